/** All that delivers in one process: the loop that sends, the recoveries that feed it, and the care behind both. */
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Registry } from 'prom-client'
import { measureDeliveries } from '../../db/delivery-care.ts'
import type { Config } from '../config.ts'
import type { Store } from '../service.ts'
import type { WebhookAccess } from './access.ts'
import { type Delivery, startDelivery } from './deliver.ts'
import { careForDeliveries, forgetDeliveries } from './delivery-care.ts'
import { createDeliveryMetrics } from './delivery-metrics.ts'
import { startRecoveryWork } from './recovery-work.ts'

export type DeliveryWorkDependencies = Pick<Store, 'db' | 'waker' | 'clock' | 'holder'> &
  Readonly<{
    webhooks: Pick<WebhookAccess, 'keys' | 'sender'>
    config: Pick<Config, 'webhookInFlightMax' | 'webhookRetentionDays'>
    logger: Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>
    registry: Registry
  }>

const careEveryMs = 60_000
const forgetEveryMs = 3_600_000

/** Started beside the work that projects. The sender stays the caller's, to be closed after `stop`. */
export function startDeliveryWork(dependencies: DeliveryWorkDependencies): Delivery {
  const { db, waker, clock, holder, webhooks, config, logger, registry } = dependencies
  const metrics = createDeliveryMetrics(registry, async () => await measureDeliveries(db))
  const { keys: storageKeys, sender } = webhooks
  const delivery = startDelivery(
    { db, waker, clock, holder, storageKeys, sender, logger, metrics },
    { inFlightMax: config.webhookInFlightMax },
  )
  const recoveries = startRecoveryWork({ db, logger, onDue: delivery.ring })
  const stopping = new AbortController()
  const { signal } = stopping

  async function keepCaring(care: () => Promise<void>, everyMs: number): Promise<void> {
    while (!signal.aborted) {
      // What the database refuses now is done in the next round.
      await care().catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error)
        if (!signal.aborted) logger.warn({ reason }, 'care for deliveries interrupted')
      })
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }
  const retentionDays = config.webhookRetentionDays
  const caring = Promise.all([
    keepCaring(async () => await careForDeliveries({ db, logger, metrics }, { signal }), careEveryMs),
    keepCaring(async () => await forgetDeliveries({ db, logger }, { retentionDays, signal }), forgetEveryMs),
  ])
  return {
    ring: (dossierId) => {
      delivery.ring(dossierId)
      recoveries.ring()
    },
    stop: async () => {
      stopping.abort()
      await recoveries.stop()
      await delivery.stop()
      await caring
    },
  }
}

/** Said at every start: what may be called although it is not public is easily forgotten. */
export function warnOfAllowed(
  logger: Pick<FastifyBaseLogger, 'warn'>,
  { webhookAllow }: Pick<Config, 'webhookAllow'>,
): void {
  if (webhookAllow.size === 0) return
  const allowed = [...webhookAllow]
  logger.warn({ allowed }, 'STANCELOG_WEBHOOK_ALLOW lets webhooks reach addresses that are not public')
}

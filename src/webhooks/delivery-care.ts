/** Looks after deliveries now and then: limits, retention, what was left undone, and whether the clocks agree. */
import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import { suspendWaiting } from '../../db/deliveries.ts'
import {
  clockAheadMs,
  forgetOldDeliveries,
  listCrowded,
  listUnsuspended,
  suspendOldest,
} from '../../db/delivery-care.ts'
import { listDossiers } from '../../db/dossiers.ts'
import type { Database } from '../../db/schema.ts'
import type { DeliveryMetrics } from './delivery-metrics.ts'

export type DeliveryCareDependencies = Readonly<{
  db: Kysely<Database>
  logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
  metrics: Pick<DeliveryMetrics, 'overflowed'>
  /** Our own clock, in Unix milliseconds. */
  now?: () => number
}>

/** Beyond it the oldest are suspended: kept, and brought back by whoever enables or recovers. */
export const pendingMaxDefault = 100_000
/** Receivers allow five minutes; and whoever reads two logs side by side is misled by less. */
export const clockDifferenceMaxMs = 60_000

/** @throws what the database says */
export async function careForDeliveries(
  dependencies: DeliveryCareDependencies,
  { pendingMax = pendingMaxDefault, signal }: Readonly<{ pendingMax?: number; signal: AbortSignal }>,
): Promise<void> {
  const { db, logger, metrics, now = Date.now } = dependencies
  const aheadMs = Math.round(await clockAheadMs(db, now))
  if (Math.abs(aheadMs) > clockDifferenceMaxMs) {
    logger.warn({ aheadMs }, 'the clock of the database differs from that of this machine')
  }
  for (const place of await listUnsuspended(db)) {
    while (!signal.aborted && (await suspendWaiting(db, place)));
  }
  for (const place of await listCrowded(db, pendingMax)) {
    let count = 0
    for (let last = -1; last !== 0 && !signal.aborted; count += last) {
      last = await suspendOldest(db, place, pendingMax)
    }
    if (count === 0) continue
    metrics.overflowed(count)
    logger.warn({ ...place, count, pendingMax }, 'oldest deliveries suspended: too many are pending')
  }
}

const dossiersPerPage = 200

/**
 * Forgets, dossier by dossier, what is older than the retention.
 *
 * @throws what the database says
 */
export async function forgetDeliveries(
  { db, logger }: Pick<DeliveryCareDependencies, 'db' | 'logger'>,
  { retentionDays, signal }: Readonly<{ retentionDays: number; signal: AbortSignal }>,
): Promise<void> {
  for (let after = ''; !signal.aborted; ) {
    const page = await listDossiers(db, { after, limit: dossiersPerPage })
    for (const { dossierId } of page) {
      if (signal.aborted) return
      const { deliveryCount, attemptCount } = await forgetOldDeliveries(db, dossierId, retentionDays)
      if (deliveryCount + attemptCount > 0) {
        logger.info({ dossierId, deliveryCount, attemptCount }, 'old deliveries forgotten')
      }
    }
    const last = page.at(-1)
    if (!last) return
    after = last.dossierId
  }
}

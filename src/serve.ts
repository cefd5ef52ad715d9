/** HTTP and, unless told otherwise, the work loop; stops both with grace. */
import { lookup } from 'node:dns/promises'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { type Logger, pino } from 'pino'
import { waitForPosition } from '../db/as-of.ts'
import { measureLag } from '../db/backlog.ts'
import { type DataDirectoryHeld, holdServiceLock, type ServiceLock } from '../db/service-lock.ts'
import { buildApp } from './app.ts'
import { assertServable, type Config } from './config.ts'
import { demoDossierId, fillDemo, wantsDemo } from './demo.ts'
import { createMetrics } from './metrics.ts'
import { createCommands, openStore, type Store } from './service.ts'
import { openWebhookAccess, type WebhookAccess } from './webhooks/access.ts'
import type { Delivery } from './webhooks/deliver.ts'
import { startDeliveryWork, warnOfAllowed } from './webhooks/delivery-work.ts'
import { startWork } from './work.ts'
import { createWorkMetrics } from './work-metrics.ts'

export type ServeOptions = Readonly<{
  /** Whether this process projects, too. */
  work: boolean
  /** Whether an empty store gets the demo dossier. */
  demo: boolean
  /** Told once, when requests are answered. */
  onReady: (url: string, store: Pick<Store, 'dataDir'>) => void
  /** Ends the service. */
  signal: AbortSignal
}>

/** How long requests in flight may take to end before their connections are closed. */
const graceMs = 10_000

/**
 * Serves until `signal` is aborted.
 *
 * The order of the end: no new requests, the ones in flight finish, the work returns its leases, deliveries under way end
 * and return theirs, then the log, the pool and, when nobody else uses it, the embedded server.
 *
 * @throws UnusableSettings, DatabaseUnavailable, DataDirectoryHeld, or what `listen` says of the address
 */
export async function serve(config: Config, options: ServeOptions): Promise<void> {
  assertServable(config)
  const logger = openLogger(config)
  const releases: (() => Promise<unknown>)[] = []
  try {
    const store = await openStore(config, { onNotice: (notice) => logger.warn(notice) })
    releases.push(store.stop)
    const lock = await lockOf(store, config, logger)
    if (lock) releases.push(lock.release)
    const metrics = createMetrics({ withProcess: true })
    const webhooks = await openWebhooks(config, logger)
    releases.push(webhooks.sender.close)
    let delivery: Delivery | undefined
    if (options.work) {
      delivery = startDeliveryWork({ ...store, webhooks, config, logger, registry: metrics.registry })
      releases.push(delivery.stop)
      const workMetrics = createWorkMetrics(metrics.registry, () => measureLag(store.db))
      const work = startWork({ ...store, logger, metrics: workMetrics, onOwed: delivery.ring })
      releases.push(work.stop)
    }
    // Who delivers here hears it at once, whoever delivers elsewhere by the database.
    const ring = (dossierId: string): void => {
      delivery?.ring(dossierId)
      store.waker.notify(dossierId)
    }
    let isReady = !options.demo
    const app = await buildApp({
      ...store,
      isReady: () => isReady,
      commands: createCommands(store),
      metrics,
      onWake: store.waker.onWake,
      webhooks: {
        ...webhooks,
        ring,
        endpointsMax: config.webhookEndpointsMax,
        recoveryDaysMax: config.webhookRetentionDays,
      },
      config,
      logger,
    })
    releases.push(async () => {
      const overdue = new AbortController()
      void pause(graceMs, undefined, { signal: overdue.signal, ref: false })
        .then(() => app.server.closeAllConnections())
        .catch(() => {})
      await app.close()
      overdue.abort()
    })
    const url = await app.listen({ host: config.host, port: config.port })
    await lock?.announce(url)
    if (options.demo && !options.signal.aborted) await offerDemo(store, { ...options, logger })
    isReady = true
    options.onReady(url, store)
    logger.info({ url, dataDir: store.dataDir, adopted: store.adopted }, 'service is ready')
    await untilAborted(options.signal)
    logger.info('service stops')
  } finally {
    for (let release = releases.pop(); release; release = releases.pop()) await release()
  }
}

/** What calling receivers needs, with the settings for it; the caller closes its sender. */
export async function openWebhooks(config: Config, logger: Pick<Logger, 'warn'>): Promise<WebhookAccess> {
  warnOfAllowed(logger, config)
  const { webhookAllow: allow, webhookDeny, webhookPorts: ports, databaseUrl } = config
  const addresses = [...webhookDeny.addresses, ...(await addressesOf(databaseUrl))]
  return await openWebhookAccess(config.keysDir, { allow, ports, deny: { ...webhookDeny, addresses } })
}

/** Where the database listens: no receiver is there. The embedded one is on loopback, where none is anyway. */
async function addressesOf(databaseUrl: string | undefined): Promise<string[]> {
  const host = databaseUrl === undefined ? '' : new URL(databaseUrl).hostname.replace(/^\[|\]$/g, '')
  if (host === '') return []
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}

/** JSON lines on stderr: stdout is for the one line that a person waits for. */
export const openLogger = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    pino.destination({ fd: 2, sync: true }),
  )

/** One service per data directory. A database of one's own is meant to be shared. */
async function lockOf(
  { url, dataDir }: Store,
  { host, port }: Config,
  logger: Logger,
): Promise<ServiceLock | undefined> {
  if (dataDir === undefined) return undefined
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return await holdServiceLock(url, {
    pid: process.pid,
    address,
    dataDir,
    onLost: (error: DataDirectoryHeld) => logger.warn(error.message),
  })
}

/** Far longer than the demo takes: whoever still waits then is better served without its last dispatch. */
const demoProjectedMs = 30_000

type Offer = Pick<ServeOptions, 'work' | 'signal'> & Readonly<{ logger: Logger }>

/** The demo is a welcome, not a condition: without it the service still serves. */
async function offerDemo(store: Store, { work, signal, logger }: Offer): Promise<void> {
  try {
    if (!(await wantsDemo(store))) return
    const { position } = await fillDemo(store)
    // Without work here nobody may be following the log yet.
    if (!work) return
    const wanted = { dossierId: demoDossierId, position, timeoutMs: demoProjectedMs }
    await Promise.race([waitForPosition(store.db, wanted), untilAborted(signal)])
  } catch (error) {
    logger.error(
      { reason: error instanceof Error ? error.message : String(error) },
      'demo dossier not created',
    )
  }
}

export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

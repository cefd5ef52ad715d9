/** The loop that delivers: who has something due gets a turn, and what a turn takes is sent at once. */
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import { isUnavailable } from '../../db/connect.ts'
import {
  type DueEndpoint,
  type EndpointPlace,
  listCallable,
  listDueEndpoints,
  listExpiredLeases,
  suspendWaiting,
} from '../../db/deliveries.ts'
import { analyzeDeliveries } from '../../db/delivery-care.ts'
import type { Waker } from '../../db/log/wake.ts'
import type { Database } from '../../db/schema.ts'
import type { Clock } from '../clock.ts'
import { hasDoubled } from '../growth.ts'
import { attemptDelivery, notBegun } from './attempt.ts'
import type { DeliveryMetrics } from './delivery-metrics.ts'
import { createLines, type Line } from './lines.ts'
import { defaultTimeouts, type Sender } from './send.ts'
import type { StorageKeys } from './storage-key.ts'
import { createTargets } from './targets.ts'
import { type Claimed, type Finished, type Turn, takeTurn } from './worker.ts'

export type DeliveryDependencies = Readonly<{
  db: Kysely<Database>
  waker: Pick<Waker, 'onWake'>
  clock: Clock
  /** Names this process in its leases. */
  holder: string
  storageKeys: StorageKeys
  sender: Sender
  logger: Pick<FastifyBaseLogger, 'debug' | 'warn' | 'error'>
  metrics: DeliveryMetrics
  /** For the jitter of slots: 0 ≤ random < 1. */
  random?: () => number
}>

export type DeliveryOptions = Readonly<{
  /** How long a delivery belongs to its worker: longer than any exchange lasts, with time to record it. */
  leaseMs?: number
  /** Exchanges of one endpoint, of all processes together. */
  inFlightMax?: number
  /** Exchanges of this process. */
  inFlightOfProcessMax?: number
  /** Turns at a time: each holds a connection to the database. */
  lanes?: number
  /** How often every endpoint is looked at, should nobody have rung. */
  pollMs?: number
  /** How long after a wake-up it is asked what became due by it. */
  heardMs?: number
  /** How often it is asked whether the endpoints that are being called may be called still. */
  watchMs?: number
  /** How long exchanges may take to end when the service stops. */
  stopGraceMs?: number
}>

export type Delivery = Readonly<{
  /** After a commit that made something due: of these endpoints, of one dossier, or of any. Never waits and never fails. */
  ring(dossierId?: string, endpointIds?: readonly string[]): void
  /** Ends after the exchanges under way, or interrupts them when their grace is over, and returns the leases. */
  stop(): Promise<void>
}>

const defaults = {
  leaseMs: defaultTimeouts.totalMs + 15_000,
  inFlightMax: 5,
  inFlightOfProcessMax: 200,
  lanes: 6,
  pollMs: 1_000,
  heardMs: 25,
  watchMs: 250,
  stopGraceMs: 5_000,
} as const

/** Another process has the endpoint's turn: it takes what is due, and a little later what it left is ours. */
const heldElsewhereMs = 25
/** A timer may fire a moment before the database's clock says that a slot has come. */
const clockSlackMs = 2
const firstBackOffMs = 1_000
const longestBackOffMs = 30_000
/** Nothing can be signed: somebody has to bring back a key. */
const unsignableMs = 60_000
/** How long the outcomes that are left may take to be recorded when the service stops. */
const lastRecordMs = 5_000

/** Several processes share the work by leases. The loop outlives the database: it tries again until it is back. */
export function startDelivery(dependencies: DeliveryDependencies, options: DeliveryOptions = {}): Delivery {
  const { db, waker, clock, holder, storageKeys, sender, logger, metrics } = dependencies
  const settings = { ...defaults, ...options }
  const turnDependencies = { db, clock, holder, random: dependencies.random ?? Math.random, ...settings }
  const targets = createTargets(db, storageKeys)
  const lines = createLines()
  const running = new Set<Promise<void>>()
  let isStopping = false
  let lanesBusy = 0
  /** Exchanges under way, and those that turns under way may begin. */
  let inFlightCount = 0
  let flightCount = 0
  let backOffMs = firstBackOffMs

  const track = (work: Promise<void>): void => {
    const tracked = work.finally(() => running.delete(tracked))
    running.add(tracked)
  }

  /** Gives turns to whoever waits for one, as long as there are lanes. */
  function pump(): void {
    while (lanesBusy < settings.lanes) {
      const room = isStopping ? 0 : settings.inFlightOfProcessMax - inFlightCount
      const line = lines.next({ hasRoom: room > 0 })
      if (!line) return
      lanesBusy += 1
      const capacity = Math.min(room, settings.inFlightMax)
      inFlightCount += capacity
      track(
        turn(line, capacity).finally(() => {
          lanesBusy -= 1
          lines.release(line)
          pump()
        }),
      )
    }
  }

  async function turn(line: Line, capacity: number): Promise<void> {
    // Whatever finishes while the transaction runs is the next turn's: nobody waits to be in company.
    const finished = line.finished.splice(0)
    const wantsAll = line.mayHaveMore
    line.mayHaveMore = false
    let unused = capacity
    try {
      const startedMs = performance.now()
      const taken = await takeTurn(turnDependencies, line.place, {
        finished,
        capacity: wantsAll ? capacity : 0,
        waits: line.isLeftBehind,
      })
      backOffMs = firstBackOffMs
      line.isLeftBehind = false
      if (!taken) {
        line.mayHaveMore = true
        return lines.block(line, heldElsewhereMs, pump)
      }
      for (const claimed of taken.claimed) {
        unused -= 1
        track(fly(line, claimed, { turn: taken, performanceMs: startedMs }))
      }
      after(line, taken)
      if (!wantsAll) return
      // Without room here it waits for the end of an exchange.
      if (taken.mayHaveMore) line.mayHaveMore = true
      if (taken.waitMs !== null) lines.wakeAfter(line, taken.waitMs + clockSlackMs, pump)
    } catch (error) {
      line.finished.unshift(...finished)
      line.mayHaveMore ||= wantsAll
      const say = isUnavailable(error) ? logger.warn : logger.error
      say.call(
        logger,
        { ...line.place, reason: messageOf(error), retryMs: backOffMs },
        'delivery interrupted',
      )
      lines.block(line, backOffMs, pump)
      backOffMs = Math.min(backOffMs * 2, longestBackOffMs)
    } finally {
      inFlightCount -= unused
    }
  }

  /** Sends one delivery, and leaves what came of it for the next turn of its endpoint. */
  async function fly(
    line: Line,
    claimed: Claimed,
    { turn, performanceMs }: Readonly<{ turn: Turn; performanceMs: number }>,
  ): Promise<void> {
    const controller = new AbortController()
    line.flights.add(controller)
    flightCount += 1
    metrics.inFlight(flightCount)
    let finished: Finished
    try {
      finished = await attemptDelivery({ targets, sender }, claimed, {
        place: line.place,
        version: turn,
        claimedAt: { now: turn.now, performanceMs },
        signal: controller.signal,
      })
    } catch (error) {
      // Not the receiver's fault: it goes back to where it was, and waits for somebody to repair it.
      logger.error({ ...line.place, reason: messageOf(error), retryMs: unsignableMs }, 'delivery not begun')
      finished = notBegun(claimed)
      lines.rest(line, unsignableMs, pump)
    }
    line.flights.delete(controller)
    flightCount -= 1
    inFlightCount -= 1
    metrics.inFlight(flightCount)
    line.finished.push(finished)
    // A slot is free, and what waits may take it in the same transaction.
    if (!isStopping) line.mayHaveMore = true
    lines.enqueue(line)
    // Those whose answers came in the same moment share a transaction.
    setImmediate(pump)
  }

  let attemptCount = 0
  /** As often as what this process attempted has doubled; until then a planner takes any index for as good as another. */
  function countAttempts(count: number): void {
    const before = attemptCount
    attemptCount += count
    if (hasDoubled(before, attemptCount)) track(analyzeDeliveries(db).catch(onFault))
  }

  /** Tells what a turn recorded, and does what follows from it. */
  function after(line: Line, { logged, disabled, logFault }: Turn): void {
    if (logged.length > 0) countAttempts(logged.length)
    for (const { finished, class: outcome, state, nextAttemptAt } of logged) {
      if (!finished.sent) continue
      metrics.attempted(outcome)
      const { deliveryId, attemptTotal } = finished.claimed.delivery
      const { status, timings } = finished.exchange
      logger.debug(
        {
          ...line.place,
          deliveryId,
          attempt: attemptTotal,
          class: outcome,
          status,
          ms: Math.round(timings.totalMs),
          state,
          nextAttemptAt,
        },
        'delivery attempted',
      )
    }
    if (logFault !== null) logger.warn({ ...line.place, code: logFault }, 'attempt not logged')
    if (disabled === null) return
    logger.warn({ ...line.place, reason: disabled }, 'webhook endpoint disabled')
    track(suspendAll(line.place))
    ring(line.place.dossierId)
  }

  /** Should it not come to its end, the care does what is left. */
  async function suspendAll(place: EndpointPlace): Promise<void> {
    try {
      while (!isStopping && (await suspendWaiting(db, place))) await pause(0)
    } catch (error) {
      logger.warn({ ...place, reason: messageOf(error) }, 'deliveries not suspended yet')
    }
  }

  function want({ waitMs, ...place }: DueEndpoint): void {
    if (isStopping) return
    const line = lines.of(place)
    if (line.restsUntil > performance.now()) return
    if (waitMs > 0) {
      lines.wakeAfter(line, waitMs + clockSlackMs, pump)
      return
    }
    line.mayHaveMore = true
    lines.enqueue(line)
  }

  const rung = createSurvey(async (dossierIds) => {
    if (isStopping) return
    const due = await listDueEndpoints(db, { dossierIds, withinMs: settings.pollMs * 2 })
    due.forEach(want)
    pump()
  }, onFault)

  const polled = createSurvey(async () => {
    if (isStopping) return
    const [due, expired] = await Promise.all([
      listDueEndpoints(db, { withinMs: settings.pollMs * 2 }),
      listExpiredLeases(db),
    ])
    due.forEach(want)
    for (const place of expired) {
      lines.of(place).isLeftBehind = true
      want({ ...place, waitMs: 0 })
    }
    pump()
  }, onFault)

  function onFault(error: unknown): void {
    if (!isStopping) logger.warn({ reason: messageOf(error) }, 'due deliveries cannot be listed')
  }

  function ring(dossierId?: string, endpointIds?: readonly string[]): void {
    if (isStopping) return
    if (dossierId !== undefined && endpointIds) {
      // Their turns say whether they may be called.
      for (const endpointId of endpointIds) want({ dossierId, endpointId, waitMs: 0 })
      pump()
    } else if (dossierId === undefined) polled.want()
    else rung.want(dossierId)
  }

  /** No exchange outlasts by more than this the moment at which its endpoint may not be called any more. */
  let isWatching = false
  async function watch(): Promise<void> {
    const flying = lines.flying()
    if (isWatching || flying.length === 0) return
    isWatching = true
    try {
      const callable = await listCallable(
        db,
        flying.map(({ place }) => place),
      )
      const known = new Set(callable.map(({ dossierId, endpointId }) => `${dossierId} ${endpointId}`))
      for (const { key, flights } of flying) {
        if (!known.has(key)) for (const flight of flights) flight.abort()
      }
    } catch (error) {
      onFault(error)
    } finally {
      isWatching = false
    }
  }

  const poll = setInterval(() => polled.want(), settings.pollMs)
  const watcher = setInterval(() => track(watch()), settings.watchMs)
  const heard = new Map<string, NodeJS.Timeout>()
  const unsubscribe = waker.onWake((dossierId) => {
    // Without a dossier it says that time has passed, which our own poll says, too.
    if (dossierId === undefined || heard.has(dossierId)) return
    // Every append wakes, and what this process owes rings by itself: others can be asked about a little later.
    const timer = setTimeout(() => {
      heard.delete(dossierId)
      ring(dossierId)
    }, settings.heardMs)
    heard.set(dossierId, timer.unref())
  })
  polled.want()

  return {
    ring,
    stop: async () => {
      isStopping = true
      unsubscribe()
      for (const timer of heard.values()) clearTimeout(timer)
      clearInterval(poll)
      lines.forget()
      const overdue = setTimeout(() => {
        for (const { flights } of lines.flying()) for (const flight of flights) flight.abort()
      }, settings.stopGraceMs)
      const allEnded = async () => {
        while (running.size > 0) await Promise.allSettled([...running])
      }
      // The watcher works on: an endpoint may be paused in these seconds, too.
      while (inFlightCount > 0) await Promise.race([...running, pause(50)])
      clearTimeout(overdue)
      clearInterval(watcher)
      const deadline = performance.now() + lastRecordMs
      do {
        pump()
        await allEnded()
        if (lines.hasFinished()) await pause(50)
      } while (lines.hasFinished() && performance.now() < deadline)
      await Promise.all([rung.ended(), polled.ended()])
      lines.forget()
    },
  }
}

/** Asks at most once at a time; who asks meanwhile is answered together with others by the next question. */
function createSurvey(
  ask: (dossierIds: readonly string[]) => Promise<void>,
  onFault: (error: unknown) => void,
) {
  const wanted = new Set<string>()
  let isWanted = false
  let asking: Promise<void> | undefined
  async function askAll(): Promise<void> {
    while (isWanted) {
      isWanted = false
      const dossierIds = [...wanted]
      wanted.clear()
      await ask(dossierIds).catch(onFault)
    }
    asking = undefined
  }
  return {
    want: (dossierId?: string): void => {
      isWanted = true
      if (dossierId !== undefined) wanted.add(dossierId)
      asking ??= askAll()
    },
    ended: async (): Promise<void> => await asking,
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

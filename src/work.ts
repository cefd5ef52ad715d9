/** The loop behind the writers: projects, reads again after a new codebook, forgets old idempotency keys. */
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { type Behind, listBehind } from '../db/backlog.ts'
import { isUnavailable } from '../db/connect.ts'
import { listDossiers } from '../db/dossiers.ts'
import { forgetOldKeys } from '../db/idempotency.ts'
import { LeaseLost } from '../db/leases.ts'
import type { Waker } from '../db/log/wake.ts'
import { rulesVersion } from '../projections/rules-version.ts'
import { ProjectionStopped, projectDossier } from './projector.ts'
import { type RereadDependencies, rereadDossier } from './reread-dossier.ts'
import type { WorkMetrics } from './work-metrics.ts'

export type WorkDependencies = RereadDependencies &
  Readonly<{ waker: Waker; logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>; metrics: WorkMetrics }>

export type WorkOptions = Readonly<{
  /** How many dossiers are projected at a time, so that one with a long way to go does not stop the others. */
  lanes?: number
  /** How often every dossier is looked after: old keys, and re-reading that a killed process left undone. */
  careEveryMs?: number
}>

export type Work = Readonly<{
  /** Ends after the batches in flight and returns the leases. */
  stop(): Promise<void>
}>

const lanesDefault = 2
const careEveryMsDefault = 3_600_000
/** Another process has it: by then it is done, or its lease is free. */
const heldElsewhereMs = 1_000
/** An event that cannot be folded is tried again, for whoever repairs it need not restart us. */
const firstBackOffMs = 1_000
const longestBackOffMs = 300_000
const sliceMs = 2_000
/** Whoever writes articles one after the other finds the dossier held and its rows in memory. */
const lingerMs = 100
const dossiersPerPage = 200

/** Several processes share the work by leases. The loop outlives the database: it tries again until it is back. */
export function startWork(dependencies: WorkDependencies, options: WorkOptions = {}): Work {
  const { db, waker, logger, metrics, codebooks } = dependencies
  const { lanes = lanesDefault, careEveryMs = careEveryMsDefault } = options
  const stopping = new AbortController()
  const { signal } = stopping
  /** Who is not tried before its time. */
  const resting = new Map<string, number>()
  /** How long was waited the last time, by those that stop at an event. */
  const stopped = new Map<string, number>()
  /** Of which codebook it is known that every article was read with it. */
  const readWith = new Map<string, string>()
  const bell = createBell(signal)
  const unsubscribe = waker.onWake((dossierId) => bell.ring(dossierId))

  async function turn(): Promise<void> {
    forgetExpired()
    // Whatever rang before is among those that are listed.
    bell.hush()
    const due = await listBehind(db, { rules: rulesVersion, except: [...resting.keys()] })
    if (due.length === 0) return await bell.heard()
    const lane = async (): Promise<void> => {
      for (let next = due.shift(); next && !signal.aborted; next = due.shift()) await project(next)
    }
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
    const failed = ended.find((each) => each.status === 'rejected')
    if (failed) throw failed.reason
  }

  async function project({ dossierId, isOutdated }: Behind): Promise<void> {
    // Somebody who never stops writing to one dossier must not keep a lane for himself. Folding anew has no middle.
    const slice = openSlice(signal, isOutdated ? undefined : sliceMs)
    try {
      const position = await projectDossier(dependencies, dossierId, {
        signal: slice.signal,
        more: async () => !slice.signal.aborted && (await bell.ringsAgain(dossierId, lingerMs)),
      })
      if (position === undefined) return rest(dossierId, heldElsewhereMs)
      if (stopped.delete(dossierId)) metrics.stopped(stopped.size)
      await noticeCodebook(dossierId)
    } catch (error) {
      if (slice.signal.aborted && error === slice.signal.reason) return
      if (error instanceof LeaseLost) return rest(dossierId, heldElsewhereMs)
      // Without a database everybody waits; whatever else it is concerns this dossier alone.
      if (isUnavailable(error)) throw error
      const waitMs = Math.min((stopped.get(dossierId) ?? firstBackOffMs / 2) * 2, longestBackOffMs)
      stopped.set(dossierId, waitMs)
      metrics.stopped(stopped.size)
      rest(dossierId, waitMs)
      const position = error instanceof ProjectionStopped ? error.position : undefined
      logger.error({ dossierId, position, reason: messageOf(error), retryMs: waitMs }, 'projection stopped')
    } finally {
      slice.close()
    }
  }

  const rest = (dossierId: string, waitMs: number): void => {
    resting.set(dossierId, performance.now() + waitMs)
  }

  function forgetExpired(): void {
    const now = performance.now()
    for (const [dossierId, until] of resting) if (until <= now) resting.delete(dossierId)
  }

  /** Re-reading is long: it runs beside the projections, one dossier after another. */
  let rereading: Promise<void> = Promise.resolve()
  async function noticeCodebook(dossierId: string): Promise<void> {
    const published = await codebooks.at(dossierId)
    if (!published || readWith.get(dossierId) === published.contentHash) return
    readWith.set(dossierId, published.contentHash)
    rereading = rereading.then(() => reread(dossierId))
  }

  async function reread(dossierId: string): Promise<void> {
    if (signal.aborted) return
    try {
      const count = await rereadDossier(dependencies, dossierId, { signal })
      if (count) {
        metrics.reread(count)
        logger.info({ dossierId, count }, 'articles read again')
      }
    } catch (error) {
      // The next round of care finds what is left.
      readWith.delete(dossierId)
      logger.error({ dossierId, reason: messageOf(error) }, 'articles cannot be read again')
    }
  }

  async function care(): Promise<void> {
    for (let after = ''; !signal.aborted; ) {
      const page = await listDossiers(db, { after, limit: dossiersPerPage })
      for (const { dossierId } of page) {
        if (signal.aborted) return
        await forgetOldKeys(db, dossierId)
        readWith.delete(dossierId)
        await noticeCodebook(dossierId).catch((error: unknown) => {
          if (isUnavailable(error)) throw error
          logger.error({ dossierId, reason: messageOf(error) }, 'codebook cannot be read')
        })
      }
      const last = page.at(-1)
      if (!last) return
      after = last.dossierId
    }
  }

  /** Runs until the end, whatever the database does meanwhile. */
  async function keepRunning(run: () => Promise<void>, betweenMs: number): Promise<void> {
    let waitMs = firstBackOffMs
    while (!signal.aborted) {
      try {
        await run()
        waitMs = firstBackOffMs
        if (betweenMs > 0) await pause(betweenMs, undefined, { signal, ref: false })
      } catch (error) {
        if (signal.aborted) return
        logger.warn({ reason: messageOf(error), retryMs: waitMs }, 'work interrupted')
        await pause(waitMs, undefined, { signal }).catch(() => {})
        waitMs = Math.min(waitMs * 2, heldElsewhereMs * 30)
      }
    }
  }

  const running = Promise.all([keepRunning(turn, 0), keepRunning(care, careEveryMs)])
  return {
    stop: async () => {
      unsubscribe()
      stopping.abort()
      await running
      await rereading
    },
  }
}

/** A share of time that also ends with everything else. `AbortSignal.any` would leave a trace on `signal` each time. */
function openSlice(signal: AbortSignal, ms: number | undefined) {
  const controller = new AbortController()
  const end = () => controller.abort()
  const timer = ms === undefined ? undefined : setTimeout(end, ms)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  return {
    signal: controller.signal,
    close: () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    },
  }
}

/** Remembers a ring that nobody waited for, so that nothing is slept through. */
function createBell(signal: AbortSignal) {
  /** The dossiers that rang; undefined for any. */
  const rung = new Set<string | undefined>()
  const waiting = new Set<() => void>()
  const ring = (dossierId?: string) => {
    rung.add(dossierId)
    for (const wakeUp of [...waiting]) wakeUp()
  }
  const next = async (timeoutMs?: number): Promise<void> => {
    await new Promise<void>((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(wakeUp, timeoutMs)
      function wakeUp(): void {
        clearTimeout(timer)
        waiting.delete(wakeUp)
        resolve()
      }
      waiting.add(wakeUp)
    })
  }
  signal.addEventListener('abort', () => ring())
  return {
    ring,
    /** Forgets who rang. */
    hush: (): void => rung.clear(),
    heard: async (): Promise<void> => {
      if (rung.size === 0) await next()
    },
    /** Whether this dossier rings before so long; false as soon as another one does, which must not wait for it. */
    ringsAgain: async (dossierId: string, timeoutMs: number): Promise<boolean> => {
      if (rung.size === 0) await next(timeoutMs)
      return rung.size === 1 && rung.delete(dossierId)
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

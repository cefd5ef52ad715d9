/** Gathers concurrent appends of a dossier into one transaction, and is the log's front for everybody else. */
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import { type FirstAnswer, storeFirstAnswer } from '../idempotency.ts'
import type { Database } from '../schema.ts'
import { type Append, type AppendAnswer, appendBatch, checkStorable, encodeBatch } from './append.ts'
import * as outcomes from './outcomes.ts'
import * as read from './read.ts'

/** The log of every dossier. Made once per process with `createLog`. */
export type Log = Readonly<{
  /**
   * Appends, together with whatever else gathers for the dossier. Appends of one process are taken in the
   * order in which they were made.
   *
   * @throws Unstorable, Overloaded, OutcomeUnknown, LogClosed, or what the driver says when the database is gone
   */
  append(dossierId: string, append: Append): Promise<AppendAnswer>
  /** For imports: as many as there are, in batches, each append answered in its place. */
  appendMany(dossierId: string, appends: readonly Append[]): Promise<AppendAnswer[]>
  readStream(dossierId: string, stream: string): Promise<read.StoredStream>
  readAfter(dossierId: string, position: number, limit: number): Promise<read.StoredEvent[]>
  readPositions(dossierId: string, positions: readonly number[]): Promise<read.StoredEvent[]>
  head(dossierId: string): Promise<read.Head | undefined>
  positionAt(dossierId: string, instant: string): Promise<number>
  /** Keeps the answer to a request that appends nothing, or returns the one that its key was first used for. */
  keepAnswer(
    dossierId: string,
    answer: Parameters<typeof storeFirstAnswer>[2],
  ): Promise<FirstAnswer | undefined>
  /** Refuses new appends and waits for those that were taken. The pool stays open: it belongs to the caller. */
  close(): Promise<void>
}>

export type LogOptions = Readonly<{
  /** Told after a commit that appended something, and outside of it. */
  onAppended?: (dossierId: string) => void
  /** How long a lost connection is tried again for, in order to learn what became of a batch. */
  outcomeTimeoutMs?: number
  /** What a process may hold back while the database is slow; beyond it new appends are refused. */
  waitingBytesMax?: number
}>

/** The process was told to stop. Nothing was appended. */
export class LogClosed extends Error {
  override readonly name = 'LogClosed'
}

/** More is waiting for the database than the process may hold. Nothing was appended; try again later. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

/** Bounds of one transaction: beyond them the rate no longer rises, and others wait for the dossier. */
const batchMax = { appends: 400, events: 1_000, bytes: 4_000_000 } as const
const waitingBytesMaxDefault = 256_000_000
const outcomeTimeoutMsDefault = 10_000

type Waiting = Readonly<{
  append: Append
  /** UTF-16 units, which is close enough to bytes for a bound. */
  size: number
  answer: (answer: AppendAnswer) => void
  fail: (error: unknown) => void
}>

/** Those that wait for one dossier. The entry exists while there is somebody to flush it. */
type Queue = { waiting: Waiting[]; isFlushing: boolean }

export function createLog({ pool, db }: { pool: Pool; db: Kysely<Database> }, options: LogOptions = {}): Log {
  const { onAppended, waitingBytesMax = waitingBytesMaxDefault } = options
  const outcomeTimeoutMs = options.outcomeTimeoutMs ?? outcomeTimeoutMsDefault
  const queues = new Map<string, Queue>()
  const flushes = new Set<Promise<void>>()
  let waitingBytes = 0
  let isClosed = false

  async function append(dossierId: string, append: Append): Promise<AppendAnswer> {
    checkStorable(append)
    if (isClosed) throw new LogClosed('the log is closed')
    const size = sizeOf(append)
    if (waitingBytes + size > waitingBytesMax) throw new Overloaded('too much waits for the database')
    waitingBytes += size
    return await new Promise<AppendAnswer>((answer, fail) => {
      const queue = queues.get(dossierId) ?? { waiting: [], isFlushing: false }
      queues.set(dossierId, queue)
      queue.waiting.push({ append, size, answer, fail })
      if (queue.isFlushing) return
      queue.isFlushing = true
      const flushed = flush(dossierId, queue).finally(() => flushes.delete(flushed))
      flushes.add(flushed)
    })
  }

  /** There is no timer: while one transaction runs, the next one gathers. */
  async function flush(dossierId: string, queue: Queue): Promise<void> {
    while (queue.waiting.length > 0) {
      // One turn of the event loop, so that all those whom the last commit answered can join the next.
      await new Promise((turn) => setImmediate(turn))
      const batch = takeBatch(queue.waiting)
      const settled = await outcomes.settle(
        (appends) => appendOnce(pool, dossierId, appends),
        batch.map(({ append }) => append),
        outcomeTimeoutMs,
      )
      let hasAppended = false
      batch.forEach(({ size, answer, fail }, i) => {
        const outcome = settled[i]
        waitingBytes -= size
        if (outcome && 'answer' in outcome) {
          hasAppended ||= outcome.answer.kind === 'appended'
          answer(outcome.answer)
        } else {
          fail(outcome?.error)
        }
      })
      if (hasAppended) onAppended?.(dossierId)
    }
    queue.isFlushing = false
    queues.delete(dossierId)
  }

  return {
    append,
    appendMany: async (dossierId, appends) =>
      await Promise.all(appends.map((each) => append(dossierId, each))),
    readStream: async (dossierId, stream) => await read.readStream(db, dossierId, stream),
    readAfter: async (dossierId, position, limit) => await read.readAfter(db, dossierId, position, limit),
    readPositions: async (dossierId, positions) => await read.readPositions(db, dossierId, positions),
    head: async (dossierId) => await read.findHead(db, dossierId),
    positionAt: async (dossierId, instant) => await read.findPositionAt(db, dossierId, instant),
    keepAnswer: async (dossierId, answer) => await storeFirstAnswer(db, dossierId, answer),
    close: async () => {
      isClosed = true
      await Promise.all(flushes)
    },
  }
}

async function appendOnce(
  pool: Pool,
  dossierId: string,
  appends: readonly Append[],
): Promise<AppendAnswer[]> {
  const batch = encodeBatch(dossierId, appends)
  const client = await pool.connect().catch((error: unknown) => {
    throw new outcomes.NothingSent(error)
  })
  let failure: unknown
  try {
    return await appendBatch(client, batch)
  } catch (error) {
    failure = error
    throw error
  } finally {
    // A connection that broke must not go back to the pool.
    client.release(outcomes.isUnknown(failure))
  }
}

/** From the front and in order; the first always fits, however large it is. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  let events = 0
  let bytes = 0
  let count = 0
  for (const { append, size } of waiting) {
    events += append.events.length
    bytes += size
    const isFull = count === batchMax.appends || events > batchMax.events || bytes > batchMax.bytes
    if (count > 0 && isFull) break
    count += 1
  }
  return waiting.splice(0, count)
}

const sizeOf = ({ events, text }: Append): number =>
  events.reduce((size, { payload }) => size + payload.length, text?.text.length ?? 0)

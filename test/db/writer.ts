/**
 * A process of its own that appends: to be raced against its like, and to be killed. Every acknowledgement
 * is one line of JSON on stdout, written before the next append of the same lane begins.
 *
 * Arguments: url, dossier, name, seed, and the number of appends per lane (0: until somebody kills it).
 */
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openDatabase, openPool } from '../../db/connect.ts'
import type { Append, AppendAnswer } from '../../db/log/append.ts'
import { createLog } from '../../db/log/group-commit.ts'
import { randomFrom } from './random.ts'

/** `payloads` are the ones that the append brought; they occur nowhere else, in no process. */
export type Acknowledged = Readonly<{
  writer: string
  stream: string
  key: string | null
  payloads: readonly string[]
  answer: AppendAnswer
}>

/** What a payload says of itself, so that half an append can be told from a whole one. Places count from 1. */
export type Part = Readonly<{ writer: string; append: number; place: number; of: number; filler: string }>

const [url = '', dossierId = '', writer = '', seed = '1', appendsPerLane = '0'] = process.argv.slice(2)
const lanes = 8
const streamCount = 6
const keyCount = 40
const appendsMax = Number(appendsPerLane) || Number.POSITIVE_INFINITY

const pool = openPool(url, { connectionsMax: 3 })
// Two logs stand for two processes more: their batches meet at the dossier's head only.
const logs = [0, 1].map(() => createLog({ pool, db: openDatabase(pool) }))
const random = randomFrom(Number(seed))
const pick = (count: number) => Math.floor(random() * count)
const known = new Map<string, number>()
let appendCount = 0

await Promise.all(Array.from({ length: lanes }, (_, lane) => appendOverAndOver(lane)))
await Promise.all(logs.map((log) => log.close()))
await pool.end()

async function appendOverAndOver(lane: number): Promise<void> {
  for (let count = 0; count < appendsMax; count++) {
    const append = someAppend()
    const answer = await logs[lane % logs.length]?.append(dossierId, append)
    if (!answer) return
    const { stream, idempotency, events } = append
    if (answer.kind === 'appended') known.set(stream, answer.version)
    if (answer.kind === 'conflict') known.set(stream, answer.actualVersion)
    acknowledge({
      writer,
      stream,
      key: idempotency?.key ?? null,
      payloads: events.map(({ payload }) => payload),
      answer,
    })
  }
}

/** On streams that others write too, often against a version that is stale, sometimes with a key that was used. */
function someAppend(): Append {
  const stream = `article-${pick(streamCount)}`
  const key = random() < 0.3 ? `key-${pick(keyCount)}` : undefined
  const of = 1 + pick(6)
  appendCount += 1
  const part = (place: number): Part => {
    return { writer, append: appendCount, place, of, filler: '« é »'.repeat(pick(40)) }
  }
  return {
    stream,
    expectedVersion: random() < 0.4 ? (known.get(stream) ?? 0) : 'any',
    events: Array.from({ length: of }, (_, i) => ({
      type: 'ClaimRecorded',
      schemaVersion: 1,
      payload: JSON.stringify(part(i + 1)),
    })),
    ...(key ? { idempotency: { key, requestHash: sha256(key), status: 201 } } : {}),
  }
}

/** Written at once: what is still in a buffer when the process is killed was never acknowledged. */
function acknowledge(acknowledged: Acknowledged): void {
  const line = Buffer.from(`${JSON.stringify(acknowledged)}\n`)
  for (let sent = 0; sent < line.length; ) {
    try {
      sent += writeSync(1, line, sent)
    } catch (error) {
      // The reader of the pipe is slow.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

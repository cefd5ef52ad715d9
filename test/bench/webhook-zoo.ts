/**
 * What a healthy receiver notices of bad ones: the time of its exchanges at the 99th percentile, alone, and while the whole zoo
 * is called by the same sender. The receivers are in a process of their own, so that it is the sender which is measured.
 *
 * The healthy one is called 100 times a second over one kept connection. Each of the sixty others is called again 5 s after
 * it failed, as the schedule says first; in service the back-off of its endpoint soon makes that one call in 30 s or more.
 */
import { fork } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Sender } from '../../src/webhooks/send.ts'
import { startReceiver } from '../support/receiver.ts'
import { type Place, patience, requestTo, senderFor, zoo } from '../support/zoo.ts'
import { type Contender, rowsOf } from './rounds.ts'
import type { Row } from './run.ts'

const everyMs = 10
/** The first wait of the schedule. */
const badAgainMs = 5_000
const receiversWord = 'receivers'
const animals = Object.values(zoo)

export async function rows(): Promise<Row[]> {
  const child = fork(import.meta.filename, [receiversWord])
  try {
    const places = await new Promise<readonly Place[]>((resolve, reject) => {
      child.once('message', (message) => resolve(placesOf(message)))
      child.once('exit', () => reject(new Error('the receivers did not start')))
    })
    const [neighbour, ...bad] = places
    if (neighbour === undefined) throw new Error('no receiver was started')
    const contenders: Contender[] = [
      { id: 'webhooks.neighbour_p99', unit: 'ms', run: (ms) => measure(neighbour, [], ms) },
      { id: 'webhooks.zoo_neighbour_p99', unit: 'ms', run: (ms) => measure(neighbour, bad, ms) },
    ]
    const compare = { 'webhooks.zoo_neighbour_p99': ['webhooks.neighbour_p99'] }
    return await rowsOf(contenders, { rounds: 5, ms: 5_000, compare })
  } finally {
    child.kill()
  }
}

/** The 99th percentile of the healthy one's exchanges, in milliseconds. */
async function measure(neighbour: Place, bad: readonly Place[], ms: number): Promise<number> {
  const sender = senderFor([neighbour, ...bad], { ...patience, headersMs: 1_000, connectMs: 1_000 })
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const around = bad.map((place, i) => callAgain(sender, place, animals[i]?.host, over.signal))
  const times: number[] = []
  const start = performance.now()
  for (let slot = start; slot < start + ms; slot += everyMs) {
    await wait(Math.max(0, slot - performance.now()))
    const { status, timings } = await sender.send({ ...requestTo(neighbour), dossierId: 'pension-reform' })
    if (status !== 200) throw new Error(`the healthy receiver got ${status}`)
    times.push(timings.totalMs)
  }
  over.abort()
  await sender.close()
  await Promise.all(around)
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
}

async function callAgain(sender: Sender, place: Place, host: string | undefined, signal: AbortSignal) {
  // Not all at the same moment.
  await wait(Math.random() * badAgainMs, undefined, { signal }).catch(() => {})
  while (!signal.aborted) {
    await sender.send(requestTo(place, host))
    await wait(badAgainMs, undefined, { signal }).catch(() => {})
  }
}

function placesOf(message: unknown): readonly Place[] {
  if (!Array.isArray(message)) throw new Error('the receivers said something else')
  return message.map(({ url, port }: Place) => ({ url, port }))
}

if (process.argv[2] === receiversWord && process.send !== undefined) {
  const receivers = await Promise.all([
    startReceiver(),
    ...animals.map(({ receiver }) => startReceiver(receiver)),
  ])
  process.send(receivers.map(({ url, port }) => ({ url, port })))
  // Whoever started this may be gone without a word.
  process.once('disconnect', () => process.exit())
}

/** The receiver zoo: each misbehaviour ends in its class, within its time and memory, and hurts no neighbour. */
import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { classOf } from '../../src/webhooks/outcome.ts'
import { misbehaviours, type Receiver, startReceiver } from '../support/receiver.ts'
import { type Animal, compressed, megabytes, requestTo, senderFor, timeoutsFor, zoo } from '../support/zoo.ts'

t.setTimeout(120_000)

/** Where one wait is short, the rest of the time is left for a busy machine; what never ends is still found. */
const endsWithinMs = 8_000
const now = '2026-11-22T00:00:00.000000Z'

t.test('each receiver of the zoo ends in its class, in time, and leaves no connection behind', async (t) => {
  const animals = Object.entries(zoo)
  // A few at once: most of them wait.
  const look = async (): Promise<void> => {
    for (let next = animals.shift(); next !== undefined; next = animals.shift()) await meet(t, ...next)
  }
  await Promise.all(Array.from({ length: 8 }, look))
})

async function meet(t: Tap, name: string, animal: Animal): Promise<void> {
  const { is, status = null, receiver: options, host } = animal
  const receiver = await startReceiver(options)
  const sender = senderFor([receiver], timeoutsFor(animal))
  // Twice: the second may come over the connection of the first.
  for (const turn of ['first', 'second']) {
    const exchange = await sender.send(requestTo(receiver, host))
    const came = exchange.failure?.detail ?? `status ${exchange.status}`
    t.equal(classOf(exchange, now), is, `${name}, the ${turn} time: ${came}`)
    t.equal(exchange.status, status, 'its status')
    t.equal(exchange.status === null, exchange.failure !== null, 'a status or a reason')
    t.ok(exchange.timings.totalMs < endsWithinMs, 'in time')
    t.ok(Buffer.byteLength(exchange.answer) <= 1_024, 'no more of it is kept')
  }
  await sender.close()
  await untilNoneIsOpen([receiver])
  t.equal(receiver.openCount(), 0, `${name}: no connection is left`)
  await receiver.close()
}
type Tap = {
  ok(found: boolean, name: string): unknown
  equal(found: unknown, wanted: unknown, name: string): unknown
}

t.test('an answer without an end takes no memory', async (t) => {
  const bodies = [
    misbehaviours.endlessBody,
    { body: megabytes(10) },
    compressed('gzip', gzipSync(megabytes(50))),
  ]
  const receivers = await Promise.all(bodies.map((answer) => startReceiver({ answer })))
  const sender = senderFor(receivers)
  t.teardown(() => Promise.all([sender.close(), ...receivers.map((receiver) => receiver.close())]))
  const once = () => Promise.all(receivers.map((receiver) => sender.send(requestTo(receiver))))
  const held = () => process.memoryUsage().heapUsed + process.memoryUsage().external
  for (let turn = 0; turn < 5; turn++) await once()
  const before = held()
  let most = 0
  for (let turn = 0; turn < 40; turn++) {
    await once()
    most = Math.max(most, held())
  }
  // 120 answers; whole, those would be 2.5 GB. The receivers' own buffers are in this process, too.
  t.ok(most - before < 128 * 1_048_576, `${Math.round((most - before) / 1_048_576)} MB more at most`)
  await sender.close()
  await untilNoneIsOpen(receivers)
})

t.test('a healthy neighbour is served while the whole zoo is called', async (t) => {
  const neighbour = await startReceiver()
  const animals = Object.values(zoo)
  const receivers = await Promise.all(animals.map(({ receiver }) => startReceiver(receiver)))
  // Wide enough that a busy machine is not taken for a bad receiver. How near the neighbour stays to a run without them
  // is measured by `npm run bench -- webhook-zoo`; here, that it is not held up by those who wait for nothing.
  const sender = senderFor([neighbour, ...receivers])
  t.teardown(() => Promise.all([sender.close(), neighbour.close(), ...receivers.map((one) => one.close())]))

  const over = new AbortController()
  setMaxListeners(receivers.length, over.signal)
  const around = receivers.map(async (receiver, i) => {
    const classes = new Set<string>()
    while (!over.signal.aborted) {
      classes.add(classOf(await sender.send(requestTo(receiver, animals[i]?.host), over), now))
      // The receivers share this process with the sender, and the fast ones would fill it.
      await wait(50)
    }
    return classes
  })
  for (let turn = 0; turn < 40; turn++) {
    const { status } = await sender.send(requestTo(neighbour))
    if (status !== 200) t.fail(`the neighbour got ${status}`)
  }
  over.abort()
  const classes = await Promise.all(around)
  t.equal(neighbour.requests.length, 40)
  for (const [i, { is }] of animals.entries()) {
    const others = [...(classes[i] ?? [])].filter(
      (found) => kindOf(found) !== kindOf(is) && found !== 'interrupted',
    )
    t.same(others, [], `${Object.keys(zoo)[i]} is what it is beside others, too`)
  }
  await sender.close()
  await untilNoneIsOpen([neighbour, ...receivers])
  const openCount = receivers.reduce((sum, receiver) => sum + receiver.openCount(), 0)
  t.equal(openCount, 0, 'no connection is left')
})

/** Which wait ends first is a matter of how long they are, and here none is short. */
const kindOf = (found: string): string => found.replace(/^timeout_.*/, 'timeout')

async function untilNoneIsOpen(receivers: readonly Receiver[]): Promise<void> {
  for (let turn = 0; receivers.some((receiver) => receiver.openCount() > 0) && turn < 200; turn++)
    await wait(10)
}

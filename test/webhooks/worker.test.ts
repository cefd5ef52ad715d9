/** Delivering: what is owed arrives, in its order, from whichever worker, and an endpoint in trouble holds up nobody. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import t from 'tap'
import type { EndpointPlace } from '../../db/deliveries.ts'
import { cancelWaiting, replayDelivery } from '../../db/endpoint-deliveries.ts'
import { deleteEndpoint, lockEndpoint, updateEndpoint } from '../../db/webhook-endpoints.ts'
import { messageSchemas } from '../../projections/notifications/payloads.ts'
import { careForDeliveries, forgetDeliveries } from '../../src/webhooks/delivery-care.ts'
import { rotateSecret } from '../../src/webhooks/endpoint-secrets.ts'
import { cloneDatabase } from '../support/database.ts'
import {
  addSubscriber,
  attemptsOf,
  deliveriesOf,
  letTimePass,
  makeDossier,
  openKeys,
  owe,
  type Subscriber,
  startWorker,
  until,
  untilAll,
  verifyIndependently,
} from '../support/delivering.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'

t.setTimeout(120_000)
const { db, pool } = await cloneDatabase(t)
const storageKeys = await openKeys(t)
const dossierId = 'delivered'
await makeDossier(db, dossierId)

t.test('what is owed arrives at once, byte for byte, and the independent library verifies it', async (t) => {
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const headers = { 'x-receiver-key': 'static words', authorization: 'Bearer token-of-the-receiver' }
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'odd bodies' },
    { url: receiver.url, headers },
  )
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, pollMs: 60_000 })
  const long = `{"long":"${'é'.repeat(32_000)}"}`
  const bodies = [
    '{"plain":true}',
    '{"dove":"🕊","quotes":"« trêve »"}',
    '{"separator":"\u2028","script":"</script>"}',
    long,
  ]
  t.ok(Buffer.byteLength(long) > 64_000)
  const ids = await owe(
    db,
    dossierId,
    [place.endpointId],
    bodies.map((body, i) => ({ body, subject: `claim/${i}` })),
  )
  worker.ring(dossierId)
  await receiver.waitFor(4)
  await untilAll(db, place, 'delivered')

  const received = receiver.requests.toSorted(
    (one, other) =>
      Number(one.headers['stancelog-endpoint-sequence']) -
      Number(other.headers['stancelog-endpoint-sequence']),
  )
  t.same(
    received.map(({ body }) => body.toString()),
    bodies,
    'the bytes are those that were stored',
  )
  for (const request of received) t.doesNotThrow(() => verifyIndependently(request, place.secret))
  t.same(
    received.map((request) => request.headers['webhook-id']),
    ids,
  )
  t.match(received[2]?.headers, {
    'stancelog-attempt': '1',
    'stancelog-endpoint-sequence': '3',
    'content-type': 'application/json',
    'user-agent': 'Stancelog-Webhooks/1',
    ...headers,
  })
  t.match(String(received[0]?.headers['webhook-signature']), /^v1,\S+ v1a,\S+$/)
  const attempts = await attemptsOf(db, place)
  t.equal(attempts.length, 4)
  t.match(attempts[0], {
    number: 1,
    trigger: 'schedule',
    status: 200,
    class: 'delivered',
    failure: null,
    address: '127.0.0.1',
  })
  t.equal(attempts[0]?.secret_ids.length, 1)
  const said = JSON.stringify(worker.lines)
  t.notMatch(said, /token-of-the-receiver|whsec_|dove|127\.0\.0\.1/, 'the log holds no secret, body or URL')
  t.equal(worker.lines.filter(({ message }) => message === 'delivery attempted').length, 4)
})

t.test('a body of which only the bytes are right is not mistaken', async (t) => {
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'judged' },
    { url: receiver.url },
  )
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow })
  await owe(db, dossierId, [place.endpointId], [{}])
  worker.ring(dossierId)
  const [request] = await receiver.waitFor(1)
  if (!request) throw new Error('nothing came')
  const changed = Buffer.from(request.body)
  changed[3] = 0x20
  t.throws(() => verifyIndependently({ ...request, body: changed }, place.secret))
})

t.test('in order per subject: one at a time and the oldest first, while other subjects go on', async (t) => {
  const open = new Map<string, number>()
  const order = new Map<string, string[]>()
  let crowd = 0
  const receiver = await startReceiver({
    answer: async ({ headers, body }) => {
      const { subject } = JSON.parse(body.toString()) as { subject: string | null }
      const name = String(subject)
      open.set(name, (open.get(name) ?? 0) + 1)
      if (subject !== null) crowd = Math.max(crowd, open.get(name) ?? 0)
      order.set(name, [...(order.get(name) ?? []), String(headers['stancelog-endpoint-sequence'])])
      await pause(5)
      open.set(name, (open.get(name) ?? 0) - 1)
      // The first of this subject fails once.
      return subject === 'claim/stubborn' && order.get(name)?.length === 1 ? 500 : 200
    },
  })
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'ordered' },
    { url: receiver.url, ordering: 'per_subject' },
  )
  const subjects = ['claim/stubborn', 'claim/a', 'claim/b', null]
  const samples = Array.from({ length: 40 }, (_, i) => {
    const subject = subjects[i % 4] ?? null
    return { subject, body: JSON.stringify({ subject, i }) }
  })
  await owe(db, dossierId, [place.endpointId], samples)
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow })
  worker.ring(dossierId)
  await until('the other subjects are done', async () => {
    const rows = await deliveriesOf(db, place)
    return rows.filter(({ state }) => state === 'delivered').length === 30
  })
  t.same(order.get('claim/stubborn'), ['1'], 'who follows a failure waits')
  const waiting = (await deliveriesOf(db, place)).filter(({ state }) => state !== 'delivered')
  t.same(
    waiting.map(({ sequence, state }) => [sequence, state]),
    [[1, 'scheduled'], ...[5, 9, 13, 17, 21, 25, 29, 33, 37].map((sequence) => [sequence, 'pending'])],
  )
  await letTimePass(db, place)
  worker.ring(dossierId)
  await untilAll(db, place, 'delivered')
  t.equal(crowd, 1, 'never two of one subject at once')
  for (const [subject, sequences] of order) {
    if (subject === 'null') continue
    t.same(
      sequences.map(Number),
      [...sequences].map(Number).sort((a, b) => a - b),
      `${subject} in order`,
    )
  }
  t.same(order.get('claim/stubborn')?.slice(0, 3), ['1', '1', '5'])
})

t.test('what is exhausted or canceled lets the next of its subject go', async (t) => {
  const receiver = await startReceiver({
    answer: (_, index) =>
      index === 0 ? { status: 500, headers: { 'webhook-delivery': 'abort-message' } } : 200,
  })
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'let go' },
    { url: receiver.url, ordering: 'per_subject' },
  )
  await owe(db, dossierId, [place.endpointId], [{}, {}, {}])
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, pollMs: 60_000 })
  worker.ring(dossierId)
  await receiver.waitFor(3)
  await until(
    'two are delivered',
    async () => (await deliveriesOf(db, place)).filter(({ state }) => state === 'delivered').length === 2,
  )
  t.match(await deliveriesOf(db, place), [
    { sequence: 1, state: 'canceled', class: 'aborted' },
    { sequence: 2, state: 'delivered' },
    { sequence: 3, state: 'delivered' },
  ])
})

t.test(
  'two workers share an endpoint: everything arrives once, and no more than its share at a time',
  async (t) => {
    let open = 0
    let most = 0
    const receiver = await startReceiver({
      answer: async () => {
        open += 1
        most = Math.max(most, open)
        await pause(4)
        open -= 1
        return 200
      },
    })
    t.teardown(receiver.close)
    const place = await addSubscriber(
      db,
      storageKeys,
      { dossierId, endpointId: 'shared' },
      { url: receiver.url },
    )
    await owe(db, dossierId, [place.endpointId], Array(200).fill({}))
    const workers = ['one', 'two'].map((holder) =>
      startWorker(t, { db, storageKeys }, { allow: receiver.allow, holder }),
    )
    for (const worker of workers) worker.ring(dossierId)
    await untilAll(db, place, 'delivered')
    t.equal(receiver.requests.length, 200)
    t.equal(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size, 200)
    t.ok(most <= 5, `${most} at a time`)
    const sequences = receiver.requests.map(({ headers }) => Number(headers['stancelog-endpoint-sequence']))
    t.same(
      sequences.toSorted((a, b) => a - b),
      Array.from({ length: 200 }, (_, i) => i + 1),
      'without gaps',
    )
  },
)

t.test(
  'a dead endpoint with thousands pending holds up nobody, and loses no attempt by waiting',
  async (t) => {
    const receiver = await startReceiver()
    const dead = await startReceiver()
    await dead.close()
    t.teardown(receiver.close)
    const healthy = await addSubscriber(
      db,
      storageKeys,
      { dossierId, endpointId: 'healthy' },
      { url: receiver.url },
    )
    const broken = await addSubscriber(db, storageKeys, { dossierId, endpointId: 'dead' }, { url: dead.url })
    await owe(db, dossierId, [broken.endpointId], Array(3_000).fill({}))
    const allow = new Set([...receiver.allow, ...dead.allow])
    const worker = startWorker(t, { db, storageKeys }, { allow })
    worker.ring(dossierId)
    for (let i = 0; i < 20; i++) {
      await owe(db, dossierId, [healthy.endpointId], [{}])
      worker.ring(dossierId)
      await pause(10)
    }
    await receiver.waitFor(20)
    await until('it backs off', async () => (await attemptsOf(db, broken)).length >= 10)
    await pause(300)
    const attempts = await attemptsOf(db, broken)
    t.ok(attempts.length < 20, `${attempts.length} attempts: it is not called any more`)
    const health = await healthOf(broken)
    t.ok(Number(health?.consecutive_failures) >= 10 && health?.probe_at !== null)
    const rows = await deliveriesOf(db, broken)
    t.equal(rows.filter(({ attemptTotal }) => attemptTotal === 0).length, 3_000 - attempts.length)

    const before = attempts.length
    await letBackOffPass(broken)
    worker.ring(dossierId)
    await until('a probe', async () => (await attemptsOf(db, broken)).length > before)
    await pause(300)
    t.equal((await attemptsOf(db, broken)).length, before + 1, 'one probe at a time')
  },
)

t.test('the first success of a probe ends the back-off', async (t) => {
  const receiver = await startReceiver({ answer: (_, index) => (index < 10 ? 500 : 200) })
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'probed' },
    { url: receiver.url },
  )
  await owe(db, dossierId, [place.endpointId], Array(30).fill({}))
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, inFlightMax: 1 })
  worker.ring(dossierId)
  await receiver.waitFor(10)
  await pause(250)
  t.equal(receiver.requests.length, 10, 'ten failures in a row, and then a pause')
  await letBackOffPass(place)
  await letTimePass(db, place)
  worker.ring(dossierId)
  await untilAll(db, place, 'delivered')
  t.equal((await healthOf(place))?.probe_at, null)
})

t.test('Retry-After holds up the other messages of the endpoint, too', async (t) => {
  const receiver = await startReceiver({ answer: { status: 429, headers: { 'retry-after': '3600' } } })
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'throttled' },
    { url: receiver.url },
  )
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow })
  await owe(db, dossierId, [place.endpointId], [{}])
  worker.ring(dossierId)
  await until('it is recorded', async () => (await deliveriesOf(db, place))[0]?.class === 'throttled')
  await owe(db, dossierId, [place.endpointId], [{}])
  worker.ring(dossierId)
  await pause(300)
  t.equal(receiver.requests.length, 1)
  const { rows } = await sql<{ minutes: number }>`
    select extract(epoch from next_attempt_at - clock_timestamp())::float8 / 60 as minutes from deliveries
    where endpoint_id = ${place.endpointId} and state = 'scheduled'`.execute(db)
  t.ok(Number(rows[0]?.minutes) > 59 && Number(rows[0]?.minutes) <= 60)
})

t.test('the rate of an endpoint is kept', async (t) => {
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'slowly' },
    { url: receiver.url, ratePerSecond: 20 },
  )
  await owe(db, dossierId, [place.endpointId], Array(40).fill({}))
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, pollMs: 60_000 })
  worker.ring(dossierId)
  await receiver.waitFor(40)
  const [first = 0, last = 0] = [receiver.requests[0]?.at, receiver.requests[39]?.at]
  // A second's worth is saved up; the rest comes at 20 a second, without a poll.
  t.ok(last - first >= 900, `${last - first} ms for 40 at 20 a second`)
})

t.test('a worker that died: its lease runs out, the number of the attempt goes on', async (t) => {
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'orphaned' },
    { url: receiver.url },
  )
  await owe(db, dossierId, [place.endpointId], [{}])
  await lease(place, 'dead', -1)
  startWorker(t, { db, storageKeys }, { allow: receiver.allow })
  const [request] = await receiver.waitFor(1)
  t.equal(request?.headers['stancelog-attempt'], '2')
  await untilAll(db, place, 'delivered')
  const attempts = await attemptsOf(db, place)
  t.same(
    attempts.map(({ number }) => number),
    [2],
    'what the dead one did is in no log',
  )
})

t.test('leases of deleted and paused endpoints run out, too', async (t) => {
  const [deleted, paused] = await Promise.all(
    ['deleted', 'paused'].map((endpointId) =>
      addSubscriber(
        db,
        storageKeys,
        { dossierId, endpointId: `left ${endpointId}` },
        { url: 'http://127.0.0.1:9/' },
      ),
    ),
  )
  if (!deleted || !paused) throw new Error('two were made')
  for (const place of [deleted, paused]) {
    await owe(db, dossierId, [place.endpointId], [{}])
    await lease(place, 'dead', -1)
  }
  await db.transaction().execute(async (trx) => await deleteEndpoint(trx, deleted))
  await setState(paused, 'paused')
  startWorker(t, { db, storageKeys }, { allow: new Set() })
  await untilAll(db, deleted, 'canceled')
  await untilAll(db, paused, 'suspended')
})

t.test(
  "a lease that is lost during the exchange: a 2xx still counts, anything else is the new owner's",
  async (t) => {
    let answer = 200
    const receiver = await startReceiver({ answer: () => ({ status: answer, delayMs: 300 }) })
    t.teardown(receiver.close)
    const place = await addSubscriber(
      db,
      storageKeys,
      { dossierId, endpointId: 'robbed' },
      { url: receiver.url },
    )
    const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, pollMs: 60_000 })
    for (const [status, states] of [
      [200, ['delivered']],
      [500, ['delivered', 'in_flight']],
    ] as const) {
      answer = status
      await owe(db, dossierId, [place.endpointId], [{}])
      worker.ring(dossierId)
      await receiver.waitFor(states.length)
      await lease(place, 'robber', 60)
      const count = states.length
      await until('the attempt is logged', async () => (await attemptsOf(db, place)).length === count)
      t.same(
        (await deliveriesOf(db, place)).map(({ state }) => state),
        states,
      )
    }
    t.same(
      (await attemptsOf(db, place)).map(({ status }) => status),
      [200, 500],
      'both are in the log',
    )
  },
)

for (const [action, state] of [
  ['pause', 'suspended'],
  ['disable', 'suspended'],
  ['delete', 'canceled'],
] as const) {
  t.test(`${action} during an exchange: it is interrupted, and nothing is sent any more`, async (t) => {
    const receiver = await startReceiver({ answer: { delayMs: 20_000 } })
    t.teardown(receiver.close)
    const place = await addSubscriber(
      db,
      storageKeys,
      { dossierId, endpointId: action },
      { url: receiver.url },
    )
    await owe(db, dossierId, [place.endpointId], Array(8).fill({}))
    const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow })
    worker.ring(dossierId)
    await receiver.waitFor(5)
    const refused = await db.transaction().execute(async (trx) => {
      const [first] = await trx
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'in_flight')
        .execute()
      const deliveryId = first?.delivery_id ?? ''
      return await replayDelivery(trx, place, deliveryId)
    })
    t.equal(refused, undefined, 'what is in flight cannot be replayed')
    await db.transaction().execute(async (trx) => {
      await lockEndpoint(trx, place)
      if (action === 'delete') {
        await cancelWaiting(trx, place)
        await deleteEndpoint(trx, place)
      } else {
        await updateEndpoint(trx, place, { state: { state: action === 'pause' ? 'paused' : 'disabled' } })
      }
    })
    const start = performance.now()
    await until('nothing is in flight', async () =>
      (await deliveriesOf(db, place)).every((row) => row.state !== 'in_flight'),
    )
    t.ok(performance.now() - start < 2_000, 'soon')
    if (action !== 'delete')
      await careForDeliveries({ db, logger: silent, metrics: unmeasured }, { signal: never })
    await untilAll(db, place, state)
    t.equal(receiver.requests.length, 5)
    t.same(
      (await attemptsOf(db, place)).map((attempt) => attempt.class),
      Array(5).fill('interrupted'),
    )
    t.same(
      (await deliveriesOf(db, place)).map(({ attemptCount }) => attemptCount),
      Array(8).fill(0),
      'none of it counts as an attempt of the schedule',
    )
  })
}

t.test('410 disables the endpoint, keeps what it is owed, and tells the others', async (t) => {
  const dossierId = 'gone'
  await makeDossier(db, dossierId)
  const receiver = await startReceiver()
  const gone = await startReceiver({ answer: 410 })
  t.teardown(receiver.close)
  t.teardown(gone.close)
  const other = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'other' },
    { url: receiver.url },
  )
  const place = await addSubscriber(db, storageKeys, { dossierId, endpointId: 'gone' }, { url: gone.url })
  const worker = startWorker(
    t,
    { db, storageKeys },
    { allow: new Set([...receiver.allow, ...gone.allow]), inFlightMax: 1 },
  )
  await owe(db, dossierId, [place.endpointId], Array(20).fill({}))
  worker.ring(dossierId)
  const [notice] = await receiver.waitFor(1)
  await untilAll(db, place, 'suspended')
  t.equal(gone.requests.length, 1)
  t.match(JSON.parse(notice?.body.toString() ?? ''), {
    type: 'webhook_endpoint.disabled',
    dossier: dossierId,
    position: null,
    index: null,
    subject: `webhook-endpoint/${place.endpointId}`,
    subjectSequence: null,
    data: { reason: 'gone' },
  })
  if (notice) t.doesNotThrow(() => verifyIndependently(notice, other.secret))
  const schema = messageSchemas['webhook_endpoint.disabled']
  t.doesNotThrow(() => schema.parse(JSON.parse(notice?.body.toString() ?? '')), 'as its schema says')
  const row = await db
    .selectFrom('webhook_endpoints')
    .select(['state', 'disabled_reason', 'disabled_at', 'version'])
    .where('endpoint_id', '=', place.endpointId)
    .executeTakeFirstOrThrow()
  t.match(row, { state: 'disabled', disabled_reason: 'gone', disabled_at: /Z$/, version: 3 })
  const warning = worker.lines.find(({ message }) => message === 'webhook endpoint disabled')
  t.match(warning, { level: 'warn', endpointId: place.endpointId, reason: 'gone' })
  t.match(await worker.registry.metrics(), /stancelog_webhook_endpoints_disabled [1-9]/)
  t.match(await worker.registry.metrics(), /stancelog_webhook_attempts_total\{class="gone"\} 1/)
})

t.test('a log of attempts that cannot be written decides no delivery', async (t) => {
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'unlogged' },
    { url: receiver.url },
  )
  await pool.query(
    `alter table attempts add constraint broken check (endpoint_id <> '${place.endpointId}') not valid`,
  )
  t.teardown(() => pool.query('alter table attempts drop constraint if exists broken'))
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow })
  await owe(db, dossierId, [place.endpointId], [{}, {}, {}])
  worker.ring(dossierId)
  await untilAll(db, place, 'delivered')
  await pause(300)
  t.equal(receiver.requests.length, 3, 'once each')
  t.match(
    worker.lines.find(({ message }) => message === 'attempt not logged'),
    { level: 'warn', code: '23514' },
  )
  await pool.query('alter table attempts drop constraint broken')
})

t.test('what a receiver echoes of its secrets is in no log', async (t) => {
  const token = 'planted-token-of-the-receiver'
  let place: Subscriber | undefined
  const receiver = await startReceiver({
    answer: ({ headers }) => ({ body: `you sent ${headers['x-key']} and ${place?.secret} \u0000 <b>` }),
  })
  t.teardown(receiver.close)
  place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'echoes' },
    { url: `${receiver.url}?key=planted-query`, headers: { 'x-key': token } },
  )
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow })
  await owe(db, dossierId, [place.endpointId], [{}])
  worker.ring(dossierId)
  await untilAll(db, place, 'delivered')
  const [attempt] = await attemptsOf(db, place)
  t.match(attempt?.answer, /you sent/)
  const said = JSON.stringify([attempt, worker.lines])
  t.notMatch(said, new RegExp(`${token}|planted-query`))
  t.notOk(said.includes(place.secret.replace('whsec_', '')))
})

t.test(
  'the next attempt is signed with the secrets of its moment, and goes where the endpoint is by then',
  async (t) => {
    const receiver = await startReceiver()
    const elsewhere = await startReceiver()
    t.teardown(receiver.close)
    t.teardown(elsewhere.close)
    const place = await addSubscriber(
      db,
      storageKeys,
      { dossierId, endpointId: 'rotated' },
      { url: receiver.url, signatures: ['v1'] },
    )
    const worker = startWorker(
      t,
      { db, storageKeys },
      { allow: new Set([...receiver.allow, ...elsewhere.allow]) },
    )
    const send = async (from: Receiver, count: number) => {
      await owe(db, dossierId, [place.endpointId], [{}])
      worker.ring(dossierId)
      const request = (await from.waitFor(count))[count - 1]
      if (!request) throw new Error('nothing came')
      return request
    }
    const rotate = async (graceSeconds: number) => {
      const made = await db
        .transaction()
        .execute(async (trx) => await rotateSecret(trx, storageKeys, place, { graceSeconds }))
      return made?.secret ?? ''
    }
    verifyIndependently(await send(receiver, 1), place.secret)
    const second = await rotate(3_600)
    const both = await send(receiver, 2)
    t.equal(String(both.headers['webhook-signature']).split(' ').length, 2)
    t.doesNotThrow(() => verifyIndependently(both, place.secret))
    t.doesNotThrow(() => verifyIndependently(both, second))
    const third = await rotate(0)
    const alone = await send(receiver, 3)
    t.equal(String(alone.headers['webhook-signature']).split(' ').length, 1)
    t.doesNotThrow(() => verifyIndependently(alone, third))
    t.throws(() => verifyIndependently(alone, second))
    await db
      .transaction()
      .execute(async (trx) => await updateEndpoint(trx, place, { values: { url: elsewhere.url } }))
    await send(elsewhere, 1)
  },
)

t.test('a worker that stops ends its exchanges and returns its leases', async (t) => {
  const receiver = await startReceiver({ answer: (_, index) => ({ delayMs: index === 0 ? 100 : 20_000 }) })
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'stopped' },
    { url: receiver.url },
  )
  const worker = startWorker(
    t,
    { db, storageKeys },
    { allow: receiver.allow, inFlightMax: 2, stopGraceMs: 400 },
  )
  await owe(db, dossierId, [place.endpointId], Array(6).fill({}))
  worker.ring(dossierId)
  await receiver.waitFor(2)
  const start = performance.now()
  await worker.stop()
  t.ok(performance.now() - start < 3_000)
  const rows = await deliveriesOf(db, place)
  t.same(rows.map(({ state }) => state).sort(), [
    'delivered',
    'pending',
    'pending',
    'pending',
    'pending',
    'scheduled',
  ])
  t.equal(receiver.requests.length, 2, 'nothing was begun after the signal')
  receiver.answerWith(200)
  startWorker(t, { db, storageKeys }, { allow: receiver.allow, holder: 'next' })
  await untilAll(db, place, 'delivered')
})

t.test('connections to the database that break lose nothing, and log no attempt twice', async (t) => {
  const receiver = await startReceiver({ answer: { delayMs: 5 } })
  t.teardown(receiver.close)
  const place = await addSubscriber(db, storageKeys, { dossierId, endpointId: 'cut' }, { url: receiver.url })
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, leaseMs: 1_000 })
  await owe(db, dossierId, [place.endpointId], Array(150).fill({}))
  worker.ring(dossierId)
  for (let i = 1; i <= 3; i++) {
    await receiver.waitFor(i * 20)
    await pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  }
  await until('everything is delivered', async () =>
    (await deliveriesOf(db, place)).every(({ state }) => state === 'delivered'),
  )
  const attempts = await attemptsOf(db, place)
  t.equal(new Set(attempts.map((each) => `${each.delivery_id} ${each.number}`)).size, attempts.length)
  t.ok(receiver.requests.length >= 150)
})

t.test('a storage key that is gone costs the receiver nothing, and is said', async (t) => {
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const place = await addSubscriber(
    db,
    storageKeys,
    { dossierId, endpointId: 'unsigned' },
    { url: receiver.url },
  )
  const others = await openKeys(t)
  const worker = startWorker(t, { db, storageKeys: others }, { allow: receiver.allow })
  await owe(db, dossierId, [place.endpointId], [{}])
  worker.ring(dossierId)
  await until('it is said', () => worker.lines.some(({ message }) => message === 'delivery not begun'))
  await until('it is put back', async () => (await deliveriesOf(db, place))[0]?.state === 'scheduled')
  await pause(500)
  t.equal(receiver.requests.length, 0)
  t.match(await deliveriesOf(db, place), [{ state: 'scheduled', attemptCount: 0 }])
  t.same(await attemptsOf(db, place), [], 'what was not begun is no attempt')
  t.equal((await healthOf(place))?.consecutive_failures, 0)
  t.equal(worker.lines.filter(({ message }) => message === 'delivery not begun').length, 1)
})

t.test('care: too many pending, what nobody suspended, what is old, and clocks that differ', async (t) => {
  const { db, pool } = await cloneDatabase(t)
  const dossierId = 'cared-for'
  await makeDossier(db, dossierId)
  const url = 'http://127.0.0.1:9/'
  const [crowded, paused] = [
    await addSubscriber(db, storageKeys, { dossierId, endpointId: 'crowded' }, { url }),
    await addSubscriber(db, storageKeys, { dossierId, endpointId: 'resting' }, { url }),
  ]
  await owe(db, dossierId, [crowded.endpointId, paused.endpointId], Array(30).fill({}))
  await db
    .transaction()
    .execute(async (trx) => await updateEndpoint(trx, paused, { state: { state: 'paused' } }))
  const said: Record<string, unknown>[] = []
  const logger = {
    ...(silent as object),
    warn: (fields: object, message: string) => void said.push({ ...fields, message }),
  }
  let overflowed = 0
  const metrics = {
    overflowed: (count: number) => {
      overflowed += count
    },
  }
  const now = () => Date.now() - 600_000
  await careForDeliveries({ db, logger: logger as never, metrics, now }, { pendingMax: 12, signal: never })
  const rows = await deliveriesOf(db, crowded)
  t.same(
    rows.map(({ state }) => state),
    [...Array(18).fill('suspended'), ...Array(12).fill('pending')],
    'the oldest are kept for later',
  )
  t.equal(overflowed, 18)
  t.match(said, [
    { message: /clock of the database/, aheadMs: Number },
    { message: /too many are pending/, endpointId: crowded.endpointId, count: 18 },
  ])
  await untilAll(db, paused, 'suspended')

  await pool.query(
    `update deliveries set state = 'delivered', next_attempt_at = null,
    updated_at = clock_timestamp() - make_interval(days => endpoint_sequence::int) where endpoint_id = $1`,
    [crowded.endpointId],
  )
  await pool.query(
    `insert into attempts (dossier_id, endpoint_id, delivery_id, attempt_id, number, trigger, started_at, duration_ms,
       class, secret_ids)
     select dossier_id, endpoint_id, delivery_id, 'att_' || endpoint_sequence, 1, 'schedule', updated_at, 5, 'delivered', '{}'
     from deliveries where endpoint_id = $1`,
    [crowded.endpointId],
  )
  await forgetDeliveries({ db, logger: silent }, { retentionDays: 20, signal: never })
  t.equal((await deliveriesOf(db, crowded)).length, 19)
  t.equal((await attemptsOf(db, crowded)).length, 19)
  t.equal((await deliveriesOf(db, paused)).length, 30, 'what is still owed is kept')
  const kept = await db
    .selectFrom('notifications')
    .select('message_id')
    .where('dossier_id', '=', dossierId)
    .execute()
  t.equal(kept.length, 30, 'messages stay')
})

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as never
const unmeasured = { overflowed: () => {} }
const never = new AbortController().signal

const healthOf = async ({ endpointId }: EndpointPlace) =>
  await db.selectFrom('webhook_health').selectAll().where('endpoint_id', '=', endpointId).executeTakeFirst()

async function setState(place: EndpointPlace, state: string): Promise<void> {
  await db.transaction().execute(async (trx) => await updateEndpoint(trx, place, { state: { state } }))
}

async function letBackOffPass({ endpointId }: EndpointPlace): Promise<void> {
  await db
    .updateTable('webhook_health')
    .set({ probe_at: sql<string>`clock_timestamp()` })
    .where('endpoint_id', '=', endpointId)
    .execute()
}

/** Whatever is open of the endpoint is leased to somebody else. */
async function lease({ endpointId }: EndpointPlace, holder: string, seconds: number): Promise<void> {
  await sql`
    update deliveries set state = 'in_flight', next_attempt_at = null, lease_holder = ${holder}, lease_token = ${holder},
      lease_until = clock_timestamp() + ${seconds} * interval '1 second',
      attempt_total = greatest(attempt_total, 1)
    where endpoint_id = ${endpointId} and state in ('pending', 'scheduled', 'in_flight')`.execute(db)
}

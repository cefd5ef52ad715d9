/** What an owner does with deliveries over HTTP, beside a worker and real receivers: test, pause, replay, recover. */
import { chmodSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { writeNotifications } from '../../db/notifications.ts'
import { derivedId } from '../../events/identity.ts'
import { messageSchemas } from '../../projections/notifications/payloads.ts'
import { runRecoveries } from '../../src/webhooks/recovery.ts'
import { get, post } from '../support/app.ts'
import { owe, until } from '../support/delivering.ts'
import { type Script, startReceiver } from '../support/receiver.ts'
import { act, addEndpoint, openWebhookApi, publicUrl, type WebhookApi } from '../support/webhook-api.ts'

// Several endpoints are sent hundreds of messages.
t.setTimeout(120_000)

type Limits = Parameters<typeof openWebhookApi>[1]

/** An endpoint at a receiver of this machine; verified unless told otherwise. */
async function openReceiving(
  t: Parameters<typeof openWebhookApi>[0],
  { answer = 200, verified = true, ...limits }: Limits & { answer?: Script; verified?: boolean } = {},
) {
  const api = await openWebhookApi(t, limits)
  const receiver = await startReceiver({ answer: 200 })
  t.teardown(() => receiver.close())
  api.allowPair(receiver.allow)
  const endpoint = await addEndpoint(api, { url: receiver.url })
  if (verified) {
    const tested = await post(api.app, `${endpoint.at}/test`, {})
    t.match(tested.json(), { class: 'delivered', verified: true, endpoint: { state: 'active' } })
  }
  receiver.answerWith(answer)
  return { api, receiver, ...endpoint }
}

type Looked = Readonly<{ deliveryId: string; state: string; endpointSequence: number; type: string }>

const deliveriesAt = async (api: WebhookApi, at: string, query = ''): Promise<Looked[]> => {
  const answer = await get(api.app, `${at}/deliveries${query}`)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json().data
}

const untilState = async (api: WebhookApi, at: string, state: string, count = 1): Promise<Looked[]> => {
  await until(
    `${count} ${state}`,
    async () => (await deliveriesAt(api, at, `?state=${state}`)).length >= count,
  )
  return await deliveriesAt(api, at, `?state=${state}`)
}

/** Messages of the log, one at each position, that nobody was owed; notifications are derived up to the last of them. */
async function keepMessages({ clone }: WebhookApi, count: number): Promise<void> {
  await clone.db.transaction().execute(async (trx) => {
    await writeNotifications(
      trx,
      'demo',
      Array.from({ length: count }, (_, i) => ({
        message_id: derivedId('msg', ['demo', 'kept', i + 1]),
        position: i + 1,
        index: 1,
        type: i % 2 === 0 ? 'codebook.published' : 'article.revised',
        subject: i % 2 === 0 ? 'codebook' : `article/${i}`,
        subject_sequence: i + 1,
        historical: false,
        body: JSON.stringify({ position: i + 1 }),
        parties: [],
        propositions: [],
        speakers: [],
        contradiction_kind: null,
      })),
    )
    await sql`
      insert into notification_checkpoints (dossier_id, position) values ('demo', ${count})
      on conflict (dossier_id) do update set position = excluded.position`.execute(trx)
  })
}

t.test('a signed test that meets a 2xx makes an endpoint active, and owes it what comes after', async (t) => {
  const { api, receiver, at, secret } = await openReceiving(t, { verified: false })
  await keepMessages(api, 3)
  receiver.answerWith({ status: 500, body: 'planted answer' })
  const failed = await post(api.app, `${at}/test`, {})
  t.match(failed.json(), { class: 'http_error', status: 500, verified: false, deliveryId: null })
  t.notMatch(failed.body, /planted/, 'the body of the answer is not told')
  t.match((await post(api.app, `${at}/enable`, {})).json(), { code: 'wrong_state', detail: /test/ })
  t.match((await post(api.app, `${at}/disable`, {})).json(), { code: 'wrong_state' })
  t.match((await post(api.app, `${at}/recovery`, { since: 1 })).json(), {
    code: 'wrong_state',
    detail: /test/,
  })
  t.match((await post(api.app, `${at}/test`, { eventType: 'stance.changed' })).json(), {
    code: 'wrong_state',
  })
  receiver.answerWith(204)
  const tested = await act(api.app, `${at}/test`)
  t.match(tested.json(), {
    class: 'delivered',
    status: 204,
    verified: true,
    endpoint: { state: 'active', owedAfter: 3 },
  })
  const request = receiver.requests.at(-1)
  t.ok(request)
  if (!request) return
  const body = request.body.toString()
  new Webhook(secret).verify(body, request.headers as Record<string, string>)
  t.match(JSON.parse(body), {
    type: 'webhook.test',
    dossier: 'demo',
    position: null,
    id: request.headers['webhook-id'],
  })
  t.same(await deliveriesAt(api, at), [], 'a verification takes no number of the sequence')
})

t.test('who is refused and who cannot be reached are one class, at most five times an hour', async (t) => {
  const api = await openWebhookApi(t, { names: { 'elsewhere.example.org': ['93.184.215.15'] } })
  const closed = await startReceiver({ answer: 200 })
  api.allowPair(closed.allow)
  const { at } = await addEndpoint(api, { url: closed.url })
  await closed.close()
  const answers = []
  for (let i = 0; i < 6; i++) answers.push(await post(api.app, `${at}/test`, {}))
  t.same(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200, 200, 429],
  )
  t.match(answers[0]?.json(), { class: 'unreachable', status: null, verified: false })
  t.match(answers[5]?.json(), { code: 'rate_limited' })
  const wait = Number(answers[5]?.headers['retry-after'])
  t.ok(wait > 3_500 && wait <= 3_600, `Retry-After ${wait}`)
  const second = await addEndpoint(api, { url: closed.url })
  t.equal((await post(api.app, `${second.at}/test`, {})).statusCode, 429, 'the host is what is spared')
  // Saved while it was public, and private by now.
  await api.clone.db
    .updateTable('webhook_endpoints')
    .set({ url: 'https://10.0.0.7/hook' })
    .where('endpoint_id', '=', second.id)
    .execute()
  const refused = (await post(api.app, `${second.at}/test`, {})).json()
  const { endpoint: _one, ...said } = answers[0]?.json() ?? {}
  const { endpoint: _other, ...saidOfRefused } = refused
  t.same(saidOfRefused, said, 'a refused address is told as one that nobody answers at')
  await Promise.all(Array.from({ length: 200 }, () => post(api.app, `${second.at}/test`, {})))
  await api.clone.db
    .updateTable('webhook_endpoints')
    .set({ url: 'https://[::ffff:a00:7]/hook' })
    .where('endpoint_id', '=', second.id)
    .execute()
  t.equal((await post(api.app, `${second.at}/test`, {})).statusCode, 429, 'the same address in IPv6')
  const { rows } = await sql<{ host: string; count: number }>`
    select host, count(*)::int as count from webhook_verifications group by host order by host`.execute(
    api.clone.db,
  )
  t.same(rows, [
    { host: '10.0.0.7', count: 5 },
    { host: '127.0.0.1', count: 5 },
  ])
})

t.test('an active endpoint is tested by a delivery of its own', async (t) => {
  const { api, receiver, at } = await openReceiving(t, { worker: true })
  const tested = (await post(api.app, `${at}/test`, { eventType: 'stance.changed' })).json()
  t.match(tested, { class: 'delivered', status: 200, verified: false })
  t.match(JSON.parse(receiver.requests.at(-1)?.body.toString() ?? ''), {
    type: 'stance.changed',
    dossier: 'demo',
  })
  const one = `${at}/deliveries/${tested.deliveryId}`
  t.match((await get(api.app, one)).json().delivery, { state: 'delivered', trigger: 'test', position: null })
  const attempts = await get(api.app, `${one}/attempts`)
  t.equal(attempts.headers['cache-control'], 'no-store')
  t.match(attempts.json().data, [{ number: 1, trigger: 'test', class: 'delivered', status: 200 }])
  receiver.answerWith(500)
  const failed = (await post(api.app, `${at}/test`, {})).json()
  t.match(failed, { class: 'http_error', status: 500 })
  t.equal((await deliveriesAt(api, at, '?state=exhausted')).length, 1, 'a test is not tried again')
  const stats = (await get(api.app, `${at}/stats`)).json()
  t.match(stats, {
    deliveries: { delivered: 1, exhausted: 1, pending: 0 },
    attempts: { count: 2, successRate: 0.5, classes: { delivered: 1, http_error: 1 } },
    oldestPending: null,
  })
  const feed = await api.clone.db.selectFrom('notifications').select('position').execute()
  t.ok(
    feed.every(({ position }) => position === null),
    'a test is in no feed',
  )
})

t.test('nothing is sent after the answer to a pause; enabling brings it back in order', async (t) => {
  const { api, receiver, at, id } = await openReceiving(t, {
    worker: true,
    answer: { status: 200, delayMs: 30 },
  })
  await owe(
    api.clone.db,
    'demo',
    [id],
    Array.from({ length: 40 }, () => ({})),
  )
  api.webhooks.ring?.('demo')
  await receiver.waitFor(5)
  const paused = await act(api.app, `${at}/pause`)
  const sentCount = receiver.requests.length
  t.match(paused.json().endpoint, { state: 'paused' })
  await pause(200)
  t.equal(receiver.requests.length, sentCount, 'no request after the answer')
  t.same(await deliveriesAt(api, at, '?state=pending'), [])
  t.same(await deliveriesAt(api, at, '?state=in_flight'), [])
  const kept = await deliveriesAt(api, at, '?state=suspended')
  t.ok(kept.length > 0)
  t.equal((await act(api.app, `${at}/pause`)).statusCode, 200, 'again is no change')
  const replay = await act(api.app, `${at}/deliveries/${kept[0]?.deliveryId}/replay`)
  t.match(replay.json(), { code: 'wrong_state', detail: /paused/ })
  receiver.answerWith(200)
  const enabled = (await act(api.app, `${at}/enable`)).json()
  t.match(enabled, { resumedCount: kept.length, suspended: false })
  t.equal(enabled.endpoint.state, 'active')
  await untilState(api, at, 'delivered', 40)
  const sequences = receiver.requests
    .slice(sentCount)
    .map(({ headers }) => headers['stancelog-endpoint-sequence'])
  t.equal(new Set(sequences).size, kept.length, 'each once')
})

t.test('a deleted endpoint is sent nothing, and its deliveries are out of sight', async (t) => {
  const { api, receiver, at, id } = await openReceiving(t, {
    worker: true,
    answer: { status: 200, delayMs: 50 },
  })
  await owe(
    api.clone.db,
    'demo',
    [id],
    Array.from({ length: 30 }, () => ({})),
  )
  api.webhooks.ring?.('demo')
  await receiver.waitFor(3)
  const { version } = (await get(api.app, at)).json().endpoint
  const removed = await api.remove(at, { 'if-match': `"v${version}"` })
  const sentCount = receiver.requests.length
  t.equal(removed.statusCode, 200)
  t.ok(removed.json().canceledCount > 0)
  await pause(200)
  t.equal(receiver.requests.length, sentCount)
  t.equal((await get(api.app, `${at}/deliveries`)).statusCode, 404)
  const states = await api.clone.db.selectFrom('deliveries').select('state').distinct().execute()
  t.same(
    [...states.map(({ state }) => state)].sort().filter((state) => !/^(canceled|delivered)$/.test(state)),
    [],
  )
})

t.test('another endpoint is told of one that was disabled, and of its return', async (t) => {
  const { api, at } = await openReceiving(t, { worker: true })
  const other = await startReceiver({ answer: 200 })
  t.teardown(() => other.close())
  api.allowPair(other.allow)
  const neighbour = await addEndpoint(api, { url: other.url, eventTypes: ['webhook_endpoint.*'] })
  t.equal((await post(api.app, `${neighbour.at}/test`, {})).json().verified, true)
  const reason = `moving house${'!'.repeat(1_988)}`
  const disabled = (await post(api.app, `${at}/disable`, { reason })).json()
  t.match(disabled.endpoint, { state: 'disabled', disabledReason: reason, disabledAt: /^\d{4}-/ })
  t.match((await get(api.app, api.path)).json().data[0], { state: 'disabled' })
  await untilState(api, neighbour.at, 'delivered')
  await act(api.app, `${at}/enable`)
  await untilState(api, neighbour.at, 'delivered', 2)
  const told = other.requests.slice(1).map(({ body }) => JSON.parse(body.toString()))
  t.same(
    told.map(({ type }) => type),
    ['webhook_endpoint.disabled', 'webhook_endpoint.recovered'],
  )
  for (const type of ['webhook_endpoint.disabled', 'webhook_endpoint.recovered'] as const) {
    const notice = told.find((each) => each.type === type)
    t.match(notice, { data: { reason } }, 'what the owner gave')
    t.doesNotThrow(() => messageSchemas[type].parse(notice), 'as its schema says')
  }
})

t.test(
  'another origin has not agreed: the endpoint is unverified again and what is open is kept',
  async (t) => {
    const { api, at, id } = await openReceiving(t)
    await owe(api.clone.db, 'demo', [id], [{}, {}])
    const { endpoint } = (await get(api.app, at)).json()
    const same = await api.patch(at, { url: `${endpoint.url}/longer` }, { 'if-match': '*' })
    t.equal(same.json().endpoint.state, 'active', 'another path is the same origin')
    const moved = await startReceiver({ answer: 200 })
    t.teardown(() => moved.close())
    api.allowPair(moved.allow)
    const changed = await api.patch(at, { url: moved.url }, { 'if-match': '*' })
    t.match(changed.json().endpoint, { state: 'unverified', url: moved.url })
    t.equal((await deliveriesAt(api, at, '?state=suspended')).length, 2)
    const tested = (await post(api.app, `${at}/test`, {})).json()
    t.match(tested, {
      verified: true,
      suspended: true,
      endpoint: { state: 'active', owedAfter: endpoint.owedAfter },
    })
    t.equal((await deliveriesAt(api, at, '?state=suspended')).length, 2, 'they wait for somebody to say so')
    t.equal((await act(api.app, `${at}/enable`)).json().resumedCount, 2)
  },
)

t.test('a message is replayed from any state but in flight, under its own id and number', async (t) => {
  const { api, receiver, at, id } = await openReceiving(t, { worker: true })
  await owe(api.clone.db, 'demo', [id], [{}, {}])
  api.webhooks.ring?.('demo')
  const [first, second] = await untilState(api, at, 'delivered', 2)
  const replay = async (deliveryId = '') => await act(api.app, `${at}/deliveries/${deliveryId}/replay`)
  const before = receiver.requests.length
  t.match((await replay(first?.deliveryId)).json().delivery, {
    trigger: 'replay',
    attemptCount: 0,
    attemptTotal: 1,
  })
  await receiver.waitFor(before + 1)
  await untilState(api, at, 'delivered', 2)
  const [again] = receiver.requests.slice(before)
  const original = receiver.requests.find(
    ({ headers }) => headers['webhook-id'] === again?.headers['webhook-id'],
  )
  t.equal(again?.body.toString(), original?.body.toString(), 'the same bytes')
  t.equal(again?.headers['stancelog-endpoint-sequence'], '1')
  t.equal(again?.headers['stancelog-attempt'], '2')
  const set = async (state: string) =>
    await sql`update deliveries set state = ${state},
      next_attempt_at = case when ${state} = 'scheduled' then clock_timestamp() + interval '1 hour' end,
      lease_token = case when ${state} = 'in_flight' then 'held' end,
      lease_until = case when ${state} = 'in_flight' then clock_timestamp() + interval '1 hour' end
      where delivery_id = ${second?.deliveryId}`.execute(api.clone.db)
  for (const state of ['scheduled', 'exhausted', 'suspended', 'canceled']) {
    await set(state)
    t.equal((await replay(second?.deliveryId)).statusCode, 200, state)
    await untilState(api, at, 'delivered', 2)
  }
  await set('in_flight')
  t.match((await replay(second?.deliveryId)).json(), {
    status: 409,
    code: 'wrong_state',
    detail: /in flight/,
  })
  const stranger = await addEndpoint(api, {})
  for (const rest of ['', '/attempts']) {
    const url = `${stranger.at}/deliveries/${first?.deliveryId}${rest}`
    t.equal((await get(api.app, url)).statusCode, 404, `through another endpoint ${rest}`)
  }
  t.equal((await act(api.app, `${stranger.at}/deliveries/${first?.deliveryId}/replay`)).statusCode, 404)
})

t.test('two recoveries of one range at once make one set of deliveries, each sent once', async (t) => {
  const { api, receiver, at } = await openReceiving(t, { worker: true })
  await keepMessages(api, 1_200)
  const sentBefore = receiver.requests.length
  const asked = await Promise.all(
    [1, 2].map(() => post(api.app, `${at}/recovery`, { since: 101, until: 1_100 })),
  )
  t.same(
    asked.map(({ statusCode }) => statusCode),
    [202, 202],
  )
  const jobs = asked.map((answer) => String(answer.headers.location))
  await until('both done', async () => {
    const states = await Promise.all(jobs.map(async (job) => (await get(api.app, job)).json().state))
    return states.every((state) => state === 'done')
  })
  const counts = await Promise.all(jobs.map(async (job) => (await get(api.app, job)).json().createdCount))
  t.equal(counts[0] + counts[1], 1_000)
  await api.patch(at, { ratePerSecond: 500 }, { 'if-match': '*' })
  await until(
    'all sent',
    async () => {
      const { deliveries } = (await get(api.app, `${at}/stats`)).json()
      return deliveries.delivered === 1_000
    },
    60_000,
  )
  t.equal(receiver.requests.length - sentBefore, 1_000, 'each once')
  const { rows } = await sql<{ inOrder: boolean; count: number }>`
    select bool_and(endpoint_sequence = position - 100) as "inOrder", count(*)::int as count
    from deliveries where position is not null`.execute(api.clone.db)
  t.same(rows, [{ inOrder: true, count: 1_000 }], 'numbered without gaps, oldest first')
  const delivered = await post(api.app, `${at}/recovery`, {
    since: 101,
    until: 110,
    states: ['delivered'],
    eventTypes: ['article.*'],
  })
  t.equal(delivered.statusCode, 202, delivered.body)
  await receiver.waitFor(sentBefore + 1_005)
  t.equal((await get(api.app, `${at}/recoveries`)).json().data[0].recoveryId, delivered.json().recoveryId)
})

t.test('a recovery goes on in bounded batches, waits for its endpoint, and can be canceled', async (t) => {
  const { api, at } = await openReceiving(t)
  const { db } = api.clone
  await keepMessages(api, 5_000)
  const asked = await post(api.app, `${at}/recovery`, { since: 0 })
  const job = String(asked.headers.location)
  t.equal(await runRecoveries(db, 'demo'), true)
  t.match((await get(api.app, job)).json(), { state: 'running', position: 500, createdCount: 500 })
  t.equal(await runRecoveries(db, 'demo'), true)
  t.equal(await runRecoveries(db, 'demo'), false, 'a thousand wait already')
  t.match((await get(api.app, job)).json(), { state: 'running', position: 1_000 })
  await act(api.app, `${at}/pause`)
  t.equal(await runRecoveries(db, 'demo'), false, 'a paused endpoint is given nothing')
  t.equal((await act(api.app, `${job}/cancellation`)).json().state, 'canceled')
  t.equal((await act(api.app, `${job}/cancellation`)).json().state, 'canceled', 'again is no change')
  const enabled = (await post(api.app, `${at}/enable`, { recoverSince: 4_990 })).json()
  t.match(enabled, { resumedCount: 0, suspended: true }, 'what is older stays suspended')
  t.equal(await runRecoveries(db, 'demo'), true)
  t.match((await get(api.app, `${at}/recoveries/${enabled.recoveryId}`)).json(), {
    state: 'done',
    createdCount: 11,
  })
  t.equal((await deliveriesAt(api, at, '?state=suspended&limit=1')).length, 1)
  t.equal(
    (await act(api.app, `${at}/recoveries/${enabled.recoveryId}/cancellation`)).json().code,
    'wrong_state',
  )
})

t.test('an endpoint that has enough to do keeps nobody else from recovering', async (t) => {
  const { api, receiver, at } = await openReceiving(t)
  const { db } = api.clone
  const other = await addEndpoint(api, { url: receiver.url })
  t.equal((await post(api.app, `${other.at}/test`, {})).json().verified, true)
  await keepMessages(api, 1_500)
  await post(api.app, `${at}/recovery`, { since: 0 })
  while (await runRecoveries(db, 'demo'));
  t.equal((await get(api.app, `${at}/stats`)).json().deliveries.pending, 1_000)
  for (let count = 0; count < 110; count += 1) await post(api.app, `${at}/recovery`, { since: 0 })
  const asked = await post(api.app, `${other.at}/recovery`, { since: 0, until: 200 })
  t.equal(await runRecoveries(db, 'demo'), true)
  t.match((await get(api.app, String(asked.headers.location))).json(), { state: 'done', createdCount: 200 })
})

t.test('a range that cannot be recovered is told with its place', async (t) => {
  const { api, at } = await openReceiving(t, { recoveryDaysMax: 20 })
  await keepMessages(api, 10)
  const cases = [
    [{ since: 11 }, 'position_not_reached', '/since'],
    [{ since: 5, until: 11 }, 'position_not_reached', '/until'],
    [{ since: 5, until: 2 }, 'from_after_to', '/until'],
    [{ since: '2999-01-01T00:00:00Z' }, 'known_at_in_future', '/since'],
    [{ since: 1, eventTypes: ['nothing'] }, 'unknown_event_type', '/eventTypes/0'],
    [{ since: 1, states: ['pending'] }, 'request_invalid', '/states/0'],
    [{ since: -1 }, 'request_invalid', '/since'],
    [{ since: '2025-04-15' }, 'request_invalid', '/since'],
    [{}, 'request_invalid', '/since'],
  ] as const
  for (const [body, code, pointer] of cases) {
    const answer = (await post(api.app, `${at}/recovery`, body)).json()
    t.equal(answer.code, code, JSON.stringify(body))
    t.equal(answer.errors?.[0]?.pointer, pointer, JSON.stringify(body))
  }
  // As if all of it were older than messages are kept.
  await sql`update heads set position = 10, recorded_at = clock_timestamp() - interval '21 days'`.execute(
    api.clone.db,
  )
  for (const since of [10, '2001-01-01T00:00:00Z']) {
    const answer = (await post(api.app, `${at}/recovery`, { since })).json()
    t.match(answer, { code: 'request_invalid', detail: /20 days: begin with position 11/ })
    t.match((await post(api.app, `${at}/enable`, { recoverSince: since })).json(), {
      errors: [{ pointer: '/recoverSince' }],
    })
  }
  t.equal((await get(api.app, `${at}/recoveries`)).json().data.length, 0, 'nothing was saved')
})

t.test('after a rotation both secrets sign until the grace ends, and without grace one', async (t) => {
  const { api, receiver, at, secret } = await openReceiving(t, { worker: true })
  const rotate = async (body?: object) => {
    const answer = await post(api.app, `${at}/secret/rotation`, body ?? {})
    t.equal(answer.statusCode, 200, answer.body)
    t.equal(answer.headers['cache-control'], 'no-store')
    return answer.json().secret.secret as string
  }
  const signers = async (secrets: readonly string[]) => {
    t.equal((await post(api.app, `${at}/test`, {})).json().class, 'delivered')
    const request = receiver.requests.at(-1)
    return secrets.filter((each) => {
      try {
        new Webhook(each).verify(request?.body.toString() ?? '', request?.headers as Record<string, string>)
        return true
      } catch {
        return false
      }
    })
  }
  const second = await rotate({ graceSeconds: 3_600 })
  const third = await rotate()
  t.same(await signers([secret, second, third]), [secret, second, third], 'each within its own grace')
  const read = await get(api.app, `${at}/secret`)
  t.equal(read.headers['cache-control'], 'no-store')
  t.same(
    read.json().data.map((each: { secret: string }) => each.secret),
    [third, second, secret],
  )
  const [, twoExpires, oneExpires] = read.json().data.map((each: { expiresAt: string }) => each.expiresAt)
  t.ok(oneExpires < twoExpires, 'the older one keeps its own end')
  const fourth = await rotate({ graceSeconds: 0 })
  t.same(await signers([secret, second, third, fourth]), [fourth])
  t.equal((await get(api.app, `${at}/public-keys`)).json().data.length, 1)
  for (const grace of [-1, 604_801, 1.5, '60']) {
    t.equal((await post(api.app, `${at}/secret/rotation`, { graceSeconds: grace })).statusCode, 400)
  }
})

t.test('a secret that cannot be opened is told as such, and a rotation is the remedy', async (t) => {
  const { api, at } = await openReceiving(t, { worker: true })
  const { app, clone, webhooks } = api
  const [key] = await webhooks.keys.list()
  const path = key?.path ?? ''
  const refused = async (answer: ReturnType<typeof post>) => {
    const { statusCode, headers, body } = await answer
    t.match({ statusCode, headers }, { statusCode: 503, headers: { 'retry-after': '1' } }, body)
    t.match(JSON.parse(body), { code: 'secrets_unavailable', detail: /rotate the secret/ })
    t.notMatch(body, /webhook-secrets|KEYS_DIR/, 'and not where the keys are')
  }
  const saved = await api.countSaved()
  chmodSync(path, 0o644)
  await refused(post(app, api.path, { url: publicUrl, eventTypes: ['*'] }))
  await refused(post(app, `${at}/secret/rotation`, {}))
  t.equal(await api.countSaved(), saved, 'nothing was saved')
  chmodSync(path, 0o600)

  await sql`update webhook_secrets set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)`.execute(
    clone.db,
  )
  await refused(get(app, `${at}/secret`))
  const { secret } = (await post(app, `${at}/secret/rotation`, {})).json()
  t.same(
    (await get(app, `${at}/secret`)).json().data.map((each: { secret: string }) => each.secret),
    [secret.secret],
  )
  t.equal(
    (await post(app, `${at}/test`, {})).json().class,
    'delivered',
    'the older one keeps none from signing',
  )
})

t.test('secrets are on the routes that are for them, and nowhere else', async (t) => {
  const planted = 'planted-7f3a'
  const { api, receiver, at, id, secret } = await openReceiving(t, { worker: true })
  await api.patch(at, { headers: { 'x-key': planted } }, { 'if-match': '*' })
  receiver.answerWith(({ headers }) => ({
    status: 500,
    headers: { 'x-echo': planted },
    body: `you sent ${headers['x-key']} and ${secret} ${secret.slice(6)}`,
  }))
  const tested = await post(api.app, `${at}/test`, {})
  await owe(api.clone.db, 'demo', [id], [{}])
  api.webhooks.ring?.('demo')
  const [scheduled] = await untilState(api, at, 'scheduled')
  const reads = [
    '',
    '/deliveries',
    `/deliveries/${scheduled?.deliveryId}/attempts`,
    '/stats',
    '/public-keys',
    '/recoveries',
  ]
  const answers = [
    tested,
    await get(api.app, api.path),
    ...(await Promise.all(reads.map((rest) => get(api.app, `${at}${rest}`)))),
    await post(api.app, api.path, {
      url: `https://user:${planted}@receiver.example.org/`,
      eventTypes: ['*'],
    }),
    await post(api.app, api.path, {
      url: 'https://receiver.example.org/',
      eventTypes: ['*'],
      headers: { host: planted },
    }),
  ]
  for (const { body, headers } of answers) {
    t.notMatch(body, new RegExp(planted), body.slice(0, 60))
    t.notOk(body.includes(secret) || body.includes(secret.slice(6)), body.slice(0, 60))
    t.notMatch(JSON.stringify(headers), new RegExp(planted))
  }
  const attempts = (await get(api.app, `${at}/deliveries/${scheduled?.deliveryId}/attempts`)).json().data
  t.match(attempts[0].answer, /^you sent /, 'the rest of the answer is kept')
})

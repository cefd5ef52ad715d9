/** Writes `openapi/examples.json` from real answers of the demo dossier: `node --import tsx test/http/collect-examples.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import type { App } from '../../src/app.ts'
import { get, post } from '../support/app.ts'
import { owe, until } from '../support/delivering.ts'
import { openDemo } from '../support/dossier.ts'
import { startReceiver } from '../support/receiver.ts'
import { act, openWebhookApi, publicUrl } from '../support/webhook-api.ts'

/** Lists are cut to this many entries: an example shows the form, not the data. */
const entriesMax = 1

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, entriesMax).map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'sides' || key === 'changed' ? inner : key === 'text' ? String(inner).slice(0, 80) : cut(inner),
    ]),
  )
}

t.test('examples are collected', async (t) => {
  const { app, path } = await openDemo(t)
  const examples: Record<string, unknown> = {}
  const read = async (id: string, url: string) => {
    const answer = await get(app, url)
    t.equal(answer.statusCode, 200, url)
    // The parts of a whole codebook would fill pages; its own file shows them.
    const body: Record<string, unknown> = answer.json()
    examples[`${id} 200`] = cut(id === 'getCodebook' ? { ...body, codebook: { id: 'demo' } } : body)
    return answer.json()
  }
  await read('isAlive', '/livez')
  await read('isReady', '/readyz')
  await read('explainProblem', '/problems/projection_behind')
  await read('listDossiers', '/v1/dossiers')
  await read('getDossier', path)
  await read('getCodebook', `${path}/codebook`)
  const articles = await read('listArticles', `${path}/articles`)
  const article = `${path}/articles/${articles.data[0].articleId}`
  await read('getArticle', article)
  await read('getArticleText', `${article}/text`)
  await read('listArticleEvents', `${article}/events`)
  const claims = await read('listClaims', `${path}/claims?party=ukraine`)
  await read('getClaim', `${path}/claims/${claims.data[0].claimId}`)
  await read('listParties', `${path}/parties`)
  await read('getParty', `${path}/parties/ukraine`)
  await read('listPropositions', `${path}/propositions`)
  await read('getProposition', `${path}/propositions/ceasefire-30-days`)
  await read('getAgent', `${path}/agents/volodymyr-zelensky`)
  const pair = `${path}/stances/ukraine/ceasefire-30-days`
  await read('listStances', `${path}/stances?validAt=2025-03-12`)
  await read('getStance', `${pair}?validAt=2025-03-12`)
  await read('listEvidence', `${pair}/evidence?validAt=2025-03-12`)
  await read('listStancePeriods', `${pair}/history?validAt=2025-03-12`)
  await read('diffStances', `${path}/stances/diff?validAt=2025-03-12&from=position:1`)
  const found = await read('listContradictions', `${path}/contradictions?validAt=2025-04-15`)
  await read('getContradiction', `${path}/contradictions/${found.data[0].contradictionId}?validAt=2025-04-15`)
  await read('listEvents', `${path}/events?after=1`)
  examples['streamEvents 200'] = await readStream(app, `${path}/events/stream?feed=notifications&after=1`)

  const decide = async (id: string, url: string, body: object): Promise<void> => {
    const { headers } = await get(app, url.slice(0, url.lastIndexOf('/')))
    const answer = await post(app, url, body, { 'if-match': String(headers.etag) })
    t.equal(answer.statusCode, 200, url)
    examples[`${id} request`] = body
    examples[`${id} 200`] = cut(answer.json())
  }
  const contradiction = `${path}/contradictions/${found.data[0].contradictionId}`
  await decide('dismissContradiction', `${contradiction}/dismissal`, {
    reason: 'They speak of two different rounds of talks.',
  })
  await decide('reinstateContradiction', `${contradiction}/reinstatement`, {
    reason: 'The transcript shows that it was one round.',
  })
  const claim = `${path}/claims/${claims.data[0].claimId}`
  await decide('reviewClaim', `${claim}/review`, {
    reason: 'Two editors read the sentence so.',
    verdict: 'accepted',
  })
  const [{ articleId: source, speaker, spans }] = claims.data
  const [{ start, end, exact }] = spans
  const reading = {
    speaker,
    voice: 'self',
    claimType: 'stance',
    proposition: 'ceasefire-30-days',
    polarity: 2,
    statedAt: { from: '2025-03-11', to: '2025-03-12', precision: 'day', derivation: 'weekday' },
    spans: [{ start, end, exact }],
  }
  examples['codeClaim request'] = { coder: { kind: 'human', id: 'desk-2', version: '2025-09' }, ...reading }
  const coded = await post(app, `${path}/articles/${source}/claims`, examples['codeClaim request'])
  t.equal(coded.statusCode, 201, coded.body)
  for (const status of [200, 201]) examples[`codeClaim ${status}`] = cut(coded.json())
  await decide('correctClaim', `${claim}/correction`, {
    reason: 'The sentence names a condition.',
    reading: { ...reading, polarity: 1, conditions: [{ text: 'if the other side does the same' }] },
  })
  await decide('retractClaim', `${claim}/retraction`, { reason: 'The outlet has corrected the quotation.' })

  await collectWebhooks(t, examples)
  examples['createDossier request'] = { id: 'harbour-talks' }
  const created = await post(app, '/v1/dossiers', examples['createDossier request'])
  examples['createDossier 201'] = created.json()
  examples['registerArticle request'] = {
    url: 'https://news.example/truce',
    outlet: 'Demo Wire',
    language: 'en',
    timeZone: 'Europe/London',
    publishedAt: '2025-03-13T17:10:00+00:00',
    text: readFileSync('codebooks/demo/02-truce-so-far.txt', 'utf8').slice(0, 200),
  }
  const [listed] = claims.data
  const {
    validAt: _1,
    validAtEnd: _2,
    knownAt: _3,
    pinned: _4,
    position,
    ...shown
  } = (await get(app, article)).json()
  const registered = cut({ article: shown, claims: [listed], position, warnings: [] })
  for (const status of [200, 201]) examples[`registerArticle ${status}`] = registered
  const { codebook: _5, ...published } = (await get(app, `${path}/codebook`)).json()
  for (const status of [200, 201]) examples[`publishCodebook ${status}`] = { ...published, warnings: [] }
  examples['publishCodebook request'] = { id: 'demo', version: '1.0.0' }
  // Last: an article that was withdrawn is no example of anything else.
  await decide('reviseArticle', `${article}/revisions`, {
    title: 'The talks, hour by hour',
    text: 'Mark Rutte said on Tuesday that the negotiations were difficult.',
    reason: 'The outlet replaced its first report.',
  })
  await decide('withdrawArticle', `${article}/withdrawal`, { reason: 'The outlet took its report back.' })
  writeFileSync('openapi/examples.json', `${JSON.stringify(examples, null, 2)}\n`)
})

/** An endpoint that is made, tested, asked to recover, and deleted. Its receiver listens here; the examples name another. */
async function collectWebhooks(t: Test, examples: Record<string, unknown>): Promise<void> {
  const api = await openWebhookApi(t, { worker: true, codebook: true })
  const { app, path } = api
  const receiver = await startReceiver({ answer: { status: 200, body: 'ok' } })
  t.teardown(() => receiver.close())
  api.allowPair(receiver.allow)
  const keep = (id: string, { statusCode, body }: Awaited<ReturnType<typeof get>>, request?: object) => {
    t.ok(statusCode < 300, `${id} ${body.slice(0, 200)}`)
    if (request) examples[`${id} request`] = request
    // Sockets of this machine are no example for anybody.
    const told = body.replaceAll(receiver.url, publicUrl).replaceAll('"127.0.0.1"', '"93.184.215.14"')
    examples[`${id} ${statusCode}`] = cut(JSON.parse(told))
    return JSON.parse(body)
  }
  const wanted = { eventTypes: ['stance.*', 'contradiction.detected'], parties: ['ukraine'] }
  const created = await post(app, path, { url: receiver.url, ...wanted })
  const { endpoint } = keep('createWebhookEndpoint', created, { url: publicUrl, ...wanted })
  const at = `${path}/${endpoint.endpointId}`
  keep('testWebhookEndpoint', await post(app, `${at}/test`, {}), {})
  keep('listWebhookEndpoints', await get(app, path))
  keep('getWebhookEndpoint', await get(app, at))
  const change = { description: 'For the desk', ratePerSecond: 10 }
  keep('changeWebhookEndpoint', await api.patch(at, change, { 'if-match': '"v2"' }), change)
  await owe(api.clone.db, 'demo', [endpoint.endpointId], [{}])
  api.webhooks.ring?.('demo')
  await until(
    'it is delivered',
    async () => (await get(app, `${at}/deliveries?state=delivered`)).json().data.length === 1,
  )
  const { data } = keep('listWebhookDeliveries', await get(app, `${at}/deliveries`))
  const delivery = `${at}/deliveries/${data[0].deliveryId}`
  keep('getWebhookDelivery', await get(app, delivery))
  keep('listWebhookAttempts', await get(app, `${delivery}/attempts`))
  keep('getWebhookStats', await get(app, `${at}/stats`))
  keep('replayWebhookDelivery', await act(app, `${delivery}/replay`))
  keep('getWebhookSecret', await get(app, `${at}/secret`))
  keep('listWebhookPublicKeys', await get(app, `${at}/public-keys`))
  const rotation = { graceSeconds: 3_600 }
  keep('rotateWebhookSecret', await post(app, `${at}/secret/rotation`, rotation), rotation)
  const range = { since: 0, states: ['exhausted', 'suspended'] }
  const { recoveryId } = keep('recoverWebhookEndpoint', await post(app, `${at}/recovery`, range), range)
  keep('listWebhookRecoveries', await get(app, `${at}/recoveries`))
  keep('getWebhookRecovery', await get(app, `${at}/recoveries/${recoveryId}`))
  await api.clone.db.updateTable('webhook_recoveries').set({ state: 'running' }).execute()
  keep('cancelWebhookRecovery', await act(app, `${at}/recoveries/${recoveryId}/cancellation`))
  keep('pauseWebhookEndpoint', await act(app, `${at}/pause`))
  const disabling = { reason: 'The receiver moves house.' }
  keep('disableWebhookEndpoint', await post(app, `${at}/disable`, disabling), disabling)
  keep('enableWebhookEndpoint', await post(app, `${at}/enable`, { recoverSince: 0 }), { recoverSince: 0 })
  const { version } = (await get(app, at)).json().endpoint
  keep('deleteWebhookEndpoint', await api.remove(at, { 'if-match': `"v${version}"` }))
  const types = (await get(app, '/v1/event-types')).json()
  examples['listEventTypes 200'] = {
    data: types.data.filter(({ name }: { name: string }) => name === 'webhook.test'),
  }
}

/** The beginning of a stream, which has no end of its own. */
async function readStream(app: App, url: string): Promise<string> {
  const headers = { host: 'localhost', accept: 'text/event-stream' }
  const answer = await app.inject({ method: 'GET', url, headers, payloadAsStream: true })
  const stream = answer.stream()
  let text = ''
  for await (const bytes of stream) {
    text += String(bytes)
    if (text.split('\n\n').length > 3) break
  }
  stream.destroy()
  return `${text.split('\n\n').slice(0, 3).join('\n\n')}\n\n`
}

/** Endpoints over HTTP: what is refused saves nothing, a change needs the tag that was seen, and ids are of one dossier. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { z } from 'zod'
import { get, post } from '../support/app.ts'
import { addEndpoint, openWebhookApi, publicHost, publicUrl } from '../support/webhook-api.ts'

const Codes = z.object({ code: z.string(), errors: z.array(z.object({ pointer: z.string() })).optional() })

const Page = z.object({
  data: z.array(z.object({ endpointId: z.string() })),
  hasMore: z.boolean(),
  nextCursor: z.string().nullable(),
})

/** The literal addresses of groups 113 to 117, as somebody may write them. */
const refusedHosts = [
  ...['127.0.0.1', 'localhost', '127.1', '0177.0.0.1', '0x7f000001', '0x7f.1', '2130706433', '0', '0.0.0.0'],
  ...['127.0.0.1.', '①②⑦.⓪.⓪.①'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
  ...['[64:ff9b:1::1]', '[2002:7f00:1::]', '[2001::1]'],
  ...[
    '[fe80::1%25eth0]',
    '[fec0::1]',
    '[fd00:ec2::254]',
    '[100::1]',
    '[5f00::1]',
    '[3fff::1]',
    '[2001:db8::1]',
  ],
  ...['169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
  'metadata.google.internal',
  ...['10.0.0.1', '172.16.0.1', '192.0.2.1', '192.88.99.1', '192.168.0.1', '198.18.0.1', '198.51.100.1'],
  ...['203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
]

const refusedUrls = [
  ...refusedHosts.map((host) => `https://${host}/hook`),
  ...['http:', 'ftp:', 'file:', 'gopher:'].map((scheme) => `${scheme}//${publicHost}/`),
  ...['javascript:alert(1)', 'data:text/plain,x', `//${publicHost}/`, publicHost, '', ' '],
  ...[`https://user:pass@${publicHost}/`, `https://${publicHost}@evil.example.org/`],
  ...[
    `https://${publicHost}\\@evil.example.org`,
    `https://${publicHost}#@evil.example.org`,
    `https://${publicHost}%00.evil.example.org/`,
  ],
  ...[0, 22, 25, 5432, 6379, 65_536].map((port) => `https://${publicHost}:${port}/`),
  ...[`https://${'a'.repeat(64)}.example.org/`, `https://${'a.'.repeat(130)}example.org/`],
  `https://${publicHost}/${'x'.repeat(2_048)}`,
  ...[
    'single',
    'trailing.example.org.',
    'printer.local',
    'db.internal',
    'x.onion',
    'box.home.arpa',
    'a.test',
  ].map((host) => `https://${host}/`),
]

t.test('a URL that nobody may be called at is refused, with its place, and nothing is saved', async (t) => {
  const api = await openWebhookApi(t, {
    names: {
      'inward.example.org': ['10.0.0.7'],
      'mixed.example.org': ['93.184.215.14', '127.0.0.1'],
      'mixed6.example.org': ['93.184.215.14', 'fd00::1'],
      'many.example.org': Array.from({ length: 200 }, (_, i) => `93.184.215.${i}`),
      'silent.example.org': [],
    },
  })
  const names = ['inward', 'mixed', 'mixed6', 'many', 'silent', 'unknown'].map(
    (name) => `https://${name}.example.org/`,
  )
  for (const url of [...refusedUrls, ...names]) {
    const answer = await post(api.app, api.path, { url, eventTypes: ['*'] })
    t.equal(answer.statusCode, 422, `${JSON.stringify(url).slice(0, 80)} ${answer.body.slice(0, 80)}`)
    const { code, errors } = Codes.parse(answer.json())
    t.match(code, /^(invalid_webhook_url|webhook_address_refused)$/)
    t.same(
      errors?.map(({ pointer }) => pointer),
      ['/url'],
    )
  }
  const said = await Promise.all(
    names.map(async (url) => (await post(api.app, api.path, { url, eventTypes: ['*'] })).json().detail),
  )
  t.equal(new Set(said).size, 1, 'who is refused and who cannot be reached are told the same')
  t.equal(await api.countSaved(), 0, 'nothing was saved')
})

t.test('a URL is stored in the form in which it was judged', async (t) => {
  const api = await openWebhookApi(t, { names: { 'xn--bcher-kva.example.org': ['93.184.215.14'] } })
  const forms = [
    [`https://${publicHost}:/hook`, `https://${publicHost}/hook`],
    [`https://${publicHost}:443/hook`, `https://${publicHost}/hook`],
    [`HTTPS://${publicHost.toUpperCase()}/a/../hook`, `https://${publicHost}/hook`],
    [`https://${publicHost}/ho\tok\n`, `https://${publicHost}/hook`],
    ['https://bücher.example.org:8443/', 'https://xn--bcher-kva.example.org:8443/'],
    ['https://93.184.215.14/', 'https://93.184.215.14/'],
  ] as const
  for (const [given, stored] of forms) {
    const answer = await post(api.app, api.path, { url: given, eventTypes: ['*'] })
    t.equal(answer.statusCode, 201, answer.body)
    t.equal(answer.json().endpoint?.url, stored)
  }
})

t.test('a filter names what there is, and says which entry does not', async (t) => {
  const api = await openWebhookApi(t, { codebook: true })
  const saved = await api.countSaved()
  const cases: readonly (readonly [Record<string, unknown>, string, string])[] = [
    [{ eventTypes: [] }, 'invalid_filter', '/eventTypes'],
    [{ eventTypes: ['*', 'stance.changed'] }, 'invalid_filter', '/eventTypes'],
    [{ eventTypes: Array(101).fill('stance.changed') }, 'invalid_filter', '/eventTypes'],
    [{ eventTypes: ['stance.change'] }, 'unknown_event_type', '/eventTypes/0'],
    [{ eventTypes: ['stance*'] }, 'unknown_event_type', '/eventTypes/0'],
    [{ eventTypes: ['.*'] }, 'unknown_event_type', '/eventTypes/0'],
    [{ parties: ['ukraine', 'ukrain'] }, 'unknown_party', '/parties/1'],
    [{ parties: Array.from({ length: 101 }, (_, i) => `party-${i}`) }, 'invalid_filter', '/parties'],
    [{ propositions: ['ceasefire'] }, 'unknown_proposition', '/propositions/0'],
    [{ speakers: ['nobody'] }, 'unknown_agent', '/speakers/0'],
    [{ speakers: ['party:nobody'] }, 'unknown_party', '/speakers/0'],
    [{ speakers: [''] }, 'unknown_agent', '/speakers/0'],
    [{ contradictionKinds: ['opposition'] }, 'unknown_kind', '/contradictionKinds/0'],
    [{ contradictionKinds: ['self_reversals'] }, 'unknown_kind', '/contradictionKinds/0'],
  ]
  for (const [body, code, pointer] of cases) {
    const answer = await post(api.app, api.path, { url: publicUrl, eventTypes: ['*'], ...body })
    t.equal(answer.statusCode, 422, answer.body)
    t.equal(answer.json().code, code)
    t.equal(answer.json().errors?.[0]?.pointer, pointer)
  }
  const near = await post(api.app, api.path, { url: publicUrl, eventTypes: ['*'], parties: ['ukrain'] })
  t.match(near.json().detail, /Did you mean ukraine/)
  for (const body of [
    { url: publicUrl },
    { eventTypes: ['*'] },
    { url: publicUrl, eventTypes: ['*'], secret: 'x' },
  ]) {
    t.equal((await post(api.app, api.path, body)).statusCode, 400, 'what is missing or unknown is told')
  }
  t.equal(await api.countSaved(), saved, 'nothing was saved')
  const good = {
    eventTypes: ['stance.*', 'claim.recorded', 'stance.*'],
    parties: ['ukraine'],
    speakers: ['volodymyr-zelensky', 'party:russia', 'outlet', 'unresolved:A Name'],
    contradictionKinds: ['self_reversal'],
    propositions: ['ceasefire-30-days'],
  }
  const made = await post(api.app, api.path, { url: publicUrl, ...good })
  t.equal(made.statusCode, 201, made.body)
  t.match(made.json().endpoint, { ...good, eventTypes: ['stance.*', 'claim.recorded'], unknownEntries: [] })
})

t.test('without a codebook there is no party to name', async (t) => {
  const api = await openWebhookApi(t)
  const answer = await post(api.app, api.path, { url: publicUrl, eventTypes: ['*'], parties: ['ukraine'] })
  t.equal(answer.statusCode, 422)
  t.match(answer.json(), { code: 'unknown_party', detail: /no codebook yet/ })
})

t.test('a name that a later codebook drops stays, and is shown as unknown', async (t) => {
  const api = await openWebhookApi(t, { codebook: true })
  const { id, at } = await addEndpoint(api, { parties: ['ukraine'] })
  // As if the codebook had had it: no rule lets an id go that a claim names.
  await api.clone.db
    .updateTable('webhook_endpoints')
    .set({ parties: ['ukraine', 'atlantis'] })
    .where('endpoint_id', '=', id)
    .execute()
  const { endpoint } = (await get(api.app, at)).json()
  t.same(endpoint.unknownEntries, [{ field: 'parties', entry: 'atlantis' }])
  const kept = await api.patch(at, { parties: ['atlantis'] }, { 'if-match': '"v1"' })
  t.equal(kept.statusCode, 200, 'it may stay')
  const added = await api.patch(at, { parties: ['atlantis', 'lemuria'] }, { 'if-match': '"v2"' })
  t.match(
    added.json(),
    { code: 'unknown_party', errors: [{ pointer: '/parties/1' }] },
    'a new one must exist',
  )
})

t.test('static headers are names and values that may be sent, and are never shown again', async (t) => {
  const api = await openWebhookApi(t)
  const planted = 'Bearer planted-value'
  const cases: readonly Record<string, string>[] = [
    { 'x-key': `${planted}\r\nx-more: 1` },
    { 'x-key': `${planted}\n` },
    { 'x-key': `${planted} é` },
    { 'x-key': `${planted}\u0007` },
    ...[
      'Host',
      'Content-Length',
      'content-encoding',
      'webhook-id',
      'Stancelog-Attempt',
      'cookie',
      'TE',
      'expect',
    ].map((name) => ({ [name]: planted })),
    ...[
      'proxy-authorization',
      'transfer-encoding',
      'Connection',
      'upgrade',
      'user-agent',
      'x key',
      'x:y',
      'é',
      '',
    ].map((name) => ({ [name]: planted })),
    Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`x-${i}`, planted])),
    { 'x-long': `${planted}${'y'.repeat(2_048)}` },
    { 'x-twice': planted, 'X-Twice': planted },
  ]
  for (const headers of cases) {
    const answer = await post(api.app, api.path, { url: publicUrl, eventTypes: ['*'], headers })
    t.equal(answer.statusCode, 422, `${JSON.stringify(headers).slice(0, 60)} ${answer.body.slice(0, 200)}`)
    t.equal(answer.json().code, 'invalid_header')
    t.match(answer.json().errors[0].pointer, /^\/headers/)
    t.notMatch(answer.body, /planted/, 'no value is told')
  }
  t.equal(await api.countSaved(), 0)
  const { at } = await addEndpoint(api, { headers: { Authorization: planted, 'x-tenant': 'planted-too' } })
  for (const url of [at, api.path, `${at}/deliveries`, `${at}/stats`, `${at}/public-keys`]) {
    const answer = await get(api.app, url)
    t.equal(answer.statusCode, 200, url)
    t.notMatch(answer.body, /planted|whsec_/, url)
  }
  t.same((await get(api.app, at)).json().endpoint.headerNames, ['Authorization', 'x-tenant'])
})

t.test('there are as many endpoints as the limit says, and the same URL may be there twice', async (t) => {
  const api = await openWebhookApi(t, { endpointsMax: 3 })
  const two = [await addEndpoint(api), await addEndpoint(api)]
  t.not(two[0]?.secret, two[1]?.secret, 'two endpoints have two secrets')
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => post(api.app, api.path, { url: publicUrl, eventTypes: ['*'] })),
  )
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, 409, 409, 409])
  const refused = answers.find(({ statusCode }) => statusCode === 409)
  t.match(refused?.json(), { code: 'endpoint_limit', detail: /3 endpoints.*delete one/ })
  const pages: string[] = []
  for (let url: string | undefined = `${api.path}?limit=1`; url !== undefined; ) {
    const page: z.infer<typeof Page> = Page.parse((await get(api.app, url)).json())
    pages.push(...page.data.map((each) => each.endpointId))
    url = page.hasMore ? `${api.path}?limit=1&cursor=${page.nextCursor}` : undefined
  }
  t.equal(new Set(pages).size, 3, 'a walk through the pages meets each')
  t.equal(pages.length, 3)
  t.equal(pages[0], two[0]?.id, 'the oldest first')
  for (const cursor of ['x', 'e30', Buffer.from('{"v":1,"k":["x","y"],"p":null}').toString('base64url')]) {
    t.equal((await get(api.app, `${api.path}?cursor=${cursor}`)).json().code, 'invalid_cursor')
  }
})

t.test('one key gives one endpoint, however often and however fast it is sent', async (t) => {
  const api = await openWebhookApi(t)
  const body = { url: publicUrl, eventTypes: ['*'] }
  const key = { 'idempotency-key': 'make-it-once' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(api.app, api.path, body, key)))
  t.same([...new Set(answers.map(({ statusCode }) => statusCode))], [201])
  t.equal(new Set(answers.map(({ body }) => body)).size, 1, 'each is told the same, the secret too')
  t.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 19)
  t.equal((await get(api.app, api.path)).json().data.length, 1)
  const other = await post(api.app, api.path, { ...body, description: 'another' }, key)
  t.match(other.json(), { code: 'idempotency_key_reused', status: 422 })
  const elsewhere = await post(api.app, '/v1/dossiers', { id: 'second' })
  t.equal(elsewhere.statusCode, 201)
  const second = await post(api.app, '/v1/dossiers/second/webhook-endpoints', body, key)
  t.equal(second.statusCode, 201, 'a key is of one dossier')
  const refused = { 'idempotency-key': 'refused-first' }
  t.equal((await post(api.app, api.path, { ...body, eventTypes: [] }, refused)).statusCode, 422)
  t.equal(
    (await post(api.app, api.path, body, refused)).statusCode,
    201,
    'a refused request leaves its key free',
  )
  const [made] = answers
  t.equal((await api.remove(String(made?.headers.location), { 'if-match': '"v1"' })).statusCode, 200)
  t.equal((await post(api.app, api.path, body, key)).statusCode, 404, 'what was deleted is not made again')
})

t.test('a change needs the tag that was seen, and of two at once one wins', async (t) => {
  const api = await openWebhookApi(t)
  const { at } = await addEndpoint(api)
  const read = await get(api.app, at)
  t.equal(read.headers.etag, '"v1"')
  const unseen = await api.patch(at, { description: 'a' })
  t.equal(unseen.statusCode, 428)
  t.match(unseen.json().detail, /"v7"/, 'the tag is shown in the form of an endpoint')
  t.equal((await api.patch(at, { description: 'a' }, { 'if-match': 'v1' })).statusCode, 400)
  t.equal((await api.patch(at, { description: 'a' }, { 'if-match': 'W/"v1"' })).statusCode, 412)
  t.equal((await api.patch(at, { description: 'a' }, { 'if-match': '"v7"' })).statusCode, 412)
  const race = await Promise.all(
    ['one', 'two'].map((description) => api.patch(at, { description }, { 'if-match': '"v1"' })),
  )
  t.same(race.map(({ statusCode }) => statusCode).sort(), [200, 412])
  const winner = race.find(({ statusCode }) => statusCode === 200)
  t.equal(winner?.headers.etag, '"v2"')
  const { endpoint } = (await get(api.app, at)).json()
  t.equal(endpoint.description, winner?.json().endpoint.description)
  t.equal(endpoint.version, 2, 'the other changed nothing')
  t.equal((await api.patch(at, { ratePerSecond: 501 }, { 'if-match': '*' })).statusCode, 400)
  t.equal((await api.patch(at, { state: 'active' }, { 'if-match': '*' })).json().code, 'unknown_property')
  const changed = await api.patch(
    at,
    { ratePerSecond: 500, signatures: ['v1a'] },
    { 'if-match': '"v1", "v2"' },
  )
  t.match(changed.json().endpoint, { ratePerSecond: 500, signatures: ['v1a'], version: 3 })
  t.equal((await api.remove(at, { 'if-match': '"v2"' })).statusCode, 412)
  t.equal((await api.remove(at)).statusCode, 428)
  const gone = await Promise.all([1, 2].map(() => api.remove(at, { 'if-match': '"v3"' })))
  t.same(gone.map(({ statusCode }) => statusCode).sort(), [200, 404])
  for (const rest of ['', '/deliveries', '/stats', '/secret', '/public-keys', '/recoveries']) {
    t.equal((await get(api.app, `${at}${rest}`)).statusCode, 404, rest)
  }
  t.equal(await api.countSaved(), 0, 'its secrets are gone with it')
})

t.test("another dossier's endpoint is not there, whatever is asked of it", async (t) => {
  const api = await openWebhookApi(t)
  const { id } = await addEndpoint(api)
  await post(api.app, '/v1/dossiers', { id: 'second' })
  const at = `/v1/dossiers/second/webhook-endpoints/${id}`
  for (const rest of ['', '/secret', '/public-keys', '/deliveries', '/stats', '/recoveries']) {
    t.equal((await get(api.app, `${at}${rest}`)).statusCode, 404, rest)
  }
  for (const [rest, body] of [
    ['/test', {}],
    ['/pause', {}],
    ['/enable', {}],
    ['/disable', {}],
    ['/secret/rotation', {}],
    ['/recovery', { since: 0 }],
  ] as const) {
    t.equal((await post(api.app, `${at}${rest}`, body)).statusCode, 404, rest)
  }
  t.equal((await api.patch(at, { description: 'x' }, { 'if-match': '*' })).statusCode, 404)
  t.equal((await api.remove(at, { 'if-match': '*' })).statusCode, 404)
  t.equal((await get(api.app, '/v1/dossiers/none/webhook-endpoints')).statusCode, 404)
  t.equal(
    (await post(api.app, '/v1/dossiers/none/webhook-endpoints', { url: publicUrl, eventTypes: ['*'] }))
      .statusCode,
    404,
  )
  t.equal((await get(api.app, `${api.path}/we_nothing`)).statusCode, 404)
})

t.test('every type is listed with a schema and an example', async (t) => {
  const { app } = await openWebhookApi(t)
  const { data } = (await get(app, '/v1/event-types')).json()
  t.ok(data.length >= 15)
  for (const { name, schema, example, status } of data) {
    t.equal(example.type, name)
    t.equal(status, 'current')
    t.ok(new Ajv2020({ strict: false, validateFormats: false }).validate(schema, example), name)
  }
})

/** What writes promise: a refused request changes nothing, a repeated one changes nothing more. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import type { App } from '../../src/app.ts'
import { projectDossier } from '../../src/projector.ts'
import { fixedClock, get, openApp, openService, post } from '../support/app.ts'

const yaml = readFileSync('codebooks/demo.yaml', 'utf8')
const text = readFileSync('codebooks/demo/01-treve-acceptee.txt', 'utf8')
const article = {
  externalId: 'one',
  url: 'https://example.org/one',
  outlet: 'Demo',
  language: 'fr',
  timeZone: 'Europe/Paris',
  publishedAt: '2025-03-12T08:30:00+01:00',
  text,
}
const articlesUrl = '/v1/dossiers/demo/articles'

const put = async (app: App, body: string | Buffer, headers: Record<string, string> = {}) =>
  await app.inject({
    method: 'PUT',
    url: '/v1/dossiers/demo/codebook',
    headers: { host: 'localhost', 'content-type': 'application/yaml', ...headers },
    payload: body,
  })

t.test('a dossier is created once, and a repeated request is told so', async (t) => {
  const { app } = await openApp(t)
  const create = async (body: object, key?: string) => {
    const answer = await post(app, '/v1/dossiers', body, key === undefined ? {} : { 'idempotency-key': key })
    return {
      status: answer.statusCode,
      code: answer.json().code,
      isReplayed: 'idempotency-replayed' in answer.headers,
    }
  }
  t.match(await create({ id: 'first' }, 'key'), { status: 201, isReplayed: false })
  t.match(await create({ id: 'first' }, 'key'), { status: 201, isReplayed: true })
  t.match(await create({ id: 'first', public: true }, 'key'), { status: 422, code: 'idempotency_key_reused' })
  t.match(await create({ id: 'first' }, 'another key'), { status: 409, code: 'already_exists' })
  t.match(await create({ id: 'first' }), { status: 409, code: 'already_exists' })
  t.match(
    await create({ id: 'second' }, 'key'),
    { status: 201, isReplayed: false },
    'a key belongs to one dossier',
  )
  const both = await Promise.all([create({ id: 'third' }, 'k'), create({ id: 'third' }, 'k')])
  t.same(
    both.map(({ status }) => status),
    [201, 201],
  )
  const pages = await get(app, '/v1/dossiers?limit=2')
  t.same(
    pages.json().data.map(({ id }: { id: string }) => id),
    ['first', 'second'],
  )
  const rest = await get(app, `/v1/dossiers?limit=2&cursor=${pages.json().nextCursor}`)
  t.same(
    rest.json().data.map(({ id }: { id: string }) => id),
    ['third'],
  )
  t.equal(rest.json().hasMore, false)
})

t.test('a codebook', async (t) => {
  const { app, log } = await openService(t, { dossiers: ['demo', 'other'] })
  await post(app, '/v1/dossiers', { id: 'demo' })
  const code = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const answer = await put(app, body, headers)
    return `${answer.statusCode} ${answer.json().code}`
  }
  const first = { 'if-none-match': '*' }

  t.equal(await code(yaml), '428 precondition_required')
  t.match((await put(app, yaml)).json().detail, 'If-None-Match: *')
  const plain = await put(app, yaml, { ...first, 'content-type': 'text/plain' })
  t.match(plain.json().detail, /application\/json.*application\/yaml/)
  t.equal(await code(yaml, { 'if-match': '1.0.0' }), '400 request_invalid', 'without quotation marks')
  t.equal(await code(yaml, { 'if-match': '"1.0.0"' }), '412 precondition_failed', 'nothing is there yet')
  t.equal(await code(yaml, { ...first, 'if-match': '"1.0.0"' }), '400 request_invalid')
  t.equal(await code(yaml.replace('id: demo', 'id: other'), first), '422 invalid_codebook')
  t.equal(
    await code(yaml.replace('timeZone: Europe/Paris', 'timeZone: Mars/Phobos'), first),
    '422 invalid_codebook',
  )
  t.equal(await code('', first), '422 invalid_codebook')
  t.equal(await code('[1, 2]', first), '422 invalid_codebook')
  t.equal(await code(yaml, { ...first, 'content-type': 'text/plain' }), '415 unsupported_media_type')
  t.equal(await code('x'.repeat(2_100_000), first), '413 payload_too_large')
  t.equal(await code(Buffer.from('id: d\xe9mo', 'latin1'), first), '400 malformed_json')
  t.equal(await code('['.repeat(20_000), first), '422 invalid_codebook')
  t.equal((await log.head('demo'))?.position, 0, 'nothing was appended by any of them')
  const faulty = await put(app, yaml.replace(/rank: 1,/, 'rank: 9,'), first)
  t.match(faulty.json(), { errors: [{ pointer: /\/agents\/\d+\/mandates\/\d+\/rank/, line: Number }] })

  const published = await put(app, yaml, first)
  t.equal(published.statusCode, 201, published.body.slice(0, 300))
  t.equal(published.headers.etag, '"1.0.0"')
  t.match(published.json(), { dossier: 'demo', version: '1.0.0', position: 1, by: 'local' })
  t.equal(await code(yaml, first), '412 precondition_failed', 'it is there already')
  const again = await put(app, yaml, { 'if-match': '"0.9.0", "1.0.0"' })
  t.equal(again.statusCode, 200, 'the same content again appends nothing')
  t.equal((await log.head('demo'))?.position, 1)
  t.equal(
    await code(yaml, { 'if-match': 'W/"1.0.0"' }),
    '412 precondition_failed',
    'a weak tag matches nothing',
  )
  const changed = yaml.replace(/^title: .*$/m, 'title: {en: "Another title"}')
  t.equal(await code(changed, { 'if-match': '*' }), '409 codebook_version_not_newer')
  const json = JSON.stringify((await get(app, '/v1/dossiers/demo/codebook')).json().codebook)
  const next = await put(app, json.replace('"version":"1.0.0"', '"version":"1.0.1"'), {
    'if-match': '"1.0.0"',
    'content-type': 'application/json',
  })
  t.equal(next.statusCode, 201, 'JSON is read as well')
  const versions = await Promise.all(
    ['1.0.0', '1.0.1'].map(async (version) =>
      (await get(app, `/v1/dossiers/demo/codebook?version=${version}`)).json(),
    ),
  )
  t.match(versions, [
    { version: '1.0.0', position: 1 },
    { version: '1.0.1', position: 2 },
  ])
  t.match((await get(app, '/v1/dossiers/demo/codebook?knownAt=position:1')).json(), { version: '1.0.0' })
  t.match((await get(app, '/v1/dossiers/demo')).json(), {
    codebookVersion: '1.0.1',
    timeZone: 'Europe/Paris',
  })
})

t.test(
  'an article that the read models do not show yet is registered all the same, and says so',
  async (t) => {
    const { app, log, deps } = await openApp(t, { clock: fixedClock('2026-01-15T12:00:00.000000Z') })
    await post(app, '/v1/dossiers', { id: 'demo' })
    const behind = await post(app, articlesUrl, article)
    const { code, detail } = behind.json()
    t.equal(`${behind.statusCode} ${code}`, '503 projection_behind')
    const [, articleId = ''] = /it is (art_\w{26}) at position 1\./.exec(detail) ?? []
    t.match(detail, /is registered.*repeat the request, which is harmless/)
    t.match(behind.headers, { location: `${articlesUrl}/${articleId}`, 'stancelog-position': '1' })
    t.equal((await post(app, articlesUrl, article)).json().detail, detail, 'repeated, it says the same')
    t.equal((await log.head('demo'))?.position, 1, 'and nothing more is stored')
    await projectDossier({ ...deps, holder: 'test' }, 'demo')
    t.equal((await get(app, String(behind.headers.location))).statusCode, 200)
    t.match((await post(app, articlesUrl, article)).json(), { article: { articleId } })
  },
)

t.test('an article', async (t) => {
  const { app, log } = await openService(t, { dossiers: ['demo', 'other'] })
  for (const id of ['demo', 'other']) await post(app, '/v1/dossiers', { id })
  await put(app, yaml, { 'if-none-match': '*' })
  const head = async () => (await log.head('demo'))?.position

  t.test('that is no good is refused with its field, and nothing is stored', async (t) => {
    const { publishedAt: _1, ...undated } = article
    const { timeZone: _2, ...placeless } = article
    const { text: _3, ...wordless } = article
    const cases: readonly (readonly [string, object, string, string])[] = [
      ['no publishedAt', undated, '400 request_invalid', '/publishedAt'],
      [
        'an impossible day',
        { ...article, publishedAt: '2025-02-30T10:00:00Z' },
        '400 request_invalid',
        '/publishedAt',
      ],
      [
        'no offset',
        { ...article, publishedAt: '2025-02-03T10:00:00' },
        '400 request_invalid',
        '/publishedAt',
      ],
      ['a number for a time', { ...article, publishedAt: 1742688000 }, '400 request_invalid', '/publishedAt'],
      [
        'ten years ahead',
        { ...article, publishedAt: '2036-01-01T10:00:00Z' },
        '422 published_at_in_future',
        '/publishedAt',
      ],
      ['no zone', placeless, '400 request_invalid', '/timeZone'],
      ['neither text nor html', wordless, '400 request_invalid', '/text'],
      ['both', { ...article, html: '<p>x</p>' }, '400 request_invalid', '/text'],
      ['white space', { ...article, text: ' \n\t ' }, '400 request_invalid', '/text'],
      ['NUL', { ...article, text: 'a\0b' }, '400 invalid_text', '/text'],
      ['half a pair', { ...article, title: 'a\ud800b' }, '400 invalid_text', '/title'],
      ['an id of its own', { ...article, articleId: 'art_1' }, '400 unknown_property', '/articleId'],
      ['a sender of its own', { ...article, by: 'me' }, '400 unknown_property', '/by'],
      ['a script for a source', { ...article, url: 'javascript:alert(1)' }, '400 request_invalid', '/url'],
      [
        'an id with a mark that nobody sees',
        { ...article, externalId: 'a\u200bb' },
        '400 request_invalid',
        '/externalId',
      ],
      [
        'an id that turns around',
        { ...article, externalId: 'a\u202eb' },
        '400 request_invalid',
        '/externalId',
      ],
      ['a million and one', { ...article, text: 'a'.repeat(1_000_001) }, '413 payload_too_large', '/text'],
    ]
    const before = await head()
    for (const [name, body, expected, pointer] of cases) {
      const answer = await post(app, articlesUrl, body)
      const problem = answer.json()
      t.equal(`${answer.statusCode} ${problem.code}`, expected, name)
      t.equal(problem.errors?.[0]?.pointer, pointer, `${name}: ${JSON.stringify(problem)}`)
    }
    const huge = await post(app, articlesUrl, { ...article, text: 'a'.repeat(6_000_000) })
    t.match(huge.json(), { status: 413, code: 'payload_too_large', detail: /4194304/ })
    const zone = await post(app, articlesUrl, { ...article, timeZone: 'Mars/Phobos' })
    t.match(zone.json(), { status: 422, code: 'unknown_time_zone', errors: [{ pointer: '/timeZone' }] })
    t.equal((await post(app, '/v1/dossiers/nobody/articles', article)).statusCode, 404)
    t.equal(await head(), before)
  })

  t.test('comes back with its claims, and is one article however often it is sent', async (t) => {
    const answer = await post(app, articlesUrl, article)
    t.equal(answer.statusCode, 201, answer.body.slice(0, 300))
    const registered = answer.json()
    t.match(registered, {
      article: {
        externalId: 'one',
        outlet: 'Demo',
        publishedAt: '2025-03-12T07:30:00.000000Z',
        status: 'registered',
      },
      claims: [{ speaker: 'volodymyr-zelensky', holder: 'ukraine', polarity: 2 }],
      position: await head(),
    })
    for (const { spans } of registered.claims) {
      for (const { start, end, exact } of spans)
        t.equal(text.slice(start, end), exact, 'every span is in the text')
    }
    t.match((await get(app, String(answer.headers.location))).json(), {
      articleId: registered.article.articleId,
    })
    const again = await post(app, articlesUrl, article)
    t.equal(again.statusCode, 200)
    t.same(again.json(), registered)
    t.equal(await head(), registered.position, 'nothing was appended')
    const stance = await get(
      app,
      `/v1/dossiers/demo/stances/ukraine/ceasefire-30-days?validAt=2025-03-12&minPosition=${registered.position}`,
    )
    t.match(
      stance.json(),
      { status: 'settled', value: 2, since: '2025-03-11' },
      'a write can be read at once',
    )
  })

  t.test('with an idempotency key is registered once, and answered alike', async (t) => {
    const body = { ...article, externalId: 'two' }
    const key = { 'idempotency-key': 'key-1' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(app, articlesUrl, body, key)))
    t.same(new Set(answers.map(({ statusCode }) => statusCode)), new Set([201]))
    t.equal(new Set(answers.map((answer) => answer.body)).size, 1, 'one body')
    t.equal(
      answers.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length,
      1,
      'appended once',
    )
    const before = await head()
    const replayed = await post(app, articlesUrl, body, key)
    t.equal(replayed.headers['idempotency-replayed'], 'true')
    t.equal(replayed.body, answers[0]?.body)
    const other = await post(app, articlesUrl, { ...body, externalId: 'three' }, key)
    t.match(other.json(), { status: 422, code: 'idempotency_key_reused' })
    t.equal(await head(), before)
    const known = { 'idempotency-key': 'key-of-what-was-known' }
    const found = await Promise.all([1, 2, 3].map(async () => await post(app, articlesUrl, body, known)))
    t.same(
      found.map(({ statusCode }) => statusCode),
      [200, 200, 200],
    )
    t.equal(new Set(found.map((answer) => answer.body)).size, 1)
    t.equal(found.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length, 1)
    const misused = await post(app, articlesUrl, { ...body, externalId: 'five' }, known)
    t.match(misused.json(), { status: 422, code: 'idempotency_key_reused' }, 'also when nothing was appended')
    t.equal(await head(), before)
    const elsewhere = await post(app, '/v1/dossiers/other/articles', body, key)
    t.equal(elsewhere.statusCode, 201, 'a key belongs to one dossier')
    t.same(elsewhere.json().claims, [], 'without a codebook there are no claims yet')
    const refused = { 'idempotency-key': 'key-2' }
    t.equal((await post(app, articlesUrl, { ...body, timeZone: 'x y' }, refused)).statusCode, 422)
    t.equal(
      (await post(app, articlesUrl, { ...body, externalId: 'four' }, refused)).statusCode,
      201,
      'the key was free',
    )
  })
})

t.test('what is published upon a packed answer is published upon what it showed', async (t) => {
  const { app } = await openService(t)
  await post(app, '/v1/dossiers', { id: 'demo' })
  await put(app, yaml, { 'if-none-match': '*' })
  const packing = { 'accept-encoding': 'gzip' }
  const { etag } = (await get(app, '/v1/dossiers/demo/codebook', packing)).headers
  const next = yaml.replace('version: 1.0.0', 'version: 1.0.1')
  t.equal((await put(app, next, { 'if-match': String(etag) })).statusCode, 201)
  const { articleId } = (await post(app, articlesUrl, article)).json().article
  const read = await get(app, `${articlesUrl}/${articleId}`, packing)
  t.notMatch(read.headers.etag, /^W/)
})

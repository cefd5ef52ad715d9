/** The life of an article over HTTP: it is revised, its claims follow its words, it is withdrawn, and nothing is lost. */
import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { serialize } from '../../events/catalog.ts'
import { sha256 } from '../../events/identity.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { rereadDossier } from '../../src/reread-dossier.ts'
import type { TestApp } from '../support/app.ts'
import { get, openService, post } from '../support/app.ts'

const dossier = '/v1/dossiers/demo'
const accepted = 'Kyiv accepted the 30-day truce on Tuesday.'
const rejected = 'Moscow on Wednesday rejected any foreign troops in Ukraine.'
const filler = 'The harbour was quiet, and the ferries ran on time all morning long.'
const article = {
  externalId: 'one',
  url: 'https://example.org/one',
  outlet: 'Demo Wire',
  title: 'A truce',
  language: 'en',
  timeZone: 'Europe/London',
  publishedAt: '2025-03-13T17:10:00+00:00',
  text: `${accepted}\n${filler}\n${rejected}`,
}

type Opened = TestApp & Readonly<{ url: string; registered: Answer; head: () => Promise<number> }>
type Answer = Readonly<{
  article: Readonly<{
    articleId: string
    textHash: string
    title: string
    publishedAt: string
    status: string
  }>
  claims: readonly (Record<string, unknown> & {
    claimId: string
    proposition: string
    spans: readonly { start: number; end: number; exact: string }[]
  })[]
  position: number
  warnings: readonly string[]
}>

const publishDemo = async ({ app }: TestApp) =>
  await app.inject({
    method: 'PUT',
    url: `${dossier}/codebook`,
    headers: { host: 'localhost', 'content-type': 'application/yaml', 'if-none-match': '*' },
    payload: readFileSync('codebooks/demo.yaml', 'utf8'),
  })

/** The demo's codebook and one article, registered. */
async function open(t: Test, change: object = {}): Promise<Opened> {
  const test = await openService(t)
  const { app, log } = test
  await post(app, '/v1/dossiers', { id: 'demo' })
  await publishDemo(test)
  const answer = await post(app, `${dossier}/articles`, { ...article, ...change })
  t.equal(answer.statusCode, 201, answer.body.slice(0, 300))
  const registered: Answer = answer.json()
  const url = `${dossier}/articles/${registered.article.articleId}`
  return { ...test, registered, url, head: async () => (await log.head('demo'))?.position ?? 0 }
}

const eventsOf = async ({ app, url }: Opened): Promise<readonly Record<string, never>[]> =>
  (await get(app, `${url}/events`)).json().data.map(({ event }: { event: unknown }) => event)

const byProposition = (answer: Answer) =>
  answer.claims.map(({ proposition, polarity }) => `${proposition} ${polarity}`).sort()

const code = ({ statusCode, json }: { statusCode: number; json: () => { code: string } }) =>
  `${statusCode} ${json().code}`

t.test('a revised article is read again in the same append, and every text stays readable', async (t) => {
  const test = await open(t)
  const { app, url, registered } = test
  t.same(byProposition(registered), ['ceasefire-30-days 2', 'foreign-troops -2'])
  const text = `Update.\n${accepted}\nThe negotiations are not easy, Mark Rutte said on Wednesday.`
  const answer = await post(app, `${url}/revisions`, { text, reason: 'the outlet rewrote it' })
  t.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  const revised: Answer = answer.json()
  t.same(byProposition(revised), ['ceasefire-30-days 2', 'talks-progress -1'])
  t.match(revised.article, {
    articleId: registered.article.articleId,
    textHash: sha256(text),
    title: 'A truce',
    publishedAt: registered.article.publishedAt,
  })
  for (const { spans } of revised.claims) {
    for (const { start, end, exact } of spans) t.equal(text.slice(start, end), exact)
  }
  t.equal(revised.position, await test.head())
  const [, truce] = [registered, revised].map(({ claims }) =>
    claims.find(({ proposition }) => proposition === 'ceasefire-30-days'),
  )
  const old = registered.claims.find(({ proposition }) => proposition === 'ceasefire-30-days')
  const before = (await get(app, `${dossier}/claims/${old?.claimId}`)).json().claim
  t.match(before, { state: 'superseded', supersededBy: truce?.claimId }, 'the same words, the same key')
  t.match(
    (await eventsOf(test)).map(({ type }) => type),
    [
      ...['ArticleRegistered', 'ClaimRecorded', 'ClaimRecorded', 'ExtractionCompleted'],
      ...['ArticleRevised', 'ClaimRecorded', 'ClaimRecorded', 'ClaimSuperseded', 'ClaimSuperseded'],
      'ExtractionCompleted',
    ],
  )
  t.match((await eventsOf(test))[4], { by: 'local', reason: 'the outlet rewrote it', title: null })

  const textAt = async (knownAt: string) => (await get(app, `${url}/text${knownAt}`)).json()
  t.match(await textAt(''), { text, textHash: sha256(text) })
  t.match(await textAt(`?knownAt=position:${registered.position}`), { text: article.text })
  const stance = `${dossier}/stances/russia/foreign-troops?validAt=2025-03-20`
  t.match((await get(app, stance)).json(), { status: 'unknown' })
  t.match((await get(app, `${stance}&knownAt=position:${registered.position}`)).json(), {
    status: 'settled',
    value: -2,
  })
  const half = await get(
    app,
    `${dossier}/claims?article=${registered.article.articleId}&knownAt=position:${registered.position + 2}`,
  )
  t.same(
    half.json().data.map(({ claimId }: { claimId: string }) => claimId),
    registered.claims.map(({ claimId }) => claimId),
    'in the middle of the append the claims are those of the old text',
  )
  t.equal(
    (await get(app, `${url}?knownAt=position:${registered.position + 1}`)).json().textHash,
    registered.article.textHash,
  )
})

t.test('a page is revised like a text, and a new day dates what is undated', async (t) => {
  const { app, url, registered } = await open(t, { text: 'Kyiv accepted the 30-day truce.' })
  t.match(registered.claims, [{ statedAt: { from: null, to: '2025-03-14' } }])
  const later = { publishedAt: '2025-03-15T10:00:00Z', text: 'Kyiv accepted the 30-day truce.' }
  const answer = await post(app, `${url}/revisions`, later)
  t.match(answer.json(), {
    article: { publishedAt: '2025-03-15T10:00:00.000000Z', title: 'A truce' },
    claims: [{ statedAt: { from: null, to: '2025-03-16' } }],
  })
  const page = await post(app, `${url}/revisions`, {
    html: `<html><head><title>A truce, at last</title></head><body><article><h1>A truce, at last</h1><p>${accepted}</p><p>${filler} ${filler}</p></article></body></html>`,
  })
  t.equal(page.statusCode, 200, page.body.slice(0, 300))
  t.match(page.json(), {
    article: { title: 'A truce, at last' },
    claims: [{ proposition: 'ceasefire-30-days' }],
  })
})

t.test('the same text and facts again append nothing', async (t) => {
  const { app, url, registered, head } = await open(t)
  const before = await head()
  const same = [
    { text: article.text },
    { text: article.text, title: article.title, publishedAt: article.publishedAt, reason: 'sent twice' },
    { text: article.text, title: null, publishedAt: null },
  ]
  for (const body of same) {
    const answer = await post(app, `${url}/revisions`, body)
    t.equal(answer.statusCode, 200)
    const { warnings: _, ...asRegistered } = registered
    t.same(answer.json(), { ...asRegistered, orphanedClaims: [] })
  }
  t.equal(await head(), before)
  await post(app, `${url}/revisions`, { text: filler })
  await post(app, `${url}/revisions`, { text: article.text })
  const back: Answer = (await get(app, `${dossier}/claims?article=${registered.article.articleId}`)).json()
    .data
  t.same(
    (back as unknown as Answer['claims']).map(({ claimId }) => claimId).sort(),
    registered.claims.map(({ claimId }) => claimId).sort(),
    'the first text brings the first claims back',
  )
})

t.test(
  'what people accepted stays where its words still stand, else it is superseded by nothing',
  async (t) => {
    const test = await open(t)
    const { app, url, registered } = test
    const claimOf = async (proposition: string) => {
      const { claimId } = registered.claims.find((claim) => claim.proposition === proposition) ?? {}
      return (await get(app, `${dossier}/claims/${claimId}`)).json().claim
    }
    const review = async (proposition: string, verdict: string) => {
      const { claimId, lastPosition } = await claimOf(proposition)
      const answer = await post(
        app,
        `${dossier}/claims/${claimId}/review`,
        { reason: 'read twice', verdict },
        { 'if-match': `"p${lastPosition}"` },
      )
      t.equal(answer.statusCode, 200, answer.body)
    }
    await review('ceasefire-30-days', 'accepted')
    await review('foreign-troops', 'accepted')
    t.match(await claimOf('ceasefire-30-days'), { inCurrentText: true })

    // Both sentences stand, the second between other words.
    const moved = `${filler}\n${accepted}\n${filler}\nLater on: ${rejected}`
    const lost = registered.claims
      .filter(({ proposition }) => proposition === 'foreign-troops')
      .map(({ claimId }) => claimId)
    const key = { 'idempotency-key': 'moved' }
    const first = await post(app, `${url}/revisions`, { text: moved }, key)
    const revised: Answer = first.json()
    t.same(first.json().orphanedClaims, lost, 'whoever revises is told')
    const same = await post(app, `${url}/revisions`, { text: moved })
    t.same(same.json().orphanedClaims, [], 'what was revised already orphans nothing')
    const stays = await claimOf('ceasefire-30-days')
    t.match(stays, {
      state: 'visible',
      review: { status: 'accepted' },
      textHash: registered.article.textHash,
      inCurrentText: false,
    })
    t.match(await claimOf('foreign-troops'), { state: 'superseded', supersededBy: null })
    t.match(
      revised.claims.map(({ proposition, review, inCurrentText }) => ({
        proposition,
        review,
        inCurrentText,
      })),
      [
        { proposition: 'ceasefire-30-days', review: { status: 'accepted' }, inCurrentText: false },
        { proposition: 'foreign-troops', review: { status: 'proposed' }, inCurrentText: true },
      ],
      'the rules read what stands there, and leave alone what a person decided',
    )
    const superseded = (await eventsOf(test)).filter(({ type }) => type === 'ClaimSuperseded')
    t.same(
      superseded.map(({ supersededBy }) => supersededBy),
      [null],
    )

    const gone = (await post(app, `${url}/revisions`, { text: filler })).json()
    t.same(gone.claims, [])
    t.same(
      gone.orphanedClaims,
      [stays.claimId],
      'what the rules found goes with its words, and nobody need code it again',
    )
    const replayed = await post(app, `${url}/revisions`, { text: moved }, key)
    t.equal(replayed.headers['idempotency-replayed'], 'true')
    t.equal(replayed.body, first.body, 'a replay names them, too')
  },
)

t.test('the same words twice are no place to find a claim again', async (t) => {
  const { app, url, registered } = await open(t, { text: accepted })
  const [claim] = registered.claims
  const accept = { reason: 'read twice', verdict: 'accepted' }
  const tag = {
    'if-match': `"p${(await get(app, `${dossier}/claims/${claim?.claimId}`)).json().claim.lastPosition}"`,
  }
  t.equal((await post(app, `${dossier}/claims/${claim?.claimId}/review`, accept, tag)).statusCode, 200)
  await post(app, `${url}/revisions`, { text: `${accepted}\n${accepted}` })
  t.match((await get(app, `${dossier}/claims/${claim?.claimId}`)).json().claim, {
    state: 'superseded',
    supersededBy: null,
  })
})

t.test('a withdrawn article counts no more from then on, and is revised no more', async (t) => {
  const { app, url, registered, head } = await open(t)
  const stance = `${dossier}/stances/ukraine/ceasefire-30-days?validAt=2025-03-20`
  t.match((await get(app, stance)).json(), { status: 'settled', value: 2 })
  const answer = await post(app, `${url}/withdrawal`, { reason: 'the outlet took it back' })
  t.equal(answer.statusCode, 200)
  t.match(answer.json(), {
    article: { articleId: registered.article.articleId, status: 'withdrawn' },
    position: registered.position + 1,
  })
  t.notOk('claims' in answer.json())
  t.match((await get(app, stance)).json(), { status: 'unknown' })
  t.match((await get(app, `${stance}&knownAt=position:${registered.position}`)).json(), { status: 'settled' })
  const before = await head()
  t.equal(code(await post(app, `${url}/revisions`, { text: filler })), '409 article_withdrawn')
  const again = await post(app, `${url}/withdrawal`, { reason: 'once more' })
  t.equal(again.statusCode, 200, 'the second time, too')
  t.same(again.json(), answer.json())
  t.equal(await head(), before)
  t.match((await get(app, `${url}/text`)).json(), { text: article.text }, 'withdrawn is not erased')
  t.match((await post(app, `${dossier}/articles`, article)).json(), {
    article: { status: 'withdrawn' },
    claims: [],
  })
})

t.test('an erased article is neither revised nor withdrawn', async (t) => {
  const { app, url, registered, log, head } = await open(t)
  const { articleId } = registered.article
  const erased = { type: 'ArticleErased', schemaVersion: 1, articleId, by: 'local', reason: 'the law' }
  await log.append('demo', {
    stream: `article-${articleId}`,
    expectedVersion: 'any',
    // `as`: parsed again, as every event is, when it comes out of the log.
    events: [serialize(erased as never)],
  })
  const before = await head()
  t.equal(code(await post(app, `${url}/revisions`, { text: filler })), '410 erased')
  t.equal(code(await post(app, `${url}/revisions`, { text: article.text })), '410 erased')
  t.equal(code(await post(app, `${url}/withdrawal`, { reason: 'gone' })), '410 erased')
  t.equal(await head(), before)
})

t.test(
  'whoever decided on what has changed since is told so, whoever did not say is not asked',
  async (t) => {
    const { app, url, head } = await open(t)
    const seen = String((await get(app, url)).headers.etag)
    const revise = async (text: string, headers: Record<string, string>) =>
      await post(app, `${url}/revisions`, { text }, headers)
    t.equal((await revise(`${filler}\n${accepted}`, { 'if-match': seen })).statusCode, 200)
    const before = await head()
    t.equal(code(await revise(accepted, { 'if-match': seen })), '412 precondition_failed')
    t.equal(code(await revise(accepted, { 'if-match': `W/${seen}` })), '412 precondition_failed')
    t.equal(code(await revise(accepted, { 'if-match': 'v1' })), '400 request_invalid')
    const stale = await post(app, `${url}/withdrawal`, { reason: 'stale' }, { 'if-match': seen })
    t.match(stale.json(), { code: 'precondition_failed', detail: /its tag is now "v\d+"/ })
    t.equal(await head(), before)
    const now = String((await get(app, url)).headers.etag)
    const answer = await revise(accepted, { 'if-match': `${seen}, ${now}` })
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers.etag, (await get(app, url)).headers.etag, 'the answer has the tag that comes next')
    t.equal((await revise(filler, { 'if-match': '*' })).statusCode, 200)
    const both = await Promise.all(
      [accepted, rejected].map(async (text) => {
        const tag = String((await get(app, url)).headers.etag)
        return await revise(text, { 'if-match': tag })
      }),
    )
    t.same(both.map(({ statusCode }) => statusCode).sort(), [200, 412], 'of two at once one wins')
  },
)

t.test('a change that is sent again with its key is answered alike', async (t) => {
  const { app, url, head } = await open(t)
  const revise = async (text: string, key: string, more: Record<string, string> = {}) =>
    await post(app, `${url}/revisions`, { text }, { 'idempotency-key': key, ...more })
  const tag = { 'if-match': String((await get(app, url)).headers.etag) }
  const answers = await Promise.all(Array.from({ length: 6 }, () => revise(accepted, 'one', tag)))
  t.same(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]))
  t.equal(new Set(answers.map(({ body }) => body)).size, 1, 'one body')
  t.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] !== 'true').length, 1)
  const before = await head()
  t.equal((await revise(rejected, 'two')).statusCode, 200)
  const replayed = await revise(accepted, 'one', tag)
  t.equal(replayed.body, answers[0]?.body, 'also after another revision')
  t.equal(replayed.headers.etag, answers[0]?.headers.etag)
  t.equal(code(await revise(filler, 'one')), '422 idempotency_key_reused')
  const withdraw = async () =>
    await post(app, `${url}/withdrawal`, { reason: 'taken back' }, { 'idempotency-key': 'three' })
  const first = await withdraw()
  t.equal((await withdraw()).body, first.body)
  t.ok((await head()) > before)
  t.match((await withdraw()).headers, { 'idempotency-replayed': 'true' })
  t.equal(
    code(await post(app, `${url}/revisions`, { text: filler }, { 'idempotency-key': 'three' })),
    '422 idempotency_key_reused',
  )
})

t.test('what is no revision is refused with its field, and nothing is stored', async (t) => {
  const { app, url, head } = await open(t)
  const before = await head()
  const cases: readonly (readonly [string, object, string, string])[] = [
    ['nothing', {}, '400 request_invalid', '/text'],
    ['both', { text: 'x', html: '<p>x</p>' }, '400 request_invalid', '/text'],
    ['blanks', { text: ' \n' }, '400 request_invalid', '/text'],
    ['NUL', { text: 'a\0b' }, '400 invalid_text', '/text'],
    ['an empty reason', { text: 'x', reason: ' ' }, '400 request_invalid', '/reason'],
    ['a new source', { text: 'x', url: 'https://example.org/two' }, '400 unknown_property', '/url'],
    ['a name of its own', { text: 'x', by: 'me' }, '400 unknown_property', '/by'],
    ['no offset', { text: 'x', publishedAt: '2025-03-13T10:00:00' }, '400 request_invalid', '/publishedAt'],
    [
      'ten years ahead',
      { text: 'x', publishedAt: '2036-01-01T10:00:00Z' },
      '422 published_at_in_future',
      '/publishedAt',
    ],
    ['too long', { text: 'a'.repeat(1_000_001) }, '413 payload_too_large', '/text'],
  ]
  for (const [name, body, expected, pointer] of cases) {
    const answer = await post(app, `${url}/revisions`, body)
    t.equal(code(answer), expected, name)
    t.equal(answer.json().errors?.[0]?.pointer, pointer, name)
  }
  for (const body of [{}, { reason: '' }, { reason: '\u200b' }, { reason: 'x'.repeat(2_001) }]) {
    t.match((await post(app, `${url}/withdrawal`, body)).json(), {
      status: 400,
      errors: [{ pointer: '/reason' }],
    })
  }
  const nobody = `${dossier}/articles/art_${'0'.repeat(26)}`
  t.equal(code(await post(app, `${nobody}/revisions`, { text: 'x' })), '404 not_found')
  t.equal(code(await post(app, `${nobody}/withdrawal`, { reason: 'x' })), '404 not_found')
  const elsewhere = url.replace('/demo/', '/nowhere/')
  t.equal(code(await post(app, `${elsewhere}/revisions`, { text: 'x' })), '404 not_found')
  t.equal(await head(), before)
})

t.test('an article without a codebook is revised, too, and read when there is one', async (t) => {
  const test = await openService(t)
  const { app, log, deps } = test
  await post(app, '/v1/dossiers', { id: 'demo' })
  const { articleId } = (await post(app, `${dossier}/articles`, article)).json().article
  const answer = await post(app, `${dossier}/articles/${articleId}/revisions`, { text: accepted })
  t.match(answer.json(), { article: { textHash: sha256(accepted) }, claims: [], position: 2 })
  await publishDemo(test)
  t.equal(await rereadDossier({ ...deps, log, lexicons, holder: 'test' }, 'demo'), 1)
  const head = (await log.head('demo'))?.position
  const claims = (await get(app, `${dossier}/claims?minPosition=${head}`)).json().data
  t.match(claims, [{ proposition: 'ceasefire-30-days', inCurrentText: true }], 'with the revised text')
  t.equal(claims.length, 1)
})

t.test('the same text from elsewhere is a copy, and a text that hardly differs a near-copy', async (t) => {
  const long = `${article.text}\n${Array.from({ length: 60 }, (_, index) => `Dispatch ${index} names pier ${index * 7}.`).join(' ')}`
  const { app, url, registered } = await open(t, { text: long })
  const register = async (change: object) => {
    const answer = await post(app, `${dossier}/articles`, { ...article, text: long, ...change })
    t.equal(answer.statusCode, 201)
    const sent: Answer = answer.json()
    return sent
  }
  const readings = (answer: Answer) =>
    answer.claims.map(({ speaker, proposition, polarity, spans }) => [
      speaker,
      proposition,
      polarity,
      spans[0]?.exact,
    ])
  const others = [
    await register({ outlet: 'Another Wire' }),
    await register({ text: long.replace('quiet', 'quite') }),
    await register({ text: long.replaceAll('. ', '.  ') }),
  ]
  const ids = others.map(({ article: { articleId } }) => articleId)
  t.equal(new Set([...ids, registered.article.articleId]).size, 4)
  t.same((await get(app, url)).json().copies, [...ids].sort(), 'each of them, and in the order of their ids')
  for (const other of others) t.same(readings(other), readings(registered))
  const stance = (await get(app, `${dossier}/stances/ukraine/ceasefire-30-days?validAt=2025-03-20`)).json()
  t.match(stance, { evidenceCount: 1, evidence: [{ origins: 1 }] }, 'four reports of one origin')
  await post(app, `${dossier}/articles/${ids[0]}/revisions`, { text: filler })
  t.same((await get(app, url)).json().copies, ids.slice(1).sort(), 'a revised text is a copy no more')
})

/** Claims that people and outside models code, over REST: what is taken, what is refused, and what follows from it. */
import { readFileSync } from 'node:fs'
import { CORE_SCHEMA, load } from 'js-yaml'
import t from 'tap'
import type { ArticleEvent } from '../../events/article/events.ts'
import { parseEvent, serialize } from '../../events/catalog.ts'
import { ArticleId } from '../../events/ids.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { projectDossier } from '../../src/projector.ts'
import { reextract } from '../../src/reextract.ts'
import { fixedClock, get, openApp, openService, post, type TestApp } from '../support/app.ts'

const yaml = readFileSync('codebooks/demo.yaml', 'utf8')
const dossierUrl = '/v1/dossiers/demo'

/** Sentences of our own, in which the rules find nothing with the cues of the demo. */
const text = [
  'A long evening in the harbour town',
  'Mark Rutte called the meetings a slog, and then "a slog with a purpose", late on Friday.',
  'Sergei Lavrov told his guests what Emmanuel Macron wants: boots on the ground.',
  'The Kremlin has yet to answer, and the newsroom knows of nobody in Moscow who would.',
].join('\n')

const published = {
  outlet: 'Demo Wire',
  language: 'en',
  timeZone: 'Europe/Paris',
  publishedAt: '2025-03-14T22:00:00+01:00',
}

type Body = Record<string, unknown>
type Answer = Awaited<ReturnType<typeof post>>
type Headers = Record<string, string>

const span = (exact: string) => {
  const start = text.indexOf(exact)
  return { start, end: start + exact.length, exact }
}
const human = { kind: 'human', id: 'ann', version: '1' }
const model = { kind: 'model', id: 'reader', version: '2025-03' }
const undated = { from: null, to: null, precision: 'unknown', derivation: 'publication' }
const on = (from: string, to: string) => ({ from, to, precision: 'day', derivation: 'explicit' })

/** The secretary general finds the talks hard going. */
const reading = {
  speaker: 'mark-rutte',
  proposition: 'talks-progress',
  polarity: -1,
  claimType: 'assessment',
  voice: 'self',
  statedAt: on('2025-03-14', '2025-03-15'),
  spans: [span('Mark Rutte called the meetings a slog')],
}
const byHand = { coder: human, ...reading }
const byModel = { coder: model, confidence: 0.8, ...reading }

type Coding = TestApp &
  Readonly<{
    articleId: ArticleId
    /** Codes a claim in the article. */
    code: (body: Body | string, headers?: Headers) => Promise<Answer>
    correct: (claimId: string, body: Body, headers?: Headers) => Promise<Answer>
    /** What stands once everything so far is projected. */
    read: (path: string) => Promise<Answer>
    publish: (codebook: Body, version: string) => Promise<Answer>
    head: () => Promise<number>
  }>

const demo = (): Body & { propositions: Body[]; agents: Body[] } =>
  // The file is our own, and the service itself parses it below.
  load(yaml, { schema: CORE_SCHEMA }) as Body & { propositions: Body[]; agents: Body[] }

const cueless = () => {
  const codebook = demo()
  return { ...codebook, propositions: codebook.propositions.map(({ cues: _, ...rest }) => rest) }
}

async function open(t: Parameters<typeof openService>[0], codebook: Body = demo()): Promise<Coding> {
  const test = await openService(t)
  const { app, log } = test
  const head = async () => (await log.head('demo'))?.position ?? 0
  await post(app, '/v1/dossiers', { id: 'demo' })
  const publish = async (content: Body, version: string) =>
    await app.inject({
      method: 'PUT',
      url: `${dossierUrl}/codebook`,
      headers: {
        host: 'localhost',
        'content-type': 'application/json',
        ...(version === '1.0.0' ? { 'if-none-match': '*' } : { 'if-match': '*' }),
      },
      payload: JSON.stringify({ ...content, version }),
    })
  t.equal((await publish(codebook, '1.0.0')).statusCode, 201, 'the codebook is published')
  const registered = await post(app, `${dossierUrl}/articles`, { ...published, text })
  t.same(registered.json().claims, [], 'the rules find nothing in it')
  const articleId = ArticleId.parse(registered.json().article.articleId)
  const read = async (path: string) =>
    await get(app, `${dossierUrl}${path}${path.includes('?') ? '&' : '?'}minPosition=${await head()}`)
  return {
    ...test,
    articleId,
    code: async (body, headers) =>
      await post(app, `${dossierUrl}/articles/${articleId}/claims`, body, headers),
    correct: async (claimId, body, headers) => {
      const tag = String((await read(`/claims/${claimId}`)).headers.etag)
      return await post(app, `${dossierUrl}/claims/${claimId}/correction`, body, {
        'if-match': tag,
        ...headers,
      })
    },
    read,
    publish,
    head,
  }
}

const codeOf = (answer: Answer): string =>
  answer.statusCode < 300 ? String(answer.statusCode) : `${answer.statusCode} ${answer.json().code}`

const stanceOf = async ({ read }: Coding, pair = 'nato/talks-progress', validAt = '2025-03-16') =>
  (await read(`/stances/${pair}?validAt=${validAt}`)).json()

/** What the read of a claim gives, as somebody sends it back: what the service worked out is left out. */
function sentAgain(claim: Body & { spans: Body[] }): Body {
  const { coder: _1, confidence: _2, spans, ...rest } = claim
  const fields = [
    ...['speaker', 'holder', 'aboutParty', 'addressee', 'attribution', 'voice', 'claimType', 'polarity'],
    ...['conditions', 'modality', 'quoteMode', 'statedAt', 'validUntil', 'value', 'links'],
  ]
  return {
    ...Object.fromEntries(fields.map((field) => [field, rest[field]])),
    proposition: rest.codedProposition,
    spans: spans.map(({ start, end, exact }) => ({ start, end, exact })),
  }
}

t.test('what a person codes counts at once', async (t) => {
  const test = await open(t)
  const before = await stanceOf(test)
  t.equal(before.status, 'unknown')
  const answer = await test.code(byHand)
  t.equal(answer.statusCode, 201, answer.body)
  const { claim, position } = answer.json()
  t.equal(position, await test.head())
  t.match(answer.headers, {
    location: `${dossierUrl}/claims/${claim.claimId}`,
    etag: `"p${position}"`,
    'stancelog-position': String(position),
  })
  t.match(claim, {
    holder: 'nato',
    mandate: { party: 'nato', rank: 1 },
    block: 1,
    confidence: null,
    trace: [],
    coder: human,
    review: { status: 'accepted', reasons: [], by: null },
    statedAt: { from: '2025-03-14', to: '2025-03-15' },
  })
  t.match(await stanceOf(test), { status: 'settled', value: -1, since: '2025-03-14' })
  const shown = await test.read(`/claims/${claim.claimId}`)
  t.same(shown.json().claim, claim)
  t.match(shown.json().history, [{ type: 'ClaimRecorded', by: 'local', reason: null }])
  t.equal(
    (await stanceOf(test, 'nato/talks-progress', '2025-03-13')).status,
    'unknown',
    'not before it was said',
  )
})

t.test(
  'what a model codes waits beside the rest, and sets no stance until a person accepts it',
  async (t) => {
    const test = await open(t)
    const { claim } = (await test.code(byModel)).json()
    t.match(claim, {
      confidence: 0.8,
      review: { status: 'proposed', reasons: ['model_coded'] },
      trace: [{ stage: 'model', factor: 0.8 }],
    })
    const unsure = await test.code({ ...byModel, polarity: -2, confidence: 0.4 })
    t.same(unsure.json().claim.review.reasons, ['model_coded', 'low_confidence'])
    const waiting = await stanceOf(test)
    t.match(waiting, { status: 'unknown', value: null })
    t.same([...new Set(waiting.uncertain.map(({ reason }: Body) => reason))], ['review'])
    const queue = async (reason: string) =>
      (await test.read(`/claims?review=needed&reason=${reason}`))
        .json()
        .data.map(({ claimId }: Body) => claimId)
    t.same(await queue('model_coded'), [claim.claimId, unsure.json().claim.claimId])
    t.same(await queue('low_confidence'), [unsure.json().claim.claimId])
    const tag = String((await test.read(`/claims/${claim.claimId}`)).headers.etag)
    const review = { verdict: 'accepted', reason: 'It says so.' }
    const accepted = await post(test.app, `${dossierUrl}/claims/${claim.claimId}/review`, review, {
      'if-match': tag,
    })
    t.equal(accepted.statusCode, 200, accepted.body)
    t.match(await stanceOf(test), { status: 'settled', value: -1 })
    t.same(await queue('model_coded'), [unsure.json().claim.claimId])
  },
)

t.test('whatever cannot be a claim is refused, and nothing is appended', async (t) => {
  const test = await open(t)
  const head = await test.head()
  const off = span('Mark Rutte called')
  const refused: readonly (readonly [string, Body, string?])[] = [
    ...['id', 'dossierId', 'recordedAt', 'position', 'by', 'review', 'claimId', 'mandate', 'block'].map(
      (field) => [`400 unknown_property /${field}`, { ...byHand, [field]: 'x' }] as const,
    ),
    ['400 unknown_property /confidence', { ...byHand, confidence: 0.9 }],
    ['400 request_invalid /confidence', { coder: model, ...reading }],
    ['400 request_invalid /coder/kind', { ...byHand, coder: { ...human, kind: 'rule' } }],
    ['400 invalid_text /speaker', { ...byHand, speaker: 'unresolved:a\u0000b' }],
    ['400 invalid_text /coder/id', { ...byHand, coder: { ...human, id: '\ud800' } }],
    ['422 invalid_interval /statedAt', { ...byHand, statedAt: on('2025-03-14', '2025-03-13') }],
    ['422 invalid_interval /statedAt', { ...byHand, statedAt: on('2025-03-14', '2025-03-14') }],
    ['400 date_required /statedAt/from', { ...byHand, statedAt: on('2025-03-14T10:00:00Z', '2025-03-15') }],
    [
      '422 span_mismatch /spans/0',
      { ...byHand, spans: [{ ...off, start: off.start + 1, end: off.end + 1 }] },
    ],
    ['422 span_mismatch /spans/0', { ...byHand, spans: [{ start: 0, end: 9_999_999, exact: 'A long' }] }],
    ['422 span_mismatch /spans/0', { ...byHand, spans: [{ start: 9, end: 2, exact: 'A long' }] }],
    ['422 span_mismatch /spans/0', { ...byHand, spans: [{ start: 9, end: 9, exact: '' }] }],
    ['422 span_mismatch /spans/1', { ...byHand, spans: [off, span('boots on the ground')] }],
    [
      '422 span_mismatch /spans/0',
      { ...byModel, spans: [{ start: 0, end: 17, exact: 'Russia supports it' }] },
    ],
    ['422 unknown_agent /speaker', { ...byHand, speaker: 'mark-ruute' }],
    ['422 unknown_party /holder', { ...byHand, holder: 'otan' }],
    ['422 unknown_proposition /proposition', { ...byHand, proposition: 'talks' }],
    [
      '422 unknown_claim /links/0/claimKey',
      { ...byHand, links: [{ relation: 'denies', claimKey: 'a'.repeat(32) }] },
    ],
    ['400 request_invalid /holder', { ...byHand, voice: 'outlet', speaker: 'outlet', holder: 'nato' }],
    ['400 request_invalid /polarity', { ...byHand, polarity: -2, conditions: [{ text: 'if' }] }],
    ['400 request_invalid /conditions/0/text', { ...byHand, conditions: [{ text: 'x'.repeat(10_000) }] }],
    ['400 request_invalid /polarity', { ...byHand, modality: 'not_yet' }],
  ]
  for (const [expected, body] of refused) {
    const answer = await test.code(body)
    const { code, errors = [] } = answer.json()
    t.equal(`${answer.statusCode} ${code} ${errors[0]?.pointer}`, expected, answer.body.slice(0, 300))
  }
  const long = await test.code({ ...byHand, spans: [{ ...off, exact: 'x'.repeat(300_000) }] })
  t.equal(codeOf(long), '413 payload_too_large')
  const stands = await test.code({ ...byHand, spans: [{ ...off, exact: 'Mark Rutte praised' }] })
  t.match(stands.json().errors[0].detail, 'stands "Mark Rutte called"', 'what stands there is said')
  const { app } = test
  const elsewhere = `${dossierUrl}/articles/${test.articleId.slice(0, -1)}${test.articleId.endsWith('0') ? '1' : '0'}`
  t.equal(codeOf(await post(app, `${elsewhere}/claims`, byHand)), '404 not_found')
  t.equal(
    codeOf(await post(app, `/v1/dossiers/nobody/articles/${test.articleId}/claims`, byHand)),
    '404 not_found',
  )
  t.equal(await test.head(), head, 'nothing was appended')
})

t.test(
  'without a codebook, in an article that was withdrawn or whose text is gone, nothing is coded',
  async (t) => {
    const test = await open(t)
    const { app, log, articleId, clone } = test
    await post(app, '/v1/dossiers', { id: 'bare' })
    const url = `/v1/dossiers/bare/articles/${articleId}/claims`
    t.equal(codeOf(await post(app, url, byHand)), '404 not_found')
    await log.append('bare', await registrationOf(test))
    t.equal(codeOf(await post(app, url, byHand)), '409 codebook_missing')
    const withdrawn: ArticleEvent = {
      type: 'ArticleWithdrawn',
      schemaVersion: 1,
      articleId,
      by: 'local',
      reason: 'The outlet took it back.',
    }
    await clone.db.deleteFrom('texts').where('dossier_id', '=', 'demo').execute()
    t.equal(codeOf(await test.code(byHand)), '410 erased')
    await log.append('demo', {
      stream: `article-${articleId}`,
      expectedVersion: 'any',
      events: [serialize(withdrawn)],
    })
    t.equal(codeOf(await test.code(byHand)), '409 article_withdrawn')
  },
)

/** The registration of the article as it stands in the log, to be appended elsewhere. */
async function registrationOf({ log, articleId }: Coding) {
  const stream = `article-${articleId}`
  const { stored } = await log.readStream('demo', stream)
  const events = stored.slice(0, 1).map(({ type, schemaVersion, payload }) => ({
    type,
    schemaVersion,
    payload: payload ?? '',
  }))
  const [registered] = events.map(parseEvent)
  if (registered?.type !== 'ArticleRegistered') throw new Error('an article begins with its registration')
  return { stream, expectedVersion: 0, events, text: { hash: registered.textHash, text } } as const
}

t.test('a claim that does not fit its time or its mandate is recorded, and held for review', async (t) => {
  const test = await open(t)
  const held = async (changes: Body) => {
    const answer = await test.code({ ...byHand, ...changes })
    t.equal(answer.statusCode, 201, answer.body)
    const { holder, review } = answer.json().claim
    return [holder, review.status, ...review.reasons]
  }
  const trump = (statedAt: Body) => ({ speaker: 'donald-trump', statedAt })
  t.same(await held(trump(on('2021-01-19', '2021-01-20'))), ['united-states', 'accepted'])
  t.same(await held(trump(on('2021-01-20', '2021-01-21'))), [null, 'proposed', 'mandate_mismatch'])
  t.same(await held({ statedAt: on('2024-09-30', '2024-10-01') }), [null, 'proposed', 'mandate_mismatch'])
  t.same(await held({ holder: 'ukraine' }), [null, 'proposed', 'mandate_mismatch'])
  t.same(await held({ statedAt: on('2025-03-15', '2025-03-16') }), [
    'nato',
    'proposed',
    'stated_after_publication',
  ])
  t.same(await held({ statedAt: on('2028-03-15', '2028-03-16') }), [
    null,
    'proposed',
    'mandate_unverified',
    'stated_after_publication',
  ])
  t.same(await held({ statedAt: on('1000-01-01', '1000-01-02') }), [null, 'proposed', 'mandate_mismatch'])
  t.same(
    await held({ statedAt: on('9999-12-30', '9999-12-31') }),
    [null, 'proposed', 'mandate_unverified', 'stated_after_publication'],
    'to the end of the calendar',
  )
  t.same(await held({ statedAt: undated, conditions: [{ text: 'a pause', span: null }] }), [
    'nato',
    'accepted',
  ])
  const queue = await test.read('/claims?review=needed&reason=stated_after_publication&validAt=9999-12-31')
  t.equal(queue.json().data.length, 3)
  t.equal((await stanceOf(test)).evidenceCount, 1, 'what waits sets nothing')
})

t.test('the calendar has a first and a last day, and the read models survive both', async (t) => {
  const test = await open(t)
  const moscow = { ...byHand, speaker: 'party:russia' }
  for (const [words, changes] of [
    ['Mark Rutte called', { statedAt: on('1000-01-01', '1000-01-02') }],
    ['the meetings', { statedAt: { ...on('1000-01-01', '1000-01-02'), from: null }, polarity: -2 }],
    ['a slog', { statedAt: { ...on('1000-01-01', '1000-12-31'), precision: 'year' } }],
    ['and then', { statedAt: undated, validUntil: '9999-12-31' }],
    ['late on Friday', { statedAt: on('9999-12-30', '9999-12-31'), polarity: 2 }],
  ] as const) {
    const answer = await test.code({ ...moscow, ...changes, spans: [span(words)] })
    t.equal(answer.statusCode, 201, answer.body)
    const { claimId } = answer.json().claim
    const review = { verdict: 'accepted', reason: 'So it stands there.' }
    const url = `${dossierUrl}/claims/${claimId}/review`
    t.equal(codeOf(await post(test.app, url, review, { 'if-match': '*' })), '200')
  }
  const pair = 'russia/talks-progress'
  t.match(await stanceOf(test, pair, '9999-12-31'), { status: 'settled', value: 2 })
  t.match(await stanceOf(test, pair, '1000-01-02'), {
    status: 'settled',
    value: -1,
    lastAffirmedAt: '1000-01-01',
  })
})

t.test('the same reading again is the claim that is there', async (t) => {
  const test = await open(t)
  const first = await test.code(byHand)
  const head = await test.head()
  const again = await test.code({ ...byHand, coder: { ...human, id: 'bob' } })
  t.equal(again.statusCode, 200)
  t.same(again.json(), first.json())
  t.equal((await test.code(byModel)).statusCode, 200, 'a model that reads it so has nothing to add')
  t.equal(await test.head(), head)
  const { claimId } = first.json().claim
  const url = `${dossierUrl}/claims/${claimId}`
  const decide = async (noun: string, body: Body) =>
    await post(test.app, `${url}/${noun}`, body, { 'if-match': '*' })
  t.equal(codeOf(await decide('review', { verdict: 'rejected', reason: 'No.' })), '200')
  t.equal(codeOf(await test.code(byHand)), '409 wrong_state')
  t.equal(codeOf(await test.code({ ...byModel, quoteMode: 'mixed' })), '409 wrong_state', 'nor under its key')
  t.equal(codeOf(await decide('review', { verdict: 'accepted', reason: 'Yes.' })), '200')
  t.equal(codeOf(await test.code(byHand)), '200')
  t.equal(codeOf(await decide('retraction', { reason: 'A slip.' })), '200')
  t.equal(codeOf(await test.code(byHand)), '409 wrong_state')
})

t.test('a person who codes what a model proposed accepts it, and is answered the same again', async (t) => {
  const test = await open(t)
  const proposed = (await test.code(byModel)).json().claim
  const key = { 'idempotency-key': 'mine' }
  const coded = await test.code(byHand, key)
  t.equal(coded.statusCode, 201, coded.body)
  t.match(coded.json().claim, { claimId: proposed.claimId, review: { status: 'accepted', by: 'local' } })
  t.same((await test.code(byHand, key)).json(), coded.json())
  t.equal((await test.code(byHand)).statusCode, 200, 'and the next person has nothing to add')
  t.match(await stanceOf(test), { status: 'settled' })
})

t.test('a correction that was made is what the reading is: coded again it is one claim', async (t) => {
  const test = await open(t)
  const { claimId } = (await test.code(byHand)).json().claim
  const other = { ...reading, polarity: 1 }
  await test.correct(claimId, { reason: 'Only in part.', reading: other })
  t.equal(codeOf(await test.code(byHand)), '409 wrong_state')
  const again = await test.code({ coder: human, ...other })
  t.match([again.statusCode, again.json().claim?.claimId], [200, claimId])
})

t.test('what says nothing, or had passed when it was said, is refused', async (t) => {
  const test = await open(t)
  const refused = async (change: Body) => {
    const answer = await test.code({ ...byHand, ...change })
    return [codeOf(answer), answer.json().errors?.[0]?.pointer]
  }
  t.same(await refused({ validUntil: '2001-01-01' }), ['422 invalid_interval', '/validUntil'])
  const raw = JSON.stringify({ ...byHand, polarity: 0 }).replace('"polarity":0', '"polarity":-0')
  const answer = await test.code(raw)
  t.match([codeOf(answer), answer.json().errors?.[0]?.pointer], ['400 request_invalid', '/polarity'])
})

t.test('a request that is repeated with its key is answered as the first time', async (t) => {
  const test = await open(t)
  const key = { 'idempotency-key': 'one' }
  const both = await Promise.all([test.code(byHand, key), test.code(byHand, key)])
  t.same(
    both.map(({ statusCode }) => statusCode),
    [201, 201],
  )
  t.equal(both.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 1)
  const [{ body }] = both
  t.equal(both[1].body, body)
  const { claimId } = both[0].json().claim
  const found = await test.code(byHand, { 'idempotency-key': 'two' })
  t.equal(found.statusCode, 200)
  const decision = { verdict: 'rejected', reason: 'No.' }
  await post(test.app, `${dossierUrl}/claims/${claimId}/review`, decision, { 'if-match': '*' })
  await test.code({ ...byHand, polarity: -2 })
  const replayed = await test.code(byHand, key)
  t.equal(replayed.body, body, 'as of its own event, whatever was decided since')
  t.match(replayed.headers, { location: both[0].headers.location, etag: both[0].headers.etag })
  const second = await test.code(byHand, { 'idempotency-key': 'two' })
  t.equal(second.statusCode, 200)
  t.equal(second.body, found.body, 'also where nothing was left to say')
  t.equal(codeOf(await test.code(byModel, key)), '422 idempotency_key_reused')
})

t.test('a claim that cannot be shown yet is recorded, and says so', async (t) => {
  const test = await openApp(t, { clock: fixedClock('2026-01-15T12:00:00.000000Z') })
  const { app, log, deps } = test
  await post(app, '/v1/dossiers', { id: 'demo' })
  const project = async () => await projectDossier({ ...deps, log, holder: 'test' }, 'demo')
  const headers = { host: 'localhost', 'content-type': 'application/yaml', 'if-none-match': '*' }
  await app.inject({ method: 'PUT', url: `${dossierUrl}/codebook`, headers, payload: yaml })
  const registered = await post(app, `${dossierUrl}/articles`, { ...published, text })
  const url = `${registered.headers.location}/claims`
  const key = { 'idempotency-key': 'one' }
  const behind = await post(app, url, byHand, key)
  t.equal(codeOf(behind), '503 projection_behind')
  t.match(behind.headers, { 'retry-after': '1', 'stancelog-position': '4', location: /claims\/clm_/ })
  t.match(behind.json().detail, /it is clm_\w+ at position 4/)
  await project()
  const again = await post(app, url, byHand, key)
  t.equal(again.statusCode, 201)
  t.equal(again.headers.location, behind.headers.location)
  t.equal((await log.head('demo'))?.position, 4, 'it was recorded once')
})

t.test('fifty people code one article at once, and every claim stands', async (t) => {
  const test = await open(t)
  const words = text.split('\n')[1]?.split(' ') ?? []
  const bodies = Array.from({ length: 50 }, (_, index) => ({
    ...byHand,
    coder: { ...human, id: `coder ${index}` },
    // Ten readings, five times each.
    spans: [span(words.slice(0, 2 + (index % 10)).join(' '))],
  }))
  const answers = await Promise.all(bodies.map(async (body) => await test.code(body)))
  const count = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length
  t.same([count(201), count(200)], [10, 40], answers.find(({ statusCode }) => statusCode > 201)?.body ?? '')
  const listed = (await test.read(`/claims?article=${test.articleId}`)).json().data
  t.equal(listed.length, 10)
  t.equal((await stanceOf(test)).evidenceCount, 1, 'one act')
})

t.test('voices keep a party’s own word apart from what others say of it', async (t) => {
  const test = await open(t)
  const troops = {
    ...byHand,
    proposition: 'foreign-troops',
    polarity: 2,
    claimType: 'stance',
    statedAt: undated,
  }
  const spans = [span('Sergei Lavrov told his guests what Emmanuel Macron wants: boots on the ground')]
  const told = { ...troops, spans, speaker: 'sergei-lavrov', voice: 'reported', aboutParty: 'france' }
  t.equal(codeOf(await test.code(told)), '201')
  const attribution = [
    { who: 'outlet:Demo Wire', relation: 'publishes' },
    { who: 'sergei-lavrov', relation: 'relays', cue: span('told his guests') },
    { who: 'emmanuel-macron', relation: 'quotes' },
    { who: 'france', relation: 'speaksFor' },
  ].map(({ cue, ...link }) => (cue ? { ...link, cue: { start: cue.start, end: cue.end } } : link))
  const relayed = await test.code({
    ...troops,
    spans,
    speaker: 'emmanuel-macron',
    voice: 'relayed',
    attribution,
  })
  t.match(relayed.json().claim, { holder: 'france', voice: 'relayed', attribution })
  const newsroom = {
    ...troops,
    spans: [span('The Kremlin has yet to answer')],
    speaker: 'outlet',
    voice: 'outlet',
    aboutParty: 'russia',
    polarity: null,
    modality: 'not_yet',
  }
  t.match((await test.code(newsroom)).json().claim, {
    holder: null,
    mandate: null,
    review: { status: 'accepted' },
  })

  const france = await stanceOf(test, 'france/foreign-troops')
  t.match(france, { status: 'reported_only', value: null, evidenceCount: 0 })
  t.same(france.listed.map(({ voice, basis, by }: Body) => [voice, basis, by]).sort(), [
    ['relayed', 'relayed', 'russia'],
    ['reported', 'aboutParty', 'russia'],
  ])
  t.not((await stanceOf(test, 'russia/foreign-troops')).status, 'settled')
  const own = { ...troops, spans: [span('Emmanuel Macron wants')], speaker: 'emmanuel-macron', polarity: -2 }
  t.equal(codeOf(await test.code(own)), '201')
  t.match(await stanceOf(test, 'france/foreign-troops'), { status: 'settled', value: -2 })
})

t.test(
  'links name claims of the dossier, in whichever article, also one that was recorded just now',
  async (t) => {
    const test = await open(t)
    const other = await post(test.app, `${dossierUrl}/articles`, { ...published, outlet: 'Another', text })
    const elsewhere = `${dossierUrl}/articles/${other.json().article.articleId}/claims`
    const { claim } = (await post(test.app, elsewhere, byHand)).json()
    const links = [{ relation: 'contrasts', claimKey: claim.claimKey, cue: { start: 0, end: 6 } }]
    const linked = await test.code({ ...byHand, links })
    t.equal(linked.statusCode, 201, linked.body)
    t.same(linked.json().claim.links, links)
    const unknown = await test.code({
      ...byHand,
      links: [...links, { relation: 'denies', claimKey: '0'.repeat(32) }],
    })
    t.match(unknown.json(), { code: 'unknown_claim', errors: [{ pointer: '/links/1/claimKey' }] })
  },
)

t.test('what a person coded outlives every later run of the rules', async (t) => {
  const test = await open(t)
  const { claim } = (await test.code(byHand)).json()
  const proposed = (await test.code({ ...byModel, polarity: -2 })).json().claim
  t.equal((await test.publish(cueless(), '2.0.0')).statusCode, 201)
  await readAgain(test)
  for (const { claimId } of [claim, proposed]) {
    t.equal((await test.read(`/claims/${claimId}`)).json().claim.state, 'visible')
  }
  t.match(await stanceOf(test), { status: 'settled', value: -1, codebookVersion: '2.0.0' })
  t.equal((await test.read(`/claims/${claim.claimId}`)).json().claim.codebookVersion, '1.0.0')
})

async function readAgain({ log, deps, clone, articleId }: Coding, id: ArticleId = articleId): Promise<void> {
  const { rows } = await clone.pool.query('select text_hash, text from texts where dossier_id = $1', ['demo'])
  const texts = new Map(rows.map((row) => [row.text_hash, row.text]))
  await reextract(
    { log, codebooks: deps.codebooks, lexicons },
    { dossierId: 'demo', articleId: id },
    async (hash) => texts.get(hash),
  )
}

t.test('where the rules find what a model proposed, the rules’ reading counts', async (t) => {
  const sentence = 'Mark Rutte said on Friday that the talks were not easy.'
  const body = { ...published, text: sentence }
  const found = await open(t)
  const byRules = (await post(found.app, `${dossierUrl}/articles`, body)).json().claims[0]
  t.match(byRules, { coder: { kind: 'rule' }, speaker: 'mark-rutte', proposition: 'talks-progress' })

  const test = await open(t, cueless())
  const { articleId } = (await post(test.app, `${dossierUrl}/articles`, body)).json().article
  const proposed = await post(test.app, `${dossierUrl}/articles/${articleId}/claims`, {
    coder: model,
    confidence: 0.9,
    ...sentAgain(byRules),
  })
  t.equal(proposed.statusCode, 201, proposed.body)
  t.equal(
    proposed.json().claim.claimId,
    byRules.claimId,
    'the same reading has the same id, whoever codes it',
  )
  t.equal((await stanceOf(test)).status, 'unknown')
  t.equal((await test.publish(demo(), '2.0.0')).statusCode, 201)
  await readAgain(test, ArticleId.parse(articleId))
  const { claim, history } = (await test.read(`/claims/${byRules.claimId}`)).json()
  t.match(claim, { coder: { kind: 'rule' }, review: { status: 'proposed', reasons: [] } })
  t.same(
    history.map(({ type, by }: Body) => [type, by]),
    [
      ['ClaimRecorded', 'local'],
      ['ClaimRecorded', null],
    ],
  )
  t.match(await stanceOf(test), { status: 'settled', value: -1 })
})

t.test('a correction puts a whole new reading in the place of the one before', async (t) => {
  const test = await open(t)
  const { claim } = (await test.code(byModel)).json()
  const { claimId } = claim
  const reason = 'The second half of the sentence takes it back in part.'
  const corrected = await test.correct(claimId, { reason, reading: { ...reading, polarity: -2 } })
  t.equal(corrected.statusCode, 200, corrected.body)
  t.match(corrected.json().claim, {
    claimId,
    claimKey: claim.claimKey,
    polarity: -2,
    confidence: null,
    trace: [],
    review: { status: 'accepted', reasons: [], by: 'local', reason },
  })
  t.match(await stanceOf(test), { status: 'settled', value: -2 })
  const { history } = (await test.read(`/claims/${claimId}`)).json()
  t.same(
    history.map(({ type }: Body) => type),
    ['ClaimRecorded', 'ClaimCorrected'],
  )

  t.match((await test.correct(claimId, { reason, reading: { ...reading, polarity: -2 } })).json(), {
    code: 'correction_loops',
    detail: /read like that already/,
  })
  t.match((await test.correct(claimId, { reason, reading })).json(), {
    status: 422,
    code: 'correction_loops',
    detail: /like that before/,
  })
  const stale = await test.correct(
    claimId,
    { reason, reading: { ...reading, polarity: 1 } },
    { 'if-match': '"p1"' },
  )
  t.equal(codeOf(stale), '412 precondition_failed')
  const third = await test.correct(claimId, { reason, reading: { ...reading, polarity: 1 } })
  t.equal(codeOf(third), '200', 'a correction is corrected, with its own tag')
  t.equal(codeOf(await test.code({ ...byHand, polarity: -2 })), '201', 'another claim may be read so')

  const head = await test.head()
  for (const [expected, body] of [
    ['400 request_invalid /reason', { reason: ' ', reading }],
    ['400 request_invalid /reading', { reason }],
    ['400 unknown_property /reading/coder', { reason, reading: byHand }],
    ['400 request_invalid /reading/polarity', { reason, reading: { ...reading, modality: 'question' } }],
    [
      '422 span_mismatch /reading/spans/0',
      { reason, reading: { ...reading, spans: [{ start: 0, end: 3, exact: 'xyz' }] } },
    ],
    ['422 unknown_agent /reading/speaker', { reason, reading: { ...reading, speaker: 'nobody' } }],
    [
      '422 unknown_claim /reading/links/0/claimKey',
      { reason, reading: { ...reading, links: [{ relation: 'denies', claimKey: 'a'.repeat(32) }] } },
    ],
    [
      '422 invalid_interval /reading/statedAt',
      { reason, reading: { ...reading, statedAt: on('2025-03-14', '2025-03-14') } },
    ],
  ] as const) {
    const answer = await test.correct(claimId, body)
    const { code, errors = [] } = answer.json()
    t.equal(`${answer.statusCode} ${code} ${errors[0]?.pointer}`, expected, answer.body.slice(0, 300))
  }
  t.equal(await test.head(), head, 'nothing was appended')
})

t.test('a correction that does not fit its mandate waits for review, and says why', async (t) => {
  const test = await open(t)
  const { claimId } = (await test.code(byHand)).json().claim
  const reason = 'He spoke as a private person, the desk thinks.'
  const held = await test.correct(claimId, { reason, reading: { ...reading, holder: 'ukraine' } })
  t.match(held.json().claim, { holder: null, review: { status: 'proposed', reasons: ['mandate_mismatch'] } })
  t.equal((await stanceOf(test)).status, 'unknown')
  const late = { ...reading, statedAt: on('2025-03-15', '2025-03-16') }
  const after = await test.correct(claimId, { reason, reading: late })
  t.match(after.json().claim.review, { status: 'proposed', reasons: ['stated_after_publication'] })
  t.equal((await stanceOf(test)).status, 'unknown', 'what waits sets nothing')
  const url = `${dossierUrl}/claims/${claimId}/review`
  await post(
    test.app,
    url,
    { verdict: 'accepted', reason: 'The clock of the agency was wrong.' },
    { 'if-match': '*' },
  )
  t.match(await stanceOf(test), { status: 'settled', value: -1 })
})

t.test('a claim that was read is sent back as it is: nothing of a reading is lost on the way', async (t) => {
  const test = await open(t)
  const whole = {
    ...byHand,
    polarity: 1,
    conditions: [{ text: 'if the meetings go on', status: 'unknown', controlledBy: 'russia' }],
    addressee: 'russia',
    quoteMode: 'mixed',
    modality: 'future',
    validUntil: '2025-05-01',
    value: { number: 3, unit: 'rounds', comparator: '>=' },
    statedAt: {
      from: '2025-03-14T20:00:00+01:00',
      to: '2025-03-14T20:01:00+01:00',
      precision: 'minute',
      derivation: 'explicit',
      anchor: { start: 0, end: 6 },
    },
    spans: [span('a slog with a purpose'), span('Mark Rutte called')],
  }
  const { claim } = (await test.code(whole)).json()
  t.equal(claim.statedAt.from, '2025-03-14T19:00:00.000000Z')
  const again = await test.code({ coder: human, ...sentAgain(claim) })
  t.equal(again.statusCode, 200, again.body)
  t.equal(again.json().claim.claimId, claim.claimId)
})

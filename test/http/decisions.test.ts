/** What people decide about claims and contradictions, over REST: who, when and why, on what they saw, and what follows. */
import t from 'tap'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { projectDossier } from '../../src/projector.ts'
import { get, openApp, openService, post, type TestApp } from '../support/app.ts'
import { type ClaimSample, claim, sampleCodebook } from '../support/samples.ts'
import { append, dossier, project, publish, record, url } from './record.ts'

type Headers = Record<string, string>
type Answer = Awaited<ReturnType<typeof post>>

const openSamples = async (t: Parameters<typeof openService>[0]): Promise<TestApp> => {
  const test = await openService(t, { dossiers: [dossier] })
  await publish(test)
  return test
}

const claimUrl = ({ claimId }: Pick<VisibleClaim, 'claimId'>) => url(`/claims/${claimId}`)
const review = { verdict: 'accepted', reason: 'a second look' }
const reason = { reason: 'a second look' }

/** Reads what stands once everything so far is projected. */
async function read({ app, log }: TestApp, path: string, query = ''): Promise<Answer> {
  const head = await log.head(dossier)
  return await get(app, `${path}?minPosition=${head?.position}${query}`)
}

const tagOf = async (test: TestApp, path: string): Promise<string> =>
  String((await read(test, path)).headers.etag)

/** Decides on what stands now, as somebody does who has just read it. */
async function decide(test: TestApp, path: string, body: object, headers: Headers = {}): Promise<Answer> {
  const thing = path.slice(0, path.lastIndexOf('/'))
  return await post(test.app, path, body, { 'if-match': await tagOf(test, thing), ...headers })
}

const codeOf = (answer: Answer): string =>
  answer.statusCode < 300 ? String(answer.statusCode) : `${answer.statusCode} ${answer.json().code}`

const idOf = ({ claimId }: { claimId: string }) => claimId

/** The body of a correction: the reading that the sample has, but for what is changed. */
function readingOf({ reading }: VisibleClaim, change: object): object {
  const { speaker, voice, claimType, proposition, polarity, statedAt, spans } = reading
  return {
    ...{ speaker, voice, claimType, proposition, polarity, statedAt },
    spans: spans.map(({ start, end, exact }) => ({ start, end, exact })),
    ...change,
  }
}

const stanceAt = (position?: number) =>
  url(
    `/stances/north/truce?validAt=2025-03-20${position === undefined ? '' : `&knownAt=position:${position}`}`,
  )

/** Two presidents who state opposite facts; the record of it. */
async function contradict(test: TestApp) {
  const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
  const north = claim({ ...fact, article: 'n', on: '2025-03-13', published: '2025-03-13' })
  const southern: ClaimSample = { ...fact, speaker: 'south-president', polarity: -2 }
  const south = claim({ ...southern, article: 's', on: '2025-03-14', published: '2025-03-14' })
  await record(test, north)
  await record(test, south)
  const list = await read(test, url('/contradictions'), '&kind=factual_contradiction')
  const [found] = list.json().data
  return { north, south, path: url(`/contradictions/${found.contradictionId}`) }
}

t.test(
  'thirty people decide on the thirty claims of one article at once, two of them on one claim',
  async (t) => {
    const test = await openSamples(t)
    const claims = Array.from({ length: 30 }, (_, index) =>
      claim({ words: `sentence ${index}`, block: index }),
    )
    await record(test, ...claims)
    const paths = [...claims, ...claims.slice(0, 1)].map(claimUrl)
    const tags = await Promise.all(paths.map(async (path) => await tagOf(test, path)))
    const answers = await Promise.all(
      paths.map(async (path, index) =>
        post(
          test.app,
          `${path}/review`,
          { ...review, reason: `${index}` },
          { 'if-match': tags[index] ?? '' },
        ),
      ),
    )
    const codes = answers.map(codeOf)
    t.equal(codes.filter((code) => code === '200').length, 30)
    t.same([codes[0], codes[30]].sort(), ['200', '412 precondition_failed'])
  },
)

t.test(
  'of two hundred decisions at once, ten on what has changed since, those ten alone are refused',
  async (t) => {
    const test = await openSamples(t)
    const { propositions } = sampleCodebook
    const paths: string[] = []
    for (let article = 0; article < 20; article++) {
      // A fold costs time in proportion to the claims on its proposition, so they are spread over all of them.
      const proposition = propositions[article % propositions.length]?.id ?? ''
      const claims = Array.from({ length: 10 }, (_, block) =>
        claim({ article: `a${article}`, words: `words ${article} ${block}`, block, proposition }),
      )
      await record(test, ...claims)
      paths.push(...claims.map(claimUrl))
    }
    const tags = await Promise.all(paths.map(async (path) => await tagOf(test, path)))
    const stale = new Set(paths.filter((_, index) => index % 20 === 7))
    for (const path of stale) await decide(test, `${path}/review`, review)
    const answers = await Promise.all(
      paths.map(async (path, index) =>
        post(test.app, `${path}/review`, review, { 'if-match': tags[index] ?? '' }),
      ),
    )
    t.equal(stale.size, 10)
    t.same(
      answers.map(codeOf),
      paths.map((path) => (stale.has(path) ? '412 precondition_failed' : '200')),
    )
  },
)

t.test('a decision rests on what was seen', async (t) => {
  const test = await openSamples(t)
  const { path } = await contradict(test)
  const spoken = claim()
  await record(test, spoken)
  const things = [
    { at: `${claimUrl(spoken)}/review`, body: review },
    { at: `${claimUrl(spoken)}/retraction`, body: reason },
    { at: `${path}/dismissal`, body: reason },
    { at: `${path}/reinstatement`, body: reason },
  ]
  const head = async () => (await test.log.head(dossier))?.position
  for (const { at, body } of things) {
    const tag = await tagOf(test, at.slice(0, at.lastIndexOf('/')))
    const before = await head()
    const cases: readonly (readonly [string, Headers, string])[] = [
      ['none', {}, '428 precondition_required'],
      ['a stale one', { 'if-match': '"p1"' }, '412 precondition_failed'],
      ['a weak one', { 'if-match': `W/${tag}` }, '412 precondition_failed'],
      ['a list of others', { 'if-match': '"p1", "p2"' }, '412 precondition_failed'],
      ['without quotation marks', { 'if-match': tag.slice(1, -1) }, '400 request_invalid'],
      ['empty', { 'if-match': '' }, '400 request_invalid'],
    ]
    for (const [name, headers, expected] of cases) {
      const answer = await post(test.app, at, body, headers)
      t.equal(codeOf(answer), expected, `${at.split('/').at(-1)}: ${name}`)
      if (answer.statusCode === 412) t.match(answer.json().detail, tag, 'the problem says the current tag')
    }
    t.equal(await head(), before, 'nothing was appended')
    // A retracted claim could not be decided on again: the list and the star are tried on the others.
    if (at.endsWith('/retraction')) continue
    t.equal(codeOf(await post(test.app, at, body, { 'if-match': `"p1", ${tag}` })), '200', 'a list with it')
  }
  t.equal(
    codeOf(await post(test.app, `${claimUrl(spoken)}/review`, review, { 'if-match': '*' })),
    '200',
    'any',
  )
})

t.test('a packed answer keeps the tag by which it can be decided upon', async (t) => {
  const test = await openSamples(t)
  const { path, north } = await contradict(test)
  for (const [thing, decision, body] of [
    [claimUrl(north), 'review', review],
    [path, 'dismissal', reason],
  ] as const) {
    const { headers } = await get(test.app, thing, { 'accept-encoding': 'gzip' })
    t.match(headers.etag, /^"p\d+"$/)
    const packed = { 'accept-encoding': 'gzip', 'if-match': String(headers.etag) }
    const answer = await post(test.app, `${thing}/${decision}`, body, packed)
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers.etag, await tagOf(test, thing), 'the answer has the tag of the next decision')
  }
})

t.test('a decision needs a reason, and says nothing else', async (t) => {
  const test = await openSamples(t)
  const { path, north } = await contradict(test)
  const head = await test.log.head(dossier)
  const cases: readonly (readonly [string, object | string, string, string])[] = [
    ['no reason', {}, '400 request_invalid', '/reason'],
    ['an empty one', { reason: '' }, '400 request_invalid', '/reason'],
    ['a blank one', { reason: ' \n\u00a0\u200b ' }, '400 request_invalid', '/reason'],
    ['one of 2,001 characters', { reason: 'a'.repeat(2_001) }, '400 request_invalid', '/reason'],
    ['one of 20 KB', { reason: 'a'.repeat(20_000) }, '400 request_invalid', '/reason'],
    ['a list', { reason: ['a'] }, '400 request_invalid', '/reason'],
    ['a NUL in it', { reason: 'a\0' }, '400 invalid_text', '/reason'],
    ['somebody else', { ...reason, by: 'the editor' }, '400 unknown_property', '/by'],
  ]
  for (const at of [`${claimUrl(north)}/review`, `${claimUrl(north)}/retraction`, `${path}/dismissal`]) {
    const more = at.endsWith('/review') ? { verdict: 'accepted' } : {}
    for (const [name, body, expected, pointer] of cases) {
      const answer = await decide(test, at, { ...more, ...(body as object) })
      t.equal(codeOf(answer), expected, `${at}: ${name}`)
      t.equal(answer.json().errors[0].pointer, pointer, name)
    }
  }
  for (const verdict of [undefined, null, 'maybe', 'proposed']) {
    const answer = await decide(test, `${claimUrl(north)}/review`, { ...reason, verdict })
    t.match(answer.json(), { code: 'request_invalid', errors: [{ pointer: '/verdict' }] }, `${verdict}`)
  }
  t.same(await test.log.head(dossier), head, 'nothing was appended')
  const long = { verdict: 'accepted', reason: `${'é'.repeat(1_999)}.` }
  const answer = await decide(test, `${claimUrl(north)}/review`, long)
  t.equal(answer.json().claim.review.reason, long.reason, '2,000 characters are kept word for word')
})

t.test(
  'nothing is decided about a claim that is not there, was taken back, or whose article is gone',
  async (t) => {
    const test = await openSamples(t)
    const names = ['retracted', 'superseded', 'withdrawn', 'erased'] as const
    const claims = Object.fromEntries(names.map((name) => [name, claim({ article: name })]))
    const [retracted, superseded, withdrawn, erased] = names.map((name) => claims[name] ?? claim())
    for (const each of Object.values(claims)) await record(test, each)
    if (!retracted || !superseded || !withdrawn || !erased) throw new Error('four claims')
    const of = { schemaVersion: 1, by: 'local', reason: 'a wrong text' } as const
    t.equal(codeOf(await decide(test, `${claimUrl(retracted)}/retraction`, reason)), '200')
    await append(test, {
      type: 'ClaimSuperseded',
      schemaVersion: 1,
      articleId: superseded.articleId,
      claimId: superseded.claimId,
      coder: { kind: 'rule', id: 'rules', version: '2' },
      supersededBy: null,
    })
    await append(test, { type: 'ArticleWithdrawn', ...of, articleId: withdrawn.articleId })
    await append(test, { type: 'ArticleErased', ...of, articleId: erased.articleId })
    const before = await test.log.head(dossier)
    const any = { 'if-match': '*' }
    for (const [word, body] of [
      ['review', review],
      ['retraction', reason],
    ] as const) {
      const code = async (path: string) => codeOf(await post(test.app, `${path}/${word}`, body, any))
      t.equal(await code(claimUrl(claim({ words: 'never said' }))), '404 not_found')
      t.equal(await code(url('/claims/clm_1')), '404 not_found')
      t.equal(await code('/v1/dossiers/nowhere/claims/clm_00000000000000000000000000'), '404 not_found')
      t.equal(await code(claimUrl(retracted)), '409 wrong_state')
      t.equal(await code(claimUrl(superseded)), '409 wrong_state')
      t.equal(await code(claimUrl(withdrawn)), '409 article_withdrawn')
      t.equal(await code(claimUrl(erased)), '410 erased')
    }
    t.equal(
      codeOf(await post(test.app, url('/contradictions/con_1/dismissal'), reason, any)),
      '404 not_found',
    )
    const unknown = url('/contradictions/con_00000000000000000000000000/reinstatement')
    t.equal(codeOf(await post(test.app, unknown, reason, any)), '404 not_found')
    t.same(await test.log.head(dossier), before, 'nothing was appended')
  },
)

t.test('a claim of low confidence counts once it is accepted, and no earlier answer changes', async (t) => {
  const test = await openSamples(t)
  const doubtful = claim({ on: '2025-03-11', confidence: 0.3 })
  const position = await record(test, {
    ...doubtful,
    review: { status: 'proposed', reasons: ['low_confidence'] },
  })
  await tagOf(test, claimUrl(doubtful))
  const before = await get(test.app, stanceAt(position))
  t.match(before.json(), { status: 'unknown', uncertain: [{ reason: 'confidence' }], pinned: true })
  const accepted = await decide(test, `${claimUrl(doubtful)}/review`, {
    verdict: 'accepted',
    reason: 'heard on tape',
  })
  t.match(accepted.json(), {
    claim: { state: 'visible', review: { status: 'accepted', by: 'local', reason: 'heard on tape' } },
    position: position + 1,
  })
  t.match((await get(test.app, stanceAt())).json(), { status: 'settled', value: 2, uncertain: [] })
  const rejected = await decide(test, `${claimUrl(doubtful)}/review`, {
    verdict: 'rejected',
    reason: 'another voice',
  })
  t.match(rejected.json().claim, {
    state: 'rejected',
    review: { status: 'rejected', reason: 'another voice' },
  })
  t.match((await get(test.app, stanceAt())).json(), { status: 'unknown', uncertain: [] })
  await decide(test, `${claimUrl(doubtful)}/review`, { verdict: 'accepted', reason: 'the tape again' })
  const retracted = await decide(test, `${claimUrl(doubtful)}/retraction`, { reason: 'a forged tape' })
  t.match(retracted.json().claim, {
    state: 'retracted',
    review: { status: 'accepted', reason: 'a forged tape' },
  })
  const known = [position, position + 1, position + 2, position + 3, position + 4].map(
    async (at) => (await get(test.app, stanceAt(at))).json().value,
  )
  t.same(await Promise.all(known), [null, 2, null, 2, null])
  t.equal(
    (await get(test.app, stanceAt(position))).body,
    before.body,
    'what was answered then is answered now',
  )
  const { history } = (await get(test.app, claimUrl(doubtful))).json()
  t.match(history, [
    { type: 'ClaimRecorded', position, by: null, reason: null, verdict: null },
    { type: 'ClaimReviewed', by: 'local', reason: 'heard on tape', verdict: 'accepted', recordedAt: /Z$/ },
    { type: 'ClaimReviewed', by: 'local', reason: 'another voice', verdict: 'rejected' },
    { type: 'ClaimReviewed', by: 'local', reason: 'the tape again', verdict: 'accepted' },
    { type: 'ClaimRetracted', by: 'local', reason: 'a forged tape', verdict: null, position: position + 4 },
  ])
  const then = (await get(test.app, `${claimUrl(doubtful)}?knownAt=position:${position + 1}`)).json()
  t.equal(then.history.length, 2, 'a past answer shows what had happened by then')
  t.match(then.claim, { state: 'visible', lastPosition: position + 1 })
})

t.test('the history of a claim shows what a correction replaced', async (t) => {
  const test = await openSamples(t)
  const spoken = claim({ on: '2025-03-11' })
  await record(test, spoken)
  const at = `${claimUrl(spoken)}/correction`
  const first = await decide(test, at, { reason: 'he refused', reading: readingOf(spoken, { polarity: -2 }) })
  t.equal(codeOf(first), '200', first.body.slice(0, 300))
  await decide(test, at, { reason: 'half of it', reading: readingOf(spoken, { polarity: 1 }) })
  const { claim: shown, history } = (await read(test, claimUrl(spoken))).json()
  t.equal(shown.polarity, 1)
  t.match(history, [
    { type: 'ClaimRecorded', readingBefore: null },
    {
      type: 'ClaimCorrected',
      by: 'local',
      reason: 'he refused',
      readingBefore: { polarity: 2, speaker: 'north-president', spans: [{ exact: 'they accept the truce' }] },
    },
    {
      type: 'ClaimCorrected',
      by: 'local',
      reason: 'half of it',
      readingBefore: { polarity: -2, proposition: 'truce' },
    },
  ])
})

t.test(
  'a claim waits for review with its reason, and leaves the queue once it is decided or gone',
  async (t) => {
    const test = await openSamples(t)
    const doubtful = (article: string, reason: 'low_confidence' | 'mandate_mismatch' = 'low_confidence') => ({
      ...claim({ article, confidence: 0.3 }),
      review: { status: 'proposed' as const, reasons: [reason] },
    })
    const names = [
      'accepted',
      'rejected',
      'corrected',
      'retracted',
      'superseded',
      'withdrawn',
      'waiting',
    ] as const
    const claims = names.map((name) => doubtful(name))
    const mismatched = doubtful('mismatched', 'mandate_mismatch')
    for (const each of [...claims, mismatched, claim({ article: 'sure' })]) await record(test, each)
    const turned = claim({ article: 'turned', polarity: -2, published: '2025-04-20' })
    await record(test, turned)
    const queue = async (query = ''): Promise<string[]> =>
      (await read(test, url('/claims'), `&review=needed${query}`)).json().data.map(idOf)
    t.same(
      await queue(),
      [...claims, mismatched, turned].map(idOf),
      'in the order in which they were recorded',
    )
    t.same(await queue('&reason=mandate_mismatch'), [mismatched.claimId])
    t.same(await queue('&reason=undated_change'), [turned.claimId], 'the fold alone sees that')
    t.same(await queue('&reason=model_coded'), [])
    const paged: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page: { data: { claimId: string }[]; nextCursor: string | null } = (
        await get(test.app, url(`/claims?review=needed&limit=3${more}`))
      ).json()
      paged.push(...page.data.map(idOf))
      cursor = page.nextCursor
    }
    t.same(paged, await queue(), 'page by page')

    const before = (await test.log.head(dossier))?.position
    const [accepted, rejected, corrected, retracted, superseded, withdrawn, waiting] = claims.map(claimUrl)
    await decide(test, `${accepted}/review`, review)
    await decide(test, `${rejected}/review`, { ...review, verdict: 'rejected' })
    const reading = readingOf(claim({ article: 'corrected' }), { polarity: 1 })
    t.equal(codeOf(await decide(test, `${corrected}/correction`, { ...reason, reading })), '200')
    await decide(test, `${retracted}/retraction`, reason)
    const gone = claims[4] ?? claim()
    const { articleId, claimId } = gone
    const coder = { kind: 'rule', id: 'rules', version: '2' } as const
    await append(test, {
      type: 'ClaimSuperseded',
      schemaVersion: 1,
      articleId,
      claimId,
      coder,
      supersededBy: null,
    })
    const of = { schemaVersion: 1, by: 'local', reason: 'a hoax' } as const
    await append(test, { type: 'ArticleWithdrawn', ...of, articleId: claims[5]?.articleId ?? articleId })
    t.ok(superseded && withdrawn && waiting)
    t.same(
      await queue(),
      [claims[6], mismatched, turned].flatMap((each) => each?.claimId ?? []),
    )
    t.same(await queue('&state=any'), await queue(), 'what is gone needs nobody, however it is asked for')
    t.equal((await queue(`&knownAt=position:${before}`)).length, 9, 'what waited then')
    const decided = await read(test, url('/claims'), '&review=accepted')
    t.same(
      decided.json().data.map(idOf),
      [claims[0], claims[2]].flatMap((each) => each?.claimId ?? []),
    )
    for (const [query, code] of [
      ['review=needed&reason=boredom', '400 request_invalid'],
      ['review=needed&reason=', '400 request_invalid'],
      ['review=', '400 request_invalid'],
      ['review=needed&reasons=low_confidence', '400 unknown_parameter'],
    ] as const) {
      t.equal(codeOf(await get(test.app, url(`/claims?${query}`))), code, query)
    }
  },
)

t.test('a rejected claim takes its contradictions along; the record shows them as resolved', async (t) => {
  const test = await openSamples(t)
  const { path, south } = await contradict(test)
  const before = (await read(test, path)).json()
  t.match(before, { state: 'open', resolution: null })
  await decide(test, `${claimUrl(south)}/review`, { verdict: 'rejected', reason: 'he said the opposite' })
  t.match((await read(test, path)).json(), { state: 'resolved', resolution: 'retracted' })
  t.match((await get(test.app, `${path}?knownAt=position:${before.position}`)).json(), { state: 'open' })
  const refused = await decide(test, `${path}/dismissal`, reason)
  t.equal(codeOf(refused), '409 wrong_state')
  t.match(refused.json().detail, /is resolved: its claims no longer stand/)
  await decide(test, `${claimUrl(south)}/review`, { verdict: 'accepted', reason: 'he did say it' })
  t.match((await read(test, path)).json(), {
    state: 'open',
    resolution: null,
    contradictionId: before.contradictionId,
  })
})

t.test('a claim that counts at last may undo a contradiction, which nobody retracted', async (t) => {
  const test = await openSamples(t)
  const said = (sample: ClaimSample) => claim({ published: sample.on ?? '2025-03-11', ...sample })
  await record(test, said({ article: 'a', on: '2025-03-11' }))
  await record(test, said({ article: 'b', on: '2025-03-20', speaker: 'south-president', polarity: -2 }))
  const turned = said({ article: 'c', on: '2025-03-15', polarity: -2, confidence: 0.3 })
  await record(test, turned)
  const kind = '&kind=opposition'
  const [found] = (await read(test, url('/contradictions'), kind)).json().data
  t.match(found, { kind: 'opposition', state: 'open' })
  await decide(test, `${claimUrl(turned)}/review`, review)
  const [gone] = (await read(test, url('/contradictions'), kind)).json().data
  t.match(gone, { contradictionId: found.contradictionId, state: 'resolved', resolution: 'superseded' })
})

t.test('a dismissal hides nothing of before, and may be taken back', async (t) => {
  const test = await openSamples(t)
  const { path } = await contradict(test)
  const open = (await read(test, path)).json()
  t.same(open.decisions, [])
  const asked = `knownAt=position:${open.position}&validAt=2025-03-20`
  const pinned = await get(test.app, `${path}?${asked}`)
  const dismissed = await decide(test, `${path}/dismissal`, { reason: 'two towns of one name' })
  t.match(dismissed.json(), {
    contradiction: {
      contradictionId: open.contradictionId,
      state: 'dismissed',
      lastPosition: open.position + 1,
      decisions: [
        {
          position: open.position + 1,
          type: 'ContradictionDismissed',
          by: 'local',
          reason: 'two towns of one name',
          recordedAt: /Z$/,
        },
      ],
    },
    position: open.position + 1,
  })
  t.equal(
    codeOf(await decide(test, `${path}/dismissal`, reason)),
    '409 wrong_state',
    'it is dismissed already',
  )
  const states = async (query: string) =>
    (await read(test, url('/contradictions'), query)).json().data.map(({ state }: { state: string }) => state)
  t.same(await states('&state=dismissed'), ['dismissed'])
  t.same(await states('&state=open'), [])
  t.same(await states(`&state=open&knownAt=position:${open.position}`), ['open'], 'before, it was open')
  t.match((await read(test, path, '&validAt=2025-03-14')).json(), { state: 'dismissed' }, 'at every date')
  t.equal((await get(test.app, `${path}?${asked}`)).body, pinned.body, 'the old answer says nothing of it')
  const reinstated = await decide(test, `${path}/reinstatement`, { reason: 'one town after all' })
  t.match(reinstated.json().contradiction, {
    state: 'open',
    decisions: [
      { type: 'ContradictionDismissed' },
      { type: 'ContradictionReinstated', reason: 'one town after all' },
    ],
  })
  t.equal(
    codeOf(await decide(test, `${path}/reinstatement`, reason)),
    '409 wrong_state',
    'it is not dismissed',
  )
  const then = `${path}?knownAt=position:${open.position + 1}`
  t.match((await get(test.app, then)).json(), {
    state: 'dismissed',
    decisions: [{ type: 'ContradictionDismissed' }],
  })
  t.equal(codeOf(await decide(test, `${path}/dismissal`, reason)), '200', 'and it may be dismissed anew')
})

t.test('a record that became part of an older one says where to decide', async (t) => {
  const test = await openSamples(t)
  const state = async (day: number, speaker: 'north' | 'south') => {
    const on = `2025-03-${day}`
    const said: ClaimSample = { speaker: `${speaker}-president`, polarity: speaker === 'north' ? 2 : -2 }
    const fact: ClaimSample = { proposition: 'encircled', type: 'assertion', article: on, on, published: on }
    await record(test, claim({ ...fact, ...said }))
  }
  await state(11, 'north')
  await state(12, 'south')
  await state(28, 'north')
  await state(29, 'south')
  const list = async () => (await read(test, url('/contradictions'))).json().data
  const [younger, older] = await list()
  await state(18, 'north')
  await state(23, 'south')
  const path = url(`/contradictions/${younger.contradictionId}`)
  t.match((await read(test, path)).json(), { state: 'resolved', resolution: 'merged' })
  const answer = await decide(test, `${path}/dismissal`, reason)
  t.equal(codeOf(answer), '409 wrong_state')
  t.match(answer.json().detail, `merged into ${older.contradictionId}`)
})

t.test('a dismissal holds while the record grows, is lost and comes back', async (t) => {
  const test = await openSamples(t)
  const { path, south } = await contradict(test)
  await decide(test, `${path}/dismissal`, reason)
  const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
  const day = { on: '2025-03-15', published: '2025-03-15' }
  const again = claim({ ...fact, ...day, article: 'again', speaker: 'south-minister', polarity: -2 })
  await record(test, again)
  const grown = (await read(test, path)).json()
  t.match(grown, { state: 'dismissed', members: [{ speaker: 'south-minister' }] })
  for (const each of [south, again])
    await decide(test, `${claimUrl(each)}/review`, { verdict: 'rejected', reason: 'misheard' })
  t.match((await read(test, path)).json(), { state: 'dismissed', resolution: 'retracted' })
  t.equal(
    codeOf(await decide(test, `${path}/reinstatement`, reason)),
    '409 wrong_state',
    'nothing is left of it',
  )
  await decide(test, `${claimUrl(south)}/review`, review)
  t.match((await read(test, path)).json(), { state: 'dismissed', resolution: null })
  t.equal(codeOf(await decide(test, `${path}/reinstatement`, reason)), '200')
})

t.test(
  'a decision that is sent again is made once, and answered alike whatever was decided since',
  async (t) => {
    const test = await openSamples(t)
    const { path } = await contradict(test)
    const spoken = claim()
    await record(test, spoken)
    for (const [thing, word, body, next] of [
      [claimUrl(spoken), 'review', review, { ...review, verdict: 'rejected' }],
      [path, 'dismissal', reason, undefined],
    ] as const) {
      const at = `${thing}/${word}`
      const key = { 'idempotency-key': `${word} 1`, 'if-match': await tagOf(test, thing) }
      t.equal(
        codeOf(await post(test.app, at, body, { ...key, 'if-match': '"p1"' })),
        '412 precondition_failed',
      )
      t.equal(codeOf(await post(test.app, at, { reason: '' }, key)), '400 request_invalid')
      const before = await test.log.head(dossier)
      const twins = await Promise.all(
        Array.from({ length: 20 }, async () => await post(test.app, at, body, key)),
      )
      t.same([...new Set(twins.map(codeOf))], ['200'], 'a refusal left the key free')
      t.equal(new Set(twins.map((twin) => twin.body)).size, 1, 'one body')
      t.equal(twins.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 19)
      t.equal((await test.log.head(dossier))?.position, (before?.position ?? 0) + 1, 'one event')
      if (next) await decide(test, at, next)
      else await decide(test, `${thing}/reinstatement`, reason)
      const replayed = await post(test.app, at, body, { 'idempotency-key': `${word} 1` })
      t.equal(replayed.headers['idempotency-replayed'], 'true')
      t.equal(replayed.body, twins[0]?.body, 'as it was then')
      t.equal(replayed.headers.etag, twins[0]?.headers.etag)
      const other = await post(test.app, at, { ...body, reason: 'another' }, key)
      t.equal(codeOf(other), '422 idempotency_key_reused')
    }
  },
)

t.test('a decision that cannot be shown yet is told so, and shown when it is asked for again', async (t) => {
  const test = await openApp(t)
  await publish(test)
  const spoken = claim()
  await record(test, spoken)
  const at = `${claimUrl(spoken)}/review`
  const key = { 'idempotency-key': 'key', 'if-match': '*' }
  const unread = await post(test.app, at, review, key)
  t.equal(codeOf(unread), '503 projection_behind', 'nobody knows yet in which article it stands')
  await project(test)
  const hidden = await post(test.app, at, review, key)
  const { position } = (await test.log.head(dossier)) ?? {}
  t.equal(codeOf(hidden), '503 projection_behind')
  t.match(hidden.json().detail, `recorded at position ${position}`)
  t.match(hidden.headers, { 'retry-after': '1', 'stancelog-position': `${position}` })
  await projectDossier({ ...test.deps, holder: 'test' }, dossier)
  const shown = await post(test.app, at, review, key)
  t.match(shown.json(), { claim: { review: { status: 'accepted' } }, position })
  t.equal((await test.log.head(dossier))?.position, position, 'it was recorded once')
})

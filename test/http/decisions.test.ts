/** What every decision over REST promises: it rests on what was seen, has a reason, is made once, and is answered alike. */
import t from 'tap'
import type { ArticleId, ClaimId } from '../../events/ids.ts'
import { projectDossier } from '../../src/projector.ts'
import { fixedClock, get, openApp, post } from '../support/app.ts'
import { claim } from '../support/samples.ts'
import { claimUrl, codeOf, contradict, decide, openSamples, reason, review, tagOf } from './deciding.ts'
import { append, dossier, project, publish, record, url } from './record.ts'

type Headers = Record<string, string>

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
    // What is appended at once, whenever the read models show it: nobody projects here.
    const test = await openApp(t)
    await publish(test)
    const places: { claimId: ClaimId; articleId: ArticleId; position: number }[] = []
    for (let article = 0; article < 20; article++) {
      const claims = Array.from({ length: 10 }, (_, block) =>
        claim({ article: `a${article}`, words: `words ${article} ${block}`, block }),
      )
      const last = await record(test, ...claims)
      for (const [index, { claimId, articleId }] of claims.entries()) {
        places.push({ claimId, articleId, position: last - 9 + index })
      }
    }
    const decideOn = async ({ position, ...place }: (typeof places)[number]) => {
      const seen = { kind: 'tags', tags: [`p${position}`] } as const
      return await test.deps.commands.reviewClaim(dossier, place, {
        by: 'local',
        reason: 'a second look',
        verdict: 'accepted',
        seen,
      })
    }
    const stale = new Set(places.filter((_, index) => index % 20 === 7))
    for (const place of stale) await decideOn(place)
    const outcomes = await Promise.allSettled(places.map(decideOn))
    t.equal(stale.size, 10)
    t.same(
      outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : outcome.value.kind)),
      places.map((place) => (stale.has(place) ? 'precondition_failed' : 'appended')),
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

t.test(
  'a decision that is sent again is made once, and answered alike whatever was decided since',
  async (t) => {
    let today = '2025-03-15'
    const test = await openSamples(t, { ...fixedClock(), now: () => `${today}T12:00:00.000000Z` })
    const { path } = await contradict(test)
    const spoken = claim()
    await record(test, spoken)
    for (const [thing, word, body, next] of [
      [claimUrl(spoken), 'review', review, { ...review, verdict: 'rejected' }],
      [path, 'dismissal', reason, undefined],
    ] as const) {
      today = '2025-03-15'
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
      // By then a side has said nothing for long, which is no part of what was answered.
      today = '2025-06-15'
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

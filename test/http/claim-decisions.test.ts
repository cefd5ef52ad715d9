/** What follows from a decision about a claim: its stance, its history, and the queue of those that wait. */
import t from 'tap'
import { get } from '../support/app.ts'
import { claim } from '../support/samples.ts'
import {
  claimUrl,
  codeOf,
  decide,
  idOf,
  openSamples,
  read,
  readingOf,
  reason,
  review,
  tagOf,
} from './deciding.ts'
import { append, dossier, record, url } from './record.ts'

const stanceAt = (position?: number) =>
  url(
    `/stances/north/truce?validAt=2025-03-20${position === undefined ? '' : `&knownAt=position:${position}`}`,
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

t.test(
  'an undated change waits for a person, whoever coded it, and only a date makes it count',
  async (t) => {
    const test = await openSamples(t)
    const byHand = { coder: 'human', review: 'accepted' } as const
    const said = claim({ ...byHand, article: 'said', on: '2025-03-11', published: '2025-03-12' })
    const minister = { speaker: 'north-minister', type: 'rejection', published: '2025-03-18' } as const
    const turned = claim({ ...byHand, ...minister, article: 'turned', polarity: -2 })
    const queue = async (query = ''): Promise<string[]> =>
      (await read(test, url('/claims'), `&review=needed${query}`)).json().data.map(idOf)
    const stance = async () =>
      (await read(test, stanceAt().split('?')[0] ?? '', '&validAt=2025-03-20')).json()
    await record(test, said)
    t.same(await queue(), [], 'what a person coded is no proposal')
    const waiting = await record(test, turned)
    t.same(await queue(), [turned.claimId])
    t.same(await queue('&reason=undated_change'), [turned.claimId])
    t.match((await read(test, claimUrl(turned))).json().claim.review, {
      status: 'accepted',
      reasons: ['undated_change'],
    })
    await decide(test, `${claimUrl(turned)}/review`, review)
    t.same(await queue(), [], 'a person has looked at it')
    t.same(await queue(`&knownAt=position:${waiting}`), [turned.claimId], 'what waited then')
    t.match(
      await stance(),
      { status: 'settled', value: 2, uncertain: [{ reason: 'undated_change' }] },
      'acceptance gives it no date',
    )
    const { statedAt } = claim({ ...minister, on: '2025-03-18' }).reading
    const dated = readingOf(turned, { statedAt })
    const corrected = await decide(test, `${claimUrl(turned)}/correction`, { ...reason, reading: dated })
    t.equal(codeOf(corrected), '200', corrected.body.slice(0, 300))
    t.same(await queue(), [])
    t.match(await stance(), { status: 'settled', value: -2, uncertain: [] }, 'a date does')
  },
)

t.test('a decision that makes an undated change of a claim leaves it to be looked at again', async (t) => {
  const test = await openSamples(t)
  const unsure = { confidence: 0.3, published: '2025-03-18', polarity: -2 } as const
  const turned = {
    ...claim({ ...unsure, article: 'turned' }),
    review: { status: 'proposed' as const, reasons: ['low_confidence' as const] },
  }
  const queue = async (): Promise<string[][]> =>
    (await read(test, url('/claims'), '&review=needed'))
      .json()
      .data.map((each: { claimId: string; review: { reasons: string[] } }) => [
        each.claimId,
        ...each.review.reasons,
      ])
  await record(test, claim({ article: 'said', on: '2025-03-11', published: '2025-03-12' }))
  await record(test, turned)
  t.same(await queue(), [[turned.claimId, 'low_confidence']])
  await decide(test, `${claimUrl(turned)}/review`, review)
  t.same(await queue(), [[turned.claimId, 'low_confidence', 'undated_change']], 'it counts now, and changes')
  await decide(test, `${claimUrl(turned)}/review`, review)
  t.same(await queue(), [])
  const hidden = claim({ article: 'later', on: '2025-03-10', published: '2025-03-12', polarity: 1 })
  await record(test, hidden)
  t.same(await queue(), [], 'more of the same is nothing new')
})

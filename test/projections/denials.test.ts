/** Denied attributions: "I never said so" takes words out of a stance from the denial on, and nothing before (4.12). */
import t from 'tap'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { recordsOf, viewsAt } from '../support/contradictions.ts'
import { type ClaimSample, claim, link } from '../support/samples.ts'
import { answer, foldOn, type Question } from '../support/stances.ts'

const day = (on: string): ClaimSample => ({ on, published: on })
const yes: ClaimSample = { polarity: 2 }
const no: ClaimSample = { polarity: -2, type: 'rejection' }
const minister = { speaker: 'north-minister' }

const said = (article: string, sample: ClaimSample): VisibleClaim => claim({ article, ...sample })
/** The same party says that it never said so, without taking a side. */
const never = (target: VisibleClaim, sample: ClaimSample): VisibleClaim =>
  claim({ article: 'denial', type: 'denial', polarity: null, ...sample, links: [link('denies', target)] })

const ask = (validAt: string, claims: readonly VisibleClaim[], question: Partial<Question> = {}) =>
  answer(claims, { validAt, ...question })
const foldOf = (claims: readonly VisibleClaim[], party = 'north') => {
  const fold = [...foldOn(claims, 'truce').stances].find(([id]) => id === party)?.[1]
  if (!fold) throw new Error('no stance')
  return fold
}

t.test('a denial takes the whole utterance, in whichever reports of it', async (t) => {
  const first = said('a1', day('2025-03-11'))
  const second = said('a2', { ...day('2025-03-11'), words: 'yes, they say' })
  const claims = [first, second, never(second, day('2025-03-13'))]
  t.match(ask('2025-03-12', claims), { status: 'settled', evidence: [{ claims: { length: 2 } }] })
  t.match(ask('2025-03-13', claims), { status: 'unknown', value: null, evidence: [] })
  t.same(
    ask('2025-03-13', claims).uncertain.map(({ reason, claims: named }) => [reason, named.length]),
    [
      ['unclear', 1],
      ['disputed', 2],
    ],
  )
})

t.test('of two denials the earlier one counts, whichever arrives first', async (t) => {
  const promise = said('a1', day('2025-03-11'))
  const early = never(promise, { ...day('2025-03-13'), article: 'a2' })
  const late = never(promise, { ...day('2025-03-16'), article: 'a3' })
  for (const claims of [
    [promise, early, late],
    [late, early, promise],
  ]) {
    t.match(ask('2025-03-14', claims), { status: 'unknown' })
    t.equal(
      ask('2025-03-20', claims).uncertain.find(({ disputedBy }) => disputedBy)?.disputedBy,
      early.claimId,
    )
  }
})

t.test('a copy of a denial is never the one that is named', async (t) => {
  const promise = said('a1', day('2025-03-11'))
  const denial = never(promise, { ...day('2025-03-13'), article: 'a2' })
  const copies = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6'].map((article) =>
    never(promise, { ...day('2025-03-13'), article, origin: 'a2', exactCopyOf: 'a2' }),
  )
  t.ok(
    copies.some(({ claimId }) => claimId < denial.claimId),
    'the order of ids alone would name a copy',
  )
  const { uncertain } = ask('2025-03-20', [promise, ...copies, denial])
  t.equal(uncertain.find(({ disputedBy }) => disputedBy)?.disputedBy, denial.claimId)
})

t.test('a denial that is only possible takes nothing away yet', async (t) => {
  const promise = said('a1', day('2025-03-01'))
  const denial = never(promise, { published: '2025-03-14', within: ['2025-03-10', '2025-03-15'] })
  t.match(ask('2025-03-13', [promise, denial]), { status: 'settled', value: 2 })
  t.match(ask('2025-03-14', [promise, denial]), { status: 'unknown' })
})

t.test('only a denial that is sound takes words back', async (t) => {
  const promise = said('a1', day('2025-03-11'))
  const unsound: [string, ClaimSample][] = [
    ['an anonymous official cannot', { speaker: 'north-source' }],
    ['who has not yet denied denies nothing', { modality: 'not_yet' }],
    ['and neither does a question', { modality: 'question' }],
    ['nor what a model proposes', { coder: 'model' }],
    ['nor what nobody is sure of', { confidence: 0.4 }],
    ['nor another party', { speaker: 'south-president' }],
    [
      'nor what others report of the party',
      { speaker: 'south-president', voice: 'reported', aboutParty: 'north' },
    ],
    ['nor a plain rejection', { type: 'rejection', polarity: -1, ...day('2025-03-01') }],
  ]
  for (const [why, sample] of unsound) {
    const claims = [promise, never(promise, { ...day('2025-03-13'), ...sample })]
    t.match(ask('2025-03-13', claims), { status: 'settled', value: 2 }, why)
    t.same(
      recordsOf(claims)
        .filter(({ sides: [a, b] }) => a === b && a === 'north')
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'explicit_denial'),
      [],
      why,
    )
  }
  const accepted = never(promise, { ...day('2025-03-13'), coder: 'model', review: 'accepted' })
  t.match(ask('2025-03-13', [promise, accepted]), { status: 'unknown' }, 'what a person accepted is sound')
  const replied = { ...never(promise, day('2025-03-13')) }
  const links = [link('replies', promise)]
  const reply = { ...replied, reading: { ...replied.reading, links } }
  t.match(ask('2025-03-13', [promise, reply]), { status: 'settled' }, 'only a link that denies')
})

t.test('who denies words that others relay is no longer listed with them', async (t) => {
  const relayed = said('a1', {
    ...day('2025-03-11'),
    voice: 'relayed',
    holder: 'north',
    attribution: ['outlet', 'east-president', 'north-president'],
  })
  const claims = [relayed, never(relayed, day('2025-03-13'))]
  t.match(ask('2025-03-12', claims), { status: 'reported_only', listed: [{ basis: 'relayed', by: 'east' }] })
  const after = ask('2025-03-13', claims)
  t.match(after, { status: 'unknown', listed: [] })
  t.same(after.uncertain.find(({ reason }) => reason === 'disputed')?.disputedBy, claims[1]?.claimId)
  t.match(recordsOf(claims), [{ kind: 'explicit_denial', sides: ['north', 'north'] }])
})

t.test('what is still listed keeps a stance from being unknown', async (t) => {
  const relayed = said('a1', { ...day('2025-03-11'), voice: 'relayed', holder: 'north' })
  const reported = said('a2', {
    ...day('2025-03-20'),
    speaker: 'south-president',
    voice: 'reported',
    aboutParty: 'north',
    holder: null,
  })
  const claims = [relayed, never(relayed, day('2025-03-13')), reported]
  const statuses = ['2025-03-10', '2025-03-12', '2025-03-13', '2025-03-20'].map(
    (at) => ask(at, claims).status,
  )
  t.same(statuses, ['unknown', 'reported_only', 'unknown', 'reported_only'])
})

t.test('a collective that denies its words no longer lists them for its members', async (t) => {
  const joint = said('a1', { ...day('2025-03-11'), speaker: 'alliance-chief' })
  const claims = [joint, never(joint, { ...day('2025-03-13'), speaker: 'alliance-chief' })]
  const east = { party: 'east' }
  t.match(ask('2025-03-12', claims, east), { status: 'reported_only', listed: [{ basis: 'collective' }] })
  t.match(ask('2025-03-13', claims, east), { status: 'unknown', listed: [] })
})

t.test('what was held before the denied words is held again from the denial on', async (t) => {
  const before = said('a1', { ...yes, ...day('2025-03-01') })
  const turn = said('a2', { ...no, ...day('2025-03-05') })
  const dated = [before, turn, never(turn, day('2025-03-08'))]
  t.match(ask('2025-03-06', dated), { value: -2, since: '2025-03-05' })
  t.match(ask('2025-03-08', dated), {
    status: 'settled',
    value: 2,
    since: '2025-03-08',
    sinceNoLaterThan: null,
    history: [
      { value: 2, since: '2025-03-01', until: '2025-03-05', reason: 'reversed' },
      { value: -2, since: '2025-03-05', until: '2025-03-08', reason: 'disputed' },
    ],
  })
  const later = said('a3', { ...yes, ...day('2025-03-12') })
  t.match(ask('2025-03-12', [...dated, later]), { since: '2025-03-08' }, 'and the run goes on')
  const undated = [before, turn, never(turn, { published: '2025-03-08' })]
  t.match(ask('2025-03-08', undated), { value: 2, since: null, sinceNoLaterThan: '2025-03-08' })
  const same = said('a4', { ...no, ...day('2025-03-08') })
  t.match(ask('2025-03-08', [...dated, same]), { value: -2, since: '2025-03-05' }, 'days without a break')
})

t.test('a sign that a denial does not touch is held since its first day', async (t) => {
  const first = said('a1', { ...yes, ...day('2025-03-01') })
  const second = said('a2', { ...yes, ...day('2025-03-05') })
  const claims = [first, second, never(first, day('2025-03-08'))]
  t.match(ask('2025-03-09', claims), { value: 2, since: '2025-03-01', evidenceCount: 1 })
})

t.test('a reversal by words that are denied was one until the denial', async (t) => {
  const claims = [said('a1', { ...yes, ...day('2025-03-01') }), said('a2', { ...no, ...day('2025-03-05') })]
  const [, turn] = claims
  if (!turn) throw new Error('no turn')
  const records = recordsOf([...claims, never(turn, day('2025-03-08'))])
  const reversals = records.filter(({ kind }) => kind === 'self_reversal')
  t.match(viewsAt(reversals, { validAt: '2025-03-07' }), [{ state: 'open' }])
  t.match(viewsAt(reversals, { validAt: '2025-03-08' }), [
    { state: 'ended', resolution: 'recanted', until: '2025-03-08' },
  ])
})

t.test('a reversal that denied words stood between is seen from the denial on', async (t) => {
  const before = said('a1', { ...yes, ...day('2025-03-01') })
  const neutral = said('a2', { polarity: 0, ...day('2025-03-03') })
  const after = said('a3', { ...no, ...day('2025-03-05') })
  const claims = [before, neutral, after, never(neutral, day('2025-03-08'))]
  const { reversals } = foldOf(claims)
  const dayOf = (id: string) => foldOn(claims, 'truce').acts.find(({ actId }) => actId === id)?.firstDay
  t.same(
    reversals.map(({ earlier, later, from }) => [dayOf(earlier), dayOf(later), from.slice(0, 10)]),
    [
      ['2025-03-01', '2025-03-03', '2025-03-03'],
      ['2025-03-03', '2025-03-05', '2025-03-05'],
      ['2025-03-01', '2025-03-05', '2025-03-08'],
    ],
  )
  const kinds = (at: string) =>
    viewsAt(recordsOf(claims), { validAt: at }).filter(({ state }) => state === 'open')
  t.equal(kinds('2025-03-07').length, 2)
  t.same(
    kinds('2025-03-09')
      .map(({ kind }) => kind)
      .sort(),
    ['explicit_denial', 'self_reversal'],
  )
})

t.test('a contest is open again when the word that ended it is denied', async (t) => {
  const president = said('a1', { ...yes, ...day('2025-03-11') })
  const other = said('a2', { ...no, ...minister, ...day('2025-03-12') })
  const word = said('a3', { ...yes, ...day('2025-03-13') })
  const claims = [president, other, word, never(word, day('2025-03-16'))]
  const statuses = ['2025-03-12', '2025-03-13', '2025-03-16'].map((at) => ask(at, claims).status)
  t.same(statuses, ['contested', 'settled', 'contested'])
  const split = recordsOf(claims).filter(({ kind }) => kind === 'spokesperson_split')
  t.equal(split.length, 1)
  t.same(
    split[0]?.periods.map(({ state, until }) => [state, until]),
    [
      ['open', null],
      ['ended', '2025-03-13'],
      ['open', null],
    ],
  )
})

t.test('a contest goes on through a denial of something else', async (t) => {
  const claims = [
    said('a1', { ...yes, ...day('2025-03-11') }),
    said('a2', { ...no, ...minister, ...day('2025-03-12') }),
    said('a3', { ...yes, speaker: 'north-envoy', ...day('2025-03-01') }),
  ]
  const [, , old] = claims
  if (!old) throw new Error('no claim')
  const { contests } = foldOf([...claims, never(old, { ...minister, ...day('2025-03-12'), article: 'a9' })])
  t.equal(contests.length, 1)
  const later = foldOf([...claims, never(old, { ...minister, ...day('2025-03-14'), article: 'a9' })]).contests
  t.same(
    later.map(({ until }) => until),
    [null],
  )
})

t.test('an undated sentence that waited beside denied words is evidence once they are gone', async (t) => {
  const dated = said('a1', { ...yes, ...day('2025-03-01') })
  const undated = said('a2', { ...no, published: '2025-03-05' })
  const claims = [dated, undated, never(dated, day('2025-03-08'))]
  t.match(ask('2025-03-07', claims), {
    value: 2,
    uncertain: { 0: { reason: 'undated_change' } },
    evidence: { length: 1 },
  })
  const after = ask('2025-03-09', claims)
  t.match(after, { value: -2, evidenceCount: 1, evidence: [{ claims: [undated.claimId] }] })
  t.notOk(after.uncertain.some(({ reason }) => reason === 'undated_change'))
})

t.test('a denied attribution is a dated fact: nothing said later ends its record', async (t) => {
  const promise = said('a1', day('2025-03-11'))
  const claims = [promise, never(promise, day('2025-03-13')), said('a3', day('2025-03-20'))]
  const records = recordsOf(claims).filter(({ kind }) => kind === 'explicit_denial')
  t.match(viewsAt(records, { validAt: '2025-03-12' }), [])
  t.match(viewsAt(records, { validAt: '2025-04-30' }), [{ state: 'open', sides: ['north', 'north'] }])
})

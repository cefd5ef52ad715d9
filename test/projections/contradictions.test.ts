/** Which acts contradict each other, as one record of which kind, and what becomes of it on both axes (section 5). */
import t from 'tap'
import { isBetween } from '../../projections/contradictions/read-contradiction.ts'
import type { ContradictionRecord } from '../../projections/contradictions/record.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { type Asked, recordsOf, viewsAt } from '../support/contradictions.ts'
import { type ClaimSample, claim, link, zone } from '../support/samples.ts'

type Said = ClaimSample | VisibleClaim

const claimsOf = (said: readonly Said[]): VisibleClaim[] =>
  said.map((each, index) => ('claimId' in each ? each : claim({ article: `a${index}`, ...each })))
const found = (asked: Asked, ...said: Said[]) => recordsOf(claimsOf(said), asked)
const kindsOf = (records: readonly ContradictionRecord[]): string[] =>
  records.filter(({ known }) => known === 'live').map(({ kind }) => kind)
/** Plain opposition left out, as in a list that does not name it. */
const kindsIn = (asked: Asked, ...said: Said[]): string[] =>
  kindsOf(found(asked, ...said)).filter((kind) => kind !== 'opposition')

const talks: ClaimSample = { proposition: 'talks', type: 'assessment' }
const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
const south = { speaker: 'south-president' }
const day = (on: string): ClaimSample => ({ on, published: on })

t.test(
  'a denial of what another party says is explicit, in the window or by a link of the text',
  async (t) => {
    const said = claim({ ...fact, ...day('2025-03-13') })
    const denial: ClaimSample = { ...fact, type: 'denial', polarity: -2, speaker: 'south-staff' }
    const asked = { proposition: 'encircled' }
    const [record] = found(asked, said, { ...denial, ...day('2025-03-14') })
    t.match(record, { kind: 'explicit_denial', sides: ['north', 'south'], since: '2025-03-14' })
    t.same(kindsIn(asked, said, { ...denial, ...day('2025-03-20') }), ['explicit_denial'], 'seven days')
    t.same(kindsIn(asked, said, { ...denial, ...day('2025-03-21') }), [], 'eight days')
    const linked = { ...denial, ...day('2025-06-21'), links: [link('denies', said)] }
    t.same(kindsIn(asked, said, linked), ['explicit_denial'])
    t.same(
      kindsIn(asked, said, { ...denial, polarity: 2, ...day('2025-03-14') }),
      [],
      'it must deny the same',
    )
  },
)

t.test('an anonymous official is heard where he denies or is denied, and nowhere else', async (t) => {
  const source = { speaker: 'north-source', ...day('2025-03-13') }
  const answer = { ...south, polarity: -2, ...day('2025-03-14') }
  t.same(
    kindsIn({ proposition: 'encircled' }, { ...fact, ...source }, { ...fact, ...answer, type: 'denial' }),
    ['explicit_denial'],
  )
  t.same(kindsIn({ proposition: 'encircled' }, { ...fact, ...source }, { ...fact, ...answer }), [])
})

t.test('two parties that state opposite facts contradict each other', async (t) => {
  const [record] = found(
    { proposition: 'encircled' },
    { ...fact, ...day('2025-03-13') },
    { ...fact, ...south, polarity: -2, ...day('2025-03-14') },
  )
  t.match(record, { kind: 'factual_contradiction', members: [{ side: 0 }, { side: 1 }] })
})

t.test('two judgements two steps apart diverge, even if neither denies the other', async (t) => {
  const judged = (polarity: number, on: string): ClaimSample => ({ ...talks, ...south, polarity, ...day(on) })
  const asked = { proposition: 'talks' }
  const well = { ...talks, ...day('2025-04-14') }
  t.same(kindsIn(asked, well, judged(0, '2025-04-15')), ['divergent_assessment'])
  t.same(kindsIn(asked, well, judged(1, '2025-04-15')), [])
  t.same(kindsIn(asked, well, judged(-2, '2025-04-22')), [], 'an older judgement says nothing of today')
  t.same(
    kindsIn({ proposition: 'truce' }, day('2025-04-14'), { ...south, polarity: -2, ...day('2025-04-15') }),
    [],
  )
})

t.test('a source that draws the contrast itself makes its pair the primary one', async (t) => {
  const doubt = claim({
    ...talks,
    speaker: 'alliance-chief',
    polarity: -1,
    ...day('2025-04-15'),
    article: 'a9',
  })
  const envoy = { ...talks, speaker: 'north-envoy', ...day('2025-04-14'), article: 'a9' }
  const claims = [
    doubt,
    claim({ ...envoy, links: [link('contrasts', doubt, { start: 915, end: 924 })] }),
    claim({ ...talks, ...day('2025-04-15'), article: 'a9' }),
  ]
  const records = recordsOf(claims, { proposition: 'talks' })
  t.equal(records.length, 1, 'both speakers of one party are one record')
  t.same(viewsAt(records, { validAt: '2025-04-14' }), [])
  const [view] = viewsAt(records, { validAt: '2025-04-15' })
  t.match(view, {
    basis: 'source_asserted',
    dating: 'certain',
    state: 'open',
    distance: 3,
    daysApart: 1,
    since: '2025-04-15',
    sides: ['north', 'alliance'],
    a: { speaker: 'north-envoy' },
    b: { speaker: 'alliance-chief' },
    members: [{ speaker: 'north-president' }],
    cues: [{ start: 915, end: 924 }],
  })
  const at = { validAt: '2025-04-15', zone }
  const [record] = records
  if (!record) return t.fail('no record')
  t.ok(isBetween(record, ['alliance', 'north'], at))
  t.ok(isBetween(record, ['north-envoy', 'alliance-chief'], at), 'agents find it by a member act of each')
  t.notOk(isBetween(record, ['south', 'alliance'], at))
})

t.test('a link that a person draws without words is human, and none is computed', async (t) => {
  const doubt = claim({ ...talks, ...south, polarity: -2, ...day('2025-04-15') })
  const basisOf = (sample: ClaimSample) =>
    found({ proposition: 'talks' }, doubt, { ...talks, ...day('2025-04-14'), ...sample })[0]?.periods[0]
      ?.primary.basis
  t.equal(basisOf({ links: [link('contrasts', doubt, null)], coder: 'human' }), 'human')
  t.equal(basisOf({ links: [link('replies', doubt)] }), 'computed')
})

t.test('a reversal of one party is a record per pair of dated acts, and never ends', async (t) => {
  const acts = [day('2025-03-01'), { ...day('2025-03-10'), polarity: -2 }, day('2025-03-20')]
  const records = found({}, ...acts)
  t.same(kindsOf(records), ['self_reversal', 'self_reversal'])
  t.ok(records.every(({ periods }) => periods.every(({ state }) => state === 'open')))
  t.same(
    kindsIn({}, day('2025-03-01'), { published: '2025-03-10', polarity: -2 }),
    [],
    'an undated act reverses nothing',
  )
})

t.test('speakers of one party who disagree within three days are split until one prevails', async (t) => {
  const records = found(
    {},
    day('2025-03-11'),
    { ...day('2025-03-12'), speaker: 'north-minister', polarity: -2 },
    day('2025-03-13'),
  )
  t.same(kindsOf(records), ['spokesperson_split'])
  t.match(viewsAt(records, { validAt: '2025-03-12' }), [{ state: 'open' }])
  t.match(viewsAt(records, { validAt: '2025-03-13' }), [
    { state: 'ended', resolution: 'converged', until: '2025-03-13' },
  ])
})

t.test('two parties that say opposite things of a third diverge about it', async (t) => {
  const reported: ClaimSample = { voice: 'reported', holder: null, aboutParty: 'east' }
  const [record] = found(
    {},
    { ...reported, ...day('2025-03-11') },
    { ...reported, ...south, polarity: -2, ...day('2025-03-12') },
  )
  t.match(record, { kind: 'divergent_attribution', subject: 'east', sides: ['north', 'south'] })
  const judged: ClaimSample = { proposition: 'north-wants-peace', type: 'assessment' }
  const asked = { proposition: 'north-wants-peace' }
  const east = { ...judged, speaker: 'east-president', ...day('2025-03-11') }
  t.same(kindsIn(asked, east, { ...judged, ...south, polarity: -2, ...day('2025-03-12') }), [
    'divergent_attribution',
  ])
})

t.test('what others ascribe to a party may contradict its own words', async (t) => {
  const own = { ...day('2025-03-11') }
  const reported: ClaimSample = {
    ...south,
    voice: 'reported',
    holder: null,
    aboutParty: 'north',
    polarity: -2,
  }
  const [record] = found({}, own, { ...reported, ...day('2025-03-12') })
  t.match(record, { kind: 'reported_vs_self', subject: 'north', sides: ['north', 'south'] })
  const relayed: ClaimSample = {
    voice: 'relayed',
    holder: 'north',
    attribution: ['outlet', 'east-president', 'north-president'],
    polarity: -2,
  }
  t.match(found({}, own, { ...relayed, ...day('2025-03-12') }), [
    { kind: 'reported_vs_self', sides: ['north', 'east'] },
  ])
  const judged: ClaimSample = { proposition: 'north-wants-peace', type: 'assessment', ...day('2025-03-12') }
  t.same(kindsIn({ proposition: 'north-wants-peace' }, judged, { ...judged, ...south, polarity: -2 }), [
    'reported_vs_self',
  ])
})

t.test(
  "a newsroom contradicts a speaker only in its own article, and only about what is the speaker's",
  async (t) => {
    const outlet: ClaimSample = {
      ...fact,
      speaker: 'outlet',
      voice: 'outlet',
      holder: null,
      polarity: -2,
      article: 'a1',
    }
    const asked = { proposition: 'encircled' }
    const [record] = found(asked, { ...fact, article: 'a1' }, outlet)
    t.match(record, { kind: 'outlet_vs_speaker' })
    t.same([...(record?.sides ?? [])].sort(), ['north', 'outlet of a1'])
    t.same(kindsIn(asked, { ...fact, article: 'a2' }, outlet), [])
    t.same(kindsIn(asked, { ...fact, article: 'a1' }, { ...outlet, aboutParty: 'south' }), [])
  },
)

t.test('a contrast between words and a fact is the only kind over two propositions', async (t) => {
  const deed = claim({ ...fact, ...south, ...day('2025-03-12') })
  const word = claim({ ...day('2025-03-11'), links: [link('contrasts', deed)] })
  const records = recordsOf([word, deed], { proposition: 'truce' })
  t.match(records, [{ kind: 'word_vs_deed', sides: ['north', 'south'], proposition: 'truce' }])
  t.same(recordsOf([word, deed], { proposition: 'encircled' }), [], 'it belongs to the word')
  const plain = claim(day('2025-03-11'))
  t.same(kindsIn({}, plain, deed), [])
})

t.test('plain opposition follows the stances of both parties', async (t) => {
  const records = found(
    {},
    day('2025-03-01'),
    { ...south, polarity: -2, ...day('2025-03-05') },
    { ...south, polarity: 2, ...day('2025-03-20') },
  )
  const [record] = records.filter(({ kind }) => kind === 'opposition')
  t.match(record, { since: '2025-03-05', sides: ['north', 'south'] })
  t.same(
    record?.periods.map(({ state, until }) => [state, until]),
    [
      ['open', null],
      ['ended', '2025-03-20'],
    ],
  )
})

t.test('nothing is ever found between words that cannot meet', async (t) => {
  const no: ClaimSample = { ...south, polarity: -2, ...day('2025-03-12') }
  const never: [Asked, Said[]][] = [
    [
      { proposition: 'encircled' },
      [
        { ...fact, ...day('2025-03-11') },
        { ...fact, ...no, modality: 'question' },
      ],
    ],
    [
      { proposition: 'encircled' },
      [
        { ...fact, ...day('2025-03-11') },
        { ...fact, ...no, polarity: null },
      ],
    ],
    [
      { proposition: 'encircled' },
      [
        { ...fact, ...day('2025-03-11') },
        { ...fact, ...no, coder: 'model' },
      ],
    ],
    [
      { proposition: 'encircled' },
      [
        { ...fact, ...day('2025-03-11') },
        { ...talks, ...no },
      ],
    ],
    [
      { proposition: 'talks' },
      [
        { ...talks, speaker: 'alliance-chief', ...day('2025-03-11') },
        { ...talks, speaker: 'east-president', polarity: -2, ...day('2025-03-12') },
      ],
    ],
  ]
  for (const [asked, said] of never) t.same(kindsIn(asked, ...said), [], JSON.stringify(said[1]))
})

t.test(
  'an undated act takes part by its publication day, and is certain only beside its opponent',
  async (t) => {
    const asked = { proposition: 'talks' }
    const doubt: ClaimSample = { ...talks, ...south, polarity: -2, published: '2025-04-15' }
    const datingOf = (...said: Said[]) => found(asked, ...said)[0]?.periods[0]?.dating
    t.equal(datingOf({ ...talks, ...day('2025-04-14') }, doubt), 'possible')
    t.equal(datingOf({ ...talks, on: '2025-04-14', article: 'a1' }, { ...doubt, article: 'a1' }), 'certain')
  },
)

t.test('a disagreement ends when the newest words agree, and opens again when they do not', async (t) => {
  const asked = { proposition: 'talks' }
  const records = found(
    asked,
    { ...talks, ...day('2025-04-10') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-11') },
    { ...talks, ...south, polarity: 2, ...day('2025-04-13') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-15') },
  )
  const own = records.filter(({ kind }) => kind === 'divergent_assessment')
  t.equal(own.length, 1)
  const stateAt = (validAt: string) => viewsAt(own, { validAt }).map(({ state, until }) => [state, until])
  t.same(stateAt('2025-04-10'), [])
  t.same(stateAt('2025-04-12'), [['open', null]])
  t.same(stateAt('2025-04-14'), [['ended', '2025-04-13']])
  t.same(stateAt('2025-04-15'), [['open', null]])
})

t.test('silence ends nothing, it only makes a disagreement stale', async (t) => {
  const records = found(
    { proposition: 'talks' },
    { ...talks, ...day('2025-04-10') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-11') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-30') },
  )
  t.match(viewsAt(records, { validAt: '2025-04-12' }), [{ state: 'open', stale: false }])
  t.match(viewsAt(records, { validAt: '2025-04-30' }), [{ state: 'open', stale: true }])
})

t.test('whoever recants ends it as recanted', async (t) => {
  const records = found(
    { proposition: 'talks' },
    { ...talks, ...day('2025-04-10') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-11') },
    { ...talks, ...south, polarity: null, type: 'recantation', ...day('2025-04-13') },
  )
  t.match(viewsAt(records, { validAt: '2025-04-13' }), [{ state: 'ended', resolution: 'recanted' }])
})

t.test('a denied attribution is an explicit denial by the same party', async (t) => {
  const said = claim({ ...day('2025-03-11'), article: 'a1' })
  const denial = claim({
    ...day('2025-03-13'),
    article: 'a2',
    type: 'denial',
    polarity: null,
    links: [link('denies', said)],
  })
  t.match(recordsOf([said, denial]), [
    { kind: 'explicit_denial', sides: ['north', 'north'], since: '2025-03-13' },
  ])
})

t.test('a record without a pair is resolved and named after what took the last one', async (t) => {
  const asked = { proposition: 'talks' }
  const claims = claimsOf([
    { ...talks, ...day('2025-04-14') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-15') },
  ])
  const before = recordsOf(claims, { ...asked, position: 7 })
  for (const cause of ['retracted', 'corrected', 'superseded', 'withdrawn'] as const) {
    const after = recordsOf(claims.slice(0, 1), { ...asked, known: before, position: 9, cause })
    t.match(after, [{ known: 'resolved', resolution: cause, foundAt: 7 }])
    t.equal(after[0]?.contradictionId, before[0]?.contradictionId)
    t.match(viewsAt(after, { validAt: '2025-04-15' }), [{ state: 'resolved', sides: ['north', 'south'] }])
    const again = recordsOf(claims, { ...asked, known: after, position: 11 })
    t.match(again, [{ known: 'live', resolution: null, foundAt: 7 }], 'what comes back is the same record')
    t.equal(again[0]?.contradictionId, before[0]?.contradictionId)
  }
})

t.test('members that come and go do not change the id, even when the founding pair goes', async (t) => {
  const asked = { proposition: 'talks' }
  const [well, doubt, more] = claimsOf([
    { ...talks, ...day('2025-04-14') },
    { ...talks, ...south, polarity: -2, ...day('2025-04-15') },
    { ...talks, speaker: 'north-envoy', ...day('2025-04-13') },
  ]) as [VisibleClaim, VisibleClaim, VisibleClaim]
  const first = recordsOf([well, doubt], { ...asked, position: 1 })
  const second = recordsOf([well, doubt, more], { ...asked, known: first, position: 2 })
  const third = recordsOf([doubt, more], { ...asked, known: second, position: 3, cause: 'retracted' })
  const ids = [first, second, third].map((records) => records.map(({ contradictionId }) => contradictionId))
  t.same(ids, [ids[0], ids[0], ids[0]])
  t.same(third[0]?.founding, first[0]?.founding)
})

t.test(
  'an act that bridges two records leaves the older id and resolves the younger as merged',
  async (t) => {
    const asked = { proposition: 'talks' }
    const early = [
      { ...talks, ...day('2025-04-01') },
      { ...talks, ...south, polarity: -2, ...day('2025-04-02') },
    ]
    const late = [
      { ...talks, ...day('2025-04-12') },
      { ...talks, ...south, polarity: -2, ...day('2025-04-13') },
    ]
    const bridge = { ...talks, ...south, polarity: -2, ...day('2025-04-07') }
    const claims = claimsOf([...late, ...early, bridge])
    const one = recordsOf(claims.slice(0, 2), { ...asked, position: 1 })
    const two = recordsOf(claims.slice(0, 4), { ...asked, known: one, position: 2 })
    t.equal(kindsOf(two).length, 2)
    const three = recordsOf(claims, { ...asked, known: two, position: 3 })
    const [live] = three.filter(({ known }) => known === 'live')
    const [merged] = three.filter(({ known }) => known === 'resolved')
    t.equal(live?.contradictionId, one[0]?.contradictionId, 'the older is the one that was known first')
    t.match(merged, { resolution: 'merged', mergedInto: live?.contradictionId })
    t.equal(live?.since, '2025-04-02', 'on the axis of validAt it now begins earlier')
    const four = recordsOf(claims.slice(0, 4), { ...asked, known: three, position: 4, cause: 'retracted' })
    t.same(kindsOf(four).length, 2, 'without the bridge both stand again')
    t.same(
      four.map(({ contradictionId }) => contradictionId),
      two.map(({ contradictionId }) => contradictionId),
    )
  },
)

/** The rows of section 5 at their edges: what wins, what is never found, whose id stays, and how a record is over. */
import t from 'tap'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { kindOf } from '../../projections/contradictions/kinds.ts'
import { findLinks } from '../../projections/contradictions/links.ts'
import type { ContradictionRecord } from '../../projections/contradictions/record.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { type Asked, recordsOf, viewsAt } from '../support/contradictions.ts'
import { type ClaimSample, claim, link, sampleCodebook } from '../support/samples.ts'
import { foldOn } from '../support/stances.ts'
import { follow, retracted, rowsAt, told } from '../support/told.ts'

type Said = ClaimSample | VisibleClaim

const claimsOf = (said: readonly Said[]): VisibleClaim[] =>
  said.map((each, index) => ('claimId' in each ? each : claim({ article: `a${index}`, ...each })))
const found = (asked: Asked, ...said: Said[]): ContradictionRecord[] => recordsOf(claimsOf(said), asked)
const kindsIn = (asked: Asked, ...said: Said[]): string[] =>
  found(asked, ...said)
    .filter(({ known, kind }) => known === 'live' && kind !== 'opposition')
    .map(({ kind }) => kind)
    .sort()

const day = (on: string): ClaimSample => ({ on, published: on })
const talks: ClaimSample = { proposition: 'talks', type: 'assessment' }
const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
const wish: ClaimSample = { proposition: 'north-wants-peace', type: 'assessment' }
const south = { speaker: 'south-president' }
const no = { polarity: -2 }

t.test('the first row that matches wins', async (t) => {
  const denial: ClaimSample = { ...south, ...no, type: 'denial' }
  t.same(
    kindsIn(
      { proposition: 'encircled' },
      { ...fact, ...day('2025-03-11') },
      { ...fact, ...denial, ...day('2025-03-12') },
    ),
    ['explicit_denial'],
    '1 before 2',
  )
  t.same(
    kindsIn(
      { proposition: 'north-wants-peace' },
      { ...wish, speaker: 'east-president', ...day('2025-03-11') },
      { ...wish, ...denial, ...day('2025-03-12') },
    ),
    ['explicit_denial'],
    '1 before 5',
  )
  t.same(
    kindsIn(
      { proposition: 'talks' },
      { ...talks, ...day('2025-03-11') },
      { ...talks, ...denial, ...day('2025-03-12') },
    ),
    ['explicit_denial'],
    '1 before 6',
  )
  t.same(
    kindsIn(
      { proposition: 'north-wants-peace' },
      { ...wish, ...day('2025-03-11') },
      { ...wish, ...denial, ...day('2025-03-12') },
    ),
    ['explicit_denial'],
    '1 before 7',
  )
})

t.test('each row has its window: as long as its proposition stays fresh', async (t) => {
  const reported: ClaimSample = { voice: 'reported', holder: null, aboutParty: 'north' }
  const pairs: [string, ClaimSample, ClaimSample, number][] = [
    ['encircled', fact, { ...fact, ...south, ...no }, 7],
    ['talks', talks, { ...talks, ...south, ...no }, 7],
    ['north-wants-peace', { ...wish, speaker: 'east-president' }, { ...wish, ...south, ...no }, 14],
    ['north-wants-peace', wish, { ...wish, ...south, ...no }, 14],
    ['truce', { ...reported, speaker: 'east-president' }, { ...reported, ...south, ...no }, 30],
    ['truce', {}, { ...reported, ...south, ...no }, 30],
  ]
  const first = '2025-03-01'
  const after = (days: number) => new Date(Date.UTC(2025, 2, 1 + days)).toISOString().slice(0, 10)
  for (const [proposition, one, other, days] of pairs) {
    const at = (apart: number) =>
      kindsIn({ proposition }, { ...one, ...day(first) }, { ...other, ...day(after(apart)) })
    t.equal(at(days).length, 1, `${proposition}: ${days} days`)
    t.equal(at(days + 1).length, 0, `${proposition}: ${days + 1} days`)
  }
})

t.test('an undated act takes part by its publication day in what words alone decide', async (t) => {
  const later = { published: '2025-03-15' }
  const reported: ClaimSample = { voice: 'reported', holder: null, aboutParty: 'east' }
  const pairs: [string, ClaimSample, ClaimSample, string][] = [
    ['encircled', fact, { ...fact, ...south, ...no, type: 'denial' }, 'explicit_denial'],
    ['encircled', fact, { ...fact, ...south, ...no }, 'factual_contradiction'],
    ['truce', reported, { ...reported, ...south, ...no }, 'divergent_attribution'],
    ['talks', talks, { ...talks, ...south, ...no }, 'divergent_assessment'],
    ['north-wants-peace', wish, { ...wish, ...south, ...no }, 'reported_vs_self'],
  ]
  for (const [proposition, one, other, kind] of pairs) {
    const [record] = found({ proposition }, { ...one, ...day('2025-03-12') }, { ...other, ...later })
    t.match(record, { kind, since: '2025-03-15', periods: [{ dating: 'possible' }] })
  }
  t.same(kindsIn({}, day('2025-03-12'), { ...no, ...later }), [], 'but reverses nothing')
  t.same(
    kindsIn({}, day('2025-03-15'), { ...no, speaker: 'north-minister', ...later }),
    [],
    'nor splits anybody',
  )
})

t.test('what is linked is certain, however it is dated', async (t) => {
  const well = claim({ ...talks, article: 'a9', ...day('2025-04-14') })
  const doubt: ClaimSample = { ...talks, ...south, ...no, published: '2025-04-15' }
  const datingOf = (...said: Said[]) => found({ proposition: 'talks' }, ...said)[0]?.periods[0]?.dating
  t.equal(datingOf(well, doubt), 'possible')
  t.equal(datingOf(well, { ...doubt, links: [link('replies', well)] }), 'certain')
})

t.test('an anonymous official is nobody whose report contradicts', async (t) => {
  const own = day('2025-03-11')
  const reported: ClaimSample = {
    voice: 'reported',
    holder: null,
    aboutParty: 'north',
    ...no,
    ...day('2025-03-12'),
  }
  const source = { speaker: 'anonymous:an official', rank: null }
  t.same(kindsIn({}, own, { ...reported, ...south }), ['reported_vs_self'])
  t.same(kindsIn({}, own, { ...reported, ...source }), [])
  const about: ClaimSample = { ...reported, aboutParty: 'east' }
  t.same(kindsIn({}, { ...about, polarity: 2 }, { ...about, ...south }), ['divergent_attribution'])
  t.same(
    kindsIn({}, { ...about, polarity: 2 }, { ...about, speaker: 'north-source' }, { ...about, ...source }),
    [],
  )
  const deed = claim({
    ...fact,
    voice: 'reported',
    holder: null,
    aboutParty: 'south',
    article: 'a9',
    ...source,
  })
  t.same(kindsIn({}, claim({ ...own, links: [link('contrasts', deed)] }), deed), [])
})

t.test('an anonymous official of the same article may be contradicted by the newsroom', async (t) => {
  const outlet: ClaimSample = {
    ...fact,
    speaker: 'outlet',
    voice: 'outlet',
    holder: null,
    ...no,
    article: 'a1',
  }
  t.same(kindsIn({ proposition: 'encircled' }, { ...fact, speaker: 'north-source', article: 'a1' }, outlet), [
    'outlet_vs_speaker',
  ])
})

t.test('two newsrooms do not contradict one another', async (t) => {
  const outlet: ClaimSample = { ...fact, speaker: 'outlet', voice: 'outlet', holder: null }
  t.same(
    kindsIn({ proposition: 'encircled' }, { ...outlet, article: 'a1' }, { ...outlet, ...no, article: 'a2' }),
    [],
  )
})

/** East joins the alliance on 15 March. */
const joining: Codebook = {
  ...sampleCodebook,
  parties: sampleCodebook.parties.map((each) =>
    each.id === 'alliance'
      ? { ...each, members: each.members?.map((member) => ({ ...member, from: '2025-03-15' })) }
      : each,
  ),
}

t.test('a collective is not at odds with who is its member on the day of its words', async (t) => {
  const of = (speaker: string, on: string, more: ClaimSample): ClaimSample => ({
    speaker,
    ...day(on),
    ...more,
  })
  const both = (chief: string, president: string, sample: ClaimSample = talks): Said[] => [
    { ...sample, ...of('alliance-chief', chief, {}), codebook: joining },
    { ...sample, ...of('east-president', president, no), codebook: joining },
  ]
  const asked = { proposition: 'talks', codebook: joining }
  t.same(kindsIn(asked, ...both('2025-03-12', '2025-03-16')), ['divergent_assessment'], 'not a member yet')
  t.same(kindsIn(asked, ...both('2025-03-16', '2025-03-12')), [], 'a member when the collective speaks')
  const opposed = (chief: string, president: string) =>
    found({ codebook: joining }, ...both(chief, president, {})).filter(({ kind }) => kind === 'opposition')
      .length
  t.equal(opposed('2025-03-12', '2025-03-16'), 1)
  t.equal(opposed('2025-03-16', '2025-03-12'), 0)
  const deed = claim({ ...fact, speaker: 'east-president', article: 'a9', ...day('2025-03-12') })
  const word = (speaker: string) => claim({ speaker, ...day('2025-03-12'), links: [link('contrasts', deed)] })
  t.same(kindsIn({}, word('alliance-chief'), deed), [], 'nor over two propositions')
  t.same(kindsIn({}, word('south-president'), deed), ['word_vs_deed'])
})

t.test('the order of two acts changes neither their kind nor whose side is whose', async (t) => {
  const claims = claimsOf([
    { ...talks, speaker: 'alliance-chief', ...day('2025-03-16'), codebook: joining },
    { ...talks, speaker: 'east-president', ...no, ...day('2025-03-12'), codebook: joining },
  ])
  const folded = foldOn(claims, 'talks', joining)
  const context = { ...folded, codebook: joining, links: findLinks(folded.acts) }
  const [a, b] = folded.acts
  if (!a || !b) return t.fail('two acts')
  t.same([kindOf(a, b, context), kindOf(b, a, context)], [undefined, undefined])
})

t.test(
  'a person who links two claims without words makes the pair human, a text makes it asserted',
  async (t) => {
    const deed = claim({ ...fact, ...south, article: 'a9', ...day('2025-03-12') })
    const basisOf = (sample: ClaimSample) =>
      found({}, claim({ ...day('2025-03-11'), ...sample }), deed)[0]?.periods[0]?.primary.basis
    t.equal(basisOf({ links: [link('contrasts', deed)] }), 'source_asserted')
    t.equal(basisOf({ links: [link('contrasts', deed, null)], coder: 'human' }), 'human')
    t.equal(basisOf({ links: [link('replies', deed)] }), undefined, 'and an answer contrasts nothing')
  },
)

t.test('words and a fact: the word is what is no fact, and a record of its own for each pair', async (t) => {
  const deeds = ['a8', 'a9'].map((article, index) =>
    claim({ ...fact, ...south, article, ...day(`2025-03-1${index + 2}`) }),
  )
  const [one, two] = deeds
  if (!one || !two) return t.fail('two deeds')
  const word = claim({ ...day('2025-03-11'), links: [link('contrasts', one), link('contrasts', two)] })
  const records = recordsOf([word, one, two], { proposition: 'truce' })
  t.same(
    records.map(({ kind, sides }) => [kind, ...sides]),
    [
      ['word_vs_deed', 'north', 'south'],
      ['word_vs_deed', 'north', 'south'],
    ],
  )
  t.same(recordsOf([word, one, two], { proposition: 'encircled' }), [])
  const opinion = claim({ ...talks, ...south, article: 'a7', ...day('2025-03-12') })
  t.same(
    kindsIn({}, claim({ ...day('2025-03-11'), links: [link('contrasts', opinion)] }), opinion),
    [],
    'no fact',
  )
})

t.test('one sentence in two acts is linked with both of them', async (t) => {
  const ofRules = claim({ ...fact, ...south, article: 'a9', ...day('2025-03-12') })
  const byHand = claim({
    ...fact,
    ...south,
    article: 'a9',
    block: 1,
    key: ofRules.claimKey,
    on: '2025-03-10',
  })
  const word = claim({ ...day('2025-03-11'), links: [link('contrasts', ofRules)] })
  t.equal(recordsOf([word, ofRules, byHand], { proposition: 'truce' }).length, 2)
})

t.test('one party: a reversal between two dated acts, and a split between two dated ones', async (t) => {
  const records = found(
    {},
    day('2025-03-01'),
    { ...no, ...day('2025-03-10') },
    { speaker: 'north-minister', ...day('2025-03-11') },
  )
  t.same(records.map(({ kind }) => kind).sort(), ['self_reversal', 'spokesperson_split'])
  for (const { sides } of records) t.same(sides, ['north', 'north'])
})

t.test(
  'opposition ends as converged where a side comes round, and as recanted where it takes its word back',
  async (t) => {
    const endOf = (last: ClaimSample) => {
      const records = found(
        {},
        day('2025-03-01'),
        { ...south, ...no, ...day('2025-03-05') },
        { ...south, ...last },
      )
      const [record] = records.filter(({ kind }) => kind === 'opposition')
      return record?.periods.at(-1)?.resolution
    }
    t.equal(endOf({ polarity: 2, ...day('2025-03-20') }), 'converged')
    t.equal(endOf({ polarity: null, type: 'recantation', ...day('2025-03-20') }), 'recanted')
    const against = claim({ ...south, ...no, article: 'a8', ...day('2025-03-05') })
    const denied = claim({
      ...south,
      type: 'denial',
      polarity: null,
      article: 'a9',
      links: [link('denies', against)],
      ...day('2025-03-20'),
    })
    const [record] = found({}, day('2025-03-01'), against, denied).filter(({ kind }) => kind === 'opposition')
    t.equal(record?.periods.at(-1)?.resolution, 'recanted')
  },
)

t.test('opposition follows what is settled or conditional, and nothing that is derived', async (t) => {
  const opposed = (...said: Said[]) => found({}, ...said).filter(({ kind }) => kind === 'opposition').length
  const against = { ...south, ...no, ...day('2025-03-05') }
  t.equal(opposed({ polarity: 1, conditions: [{ text: 'if' }], ...day('2025-03-01') }, against), 1)
  t.equal(
    opposed({ proposition: 'long-truce', ...day('2025-03-01') }, against),
    0,
    'derived from the longer truce',
  )
  t.equal(opposed({ polarity: 0, ...day('2025-03-01') }, against), 0)
})

t.test('reversals are records of one pair: each keeps its id when its neighbour goes', async (t) => {
  const acts = claimsOf([day('2025-03-01'), { ...no, ...day('2025-03-10') }, day('2025-03-20')])
  const [first] = acts
  if (!first) return t.fail('no claim')
  const before = recordsOf(acts, { position: 1 })
  const after = recordsOf(acts.slice(1), { known: before, position: 2, cause: 'retracted' })
  const ofPair = (claims: readonly VisibleClaim[]) => {
    const ids = foldOn(claims, 'truce').acts.map(({ actId }) => actId)
    return before.find(({ founding }) => founding.every((id) => ids.includes(id)))?.contradictionId
  }
  t.equal(before.length, 2)
  t.same(
    after.filter(({ known }) => known === 'live').map(({ contradictionId }) => contradictionId),
    [ofPair(acts.slice(1))],
  )
  t.match(
    after.filter(({ known }) => known === 'resolved'),
    [{ contradictionId: ofPair(acts.slice(0, 2)), resolution: 'retracted', mergedInto: null }],
  )
})

t.test(
  'a state that a person decided is shown before all others, and a resolved one before an ended one',
  async (t) => {
    const well = claim({ ...talks, article: 'a1', ...day('2025-04-10') })
    const doubt = claim({ ...talks, ...south, ...no, article: 'a2', ...day('2025-04-11') })
    const round = claim({ ...talks, ...south, article: 'a3', ...day('2025-04-13') })
    const known = [...told(well), ...told(doubt), ...told(round)]
    const statesOf = (events: Parameters<typeof follow>[0]) =>
      rowsAt(follow(events).contradictions).flatMap(({ kind, state }) =>
        kind === 'divergent_assessment' ? state : [],
      )
    t.same(statesOf(known), ['open', 'ended'])
    const row = rowsAt(follow(known).contradictions).find(({ kind }) => kind === 'divergent_assessment')
    if (!row) return t.fail('no record')
    const { contradictionId } = row
    const of = { schemaVersion: 1, contradictionId, by: 'ana', reason: 'a joke' } as const
    const dismissed = [...known, { type: 'ContradictionDismissed', ...of } as const]
    t.same(statesOf(dismissed), ['dismissed'])
    t.same(statesOf([...dismissed, retracted(doubt)]), ['dismissed'])
    const reinstated = { type: 'ContradictionReinstated', ...of } as const
    t.same(statesOf([...dismissed, reinstated]), ['open', 'ended'])
    t.same(statesOf([...known, retracted(doubt)]), ['resolved'])
    const rows = rowsAt(follow([...dismissed, reinstated]).contradictions).filter(
      (each) => each.contradictionId === contradictionId,
    )
    t.same(
      [...new Set(rows.map(({ lastEventAt }) => lastEventAt))],
      [dismissed.length + 2],
      'its tag is the last decision',
    )
  },
)

t.test(
  'a member belongs to a record from the day on which its pair stands, and so do the words that draw it',
  async (t) => {
    const doubt = claim({ ...talks, ...south, ...no, article: 'a2', ...day('2025-04-12') })
    const records = found(
      { proposition: 'talks' },
      { ...talks, ...day('2025-04-10') },
      { ...talks, ...south, polarity: -1, ...day('2025-04-11') },
      doubt,
      { ...talks, speaker: 'north-minister', ...day('2025-04-13'), links: [link('contrasts', doubt)] },
    )
    const at = (validAt: string) => viewsAt(records, { validAt })[0]
    t.match(at('2025-04-11'), { members: [], cues: [], distance: 3, basis: 'computed' })
    t.match(at('2025-04-12'), { members: { length: 1 }, distance: 4 })
    t.match(at('2025-04-13'), { members: { length: 2 }, cues: { length: 1 }, basis: 'source_asserted' })
  },
)

t.test('either side may grow old: who said nothing for so long makes the record stale', async (t) => {
  const records = found(
    { proposition: 'talks' },
    { ...talks, ...day('2025-04-10') },
    { ...talks, ...south, ...no, ...day('2025-04-15') },
  )
  const staleAt = (validAt: string) => viewsAt(records, { validAt })[0]?.stale
  t.same(['2025-04-15', '2025-04-17', '2025-04-18'].map(staleAt), [false, false, true])
})

t.test(
  'what a person decided about one reversal never shows at another that shares an act with it',
  async (t) => {
    const said = (article: string, on: string, polarity: 2 | -2) => claim({ article, polarity, ...day(on) })
    const first = [
      ...told(said('a1', '2025-03-02', 2)),
      ...told(said('a2', '2025-03-20', -2)),
      ...told(said('a3', '2025-03-25', 2)),
    ]
    const reversals = (events: Parameters<typeof follow>[0]) =>
      rowsAt(follow(events).contradictions)
        .filter(({ kind }) => kind === 'self_reversal')
        .map(({ contradictionId, since, state }) => ({ contradictionId, since, state }))
    const [earlier, later] = reversals(first).sort((a, b) => (a.since < b.since ? -1 : 1))
    if (!earlier || !later) return t.fail('two reversals')
    const verdict = {
      schemaVersion: 1,
      contradictionId: earlier.contradictionId,
      by: 'ana',
      reason: 'a joke',
    } as const
    const dismissed = [...first, { type: 'ContradictionDismissed', ...verdict } as const]
    // Lands between the two acts of the pair that was dismissed: it was never the reversal that it seemed.
    const after = reversals([...dismissed, ...told(said('a4', '2025-03-10', -2))])
    t.same(
      after.find(({ contradictionId }) => contradictionId === later.contradictionId),
      later,
      'the other reversal is as it was',
    )
    t.match(
      after.filter(({ contradictionId }) => contradictionId === earlier.contradictionId),
      [{ state: 'dismissed', since: earlier.since }],
    )
    t.match(
      after.filter(({ since }) => since === '2025-03-10'),
      [{ state: 'open' }],
      'and the new one is nobody’s decision',
    )
  },
)

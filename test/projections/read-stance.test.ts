/** What one answer shows beside its value: who is only listed, what is uncertain, conditions, entailment (section 4). */
import t from 'tap'
import { type ClaimSample, claim, link } from '../support/samples.ts'
import { ask, askOf, type Question } from '../support/stances.ts'

const yes: ClaimSample = { polarity: 2 }
const no: ClaimSample = { polarity: -2, type: 'rejection' }
const minister = { speaker: 'north-minister' }

t.test('what others say of a party is listed with its basis and sets nothing', async (t) => {
  const listed: [Question, ClaimSample, string, string][] = [
    [
      { validAt: '2025-03-15' },
      { speaker: 'south-president', voice: 'reported', aboutParty: 'north', holder: null },
      'aboutParty',
      'south',
    ],
    [
      { validAt: '2025-03-15' },
      { speaker: 'outlet', voice: 'outlet', aboutParty: 'north', holder: null },
      'aboutParty',
      'outlet',
    ],
    [
      { validAt: '2025-03-15' },
      { voice: 'relayed', holder: 'north', attribution: ['outlet', 'east-president', 'north-president'] },
      'relayed',
      'east',
    ],
    [
      { validAt: '2025-03-15', proposition: 'north-wants-peace' },
      { speaker: 'south-president', proposition: 'north-wants-peace', type: 'assessment' },
      'subject',
      'south',
    ],
    [{ validAt: '2025-03-15', party: 'east' }, { speaker: 'alliance-chief' }, 'collective', 'alliance'],
  ]
  for (const [question, sample, basis, by] of listed) {
    t.match(askOf(question, sample), { status: 'reported_only', value: null, listed: [{ basis, by }] }, basis)
  }
})

t.test('a collective is bound by its own words, and its members by none of them', async (t) => {
  t.match(askOf({ party: 'alliance', validAt: '2025-03-15' }, { speaker: 'alliance-chief' }), { value: 2 })
  const before = {
    speaker: 'alliance-chief',
    on: '2019-12-30',
    published: '2019-12-31',
    rank: 1,
    holder: 'alliance',
  }
  t.match(askOf({ party: 'east', validAt: '2025-03-15' }, before), { status: 'unknown', listed: [] })
})

t.test('what does not count stands in uncertain with its reason', async (t) => {
  t.match(ask('2025-03-15', { speaker: 'north-source' }), {
    status: 'unknown',
    uncertain: [{ reason: 'rank' }],
  })
  t.match(ask('2025-03-15', { coder: 'model' }), { status: 'unknown', uncertain: [{ reason: 'review' }] })
  t.match(ask('2025-03-15', { polarity: null }), { uncertain: [{ reason: 'unclear' }] })
})

t.test("a model's proposal about another party changes no status until a person accepts it", async (t) => {
  const proposal: ClaimSample = {
    speaker: 'south-president',
    voice: 'reported',
    aboutParty: 'north',
    holder: null,
    coder: 'model',
  }
  t.match(ask('2025-03-15', proposal), { status: 'unknown', listed: [], uncertain: [{ reason: 'review' }] })
  t.match(ask('2025-03-15', { ...proposal, review: 'accepted' }), { status: 'reported_only' })
})

t.test('acts that tie unite their conditions', async (t) => {
  const on = '2025-03-11'
  const two = ask(
    '2025-03-11',
    { on, polarity: 1, conditions: [{ text: 'if watched' }] },
    {
      on,
      speaker: 'north-president-2',
      holder: 'north',
      rank: 1,
      polarity: 1,
      conditions: [{ text: 'if paid' }],
    },
  )
  t.same(two.conditions.map(({ text }) => text).sort(), ['if paid', 'if watched'])
})

t.test('staleness is told by the last affirmation, else by the last mention', async (t) => {
  t.match(ask('2025-04-10', { ...yes, on: '2025-03-11' }), { stale: false })
  t.match(ask('2025-04-11', { ...yes, on: '2025-03-11' }), { stale: true, value: 2 })
  t.match(ask('2025-04-15', { ...yes, published: '2025-03-15' }), { stale: true })
})

t.test('a condition makes a stance conditional until all are met', async (t) => {
  const statuses = ['open', 'unknown', 'refused', 'met'] as const
  for (const status of statuses) {
    const act = { on: '2025-03-11', polarity: 1, conditions: [{ text: 'if watched', status }] }
    const expected = status === 'met' ? { status: 'settled', value: 2 } : { status: 'conditional', value: 1 }
    t.match(ask('2025-03-11', act), { ...expected, conditions: [{ status }] })
  }
  const met = {
    on: '2025-03-11',
    polarity: -1,
    conditions: [{ text: 'unless watched', status: 'met' as const }],
  }
  t.match(ask('2025-03-11', met), { value: -2 })
})

t.test('a condition is refused by the party that controls it and holds the opposite', async (t) => {
  const venue = { text: 'in North', proposition: 'summit-in-north', requiredSign: '+', controlledBy: 'south' }
  const offer = { on: '2025-03-11', polarity: 1, conditions: [venue] } as unknown as ClaimSample
  const answerOf = (polarity: number) =>
    ask('2025-03-15', offer, { speaker: 'south-president', proposition: 'summit-in-north', polarity })
  t.match(answerOf(-2), {
    status: 'conditional',
    value: 1,
    blockedBy: ['south'],
    conditions: [{ status: 'refused' }],
  })
  t.match(answerOf(2), { status: 'conditional', blockedBy: [], conditions: [{ status: 'open' }] })
  t.match(ask('2025-03-15', offer), { blockedBy: [], conditions: [{ status: 'open' }] })
})

t.test('plus goes up an edge of the codebook and minus comes down, by the shortest way', async (t) => {
  const at = (proposition: string, ...samples: ClaimSample[]) =>
    askOf({ proposition, validAt: '2025-03-15' }, ...samples)
  const firm = { proposition: 'unconditional-truce' }
  t.match(at('truce', firm), {
    status: 'settled',
    value: 2,
    derivedFrom: ['unconditional-truce'],
    evidence: [],
  })
  t.match(at('truce', firm, { proposition: 'long-truce', polarity: 1 }), {
    value: 1,
    derivedFrom: ['long-truce'],
  })
  t.match(at('unconditional-truce', { polarity: -2 }), { value: -2, derivedFrom: ['truce'] })
  t.match(
    at('unconditional-truce', { polarity: 2 }),
    { status: 'unknown', derivedFrom: [] },
    'plus does not come down',
  )
  t.match(
    at('truce', { ...firm, polarity: -2 }),
    { status: 'unknown', derivedFrom: [] },
    'minus does not go up',
  )
  t.match(
    at('truce', firm, { polarity: -1 }),
    { value: -1, derivedFrom: [] },
    'a word of its own comes first',
  )
})

t.test('premises of opposite sign derive nothing, and neither do contested ones', async (t) => {
  const at = (...samples: ClaimSample[]) =>
    askOf({ proposition: 'long-truce', validAt: '2025-03-15' }, ...samples)
  t.match(at({ proposition: 'unconditional-truce' }), { value: 2 })
  t.match(at({ proposition: 'unconditional-truce' }, { proposition: 'truce', polarity: -2 }), {
    status: 'unknown',
  })
  const on = '2025-03-11'
  const torn = [
    { on, proposition: 'unconditional-truce' },
    { on, ...no, ...minister, proposition: 'unconditional-truce' },
  ]
  t.match(at(...torn), { status: 'unknown', derivedFrom: [] })
})

t.test('whoever takes his word back holds nothing, and what he held is remembered', async (t) => {
  const acts: ClaimSample[] = [
    { ...yes, on: '2025-03-11' },
    { polarity: null, type: 'recantation', on: '2025-03-13' },
  ]
  t.match(ask('2025-03-12', ...acts), { value: 2 })
  t.match(ask('2025-03-13', ...acts), {
    status: 'unknown',
    value: null,
    last: { value: 2, until: '2025-03-13', reason: 'recanted' },
  })
  t.match(
    ask('2025-03-15', ...acts, { ...yes, ...minister }),
    { status: 'unknown' },
    'an undated word revives nothing',
  )
  t.match(ask('2025-03-15', ...acts, { ...yes, on: '2025-03-15' }), {
    status: 'settled',
    since: '2025-03-15',
  })
})

t.test('whoever denies having said it is believed from then on, and not before', async (t) => {
  const said = claim({ ...yes, on: '2025-03-11', article: 'a1' })
  const denial = claim({
    article: 'a2',
    type: 'denial',
    polarity: null,
    on: '2025-03-13',
    links: [link('denies', said)],
  })
  t.match(ask('2025-03-12', said, denial), { status: 'settled', value: 2 })
  t.match(ask('2025-03-13', said, denial), { status: 'unknown', value: null, evidence: [] })
  const { uncertain } = ask('2025-03-13', said, denial)
  t.match(
    uncertain.find(({ reason }) => reason === 'disputed'),
    { disputedBy: denial.claimId },
  )
  const foreign = claim({
    article: 'a3',
    speaker: 'south-president',
    type: 'denial',
    polarity: -2,
    on: '2025-03-13',
    links: [link('denies', said)],
  })
  t.match(ask('2025-03-13', said, foreign), { status: 'settled', value: 2 }, 'nobody else can deny it')
})

t.test('a reader of the evidence sees the acts of the run that holds, newest first', async (t) => {
  const acts = [
    { ...no, on: '2025-03-01' },
    { ...yes, on: '2025-03-10' },
    { ...yes, ...minister, on: '2025-03-12' },
    { ...yes, on: '2025-03-14' },
  ]
  const { evidence, evidenceCount } = ask('2025-03-12', ...acts)
  t.equal(evidenceCount, 2)
  t.same(
    evidence.map(({ speaker }) => speaker),
    ['north-minister', 'north-president'],
  )
})

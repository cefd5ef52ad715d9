/** What a party held, when, and since when: the rules of the fold (section 4). */
import t from 'tap'
import type { ClaimSample } from '../support/samples.ts'
import { answer, ask, askOf, claimsOf, foldOn, midnight } from '../support/stances.ts'

const yes: ClaimSample = { polarity: 2 }
const no: ClaimSample = { polarity: -2, type: 'rejection' }
const minister = { speaker: 'north-minister' }
const envoy = { speaker: 'north-envoy' }

t.test('nothing found is unknown, neither neutral nor an error', async (t) => {
  t.match(ask('2025-03-15'), { status: 'unknown', value: null, evidence: [], listed: [], last: null })
})

t.test('an act holds from its day on, and on no day before', async (t) => {
  const act = { ...yes, on: '2025-03-11' }
  t.match(ask('2025-03-10', act), { status: 'unknown', value: null })
  t.match(ask('2025-03-11', act), { status: 'settled', value: 2, since: '2025-03-11', evidenceCount: 1 })
  t.match(ask('2025-06-01', act), { status: 'settled', value: 2, stale: true })
})

t.test('a week neither moves since nor counts before it is over', async (t) => {
  const week: ClaimSample = { speaker: 'party:north', within: ['2025-03-10', '2025-03-15'] }
  const both = [{ ...yes, on: '2025-03-11' }, week]
  t.match(ask('2025-03-12', ...both), { since: '2025-03-11', evidenceCount: 1 })
  t.match(ask('2025-03-13', week), { status: 'unknown', uncertain: [{ reason: 'date' }] })
  t.match(ask('2025-03-14', week), { value: 2, since: null, sinceNoLaterThan: '2025-03-14' })
})

t.test(
  'an undated act is possible from seven days before its publication, and certain from then on',
  async (t) => {
    t.match(ask('2025-03-07', yes), { status: 'unknown', uncertain: [] })
    t.match(ask('2025-03-08', yes), { status: 'unknown', uncertain: [{ reason: 'date' }] })
    t.match(ask('2025-03-14', yes), { status: 'unknown', uncertain: [{ reason: 'date' }] })
    t.match(ask('2025-03-15', yes), {
      status: 'settled',
      value: 2,
      since: null,
      sinceNoLaterThan: '2025-03-15',
      lastAffirmedAt: null,
      lastMentionedAt: '2025-03-15',
    })
  },
)

t.test('a later act of the same sign affirms, and its polarity and conditions are shown', async (t) => {
  const acts = [
    { ...yes, on: '2025-03-11' },
    { on: '2025-03-20', published: '2025-03-20', polarity: 1, conditions: [{ text: 'if watched' }] },
  ]
  t.match(ask('2025-03-20', ...acts), {
    status: 'conditional',
    value: 1,
    since: '2025-03-11',
    lastAffirmedAt: '2025-03-20',
    conditions: [{ text: 'if watched', status: 'open' }],
    evidenceCount: 2,
  })
})

t.test('a lower rank affirms within 72 hours without changing what is shown', async (t) => {
  const president = { ...yes, on: '2025-03-11' }
  const shown = (day: string) =>
    ask('2025-03-31', president, { ...minister, polarity: 1, on: day, published: '2025-03-31' })
  t.match(shown('2025-03-13'), { value: 2, evidenceCount: 2, lastAffirmedAt: '2025-03-13' })
  t.match(shown('2025-03-14'), { value: 1 }, 'three calendar days later the minister is news')
})

t.test('the same speaker, an equal rank, or three days make a reversal', async (t) => {
  const reversals: [ClaimSample, ClaimSample][] = [
    [
      { ...yes, ...minister, on: '2025-03-11' },
      { ...no, speaker: 'party:north', on: '2025-03-12' },
    ],
    [
      { ...yes, ...minister, on: '2025-03-11' },
      { ...no, ...minister, on: '2025-03-12' },
    ],
    [
      { ...yes, ...minister, on: '2025-03-11' },
      { ...no, on: '2025-03-12' },
    ],
    [
      { ...yes, on: '2025-03-11' },
      { ...no, ...envoy, on: '2025-03-14' },
    ],
  ]
  for (const [before, after] of reversals) {
    t.match(ask('2025-03-14', before, after), {
      status: 'settled',
      value: -2,
      since: after.on,
      evidenceCount: 1,
      history: [{ value: 2, since: before.on, until: after.on, reason: 'reversed' }],
    })
  }
})

t.test('a lower rank that disagrees within 72 hours contests, and the value stays', async (t) => {
  const both = [
    { ...yes, on: '2025-03-11' },
    { ...no, ...envoy, on: '2025-03-13' },
  ]
  t.match(ask('2025-03-13', ...both), {
    status: 'contested',
    value: 2,
    since: '2025-03-11',
    sides: [{ value: 2 }, { value: -2 }],
  })
})

t.test(
  'opposite words of one day are contested: the better rank is shown, and nobody between equals',
  async (t) => {
    const on = '2025-03-11'
    t.match(ask(on, { ...yes, on }, { ...no, ...minister, on }), { status: 'contested', value: 2 })
    t.match(ask(on, { ...yes, ...minister, on }, { ...no, on }), {
      status: 'contested',
      value: -2,
      since: on,
    })
    t.match(ask(on, { ...yes, on }, { ...no, on, block: 1 }), {
      status: 'contested',
      value: null,
      since: null,
    })
  },
)

t.test('a contest ends with a word of the better rank, or of anybody three days after both', async (t) => {
  const contest = [
    { ...yes, on: '2025-03-11' },
    { ...no, ...minister, on: '2025-03-12' },
  ]
  const published = '2025-03-31'
  const with_ = (more: ClaimSample) => ask('2025-03-31', ...contest, { published, ...more })
  t.match(with_({ ...minister, ...no, on: '2025-03-13' }), { status: 'contested', value: 2 })
  t.match(with_({ ...yes, on: '2025-03-13' }), { status: 'settled', value: 2, since: '2025-03-11' })
  t.match(with_({ ...no, on: '2025-03-13' }), { status: 'settled', value: -2, since: '2025-03-13' })
  t.match(with_({ ...no, ...envoy, on: '2025-03-14' }), { status: 'contested' }, 'two days after one side')
  t.match(with_({ ...no, ...envoy, on: '2025-03-15' }), { status: 'settled', value: -2 })
})

t.test('since begins anew where the answer showed no side in between', async (t) => {
  const on = '2025-03-11'
  const days = [
    { ...yes, on: '2025-03-01' },
    { ...yes, on },
    { ...no, on, block: 1 },
    { ...yes, on: '2025-03-14' },
  ]
  t.match(ask('2025-03-10', ...days), { since: '2025-03-01' })
  t.match(ask('2025-03-11', ...days), { status: 'contested', value: null })
  t.match(ask('2025-03-14', ...days), { status: 'settled', value: 2, since: '2025-03-14' })
})

t.test('neutral is a side of its own', async (t) => {
  const acts = [
    { ...yes, on: '2025-03-01' },
    { polarity: 0, on: '2025-03-10' },
  ]
  t.match(ask('2025-03-10', ...acts), {
    status: 'settled',
    value: 0,
    since: '2025-03-10',
    history: [{ value: 2 }],
  })
})

t.test('an undated act begins a run or affirms one, and is never fresh news', async (t) => {
  const affirmed = ask(
    '2025-03-20',
    { ...yes, on: '2025-03-01' },
    { ...yes, ...minister, published: '2025-03-20' },
  )
  t.match(affirmed, {
    value: 2,
    since: '2025-03-01',
    lastAffirmedAt: '2025-03-01',
    lastMentionedAt: '2025-03-20',
  })
})

t.test('an undated act of another sign waits for review and changes nothing', async (t) => {
  const claims = claimsOf([
    { ...yes, on: '2025-03-01' },
    { ...no, published: '2025-03-20' },
  ])
  t.match(answer(claims, { validAt: '2025-03-20' }), {
    status: 'settled',
    value: 2,
    history: [],
    uncertain: [{ reason: 'undated_change' }],
  })
  const fold = foldOn(claims, 'truce').stances.values().next().value
  t.same(
    fold?.undatedChanges.map((change) => change.claims),
    [[claims[1]?.claimId]],
    'its claims are named for the review queue',
  )
})

t.test('undated words of one publication day may contest each other, never a dated act', async (t) => {
  const two = [{ ...yes }, { ...no, ...minister }]
  t.match(ask('2025-03-15', ...two), { status: 'contested', value: 2 })
  t.match(ask('2025-03-15', { ...yes, on: '2025-03-01', published: '2025-03-02' }, ...two), {
    status: 'settled',
    value: 2,
    uncertain: [{ reason: 'undated_change' }],
  })
})

t.test('a dated act overrides undated ones that may be of the same time', async (t) => {
  const acts = [{ ...yes }, { ...no, ...envoy, on: '2025-03-15' }]
  t.match(ask('2025-03-15', ...acts), {
    status: 'settled',
    value: -2,
    since: '2025-03-15',
    uncertain: [{ reason: 'undated_change' }],
  })
})

t.test('an undated neighbour does not turn a contest into a reversal', async (t) => {
  const dated = [
    { ...yes, on: '2025-03-14' },
    { ...no, ...envoy, on: '2025-03-15' },
  ]
  t.match(ask('2025-03-15', ...dated), { status: 'contested', value: 2 })
  const undated = { ...yes, speaker: 'north-president-2', holder: 'north', rank: 1 }
  t.match(ask('2025-03-15', ...dated, undated), { status: 'contested', value: 2 })
})

t.test('a term that has passed leaves nothing but what was last held', async (t) => {
  const term = { ...yes, on: '2025-03-11', validUntil: '2025-04-10' }
  t.match(ask('2025-04-09', term), { status: 'settled', value: 2, validUntil: '2025-04-10' })
  t.match(ask('2025-04-10', term), {
    status: 'expired',
    value: null,
    last: { value: 2, until: '2025-04-10', reason: 'expired' },
  })
  const renewed = { ...yes, on: '2025-04-20', published: '2025-04-20' }
  t.match(ask('2025-04-20', term, renewed), { status: 'settled', value: 2, since: '2025-04-20' })
  const seamless = { ...yes, on: '2025-04-10', published: '2025-04-10', validUntil: '2025-05-10' }
  t.match(ask('2025-04-10', term, seamless), { status: 'settled', since: '2025-03-11' })
})

t.test('a background paragraph neither prolongs a term nor revives what has lapsed', async (t) => {
  const term = { ...yes, on: '2025-03-11', validUntil: '2025-04-10' }
  t.match(ask('2025-04-30', term, { ...yes, published: '2025-04-01' }), { status: 'expired' })
  t.match(ask('2025-04-30', term, { ...yes, published: '2025-04-20' }), { status: 'expired', value: null })
})

t.test('who changes his mind after his term reverses nothing', async (t) => {
  const claims = claimsOf([
    { ...yes, on: '2025-03-11', validUntil: '2025-04-10' },
    { ...no, on: '2025-04-20', published: '2025-04-20' },
  ])
  t.match(answer(claims, { validAt: '2025-04-20' }), { status: 'settled', value: -2 })
  t.same(foldOn(claims, 'truce').stances.values().next().value?.reversals, [])
})

t.test('a forecast expires with its proposition', async (t) => {
  const forecast: ClaimSample = {
    proposition: 'summit-soon',
    type: 'forecast',
    on: '2025-08-20',
    published: '2025-08-20',
  }
  const at = (validAt: string) => askOf({ proposition: 'summit-soon', validAt }, forecast)
  t.match(at('2025-09-03'), { status: 'settled', value: 2, stale: false })
  t.match(at('2025-09-04'), { status: 'expired', value: null, validUntil: '2025-09-04', last: { value: 2 } })
})

t.test('a period runs from one moment to the next without gaps, and equal neighbours are one', async (t) => {
  const claims = claimsOf([
    { ...yes, on: '2025-03-11' },
    { ...no, on: '2025-03-20', published: '2025-03-21' },
    { speaker: 'south-president', voice: 'reported', aboutParty: 'north', holder: null, on: '2025-03-12' },
  ])
  const periods = foldOn(claims, 'truce').stances.values().next().value?.periods ?? []
  t.same(
    periods.map(({ validTo }) => validTo),
    [...periods.slice(1).map(({ validFrom }) => validFrom), null],
  )
  t.equal(periods.length, 2, 'a report beside a known stance opens no period')
  t.ok((periods[0]?.validFrom ?? '') < midnight('2025-03-12'))
})

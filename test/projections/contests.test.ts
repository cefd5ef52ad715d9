/** Runs and contests: who begins, affirms, contests and reverses, and how a contest is over (4.5 to 4.7). */
import t from 'tap'
import { recordsOf, viewsAt } from '../support/contradictions.ts'
import type { ClaimSample } from '../support/samples.ts'
import { ask, claimsOf, foldOn } from '../support/stances.ts'

/** What the fold of North's stance found out, its acts told by their days and speakers. */
const foldOf = (...samples: ClaimSample[]) => {
  const { acts, stances } = foldOn(claimsOf(samples), 'truce')
  const [fold] = stances.values()
  const nameOf = (id: string) => {
    const act = acts.find(({ actId }) => actId === id)
    return act && `${act.speaker} ${act.dated ? act.lastDay : 'undated'}`
  }
  return {
    contests: fold?.contests.map(({ a, b }) => [nameOf(a), nameOf(b)]),
    reversals: fold?.reversals.map(({ earlier, later }) => [nameOf(earlier), nameOf(later)]),
  }
}

const day = (on: string): ClaimSample => ({ on, published: on })
const yes: ClaimSample = { polarity: 2 }
const no: ClaimSample = { polarity: -2, type: 'rejection' }
const minister = { speaker: 'north-minister' }
const envoy = { speaker: 'north-envoy' }
/** Another one of the best rank. */
const other = { speaker: 'north-president-2', holder: 'north', rank: 1 }

t.test('the president of three days ago no longer outranks, and any fresh incumbent does', async (t) => {
  const said = [
    { ...yes, ...day('2025-03-10') },
    { ...yes, ...day('2025-03-12') },
    { ...minister, polarity: 1, ...day('2025-03-14') },
  ]
  t.match(ask('2025-03-14', ...said), { value: 2, evidenceCount: 3 }, 'two days after the newer of two')
})

t.test('who speaks counts more than the rank: one speaker reverses himself at once', async (t) => {
  const both = [
    { ...yes, ...day('2025-03-10') },
    { ...yes, ...envoy, ...day('2025-03-11') },
  ]
  t.match(
    ask('2025-03-12', ...both, { ...no, ...envoy, ...day('2025-03-12') }),
    { status: 'contested' },
    'the envoy is no incumbent beside the president',
  )
  const alone = [
    { ...yes, ...envoy, ...day('2025-03-11') },
    { ...no, ...envoy, ...day('2025-03-12') },
  ]
  t.match(ask('2025-03-12', ...alone), { status: 'settled', value: -2 })
})

t.test('a better rank that overlaps does not reverse, it contests and is shown', async (t) => {
  const later = { ...no, within: ['2025-03-10', '2025-03-15'] as const, published: '2025-03-16' }
  t.match(ask('2025-03-16', { ...yes, ...minister, ...day('2025-03-12') }, later), {
    status: 'contested',
    value: -2,
    sides: [{ value: -2 }, { value: 2 }],
  })
  const week = { ...yes, ...minister, within: ['2025-03-10', '2025-03-15'] as const, published: '2025-03-16' }
  t.match(ask('2025-03-16', week, { ...no, ...day('2025-03-12'), published: '2025-03-16' }), {
    status: 'contested',
    value: -2,
  })
})

t.test('a contest does not end with a word that may have been said in the midst of it', async (t) => {
  const contest = [
    { ...yes, ...day('2025-03-11') },
    { ...no, ...minister, ...day('2025-03-12') },
  ]
  const within = ['2025-03-11', '2025-03-16'] as const
  for (const side of [yes, no]) {
    t.match(ask('2025-03-20', ...contest, { ...side, ...other, within, published: '2025-03-16' }), {
      status: 'contested',
    })
  }
})

t.test('of the words that stand against a run the best-ranked is the other side', async (t) => {
  const on = '2025-03-11'
  const said = [
    { ...yes, on },
    { ...no, ...envoy, on },
    { ...no, ...minister, on },
  ]
  const { sides, value } = ask(on, ...said)
  t.equal(value, 2)
  t.same(
    sides.map(({ acts }) => acts.map(({ speaker }) => speaker)),
    [['north-president'], ['north-minister']],
  )
})

t.test('a better rank takes the place of those who spoke before it', async (t) => {
  const said = [
    { ...yes, ...minister, ...day('2025-03-10') },
    { ...yes, ...day('2025-03-11') },
  ]
  const other = { ...no, speaker: 'north-minister-2', holder: 'north', rank: 2 }
  t.match(ask('2025-03-12', ...said, { ...other, ...day('2025-03-12') }), { status: 'contested', value: 2 })
})

t.test('a recantation ends the run whoever began it, and only its own side of a contest', async (t) => {
  const recanted: ClaimSample = { polarity: null, type: 'recantation' }
  t.match(
    ask('2025-03-13', { ...yes, ...day('2025-03-11') }, { ...recanted, ...minister, ...day('2025-03-13') }),
    {
      status: 'unknown',
      last: { value: 2, reason: 'recanted' },
    },
  )
  const contest = [
    { ...yes, ...day('2025-03-11') },
    { ...no, ...minister, ...day('2025-03-12') },
  ]
  t.match(ask('2025-03-13', ...contest, { ...recanted, ...minister, ...day('2025-03-13') }), {
    status: 'settled',
    value: 2,
    since: '2025-03-11',
  })
  t.match(ask('2025-03-13', ...contest, { ...recanted, ...day('2025-03-13') }), {
    status: 'settled',
    value: -2,
  })
  t.match(
    ask('2025-03-20', { ...yes, ...day('2025-03-11') }, { ...recanted, published: '2025-03-20' }),
    { status: 'settled', uncertain: [{ reason: 'undated_change' }] },
    'an undated one may be as old as anything',
  )
})

t.test('contested comes before expired, and expired before conditional', async (t) => {
  const term: ClaimSample = { ...day('2025-03-11'), polarity: 1, validUntil: '2025-03-20' }
  const conditional = { ...term, conditions: [{ text: 'if watched' }] }
  t.match(ask('2025-03-12', conditional), { status: 'conditional' })
  t.match(ask('2025-03-20', conditional), { status: 'expired', value: null, conditions: [] })
  const against = { ...no, ...minister, ...day('2025-03-12') }
  t.match(ask('2025-03-20', conditional, against), { status: 'contested', value: 1 })
})

t.test('one speaker reverses himself at once, even from a lower post', async (t) => {
  const before = { ...yes, ...minister, ...day('2025-03-11') }
  t.match(ask('2025-03-12', before, { ...no, ...minister, rank: 3, ...day('2025-03-12') }), {
    status: 'settled',
    value: -2,
  })
  t.match(ask('2025-03-12', before, { ...no, ...envoy, ...day('2025-03-12') }), { status: 'contested' })
})

t.test('undated words of two publication days do not contest each other', async (t) => {
  t.match(ask('2025-03-16', { ...yes, published: '2025-03-15' }, { ...no, published: '2025-03-16' }), {
    status: 'settled',
    value: 2,
    uncertain: [{ reason: 'undated_change' }],
  })
  const contest = [
    { ...yes, published: '2025-03-15' },
    { ...no, ...minister, published: '2025-03-15' },
  ]
  const { sides, uncertain } = ask('2025-03-16', ...contest, { ...no, ...other, published: '2025-03-16' })
  t.same(
    sides.map(({ acts }) => acts.length),
    [1, 1],
  )
  t.match(uncertain, [{ reason: 'undated_change' }])
})

t.test('undated words that contest each other give way to a dated one', async (t) => {
  const contest = [
    { ...yes, published: '2025-03-15' },
    { ...no, ...minister, published: '2025-03-15' },
  ]
  t.match(ask('2025-03-15', ...contest), { status: 'contested' })
  for (const [side, value] of [
    [yes, 2],
    [no, -2],
  ] as const) {
    const settled = ask('2025-03-16', ...contest, {
      ...side,
      ...envoy,
      on: '2025-03-15',
      published: '2025-03-16',
    })
    t.match(settled, { status: 'settled', value, uncertain: [{ reason: 'undated_change' }] })
  }
})

t.test('in a contest of dated words an undated one is heard, and decides nothing', async (t) => {
  const contest = [
    { ...yes, ...day('2025-03-11') },
    { ...no, ...minister, ...day('2025-03-12') },
  ]
  const heard = ask('2025-03-20', ...contest, { ...other, polarity: 1, published: '2025-03-20' })
  t.match(heard, {
    status: 'contested',
    value: 2,
    lastMentionedAt: '2025-03-20',
    lastAffirmedAt: '2025-03-11',
  })
  t.match(ask('2025-03-20', ...contest, { ...no, ...other, published: '2025-03-20' }), {
    status: 'contested',
    value: 2,
    uncertain: [{ reason: 'undated_change' }],
  })
})

t.test('a reversal is between the last dated word before it and the one that makes it', async (t) => {
  const said = [
    { ...yes, ...day('2025-03-01') },
    { ...yes, ...minister, ...day('2025-03-05') },
    { ...yes, published: '2025-03-20' },
    { ...no, ...day('2025-03-25') },
  ]
  t.same(foldOf(...said).reversals, [['north-minister 2025-03-05', 'north-president 2025-03-25']])
  const undated = [
    { ...yes, published: '2025-03-10' },
    { ...no, ...day('2025-03-25') },
  ]
  t.same(foldOf(...undated).reversals, [], "an undated sentence is nobody's earlier word")
})

t.test('two opposite words of one moment were never a position that could be reversed', async (t) => {
  const both = [
    { ...yes, ...day('2025-03-11') },
    { ...no, ...other, ...day('2025-03-11') },
  ]
  for (const side of [yes, no]) {
    const said = [...both, { ...side, ...day('2025-03-20') }]
    t.same(foldOf(...said), {
      contests: [expectedContest(said)],
      reversals: [],
    })
  }
})
/** Between equals a hash decides which of two words of one moment came first. */
const expectedContest = (said: readonly ClaimSample[]) => foldOf(...said.slice(0, 2)).contests?.[0]

t.test('a word of either side that meets the other side in time is a contest of its own', async (t) => {
  const said = [
    { ...yes, ...day('2025-03-11') },
    { ...no, ...minister, ...day('2025-03-13') },
    { ...yes, ...envoy, within: ['2025-03-10', '2025-03-16'] as const, published: '2025-03-16' },
  ]
  t.same(foldOf(...said).contests, [
    ['north-president 2025-03-11', 'north-minister 2025-03-13'],
    ['north-minister 2025-03-13', 'north-envoy 2025-03-15'],
  ])
})

t.test('of three sides, the one that a word meets in time is its opponent', async (t) => {
  const within = (from: string, to: string, published: string): ClaimSample => ({
    within: [from, to],
    published,
  })
  const said = [
    { ...yes, ...minister, ...day('2025-03-11') },
    { polarity: 0, ...envoy, ...day('2025-03-12') },
    {
      ...yes,
      speaker: 'north-minister-2',
      holder: 'north',
      rank: 2,
      ...within('2025-03-11', '2025-03-15', '2025-03-15'),
    },
    { ...no, ...within('2025-03-10', '2025-03-16', '2025-03-16') },
    { ...no, ...other, ...within('2025-03-14', '2025-03-18', '2025-03-18') },
  ]
  t.same(foldOf(...said).contests?.at(-1), ['north-minister-2 2025-03-14', 'north-president-2 2025-03-17'])
})

t.test('a contest is between dated words, whatever stands beside them', async (t) => {
  const said = [
    { ...yes, ...day('2025-03-15') },
    { ...yes, ...other, published: '2025-03-16' },
    { ...no, ...envoy, within: ['2025-03-14', '2025-03-18'] as const, published: '2025-03-18' },
  ]
  t.same(foldOf(...said).contests, [['north-president 2025-03-15', 'north-envoy 2025-03-17']])
})

t.test('a split is over as recanted where one of its speakers takes his word back', async (t) => {
  const records = recordsOf(
    claimsOf([
      { ...yes, ...day('2025-03-11') },
      { ...no, ...minister, ...day('2025-03-12') },
      { polarity: null, type: 'recantation', ...day('2025-03-13') },
    ]),
  )
  t.match(viewsAt(records, { validAt: '2025-03-13' }), [
    { kind: 'spokesperson_split', state: 'ended', resolution: 'recanted', until: '2025-03-13' },
  ])
})

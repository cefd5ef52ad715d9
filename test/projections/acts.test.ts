/** Which claims are one act, what the act then says, and how many independent origins it has (section 3). */
import t from 'tap'
import { readThrough } from '../../events/article/read-through.ts'
import type { Act } from '../../projections/acts/act.ts'
import { areNearCopies, countOrigins, jaccardOf } from '../../projections/acts/origins.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { type ClaimSample, claim, propositionId, sampleCodebook } from '../support/samples.ts'
import { foldOn } from '../support/stances.ts'

const actsOf = (...samples: ClaimSample[]): readonly Act[] => foldOn(samples.map(claim), 'truce').acts
const sizes = (acts: readonly Act[]): number[] => acts.map(({ claims }) => claims.length).sort()

t.test('three reports of one sentence on one day are one act with three origins', async (t) => {
  const [act, ...others] = actsOf(
    { article: 'a1', on: '2025-03-11', words: 'they accept' },
    { article: 'a2', on: '2025-03-11', words: 'ils acceptent' },
    { article: 'a3', on: '2025-03-11', words: 'sie nehmen an' },
  )
  t.same(others, [])
  t.match(act, { origins: 3, dated: true, firstDay: '2025-03-11', rank: 1, polarity: 2 })
})

t.test('another day, speaker, side, voice or party spoken of is another act', async (t) => {
  const base: ClaimSample = { on: '2025-03-11' }
  for (const other of [
    { on: '2025-03-12' },
    { speaker: 'north-minister' },
    { polarity: -2 },
    { voice: 'relayed', holder: 'north' },
    { voice: 'reported', aboutParty: 'south', holder: null },
  ] satisfies ClaimSample[]) {
    t.same(sizes(actsOf({ ...base, article: 'a1' }, { ...base, article: 'a2', ...other })), [1, 1])
  }
})

t.test('the words of an act do not change its id, its day does', async (t) => {
  const [one] = actsOf({ on: '2025-03-11' })
  const [more] = actsOf({ on: '2025-03-11' }, { article: 'a2', on: '2025-03-11', words: 'yes' })
  const [later] = actsOf({ on: '2025-03-12' })
  t.equal(one?.actId, more?.actId)
  t.not(one?.actId, later?.actId)
})

t.test(
  'what stands at the same words of exact copies is one reading, dated by the oldest copy',
  async (t) => {
    const copy = { exactCopyOf: 'a1', origin: 'a1' }
    const acts = actsOf(
      { article: 'a2', ...copy, on: '2025-03-12', published: '2025-03-14' },
      { article: 'a1', ...copy, on: '2025-03-11', published: '2025-03-12' },
    )
    t.equal(acts.length, 1)
    t.match(acts[0], { firstDay: '2025-03-11', origins: 1 })
    t.equal(acts[0]?.claims.length, 2)
  },
)

t.test('a metonym joins the only named agent of its party on that day', async (t) => {
  const metonym: ClaimSample = { article: 'a2', speaker: 'party:north', on: '2025-03-11' }
  const [act, ...others] = actsOf({ on: '2025-03-11' }, metonym)
  t.same(others, [])
  t.match(act, { speaker: 'north-president', speakers: ['north-president', 'party:north'] })
  const two = actsOf(
    { on: '2025-03-11' },
    { article: 'a3', speaker: 'north-minister', on: '2025-03-11' },
    metonym,
  )
  t.same(sizes(two), [1, 1, 1], 'with two to choose from it stays alone')
  t.same(sizes(actsOf({ on: '2025-03-12' }, metonym)), [1, 1], 'and another day is another utterance')
})

t.test('a week joins the earliest day inside it, and only as evidence', async (t) => {
  const week: ClaimSample = { article: 'a2', speaker: 'party:north', within: ['2025-03-10', '2025-03-15'] }
  const acts = actsOf({ on: '2025-03-13' }, { article: 'a3', on: '2025-03-11' }, week)
  const host = acts.find(({ firstDay }) => firstDay === '2025-03-11')
  t.equal(host?.claims.length, 2)
  t.match(host, { firstDay: '2025-03-11', lastDay: '2025-03-11', rank: 1 })
  const [alone] = actsOf({ on: '2025-03-20', published: '2025-03-21' }, week)
  t.match(alone, { firstDay: '2025-03-10', lastDay: '2025-03-14', precision: 'week', rank: 2 })
})

t.test('an undated report joins the act whose quoted words it shares, before anything nearer', async (t) => {
  const quoted = '"we will stop firing when the others stop firing too"'
  const acts = actsOf(
    { article: 'a1', on: '2025-02-20', published: '2025-02-20', words: quoted, quoteMode: 'direct' },
    { article: 'a2', on: '2025-03-14', words: 'yes' },
    { article: 'a3', words: `he said ${quoted}`, quoteMode: 'mixed' },
  )
  t.equal(acts.find(({ firstDay }) => firstDay === '2025-02-20')?.claims.length, 2)
})

t.test('an undated report joins the same article, else the latest of the seven days before it', async (t) => {
  const same = actsOf(
    { article: 'a1', on: '2025-03-01', words: 'then' },
    { article: 'a2', on: '2025-03-14', words: 'later' },
    { article: 'a1', block: 3, words: 'again' },
  )
  t.equal(same.find(({ firstDay }) => firstDay === '2025-03-01')?.claims.length, 2)
  const near = actsOf(
    { article: 'a2', on: '2025-03-10' },
    { article: 'a3', on: '2025-03-12' },
    { article: 'a4', words: 'as before' },
  )
  t.equal(near.find(({ firstDay }) => firstDay === '2025-03-12')?.claims.length, 2)
  t.same(sizes(actsOf({ article: 'a2', on: '2025-03-08' }, { article: 'a4', words: 'as before' })), [2])
  const far = actsOf({ article: 'a2', on: '2025-03-07' }, { article: 'a4', words: 'as before' })
  t.same(sizes(far), [1, 1], 'eight days before, it is an act of its own publication day')
})

t.test('an undated report never joins what was said after it appeared', async (t) => {
  const acts = actsOf({ published: '2025-03-10' }, { article: 'a2', on: '2025-03-12' })
  t.same(sizes(acts), [1, 1])
  const quoted: ClaimSample = { words: '"not one more step back from here"', quoteMode: 'direct' }
  const again = actsOf({ ...quoted, published: '2025-03-10' }, { ...quoted, article: 'a2', on: '2025-03-12' })
  t.same(sizes(again), [1, 1], 'not even in the same words')
})

t.test('six quoted words in a row are the same wording, five are not', async (t) => {
  const reported = (words: string) =>
    sizes(
      actsOf(
        {
          article: 'a1',
          on: '2025-02-20',
          published: '2025-02-20',
          words: '"one two three four five six"',
          quoteMode: 'direct',
        },
        { article: 'a2', words, quoteMode: 'direct' },
      ),
    )
  t.same(reported('"and one two three four five six"'), [2])
  t.same(reported('"and one two three four five"'), [1, 1])
  t.same(reported('"one two three", then "four five six"'), [1, 1], 'nor two pieces')
})

t.test(
  'a metonym and an agent of its party are one speaker, two agents or two parties are not',
  async (t) => {
    const week = { within: ['2025-03-10', '2025-03-15'] as const }
    const joins = (day: ClaimSample, later: ClaimSample) =>
      sizes(actsOf({ ...day, on: '2025-03-11' }, { ...later, ...week, article: 'a2' }))
    const metonym = { speaker: 'party:north' }
    t.same(joins({}, metonym), [2])
    t.same(joins(metonym, {}), [2])
    t.same(joins({}, { speaker: 'north-minister' }), [1, 1])
    const reported: ClaimSample = { voice: 'reported', aboutParty: 'north', holder: null }
    const east = { ...reported, speaker: 'east-president' }
    t.same(joins({ ...reported, speaker: 'party:east' }, east), [2])
    t.same(joins({ ...reported, speaker: 'party:south' }, east), [1, 1])
    t.same(
      joins({ ...reported, speaker: 'anonymous:a man' }, { ...east, speaker: 'anonymous:a woman' }),
      [1, 1],
    )
  },
)

t.test(
  'the best rank of its reports is that of an act, and one of them hears a denial or the nearest term',
  async (t) => {
    const on = '2025-03-11'
    const [act, ...others] = actsOf(
      { on, rank: 3, validUntil: '2025-05-01' },
      { on, article: 'a2', rank: 2, validUntil: '2025-04-01', words: 'yes' },
      { on, article: 'a3', rank: 4, type: 'denial', words: 'sure' },
    )
    t.same(others, [])
    t.match(act, { rank: 2, claimType: 'denial', validUntil: '2025-04-01' })
  },
)

t.test('undated reports of one publication day are one act, of two days two', async (t) => {
  t.same(sizes(actsOf({ article: 'a1' }, { article: 'a2' })), [2])
  t.same(sizes(actsOf({ article: 'a1' }, { article: 'a2', published: '2025-03-16' })), [1, 1])
})

t.test('claims that do not count share acts with none that do', async (t) => {
  const acts = actsOf({ on: '2025-03-11' }, { article: 'a2', on: '2025-03-11', confidence: 0.3 })
  t.same(acts.map(({ counts }) => counts).sort(), ['confidence', true].sort())
})

t.test('each reason for not counting has its name', async (t) => {
  const reasons: [ClaimSample, Act['counts']][] = [
    [{ speaker: 'north-source' }, 'rank'],
    [{ speaker: 'anonymous:a man', holder: 'north' }, 'rank'],
    [{ confidence: 0.49 }, 'confidence'],
    [{ confidence: 0.5 }, true],
    [{ coder: 'model' }, 'review'],
    [{ coder: 'human', review: 'proposed' }, 'review'],
    [{ speaker: 'party:north', rank: null }, true],
    [{ coder: 'model', review: 'accepted' }, true],
    [{ confidence: 0.1, review: 'accepted' }, true],
    [{ polarity: null }, 'unclear'],
    [{ polarity: null, type: 'recantation' }, true],
    [{ modality: 'hypothetical' }, 'modality'],
    [{ modality: 'future' }, true],
    [{ type: 'assessment' }, 'type'],
    [{ type: 'denial' }, true],
  ]
  for (const [sample, counts] of reasons) t.equal(actsOf(sample)[0]?.counts, counts, JSON.stringify(sample))
})

t.test('most independent origins decide the polarity, and on a tie the more cautious one', async (t) => {
  const on = '2025-03-11'
  const majority = actsOf(
    { article: 'a1', on, polarity: 1 },
    { article: 'a2', on, polarity: 2 },
    { article: 'a3', on, polarity: 2 },
  )
  t.equal(majority[0]?.polarity, 2)
  const syndicated = actsOf(
    { article: 'a1', on, polarity: 1 },
    { article: 'a2', on, polarity: 2, words: 'yes' },
    { article: 'a3', on, polarity: 2, origin: 'a2', words: 'yes!' },
  )
  t.equal(syndicated[0]?.polarity, 1, 'a copy is no second voice')
  const accepted = actsOf(
    { article: 'a1', on, polarity: 1, review: 'accepted' },
    { article: 'a2', on, polarity: 2 },
    { article: 'a3', on, polarity: 2 },
  )
  t.equal(accepted[0]?.polarity, 1, 'a person has the last word')
})

t.test('a metonym that joined does not better the rank of an envoy', async (t) => {
  const on = '2025-03-11'
  const [act] = actsOf({ on, speaker: 'north-envoy' }, { article: 'a2', on, speaker: 'party:north' })
  t.match(act, { rank: 3, origins: 2 })
})

t.test('a metonym has rank 2 where no mandate is on record', async (t) => {
  t.match(actsOf({ speaker: 'party:north', rank: null }), [{ rank: 2 }])
})

t.test('a minute is finer than its day', async (t) => {
  const at = ['2025-03-11T10:00:00.000000Z', '2025-03-11T10:01:00.000000Z'] as const
  const [act, ...others] = actsOf({ at }, { article: 'a2', on: '2025-03-11' })
  t.same(others, [])
  t.match(act, { from: at[0], to: at[1], moment: '2025-03-11T10:00:59.999999Z' })
})

t.test('a copy and an agency report in the same words share their origin', async (t) => {
  const words = '"nobody will force us to give up what is ours"'
  const report = (article: string, more: ClaimSample = {}): VisibleClaim =>
    claim({ article, words, quoteMode: 'direct', agency: 'afp', ...more })
  t.equal(countOrigins([report('a1'), report('a2')]), 1)
  t.equal(countOrigins([report('a1'), report('a2', { agency: 'reuters' })]), 2, 'two agencies')
  t.equal(countOrigins([report('a1'), report('a2', { words: '"we stay"' })]), 2, 'other words')
  t.equal(countOrigins([report('a1'), report('a2', { quoteMode: 'indirect' })]), 2, 'no quotation')
  t.equal(countOrigins([report('a1'), report('a2', { agency: null, origin: 'a1' })]), 1, 'a copy')
})

t.test('near-copies share four fifths of their shingles', async (t) => {
  const sketch = (...shingles: number[]) => ({ normalizedHash: String(shingles), shingles })
  t.equal(jaccardOf([1, 2, 3, 4], [1, 2, 3, 4]), 1)
  t.equal(jaccardOf([1, 2, 3], [4, 5, 6]), 0)
  t.equal(jaccardOf([], []), 0)
  t.ok(areNearCopies(sketch(1, 2, 3, 4, 5), sketch(1, 2, 3, 4)))
  t.notOk(areNearCopies(sketch(1, 2, 3, 4), sketch(1, 2, 3)))
  t.ok(areNearCopies({ ...sketch(), normalizedHash: 'x' }, { ...sketch(), normalizedHash: 'x' }))
})

t.test(
  'a merged proposition is read as what it became, mirrored where its wording was the inverse',
  async (t) => {
    const codebook = {
      ...sampleCodebook,
      propositions: sampleCodebook.propositions.map((each) =>
        each.id === 'long-truce'
          ? { ...each, mergedInto: { proposition: propositionId('truce'), flip: true } }
          : each,
      ),
    }
    const condition = { text: 'if', proposition: propositionId('long-truce'), requiredSign: '+' as const }
    const { reading } = claim({ proposition: 'long-truce', polarity: 1, conditions: [condition] })
    t.match(readThrough(reading, codebook), {
      proposition: 'truce',
      polarity: -1,
      conditions: [{ proposition: 'truce', requiredSign: '-' }],
    })
    t.equal(readThrough(reading, sampleCodebook), reading)
  },
)

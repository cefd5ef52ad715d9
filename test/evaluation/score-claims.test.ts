/** What an evaluation of claims counts: the matching of the shared scorer, intervals, reasons, and faults of gold with their place. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { GoldClaim, GoldClaims } from '../../src/evaluation/gold-claim.ts'
import { faultsInGold } from '../../src/evaluation/gold-faults.ts'
import { f1Of, proportionOf } from '../../src/evaluation/intervals.ts'
import { type FoundClaim, matchClaims, withBlockRanges } from '../../src/evaluation/match-claims.ts'
import { scoreClaims } from '../../src/evaluation/score-claims.ts'
import { isPresent, ourCodebook, readArticle, readSeeds, readShared, shared } from '../gold/material.ts'

const codebook = ourCodebook()

/** A gold claim of block 0 (0 to 100) unless told otherwise. */
const coded = (over: Partial<Record<keyof GoldClaim, unknown>> = {}): GoldClaim =>
  GoldClaim.parse({
    id: 'g',
    article: 'a',
    block: 0,
    blockRange: { start: 0, end: 100 },
    spans: [{ start: 10, end: 20, exact: 'ten letter' }],
    speaker: 'vladimir-putin',
    holder: 'russia',
    aboutParty: null,
    proposition: 'foreign-troops',
    polarity: -2,
    conditions: [],
    voice: 'self',
    claimType: 'rejection',
    quoteMode: 'direct',
    statedAt: { from: '2025-03-11', to: '2025-03-12', precision: 'day' },
    attribution: ['outlet', 'russia'],
    core: true,
    ...over,
  })

const foundAs = (gold: GoldClaim, over: Partial<FoundClaim> = {}): FoundClaim => ({
  ...gold,
  confidence: 0.9,
  trace: [{ stage: 'attribution', rule: 'incise', span: null, factor: 0.98 }],
  ...over,
})

const score = (
  gold: readonly GoldClaim[],
  found: readonly FoundClaim[],
  { articles = ['a'], onlyCoded = false } = {},
) => scoreClaims({ gold, found, articles, onlyCoded })

t.test('a claim is found where party, proposition and sign are right and the place is', async (t) => {
  const gold = coded()
  const found = (over: Partial<FoundClaim>) => score([gold], [foundAs(gold, over)]).claims.precision.right
  const at = (start: number) => [{ start, end: start + 10, exact: 'ten letter' }]
  t.equal(found({}), 1)
  t.equal(found({ spans: at(60) }), 1, 'in the same block')
  t.equal(found({ spans: at(300) }), 0, 'in another block')
  t.equal(found({ polarity: -1 }), 1, 'the sign counts, not the degree')
  t.equal(found({ polarity: null }), 0, 'an unclear sign is one of its own')
  t.equal(found({ holder: 'ukraine' }), 0)
  t.equal(found({ holder: null, aboutParty: 'russia' }), 1, 'ascribed by a party that is not named')
  t.equal(found({ proposition: 'talks-progress' }), 0)
  t.equal(found({ article: 'b' }), 0)
})

t.test('one claim of the gold is found once, and the better fit is the one', async (t) => {
  const gold = coded()
  const far = foundAs(gold, { spans: [{ start: 60, end: 70, exact: 'ten letter' }] })
  const near = foundAs(gold)
  const { core, falseAlarms } = matchClaims([gold], [far, near])
  t.same(
    core.map(({ found }) => found),
    [near],
  )
  t.same(falseAlarms, [far])
  t.equal(score([gold], [far, near]).falseAlarms[0]?.why.kind, 'twice')
})

t.test('other readings that the gold accepts count, and are what the fields are compared with', async (t) => {
  const gold = coded({ alternatives: [{ polarity: null, voice: 'relayed' }] })
  const scores = score([gold], [foundAs(gold, { polarity: null, voice: 'relayed' })])
  t.equal(scores.claims.precision.right, 1)
  t.equal(scores.voice.right, 1)
  t.equal(scores.polarityDegree.right, 1)
})

t.test('a debatable claim is neither right nor wrong, found or not', async (t) => {
  const gold = [coded(), coded({ id: 'h', core: false, proposition: 'talks-progress' })]
  const [core, debatable] = gold.map((claim) => foundAs(claim))
  if (!core || !debatable) throw new Error('two claims are found')
  for (const found of [[core], [core, debatable]]) {
    const { claims } = score(gold, found)
    t.same([claims.precision.of, claims.recall.of, claims.f1.value], [1, 1, 1])
  }
})

t.test('what is found in an article without gold is a false alarm, unless it is left out', async (t) => {
  const gold = coded()
  const found = [foundAs(gold), foundAs(gold, { article: 'b' })]
  const all = score([gold], found, { articles: ['a', 'b'] })
  t.same([all.claims.precision.of, all.outside, all.articles.withoutGold], [2, 0, 1])
  t.same(all.falseAlarms[0]?.why, {
    kind: 'nothing_in_article',
    says: 'no claim is coded in this article',
  })
  const coveredOnly = score([gold], found, { articles: ['a', 'b'], onlyCoded: true })
  t.same([coveredOnly.claims.precision.of, coveredOnly.outside, coveredOnly.articles.scored], [1, 1, 1])
})

t.test('gold without claims measures false alarms and nothing else', async (t) => {
  const { claims, misses, falseAlarms } = score([], [foundAs(coded())])
  t.same([claims.precision.share, claims.recall.share, claims.f1.value], [0, null, 0])
  t.same([misses.length, falseAlarms.length], [0, 1])
  const nothing = score([], []).claims
  t.same([nothing.precision.share, nothing.recall.share, nothing.f1.value], [null, null, null])
})

t.test('polarity is measured where the pair is right, whatever its sign', async (t) => {
  const gold = [coded(), coded({ id: 'h', proposition: 'talks-progress', polarity: 1 })]
  const found = [
    foundAs(coded(), { polarity: 2 }),
    foundAs(coded({ proposition: 'talks-progress' }), { polarity: 2 }),
  ]
  const { polaritySign, polarityDegree, claims, byConfidence } = score(gold, found)
  t.same([polaritySign.right, polaritySign.of], [1, 2])
  t.same([polarityDegree.right, polarityDegree.of], [0, 2])
  t.same([claims.precision.right, claims.precision.of], [1, 2])
  t.same([byConfidence.at(-1)?.polaritySign.right, byConfidence.at(-1)?.polaritySign.of], [1, 2])
})

t.test('of speaker, voice and day it is said which are wrong, and on which claim', async (t) => {
  const gold = coded()
  const statedAt = { from: '2025-03-12', precision: 'day' } as const
  const { speaker, voice, statedAtDay, wrongFields } = score(
    [gold],
    [foundAs(gold, { speaker: 'sergei-lavrov', voice: 'relayed', statedAt })],
  )
  t.same([speaker.right, voice.right, statedAtDay.right, statedAtDay.of], [0, 0, 0, 1])
  t.same(wrongFields, [
    { id: 'g', field: 'speaker', gold: 'vladimir-putin', found: 'sergei-lavrov' },
    { id: 'g', field: 'voice', gold: 'self', found: 'relayed' },
    { id: 'g', field: 'statedAt', gold: '2025-03-11', found: '2025-03-12' },
  ])
  const undated = coded({
    statedAt: { from: null, to: '2025-03-16', precision: 'unknown' },
    contextDays: ['2025-03-12'],
  })
  t.equal(score([undated], [foundAs(undated, { statedAt })]).statedAtDay.unsupported, 0)
  const elsewhere = { ...statedAt, from: '2025-03-01' as const }
  t.equal(score([undated], [foundAs(undated, { statedAt: elsewhere })]).statedAtDay.unsupported, 1)
})

t.test('a miss and a false alarm say what stands nearest on the other side', async (t) => {
  const gold = coded()
  const why = (over: Partial<FoundClaim>) => {
    const { misses, falseAlarms } = score([gold], [foundAs(gold, over)])
    return [misses[0]?.why.kind, falseAlarms[0]?.why.kind]
  }
  const both = (kind: string) => [kind, kind]
  t.same(why({ polarity: 2 }), both('wrong_sign'))
  t.same(why({ holder: 'ukraine' }), both('other_holder'))
  t.same(why({ holder: 'ukraine', polarity: 2 }), both('other_holder_and_sign'))
  t.same(why({ proposition: 'talks-progress' }), both('other_proposition'))
  const far = [{ start: 300, end: 310, exact: 'ten letter' }]
  t.same(why({ spans: far }), both('other_block'))
  t.same(why({ spans: far, holder: 'ukraine' }), both('nothing_in_block'))
  const near = [{ start: 60, end: 70, exact: 'ten letter' }]
  t.same(why({ spans: near, proposition: 'talks-progress' }), both('other_claim_in_block'))
  t.equal(score([gold], []).misses[0]?.why.kind, 'nothing_in_article')
})

t.test('every breakdown counts what it names', async (t) => {
  const gold = [
    coded(),
    coded({ id: 'h', holder: 'ukraine', proposition: 'talks-progress', quoteMode: 'none' }),
  ]
  const trace = [
    { stage: 'attribution', rule: 'speaker by role', span: null, factor: 0.97 },
    { stage: 'attribution', rule: 'that', span: null, factor: 0.99 },
    { stage: 'propositions', rule: 'cue foreign-troops#3', span: null, factor: 0.95 },
    { stage: 'polarity', rule: 'reject oppose', span: null, factor: 0.95 },
  ]
  const scores = score(gold, [
    foundAs(coded(), { trace }),
    foundAs(coded({ holder: 'france' }), { trace: trace.slice(0, 2) }),
  ])
  const told = (name: Extract<keyof typeof scores, `by${string}`>) =>
    scores[name].map((group) =>
      'name' in group
        ? `${group.name} ${group.precision.right}/${group.precision.of} ${group.recall.right}/${group.recall.of}`
        : '',
    )
  t.same(told('byProposition'), ['foreign-troops 1/2 1/1', 'talks-progress 0/0 0/1'])
  t.same(told('byHolder'), ['russia 1/1 1/1', 'france 0/1 0/0', 'ukraine 0/0 0/1'])
  t.same(told('byQuoteMode'), ['direct 1/2 1/1', 'none 0/0 0/1'])
  t.same(told('byForm'), ['that 1/2 0/0'])
  t.same(told('byFactor'), [
    'form that 1/2 0/0',
    'speaker by role 1/2 0/0',
    'attitude 1/1 0/0',
    'stated 1/1 0/0',
  ])
  t.same(told('byCue'), ['foreign-troops#3 1/1 0/0'])
})

t.test("a share has Wilson's interval", async (t) => {
  // Published: 8 of 10 is 0.4902 to 0.9433.
  const { share, low, high } = proportionOf(8, 10)
  t.equal(share, 0.8)
  t.ok(Math.abs((low ?? 0) - 0.4902) < 0.0001, `${low}`)
  t.ok(Math.abs((high ?? 0) - 0.9433) < 0.0001, `${high}`)
  t.same(proportionOf(0, 0), { right: 0, of: 0, share: null, low: null, high: null })
  for (let of = 1; of <= 60; of++) {
    for (let right = 0; right <= of; right++) {
      const { share, low, high } = proportionOf(right, of)
      const inOrder =
        low !== null && share !== null && high !== null && 0 <= low && low <= share && share <= high
      if (!inOrder || high > 1) t.fail(`${right} of ${of}: ${low} to ${high}`)
    }
  }
})

t.test('the interval of F1 follows from that of a share, and narrows with more claims', async (t) => {
  const { value, low, high } = f1Of({ right: 11, wrong: 4, missed: 7 })
  t.equal(value, 22 / 33)
  // Wilson's interval of 11 of 22 is 0.3072 to 0.6928.
  t.ok(Math.abs((low ?? 0) - (2 * 0.3072) / 1.3072) < 0.001, `${low}`)
  t.ok(Math.abs((high ?? 0) - (2 * 0.6928) / 1.6928) < 0.001, `${high}`)
  const many = f1Of({ right: 1_100, wrong: 400, missed: 700 })
  t.ok((many.high ?? 0) - (many.low ?? 0) < ((high ?? 0) - (low ?? 0)) / 5)
  const faultless = f1Of({ right: 3, wrong: 0, missed: 0 })
  t.equal(faultless.high, 1)
  t.ok((faultless.low ?? 1) < 0.75, 'three right claims prove little')
  t.same(f1Of({ right: 0, wrong: 0, missed: 0 }), { value: null, low: null, high: null })
})

t.test('the extent of a block that the gold leaves out is that of the line', async (t) => {
  const { blockRange: _, ...without } = coded({ block: 1 })
  const [claim] = withBlockRanges([without], [{ externalId: 'a', text: 'First line.\n\nSecond line.\n' }])
  t.same(claim?.blockRange, { start: 13, end: 25 })
})

t.test('names and words that texts and codebook do not have are faults, each with its place', async (t) => {
  const text = `${'x'.repeat(10)}ten letter${'x'.repeat(80)}`
  const articles = [{ externalId: 'a', text, publishedAt: '', timeZone: 'UTC' }]
  const faults = (over: Parameters<typeof coded>[0]) =>
    faultsInGold([coded({ id: 'fine' }), coded(over)], { articles, codebook }).map(
      ({ pointer, detail }) => `${pointer}: ${detail}`,
    )
  t.same(faults({}), [])
  t.match(faults({ article: 'b' }), [/^\/1\/article: there is no article “?"?b/])
  t.match(faults({ proposition: 'foreign-troop' }), [/^\/1\/proposition: .*foreign-troops/])
  t.match(faults({ holder: 'rusia' }), [/^\/1\/holder: .*russia/])
  t.match(faults({ speaker: 'vladimir-poutine' }), [/^\/1\/speaker: .*vladimir-putin/])
  t.same(faults({ speaker: 'anonymous:un diplomate' }), [])
  t.match(faults({ alternatives: [{}, { holder: 'ukrain' }] }), [/^\/1\/alternatives\/1\/holder: .*ukraine/])
  t.match(faults({ spans: [{ start: 9, end: 19, exact: 'ten letter' }] }), [
    /^\/1\/spans\/0: these words stand at 10 to 20, not at 9 to 19$/,
  ])
  t.match(faults({ spans: [{ start: 9, end: 19, exact: 'elsewhere' }] }), [/^\/1\/spans\/0: .*nowhere/])
  t.match(faults({ block: 3, blockRange: undefined }), [/^\/1\/block: the text has 1 lines/])
  t.match(faults({ aboutParty: 'ukraine' }), [/^\/1\/aboutParty: .*never both/])
  t.match(faults({ statedAt: { from: null, to: '2025-03-12', precision: 'day' } }), [
    /^\/1\/statedAt\/from: /,
  ])
  t.equal(faults({ article: 'b', proposition: 'foreign-troop', holder: 'rusia' }).length, 3, 'all of them')
})

type Shared = Readonly<{
  claims: Readonly<{ truePositives: number; falsePositives: number; falseNegatives: number; f1: number }>
  ignored: Readonly<{ debatableFound: number; debatableOfGold: number; outsideGold: number }>
  speaker: Readonly<{ right: number; of: number }>
  voice: Readonly<{ right: number; of: number }>
  statedAtDay: Readonly<{ right: number; of: number; unsupportedDays: number }>
  misses: readonly Readonly<{ id: string }>[]
}>

t.test(
  'the totals are those of the shared scorer',
  { skip: isPresent('gold', 'score.mjs') ? false : 'skipped: the shared material is not here' },
  async (t) => {
    // The scorer is a plain script without types; its answer has this shape.
    const scorer = (await import(pathToFileURL(join(shared, 'gold', 'score.mjs')).href)) as {
      score(gold: unknown, found: unknown): Shared
    }
    const folder = join(import.meta.dirname, '..', 'gold')
    type Line = Parameters<typeof readArticle>[0] & { text: string }
    const dispatches = readFileSync(join(folder, 'dispatches.ndjson'), 'utf8').trim().split('\n')
    const sets = [
      { gold: readShared('gold', 'seeds.claims.json'), read: readSeeds(codebook) },
      {
        gold: readFileSync(join(folder, 'dispatches.claims.json'), 'utf8'),
        read: dispatches
          .map((line) => JSON.parse(line) as Line)
          .map((line) => readArticle(line, line.text, codebook)),
      },
    ]
    for (const { gold: text, read } of sets) {
      const gold = GoldClaims.parse(JSON.parse(text))
      const found = read.flatMap(({ id, extraction }) =>
        extraction.claims.map(({ reading, confidence, trace }) => ({
          ...reading,
          article: id,
          confidence,
          trace,
        })),
      )
      // As they are; turned over, and shuffled among blocks, so that many differ from the gold.
      const variants = [
        found,
        found.map((claim, at) =>
          at % 3 === 0 ? { ...claim, polarity: claim.polarity === 2 ? -2 : 2 } : claim,
        ),
        found.flatMap((claim, at) =>
          at % 4 === 0 ? [claim, { ...claim, voice: 'outlet' as const }] : [claim],
        ),
        found.map((claim, at) => ({
          ...claim,
          proposition: found[(at * 7) % found.length]?.proposition ?? '',
        })),
      ]
      for (const [number, variant] of variants.entries()) {
        const theirs = scorer.score(gold, variant)
        const ours = score(gold, variant, { articles: read.map(({ id }) => id), onlyCoded: true })
        const { claims, speaker, voice, statedAtDay, debatable, outside } = ours
        t.same(
          {
            truePositives: claims.precision.right,
            falsePositives: ours.falseAlarms.length,
            falseNegatives: ours.misses.length,
            f1: claims.f1.value,
            debatable: [debatable.found, debatable.of],
            outside,
            speaker: [speaker.right, speaker.of],
            voice: [voice.right, voice.of],
            days: [statedAtDay.right, statedAtDay.of, statedAtDay.unsupported],
            misses: ours.misses.map(({ id }) => id),
          },
          {
            truePositives: theirs.claims.truePositives,
            falsePositives: theirs.claims.falsePositives,
            falseNegatives: theirs.claims.falseNegatives,
            f1: theirs.claims.f1,
            debatable: [theirs.ignored.debatableFound, theirs.ignored.debatableOfGold],
            outside: theirs.ignored.outsideGold,
            speaker: [theirs.speaker.right, theirs.speaker.of],
            voice: [theirs.voice.right, theirs.voice.of],
            days: [theirs.statedAtDay.right, theirs.statedAtDay.of, theirs.statedAtDay.unsupportedDays],
            misses: theirs.misses.map(({ id }) => id),
          },
          `variant ${number}`,
        )
      }
    }
  },
)

/** What the extractor reaches on the shared gold. The floors stand just below what was measured; a drop fails. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import {
  isPresent,
  ourCodebook,
  predictions,
  type Read,
  readLines,
  readSeeds,
  readShared,
  shared,
} from './material.ts'

/** Measured: 1.000, 0.957, 0.978; speaker and voice 112 of 112; days 22 of 25. */
const floors = { precision: 0.97, recall: 0.93, f1: 0.95, speaker: 0.98, voice: 0.98, day: 0.84 }
/** Measured: value F1 0.865, day-level 0.831. */
const dateFloors = { valueF1: 0.85, dayLevel: 0.81 }

type Part = Readonly<{ right: number; of: number }>
type Score = Readonly<{
  claims: Readonly<{ precision: number; recall: number; f1: number }>
  speaker: Part
  voice: Part
  statedAtDay: Part
}>

const share = ({ right, of }: Part): number => right / of

const skipWithout = (...path: string[]): string | false =>
  isPresent(...path) ? false : 'skipped: the shared material is not here'

const reduced = (read: readonly Read[]) =>
  read.map(({ id, extraction: { quotations, dates } }) => ({ id, quotations, dates }))

/** The scorers print their figures as the last line. */
function figuresOf(scorer: string, gold: string, read: readonly Read[]): unknown {
  const file = join(mkdtempSync(join(tmpdir(), 'stancelog-score-')), 'predicted.json')
  writeFileSync(file, JSON.stringify(reduced(read)))
  const printed = execFileSync('node', [join(shared, scorer), join(shared, gold), file], { encoding: 'utf8' })
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}')
}

t.test(
  'claims on the seed articles stay above their floors',
  { skip: skipWithout('gold', 'score.mjs') },
  async (t) => {
    const scorer = (await import(join(shared, 'gold', 'score.mjs'))) as {
      score: (gold: unknown, predicted: unknown) => Score
    }
    const gold: unknown = JSON.parse(readShared('gold', 'seeds.claims.json'))
    const score = scorer.score(gold, predictions(readSeeds(ourCodebook())))
    t.comment(JSON.stringify(score.claims))
    t.ok(score.claims.precision >= floors.precision, `precision ${score.claims.precision}`)
    t.ok(score.claims.recall >= floors.recall, `recall ${score.claims.recall}`)
    t.ok(score.claims.f1 >= floors.f1, `F1 ${score.claims.f1}`)
    t.ok(share(score.speaker) >= floors.speaker, `speaker ${share(score.speaker)}`)
    t.ok(share(score.voice) >= floors.voice, `voice ${share(score.voice)}`)
    t.ok(share(score.statedAtDay) >= floors.day, `days ${share(score.statedAtDay)}`)
  },
)

t.test(
  'every span of a seed claim is word for word in its article',
  { skip: skipWithout('articles') },
  async (t) => {
    for (const { id, text, extraction } of readSeeds(ourCodebook())) {
      for (const { reading } of extraction.claims) {
        const faithful = reading.spans.every(({ start, end, exact }) => text.slice(start, end) === exact)
        if (!faithful) t.fail(`${id} block ${reading.block}`)
      }
    }
  },
)

t.test('what the acceptance of the five articles rests on', { skip: skipWithout('articles') }, async (t) => {
  const claims = predictions(readSeeds(ourCodebook()))
  const find = (article: string, proposition: string) =>
    claims.filter((claim) => claim.article === article && claim.proposition === proposition)

  const accepted = find('000', 'ceasefire-30-days')
  t.match(accepted, [
    {
      speaker: 'volodymyr-zelensky',
      polarity: 2,
      holder: 'ukraine',
      statedAt: { from: '2025-03-11', precision: 'day' },
    },
  ])
  t.match(
    find('002', 'ceasefire-30-days')
      .filter(({ voice, holder }) => voice !== 'reported' && holder !== 'g7')
      .sort((a, b) => (b.polarity ?? 0) - (a.polarity ?? 0)),
    [
      {
        speaker: 'party:ukraine',
        polarity: 2,
        statedAt: { from: '2025-03-10', to: '2025-03-15', precision: 'week' },
      },
      { speaker: 'outlet', aboutParty: 'russia', holder: null, polarity: null, modality: 'not_yet' },
    ],
  )
  const troops = find('003', 'foreign-troops').filter(({ holder }) => holder === 'russia')
  t.same(
    troops.map(({ polarity, voice }) => [polarity, voice]),
    [
      [-2, 'self'],
      [-2, 'self'],
      [-2, 'self'],
    ],
  )
  t.match(
    troops[0]?.attribution.map(({ who }) => who),
    ['outlet', /^outlet:médias d.État russes$/, 'russia'],
  )

  const progress = find('004', 'talks-progress').filter(({ statedAt }) => statedAt.from !== null)
  t.same(
    progress.map(({ speaker, polarity, statedAt }) => [speaker, polarity, statedAt.from]),
    [
      ['karoline-leavitt', 2, '2025-04-15'],
      ['mark-rutte', -1, '2025-04-15'],
      ['mark-rutte', -1, '2025-04-15'],
      ['steve-witkoff', 2, '2025-04-14'],
    ],
  )
  const cues = find('004', 'talks-progress').flatMap(({ links }) => links.map(({ cue }) => cue))
  t.same(
    cues,
    [
      { start: 915, end: 924 },
      { start: 2349, end: 2358 },
    ],
    'the words that draw the contrast',
  )

  const kursk = find('002', 'kursk-encirclement')
  t.match(
    kursk.map(({ speaker, polarity, claimType }) => [speaker, polarity, claimType]),
    [
      ['donald-trump', 2, 'assertion'],
      ['vladimir-putin', 2, 'assertion'],
      ['ukrainian-general-staff', -2, 'denial'],
      ['ukrainian-general-staff', -2, 'denial'],
    ],
  )
  t.same(
    kursk.map(({ statedAt }) => statedAt.from),
    [null, '2025-03-13', '2025-03-14', null],
  )
})

t.test(
  'dates of the French development corpus',
  { skip: skipWithout('data', 'score-dates.mjs') },
  async (t) => {
    const read = readLines('data', 'fr-timebank-dev', 'articles.ndjson')
    const figures = figuresOf('data/score-dates.mjs', 'data/fr-timebank-dev/dev.json', read) as {
      value: { F1: number }
      dayLevel: number
    }
    t.ok(figures.value.F1 >= dateFloors.valueF1, `value F1 ${figures.value.F1}`)
    t.ok(figures.dayLevel >= dateFloors.dayLevel, `day-level ${figures.dayLevel}`)
  },
)

t.test(
  'speakers of the French development sentences',
  { skip: skipWithout('data', 'score-attribution.mjs') },
  async (t) => {
    const read = readLines('data', 'fr-attribution-dev', 'articles.ndjson')
    type Group = Readonly<{ precision: number; recall: number }>
    const figures = figuresOf(
      'data/score-attribution.mjs',
      'data/fr-attribution-dev/dev.jsonl',
      read,
    ) as Record<string, Group>
    t.ok((figures['indirect, noun']?.precision ?? 0) >= 0.95, 'indirect speech with a noun: precision')
    t.ok((figures['indirect, noun']?.recall ?? 0) >= 0.9, 'indirect speech with a noun: recall')
    t.ok((figures.incise?.precision ?? 0) >= 0.95, 'incises: precision')
  },
)

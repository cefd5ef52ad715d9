/**
 * Reading articles of some 3,000 characters with the large codebook, which is read once before, in this process. Two kinds:
 * `talks` are made of dispatches on its subject, with a claim in nearly every sentence; `others` of news on another one, which
 * is what an archive mostly holds. Beside it, on the same texts:
 *
 * - `Intl.Segmenter` cutting them into words, article by article: on a long text it slows down with the square of the length.
 * - `compromise`, in English: `nlp(text)`, which cuts into sentences and terms and tags them, and its answer as JSON.
 *
 * Rates count processor time of user and system, of all threads: whoever shares the machine slows all of them, but not at the
 * same moment. The just-in-time compiler takes some seconds until it has seen enough of the extractor, and is waited for. Then
 * the time for each character of ever longer texts, plain ones and those that have driven parsers into the square.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import nlp from 'compromise'
import { load } from 'js-yaml'
import { Codebook } from '../../events/codebook/codebook.ts'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { type Contender, medianOf, rowsOf } from './rounds.ts'
import type { Row } from './run.ts'

const project = join(import.meta.dirname, '..', '..')
const codebook = Codebook.parse(load(readFileSync(join(project, 'codebooks', 'ukraine-talks.yaml'), 'utf8')))

type Language = 'fr' | 'en'
const languages = ['fr', 'en'] as const
/** The length of a long dispatch or of an article. */
const articleUnits = 3_000
const kinds = ['talks', 'others'] as const
type Kind = (typeof kinds)[number]
/** Processor time, for each contender. */
const warmUpMs = 2_500

export async function rows(): Promise<Row[]> {
  const contenders = kinds.flatMap((kind) => languages.flatMap((language) => contendersIn(kind, language)))
  for (const { run } of contenders) await run(warmUpMs)
  const compare = kinds.flatMap((kind) => {
    const [fr, en] = [`extraction.fr.${kind}`, `extraction.en.${kind}`]
    return [
      [`${fr}.segmenter`, [fr]],
      [en, [`${en}.compromise`, `${en}.compromise-json`]],
      [`${en}.segmenter`, [en]],
    ] as const
  })
  const compared = await rowsOf(contenders, { rounds: 9, ms: 400, compare: Object.fromEntries(compare) })
  return [...compared, ...growthRows()]
}

function read(text: string, language: Language): void {
  const publishedAt = '2025-03-15T19:00:00.000000Z'
  extract({ text, language, publishedAt, timeZone: 'Europe/Paris', outlet: null }, codebook, lexicons)
}

function contendersIn(kind: Kind, language: Language): Contender[] {
  const articles = articlesOf(textsIn[kind](language))
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const contender = (id: string, work: (text: string) => void): Contender => ({
    id: `extraction.${language}.${kind}${id}`,
    unit: 'chars/s',
    run: async (ms) => rateOf(articles, ms, work),
  })
  return [
    contender('', (text) => read(text, language)),
    contender('.segmenter', (text) => wordsIn(segmenter.segment(text))),
    ...(language === 'en'
      ? [
          contender('.compromise', (text) => void nlp(text)),
          contender('.compromise-json', (text) => void nlp(text).json()),
        ]
      : []),
  ]
}

function wordsIn(segments: Intl.Segments): number {
  let count = 0
  for (const { isWordLike } of segments) if (isWordLike) count += 1
  return count
}

function rateOf(texts: readonly string[], ms: number, work: (text: string) => void): number {
  const before = process.cpuUsage()
  let units = 0
  while (microsecondsSince(before) < ms * 1_000) {
    for (const text of texts) {
      work(text)
      units += text.length
    }
  }
  return (units * 1_000_000) / microsecondsSince(before)
}

function microsecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** Each begins with another text, so that no two are alike. */
const articlesOf = (texts: readonly string[]): string[] =>
  texts.map((_, first) => textOf([...texts.slice(first), ...texts], articleUnits))

const dispatchesIn = (language: Language): string[] =>
  readFileSync(join(project, 'test', 'gold', 'dispatches.ndjson'), 'utf8')
    .trim()
    .split('\n')
    // `as`: a file of our own, of which two fields are used.
    .map((line) => JSON.parse(line) as { language: string; text: string })
    .filter((dispatch) => dispatch.language === language)
    .map(({ text }) => text)

function otherNewsIn(language: Language): string[] {
  const folder = join(project, 'codebooks', 'serbia-kosovo')
  // `as`: a file of our own, of which two fields are used.
  const listed = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as readonly Listed[]
  return listed
    .filter((article) => article.language === language)
    .map(({ file }) => readFileSync(join(folder, file), 'utf8'))
}

type Listed = Readonly<{ file: string; language: string }>

const textsIn = { talks: dispatchesIn, others: otherNewsIn } as const

const textOf = (paragraphs: readonly string[], units: number): string => {
  const once = `${paragraphs.join('\n')}\n`
  return once.repeat(Math.ceil(units / once.length)).slice(0, units)
}

/** A text of so many units, and its language. */
const growing: Readonly<Record<string, readonly [Language, (units: number) => string]>> = {
  'plain-fr': ['fr', (units) => textOf(dispatchesIn('fr'), units)],
  'plain-en': ['en', (units) => textOf(dispatchesIn('en'), units)],
  brackets: ['fr', repeated('(')],
  'endless-sentence': ['en', repeated('the minister said that the truce would not be accepted and ')],
  commas: ['fr', repeated('trêve, ')],
  'quotation-marks': ['fr', repeated('« ')],
  'straight-quotes': ['en', repeated('"')],
  dates: ['fr', repeated('mardi 11 mars 2025, ')],
  'one-name': ['fr', repeated('Vladimir Poutine ')],
  'one-cue': ['fr', repeated('trêve de trente jours ')],
  'qui-dit-que': ['fr', repeated('qui dit que ')],
}

function repeated(unit: string): (units: number) => string {
  return (units) => unit.repeat(Math.ceil(units / unit.length)).slice(0, units)
}

const sizes = [10_000, 100_000, 1_000_000] as const
const growthRounds = 3

/** The value is the time for one character; its ratio that to the text of a tenth of the length: 1 is linear, 10 the square. */
function growthRows(): Row[] {
  return Object.entries(growing).flatMap(([name, [language, make]]) => {
    const texts = sizes.map(make)
    const rounds = Array.from({ length: growthRounds + 1 }, () =>
      texts.map((text) => {
        const before = process.cpuUsage()
        read(text, language)
        return (microsecondsSince(before) * 1_000) / text.length
      }),
    ).slice(1)
    const id = (size: number) => `extraction.${name}.1e${Math.log10(size)}`
    return sizes.map((size, at): Row => {
      const own = rounds.map((round) => round[at] ?? Number.NaN)
      const value = medianOf(own)
      const smaller = sizes[at - 1]
      const ratios = rounds.map((round) => (round[at] ?? Number.NaN) / (round[at - 1] ?? Number.NaN))
      return {
        id: id(size),
        value,
        unit: 'ns/char',
        ratioTo: smaller === undefined ? {} : { [id(smaller)]: medianOf(ratios) },
        spread: (Math.max(...own) - Math.min(...own)) / value,
      }
    })
  })
}

/**
 * What the measured tests share: how a set of the project is scored; and the shared articles, their gold and the
 * scorers, where they are present; nothing of those is part of the project.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import type { Test } from 'tap'
import { Codebook } from '../../events/codebook/codebook.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { findClaims } from '../../src/evaluation/find-claims.ts'
import type { GoldClaim } from '../../src/evaluation/gold-claim.ts'
import { withBlockRanges } from '../../src/evaluation/match-claims.ts'
import type { NamedArticle } from '../../src/evaluation/read-articles.ts'
import { type ClaimScores, scoreClaims } from '../../src/evaluation/score-claims.ts'
import { type Extraction, extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'

export const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
export const isPresent = (...path: string[]): boolean => existsSync(join(shared, ...path))
export const readShared = (...path: string[]): string => readFileSync(join(shared, ...path), 'utf8')

export function ourCodebook(name = 'ukraine-talks'): Codebook {
  const path = join(import.meta.dirname, '..', '..', 'codebooks', `${name}.yaml`)
  return Codebook.parse(load(readFileSync(path, 'utf8')))
}

type Listed = Readonly<{
  id: string
  file?: string
  text?: string
  language: string
  publishedAt: string
  timeZone: string
  outlet?: string
}>
export type Read = Readonly<{ id: string; text: string; extraction: Extraction }>

/** An offset or a `Z` becomes UTC with six decimals. */
export const instantOf = (text: string): Instant => `${new Date(text).toISOString().slice(0, 19)}.000000Z`

export function readArticle(article: Listed, text: string, codebook: Codebook | null): Read {
  const { id, language, publishedAt, timeZone, outlet = null } = article
  const input = { text, language, publishedAt: instantOf(publishedAt), timeZone, outlet, articleId: id }
  return { id, text, extraction: extract(input, codebook, lexicons) }
}

export const readSeeds = (codebook: Codebook): readonly Read[] =>
  (JSON.parse(readShared('articles', 'manifest.json')) as Listed[]).map((article) =>
    readArticle(article, readShared('articles', article.file ?? ''), codebook),
  )

export const readLines = (...path: string[]): readonly Read[] =>
  readShared(...path)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Listed)
    .map((article) => readArticle(article, article.text ?? '', null))

/** Claims in the form that the scorer reads. */
export const predictions = (read: readonly Read[]) =>
  read.flatMap(({ id, extraction }) => extraction.claims.map(({ reading }) => ({ article: id, ...reading })))

/** What is found in every article, coded or not, against the gold; claims of other articles are left out. */
export function scoresOf(
  articles: readonly NamedArticle[],
  gold: readonly GoldClaim[],
  codebook: Codebook,
): ClaimScores {
  const given = new Set(articles.map(({ externalId }) => externalId))
  const coded = gold.filter(({ article }) => given.has(article))
  return scoreClaims({
    gold: withBlockRanges(coded, articles),
    found: articles.flatMap((article) => findClaims(article, { codebook, lexicons }).claims),
    articles: [...given],
    onlyCoded: false,
  })
}

/** `precision` is a share, because a false claim misleads however many are found; `found` counts what is right. */
export function checkFloors(
  t: Test,
  { claims: { precision, recall }, falseAlarms }: ClaimScores,
  floors: Readonly<{ precision: number; found: number }>,
): void {
  t.ok(
    precision.right / precision.of >= floors.precision,
    `${precision.right} of ${precision.of} are right; false: ${falseAlarms.map(({ words }) => words).join(' | ')}`,
  )
  t.ok(recall.right >= floors.found, `${recall.right} of ${recall.of} are found`)
}

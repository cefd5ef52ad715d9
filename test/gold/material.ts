/** The shared articles, their gold and the scorers, where they are present; nothing of them is part of the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { Codebook } from '../../events/codebook/codebook.ts'
import type { Instant } from '../../events/vocabulary.ts'
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

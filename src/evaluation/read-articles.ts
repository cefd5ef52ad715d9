/** The texts of an evaluation: all of them, or none. */
import { systemClock } from '../clock.ts'
import { articlesFrom } from '../inputs/articles-from.ts'
import type { NewArticle } from './material.ts'

/**
 * @param path  a directory with a manifest.json, or NDJSON
 * @throws InputFault: a text that cannot be read would count as so many wrong answers
 */
export async function readArticles(path: string): Promise<NewArticle[]> {
  const articles: NewArticle[] = []
  for await (const found of articlesFrom(path, { now: systemClock.now() })) {
    if ('fault' in found) throw found.fault
    const { warnings: _warnings, ...facts } = found.article
    articles.push({ ...facts, externalId: found.id })
  }
  return articles
}

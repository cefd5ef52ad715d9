/** The texts of an evaluation: all of them, or none. */
import { systemClock } from '../clock.ts'
import type { ReadArticle } from '../inputs/article-input.ts'
import { articlesFrom } from '../inputs/articles-from.ts'
import { InputFault } from '../inputs/input-fault.ts'

/** `externalId` is the name under which gold and examples know it. */
export type NamedArticle = Omit<ReadArticle, 'warnings' | 'externalId'> & Readonly<{ externalId: string }>

/**
 * @param path  a directory with a manifest.json, or NDJSON
 * @throws InputFault: a text that cannot be read would count as so many wrong answers
 */
export async function readArticles(path: string): Promise<NamedArticle[]> {
  const articles = new Map<string, NamedArticle>()
  for await (const found of articlesFrom(path, { now: systemClock.now() })) {
    if ('fault' in found) throw found.fault
    const { warnings: _warnings, ...facts } = found.article
    if (articles.has(found.id)) {
      const detail = `another article has the id ${found.id}; the gold could mean either`
      throw new InputFault(found.where, 'duplicate_article', detail)
    }
    articles.set(found.id, { ...facts, externalId: found.id })
  }
  return [...articles.values()]
}

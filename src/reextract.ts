/** Reads articles again: after a new codebook or a new extractor, and those that came before the first codebook. */
import type { Kysely } from 'kysely'
import { findText } from '../db/bodies.ts'
import type { Database } from '../db/schema.ts'
import { evolve, unknownArticle } from '../events/article/article.ts'
import type { CodedClaim } from '../events/article/claim-events.ts'
import { completeExtraction } from '../events/article/complete-extraction.ts'
import type { ArticleEvent } from '../events/article/events.ts'
import { parseEvent } from '../events/catalog.ts'
import type { ArticleId } from '../events/ids.ts'
import type { PublishedCodebook } from './codebooks.ts'
import { decideOn } from './command.ts'
import { extractor } from './extraction/version.ts'
import { readClaims } from './inputs/read-claims.ts'
import { isArticleEvent, type RegisterDependencies } from './register-article.ts'

/**
 * Brings one article's claims up to the codebook in force. What people decided stays; what is no longer found is
 * superseded; the same text, extractor and codebook append nothing.
 *
 * @returns how many events were appended
 */
export async function reextract(
  { log, codebooks, lexicons, db }: RegisterDependencies & Readonly<{ db: Kysely<Database> }>,
  dossierId: string,
  articleId: ArticleId,
): Promise<number> {
  const published = await codebooks.at(dossierId)
  const stream = { dossierId, stream: `article-${articleId}` }
  const { stored } = await log.readStream(dossierId, stream.stream)
  const history = stored.flatMap((row) => parseEvent(row) ?? []).filter(isArticleEvent)
  const { textHash, status } = history.reduce(evolve, unknownArticle)
  const facts = factsOf(history)
  if (!published || !facts || textHash === null || status !== 'registered') return 0
  const text = await findText(db, dossierId, textHash)
  if (text === undefined) return 0
  const { claims } = await readClaims({ ...facts, text, articleId }, published.codebook, lexicons)
  let count = 0
  await decideOn(log, stream, (events) => {
    const article = events.filter(isArticleEvent).reduce(evolve, unknownArticle)
    // Revised or withdrawn while it was read: whoever did that reads it, or there is nothing to read.
    const isStale = article.textHash !== textHash || article.status !== 'registered'
    const found = isStale ? [] : completeExtraction(article, runOf(claims))
    count = found.length
    return { events: found }
  })
  return count

  function runOf(found: readonly CodedClaim[]) {
    const { codebook, contentHash } = published as PublishedCodebook
    return {
      articleId,
      coder: extractor,
      codebookVersion: codebook.version,
      codebookHash: contentHash,
      textHash: textHash ?? '',
      found,
    }
  }
}

function factsOf(events: readonly ArticleEvent[]) {
  const registered = events.find((event) => event.type === 'ArticleRegistered')
  const revised = events.findLast((event) => event.type === 'ArticleRevised')
  if (!registered) return undefined
  const { title, outlet, language, timeZone, publishedAt } = registered
  return {
    title: revised?.title ?? title,
    outlet,
    language,
    timeZone,
    publishedAt: revised?.publishedAt ?? publishedAt,
  }
}

/** Reads articles again: after a new codebook or a new extractor, and those that came before the first codebook. */
import type { Log } from '../db/log/group-commit.ts'
import { articleOf } from '../events/article/article.ts'
import { completeExtraction } from '../events/article/complete-extraction.ts'
import { isArticleEvent } from '../events/catalog.ts'
import type { ArticleId } from '../events/ids.ts'
import type { Codebooks } from './codebooks.ts'
import { decideOn } from './command.ts'
import type { Lexicons } from './extraction/lexicons.ts'
import { extractor } from './extraction/version.ts'
import { readClaims } from './inputs/read-claims.ts'

export type ReadingDependencies = Readonly<{ log: Log; codebooks: Codebooks; lexicons: Lexicons }>

/**
 * Brings one article's claims up to the codebook in force. What people decided stays; what is no longer found is
 * superseded; the same text, extractor and codebook append nothing. Whoever revises or withdraws it meanwhile wins: the
 * append meets a conflict, and what stands then is read.
 *
 * @param textOf  the article's text by its SHA-256; undefined once it was erased
 */
export async function reextract(
  { log, codebooks, lexicons }: ReadingDependencies,
  { dossierId, articleId }: { dossierId: string; articleId: ArticleId },
  textOf: (hash: string) => Promise<string | undefined>,
): Promise<void> {
  await decideOn(log, { dossierId, stream: `article-${articleId}` }, async (history) => {
    const published = await codebooks.at(dossierId)
    const events = history.map(({ event }) => event).filter(isArticleEvent)
    const article = articleOf(events)
    const { facts } = article
    if (!published || !facts || article.textHash === null || article.status !== 'registered')
      return { events: [] }
    const text = await textOf(article.textHash)
    if (text === undefined) return { events: [] }
    const { codebook, contentHash } = published
    const { claims } = await readClaims({ ...facts, text, articleId }, codebook, lexicons)
    return {
      events: completeExtraction(article, {
        articleId,
        coder: extractor,
        codebookVersion: codebook.version,
        codebookHash: contentHash,
        codebook,
        textHash: article.textHash,
        found: claims,
      }),
    }
  })
}

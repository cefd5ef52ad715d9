/** Reads articles again: after a new codebook or a new extractor, and those that came before the first codebook. */
import type { Log } from '../db/log/group-commit.ts'
import type { Article } from '../events/article/article.ts'
import type { CodedClaim } from '../events/article/claim-events.ts'
import { completeExtraction } from '../events/article/complete-extraction.ts'
import type { ArticleEvent } from '../events/article/events.ts'
import type { ArticleId } from '../events/ids.ts'
import type { Codebooks, PublishedCodebook } from './codebooks.ts'
import { decideOn } from './command.ts'
import type { Lexicons } from './extraction/lexicons.ts'
import { extractor } from './extraction/version.ts'
import { heldArticle } from './held-article.ts'
import { readClaims } from './inputs/read-claims.ts'

export type ReadingDependencies = Readonly<{ log: Log; codebooks: Codebooks; lexicons: Lexicons }>
type ArticlePlace = Readonly<{ dossierId: string; articleId: ArticleId }>

/**
 * Brings one article's claims up to the codebook in force. What people decided stays; what is no longer found is
 * superseded; the same text, extractor and codebook append nothing. Whoever revises or withdraws it meanwhile wins: the
 * append meets a conflict, and what stands then is read.
 *
 * @param textOf  the article's text by its SHA-256; undefined once it was erased
 */
export async function reextract(
  { log, codebooks, lexicons }: ReadingDependencies,
  { dossierId, articleId }: ArticlePlace,
  textOf: (hash: string) => Promise<string | undefined>,
): Promise<void> {
  await decideOn(log, { dossierId, stream: `article-${articleId}` }, async (history) => {
    const published = await codebooks.at(dossierId)
    const article = heldArticle(history)
    const { facts, textHash } = article
    if (!published || !facts || textHash === null || article.status !== 'registered') return { events: [] }
    const text = await textOf(textHash)
    if (text === undefined) return { events: [] }
    const { claims: found } = await readClaims({ ...facts, text, articleId }, published.codebook, lexicons)
    return { events: runOfRules(article, { articleId, textHash, published, found }) }
  })
}

/**
 * Reads an article again whose text was written together with what the rules found by `readWith`, where another codebook
 * was published between that look and the append: the re-reading that it started may have passed this article by.
 */
export async function catchUp(
  dependencies: ReadingDependencies,
  place: ArticlePlace,
  { text, readWith }: Readonly<{ text: string; readWith: PublishedCodebook | undefined }>,
): Promise<void> {
  const newest = await dependencies.codebooks.at(place.dossierId)
  if (newest?.contentHash === readWith?.contentHash) return
  await reextract(dependencies, place, async () => text)
}

/** What a run of the rules with a codebook in force makes of the claims that stand. */
export const runOfRules = (
  article: Article,
  {
    articleId,
    textHash,
    published: { codebook, contentHash },
    found,
  }: Readonly<{
    articleId: ArticleId
    textHash: string
    published: PublishedCodebook
    found: readonly CodedClaim[]
  }>,
): ArticleEvent[] =>
  completeExtraction(article, {
    articleId,
    coder: extractor,
    codebookVersion: codebook.version,
    codebookHash: contentHash,
    codebook,
    textHash,
    found,
  })

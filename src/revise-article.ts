/** A revised article in: its new text, what happened to its claims, and the next run of the rules, in one append. */
import { setImmediate as turn } from 'node:timers/promises'
import { type Article, type ArticleFacts, evolve } from '../events/article/article.ts'
import { checkArticle } from '../events/article/decide-on-claim.ts'
import type { ArticleEvent } from '../events/article/events.ts'
import { claimsToPlace, reviseArticle as decideRevision, isAsRevised } from '../events/article/revise.ts'
import type { Codebook } from '../events/codebook/codebook.ts'
import { closedPropositions } from '../events/codebook/merges.ts'
import { Refusal } from '../events/errors.ts'
import { sha256 } from '../events/identity.ts'
import type { ArticleId, ClaimId } from '../events/ids.ts'
import type { PublishedCodebook } from './codebooks.ts'
import { decideOn, type Idempotency, type Outcome } from './command.ts'
import { fingerprintOf } from './extraction/fingerprint.ts'
import type { Lexicons } from './extraction/lexicons.ts'
import { relocateSpan } from './extraction/spans.ts'
import { extractor } from './extraction/version.ts'
import { heldArticle } from './held-article.ts'
import { readClaims } from './inputs/read-claims.ts'
import type { ReadRevision } from './inputs/revision-input.ts'
import { checkSeen, type Seen } from './precondition.ts'
import { catchUp, type ReadingDependencies, runOfRules } from './reextract.ts'

/** Who changes an article as a whole, on what they saw, and what makes the request safe to repeat. */
export type Reviser = Readonly<{ by: string; seen: Seen; idempotency?: Idempotency | undefined }>

type ArticlePlace = Readonly<{ dossierId: string; articleId: ArticleId }>

/**
 * Replaces the text of an article, and reads it with the codebook in force. What the rules found in the old text is
 * replaced by what they find in the new one; what people and models coded, corrected or accepted stays where its words
 * still stand. The same text and facts again have nothing to add.
 *
 * @throws Refusal `not_found`, `erased`, `article_withdrawn`, `precondition_failed`; Contention; IdempotencyKeyReused
 */
export async function reviseArticle(
  dependencies: ReadingDependencies,
  { dossierId, articleId }: ArticlePlace,
  revision: ReadRevision,
  { by, seen, idempotency }: Reviser,
): Promise<Outcome> {
  const { log, codebooks, lexicons } = dependencies
  const { text } = revision
  const textHash = sha256(text)
  let published: PublishedCodebook | undefined
  const stream = { dossierId, stream: `article-${articleId}`, idempotency }
  const outcome = await decideOn(log, stream, async (history, version) => {
    const article = heldArticle(history)
    checkArticle(article)
    checkSeen(seen, `v${version}`)
    const { facts } = article
    if (!facts) throw new Refusal('erased', 'The article was erased; it is revised no more.')
    const publishedAt = revision.publishedAt ?? facts.publishedAt
    const title = revision.title ?? facts.title
    if (isAsRevised(article, { textHash, title, publishedAt })) return { events: [] }
    published = await codebooks.at(dossierId)
    const wanted = { articleId, textHash, published, lexicons, by }
    const events = await eventsOf(article, { ...revision, facts: { ...facts, title, publishedAt } }, wanted)
    return { events, text: { hash: textHash, text } }
  })
  if (outcome.kind === 'appended') {
    await catchUp(dependencies, { dossierId, articleId }, { text, readWith: published })
  }
  return outcome
}

type Wanted = Readonly<{
  articleId: ArticleId
  textHash: string
  published: PublishedCodebook | undefined
  lexicons: Lexicons
  by: string
}>

async function eventsOf(
  article: Article,
  { text, facts, warnings, title, reason }: ReadRevision & Readonly<{ facts: ArticleFacts }>,
  { articleId, textHash, published, lexicons, by }: Wanted,
): Promise<ArticleEvent[]> {
  const codebook = published?.codebook ?? null
  const extraction = await readClaims({ ...facts, text, articleId }, codebook, lexicons)
  const revised = decideRevision(
    article,
    {
      type: 'ArticleRevised',
      schemaVersion: 1,
      articleId,
      by,
      reason,
      title,
      publishedAt: facts.publishedAt,
      textHash,
      textLength: text.length,
      fingerprint: fingerprintOf(text),
      warnings: [...warnings, ...extraction.warnings],
    },
    { orphans: await orphansOf(article, { text, textHash, codebook }), coder: extractor },
  )
  if (!published) return revised
  const run = { articleId, textHash, published, found: extraction.claims }
  return [...revised, ...runOfRules(revised.reduce(evolve, article), run)]
}

/** The claims none of whose words stand in the new text between the same words as before. */
async function orphansOf(
  article: Article,
  { text, textHash, codebook }: Readonly<{ text: string; textHash: string; codebook: Codebook | null }>,
): Promise<ClaimId[]> {
  const orphans: ClaimId[] = []
  const closed = codebook ? closedPropositions(codebook) : new Set<never>()
  for (const { claimId, reading } of claimsToPlace(article, closed)) {
    // Hundreds of claims in the longest text take seconds: others have their turn in between.
    await turn()
    const stands =
      reading.textHash === textHash || reading.spans.some((span) => relocateSpan(text, span) !== null)
    if (!stands) orphans.push(claimId)
  }
  return orphans
}

/** One article in: its text, its claims and what happened, in one append. The same article again is an answer. */
import { type ArticleFacts, articleOf, unknownArticle } from '../events/article/article.ts'
import type { ArticleEvent } from '../events/article/events.ts'
import { registerArticle as decideRegistration } from '../events/article/register.ts'
import { derivedId, sha256 } from '../events/identity.ts'
import { ArticleId } from '../events/ids.ts'
import type { Instant } from '../events/vocabulary.ts'
import type { PublishedCodebook } from './codebooks.ts'
import { decideOn, type Idempotency } from './command.ts'
import { fingerprintOf } from './extraction/fingerprint.ts'
import type { Lexicons } from './extraction/lexicons.ts'
import { heldArticle } from './held-article.ts'
import type { ReadArticle } from './inputs/article-input.ts'
import { readClaims } from './inputs/read-claims.ts'
import { catchUp, type ReadingDependencies, runOfRules } from './reextract.ts'

/**
 * `registered`: its events stand at these positions. `revised`: it was known under its name, and got other words.
 * `known`: the same bytes from the same source are there already, and `position` is that of the article's last event.
 * `duplicate`: the idempotency key was used for this very request.
 */
export type Registration = Readonly<{
  outcome: 'registered' | 'revised' | 'known' | 'duplicate'
  articleId: ArticleId
  /** After this event the answer can be read. */
  position: number
  firstPosition: number
  lastPosition: number
  /** What was not as it should be; of an article that was known, whether this request said something else of it. */
  warnings: readonly string[]
}>

/**
 * Registers an article and the claims that the rules find in it with the codebook in force.
 *
 * @param article  parsed and read: its text is the text that offsets count in
 * @param by       who sent it
 * @throws Refusal `not_found` when the dossier does not exist; Contention; IdempotencyKeyReused
 */
export async function registerArticle(
  dependencies: ReadingDependencies,
  dossierId: string,
  article: ReadArticle,
  { by, idempotency }: { by: string; idempotency?: Idempotency | undefined },
): Promise<Registration> {
  const { log, codebooks, lexicons } = dependencies
  const textHash = sha256(article.text)
  const articleId = articleIdOf(article, textHash)
  const stream = `article-${articleId}`
  const published = await codebooks.at(dossierId)
  // Reading costs milliseconds: a text that is there already is not read, and one that met a conflict not twice.
  let read: readonly ArticleEvent[] | undefined
  let warnings: readonly string[] = []
  const outcome = await decideOn(log, { dossierId, stream, idempotency }, async (history) => {
    if (history.length > 0) {
      warnings = keptFirst(article, heldArticle(history).facts)
      return { events: [] }
    }
    read ??= await eventsOf({ article, articleId, textHash, published, lexicons, by })
    warnings = read.flatMap((event) => (event.type === 'ArticleRegistered' ? event.warnings : []))
    return { events: read, text: { hash: textHash, text: article.text } }
  })
  await catchUp(dependencies, { dossierId, articleId }, { text: article.text, readWith: published })
  const { firstPosition, lastPosition } = outcome
  return {
    outcome: words[outcome.kind],
    articleId,
    position: lastPosition,
    firstPosition,
    lastPosition,
    warnings,
  }
}

const words = { appended: 'registered', nothing: 'known', duplicate: 'duplicate' } as const

/** The same bytes from the same source are the same article, whoever sends them and whenever. */
export const articleIdOf = (
  { externalId, url, outlet }: Pick<ReadArticle, 'externalId' | 'url' | 'outlet'>,
  textHash: string,
): ArticleId => ArticleId.parse(derivedId('art', [externalId, url, outlet, textHash]))

/** What a request says of an article besides its words; what it leaves out says nothing. */
export type SaidOf = Readonly<{
  title?: string | null | undefined
  agency?: string | null | undefined
  language?: string | null | undefined
  timeZone: string
  publishedAt?: Instant | undefined
}>

/** `kept_first_metadata` where the request says something else of an article than what stands. */
export function keptFirst(said: SaidOf, kept: Omit<ArticleFacts, 'outlet'> | null): string[] {
  if (!kept) return []
  const differs =
    (['title', 'agency'] as const).some((key) => said[key] != null && said[key] !== kept[key]) ||
    // An article keeps the language that it was read in, without its region.
    (said.language != null && said.language.slice(0, 2) !== kept.language?.slice(0, 2)) ||
    said.timeZone !== kept.timeZone ||
    (said.publishedAt !== undefined && said.publishedAt !== kept.publishedAt)
  return differs ? ['kept_first_metadata'] : []
}

type Facts = Readonly<{
  article: ReadArticle
  articleId: ArticleId
  textHash: string
  published: PublishedCodebook | undefined
  lexicons: Lexicons
  by: string
}>

async function eventsOf(facts: Facts): Promise<ArticleEvent[]> {
  const { article, articleId, textHash, published, lexicons, by } = facts
  const { text, warnings, ...source } = article
  const extraction = await readClaims({ ...article, articleId }, published?.codebook ?? null, lexicons)
  const registered = decideRegistration(unknownArticle, {
    type: 'ArticleRegistered',
    schemaVersion: 1,
    articleId,
    ...source,
    language: extraction.language,
    textHash,
    textLength: text.length,
    fingerprint: fingerprintOf(text),
    warnings: [...warnings, ...extraction.warnings],
    by,
  })
  // Without a codebook nobody can say what the article speaks of: it is read when one is published.
  if (!published) return registered
  const run = { articleId, textHash, published, found: extraction.claims }
  return [...registered, ...runOfRules(articleOf(registered), run)]
}

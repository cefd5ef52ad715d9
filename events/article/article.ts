/** One article and its claims, folded from its stream. Pure: no clock, no randomness, no I/O. */
import type { ClaimId, ClaimKey } from '../ids.ts'
import type { Instant } from '../vocabulary.ts'
import type { Reading } from './claim-events.ts'
import { claimKeyOf } from './claim-identity.ts'
import type { ArticleEvent } from './events.ts'

/** Who had the last word. What a person decided wins over any later run of an extractor. */
export type Standing = 'rule' | 'model' | 'person' | 'rejected' | 'retracted' | 'superseded'

export type HeldClaim = Readonly<{
  standing: Standing
  /** The key under which it was recorded, then those of its corrections: under none of them it is coded again. */
  keys: readonly [ClaimKey, ...ClaimKey[]]
  reading: Reading
  /** What people corrected, oldest first. */
  earlierReadings: readonly Reading[]
}>

/** Which extractor read which text with which codebook. The same three again have nothing to add. */
export type LastRun = Readonly<{ coder: string; codebookHash: string; textHash: string }>

/** What an extractor is told besides the words, as of the last revision. */
export type ArticleFacts = Readonly<{
  title: string | null
  outlet: string | null
  agency: string | null
  /** Null where it was not known: whoever reads the text may detect it. */
  language: string | null
  timeZone: string
  publishedAt: Instant
}>

export type Article = Readonly<{
  status: 'unknown' | 'registered' | 'withdrawn' | 'erased'
  textHash: string | null
  /** Null before it was registered, and where that was erased. */
  facts: ArticleFacts | null
  claims: ReadonlyMap<ClaimId, HeldClaim>
  lastRun: LastRun | null
}>

export const unknownArticle: Article = {
  status: 'unknown',
  textHash: null,
  facts: null,
  claims: new Map(),
  lastRun: null,
}

/** What its whole stream makes of an article. */
export const articleOf = (events: readonly ArticleEvent[]): Article =>
  events.reduce<Growing>((article, event) => grow(article, event), { ...unknownArticle, claims: new Map() })

export const evolve = (article: Article, event: ArticleEvent): Article =>
  grow({ ...article, claims: new Map(article.claims) }, event)

/** One map for the whole stream: a copy for each of a thousand claims would cost more than to read them. */
type Growing = Article & Readonly<{ claims: Map<ClaimId, HeldClaim> }>

function grow(article: Growing, event: ArticleEvent): Growing {
  switch (event.type) {
    case 'ArticleRegistered':
      return { ...article, status: 'registered', textHash: event.textHash, facts: factsOf(event) }
    case 'ArticleRevised': {
      const { textHash, title, publishedAt } = event
      const { facts } = article
      // Also where the words are the same: a claim is dated by the day on which they were published.
      const lastRun = null
      return {
        ...article,
        textHash,
        facts: facts && { ...facts, title: title ?? facts.title, publishedAt },
        lastRun,
      }
    }
    case 'ArticleWithdrawn':
      return { ...article, status: 'withdrawn' }
    case 'ArticleErased':
      return { ...article, status: 'erased' }
    case 'ExtractionCompleted': {
      const { coder, codebookHash, textHash } = event
      return { ...article, lastRun: { coder: coderName(coder), codebookHash, textHash } }
    }
    case 'ClaimRecorded': {
      const { claimKey, reading, coder } = event
      const standing = coder.kind === 'human' ? 'person' : coder.kind
      return withClaim(article, event.claimId, { standing, keys: [claimKey], reading, earlierReadings: [] })
    }
    case 'ClaimCorrected':
      return withReading(article, event)
    case 'ClaimReviewed':
      return withStanding(article, event.claimId, event.verdict === 'accepted' ? 'person' : 'rejected')
    case 'ClaimRetracted':
      return withStanding(article, event.claimId, 'retracted')
    case 'ClaimSuperseded':
      return withStanding(article, event.claimId, 'superseded')
    default:
      return event satisfies never
  }
}

function factsOf({
  title,
  outlet,
  agency,
  language,
  timeZone,
  publishedAt,
}: ArticleEvent & { type: 'ArticleRegistered' }): ArticleFacts {
  return { title, outlet, agency, language: language === 'und' ? null : language, timeZone, publishedAt }
}

export const coderName = ({ kind, id, version }: { kind: string; id: string; version: string }): string =>
  `${kind} ${id} ${version}`

function withClaim(article: Growing, claimId: ClaimId, claim: HeldClaim): Growing {
  article.claims.set(claimId, claim)
  return article
}

function withStanding(article: Growing, claimId: ClaimId, standing: Standing): Growing {
  const claim = article.claims.get(claimId)
  return claim ? withClaim(article, claimId, { ...claim, standing }) : article
}

function withReading(
  article: Growing,
  { articleId, claimId, reading }: ArticleEvent & { type: 'ClaimCorrected' },
): Growing {
  const claim = article.claims.get(claimId)
  if (!claim) return article
  return withClaim(article, claimId, {
    standing: 'person',
    keys: [...claim.keys, claimKeyOf(articleId, reading)],
    reading,
    earlierReadings: [...claim.earlierReadings, claim.reading],
  })
}

/** A claim as the folds see it: the reading, who coded it, and what is known of its article. */
import type { Reading, Review } from '../events/article/claim-events.ts'
import type { ArticleId, ClaimId, ClaimKey } from '../events/ids.ts'
import type { CivilDate, Coder, Instant } from '../events/vocabulary.ts'

/**
 * Visible means: recorded, in its last version, not rejected, retracted, superseded, nor of a withdrawn or erased
 * article (semantics.md, 4.1). Folds get the visible claims of a pair and nothing else.
 */
export type VisibleClaim = Readonly<{
  claimId: ClaimId
  claimKey: ClaimKey
  articleId: ArticleId
  reading: Reading
  coder: Coder
  confidence: number | null
  review: Review
  language: string
  outlet: string | null
  /** The agency that the article credits ("AFP"), in lower case; credits are origins. */
  agency: string | null
  publishedAt: Instant
  /** The civil day of publication in the article's own zone. */
  publishedOn: CivilDate
  /** The oldest known article of which this claim's article is a copy or near-copy; itself when there is none. */
  origin: ArticleId
  /** Of exact copies (equal normalised text): the oldest known; one span in all of them is one reading. */
  exactCopyOf: ArticleId
}>

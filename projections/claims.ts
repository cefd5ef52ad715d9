/** Read model `claims`: one row per claim, whatever became of it, ready to search. */

import type { Reading } from '../events/article/claim-events.ts'
import type { ArticleEvent } from '../events/article/events.ts'
import { readThrough } from '../events/article/read-through.ts'
import { dayOf } from '../events/calendar.ts'
import type { Codebook } from '../events/codebook/codebook.ts'
import type { ArticleId, ClaimId, ClaimKey, PartyId, PropositionId, SpeakerId } from '../events/ids.ts'
import type { Coder, Instant, Polarity, Position, ReviewReason, Trace, Voice } from '../events/vocabulary.ts'
import type { ArticleRow } from './articles.ts'
import type { Table } from './projection.ts'
import type { VisibleClaim } from './visible-claim.ts'

/** What the claim's own events say; an article that was withdrawn or erased hides its claims. */
export type ClaimState = 'visible' | 'rejected' | 'retracted' | 'superseded' | 'withdrawn' | 'erased'

/** Who decided last, when and why; null while nobody did. */
export type Decision = Readonly<{ by: string; reason: string; position: Position }>

export type ClaimBody = Readonly<{
  reading: Reading
  coder: Coder
  by: string | null
  codebookVersion: string
  confidence: number | null
  trace: Trace
  review: Readonly<{ status: 'proposed' | 'accepted' | 'rejected'; decision: Decision | null }>
  supersededBy: ClaimId | null
  /** The state apart from what became of the article. */
  ownState: Exclude<ClaimState, 'withdrawn' | 'erased'>
  /** Reasons that the coder saw; the fold may add `undated_change`. */
  ownReasons: readonly ReviewReason[]
  /** Since when the fold has given it reasons without a break; null while it gives none. */
  foldReasonsSince: Position | null
}>

export type ClaimRow = Readonly<{
  claimId: ClaimId
  state: ClaimState
  articleId: ArticleId
  claimKey: ClaimKey
  /** Position of its first ClaimRecorded. */
  recordedAt: Position
  /** Position of its own last event. */
  lastEventAt: Position
  holder: PartyId | null
  aboutParty: PartyId | null
  /** Read through merges of the codebook in force. */
  proposition: PropositionId
  codedProposition: PropositionId
  speaker: SpeakerId
  voice: Voice
  polarity: Polarity | null
  reviewStatus: 'proposed' | 'accepted' | 'rejected'
  reviewReasons: readonly ReviewReason[]
  /** It waits for a person: the review queue. */
  needsReview: boolean
  publishedAt: Instant
  body: ClaimBody
}>

export const claims: Table<ClaimRow> = { name: 'claims', key: ['claimId'] }

/** The row after an event of the claim itself. Undefined when the event is not about a claim that is known. */
export function foldClaim(
  row: ClaimRow | undefined,
  event: ArticleEvent,
  {
    position,
    article,
    codebook,
  }: { position: Position; article: ArticleRow; codebook: Codebook | undefined },
): ClaimRow | undefined {
  const decided = 'reason' in event && event.reason ? { by: event.by, reason: event.reason, position } : null
  switch (event.type) {
    case 'ClaimRecorded': {
      const { reading, coder, by, codebookVersion, confidence, trace, review } = event
      return dress(
        event,
        { position, article, codebook, recordedAt: row?.recordedAt ?? position },
        {
          reading,
          coder,
          by,
          codebookVersion,
          confidence,
          trace,
          review: { status: review.status, decision: null },
          supersededBy: null,
          ownState: 'visible',
          ownReasons: review.reasons,
          foldReasonsSince: null,
        },
      )
    }
    case 'ClaimCorrected':
      return (
        row &&
        redress(
          row,
          { position, article, codebook },
          {
            reading: event.reading,
            codebookVersion: event.codebookVersion,
            // What was sure, and why, was the reading that is replaced.
            confidence: null,
            trace: [],
            review: { status: event.reasons ? 'proposed' : 'accepted', decision: decided },
            // Whoever says how a rejected claim must be read wants it read.
            ownState: 'visible',
            ownReasons: event.reasons ?? [],
          },
        )
      )
    case 'ClaimReviewed':
      return (
        row &&
        redress(
          row,
          { position, article, codebook },
          {
            review: { status: event.verdict, decision: decided },
            ownState: event.verdict === 'rejected' ? 'rejected' : 'visible',
          },
        )
      )
    case 'ClaimRetracted':
      return (
        row &&
        redress(
          row,
          { position, article, codebook },
          {
            review: { ...row.body.review, decision: decided },
            ownState: 'retracted',
          },
        )
      )
    case 'ClaimSuperseded':
      return (
        row &&
        redress(
          row,
          { position, article, codebook },
          {
            ownState: 'superseded',
            supersededBy: event.supersededBy,
          },
        )
      )
    default:
      return row
  }
}

type Surroundings = Readonly<{ article: ArticleRow; codebook: Codebook | undefined }>

/** The same claim in a changed article or under another codebook: no event of its own, so its tag stays. */
export const resettle = (row: ClaimRow, surroundings: Surroundings): ClaimRow =>
  redress(row, { ...surroundings, position: row.lastEventAt }, {})

/** Reasons that only the fold of its pair can see, as of `now`, added to the coder's. */
export function withFoldReasons(row: ClaimRow, reasons: readonly ReviewReason[], now: Position): ClaimRow {
  const reviewReasons = [...new Set([...row.body.ownReasons, ...reasons])]
  const foldReasonsSince = reasons.length > 0 ? (row.body.foldReasonsSince ?? now) : null
  const body = { ...row.body, foldReasonsSince }
  return { ...row, reviewReasons, needsReview: needsReview(row.state, body), body }
}

/**
 * A proposal waits with its coder's reasons; any claim, whoever coded or accepted it, with those of the fold, until
 * a person decides on it. The decision that brought them up was none about them.
 */
function needsReview(state: ClaimState, { review, ownReasons, foldReasonsSince }: ClaimBody): boolean {
  if (state !== 'visible') return false
  if (review.status === 'proposed' && ownReasons.length > 0) return true
  if (foldReasonsSince === null) return false
  return review.decision === null || review.decision.position <= foldReasonsSince
}

function redress(
  row: ClaimRow,
  surroundings: Surroundings & Readonly<{ position: Position }>,
  change: Partial<ClaimBody>,
): ClaimRow {
  return dress(row, { ...surroundings, recordedAt: row.recordedAt }, { ...row.body, ...change })
}

function dress(
  { claimId, claimKey }: Pick<ClaimRow, 'claimId' | 'claimKey'>,
  {
    position,
    article,
    codebook,
    recordedAt,
  }: Surroundings & Readonly<{ position: Position; recordedAt: Position }>,
  body: ClaimBody,
): ClaimRow {
  const read = codebook ? readThrough(body.reading, codebook) : body.reading
  const state = article.status === 'registered' ? body.ownState : article.status
  return {
    claimId,
    state,
    articleId: article.articleId,
    claimKey,
    recordedAt,
    lastEventAt: position,
    holder: read.holder,
    aboutParty: read.aboutParty,
    proposition: read.proposition,
    codedProposition: body.reading.proposition,
    speaker: read.speaker,
    voice: read.voice,
    polarity: read.polarity,
    reviewStatus: body.review.status,
    reviewReasons: body.ownReasons,
    needsReview: needsReview(state, body),
    publishedAt: article.publishedAt,
    body,
  }
}

/** The claim as the folds see it, read through merges; call it for visible rows alone. */
export function visibleClaim(row: ClaimRow, article: ArticleRow, codebook: Codebook): VisibleClaim {
  const known = seen.get(row)
  if (known?.article === article && known.codebook === codebook) return known.claim
  const claim = seeClaim(row, article, codebook)
  seen.set(row, { article, codebook, claim })
  return claim
}

// A claim is folded again at every event of its proposition: the same row gives the same object, by which the folds
// in turn know what they have worked out already.
const seen = new WeakMap<ClaimRow, { article: ArticleRow; codebook: Codebook; claim: VisibleClaim }>()

function seeClaim(row: ClaimRow, article: ArticleRow, codebook: Codebook): VisibleClaim {
  const { reading, coder, confidence, review } = row.body
  return {
    claimId: row.claimId,
    claimKey: row.claimKey,
    articleId: row.articleId,
    reading: readThrough(reading, codebook),
    coder,
    confidence,
    review: { status: review.status, reasons: [...row.body.ownReasons] },
    language: article.language,
    outlet: article.outlet,
    agency: article.agency === null ? null : article.agency.toLowerCase(),
    publishedAt: article.publishedAt,
    publishedOn: dayOf(article.publishedAt, article.timeZone),
    origin: article.origin,
    exactCopyOf: article.exactCopyOf,
  }
}

/**
 * What can happen to a claim. These events live in the stream of the article that reports it,
 * `article-<articleId>`, so an article and its claims are appended together or not at all.
 */
import { z } from 'zod'
import {
  ArticleId,
  ClaimId,
  ClaimKey,
  CodebookVersion,
  PartyId,
  PropositionId,
  Sha256,
  SpeakerId,
} from '../ids.ts'
import {
  Attribution,
  CivilDate,
  ClaimLink,
  ClaimMandate,
  ClaimType,
  Coder,
  Condition,
  Modality,
  Offset,
  Polarity,
  QuoteMode,
  ReviewReason,
  ReviewStatus,
  Span,
  StatedAt,
  Trace,
  Voice,
} from '../vocabulary.ts'

/** What was said, by whom, for whom, when, and on which words it rests (semantics.md, section 1). */
export const Reading = z.strictObject({
  textHash: Sha256,
  /** 0-based index of the non-empty line. */
  block: Offset,
  spans: z.array(Span).min(1).max(50),
  quoteMode: QuoteMode,
  speaker: SpeakerId,
  mandate: ClaimMandate.nullable(),
  /** The party whose own position it is; null for the newsroom, speakers without a party, and ascriptions. */
  holder: PartyId.nullable(),
  attribution: z.array(Attribution).max(20),
  /** The party to which a position is ascribed; never together with `holder`. */
  aboutParty: PartyId.nullable(),
  voice: Voice,
  claimType: ClaimType,
  proposition: PropositionId,
  /** Null is unclear and sets nothing; 0 is a party that says it is neutral. */
  polarity: Polarity.nullable(),
  conditions: z.array(Condition).max(20),
  modality: Modality,
  addressee: PartyId.nullable(),
  links: z.array(ClaimLink).max(50),
  statedAt: StatedAt,
  /** The first day on which the claim no longer holds, where the text gives a term. */
  validUntil: CivilDate.nullable(),
  value: z
    .strictObject({
      number: z.number(),
      unit: z.string().max(100),
      comparator: z.enum(['=', '<', '<=', '>', '>=', '~']),
    })
    .nullable(),
})
export type Reading = Readonly<z.infer<typeof Reading>>

export const Review = z.strictObject({ status: ReviewStatus, reasons: z.array(ReviewReason) })
export type Review = Readonly<z.infer<typeof Review>>

const of = { schemaVersion: z.literal(1), articleId: ArticleId, claimId: ClaimId }
const byPerson = { by: z.string().min(1).max(200), reason: z.string().min(1).max(2_000) }

/** What one coder read: identity, reading, and how sure it is. */
export const CodedClaim = z.strictObject({
  claimId: ClaimId,
  claimKey: ClaimKey,
  reading: Reading,
  /** Product of the factors in `trace`; null for a person. */
  confidence: z.number().min(0).max(1).nullable(),
  trace: Trace,
  review: Review,
})
export type CodedClaim = Readonly<z.infer<typeof CodedClaim>>

/** An extractor, a model or a person read a claim in the article. */
export const ClaimRecorded = z.strictObject({
  type: z.literal('ClaimRecorded'),
  ...of,
  claimKey: ClaimKey,
  coder: Coder,
  /** Who sent it, where a person or a model did; null for our own rules. */
  by: z.string().min(1).max(200).nullable(),
  codebookVersion: CodebookVersion,
  confidence: z.number().min(0).max(1).nullable(),
  reading: Reading,
  review: Review,
  trace: Trace,
})

/** A person replaced the reading. The words it rests on are part of the reading. */
export const ClaimCorrected = z.strictObject({
  type: z.literal('ClaimCorrected'),
  ...of,
  ...byPerson,
  codebookVersion: CodebookVersion,
  reading: Reading,
  /** Why somebody should look at it again: absent where nothing speaks against the reading. */
  reasons: z.array(ReviewReason).min(1).optional(),
})

/** A person confirmed the reading or refused it; later runs of an extractor do not change that. */
export const ClaimReviewed = z.strictObject({
  type: z.literal('ClaimReviewed'),
  ...of,
  ...byPerson,
  verdict: z.enum(['accepted', 'rejected']),
})

/** The claim must no longer count, whoever coded it. */
export const ClaimRetracted = z.strictObject({ type: z.literal('ClaimRetracted'), ...of, ...byPerson })

/** A newer extractor, codebook or text no longer gives the claim. It stays in the log. */
export const ClaimSuperseded = z.strictObject({
  type: z.literal('ClaimSuperseded'),
  ...of,
  coder: Coder,
  /** The claim with the same key that took its place; null when the words are no longer read as a claim. */
  supersededBy: ClaimId.nullable(),
})

/** What can happen to an article. Its text is kept beside the log, by its SHA-256, so that it can be erased. */
import { z } from 'zod'
import { ArticleId, CodebookVersion, Sha256 } from '../ids.ts'
import { Coder, Instant } from '../vocabulary.ts'
import {
  ClaimCorrected,
  ClaimRecorded,
  ClaimRetracted,
  ClaimReviewed,
  ClaimSuperseded,
} from './claim-events.ts'

const of = { schemaVersion: z.literal(1), articleId: ArticleId }
const byPerson = { by: z.string().min(1).max(200), reason: z.string().min(1).max(2_000).nullable() }

/**
 * What the text looks like to somebody who must not keep it: enough to tell copies and near-copies apart.
 * `shingles` are the smallest 32-bit hashes of its 5-word shingles, ascending, at most 400: a bottom-k sketch, exact
 * for short articles.
 */
export const Fingerprint = z.strictObject({
  normalizedHash: Sha256,
  shingles: z.array(z.int().min(0).max(4_294_967_295)).max(400),
})
export type Fingerprint = Readonly<z.infer<typeof Fingerprint>>

export const ArticleRegistered = z.strictObject({
  type: z.literal('ArticleRegistered'),
  ...of,
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  agency: z.string().nullable(),
  /** BCP 47, given or detected; `und` when neither. */
  language: z.string(),
  timeZone: z.string(),
  publishedAt: Instant,
  textHash: Sha256,
  /** UTF-16 code units. */
  textLength: z.int().min(1),
  fingerprint: Fingerprint,
  warnings: z.array(z.string()),
  by: z.string(),
})

export const ArticleRevised = z.strictObject({
  type: z.literal('ArticleRevised'),
  ...of,
  ...byPerson,
  title: z.string().nullable(),
  publishedAt: Instant,
  textHash: Sha256,
  textLength: z.int().min(1),
  fingerprint: Fingerprint,
  warnings: z.array(z.string()),
})

export const ArticleWithdrawn = z.strictObject({ type: z.literal('ArticleWithdrawn'), ...of, ...byPerson })
export const ArticleErased = z.strictObject({ type: z.literal('ArticleErased'), ...of, ...byPerson })

/** One run of an extractor over one text is done; what it found stands before this event. */
export const ExtractionCompleted = z.strictObject({
  type: z.literal('ExtractionCompleted'),
  ...of,
  coder: Coder,
  codebookVersion: CodebookVersion,
  /** SHA-256 of the codebook as it was read: the same text, extractor and codebook append nothing. */
  codebookHash: Sha256,
  textHash: Sha256,
  claimCount: z.int().min(0),
})

export const ArticleEvent = z.discriminatedUnion('type', [
  ArticleRegistered,
  ArticleRevised,
  ArticleWithdrawn,
  ArticleErased,
  ExtractionCompleted,
  ClaimRecorded,
  ClaimCorrected,
  ClaimReviewed,
  ClaimRetracted,
  ClaimSuperseded,
])
export type ArticleEvent = Readonly<z.infer<typeof ArticleEvent>>

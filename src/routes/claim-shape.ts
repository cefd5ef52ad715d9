/** A claim in answers: the coded reading with its source, read through the merges of the codebook in force. */
import { z } from 'zod'
import { type ArticleRow, findArticles, type ReadPoint } from '../../db/articles.ts'
import { findRecordedTimes } from '../../db/as-of.ts'
import type { ClaimRow } from '../../db/claims.ts'
import { readThrough } from '../../events/article/read-through.ts'
import {
  CivilDate,
  ClaimType,
  Derivation,
  Instant,
  Modality,
  Position,
  Precision,
  QuoteMode,
  ReviewReason,
  ReviewStatus,
  Sign,
  Voice,
} from '../../events/vocabulary.ts'
import type { ClaimBody } from '../../projections/claims.ts'
import { SourceShape, toSource } from './article-shape.ts'
import type { AsOf } from './as-of.ts'
import type { Dependencies } from './dependencies.ts'
import { MadeId, NullablePolarity, Sha256Text, Slug, Version } from './shapes.ts'

const offset = z.int().min(0).max(10_000_000)
const RangeShape = z.object({ start: offset, end: offset }).meta({ id: 'Range' })
const SpanShape = z
  .object({
    start: offset,
    end: offset.describe('Excluded. Offsets are UTF-16 code units of the untouched text.'),
    exact: z.string().max(1_000_000),
    prefix: z.string().max(32),
    suffix: z.string().max(32),
  })
  .meta({ id: 'Span' })
const speaker = z.string().max(300)
const moment = z.union([CivilDate, Instant]).nullable()

export const StatedAtShape = z
  .object({
    from: moment,
    to: moment.describe('Excluded.'),
    precision: Precision,
    derivation: Derivation,
    anchor: RangeShape.nullable(),
  })
  .meta({ id: 'StatedAt' })

const ConditionShape = z
  .object({
    text: z.string().max(2_000),
    span: RangeShape.nullable(),
    status: z.enum(['open', 'met', 'refused', 'unknown']),
    proposition: Slug.nullable(),
    requiredSign: Sign.nullable(),
    controlledBy: Slug.nullable(),
  })
  .meta({ id: 'ClaimCondition' })

const MandateShape = z
  .object({
    party: Slug,
    role: z.string().max(300).nullable(),
    rank: z.int().min(1).max(5),
    from: CivilDate.nullable(),
    until: CivilDate.nullable(),
    unverified: z.boolean(),
  })
  .meta({ id: 'ClaimMandate' })

const ReviewShape = z
  .object({
    status: ReviewStatus,
    reasons: z.array(ReviewReason).max(20),
    by: z.string().max(200).nullable().describe('Who decided last.'),
    at: Instant.nullable().describe('When.'),
    reason: z.string().max(2_000).nullable().describe('Why.'),
  })
  .meta({ id: 'ClaimReview' })

export const ClaimShape = z
  .object({
    claimId: MadeId,
    claimKey: z.string().length(32).describe('Survives a new version of the extractor.'),
    state: z.enum(['visible', 'rejected', 'retracted', 'superseded', 'withdrawn', 'erased']),
    supersededBy: MadeId.nullable(),
    articleId: MadeId,
    article: SourceShape,
    textHash: Sha256Text.describe('The text in which its spans count.'),
    inCurrentText: z
      .boolean()
      .describe('Whether that is the text of the article now; false once it was revised.'),
    block: offset.describe('0-based index of the non-empty line.'),
    spans: z.array(SpanShape).max(50),
    quoteMode: QuoteMode,
    speaker,
    mandate: MandateShape.nullable().describe('The one in force when it was said.'),
    holder: Slug.nullable().describe('The party whose own position it is.'),
    attribution: z
      .array(
        z
          .object({
            who: speaker,
            relation: z.enum(['publishes', 'relays', 'quotes', 'speaksFor']),
            cue: RangeShape.nullable(),
          })
          .meta({ id: 'Attribution' }),
      )
      .max(20)
      .describe('Outlet first, holder last.'),
    aboutParty: Slug.nullable().describe('The party to which a position is ascribed.'),
    voice: Voice,
    claimType: ClaimType,
    proposition: Slug,
    codedProposition: Slug.describe('What the coder wrote, before merges of the codebook.'),
    polarity: NullablePolarity,
    conditions: z.array(ConditionShape).max(20),
    modality: Modality,
    addressee: Slug.nullable(),
    links: z
      .array(
        z
          .object({
            relation: z.enum(['denies', 'contrasts', 'replies']),
            claimKey: z.string().length(32),
            cue: RangeShape.nullable(),
          })
          .meta({ id: 'ClaimLink' }),
      )
      .max(50),
    statedAt: StatedAtShape,
    validUntil: CivilDate.nullable(),
    value: z
      .object({
        number: z.number(),
        unit: z.string().max(100),
        comparator: z.enum(['=', '<', '<=', '>', '>=', '~']),
      })
      .meta({ id: 'ClaimValue' })
      .nullable(),
    coder: z
      .object({
        kind: z.enum(['rule', 'model', 'human']),
        id: z.string().max(200),
        version: z.string().max(100),
      })
      .meta({ id: 'Coder' }),
    confidence: z.number().min(0).max(1).nullable().describe('The product of the factors in `trace`.'),
    trace: z
      .array(
        z
          .object({
            stage: z.string().max(100),
            rule: z.string().max(300),
            span: RangeShape.nullable(),
            factor: z.number().min(0).max(1),
          })
          .meta({ id: 'TraceStep' }),
      )
      .max(1_000),
    codebookVersion: Version.describe('The codebook that it was read with.'),
    review: ReviewShape,
    publishedAt: Instant,
    language: z.string().max(35),
    recordedAt: Instant,
    position: Position.describe('Where the log first records it.'),
    lastPosition: Position.describe('Its own last event.'),
  })
  .meta({ id: 'Claim' })
export type Claim = z.infer<typeof ClaimShape>

/** The coded fields alone, before merges of the codebook: what a correction replaces. */
export const ReadingShape = ClaimShape.pick({
  textHash: true,
  block: true,
  spans: true,
  quoteMode: true,
  speaker: true,
  mandate: true,
  holder: true,
  attribution: true,
  aboutParty: true,
  voice: true,
  claimType: true,
  proposition: true,
  polarity: true,
  conditions: true,
  modality: true,
  addressee: true,
  links: true,
  statedAt: true,
  validUntil: true,
  value: true,
}).meta({ id: 'ClaimReading' })

// Written by our own fold, in this very shape, and checked as events before: parsing it again would cost more than the query.
export const bodyOfClaim = (row: ClaimRow): ClaimBody => row.body as ClaimBody

/** Rows as answers: with their articles and the times of their events, one query for each of both. */
export async function toClaims(
  { db }: Pick<Dependencies, 'db'>,
  { at, asOf, rows }: Readonly<{ at: ReadPoint; asOf: AsOf; rows: readonly ClaimRow[] }>,
): Promise<Claim[]> {
  const positions = rows.flatMap((row) => {
    const { decision } = bodyOfClaim(row).review
    return decision ? [row.recorded_at, decision.position] : [row.recorded_at]
  })
  const [articles, times] = await Promise.all([
    findArticles(db, at, [...new Set(rows.map((row) => row.article_id))]),
    findRecordedTimes(db, at.dossierId, [...new Set(positions)]),
  ])
  const sources = new Map(articles.map((row) => [row.article_id, row]))
  return rows.map((row) => {
    const article = sources.get(row.article_id)
    if (!article) throw new Error(`the article of claim ${row.claim_id} is not projected`)
    return toClaim(row, { article, times, asOf })
  })
}

type Surroundings = Readonly<{
  article: ArticleRow
  times: ReadonlyMap<number, string>
  asOf: AsOf
}>

function toClaim(row: ClaimRow, { article, times, asOf }: Surroundings): Claim {
  const source = toSource(article)
  const body = bodyOfClaim(row)
  const { published } = asOf
  const { proposition, polarity, ...reading } = published
    ? readThrough(body.reading, published.codebook)
    : body.reading
  const { decision } = body.review
  return {
    claimId: row.claim_id,
    claimKey: row.claim_key,
    state: ClaimShape.shape.state.parse(row.state),
    supersededBy: body.supersededBy,
    articleId: row.article_id,
    article: source,
    ...reading,
    inCurrentText: reading.textHash === article.text_hash,
    proposition,
    codedProposition: row.coded_proposition,
    polarity,
    coder: body.coder,
    confidence: body.confidence,
    trace: [...body.trace],
    codebookVersion: body.codebookVersion,
    review: {
      status: body.review.status,
      reasons: z.array(ReviewReason).parse(row.review_reasons),
      by: decision?.by ?? null,
      at: decision ? timeOf(times, decision.position) : null,
      reason: decision?.reason ?? null,
    },
    publishedAt: source.publishedAt,
    language: article.language,
    recordedAt: timeOf(times, row.recorded_at),
    position: row.recorded_at,
    lastPosition: row.last_event_at,
  }
}

export function timeOf(times: ReadonlyMap<number, string>, position: number): string {
  const time = times.get(position)
  if (time === undefined) throw new Error(`the log has no event at position ${position}`)
  return time
}

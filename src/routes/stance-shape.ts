/** A stance in answers: its state, the acts behind it, and beside every quote the article it stands in. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { findArticles, type ReadPoint } from '../../db/articles.ts'
import { type ClaimRow, findClaims } from '../../db/claims.ts'
import type { Database } from '../../db/schema.ts'
import { CivilDate, Instant, Precision, Sign, Voice } from '../../events/vocabulary.ts'
import { stanceStatuses } from '../../projections/stances/period.ts'
import { listedBases } from '../../projections/stances/roles.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import { type Source, SourceShape, toSource } from './article-shape.ts'
import { bodyOfClaim } from './claim-shape.ts'
import { MadeId, NullablePolarity, Slug } from './shapes.ts'

const day = CivilDate.nullable()
const speaker = z.string().max(300)

const StanceConditionShape = z
  .object({
    text: z.string().max(2_000),
    status: z.enum(['open', 'met', 'refused', 'unknown']),
    proposition: Slug.nullable(),
    requiredSign: Sign.nullable(),
    controlledBy: Slug.nullable(),
  })
  .meta({ id: 'StanceCondition' })

/** What holds of a pair, without what grows. */
export const stateFields = {
  status: z.enum(stanceStatuses),
  value: NullablePolarity,
  conditions: z.array(StanceConditionShape).max(100),
  blockedBy: z
    .array(Slug)
    .max(100)
    .describe('Parties that hold the opposite of what a condition asks of them.'),
  since: day.describe('First day of the unbroken run; null where the first act has no exact day.'),
  sinceNoLaterThan: day,
  lastAffirmedAt: day,
  lastMentionedAt: day,
  stale: z.boolean(),
  validUntil: day,
  evidenceCount: z.int().min(0).describe('Acts of the current run.'),
  derivedFrom: z.array(Slug).max(10).describe('The proposition from which it follows by the codebook.'),
}

export const QuoteShape = z
  .object({ claimId: MadeId, exact: z.string().max(1_000_000) })
  .meta({ id: 'Quote' })

const entryFields = {
  actId: MadeId,
  speaker,
  rank: z.int().min(1).max(5).nullable().describe('1 head of state or government … 5 anonymous official.'),
  polarity: NullablePolarity,
  statedAt: z
    .object({
      from: z.union([CivilDate, Instant]).nullable(),
      to: z.union([CivilDate, Instant]).nullable(),
      precision: Precision,
    })
    .meta({ id: 'ActStatedAt' }),
  origins: z.int().min(0).describe('Independent origins; never a count of articles.'),
  claims: z.array(MadeId).max(10_000).describe('The first is the one that is quoted.'),
  quote: QuoteShape.nullable().describe('Null once the text was erased.'),
  article: SourceShape.nullable().describe('Where the quote stands.'),
}

export const EvidenceShape = z.object(entryFields).meta({ id: 'Evidence' })
export const ListedShape = z
  .object({
    ...entryFields,
    voice: Voice,
    basis: z.enum(listedBases).describe('Why it is listed and sets nothing.'),
    by: z.string().max(300).describe('Through whom it is known.'),
  })
  .meta({ id: 'ListedAct' })
export const UncertainShape = z
  .object({
    ...entryFields,
    reason: z.enum([
      'rank',
      'confidence',
      'review',
      'unclear',
      'modality',
      'type',
      'disputed',
      'date',
      'undated_change',
    ]),
    disputedBy: MadeId.nullable(),
  })
  .meta({ id: 'UncertainAct' })

const endReason = z.enum(['reversed', 'contested', 'expired', 'recanted', 'disputed'])

export const detailFields = {
  last: z
    .object({ value: NullablePolarity, until: CivilDate, reason: endReason })
    .meta({ id: 'LastStance' })
    .nullable()
    .describe('What was last held, where nothing is held now.'),
  sides: z
    .array(
      z
        .object({ value: NullablePolarity, acts: z.array(EvidenceShape).max(1_000) })
        .meta({ id: 'StanceSide' }),
    )
    .max(2)
    .describe('The two groups of a contest.'),
  evidence: z.array(EvidenceShape).max(50).describe('The newest 50 acts of the current run, newest first.'),
  evidenceNext: z.string().max(2_000).nullable().describe('The link of the next page of evidence.'),
  listed: z.array(ListedShape).max(50),
  uncertain: z.array(UncertainShape).max(50),
  history: z
    .array(
      z
        .object({
          value: NullablePolarity,
          since: day,
          sinceNoLaterThan: day,
          until: CivilDate,
          endedBy: MadeId.nullable(),
          reason: endReason,
        })
        .meta({ id: 'EarlierStance' }),
    )
    .max(500)
    .describe('Earlier runs, oldest first.'),
}

/** A pair in a list: what holds of it. */
export const StanceState = z
  .object({ party: Slug, proposition: Slug, ...stateFields })
  .meta({ id: 'StanceState' })

const StateShape = z.object(stateFields)

export const toState = (answer: StanceAnswer): z.infer<typeof StateShape> => ({
  status: answer.status,
  value: answer.value,
  conditions: [...answer.conditions],
  blockedBy: [...answer.blockedBy],
  since: answer.since,
  sinceNoLaterThan: answer.sinceNoLaterThan,
  lastAffirmedAt: answer.lastAffirmedAt,
  lastMentionedAt: answer.lastMentionedAt,
  stale: answer.stale,
  validUntil: answer.validUntil,
  evidenceCount: answer.evidenceCount,
  derivedFrom: [...answer.derivedFrom],
})

/** The first claim of every entry, and the article in which it stands: two queries, however many entries. */
export async function readQuotes(
  db: Kysely<Database>,
  at: ReadPoint,
  entries: readonly Quotable[],
): Promise<Quotes> {
  const wanted = [...new Set(entries.flatMap(({ claims }) => claims.slice(0, 1)))]
  const claims = await findClaims(db, at, wanted)
  const articles = await findArticles(db, at, [...new Set(claims.map((claim) => claim.article_id))])
  return {
    claims: new Map(claims.map((claim) => [claim.claim_id, claim])),
    sources: new Map(articles.map((article) => [article.article_id, toSource(article)])),
  }
}

/** Whatever rests on claims, of which the first is the one to quote. */
type Quotable = Readonly<{ claims: readonly string[] }>

export type Quotes = Readonly<{
  claims: ReadonlyMap<string, ClaimRow>
  sources: ReadonlyMap<string, Source>
}>

/** An entry with its quote; whatever else the entry has is kept. */
export function withQuote<Entry extends Quotable>(entry: Entry, { claims, sources }: Quotes) {
  const claim = claims.get(entry.claims[0] ?? '')
  const exact = claim && claim.state !== 'erased' ? bodyOfClaim(claim).reading.spans[0]?.exact : undefined
  return {
    ...entry,
    claims: [...entry.claims],
    quote: claim && exact !== undefined ? { claimId: claim.claim_id, exact } : null,
    article: claim ? (sources.get(claim.article_id) ?? null) : null,
  }
}

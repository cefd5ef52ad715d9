/** Words that every stream shares: instants, dates, spans, polarity, voice, and the closed lists of a claim. */
import { z } from 'zod'
import { PartyId, PropositionId } from './ids.ts'

/** UTC with six decimals, so that comparing text compares time: `2025-04-15T20:41:07.482913Z`. */
export const Instant = z.string().regex(/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
export type Instant = z.infer<typeof Instant>

/** A civil date, `2025-04-15`, that exists in the calendar; the year is 1000 to 9999. */
export const CivilDate = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\d$/, 'a date such as 2025-04-15')
  .refine(isCalendarDate, 'a day that exists in the calendar')
export type CivilDate = z.infer<typeof CivilDate>

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The place of an event in its dossier's log: 1, 2, 3 … without gaps. */
export const Position = z.int().min(0)
export type Position = z.infer<typeof Position>

export const Offset = z.int().min(0)

/** Where words stand: UTF-16 code units of the untouched text, end excluded. */
export const Range = z.strictObject({ start: Offset, end: Offset })
export type Range = Readonly<z.infer<typeof Range>>

/** Words and where they stand: `exact === text.slice(start, end)`, with up to 32 units on either side. */
export const Span = z.strictObject({
  start: Offset,
  end: Offset,
  exact: z.string().min(1),
  prefix: z.string().max(32),
  suffix: z.string().max(32),
})
export type Span = Readonly<z.infer<typeof Span>>

/** -2 rejects, -1 reserved, 0 says it is neutral, +1 partial or conditional, +2 affirms. */
export const Polarity = z.union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)])
export type Polarity = z.infer<typeof Polarity>

export const Voice = z.enum(['self', 'relayed', 'reported', 'outlet'])
export type Voice = z.infer<typeof Voice>

export const ClaimType = z.enum([
  'stance',
  'demand',
  'offer',
  'commitment',
  'rejection',
  'threat',
  'accusation',
  'denial',
  'recantation',
  'assertion',
  'assessment',
  'forecast',
  'announcement',
])
export type ClaimType = z.infer<typeof ClaimType>

export const Modality = z.enum(['actual', 'future', 'hypothetical', 'not_yet', 'historical', 'question'])
export type Modality = z.infer<typeof Modality>

export const QuoteMode = z.enum(['direct', 'indirect', 'mixed', 'headline', 'none'])
export type QuoteMode = z.infer<typeof QuoteMode>

export const Precision = z.enum(['minute', 'day', 'week', 'month', 'year', 'unknown'])
export type Precision = z.infer<typeof Precision>

export const Derivation = z.enum(['explicit', 'weekday', 'relative', 'deadline', 'carried', 'publication'])
export type Derivation = z.infer<typeof Derivation>

/**
 * When it was said: half-open. Civil dates for a day or coarser, instants for a minute. An undated claim has `from`
 * null and `to` the day after its publication.
 */
export const StatedAt = z.strictObject({
  from: z.union([CivilDate, Instant]).nullable(),
  to: z.union([CivilDate, Instant]).nullable(),
  precision: Precision,
  derivation: Derivation,
  anchor: Range.nullable(),
})
export type StatedAt = Readonly<z.infer<typeof StatedAt>>

export const Sign = z.enum(['+', '-'])
export type Sign = z.infer<typeof Sign>

/** "Accepts if": kept in its own words; `span` is null when it is only implied. */
export const Condition = z.strictObject({
  text: z.string().min(1).max(2_000),
  span: Range.nullable(),
  status: z.enum(['open', 'met', 'refused', 'unknown']),
  proposition: PropositionId.nullable(),
  requiredSign: Sign.nullable(),
  controlledBy: PartyId.nullable(),
})
export type Condition = Readonly<z.infer<typeof Condition>>

/** 1 head of state or government … 5 anonymous official. A metonym has rank 2. */
export const Rank = z.int().min(1).max(5)

/** The mandate that was in force when it was said, copied so that a later codebook cannot rewrite it. */
export const ClaimMandate = z.strictObject({
  party: PartyId,
  role: z.string().nullable(),
  rank: Rank,
  from: CivilDate.nullable(),
  until: CivilDate.nullable(),
  unverified: z.boolean(),
})
export type ClaimMandate = Readonly<z.infer<typeof ClaimMandate>>

/** One link of the chain, outlet first, holder last. A medium is `outlet` or `outlet:<name>`. */
export const Attribution = z.strictObject({
  who: z.string().min(1).max(300),
  relation: z.enum(['publishes', 'relays', 'quotes', 'speaksFor']),
  cue: Range.nullable(),
})
export type Attribution = Readonly<z.infer<typeof Attribution>>

/** What the words themselves draw between two claims of one article; `cue` is where they say so. */
export const ClaimLink = z.strictObject({
  relation: z.enum(['denies', 'contrasts', 'replies']),
  claimKey: z.string().regex(/^[0-9a-f]{32}$/),
  cue: Range.nullable(),
})
export type ClaimLink = Readonly<z.infer<typeof ClaimLink>>

export const Coder = z.strictObject({
  kind: z.enum(['rule', 'model', 'human']),
  id: z.string().min(1).max(200),
  version: z.string().min(1).max(100),
})
export type Coder = Readonly<z.infer<typeof Coder>>

/** One step of a reading: which rule fired where, and the factor by which it changed the confidence. */
export const TraceStep = z.strictObject({
  stage: z.string().min(1),
  rule: z.string().min(1),
  span: Range.nullable(),
  /** Confidence is the product of all factors; 1 leaves it as it is. */
  factor: z.number().min(0).max(1),
})
export const Trace = z.array(TraceStep)
export type TraceStep = Readonly<z.infer<typeof TraceStep>>
export type Trace = readonly TraceStep[]

export const ReviewReason = z.enum([
  'undated_change',
  'mandate_mismatch',
  'mandate_straddle',
  'mandate_unverified',
  'low_confidence',
  'model_coded',
  'stated_after_publication',
])
export type ReviewReason = z.infer<typeof ReviewReason>
export const ReviewStatus = z.enum(['proposed', 'accepted', 'rejected'])

export const PropositionKind = z.enum(['position', 'fact', 'assessment', 'forecast'])
export type PropositionKind = z.infer<typeof PropositionKind>

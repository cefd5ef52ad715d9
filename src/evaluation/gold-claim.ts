/** The gold: what careful readers coded in a text, as a file gives it. Notes on how it came about are left out. */
import { z } from 'zod'
import { PartyId, PropositionId, SpeakerId } from '../../events/ids.ts'
import {
  CivilDate,
  ClaimType,
  Offset,
  Polarity,
  Precision,
  QuoteMode,
  Range,
  Voice,
} from '../../events/vocabulary.ts'

const Name = z.string().min(1).max(200)

const Coded = z.object({
  /** Names the claim in examples and links. */
  id: Name,
  /** As the manifest, or the line of NDJSON, names it. */
  article: Name,
  /** 0-based index of the non-empty line. */
  block: Offset,
  spans: z
    .array(z.object({ start: Offset, end: Offset, exact: z.string().min(1) }))
    .min(1)
    .max(50),
  speaker: SpeakerId,
  holder: PartyId.nullable(),
  aboutParty: PartyId.nullable(),
  proposition: PropositionId,
  polarity: Polarity.nullable(),
  conditions: z.array(z.string().min(1).max(2_000)).max(20),
  voice: Voice,
  claimType: ClaimType,
  quoteMode: QuoteMode,
  statedAt: z.object({ from: CivilDate.nullable(), to: CivilDate, precision: Precision }),
  /** Outlet first, holder or the party ascribed to last. */
  attribution: z.array(z.string().min(1).max(300)).max(20),
  /** False: debatable; it may be there or not. */
  core: z.boolean(),
})

export const GoldClaim = Coded.extend({
  /** Where the block lies in the text; worked out from `block` when left out. */
  blockRange: Range.optional(),
  /** Days that the wider text would give where `statedAt` is unknown: accepted, not required. */
  contextDays: z.array(CivilDate).max(50).optional(),
  /** Other readings that are as good, each with only what it reads otherwise. */
  alternatives: z
    .array(
      Coded.pick({
        speaker: true,
        holder: true,
        aboutParty: true,
        proposition: true,
        polarity: true,
        conditions: true,
        voice: true,
        claimType: true,
        statedAt: true,
      }).partial(),
    )
    .max(20)
    .optional(),
})
export type GoldClaim = Readonly<z.infer<typeof GoldClaim>>

/** Every claim has an id of its own. */
export const GoldClaims = z.array(GoldClaim).superRefine((claims, context) => {
  const seen = new Set<string>()
  for (const [at, { id }] of claims.entries()) {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: [at, 'id'], message: 'another claim has this id' })
    seen.add(id)
  }
})
export type GoldClaims = readonly GoldClaim[]

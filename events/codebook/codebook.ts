/** The codebook's schema: parties, agents with dated mandates, propositions and their cues. Data, never code. */
import { z } from 'zod'
import { AgentId, CodebookVersion, DossierId, PartyId, PropositionId } from '../ids.ts'
import { CivilDate, PropositionKind, Rank, Sign } from '../vocabulary.ts'
import { Cue, TermLists } from './cues.ts'

const textLengthMax = 300
const text = z.string().trim().min(1).max(textLengthMax)

/** BCP 47 language, two letters: the lexicons decide which of them are read. */
export const Language = z.string().regex(/^[a-z]{2}$/, 'a language such as fr or en')
const perLanguage = <T extends z.ZodType>(value: T) => z.record(Language, value)
const Names = perLanguage(z.array(text).min(1).max(100))
const Wikidata = z.string().regex(/^Q[1-9]\d{0,11}$/, 'a Wikidata id such as Q212')

export const Party = z.strictObject({
  id: PartyId,
  /** The first name of a language is the label; metonyms ("Moscow") are names too. */
  names: Names,
  kind: z.literal('collective').optional(),
  members: z
    .array(z.strictObject({ party: PartyId, from: CivilDate, until: CivilDate.nullable() }))
    .max(300)
    .optional(),
  wikidata: Wikidata.optional(),
})
export type Party = Readonly<z.infer<typeof Party>>

export const Mandate = z.strictObject({
  party: PartyId,
  role: Names,
  rank: Rank,
  from: CivilDate,
  /** A date is the first day without the mandate; null needs `asOf`, the day it was last checked. */
  until: CivilDate.nullable(),
  asOf: CivilDate.optional(),
})
export type Mandate = Readonly<z.infer<typeof Mandate>>

export const Agent = z.strictObject({
  id: AgentId,
  kind: z.enum(['person', 'body', 'anonymous']),
  names: Names,
  gender: z.enum(['m', 'f']).optional(),
  mandates: z.array(Mandate).max(100),
  wikidata: Wikidata.optional(),
})
export type Agent = Readonly<z.infer<typeof Agent>>

export const Proposition = z.strictObject({
  id: PropositionId,
  kind: PropositionKind,
  /** A sentence that can be supported or opposed, phrased in the positive. */
  statement: perLanguage(text),
  subject: PartyId.optional(),
  staleAfterDays: z.int().min(1).max(36_500).optional(),
  validUntil: CivilDate.optional(),
  /** "+": plus here means plus there, and minus there means minus here. */
  implies: z
    .array(z.strictObject({ polarity: Sign, proposition: PropositionId }))
    .max(50)
    .optional(),
  cues: perLanguage(z.array(Cue).max(500)).optional(),
  mergedInto: z.strictObject({ proposition: PropositionId, flip: z.boolean().optional() }).optional(),
  splitInto: z.array(PropositionId).min(2).max(20).optional(),
})
export type Proposition = Readonly<z.infer<typeof Proposition>>

export const Codebook = z.strictObject({
  id: DossierId,
  version: CodebookVersion,
  title: perLanguage(text),
  timeZone: z.string().min(1).max(100),
  /** Lists of words for cues: `$mairies` in a French cue is the list `mairies` of `fr`. */
  terms: TermLists.optional(),
  parties: z.array(Party).min(1).max(20_000),
  agents: z.array(Agent).max(20_000),
  propositions: z.array(Proposition).max(5_000),
})
export type Codebook = Readonly<z.infer<typeof Codebook>>

/** `staleAfterDays` where the codebook gives none: assessments age in a week, the rest in a month. */
export const staleAfterDaysOf = (proposition: Proposition): number =>
  proposition.staleAfterDays ?? (proposition.kind === 'assessment' ? 7 : 30)

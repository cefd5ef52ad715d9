/** What is kept of a contradiction: identity, sides, members, and its state along the axis of `validAt`. */
import type {
  ActId,
  ArticleId,
  ClaimId,
  ContradictionId,
  PartyId,
  PropositionId,
  SpeakerId,
} from '../../events/ids.ts'
import type { CivilDate, Instant, Polarity } from '../../events/vocabulary.ts'

export const rulesVersion = 1

/** In the order in which they are tried: the first that matches wins. */
export const contradictionKinds = [
  'explicit_denial',
  'factual_contradiction',
  'self_reversal',
  'spokesperson_split',
  'divergent_attribution',
  'divergent_assessment',
  'reported_vs_self',
  'outlet_vs_speaker',
  'word_vs_deed',
  'opposition',
] as const
export type ContradictionKind = (typeof contradictionKinds)[number]

export type Basis = 'source_asserted' | 'human' | 'computed'
export type Dating = 'certain' | 'possible'

/** What took the last pair of a record away, on the axis of what is known. */
export type DisappearanceCause = 'retracted' | 'corrected' | 'superseded' | 'withdrawn'
export type Resolution = DisappearanceCause | 'merged'

export type CuePlace = Readonly<{ articleId: ArticleId; start: number; end: number }>

export type Member = Readonly<{
  actId: ActId
  /** Index into `sides`. */
  side: 0 | 1
  speaker: SpeakerId
  /** Everyone to whom the act is attributed; `between` with agents looks here. */
  speakers: readonly SpeakerId[]
  proposition: PropositionId
  polarity: Polarity | null
  claims: readonly ClaimId[]
  lastDay: CivilDate
  /** From this moment on it belongs to the record, on the axis of `validAt`. */
  from: Instant
}>

/** The pair that is shown first. `a` is the earlier act. */
export type Primary = Readonly<{
  a: ActId
  b: ActId
  basis: Basis
  distance: number | null
  daysApart: number
}>

/** One stretch of `validAt` on which nothing but the list of members changes. */
export type RecordPeriod = Readonly<{
  validFrom: Instant
  validTo: Instant | null
  state: 'open' | 'ended'
  /** First day on which it was over; null while open. */
  until: CivilDate | null
  resolution: 'converged' | 'recanted' | null
  dating: Dating
  primary: Primary
}>

/**
 * One record as known at one position. `members` and `cues` carry the moment from which they belong to it, so one
 * record answers every `validAt` (`readContradiction`).
 */
export type ContradictionRecord = Readonly<{
  contradictionId: ContradictionId
  kind: ContradictionKind
  proposition: PropositionId
  /** Two parties, or for `outlet_vs_speaker` the outlet and the party; `a` of the founding pair first. */
  sides: readonly [string, string]
  /** The party of which opposite things are said (rows 5 and 7); null elsewhere. */
  subject: PartyId | null
  /** The pair by which it became known; the id is their hash. */
  founding: readonly [ActId, ActId]
  /** Position at which it first became known. */
  foundAt: number
  /** Known axis: `resolved` when no pair is left. Periods then hold what was last known. */
  known: 'live' | 'resolved'
  resolution: Resolution | null
  mergedInto: ContradictionId | null
  /** The day from which `validAt` shows it. */
  since: CivilDate
  members: readonly Member[]
  cues: readonly (CuePlace & Readonly<{ from: Instant }>)[]
  periods: readonly RecordPeriod[]
  /** Every act that was ever in it, retracted ones too: by these a returning pair finds its record again. */
  actsEver: readonly ActId[]
}>

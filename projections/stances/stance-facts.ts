/** What a read of one stance needs to be given, and the answer that it gives back (semantics.md, section 4). */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { ActId, ClaimId, PartyId, PropositionId, SpeakerId } from '../../events/ids.ts'
import type {
  CivilDate,
  Condition,
  Instant,
  Polarity,
  Precision,
  Sign,
  Voice,
} from '../../events/vocabulary.ts'
import type { Act, UncountedReason } from '../acts/act.ts'
import type { Period, StanceStatus } from './period.ts'
import type { ListedBasis } from './roles.ts'

/** A pair's own state at the asked dates: its row, and the acts named in `decidingActs` with what ties with them. */
export type DirectState = Readonly<{ period: Period; acts: readonly Act[] }>

export type StanceFacts = Readonly<{
  party: PartyId
  proposition: PropositionId
  validAt: CivilDate
  /** The dossier's zone. */
  zone: string
  /** The codebook in force at `knownAt`. */
  codebook: Codebook
  /** The row that covers `validAt` and `knownAt`. */
  period: Period | null
  /** The pair's rows at the same `knownAt` that begin before `period`, oldest first. */
  earlier: readonly Period[]
  /** The pair's acts visible at the same `knownAt` that begin before `validAtEnd`; any superset will do. */
  acts: readonly Act[]
  /** States of other pairs at the same two dates: premises (`premisesOf`) and controllers of conditions. */
  stateOf: (party: PartyId, proposition: PropositionId) => DirectState | undefined
}>

export type StanceCondition = Readonly<{
  text: string
  status: Condition['status']
  proposition: PropositionId | null
  requiredSign: Sign | null
  controlledBy: PartyId | null
}>

export type ActEntry = Readonly<{
  actId: ActId
  speaker: SpeakerId
  rank: number | null
  polarity: Polarity | null
  statedAt: Readonly<{
    from: CivilDate | Instant | null
    to: CivilDate | Instant | null
    precision: Precision
  }>
  origins: number
  /** The first is the one to quote. */
  claims: readonly ClaimId[]
}>

export type ListedEntry = ActEntry & Readonly<{ voice: Voice; basis: ListedBasis; by: string }>
export type UncertainReason = UncountedReason | 'date' | 'undated_change'
export type UncertainEntry = ActEntry & Readonly<{ reason: UncertainReason; disputedBy: ClaimId | null }>

export type StanceSide = Readonly<{ value: Polarity | null; acts: readonly ActEntry[] }>
export type HistoryEntry = Readonly<{
  value: Polarity
  since: CivilDate | null
  sinceNoLaterThan: CivilDate | null
  /** First day on which it no longer held. */
  until: CivilDate
  /** The act that ended it; null when its term passed. */
  endedBy: ActId | null
  reason: EndReason
}>
export type EndReason = 'reversed' | 'contested' | 'expired' | 'recanted' | 'disputed'

export type StanceAnswer = Readonly<{
  status: StanceStatus
  value: Polarity | null
  conditions: readonly StanceCondition[]
  /** Parties that hold the opposite of what a condition requires of them. */
  blockedBy: readonly PartyId[]
  since: CivilDate | null
  sinceNoLaterThan: CivilDate | null
  lastAffirmedAt: CivilDate | null
  lastMentionedAt: CivilDate | null
  stale: boolean
  validUntil: CivilDate | null
  last: Readonly<{ value: Polarity; until: CivilDate; reason: EndReason }> | null
  sides: readonly StanceSide[]
  evidenceCount: number
  /** Newest first, at most `entriesMax` of each. */
  evidence: readonly ActEntry[]
  listed: readonly ListedEntry[]
  uncertain: readonly UncertainEntry[]
  derivedFrom: readonly PropositionId[]
  history: readonly HistoryEntry[]
}>

/** The newest of each list that one answer carries; pages give the rest. */
export const entriesMax = 50

/** Of a pair of which nothing is known: neither neutral nor missing. */
export const unknownAnswer: StanceAnswer = {
  status: 'unknown',
  value: null,
  conditions: [],
  blockedBy: [],
  since: null,
  sinceNoLaterThan: null,
  lastAffirmedAt: null,
  lastMentionedAt: null,
  stale: false,
  validUntil: null,
  last: null,
  sides: [],
  evidenceCount: 0,
  evidence: [],
  listed: [],
  uncertain: [],
  derivedFrom: [],
  history: [],
}

/** The rows of `acts`, `stance_periods` and `contradictions`: what the folds of one proposition leave behind. */
import type { ActId, ClaimKey, ContradictionId, PartyId, PropositionId } from '../events/ids.ts'
import type { CivilDate, Instant, Position } from '../events/vocabulary.ts'
import type { Act } from './acts/act.ts'
import type { ContradictionRecord } from './contradictions/record.ts'
import type { Table } from './projection.ts'
import type { Period } from './stances/period.ts'
import type { Role } from './stances/roles.ts'

/** One row per pair that an act belongs to. */
export type ActRow = Readonly<{
  party: PartyId
  proposition: PropositionId
  actId: ActId
  /** How it belongs to the pair: it sets the stance, or it is listed for one of four reasons. */
  role: Role
  moment: Instant
  body: Act
}>

/** What a period remembers beyond its state, for the second read. */
export type PeriodBody = Pick<Period, 'runFrom' | 'runSign' | 'cause' | 'openedBy'>

export type StancePeriodRow = Readonly<{ party: PartyId; proposition: PropositionId }> &
  Omit<Period, keyof PeriodBody> &
  Readonly<{ body: PeriodBody }>

export type ContradictionState = 'open' | 'ended' | 'resolved' | 'dismissed'

/** One row per stretch of `validAt` on which the record has one state. */
export type ContradictionRow = Readonly<{
  contradictionId: ContradictionId
  validFrom: Instant
  validTo: Instant | null
  /** Position at which it first became known. */
  detectedAt: Position
  /** Position of the last decision about it, else of its detection: the tag that `If-Match` takes. */
  lastEventAt: Position
  kind: ContradictionRecord['kind']
  proposition: PropositionId
  sides: readonly string[]
  speakers: readonly string[]
  state: ContradictionState
  since: CivilDate
  body: ContradictionRecord
}>

/** A person's decision about a record, by which its state and its tag follow. */
export type ContradictionDecision = Readonly<{
  dismissed: boolean
  by: string
  reason: string
  position: Position
}>

/** Of a claim with this key, on the proposition that remembers it, to a claim on another one, or from it. */
export type Tie = Readonly<{ claimKey: ClaimKey; proposition: PropositionId }>

/** What the fold of a proposition must remember beyond its open rows. */
export type Memory = Readonly<{
  /** Every record ever founded. */
  records: readonly ContradictionRecord[]
  decisions: Readonly<Record<ContradictionId, ContradictionDecision>>
  ties: readonly Tie[]
  /** The acts on other propositions at the other ends of the ties, in the order of their ids. */
  linkedActs: readonly Act[]
}>

export const emptyMemory: Memory = { records: [], decisions: {}, ties: [], linkedActs: [] }

export const acts: Table<ActRow> = { name: 'acts', key: ['party', 'proposition', 'actId'] }
export const stancePeriods: Table<StancePeriodRow> = {
  name: 'stance_periods',
  key: ['party', 'proposition', 'validFrom'],
}
export const contradictions: Table<ContradictionRow> = {
  name: 'contradictions',
  key: ['contradictionId', 'validFrom'],
}

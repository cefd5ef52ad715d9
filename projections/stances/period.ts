/** The state of one stance between two moments: what a row of `stance_periods` holds. No lists that grow. */
import type { ActId, ClaimId } from '../../events/ids.ts'
import type { CivilDate, Instant, Polarity } from '../../events/vocabulary.ts'
import type { PolaritySign, Stretch } from '../acts/act.ts'

/** The version of the rules and of their constants; every answer names it. */
export const foldVersion = 1

export const stanceStatuses = [
  'settled',
  'conditional',
  'contested',
  'expired',
  'reported_only',
  'unknown',
] as const
export type StanceStatus = (typeof stanceStatuses)[number]

/** What made this period begin; `history` and `last` are told from it. */
export type PeriodCause =
  | 'begun'
  | 'affirmed'
  | 'reversal'
  | 'contest'
  | 'expiry'
  | 'recantation'
  | 'dispute'
  | 'listed'

/**
 * No row means unknown and nothing listed. `unknown` has a row only after a value was taken back, so that `last` can
 * be told, or after all that was listed was denied. Civil dates are days in the dossier's zone.
 */
export type Period = Readonly<{
  validFrom: Instant
  /** The next period's `validFrom`; null when nothing later is known. */
  validTo: Instant | null
  status: StanceStatus
  value: Polarity | null
  since: CivilDate | null
  sinceNoLaterThan: CivilDate | null
  /** Last day of the newest dated act that affirms. */
  lastAffirmedAt: CivilDate | null
  /** Last day of the newest act that affirms, dated or not. */
  lastMentionedAt: CivilDate | null
  validUntil: CivilDate | null
  foldVersion: number
  /** Acts of the current run. */
  evidenceCount: number
  /** The act whose polarity is shown; in a contest the best of each side, the run's first. */
  decidingActs: readonly ActId[]
  /**
   * `Act.order` of the first act of the current run, and the run's sign: the evidence is the counting self acts of
   * that sign from there on that are certain. Null without a run.
   */
  runFrom: string | null
  runSign: Exclude<PolaritySign, null> | null
  cause: PeriodCause
  /** The act that made the period begin; null for time alone. */
  openedBy: ActId | null
}>

/**
 * A sign that changed because a dated act said so (rule 5.6): the two dated acts between which it changed, and from
 * when on that can be seen.
 */
export type Reversal = Readonly<{ earlier: ActId; later: ActId; from: Instant }>

/** Two dated acts of one party that stood against each other (rules 5.5 and 5.7). */
export type Contest = Readonly<{ a: ActId; b: ActId; endedBy: 'converged' | 'recanted' | null }> & Stretch

/** An undated act that would change the sign: it waits in `uncertain`, and its claims for review. */
export type UndatedChange = Readonly<{ actId: ActId; claims: readonly ClaimId[] }> & Stretch

export type StanceFold = Readonly<{
  periods: readonly Period[]
  undatedChanges: readonly UndatedChange[]
  reversals: readonly Reversal[]
  contests: readonly Contest[]
}>

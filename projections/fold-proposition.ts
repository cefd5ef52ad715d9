/** Everything that follows from the acts on one proposition: stances, contradictions, and the rows of all three. */
import { startOfDay } from '../events/calendar.ts'
import type { Codebook, Proposition } from '../events/codebook/codebook.ts'
import type { ClaimId, PartyId } from '../events/ids.ts'
import type { Position, ReviewReason } from '../events/vocabulary.ts'
import type { Act } from './acts/act.ts'
import { foldContradictions } from './contradictions/contradictions.ts'
import type { ContradictionRecord, DisappearanceCause } from './contradictions/record.ts'
import type { ActRow, ContradictionRow, ContradictionState, Memory, StancePeriodRow } from './rows.ts'
import { foldStance, withUndatedChanges } from './stances/fold-stance.ts'
import type { Period, StanceFold } from './stances/period.ts'
import { partiesOf } from './stances/roles.ts'

export type PropositionInput = Readonly<{
  proposition: Proposition
  codebook: Codebook
  /** Every act on it, of visible claims read through merges. */
  acts: readonly Act[]
  memory: Memory
  position: Position
  /** What took claims out of sight since the last fold, if anything did. */
  cause: DisappearanceCause
}>

export type PropositionFold = Readonly<{
  acts: readonly ActRow[]
  periods: readonly StancePeriodRow[]
  contradictions: readonly ContradictionRow[]
  memory: Memory
  /** Claims that wait for review because of what stands beside them. */
  reviewReasons: ReadonlyMap<ClaimId, readonly ReviewReason[]>
}>

export function foldProposition(input: PropositionInput): PropositionFold {
  const { proposition, codebook, acts: folded, memory } = input
  const zone = codebook.timeZone
  const parties = [
    ...new Set(folded.flatMap((act) => partiesOf(act, proposition, codebook).map(({ party }) => party))),
  ]
  const stances = new Map<PartyId, StanceFold>(
    parties.sort().map((party) => [party, foldStance({ party, proposition, acts: folded, codebook, zone })]),
  )
  const changes = [...stances.values()].flatMap(({ undatedChanges }) => undatedChanges)
  const acts = withUndatedChanges(folded, changes)
  const { linkedActs, records: known } = memory
  const records = foldContradictions({ ...input, acts, linkedActs, stances, known })
  return {
    acts: acts.flatMap((act) =>
      partiesOf(act, proposition, codebook).map(({ party, role }) => rowOfAct(act, { party, role })),
    ),
    periods: [...stances].flatMap(([party, { periods }]) =>
      periods.map((period) => rowOfPeriod(period, { party, proposition: proposition.id })),
    ),
    contradictions: records.flatMap((record) => rowsOfRecord(record, memory, zone)),
    memory: { ...memory, records },
    reviewReasons: new Map(
      changes.flatMap((change) => change.claims.map((claimId) => [claimId, ['undated_change'] as const])),
    ),
  }
}

const rowOfAct = (act: Act, { party, role }: Pick<ActRow, 'party' | 'role'>): ActRow => ({
  party,
  proposition: act.proposition,
  actId: act.actId,
  role,
  moment: act.moment,
  body: act,
})

function rowOfPeriod(
  { runFrom, runSign, cause, openedBy, ...state }: Period,
  pair: Pick<StancePeriodRow, 'party' | 'proposition'>,
): StancePeriodRow {
  return { ...pair, ...state, body: { runFrom, runSign, cause, openedBy } }
}

/** One row per stretch of one state, so that a list at any two dates is one look-up. */
function rowsOfRecord(record: ContradictionRecord, { decisions }: Memory, zone: string): ContradictionRow[] {
  const { contradictionId, kind, proposition, sides, members, since, periods } = record
  const decision = decisions[contradictionId]
  const row = {
    contradictionId,
    detectedAt: record.foundAt,
    lastEventAt: decision?.position ?? record.foundAt,
    kind,
    proposition,
    sides,
    speakers: [...new Set(members.flatMap(({ speakers }) => speakers))].sort(),
    since,
    body: record,
  }
  const stateOf = (open: 'open' | 'ended'): ContradictionState =>
    decision?.dismissed ? 'dismissed' : record.known === 'resolved' ? 'resolved' : open
  if (periods.length === 0) {
    const validFrom = startOfDay(since, zone)
    return [{ ...row, validFrom, validTo: null, state: stateOf('open') }]
  }
  const rows: ContradictionRow[] = []
  for (const { validFrom, validTo, state } of periods) {
    const last = rows.at(-1)
    const current = stateOf(state)
    // Members come and go inside the body; a row begins where the state changes.
    if (last && last.state === current && last.validTo === validFrom)
      rows[rows.length - 1] = { ...last, validTo }
    else rows.push({ ...row, validFrom, validTo, state: current })
  }
  return rows
}

/** The rows of stances and acts on either side of a step, pair by pair: as they stood before, and as they stand after. */
import type { PartyId, PropositionId } from '../../events/ids.ts'
import type { Position } from '../../events/vocabulary.ts'
import type { RowChanges } from '../ledger.ts'
import type { Known } from '../projection.ts'
import type { ActRow, StancePeriodRow } from '../rows.ts'
import type { Pair } from '../stances/pair.ts'
import type { Derivation } from './context.ts'

export type StanceRow = StancePeriodRow & Known
export type OwnAct = ActRow & Known
export type Side = Readonly<{
  /** Oldest first, without gaps up to an open end. */
  periods: readonly StanceRow[]
  /** The party's own acts, in no order. */
  acts: readonly OwnAct[]
}>
export type PairRows = Readonly<{ before: Side; after: Side }>

const nobody: PairRows = { before: { periods: [], acts: [] }, after: { periods: [], acts: [] } }

/**
 * Of propositions that the workspace holds whole. Each is put in order once, however many of its pairs are asked for.
 */
export function stanceRowsOf({ changes, workspace }: Derivation): (pair: Pair) => PairRows {
  const { position } = changes.step
  const periodsOf = grouped(changes.stancePeriods, position, (id) =>
    workspace.stancePeriods.scope('proposition', id),
  )
  const actsOf = grouped(changes.acts, position, (id) =>
    workspace.acts.scope('proposition', id).filter(({ role }) => role === 'self'),
  )
  const known = new Map<string, PairRows>()
  return (pair) => {
    const key = `${pair.party} ${pair.proposition}`
    const found = known.get(key) ?? rowsOf(periodsOf(pair), actsOf(pair))
    known.set(key, found)
    return found
  }
}

type Sides<Row> = Readonly<{ before: readonly Row[]; after: readonly Row[] }>

const rowsOf = (periods: Sides<StanceRow> | undefined, acts: Sides<OwnAct> | undefined): PairRows =>
  periods || acts
    ? {
        before: { periods: inOrder(periods?.before), acts: own(acts?.before) },
        after: { periods: inOrder(periods?.after), acts: own(acts?.after) },
      }
    : nobody

const inOrder = (rows: readonly StanceRow[] = []): StanceRow[] =>
  [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))

const own = (rows: readonly OwnAct[] = []): OwnAct[] => rows.filter(({ role }) => role === 'self')

/** By proposition, when it is first asked for, and within it by party. */
function grouped<Row extends Pair>(
  { before, after }: RowChanges<Row>,
  position: Position,
  standing: (proposition: PropositionId) => readonly (Row & Known)[],
): (pair: Pair) => Sides<Row & Known> | undefined {
  const isNew = new Set(after)
  const gone = new Map<PropositionId, (Row & Known)[]>()
  for (const row of before) {
    const rows = gone.get(row.proposition) ?? []
    rows.push(row)
    gone.set(row.proposition, rows)
  }
  const known = new Map<PropositionId, ReadonlyMap<PartyId, Sides<Row & Known>>>()
  const sidesOn = (proposition: PropositionId): ReadonlyMap<PartyId, Sides<Row & Known>> => {
    const parties = new Map<PartyId, { before: (Row & Known)[]; after: (Row & Known)[] }>()
    const sidesOf = ({ party }: Row) => {
      const sides = parties.get(party) ?? { before: [], after: [] }
      parties.set(party, sides)
      return sides
    }
    for (const row of standing(proposition)) {
      const sides = sidesOf(row)
      sides.after.push(row)
      if (!isNew.has(row)) sides.before.push(row)
    }
    for (const row of gone.get(proposition) ?? []) sidesOf(row).before.push({ ...row, knownTo: position })
    return parties
  }
  return ({ party, proposition }) => {
    const parties = known.get(proposition) ?? sidesOn(proposition)
    known.set(proposition, parties)
    return parties.get(party)
  }
}

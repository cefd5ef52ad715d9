/**
 * Contradictions outlive a merge of propositions: the ids of acts hold their proposition, so when a codebook moves
 * claims to another one the records go with them, under the acts' new ids and with what people decided about them.
 */
import type { ActId, ClaimId, PropositionId } from '../events/ids.ts'
import type { Act } from './acts/act.ts'
import type { ContradictionRecord, Member } from './contradictions/record.ts'
import { memoryOf, remember } from './ties.ts'
import type { Workspace } from './workspace.ts'

/**
 * @param acts  the acts after the move on every proposition that it touched; the rows of those before still stand
 */
export function carryRecords(workspace: Workspace, acts: ReadonlyMap<PropositionId, readonly Act[]>): void {
  if (workspace.moved.size === 0) return
  const renamed = renamedActs(workspace, acts)
  const records = [...acts.keys()].flatMap((id) => memoryOf(workspace, id).records)
  for (const record of records) {
    const proposition = destinationOf(record, workspace)
    const nameOf = (actId: ActId) => renamed.get(actId) ?? actId
    const { founding, actsEver } = record
    const isSame = proposition === record.proposition && !actsEver.some((actId) => renamed.has(actId))
    if (isSame) continue
    move(workspace, record, {
      ...record,
      proposition,
      founding: [nameOf(founding[0]), nameOf(founding[1])],
      actsEver: [...new Set(actsEver.map(nameOf))].sort(),
    })
  }
  workspace.moved.clear()
}

/** By the old id of an act, its new one. An act that nobody sees has none: its claims make no act. */
function renamedActs(
  { moved, acts: before }: Workspace,
  after: ReadonlyMap<PropositionId, readonly Act[]>,
): ReadonlyMap<ActId, ActId> {
  const actWith = new Map<ClaimId, ActId>()
  for (const { actId, claims } of [...after.values()].flat()) {
    for (const { claimId } of claims) if (moved.has(claimId)) actWith.set(claimId, actId)
  }
  const rows = [...after.keys()].flatMap((id) => before.list('proposition', id))
  return new Map(
    rows.flatMap(({ actId, body }) => {
      const next = body.claims.flatMap(({ claimId }) => actWith.get(claimId) ?? [])[0]
      return next && next !== actId ? [[actId, next] as const] : []
    }),
  )
}

/** A record goes where both acts go by which it became known; when they are long gone, where all others go. */
function destinationOf(record: ContradictionRecord, workspace: Workspace): PropositionId {
  const own = record.members.filter(({ proposition }) => proposition === record.proposition)
  const founding = own.filter(({ actId }) => record.founding.includes(actId))
  const places = (founding.length > 0 ? founding : own).map((member) => placeOf(member, workspace))
  const [place] = places
  return place && places.every((each) => each === place) ? place : record.proposition
}

function placeOf({ claims, proposition }: Member, workspace: Workspace): PropositionId {
  const moved = claims.find((claimId) => workspace.moved.has(claimId))
  return (moved && workspace.claims.find({ claimId: moved })?.proposition) ?? proposition
}

function move(workspace: Workspace, from: ContradictionRecord, to: ContradictionRecord): void {
  const { contradictionId } = from
  const source = memoryOf(workspace, from.proposition)
  const { [contradictionId]: decision, ...others } = source.decisions
  const records = source.records.filter((record) => record !== from)
  remember(workspace, from.proposition, { ...source, records, decisions: others })
  const target = memoryOf(workspace, to.proposition)
  const decisions = decision ? { ...target.decisions, [contradictionId]: decision } : target.decisions
  remember(workspace, to.proposition, { ...target, records: [...target.records, to], decisions })
}

/**
 * Ties: links between claims on two propositions, in one article or two. By them a proposition is told of the acts
 * elsewhere that bear on it, so that it can be folded without the rest of the dossier.
 */
import type { ClaimKey, PropositionId } from '../events/ids.ts'
import type { Act } from './acts/act.ts'
import type { ClaimRow } from './claims.ts'
import { isEqual } from './projection.ts'
import { emptyMemory, type Memory, type Tie } from './rows.ts'
import type { Workspace } from './workspace.ts'

/** Remembers to whom a claim points, so that the other end is found without a search. Never forgotten, only looked at. */
export function notePointers({ pointedAtBy }: Pick<Workspace, 'pointedAtBy'>, claim: ClaimRow): void {
  for (const claimKey of linkedKeysOf(claim)) {
    const pointers = pointedAtBy.get(claimKey) ?? new Set()
    pointedAtBy.set(claimKey, pointers.add(claim.claimId))
  }
}

/** The keys of the claims to which a claim is linked, of whichever article. */
export const linkedKeysOf = ({ body }: ClaimRow): ClaimKey[] =>
  // `as`: the vocabulary keeps the pattern of a claim key, without its brand.
  [...new Set(body.reading.links.map(({ claimKey }) => claimKey as ClaimKey))]

/**
 * Both ends of every link of the claims that are new or were read anew, where they stand on two propositions. Whatever
 * became of either claim: one that was retracted or superseded may be recorded again.
 */
export function tiedClaims({ claims, pointedAtBy, relinked }: Workspace): (readonly [ClaimRow, ClaimRow])[] {
  return [...relinked].flatMap((claimId) => {
    const claim = claims.find({ claimId })
    if (!claim) return []
    const others = [
      ...linkedKeysOf(claim).flatMap((claimKey) => claims.scope('claimKey', claimKey)),
      ...[...(pointedAtBy.get(claim.claimKey) ?? [])].flatMap((each) => claims.find({ claimId: each }) ?? []),
    ]
    return others
      .filter(({ proposition }) => proposition !== claim.proposition)
      .map((other) => [claim, other] as const)
  })
}

/**
 * Remembers these ties at both of their ends; a tie is never forgotten, because an act that is gone tells nothing.
 *
 * @returns the propositions that must be asked for their acts: those with a tie that they did not have
 */
export function noteTies(workspace: Workspace): PropositionId[] {
  const tied = tiedClaims(workspace)
  workspace.relinked.clear()
  return [...new Set(tied.flatMap(([a, b]) => [...noteTie(workspace, a, b), ...noteTie(workspace, b, a)]))]
}

function noteTie(
  workspace: Workspace,
  { claimKey, proposition }: ClaimRow,
  other: ClaimRow,
): PropositionId[] {
  const memory = memoryOf(workspace, proposition)
  const tie: Tie = { claimKey, proposition: other.proposition }
  if (memory.ties.some((known) => isEqual(known, tie))) return []
  remember(workspace, proposition, { ...memory, ties: [...memory.ties, tie] })
  return [proposition, other.proposition]
}

/**
 * Tells the propositions with which this one has ties of its acts at their ends.
 *
 * @returns those that knew otherwise, and must be folded again
 */
export function tellOthers(workspace: Workspace, id: PropositionId, acts: readonly Act[]): PropositionId[] {
  return [...actsFor(memoryOf(workspace, id), acts)].flatMap(([other, told]) => {
    const memory = memoryOf(workspace, other)
    const linkedActs = [...memory.linkedActs.filter(({ proposition }) => proposition !== id), ...told].sort(
      byId,
    )
    if (isEqual(memory.linkedActs, linkedActs)) return []
    remember(workspace, other, { ...memory, linkedActs })
    return other
  })
}

/** For every proposition with a tie, the acts at its end, perhaps none any more. */
function actsFor({ ties }: Memory, acts: readonly Act[]): Map<PropositionId, Set<Act>> {
  const found = new Map(ties.map(({ proposition }) => [proposition, new Set<Act>()]))
  if (ties.length === 0) return found
  const concerned = new Map<ClaimKey, PropositionId[]>()
  for (const { claimKey, proposition } of ties) {
    concerned.set(claimKey, [...(concerned.get(claimKey) ?? []), proposition])
  }
  for (const act of acts) {
    for (const { claimKey } of act.claims) {
      for (const other of concerned.get(claimKey) ?? []) found.get(other)?.add(act)
    }
  }
  return found
}

export const memoryOf = ({ memories }: Workspace, id: PropositionId): Memory =>
  memories.get(id) ?? emptyMemory

export function remember(workspace: Workspace, id: PropositionId, memory: Memory): void {
  workspace.memories.set(id, memory)
  workspace.remembered.add(id)
}

const byId = (a: Act, b: Act): number => (a.actId < b.actId ? -1 : 1)

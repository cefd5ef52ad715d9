/** Contrasts that an article draws between claims on two propositions: which must be loaded and folded together. */
import type { PropositionId } from '../events/ids.ts'
import type { Act } from './acts/act.ts'
import type { ClaimRow } from './claims.ts'
import type { Workspace } from './workspace.ts'

/** Remembers to whom a claim points, so that the other end is found without a search. Never forgotten, only looked at. */
export function noteLinks({ pointedAtBy }: Pick<Workspace, 'pointedAtBy'>, claim: ClaimRow): void {
  for (const { claimKey } of claim.body.reading.links) {
    const pointers = pointedAtBy.get(claimKey) ?? new Set()
    pointedAtBy.set(claimKey, pointers.add(claim.claimId))
  }
}

/** Claims of the same article on other propositions to which this one is linked, whichever of them draws the link. */
export function linkedClaims({ claims, pointedAtBy }: Workspace, claim: ClaimRow): ClaimRow[] {
  const { links } = claim.body.reading
  const pointers = pointedAtBy.get(claim.claimKey)
  // Nearly every claim: this is asked of each of them at every fold.
  if (links.length === 0 && !pointers) return []
  const found = [
    ...links.flatMap(({ claimKey }) => claims.scope('claimKey', claimKey)),
    ...[...(pointers ?? [])].flatMap((claimId) => claims.find({ claimId }) ?? []),
  ].filter(({ articleId, proposition }) => articleId === claim.articleId && proposition !== claim.proposition)
  return [...new Set(found)]
}

/** The other propositions whose acts the fold of this one needs to see. */
export function linkedPropositions(workspace: Workspace, id: PropositionId): PropositionId[] {
  const linked = workspace.claims.list('proposition', id).flatMap((row) => linkedClaims(workspace, row))
  return [...new Set(linked.map(({ proposition }) => proposition))].sort()
}

/** The acts of those claims, as their own propositions were folded last. */
export function linkedActs(workspace: Workspace, rows: readonly ClaimRow[]): Act[] {
  const found = new Map<string, Act>()
  for (const { claimId, proposition } of rows.flatMap((row) => linkedClaims(workspace, row))) {
    for (const { body } of workspace.acts.list('proposition', proposition)) {
      if (body.claims.some((claim) => claim.claimId === claimId)) found.set(body.actId, body)
    }
  }
  return [...found.values()].sort((a, b) => (a.actId < b.actId ? -1 : 1))
}

/** Contrasts that an article draws between claims on two propositions: which must be loaded and folded together. */
import type { PropositionId } from '../events/ids.ts'
import type { Act } from './acts/act.ts'
import type { ClaimRow } from './claims.ts'
import type { Workspace } from './workspace.ts'

/** Claims of the same article on other propositions to which this one is linked, whichever of them draws the link. */
export function linkedClaims({ claims }: Pick<Workspace, 'claims'>, claim: ClaimRow): ClaimRow[] {
  const own = new Set(claim.body.reading.links.map(({ claimKey }) => claimKey))
  return claims
    .list('articleId', claim.articleId)
    .filter(
      ({ claimKey, proposition, body }) =>
        proposition !== claim.proposition &&
        (own.has(claimKey) || body.reading.links.some((link) => link.claimKey === claim.claimKey)),
    )
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

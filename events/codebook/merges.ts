/** What became of a proposition: merged into another one, or split into several and closed. */
import type { PropositionId } from '../ids.ts'
import type { Codebook } from './codebook.ts'

/** Where a merged proposition ends up, and whether its wording was the inverse. A merge in a circle stays put. */
export function mergeOf(
  id: string,
  { propositions }: Pick<Codebook, 'propositions'>,
): Readonly<{ proposition: PropositionId; flip: boolean }> | undefined {
  let found = propositions.find((proposition) => proposition.id === id)
  const seen = new Set<string>()
  let flip = false
  while (found?.mergedInto && !seen.has(found.id)) {
    seen.add(found.id)
    flip = flip !== (found.mergedInto.flip ?? false)
    const next = found.mergedInto.proposition
    found = propositions.find((proposition) => proposition.id === next)
  }
  return found && { proposition: found.id, flip }
}

/** Propositions that were split: they keep their claims, and the rules record nothing under them any more. */
export const closedPropositions = ({
  propositions,
}: Pick<Codebook, 'propositions'>): ReadonlySet<PropositionId> =>
  new Set(propositions.filter(({ splitInto }) => splitInto !== undefined).map(({ id }) => id))

/**
 * What one step changes in the read models, second part: acts, stances and contradictions of the propositions that it
 * touched, and of those that are linked with what changed there.
 */
import type { PropositionId } from '../events/ids.ts'
import type { Position, ReviewReason } from '../events/vocabulary.ts'
import type { Act } from './acts/act.ts'
import { foldActs } from './acts/fold-acts.ts'
import { carryRecords } from './carry-records.ts'
import { visibleClaim, withFoldReasons } from './claims.ts'
import type { DisappearanceCause } from './contradictions/record.ts'
import { articleOf } from './fold-event.ts'
import { foldProposition } from './fold-proposition.ts'
import { withoutKnown } from './projection.ts'
import { memoryOf, noteTies, remember, tellOthers } from './ties.ts'
import type { Workspace } from './workspace.ts'

/**
 * Folds again what a step has touched. First the acts, until no proposition has anything new to tell another one; then
 * everything else, each proposition once, so that no record is founded on what was true halfway.
 *
 * Yields the propositions that must be held whole before it goes on; with a workspace that holds everything, what it
 * yields may be passed over.
 */
export function* refold(
  workspace: Workspace,
  touched: readonly PropositionId[],
  context: Readonly<{ position: Position; cause: DisappearanceCause }>,
): Generator<readonly PropositionId[], void> {
  const acts = new Map<PropositionId, readonly Act[]>()
  let next: readonly PropositionId[] = [...new Set([...touched, ...noteTies(workspace)])]
  while (next.length > 0) {
    yield next
    for (const id of next) acts.set(id, actsOn(workspace, id))
    next = [...new Set(next.flatMap((id) => tellOthers(workspace, id, acts.get(id) ?? [])))]
  }
  carryRecords(workspace, acts)
  for (const [id, folded] of acts) foldAgain(workspace, { id, acts: folded }, context)
}

/** Acts follow from the visible claims of the proposition, and from who denies them elsewhere. */
function actsOn(workspace: Workspace, id: PropositionId): Act[] {
  const { codebook, claims } = workspace
  const proposition = codebook?.propositions.find((each) => each.id === id)
  // Claims on a proposition that the codebook dropped stay in the log and in `claims`, and say nothing any more.
  if (!codebook || !proposition) return []
  const visible = claims
    .list('proposition', id)
    .filter(({ state }) => state === 'visible')
    .map((row) => visibleClaim(row, articleOf(workspace, row), codebook))
  const context = { codebook, zone: codebook.timeZone, kind: proposition.kind }
  return foldActs(visible, context, memoryOf(workspace, id).linkedActs)
}

/** Stances and contradictions follow from the acts, from those with which they are linked, and from what was known. */
function foldAgain(
  workspace: Workspace,
  { id, acts }: Readonly<{ id: PropositionId; acts: readonly Act[] }>,
  { position, cause }: Readonly<{ position: Position; cause: DisappearanceCause }>,
): void {
  const { codebook, stancePeriods, contradictions } = workspace
  const proposition = codebook?.propositions.find((each) => each.id === id)
  const folded =
    codebook && proposition
      ? foldProposition({ proposition, codebook, acts, memory: memoryOf(workspace, id), position, cause })
      : undefined
  workspace.acts.believe(workspace.acts.scope('proposition', id), folded?.acts ?? [], position)
  stancePeriods.believe(stancePeriods.scope('proposition', id), folded?.periods ?? [], position)
  contradictions.believe(contradictions.scope('proposition', id), folded?.contradictions ?? [], position)
  reviseReasons(workspace, { id, reasons: folded?.reviewReasons ?? new Map(), position })
  if (folded) remember(workspace, id, folded.memory)
}

/** A decision of the fold about a claim ("an undated change") shows in the claim's own row. */
function reviseReasons(
  { claims }: Workspace,
  {
    id,
    reasons,
    position,
  }: Readonly<{
    id: PropositionId
    reasons: ReadonlyMap<string, readonly ReviewReason[]>
    position: Position
  }>,
): void {
  for (const row of claims.scope('proposition', id)) {
    const given = row.state === 'visible' ? (reasons.get(row.claimId) ?? []) : []
    const next = withFoldReasons(row, given, position)
    claims.believe([row], [withoutKnown(next)], position)
  }
}

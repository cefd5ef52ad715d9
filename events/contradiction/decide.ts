/** What people may decide about a contradiction. The record itself is computed; only the decisions are events. */
import { Refusal } from '../errors.ts'
import type { ContradictionId } from '../ids.ts'
import type { ContradictionEvent } from './events.ts'

/** What the stream of a contradiction amounts to. */
export type ContradictionDecisions = Readonly<{ isDismissed: boolean }>

export const undecided: ContradictionDecisions = { isDismissed: false }

export const evolveContradiction = (
  _decisions: ContradictionDecisions,
  event: ContradictionEvent,
): ContradictionDecisions => ({ isDismissed: event.type === 'ContradictionDismissed' })

export type ContradictionVerdict = Readonly<{ contradictionId: ContradictionId; by: string; reason: string }>

/**
 * The two statements do not contradict one another, a person says.
 *
 * @param known  whether the record still has a pair: one whose claims are all gone needs nobody's decision
 */
export function dismissContradiction(
  { isDismissed }: ContradictionDecisions,
  known: 'live' | 'resolved',
  { contradictionId, by, reason }: ContradictionVerdict,
): ContradictionEvent[] {
  if (isDismissed)
    throw new Refusal('wrong_state', `The contradiction ${contradictionId} was dismissed already.`)
  if (known === 'resolved') {
    throw new Refusal(
      'wrong_state',
      `The contradiction ${contradictionId} is resolved: its claims no longer stand.`,
    )
  }
  return [{ type: 'ContradictionDismissed', schemaVersion: 1, contradictionId, by, reason }]
}

/** Takes a dismissal back. */
export function reinstateContradiction(
  { isDismissed }: ContradictionDecisions,
  { contradictionId, by, reason }: ContradictionVerdict,
): ContradictionEvent[] {
  if (!isDismissed) throw new Refusal('wrong_state', `The contradiction ${contradictionId} is not dismissed.`)
  return [{ type: 'ContradictionReinstated', schemaVersion: 1, contradictionId, by, reason }]
}

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

/** What is computed of the record: whether it still has a pair, or into which one it was merged. */
export type KnownRecord = Readonly<{ known: 'live' | 'resolved'; mergedInto: ContradictionId | null }>

export type ContradictionVerdict = Readonly<{ contradictionId: ContradictionId; by: string; reason: string }>

/** The two statements do not contradict one another, a person says. */
export function dismissContradiction(
  { isDismissed }: ContradictionDecisions,
  record: KnownRecord,
  { contradictionId, by, reason }: ContradictionVerdict,
): ContradictionEvent[] {
  if (isDismissed)
    throw new Refusal('wrong_state', `The contradiction ${contradictionId} was dismissed already.`)
  checkLive(record, contradictionId)
  return [{ type: 'ContradictionDismissed', schemaVersion: 1, contradictionId, by, reason }]
}

/** Takes a dismissal back. */
export function reinstateContradiction(
  { isDismissed }: ContradictionDecisions,
  record: KnownRecord,
  { contradictionId, by, reason }: ContradictionVerdict,
): ContradictionEvent[] {
  if (!isDismissed) throw new Refusal('wrong_state', `The contradiction ${contradictionId} is not dismissed.`)
  checkLive(record, contradictionId)
  return [{ type: 'ContradictionReinstated', schemaVersion: 1, contradictionId, by, reason }]
}

/** A record whose claims are all gone, or which is another one by now, needs nobody's decision. */
function checkLive({ known, mergedInto }: KnownRecord, contradictionId: ContradictionId): void {
  if (known === 'live') return
  const detail = mergedInto
    ? `The contradiction ${contradictionId} was merged into ${mergedInto}; decide on that one.`
    : `The contradiction ${contradictionId} is resolved: its claims no longer stand.`
  throw new Refusal('wrong_state', detail)
}

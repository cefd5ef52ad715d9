/** What people decide about a contradiction: load its decisions, compare the tag with the last of them, decide, append. */
import type { Log } from '../db/log/group-commit.ts'
import {
  type ContradictionDecisions,
  type ContradictionVerdict,
  dismissContradiction,
  evolveContradiction,
  type KnownRecord,
  reinstateContradiction,
  undecided,
} from '../events/contradiction/decide.ts'
import type { ContradictionEvent } from '../events/contradiction/events.ts'
import { Refusal } from '../events/errors.ts'
import type { ContradictionId } from '../events/ids.ts'
import { decideOn, type Outcome } from './command.ts'
import type { Decider } from './decide-on-claim.ts'
import { checkSeen } from './precondition.ts'

/** The record as the read models show it at the head of the log, and the position at which it was found. */
export type StandingRecord = KnownRecord & Readonly<{ foundAt: number }>

export type ContradictionDecider = Decider &
  Readonly<{
    /** Asked after the decisions are loaded, and again when others were faster. Undefined: there is no such record. */
    findRecord: () => Promise<StandingRecord | undefined>
  }>

type Decide = (
  decisions: ContradictionDecisions,
  record: KnownRecord,
  verdict: ContradictionVerdict,
) => ContradictionEvent[]

export const decideDismissal = async (...request: Request): Promise<Outcome> =>
  await decideOnContradiction(dismissContradiction, ...request)

export const decideReinstatement = async (...request: Request): Promise<Outcome> =>
  await decideOnContradiction(reinstateContradiction, ...request)

type Request = [
  deps: Readonly<{ log: Log }>,
  dossierId: string,
  contradictionId: ContradictionId,
  decider: ContradictionDecider,
]

/** @throws Refusal `not_found`, `precondition_failed`, `wrong_state`; Contention; IdempotencyKeyReused */
async function decideOnContradiction(
  decide: Decide,
  ...[{ log }, dossierId, contradictionId, { by, reason, seen, idempotency, findRecord }]: Request
): Promise<Outcome> {
  const stream = { dossierId, stream: `contradiction-${contradictionId}`, idempotency }
  return await decideOn(log, stream, async (history) => {
    const record = await findRecord()
    if (!record) throw new Refusal('not_found', `There is no contradiction ${contradictionId}.`)
    // A decision counts from the position at which the record was found: rules that find it later leave out what was
    // decided before, as the projection does.
    const decisions = history.flatMap(({ event, position }) =>
      'contradictionId' in event && position > record.foundAt ? [{ event, position }] : [],
    )
    checkSeen(seen, `p${decisions.at(-1)?.position ?? record.foundAt}`)
    const state = decisions.map(({ event }) => event).reduce(evolveContradiction, undecided)
    return { events: decide(state, record, { contradictionId, by, reason }) }
  })
}

/** Which claims of a step made something what it is now: for `causedBy`, and for filters by speaker. */
import type { Event } from '../../events/catalog.ts'
import type { ClaimId } from '../../events/ids.ts'
import type { ClaimRow } from '../claims.ts'
import type { Pair } from '../stances/pair.ts'
import type { StepChanges } from './step-changes.ts'

/** The claims of a step, each as it stood before and as it stands after. */
export type StepClaims = ReadonlyMap<ClaimId, readonly ClaimRow[]>

export function stepClaimsOf({ step, claims }: StepChanges): StepClaims {
  const named = new Set(step.events.flatMap(({ event }) => claimOf(event)))
  const before = new Map(claims.before.map((row) => [row.claimId, row]))
  const found = new Map<ClaimId, readonly ClaimRow[]>()
  for (const row of claims.after) {
    const known = before.get(row.claimId)
    if (!named.has(row.claimId) && known && saysTheSame(known, row)) continue
    found.set(row.claimId, known ? [known, row] : [row])
  }
  return found
}

const claimOf = (event: Event): ClaimId[] => ('claimId' in event ? [event.claimId] : [])

/** Nothing is another but what was noted about it. */
const saysTheSame = (a: ClaimRow, b: ClaimRow): boolean =>
  a.state === b.state &&
  a.proposition === b.proposition &&
  a.holder === b.holder &&
  a.aboutParty === b.aboutParty &&
  a.polarity === b.polarity &&
  a.speaker === b.speaker

/** Those in the acts of the pair that changed; else those on its proposition; else, as with a denial elsewhere, all. */
export function causesOfPairs({ acts }: StepChanges, stepClaims: StepClaims): (pair: Pair) => ClaimRow[] {
  const inActs = new Map<string, Set<ClaimId>>()
  for (const { party, proposition, body } of [...acts.before, ...acts.after]) {
    const key = `${party} ${proposition}`
    const ids = inActs.get(key) ?? new Set()
    for (const { claimId } of body.claims) if (stepClaims.has(claimId)) ids.add(claimId)
    inActs.set(key, ids)
  }
  return ({ party, proposition }) => {
    const ids = inActs.get(`${party} ${proposition}`)
    return ids && ids.size > 0
      ? [...ids].flatMap((id) => stepClaims.get(id) ?? [])
      : claimsOn(stepClaims, proposition)
  }
}

export function claimsOn(stepClaims: StepClaims, proposition: string): ClaimRow[] {
  const rows = [...stepClaims.values()].flat()
  const own = rows.filter((row) => row.proposition === proposition)
  return own.length > 0 ? own : rows
}

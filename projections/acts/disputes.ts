/** Denied attributions: whoever says that he never said so takes the words away, from then on (semantics.md, 4.12). */
import type { ClaimId, ClaimKey, PartyId } from '../../events/ids.ts'
import type { CivilDate, Instant } from '../../events/vocabulary.ts'
import { type Act, onlyDayOf } from './act.ts'

type Denial = Readonly<{
  by: ClaimId
  /** Evidence and nothing else, as a copy is: it is named only where no other claim denies. */
  joined: boolean
  holder: PartyId | null
  from: Instant
  on: CivilDate | null
}>

/**
 * A party disputes the utterance, in whichever reports of it and by whomever relayed: the act keeps its claims and
 * carries the denial, which works from the moment at which the denial itself is certain.
 *
 * @param linkedActs  acts on other propositions, among which such a denial may be
 */
export function markDisputed(acts: readonly Act[], linkedActs: readonly Act[]): Act[] {
  const denials = denialsByKey([...acts, ...linkedActs])
  if (denials.size === 0) return [...acts]
  return acts.map((act) => {
    if (act.counts !== true || (act.voice !== 'self' && act.voice !== 'relayed')) return act
    const [first] = act.claims
      .flatMap(({ claimKey }) => denials.get(claimKey) ?? [])
      .filter(({ by, holder }) => holder === act.holder && !act.claims.some(({ claimId }) => claimId === by))
      .sort(byMoment)
    if (!first) return act
    const { by: disputedBy, from: disputedFrom, on: disputedOn } = first
    return { ...act, counts: 'disputed', disputedBy, disputedFrom, disputedOn }
  })
}

function denialsByKey(acts: readonly Act[]): Map<ClaimKey, Denial[]> {
  const denials = new Map<ClaimKey, Denial[]>()
  for (const act of acts) {
    for (const { claimKey, by, isDenial } of act.links) {
      if (!isDenial) continue
      const joined = act.claims.some((claim) => claim.claimId === by && claim.joined)
      const denial = { by, joined, holder: act.holder, from: act.moment, on: onlyDayOf(act) }
      denials.set(claimKey, [...(denials.get(claimKey) ?? []), denial])
    }
  }
  return denials
}

const byMoment = (a: Denial, b: Denial): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : Number(a.joined) - Number(b.joined) || (a.by < b.by ? -1 : 1)

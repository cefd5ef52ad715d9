/** Denied attributions: whoever says that he never said so takes the words away, from then on (semantics.md, 4.12). */
import type { ClaimId, ClaimKey, PartyId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Act } from './act.ts'

type Denial = Readonly<{ by: ClaimId; holder: PartyId | null; from: Instant }>

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
    return first ? { ...act, counts: 'disputed', disputedBy: first.by, disputedFrom: first.from } : act
  })
}

function denialsByKey(acts: readonly Act[]): Map<ClaimKey, Denial[]> {
  const denials = new Map<ClaimKey, Denial[]>()
  for (const { links, holder, moment } of acts) {
    for (const { claimKey, by, isDenial } of links) {
      if (!isDenial) continue
      const found = denials.get(claimKey) ?? []
      denials.set(claimKey, [...found, { by, holder, from: moment }])
    }
  }
  return denials
}

const byMoment = (a: Denial, b: Denial): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : a.by < b.by ? -1 : 1

/** Which claims count: the first test that a claim fails is its reason (semantics.md, 4.3). */
import type { ClaimType, Modality, PropositionKind } from '../../events/vocabulary.ts'
import type { VisibleClaim } from '../visible-claim.ts'
import type { UncountedReason } from './act.ts'

/** The worst rank that binds a party; 5 is an anonymous official. */
const rankMax = 4
export const confidenceMin = 0.5
/** A metonym ("Moscow") speaks like a foreign minister. */
const metonymRank = 2
/** Whoever has no mandate on record is heard like an anonymous official. */
const unknownRank = 5

const fittingTypes: Record<PropositionKind, readonly ClaimType[]> = {
  position: ['stance', 'demand', 'offer', 'commitment', 'rejection', 'threat'],
  assessment: ['assessment', 'accusation', 'forecast', 'stance'],
  fact: ['assertion', 'accusation', 'announcement'],
  forecast: ['forecast', 'commitment', 'announcement', 'assertion'],
}

export const rankOf = ({ reading: { mandate, speaker } }: VisibleClaim): number | null =>
  mandate?.rank ?? (speaker.startsWith('party:') ? metonymRank : null)

/**
 * True, or the first reason why not. Rank is tested last, because two kinds of contradiction hear anonymous officials
 * whose claims are sound in every other way. Type and rank are asked of self claims alone: what others ascribe to a
 * party sets nothing anyway. `disputed` follows later, from the acts.
 */
export function countOf(claim: VisibleClaim, kind: PropositionKind): true | UncountedReason {
  const { polarity, modality, claimType, voice } = claim.reading
  const distrust = distrustOf(claim)
  if (distrust) return distrust
  if (polarity === null && !(voice === 'self' && claimType === 'recantation')) return 'unclear'
  if (!isMeant(modality)) return 'modality'
  if (voice !== 'self') return true
  const isFitting =
    claimType === 'denial' || claimType === 'recantation' || fittingTypes[kind].includes(claimType)
  if (!isFitting) return 'type'
  return isBinding(rankOf(claim)) ? true : 'rank'
}

/**
 * A denial that would count if it had a polarity: "I never said so" has none. Whoever could not bind the party with a
 * yes cannot undo its words with a no, and who has not yet denied denies nothing.
 */
export const isSoundDenial = (claim: VisibleClaim): boolean =>
  claim.reading.voice === 'self' &&
  claim.reading.claimType === 'denial' &&
  distrustOf(claim) === undefined &&
  isMeant(claim.reading.modality) &&
  isBinding(rankOf(claim))

/** Whether words of this rank bind a party; those of an anonymous official do not. */
export const isBinding = (rank: number | null): boolean => (rank ?? unknownRank) <= rankMax

const isMeant = (modality: Modality): boolean => modality === 'actual' || modality === 'future'

/** Waits for a person, or is too unsure: such a claim changes nothing for anybody. */
function distrustOf({ coder, confidence, review }: VisibleClaim): 'review' | 'confidence' | undefined {
  if (review.status === 'accepted') return undefined
  if (coder.kind !== 'rule') return 'review'
  return (confidence ?? 0) < confidenceMin ? 'confidence' : undefined
}

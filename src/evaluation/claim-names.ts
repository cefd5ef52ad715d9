/** The claims of a dossier under the names of the gold: the same article, block, party, proposition and sign. Pure. */
import { signOf } from '../../events/article/claim-identity.ts'
import type { AnsweredClaim } from './answers.ts'
import type { GoldClaim } from './gold-claim.ts'

export type ClaimNames = Readonly<{
  /** Every claim of the dossier that is the gold claim of this name. */
  named(name: string): readonly AnsweredClaim[]
  /** Whether one of these claims is the gold claim of this name. */
  holds(claimIds: readonly string[], name: string): boolean
  /** What these claims are called; one that the gold has not, by what it says. */
  tell(claimIds: readonly string[]): string[]
  find(claimId: string): AnsweredClaim | undefined
  /** Whether the gold calls it debatable: it may be there or not. */
  isDebatable(claimId: string): boolean
}>

export function createClaimNames(answered: readonly AnsweredClaim[], gold: readonly GoldClaim[]): ClaimNames {
  const byId = new Map(answered.map((claim) => [claim.claimId, claim]))
  const goldByName = new Map(gold.map((claim) => [claim.id, claim]))
  const goldOf = (claimId: string): GoldClaim[] => {
    const claim = byId.get(claimId)
    return claim ? gold.filter((each) => isSame(each, claim)) : []
  }
  return {
    named: (name) => {
      const wanted = goldByName.get(name)
      return wanted ? answered.filter((claim) => isSame(wanted, claim)) : []
    },
    holds: (claimIds, name) => claimIds.some((claimId) => goldOf(claimId).some(({ id }) => id === name)),
    tell: (claimIds) => [
      ...new Set(claimIds.flatMap((claimId) => namesOf(goldOf(claimId), byId.get(claimId)))),
    ],
    find: (claimId) => byId.get(claimId),
    isDebatable: (claimId) => goldOf(claimId).some(({ core }) => !core),
  }
}

const namesOf = (gold: readonly GoldClaim[], claim: AnsweredClaim | undefined): string[] => {
  if (gold.length > 0) return gold.map(({ id }) => id)
  if (!claim) return ['a claim that the dossier does not list']
  const { article, block, holder, aboutParty, proposition, polarity } = claim
  const party = holder ?? (aboutParty === null ? 'nobody' : `about ${aboutParty}`)
  return [`${article.externalId}, block ${block}: ${party}, ${proposition}, ${signOf(polarity)}`]
}

/** An ascribed position is its party's, whichever of the two fields says so: the voice is compared apart. */
export const isSame = (gold: GoldClaim, claim: AnsweredClaim): boolean =>
  gold.article === claim.article.externalId &&
  gold.block === claim.block &&
  partyOf(gold) === partyOf(claim) &&
  gold.proposition === claim.proposition &&
  signOf(gold.polarity) === signOf(claim.polarity)

const partyOf = ({
  holder,
  aboutParty,
}: Pick<GoldClaim | AnsweredClaim, 'holder' | 'aboutParty'>): string | null => aboutParty ?? holder

/** Why a claim of the gold was missed, or one that was found is not in the gold: what stands nearest on the other side. Pure. */
import { signOf } from '../../events/article/claim-identity.ts'
import type { GoldClaim } from './gold-claim.ts'
import {
  type FoundClaim,
  isSameParty,
  isSameSign,
  meetsAs,
  meetsButForSign,
  nearnessOf,
  type Reading,
  readingsOf,
} from './match-claims.ts'

export type ReasonKind =
  | 'twice'
  | 'wrong_sign'
  | 'other_holder'
  | 'other_proposition'
  | 'other_holder_and_sign'
  | 'other_block'
  | 'other_claim_in_block'
  | 'nothing_in_block'
  | 'nothing_in_article'

/** `says` is the sentence for people. */
export type Reason = Readonly<{ kind: ReasonKind; says: string }>

type Nearness = Readonly<{ gold: GoldClaim; found: FoundClaim; reading: Reading; isHere: boolean }>

/** From what explains most to what explains least. */
const kinds: readonly Readonly<{ kind: ReasonKind; holds: (near: Nearness) => boolean }>[] = [
  { kind: 'twice', holds: ({ reading, found, isHere }) => isHere && meetsAs(reading, found) },
  { kind: 'wrong_sign', holds: ({ reading, found, isHere }) => isHere && meetsButForSign(reading, found) },
  {
    kind: 'other_holder',
    holds: ({ reading, found, isHere }) =>
      isHere && reading.proposition === found.proposition && isSameSign(reading.polarity, found.polarity),
  },
  {
    kind: 'other_holder_and_sign',
    holds: ({ reading, found, isHere }) => isHere && reading.proposition === found.proposition,
  },
  {
    kind: 'other_proposition',
    holds: ({ gold, reading, found, isHere }) =>
      isHere && nearnessOf(gold, found) === 2 && isSameParty(reading, found),
  },
  { kind: 'other_block', holds: ({ reading, found, isHere }) => !isHere && meetsAs(reading, found) },
  { kind: 'other_claim_in_block', holds: ({ isHere }) => isHere },
]

function nearestOf(near: readonly Nearness[]): Readonly<{ kind: ReasonKind; near: Nearness }> | undefined {
  for (const { kind, holds } of kinds) {
    const found = near.find(holds)
    if (found) return { kind, near: found }
  }
  return undefined
}

const nearnesses = (gold: GoldClaim, found: FoundClaim): Nearness[] =>
  readingsOf(gold).map((reading) => ({ gold, found, reading, isHere: nearnessOf(gold, found) > 0 }))

/** @param found  every claim that was found in the same article, unmatched ones first */
export function whyMissed(gold: GoldClaim, found: readonly FoundClaim[]): Reason {
  const nearest = nearestOf(found.flatMap((one) => nearnesses(gold, one)))
  if (!nearest) {
    return found.length === 0
      ? { kind: 'nothing_in_article', says: 'nothing was found in this article' }
      : { kind: 'nothing_in_block', says: 'nothing was found in this block' }
  }
  const { kind, near } = nearest
  const { proposition, polarity, block } = near.found
  return {
    kind,
    says: {
      twice: 'what was found there is counted for another claim of the gold',
      wrong_sign: `found with the sign ${signOf(polarity)}`,
      other_holder: `found as the position of ${partyOf(near.found)}`,
      other_holder_and_sign: `found as the position of ${partyOf(near.found)}, with the sign ${signOf(polarity)}`,
      other_proposition: `found about ${proposition} instead`,
      other_block: `found in block ${block} only`,
      other_claim_in_block: 'only other claims were found in this block',
      nothing_in_block: '',
      nothing_in_article: '',
    }[kind],
  }
}

/** @param gold  every claim that is coded in the same article, core ones first */
export function whyFalse(found: FoundClaim, gold: readonly GoldClaim[]): Reason {
  const nearest = nearestOf(gold.flatMap((claim) => nearnesses(claim, found)))
  if (!nearest) {
    return gold.length === 0
      ? { kind: 'nothing_in_article', says: 'no claim is coded in this article' }
      : { kind: 'nothing_in_block', says: 'no claim is coded in this block' }
  }
  const { kind, near } = nearest
  const { id, block } = near.gold
  const { proposition, polarity } = near.reading
  return {
    kind,
    says: {
      twice: `${id} was found already, and counts once`,
      wrong_sign: `right party and proposition, but the sign of ${id} is ${signOf(polarity)}`,
      other_holder: `right proposition and sign, but ${id} is the position of ${partyOf(near.reading)}`,
      other_holder_and_sign: `right proposition, but ${id} is the position of ${partyOf(near.reading)}, with the sign ${signOf(polarity)}`,
      other_proposition: `other proposition: ${id} is about ${proposition}`,
      other_block: `${id} stands in block ${block}`,
      other_claim_in_block: `only other claims are coded in this block (${id} …)`,
      nothing_in_block: '',
      nothing_in_article: '',
    }[kind],
  }
}

/** Whose position it is: the holder's, or that of whom it is ascribed to; `nobody` where it is no party's. */
export const partyOf = ({ holder, aboutParty }: Pick<FoundClaim, 'holder' | 'aboutParty'>): string =>
  aboutParty ?? holder ?? 'nobody'

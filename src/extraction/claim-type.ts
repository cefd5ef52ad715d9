/** What kind of act a claim is, among the types that count for its kind of proposition. */
import type { Proposition } from '../../events/codebook/codebook.ts'
import type { ClaimType } from '../../events/vocabulary.ts'
import type { Position } from './polarity.ts'

/** Types that count for each kind of proposition; the first is what a plain statement is. */
const typesOf: Readonly<Record<Proposition['kind'], readonly ClaimType[]>> = {
  position: ['stance', 'demand', 'offer', 'commitment', 'rejection', 'threat'],
  assessment: ['assessment', 'accusation', 'forecast', 'stance'],
  fact: ['assertion', 'accusation', 'announcement'],
  forecast: ['forecast', 'commitment', 'announcement', 'assertion'],
}

export function claimTypeOf({ kind }: Proposition, { attitude, sign, negated }: Position): ClaimType {
  const allowed = typesOf[kind]
  const fallback = allowed[0] ?? 'stance'
  const fitting = (type: ClaimType): ClaimType => (allowed.includes(type) ? type : fallback)
  // "There is no encirclement": who denies a fact denies, whichever words he uses.
  if (kind === 'fact' && sign < 0 && (attitude === 'deny' || negated)) return 'denial'
  if (kind === 'fact' && sign < 0) return 'denial'
  switch (attitude) {
    case 'accept':
    case 'commit':
      return fitting(sign > 0 ? 'commitment' : 'rejection')
    case 'praise':
      return fitting('stance')
    case 'demand':
      return fitting(sign > 0 ? 'demand' : 'rejection')
    case 'offer':
      return fitting('offer')
    case 'reject':
    case 'blame':
      return fitting(sign < 0 ? 'rejection' : 'stance')
    case 'deny':
      return 'denial'
    case 'accuse':
      return fitting('accusation')
    case 'threaten':
      return fitting('threat')
    case 'judge':
      return fitting('assessment')
    case null:
      return fitting(sign < 0 ? 'rejection' : fallback)
    default:
      return attitude satisfies never
  }
}

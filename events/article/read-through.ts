/** A reading as a later codebook understands it: propositions that were merged are read as what they became. */
import type { Codebook } from '../codebook/codebook.ts'
import { mergeOf } from '../codebook/merges.ts'
import type { Polarity } from '../vocabulary.ts'
import type { Reading } from './claim-events.ts'

export function readThrough(reading: Reading, codebook: Pick<Codebook, 'propositions'>): Reading {
  const merge = mergeOf(reading.proposition, codebook)
  const conditions = reading.conditions.map((condition) => {
    const target = condition.proposition && mergeOf(condition.proposition, codebook)
    if (!target || target.proposition === condition.proposition) return condition
    const { requiredSign } = condition
    const flipped = requiredSign === '+' ? '-' : requiredSign === '-' ? '+' : null
    return {
      ...condition,
      proposition: target.proposition,
      requiredSign: target.flip ? flipped : requiredSign,
    }
  })
  if (
    !merge ||
    (merge.proposition === reading.proposition && conditions.every((c, i) => c === reading.conditions[i]))
  )
    return reading
  return {
    ...reading,
    proposition: merge.proposition,
    conditions,
    polarity: merge.flip ? mirrored(reading.polarity) : reading.polarity,
  }
}

/** The same position on the inverse statement. Zero stays zero, without a sign of its own. */
export function mirrored(polarity: Polarity | null): Polarity | null {
  switch (polarity) {
    case -2:
      return 2
    case -1:
      return 1
    case 1:
      return -1
    case 2:
      return -2
    default:
      return polarity
  }
}

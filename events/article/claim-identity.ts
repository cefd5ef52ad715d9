/** The key and the id of a claim: the same words, speaker and proposition are the same key; the same reading, the same id. */

import { derivedId, derivedKey } from '../identity.ts'
import type { ClaimId, ClaimKey } from '../ids.ts'
import type { Reading } from './claim-events.ts'

/**
 * Survives a new extractor version: a hash of article, speaker, holder, aboutParty, proposition, sign and the exact
 * words of the first span (semantics.md, section 1).
 */
export function claimKeyOf(articleId: string, reading: Reading): ClaimKey {
  const { speaker, holder, aboutParty, proposition, polarity, spans } = reading
  const words = spans[0]?.exact ?? null
  // A hash in the form that the brand asks for; nothing is parsed here.
  return derivedKey([
    articleId,
    speaker,
    holder,
    aboutParty,
    proposition,
    signOf(polarity),
    words,
  ]) as ClaimKey
}

/** A hash of the key and every coded field; trace, confidence and versions are no part of the reading. */
export const claimIdOf = (claimKey: ClaimKey, reading: Reading): ClaimId =>
  derivedId('clm', [claimKey, stableJson(reading)]) as ClaimId

export const signOf = (polarity: number | null): '+' | '-' | '0' | '?' =>
  polarity === null ? '?' : polarity > 0 ? '+' : polarity < 0 ? '-' : '0'

/** JSON with sorted keys, so that the order in which a reading was written down does not matter. */
function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    // `as`: an object that is no list has its values under its keys.
    const object = value as Readonly<Record<string, unknown>>
    let members = ''
    for (const key of Object.keys(object).sort())
      members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${stableJson(object[key])}`
    return `{${members}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Identifiers that are the same again whenever the same thing is read again: a prefix and a hash. */
// The one import of `events/` beside zod: a hash has no clock, no randomness and no I/O, and every layer above
// derives identifiers with it.
import { createHash } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U, so that an id can be read aloud and typed again. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export type IdPrefix = 'art' | 'clm' | 'act' | 'con' | 'msg' | 'we' | 'dlv' | 'att' | 'rec' | 'sec'

/**
 * `<prefix>_` and 26 Crockford characters: the first 128 bits of SHA-256 over the parts.
 *
 * Each part is written with its length, so that `['ab', 'c']` and `['a', 'bc']` differ, and `null` differs from ''.
 */
export function derivedId(prefix: IdPrefix, parts: readonly (string | number | null)[]): string {
  return `${prefix}_${crockford(digestOf(parts))}`
}

/** SHA-256 in lower-case hex of a text in UTF-8. Throws on a lone surrogate, which UTF-8 cannot carry. */
export function sha256(text: string): string {
  if (!text.isWellFormed()) throw new Error('a text with a lone surrogate has no UTF-8 form to hash')
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The same parts give the same 32 hex characters: a key to compare by, where no prefix is wanted. */
export const derivedKey = (parts: readonly (string | number | null)[]): string =>
  digestOf(parts).subarray(0, 16).toString('hex')

/** One text, hashed at once: a call for each part costs more than the hash. */
function digestOf(parts: readonly (string | number | null)[]): Buffer {
  let whole = ''
  for (const part of parts) {
    const text = part === null ? '-' : String(part)
    whole += part === null ? `n:${text}` : `${Buffer.byteLength(text)}:${text}`
  }
  return createHash('sha256').update(whole).digest()
}

/** The first 128 bits behind two zero bits, five at a time. */
function crockford(digest: Buffer): string {
  let text = ''
  let [bits, count] = [0, 2]
  for (const byte of digest.subarray(0, 16)) {
    bits = ((bits << 8) | byte) & 0xffff
    count += 8
    while (count >= 5) {
      count -= 5
      text += alphabet[(bits >> count) & 31] ?? ''
    }
  }
  return text
}

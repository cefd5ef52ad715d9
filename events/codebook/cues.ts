/** Cues: the words by which a proposition is recognised. Literal phrases, never regular expressions. */
import { z } from 'zod'
import { PartyId } from '../ids.ts'
import { Sign } from '../vocabulary.ts'

/**
 * A phrase is compared word by word, without regard to case, accents, hyphens or the kind of apostrophe. A word of four
 * letters or more stands for its plural as well: `mairie` finds "mairies". Signs at a word say otherwise: `retirer~`
 * stands for every form of the word, `négociation*`, after three letters or more, for every word that begins so,
 * and `=cour` for these letters alone. A word of two or three capitals, `US`, is found in capitals alone, with or
 * without stops. A phrase that is `$` and a name stands for a list of `terms`.
 */
const phraseLengthMax = 200
export const Phrase = z
  .string()
  .max(phraseLengthMax)
  .refine((phrase) => /[\p{L}\p{N}]/u.test(phrase), 'a phrase with at least one letter or digit')

const nameOfTerms = /^\$([a-z][a-z0-9-]*)$/

/** The list that a phrase stands for, as `$mairies` does, or null. */
export const termsNamed = (phrase: string): string | null => nameOfTerms.exec(phrase.trim())?.[1] ?? null

const termsMax = 200
/** Lists of words that several cues use, by language and name. A list holds phrases, and no further list. */
export const TermLists = z.record(
  z.string().regex(/^[a-z]{2}$/, 'a language such as fr or en'),
  z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'small letters, digits and hyphens, such as town-halls'),
    z
      .array(Phrase.refine((phrase) => termsNamed(phrase) === null, 'a phrase; a list holds no other list'))
      .min(1)
      .max(termsMax),
  ),
)
export type TermLists = Readonly<z.infer<typeof TermLists>>

/** As far apart as words of one clause may stand and still speak of each other, in words, first and last included. */
export const cueWordsMax = 35

/** Each entry must be there; an inner list gives alternatives. */
const Together = z
  .array(z.union([Phrase, z.array(Phrase).min(1).max(80)]))
  .min(1)
  .max(12)
const shared = {
  /** None of them may stand in the clause. */
  none: z.array(Phrase).max(80).optional(),
  /** "-": the words deny the statement. */
  sign: Sign.optional(),
  /** A reserved yes, or a reserved no. */
  partial: z.boolean().optional(),
  /** The words stand within so many words, the first and the last one included. */
  within: z.int().min(2).max(cueWordsMax).optional(),
  /** Only in the mouth of this party; its words are then taken from cues that name no party. */
  by: PartyId.optional(),
}

/**
 * What makes a clause speak of the proposition.
 *
 * - `all`: words that state it. Whoever says them affirms it (or denies it, with `sign: "-"`).
 * - `topic`: words that only name the matter. They count once the sentence takes a position on it: somebody accepts,
 *   rejects or demands it, or says that it must or must not be.
 * - A bare phrase is a `topic` where the proposition is a position, and `all` where it is anything else.
 *
 * Negation in the sentence is understood and need not be listed; a negation inside a phrase is the phrase's own.
 */
export const Cue = z.union([
  Phrase,
  z.strictObject({ all: Together, ...shared }),
  z.strictObject({ topic: Together, ...shared }),
])
export type Cue = z.infer<typeof Cue>

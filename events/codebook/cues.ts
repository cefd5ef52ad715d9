/** Cues: the words by which a proposition is recognised. Literal phrases, never regular expressions. */
import { z } from 'zod'
import { Sign } from '../vocabulary.ts'

/** A phrase is compared word by word, without regard to case, accents or the kind of apostrophe. */
const phraseLengthMax = 200
export const Phrase = z
  .string()
  .max(phraseLengthMax)
  .refine((phrase) => /[\p{L}\p{N}]/u.test(phrase), 'a phrase with at least one letter or digit')

/**
 * A phrase, or phrases that must stand together in one clause. `all`: each entry must be there, an inner list gives
 * alternatives; `none`: none of them may be there; `sign` "-": the words deny the statement.
 */
export const Cue = z.union([
  Phrase,
  z.strictObject({
    all: z
      .array(z.union([Phrase, z.array(Phrase).min(1).max(50)]))
      .min(1)
      .max(12),
    none: z.array(Phrase).max(50).optional(),
    sign: Sign.optional(),
  }),
])
export type Cue = z.infer<typeof Cue>

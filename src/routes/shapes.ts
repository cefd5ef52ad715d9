/** Shapes that several answers share. Ids are plain text here: brands are for what comes in. */
import { z } from 'zod'
import { slugLengthMax } from '../../events/ids.ts'
import { Polarity } from '../../events/vocabulary.ts'

/** An id of the codebook. */
export const Slug = z.string().max(slugLengthMax)
/** An id that this service made: a prefix and 26 characters. */
export const MadeId = z.string().max(30)
export const Version = z.string().max(30)
export const Sha256Text = z.string().length(64)
/** By language, two letters. */
export const Labels = z.record(z.string().max(10), z.string().max(300))
export const NullablePolarity = Polarity.nullable().describe(
  '-2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none.',
)

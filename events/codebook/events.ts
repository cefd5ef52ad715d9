/** A version of the codebook was published: the whole of it, so that old answers can be read with old words. */
import { z } from 'zod'
import { CodebookVersion, Sha256 } from '../ids.ts'
import { Codebook } from './codebook.ts'

export const CodebookPublished = z.strictObject({
  type: z.literal('CodebookPublished'),
  schemaVersion: z.literal(1),
  version: CodebookVersion,
  /** SHA-256 of the canonical JSON of `codebook`. */
  contentHash: Sha256,
  codebook: Codebook,
  by: z.string().min(1).max(200),
})
export type CodebookEvent = Readonly<z.infer<typeof CodebookPublished>>

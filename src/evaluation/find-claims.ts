/** What the rules find in the texts of an evaluation, as it is compared with the gold. Pure. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import { type ExtractionInput, extract } from '../extraction/extract.ts'
import type { Lexicons } from '../extraction/lexicons.ts'
import type { FoundClaim } from './match-claims.ts'

/** `warnings` say why nothing was looked for, such as `language_unsupported`. */
export type FoundIn = Readonly<{ claims: readonly FoundClaim[]; warnings: readonly string[] }>

export function findClaims(
  article: ExtractionInput & Readonly<{ externalId: string }>,
  { codebook, lexicons }: Readonly<{ codebook: Codebook; lexicons: Lexicons }>,
): FoundIn {
  const { externalId } = article
  const { claims, warnings } = extract({ ...article, articleId: externalId }, codebook, lexicons)
  return {
    claims: claims.map(({ reading, confidence, trace }) => ({
      ...reading,
      article: externalId,
      confidence,
      trace,
    })),
    warnings,
  }
}

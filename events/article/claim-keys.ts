/** Every key under which a claim is known: as it was coded, as it was corrected, and as later codebooks read it. */
import type { Codebook } from '../codebook/codebook.ts'
import type { ArticleId, ClaimKey } from '../ids.ts'
import type { HeldClaim } from './article.ts'
import { claimKeyOf } from './claim-identity.ts'
import { readThrough } from './read-through.ts'

/** Without the keys that it has once its proposition was merged, a new name would bring back what a person rejected. */
export const keysOf = (
  { keys, reading, earlierReadings }: Pick<HeldClaim, 'keys' | 'reading' | 'earlierReadings'>,
  { articleId, codebook }: Readonly<{ articleId: ArticleId; codebook: Pick<Codebook, 'propositions'> }>,
): readonly ClaimKey[] => [
  ...keys,
  ...[reading, ...earlierReadings].map((each) => claimKeyOf(articleId, readThrough(each, codebook))),
]

/** What may become of an article after it was registered: its publisher changes it, or takes it back. */
import type { ArticleId, ClaimId } from '../ids.ts'
import type { Coder } from '../vocabulary.ts'
import type { Article } from './article.ts'
import { checkArticle } from './decide-on-claim.ts'
import type { ArticleEvent } from './events.ts'

/**
 * The new text. A claim that a person or a model coded stays where its words still stand; where every word of it is
 * gone it is superseded by nothing. What the rules found is left to their next run.
 *
 * @param orphans  claims none of whose spans is found in the new text
 * @param coder    in whose name orphans are superseded
 */
export function reviseArticle(
  article: Article,
  revised: ArticleEvent & { type: 'ArticleRevised' },
  { orphans, coder }: Readonly<{ orphans: readonly ClaimId[]; coder: Coder }>,
): ArticleEvent[] {
  checkArticle(article)
  const { articleId } = revised
  return [
    revised,
    ...orphans.map(
      (claimId): ArticleEvent => ({
        type: 'ClaimSuperseded',
        schemaVersion: 1,
        articleId,
        claimId,
        coder,
        supersededBy: null,
      }),
    ),
  ]
}

/** Its claims are out of sight from then on. A second withdrawal has nothing to add. */
export function withdrawArticle(
  article: Article,
  { articleId, by, reason }: Readonly<{ articleId: ArticleId; by: string; reason: string }>,
): ArticleEvent[] {
  if (article.status === 'withdrawn') return []
  checkArticle(article)
  return [{ type: 'ArticleWithdrawn', schemaVersion: 1, articleId, by, reason }]
}

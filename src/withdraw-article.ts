/** An article that its publisher took back: its claims are out of sight from then on. */
import type { Log } from '../db/log/group-commit.ts'
import { withdrawArticle as decideWithdrawal } from '../events/article/revise.ts'
import type { ArticleId } from '../events/ids.ts'
import { decideOn, type Outcome } from './command.ts'
import { heldArticle } from './held-article.ts'
import { checkSeen } from './precondition.ts'
import type { Reviser } from './revise-article.ts'

/**
 * A second withdrawal has nothing to add.
 *
 * @throws Refusal `not_found`, `erased`, `precondition_failed`; Contention; IdempotencyKeyReused
 */
export async function withdrawArticle(
  { log }: Readonly<{ log: Log }>,
  { dossierId, articleId }: Readonly<{ dossierId: string; articleId: ArticleId }>,
  { by, reason, seen, idempotency }: Reviser & Readonly<{ reason: string }>,
): Promise<Outcome> {
  const stream = { dossierId, stream: `article-${articleId}`, idempotency }
  return await decideOn(log, stream, (history, version) => {
    const events = decideWithdrawal(heldArticle(history), { articleId, by, reason })
    checkSeen(seen, `v${version}`)
    return { events }
  })
}

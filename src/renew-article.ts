/** An article that is known by its name comes again: other words revise it, words that it had before add nothing. */
import { isArticleEvent, placedEvents } from '../events/catalog.ts'
import { sha256 } from '../events/identity.ts'
import type { ArticleId } from '../events/ids.ts'
import { heldArticle } from './held-article.ts'
import type { ReadArticle } from './inputs/article-input.ts'
import type { ReadingDependencies } from './reextract.ts'
import { keptFirst, type Registration } from './register-article.ts'
import { reviseArticle } from './revise-article.ts'

const reason = 'its entry in the feed changed'

/**
 * An older file that is read once more brings words that the article had before: they are no revision, so that the order
 * in which archives are read again does not matter.
 *
 * @throws Refusal `erased`, `article_withdrawn`; Contention
 */
export async function renewArticle(
  dependencies: ReadingDependencies,
  { dossierId, articleId }: Readonly<{ dossierId: string; articleId: ArticleId }>,
  article: ReadArticle,
  { by }: Readonly<{ by: string }>,
): Promise<Registration> {
  const { stored } = await dependencies.log.readStream(dossierId, `article-${articleId}`)
  const history = placedEvents(stored)
  const textHash = sha256(article.text)
  const isOld = history.some(
    ({ event }) => isArticleEvent(event) && 'textHash' in event && event.textHash === textHash,
  )
  const last = history.at(-1)?.position ?? 0
  if (isOld) {
    const warnings = keptFirst(article, heldArticle(history).facts)
    return { outcome: 'known', articleId, position: last, firstPosition: last, lastPosition: last, warnings }
  }
  const { text, title, publishedAt, warnings } = article
  const revision = { text, title, publishedAt, warnings, reason }
  const outcome = await reviseArticle(dependencies, { dossierId, articleId }, revision, {
    by,
    seen: { kind: 'any' },
  })
  const { firstPosition, lastPosition } = outcome
  return { outcome: 'revised', articleId, position: lastPosition, firstPosition, lastPosition, warnings }
}

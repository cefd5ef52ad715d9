/** The article that a stream tells of, for those who decide about it. */
import type { Log } from '../db/log/group-commit.ts'
import { type Article, articleOf } from '../events/article/article.ts'
import { isArticleEvent, type Placed, placedEvents } from '../events/catalog.ts'

export const heldArticle = (history: readonly Placed[]): Article =>
  articleOf(history.map(({ event }) => event).filter(isArticleEvent))

/** The zone in which the times of an article mean something; undefined where there is no such article. */
export async function findTimeZone(
  log: Log,
  { dossierId, articleId }: Readonly<{ dossierId: string; articleId: string }>,
): Promise<string | undefined> {
  const { stored } = await log.readStream(dossierId, `article-${articleId}`)
  return heldArticle(placedEvents(stored)).facts?.timeZone
}

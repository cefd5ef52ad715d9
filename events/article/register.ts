/** What may happen to an article as a whole: it is registered once. */
import type { Article } from './article.ts'
import type { ArticleEvent } from './events.ts'

/** An article that is already there has nothing to add: the caller answers with what stands. */
export const registerArticle = (
  article: Article,
  registered: ArticleEvent & { type: 'ArticleRegistered' },
): ArticleEvent[] => (article.status === 'unknown' ? [registered] : [])

/** The article that a stream tells of, for those who decide about it. */
import { type Article, articleOf } from '../events/article/article.ts'
import { isArticleEvent, type Placed } from '../events/catalog.ts'

export const heldArticle = (history: readonly Placed[]): Article =>
  articleOf(history.map(({ event }) => event).filter(isArticleEvent))

/** Articles by the name that their source gave them: what a feed calls an entry stays the same when its words change. */

import { listNamedArticles } from '../db/articles.ts'
import { findReadState } from '../db/as-of.ts'
import { ArticleId } from '../events/ids.ts'
import type { ReadArticle } from './inputs/article-input.ts'
import type { Store } from './service.ts'

export type FindNamed = (article: ReadArticle) => Promise<ArticleId | undefined>

/**
 * As the read models know them when the first one is asked for: bring them up to date before. An outlet is looked up
 * once, because a feed has thousands of entries and one outlet.
 */
export function createFindNamed({ db }: Pick<Store, 'db'>, dossierId: string): FindNamed {
  const outlets = new Map<string | null, Promise<ReadonlyMap<string, ArticleId>>>()
  return async ({ externalId, outlet }) => {
    if (externalId === null) return undefined
    const named = outlets.get(outlet) ?? namedOf(outlet)
    outlets.set(outlet, named)
    return (await named).get(externalId)
  }

  async function namedOf(outlet: string | null): Promise<ReadonlyMap<string, ArticleId>> {
    const state = await findReadState(db, dossierId)
    if (!state) return new Map()
    const at = { dossierId, generation: state.generation, position: state.projected }
    const rows = await listNamedArticles(db, at, outlet)
    return new Map(rows.map(({ externalId, articleId }) => [externalId, ArticleId.parse(articleId)]))
  }
}

/** Reads of `articles`: one by its id, or a page of them, newest publication first. */
import { type Kysely, type Selectable, sql } from 'kysely'
import { believedAt } from './as-of.ts'
import type { ArticlesTable } from './projection-tables.ts'
import type { Database } from './schema.ts'

export type ArticleRow = Selectable<ArticlesTable> & Readonly<{ recorded_at: string }>

/** One set of read models of a dossier, as believed at one position. */
export type ReadPoint = Readonly<{ dossierId: string; generation: number; position: number }>

export async function findArticle(
  db: Kysely<Database>,
  at: ReadPoint,
  articleId: string,
): Promise<ArticleRow | undefined> {
  return await selectArticles(db, at).where('articles.article_id', '=', articleId).executeTakeFirst()
}

/** Those of a list of ids, in no order: what stands beside a quote. */
export async function findArticles(
  db: Kysely<Database>,
  at: ReadPoint,
  articleIds: readonly string[],
): Promise<ArticleRow[]> {
  if (articleIds.length === 0) return []
  return await selectArticles(db, at)
    .where(sql<boolean>`articles.article_id = any(${[...articleIds]}::text[])`)
    .execute()
}

export type ArticleWish = Readonly<{
  /** Only what was published before this instant. */
  publishedBefore: string
  outlet?: string | undefined
  externalId?: string | undefined
  status?: string | undefined
  /** Publication and id of the last row of the page before. */
  after?: Readonly<{ publishedAt: string; articleId: string }> | undefined
  limit: number
}>

export async function listArticles(
  db: Kysely<Database>,
  at: ReadPoint,
  wish: ArticleWish,
): Promise<ArticleRow[]> {
  let query = selectArticles(db, at).where('articles.published_at', '<', wish.publishedBefore)
  if (wish.outlet !== undefined) query = query.where('outlet', '=', wish.outlet)
  if (wish.externalId !== undefined) query = query.where('external_id', '=', wish.externalId)
  if (wish.status !== undefined) query = query.where('status', '=', wish.status)
  if (wish.after) {
    const { publishedAt, articleId } = wish.after
    query = query.where(
      sql<boolean>`(articles.published_at, articles.article_id) < (${publishedAt}::timestamptz, ${articleId}::text)`,
    )
  }
  return await query
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.article_id', 'desc')
    .limit(wish.limit)
    .execute()
}

/** Those of one outlet that their source gave a name, oldest registration last: of two with one name the first stands. */
export async function listNamedArticles(
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  outlet: string | null,
): Promise<readonly Readonly<{ externalId: string; articleId: string }>[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['external_id', 'article_id'])
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where(believedAt(position))
    .where('outlet', outlet === null ? 'is' : '=', outlet)
    .where('external_id', 'is not', null)
    .orderBy('registered_at', 'desc')
    .execute()
  return rows.flatMap(({ external_id, article_id }) =>
    external_id === null ? [] : [{ externalId: external_id, articleId: article_id }],
  )
}

const selectArticles = (db: Kysely<Database>, { dossierId, generation, position }: ReadPoint) =>
  db
    .selectFrom('articles')
    .selectAll('articles')
    // A look-up by primary key for each row that is shown. As a join, a planner without statistics walks the log.
    .select(
      sql<string>`(select events.recorded_at from events
        where events.dossier_id = articles.dossier_id and events.position = articles.registered_at)`.as(
        'recorded_at',
      ),
    )
    .where('articles.dossier_id', '=', dossierId)
    .where('articles.generation', '=', generation)
    .where(believedAt(position))

/** How many events the stream had at a position: the version that its tag names. */
export async function findStreamVersionAt(
  db: Kysely<Database>,
  { dossierId, stream, position }: Readonly<{ dossierId: string; stream: string; position: number }>,
): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select('version')
    .where('dossier_id', '=', dossierId)
    .where('stream', '=', stream)
    .where('position', '<=', position)
    .orderBy('events.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? 0
}

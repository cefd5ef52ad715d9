/** Reads and writes of `last_runs`: with which codebook each standing article was read last. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Place } from './projection-rows.ts'
import type { Database } from './schema.ts'

/** Both are null where the article was never read, or not since its text changed. */
export type RunMark = Readonly<{ coder: string | null; codebookHash: string | null }>

/** @param runs  by article; null for one that stands no more */
export async function writeRuns(
  trx: Transaction<Database>,
  { dossierId, generation }: Place,
  runs: ReadonlyMap<string, RunMark | null>,
): Promise<void> {
  const ended = [...runs].filter(([, run]) => run === null).map(([articleId]) => articleId)
  if (ended.length > 0) {
    await sql`
      delete from last_runs
      where dossier_id = ${dossierId} and generation = ${generation} and article_id = any(${ended}::text[])
    `.execute(trx)
  }
  const standing = [...runs].flatMap(([articleId, run]) => (run ? [{ articleId, ...run }] : []))
  if (standing.length === 0) return
  await sql`
    insert into last_runs (dossier_id, generation, article_id, coder, codebook_hash)
    select ${dossierId}, ${generation}, run.article_id, run.coder, run.codebook_hash
    from unnest(
      ${standing.map(({ articleId }) => articleId)}::text[],
      ${standing.map(({ coder }) => coder)}::text[],
      ${standing.map(({ codebookHash }) => codebookHash)}::text[]
    ) as run(article_id, coder, codebook_hash)
    on conflict (dossier_id, generation, article_id)
    do update set coder = excluded.coder, codebook_hash = excluded.codebook_hash`.execute(trx)
}

export type RunCounts = Readonly<{ articleCount: number; readCount: number }>

/** How many articles stand, and how many of them this extractor has read with this codebook. */
export async function countRuns(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  { coder, codebookHash }: RunMark,
): Promise<RunCounts> {
  const { rows } = await sql<RunCounts>`
    select
      (select count(*)::int from last_runs
       where dossier_id = ${dossierId} and generation = ${generation}) as "articleCount",
      (select count(*)::int from last_runs
       where dossier_id = ${dossierId} and generation = ${generation}
         and codebook_hash = ${codebookHash} and coder = ${coder}) as "readCount"`.execute(db)
  return rows[0] ?? { articleCount: 0, readCount: 0 }
}

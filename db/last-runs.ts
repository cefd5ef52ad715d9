/** Reads of `last_runs`: with which codebook each standing article was read last. */
import { type Kysely, sql } from 'kysely'
import type { Place } from './projection-rows.ts'
import type { Database } from './schema.ts'

/** Both are null where the article was never read, or not since its text changed. */
export type RunMark = Readonly<{ coder: string | null; codebookHash: string | null }>

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

/** With which codebook, and by which extractor, each article was read last: how far a re-reading has come. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // As of the checkpoint of its generation, and so never versioned: whoever watches a re-reading asks about now.
  // An article that was withdrawn or erased has no row; one that was never read has a row without a run.
  await sql`
    create table last_runs (
      dossier_id    text collate "C" not null,
      generation    integer not null,
      article_id    text collate "C" not null,
      coder         text,
      codebook_hash text,
      primary key (dossier_id, generation, article_id)
    )`.execute(db)
  await sql`create index last_runs_by_codebook on last_runs (dossier_id, generation, codebook_hash, coder)`.execute(
    db,
  )
}

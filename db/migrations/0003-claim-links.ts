/** Links between claims of any two articles are found from either end. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Who was ever linked to a key, whatever became of either claim: a look-up at every claim that is recorded. A table of
  // its own, because a planner without statistics walked all claims of a dossier instead of an index of arrays.
  await sql`
    create table claim_links (
      dossier_id  text collate "C" not null,
      generation  integer not null,
      claim_key   text collate "C" not null,
      claim_id    text collate "C" not null,
      primary key (dossier_id, generation, claim_key, claim_id)
    )`.execute(db)
}

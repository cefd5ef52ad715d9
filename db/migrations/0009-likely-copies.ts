/** Which articles may be copies of a text: found by their words, never by walking the dossier. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // No partial index: its condition alone would make others look fit that know nothing of shingles. And each article is
  // entered at once: what waits in the index to be entered is read whole by every look-up.
  await sql`drop index articles_by_shingles`.execute(db)
  await sql`create index articles_by_shingles on articles using gin (shingles) with (fastupdate = off)`.execute(
    db,
  )

  // A planner without statistics prefers any index that begins with the dossier, and compares the shingles of each of its
  // articles: 17 ms with 2,000 of them, 0.5 ms so. The inner question names shingles alone, so that only their index answers. An
  // article that shares both may come twice.
  await sql`
    create function likely_copies(p_dossier text, p_generation integer, p_hashes text[], p_shingles bigint[])
    returns setof articles language plpgsql stable set enable_seqscan = off as $$
    begin
      return query
        select near.* from (select * from articles where shingles && p_shingles offset 0) as near
        where near.dossier_id = p_dossier and near.generation = p_generation and near.known_to is null
        union all
        select same.* from unnest(p_hashes) as hash cross join lateral (
          select * from articles
          where dossier_id = p_dossier and generation = p_generation and normalized_hash = hash and known_to is null
          offset 0
        ) as same;
    end $$`.execute(db)
}

/** The newest claims of a party, of a speaker or on a proposition come from an index, however many there are. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // By the end of the interval in which it was said, as written: an undated claim ends with the day of its publication.
  // Its beginning stands behind, so that what was said after the day asked about is passed over inside the index.
  const said = sql`((body #>> '{reading,statedAt,to}') collate "C") desc nulls last,
    (coalesce(body #>> '{reading,statedAt,from}', body #>> '{reading,statedAt,to}') collate "C")`
  // A claim has a holder or a party of which something is told, never both.
  await sql`
    create index claims_by_party on claims
      (dossier_id, generation, (coalesce(holder, about_party)), ${said})`.execute(db)
  // These take the place of others that end with the id of the claim, by whose order nobody reads them. Without it equal
  // entries share their space, and a planner without statistics takes the smaller index, not one that walks the dossier.
  await sql`drop index claims_by_speaker, claims_by_proposition, claims_by_article`.execute(db)
  await sql`create index claims_by_speaker on claims (dossier_id, generation, speaker, ${said})`.execute(db)
  await sql`create index claims_by_proposition on claims (dossier_id, generation, proposition, ${said})`.execute(
    db,
  )
  await sql`create index claims_by_article on claims (dossier_id, generation, article_id)`.execute(db)
}

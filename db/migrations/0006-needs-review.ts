/** A column for the review queue: whether a claim waits for a person depends on when its reasons came up. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table claims add column needs_review boolean not null default false`.execute(db)
  // What waited before waits on, until its dossier is folded anew.
  await sql`
    update claims set needs_review = true
    where cardinality(review_reasons) > 0 and review_status = 'proposed' and state = 'visible'`.execute(db)
  await sql`drop index claims_to_review`.execute(db)
  await sql`
    create index claims_to_review on claims (dossier_id, generation, recorded_at, claim_id)
    where needs_review`.execute(db)
}

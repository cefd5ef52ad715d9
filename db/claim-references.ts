/** Which entries of a codebook the claims of a dossier refer to. Asked only when a codebook drops some. */
import { type Kysely, sql } from 'kysely'
import type { Place } from './projection-rows.ts'
import type { Database } from './schema.ts'

/** `name`: a party or an agent, which share one name space. */
export type ClaimReference = Readonly<{ kind: 'name' | 'proposition'; id: string; claimId: string }>

/** Claims that are looked at in one query: a fifth of a second, however many the dossier has. */
const pageSize = 5_000

/**
 * For each id the first claim that names it and counts, or may count again: as speaker, holder, the party spoken of, who
 * is addressed, the party of the mandate, a link of the attribution, or in a condition; as it was coded, before merges.
 *
 * Walks over the claims until every id is found: 100,000 claims take some seconds where one of them is not.
 */
export async function listReferences(
  db: Kysely<Database>,
  place: Place,
  { names, propositions }: Readonly<{ names: readonly string[]; propositions: readonly string[] }>,
): Promise<ClaimReference[]> {
  const missing = { name: new Set(names), proposition: new Set(propositions) }
  const found: ClaimReference[] = []
  for (let after = ''; missing.name.size + missing.proposition.size > 0; ) {
    const claimIds = await listCounting(db, place, after)
    const last = claimIds.at(-1)
    if (last === undefined) break
    const named = await readReferences(db, place, { ...missing, claimIds })
    for (const { kind, id } of named) missing[kind].delete(id)
    found.push(...named)
    after = last
  }
  return found
}

/** Their keys alone: a planner without statistics sorts all claims for a page, and must not parse all of them. */
async function listCounting(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  after: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('claims')
    .select('claim_id')
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where('claim_id', '>', after)
    .where('known_to', 'is', null)
    .where('state', 'in', ['visible', 'rejected'])
    .orderBy('claims.claim_id')
    .limit(pageSize)
    .execute()
  return rows.map(({ claim_id }) => claim_id)
}

async function readReferences(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  {
    name,
    proposition,
    claimIds,
  }: Readonly<{
    name: ReadonlySet<string>
    proposition: ReadonlySet<string>
    claimIds: readonly string[]
  }>,
): Promise<readonly ClaimReference[]> {
  const { rows } = await sql<ClaimReference>`
    with page as materialized (
      select claim_id, holder, about_party, speaker, coded_proposition, (body -> 'reading')::jsonb as reading
      from claims
      where dossier_id = ${dossierId} and generation = ${generation} and known_to is null
        and claim_id = any(${[...claimIds]}::text[])
    ), reference as (
      select claim_id, 'proposition' as kind, coded_proposition as id from page
      union all select claim_id, 'name', named.id
      from page, lateral (values (holder), (about_party), (regexp_replace(speaker, '^party:', '')),
        (reading ->> 'addressee'), (reading #>> '{mandate,party}')) as named(id)
      union all select claim_id, 'name', link ->> 'who'
      from page, jsonb_array_elements(reading -> 'attribution') link
      union all select claim_id, 'name', condition ->> 'controlledBy'
      from page, jsonb_array_elements(reading -> 'conditions') condition
      union all select claim_id, 'proposition', condition ->> 'proposition'
      from page, jsonb_array_elements(reading -> 'conditions') condition
    )
    select kind, id, min(claim_id) as "claimId" from reference
    where (kind = 'name' and id = any(${[...name]}::text[]))
      or (kind = 'proposition' and id = any(${[...proposition]}::text[]))
    group by kind, id
    order by kind, id`.execute(db)
  return rows
}

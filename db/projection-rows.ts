/**
 * Loads the rows that a batch may touch, for every read model alike.
 *
 * The folds read `validFrom`, the tables have `valid_from`: the names of columns are translated here and in
 * `write-batch.ts`, and only theirs. What stands inside a JSON body keeps its names.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { ProjectionTables } from './projection-tables.ts'
import type { Database } from './schema.ts'

export type VersionedTable = 'articles' | 'claims' | 'acts' | 'stance_periods' | 'contradictions'

/** One generation of one dossier: what a read model's rows belong to. */
export type Place = Readonly<{ dossierId: string; generation: number }>

export type LoadedRow = Readonly<Record<string, unknown>> &
  Readonly<{ knownFrom: number; knownTo: number | null }>

/**
 * The rows that are still believed, of every scope asked for.
 *
 * @param column  the column that names the scope, such as `article_id` or `proposition`
 */
export async function loadOpenRows(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  { table, column, values }: { table: VersionedTable; column: string; values: readonly string[] },
): Promise<LoadedRow[]> {
  if (values.length === 0) return []
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)}
    where dossier_id = ${dossierId} and generation = ${generation} and known_to is null
      and ${sql.ref(column)} = any(${[...values]}::text[])
    order by known_from`.execute(db)
  return rows.map(toFields)
}

/** Articles that are still believed and share their words, or any of these shingles, with some texts. */
export async function loadLikelyCopies(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  { normalizedHashes, shingles }: { normalizedHashes: readonly string[]; shingles: readonly number[] },
): Promise<LoadedRow[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from likely_copies(${dossierId}, ${generation}, ${[...normalizedHashes]}, ${[...shingles]})
    order by article_id`.execute(db)
  return rows.map(toFields)
}

/**
 * The claims that are still believed and have one of these keys. A look-up for each key, in an index without the
 * generation: with it, a planner without statistics takes any other index that begins like it.
 */
export async function loadClaimsByKey(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  keys: readonly string[],
): Promise<LoadedRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<Record<string, unknown>>`
    select claims.* from unnest(${[...keys]}::text[]) as key cross join lateral (
      select * from claims where dossier_id = ${dossierId} and claim_key = key and known_to is null
      offset 0
    ) as claims
    where claims.generation = ${generation}`.execute(db)
  return rows.map(toFields)
}

/** The claims that were ever linked to a claim with one of these keys. */
export async function listPointers(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  keys: readonly string[],
): Promise<string[]> {
  // One look-up for each key. `offset` keeps it so: a planner without statistics walks all links of the dossier instead.
  const { rows } = await sql<{ claim_id: string }>`
    select links.claim_id from unnest(${[...keys]}::text[]) as key cross join lateral (
      select claim_id from claim_links
      where dossier_id = ${dossierId} and generation = ${generation} and claim_key = key
      offset 0
    ) as links`.execute(db)
  return rows.map((row) => row.claim_id)
}

/** Every value of a column among the rows that are still believed. */
export async function listScopes(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  { table, column }: { table: VersionedTable; column: string },
): Promise<string[]> {
  const { rows } = await sql<{ scope: string }>`
    select distinct ${sql.ref(column)} as scope from ${sql.table(table)}
    where dossier_id = ${dossierId} and generation = ${generation} and known_to is null
    order by scope`.execute(db)
  return rows.map(({ scope }) => scope)
}

export async function loadMemories(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  propositions: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db
    .selectFrom('contradiction_memories')
    .select(['proposition', 'body'])
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where(sql<boolean>`proposition = any(${[...propositions]}::text[])`)
    .execute()
  return new Map(rows.map(({ proposition, body }) => [proposition, body]))
}

/**
 * Tells the planner how the tables have grown. Until it knows, several indexes promise it one row, and it walks a dossier
 * by any of them. The server does the same by itself, but a minute later or more.
 */
export async function analyzeTables(db: Kysely<Database>): Promise<void> {
  await sql`analyze articles, claims, acts, stance_periods, contradictions, contradiction_memories, claim_links,
    notifications, notification_subjects, deliveries, attempts, streams`.execute(db)
}

/** Takes a whole generation away, when another one is read instead. */
export async function deleteGeneration(
  trx: Transaction<Database>,
  { dossierId, generation }: Place,
): Promise<void> {
  const tables: readonly (keyof ProjectionTables)[] = [
    'articles',
    'claims',
    'acts',
    'stance_periods',
    'contradictions',
    'contradiction_memories',
    'last_runs',
    'claim_links',
    'generations',
  ]
  for (const table of tables) {
    await sql`
      delete from ${sql.table(table)} where dossier_id = ${dossierId} and generation = ${generation}
    `.execute(trx)
  }
}

function toFields({
  dossier_id: _dossier,
  generation: _generation,
  ...row
}: Record<string, unknown>): LoadedRow {
  const fields = Object.entries(row).map(([name, value]) => [fieldOf(name), value] as const)
  // Every table of `VersionedTable` has both columns, and none of them is null in `known_from`.
  return Object.fromEntries(fields) as LoadedRow
}

const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/**
 * Loads and saves the rows of a batch, for every read model alike. A row is closed or inserted, never edited.
 *
 * The folds write `validFrom`, the tables `valid_from`: the names of columns are translated here, and only theirs.
 * What stands inside a JSON body keeps its names.
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

/** Articles that are still believed and share their words, or any of these shingles, with a text. */
export async function loadLikelyCopies(
  db: Kysely<Database>,
  { dossierId, generation }: Place,
  { normalizedHash, shingles }: { normalizedHash: string; shingles: readonly number[] },
): Promise<LoadedRow[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from articles
    where dossier_id = ${dossierId} and generation = ${generation} and known_to is null
      and (normalized_hash = ${normalizedHash} or shingles && ${[...shingles]}::bigint[])
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

export async function writePointers(
  trx: Transaction<Database>,
  { dossierId, generation }: Place,
  pointers: readonly Readonly<{ claimKey: string; claimId: string }>[],
): Promise<void> {
  if (pointers.length === 0) return
  const keys = pointers.map(({ claimKey }) => claimKey)
  const ids = pointers.map(({ claimId }) => claimId)
  // Two arrays, however many there are: a statement takes 65,535 parameters.
  await sql`
    insert into claim_links (dossier_id, generation, claim_key, claim_id)
    select ${dossierId}, ${generation}::int, claim_key, claim_id
    from unnest(${keys}::text[], ${ids}::text[]) as pointers (claim_key, claim_id)
    on conflict do nothing`.execute(trx)
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

const keysOf: Readonly<Record<VersionedTable, readonly string[]>> = {
  articles: ['article_id'],
  claims: ['claim_id'],
  acts: ['party', 'proposition', 'act_id'],
  stance_periods: ['party', 'proposition', 'valid_from'],
  contradictions: ['contradiction_id', 'valid_from'],
}

/** Closes rows at their `knownTo` and inserts others, in two statements however many there are. */
export async function writeRows(
  trx: Transaction<Database>,
  { dossierId, generation }: Place,
  {
    table,
    closed,
    inserted,
  }: { table: VersionedTable; closed: readonly object[]; inserted: readonly object[] },
): Promise<void> {
  const at = { dossier_id: dossierId, generation }
  if (closed.length > 0) {
    const keys = ['known_from', ...keysOf[table]]
    // The bodies stay behind: a row is found by its key.
    const ends = closed.map((row) => pick(toColumns(row), [...keys, 'known_to']))
    const isSameRow = sql.join(
      keys.map((key) => sql`rows.${sql.ref(key)} = closed.${sql.ref(key)}`),
      sql` and `,
    )
    await sql`
      update ${sql.table(table)} as rows set known_to = closed.known_to
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(ends)}::json) as closed
      where rows.dossier_id = ${dossierId} and rows.generation = ${generation} and ${isSameRow}
    `.execute(trx)
  }
  if (inserted.length > 0) {
    await sql`
      insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${asJson(inserted, at)}::json)
    `.execute(trx)
  }
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

export async function writeMemories(
  trx: Transaction<Database>,
  { dossierId, generation }: Place,
  memories: ReadonlyMap<string, unknown>,
): Promise<void> {
  if (memories.size === 0) return
  await trx
    .insertInto('contradiction_memories')
    .values(
      [...memories].map(([proposition, body]) => ({
        dossier_id: dossierId,
        generation,
        proposition,
        body: JSON.stringify(body),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'generation', 'proposition'])
        .doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })),
    )
    .execute()
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

const asJson = (rows: readonly object[], at: object): string =>
  JSON.stringify(rows.map((row) => ({ ...at, ...toColumns(row) })))

const pick = (row: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, row[key]]))

const toColumns = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]))

function toFields({
  dossier_id: _dossier,
  generation: _generation,
  ...row
}: Record<string, unknown>): LoadedRow {
  const fields = Object.entries(row).map(([name, value]) => [fieldOf(name), value] as const)
  // Every table of `VersionedTable` has both columns, and none of them is null in `known_from`.
  return Object.fromEntries(fields) as LoadedRow
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const fieldOf = (column: string): string =>
  column.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())

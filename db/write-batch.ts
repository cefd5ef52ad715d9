/**
 * Saves what a batch of events has changed in the read models, and moves their checkpoint: two statements, because whoever
 * is to be told of an article waits for each round trip. A row is closed or inserted, never edited.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { RunMark } from './last-runs.ts'
import type { Lease } from './leases.ts'
import type { Place, VersionedTable } from './projection-rows.ts'
import type { Database } from './schema.ts'

export type RowChanges = Readonly<{ closed: readonly object[]; inserted: readonly object[] }>

export type Batch = Readonly<{
  rows: Readonly<Record<VersionedTable, RowChanges>>
  /** By proposition. */
  memories: ReadonlyMap<string, unknown>
  /** By article; null for one that stands no more. */
  runs: ReadonlyMap<string, RunMark | null>
  /** Claims, and the keys of those to which they are linked. */
  pointers: readonly Readonly<{ claimKey: string; claimId: string }>[]
  /** Where the checkpoint stands, and where to it moves. */
  from: number
  to: number
}>

/** What did not stand where the writer thought; the transaction must then be rolled back. */
export type WriteOutcome = Readonly<{ isHeld: boolean; isMoved: boolean }>

const keysOf: Readonly<Record<VersionedTable, readonly string[]>> = {
  articles: ['article_id'],
  claims: ['claim_id'],
  acts: ['party', 'proposition', 'act_id'],
  stance_periods: ['party', 'proposition', 'valid_from'],
  contradictions: ['contradiction_id', 'valid_from'],
}
const tables = Object.keys(keysOf) as readonly VersionedTable[]

/**
 * No part sees what another one writes, and none needs to: each has rows of its own.
 *
 * @param leases  each of them is confirmed, and renewed
 */
export async function writeBatch(
  trx: Transaction<Database>,
  place: Place,
  { leases, durationMs, batch }: Readonly<{ leases: readonly Lease[]; durationMs: number; batch: Batch }>,
): Promise<WriteOutcome> {
  const { dossierId, generation } = place
  const parts = [
    ...tables.flatMap((table) => [
      ...closing(place, table, batch.rows[table].closed),
      ...inserting(place, table, batch.rows[table].inserted),
    ]),
    ...remembering(place, batch.memories),
    ...markingRuns(place, batch.runs),
    ...pointing(place, batch.pointers),
  ].map((part, number) => sql`${sql.ref(`part_${number}`)} as (${part})`)
  // First, and by itself: whoever lost its lease must not meet the rows of the next holder.
  const { rows } = await sql<{ held: number; moved: number }>`
    with held as (${confirming(dossierId, leases, durationMs)}),
    moved as (
      update generations set position = ${batch.to}
      where dossier_id = ${dossierId} and generation = ${generation} and position = ${batch.from}
      returning position
    )
    select (select count(*)::int from held) as held, (select count(*)::int from moved) as moved`.execute(trx)
  const [row] = rows
  const outcome = { isHeld: row?.held === leases.length, isMoved: row?.moved === 1 }
  if (outcome.isHeld && outcome.isMoved && parts.length > 0) {
    await sql`with ${sql.join(parts, sql`, `)} select`.execute(trx)
  }
  return outcome
}

type Part = RawBuilder<unknown>

const confirming = (dossierId: string, leases: readonly Lease[], durationMs: number): Part => sql`
  update leases set until = clock_timestamp() + ${durationMs} * interval '1 millisecond'
  from unnest(
    ${leases.map(({ name }) => name)}::text[], ${leases.map(({ holder }) => holder)}::text[],
    ${leases.map(({ fence }) => fence)}::bigint[]
  ) as ours (name, holder, fence)
  where leases.dossier_id = ${dossierId} and leases.name = ours.name
    and leases.holder = ours.holder and leases.fence = ours.fence
  returning leases.name`

function closing({ dossierId, generation }: Place, table: VersionedTable, closed: readonly object[]): Part[] {
  if (closed.length === 0) return []
  const keys = ['known_from', ...keysOf[table]]
  // The bodies stay behind: a row is found by its key.
  const ends = closed.map((row) => pick(toColumns(row), [...keys, 'known_to']))
  const isSameRow = sql.join(
    keys.map((key) => sql`rows.${sql.ref(key)} = closed.${sql.ref(key)}`),
    sql` and `,
  )
  return [
    sql`
      update ${sql.table(table)} as rows set known_to = closed.known_to
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(ends)}::json) as closed
      where rows.dossier_id = ${dossierId} and rows.generation = ${generation} and ${isSameRow}`,
  ]
}

function inserting(
  { dossierId, generation }: Place,
  table: VersionedTable,
  inserted: readonly object[],
): Part[] {
  if (inserted.length === 0) return []
  const rows = inserted.map((row) => ({ dossier_id: dossierId, generation, ...toColumns(row) }))
  return [
    sql`
      insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`,
  ]
}

function remembering({ dossierId, generation }: Place, memories: ReadonlyMap<string, unknown>): Part[] {
  if (memories.size === 0) return []
  const bodies = [...memories.values()].map((body) => JSON.stringify(body))
  return [
    sql`
      insert into contradiction_memories (dossier_id, generation, proposition, body)
      select ${dossierId}, ${generation}::int, proposition, body::json
      from unnest(${[...memories.keys()]}::text[], ${bodies}::text[]) as remembered (proposition, body)
      on conflict (dossier_id, generation, proposition) do update set body = excluded.body`,
  ]
}

function markingRuns({ dossierId, generation }: Place, runs: ReadonlyMap<string, RunMark | null>): Part[] {
  const ended = [...runs].filter(([, run]) => run === null).map(([articleId]) => articleId)
  const standing = [...runs].flatMap(([articleId, run]) => (run ? [{ articleId, ...run }] : []))
  const deletion = sql`
    delete from last_runs
    where dossier_id = ${dossierId} and generation = ${generation} and article_id = any(${ended}::text[])`
  const marking = sql`
    insert into last_runs (dossier_id, generation, article_id, coder, codebook_hash)
    select ${dossierId}, ${generation}::int, run.article_id, run.coder, run.codebook_hash
    from unnest(
      ${standing.map(({ articleId }) => articleId)}::text[],
      ${standing.map(({ coder }) => coder)}::text[],
      ${standing.map(({ codebookHash }) => codebookHash)}::text[]
    ) as run(article_id, coder, codebook_hash)
    on conflict (dossier_id, generation, article_id)
    do update set coder = excluded.coder, codebook_hash = excluded.codebook_hash`
  return [...(ended.length > 0 ? [deletion] : []), ...(standing.length > 0 ? [marking] : [])]
}

function pointing({ dossierId, generation }: Place, pointers: Batch['pointers']): Part[] {
  if (pointers.length === 0) return []
  const keys = pointers.map(({ claimKey }) => claimKey)
  const ids = pointers.map(({ claimId }) => claimId)
  return [
    sql`
      insert into claim_links (dossier_id, generation, claim_key, claim_id)
      select ${dossierId}, ${generation}::int, claim_key, claim_id
      from unnest(${keys}::text[], ${ids}::text[]) as pointers (claim_key, claim_id)
      on conflict do nothing`,
  ]
}

const pick = (row: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, row[key]]))

const toColumns = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]))

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

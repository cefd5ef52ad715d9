/**
 * Saves what a batch of events has changed in the read models, moves their checkpoint, and writes what subscribers are owed
 * by it: two statements, because whoever is to be told of an article waits for each round trip. A row of a read model is
 * closed or inserted, never edited.
 */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { RunMark } from './last-runs.ts'
import type { Lease } from './leases.ts'
import {
  insertingNotifications,
  movingNotified,
  type NewDelivery,
  type NewNotification,
  numbering,
  owedCounts,
  owing,
} from './notifications.ts'
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
}>

/** What a batch says to subscribers, as far as it is known before it is numbered. */
export type Telling = Readonly<{
  /** Where the mark of the notifications stands, and where to it moves. */
  from: number
  to: number
  /** How many messages there are about each subject. */
  counts: ReadonlyMap<string, number>
}>

/** What did not stand where the writer thought; the transaction must then be rolled back. */
export type Opening = Readonly<{
  isHeld: boolean
  isMoved: boolean
  /** True without a telling. */
  isNotified: boolean
  /** The number of the last message about each subject. */
  sequences: ReadonlyMap<string, number>
}>

const keysOf: Readonly<Record<VersionedTable, readonly string[]>> = {
  articles: ['article_id'],
  claims: ['claim_id'],
  acts: ['party', 'proposition', 'act_id'],
  stance_periods: ['party', 'proposition', 'valid_from'],
  contradictions: ['contradiction_id', 'valid_from'],
}
const tables = Object.keys(keysOf) as readonly VersionedTable[]

/**
 * Confirms and renews the leases, and moves the checkpoint and the mark of the notifications: before anything is written, so
 * that whoever lost its lease never meets the rows of the next holder. Who is owed something must be asked after it, in a
 * statement of its own: somebody may become an endpoint while this one waits for the mark.
 */
export async function openBatch(
  trx: Transaction<Database>,
  { dossierId, generation }: Place,
  {
    leases,
    durationMs,
    from,
    to,
    telling,
  }: Readonly<{
    leases: readonly Lease[]
    durationMs: number
    from: number
    to: number
    telling: Telling | undefined
  }>,
): Promise<Opening> {
  const isTold = telling !== undefined && telling.counts.size > 0
  const none = sql`select null as none where false`
  type Row = { held: number; moved: number; notified: number; sequences: object | null }
  const { rows } = await sql<Row>`
    with held as (${confirming(dossierId, leases, durationMs)}),
    moved as (
      update generations set position = ${to}
      where dossier_id = ${dossierId} and generation = ${generation} and position = ${from}
      returning position
    ),
    notified as (${telling ? movingNotified(dossierId, telling) : none}),
    numbered as (${isTold ? numbering(dossierId, telling.counts) : sql`select '' as subject, 0 as sequence where false`})
    select (select count(*)::int from held) as held, (select count(*)::int from moved) as moved,
           (select count(*)::int from notified) as notified,
           (select json_object_agg(subject, sequence) from numbered) as sequences`.execute(trx)
  const [row] = rows
  return {
    isHeld: row?.held === leases.length,
    isMoved: row?.moved === 1,
    isNotified: telling === undefined || row?.notified === 1,
    sequences: new Map(Object.entries(row?.sequences ?? {})),
  }
}

/**
 * Writes what changed, the messages and what is owed. No part sees what another one writes, and none needs to: each has
 * rows of its own.
 *
 * @returns how many deliveries are new, by endpoint
 */
export async function closeBatch(
  trx: Transaction<Database>,
  place: Place,
  {
    batch,
    messages,
    deliveries,
  }: Readonly<{
    batch: Batch
    messages: readonly NewNotification[]
    deliveries: readonly NewDelivery[]
  }>,
): Promise<ReadonlyMap<string, number>> {
  const { dossierId } = place
  const parts = [
    ...tables.flatMap((table) => [
      ...closing(place, table, batch.rows[table].closed),
      ...inserting(place, table, batch.rows[table].inserted),
    ]),
    ...remembering(place, batch.memories),
    ...markingRuns(place, batch.runs),
    ...pointing(place, batch.pointers),
    ...(messages.length > 0 ? [insertingNotifications(dossierId, messages)] : []),
  ].map((part, number) => sql`${sql.ref(`part_${number}`)} as (${part})`)
  const owed = deliveries.length > 0 ? [owing(dossierId, { deliveries, trigger: 'schedule' })] : []
  if (parts.length + owed.length === 0) return new Map()
  const { rows } = await sql<{ endpointId: string; count: number }>`
    with ${sql.join([...parts, ...owed], sql`, `)}
    ${owed.length > 0 ? sql`select ${owedCounts} from counted` : sql`select where false`}`.execute(trx)
  return new Map(rows.map(({ endpointId, count }) => [endpointId, count]))
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

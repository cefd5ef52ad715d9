/** Reads of the log: one stream, or everything after a position. Bytes come back as they were accepted. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** `payload` is `null` once it was erased. */
export type StoredEvent = Readonly<{
  position: number
  stream: string
  version: number
  type: string
  schemaVersion: number
  recordedAt: string
  payload: string | null
}>

/** `version` is 0 when nothing was ever appended to the stream. */
export type StoredStream = Readonly<{ version: number; stored: readonly StoredEvent[] }>

export type Head = Readonly<{ position: number; recordedAt: string }>

/** A reader asks again: nobody needs more at a time, and no page may grow without bound. */
const limitMax = 10_000

/** An event as `StoredEvent` names its fields. */
export const eventColumns = [
  'position',
  'stream',
  'version',
  'type',
  'schema_version as schemaVersion',
  'recorded_at as recordedAt',
  'payload',
] as const

/** The whole stream in the order of its versions. */
export async function readStream(
  db: Kysely<Database>,
  dossierId: string,
  stream: string,
): Promise<StoredStream> {
  const stored = await readStreamAfter(db, { dossierId, stream, version: 0 })
  return { version: stored.at(-1)?.version ?? 0, stored }
}

/** The events of a stream after a version, so that who knows the beginning need not read it again. */
export async function readStreamAfter(
  db: Kysely<Database>,
  { dossierId, stream, version }: Readonly<{ dossierId: string; stream: string; version: number }>,
): Promise<StoredEvent[]> {
  return await db
    .selectFrom('events')
    .select(eventColumns)
    .where('dossier_id', '=', dossierId)
    .where('stream', '=', stream)
    .where('version', '>', version)
    .orderBy('events.version')
    .execute()
}

/** The version of a stream by primary key; 0 when nothing was ever appended to it. */
export async function findStreamVersion(
  db: Kysely<Database>,
  dossierId: string,
  stream: string,
): Promise<number> {
  const found = await db
    .selectFrom('streams')
    .select('version')
    .where('dossier_id', '=', dossierId)
    .where('stream', '=', stream)
    .executeTakeFirst()
  return found?.version ?? 0
}

/**
 * The next events of a dossier, in order. Whoever has seen `position` misses nothing by asking for what is
 * greater: an event becomes visible only after every event before it.
 *
 * @param limit  1 to 10,000
 */
export async function readAfter(
  db: Kysely<Database>,
  dossierId: string,
  position: number,
  limit: number,
): Promise<StoredEvent[]> {
  return await db
    .selectFrom('events')
    .select(eventColumns)
    .where('dossier_id', '=', dossierId)
    .where('position', '>', position)
    .orderBy('events.position')
    .limit(Math.min(Math.max(Math.trunc(limit), 1), limitMax))
    .execute()
}

/** The events at these positions, in the order of the log; positions that do not exist are left out. */
export async function readPositions(
  db: Kysely<Database>,
  dossierId: string,
  positions: readonly number[],
): Promise<StoredEvent[]> {
  if (positions.length === 0) return []
  return await db
    .selectFrom('events')
    .select(eventColumns)
    .where('dossier_id', '=', dossierId)
    .where((at) => isAny(at, positions))
    .orderBy('events.position')
    .execute()
}

/** An event without what it says: enough to know where to look. */
export type EventPlace = Readonly<{ position: number; stream: string }>

/** Where the events at these positions stand, in no order; the payload of a codebook alone may have two megabytes. */
export async function readPlaces(
  db: Kysely<Database>,
  dossierId: string,
  positions: readonly number[],
): Promise<EventPlace[]> {
  if (positions.length === 0) return []
  return await db
    .selectFrom('events')
    .select(['position', 'stream'])
    .where('dossier_id', '=', dossierId)
    .where((at) => isAny(at, positions))
    .execute()
}

/** One parameter however many positions: the protocol counts parameters in sixteen bits. */
const isAny = (at: ExpressionBuilder<Database, 'events'>, positions: readonly number[]) =>
  sql<boolean>`${at.ref('events.position')} = any(${[...positions]}::bigint[])`

/** The last position of a dossier, 0 before its first event; `undefined` when there is no such dossier. */
export async function findHead(db: Kysely<Database>, dossierId: string): Promise<Head | undefined> {
  return await db
    .selectFrom('heads')
    .select(['position', 'recorded_at as recordedAt'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
}

/**
 * The greatest position that was recorded at or before an instant; 0 when that was before the first event.
 *
 * `recorded_at` never decreases along positions and positions have no gaps, so this halves the log by its
 * primary key: about twenty look-ups in a million events, and no index of its own to keep.
 *
 * @param instant  UTC with offset or `Z`, up to six decimals
 */
export async function findPositionAt(
  db: Kysely<Database>,
  dossierId: string,
  instant: string,
): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    with recursive halves (least, most) as (
      select case when h.recorded_at <= ${instant}::timestamptz then h.position else 0 end,
             case when h.recorded_at <= ${instant}::timestamptz then h.position else h.position - 1 end
      from heads h where h.dossier_id = ${dossierId} and h.position > 0
      union all
      select case when m.is_known then m.middle else m.least end,
             case when m.is_known then m.most else m.middle - 1 end
      from (select s.least, s.most, s.middle,
                   (select e.recorded_at <= ${instant}::timestamptz from events e
                    where e.dossier_id = ${dossierId} and e.position = s.middle) as is_known
            from (select least, most, (least + most + 1) / 2 as middle from halves where least < most) s
           ) m
    )
    select least as position from halves where least = most`.execute(db)
  return rows[0]?.position ?? 0
}

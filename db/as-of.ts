/** What a read stands on: the generation that is read, how far it reflects the log, and how long the log is. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Until something was projected, `generation` and `projected` are 0, and no `rules` made rows: there are none. */
export type ReadState = Readonly<{
  generation: number
  rules: string | null
  projected: number
  head: Readonly<{ position: number; recordedAt: string }>
}>

/** `undefined` when there is no such dossier. Two look-ups by primary key. */
export async function findReadState(db: Kysely<Database>, dossierId: string): Promise<ReadState | undefined> {
  const row = await db
    .selectFrom('heads')
    .leftJoin('generations', (join) =>
      join.onRef('generations.dossier_id', '=', 'heads.dossier_id').on('generations.state', '=', 'active'),
    )
    .select([
      'heads.position as head',
      'heads.recorded_at as recordedAt',
      'generations.generation',
      'generations.rules',
      'generations.position as projected',
    ])
    .where('heads.dossier_id', '=', dossierId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    generation: row.generation ?? 0,
    rules: row.rules,
    projected: row.projected ?? 0,
    head: { position: row.head, recordedAt: row.recordedAt },
  }
}

/** When the event at a position was recorded; `undefined` for position 0, which is before the first. */
export async function findRecordedAt(
  db: Kysely<Database>,
  dossierId: string,
  position: number,
): Promise<string | undefined> {
  if (position === 0) return undefined
  const row = await db
    .selectFrom('events')
    .select('recorded_at')
    .where('dossier_id', '=', dossierId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.recorded_at
}

/** Short at first, because a projection usually follows within milliseconds of the append. */
const firstPauseMs = 5
const longestPauseMs = 100

/**
 * Waits until the read models reflect a position.
 *
 * @returns the state that reflects it, or `undefined` when the time was up, or the dossier is gone
 */
export async function waitForPosition(
  db: Kysely<Database>,
  { dossierId, position, timeoutMs }: Readonly<{ dossierId: string; position: number; timeoutMs: number }>,
): Promise<ReadState | undefined> {
  const deadline = performance.now() + timeoutMs
  for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
    const state = await findReadState(db, dossierId)
    if (state === undefined || state.projected >= position) return state
    const leftMs = deadline - performance.now()
    if (leftMs <= 0) return undefined
    await pause(Math.min(waitMs, leftMs))
  }
}

/** Rows that were believed at a position. */
export const believedAt = (position: number): RawBuilder<boolean> =>
  sql<boolean>`known_from <= ${position}::bigint and (known_to is null or known_to > ${position}::bigint)`

/** When the events at some positions were recorded. */
export async function findRecordedTimes(
  db: Kysely<Database>,
  dossierId: string,
  positions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (positions.length === 0) return new Map()
  const rows = await db
    .selectFrom('events')
    .select(['position', 'recorded_at'])
    .where('dossier_id', '=', dossierId)
    .where(sql<boolean>`position = any(${[...positions]}::bigint[])`)
    .execute()
  return new Map(rows.map(({ position, recorded_at }) => [position, recorded_at]))
}

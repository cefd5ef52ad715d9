/** Reads of `contradictions`: one record, or a page of those that a date and a position show. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ReadPoint } from './articles.ts'
import { believedAt } from './as-of.ts'
import type { ContradictionsTable } from './projection-tables.ts'
import type { Database } from './schema.ts'

export type ContradictionRow = Selectable<ContradictionsTable>

/** The record's stretch that covers the end of the day; `undefined` when that day does not show it. */
export async function findContradiction(
  db: Kysely<Database>,
  at: ReadPoint,
  { contradictionId, validAtEnd }: Readonly<{ contradictionId: string; validAtEnd: string }>,
): Promise<ContradictionRow | undefined> {
  return await selectContradictions(db, at, validAtEnd)
    .where('contradiction_id', '=', contradictionId)
    .executeTakeFirst()
}

/** The record whatever the day: the first of its stretches. */
export async function findRecord(
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  contradictionId: string,
): Promise<ContradictionRow | undefined> {
  return await db
    .selectFrom('contradictions')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where('contradiction_id', '=', contradictionId)
    .where(believedAt(position))
    .orderBy('contradictions.valid_from')
    .limit(1)
    .executeTakeFirst()
}

export type ContradictionWish = Readonly<{
  validAtEnd: string
  /** On one of the sides, or what opposite things are said of. */
  party?: string | undefined
  /** Two parties, both on the sides; or two agents, both among the speakers. The caller looks closer. */
  between?: readonly [string, string] | undefined
  /** Among the speakers. The caller looks closer. */
  speaker?: string | undefined
  /** Left out: every kind but opposition. */
  kind?: string | undefined
  proposition?: string | undefined
  state?: string | undefined
  after?: Readonly<{ detectedAt: number; contradictionId: string }> | undefined
  limit: number
}>

/** Newest found first. */
export async function listContradictions(
  db: Kysely<Database>,
  at: ReadPoint,
  wish: ContradictionWish,
): Promise<ContradictionRow[]> {
  const { party, between, speaker, kind, after } = wish
  let query = selectContradictions(db, at, wish.validAtEnd)
  query = kind === undefined ? query.where('kind', '<>', 'opposition') : query.where('kind', '=', kind)
  if (wish.proposition !== undefined) query = query.where('proposition', '=', wish.proposition)
  if (wish.state !== undefined) query = query.where('state', '=', wish.state)
  if (party !== undefined) {
    query = query.where(sql<boolean>`(${party}::text = any(sides) or body ->> 'subject' = ${party})`)
  }
  if (between) {
    const names = sql`${[...between]}::text[]`
    query = query.where(sql<boolean>`(sides @> ${names} or speakers @> ${names})`)
  }
  if (speaker !== undefined) query = query.where(sql<boolean>`${speaker}::text = any(speakers)`)
  if (after) {
    query = query.where(
      sql<boolean>`(detected_at < ${after.detectedAt}::bigint
        or (detected_at = ${after.detectedAt}::bigint and contradiction_id > ${after.contradictionId}::text))`,
    )
  }
  return await query
    .orderBy('contradictions.detected_at', 'desc')
    .orderBy('contradictions.contradiction_id')
    .limit(wish.limit)
    .execute()
}

const selectContradictions = (
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  validAtEnd: string,
) =>
  db
    .selectFrom('contradictions')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where(
      sql<boolean>`tstzrange(valid_from, valid_to) @> (${validAtEnd}::timestamptz - interval '1 microsecond')`,
    )
    .where(sql<boolean>`int8range(known_from, known_to) @> ${position}::bigint`)

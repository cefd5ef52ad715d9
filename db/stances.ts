/** Reads of `stance_periods`, the state, and of `acts`, the evidence: the second read that a stance needs. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ReadPoint } from './articles.ts'
import { believedAt } from './as-of.ts'
import type { ActsTable, StancePeriodsTable } from './projection-tables.ts'
import type { Database } from './schema.ts'

export type StancePeriodRow = Selectable<StancePeriodsTable>
export type ActRow = Selectable<ActsTable>
export type Pair = Readonly<{ party: string; proposition: string }>

/** The exclusive end of the day that is asked about. A date means its last microsecond. */
export type ValidAtEnd = Readonly<{ validAtEnd: string }>

/**
 * The one period that covers both moments; `undefined` when nothing was known of that date.
 * One look-up in the GiST index over both ranges, whose expressions are repeated here word for word.
 */
export async function findPeriod(
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  { party, proposition, validAtEnd }: Pair & ValidAtEnd,
): Promise<StancePeriodRow | undefined> {
  return await db
    .selectFrom('stance_periods')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where('party', '=', party)
    .where('proposition', '=', proposition)
    .where(covers(validAtEnd))
    .where(isKnownAt(position))
    .executeTakeFirst()
}

/**
 * The periods of many pairs at the same two moments, in the order of their ids.
 *
 * A list of names is walked name by name: the index over both ranges takes one name at a time, and a list would be
 * looked up in the primary key, which meets every revision there ever was.
 */
export async function listPeriodsAt(
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  wish: ValidAtEnd &
    Readonly<{ parties?: readonly string[]; propositions?: readonly string[]; limit: number }>,
): Promise<StancePeriodRow[]> {
  const { validAtEnd, parties, propositions, limit } = wish
  const from = [
    parties && sql`unnest(${[...parties]}::text[]) as wanted_party(id)`,
    propositions && sql`unnest(${[...propositions]}::text[]) as wanted_proposition(id)`,
  ].filter((list) => list !== undefined)
  const { rows } = await sql<StancePeriodRow>`
    select periods.* from ${from.length > 0 ? sql`${sql.join(from, sql` cross join `)} cross join` : sql``}
    lateral (
      select * from stance_periods
      where dossier_id = ${dossierId} and generation = ${generation}
        ${parties ? sql`and party = wanted_party.id` : sql``}
        ${propositions ? sql`and proposition = wanted_proposition.id` : sql``}
        and ${covers(validAtEnd)} and ${isKnownAt(position)}
      offset 0
    ) as periods
    order by periods.party, periods.proposition
    limit ${limit}`.execute(db)
  return rows
}

/** The pair's periods as believed at a position, in the order of their days. */
export async function listPeriods(
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  wish: Pair &
    Readonly<{ beginBefore?: string; after?: string | undefined; limit: number; newestFirst?: boolean }>,
): Promise<StancePeriodRow[]> {
  let query = db
    .selectFrom('stance_periods')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where('party', '=', wish.party)
    .where('proposition', '=', wish.proposition)
    .where(isKnownAt(position))
  if (wish.beginBefore !== undefined) query = query.where('valid_from', '<', wish.beginBefore)
  if (wish.after !== undefined) query = query.where('valid_from', '>', wish.after)
  return await query
    .orderBy('stance_periods.valid_from', wish.newestFirst ? 'desc' : 'asc')
    .limit(wish.limit)
    .execute()
}

const covers = (validAtEnd: string) =>
  sql<boolean>`tstzrange(valid_from, valid_to) @> (${validAtEnd}::timestamptz - interval '1 microsecond')`
const isKnownAt = (position: number) => sql<boolean>`int8range(known_from, known_to) @> ${position}::bigint`

export type ActWish = Pair &
  ValidAtEnd &
  Readonly<{
    /** `self` sets the stance; everything else is listed. */
    role: 'self' | 'listed' | 'any'
    /** Moment and order of the last act of the page before. */
    after?: Readonly<{ moment: string; order: string }> | undefined
    limit: number
  }>

/** No act lasts longer than a year; what ends later than this begins after the day that is asked about. */
const longestAct = "interval '400 days'"

/** The order of the fold, which begins with the moment. */
const foldOrder = sql`(acts.body ->> 'order') collate "C"`

/** The pair's acts that may have begun by the end of the day, newest first. */
export async function listActs(db: Kysely<Database>, at: ReadPoint, wish: ActWish): Promise<ActRow[]> {
  const { validAtEnd, role, after, limit } = wish
  let query = selectActs(db, at, wish)
    .where(sql<boolean>`moment < ${validAtEnd}::timestamptz + ${sql.raw(longestAct)}`)
    .where(sql<boolean>`(body ->> 'begins') collate "C" < ${validAtEnd}`)
  if (role !== 'any') query = query.where('role', role === 'self' ? '=' : '<>', 'self')
  if (after) {
    query = query.where(
      sql<boolean>`(moment < ${after.moment}::timestamptz
        or (moment = ${after.moment}::timestamptz and ${foldOrder} < ${after.order}))`,
    )
  }
  // The index gives the newest moments, and those that tie with the last one; only these few are sorted. In one step
  // PostgreSQL 15 sorts every act of the pair.
  const newest = query
    .orderBy('acts.moment', 'desc')
    .modifyEnd(sql`fetch first ${sql.lit(limit)} rows with ties`)
  return await db
    .selectFrom(newest.as('acts'))
    .selectAll()
    .orderBy('acts.moment', 'desc')
    .orderBy(sql`${foldOrder} desc`)
    .limit(limit)
    .execute()
}

/** Acts of a pair by their ids, in no order. */
export async function findActs(
  db: Kysely<Database>,
  at: ReadPoint,
  { actIds, ...pair }: Pair & Readonly<{ actIds: readonly string[] }>,
): Promise<ActRow[]> {
  return await selectActs(db, at, pair)
    .where(sql<boolean>`act_id = any(${[...actIds]}::text[])`)
    .execute()
}

/**
 * Of some pairs, the acts that decide and those of the same moment, which may tie with them.
 *
 * Act by act on purpose: written as a join, a planner without statistics pairs all acts with all acts, which took half
 * a minute for 20,000 of them.
 */
export async function listDecidingActs(
  db: Kysely<Database>,
  { dossierId, generation, position }: ReadPoint,
  pairs: readonly (Pair & Readonly<{ actId: string }>)[],
): Promise<ActRow[]> {
  if (pairs.length === 0) return []
  const { rows } = await sql<ActRow>`
    select distinct on (tied.party, tied.proposition, tied.act_id) tied.*
    from unnest(${pairs.map(({ party }) => party)}::text[],
                ${pairs.map(({ proposition }) => proposition)}::text[],
                ${pairs.map(({ actId }) => actId)}::text[]) as wanted(party, proposition, act_id)
    cross join lateral (
      select moment from acts
      where dossier_id = ${dossierId} and generation = ${generation} and party = wanted.party
        and proposition = wanted.proposition and act_id = wanted.act_id and ${believedAt(position)}
      offset 0
    ) as decider
    cross join lateral (
      select * from acts
      where dossier_id = ${dossierId} and generation = ${generation} and party = wanted.party
        and proposition = wanted.proposition and moment = decider.moment and role = 'self'
        and ${believedAt(position)}
      offset 0
    ) as tied
    order by tied.party, tied.proposition, tied.act_id`.execute(db)
  return rows
}

const selectActs = (db: Kysely<Database>, { dossierId, generation, position }: ReadPoint, pair: Pair) =>
  db
    .selectFrom('acts')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where('party', '=', pair.party)
    .where('proposition', '=', pair.proposition)
    .where(believedAt(position))

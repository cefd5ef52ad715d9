/** What is left to do: dossiers whose read models lag behind their log, and streams that a mark does not cover yet. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

export type Behind = Readonly<{
  dossierId: string
  /** Other rules filled the rows, or nobody derived what they tell: everything is folded anew. */
  isOutdated: boolean
}>

/** A turn of work: whoever is not on it comes next. */
const behindMax = 200

/**
 * Dossiers whose active generation has not reached the head, was filled by other rules or is ahead of its notifications;
 * those that wait longest first.
 *
 * Beside listing dossiers this is the one query that looks across them: it reads three small rows for each.
 *
 * @param except  dossiers that must wait, so that they do not fill the list
 */
export async function listBehind(
  db: Kysely<Database>,
  { rules, except = [] }: Readonly<{ rules: string; except?: readonly string[] }>,
): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    select heads.dossier_id as "dossierId",
           coalesce(active.rules <> ${rules} or active.position > coalesce(notified.position, 0), false)
             as "isOutdated"
    from heads
    left join generations active on active.dossier_id = heads.dossier_id and active.state = 'active'
    left join notification_checkpoints notified on notified.dossier_id = heads.dossier_id
    left join events first
      on first.dossier_id = heads.dossier_id and first.position = coalesce(active.position, 0) + 1
    where (heads.position > coalesce(active.position, 0) or active.rules <> ${rules}
           or active.position > coalesce(notified.position, 0))
      and heads.dossier_id <> all(${[...except]}::text[])
    order by first.recorded_at nulls last, heads.dossier_id
    limit ${behindMax}`.execute(db)
  return rows
}

export type Lag = Readonly<{
  dossierCount: number
  /** Events that the slowest read models do not reflect. */
  positions: number
  /** Age of the oldest event that is not reflected, by the database's clock. */
  seconds: number
}>

/** How far the read models of all dossiers lag. */
export async function measureLag(db: Kysely<Database>): Promise<Lag> {
  const { rows } = await sql<Lag>`
    select count(*)::int as "dossierCount",
           coalesce(max(heads.position - coalesce(active.position, 0)), 0)::int as positions,
           greatest(coalesce(extract(epoch from clock_timestamp() - min(first.recorded_at)), 0), 0)::float8 as seconds
    from heads
    left join generations active on active.dossier_id = heads.dossier_id and active.state = 'active'
    join events first
      on first.dossier_id = heads.dossier_id and first.position = coalesce(active.position, 0) + 1`.execute(
    db,
  )
  return rows[0] ?? { dossierCount: 0, positions: 0, seconds: 0 }
}

/**
 * Streams with a prefix whose newest event of a type does not contain a mark, or that have no event of the type.
 *
 * The log itself says what is left, so whoever was interrupted asks again and goes on.
 *
 * @param mark   what the payload of the newest event of `type` holds where nothing is left to do
 * @param ended  a stream that holds any of these types is left out
 * @param after  the last stream of the page before
 */
export async function listUnmarked(
  db: Kysely<Database>,
  dossierId: string,
  wanted: Readonly<{
    prefix: string
    type: string
    mark: Readonly<Record<string, unknown>>
    ended: readonly string[]
    after?: string | undefined
    limit: number
  }>,
): Promise<string[]> {
  const { prefix, type, mark, ended, after = wanted.prefix, limit } = wanted
  const { rows } = await sql<{ stream: string }>`
    select streams.stream
    from streams
    left join lateral (
      select payload from events
      where dossier_id = ${dossierId} and stream = streams.stream and type = ${type}
      order by version desc limit 1
    ) newest on true
    where streams.dossier_id = ${dossierId}
      and streams.stream > ${after}
      and starts_with(streams.stream, ${prefix})
      and (newest.payload is null or not newest.payload::jsonb @> ${JSON.stringify(mark)}::jsonb)
      and not exists (
        select from events
        where dossier_id = ${dossierId} and stream = streams.stream and type = any(${[...ended]}::text[])
      )
    order by streams.stream
    limit ${limit}`.execute(db)
  return rows.map(({ stream }) => stream)
}

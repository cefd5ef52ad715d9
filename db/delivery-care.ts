/** What keeps deliveries in order over the days: limits, retention, what a process left undone, and what there is. */
import { type Kysely, sql } from 'kysely'
import type { EndpointPlace } from './deliveries.ts'
import type { Database } from './schema.ts'

/** So many rows at a time: the locks are short. */
const rowsAtOnce = 5_000
/** More than this is not counted: a count walks the rows, and whoever has that many need not know how many exactly. */
const countedMax = 1_000_000
const endpointsMax = 1_000

export type Backlog = Readonly<{
  pendingCount: number
  oldestDueSeconds: number
  disabledCount: number
}>

/** For `/metrics`, over all dossiers. */
export async function measureDeliveries(db: Kysely<Database>): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      (select count(*)::int from (
        select from deliveries where state in ('pending', 'scheduled') limit ${countedMax}
      ) as waiting) as "pendingCount",
      (select coalesce(greatest(max(extract(epoch from clock_timestamp() - due.next_attempt_at)), 0), 0)::float8
       from webhook_endpoints endpoints cross join lateral (
         select next_attempt_at from deliveries
         where dossier_id = endpoints.dossier_id and endpoint_id = endpoints.endpoint_id
           and state in ('pending', 'scheduled')
         order by next_attempt_at, endpoint_sequence limit 1
       ) due where endpoints.state = 'active') as "oldestDueSeconds",
      (select count(*)::int from webhook_endpoints where state = 'disabled') as "disabledCount"`.execute(db)
  return rows[0] ?? { pendingCount: 0, oldestDueSeconds: 0, disabledCount: 0 }
}

/** How far the database's clock is ahead of `now`, in milliseconds; half of the way there and back is taken off. */
export async function clockAheadMs(db: Kysely<Database>, now: () => number): Promise<number> {
  const before = now()
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(db)
  const after = now()
  return (rows[0]?.ms ?? after) - (before + after) / 2
}

/** Endpoints that are not called now and have something that waits: whoever put them to rest did not come to its end. */
export async function listUnsuspended(db: Kysely<Database>): Promise<EndpointPlace[]> {
  const { rows } = await sql<EndpointPlace>`
    select endpoints.dossier_id as "dossierId", endpoints.endpoint_id as "endpointId"
    from webhook_endpoints endpoints cross join lateral (
      select from deliveries
      where dossier_id = endpoints.dossier_id and endpoint_id = endpoints.endpoint_id
        and state in ('pending', 'scheduled')
      limit 1
    ) waiting
    where endpoints.state <> 'active' limit ${endpointsMax}`.execute(db)
  return rows
}

/** Active endpoints that may have more waiting than this: no more were owed since the oldest that waits. */
export async function listCrowded(db: Kysely<Database>, pendingMax: number): Promise<EndpointPlace[]> {
  const { rows } = await sql<EndpointPlace>`
    select endpoints.dossier_id as "dossierId", endpoints.endpoint_id as "endpointId"
    from webhook_endpoints endpoints
    where endpoints.state = 'active' and endpoints.sequence > ${pendingMax}
      and (select count(*) from (
        select from deliveries
        where dossier_id = endpoints.dossier_id and endpoint_id = endpoints.endpoint_id
          and state in ('pending', 'scheduled')
        limit ${pendingMax + 1}
      ) as waiting) > ${pendingMax}
    limit ${endpointsMax}`.execute(db)
  return rows
}

/**
 * Suspends the oldest of what waits at an endpoint, so that no more than `pendingMax` are left; a part of them.
 *
 * @returns how many
 */
export async function suspendOldest(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointPlace,
  pendingMax: number,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await sql`
      select from webhook_health where dossier_id = ${dossierId} and endpoint_id = ${endpointId} for update`.execute(
      trx,
    )
    const { numAffectedRows = 0n } = await sql`
      update deliveries d
      set state = case when d.trigger = 'test' then 'canceled' else 'suspended' end,
          next_attempt_at = null, updated_at = clock_timestamp()
      from (
        select message_id from deliveries
        where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state in ('pending', 'scheduled')
        order by endpoint_sequence
        limit least(${rowsAtOnce}, greatest(0, (
          select count(*) from deliveries
          where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state in ('pending', 'scheduled')
        ) - ${pendingMax}))
      ) as oldest
      where d.dossier_id = ${dossierId} and d.endpoint_id = ${endpointId} and d.message_id = oldest.message_id`.execute(
      trx,
    )
    return Number(numAffectedRows)
  })
}

/**
 * Forgets what a dossier's deliveries came to so many days ago, with their attempts, and other attempts of that age. What
 * was told stays in the feed.
 *
 * @returns how many deliveries and attempts
 */
export async function forgetOldDeliveries(
  db: Kysely<Database>,
  dossierId: string,
  days: number,
): Promise<Readonly<{ deliveryCount: number; attemptCount: number }>> {
  let [deliveryCount, attemptCount] = [0, 0]
  for (;;) {
    const { rows } = await sql<{ deliveries: number; attempts: number }>`
      with old as (
        select endpoint_id, message_id, delivery_id from deliveries
        where dossier_id = ${dossierId} and state in ('delivered', 'exhausted', 'canceled')
          and updated_at < statement_timestamp() - make_interval(days => ${days})
        order by updated_at limit ${rowsAtOnce}
      ), forgotten as (
        delete from deliveries d using old
        where d.dossier_id = ${dossierId} and d.endpoint_id = old.endpoint_id and d.message_id = old.message_id
          and d.state in ('delivered', 'exhausted', 'canceled')
        returning d.endpoint_id, d.delivery_id
      ), unlogged as (
        delete from attempts a using forgotten
        where a.dossier_id = ${dossierId} and a.endpoint_id = forgotten.endpoint_id
          and a.delivery_id = forgotten.delivery_id
        returning 1
      )
      select (select count(*)::int from forgotten) as deliveries,
             (select count(*)::int from unlogged) as attempts`.execute(db)
    const [gone] = rows
    deliveryCount += gone?.deliveries ?? 0
    attemptCount += gone?.attempts ?? 0
    if ((gone?.deliveries ?? 0) < rowsAtOnce) break
  }
  return { deliveryCount, attemptCount: attemptCount + (await forgetOldAttempts(db, dossierId, days)) }
}

async function forgetOldAttempts(db: Kysely<Database>, dossierId: string, days: number): Promise<number> {
  const endpoints = await db
    .selectFrom('webhook_endpoints')
    .select('endpoint_id as endpointId')
    .where('dossier_id', '=', dossierId)
    .execute()
  let count = 0
  for (const { endpointId } of endpoints) {
    for (;;) {
      const { numAffectedRows = 0n } = await sql`
        delete from attempts a using (
          select delivery_id, attempt_id from attempts
          where dossier_id = ${dossierId} and endpoint_id = ${endpointId}
            and started_at < statement_timestamp() - make_interval(days => ${days})
          order by started_at limit ${rowsAtOnce}
        ) as old
        where a.dossier_id = ${dossierId} and a.endpoint_id = ${endpointId}
          and a.delivery_id = old.delivery_id and a.attempt_id = old.attempt_id`.execute(db)
      count += Number(numAffectedRows)
      if (numAffectedRows < BigInt(rowsAtOnce)) break
    }
  }
  return count
}

/** Tells the planner how the tables have grown, sooner than the server does by itself. */
export async function analyzeDeliveries(db: Kysely<Database>): Promise<void> {
  await sql`analyze deliveries, attempts, notifications`.execute(db)
}

/** The deliveries of one endpoint as its owner sees and changes them: lists, attempts, statistics, replay, suspension. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'
import type { EndpointKey } from './webhook-endpoints.ts'
import type { AttemptsTable, DeliveriesTable, WebhookHealthTable } from './webhook-tables.ts'

export type DeliveryRow = Selectable<DeliveriesTable>
export type AttemptRow = Selectable<AttemptsTable>

const deliveriesOf = (db: Kysely<Database>, { dossierId, endpointId }: EndpointKey) =>
  db
    .selectFrom('deliveries')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)

/** In the order in which they became owed. */
export async function listEndpointDeliveries(
  db: Kysely<Database>,
  key: EndpointKey,
  {
    after,
    limit,
    state,
    eventType,
  }: Readonly<{ after: number; limit: number; state?: string | undefined; eventType?: string | undefined }>,
): Promise<DeliveryRow[]> {
  let query = deliveriesOf(db, key).where('endpoint_sequence', '>', after)
  if (state !== undefined) query = query.where('state', '=', state)
  if (eventType !== undefined) query = query.where('type', '=', eventType)
  return await query.orderBy('endpoint_sequence').limit(limit).execute()
}

export async function findDelivery(
  db: Kysely<Database>,
  key: EndpointKey,
  deliveryId: string,
): Promise<DeliveryRow | undefined> {
  return await deliveriesOf(db, key).where('delivery_id', '=', deliveryId).executeTakeFirst()
}

/** Of one delivery, oldest first. */
export async function listAttempts(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  {
    deliveryId,
    after,
    limit,
  }: Readonly<{
    deliveryId: string
    after: Pick<AttemptRow, 'number' | 'attempt_id'> | undefined
    limit: number
  }>,
): Promise<AttemptRow[]> {
  let query = db
    .selectFrom('attempts')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('delivery_id', '=', deliveryId)
  if (after) {
    query = query.where(
      sql<boolean>`(number, attempt_id) > (${after.number}::int, ${after.attempt_id}::text)`,
    )
  }
  return await query.orderBy('number').orderBy('attempt_id').limit(limit).execute()
}

/** The newest attempt of a delivery; undefined before the first. */
export async function findLastAttempt(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  deliveryId: string,
): Promise<AttemptRow | undefined> {
  return await db
    .selectFrom('attempts')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('delivery_id', '=', deliveryId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What nobody is owed any more. Returns how many. */
export async function cancelWaiting(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'canceled', next_attempt_at: null, updated_at: sql<string>`clock_timestamp()` })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('state', 'in', ['pending', 'scheduled', 'suspended'])
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/**
 * Suspended ones become due now, the oldest first, each with a schedule from its beginning. All of a call at one moment, so
 * that they go in the order of their sequence. Returns how many.
 *
 * @param placed  `none`: only what has no place in the log, which no recovery brings back
 */
export async function resumeSuspended(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  { placed, limit }: Readonly<{ placed: 'all' | 'none'; limit: number }>,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update deliveries d
    set state = 'pending', attempt_count = 0, next_attempt_at = statement_timestamp(), updated_at = clock_timestamp()
    from (
      select message_id from deliveries
      where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state = 'suspended'
        and ${placed === 'none' ? sql`position is null` : sql`true`}
      order by endpoint_sequence limit ${limit}
    ) as oldest
    where d.dossier_id = ${dossierId} and d.endpoint_id = ${endpointId} and d.message_id = oldest.message_id
      and d.state = 'suspended'`.execute(trx)
  return Number(numAffectedRows)
}

/**
 * Makes one delivery due again, from the beginning of the schedule: same message, same place in the sequence. The slot
 * that it had is gone. What is in flight is left alone.
 *
 * @returns the delivery as it stands now; undefined when it is in flight or not there
 */
export async function replayDelivery(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  deliveryId: string,
): Promise<DeliveryRow | undefined> {
  return await trx
    .updateTable('deliveries')
    .set({
      state: 'pending',
      trigger: 'replay',
      attempt_count: 0,
      next_attempt_at: sql<string>`statement_timestamp()`,
      updated_at: sql<string>`clock_timestamp()`,
    })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('delivery_id', '=', deliveryId)
    .where('state', '<>', 'in_flight')
    .returningAll()
    .executeTakeFirst()
}

/** Whether something of the endpoint is on its way now. */
export async function hasInFlight(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'in_flight')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** More of one state than this are not counted: a count walks the rows, however many there are. */
export const countMax = 100_000
/** Statistics of attempts look at the last day, and at no more than so many. */
const attemptsMax = 10_000

export type EndpointStats = Readonly<{
  counts: Readonly<Record<string, number>>
  classes: Readonly<Record<string, number>>
  attemptCount: number
  p50Ms: number | null
  p99Ms: number | null
  oldestPendingAt: string | null
  oldestPendingSequence: number | null
}>

export async function readStats(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  states: readonly string[],
): Promise<EndpointStats> {
  const counted = await sql<{ state: string; count: number }>`
    select asked.state, found.count from unnest(${[...states]}::text[]) as asked (state) cross join lateral (
      select count(*)::int as count from (
        select from deliveries d
        where d.dossier_id = ${dossierId} and d.endpoint_id = ${endpointId} and d.state = asked.state
        limit ${countMax}
      ) as counted
    ) as found`.execute(db)
  const recent = sql`
    select class, duration_ms from attempts
    where dossier_id = ${dossierId} and endpoint_id = ${endpointId}
      and started_at > clock_timestamp() - interval '24 hours'
    order by started_at desc limit ${attemptsMax}`
  const classes = await sql<{ class: string; count: number }>`
    select class, count(*)::int as count from (${recent}) as recent group by class`.execute(db)
  const times = await sql<{ count: number; p50: number | null; p99: number | null }>`
    select count(*)::int as count,
           percentile_disc(0.5) within group (order by duration_ms) as p50,
           percentile_disc(0.99) within group (order by duration_ms) as p99
    from (${recent}) as recent`.execute(db)
  const oldest = await sql<{ createdAt: string; sequence: number }>`
    select created_at as "createdAt", endpoint_sequence as sequence from (
      (select * from deliveries where dossier_id = ${dossierId} and endpoint_id = ${endpointId}
         and state = 'pending' order by endpoint_sequence limit 1)
      union all
      (select * from deliveries where dossier_id = ${dossierId} and endpoint_id = ${endpointId}
         and state = 'scheduled' order by endpoint_sequence limit 1)
    ) as open order by endpoint_sequence limit 1`.execute(db)
  const [time] = times.rows
  const [open] = oldest.rows
  return {
    counts: Object.fromEntries(counted.rows.map(({ state, count }) => [state, count])),
    classes: Object.fromEntries(classes.rows.map((row) => [row.class, row.count])),
    attemptCount: time?.count ?? 0,
    p50Ms: time?.p50 ?? null,
    p99Ms: time?.p99 ?? null,
    oldestPendingAt: open?.createdAt ?? null,
    oldestPendingSequence: open?.sequence ?? null,
  }
}

export async function readHealth(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<Selectable<WebhookHealthTable> | undefined> {
  return await db
    .selectFrom('webhook_health')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .executeTakeFirst()
}

export async function hasSuspended(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('delivery_id')
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'suspended')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

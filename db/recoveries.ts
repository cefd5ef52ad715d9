/** Ranges that are delivered again, or for the first time: what was asked for, and how far each has come. */
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'
import type { EndpointKey } from './webhook-endpoints.ts'
import type { NotificationsTable, WebhookRecoveriesTable } from './webhook-tables.ts'

export type RecoveryRow = Selectable<WebhookRecoveriesTable>

/** @param range  the first and the last position, both included */
export async function insertRecovery(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  {
    recoveryId,
    since,
    until,
    states,
    eventTypes,
  }: Readonly<{
    recoveryId: string
    since: number
    until: number
    states: readonly string[]
    eventTypes: readonly string[]
  }>,
): Promise<RecoveryRow> {
  return await trx
    .insertInto('webhook_recoveries')
    .values({
      dossier_id: dossierId,
      endpoint_id: endpointId,
      recovery_id: recoveryId,
      state: since > until ? 'done' : 'running',
      since_position: since,
      until_position: until,
      states: [...states],
      event_types: [...eventTypes],
      position: since - 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findRecovery(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  recoveryId: string,
): Promise<RecoveryRow | undefined> {
  return await db
    .selectFrom('webhook_recoveries')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('recovery_id', '=', recoveryId)
    .executeTakeFirst()
}

/** Newest first. */
export async function listRecoveries(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  {
    before,
    limit,
  }: Readonly<{ before: Pick<RecoveryRow, 'created_at' | 'recovery_id'> | undefined; limit: number }>,
): Promise<RecoveryRow[]> {
  let query = db
    .selectFrom('webhook_recoveries')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
  if (before) {
    const { created_at, recovery_id } = before
    query = query.where(
      sql<boolean>`(created_at, recovery_id) < (${created_at}::timestamptz, ${recovery_id}::text)`,
    )
  }
  return await query.orderBy('created_at', 'desc').orderBy('recovery_id', 'desc').limit(limit).execute()
}

/** Ends one that runs; what it has made due stays due. Undefined when it is over already. */
export async function cancelRecovery(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  recoveryId: string,
): Promise<RecoveryRow | undefined> {
  return await db
    .updateTable('webhook_recoveries')
    .set({ state: 'canceled', updated_at: sql<string>`clock_timestamp()` })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('recovery_id', '=', recoveryId)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst()
}

/** Dossiers in which a recovery runs. Looks across dossiers, at the rows of those that run alone. */
export async function listRecovering(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_recoveries')
    .select('dossier_id as dossierId')
    .distinct()
    .where('state', '=', 'running')
    .execute()
  return rows.map(({ dossierId }) => dossierId)
}

/**
 * Those of a dossier that run, of endpoints that may be sent to: first the oldest of each endpoint, then the second of each,
 * so that one endpoint with many of them, which wait for it, does not stand before the others.
 */
export async function listRunningRecoveries(
  db: Kysely<Database>,
  dossierId: string,
  limit: number,
): Promise<Readonly<{ endpointId: string; recoveryId: string }>[]> {
  return await db
    .selectFrom('webhook_recoveries')
    .innerJoin('webhook_endpoints', (join) =>
      join
        .onRef('webhook_endpoints.dossier_id', '=', 'webhook_recoveries.dossier_id')
        .onRef('webhook_endpoints.endpoint_id', '=', 'webhook_recoveries.endpoint_id'),
    )
    .select(['webhook_recoveries.endpoint_id as endpointId', 'webhook_recoveries.recovery_id as recoveryId'])
    .where('webhook_recoveries.dossier_id', '=', dossierId)
    .where('webhook_recoveries.state', '=', 'running')
    .where('webhook_endpoints.state', '=', 'active')
    .orderBy(
      sql`row_number() over (
        partition by webhook_recoveries.endpoint_id
        order by webhook_recoveries.created_at, webhook_recoveries.recovery_id)`,
    )
    .orderBy('webhook_recoveries.created_at')
    .orderBy('webhook_recoveries.recovery_id')
    .limit(limit)
    .execute()
}

/** The recovery while nobody else works at it; undefined when it is over, or in other hands. */
export async function lockRunningRecovery(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  recoveryId: string,
): Promise<RecoveryRow | undefined> {
  return await trx
    .selectFrom('webhook_recoveries')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('recovery_id', '=', recoveryId)
    .where('state', '=', 'running')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Whether so many deliveries of the endpoint wait already. */
export async function hasWaiting(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
  count: number,
): Promise<boolean> {
  const { rows } = await sql`
    select from deliveries
    where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state in ('pending', 'scheduled')
    offset ${count - 1} limit 1`.execute(db)
  return rows.length > 0
}

export type KeptMessage = Pick<
  Selectable<NotificationsTable>,
  | 'message_id'
  | 'type'
  | 'subject'
  | 'historical'
  | 'parties'
  | 'propositions'
  | 'speakers'
  | 'contradiction_kind'
> &
  Readonly<{ position: number }>

/**
 * The next messages of a range: whole positions, about `limit` messages, and at least one position.
 *
 * @returns the messages, and the last position that was looked at
 */
export async function readRange(
  db: Kysely<Database>,
  dossierId: string,
  { after, until, limit }: Readonly<{ after: number; until: number; limit: number }>,
): Promise<Readonly<{ messages: KeptMessage[]; lookedAt: number }>> {
  const { rows } = await sql<{ position: number }>`
    select position from notifications
    where dossier_id = ${dossierId} and position > ${after} and position <= ${until}
    order by position, index offset ${limit - 1} limit 1`.execute(db)
  const lookedAt = rows[0]?.position ?? until
  const messages = await sql<KeptMessage>`
    select message_id, type, subject, historical, parties, propositions, speakers, contradiction_kind, position
    from notifications
    where dossier_id = ${dossierId} and position > ${after} and position <= ${lookedAt}
    order by position, index`.execute(db)
  return { messages: messages.rows, lookedAt }
}

/**
 * Makes deliveries of these messages due again, in their order, where they are in one of the states that were asked for.
 * What was delivered since the recovery was asked for is not delivered by it once more.
 */
export async function replayMessages(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  {
    messageIds,
    states,
    askedAt,
  }: Readonly<{ messageIds: readonly string[]; states: readonly string[]; askedAt: string }>,
): Promise<number> {
  if (messageIds.length === 0 || states.length === 0) return 0
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({
      state: 'pending',
      trigger: 'recover',
      attempt_count: 0,
      next_attempt_at: sql<string>`statement_timestamp()`,
      updated_at: sql<string>`clock_timestamp()`,
    })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where(sql<boolean>`message_id = any(${[...messageIds]}::text[])`)
    .where(sql<boolean>`state = any(${[...states]}::text[])`)
    .where(sql<boolean>`(state <> 'delivered' or updated_at < ${askedAt}::timestamptz)`)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export async function advanceRecovery(
  trx: Transaction<Database>,
  { dossier_id, endpoint_id, recovery_id, until_position }: RecoveryRow,
  {
    position,
    createdCount,
    replayedCount,
  }: Readonly<{ position: number; createdCount: number; replayedCount: number }>,
): Promise<void> {
  await trx
    .updateTable('webhook_recoveries')
    .set({
      position,
      state: position >= until_position ? 'done' : 'running',
      created_count: sql<number>`created_count + ${createdCount}::int`,
      replayed_count: sql<number>`replayed_count + ${replayedCount}::int`,
      updated_at: sql<string>`clock_timestamp()`,
    })
    .where('dossier_id', '=', dossier_id)
    .where('endpoint_id', '=', endpoint_id)
    .where('recovery_id', '=', recovery_id)
    .execute()
}

/** The moment so many days ago, and this one, by the database's clock. */
export async function readTimes(
  db: Kysely<Database>,
  days: number,
): Promise<Readonly<{ daysAgo: string; now: string }>> {
  const { rows } = await sql<{ daysAgo: string; now: string }>`
    select clock_timestamp() - make_interval(days => ${days}) as "daysAgo", clock_timestamp() as now`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('the database tells no time')
  return row
}

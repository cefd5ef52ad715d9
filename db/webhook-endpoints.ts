/** Who wants which notifications, and the state of each endpoint: as its owner made it, and as it is shown. */
import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'
import type { WebhookEndpointsTable } from './webhook-tables.ts'

export type EndpointRow = Selectable<WebhookEndpointsTable>

/** Which endpoint of which dossier: every look-up carries both. */
export type EndpointKey = Readonly<{ dossierId: string; endpointId: string }>

/** What an owner may write. */
export type EndpointValues = Readonly<{
  url: string
  description: string
  eventTypes: readonly string[]
  parties: readonly string[]
  propositions: readonly string[]
  speakers: readonly string[]
  contradictionKinds: readonly string[]
  includeHistorical: boolean
  ordering: string
  ratePerSecond: number
  headers: Readonly<Record<string, string>>
  signatures: readonly string[]
}>

const columnsOf = (values: Partial<EndpointValues>): Partial<Insertable<WebhookEndpointsTable>> => ({
  ...(values.url !== undefined && { url: values.url }),
  ...(values.description !== undefined && { description: values.description }),
  ...(values.eventTypes !== undefined && { event_types: [...values.eventTypes] }),
  ...(values.parties !== undefined && { parties: [...values.parties] }),
  ...(values.propositions !== undefined && { propositions: [...values.propositions] }),
  ...(values.speakers !== undefined && { speakers: [...values.speakers] }),
  ...(values.contradictionKinds !== undefined && { contradiction_kinds: [...values.contradictionKinds] }),
  ...(values.includeHistorical !== undefined && { include_historical: values.includeHistorical }),
  ...(values.ordering !== undefined && { ordering: values.ordering }),
  ...(values.ratePerSecond !== undefined && { rate_per_second: values.ratePerSecond }),
  ...(values.headers !== undefined && { headers: JSON.stringify(values.headers) }),
  ...(values.signatures !== undefined && { signatures: [...values.signatures] }),
})

/** Holds the dossier's row, so that endpoints are counted and made one after another. False when there is no dossier. */
export async function lockDossier(trx: Transaction<Database>, dossierId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('dossiers')
    .select('dossier_id')
    .where('dossier_id', '=', dossierId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function countEndpoints(db: Kysely<Database>, dossierId: string): Promise<number> {
  const { count } = await db
    .selectFrom('webhook_endpoints')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return count
}

/** The endpoint and the row of its health, which whoever delivers locks. */
export async function insertEndpoint(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  values: EndpointValues,
): Promise<EndpointRow> {
  const endpoint = await trx
    .insertInto('webhook_endpoints')
    .values({
      dossier_id: dossierId,
      endpoint_id: endpointId,
      ...columnsOf(values),
      url: values.url,
      event_types: [...values.eventTypes],
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await trx.insertInto('webhook_health').values({ dossier_id: dossierId, endpoint_id: endpointId }).execute()
  return endpoint
}

export async function findEndpoint(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<EndpointRow | undefined> {
  return await db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .executeTakeFirst()
}

export async function listEndpoints(
  db: Kysely<Database>,
  dossierId: string,
  {
    after,
    limit,
  }: Readonly<{ after: Pick<EndpointRow, 'created_at' | 'endpoint_id'> | undefined; limit: number }>,
): Promise<EndpointRow[]> {
  let query = db.selectFrom('webhook_endpoints').selectAll().where('dossier_id', '=', dossierId)
  if (after) {
    const { created_at, endpoint_id } = after
    query = query.where(
      sql<boolean>`(created_at, endpoint_id) > (${created_at}::timestamptz, ${endpoint_id}::text)`,
    )
  }
  return await query.orderBy('created_at').orderBy('endpoint_id').limit(limit).execute()
}

/**
 * Locks the endpoint for a change of its owner. Its health is locked first, as whoever claims its deliveries does: so a
 * pause and a claim never pass each other by.
 *
 * @param withOthers  for who will owe them something: locks all of the dossier, in the order of their ids, as all do
 */
export async function lockEndpoint(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  { withOthers = false } = {},
): Promise<EndpointRow | undefined> {
  await trx
    .selectFrom('webhook_health')
    .select('endpoint_id')
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .forNoKeyUpdate()
    .execute()
  if (withOthers) {
    await trx
      .selectFrom('webhook_endpoints')
      .select('endpoint_id')
      .where('dossier_id', '=', dossierId)
      .orderBy('endpoint_id')
      .forNoKeyUpdate()
      .execute()
  }
  return await trx
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export type StateChange = Readonly<{
  state: string
  disabledReason?: string | null
  /** It is owed what is derived after this position; left out, that stays as it is. */
  owedAfter?: number
}>

/** Writes what changed, with the next version. The caller holds the row. */
export async function updateEndpoint(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
  changes: Readonly<{ values?: Partial<EndpointValues>; state?: StateChange }>,
): Promise<EndpointRow> {
  const { values = {}, state } = changes
  return await trx
    .updateTable('webhook_endpoints')
    .set({
      ...columnsOf(values),
      ...(state && {
        state: state.state,
        disabled_reason: state.disabledReason ?? null,
        disabled_at: state.state === 'disabled' ? sql<string>`clock_timestamp()` : null,
      }),
      ...(state?.owedAfter !== undefined && { owed_after: state.owedAfter }),
      version: sql<number>`version + 1`,
      updated_at: sql<string>`clock_timestamp()`,
    })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What it failed at before says nothing of what it does after somebody mended it. */
export async function clearHealth(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<void> {
  await trx
    .updateTable('webhook_health')
    .set({
      consecutive_failures: 0,
      first_failed_at: null,
      first_failed_message: null,
      last_failed_at: null,
      last_other_failed_at: null,
      probe_at: null,
      probe_pause_ms: null,
      throttled_until: null,
    })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .execute()
}

/** The endpoint and all that is its own. What it was owed stays as long as every delivery does, and nobody reads it. */
export async function deleteEndpoint(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointKey,
): Promise<void> {
  for (const table of [
    'webhook_endpoints',
    'webhook_health',
    'webhook_secrets',
    'webhook_recoveries',
  ] as const) {
    await trx
      .deleteFrom(table)
      .where('dossier_id', '=', dossierId)
      .where('endpoint_id', '=', endpointId)
      .execute()
  }
}

const verificationWindowMinutes = 60

/**
 * Counts one more call of a host that has not agreed to it, unless there were as many in the last hour.
 *
 * @returns seconds until the next one is allowed; undefined when this one is
 */
export async function takeVerification(
  db: Kysely<Database>,
  { host, callsMax }: Readonly<{ host: string; callsMax: number }>,
): Promise<number | undefined> {
  return await db.transaction().execute(async (trx) => {
    // Two at once would both find room for the last call.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`webhook-verification ${host}`}, 0))`.execute(
      trx,
    )
    await sql`
      delete from webhook_verifications
      where host = ${host} and started_at < clock_timestamp() - make_interval(mins => ${verificationWindowMinutes})`.execute(
      trx,
    )
    const { rows } = await sql<{ count: number; waitSeconds: number }>`
      select count(*)::int as count,
             coalesce(ceil(extract(epoch from min(started_at)
               + make_interval(mins => ${verificationWindowMinutes}) - clock_timestamp())), 0)::int as "waitSeconds"
      from webhook_verifications where host = ${host}`.execute(trx)
    const [found] = rows
    if (found && found.count >= callsMax) return Math.max(1, found.waitSeconds)
    await trx.insertInto('webhook_verifications').values({ host }).execute()
    return undefined
  })
}

/** What must be delivered: who has something due, taking it under a lease, and recording what became of it. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

export type EndpointPlace = Readonly<{ dossierId: string; endpointId: string }>

/** Far more endpoints than have something due at one moment; whoever is not on the list is on the next. */
const dueEndpointsMax = 1_000

export type DueEndpoint = EndpointPlace & Readonly<{ waitMs: number }>

/**
 * Active endpoints that are owed something, and how long until it may be sent, by the database's clock: slots, back-off,
 * what the receiver asked for, and leases that run out. Looks across dossiers unless told which, at two rows for each endpoint.
 *
 * @param withinMs  what is due later is left out
 */
export async function listDueEndpoints(
  db: Kysely<Database>,
  { dossierIds, withinMs }: Readonly<{ dossierIds?: readonly string[] | undefined; withinMs: number }>,
): Promise<DueEndpoint[]> {
  const { rows } = await sql<DueEndpoint>`
    select endpoints.dossier_id as "dossierId", endpoints.endpoint_id as "endpointId", wait.ms as "waitMs"
    from webhook_endpoints endpoints
    join webhook_health health
      on health.dossier_id = endpoints.dossier_id and health.endpoint_id = endpoints.endpoint_id
    left join lateral (
      select next_attempt_at from deliveries
      where dossier_id = endpoints.dossier_id and endpoint_id = endpoints.endpoint_id
        and state in ('pending', 'scheduled')
      order by next_attempt_at, endpoint_sequence limit 1
    ) due on true
    left join lateral (
      select lease_until from deliveries
      where dossier_id = endpoints.dossier_id and endpoint_id = endpoints.endpoint_id and state = 'in_flight'
      order by lease_until limit 1
    ) lease on true
    cross join lateral (
      select ceil(extract(epoch from least(
        case when due.next_attempt_at is not null
             then greatest(due.next_attempt_at, health.throttled_until, health.probe_at) end,
        lease.lease_until
      ) - clock_timestamp()) * 1000)::float8 as ms
    ) wait
    where endpoints.state = 'active' and wait.ms <= ${withinMs}
      and ${dossierIds ? sql`endpoints.dossier_id = any(${[...dossierIds]}::text[])` : sql`true`}
    order by wait.ms limit ${dueEndpointsMax}`.execute(db)
  return rows
}

/** Endpoints, deleted ones too, with a lease that has run out: their worker died. */
export async function listExpiredLeases(db: Kysely<Database>): Promise<EndpointPlace[]> {
  const { rows } = await sql<EndpointPlace>`
    select distinct dossier_id as "dossierId", endpoint_id as "endpointId" from deliveries
    where state = 'in_flight' and lease_until < statement_timestamp()
    limit ${dueEndpointsMax}`.execute(db)
  return rows
}

/** An endpoint as whoever holds its turn finds it. `state` and `version` are null when there is none any more. */
export type TurnRow = Readonly<{
  now: string
  state: string | null
  version: number | null
  ordering: string | null
  ratePerSecond: number | null
  /** When its newest secret was made. */
  secretsAt: string | null
  inFlightCount: number
  consecutiveFailures: number | null
  firstFailedAt: string | null
  firstFailedMessage: string | null
  lastFailedAt: string | null
  lastOtherFailedAt: string | null
  lastSucceededAt: string | null
  probeAt: string | null
  probePauseMs: number | null
  throttledUntil: string | null
  tokens: number | null
  tokensAt: string | null
}>

/**
 * Opens the endpoint's turn, which the transaction holds until it ends, and takes back expired leases.
 *
 * @param waits    wait for whoever holds it; otherwise undefined while somebody does
 * @param records  outcomes are recorded in it, which must outlive a crash
 */
export async function openTurn(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointPlace,
  { waits, records }: Readonly<{ waits: boolean; records: boolean }>,
): Promise<TurnRow | undefined> {
  const { rows } = await sql<TurnRow>`
    select now, state, version, ordering, rate_per_second as "ratePerSecond", secrets_at as "secretsAt",
           in_flight as "inFlightCount", consecutive_failures as "consecutiveFailures",
           first_failed_at as "firstFailedAt", first_failed_message as "firstFailedMessage",
           last_failed_at as "lastFailedAt", last_other_failed_at as "lastOtherFailedAt",
           last_succeeded_at as "lastSucceededAt", probe_at as "probeAt", probe_pause_ms as "probePauseMs",
           throttled_until as "throttledUntil", tokens, tokens_at as "tokensAt"
    from open_delivery_turn(${dossierId}, ${endpointId}, ${waits}, ${records})`.execute(trx)
  return rows[0]
}

export type TakenRow = Readonly<{
  messageId: string
  deliveryId: string
  endpointSequence: number
  type: string
  subject: string | null
  trigger: string
  attemptCount: number
  /** The number of the attempt that is about to be made. */
  attemptTotal: number
  body: string
}>

export type Taking = Readonly<{
  count: number
  /** Of each subject only the oldest that is open, and nothing while one is in flight. */
  inOrder: boolean
  holder: string
  token: string
  leaseMs: number
  /** The rate's bucket before this: what is taken is taken off. */
  tokens: number
  tokensAt: string
}>

export type Taken = Readonly<{
  rows: readonly TakenRow[]
  /** In order per subject: so many had to be stepped over that others may be due behind them. */
  isCut: boolean
}>

/** Leases what is due, oldest slot first. The transaction holds the endpoint's turn. */
export async function takeDeliveries(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointPlace,
  { count, inOrder, holder, token, leaseMs, tokens, tokensAt }: Taking,
): Promise<Taken> {
  const { rows } = await sql<TakenRow | Nobody>`
    select message_id as "messageId", delivery_id as "deliveryId", endpoint_sequence as "endpointSequence", type,
           subject, delivery_trigger as trigger, attempt_count as "attemptCount", attempt_total as "attemptTotal", body
    from take_deliveries(${dossierId}, ${endpointId}, ${count}, ${inOrder}, ${holder}, ${token}, ${leaseMs},
                         ${tokens}, ${tokensAt})`.execute(trx)
  const taken = rows.filter((row): row is TakenRow => row.messageId !== null)
  // The oldest is sent first.
  taken.sort((one, other) => one.endpointSequence - other.endpointSequence)
  return { rows: taken, isCut: taken.length < rows.length }
}

type Nobody = Readonly<{ messageId: null }>

export type OutcomeRow = Readonly<{
  messageId: string
  token: string
  state: string
  attemptCount: number
  nextAttemptAt: string | null
  class: string
}>

/** A row of `attempts`, named as its columns are. */
export type AttemptRow = Readonly<{
  dossier_id: string
  endpoint_id: string
  delivery_id: string
  attempt_id: string
  number: number
  trigger: string
  started_at: string
  duration_ms: number
  name_ms: number | null
  connect_ms: number | null
  tls_ms: number | null
  first_byte_ms: number | null
  address: string | null
  status: number | null
  class: string
  failure: string | null
  answer: string
  secret_ids: readonly string[]
}>

export type Recorded = Readonly<{
  /** How many were recorded under the caller's own lease. */
  ownCount: number
  /** How many arrived although their lease was lost. */
  lateCount: number
  /** The SQLSTATE with which an attempt could not be logged; the deliveries are recorded all the same. */
  logFault: string | null
}>

/**
 * Records what became of deliveries and logs the attempts.
 *
 * @param doneSubjects  in order per subject: those of which the next may go now
 */
export async function recordOutcomes(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointPlace,
  {
    outcomes,
    attempts,
    doneSubjects,
  }: Readonly<{
    outcomes: readonly OutcomeRow[]
    attempts: readonly AttemptRow[]
    doneSubjects: readonly string[]
  }>,
): Promise<Recorded> {
  const all = <Name extends keyof OutcomeRow>(name: Name) => outcomes.map((each) => each[name])
  const { rows } = await sql<Recorded>`
    select own_count as "ownCount", late_count as "lateCount", log_fault as "logFault"
    from record_deliveries(${dossierId}, ${endpointId}, ${all('messageId')}::text[], ${all('token')}::text[],
      ${all('state')}::text[], ${all('attemptCount')}::integer[], ${all('nextAttemptAt')}::timestamptz[],
      ${all('class')}::text[], ${[...doneSubjects]}::text[], ${JSON.stringify(attempts)}::json)`.execute(trx)
  return rows[0] ?? { ownCount: 0, lateCount: 0, logFault: null }
}

export type HealthRow = Readonly<{
  consecutiveFailures: number
  firstFailedAt: string | null
  firstFailedMessage: string | null
  lastFailedAt: string | null
  lastOtherFailedAt: string | null
  lastSucceededAt: string | null
  probeAt: string | null
  probePauseMs: number | null
  throttledUntil: string | null
}>

export async function writeHealth(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointPlace,
  health: HealthRow,
): Promise<void> {
  await trx
    .updateTable('webhook_health')
    .set({
      consecutive_failures: health.consecutiveFailures,
      first_failed_at: health.firstFailedAt,
      first_failed_message: health.firstFailedMessage,
      last_failed_at: health.lastFailedAt,
      last_other_failed_at: health.lastOtherFailedAt,
      last_succeeded_at: health.lastSucceededAt,
      probe_at: health.probeAt,
      probe_pause_ms: health.probePauseMs,
      throttled_until: health.throttledUntil,
    })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .execute()
}

/** What a request to an endpoint needs, and nothing that its turn has read already. */
export type TargetRow = Readonly<{ url: string; headers: unknown; signatures: readonly string[] }>

export async function findTarget(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointPlace,
): Promise<TargetRow | undefined> {
  return await db
    .selectFrom('webhook_endpoints')
    .select(['url', 'headers', 'signatures'])
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .executeTakeFirst()
}

/** Those of these endpoints that may be called at this moment. */
export async function listCallable(
  db: Kysely<Database>,
  places: readonly EndpointPlace[],
): Promise<EndpointPlace[]> {
  const { rows } = await sql<EndpointPlace>`
    select dossier_id as "dossierId", endpoint_id as "endpointId"
    from unnest(${places.map((place) => place.dossierId)}::text[], ${places.map((place) => place.endpointId)}::text[])
      as asked (dossier_id, endpoint_id)
    join webhook_endpoints using (dossier_id, endpoint_id)
    where state = 'active'`.execute(db)
  return rows
}

/**
 * Locks the dossier's endpoints in the order of their ids, as whoever owes messages does, and disables one.
 *
 * @returns false when it was not active any more
 */
export async function disableActive(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointPlace,
  reason: string,
): Promise<boolean> {
  await sql`
    select from webhook_endpoints where dossier_id = ${dossierId} order by endpoint_id for no key update`.execute(
    trx,
  )
  const { numAffectedRows = 0n } = await sql`
    update webhook_endpoints
    set state = 'disabled', disabled_reason = ${reason}, disabled_at = clock_timestamp(),
        version = version + 1, updated_at = clock_timestamp()
    where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state = 'active'`.execute(trx)
  return numAffectedRows === 1n
}

/** The dossier's other endpoints, of those that were ever verified. */
export async function listOtherEndpoints(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointPlace,
): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_endpoints')
    .select('endpoint_id as endpointId')
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '<>', endpointId)
    .where('owed_after', 'is not', null)
    .orderBy('endpoint_id')
    .execute()
  return rows.map((row) => row.endpointId)
}

/** So many at a time: the locks are short, and others get their turn between. */
const suspendedAtOnce = 5_000

/**
 * Suspends what waits at an endpoint that is not called now, a part of it, unless it is active again.
 *
 * @returns whether there may be more
 */
export async function suspendWaiting(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointPlace,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    // The turn: nobody claims, and nobody enables it meanwhile.
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
        order by next_attempt_at, endpoint_sequence limit ${suspendedAtOnce}
      ) as waiting
      where d.dossier_id = ${dossierId} and d.endpoint_id = ${endpointId} and d.message_id = waiting.message_id
        and d.state in ('pending', 'scheduled')
        and exists (
          select from webhook_endpoints
          where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state <> 'active'
        )`.execute(trx)
    return numAffectedRows === BigInt(suspendedAtOnce)
  })
}

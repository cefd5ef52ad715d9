/** What subscribers are owed: how far it was derived, the messages themselves, and one delivery for each endpoint. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** How far the messages of a dossier have been derived, and after which position they are kept at all. */
export type Notified = Readonly<{ position: number; startedAfter: number }>

/** Undefined before the first projection of the dossier. */
export async function findNotified(db: Kysely<Database>, dossierId: string): Promise<Notified | undefined> {
  return await db
    .selectFrom('notification_checkpoints')
    .select(['position', 'started_after as startedAfter'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
}

/** Of a dossier that is new: everything that ever happens in it is told. */
export async function ensureNotified(db: Kysely<Database>, dossierId: string): Promise<Notified> {
  const found = await findNotified(db, dossierId)
  if (found) return found
  await sql`
    insert into notification_checkpoints (dossier_id, position) values (${dossierId}, 0)
    on conflict do nothing`.execute(db)
  return (await findNotified(db, dossierId)) ?? { position: 0, startedAfter: 0 }
}

/**
 * How far messages were derived, and nobody derives more before the transaction ends. Whoever decides from where on an
 * endpoint is owed something asks here, before it locks the endpoint: a batch takes the two in this order.
 */
export async function lockNotified(trx: Transaction<Database>, dossierId: string): Promise<Notified> {
  await ensureNotified(trx, dossierId)
  return await trx
    .selectFrom('notification_checkpoints')
    .select(['position', 'started_after as startedAfter'])
    .where('dossier_id', '=', dossierId)
    .forShare()
    .executeTakeFirstOrThrow()
}

/** Moves the mark from where it must stand. */
export const movingNotified = (
  dossierId: string,
  { from, to }: Readonly<{ from: number; to: number }>,
) => sql`
  update notification_checkpoints set position = ${to}
  where dossier_id = ${dossierId} and position = ${from}
  returning position`

/**
 * Numbers the messages about each subject.
 *
 * @param counts  how many messages there are about each subject
 * @returns `subject`, and in `sequence` the number of the last message about it
 */
export const numbering = (dossierId: string, counts: ReadonlyMap<string, number>) => sql`
  insert into notification_subjects as known (dossier_id, subject, sequence)
  select ${dossierId}, subject, count
  from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::bigint[]) as added (subject, count)
  on conflict (dossier_id, subject) do update set sequence = known.sequence + excluded.sequence
  returning subject, sequence`

/** One message as it is kept. The last four are null, or empty, where its type does not carry them. */
export type NewNotification = Readonly<{
  message_id: string
  position: number | null
  index: number | null
  type: string
  subject: string | null
  subject_sequence: number | null
  historical: boolean
  body: string
  parties: readonly string[]
  propositions: readonly string[]
  speakers: readonly string[]
  contradiction_kind: string | null
}>

/** One statement, however many there are. */
export async function writeNotifications(
  trx: Kysely<Database>,
  dossierId: string,
  messages: readonly NewNotification[],
): Promise<void> {
  if (messages.length > 0) await insertingNotifications(dossierId, messages).execute(trx)
}

export const insertingNotifications = (dossierId: string, messages: readonly NewNotification[]) => sql`
  insert into notifications (dossier_id, message_id, position, index, type, subject, subject_sequence, historical,
                             parties, propositions, speakers, contradiction_kind, body)
  select ${dossierId}, message_id, position, index, type, subject, subject_sequence, historical,
         parties, propositions, speakers, contradiction_kind, body
  from json_populate_recordset(null::notifications, ${JSON.stringify(messages)}::json)`

/** What an endpoint wants to be told, as its row has it. */
export type Subscription = Readonly<{
  endpointId: string
  owedAfter: number | null
  eventTypes: readonly string[]
  parties: readonly string[]
  propositions: readonly string[]
  speakers: readonly string[]
  contradictionKinds: readonly string[]
  includeHistorical: boolean
}>

const subscriptionColumns = sql`
  endpoint_id as "endpointId", owed_after as "owedAfter", event_types as "eventTypes", parties, propositions, speakers,
  contradiction_kinds as "contradictionKinds", include_historical as "includeHistorical"`

/**
 * The endpoints of a dossier that may be owed something, locked in the order of their ids: what is counted for each of
 * them, and whether it is active, stays as it is until the transaction ends.
 *
 * @param only  these endpoints, whether or not they were ever verified
 */
export async function lockSubscriptions(
  trx: Transaction<Database>,
  dossierId: string,
  only?: readonly string[],
): Promise<readonly Subscription[]> {
  const isMeant = only ? sql`endpoint_id = any(${[...only]}::text[])` : sql`owed_after is not null`
  const { rows } = await sql<Subscription>`
    select ${subscriptionColumns} from webhook_endpoints
    where dossier_id = ${dossierId} and ${isMeant}
    order by endpoint_id
    for no key update`.execute(trx)
  return rows
}

/** What one endpoint wants; undefined when there is no such endpoint in the dossier. */
export async function findSubscription(
  db: Kysely<Database>,
  dossierId: string,
  endpointId: string,
): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`
    select ${subscriptionColumns} from webhook_endpoints
    where dossier_id = ${dossierId} and endpoint_id = ${endpointId}`.execute(db)
  return rows[0]
}

/** One message that is owed to one endpoint. */
export type NewDelivery = Readonly<{
  endpoint_id: string
  message_id: string
  delivery_id: string
  type: string
  subject: string | null
  position: number | null
}>

/**
 * Owes these messages to these endpoints, which the caller has locked, each endpoint in the order of the list. What is
 * owed already stays as it is and takes no number, so the numbers of an endpoint have no gaps.
 *
 * @returns how many are new, by endpoint
 */
export async function writeDeliveries(
  trx: Transaction<Database>,
  dossierId: string,
  { deliveries, trigger }: Readonly<{ deliveries: readonly NewDelivery[]; trigger: string }>,
): Promise<ReadonlyMap<string, number>> {
  if (deliveries.length === 0) return new Map()
  const { rows } = await sql<{ endpointId: string; count: number }>`
    with ${owing(dossierId, { deliveries, trigger })}
    select ${owedCounts} from counted`.execute(trx)
  return new Map(rows.map(({ endpointId, count }) => [endpointId, count]))
}

export const owedCounts = sql`endpoint_id as "endpointId", count::int as count`

/** Three parts of a statement, of which `counted` tells how many are new at each endpoint. */
export function owing(
  dossierId: string,
  { deliveries, trigger }: Readonly<{ deliveries: readonly NewDelivery[]; trigger: string }>,
): RawBuilder<unknown> {
  const all = <Name extends keyof NewDelivery>(name: Name) => deliveries.map((each) => each[name])
  return sql`
    added as (
      select *, row_number() over (partition by endpoint_id order by place) as number
      from unnest(
        ${all('endpoint_id')}::text[], ${all('message_id')}::text[], ${all('delivery_id')}::text[],
        ${all('type')}::text[], ${all('subject')}::text[], ${all('position')}::bigint[]
      ) with ordinality as owed (endpoint_id, message_id, delivery_id, type, subject, position, place)
      where not exists (
        select from deliveries known
        where known.dossier_id = ${dossierId} and known.endpoint_id = owed.endpoint_id
          and known.message_id = owed.message_id
      )
    ), counted as (
      update webhook_endpoints endpoints set sequence = sequence + added.count
      from (select endpoint_id, count(*) from added group by endpoint_id) added
      where endpoints.dossier_id = ${dossierId} and endpoints.endpoint_id = added.endpoint_id
      returning endpoints.endpoint_id, endpoints.sequence - added.count as before, added.count, endpoints.state
    ), written as (
      insert into deliveries (dossier_id, endpoint_id, message_id, delivery_id, endpoint_sequence, type, subject,
                              position, trigger, state, next_attempt_at)
      select ${dossierId}, endpoint_id, message_id, delivery_id, before + number, type, subject,
             position, ${trigger}, case state when 'active' then 'pending' else 'suspended' end,
             case state when 'active' then clock_timestamp() end
      from added join counted using (endpoint_id)
    )`
}

/** A place in the feed: behind a message of a position, or (`index` null) behind all of them. */
export type NotificationPlace = Readonly<{ position: number; index: number | null }>

/** A message without its bytes: by these it is chosen. */
export type NotificationFacets = Readonly<{
  messageId: string
  position: number
  index: number
  type: string
  historical: boolean
  parties: readonly string[]
  propositions: readonly string[]
  speakers: readonly string[]
  contradictionKind: string | null
}>

export type NotificationPage = Readonly<{
  messages: readonly Readonly<{ position: number; index: number; type: string; body: string }>[]
  /** The last place that was looked at, from which a reader goes on: not that of the last message. */
  lookedAt: NotificationPlace
  isFull: boolean
  /** Nothing more up to the head. */
  isEnd: boolean
}>

/** A filter that hides everything must not walk a history of millions in one request. */
const stretch = 2_000
const behindAll = 2_147_483_647

/**
 * The next messages of the log, in its order.
 *
 * @param head  how far messages were derived, as it was read before
 */
export async function readNotifications(
  db: Kysely<Database>,
  {
    dossierId,
    after,
    head,
    limit,
    isWanted,
  }: Readonly<{
    dossierId: string
    after: NotificationPlace
    head: number
    limit: number
    isWanted?: ((message: NotificationFacets) => boolean) | undefined
  }>,
): Promise<NotificationPage> {
  if (after.index === null ? after.position >= head : after.position > head) {
    return { messages: [], lookedAt: after, isFull: false, isEnd: true }
  }
  const lookedUpTo = isWanted ? stretch : limit
  const { rows } = await sql<NotificationFacets & { body: string | null }>`
    select message_id as "messageId", position, index, type, historical, parties, propositions, speakers,
           contradiction_kind as "contradictionKind", ${isWanted ? sql`null` : sql`body`} as body
    from notifications
    where dossier_id = ${dossierId} and (position, index) > (${after.position}, ${after.index ?? behindAll})
      and position <= ${head}
    order by position, index limit ${lookedUpTo}`.execute(db)
  const wanted = (isWanted ? rows.filter(isWanted) : rows).slice(0, limit)
  const isFull = wanted.length === limit
  const isCut = isFull || rows.length === lookedUpTo
  const last = isFull ? wanted.at(-1) : rows.at(-1)
  const bodies = isWanted ? await readBodies(db, dossierId, wanted) : undefined
  return {
    messages: wanted.map(({ messageId, position, index, type, body }) => ({
      ...{ position, index, type },
      body: bodies?.get(messageId) ?? body ?? '',
    })),
    lookedAt:
      isCut && last ? { position: last.position, index: last.index } : endOf(wanted.at(-1) ?? after, head),
    isFull,
    isEnd: !isCut,
  }
}

/** Where nothing is left: whoever stands behind a message of the last position stays there. */
const endOf = ({ position, index }: NotificationPlace, head: number): NotificationPlace =>
  position === head ? { position, index } : { position: head, index: null }

async function readBodies(
  db: Kysely<Database>,
  dossierId: string,
  messages: readonly NotificationFacets[],
): Promise<ReadonlyMap<string, string>> {
  if (messages.length === 0) return new Map()
  const { rows } = await sql<{ messageId: string; body: string }>`
    select message_id as "messageId", body from notifications
    where dossier_id = ${dossierId}
      and message_id = any(${messages.map(({ messageId }) => messageId)}::text[])`.execute(db)
  return new Map(rows.map(({ messageId, body }) => [messageId, body]))
}

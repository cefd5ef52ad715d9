/** What subscribers are owed, as the tables have it, judged against the rules of the contract. */
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { derivedId } from '../../events/identity.ts'
import { isWanted } from '../../projections/notifications/filter.ts'
import type { MessageType } from '../../projections/notifications/notification.ts'
import { same } from './compare.ts'

type EndpointSample = Readonly<{
  state?: 'unverified' | 'active' | 'paused' | 'disabled'
  owedAfter?: number | null
  eventTypes?: readonly string[]
  parties?: readonly string[]
  propositions?: readonly string[]
  speakers?: readonly string[]
  contradictionKinds?: readonly string[]
  includeHistorical?: boolean
}>

/** An endpoint with the id that its name gives. */
export async function addEndpoint(
  db: Kysely<Database>,
  dossierId: string,
  name: string,
  sample: EndpointSample = {},
): Promise<string> {
  const endpointId = derivedId('we', [dossierId, name])
  await db
    .insertInto('webhook_endpoints')
    .values({
      dossier_id: dossierId,
      endpoint_id: endpointId,
      url: `https://receiver.example/${name}`,
      event_types: [...(sample.eventTypes ?? ['*'])],
      parties: [...(sample.parties ?? [])],
      propositions: [...(sample.propositions ?? [])],
      speakers: [...(sample.speakers ?? [])],
      contradiction_kinds: [...(sample.contradictionKinds ?? [])],
      include_historical: sample.includeHistorical ?? true,
      state: sample.state ?? 'active',
      owed_after: sample.owedAfter === undefined ? 0 : sample.owedAfter,
    })
    .execute()
  return endpointId
}

export type Owed = Readonly<{
  notified: number | undefined
  messages: readonly Readonly<{
    message_id: string
    position: number
    index: number
    type: string
    subject: string
    subject_sequence: number
    historical: boolean
    parties: string[]
    propositions: string[]
    speakers: string[]
    contradiction_kind: string | null
    body: string
  }>[]
  deliveries: readonly Readonly<{
    endpoint_id: string
    message_id: string
    delivery_id: string
    endpoint_sequence: number
    state: string
  }>[]
}>

/** Everything of the log that is kept, in its order; without times. */
export async function readOwed(db: Kysely<Database>, dossierId: string): Promise<Owed> {
  const { rows: marks } = await sql<{ position: number }>`
    select position from notification_checkpoints where dossier_id = ${dossierId}`.execute(db)
  const { rows: messages } = await sql<Owed['messages'][number]>`
    select message_id, position, index, type, subject, subject_sequence, historical, parties, propositions, speakers,
           contradiction_kind, body
    from notifications where dossier_id = ${dossierId} order by position, index`.execute(db)
  const { rows: deliveries } = await sql<Owed['deliveries'][number]>`
    select endpoint_id, message_id, delivery_id, endpoint_sequence, state
    from deliveries where dossier_id = ${dossierId} order by endpoint_id, endpoint_sequence`.execute(db)
  return { notified: marks[0]?.position, messages, deliveries }
}

/**
 * Each message is there once, numbered without gaps within its position and its subject; each endpoint is owed what it
 * wants and nothing else, once, numbered without gaps in the order of the log.
 *
 * @throws Error where it is not so
 */
export async function checkOwed(db: Kysely<Database>, dossierId: string): Promise<Owed> {
  const owed = await readOwed(db, dossierId)
  const lastOf = new Map<string, number>()
  const next = (name: string): number => {
    const number = (lastOf.get(name) ?? 0) + 1
    lastOf.set(name, number)
    return number
  }
  for (const each of owed.messages) {
    same(each.index, next(`position ${each.position}`), `the indexes within ${each.position}`)
    same(each.subject_sequence, next(`subject ${each.subject}`), `the numbers about ${each.subject}`)
    if (each.position > (owed.notified ?? 0)) throw new Error(`${each.position} lies beyond the mark`)
    const { message_id: id, type, position, index, subject, subject_sequence: subjectSequence } = each
    const { timestamp: _timestamp, data: _data, apiVersion: _version, ...head } = JSON.parse(each.body)
    const expected = { id, type, dossier: dossierId, position, index, subject, subjectSequence }
    same(head, expected, `what ${id} says of itself`)
  }
  const endpoints = await db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .execute()
  for (const endpoint of endpoints) {
    const { endpoint_id, owed_after: after } = endpoint
    const filter = {
      eventTypes: endpoint.event_types,
      parties: endpoint.parties,
      propositions: endpoint.propositions,
      speakers: endpoint.speakers,
      contradictionKinds: endpoint.contradiction_kinds,
      includeHistorical: endpoint.include_historical,
    }
    const wanted = owed.messages.filter(
      ({ position, type, historical, parties, propositions, speakers, contradiction_kind }) =>
        after !== null &&
        position > after &&
        isWanted(filter, {
          // `as`: the column holds no other.
          type: type as MessageType,
          historical,
          facets: { parties, propositions, speakers, contradictionKind: contradiction_kind },
        }),
    )
    const theirs = owed.deliveries.filter((each) => each.endpoint_id === endpoint_id)
    same(
      theirs.map(({ message_id, endpoint_sequence }) => [message_id, endpoint_sequence]),
      wanted.map(({ message_id }, index) => [message_id, index + 1]),
      `what ${endpoint.url} is owed`,
    )
    same(endpoint.sequence, wanted.length, `the last number of ${endpoint.url}`)
  }
  return owed
}

/** As if nothing had ever been derived: what a restored log without its notifications would be. */
export async function forgetOwed(db: Kysely<Database>, dossierId: string): Promise<void> {
  for (const table of [
    'notifications',
    'notification_subjects',
    'deliveries',
    'notification_checkpoints',
    'generations',
    'articles',
    'claims',
    'acts',
    'stance_periods',
    'contradictions',
    'contradiction_memories',
    'last_runs',
    'claim_links',
  ]) {
    await sql`delete from ${sql.table(table)} where dossier_id = ${dossierId}`.execute(db)
  }
  await sql`update webhook_endpoints set sequence = 0 where dossier_id = ${dossierId}`.execute(db)
}

/**
 * What subscribers are owed, for the transaction of the checkpoint that it follows from: each message once, with its
 * number about its subject, and a delivery for each endpoint that wants it.
 */
import type { Transaction } from 'kysely'
import {
  lockSubscriptions,
  type NewDelivery,
  type NewNotification,
  type Subscription,
  writeDeliveries,
  writeNotifications,
} from '../db/notifications.ts'
import type { Database } from '../db/schema.ts'
import { derivedId } from '../events/identity.ts'
import type { Instant } from '../events/vocabulary.ts'
import { isWanted } from '../projections/notifications/filter.ts'
import { messageBytes } from '../projections/notifications/message.ts'
import type { Facets, MessageType, NotificationDraft } from '../projections/notifications/notification.ts'
import type { Trigger } from './webhooks/delivery.ts'

/** A message that was derived, and when its event was recorded. */
export type Derived = Readonly<{ draft: NotificationDraft; recordedAt: Instant }>

/** What an endpoint may be owed: of the log, or (without a position) about an endpoint. */
export type Owable = Readonly<{
  messageId: string
  type: MessageType
  subject: string | null
  position: number | null
  historical: boolean
  facets: Facets
}>

export type OweOptions = Readonly<{
  /** These endpoints, from whichever position on they are owed anything; else all that were ever verified. */
  endpointIds?: readonly string[]
  /** Owed whatever the endpoints' filters say. */
  unfiltered?: boolean
  trigger?: Trigger
}>

/** How many messages there are about each subject. */
export function countSubjects(derived: readonly Derived[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { draft } of derived) counts.set(draft.subject, (counts.get(draft.subject) ?? 0) + 1)
  return counts
}

/**
 * The messages in their order, each with its number about its subject, counted from 1 without gaps.
 *
 * @param last  the number of the last message about each subject
 */
export function numbered(
  derived: readonly Derived[],
  {
    dossierId,
    last,
  }: Readonly<{
    dossierId: string
    last: ReadonlyMap<string, number>
  }>,
): NewNotification[] {
  const counts = countSubjects(derived)
  const given = new Map([...counts].map(([subject, count]) => [subject, (last.get(subject) ?? 0) - count]))
  return derived.map(({ draft, recordedAt }) => {
    const subjectSequence = (given.get(draft.subject) ?? 0) + 1
    given.set(draft.subject, subjectSequence)
    const { parties, propositions, speakers, contradictionKind } = draft.facets
    return {
      message_id: draft.messageId,
      position: draft.position,
      index: draft.index,
      type: draft.type,
      subject: draft.subject,
      subject_sequence: subjectSequence,
      historical: draft.historical,
      body: messageBytes(draft, { dossierId, recordedAt, subjectSequence }),
      parties: parties ?? [],
      propositions: propositions ?? [],
      speakers: speakers ?? [],
      contradiction_kind: contradictionKind,
    }
  })
}

/**
 * Owes messages to the endpoints that want them. What one is owed already stays as it is, so this may be repeated.
 *
 * An endpoint is owed what is derived after its `owed_after`; whoever names endpoints decides that by himself.
 *
 * @returns how many deliveries are new, by endpoint
 */
export async function oweDeliveries(
  trx: Transaction<Database>,
  dossierId: string,
  messages: readonly Owable[],
  { endpointIds, unfiltered = false, trigger = 'schedule' }: OweOptions = {},
): Promise<ReadonlyMap<string, number>> {
  if (messages.length === 0) return new Map()
  const subscriptions = await lockSubscriptions(trx, dossierId, endpointIds)
  const meant = endpointIds ? subscriptions.map((each) => ({ ...each, owedAfter: 0 })) : subscriptions
  const deliveries = deliveriesOf(dossierId, meant, messages, { unfiltered })
  return await writeDeliveries(trx, dossierId, { deliveries, trigger })
}

/** A message about endpoints: it has no place in the log, is in no feed, and nothing to be chosen by but its type. */
export type MessageApart = Readonly<{
  messageId: string
  type: MessageType
  subject: string | null
  body: string
}>

/** Writes such a message and owes it, in the transaction of what it tells; returns what `oweDeliveries` does. */
export async function oweApart(
  trx: Transaction<Database>,
  dossierId: string,
  { messageId, type, subject, body }: MessageApart,
  options: OweOptions,
): Promise<ReadonlyMap<string, number>> {
  await writeNotifications(trx, dossierId, [
    {
      message_id: messageId,
      position: null,
      index: null,
      type,
      subject,
      subject_sequence: null,
      historical: false,
      body,
      parties: [],
      propositions: [],
      speakers: [],
      contradiction_kind: null,
    },
  ])
  const facets = { parties: null, propositions: null, speakers: null, contradictionKind: null }
  const owable = { messageId, type, subject, position: null, historical: false, facets }
  return await oweDeliveries(trx, dossierId, [owable], options)
}

/** One delivery for each endpoint that wants a message and is owed what is derived there, endpoint after endpoint. */
export function deliveriesOf(
  dossierId: string,
  subscriptions: readonly Subscription[],
  messages: readonly Owable[],
  { unfiltered = false }: Readonly<{ unfiltered?: boolean }> = {},
): NewDelivery[] {
  return subscriptions.flatMap(({ owedAfter, ...filter }) =>
    messages
      .filter(({ position }) => position === null || position > (owedAfter ?? Number.POSITIVE_INFINITY))
      .filter((message) => unfiltered || isWanted(filter, message))
      .map((message) => deliveryOf(dossierId, filter.endpointId, message)),
  )
}

const deliveryOf = (
  dossierId: string,
  endpointId: string,
  { messageId, type, subject, position }: Owable,
): NewDelivery => ({
  endpoint_id: endpointId,
  message_id: messageId,
  delivery_id: derivedId('dlv', [dossierId, endpointId, messageId]),
  type,
  subject,
  position,
})

/**
 * Writes what subscribers are owed, in the transaction of the checkpoint that it follows from: each message once, with
 * its number about its subject, and a delivery for each endpoint that wants it.
 */
import type { Transaction } from 'kysely'
import { LeaseLost } from '../db/leases.ts'
import {
  lockSubscriptions,
  moveNotified,
  type NewDelivery,
  type NewNotification,
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

/**
 * Writes what a batch derived and moves the mark from where it stood, whether or not there was anything to say.
 *
 * @returns how many deliveries are new, by endpoint
 * @throws LeaseLost when the mark does not stand there: somebody else derived these positions
 */
export async function writeDerived(
  trx: Transaction<Database>,
  dossierId: string,
  { derived, from, to }: Readonly<{ derived: readonly Derived[]; from: number; to: number }>,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { draft } of derived) counts.set(draft.subject, (counts.get(draft.subject) ?? 0) + 1)
  const last = await moveNotified(trx, dossierId, { from, to, counts })
  if (!last) throw new LeaseLost(`the notifications of ${dossierId} were derived by somebody else`)
  if (derived.length === 0) return new Map()
  await writeNotifications(trx, dossierId, numbered(derived, { dossierId, counts, last }))
  return await oweDeliveries(
    trx,
    dossierId,
    derived.map(({ draft }) => draft),
  )
}

/** The messages in their order, each with its number about its subject, counted from 1 without gaps. */
function numbered(
  derived: readonly Derived[],
  {
    dossierId,
    counts,
    last,
  }: Readonly<{
    dossierId: string
    counts: ReadonlyMap<string, number>
    last: ReadonlyMap<string, number>
  }>,
): NewNotification[] {
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
  const endpoints = await lockSubscriptions(trx, dossierId, endpointIds)
  const deliveries: NewDelivery[] = []
  for (const { owedAfter, ...filter } of endpoints) {
    const after = endpointIds ? 0 : (owedAfter ?? Number.POSITIVE_INFINITY)
    for (const message of messages) {
      if (message.position !== null && message.position <= after) continue
      if (!unfiltered && !isWanted(filter, message)) continue
      deliveries.push(deliveryOf(dossierId, filter.endpointId, message))
    }
  }
  return await writeDeliveries(trx, dossierId, { deliveries, trigger })
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

/** What the dossier's other endpoints are told of one: that it was disabled, or came back. It cannot tell so itself. */
import type { Transaction } from 'kysely'
import { type EndpointPlace, listOtherEndpoints } from '../../db/deliveries.ts'
import { writeNotifications } from '../../db/notifications.ts'
import type { Database } from '../../db/schema.ts'
import { derivedId } from '../../events/identity.ts'
import { MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { noticeBytes } from '../../projections/notifications/message.ts'
import { oweDeliveries } from '../notifications.ts'

export type EndpointNotice = Readonly<{
  type: 'webhook_endpoint.disabled' | 'webhook_endpoint.recovered'
  /** Why it was disabled. */
  reason: string | null
}>

/**
 * Owes the notice to the others that want such messages, in the transaction of the change it tells of.
 *
 * @param at        when it happened
 * @param uniqueId  the message has no place in the log from which its id could be derived
 * @returns how many are owed it
 */
export async function tellOtherEndpoints(
  trx: Transaction<Database>,
  { dossierId, endpointId }: EndpointPlace,
  { type, reason, at, uniqueId }: EndpointNotice & Readonly<{ at: Instant; uniqueId: string }>,
): Promise<number> {
  const others = await listOtherEndpoints(trx, { dossierId, endpointId })
  if (others.length === 0) return 0
  const messageId = MessageId.parse(derivedId('msg', [dossierId, type, endpointId, uniqueId]))
  const subject = `webhook-endpoint/${endpointId}`
  const data = {
    endpoint: endpointId,
    reason,
    url: `/v1/dossiers/${dossierId}/webhook-endpoints/${endpointId}`,
  }
  const body = noticeBytes({ messageId, type, timestamp: at, dossierId, subject, data })
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
  const owed = await oweDeliveries(
    trx,
    dossierId,
    [{ messageId, type, subject, position: null, historical: false, facets }],
    { endpointIds: others },
  )
  return owed.size
}

/** What the dossier's other endpoints are told of one: that it was disabled, or came back. It cannot tell so itself. */
import type { Transaction } from 'kysely'
import { type EndpointPlace, listOtherEndpoints } from '../../db/deliveries.ts'
import type { Database } from '../../db/schema.ts'
import { derivedId } from '../../events/identity.ts'
import { MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { noticeBytes } from '../../projections/notifications/message.ts'
import { oweApart } from '../notifications.ts'

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
  const owed = await oweApart(trx, dossierId, { messageId, type, subject, body }, { endpointIds: others })
  return owed.size
}

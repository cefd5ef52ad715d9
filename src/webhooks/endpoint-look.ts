/** What everything that an owner does stands on: the dependencies, and the look-up of the endpoint. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type EndpointKey, type EndpointRow, findEndpoint } from '../../db/webhook-endpoints.ts'
import { Refusal } from '../../events/errors.ts'
import type { Clock } from '../clock.ts'
import type { Codebooks } from '../codebooks.ts'
import type { WebhookAccess } from './access.ts'

export type EndpointDependencies = Readonly<{
  db: Kysely<Database>
  clock: Clock
  codebooks: Codebooks
  webhooks: Webhooks
}>

/** How endpoints are made and called, who is told that something is due, and limits that tests shorten. */
export type Webhooks = WebhookAccess &
  Readonly<{
    /** Called after a commit that made something due. */
    ring?: ((dossierId: string) => void) | undefined
    /** Of one dossier. */
    endpointsMax?: number
    /** How far back a recovery may reach: no farther than deliveries are kept. */
    recoveryDaysMax?: number
    /** How long a pause waits for what is in flight. */
    settleMs?: number
    /** How long somebody waits for the outcome of a test. */
    testMs?: number
    /** Tests an hour of one host that is not being sent to. */
    verificationsMax?: number
  }>

/** @throws Refusal `not_found` */
export async function getEndpoint(db: Kysely<Database>, key: EndpointKey): Promise<EndpointRow> {
  const endpoint = await findEndpoint(db, key)
  if (!endpoint) throw noSuchEndpoint(key)
  return endpoint
}

export const noSuchEndpoint = ({ endpointId }: EndpointKey): Refusal =>
  new Refusal('not_found', `There is no endpoint ${endpointId} in this dossier.`)

/** Endpoints with secrets, messages that they are owed, and a worker that delivers them: on a real database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { Registry } from 'prom-client'
import { Webhook } from 'standardwebhooks'
import type { Test } from 'tap'
import type { EndpointPlace } from '../../db/deliveries.ts'
import { measureDeliveries } from '../../db/delivery-care.ts'
import { createDossier } from '../../db/dossiers.ts'
import { writeNotifications } from '../../db/notifications.ts'
import type { Database } from '../../db/schema.ts'
import { insertEndpoint, updateEndpoint } from '../../db/webhook-endpoints.ts'
import { derivedId } from '../../events/identity.ts'
import { systemClock } from '../../src/clock.ts'
import { oweDeliveries } from '../../src/notifications.ts'
import { type DeliveryOptions, startDelivery } from '../../src/webhooks/deliver.ts'
import { createDeliveryMetrics } from '../../src/webhooks/delivery-metrics.ts'
import { createSecret } from '../../src/webhooks/endpoint-secrets.ts'
import { createSender, type SenderOptions } from '../../src/webhooks/send.ts'
import { openStorageKeys, type StorageKeys } from '../../src/webhooks/storage-key.ts'
import type { Received } from './receiver.ts'

export async function openKeys(t: Pick<Test, 'teardown'>): Promise<StorageKeys> {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog-keys-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return await openStorageKeys(folder)
}

export type EndpointSample = Readonly<{
  url: string
  state?: 'unverified' | 'active' | 'paused' | 'disabled'
  ordering?: 'none' | 'per_subject'
  ratePerSecond?: number
  headers?: Readonly<Record<string, string>>
  signatures?: readonly string[]
}>

export type Subscriber = EndpointPlace & Readonly<{ secret: string }>

/** An endpoint that was verified and wants everything. */
export async function addSubscriber(
  db: Kysely<Database>,
  keys: StorageKeys,
  { dossierId, endpointId }: EndpointPlace,
  sample: EndpointSample,
): Promise<Subscriber> {
  return await db.transaction().execute(async (trx) => {
    const place = { dossierId, endpointId: derivedId('we', [dossierId, endpointId]) }
    await insertEndpoint(trx, place, {
      url: sample.url,
      description: '',
      eventTypes: ['*'],
      parties: [],
      propositions: [],
      speakers: [],
      contradictionKinds: [],
      includeHistorical: true,
      ordering: sample.ordering ?? 'none',
      ratePerSecond: sample.ratePerSecond ?? 500,
      headers: sample.headers ?? {},
      signatures: sample.signatures ?? ['v1', 'v1a'],
    })
    const { secret } = await createSecret(trx, keys, place)
    await updateEndpoint(trx, place, { state: { state: sample.state ?? 'active', owedAfter: 0 } })
    return { ...place, secret }
  })
}

export type MessageSample = Readonly<{ subject?: string | null; body?: string }>

let messageCount = 0

/** Owes messages to endpoints, in one transaction; returns the ids of the messages. */
export async function owe(
  db: Kysely<Database>,
  dossierId: string,
  endpointIds: readonly string[],
  samples: readonly MessageSample[],
): Promise<string[]> {
  const messages = samples.map(({ subject = 'codebook', body }) => {
    messageCount += 1
    const messageId = derivedId('msg', [dossierId, `${process.pid} ${messageCount}`])
    return { messageId, subject, body: body ?? JSON.stringify({ id: messageId, number: messageCount }) }
  })
  await db.transaction().execute(async (trx) => {
    await writeNotifications(
      trx,
      dossierId,
      messages.map(({ messageId, subject, body }) => ({
        message_id: messageId,
        position: null,
        index: null,
        type: 'codebook.published',
        subject,
        subject_sequence: null,
        historical: false,
        body,
        parties: [],
        propositions: [],
        speakers: [],
        contradiction_kind: null,
      })),
    )
    const facets = { parties: null, propositions: null, speakers: null, contradictionKind: null }
    await oweDeliveries(
      trx,
      dossierId,
      messages.map(({ messageId, subject }) => ({
        messageId,
        type: 'codebook.published',
        subject,
        position: null,
        historical: false,
        facets,
      })),
      { endpointIds, unfiltered: true },
    )
  })
  return messages.map(({ messageId }) => messageId)
}

export type Line = Readonly<{ level: string; message: string } & Record<string, unknown>>

export type WorkerOptions = DeliveryOptions &
  Readonly<{ allow: ReadonlySet<string>; holder?: string; timeouts?: SenderOptions['timeouts'] }>

/** A worker as `serve` starts one, with its log kept. Its poll is far away, so what must wake it must ring. */
export function startWorker(
  t: Pick<Test, 'teardown'>,
  { db, storageKeys }: Readonly<{ db: Kysely<Database>; storageKeys: StorageKeys }>,
  { allow, holder = 'one', timeouts, ...options }: WorkerOptions,
) {
  const lines: Line[] = []
  const log = (level: string) => (fields: object, message: string) =>
    void lines.push({ ...fields, level, message })
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }
  const sender = createSender({ allow, timeouts })
  const registry = new Registry()
  const metrics = createDeliveryMetrics(registry, async () => await measureDeliveries(db))
  const waker = { onWake: () => () => {} }
  const delivery = startDelivery(
    { db, waker, clock: systemClock, holder, storageKeys, sender, logger: logger as never, metrics },
    { pollMs: 200, ...options },
  )
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await delivery.stop()
    await sender.close()
  }
  t.teardown(stop)
  return { ...delivery, stop, lines, registry }
}

export type DeliveryLook = Readonly<{
  message: string
  state: string
  sequence: number
  attemptCount: number
  attemptTotal: number
  class: string | null
}>

/** The deliveries of an endpoint, in their order. */
export async function deliveriesOf(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointPlace,
): Promise<DeliveryLook[]> {
  const { rows } = await sql<DeliveryLook>`
    select message_id as message, state, endpoint_sequence as sequence, attempt_count as "attemptCount",
           attempt_total as "attemptTotal", last_class as class
    from deliveries where dossier_id = ${dossierId} and endpoint_id = ${endpointId} order by endpoint_sequence`.execute(
    db,
  )
  return rows
}

export async function attemptsOf(db: Kysely<Database>, { dossierId, endpointId }: EndpointPlace) {
  return await db
    .selectFrom('attempts')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .orderBy('started_at')
    .execute()
}

/** Waits until each delivery of the endpoint is in this state. */
export async function untilAll(db: Kysely<Database>, place: EndpointPlace, state: string): Promise<void> {
  await until(`all ${state}`, async () => (await deliveriesOf(db, place)).every((row) => row.state === state))
}

export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  ms = 10_000,
): Promise<void> {
  for (const end = performance.now() + ms; !(await isSo()); await pause(10)) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`)
  }
}

/** @throws unless the library of Standard Webhooks finds that the request was signed with the secret */
export function verifyIndependently({ headers, body }: Received, secret: string): void {
  const texts = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  new Webhook(secret).verify(body, texts)
}

export async function makeDossier(db: Kysely<Database>, dossierId: string): Promise<void> {
  await createDossier(db, { dossierId })
}

/** Moves slots to this moment, as if the time until then had passed. */
export async function letTimePass(
  db: Kysely<Database>,
  { dossierId, endpointId }: EndpointPlace,
): Promise<void> {
  await sql`
    update deliveries set next_attempt_at = clock_timestamp()
    where dossier_id = ${dossierId} and endpoint_id = ${endpointId} and state = 'scheduled'`.execute(db)
}

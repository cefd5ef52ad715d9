/** Endpoints over HTTP: an app with a dossier, names that lead where the test says, and receivers that may be called. */
import { readFileSync } from 'node:fs'
import type { Test } from 'tap'
import { systemClock } from '../../src/clock.ts'
import type { Webhooks } from '../../src/webhooks/endpoint-look.ts'
import { startRecoveryWork } from '../../src/webhooks/recovery-work.ts'
import { openApp, openTestWebhooks, post, type TestApp } from './app.ts'
import { startWorker } from './delivering.ts'

export const publicHost = 'receiver.example.org'
export const publicUrl = `https://${publicHost}/hook`
/** Of the public internet, and nobody is called there: these tests only save it. */
const publicAddress = '93.184.215.14'

export type WebhookApi = TestApp &
  Readonly<{
    path: string
    webhooks: Webhooks
    /** One more pair that may be called. */
    allowPair(pair: Iterable<string>): void
    patch(url: string, body: unknown, headers?: Record<string, string>): ReturnType<typeof post>
    remove(url: string, headers?: Record<string, string>): ReturnType<typeof post>
    /** How many rows there are of endpoints, secrets and all that belongs to them. */
    countSaved(): Promise<number>
  }>

export async function openWebhookApi(
  t: Test,
  {
    names = {},
    worker = false,
    codebook = false,
    ...limits
  }: Partial<Webhooks> &
    Readonly<{ names?: Record<string, readonly string[]>; worker?: boolean; codebook?: boolean }> = {},
): Promise<WebhookApi> {
  const allow = new Set<string>()
  const access = await openTestWebhooks(t, { allow, names: { [publicHost]: [publicAddress], ...names } })
  let ring: (dossierId: string) => void = () => {}
  const webhooks = { ...access, ring: (dossierId: string) => ring(dossierId), ...limits }
  const test = await openApp(t, { webhooks, clock: systemClock })
  const { app, clone } = test
  if (worker) {
    const { db } = clone
    const started = startWorker(t, { db, storageKeys: access.keys }, { allow, watchMs: 20 })
    const recoveries = startRecoveryWork(
      { db, logger: { warn: () => {} }, onDue: started.ring },
      { pollMs: 50 },
    )
    t.teardown(recoveries.stop)
    ring = (dossierId) => {
      started.ring(dossierId)
      recoveries.ring()
    }
  }
  const path = '/v1/dossiers/demo'
  t.equal((await post(app, '/v1/dossiers', { id: 'demo' })).statusCode, 201)
  if (codebook) {
    const published = await app.inject({
      method: 'PUT',
      url: `${path}/codebook`,
      headers: { host: 'localhost', 'content-type': 'application/yaml', 'if-none-match': '*' },
      payload: readFileSync('codebooks/demo.yaml', 'utf8'),
    })
    t.equal(published.statusCode, 201, published.body)
  }
  const send =
    (method: 'PATCH' | 'DELETE') =>
    async (url: string, body: unknown, headers = {}) =>
      await app.inject({
        method,
        url,
        headers: {
          host: 'localhost',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      })
  return {
    ...test,
    path: `${path}/webhook-endpoints`,
    webhooks,
    allowPair: (pairs) => {
      for (const pair of pairs) allow.add(pair)
    },
    patch: send('PATCH'),
    remove: async (url, headers) => await send('DELETE')(url, undefined, headers),
    countSaved: async () => {
      const tables = ['webhook_endpoints', 'webhook_health', 'webhook_secrets', 'idempotency_keys'] as const
      const counts = await Promise.all(
        tables.map(async (table) => {
          const rows = await clone.db.selectFrom(table).select('dossier_id').execute()
          return rows.length
        }),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

/** An endpoint that is there: its path, and what its creation answered. */
export async function addEndpoint(
  { app, path }: WebhookApi,
  body: Readonly<Record<string, unknown>> = {},
): Promise<{ id: string; at: string; secret: string }> {
  const answer = await post(app, path, { url: publicUrl, eventTypes: ['*'], ...body })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { endpoint, secret } = answer.json()
  return { id: endpoint.endpointId, at: `${path}/${endpoint.endpointId}`, secret: secret.secret }
}

/** A POST without a body, as most of what is done with an endpoint needs none. */
export const act = async (app: WebhookApi['app'], url: string) =>
  await app.inject({ method: 'POST', url, headers: { host: 'localhost' } })

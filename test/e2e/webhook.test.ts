/** From an article to a webhook: what the log says reaches the subscriber, word for word as the feed has it. */
import { readFileSync } from 'node:fs'
import { Registry } from 'prom-client'
import t from 'tap'
import { createDossier } from '../../db/dossiers.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { ingest } from '../../src/ingest.ts'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'
import { publishCodebook } from '../../src/publish-codebook.ts'
import { openStore } from '../../src/service.ts'
import { startDeliveryWork } from '../../src/webhooks/delivery-work.ts'
import { createSender } from '../../src/webhooks/send.ts'
import { startWork } from '../../src/work.ts'
import { createWorkMetrics } from '../../src/work-metrics.ts'
import { cloneDatabase } from '../support/database.ts'
import { addSubscriber, openKeys, until, verifyIndependently } from '../support/delivering.ts'
import { startReceiver } from '../support/receiver.ts'

t.setTimeout(120_000)
const now = '2026-01-01T00:00:00.000000Z'
const by = 'test'

t.test('every message of the demo arrives once, verified, and counted without gaps', async (t) => {
  const { url } = await cloneDatabase(t)
  const store = await openStore({ databaseUrl: url, dataDir: 'unused' })
  t.teardown(store.stop)
  const { db } = store
  const keys = await openKeys(t)
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const sender = createSender({ allow: receiver.allow })
  t.teardown(sender.close)
  const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } as never
  const registry = new Registry()
  const delivery = startDeliveryWork({
    ...store,
    webhooks: { keys, sender },
    config: { webhookInFlightMax: 5, webhookRetentionDays: 30 },
    logger,
    registry,
  })
  t.teardown(delivery.stop)
  const metrics = createWorkMetrics(registry, async () => ({ dossierCount: 0, positions: 0, seconds: 0 }))
  const work = startWork({ ...store, logger, metrics, onOwed: delivery.ring })
  t.teardown(work.stop)

  const dossierId = 'told'
  const { codebook } = parseCodebook(readFileSync('codebooks/demo.yaml', 'utf8'), 'yaml', { now })
  await createDossier(db, { dossierId })
  const place = await addSubscriber(db, keys, { dossierId, endpointId: 'all' }, { url: receiver.url })
  await publishCodebook(store, dossierId, { ...codebook, id: dossierId } as Codebook, { by })
  await ingest(store, dossierId, articlesFrom('codebooks/demo', { now }), { by })

  const head = await store.log.head(dossierId)
  const derived = async () =>
    await db
      .selectFrom('notification_checkpoints')
      .select('position')
      .where('dossier_id', '=', dossierId)
      .executeTakeFirst()
  await until('all is derived', async () => (await derived())?.position === head?.position, 60_000)
  const messages = await db
    .selectFrom('notifications')
    .select(['message_id', 'body'])
    .where('dossier_id', '=', dossierId)
    .orderBy('position')
    .orderBy('index')
    .execute()
  t.ok(messages.length > 10, `${messages.length} messages`)
  await receiver.waitFor(messages.length, 30_000)
  const received = receiver.requests.toSorted((one, other) => sequenceOf(one) - sequenceOf(other))
  t.same(
    received.map(sequenceOf),
    messages.map((_, i) => i + 1),
    'counted without gaps',
  )
  t.same(
    received.map(({ headers, body }) => [headers['webhook-id'], body.toString()]),
    messages.map(({ message_id, body }) => [message_id, body]),
    'in the order of the log, and as it is kept',
  )
  for (const request of received) verifyIndependently(request, place.secret)
  t.match(await registry.metrics(), /stancelog_webhook_deliveries_pending \d/)
})

const sequenceOf = ({ headers }: { headers: Record<string, unknown> }): number =>
  Number(headers['stancelog-endpoint-sequence'])

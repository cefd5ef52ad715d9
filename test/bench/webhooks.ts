/**
 * From a committed article to a received webhook, and how many deliveries a second: beside a bare loop that inserts one
 * row, signs and posts by a keep-alive pool to the same receiver, a thread of its own. Both sides run in this process, in
 * turns, on one durable server.
 *
 * - `webhooks.latency`: 50 articles a second, each with one claim; from the moment the registration is answered until
 *   the receiver has the message about the claim. The bare loop: from before its insert until the receiver has it.
 * - `webhooks.throughput`: what lies ready for twenty endpoints, until the receiver has it all.
 * - `…-beside-dead`: the same while 100,000 messages wait for an endpoint of the same dossier that refuses connections.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type pg from 'pg'
import { Registry } from 'prom-client'
import { Agent } from 'undici'
import { measureLag } from '../../db/backlog.ts'
import { openPool } from '../../db/connect.ts'
import { measureDeliveries } from '../../db/delivery-care.ts'
import { createDossier } from '../../db/dossiers.ts'
import { createLog } from '../../db/log/group-commit.ts'
import { createWaker } from '../../db/log/wake.ts'
import { writeNotifications } from '../../db/notifications.ts'
import { insertEndpoint, updateEndpoint } from '../../db/webhook-endpoints.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { derivedId } from '../../events/identity.ts'
import { systemClock } from '../../src/clock.ts'
import { createCodebooks } from '../../src/codebooks.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { oweDeliveries } from '../../src/notifications.ts'
import { publishCodebook } from '../../src/publish-codebook.ts'
import { registerArticle } from '../../src/register-article.ts'
import { startDelivery } from '../../src/webhooks/deliver.ts'
import { createDeliveryMetrics } from '../../src/webhooks/delivery-metrics.ts'
import { createSecret } from '../../src/webhooks/endpoint-secrets.ts'
import { createSender } from '../../src/webhooks/send.ts'
import { openStorageKeys } from '../../src/webhooks/storage-key.ts'
import { startWork } from '../../src/work.ts'
import { createWorkMetrics } from '../../src/work-metrics.ts'
import { medianOf } from './rounds.ts'
import type { BenchServer, Row } from './run.ts'

const articlesPerSecond = 50
const latencyRounds = 4
const latencyMs = 6_000
const throughputRounds = 5
const messagesPerRound = 250
const endpointCount = 20
const bareLoops = 32
const pendingOfDead = 100_000
/** Enough that the claims of a run spread as a newsroom's do, and not on one question. */
const propositionCount = 300
/** A port that nobody listens on: the connection is refused at once. */
const deadPort = 9

export async function rows(server: BenchServer): Promise<Row[]> {
  const receiver = await startReceiver()
  const bare = await openBare(server, receiver)
  const service = await openServiceOn(server, receiver)
  try {
    await service.openDossiers('alone', { dead: false })
    const alone = await measure({ bare, service, receiver }, '')
    // New ones: the first have grown, and that must not be taken for what the dead endpoint does.
    await service.openDossiers('beside', { dead: true })
    const beside = await measure({ bare, service, receiver }, '-beside-dead')
    return [...alone, ...againstAlone(beside, alone)]
  } finally {
    await service.close()
    await bare.close()
    await receiver.close()
  }
}

type Contenders = Readonly<{
  bare: Awaited<ReturnType<typeof openBare>>
  service: Awaited<ReturnType<typeof openServiceOn>>
  receiver: Receiver
}>

async function measure({ bare, service, receiver }: Contenders, suffix: string): Promise<Row[]> {
  const latencies: { bare: number[]; own: number[] }[] = []
  const rates: { bare: number; own: number }[] = []
  // The first round of each warms up and is not counted.
  for (let round = 0; round <= latencyRounds; round++) {
    const [ofBare, own] = [await bare.latencies(), await service.latencies()]
    if (round > 0) latencies.push({ bare: ofBare, own })
  }
  for (let round = 0; round <= throughputRounds; round++) {
    const [ofBare, own] = [await bare.rate(), await service.rate(receiver)]
    if (round > 0) rates.push({ bare: ofBare, own })
  }
  const quantile = (part: number) => {
    const bareMs = latencies.map((each) => quantileOf(each.bare, part))
    const ownMs = latencies.map((each) => quantileOf(each.own, part))
    return compared(`webhooks.latency-p${part * 100}${suffix}`, 'ms', { bare: bareMs, own: ownMs })
  }
  return [
    ...quantile(0.5),
    ...quantile(0.99),
    ...compared(`webhooks.throughput${suffix}`, 'deliveries/s', {
      bare: rates.map(({ bare }) => bare),
      own: rates.map(({ own }) => own),
    }),
  ]
}

function compared(
  id: string,
  unit: string,
  { bare, own }: Readonly<{ bare: readonly number[]; own: readonly number[] }>,
): Row[] {
  const baseline = id.replace('webhooks.', 'webhooks.bare-')
  const row = (id: string, values: readonly number[], ratioTo: Row['ratioTo']): Row => {
    const value = medianOf(values)
    return { id, value, unit, ratioTo, spread: (Math.max(...values) - Math.min(...values)) / value }
  }
  const ratios = own.map((value, round) => value / (bare[round] ?? Number.NaN))
  return [row(id, own, { [baseline]: medianOf(ratios) }), row(baseline, bare, {})]
}

/** How much the dead endpoint changes: both sides set against the bare loop of their own minutes. */
const againstAlone = (beside: readonly Row[], alone: readonly Row[]): Row[] =>
  beside.map((row) => {
    const without = alone.find(({ id }) => `${id}-beside-dead` === row.id)
    const [own] = Object.values(row.ratioTo)
    const [before] = Object.values(without?.ratioTo ?? {})
    if (!without || own === undefined || before === undefined) return row
    return { ...row, ratioTo: { ...row.ratioTo, [without.id]: own / before } }
  })

function quantileOf(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** The clock of all threads, in milliseconds. */
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

type Receiver = Readonly<{
  url: string
  take(): Promise<ReadonlyMap<string, number>>
  count(): Promise<number>
  close(): Promise<void>
}>

export async function startReceiver(): Promise<Receiver> {
  const worker = new Worker(join(import.meta.dirname, 'receiver.mjs'))
  type Said = { port?: number; count?: number; arrivals?: [string, number][] }
  const heard = () => new Promise<Said>((resolve) => worker.once('message', resolve))
  const { port } = await heard()
  // One question at a time: the answers carry no name.
  let last: Promise<unknown> = Promise.resolve()
  const ask = (wish: string): Promise<Said> => {
    const answer = last.then(async () => {
      const said = heard()
      worker.postMessage(wish)
      return await said
    })
    last = answer
    return answer
  }
  return {
    url: `http://127.0.0.1:${port}/hook`,
    take: async () => new Map((await ask('take')).arrivals),
    count: async () => (await ask('count')).count ?? 0,
    close: async () => {
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      worker.postMessage('close')
      await ended
    },
  }
}

/** Calls `once` so many times a second, however long each takes, and waits for all. */
async function atRate(perSecond: number, ms: number, once: () => Promise<void>): Promise<void> {
  const started = nowMs()
  const under: Promise<void>[] = []
  for (let count = 0; count < (perSecond * ms) / 1_000; count++) {
    const dueInMs = started + (count * 1_000) / perSecond - nowMs()
    if (dueInMs > 0) await pause(dueInMs)
    under.push(once())
  }
  await Promise.all(under)
}

export async function openBare(server: BenchServer, receiver: Receiver) {
  const pool = openPool(await server.createDatabase(), { connectionsMax: 10 })
  await pool.query(
    'create table sent (id text primary key, body text not null, at timestamptz not null default clock_timestamp())',
  )
  const agent = new Agent({ connections: bareLoops, pipelining: 1 })
  const key = Buffer.alloc(32, 7)
  const body = JSON.stringify({ note: 'x'.repeat(900) })
  const once = async (): Promise<string> => {
    const id = `msg_${randomUUID()}`
    await insertRow(pool, id, body)
    const timestamp = Math.floor(Date.now() / 1_000)
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    const { statusCode, body: answer } = await agent.request({
      origin: new URL(receiver.url).origin,
      path: '/hook',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': `v1,${signature}`,
      },
      body,
    })
    await answer.dump()
    if (statusCode !== 204) throw new Error(`the receiver answered ${statusCode}`)
    return id
  }
  return {
    latencies: async (): Promise<number[]> => {
      const begun = new Map<string, number>()
      await receiver.take()
      await atRate(articlesPerSecond, latencyMs, async () => {
        const at = nowMs()
        begun.set(await once(), at)
      })
      const arrivals = await receiver.take()
      return [...begun].map(([id, at]) => (arrivals.get(id) ?? Number.NaN) - at)
    },
    rate: async (): Promise<number> => {
      const total = messagesPerRound * endpointCount
      const started = nowMs()
      let left = total
      await Promise.all(
        Array.from({ length: bareLoops }, async () => {
          while (left > 0) {
            left -= 1
            await once()
          }
        }),
      )
      return (total * 1_000) / (nowMs() - started)
    },
    close: async () => {
      await agent.close()
      await pool.end()
    },
  }
}

const insertRow = async (pool: pg.Pool, id: string, body: string): Promise<void> => {
  await pool.query({ name: 'sent', text: 'insert into sent (id, body) values ($1, $2)', values: [id, body] })
}

/** The service's own work and delivery in this process, with one dossier for the articles and one for what lies ready. */
export async function openServiceOn(server: BenchServer, receiver: Receiver) {
  const { url, pool, db } = await server.createMigrated()
  const folder = mkdtempSync(join(tmpdir(), 'stancelog-bench-keys-'))
  const storageKeys = await openStorageKeys(folder)
  const allow = new Set([new URL(receiver.url).host, `127.0.0.1:${deadPort}`])
  const sender = createSender({ allow })
  const waker = createWaker({ url, pool })
  const log = createLog({ pool, db }, { onAppended: waker.notify })
  const codebooks = createCodebooks(db)
  const holder = `bench ${process.pid}`
  const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: console.error }
  const registry = new Registry()
  const store = { db, log, codebooks, lexicons, clock: systemClock, holder, waker }
  const delivery = startDelivery({
    db,
    waker,
    clock: systemClock,
    holder,
    storageKeys,
    sender,
    logger,
    metrics: createDeliveryMetrics(registry, async () => measureDeliveries(db)),
  })
  const metrics = createWorkMetrics(registry, async () => measureLag(db))
  const work = startWork({ ...store, logger, metrics, onOwed: delivery.ring })

  let [articles, ready] = ['', '']
  let endpointIds: string[] = []
  const addEndpoint = async (dossierId: string, name: string, hook: string, eventTypes: string[]) => {
    const place = { dossierId, endpointId: derivedId('we', [dossierId, name]) }
    await db.transaction().execute(async (trx) => {
      await insertEndpoint(trx, place, {
        url: hook,
        description: name,
        eventTypes,
        parties: [],
        propositions: [],
        speakers: [],
        contradictionKinds: [],
        includeHistorical: true,
        ordering: 'none',
        ratePerSecond: 500,
        headers: {},
        signatures: ['v1'],
      })
      await createSecret(trx, storageKeys, place)
      await updateEndpoint(trx, place, { state: { state: 'active', owedAfter: 0 } })
    })
    return place.endpointId
  }
  const addDeadEndpoint = async (dossierId: string): Promise<void> => {
    const endpointId = await addEndpoint(dossierId, 'dead', `http://127.0.0.1:${deadPort}/`, ['claim.*'])
    const messageId = derivedId('msg', ['dead', dossierId])
    await sql`
      insert into notifications (dossier_id, message_id, type, body)
      select ${dossierId}, ${messageId} || number, 'codebook.published', '{}'
      from generate_series(1, ${pendingOfDead}::int) as number`.execute(db)
    await sql`
      insert into deliveries (dossier_id, endpoint_id, message_id, delivery_id, endpoint_sequence, type, state,
        next_attempt_at)
      select ${dossierId}, ${endpointId}, ${messageId} || number, 'dlv_' || number, number, 'codebook.published',
        'pending', clock_timestamp()
      from generate_series(1, ${pendingOfDead}::int) as number`.execute(db)
    await sql`
      update webhook_endpoints set sequence = ${pendingOfDead}::int
      where dossier_id = ${dossierId} and endpoint_id = ${endpointId}`.execute(db)
    delivery.ring(dossierId)
  }
  const openDossiers = async (name: string, { dead }: Readonly<{ dead: boolean }>): Promise<void> => {
    articles = `articles-${name}`
    ready = `ready-${name}`
    endpointIds = []
    for (const dossierId of [articles, ready]) {
      await createDossier(db, { dossierId })
      const codebook = Codebook.parse(codebookOf(dossierId))
      await publishCodebook(store, dossierId, codebook, { by: 'bench' })
      if (dead) await addDeadEndpoint(dossierId)
    }
    await addEndpoint(articles, 'claims', receiver.url, ['claim.recorded'])
    for (let count = 0; count < endpointCount; count++) {
      endpointIds.push(await addEndpoint(ready, `ready ${count}`, receiver.url, ['*']))
    }
    // Until the dead one backs off, as it will have for most of the time that it is dead.
    await pause(dead ? 3_000 : 0)
  }
  const drain = async (wanted: number): Promise<void> => {
    for (const until = nowMs() + 60_000; nowMs() < until; await pause(2)) {
      if ((await receiver.count()) >= wanted) return
    }
    throw new Error(`after a minute ${await receiver.count()} of ${wanted} messages have come`)
  }

  let articleCount = 0
  const register = async (): Promise<number> => {
    articleCount += 1
    const words = Array.from({ length: 60 }, (_, word) => wordOf(articleCount * 61 + word * 7))
    const text = [
      `Volodymyr Zelensky supports the ${topicOf(articleCount % propositionCount)}.`,
      `${words.join(' ')}.`,
    ].join('\n\n')
    const publishedAt = '2025-04-15T18:10:00.000000Z'
    const outcome = await registerArticle(
      store,
      articles,
      {
        externalId: `bench-${articleCount}`,
        url: null,
        title: null,
        outlet: 'bench',
        agency: null,
        language: 'en',
        timeZone: 'Europe/Paris',
        publishedAt,
        text,
        warnings: [],
      },
      { by: 'bench' },
    )
    return outcome.lastPosition
  }

  let messageCount = 0
  return {
    latencies: async (): Promise<number[]> => {
      await receiver.take()
      const committed = new Map<number, number>()
      await atRate(articlesPerSecond, latencyMs, async () => {
        const position = await register()
        committed.set(position, nowMs())
      })
      await drain(committed.size)
      const arrivals = await receiver.take()
      const { rows: told } = await sql<{ message_id: string; position: number }>`
        select message_id, position from notifications
        where dossier_id = ${articles} and type = 'claim.recorded'
          and position = any(${[...committed.keys()]}::bigint[])`.execute(db)
      if (told.length !== committed.size)
        throw new Error(`${committed.size} articles gave ${told.length} messages`)
      return told.map(
        ({ message_id, position }) =>
          (arrivals.get(message_id) ?? Number.NaN) - (committed.get(position) ?? Number.NaN),
      )
    },
    rate: async (receiver: Receiver): Promise<number> => {
      await receiver.take()
      const messages = Array.from({ length: messagesPerRound }, () => {
        messageCount += 1
        const messageId = derivedId('msg', ['bench', messageCount])
        return {
          messageId,
          type: 'codebook.published' as const,
          subject: `codebook`,
          position: null,
          historical: false,
          facets: { parties: null, propositions: null, speakers: null, contradictionKind: null },
          body: JSON.stringify({ id: messageId, note: 'x'.repeat(900) }),
        }
      })
      await db.transaction().execute(async (trx) => {
        await writeNotifications(
          trx,
          ready,
          messages.map(({ messageId, type, subject, historical, body }) => ({
            message_id: messageId,
            position: null,
            index: null,
            type,
            subject,
            subject_sequence: null,
            historical,
            body,
            parties: [],
            propositions: [],
            speakers: [],
            contradiction_kind: null,
          })),
        )
        await oweDeliveries(trx, ready, messages, { endpointIds, unfiltered: true })
      })
      const total = messages.length * endpointIds.length
      const started = nowMs()
      delivery.ring(ready)
      await drain(total)
      const last = Math.max(...(await receiver.take()).values())
      return (total * 1_000) / (last - started)
    },
    openDossiers,
    close: async () => {
      await work.stop()
      await delivery.stop()
      await sender.close()
      await waker.close()
      await log.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const consonants = 'bdfgklmnprst'
const vowels = 'aeiou'
/** Words that no lexicon knows, different for different numbers. */
function wordOf(number: number): string {
  let [text, rest] = ['', number + 17]
  for (let syllable = 0; syllable < 4; syllable++) {
    text += `${consonants[rest % 12]}${vowels[Math.floor(rest / 12) % 5]}`
    rest = Math.floor(rest / 7) + 31 * syllable
  }
  return text
}
const topicOf = (number: number): string => `${wordOf(number * 13)} ${wordOf(number * 29 + 5)} plan`

function codebookOf(id: string): object {
  return {
    id,
    version: '1.0.0',
    title: { en: 'Bench' },
    timeZone: 'Europe/Paris',
    parties: [{ id: 'ukraine', names: { en: ['Ukraine', 'Kyiv'] } }],
    agents: [
      {
        id: 'volodymyr-zelensky',
        kind: 'person',
        names: { en: ['Volodymyr Zelensky', 'Zelensky'] },
        mandates: [
          {
            party: 'ukraine',
            role: { en: ['president'] },
            rank: 1,
            from: '2019-05-20',
            until: null,
            asOf: '2025-09-30',
          },
        ],
      },
    ],
    propositions: Array.from({ length: propositionCount }, (_, number) => ({
      id: `plan-${number}`,
      kind: 'position',
      statement: { en: `The ${topicOf(number)} must be carried out.` },
      cues: { en: [{ topic: [[topicOf(number)]] }] },
    })),
  }
}

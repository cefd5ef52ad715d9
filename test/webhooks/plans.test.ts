/** A turn costs the same however much is pending, also on tables that nobody ever analysed. */
import { Kysely, PostgresDialect } from 'kysely'
import t from 'tap'
import {
  type EndpointPlace,
  findTarget,
  listCallable,
  listDueEndpoints,
  listExpiredLeases,
  openTurn,
  recordOutcomes,
  takeDeliveries,
} from '../../db/deliveries.ts'
import { listUnsuspended } from '../../db/delivery-care.ts'
import type { Database } from '../../db/schema.ts'
import { cloneDatabase } from '../support/database.ts'
import { addSubscriber, makeDossier, openKeys, owe } from '../support/delivering.ts'

const pendingCount = 100_000
t.setTimeout(180_000)

t.test('100,000 pending of a dead endpoint beside a healthy one', async (t) => {
  const { pool, db: plain } = await cloneDatabase(t)
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      asked.push({ sql: query.sql, parameters: query.parameters })
    },
  })
  const keys = await openKeys(t)
  const dossierId = 'crowded'
  await makeDossier(plain, dossierId)
  for (const table of ['deliveries', 'notifications', 'attempts', 'webhook_health', 'webhook_endpoints']) {
    await pool.query(`alter table ${table} set (autovacuum_enabled = false)`)
  }
  const add = async (endpointId: string, ordering: 'none' | 'per_subject') =>
    await addSubscriber(plain, keys, { dossierId, endpointId }, { url: 'http://127.0.0.1:9/', ordering })
  const [dead, healthy, ordered] = [
    await add('dead', 'none'),
    await add('healthy', 'none'),
    await add('ordered', 'per_subject'),
  ]
  const all = [dead, healthy, ordered].map(({ endpointId }) => endpointId)
  await owe(plain, dossierId, all, Array(8).fill({}))
  // The dead one's are due; of the ordered one all wait for the first of their subject.
  for (const { endpointId } of [dead, ordered]) {
    await pool.query(
      `insert into deliveries (dossier_id, endpoint_id, message_id, delivery_id, endpoint_sequence, type, subject, state,
         next_attempt_at)
       select dossier_id, endpoint_id, 'msg_' || lpad(n::text, 26, '0'), 'dlv_' || lpad(n::text, 26, '0'), 10 + n, type,
         subject, 'pending', clock_timestamp() - interval '1 minute'
       from deliveries, generate_series(1, ${pendingCount}) n
       where endpoint_id = '${endpointId}' and endpoint_sequence = 1`,
    )
  }
  await pool.query(
    `insert into notifications (dossier_id, message_id, type, subject, body)
     select '${dossierId}', 'msg_' || lpad(n::text, 26, '0'), 'codebook.published', 'codebook', '{}'
     from generate_series(1, ${pendingCount}) n`,
  )

  const explained = async (
    text: string,
    values: readonly unknown[],
  ): Promise<{ plan: string; buffers: number }> => {
    const client = await pool.connect()
    try {
      // What is measured is undone: the next question finds the same tables.
      await client.query('begin')
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers, costs off, timing off, summary off) ${text}`,
        [...values],
      )
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      const counts = [...(plan.split('Planning:')[0] ?? '').matchAll(/shared hit=(\d+)(?: read=(\d+))?/g)]
      return { plan, buffers: Math.max(...counts.map(([, hit, read = '0']) => Number(hit) + Number(read))) }
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const taking = (place: EndpointPlace) => async () =>
    await db.transaction().execute(async (trx) => {
      await takeDeliveries(trx, place, {
        count: 5,
        inOrder: place === ordered,
        holder: 'test',
        token: 'test',
        leaseMs: 1_000,
        tokens: 5,
        tokensAt: '2026-01-01T00:00:00.000000Z',
      })
      throw undone
    })
  const undone = new Error('undone')
  const turning = (place: EndpointPlace) => async () =>
    await db.transaction().execute(async (trx) => await openTurn(trx, place, { waits: true, records: true }))
  const reads: readonly (readonly [string, number, () => Promise<unknown>])[] = [
    [
      'who has something due, in one dossier',
      120,
      () => listDueEndpoints(db, { dossierIds: [dossierId], withinMs: 0 }),
    ],
    ['who has something due, anywhere', 120, () => listDueEndpoints(db, { withinMs: 1_000 })],
    ['leases that ran out', 40, () => listExpiredLeases(db)],
    ['who was not suspended', 120, () => listUnsuspended(db)],
    ['who may be called', 40, () => listCallable(db, [dead, healthy])],
    ['where to call', 20, () => findTarget(db, dead)],
    ['the turn of the dead one', 200, turning(dead)],
    ['the turn of the healthy one', 200, turning(healthy)],
    ['taking from the dead one', 600, taking(dead)],
    ['taking from the healthy one', 600, taking(healthy)],
    // Those that wait for the first of their subject are put off, 500 in each of two rounds.
    ['taking from the ordered one', 60_000, taking(ordered)],
    [
      'recording',
      400,
      () =>
        db.transaction().execute(async (trx) => {
          await recordOutcomes(trx, ordered, {
            outcomes: [
              {
                messageId: `msg_${'1'.padStart(26, '0')}`,
                token: 'none',
                state: 'delivered',
                attemptCount: 1,
                nextAttemptAt: null,
                class: 'delivered',
              },
            ],
            attempts: [],
            doneSubjects: ['codebook'],
          })
          throw undone
        }),
    ],
  ]
  for (const [name, buffersMax, read] of reads) {
    asked.length = 0
    await read().catch((error: unknown) => {
      if (error !== undone) throw error
    })
    const query = asked.find((each) => /select/.test(each.sql))
    if (!query) throw new Error('nothing was asked')
    const { plan, buffers } = await explained(query.sql, query.parameters)
    t.notMatch(plan, /Seq Scan on (?:deliveries|notifications|attempts)\b/, `${name}: no table is walked`)
    t.ok(buffers <= buffersMax, `${name}: ${buffers} buffers, at most ${buffersMax}`)
  }
})

/** What subscribers are owed on a real log: decided once, with the checkpoint, whatever crashes, rebuilds or competes. */
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import t from 'tap'
import { openDatabase, openPool } from '../db/connect.ts'
import { createDossier } from '../db/dossiers.ts'
import { LeaseLost } from '../db/leases.ts'
import { createLog } from '../db/log/group-commit.ts'
import { lockNotified } from '../db/notifications.ts'
import { serialize } from '../events/catalog.ts'
import { createCodebooks } from '../src/codebooks.ts'
import { type Owable, oweDeliveries } from '../src/notifications.ts'
import { type ProjectorDependencies, projectDossier, rebuildDossier } from '../src/projector.ts'
import { same } from './support/compare.ts'
import { type Clone, cloneDatabase } from './support/database.ts'
import { addEndpoint, checkOwed, forgetOwed, readOwed } from './support/owed.ts'
import { longHistory } from './support/play.ts'
import { historyCount, holds, patienceMs } from './support/properties.ts'
import type { Append } from './support/stage.ts'

t.setTimeout(patienceMs)

const dossierId = 'random'
const open = ({ pool, db }: Pick<Clone, 'pool' | 'db'>, holder = 'test') => ({
  ...{ db, log: createLog({ pool, db }), codebooks: createCodebooks(db), holder },
})
type Projector = ReturnType<typeof open>

async function append({ log }: Projector, appends: readonly Append[], to = dossierId): Promise<void> {
  for (const { stream, events } of appends) {
    const answer = await log.append(to, {
      ...{ stream, expectedVersion: 'any' as const, events: events.map(serialize) },
    })
    if (answer.kind !== 'appended') throw new Error(`not appended: ${answer.kind}`)
  }
}

const positionOf = async ({ db }: Projector, table: 'generations' | 'notification_checkpoints') => {
  const { rows } = await sql<{ position: number }>`select position from ${sql.table(table)}`.execute(db)
  return rows[0]?.position
}

async function withRecord(t: Parameters<typeof cloneDatabase>[0]) {
  const clone = await cloneDatabase(t)
  const projector = open(clone)
  await createDossier(clone.db, { dossierId })
  return { clone, projector }
}

t.test('messages, deliveries and both checkpoints are written together', async (t) => {
  const { clone, projector } = await withRecord(t)
  const everything = await addEndpoint(clone.db, dossierId, 'everything')
  await addEndpoint(clone.db, dossierId, 'of-one-party', { parties: ['north'] })
  await addEndpoint(clone.db, dossierId, 'of-stances', { eventTypes: ['stance.*'], includeHistorical: false })
  const paused = await addEndpoint(clone.db, dossierId, 'paused', { state: 'paused' })
  const unverified = await addEndpoint(clone.db, dossierId, 'new', { state: 'unverified', owedAfter: null })
  const told: string[] = []
  const { appends } = longHistory(3)
  await append(projector, appends)
  const telling = {
    ...projector,
    onOwed: (dossierId: string) => told.push(`owed ${dossierId}`),
    waker: { notify: (dossierId: string) => void told.push(`wake ${dossierId}`) },
  }
  const position = await projectDossier(telling, dossierId, { batchSize: 7 })
  const owed = await checkOwed(clone.db, dossierId)
  t.ok(owed.messages.length > 20, `${owed.messages.length} messages`)
  t.equal(owed.notified, position)
  t.equal(await positionOf(projector, 'generations'), position)
  const statesOf = (id: string) => [
    ...new Set(owed.deliveries.filter(({ endpoint_id }) => endpoint_id === id).map(({ state }) => state)),
  ]
  t.same(statesOf(everything), ['pending'])
  t.same(statesOf(paused), ['suspended'], 'kept, not lost')
  t.same(statesOf(unverified), [])
  t.ok(told.includes(`owed ${dossierId}`), 'whoever delivers is told')
  t.ok(told.includes(`wake ${dossierId}`), 'and whoever reads the feed')
})

t.test('an endpoint is owed what is derived after its position, and nothing before', async (t) => {
  const { clone, projector } = await withRecord(t)
  const { appends } = longHistory(3)
  await append(projector, appends.slice(0, 12))
  const first = (await projectDossier(projector, dossierId)) ?? 0
  const late = await addEndpoint(clone.db, dossierId, 'late', { owedAfter: first })
  await append(projector, appends.slice(12))
  await projectDossier(projector, dossierId)
  const { deliveries, messages } = await checkOwed(clone.db, dossierId)
  const positions = new Map(messages.map((each) => [each.message_id, each.position]))
  t.ok(deliveries.length > 0)
  t.ok(deliveries.every((each) => (positions.get(each.message_id) ?? 0) > first))
  t.ok(
    messages.some(({ position }) => position <= first),
    'there was something before',
  )
  t.equal(new Set(deliveries.map(({ endpoint_id }) => endpoint_id)).size, 1)
  t.equal(deliveries[0]?.endpoint_id, late)
})

t.test('who becomes an endpoint while a batch is derived is owed it whole or not at all', async (t) => {
  const { clone, projector } = await withRecord(t)
  const { appends } = longHistory(3)
  await append(projector, appends.slice(0, 12))
  await projectDossier(projector, dossierId)
  const id = await addEndpoint(clone.db, dossierId, 'late', { state: 'unverified', owedAfter: null })
  await append(projector, appends.slice(12))
  let projecting: Promise<unknown> = Promise.resolve()
  await clone.db.transaction().execute(async (trx) => {
    const { position } = await lockNotified(trx, dossierId)
    projecting = projectDossier(projector, dossierId)
    // The batch comes as far as the mark, and waits there.
    await pause(300)
    t.equal((await lockNotified(trx, dossierId)).position, position)
    await trx
      .updateTable('webhook_endpoints')
      .set({ owed_after: position, state: 'active' })
      .where('endpoint_id', '=', id)
      .execute()
  })
  await projecting
  const { deliveries } = await checkOwed(clone.db, dossierId)
  t.ok(deliveries.length > 0, 'what was derived after its verification')
})

t.test('a rebuild owes nothing, and from nothing it gives the same ids and bytes', async (t) => {
  const { clone, projector } = await withRecord(t)
  await addEndpoint(clone.db, dossierId, 'everything')
  await append(projector, longHistory(5).appends)
  await projectDossier(projector, dossierId, { batchSize: 3 })
  const followed = await checkOwed(clone.db, dossierId)
  await rebuildDossier(projector, dossierId, { batchSize: 10 })
  t.same(await readOwed(clone.db, dossierId), followed)
  await sql`update generations set rules = 'older'`.execute(clone.db)
  await projectDossier(projector, dossierId)
  t.same(await readOwed(clone.db, dossierId), followed, 'neither do other rules')
  await forgetOwed(clone.db, dossierId)
  await rebuildDossier(projector, dossierId, { batchSize: 10 })
  t.same(await checkOwed(clone.db, dossierId), followed)
})

t.test('a rebuild during following, and one behind a follower that is stuck, lose nothing', async (t) => {
  const { clone, projector } = await withRecord(t)
  const rebuilder = open(clone, 'rebuilder')
  await addEndpoint(clone.db, dossierId, 'everything')
  const { appends } = longHistory(3)
  await append(projector, appends.slice(0, 10))
  await projectDossier(projector, dossierId)
  let during: Promise<void> | undefined
  await rebuildDossier(rebuilder, dossierId, {
    batchSize: 2,
    onProgress: () => {
      during ??= (async () => {
        await append(projector, appends.slice(10, 14))
        await projectDossier(projector, dossierId, { batchSize: 1 })
      })()
    },
  })
  await during
  // Nobody follows any more: what the rebuild is the first to fold, it owes.
  await append(projector, appends.slice(14))
  const seen: number[] = []
  const stuckAt = (await positionOf(projector, 'notification_checkpoints')) ?? 0
  await rebuildDossier(rebuilder, dossierId, {
    batchSize: 2,
    onProgress: async (position) => void seen.push(position),
  })
  const owed = await checkOwed(clone.db, dossierId)
  t.ok((owed.notified ?? 0) > stuckAt)
  t.ok(seen.includes(stuckAt), 'it folded up to where the follower stood before it took its place')
  await projectDossier(projector, dossierId)
  t.same(await readOwed(clone.db, dossierId), owed)
  await forgetOwed(clone.db, dossierId)
  await projectDossier(projector, dossierId)
  t.same(await checkOwed(clone.db, dossierId), owed)
})

t.test('other rules owe what lies beyond the mark once, also when they begin again', async (t) => {
  const { clone, projector } = await withRecord(t)
  await addEndpoint(clone.db, dossierId, 'everything')
  const { appends } = longHistory(3)
  await append(projector, appends.slice(0, 10))
  await projectDossier(projector, dossierId)
  const before = await readOwed(clone.db, dossierId)
  await sql`update generations set rules = 'older'`.execute(clone.db)
  await append(projector, appends.slice(10))
  const crash = new AbortController()
  const wishes = { batchSize: 1, signal: crash.signal }
  const onProgress = (position: number) => position > (before.notified ?? 0) + 3 && crash.abort()
  await t.rejects(projectDossier(projector, dossierId, { ...wishes, onProgress }))
  const halfway = await checkOwed(clone.db, dossierId)
  t.ok((halfway.notified ?? 0) > (before.notified ?? 0), 'a part of it is owed already')
  await projectDossier(projector, dossierId)
  const after = await checkOwed(clone.db, dossierId)
  t.same(after.messages.slice(0, halfway.messages.length), halfway.messages)
  t.equal(after.notified, (await projector.log.head(dossierId))?.position)
})

t.test('what a program without notifications folded is derived all the same', async (t) => {
  const { clone, projector } = await withRecord(t)
  await addEndpoint(clone.db, dossierId, 'everything')
  await append(projector, longHistory(3).appends)
  await projectDossier(projector, dossierId)
  const whole = await readOwed(clone.db, dossierId)
  const cut = 12
  await sql`delete from notifications where position > ${cut}`.execute(clone.db)
  await sql`delete from deliveries where position > ${cut}`.execute(clone.db)
  await sql`update notification_checkpoints set position = ${cut}`.execute(clone.db)
  await sql`delete from notification_subjects`.execute(clone.db)
  await sql`insert into notification_subjects select dossier_id, subject, count(*) from notifications
            group by dossier_id, subject`.execute(clone.db)
  await sql`update webhook_endpoints set sequence = (select count(*) from deliveries)`.execute(clone.db)
  await projectDossier(projector, dossierId)
  t.same(await checkOwed(clone.db, dossierId), whole)
})

t.test('a dossier that is older than its notifications tells what comes after them', async (t) => {
  const { clone, projector } = await withRecord(t)
  await addEndpoint(clone.db, dossierId, 'everything')
  const { appends } = longHistory(3)
  await append(projector, appends.slice(0, 10))
  const position = (await projectDossier(projector, dossierId)) ?? 0
  await sql`delete from notifications`.execute(clone.db)
  await sql`delete from notification_subjects`.execute(clone.db)
  await sql`delete from deliveries`.execute(clone.db)
  await sql`update webhook_endpoints set sequence = 0`.execute(clone.db)
  await sql`update notification_checkpoints set started_after = position`.execute(clone.db)
  await append(projector, appends.slice(10))
  await projectDossier(projector, dossierId)
  const { messages } = await checkOwed(clone.db, dossierId)
  t.ok(messages.length > 0)
  t.ok(messages.every((each) => each.position > position))
})

t.test('what is owed already is not owed again, and takes no number', async (t) => {
  const { clone, projector } = await withRecord(t)
  await append(projector, longHistory(3).appends)
  await projectDossier(projector, dossierId)
  const { messages } = await readOwed(clone.db, dossierId)
  const owable = messages.map(
    (each): Owable => ({
      messageId: each.message_id,
      // `as`: the column holds no other.
      type: each.type as Owable['type'],
      ...{ subject: each.subject, position: each.position, historical: each.historical },
      facets: {
        ...{ parties: each.parties, propositions: each.propositions, speakers: each.speakers },
        contradictionKind: each.contradiction_kind,
      },
    }),
  )
  const late = await addEndpoint(clone.db, dossierId, 'late', { owedAfter: 1_000 })
  const owe = async (part: readonly Owable[], endpointIds?: readonly string[]) =>
    await clone.db.transaction().execute(async (trx) => {
      const owed = await oweDeliveries(trx, dossierId, part, endpointIds ? { endpointIds } : {})
      return [...owed.values()].reduce((sum, count) => sum + count, 0)
    })
  t.equal(await owe(owable), 0, 'of what came before it, it is owed nothing by itself')
  t.equal(await owe(owable.slice(0, 3), [late]), 3, 'whoever recovers names it')
  t.equal(await owe(owable.slice(2, 5), [late]), 2)
  const count = owable.length - 5
  const twice = await Promise.all([owe(owable, [late]), owe(owable, [late]), owe(owable, [late])])
  t.same(
    twice.sort((a, b) => a - b),
    [0, 0, count],
    'three at once give one set',
  )
  await sql`update webhook_endpoints set owed_after = 0`.execute(clone.db)
  await checkOwed(clone.db, dossierId)
})

/** Connections that break before one of their statements, or behind it: then what it did stands, and nobody knows. */
function fragilePool(url: string): {
  pool: pg.Pool
  breakAfter: (statements: number, late: boolean) => void
} {
  const pool = openPool(url)
  let left = Number.POSITIVE_INFINITY
  let isLate = false
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>
  const fragile = async () => {
    const client = await connect()
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
    const release = client.release.bind(client)
    const broken = async (...given: unknown[]) => {
      left -= 1
      if (left < 0 || (left === 0 && !isLate)) {
        left = Math.min(left, 0)
        throw new Error('crashed')
      }
      const answer = await query(...given)
      if (left === 0) throw new Error('crashed')
      return answer
    }
    return Object.assign(Object.create(client) as pg.PoolClient, {
      query: broken,
      // A process that is gone takes its connections with it: the server rolls back what was open.
      release: () => release(left <= 0),
    })
  }
  Object.assign(pool, { connect: fragile })
  return {
    pool,
    breakAfter: (statements, late) => {
      left = statements
      isLate = late
    },
  }
}

type Incident = Readonly<{
  kind: 'follow' | 'rebuild' | 'rules'
  appendCount: number
  statements: number
  late: boolean
  batchSize: number
}>
const incident: fc.Arbitrary<Incident> = fc.record({
  kind: fc.constantFrom('follow' as const, 'follow' as const, 'rebuild' as const, 'rules' as const),
  appendCount: fc.nat(4),
  statements: fc.integer({ min: 1, max: 120 }),
  late: fc.boolean(),
  batchSize: fc.integer({ min: 1, max: 20 }),
})

t.test('after any crashes each delivery is owed exactly once, and nothing is told twice', async (t) => {
  const clone = await cloneDatabase(t)
  const calm = open(clone)
  const { pool, breakAfter } = fragilePool(clone.url)
  t.teardown(async () => await pool.end())
  const fragile = openDatabase(pool)
  let crashCount = 0
  let dossierCount = 0
  await holds(
    t,
    [fc.nat(50), fc.array(incident, { minLength: 4, maxLength: 10 })],
    async (number, incidents) => {
      const { db } = clone
      dossierCount += 1
      const id = `crashing-${dossierCount}`
      await createDossier(db, { dossierId: id })
      await addEndpoint(db, id, 'everything')
      await addEndpoint(db, id, 'of-one-party', { parties: ['north'], state: 'paused' })
      const left = [...longHistory(number).appends]
      const calmly = async () => await projectDossier(calm, id)
      for (const [index, { kind, appendCount, statements, late, batchSize }] of incidents.entries()) {
        await append(calm, left.splice(0, appendCount), id)
        if (kind === 'rules')
          await sql`update generations set rules = 'older' where dossier_id = ${id}`.execute(db)
        // Each process has a name of its own, and one that crashed has not returned its leases.
        await sql`update leases set until = 'epoch'`.execute(db)
        const codebooks = createCodebooks(db)
        const process: ProjectorDependencies = { ...calm, db: fragile, codebooks, holder: `process ${index}` }
        breakAfter(statements, late)
        const run = kind === 'rebuild' ? rebuildDossier : projectDossier
        await run(process, id, { batchSize }).catch(() => {
          crashCount += 1
        })
        breakAfter(Number.POSITIVE_INFINITY, false)
        await checkOwed(db, id)
      }
      await append(calm, left, id)
      await sql`update leases set until = 'epoch'`.execute(db)
      await calmly()
      const crashed = await checkOwed(db, id)
      same(crashed.notified, (await calm.log.head(id))?.position, 'where it ends')
      await forgetOwed(db, id)
      await calmly()
      const calmed = await checkOwed(db, id)
      same(calmed.messages, crashed.messages, 'what a calm run tells')
      same(calmed.deliveries, crashed.deliveries, 'what a calm run owes')
    },
    { numRuns: Math.ceil(historyCount / 20) },
  )
  t.ok(crashCount > 5, `${crashCount} crashes`)
})

t.test('two processors and a rebuild at once owe what one does', async (t) => {
  const { clone, projector } = await withRecord(t)
  await addEndpoint(clone.db, dossierId, 'everything')
  const { appends } = longHistory(9)
  let isOver = false
  let lostCount = 0
  const follow = async (holder: string) => {
    const own = open(clone, holder)
    while (!isOver) {
      await projectDossier(own, dossierId, { batchSize: 2 })
      // Its lease expires at any moment, as that of a process that stands still does.
      await sql`update leases set until = 'epoch' where random() < 0.5`.execute(clone.db)
    }
  }
  const rebuild = async () => {
    const own = open(clone, 'rebuilder')
    while (!isOver) await rebuildDossier(own, dossierId, { batchSize: 5 })
  }
  const careless = async (run: () => Promise<void>): Promise<void> => {
    while (!isOver) {
      // Who lost his lease is told so, and begins again.
      await run().catch((error: unknown) => {
        if (!(error instanceof LeaseLost)) throw error
        lostCount += 1
      })
    }
  }
  const running = [careless(() => follow('first')), careless(() => follow('second')), careless(rebuild)]
  for (const each of appends) {
    await append(projector, [each])
    await pause(20)
  }
  isOver = true
  await Promise.all(running)
  await sql`update leases set until = 'epoch'`.execute(clone.db)
  await projectDossier(projector, dossierId)
  const owed = await checkOwed(clone.db, dossierId)
  await forgetOwed(clone.db, dossierId)
  await projectDossier(projector, dossierId)
  t.same(await checkOwed(clone.db, dossierId), owed)
  t.ok(lostCount > 0, `a lease was lost ${lostCount} times`)
})

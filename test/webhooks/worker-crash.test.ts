/** kill -9 of whoever delivers, again and again: everything owed arrives, the log is true, and nothing is stuck. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import t from 'tap'
import { randomFrom } from '../db/random.ts'
import { cloneDatabase } from '../support/database.ts'
import {
  addSubscriber,
  attemptsOf,
  deliveriesOf,
  makeDossier,
  openKeys,
  owe,
  type Subscriber,
  until,
} from '../support/delivering.ts'
import { startReceiver } from '../support/receiver.ts'

/** Ten here; `npm run test:kills` kills 200 times. */
const kills = Number(process.env.KILLS ?? 10)
const seed = Number(process.env.STANCELOG_TEST_SEED ?? 20_261_121)
const leaseMs = 2_000
/** A process that was just started takes so long, at most, before something goes on. */
const startMs = 60_000

t.setTimeout(120_000 + kills * 10_000)
t.comment(`STANCELOG_TEST_SEED=${seed} KILLS=${kills}`)
const { url, db } = await cloneDatabase(t)
const storageKeys = await openKeys(t)
const workerFile = fileURLToPath(new URL('./kill-worker.ts', import.meta.url))

t.test(`a worker is killed ${kills} times`, async (t) => {
  const random = randomFrom(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const dossiers = ['killed-a', 'killed-b']
  // Every answer is late by a few milliseconds, so that there is always something in flight.
  const receiver = await startReceiver({ answer: () => ({ delayMs: pick(8) }) })
  t.teardown(receiver.close)
  const subscribers: Subscriber[] = []
  const paths: string[] = []
  for (const dossierId of dossiers) {
    await makeDossier(db, dossierId)
    for (const ordering of ['none', 'per_subject'] as const) {
      const place = { dossierId, endpointId: ordering }
      const url = new URL(pathOf(dossierId, ordering), receiver.url).href
      subscribers.push(await addSubscriber(db, storageKeys, place, { url, ordering }))
      paths.push(pathOf(dossierId, ordering))
    }
  }

  const children = new Set<ChildProcess>()
  t.teardown(() => {
    for (const child of children) child.kill('SIGKILL')
  })
  const [pair = ''] = receiver.allow
  let started = 0
  async function start(): Promise<ChildProcess> {
    started += 1
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', workerFile, url, storageKeys.directory, `worker ${started}`, pair, `${leaseMs}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    children.add(child)
    child.once('exit', () => children.delete(child))
    await once(child.stdout, 'data')
    return child
  }

  /** Owes a few messages to everybody, as a projector would. */
  async function oweSome(): Promise<void> {
    for (const dossierId of dossiers) {
      const endpointIds = subscribers
        .filter((each) => each.dossierId === dossierId)
        .map((each) => each.endpointId)
      const samples = Array.from({ length: 1 + pick(10) }, () => ({ subject: `claim/${pick(3)}` }))
      await owe(db, dossierId, endpointIds, samples)
    }
  }

  let killCount = 0
  // The next one starts while its forerunner works: starting takes far longer than the life of a worker here.
  let next = start()
  while (killCount < kills) {
    const child = await next
    next = start()
    const isDying = { at: performance.now() + 20 + random() * 400 }
    while (performance.now() < isDying.at) {
      await oweSome()
      await pause(pick(20))
    }
    const gone = once(child, 'exit')
    if (child.kill('SIGKILL')) killCount += 1
    await gone
    t.equal(child.signalCode, 'SIGKILL')
  }
  await next
  t.equal(killCount, kills)

  const open = async () =>
    await db
      .selectFrom('deliveries')
      .select('state')
      .where('state', '<>', 'delivered')
      .limit(1)
      .executeTakeFirst()
  await until('everything is delivered', async () => (await open()) === undefined, startMs + kills * 200)

  const requestsTo = (path: string | undefined) =>
    receiver.requests.filter((request) => request.path === path)
  let [owedCount, loggedCount, killedCount] = [0, 0, 0]
  for (const [i, place] of subscribers.entries()) {
    const requests = requestsTo(paths[i])
    const seen = new Set(
      requests.map(({ headers }) => keyOf(headers['webhook-id'], headers['stancelog-attempt'])),
    )
    const ids = new Set(requests.map(({ headers }) => String(headers['webhook-id'])))
    const rows = await deliveriesOf(db, place)
    owedCount += rows.length
    t.ok(
      rows.every(({ state }) => state === 'delivered'),
      'one final state',
    )
    t.same(
      rows.map(({ sequence }) => sequence),
      rows.map((_, i) => i + 1),
      'sequences without gaps',
    )
    t.same(
      rows.filter(({ message }) => !ids.has(message)),
      [],
      'all of it arrived',
    )
    const attempts = await attemptsOf(db, place)
    loggedCount += attempts.length
    const { rows: named } = await sql<{ message: string; number: number; status: number | null }>`
      select d.message_id as message, a.number, a.status from attempts a
      join deliveries d using (dossier_id, endpoint_id, delivery_id)
      where a.dossier_id = ${place.dossierId} and a.endpoint_id = ${place.endpointId}`.execute(db)
    t.equal(named.length, attempts.length)
    t.same(
      named.filter(
        ({ message, number, status }) => status !== null && !seen.has(keyOf(message, String(number))),
      ),
      [],
      'every attempt with a status was seen by the receiver',
    )
    t.same(
      rows.filter(({ message }) => !named.some((each) => each.message === message && each.status === 200)),
      [],
      'each has its 2xx in the log',
    )
    // Attempts that began and are in no log are those of the dead: no more than each could hold.
    killedCount += rows.reduce((sum, { attemptTotal }) => sum + attemptTotal, 0) - attempts.length
  }
  t.ok(killedCount <= (kills + 1) * subscribers.length * 5, `${killedCount} attempts died with their worker`)
  const left = await db
    .selectFrom('deliveries')
    .select('message_id')
    .where('lease_token', 'is not', null)
    .execute()
  t.same(left, [], 'nobody holds a lease')

  // Of one subject, a later message never comes before an earlier one has been there.
  for (const [i, place] of subscribers.entries()) {
    if (!paths[i]?.endsWith('per_subject')) continue
    const { rows } = await sql<{ message: string; subject: string }>`
      select message_id as message, subject from deliveries
      where dossier_id = ${place.dossierId} and endpoint_id = ${place.endpointId}`.execute(db)
    const subjects = new Map(rows.map(({ message, subject }) => [message, subject]))
    const last = new Map<string, number>()
    const early = requestsTo(paths[i]).filter(({ headers }) => {
      const subject = subjects.get(String(headers['webhook-id'])) ?? ''
      const sequence = Number(headers['stancelog-endpoint-sequence'])
      const before = last.get(subject) ?? 0
      last.set(subject, Math.max(before, sequence))
      return sequence < before
    })
    t.same(early.length, 0, 'in order per subject')
  }
  const repeated = receiver.requests.length - owedCount
  t.comment(
    `${kills} kills: ${owedCount} owed, ${receiver.requests.length} received (${repeated} again), ` +
      `${loggedCount} attempts logged, ${killedCount} not`,
  )
})

const keyOf = (message: unknown, attempt: unknown): string => `${String(message)} ${String(attempt)}`

const pathOf = (dossierId: string, ordering: string): string => `/${dossierId}/${ordering}`

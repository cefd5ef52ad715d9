/** The log under several processes at once, under kill -9, and when connections break at the worst moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import t, { type Test } from 'tap'
import { openDatabase, openPool } from '../../db/connect.ts'
import { createDossier } from '../../db/dossiers.ts'
import type { Append } from '../../db/log/append.ts'
import { createLog } from '../../db/log/group-commit.ts'
import { OutcomeUnknown } from '../../db/log/outcomes.ts'
import type { StoredEvent } from '../../db/log/read.ts'
import { cloneDatabase } from '../support/database.ts'
import { randomFrom } from './random.ts'
import type { Acknowledged, Part } from './writer.ts'

// Starting 23 processes takes ten seconds on two idle cores.
t.setTimeout(180_000)
const { url, pool, db } = await cloneDatabase(t)
const log = createLog({ pool, db })
const seed = Number(process.env.STANCELOG_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))
t.comment(`STANCELOG_TEST_SEED=${seed}`)

const writerFile = fileURLToPath(new URL('./writer.ts', import.meta.url))

type Writer = Readonly<{ process: ChildProcess; acknowledged: Acknowledged[]; ended: Promise<unknown> }>

/** `onAcknowledged` is told the count so far. */
function startWriter(
  dossier: string,
  name: string,
  { appendsPerLane = 0, onAcknowledged = (_count: number) => {} } = {},
): Writer {
  const nameSeed = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed) % 2 ** 31
  const process = spawn(
    globalThis.process.execPath,
    ['--import', 'tsx', writerFile, url, dossier, name, `${nameSeed}`, `${appendsPerLane}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const acknowledged: Acknowledged[] = []
  const lines = createInterface({ input: process.stdout })
  lines.on('line', (line) => {
    // A line that was cut by the kill was not an acknowledgement.
    if (!line.endsWith('}')) return
    acknowledged.push(JSON.parse(line))
    onAcknowledged(acknowledged.length)
  })
  return { process, acknowledged, ended: Promise.all([once(process, 'exit'), once(lines, 'close')]) }
}

const isAppended = ({ answer }: Acknowledged) => answer.kind === 'appended'

/** Positions 1, 2, 3 … and in each stream versions 1, 2, 3 …, in the order of the positions. */
function checkOrder(t: Test, events: readonly StoredEvent[]): void {
  const versions = new Map<string, number>()
  const outOfOrder = events.filter(({ position, stream, version }, i) => {
    const next = (versions.get(stream) ?? 0) + 1
    versions.set(stream, version)
    return position !== i + 1 || version !== next
  })
  t.same(outOfOrder, [], 'positions and versions are dense')
  const times = events.map(({ recordedAt }) => recordedAt)
  t.same(times, [...times].sort(), 'recordedAt never decreases')
}

/** Every append that was acknowledged stands where its answer said, once, whole. */
function checkAcknowledged(t: Test, events: readonly StoredEvent[], all: readonly Acknowledged[]): void {
  const lost = all.filter(isAppended).filter(({ answer, stream, payloads }) => {
    if (answer.kind !== 'appended') return false
    const found = events.slice(answer.firstPosition - 1, answer.lastPosition)
    const isThere =
      found.length === payloads.length &&
      found.every((event, i) => event.payload === payloads[i] && event.stream === stream) &&
      found.at(-1)?.version === answer.version
    return !isThere
  })
  t.same(lost, [], 'what was acknowledged is there')
  const payloads = events.map(({ payload }) => payload)
  t.equal(new Set(payloads).size, payloads.length, 'nothing is there twice')
  const parts = events.map(({ payload }): Part => JSON.parse(payload ?? ''))
  const halves = parts.filter(({ writer, append, place, of }, i) => {
    const next = parts[i + 1]
    const isLast = next?.writer !== writer || next.append !== append
    return isLast ? place !== of : next.place !== place + 1
  })
  t.same(halves, [], 'every append is there whole')
}

async function readAll(dossier: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (;;) {
    const page = await log.readAfter(dossier, events.length, 5_000)
    if (page.length === 0) return events
    events.push(...page)
  }
}

t.test(
  'writers in several processes and a reader that follows: nothing lost, repeated or out of order',
  async (t) => {
    const dossier = 'raced'
    await createDossier(db, { dossierId: dossier })
    const random = randomFrom(seed)
    const writers = ['ann', 'bob', 'cleo'].map((name) => startWriter(dossier, name, { appendsPerLane: 60 }))

    const followed: StoredEvent[] = []
    let isOver = false
    const follow = async () => {
      for (;;) {
        const wasOver = isOver
        const page = await log.readAfter(
          dossier,
          followed.at(-1)?.position ?? 0,
          1 + Math.floor(random() * 50),
        )
        followed.push(...page)
        if (page.length === 0 && wasOver) return
      }
    }
    const following = follow()
    await Promise.all(writers.map(({ ended }) => ended))
    isOver = true
    await following

    const all = writers.flatMap(({ acknowledged }) => acknowledged)
    t.equal(all.length, 3 * 8 * 60, 'every append was answered')
    checkOrder(t, followed)
    checkAcknowledged(t, followed, all)
    const appendedEvents = all.filter(isAppended).reduce((sum, { payloads }) => sum + payloads.length, 0)
    t.equal(followed.length, appendedEvents, 'the reader saw what was appended, and no more')

    const conflicts = all.filter(({ answer }) => answer.kind === 'conflict')
    t.ok(conflicts.length > 0, 'some were stale')
    const firstOf = new Map(all.filter(isAppended).map(({ key, answer }) => [key, answer]))
    const duplicates = all.filter(({ answer }) => answer.kind === 'duplicate')
    t.ok(duplicates.length > 0, 'some keys were used again')
    const strays = duplicates.filter(({ key, answer }) => {
      const first = firstOf.get(key)
      return (
        answer.kind !== 'duplicate' ||
        first?.kind !== 'appended' ||
        answer.firstPosition !== first.firstPosition ||
        !answer.sameRequest
      )
    })
    t.same(strays, [], 'a duplicate names the place of the first')
  },
)

t.test(
  'kill -9 during appends, twenty times: what was acknowledged is there once, and nothing is half there',
  async (t) => {
    const dossier = 'killed'
    await createDossier(db, { dossierId: dossier })
    const random = randomFrom(seed + 1)
    const all: Acknowledged[] = []
    let killCount = 0
    for (let round = 0; round < 5; round++) {
      const writers = Array.from({ length: 4 }, (_, i) => {
        const killAt = 1 + Math.floor(random() * 60)
        const writer = startWriter(dossier, `round ${round} writer ${i}`, {
          onAcknowledged: (count) => {
            if (count === killAt && writer.process.kill('SIGKILL')) killCount += 1
          },
        })
        return writer
      })
      await Promise.all(writers.map(({ ended }) => ended))
      t.same(
        writers.map(({ process }) => process.signalCode),
        Array(4).fill('SIGKILL'),
      )
      all.push(...writers.flatMap(({ acknowledged }) => acknowledged))
    }
    t.equal(killCount, 20)
    await settled(dossier)

    const events = await readAll(dossier)
    checkOrder(t, events)
    checkAcknowledged(t, events, all)
    t.equal((await log.head(dossier))?.position, events.length)
    const { rows } = await sql<{ stream: string; version: number }>`
    select stream, version from streams where dossier_id = ${dossier}`.execute(db)
    const last = new Map(events.map(({ stream, version }) => [stream, version]))
    t.same(new Map(rows.map(({ stream, version }) => [stream, version])), last, 'heads match their events')
    const keys = await sql<{ first_position: number; last_position: number }>`
    select first_position, last_position from idempotency_keys where dossier_id = ${dossier}`.execute(db)
    const dangling = keys.rows.filter(({ first_position, last_position }) => {
      const kept = events.slice(first_position - 1, last_position)
      return new Set(kept.map(({ stream }) => stream)).size !== 1
    })
    t.same(dangling, [], 'every key stands beside its events')
  },
)

/** A killed writer's last statement may still run on the server: the head's lock says when it is over. */
async function settled(dossier: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('heads').select('position').where('dossier_id', '=', dossier).forUpdate().execute()
  })
}

const to = (stream: string, key?: string): Append => ({
  stream,
  expectedVersion: 'any',
  events: [{ type: 'ClaimRecorded', schemaVersion: 1, payload: `{"stream":"${stream}"}` }],
  ...(key
    ? { idempotency: { key, requestHash: createHash('sha256').update(key).digest('hex'), status: 201 } }
    : {}),
})

t.test('an answer that is lost after the commit: found again with a key, unknown without', async (t) => {
  const dossier = 'cut'
  await createDossier(db, { dossierId: dossier })
  const wire = await startWire(t, url)
  const cutPool = openPool(wire.url)
  const cutLog = createLog({ pool: cutPool, db: openDatabase(cutPool) })
  t.teardown(async () => await cutPool.end())
  t.equal((await cutLog.append(dossier, to('article-a'))).kind, 'appended')

  wire.loseNextAnswer()
  const [keyed, bare, neighbour] = await Promise.allSettled([
    cutLog.append(dossier, to('article-keyed', 'key-1')),
    cutLog.append(dossier, to('article-bare')),
    cutLog.append(dossier, to('article-neighbour', 'key-2')),
  ])
  t.match(keyed, { value: { kind: 'duplicate', firstPosition: 2, sameRequest: true } })
  t.match(neighbour, { value: { kind: 'duplicate', firstPosition: 4, sameRequest: true } })
  t.ok(bare.status === 'rejected' && bare.reason instanceof OutcomeUnknown)
  t.equal((await log.head(dossier))?.position, 4, 'all three were committed, once')
})

t.test(
  'a server that ends the connection before the commit: tried again with a key, unknown without',
  async (t) => {
    const dossier = 'ended'
    await createDossier(db, { dossierId: dossier })
    const appends = await db.transaction().execute(async (tx) => {
      await tx.selectFrom('heads').select('position').where('dossier_id', '=', dossier).forUpdate().execute()
      const appends = Promise.allSettled([
        log.append(dossier, to('article-keyed', 'key-1')),
        log.append(dossier, to('article-bare')),
      ])
      let endedCount = 0
      while (endedCount === 0) {
        const { rows } = await sql<{ count: number }>`
        select count(pg_terminate_backend(pid)) as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'
          and query like '%append_events%'`.execute(db)
        endedCount = rows[0]?.count ?? 0
      }
      return { appends }
    })
    const [keyed, bare] = await appends.appends
    t.match(keyed, { value: { kind: 'appended', firstPosition: 1 } })
    t.ok(bare.status === 'rejected' && bare.reason instanceof OutcomeUnknown)
    t.equal((await log.head(dossier))?.position, 1)
  },
)

t.test('a database that cannot be reached is an error of the driver: nothing was sent', async (t) => {
  const nowhere = openPool('postgres://nobody@127.0.0.1:1/none')
  t.teardown(async () => await nowhere.end())
  const lost = createLog({ pool: nowhere, db: openDatabase(nowhere) })
  const settled = await Promise.allSettled([
    lost.append('any', to('article-a')),
    lost.append('any', to('article-b', 'key-1')),
  ])
  for (const each of settled) t.match(each, { status: 'rejected', reason: { code: 'ECONNREFUSED' } })
})

/** A relay in front of the server that can drop the connection when the server has answered, instead of the answer. */
async function startWire(t: Test, target: string): Promise<{ url: string; loseNextAnswer: () => void }> {
  const { hostname, port } = new URL(target)
  let isLosing = false
  const relay = createServer((near) => {
    const far = connect(Number(port), hostname)
    let isDoomed = false
    near.on('data', (chunk) => {
      isDoomed ||= isLosing
      far.write(chunk)
    })
    far.on('data', (chunk) => {
      if (isDoomed) {
        isLosing = false
        near.destroy()
      } else {
        near.write(chunk)
      }
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {})
      one.on('close', () => other.destroy())
    }
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  t.teardown(() => relay.close())
  // Listening on a port, its address is never a path.
  const { port: ownPort } = relay.address() as AddressInfo
  const url = new URL(target)
  url.host = `127.0.0.1:${ownPort}`
  return {
    url: url.href,
    loseNextAnswer: () => {
      isLosing = true
    },
  }
}

/** The loop behind the writers: it follows, reads again after a new codebook, and one dossier never stops another. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Registry } from 'prom-client'
import t, { type Test } from 'tap'
import { findReadState } from '../../db/as-of.ts'
import { listUnmarked, measureLag } from '../../db/backlog.ts'
import { createDossier } from '../../db/dossiers.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { ingest } from '../../src/ingest.ts'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'
import { publishCodebook } from '../../src/publish-codebook.ts'
import { rereadDossier } from '../../src/reread-dossier.ts'
import { openStore, type Store } from '../../src/service.ts'
import { startWork, type Work } from '../../src/work.ts'
import { createWorkMetrics } from '../../src/work-metrics.ts'
import { cloneDatabase } from '../support/database.ts'

const now = '2026-01-01T00:00:00.000000Z'
const demo = parseCodebook(readFileSync('codebooks/demo.yaml', 'utf8'), 'yaml', { now }).codebook
const by = 'test'

async function openTestStore(t: Test): Promise<Store> {
  const { url } = await cloneDatabase(t)
  const store = await openStore({ databaseUrl: url, dataDir: 'unused' })
  t.teardown(store.stop)
  return store
}

/** A dossier with the demo's dispatches, of which nothing is projected yet. */
async function fill(store: Store, dossierId: string): Promise<void> {
  await createDossier(store.db, { dossierId })
  await publishCodebook(store, dossierId, versionOf(dossierId, '1.0.0'), { by })
  const { refused } = await ingest(store, dossierId, articlesFrom('codebooks/demo', { now }), { by })
  if (refused > 0) throw new Error('the demo has a faulty dispatch')
}

const versionOf = (dossierId: string, version: string): Codebook =>
  ({ ...demo, id: dossierId, version }) as Codebook

type Line = Readonly<{ message: string } & Record<string, unknown>>

function work(t: Test, store: Store, name = 'one') {
  const registry = new Registry()
  const lines: Line[] = []
  const log = (fields: object, message: string) => void lines.push({ ...fields, message })
  const running: Work = startWork({
    ...store,
    holder: name,
    logger: { info: log, warn: log, error: log } as never,
    metrics: createWorkMetrics(registry, async () => await measureLag(store.db)),
  })
  t.teardown(running.stop)
  const gauge = async (metric: string) =>
    (await registry.getSingleMetric(`stancelog_${metric}`)?.get())?.values[0]?.value
  return { ...running, lines, gauge }
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + 20_000; !(await isSo()); await pause(20)) {
    if (performance.now() > end) throw new Error(`not in time: ${what}`)
  }
}

async function isProjected({ db }: Store, dossierId: string): Promise<boolean> {
  const state = await findReadState(db, dossierId)
  return state !== undefined && state.head.position > 0 && state.projected === state.head.position
}

t.test('a dossier that stops at an event stops alone', async (t) => {
  const store = await openTestStore(t)
  await fill(store, 'broken')
  await fill(store, 'whole')
  const events = [{ type: 'Nonsense', schemaVersion: 1, payload: '{}' }]
  const answer = await store.log.append('broken', { stream: 'dossier', expectedVersion: 'any', events })
  if (answer.kind !== 'appended') throw new Error(answer.kind)
  await createDossier(store.db, { dossierId: 'without-words' })
  await store.log.append('without-words', { stream: 'codebook', expectedVersion: 'any', events })
  const { lines, gauge } = work(t, store)

  await until('the other dossier is projected', async () => await isProjected(store, 'whole'))
  await until('the others stop', async () => (await gauge('projections_stopped')) === 2)
  t.match(
    lines.find(({ dossierId }) => dossierId === 'broken'),
    { message: 'projection stopped', position: answer.firstPosition },
  )
  const stopped = await findReadState(store.db, 'broken')
  t.equal(stopped?.projected, answer.firstPosition - 1, 'reads stay at the last good position')
  t.equal(await gauge('projection_lag_positions'), 1)

  await fill(store, 'later')
  await until('whoever comes later is projected, too', async () => await isProjected(store, 'later'))
})

t.test('a new codebook reads every article again, also after a kill in the middle', async (t) => {
  const store = await openTestStore(t)
  await fill(store, 'demo')
  const published = await publishCodebook(store, 'demo', versionOf('demo', '1.0.1'), { by })
  t.equal(published.outcome, 'published')
  const killed = new AbortController()
  const count = await rereadDossier(store, 'demo', {
    signal: killed.signal,
    onProgress: (count) => count === 3 && killed.abort(),
  })
  t.equal(count, 3)
  const { lines } = work(t, store)
  const left = async () =>
    await listUnmarked(store.db, 'demo', {
      prefix: 'article-',
      type: 'ExtractionCompleted',
      mark: { codebookVersion: '1.0.1' },
      ended: [],
      limit: 100,
    })
  t.equal((await left()).length > 0, true)
  await until('every article is read again', async () => (await left()).length === 0)
  await until('and projected', async () => await isProjected(store, 'demo'))
  await until('and told', () => lines.some(({ message }) => message === 'articles read again'))
  t.match(
    lines.find(({ message }) => message === 'articles read again'),
    { dossierId: 'demo', count: 7 },
  )
  const runs = await store.pool.query(
    `select stream from events where type = 'ExtractionCompleted' group by stream having count(*) <> 2`,
  )
  t.equal(runs.rowCount, 0, 'each article was read once with each codebook')
})

t.test('two processes share the work, and who stops gives its leases back', async (t) => {
  const store = await openTestStore(t)
  const loops = [work(t, store, 'one'), work(t, store, 'two')]
  const dossiers = ['a', 'b', 'c', 'd']
  for (const dossierId of dossiers) await fill(store, dossierId)
  for (const dossierId of dossiers) {
    await until(`${dossierId} is projected`, async () => await isProjected(store, dossierId))
  }
  await Promise.all(loops.map(({ stop }) => stop()))
  const held = await store.pool.query('select from leases where until > clock_timestamp()')
  t.equal(held.rowCount, 0)
  t.same(
    loops.flatMap(({ lines }) => lines.filter(({ message }) => message === 'projection stopped')),
    [],
  )
})

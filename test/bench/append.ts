/**
 * Appends to one dossier: 32 loops at once, each appending five events and waiting for the answer, every
 * append a stream of its own, as registering an article does. Beside it, on the same server:
 *
 * - a bare INSERT of five rows in one prepared statement, committed by itself, into a plain table with the same columns and
 *   indexes. It has an identity for a position and fixed bytes for salt and commitment: no order, no answers,
 *   no hashes. Once with the service's pool of 10 connections, once with one connection for each loop.
 * - Emmett's PostgreSQL event store, as it comes, in a database of its own.
 */
import { randomBytes } from 'node:crypto'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import { openPool } from '../../db/connect.ts'
import { createDossier } from '../../db/dossiers.ts'
import { createLog } from '../../db/log/group-commit.ts'
import { type Contender, loops, rowsOf } from './rounds.ts'
import type { BenchServer, Row } from './run.ts'

const appenders = 32
const eventsPerAppend = 5
const unit = 'events/s'

export async function rows(server: BenchServer): Promise<Row[]> {
  const [grouped, narrow, wide, emmett] = [
    await groupedAppends(server),
    await bareInserts(server, 'append.bare-insert', 10),
    await bareInserts(server, 'append.bare-insert-32', appenders),
    await emmettAppends(server),
  ]
  const contenders = [...grouped.contenders, narrow.contender, wide.contender, emmett.contender]
  const measured = await rowsOf(contenders, {
    rounds: 7,
    ms: 1_000,
    compare: { append: ['append.bare-insert', 'append.bare-insert-32', 'append.emmett'] },
  })
  for (const { close } of [grouped, narrow, wide, emmett]) await close()
  return measured
}

/** About what a claim weighs. It becomes JSON inside the loop, for every contender. */
const claim = (loop: number, turn: number) => ({
  articleId: `art_${loop}_${turn}`,
  claimId: `clm_${loop}_${turn}`,
  coder: { kind: 'rules', id: 'stancelog', version: '0.1.0' },
  reading: {
    spans: [{ start: 1_204, end: 1_391, exact: '« Nous sommes prêts à un accord », a-t-il dit. '.repeat(4) }],
    speaker: 'some-speaker',
    holder: 'some-party',
    proposition: 'some-proposition',
    polarity: 2,
    modality: 'stated',
    voice: ['some-outlet', 'some-agency'],
    statedAt: { from: '2025-03-11', to: '2025-03-12', precision: 'day' },
    confidence: 0.82,
  },
})

/** Unique in this process, whatever round it is. */
let streamCount = 0
const newStream = () => {
  streamCount += 1
  return `article-art_${process.pid}_${streamCount}`
}

async function groupedAppends(server: BenchServer) {
  const { pool, db } = await server.createMigrated()
  const [dossierId, importedId] = ['bench', 'imported']
  await createDossier(db, { dossierId })
  await createDossier(db, { dossierId: importedId })
  const log = createLog({ pool, db })
  const append = (loop: number, turn: number) => ({
    stream: newStream(),
    expectedVersion: 0,
    events: Array.from({ length: eventsPerAppend }, () => ({
      type: 'ClaimRecorded',
      schemaVersion: 1,
      payload: JSON.stringify(claim(loop, turn)),
    })),
  })
  const one = async (loop: number, turn: number) => {
    const answer = await log.append(dossierId, append(loop, turn))
    if (answer.kind !== 'appended') throw new Error(`a new stream cannot be ${answer.kind}`)
    return eventsPerAppend
  }
  const contenders: Contender[] = [
    { id: 'append', unit, run: (ms) => loops(appenders, ms, one) },
    { id: 'append.one-at-a-time', unit, run: (ms) => loops(1, ms, one) },
    {
      id: 'append.import',
      unit,
      run: (ms) =>
        loops(1, ms, async (loop, turn) => {
          await log.appendMany(
            importedId,
            Array.from({ length: 1_000 }, () => append(loop, turn)),
          )
          return 1_000 * eventsPerAppend
        }),
    },
  ]
  return { contenders, close: async () => await log.close() }
}

async function bareInserts(server: BenchServer, id: string, connectionsMax: number) {
  const pool = openPool(await server.createDatabase(), { connectionsMax })
  await pool.query(`
    create table events (
      dossier_id text collate "C" not null, position bigint generated always as identity,
      stream text collate "C" not null, version bigint not null, type text collate "C" not null,
      schema_version smallint not null, recorded_at timestamptz not null default clock_timestamp(),
      commitment bytea not null, salt bytea, payload text,
      primary key (dossier_id, position), unique (dossier_id, stream, version))`)
  const columns = [
    'dossier_id',
    'stream',
    'version',
    'type',
    'schema_version',
    'commitment',
    'salt',
    'payload',
  ]
  const tuples = Array.from({ length: eventsPerAppend }, (_, row) => {
    return `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`
  })
  const statement = `insert into events (${columns.join(', ')}) values ${tuples.join(', ')}`
  const bytes = randomBytes(32)
  const one = async (loop: number, turn: number) => {
    const stream = newStream()
    const values = Array.from({ length: eventsPerAppend }, (_, row) => {
      return ['bench', stream, row + 1, 'ClaimRecorded', 1, bytes, bytes, JSON.stringify(claim(loop, turn))]
    })
    await pool.query({ name: 'insert', text: statement, values: values.flat() })
    return eventsPerAppend
  }
  const contender: Contender = { id, unit, run: (ms) => loops(appenders, ms, one) }
  return { contender, close: async () => await pool.end() }
}

async function emmettAppends(server: BenchServer) {
  const store = getPostgreSQLEventStore(await server.createDatabase(), { schema: { autoMigration: 'None' } })
  await store.schema.migrate()
  const one = async (loop: number, turn: number) => {
    const events = Array.from({ length: eventsPerAppend }, () => {
      return { type: 'ClaimRecorded', data: claim(loop, turn) }
    })
    await store.appendToStream(newStream(), events, { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' })
    return eventsPerAppend
  }
  const contender: Contender = { id: 'append.emmett', unit, run: (ms) => loops(appenders, ms, one) }
  return { contender, close: async () => await store.close() }
}

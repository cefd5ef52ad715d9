/**
 * `npm run bench [-- NAME …] [-- --json FILE]`: measures the rates that the design promises, on a durable server.
 *
 * Every other file of this folder that exports `rows` is a benchmark; names choose some of them. What is compared
 * is measured in one run, in turns, so that a busy machine slows both sides alike.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { openClient, openDatabase, openPool } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded/server.ts'
import { migrate } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'

export type Row = Readonly<{
  id: string
  /** The median of the rounds. */
  value: number
  unit: string
  /** The median of the ratios within each round, by the id of the row that it is compared with. */
  ratioTo: Readonly<Record<string, number>>
  /** Largest less smallest, as a part of the median. */
  spread: number
}>

export type BenchServer = Readonly<{
  /** An empty database of its own, dropped at the end. */
  createDatabase(): Promise<string>
  /** The same, migrated, with an open pool. */
  createMigrated(): Promise<{ url: string; pool: pg.Pool; db: Kysely<Database> }>
}>

export type Bench = Readonly<{ rows(server: BenchServer): Promise<Row[]> }>

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
})

const benches = await loadBenches(positionals)
const rows = await withServer(async (server) => {
  const rows: Row[] = []
  for (const [name, bench] of benches) {
    process.stderr.write(`${name} …\n`)
    const own = await bench.rows(server)
    for (const row of own) console.log(lineOf(row))
    rows.push(...own)
  }
  return rows
})
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ rows }, null, 2)}\n`)

async function loadBenches(names: readonly string[]): Promise<[string, Bench][]> {
  const files = (await readdir(import.meta.dirname)).filter(
    (file) => file.endsWith('.ts') && file !== 'run.ts',
  )
  const found: [string, Bench][] = []
  for (const file of files.sort()) {
    const name = file.replace(/\.ts$/, '')
    if (names.length > 0 && !names.includes(name)) continue
    const module: object = await import(join(import.meta.dirname, file))
    if (isBench(module)) found.push([name, module])
  }
  if (found.length === 0) throw new Error(`no benchmark is called ${names.join(', ')}`)
  return found
}

function isBench(module: object): module is Bench {
  return 'rows' in module && typeof module.rows === 'function'
}

/** `DATABASE_URL`, or a server of our own with durability as in service: a rate without it says nothing. */
async function withServer<T>(use: (server: BenchServer) => Promise<T>): Promise<T> {
  const given = process.env.DATABASE_URL || undefined
  const dataDir = given === undefined ? await mkdtemp(join(tmpdir(), 'stancelog-bench-')) : undefined
  const embedded = dataDir === undefined ? undefined : await startEmbedded({ dataDir })
  const url = given ?? embedded?.url ?? ''
  const databases: string[] = []
  const pools: pg.Pool[] = []

  const createDatabase = async () => {
    const name = `stancelog_bench_${process.pid}_${databases.length}`
    await runOn(url, `create database ${name}`)
    databases.push(name)
    const own = new URL(url)
    own.pathname = `/${name}`
    return own.href
  }
  const createMigrated = async () => {
    const own = await createDatabase()
    const pool = openPool(own)
    pools.push(pool)
    const db = openDatabase(pool)
    await migrate(db)
    return { url: own, pool, db }
  }

  try {
    return await use({ createDatabase, createMigrated })
  } finally {
    for (const pool of pools) await pool.end()
    for (const name of databases) await runOn(url, `drop database if exists ${name} with (force)`)
    await embedded?.stop()
    if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true })
  }
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = openClient(url)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function lineOf({ id, value, unit, ratioTo, spread }: Row): string {
  const ratios = Object.entries(ratioTo).map(([baseline, ratio]) => `${ratio.toFixed(2)} × ${baseline}`)
  const rounded = value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
  return `${id.padEnd(34)} ${rounded.padStart(10)} ${unit.padEnd(10)} ± ${(spread * 50).toFixed(0)} %  ${ratios.join(', ')}`
}

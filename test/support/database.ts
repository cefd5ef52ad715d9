/** A fresh, migrated database for a test: a clone of one template, dropped after the test. */
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Test } from 'tap'
import { codeOf, openClient, openDatabase, openPool } from '../../db/connect.ts'
import { startEmbedded } from '../../db/embedded/server.ts'
import { migrate } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'

export type Clone = Readonly<{ url: string; pool: pg.Pool; db: Kysely<Database> }>

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const migrationsFolder = join(project, 'db', 'migrations')

/** Advisory lock of the server's own database: one process builds the template, the others wait for it. */
const templateLock = [0x53_54_41_4e, 9]

/**
 * Clones the migrated template. About 40 ms.
 *
 * The server is that of the whole run. A test file that is run by hand starts one of its own, or joins the one of another
 * file, and stops it after its last clone.
 */
export async function cloneDatabase(t: Pick<Test, 'teardown'>): Promise<Clone> {
  const server = await enterServer()
  const name = `${clonePrefix(runId())}${process.pid}_${randomBytes(4).toString('hex')}`
  try {
    await createClone(server, name)
  } catch (error) {
    await leaveServer()
    throw error
  }
  const url = withDatabase(server, name)
  const pool = openPool(url)
  t.teardown(async () => {
    // The end waits for connections that a failed test never gave back; the drop cuts them, so nobody waits for it.
    if (!pool.ending) void pool.end()
    await runOn(server, `drop database if exists ${name} with (force)`)
    await leaveServer()
  })
  return { url, pool, db: openDatabase(pool) }
}

/** Names this run's databases, so that nobody else's are dropped. */
const runId = (): string => process.env.STANCELOG_TEST_RUN ?? 'hand'
const clonePrefix = (run: string): string => `stancelog_clone_${run}_`

let ownServer: ReturnType<typeof startTestServer> | undefined
let clonesOpen = 0

async function enterServer(): Promise<string> {
  const given = process.env.STANCELOG_TEST_DATABASE_URL
  if (given !== undefined) return given
  clonesOpen += 1
  ownServer ??= startTestServer()
  return (await ownServer).url
}

async function leaveServer(): Promise<void> {
  if (ownServer === undefined) return
  clonesOpen -= 1
  if (clonesOpen > 0) return
  const { stop } = await ownServer
  ownServer = undefined
  await stop()
}

/** One server for each checkout and user, under the folder for temporary files; nothing in it is worth keeping. */
export async function startTestServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const checkout = createHash('sha256').update(project).digest('hex').slice(0, 8)
  const dataDir = join(tmpdir(), `stancelog-tests-${process.getuid?.() ?? 0}-${checkout}`)
  const { url, stop } = await startEmbedded({
    dataDir,
    unsafeFast: true,
    onNotice: (notice) => process.stderr.write(`${notice}\n`),
  })
  await sweepServer(url)
  return { url, stop }
}

/** Drops what killed tests and older migrations left on our own server. */
async function sweepServer(url: string): Promise<void> {
  const template = await templateName()
  for (const name of await listDatabases(url, 'stancelog_')) {
    const pid = Number(/^stancelog_clone_[a-z0-9]+_(\d+)_/.exec(name)?.[1])
    const isLeftOver = Number.isInteger(pid) && !isRunning(pid)
    const isOutdated = name.startsWith('stancelog_template_') && !name.startsWith(template)
    if (isLeftOver || isOutdated) await runOn(url, `drop database if exists ${name} with (force)`)
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Drops the clones of one run, also those of files that died. */
export async function dropClones(url: string, run: string): Promise<void> {
  for (const name of await listDatabases(url, clonePrefix(run))) {
    await runOn(url, `drop database if exists ${name} with (force)`)
  }
}

/** Drops the template: on a server that is not ours nothing stays behind. */
export const dropTemplate = async (url: string): Promise<void> =>
  runOn(url, `drop database if exists ${await templateName()} with (force)`)

async function createClone(server: string, name: string): Promise<void> {
  const create = `create database ${name} template ${await templateName()}`
  try {
    await runOn(server, create)
  } catch (error) {
    // No template yet.
    if (codeOf(error) !== '3D000') throw error
    await buildTemplate(server)
    await runOn(server, create)
  }
}

/** Builds the template unless it is there. It takes its name last, so it is never seen half built. */
export async function buildTemplate(server: string): Promise<void> {
  const client = openClient(server, { statementTimeoutMs: 60_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', templateLock)
    const name = await templateName()
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return
    const half = `${name}_half`
    await client.query(`drop database if exists ${half} with (force)`)
    await client.query(`create database ${half}`)
    const pool = openPool(withDatabase(server, half))
    await migrate(openDatabase(pool)).finally(() => pool.end())
    // A template that somebody is connected to cannot be cloned.
    await client.query(`alter database ${half} with allow_connections false`)
    await client.query(`alter database ${half} rename to ${name}`)
  } finally {
    await client.end()
  }
}

/** Named after the migrations, so that a change makes another one. */
async function templateName(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.ts')).sort()
  for (const name of files) hash.update(name).update(await readFile(join(migrationsFolder, name)))
  return `stancelog_template_${hash.digest('hex').slice(0, 12)}`
}

async function listDatabases(url: string, prefix: string): Promise<readonly string[]> {
  const rows = await queryOn<{ datname: string }>(
    url,
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  return rows.map(({ datname }) => datname)
}

const runOn = async (url: string, statement: string): Promise<void> => {
  await queryOn(url, statement, [])
}

async function queryOn<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly string[],
): Promise<readonly Row[]> {
  const client = openClient(url, { statementTimeoutMs: 60_000 })
  await client.connect()
  try {
    return (await client.query<Row>(statement, [...values])).rows
  } finally {
    await client.end()
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

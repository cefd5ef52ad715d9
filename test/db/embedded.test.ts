/** The embedded server as its users see it: one server per store, shared, adopted after a crash, stopped by the last. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { openPool } from '../../db/connect.ts'
import { readPostmaster } from '../../db/embedded/postmaster.ts'
import { isAlive } from '../../db/embedded/processes.ts'
import { type Embedded, startEmbedded } from '../../db/embedded/server.ts'
import { DataDirectoryHeld, holdServiceLock } from '../../db/service-lock.ts'

// Each start is quick; a loaded machine is not.
t.setTimeout(180_000)

const user = fileURLToPath(new URL('../support/embedded-user.ts', import.meta.url))
const isRoot = process.getuid?.() === 0

/** A folder with a space and an accent in its name, deleted after the test. */
function newFolder(t: Pick<Test, 'teardown'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog été '))
  if (isRoot) chmodSync(folder, 0o755)
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Durable only where a test looks at durability or kills a server: the rest is about who starts and stops. */
async function start(
  t: Pick<Test, 'teardown'>,
  dataDir: string,
  { durable = false } = {},
): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, unsafeFast: !durable })
  t.teardown(() => embedded.stop())
  return embedded
}

/** A new cluster is the slow part of a start, so tests that need none share this one. */
const used = newFolder(t)

type User = { process: ChildProcess; adopted: boolean; url: string }

/** Another process that uses the store. */
async function startUser(t: Pick<Test, 'teardown'>, dataDir: string): Promise<User> {
  const child = spawn(process.execPath, ['--import', 'tsx', user, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.teardown(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin.end()
    await once(child, 'close')
  })
  for await (const line of createInterface({ input: child.stdout })) {
    return { process: child, ...(JSON.parse(line) as { adopted: boolean; url: string }) }
  }
  throw new Error('the other process said nothing')
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const pool = openPool(url, { connectionsMax: 1 })
  try {
    return (await pool.query({ text: statement, rowMode: 'array' })).rows.flat()
  } finally {
    await pool.end()
  }
}

/** The process of the server that a store names. */
async function serverOf(dataDir: string): Promise<number> {
  const written = await readPostmaster(join(dataDir, 'data'))
  return typeof written === 'object' ? written.pid : 0
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20)
}

t.test('a new store is whole, durable, in UTF-8 and in UTC, whatever the environment says', async (t) => {
  const dataDir = join(newFolder(t), 'store')
  const before = { ...process.env }
  Object.assign(process.env, { LANG: 'C', LC_ALL: 'fr_FR.ISO-8859-1', TZ: 'Pacific/Apia', PGPORT: '1' })
  t.teardown(() => {
    process.env = before
  })
  const { url, adopted, stop } = await start(t, dataDir, { durable: true })
  t.equal(adopted, false)
  const names = [
    'server_encoding',
    'timezone',
    'fsync',
    'synchronous_commit',
    'data_checksums',
    'listen_addresses',
  ]
  const settings = await query(url, `select ${names.map((name) => `current_setting('${name}')`).join()}`)
  t.same(settings, ['UTF8', 'UTC', 'on', 'on', 'on', '127.0.0.1'])
  t.same(await query(url, `select 'é' > 'z', 'B' < 'a'`), [true, true], 'order is that of the code points')
  t.equal(statSync(join(dataDir, 'data', 'stancelog.password')).mode & 0o777, 0o600)
  t.equal(statSync(join(dataDir, 'data')).mode & 0o777, 0o700)
  t.same(readdirSync(dataDir).sort(), ['data', 'server.log'])
  const pid = await serverOf(dataDir)
  await stop()
  t.equal(isAlive(pid), false, 'the last one out stops the server')
  t.equal(existsSync(join(dataDir, 'data', 'postmaster.pid')), false, 'and it was stopped with grace')
})

t.test('a second process adopts the server, and the last one out stops it', async (t) => {
  const dataDir = used
  const first = await start(t, dataDir)
  await query(first.url, 'create table shared as select 41 as n')
  const second = await startUser(t, dataDir)
  t.equal(second.adopted, true)
  t.equal(second.url, first.url)
  const pid = await serverOf(dataDir)
  await first.stop()
  t.same(await query(second.url, 'select n from shared'), [41], 'the server serves who is left')
  second.process.stdin?.end()
  await once(second.process, 'close')
  t.equal(isAlive(pid), false)
})

t.test('after kill -9 of the process that used it the server is adopted, and nothing is lost', async (t) => {
  const dataDir = used
  const killed = await startUser(t, dataDir)
  await query(killed.url, 'create table outlived as select 41 as n')
  const pid = await serverOf(dataDir)
  killed.process.kill('SIGKILL')
  await once(killed.process, 'close')
  t.equal(isAlive(pid), true, 'the server outlives its user')
  const next = await start(t, dataDir)
  t.equal(next.adopted, true)
  t.equal(await serverOf(dataDir), pid)
  t.same(await query(next.url, 'select n from outlived'), [41])
  await next.stop()
  t.equal(isAlive(pid), false, 'the dead process keeps no share of it')
})

t.test('starts at once on a new folder share one server', async (t) => {
  const dataDir = join(newFolder(t), 'new')
  const [other, ...own] = await Promise.all([startUser(t, dataDir), start(t, dataDir), start(t, dataDir)])
  t.equal(new Set([other.url, ...own.map(({ url }) => url)]).size, 1)
  t.equal([other, ...own].filter(({ adopted }) => !adopted).length, 1, 'one of them started it')
  t.same(readdirSync(dataDir).sort(), ['data', 'server.log'], 'the losers cleaned up')
})

t.test('a server that dies is started again on its port, and pools recover', async (t) => {
  const dataDir = used
  const { url } = await start(t, dataDir, { durable: true })
  const pool = openPool(url)
  t.teardown(() => pool.end())
  await pool.query('create table recovered as select 41 as n')
  const pid = await serverOf(dataDir)
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid))
  let rows: unknown[] = []
  while (rows.length === 0) {
    rows = await pool.query('select n from recovered').then(
      (found) => found.rows,
      () => sleep(20).then(() => []),
    )
  }
  t.same(rows, [{ n: 41 }])
  t.not(await serverOf(dataDir), pid)
})

t.test('one who loses the connection that holds its share takes it again', async (t) => {
  const dataDir = used
  const { url } = await start(t, dataDir)
  const cut = `select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'stancelog launcher'`
  t.same(await query(url, cut), [true])
  const shares = `select count(*) from pg_locks where locktype = 'advisory' and mode = 'ShareLock'`
  while ((await query(url, shares))[0] === 0) await sleep(20)
  const second = await start(t, dataDir)
  await second.stop()
  t.same(await query(url, 'select 1'), [1], 'the server was not stopped under the first')
})

t.test('what killed starts left is deleted, what others are making is not', async (t) => {
  const dataDir = used
  const dead = spawn(process.execPath, ['--version'])
  await once(dead, 'close')
  const leftOver = join(dataDir, `data.${dead.pid}.0123abcd.tmp`)
  // In a container the next process often has the number of the one before.
  const sameNumber = join(dataDir, `data.${process.pid}.0123abcd.tmp`)
  const inUse = join(dataDir, `data.${process.ppid}.0123abcd.tmp`)
  for (const folder of [leftOver, sameNumber, inUse]) mkdirSync(folder)
  await start(t, dataDir)
  t.same([leftOver, sameNumber, inUse].map(existsSync), [false, false, true])
})

t.test('a lock file that names a stranger, or nobody, does not keep the server from starting', async (t) => {
  const dataDir = used
  const first = await start(t, dataDir)
  await query(first.url, 'create table kept as select 41 as n')
  await first.stop()
  const lockFile = join(dataDir, 'data', 'postmaster.pid')
  // Alive, and of the server's user: the server itself would take this for another server.
  const owner = isRoot ? { uid: statSync(join(dataDir, 'data')).uid } : {}
  const stranger = spawn('/bin/sleep', ['300'], { ...owner, cwd: '/' })
  t.teardown(() => stranger.kill())
  const lines = [stranger.pid, join(dataDir, 'data'), 1, 1, '', '127.0.0.1', '1 1', 'ready', '']
  for (const text of [lines.join('\n'), 'garbage\n', '']) {
    await writeFile(lockFile, text, { mode: 0o600 })
    if (isRoot) execFileSync('chown', ['nobody', lockFile])
    const again = await start(t, dataDir)
    t.same(await query(again.url, 'select n from kept'), [41], JSON.stringify(text.slice(0, 10)))
    await again.stop()
  }
})

t.test('a copy of a folder whose server runs gets a server of its own', async (t) => {
  const folder = newFolder(t)
  const original = await start(t, join(folder, 'a'))
  await query(original.url, 'create table only_here as select 1')
  execFileSync('cp', ['-a', join(folder, 'a'), join(folder, 'b')])
  const copy = await start(t, join(folder, 'b'))
  t.equal(copy.adopted, false)
  t.not(new URL(copy.url).port, new URL(original.url).port)
})

t.test('a folder that cannot be served is refused in one sentence with the remedy', async (t) => {
  const folder = newFolder(t)
  const refusal = (dataDir: string) =>
    startEmbedded({ dataDir }).then(String, (error: Error) => error.message)
  const store = (name: string) => join(folder, name)
  mkdirSync(join(store('old'), 'data'), { recursive: true })
  await writeFile(join(store('old'), 'data', 'PG_VERSION'), '14\n')
  mkdirSync(join(store('foreign'), 'data'), { recursive: true })
  await writeFile(join(store('foreign'), 'data', 'PG_VERSION'), '18\n')
  mkdirSync(join(store('empty'), 'data'), { recursive: true })
  await writeFile(store('file'), '')
  if (isRoot) {
    t.match(await refusal(store('old')), /belongs to root, as whom PostgreSQL does not run/)
    execFileSync('chown', ['-R', 'nobody', folder])
  }
  t.match(await refusal(store('old')), /made by PostgreSQL 14 and this is PostgreSQL 18: .*backup.*restore/)
  t.match(await refusal(store('foreign')), /has no file stancelog\.password.*STANCELOG_DATA_DIR/)
  t.match(await refusal(store('empty')), /holds no database.*STANCELOG_DATA_DIR/)
  t.match(await refusal(store('file')), /there is a file of that name; set STANCELOG_DATA_DIR/)
  t.match(await refusal(join(store('file'), 'below')), /a part of its path is a file/)
  // Where nothing can be made, Node's recursive mkdir never comes back.
  if (process.platform === 'linux') t.match(await refusal('/proc/stancelog/below'), /cannot be used/)
})

const onlyRoot = { skip: isRoot ? false : 'only root runs the server as somebody else' }
t.test('a folder that the server cannot enter is kept elsewhere, and said so', onlyRoot, async (t) => {
  const closed = newFolder(t)
  chmodSync(closed, 0o700)
  const notices: string[] = []
  const wanted = join(closed, 'project', '.stancelog')
  const first = await startEmbedded({ dataDir: wanted, onNotice: (notice) => notices.push(notice) })
  t.teardown(() => rmSync(first.dataDir, { recursive: true, force: true }))
  t.match(first.dataDir, /^\/var\/lib\/stancelog\/project-[0-9a-f]{8}$/)
  t.match(notices, [new RegExp(`cannot enter .*; its files are in ${first.dataDir}$`)])
  await query(first.url, 'create table kept as select 41 as n')
  await first.stop()
  // The project was renamed: the data does not get lost with its name.
  execFileSync('mv', [join(closed, 'project'), join(closed, 'renamed')])
  const again = await start(t, join(closed, 'renamed', '.stancelog'))
  t.equal(again.dataDir, first.dataDir)
  t.same(await query(again.url, 'select n from kept'), [41])
})

t.test('a second service learns who holds the data directory, until that one is gone', async (t) => {
  const dataDir = used
  const { url } = await start(t, dataDir)
  const lock = await holdServiceLock(url, { pid: 1234, address: 'starting', dataDir })
  await lock.announce('http://127.0.0.1:3000')
  const refused = await holdServiceLock(url, { pid: 1, address: '', dataDir }).catch(
    (error: unknown) => error,
  )
  t.type(refused, DataDirectoryHeld)
  t.match(
    String(refused),
    /process 1234, serving http:\/\/127\.0\.0\.1:3000 since .*Z, holds .*: stop it, or set/,
  )
  await lock.release()
  const next = await holdServiceLock(url, { pid: 2, address: '', dataDir })
  await next.release()
})

t.test('the log of the server holds no values', async (t) => {
  const dataDir = used
  const { url } = await start(t, dataDir)
  await query(url, 'create table once (word text primary key)')
  for (let i = 0; i < 2; i++) await query(url, `insert into once values ('confidential')`).catch(() => {})
  const log = readFileSync(join(dataDir, 'server.log'), 'utf8')
  t.match(log, 'duplicate key value')
  t.notMatch(log, 'confidential')
})

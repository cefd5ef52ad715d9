/** The connection: exact times and numbers, a server that fits, and a schema that moves forward only. */
import { type Kysely, sql } from 'kysely'
import t from 'tap'
import { checkServer, DatabaseUnavailable, isUnavailable, openDatabase, openPool } from '../../db/connect.ts'
import { listPending, type Migration, migrate, migrations } from '../../db/migrate.ts'
import { cloneDatabase } from '../support/database.ts'

const { url, pool, db } = await cloneDatabase(t)

const one = async (expression: string): Promise<unknown> =>
  (await pool.query({ text: `select ${expression}`, rowMode: 'array' })).rows[0]?.[0]

/** What went wrong, or nothing. */
const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

t.test('an instant is UTC text with six decimals, and a date stays a date', async (t) => {
  t.equal(await one(`timestamptz '2025-03-11 23:30:00.5+02'`), '2025-03-11T21:30:00.500000Z')
  t.equal(await one(`timestamptz '2025-03-11 00:00:00.123456Z'`), '2025-03-11T00:00:00.123456Z')
  t.equal(await one(`timestamptz '0001-01-01 00:00:00Z'`), '0001-01-01T00:00:00.000000Z')
  t.equal(await one(`date '2025-03-11'`), '2025-03-11')
  t.same(await one(`array[date '2025-03-11', null]`), ['2025-03-11', null])
  t.same(await one(`array[timestamptz '2025-03-11 00:00:00Z']`), ['2025-03-11T00:00:00.000000Z'])
  for (const beyond of ['infinity', '-infinity', '0044-03-15 12:00:00 BC', '10000-01-01 00:00:00Z']) {
    await t.rejects(one(`timestamptz '${beyond}'`), /not an instant/, `${beyond} is refused, not rounded`)
  }
})

t.test('a number that cannot be exact is refused', async (t) => {
  t.equal(await one('9007199254740991::bigint'), Number.MAX_SAFE_INTEGER)
  t.same(await one('array[1::bigint, null]'), [1, null])
  await t.rejects(one('9007199254740992::bigint'), /not a safe integer/)
  t.equal(await one('count(*) from migrations'), migrations.length)
})

t.test('the session of an address keeps its own options', async (t) => {
  const given = new URL(url)
  given.searchParams.set('options', '-c work_mem=5MB -c timezone=Pacific/Apia')
  const other = openPool(given.href)
  t.teardown(() => other.end())
  const found = await other.query(
    `select current_setting('work_mem') as memory, timestamptz '2025-03-11 00:00Z' as at`,
  )
  t.same(found.rows, [{ memory: '5MB', at: '2025-03-11T00:00:00.000000Z' }])
})

t.test('an address that is wrong or leads nowhere is said in a sentence without its password', async (t) => {
  const wrong = [
    ['', 'address'],
    ['mysql://u:hidden@127.0.0.1/d', 'address'],
    ['postgres://u:hid/den@127.0.0.1/d', 'address'],
    ['postgres://u:1#hidden@127.0.0.1/d', 'address'],
    ['postgres://u:1?hidden@127.0.0.1/d', 'address'],
    ['postgres://u:hidden@127.0.0.1:1/d', 'unreachable'],
    ['postgres://u:hidden@nowhere.invalid/d', 'unreachable'],
    [withPart(url, { password: 'hidden', username: 'nobody-of-that-name' }), 'refused'],
    [withPart(url, { pathname: '/no_such_database' }), 'refused'],
  ] as const
  for (const [address, reason] of wrong) {
    const refusal = await refusalOf((async () => checkServer(openPool(address)))())
    t.match(refusal, { name: 'DatabaseUnavailable', reason }, address)
    t.notMatch(`${refusal}`, /hidden|hid\/den/)
    t.equal(isUnavailable(refusal), true)
  }
})

const withPart = (
  address: string,
  part: Partial<Record<'username' | 'password' | 'pathname', string>>,
): string => Object.assign(new URL(address), part).href

t.test('a server that takes no writes, or stores no Unicode, is refused', async (t) => {
  await checkServer(pool)
  const readOnly = new URL(url)
  readOnly.searchParams.set('options', '-c default_transaction_read_only=on')
  const replica = openPool(readOnly.href)
  t.teardown(() => replica.end())
  t.match(await refusalOf(checkServer(replica)), { reason: 'read_only' })
  await checkServer(replica, { readOnly: true })
  const name = new URL(url).pathname.replace('/', 'ascii_of_')
  await pool.query(
    `create database ${name} template template0 encoding SQL_ASCII locale_provider libc locale 'C'`,
  )
  t.teardown(() => pool.query(`drop database ${name} with (force)`))
  const ascii = openPool(withPart(url, { pathname: `/${name}` }))
  t.match(await refusalOf(checkServer(ascii)), { reason: 'encoding', message: /SQL_ASCII.*UTF8/ })
  await ascii.end()
})

t.test(
  'a connection that breaks while it is used is an error of its query, not the end of the process',
  async (t) => {
    const other = openPool(url)
    t.teardown(() => other.end())
    const client = await other.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const ended = new Promise((resolve) => client.once('end', resolve))
    const sleeping = client.query('select pg_sleep(60)').catch((error: unknown) => error)
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    t.equal(isUnavailable(await sleeping), true)
    await ended
    // A transaction rolls back then, and this is the error that its caller sees.
    const after = await client.query('rollback').catch((error: unknown) => error)
    t.match(after, /not queryable/)
    t.equal(isUnavailable(after), true)
    client.release(true)
    t.equal((await other.query('select 1')).rowCount, 1, 'the pool goes on')
  },
)

t.test('what is not the fault of the database is not called unavailable', async (t) => {
  for (const error of [
    new TypeError('x is not a function'),
    await refusalOf(one('1 / 0')),
    undefined,
    'text',
  ]) {
    t.equal(isUnavailable(error), false)
  }
})

/** A schema of its own for each test, since migrations write to the whole database. */
async function newSchema(name: string): Promise<Kysely<unknown>> {
  await pool.query(`create schema ${name}`)
  const address = new URL(url)
  address.searchParams.set('options', `-c search_path=${name}`)
  const own = openPool(address.href)
  t.teardown(() => own.end())
  return openDatabase<unknown>(own)
}

const makes = (table: string): Migration => ({
  name: `000${table.length}-${table}`,
  up: async (db) => {
    await sql`create table ${sql.table(table)} (n int)`.execute(db)
  },
})

t.test('processes that migrate at once run each migration once', async (t) => {
  const own = await newSchema('at_once')
  const list = [makes('a'), makes('bb'), makes('ccc')]
  t.same(await listPending(own, list), ['0001-a', '0002-bb', '0003-ccc'])
  const ran = await Promise.all([migrate(own, list), migrate(own, list), migrate(own, list)])
  t.same(ran.flat().sort(), ['0001-a', '0002-bb', '0003-ccc'])
  t.same(await migrate(own, list), [])
  t.same(await listPending(own, list), [])
})

t.test('a migration that fails leaves nothing behind, and the next run begins it again', async (t) => {
  const own = await newSchema('fails')
  const fails: Migration = {
    name: '0002-bb',
    up: async (db) => {
      await makes('bb').up(db)
      throw new Error('cut off')
    },
  }
  await t.rejects(migrate(own, [makes('a'), fails]), /cut off/)
  t.same(await migrate(own, [makes('a'), makes('bb')]), ['0002-bb'])
})

t.test('a database of another version, or of something else, is refused and left alone', async (t) => {
  const own = await newSchema('another')
  await migrate(own, [makes('a'), makes('bb')])
  const refusal = { reason: 'schema', message: /schema of another version.*0002-bb/ }
  t.match(await refusalOf(migrate(own, [makes('a')])), refusal)
  t.match(await refusalOf(migrate(own, [makes('a'), makes('ccc')])), refusal)
  t.match(await refusalOf(listPending(own, [makes('a')])), refusal)
  const foreign = await newSchema('foreign_one')
  await sql`create table migrations (id int)`.execute(foreign)
  t.match(await refusalOf(migrate(foreign, [makes('a')])), { reason: 'schema', message: /not of stancelog/ })
  const taken = await newSchema('taken')
  await sql`create table a (n int)`.execute(taken)
  t.match(await refusalOf(migrate(taken, [makes('a')])), { reason: 'schema', message: /something else/ })
  t.ok((await refusalOf(migrate(taken, [makes('a')]))) instanceof DatabaseUnavailable)
})

t.test('every migration of this program has run in a clone', async (t) => {
  t.same(await listPending(db), [])
})

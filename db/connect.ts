/** The pool and the type parsers; the only place that knows the driver. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

/** Everything older lacks what the schema uses; nothing newer is required. */
export const serverVersionMin = 150_000

const defaults = {
  /** Enough for one process; several processes share one server. */
  connectionsMax: 10,
  /** A query that runs longer holds locks that others wait for. */
  statementTimeoutMs: 30_000,
  /** A transaction that nobody continues would keep a dossier locked for ever. */
  idleInTransactionTimeoutMs: 30_000,
  connectTimeoutMs: 5_000,
} as const

export type PoolOptions = Readonly<{
  connectionsMax?: number
  statementTimeoutMs?: number
  idleInTransactionTimeoutMs?: number
  connectTimeoutMs?: number
  /** Shown in `pg_stat_activity`; the first 63 bytes count. */
  applicationName?: string
  /** Told of every connection that broke; the pool has dropped it already. */
  onError?: (error: Error) => void
}>

/** Why a database cannot be used. The words are part of the contract of the command line. */
export type UnavailableReason =
  | 'address'
  | 'unreachable'
  | 'refused'
  | 'too_old'
  | 'encoding'
  | 'read_only'
  | 'rights'
  | 'schema'
  | 'embedded'

/** The database cannot be used. The message is one sentence for people and never holds a password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  readonly reason: UnavailableReason

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/**
 * Opens a pool; nothing is sent before the first query.
 *
 * @throws DatabaseUnavailable when `url` is not an address of a PostgreSQL database
 */
export function openPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(url, options),
    max: options.connectionsMax ?? defaults.connectionsMax,
  })
  const onError = options.onError ?? (() => {})
  // Without a listener an idle connection that breaks ends the process.
  pool.on('error', onError)
  // The pool listens to idle connections alone: one that breaks while it is in use would end the process, too.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** One connection outside of any pool, for what a session holds: locks and LISTEN. The caller connects and ends it. */
export function openClient(url: string, options: PoolOptions = {}): pg.Client {
  const client = new pg.Client(clientConfig(url, options))
  client.on('error', options.onError ?? (() => {}))
  return client
}

/** The typed handle on a pool. Whoever opened the pool ends it. */
export const openDatabase = <Schema = Database>(pool: pg.Pool): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })

/**
 * Asks the server, once at the start, for what everything else relies on.
 *
 * @param readOnly  accept a server that takes no writes, such as a replica
 * @throws DatabaseUnavailable with the reason in one sentence
 */
export async function checkServer(pool: pg.Pool, { readOnly = false } = {}): Promise<void> {
  const where = addressOf(pool.options)
  const found = await pool
    .query<Facts>(
      `select current_setting('server_version_num')::int as version,
              current_setting('server_encoding') as encoding,
              pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as read_only`,
    )
    .catch((error: unknown) => {
      throw whyNot(where, error)
    })
  const facts = found.rows[0]
  if (!facts) throw new DatabaseUnavailable('unreachable', `the database at ${where} gave no answer`)
  const { version, encoding } = facts
  if (version < serverVersionMin) {
    const major = Math.floor(version / 10_000)
    throw new DatabaseUnavailable(
      'too_old',
      `the database at ${where} is PostgreSQL ${major}; 15 or newer is needed`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseUnavailable(
      'encoding',
      `the database at ${where} stores text as ${encoding}; create it with encoding UTF8`,
    )
  }
  if (facts.read_only && !readOnly) {
    throw new DatabaseUnavailable(
      'read_only',
      `the database at ${where} is read-only; name one that takes writes`,
    )
  }
}

type Facts = { version: number; encoding: string; read_only: boolean }

/** Whether an error says that the database is gone, full or starting, so that trying again later may help. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true
  const code = codeOf(error)
  if (code !== undefined)
    return /^(08|53|57P|ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENET|25006)/.test(code)
  // The driver gives these no code.
  return error instanceof Error && goneMessages.test(error.message)
}

/** The last is what the rollback says of a connection that broke within its transaction, in place of what broke it. */
const goneMessages = /^(Connection terminated|timeout exceeded when trying|Client .* is not queryable$)/

/** An error of the driver as one sentence. Details of the server are left out: they carry values. */
export function whyNot(where: string, error: unknown): DatabaseUnavailable {
  if (error instanceof DatabaseUnavailable) return error
  const code = codeOf(error)
  const said = error instanceof Error && error.message !== '' ? error.message : String(code ?? 'no answer')
  const refused = code !== undefined && /^(28|3D|42501)/.test(code)
  return refused
    ? new DatabaseUnavailable('refused', `the database at ${where} refuses the connection: ${said}`)
    : new DatabaseUnavailable(
        'unreachable',
        `the database at ${where} cannot be reached: ${causeOf(code, said)}`,
      )
}

/** The SQLSTATE of the server or the code of the operating system, whichever the error has. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  // A name with several addresses fails with one error for each of them.
  const first = error instanceof AggregateError ? error.errors[0] : error
  return typeof first?.code === 'string' ? first.code : undefined
}

function causeOf(code: string | undefined, said: string): string {
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no host has that name'
  return said
}

/** Host and port for messages: never the user, the password or the database, which may hold part of a password. */
function addressOf(config: pg.ClientConfig): string {
  if (config.connectionString === undefined) return `${config.host}:${config.port}`
  const { host, searchParams } = new URL(config.connectionString)
  return decodeURIComponent(host || searchParams.get('host') || 'localhost')
}

function clientConfig(url: string, options: PoolOptions): pg.ClientConfig {
  return {
    connectionString: withSession(url),
    types,
    application_name: options.applicationName ?? 'stancelog',
    statement_timeout: options.statementTimeoutMs ?? defaults.statementTimeoutMs,
    idle_in_transaction_session_timeout:
      options.idleInTransactionTimeoutMs ?? defaults.idleInTransactionTimeoutMs,
    connectionTimeoutMillis: options.connectTimeoutMs ?? defaults.connectTimeoutMs,
    keepAlive: true,
  }
}

/**
 * The parsers below read UTC and ISO dates alone, so the session is told to write them. What stands in the address
 * wins over other settings of the driver: so it goes there, behind the options that are there already.
 */
function withSession(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const isPostgres = address && /^postgres(ql)?:$/.test(address.protocol)
  // An unescaped `/`, `?` or `#` cuts a password in two: its rest would end up in messages as host or database.
  if (!isPostgres || address.hash !== '' || /@/.test(address.pathname + address.search)) {
    throw new DatabaseUnavailable(
      'address',
      'the database address must look like postgres://user:password@host:5432/database, special characters escaped',
    )
  }
  const session = '-c timezone=UTC -c datestyle=ISO,YMD'
  const given = address.searchParams.get('options')
  address.searchParams.set('options', given ? `${given} ${session}` : session)
  return address.href
}

/** Parsers of our connections alone: the driver's own list belongs to everything in the process. */
const types = new pg.TypeOverrides()
const { DATE, INT8, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins
const asText = (text: string) => text
// The declared type of a parser calls its argument the number of a type, so only a cast can say what it takes.
const textArray = types.getTypeParser(1009) as unknown as (text: string) => readonly (string | null)[]
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string) =>
    textArray(text).map((element) => (element === null ? null : parse(element)))

/** A `Date` keeps milliseconds only and breaks page boundaries, so an instant stays text: UTC, six decimals, `Z`. */
export function parseInstant(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (!parts) throw new RangeError(`not an instant in UTC between the years 0001 and 9999: ${text}`)
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z`
}

/** A number beyond 2^53 would be rounded in silence, so it is refused instead. */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${text}`)
  return value
}

types.setTypeParser(TIMESTAMPTZ, parseInstant)
types.setTypeParser(INT8, parseInteger)
// Both would become a `Date` in the local time zone and shift by a day.
types.setTypeParser(DATE, asText)
types.setTypeParser(TIMESTAMP, asText)
// The arrays of these types, by the numbers that PostgreSQL gives them.
types.setTypeParser(1185, arrayOf(parseInstant))
types.setTypeParser(1016, arrayOf(parseInteger))
types.setTypeParser(1182, arrayOf(asText))
types.setTypeParser(1115, arrayOf(asText))

/** Run the migrations, forward only, under a lock. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { codeOf, DatabaseUnavailable } from './connect.ts'
import * as log from './migrations/0001-log.ts'
import * as projections from './migrations/0002-projections.ts'
import * as claimLinks from './migrations/0003-claim-links.ts'
import * as newestClaims from './migrations/0004-newest-claims.ts'
import * as lastRuns from './migrations/0005-last-runs.ts'
import * as needsReview from './migrations/0006-needs-review.ts'
import * as webhooks from './migrations/0007-webhooks.ts'
import * as deliveryTurns from './migrations/0008-delivery-turns.ts'
import * as likelyCopies from './migrations/0009-likely-copies.ts'

export type Migration = Readonly<{ name: string; up: (db: Kysely<unknown>) => Promise<void> }>

/** In the order in which they run. A released one is never edited, renamed or moved: a new one is added at the end. */
export const migrations: readonly Migration[] = [
  { name: '0001-log', ...log },
  { name: '0002-projections', ...projections },
  { name: '0003-claim-links', ...claimLinks },
  { name: '0004-newest-claims', ...newestClaims },
  { name: '0005-last-runs', ...lastRuns },
  { name: '0006-needs-review', ...needsReview },
  { name: '0007-webhooks', ...webhooks },
  { name: '0008-delivery-turns', ...deliveryTurns },
  { name: '0009-likely-copies', ...likelyCopies },
]

/** Advisory lock: several processes start at once, and one of them migrates. */
const migrationLock = [0x53_54_41_4e, 2] as const

/**
 * Brings the schema up to this program's version. Each migration and its record commit together, so one that was killed
 * leaves nothing behind, and the next start begins it again.
 *
 * @returns the names of the migrations that ran now
 * @throws DatabaseUnavailable when the database was made by another version, or its user may not make tables
 */
export async function migrate<Schema>(
  db: Kysely<Schema>,
  list: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  const ran: string[] = []
  for (;;) {
    const name = await db.transaction().execute((transaction) => runNext(transaction, list))
    if (name === undefined) return ran
    ran.push(name)
  }
}

/**
 * Names what has not run yet, without a lock and without writing: for a process that only reads.
 *
 * @throws DatabaseUnavailable when the database was made by another version
 */
export async function listPending<Schema>(
  db: Kysely<Schema>,
  list: readonly Migration[] = migrations,
): Promise<readonly string[]> {
  const found = await sql<{
    exists: boolean
  }>`select to_regclass('migrations') is not null as exists`.execute(db)
  const recorded = found.rows[0]?.exists ? await listRecorded(db) : []
  return pendingOf(recorded, list).map(({ name }) => name)
}

async function runNext<Schema>(
  transaction: Transaction<Schema>,
  list: readonly Migration[],
): Promise<string | undefined> {
  // Filling an index of a large table takes longer than a request may.
  await sql`set local statement_timeout = 0`.execute(transaction)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction)
  await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock[0])}, ${sql.lit(migrationLock[1])})`.execute(
    transaction,
  )
  await createRecord(transaction)
  const next = pendingOf(await listRecorded(transaction), list)[0]
  if (!next) return undefined
  try {
    // A migration sees plain SQL: the types of today's tables say nothing about yesterday's.
    await next.up(transaction as unknown as Kysely<unknown>)
  } catch (cause) {
    throw codeOf(cause) === '42P07' ? notEmpty(cause) : cause
  }
  await sql`insert into migrations (name) values (${next.name})`.execute(transaction)
  return next.name
}

async function createRecord<Schema>(transaction: Transaction<Schema>): Promise<void> {
  try {
    await sql`
      create table if not exists migrations (
        name       text collate "C" primary key,
        applied_at timestamptz not null default clock_timestamp()
      )`.execute(transaction)
  } catch (cause) {
    if (codeOf(cause) !== '42501' && codeOf(cause) !== '3F000') throw cause
    throw new DatabaseUnavailable(
      'rights',
      'the user of the database may not make tables in it: make that user the owner of the database',
      { cause },
    )
  }
}

async function listRecorded<Schema>(db: Kysely<Schema>): Promise<readonly string[]> {
  try {
    const found = await sql<{ name: string }>`select name from migrations order by name`.execute(db)
    return found.rows.map(({ name }) => name)
  } catch (cause) {
    if (codeOf(cause) !== '42703') throw cause
    throw new DatabaseUnavailable(
      'schema',
      'the database has a table named migrations that is not of stancelog: name a database of its own',
      { cause },
    )
  }
}

const notEmpty = (cause: unknown): DatabaseUnavailable =>
  new DatabaseUnavailable(
    'schema',
    'the database holds tables of something else already: name a database of its own',
    { cause },
  )

/** What ran must be the beginning of what this program knows; anything else is the schema of another version. */
function pendingOf(recorded: readonly string[], list: readonly Migration[]): readonly Migration[] {
  const stranger = recorded.find((name, index) => list[index]?.name !== name)
  if (stranger !== undefined) {
    throw new DatabaseUnavailable(
      'schema',
      `the database has the schema of another version of stancelog: its migration ${stranger} is not known here; ` +
        'run the version that made it',
    )
  }
  return list.slice(recorded.length)
}

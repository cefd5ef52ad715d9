/** Idempotency keys: look one up before doing the work again, and forget those that are old. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** The first answer to the request that used the key; its events stand at these positions. */
export type FirstAnswer = Readonly<{
  /** SHA-256 in hex of the request. Another request with the same key must be refused. */
  requestHash: string
  status: number
  firstPosition: number
  lastPosition: number
  stream: string
  version: number
  recordedAt: string
}>

/** Long enough for a client that was down over a weekend. */
const keptHours = 72

export async function findFirstAnswer(
  db: Kysely<Database>,
  dossierId: string,
  key: string,
): Promise<FirstAnswer | undefined> {
  return await db
    .selectFrom('idempotency_keys')
    .select([
      sql<string>`encode(request_hash, 'hex')`.as('requestHash'),
      'status',
      'first_position as firstPosition',
      'last_position as lastPosition',
      'stream',
      'version',
      'recorded_at as recordedAt',
    ])
    .where('dossier_id', '=', dossierId)
    .where('key', '=', key)
    .executeTakeFirst()
}

/**
 * Keeps what was answered to a request that appended nothing: one that appends keeps it with its events.
 *
 * @returns the first answer of the key when another request, or the same one at the same time, was faster
 */
export async function storeFirstAnswer(
  db: Kysely<Database>,
  dossierId: string,
  { key, ...answer }: Readonly<{ key: string }> & Omit<FirstAnswer, 'recordedAt'>,
): Promise<FirstAnswer | undefined> {
  const stored = await db
    .insertInto('idempotency_keys')
    .values({
      dossier_id: dossierId,
      key,
      request_hash: Buffer.from(answer.requestHash, 'hex'),
      status: answer.status,
      first_position: answer.firstPosition,
      last_position: answer.lastPosition,
      stream: answer.stream,
      version: answer.version,
      recorded_at: sql<string>`clock_timestamp()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return stored.numInsertedOrUpdatedRows === 1n ? undefined : await findFirstAnswer(db, dossierId, key)
}

/** Forgets the dossier's keys that are older than `keptHours`. Returns how many. */
export async function forgetOldKeys(db: Kysely<Database>, dossierId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency_keys')
    .where('dossier_id', '=', dossierId)
    .where('recorded_at', '<', sql<string>`clock_timestamp() - make_interval(hours => ${keptHours})`)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

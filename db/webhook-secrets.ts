/** The secrets of webhook endpoints as they are stored: encrypted, each with its own end, by the database's clock. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

type Place = Readonly<{ dossierId: string; endpointId: string }>

export type StoredSecret = Readonly<{
  endpointId: string
  secretId: string
  sealed: Buffer
  keyId: string
  publicKey: Buffer
  createdAt: string
  /** Null while it is the newest. */
  expiresAt: string | null
}>

const columns = [
  'endpoint_id as endpointId',
  'secret_id as secretId',
  'sealed',
  'key_id as keyId',
  'public_key as publicKey',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const

/** Advisory lock between those who seal secrets (shared) and whoever has made a new storage key (alone). */
const sealingLock = [0x53_54_41_4e, 10] as const

/** Held to the end of the transaction that seals and stores a secret. */
export async function lockForSealing(trx: Transaction<Database>): Promise<void> {
  const [space, number] = sealingLock
  await sql`select pg_advisory_xact_lock_shared(${space}::int, ${number}::int)`.execute(trx)
}

/** Waits until nobody stores a secret any more that was sealed before this call. */
export async function waitForSealing(db: Kysely<Database>): Promise<void> {
  const [space, number] = sealingLock
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${space}::int, ${number}::int)`.execute(trx)
  })
}

/** Locks the endpoint, so that of two rotations one comes first; false when there is no such endpoint. */
export async function lockEndpointOfSecrets(
  trx: Transaction<Database>,
  { dossierId, endpointId }: Place,
): Promise<boolean> {
  const found = await trx
    .selectFrom('webhook_endpoints')
    .select('endpoint_id')
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found !== undefined
}

export type NewSecret = Place &
  Readonly<{ secretId: string; sealed: Buffer; keyId: string; publicKey: Buffer }>

/** Stores a secret that is in force from now on. Returns when that was. */
export async function insertWebhookSecret(
  trx: Transaction<Database>,
  { dossierId, endpointId, secretId, sealed, keyId, publicKey }: NewSecret,
): Promise<string> {
  const { created_at } = await trx
    .insertInto('webhook_secrets')
    .values({
      dossier_id: dossierId,
      endpoint_id: endpointId,
      secret_id: secretId,
      sealed,
      key_id: keyId,
      public_key: publicKey,
    })
    .returning('created_at')
    .executeTakeFirstOrThrow()
  return created_at
}

/** The secrets of an endpoint that are in force at this moment of the database's clock, newest first. */
export async function listWebhookSecrets(
  db: Kysely<Database>,
  { dossierId, endpointId }: Place,
): Promise<readonly StoredSecret[]> {
  return await db
    .selectFrom('webhook_secrets')
    .select(columns)
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where((row) =>
      row.or([row('expires_at', 'is', null), row('expires_at', '>', sql<string>`clock_timestamp()`)]),
    )
    // The one without an end is the newest, also after a clock was set back.
    .orderBy(sql`expires_at is null`, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('secret_id')
    .execute()
}

/**
 * Ends the secrets of an endpoint: the newest after the grace, an older one when its own grace ends. Without grace all
 * end now.
 */
export async function expireWebhookSecrets(
  trx: Transaction<Database>,
  { dossierId, endpointId }: Place,
  graceSeconds: number,
): Promise<void> {
  await trx
    .updateTable('webhook_secrets')
    .set({ expires_at: sql<string>`clock_timestamp() + make_interval(secs => ${graceSeconds})` })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .$if(graceSeconds > 0, (query) => query.where('expires_at', 'is', null))
    .execute()
}

/** Deletes what no longer signs: all of an endpoint's secrets but these. */
export async function deleteOtherSecrets(
  trx: Transaction<Database>,
  { dossierId, endpointId }: Place,
  kept: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('webhook_secrets')
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('secret_id', 'not in', [...kept])
    .execute()
}

/** Deletes a dossier's secrets whose grace is over: they can be told from nothing but a backup. Returns how many. */
export async function forgetExpiredSecrets(db: Kysely<Database>, dossierId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_secrets')
    .where('dossier_id', '=', dossierId)
    .where('expires_at', '<=', sql<string>`clock_timestamp()`)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/**
 * A page of a dossier's secrets that another storage key than this one has sealed, in the order of their ids.
 *
 * @param after  the last of the page before
 */
export async function listSecretsToReseal(
  db: Kysely<Database>,
  {
    dossierId,
    keyId,
    after,
    limit,
  }: Readonly<{
    dossierId: string
    keyId: string
    after?: Pick<StoredSecret, 'endpointId' | 'secretId'> | undefined
    limit: number
  }>,
): Promise<readonly StoredSecret[]> {
  return await db
    .selectFrom('webhook_secrets')
    .select(columns)
    .where('dossier_id', '=', dossierId)
    .where('key_id', '<>', keyId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(endpoint_id, secret_id) > (${after?.endpointId}, ${after?.secretId})`),
    )
    .orderBy('endpoint_id')
    .orderBy('secret_id')
    .limit(limit)
    .execute()
}

/** Puts the same secret, sealed anew, in its place; false when it is gone, or was sealed by somebody else meanwhile. */
export async function replaceSealed(
  db: Kysely<Database>,
  {
    dossierId,
    endpointId,
    secretId,
    from,
    to,
  }: Place & Readonly<{ secretId: string; from: string; to: Readonly<{ keyId: string; sealed: Buffer }> }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_secrets')
    .set({ sealed: to.sealed, key_id: to.keyId })
    .where('dossier_id', '=', dossierId)
    .where('endpoint_id', '=', endpointId)
    .where('secret_id', '=', secretId)
    .where('key_id', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** How many secrets each storage key has sealed. Of all dossiers: the keys belong to the service. */
export async function countSecretsByKey(db: Kysely<Database>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('webhook_secrets')
    .select(({ fn }) => ['key_id', fn.countAll<number>().as('count')])
    .groupBy('key_id')
    .execute()
  return new Map(rows.map(({ key_id, count }) => [key_id, Number(count)]))
}

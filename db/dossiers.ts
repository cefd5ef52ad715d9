/** Dossiers: create, find, list. The only queries that look across dossiers are here. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from './schema.ts'

export type Dossier = Readonly<{ dossierId: string; public: boolean; createdAt: string }>

const columns = ['dossier_id as dossierId', 'public', 'created_at as createdAt'] as const

/** What makes the request that creates a dossier safe to repeat; `requestHash` is SHA-256 in hex. */
export type CreationKey = Readonly<{ key: string; requestHash: string; status: number }>

/**
 * Makes the dossier and the head of its log, both or neither. A dossier that exists is left as it is. The key is kept
 * with what it created, in the same transaction.
 *
 * @returns the dossier, and whether this call created it
 */
export async function createDossier(
  db: Kysely<Database>,
  wanted: Readonly<{ dossierId: string; public?: boolean; idempotency?: CreationKey | undefined }>,
): Promise<Readonly<{ dossier: Dossier; isNew: boolean }>> {
  const { dossierId } = wanted
  return await db.transaction().execute(async (tx) => {
    const created = await tx
      .insertInto('dossiers')
      .values({ dossier_id: dossierId, public: wanted.public ?? false })
      .onConflict((conflict) => conflict.doNothing())
      .returning(columns)
      .executeTakeFirst()
    // Whoever loses the race waits here for the winner's commit, so a head stands beside every dossier.
    await tx
      .insertInto('heads')
      .values({ dossier_id: dossierId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (created) {
      if (wanted.idempotency) await keepKey(tx, created, wanted.idempotency)
      return { dossier: created, isNew: true }
    }
    const existing = tx.selectFrom('dossiers').select(columns).where('dossier_id', '=', dossierId)
    return { dossier: await existing.executeTakeFirstOrThrow(), isNew: false }
  })
}

/** No event is behind it: its positions are those of the empty log. */
async function keepKey(
  tx: Transaction<Database>,
  { dossierId, createdAt }: Dossier,
  { key, requestHash, status }: CreationKey,
): Promise<void> {
  await tx
    .insertInto('idempotency_keys')
    .values({
      dossier_id: dossierId,
      key,
      request_hash: Buffer.from(requestHash, 'hex'),
      status,
      first_position: 0,
      last_position: 0,
      stream: 'dossier',
      version: 0,
      recorded_at: createdAt,
    })
    .execute()
}

export async function findDossier(db: Kysely<Database>, dossierId: string): Promise<Dossier | undefined> {
  return await db
    .selectFrom('dossiers')
    .select(columns)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
}

/**
 * A page of dossiers in the order of their ids.
 *
 * @param after  the last id of the page before; left out, the first page
 */
export async function listDossiers(
  db: Kysely<Database>,
  { after = '', limit }: Readonly<{ after?: string; limit: number }>,
): Promise<Dossier[]> {
  return await db
    .selectFrom('dossiers')
    .select(columns)
    .where('dossier_id', '>', after)
    .orderBy('dossiers.dossier_id')
    .limit(limit)
    .execute()
}

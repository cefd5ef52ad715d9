/** Dossiers: create, find, list. The only queries that look across dossiers are here. */
import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

export type Dossier = Readonly<{ dossierId: string; public: boolean; createdAt: string }>

const columns = ['dossier_id as dossierId', 'public', 'created_at as createdAt'] as const

/**
 * Makes the dossier and the head of its log, both or neither. A dossier that exists is left as it is.
 *
 * @returns the dossier, and whether this call created it
 */
export async function createDossier(
  db: Kysely<Database>,
  wanted: Readonly<{ dossierId: string; public?: boolean }>,
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
    if (created) return { dossier: created, isNew: true }
    const existing = tx.selectFrom('dossiers').select(columns).where('dossier_id', '=', dossierId)
    return { dossier: await existing.executeTakeFirstOrThrow(), isNew: false }
  })
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

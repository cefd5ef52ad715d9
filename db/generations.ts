/** Generations of read models: which one is read, how far each has come, and the swap after a rebuild. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { deleteGeneration } from './projection-rows.ts'
import type { Database } from './schema.ts'

export type Generation = Readonly<{
  dossierId: string
  generation: number
  position: number
  /** Versions of the folds that fill it. */
  rules: string
}>

/** The generation that is read; undefined before the first projection of the dossier. */
export async function findActive(db: Kysely<Database>, dossierId: string): Promise<Generation | undefined> {
  return await db
    .selectFrom('generations')
    .select(['dossier_id as dossierId', 'generation', 'position', 'rules'])
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'active')
    .executeTakeFirst()
}

/** The generation that is read, made empty at the first call. */
export async function ensureActive(
  db: Kysely<Database>,
  dossierId: string,
  rules: string,
): Promise<Generation> {
  const found = await findActive(db, dossierId)
  if (found) return found
  await sql`
    insert into generations (dossier_id, generation, state, position, rules)
    select ${dossierId}, 1, 'active', 0, ${rules}
    where not exists (select from generations where dossier_id = ${dossierId})
    on conflict do nothing`.execute(db)
  const active = await findActive(db, dossierId)
  if (!active) throw new Error(`the dossier ${dossierId} has no active generation`)
  return active
}

/** An empty generation beside the active one. What an interrupted rebuild left behind is taken away first. */
export async function beginNext(
  db: Kysely<Database>,
  { dossierId, generation }: Generation,
  rules: string,
): Promise<Generation> {
  const next = { dossierId, generation: generation + 1, position: 0, rules }
  await db.transaction().execute(async (trx) => {
    const left = await trx
      .selectFrom('generations')
      .select('generation')
      .where('dossier_id', '=', dossierId)
      .where('state', '=', 'building')
      .execute()
    for (const { generation } of left) await deleteGeneration(trx, { dossierId, generation })
    await trx
      .insertInto('generations')
      .values({ dossier_id: dossierId, generation: next.generation, state: 'building', position: 0, rules })
      .execute()
  })
  return next
}

/** From now on this generation is read. */
export async function activate(
  trx: Transaction<Database>,
  { dossierId, generation }: { dossierId: string; generation: number },
): Promise<void> {
  await trx
    .updateTable('generations')
    .set((eb) => ({
      state: eb.case().when('generation', '=', generation).then('active').else('building').end(),
    }))
    .where('dossier_id', '=', dossierId)
    .execute()
}

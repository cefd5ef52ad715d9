/** Article text by its SHA-256, beside the log and not in it; the one place where erasure deletes it. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from './schema.ts'

export type StoredText = Readonly<{ textHash: string; text: string }>

/** Storing what is there changes nothing. With an append, pass the text to `append` instead: one transaction. */
export async function storeText(
  db: Kysely<Database>,
  dossierId: string,
  { textHash, text }: StoredText,
): Promise<void> {
  await db
    .insertInto('texts')
    .values({ dossier_id: dossierId, text_hash: textHash, text })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** `undefined` when the text was never stored or was erased. */
export async function findText(
  db: Kysely<Database>,
  dossierId: string,
  textHash: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('texts')
    .select('text')
    .where('dossier_id', '=', dossierId)
    .where('text_hash', '=', textHash)
    .executeTakeFirst()
  return row?.text
}

/** Erases the text for good. Articles that share it lose it together: the caller decides whether they may. */
export async function eraseText(
  transaction: Transaction<Database>,
  dossierId: string,
  textHash: string,
): Promise<void> {
  await transaction
    .deleteFrom('texts')
    .where('dossier_id', '=', dossierId)
    .where('text_hash', '=', textHash)
    .execute()
}

/** The storage key changes: the next one is made, and every secret is sealed again with it. */
import type { Kysely } from 'kysely'
import { listDossiers } from '../../db/dossiers.ts'
import type { Database } from '../../db/schema.ts'
import {
  countSecretsByKey,
  listSecretsToReseal,
  replaceSealed,
  type StoredSecret,
  waitForSealing,
} from '../../db/webhook-secrets.ts'
import { boundTo } from './endpoint-secrets.ts'
import { type StorageKeyFile, StorageKeyMissing, type StorageKeys } from './storage-key.ts'

export type UnreadableSecret = Readonly<{
  dossier: string
  endpoint: string
  secretId: string
  keyId: string
}>

export type StorageRotation = Readonly<{
  /** Seals from now on. */
  current: StorageKeyFile
  /** Whether it was made now; else a rotation that had stopped half-way was brought to its end. */
  isNew: boolean
  resealedCount: number
  /** Sealed with a key whose file is gone. */
  unreadable: readonly UnreadableSecret[]
  /** The keys before it, and how many secrets each has still sealed: with none, its file may be deleted. */
  older: readonly (StorageKeyFile & Readonly<{ secretCount: number }>)[]
}>

export type RotationOptions = Readonly<{
  signal?: AbortSignal
  onProgress?: (resealedCount: number) => void
  /** How many secrets are read at a time. */
  batchSize?: number
}>

const defaultBatchSize = 100
const dossiersAtATime = 200

/**
 * Makes the next storage key and seals every secret again with it, one row at a time, while the service runs: a reader
 * that meets the new key reads it from its directory, and until then the old one opens. Stopped half-way, it is brought
 * to its end by the next run, which makes no further key.
 */
export async function rotateStorageKey(
  { db, keys }: Readonly<{ db: Kysely<Database>; keys: StorageKeys }>,
  options: RotationOptions = {},
): Promise<StorageRotation> {
  const before = await keys.list()
  const isHalfWay = await isAnySealedWith(db, before.slice(0, -1))
  const current = isHalfWay ? newestOf(before) : await keys.makeNext()
  // Whoever sealed with the key before has stored it by now, and whoever seals later sees the new one.
  await waitForSealing(db)

  let resealedCount = 0
  const unreadable: UnreadableSecret[] = []
  for await (const { dossier, secret } of secretsToReseal(db, current, options)) {
    options.signal?.throwIfAborted()
    const { endpointId, secretId, keyId } = secret
    const bound = boundTo({ dossierId: dossier, endpointId }, secretId)
    try {
      const to = await keys.seal(await keys.open(secret, bound), bound)
      if (await replaceSealed(db, { dossierId: dossier, endpointId, secretId, from: keyId, to })) {
        resealedCount += 1
      }
      options.onProgress?.(resealedCount)
    } catch (error) {
      if (!(error instanceof StorageKeyMissing)) throw error
      unreadable.push({ dossier, endpoint: endpointId, secretId, keyId })
    }
  }
  const counts = await countSecretsByKey(db)
  const all = await keys.list()
  return {
    current: newestOf(all),
    isNew: !isHalfWay,
    resealedCount,
    unreadable,
    older: all.slice(0, -1).map((file) => ({ ...file, secretCount: counts.get(file.keyId) ?? 0 })),
  }
}

async function isAnySealedWith(db: Kysely<Database>, files: readonly StorageKeyFile[]): Promise<boolean> {
  const counts = await countSecretsByKey(db)
  return files.some(({ keyId }) => counts.has(keyId))
}

async function* secretsToReseal(
  db: Kysely<Database>,
  { keyId }: StorageKeyFile,
  { batchSize: limit = defaultBatchSize }: RotationOptions,
): AsyncGenerator<Readonly<{ dossier: string; secret: StoredSecret }>> {
  for await (const dossierId of dossierIds(db)) {
    let after: StoredSecret | undefined
    do {
      const page = await listSecretsToReseal(db, { dossierId, keyId, after, limit })
      for (const secret of page) yield { dossier: dossierId, secret }
      after = page.length < limit ? undefined : page.at(-1)
    } while (after)
  }
}

async function* dossierIds(db: Kysely<Database>): AsyncGenerator<string> {
  let after = ''
  for (;;) {
    const page = await listDossiers(db, { after, limit: dossiersAtATime })
    for (const { dossierId } of page) yield dossierId
    const last = page.at(-1)
    if (!last || page.length < dossiersAtATime) return
    after = last.dossierId
  }
}

function newestOf(files: readonly StorageKeyFile[]): StorageKeyFile {
  const newest = files.at(-1)
  if (newest) return newest
  throw new Error('there is no storage key')
}

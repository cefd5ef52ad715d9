/** The secrets of an endpoint: made with it, rotated with overlap, opened to sign, and never shown but once asked for. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import {
  deleteOtherSecrets,
  expireWebhookSecrets,
  insertWebhookSecret,
  listWebhookSecrets,
  lockEndpointOfSecrets,
  lockForSealing,
  type StoredSecret,
} from '../../db/webhook-secrets.ts'
import { derivedId } from '../../events/identity.ts'
import { SecretId } from '../../events/ids.ts'
import {
  ed25519Private,
  formatPublicKey,
  formatSecret,
  hmacKey,
  makeSecretMaterial,
  publicKeyOf,
  type SecretMaterial,
} from './secrets.ts'
import type { SigningKeys } from './sign.ts'
import { SecretUnreadable, type StorageKeys } from './storage-key.ts'

export type EndpointPlace = Readonly<{ dossierId: string; endpointId: string }>

/** The grace of a rotation: until its end the secrets before it sign, too. */
export const graceSeconds = { default: 86_400, max: 604_800 } as const

/** Each within its own grace; what is older than these ends with the rotation. */
const olderSecretsMax = 2
const seedBytes = 32

/** A secret as it is told to its owner. */
export type ShownSecret = Readonly<{
  secretId: SecretId
  /** `whsec_…` */
  secret: string
  /** `whpk_…` */
  publicKey: string
  createdAt: string
  /** Until then it signs beside its successor; null for the newest. */
  expiresAt: string | null
}>

/** Makes the first secret of an endpoint, in the transaction that makes the endpoint. */
export async function createSecret(
  trx: Transaction<Database>,
  keys: StorageKeys,
  place: EndpointPlace,
): Promise<ShownSecret> {
  const material = makeSecretMaterial()
  const publicKey = publicKeyOf(material.seed)
  const secretId = SecretId.parse(derivedId('sec', [publicKey.toString('hex')]))
  await lockForSealing(trx)
  const plain = Buffer.concat([material.seed, material.secret])
  const { keyId, sealed } = await keys.seal(plain, boundTo(place, secretId))
  const createdAt = await insertWebhookSecret(trx, { ...place, secretId, sealed, keyId, publicKey })
  return {
    secretId,
    secret: formatSecret(material.secret),
    publicKey: formatPublicKey(publicKey),
    createdAt,
    expiresAt: null,
  }
}

/**
 * Makes a new secret. The newest until now signs beside it until the grace ends, and so do at most two older ones,
 * each until the end of its own. Without grace only the new one signs, from the next attempt on.
 *
 * Needs none of the older secrets to be readable: it is the remedy when a storage key is lost.
 *
 * @param wish.graceSeconds  0 to 604,800
 * @returns undefined when there is no such endpoint
 */
export async function rotateSecret(
  trx: Transaction<Database>,
  keys: StorageKeys,
  place: EndpointPlace,
  wish: Readonly<{ graceSeconds?: number }> = {},
): Promise<ShownSecret | undefined> {
  const grace = wish.graceSeconds ?? graceSeconds.default
  if (!Number.isInteger(grace) || grace < 0 || grace > graceSeconds.max) {
    throw new RangeError(`a grace lasts 0 to ${graceSeconds.max} whole seconds`)
  }
  if (!(await lockEndpointOfSecrets(trx, place))) return undefined
  await expireWebhookSecrets(trx, place, grace)
  const older = grace === 0 ? [] : (await listWebhookSecrets(trx, place)).slice(0, olderSecretsMax)
  const made = await createSecret(trx, keys, place)
  await deleteOtherSecrets(trx, place, [made.secretId, ...older.map(({ secretId }) => secretId)])
  return made
}

/** A secret that is in force, ready to sign. */
export type SigningSecret = SigningKeys &
  Readonly<{ secretId: string; createdAt: string; expiresAt: string | null }>

/**
 * The secrets that sign at this moment of the database's clock, newest first, at most three.
 *
 * An older one that cannot be opened is left out: nothing could sign with it, and the newest one can.
 *
 * @throws SecretUnreadable when the newest cannot be opened
 */
export async function findSigningSecrets(
  db: Kysely<Database>,
  keys: StorageKeys,
  place: EndpointPlace,
): Promise<readonly SigningSecret[]> {
  const opened = await openAll(db, keys, place)
  return opened.map(({ stored: { secretId, publicKey, createdAt, expiresAt }, material }) => ({
    secretId,
    createdAt,
    expiresAt,
    secret: hmacKey(material.secret),
    privateKey: ed25519Private(material.seed, publicKey),
  }))
}

/**
 * The secrets in force as their owner may read them, newest first. For the one route that shows them.
 *
 * @throws SecretUnreadable when the newest cannot be opened
 */
export async function showSecrets(
  db: Kysely<Database>,
  keys: StorageKeys,
  place: EndpointPlace,
): Promise<readonly ShownSecret[]> {
  const opened = await openAll(db, keys, place)
  return opened.map(({ stored, material }) => ({
    ...describe(stored),
    secret: formatSecret(material.secret),
  }))
}

export type ShownPublicKey = Omit<ShownSecret, 'secret'>

/** The public keys of the secrets in force, newest first. Opens nothing. */
export async function listPublicKeys(
  db: Kysely<Database>,
  place: EndpointPlace,
): Promise<readonly ShownPublicKey[]> {
  return (await listWebhookSecrets(db, place)).map(describe)
}

const describe = ({ secretId, publicKey, createdAt, expiresAt }: StoredSecret): ShownPublicKey => ({
  secretId: SecretId.parse(secretId),
  publicKey: formatPublicKey(publicKey),
  createdAt,
  expiresAt,
})

async function openAll(
  db: Kysely<Database>,
  keys: StorageKeys,
  place: EndpointPlace,
): Promise<readonly Readonly<{ stored: StoredSecret; material: SecretMaterial }>[]> {
  const opened: { stored: StoredSecret; material: SecretMaterial }[] = []
  for (const stored of await listWebhookSecrets(db, place)) {
    try {
      const plain = await keys.open(stored, boundTo(place, stored.secretId))
      opened.push({
        stored,
        material: { seed: plain.subarray(0, seedBytes), secret: plain.subarray(seedBytes) },
      })
    } catch (error) {
      if (stored.expiresAt === null || !(error instanceof SecretUnreadable)) throw error
    }
  }
  return opened
}

/** A sealed secret that is moved to another row opens no more. */
export const boundTo = ({ dossierId, endpointId }: EndpointPlace, secretId: string): readonly string[] => [
  'webhook-secret',
  dossierId,
  endpointId,
  secretId,
]

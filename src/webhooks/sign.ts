/** Signatures of Standard Webhooks 1.0: `v1` (HMAC-SHA256) and `v1a` (ed25519) over `id.timestamp.body`. */
import {
  createHmac,
  type KeyObject,
  sign as signAsymmetric,
  timingSafeEqual,
  verify as verifyAsymmetric,
} from 'node:crypto'

export const signatureVersions = ['v1', 'v1a'] as const
export type SignatureVersion = (typeof signatureVersions)[number]

/** One secret of an endpoint, ready to sign: the HMAC key and the private key of the pair. */
export type SigningKeys = Readonly<{ secret: KeyObject; privateKey: KeyObject }>

/** What is signed. The body is signed as it is sent: a text as its UTF-8. */
export type SignedMessage = Readonly<{ id: string; timestamp: number; body: Buffer | string }>

/** More would be a burden for receivers that try each of them. */
const signaturesMax = 4

/** The signatures of one secret, as they stand in `webhook-signature`. Which versions: those of the endpoint. */
export function sign({
  secret,
  privateKey,
  versions,
  ...message
}: SigningKeys & SignedMessage & Readonly<{ versions: readonly string[] }>): string {
  const start = startOf(message)
  return signatureVersions
    .filter((version) => versions.includes(version))
    .map((version) => `${version},${signatureOf(version, { secret, privateKey }, start, message.body)}`)
    .join(' ')
}

export type SignedHeaders = Readonly<{
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}>

/**
 * The three headers of one attempt, signed with the secrets that are in force, newest first.
 *
 * There is room for four signatures: with both versions and three secrets, the oldest does not sign.
 *
 * @param secrets  newest first
 * @returns the headers, and the ids of the secrets that signed
 */
export function signHeaders(
  secrets: readonly (SigningKeys & Readonly<{ secretId: string }>)[],
  { versions, ...message }: SignedMessage & Readonly<{ versions: readonly string[] }>,
): Readonly<{ headers: SignedHeaders; secretIds: readonly string[] }> {
  const versionCount = signatureVersions.filter((version) => versions.includes(version)).length
  if (versionCount === 0 || secrets.length === 0) throw new Error('a message must be signed')
  const signing = secrets.slice(0, Math.floor(signaturesMax / versionCount))
  return {
    headers: {
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': signing.map((keys) => sign({ ...keys, ...message, versions })).join(' '),
    },
    secretIds: signing.map(({ secretId }) => secretId),
  }
}

/** Against replays: how far the clocks of sender and receiver may differ. */
const toleranceSeconds = 300

export type VerificationFault = 'header_missing' | 'timestamp_unusable' | 'no_signature_fits'

/**
 * What is wrong with a message that arrived; undefined when one of its signatures fits one of the keys.
 *
 * @param keys  of type secret for `v1`, of type public for `v1a`
 * @param now   Unix seconds of the receiver
 */
export function verify(
  { headers, body }: Readonly<{ headers: Readonly<Record<string, unknown>>; body: Buffer | string }>,
  { keys, now }: Readonly<{ keys: readonly KeyObject[]; now: number }>,
): VerificationFault | undefined {
  const { 'webhook-id': id, 'webhook-timestamp': timestampText, 'webhook-signature': signatures } = headers
  if (typeof id !== 'string' || typeof timestampText !== 'string' || typeof signatures !== 'string') {
    return 'header_missing'
  }
  const timestamp = /^[0-9]{1,12}$/.test(timestampText) ? Number(timestampText) : Number.NaN
  // A number that is not one is never near.
  if (!(Math.abs(now - timestamp) <= toleranceSeconds)) return 'timestamp_unusable'
  if (!isId(id)) return 'no_signature_fits'
  const start = startOf({ id, timestamp })
  const fits = signatures.split(' ').some((signature) => {
    const [version, base64] = signature.split(',')
    return keys.some((key) => isSignedBy(key, version, base64 ?? '', start, body))
  })
  return fits ? undefined : 'no_signature_fits'
}

function isSignedBy(
  key: KeyObject,
  version: string | undefined,
  base64: string,
  start: string,
  body: Buffer | string,
): boolean {
  const given = Buffer.from(base64, 'base64')
  // Without this a signature that was cut could be read as the whole one, its padding being left out.
  if (given.toString('base64') !== base64) return false
  if (version === 'v1' && key.type === 'secret') {
    const wanted = createHmac('sha256', key).update(start).update(body).digest()
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  }
  return (
    version === 'v1a' && key.type === 'public' && verifyAsymmetric(null, bytesOf(start, body), key, given)
  )
}

function signatureOf(
  version: SignatureVersion,
  { secret, privateKey }: SigningKeys,
  start: string,
  body: Buffer | string,
): string {
  switch (version) {
    case 'v1':
      return createHmac('sha256', secret).update(start).update(body).digest('base64')
    case 'v1a':
      return signAsymmetric(null, bytesOf(start, body), privateKey).toString('base64')
    default:
      return version satisfies never
  }
}

const bytesOf = (start: string, body: Buffer | string): Buffer =>
  Buffer.concat([Buffer.from(start), typeof body === 'string' ? Buffer.from(body) : body])

/** With a `.` in the id, the same bytes could be read as another id and another timestamp. */
const isId = (id: string): boolean => id !== '' && !id.includes('.')

function startOf({ id, timestamp }: Pick<SignedMessage, 'id' | 'timestamp'>): string {
  if (!isId(id) || !Number.isSafeInteger(timestamp)) {
    throw new Error('a message has an id without dots and a timestamp in whole seconds')
  }
  return `${id}.${timestamp}.`
}

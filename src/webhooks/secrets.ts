/** The secrets and key pairs of endpoints: how they are made, written and read (Standard Webhooks 1.0). */
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/** What the specification allows; ours have 32. An empty secret would let everybody sign. */
export const secretBytes = { min: 24, max: 64, made: 32 } as const
/** An ed25519 seed, and the public key that follows from it. */
const keyBytes = 32

const prefixes = { secret: 'whsec_', privateKey: 'whsk_', publicKey: 'whpk_' } as const

/** Node takes a seed alone as PKCS#8, with these bytes before it. */
const seedHeader = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The text is no secret or key of the kind. The message never holds any of it. */
export class UnusableSecret extends Error {
  override readonly name = 'UnusableSecret'
}

/** What an endpoint signs with, both ways: the bytes of the HMAC secret, and the seed of the key pair. */
export type SecretMaterial = Readonly<{ secret: Buffer; seed: Buffer }>

export const makeSecretMaterial = (): SecretMaterial => ({
  secret: randomBytes(secretBytes.made),
  seed: randomBytes(keyBytes),
})

export const formatSecret = (secret: Buffer): string => `${prefixes.secret}${secret.toString('base64')}`

/** @throws UnusableSecret unless it is `whsec_` and base64 of 24 to 64 bytes */
export function parseSecret(text: string): Buffer {
  const bytes = bytesBehind(prefixes.secret, text)
  const { min, max } = secretBytes
  if (bytes.length >= min && bytes.length <= max) return bytes
  throw new UnusableSecret(
    `a secret has ${min} to ${max} bytes behind ${prefixes.secret}, not ${bytes.length}`,
  )
}

export const formatPublicKey = (publicKey: Buffer): string =>
  `${prefixes.publicKey}${publicKey.toString('base64')}`

/** @throws UnusableSecret unless it is `whpk_` and base64 of 32 bytes */
export function parsePublicKey(text: string): Buffer {
  const bytes = bytesBehind(prefixes.publicKey, text)
  if (bytes.length === keyBytes) return bytes
  throw new UnusableSecret(
    `a public key has ${keyBytes} bytes behind ${prefixes.publicKey}, not ${bytes.length}`,
  )
}

/** The seed, then the public key. */
export const formatPrivateKey = (seed: Buffer): string =>
  `${prefixes.privateKey}${Buffer.concat([seed, publicKeyOf(seed)]).toString('base64')}`

/**
 * The seed of a private key.
 *
 * @throws UnusableSecret unless it is `whsk_` and base64 of a seed and the public key that follows from it
 */
export function parsePrivateKey(text: string): Buffer {
  const bytes = bytesBehind(prefixes.privateKey, text)
  if (bytes.length !== 2 * keyBytes) {
    throw new UnusableSecret(
      `a private key has ${2 * keyBytes} bytes behind ${prefixes.privateKey}, not ${bytes.length}`,
    )
  }
  const seed = bytes.subarray(0, keyBytes)
  if (publicKeyOf(seed).equals(bytes.subarray(keyBytes))) return seed
  throw new UnusableSecret('the two halves of the private key are not of one pair')
}

/** The 32 bytes of the public key of a seed. */
export function publicKeyOf(seed: Buffer): Buffer {
  const pair = createPrivateKey({ key: Buffer.concat([seedHeader, seed]), format: 'der', type: 'pkcs8' })
  return createPublicKey(pair).export({ format: 'der', type: 'spki' }).subarray(-keyBytes)
}

export const hmacKey = (secret: Buffer): KeyObject => createSecretKey(secret)

/** As a JWK: read from PKCS#8 it took 440 µs instead of 40 (2026-11), and deliveries need one for every batch. */
export const ed25519Private = (seed: Buffer, publicKey: Buffer): KeyObject =>
  createPrivateKey({ key: { ...jwkOf(publicKey), d: seed.toString('base64url') }, format: 'jwk' })

export const ed25519Public = (publicKey: Buffer): KeyObject =>
  createPublicKey({ key: jwkOf(publicKey), format: 'jwk' })

const jwkOf = (publicKey: Buffer) => ({ kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') })

/** Node reads base64 with anything between it: what does not come out again as it went in is refused. */
function bytesBehind(prefix: string, text: string): Buffer {
  if (!text.startsWith(prefix)) throw new UnusableSecret(`it must begin with ${prefix}`)
  const base64 = text.slice(prefix.length)
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64') !== base64)
    throw new UnusableSecret(`what stands behind ${prefix} is not base64`)
  return bytes
}

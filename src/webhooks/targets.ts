/** What a request to an endpoint needs: where, with which headers, signed with which secrets. Kept until it changes. */
import { isIP } from 'node:net'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type EndpointPlace, findTarget } from '../../db/deliveries.ts'
import type { Database } from '../../db/schema.ts'
import { findSigningSecrets, type SigningSecret } from './endpoint-secrets.ts'
import type { StorageKeys } from './storage-key.ts'

export type Target = Readonly<{
  url: string
  headers: Readonly<Record<string, string>>
  signatures: readonly string[]
  /** Newest first. An older one may have ended by now: `expiresAt` says when. */
  secrets: readonly SigningSecret[]
  /** What an answer must not repeat into the log of attempts. */
  redacted: readonly string[]
  /** The host is an address and no name, so no look-up can change where it leads. */
  isLiteralAddress: boolean
}>

/** Of which moment: an endpoint of another version, or with a newer secret, is read again. */
export type TargetVersion = Readonly<{ version: number; secretsAt: string | null }>

export type Targets = Readonly<{
  /** @returns undefined when there is no such endpoint any more */
  at(place: EndpointPlace, version: TargetVersion): Promise<Target | undefined>
}>

/** Enough for every endpoint that one process serves at a time; the one asked for longest ago makes room. */
const targetsMax = 2_000

const Headers = z.record(z.string(), z.string())

export function createTargets(db: Kysely<Database>, keys: StorageKeys): Targets {
  const known = new Map<string, TargetVersion & { target: Promise<Target | undefined> }>()

  async function load(place: EndpointPlace): Promise<Target | undefined> {
    const [row, secrets] = await Promise.all([findTarget(db, place), findSigningSecrets(db, keys, place)])
    if (!row || secrets.length === 0) return undefined
    const { hostname } = new URL(row.url)
    return {
      url: row.url,
      headers: Headers.parse(row.headers),
      signatures: row.signatures,
      secrets,
      redacted: secrets.flatMap(({ secret, privateKey }) => [
        secret.export().toString('base64'),
        privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-seedBytes).toString('base64'),
      ]),
      isLiteralAddress: isIP(hostname.replace(/^\[|\]$/g, '')) !== 0,
    }
  }

  return {
    at: async (place, { version, secretsAt }) => {
      const key = `${place.dossierId} ${place.endpointId}`
      const found = known.get(key)
      if (found?.version === version && found.secretsAt === secretsAt) return await found.target
      known.delete(key)
      const target = load(place)
      known.set(key, { version, secretsAt, target })
      const oldest = known.size > targetsMax ? known.keys().next().value : undefined
      if (oldest !== undefined) known.delete(oldest)
      try {
        return await target
      } catch (error) {
        // What failed is asked for again, and not remembered.
        if (known.get(key)?.target === target) known.delete(key)
        throw error
      }
    },
  }
}

/** The private half of a key pair stands at the end of its PKCS#8 form. */
const seedBytes = 32

/** A secret as it is told to its owner: at creation, at rotation, and on the one route that is for it. */
import { z } from 'zod'
import { Instant } from '../../events/vocabulary.ts'
import type { ShownSecret } from '../webhooks/endpoint-secrets.ts'
import { MadeId } from './shapes.ts'

export const PublicKeyShape = z
  .object({
    secretId: MadeId,
    publicKey: z.string().max(100).describe('`whpk_` and base64 of the ed25519 key that verifies `v1a`.'),
    createdAt: Instant,
    expiresAt: Instant.nullable().describe('It signs beside its successor until then; null for the newest.'),
  })
  .meta({ id: 'WebhookPublicKey' })

export const SecretShape = z
  .object({
    ...PublicKeyShape.shape,
    secret: z.string().max(100).describe('`whsec_` and base64 of the key of `v1`. Keep it to yourself.'),
  })
  .meta({ id: 'WebhookSecret' })

/** One order of its properties wherever it is told: an answer that is repeated is the same, byte for byte. */
export const toSecret = ({
  secretId,
  secret,
  publicKey,
  createdAt,
  expiresAt,
}: ShownSecret): z.input<typeof SecretShape> => ({ secretId, secret, publicKey, createdAt, expiresAt })

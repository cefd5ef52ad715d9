/** The secrets of an endpoint: read, rotated, and the public halves that anybody who verifies may have. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { getEndpoint, noSuchEndpoint } from '../webhooks/endpoint-look.ts'
import { graceSeconds, listPublicKeys, rotateSecret, showSecrets } from '../webhooks/endpoint-secrets.ts'
import type { Dependencies } from './dependencies.ts'
import { EndpointParams, keyOf } from './webhook-endpoint-shape.ts'
import { PublicKeyShape, SecretShape, toSecret } from './webhook-secret-shape.ts'

/** The newest, and two older ones in their grace. */
const secretsMax = 3

const SecretList = z.object({ data: z.array(SecretShape).max(secretsMax) }).meta({ id: 'WebhookSecretList' })
const PublicKeyList = z
  .object({ data: z.array(PublicKeyShape).max(secretsMax) })
  .meta({ id: 'WebhookPublicKeyList' })
const NewRotation = z
  .strictObject({
    graceSeconds: z
      .int()
      .min(0)
      .max(graceSeconds.max)
      .optional()
      .describe(`How long the secret until now signs beside the new one. Default ${graceSeconds.default}.`),
  })
  .meta({ id: 'NewWebhookSecretRotation' })
const RotatedSecret = z.object({ secret: SecretShape }).meta({ id: 'RotatedWebhookSecret' })

export const webhookSecretRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db, webhooks } = deps
  const path = '/v1/dossiers/:dossier/webhook-endpoints/:endpoint'

  app.get(
    `${path}/secret`,
    {
      schema: {
        operationId: 'getWebhookSecret',
        summary: 'Read the secrets',
        description: 'Those that sign now, newest first. Every look is noted in the log of the service.',
        tags: ['webhooks'],
        params: EndpointParams,
        response: { 200: SecretList.describe('The secrets in force.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      await getEndpoint(db, key)
      reply.header('cache-control', 'no-store')
      const secrets = await showSecrets(db, webhooks.keys, key)
      request.log.info(key, 'webhook secret read')
      return { data: secrets.map(toSecret) }
    },
  )

  app.post(
    `${path}/secret/rotation`,
    {
      schema: {
        operationId: 'rotateWebhookSecret',
        summary: 'Rotate the secret',
        description:
          'Makes a new secret and a new key pair. Until the grace ends the one before signs, too, and at most one older one, each until its own end. With a grace of 0 only the new one signs, from the next attempt on.',
        tags: ['webhooks'],
        params: EndpointParams,
        body: NewRotation.optional(),
        response: { 200: RotatedSecret.describe('The new secret.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      const grace = request.body?.graceSeconds
      const made = await db
        .transaction()
        .execute(async (trx) =>
          rotateSecret(trx, webhooks.keys, key, grace === undefined ? {} : { graceSeconds: grace }),
        )
      if (!made) throw noSuchEndpoint(key)
      request.log.info({ ...key, graceSeconds: grace ?? graceSeconds.default }, 'webhook secret rotated')
      reply.header('cache-control', 'no-store')
      return { secret: toSecret(made) }
    },
  )

  app.get(
    `${path}/public-keys`,
    {
      schema: {
        operationId: 'listWebhookPublicKeys',
        summary: 'Read the public keys',
        description:
          'The ed25519 keys that verify `v1a`, newest first, with their dates: whoever has them can verify and cannot sign.',
        tags: ['webhooks'],
        params: EndpointParams,
        response: { 200: PublicKeyList.describe('The keys of the secrets in force.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      await getEndpoint(db, key)
      reply.header('cache-control', 'no-store')
      return { data: [...(await listPublicKeys(db, key))] }
    },
  )
}

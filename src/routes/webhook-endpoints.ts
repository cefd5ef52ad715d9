/** Webhook endpoints: create, list, read, change and delete. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findDossier } from '../../db/dossiers.ts'
import { type EndpointRow, listEndpoints } from '../../db/webhook-endpoints.ts'
import { noSuchDossier } from '../command.ts'
import { getEndpoint } from '../webhooks/endpoint-look.ts'
import { changeEndpoint, createEndpoint, removeEndpoint, tagOf } from '../webhooks/endpoints.ts'
import { askAgain, requireSeen, setCaching } from './conditional.ts'
import { pageEcho, pageQuery } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readIdempotencyKey } from './idempotency.ts'
import { MadeId } from './shapes.ts'
import {
  changesOf,
  EndpointChange,
  EndpointParams,
  EndpointShape,
  keyOf,
  NewEndpoint,
  toEndpoint,
  valuesOf,
} from './webhook-endpoint-shape.ts'
import { closeKeyedPage, openKeyedPage } from './webhook-pages.ts'
import { SecretShape, toSecret } from './webhook-secret-shape.ts'

const EndpointAnswer = z.object({ endpoint: EndpointShape }).meta({ id: 'WebhookEndpointAnswer' })

const CreatedEndpoint = z
  .object({ endpoint: EndpointShape, secret: SecretShape })
  .meta({ id: 'CreatedWebhookEndpoint' })

const EndpointList = z
  .object({ data: z.array(EndpointShape).max(200), ...pageEcho })
  .meta({ id: 'WebhookEndpointList' })

const DeletedEndpoint = z
  .object({
    endpointId: MadeId,
    canceledCount: z.int().min(0).describe('Deliveries that were still owed, and are not any more.'),
  })
  .meta({ id: 'DeletedWebhookEndpoint' })

export const endpointTags = ['webhooks']

export const webhookEndpointRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps
  const shape = async (row: EndpointRow) =>
    toEndpoint(row, { codebook: (await deps.codebooks.at(row.dossier_id))?.codebook })

  app.post(
    '/v1/dossiers/:dossier/webhook-endpoints',
    {
      compress: false,
      schema: {
        operationId: 'createWebhookEndpoint',
        summary: 'Create a webhook endpoint',
        description:
          'The secret is in this answer and otherwise only at `/secret`. The endpoint is `unverified` until `POST …/test` met a 2xx; it is owed what is derived after that. The same URL twice makes two endpoints with two secrets, unless both requests carry one `Idempotency-Key`: then, for 72 hours, the second is told of the endpoint of the first as it stands by then, with its newest secret.',
        tags: endpointTags,
        params: DossierParams,
        body: NewEndpoint,
        response: { 201: CreatedEndpoint.describe('The endpoint, and the secret that signs.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { endpoint, secret, isReplay } = await createEndpoint(
        deps,
        dossier,
        valuesOf(request.body),
        readIdempotencyKey(request),
      )
      if (isReplay) reply.header('idempotency-replayed', 'true')
      const path = `/v1/dossiers/${dossier}/webhook-endpoints/${endpoint.endpoint_id}`
      reply.code(201).headers({ location: path, etag: `"${tagOf(endpoint)}"`, 'cache-control': 'no-store' })
      return { endpoint: await shape(endpoint), secret: toSecret(secret) }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/webhook-endpoints',
    {
      schema: {
        operationId: 'listWebhookEndpoints',
        summary: 'List the webhook endpoints',
        description:
          'In the order in which they were made, with the state of each: a disabled endpoint cannot tell of itself. Times do not apply.',
        tags: endpointTags,
        params: DossierParams,
        querystring: z.strictObject(pageQuery),
        response: { 200: EndpointList.describe('A page of endpoints.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      if (!(await findDossier(db, dossier))) throw noSuchDossier(dossier)
      const page = openKeyedPage(request, ['text', 'text'])
      const [createdAt, endpointId] = page.after ?? []
      const rows = await listEndpoints(db, dossier, {
        after: page.after && { created_at: page.instant(createdAt), endpoint_id: String(endpointId) },
        limit: request.query.limit + 1,
      })
      const { shown, ...paging } = closeKeyedPage(
        { request, reply },
        { rows, page, keyOf: (row) => [row.created_at, row.endpoint_id] },
      )
      reply.header('cache-control', askAgain)
      return { data: await Promise.all(shown.map(shape)), ...paging }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/webhook-endpoints/:endpoint',
    {
      // Packed, its tag would be weak, and a change upon it would never match.
      compress: false,
      schema: {
        operationId: 'getWebhookEndpoint',
        summary: 'Read a webhook endpoint',
        description: 'Its ETag is what a change or its deletion takes as `If-Match`. Times do not apply.',
        tags: endpointTags,
        params: EndpointParams,
        response: { 200: EndpointAnswer.describe('The endpoint as it is now.') },
      },
    },
    async (request, reply) => {
      const row = await getEndpoint(db, keyOf(request.params))
      const endpoint = await shape(row)
      // What the codebook drops shows here, too, without a new version: so this read never answers 304.
      const etag = `"${tagOf(row)}"`
      setCaching({ request, reply }, { etag, cacheControl: askAgain, revalidates: false })
      return { endpoint }
    },
  )

  app.patch(
    '/v1/dossiers/:dossier/webhook-endpoints/:endpoint',
    {
      compress: false,
      schema: {
        operationId: 'changeWebhookEndpoint',
        summary: 'Change a webhook endpoint',
        description:
          'What is left out stays. A URL of another origin makes it `unverified` again and suspends what is open for it. A changed filter holds for positions that are derived after the change; a recovery brings what is older. Names that a later codebook dropped may stay, new ones must exist.',
        tags: endpointTags,
        params: EndpointParams,
        body: EndpointChange,
        response: { 200: EndpointAnswer.describe('The endpoint as it stands after the change.') },
      },
    },
    async (request, reply) => {
      const row = await changeEndpoint(deps, keyOf(request.params), {
        values: changesOf(request.body),
        seen: requireSeen(request),
      })
      reply.headers({ etag: `"${tagOf(row)}"`, 'cache-control': askAgain })
      return { endpoint: await shape(row) }
    },
  )

  app.delete(
    '/v1/dossiers/:dossier/webhook-endpoints/:endpoint',
    {
      schema: {
        operationId: 'deleteWebhookEndpoint',
        summary: 'Delete a webhook endpoint',
        description:
          'With its secrets. What it was still owed is canceled, and nothing is sent after this answer. Its deliveries and attempts are no longer read, and go as those of other endpoints do.',
        tags: endpointTags,
        params: EndpointParams,
        response: { 200: DeletedEndpoint.describe('What was deleted.') },
      },
    },
    async (request) => {
      const key = keyOf(request.params)
      const { canceledCount } = await removeEndpoint(deps, key, requireSeen(request))
      return { endpointId: key.endpointId, canceledCount }
    },
  )
}

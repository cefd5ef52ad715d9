/** What is done with a webhook endpoint: test it, pause, enable and disable it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { EndpointRow } from '../../db/webhook-endpoints.ts'
import { messageTypes } from '../../projections/notifications/notification.ts'
import { Reason } from '../inputs/reason.ts'
import { disableEndpoint, enableEndpoint, pauseEndpoint, tagOf } from '../webhooks/endpoints.ts'
import { testClasses, testEndpoint } from '../webhooks/verification.ts'
import type { Dependencies } from './dependencies.ts'
import { MadeId } from './shapes.ts'
import { EndpointParams, EndpointShape, keyOf, toEndpoint } from './webhook-endpoint-shape.ts'
import { Since } from './webhook-moments.ts'

const NewTest = z
  .strictObject({
    eventType: z
      .enum(messageTypes)
      .optional()
      .describe('The stored example of this type, in place of `webhook.test`; for an active endpoint alone.'),
  })
  .meta({ id: 'NewWebhookTest' })

const TestAnswer = z
  .object({
    class: z
      .enum(testClasses)
      .nullable()
      .describe(
        'What the attempt came to; `unreachable` for every address that is refused or cannot be reached; null while there is no outcome.',
      ),
    status: z.int().min(100).max(999).nullable().describe('Of the answer; null when there was none.'),
    verified: z.boolean().describe('Whether the endpoint became active by this test.'),
    deliveryId: MadeId.nullable().describe(
      'The delivery of the test, whose attempts can be read; null for an endpoint that was not active.',
    ),
    suspended: z
      .boolean()
      .describe(
        'Whether messages of before are suspended still: `POST …/enable` or a recovery brings them back.',
      ),
    endpoint: EndpointShape,
  })
  .meta({ id: 'WebhookTestAnswer' })

const NewEnable = z
  .strictObject({
    recoverSince: Since.optional().describe(
      'Bring back what it was not sent from this position or moment on, also what it was never owed. Left out: all that is suspended.',
    ),
  })
  .meta({ id: 'NewWebhookEnable' })

const EnabledAnswer = z
  .object({
    endpoint: EndpointShape,
    resumedCount: z.int().min(0).describe('Suspended deliveries that are due now.'),
    suspended: z
      .boolean()
      .describe(
        'Whether deliveries are suspended still: what the recovery is about to bring back, what is older than `recoverSince`, or beyond 100,000 at a time. Enable again, or recover, to bring back what stays so.',
      ),
    recoveryId: MadeId.nullable().describe('The recovery that `recoverSince` asked for.'),
  })
  .meta({ id: 'EnabledWebhookEndpoint' })

const NewDisable = z.strictObject({ reason: Reason.optional() }).meta({ id: 'NewWebhookDisable' })
const Resting = z.object({ endpoint: EndpointShape }).meta({ id: 'RestingWebhookEndpoint' })

export const webhookActionRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const shape = async (row: EndpointRow) =>
    toEndpoint(row, { codebook: (await deps.codebooks.at(row.dossier_id))?.codebook })
  const etagOf = (row: EndpointRow) => `"${tagOf(row)}"`
  const path = '/v1/dossiers/:dossier/webhook-endpoints/:endpoint'

  app.post(
    `${path}/test`,
    {
      compress: false,
      schema: {
        operationId: 'testWebhookEndpoint',
        summary: 'Send a test',
        description:
          'One signed `webhook.test`, answered within 10 seconds with class and status only. A 2xx makes an `unverified` endpoint `active`: it is owed what is derived from then on. An endpoint that is not active is tested at most five times an hour for one host (429 `rate_limited`). An active one gets the test as a delivery of its own, once and without retries.',
        tags: ['webhooks'],
        params: EndpointParams,
        body: NewTest.optional(),
        response: { 200: TestAnswer.describe('What the test came to.') },
      },
    },
    async (request, reply) => {
      const { endpoint, hasSuspended, ...outcome } = await testEndpoint(
        deps,
        keyOf(request.params),
        request.body?.eventType,
      )
      reply.headers({ etag: etagOf(endpoint), 'cache-control': 'no-store' })
      return { ...outcome, suspended: hasSuspended, endpoint: await shape(endpoint) }
    },
  )

  app.post(
    `${path}/pause`,
    {
      compress: false,
      schema: {
        operationId: 'pauseWebhookEndpoint',
        summary: 'Pause an endpoint',
        description:
          'Nothing is sent after this answer; what it is owed is kept as `suspended` until it is enabled. A paused endpoint stays as it is.',
        tags: ['webhooks'],
        params: EndpointParams,
        response: { 200: Resting.describe('The endpoint, paused.') },
      },
    },
    async (request, reply) => {
      const row = await pauseEndpoint(deps, keyOf(request.params))
      reply.header('etag', etagOf(row))
      return { endpoint: await shape(row) }
    },
  )

  app.post(
    `${path}/disable`,
    {
      compress: false,
      schema: {
        operationId: 'disableWebhookEndpoint',
        summary: 'Disable an endpoint',
        description:
          'As a pause, and told to the other endpoints of the dossier that want to know (`webhook_endpoint.disabled`). An endpoint is also disabled by itself: after five days without a success, at 410, or when its receiver asks for it.',
        tags: ['webhooks'],
        params: EndpointParams,
        body: NewDisable.optional(),
        response: { 200: Resting.describe('The endpoint, disabled.') },
      },
    },
    async (request, reply) => {
      const row = await disableEndpoint(deps, keyOf(request.params), request.body?.reason ?? null)
      reply.header('etag', etagOf(row))
      return { endpoint: await shape(row) }
    },
  )

  app.post(
    `${path}/enable`,
    {
      compress: false,
      schema: {
        operationId: 'enableWebhookEndpoint',
        summary: 'Enable an endpoint',
        description:
          'From paused or disabled it is active again, its back-off is forgotten, and what was suspended becomes due, oldest first. With `recoverSince` only what is of that position or moment and later, by a recovery that also brings what was exhausted and what it was never owed. An unverified endpoint must be tested first.',
        tags: ['webhooks'],
        params: EndpointParams,
        body: NewEnable.optional(),
        response: { 200: EnabledAnswer.describe('The endpoint, active.') },
      },
    },
    async (request, reply) => {
      const { endpoint, resumedCount, recoveryId, hasSuspended } = await enableEndpoint(
        deps,
        keyOf(request.params),
        request.body?.recoverSince,
      )
      reply.header('etag', etagOf(endpoint))
      return { endpoint: await shape(endpoint), resumedCount, recoveryId, suspended: hasSuspended }
    },
  )
}

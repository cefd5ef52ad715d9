/** What became of every message that an endpoint was owed: deliveries, attempts, statistics, and one of them again. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  findDelivery,
  listAttempts,
  listEndpointDeliveries,
  readHealth,
  readStats,
} from '../../db/endpoint-deliveries.ts'
import type { EndpointKey } from '../../db/webhook-endpoints.ts'
import { Refusal } from '../../events/errors.ts'
import { DeliveryId } from '../../events/ids.ts'
import { messageTypes } from '../../projections/notifications/notification.ts'
import { deliveryStates } from '../webhooks/delivery.ts'
import { getEndpoint } from '../webhooks/endpoint-look.ts'
import { replayDelivery } from '../webhooks/recovery.ts'
import { askAgain } from './conditional.ts'
import { pageEcho, pageQuery } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { integerText } from './parameters.ts'
import { AttemptShape, DeliveryShape, StatsShape, toAttempt, toDelivery } from './webhook-delivery-shape.ts'
import { EndpointParams, keyOf } from './webhook-endpoint-shape.ts'
import { closeKeyedPage, openKeyedPage } from './webhook-pages.ts'

const DeliveryParams = z.object({ ...EndpointParams.shape, delivery: DeliveryId })

const DeliveryList = z
  .object({ data: z.array(DeliveryShape).max(200), ...pageEcho })
  .meta({ id: 'WebhookDeliveryList' })
const DeliveryAnswer = z.object({ delivery: DeliveryShape }).meta({ id: 'WebhookDeliveryAnswer' })
const AttemptList = z
  .object({ data: z.array(AttemptShape).max(200), ...pageEcho })
  .meta({ id: 'WebhookAttemptList' })

export const webhookDeliveryRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps
  const path = '/v1/dossiers/:dossier/webhook-endpoints/:endpoint'

  app.get(
    `${path}/deliveries`,
    {
      schema: {
        operationId: 'listWebhookDeliveries',
        summary: 'List the deliveries of an endpoint',
        description:
          'In the order in which they became owed. A receiver that has 17 and 19 asks with `after=17` what became of 18. Times do not apply.',
        tags: ['webhooks'],
        params: EndpointParams,
        querystring: z.strictObject({
          state: z.enum(deliveryStates).optional(),
          eventType: z.enum(messageTypes).optional(),
          after: integerText({ min: 0, max: Number.MAX_SAFE_INTEGER })
            .default(0)
            .describe('Deliveries after this endpoint sequence.'),
          ...pageQuery,
        }),
        response: { 200: DeliveryList.describe('A page of deliveries.') },
      },
    },
    async (request, reply) => {
      const { state, eventType, after, limit } = request.query
      const key = keyOf(request.params)
      const page = openKeyedPage(request, ['number'])
      await getEndpoint(db, key)
      const rows = await listEndpointDeliveries(db, key, {
        after: page.after ? Number(page.after[0]) : after,
        limit: limit + 1,
        state,
        eventType,
      })
      const keyed = (row: (typeof rows)[number]) => [row.endpoint_sequence]
      const { shown, ...paging } = closeKeyedPage({ request, reply }, { rows, page, keyOf: keyed })
      reply.header('cache-control', askAgain)
      return { data: shown.map(toDelivery), ...paging }
    },
  )

  app.get(
    `${path}/deliveries/:delivery`,
    {
      schema: {
        operationId: 'getWebhookDelivery',
        summary: 'Read a delivery',
        description: 'Its state, and when it is tried next. Times do not apply.',
        tags: ['webhooks'],
        params: DeliveryParams,
        response: { 200: DeliveryAnswer.describe('The delivery as it is now.') },
      },
    },
    async (request, reply) => {
      const { delivery: deliveryId } = request.params
      const row = await findDeliveryOf(deps, keyOf(request.params), deliveryId)
      reply.header('cache-control', askAgain)
      return { delivery: toDelivery(row) }
    },
  )

  app.get(
    `${path}/deliveries/:delivery/attempts`,
    {
      schema: {
        operationId: 'listWebhookAttempts',
        summary: 'List the attempts of a delivery',
        description: 'Oldest first: when, where to, how long each step took, and what came back.',
        tags: ['webhooks'],
        params: DeliveryParams,
        querystring: z.strictObject(pageQuery),
        response: { 200: AttemptList.describe('A page of attempts.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      const { delivery: deliveryId } = request.params
      const page = openKeyedPage(request, ['number', 'text'])
      await findDeliveryOf(deps, key, deliveryId)
      const [number, attemptId] = page.after ?? []
      const rows = await listAttempts(db, key, {
        deliveryId,
        after: page.after && { number: Number(number), attempt_id: String(attemptId) },
        limit: page.limit + 1,
      })
      const keyed = (row: (typeof rows)[number]) => [row.number, row.attempt_id]
      const { shown, ...paging } = closeKeyedPage({ request, reply }, { rows, page, keyOf: keyed })
      reply.header('cache-control', 'no-store')
      return { data: shown.map(toAttempt), ...paging }
    },
  )

  app.post(
    `${path}/deliveries/:delivery/replay`,
    {
      schema: {
        operationId: 'replayWebhookDelivery',
        summary: 'Send a message again',
        description:
          'The same bytes under the same `webhook-id` and endpoint sequence, with a new timestamp and signature, whatever became of it: also what was delivered. The slot that it had is canceled, and the schedule begins anew. 409 while it is in flight, or while the endpoint is not active.',
        tags: ['webhooks'],
        params: DeliveryParams,
        response: { 200: DeliveryAnswer.describe('The delivery, due again.') },
      },
    },
    async (request) => {
      const row = await replayDelivery(deps, keyOf(request.params), request.params.delivery)
      return { delivery: toDelivery(row) }
    },
  )

  app.get(
    `${path}/stats`,
    {
      schema: {
        operationId: 'getWebhookStats',
        summary: 'Read the statistics of an endpoint',
        description:
          'Deliveries by state, attempts of the last day by class, how long they took, what waits longest, and whether it backs off.',
        tags: ['webhooks'],
        params: EndpointParams,
        response: { 200: StatsShape.describe('How the endpoint fares.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      await getEndpoint(db, key)
      const [stats, health] = await Promise.all([readStats(db, key, deliveryStates), readHealth(db, key)])
      const { counts, classes, attemptCount, p50Ms, p99Ms, oldestPendingAt, oldestPendingSequence } = stats
      reply.header('cache-control', askAgain)
      const successRate = attemptCount === 0 ? null : (classes.delivered ?? 0) / attemptCount
      return {
        deliveries: counts,
        attempts: { count: attemptCount, successRate, classes, p50Ms, p99Ms },
        oldestPending:
          oldestPendingAt === null || oldestPendingSequence === null
            ? null
            : { endpointSequence: oldestPendingSequence, createdAt: oldestPendingAt },
        backOff: {
          consecutiveFailures: health?.consecutive_failures ?? 0,
          firstFailedAt: health?.first_failed_at ?? null,
          lastSucceededAt: health?.last_succeeded_at ?? null,
          probeAt: health?.probe_at ?? null,
          throttledUntil: health?.throttled_until ?? null,
        },
      }
    },
  )
}

/** Of this endpoint alone: another one's, or another dossier's, is not there. */
async function findDeliveryOf({ db }: Dependencies, key: EndpointKey, deliveryId: string) {
  // A deleted endpoint takes its deliveries out of sight with it.
  await getEndpoint(db, key)
  const row = await findDelivery(db, key, deliveryId)
  if (row) return row
  throw new Refusal('not_found', `The endpoint has no delivery ${deliveryId}.`)
}

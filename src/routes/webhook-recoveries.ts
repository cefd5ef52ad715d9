/** Recoveries: a range of the log delivered again, or for the first time, as a job that can be read and canceled. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { cancelRecovery, findRecovery, listRecoveries, type RecoveryRow } from '../../db/recoveries.ts'
import type { EndpointKey } from '../../db/webhook-endpoints.ts'
import { Refusal } from '../../events/errors.ts'
import { RecoveryId } from '../../events/ids.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import { filterEntriesMax } from '../webhooks/endpoint-filter.ts'
import { getEndpoint } from '../webhooks/endpoint-look.ts'
import { requestRecovery } from '../webhooks/recovery.ts'
import { recoverableStates } from '../webhooks/transitions.ts'
import { askAgain } from './conditional.ts'
import { pageEcho, pageQuery } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { MadeId } from './shapes.ts'
import { EndpointParams, keyOf } from './webhook-endpoint-shape.ts'
import { Since } from './webhook-moments.ts'
import { closeKeyedPage, openKeyedPage } from './webhook-pages.ts'

const RecoveryParams = z.object({ ...EndpointParams.shape, recovery: RecoveryId })

const NewRecovery = z
  .strictObject({
    since: Since.describe('From this position or moment on, itself included; at most 30 days ago.'),
    until: Since.optional().describe('Up to this one, itself included. Left out: all that was derived.'),
    states: z
      .array(z.enum(recoverableStates))
      .max(recoverableStates.length)
      .optional()
      .describe(
        'Which deliveries of the range to send again, beside messages that it was never owed. Default: `exhausted` and `suspended`.',
      ),
    eventTypes: z
      .array(z.string().max(300))
      .optional()
      .describe('Only these types, written as in filters.')
      .meta({ maxItems: filterEntriesMax }),
  })
  .meta({ id: 'NewWebhookRecovery' })

const count = z.int().min(0)
const RecoveryShape = z
  .object({
    recoveryId: MadeId,
    state: z.enum(['running', 'done', 'canceled']),
    sincePosition: Position.describe('The first position, itself included.'),
    untilPosition: Position.describe('The last position, itself included.'),
    position: Position.describe('The last position that was looked at.'),
    states: z.array(z.enum(recoverableStates)).max(recoverableStates.length),
    eventTypes: z.array(z.string().max(300)).max(filterEntriesMax),
    createdCount: count.describe('Messages that it was never owed, and is now.'),
    replayedCount: count.describe('Deliveries that were made due again.'),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'WebhookRecovery' })

const RecoveryList = z
  .object({ data: z.array(RecoveryShape).max(200), ...pageEcho })
  .meta({ id: 'WebhookRecoveryList' })

const toRecovery = (row: RecoveryRow): z.input<typeof RecoveryShape> =>
  RecoveryShape.parse({
    recoveryId: row.recovery_id,
    state: row.state,
    sincePosition: row.since_position,
    untilPosition: row.until_position,
    position: row.position,
    states: row.states,
    eventTypes: row.event_types,
    createdCount: row.created_count,
    replayedCount: row.replayed_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  })

export const webhookRecoveryRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps
  const path = '/v1/dossiers/:dossier/webhook-endpoints/:endpoint'

  app.post(
    `${path}/recovery`,
    {
      schema: {
        operationId: 'recoverWebhookEndpoint',
        summary: 'Recover a range',
        description:
          "Messages of the range that fit the endpoint's filter and were never owed to it become owed, and deliveries in `states` are due again: oldest first, at the endpoint's own rate. Two recoveries of one range make one set of deliveries. The endpoint must be active.",
        tags: ['webhooks'],
        params: EndpointParams,
        body: NewRecovery,
        response: { 202: RecoveryShape.describe('The recovery, which goes on behind this answer.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      const { since, until, states = ['exhausted', 'suspended'], eventTypes = [] } = request.body
      const row = await requestRecovery(deps, key, {
        since,
        until,
        states: [...new Set(states)],
        eventTypes: [...new Set(eventTypes)],
        uniqueId: deps.clock.uniqueId(),
      })
      const { dossierId, endpointId } = key
      const location = `/v1/dossiers/${dossierId}/webhook-endpoints/${endpointId}/recoveries/${row.recovery_id}`
      reply.code(202).header('location', location)
      return toRecovery(row)
    },
  )

  app.get(
    `${path}/recoveries`,
    {
      schema: {
        operationId: 'listWebhookRecoveries',
        summary: 'List the recoveries of an endpoint',
        description: 'Newest first. Times do not apply.',
        tags: ['webhooks'],
        params: EndpointParams,
        querystring: z.strictObject(pageQuery),
        response: { 200: RecoveryList.describe('A page of recoveries.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      const page = openKeyedPage(request, ['text', 'text'])
      await getEndpoint(db, key)
      const [createdAt, recoveryId] = page.after ?? []
      const rows = await listRecoveries(db, key, {
        before: page.after && { created_at: page.instant(createdAt), recovery_id: String(recoveryId) },
        limit: page.limit + 1,
      })
      const keyed = (row: RecoveryRow) => [row.created_at, row.recovery_id]
      const { shown, ...paging } = closeKeyedPage({ request, reply }, { rows, page, keyOf: keyed })
      reply.header('cache-control', askAgain)
      return { data: shown.map(toRecovery), ...paging }
    },
  )

  app.get(
    `${path}/recoveries/:recovery`,
    {
      schema: {
        operationId: 'getWebhookRecovery',
        summary: 'Read a recovery',
        description: 'How far it has come, and how many deliveries it made due. Times do not apply.',
        tags: ['webhooks'],
        params: RecoveryParams,
        response: { 200: RecoveryShape.describe('The recovery as it is now.') },
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      const row = await findRecovery(db, key, request.params.recovery)
      if (!row) throw noSuchRecovery(key, request.params.recovery)
      reply.header('cache-control', askAgain)
      return toRecovery(row)
    },
  )

  app.post(
    `${path}/recoveries/:recovery/cancellation`,
    {
      schema: {
        operationId: 'cancelWebhookRecovery',
        summary: 'Cancel a recovery',
        description: 'It goes no further; what it has made due is sent. One that is canceled stays as it is.',
        tags: ['webhooks'],
        params: RecoveryParams,
        response: { 200: RecoveryShape.describe('The recovery, canceled.') },
      },
    },
    async (request) => {
      const key = keyOf(request.params)
      const { recovery: recoveryId } = request.params
      const canceled = await cancelRecovery(db, key, recoveryId)
      if (canceled) return toRecovery(canceled)
      const row = await findRecovery(db, key, recoveryId)
      if (!row) throw noSuchRecovery(key, recoveryId)
      if (row.state === 'done') throw new Refusal('wrong_state', 'The recovery is done already.')
      return toRecovery(row)
    },
  )
}

const noSuchRecovery = ({ endpointId }: EndpointKey, recoveryId: string): Refusal =>
  new Refusal('not_found', `The endpoint ${endpointId} has no recovery ${recoveryId}.`)

/** GET /v1/event-types: what an endpoint can be told, each type with its schema and an example. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { messageTypes } from '../../projections/notifications/notification.ts'
import { messageExamples, messageSchemas } from '../../projections/notifications/payloads.ts'

const EventType = z
  .object({
    name: z.enum(messageTypes),
    status: z.enum(['current', 'deprecated']).describe('A deprecated type is sent until it is removed.'),
    description: z.string().max(2_000),
    schema: z
      .record(z.string().max(100), z.unknown())
      .describe('JSON Schema (2020-12) of the whole message. Messages may gain properties.'),
    example: z.record(z.string().max(100), z.unknown()).describe('A message of this type.'),
  })
  .meta({ id: 'WebhookEventType' })

const EventTypeList = z
  .object({ data: z.array(EventType).max(messageTypes.length) })
  .meta({ id: 'WebhookEventTypeList' })

export const eventTypeRoutes: FastifyPluginAsyncZod = async (app) => {
  const data = messageTypes.map((name) => ({
    name,
    status: 'current' as const,
    description: messageSchemas[name].meta()?.description ?? '',
    // Once, and as plain JSON: a schema in zod's own form has more than JSON can say.
    schema: fieldsOf(z.toJSONSchema(messageSchemas[name], { io: 'input' })),
    example: fieldsOf(messageExamples[name]),
  }))
  app.get(
    '/v1/event-types',
    {
      schema: {
        operationId: 'listEventTypes',
        summary: 'List the types of messages',
        description:
          'Every type that `eventTypes` of an endpoint may name, all on one page, with its schema and an example. The same schemas stand under `webhooks` in the document.',
        tags: ['webhooks'],
        response: { 200: EventTypeList.describe('All types.') },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=3600')
      return { data }
    },
  )
}

const fieldsOf = (value: object): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(value)))

/** The `webhooks` section of the OpenAPI document: one entry for each type of message, with its schema and an example. */
import { z } from 'zod'
import { messageTypes } from '../projections/notifications/notification.ts'
import { messageExamples, messageSchemas } from '../projections/notifications/payloads.ts'

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Every schema of a message and of its parts, by name, referring to one another. */
export function webhookSchemas(): Record<string, object> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  })
  const wanted = new Map<string, object>()
  const take = (name: string): void => {
    const schema = schemas[name]
    if (schema === undefined || wanted.has(name)) return
    const { $schema: _dialect, $id: _id, id: _name, ...rest } = schema
    wanted.set(name, rest)
    for (const [, inner = ''] of JSON.stringify(rest).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      take(inner)
  }
  for (const type of messageTypes) take(nameOf(type))
  return Object.fromEntries(wanted)
}

function nameOf(type: (typeof messageTypes)[number]): string {
  const id = messageSchemas[type].meta()?.id
  if (id === undefined) throw new Error(`the schema of ${type} has no name`)
  return id
}

const text = (name: string, description: string, maxLength: number) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string', maxLength },
})
const number = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
})

/** Of every request; the endpoint's static headers come beside them. */
const parameters = [
  text('webhook-id', '`id` of the message, the same on every attempt and replay. Signed.', 30),
  text('webhook-timestamp', 'Whole Unix seconds of this attempt. Signed.', 20),
  text('webhook-signature', '`v1,…` and `v1a,…`, separated by blanks, newest secret first.', 1_000),
  number('stancelog-attempt', 'The number of this attempt, from 1.'),
  {
    ...number(
      'stancelog-endpoint-sequence',
      'Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies.',
    ),
    required: false,
  },
]

export const webhookEntries = (): Record<string, object> =>
  Object.fromEntries(
    messageTypes.map((type) => [
      type,
      {
        post: {
          operationId: operationOf(type),
          summary: `Message ${type}`,
          description: messageSchemas[type].meta()?.description ?? '',
          tags: ['webhooks'],
          security: [],
          parameters,
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: reference(nameOf(type)), example: messageExamples[type] },
            },
          },
          responses: {
            '2XX': { description: 'It was taken. The body is not read.' },
            '4XX': { description: 'It was not taken, and is sent again; 410 disables the endpoint.' },
            '5XX': { description: 'It was not taken, and is sent again.' },
          },
        },
      },
    ]),
  )

/** `onStanceChanged`. */
const operationOf = (type: string): string =>
  `on${type
    .split(/[._]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}`

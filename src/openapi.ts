/** The OpenAPI document, built from the routes and then made tidy: one name per schema, and nothing twice. */
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { webhookEntries, webhookSchemas } from './webhook-document.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const examples = asObject(parseFile('../openapi/examples.json'))

/** What `@fastify/swagger` is registered with. */
export const documentOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Stancelog',
      version: String(asObject(manifest as Json).version),
      description:
        'Who held what, when, and who said so. News articles go in; the stance of every party at any date comes out, with the exact words as evidence. Every read takes `validAt`, the date asked about, and `knownAt`, what was known by then.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This service.' }],
    // Keys come with a later version; until then only loopback is served.
    security: [],
    tags: [
      { name: 'dossiers', description: 'Subjects that are followed: each has its codebook and its log.' },
      { name: 'codebook', description: 'Parties, agents with dated mandates, and propositions.' },
      { name: 'articles', description: 'Published texts, as received.' },
      { name: 'claims', description: 'What was said, by whom, for whom, and on which words that rests.' },
      {
        name: 'stances',
        description: 'What a party holds on a proposition at a date, as known at a moment.',
      },
      { name: 'contradictions', description: 'Recorded relations between two acts.' },
      { name: 'events', description: 'The log: everything that happened, in order and without gaps.' },
      { name: 'webhooks', description: 'Endpoints that are told of every change they asked for.' },
      { name: 'service', description: 'For whoever runs it.' },
    ],
  },
  transform: jsonSchemaTransform,
  transformObject: (input) => {
    const document = jsonSchemaTransformObject(input)
    // Both are plain JSON; the types of the library say more than this work needs.
    return tidy(document as unknown as JsonObject) as unknown as ReturnType<typeof jsonSchemaTransformObject>
  },
}

function tidy(document: JsonObject): JsonObject {
  const mapped = openAnswers(asObject(mapSchemas(withWebhooks(document))))
  const pruned = pruneComponents(mapped)
  const renamed = pruneComponents(nameOnce(pruned))
  return withOperations(renamed)
}

/** The messages that endpoints are sent, beside the routes: receivers get their types from the same document. */
const withWebhooks = (document: JsonObject): JsonObject => ({
  ...withSchemas(document, { ...schemasOf(document), ...asObject(plain(webhookSchemas())) }),
  webhooks: plain(webhookEntries()),
})

const plain = (value: object): Json => JSON.parse(JSON.stringify(value))

/** Patterns that a format says in one word, as the schemas of `events/vocabulary.ts` write them. */
const formats: Readonly<Record<string, string>> = {
  '^[1-9]\\d{3}-\\d\\d-\\d\\d$': 'date',
  '^[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$': 'date-time',
}

/** Keywords that say the same twice, or say how a value travels instead of what it is. */
function mapSchemas(value: Json): Json {
  if (Array.isArray(value)) return value.map(mapSchemas)
  if (value === null || typeof value !== 'object') return value
  const mapped = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapSchemas(inner)]))
  if (Array.isArray(mapped.anyOf)) mapped.anyOf = mapped.anyOf.flatMap(alternativesOf)
  const { pattern, ...rest } = mapped
  if (typeof pattern !== 'string') return mapped
  const format = formats[pattern]
  if (format !== undefined) return { ...rest, format }
  return rest.type === 'integer' || rest.format === 'date-time' || rest.format === 'uri' ? rest : mapped
}

/** A union inside a union is one union. */
function alternativesOf(schema: Json): Json[] {
  const { anyOf, ...rest } = asObject(schema)
  return Array.isArray(anyOf) && Object.keys(rest).length === 0 ? anyOf : [schema]
}

/** Answers may gain properties within one version of the API, so nobody may be told that they will not. */
function openAnswers(document: JsonObject): JsonObject {
  const schemas = Object.entries(schemasOf(document)).map(([name, schema]) => [
    name,
    name.endsWith('Input') ? schema : withoutClosing(schema),
  ])
  return withSchemas(document, Object.fromEntries(schemas))
}

function withoutClosing(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutClosing)
  if (value === null || typeof value !== 'object') return value
  const { additionalProperties, ...rest } = value
  const open = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withoutClosing(inner)]))
  if (additionalProperties === undefined || additionalProperties === false) return open
  return { ...open, additionalProperties: withoutClosing(additionalProperties) }
}

/** A request's schema is called `XInput` by the library; where there is no other `X`, or an equal one, it is `X`. */
function nameOnce(document: JsonObject): JsonObject {
  const schemas = schemasOf(document)
  const names = new Map<string, string>()
  for (const [name, schema] of Object.entries(schemas)) {
    const base = name.replace(/Input$/, '')
    if (base === name) continue
    const twin = schemas[base]
    if (
      twin === undefined ||
      isDeepStrictEqual(
        renameIn(schema, (each) => each.replace(/Input$/, '')),
        twin,
      )
    ) {
      names.set(name, base)
    }
  }
  const renamed = asObject(renameIn(document, (name) => names.get(name) ?? name))
  const kept = Object.entries(schemasOf(renamed)).map(([name, schema]) => [names.get(name) ?? name, schema])
  return withSchemas(renamed, Object.fromEntries(kept))
}

const reference = '#/components/schemas/'

function renameIn(value: Json, rename: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((inner) => renameIn(inner, rename))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' && inner.startsWith(reference)
        ? reference + rename(inner.slice(reference.length))
        : renameIn(inner, rename),
    ]),
  )
}

/** Drops what nothing refers to, again and again: what is dropped may have been the last to refer to something. */
function pruneComponents(document: JsonObject): JsonObject {
  const schemas = schemasOf(document)
  const used = new Set<string>()
  const collect = (value: Json): void => {
    renameIn(value, (name) => {
      if (!used.has(name)) {
        used.add(name)
        collect(schemas[name] ?? null)
      }
      return name
    })
  }
  collect(withSchemas(document, {}))
  return withSchemas(
    document,
    Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => used.has(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  )
}

/** Bodies that no schema of a route says, an example for every operation, and codes as HTTP writes them. */
function withOperations(document: JsonObject): JsonObject {
  const paths = Object.entries(asObject(document.paths ?? {})).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(asObject(item)).map(([method, operation]) => [
        method,
        finishOperation(asObject(operation)),
      ]),
    ),
  ])
  return { ...document, paths: Object.fromEntries(paths) }
}

function finishOperation(operation: JsonObject): JsonObject {
  const id = String(operation.operationId)
  const responses = Object.entries(asObject(operation.responses ?? {})).map(([code, response]) => {
    const { description, content, ...rest } = asObject(response)
    const example = examples[`${id} ${code}`]
    const [type = 'application/json'] = Object.keys(asObject(content ?? {}))
    const media = asObject(asObject(content ?? {})[type] ?? {})
    const schema = asObject(media.schema ?? {})
    // The library writes "Default Response" and leaves the description inside the schema.
    const said = typeof schema.description === 'string' ? schema.description : description
    const finished =
      content === undefined || example === undefined
        ? content
        : { ...asObject(content), [type]: { ...media, example } }
    return [
      code.replace('xx', 'XX'),
      { ...rest, description: said ?? '', ...(finished !== undefined && { content: finished }) },
    ]
  })
  const requestBody = id === 'publishCodebook' ? codebookBody : operation.requestBody
  const parameters = [
    ...(Array.isArray(operation.parameters) ? operation.parameters : []),
    ...(headersOf[id] ?? []),
  ]
  return {
    ...operation,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody !== undefined && { requestBody: withRequestExample(asObject(requestBody), id) }),
    responses: Object.fromEntries(responses),
  }
}

const header = (name: string, description: string, { required = false } = {}): JsonObject => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', maxLength: 255 },
})

/** Headers that routes read themselves: they are rules of HTTP and not parts of a schema. */
const idempotencyKey = header(
  'Idempotency-Key',
  '1 to 255 printable ASCII characters; the same request again gets its first answer.',
)
const endpointTag = header('If-Match', 'The ETag of the endpoint, as GET gives it: `"v7"`.', {
  required: true,
})
const seenTag = header('If-Match', 'The ETag of what is decided upon, as GET gives it: `"p412"`.', {
  required: true,
})
const headersOf: Readonly<Record<string, readonly JsonObject[]>> = {
  streamEvents: [
    header('Last-Event-ID', 'The last id that was read: what comes after it is told. Wins over `after`.'),
  ],
  createDossier: [idempotencyKey],
  createWebhookEndpoint: [idempotencyKey],
  changeWebhookEndpoint: [endpointTag],
  deleteWebhookEndpoint: [endpointTag],
  registerArticle: [idempotencyKey],
  reviewClaim: [seenTag, idempotencyKey],
  retractClaim: [seenTag, idempotencyKey],
  dismissContradiction: [seenTag, idempotencyKey],
  reinstateContradiction: [seenTag, idempotencyKey],
  publishCodebook: [
    header('If-Match', 'The version that was seen, in quotation marks; needed unless If-None-Match is sent.'),
    header('If-None-Match', '`*` publishes the first codebook and refuses to replace one.'),
  ],
}

const codebookSchema = {
  type: 'object',
  description: 'The whole codebook; docs say what it holds.',
  additionalProperties: true,
}
const codebookBody: JsonObject = {
  required: true,
  content: { 'application/yaml': { schema: codebookSchema }, 'application/json': { schema: codebookSchema } },
}

function withRequestExample(body: JsonObject, id: string): JsonObject {
  const example = examples[`${id} request`]
  if (example === undefined) return body
  const content = Object.entries(asObject(body.content ?? {})).map(([type, media]) => [
    type,
    { ...asObject(media), example },
  ])
  return { ...body, content: Object.fromEntries(content) }
}

const schemasOf = (document: JsonObject): JsonObject =>
  asObject(asObject(document.components ?? {}).schemas ?? {})

const withSchemas = (document: JsonObject, schemas: JsonObject): JsonObject => ({
  ...document,
  components: { ...asObject(document.components ?? {}), schemas },
})

function asObject(value: Json): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error('an object is needed')
  return value
}

function parseFile(path: string): Json {
  try {
    return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
  } catch {
    return {}
  }
}

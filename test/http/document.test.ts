/** The document says what the service does: current, complete, named once, and every example in it is true. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import t from 'tap'
import { z } from 'zod'
import { createClient } from '../../openapi/client.ts'
import { clientOf } from '../../openapi/client-text.ts'
import { currentDocument } from '../../openapi/document.ts'
import { messageTypes } from '../../projections/notifications/notification.ts'
import { problemKinds } from '../../src/problem.ts'
import { get, openApp } from '../support/app.ts'

type Schema = Readonly<Record<string, unknown>>
type Media = Readonly<{ schema: Schema; example?: unknown }>
type Operation = Readonly<{
  operationId: string
  summary?: string
  description?: string
  tags?: readonly string[]
  parameters?: readonly Readonly<{ name: string; in: string; schema: Schema; description?: string }>[]
  requestBody?: Readonly<{ content: Readonly<Record<string, Media>> }>
  responses: Readonly<
    Record<string, Readonly<{ description: string; content?: Readonly<Record<string, Media>> }>>
  >
}>
type Document = Readonly<{
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  webhooks: Readonly<Record<string, Readonly<{ post: Operation }>>>
  components: Readonly<{ schemas: Readonly<Record<string, Schema>> }>
  tags: readonly Readonly<{ name: string }>[]
}>

/** As much of the schema of a problem as is looked at here. */
const ProblemSchema = z.object({ properties: z.object({ code: z.object({ enum: z.array(z.string()) }) }) })

const text = readFileSync('openapi/openapi.json', 'utf8')
const document: Document = JSON.parse(text)
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)

t.test('the committed document and client are those of the routes', async (t) => {
  const current = await currentDocument()
  t.equal(text === current, true, 'openapi.json is current; `npm run openapi` writes it')
  const client = readFileSync('openapi/client.ts', 'utf8')
  t.equal(client === (await clientOf(current)), true, 'client.ts is current; `npm run openapi` writes it')
})

t.test('every operation says what it does, and how it fails', async (t) => {
  const ids = operations.map(({ operation }) => operation.operationId)
  t.equal(new Set(ids).size, ids.length, 'no operation shares its id')
  const tags = new Set(document.tags.map(({ name }) => name))
  for (const { path, method, operation } of operations) {
    const { operationId, summary, description, responses, parameters = [] } = operation
    const name = `${method} ${path}`
    t.match(operationId, /^[a-z][A-Za-z]+$/, name)
    t.ok(summary && description && description.length > 20, `${name} has a summary and a description`)
    t.ok(operation.tags?.length === 1 && tags.has(operation.tags[0] ?? ''), `${name} has one tag`)
    for (const code of ['4XX', '5XX']) {
      t.ok(responses[code]?.content?.['application/problem+json'], `${name} answers problems with ${code}`)
    }
    for (const parameter of parameters) {
      if (parameter.in === 'query') t.match(parameter.name, /^[a-z][A-Za-z]*$/, `${name} ${parameter.name}`)
    }
    for (const [code, { description: said, content }] of Object.entries(responses)) {
      t.notMatch(said, /Default Response|^$/, `${name} ${code} is described`)
      if (/^2/.test(code))
        t.ok(Object.values(content ?? {})[0]?.example !== undefined, `${name} ${code} has an example`)
    }
    const isTimed =
      /\/(stances|claims|contradictions|parties|propositions|agents)/.test(path) ||
      /\/articles(\/\{|$)/.test(path)
    const names = parameters.map((parameter) => parameter.name)
    // A difference has two moments, `from` and `to`, in place of one.
    if (path.endsWith('/diff')) {
      t.ok(
        ['validAt', 'from', 'to'].every((each) => names.includes(each)),
        `${name} takes three times`,
      )
    } else if (method === 'get' && isTimed && !path.endsWith('/events')) {
      t.ok(names.includes('validAt') && names.includes('knownAt'), `${name} takes both times`)
    }
  }
})

t.test('no schema stands twice or for nothing, and answers may grow', async (t) => {
  const names = Object.keys(document.components.schemas)
  for (const name of names) {
    t.notMatch(name, /Input$/, name)
    t.ok(text.includes(`"#/components/schemas/${name}"`), `${name} is used`)
  }
  t.equal(
    document.components.schemas.NewArticle?.additionalProperties,
    false,
    'requests refuse what is unknown',
  )
  t.equal(document.components.schemas.Stance?.additionalProperties, undefined, 'answers may gain properties')
  const codes = ProblemSchema.parse(document.components.schemas.Problem).properties.code.enum
  t.same([...codes].sort(), Object.keys(problemKinds).sort(), 'every code is documented, and no other')
})

t.test('every example fits its schema', async (t) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'document')
  const check = (schema: Schema, example: unknown, name: string) => {
    const inside = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'))
    const validate = ajv.compile(inside)
    t.ok(validate(example), `${name} ${ajv.errorsText(validate.errors)}`)
  }
  for (const { operation } of operations) {
    const { operationId, requestBody, responses } = operation
    for (const [type, { schema, example }] of Object.entries(requestBody?.content ?? {})) {
      t.ok(example !== undefined, `${operationId} has an example of ${type}`)
      check(schema, example, `${operationId} ${type}`)
    }
    for (const [code, { content }] of Object.entries(responses)) {
      const media = content?.['application/json']
      if (media?.example !== undefined) check(media.schema, media.example, `${operationId} ${code}`)
    }
  }
  t.same(Object.keys(document.webhooks), [...messageTypes], 'every type of message is there')
  for (const [type, { post }] of Object.entries(document.webhooks)) {
    const media = post.requestBody?.content['application/json']
    t.equal(z.object({ type: z.string() }).parse(media?.example).type, type)
    check(media?.schema ?? { not: {} }, media?.example, `message ${type}`)
    const names = post.parameters?.map(({ name }) => name)
    t.ok(names?.includes('webhook-id') && names.includes('stancelog-endpoint-sequence'), type)
  }
  const { app } = await openApp(t)
  const problem = await get(app, '/v1/dossiers?nothing=1')
  check({ $ref: '#/components/schemas/Problem' }, problem.json(), 'a real problem')
})

t.test('the service explains itself', async (t) => {
  const { app } = await openApp(t)
  t.same((await get(app, '/openapi.json')).json(), document)
  const docs = await get(app, '/docs/', { accept: 'text/html' })
  t.equal(docs.statusCode, 200)
  t.match(docs.headers['content-type'], /^text\/html/)
  t.notMatch(
    docs.headers['content-security-policy'],
    /unsafe-eval|https?:|validator/,
    'nothing is loaded from elsewhere',
  )
  t.match((await get(app, '/')).json(), { docs: '/docs' })
})

t.test('the client is typed by the document', async (t) => {
  const { app } = await openApp(t)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  const client = createClient(`http://127.0.0.1:${port}`)
  const created = await client.POST('/v1/dossiers', { body: { id: 'typed' } })
  t.equal(created.data?.id, 'typed')
  const refused = await client.GET('/v1/dossiers/{dossier}/stances/{party}/{proposition}', {
    params: {
      path: { dossier: 'typed', party: 'north', proposition: 'truce' },
      query: { validAt: '2025-03-12' },
    },
  })
  t.equal(refused.response.status, 422)
  t.equal(refused.error?.code, 'unknown_party')
  // A type error here is a failure of this test: `status` is a closed list.
  const status:
    | 'settled'
    | 'conditional'
    | 'contested'
    | 'expired'
    | 'reported_only'
    | 'unknown'
    | undefined = refused.data?.status
  t.equal(status, undefined)
})

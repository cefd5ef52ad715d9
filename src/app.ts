/** Builds the HTTP app from its dependencies; never listens. */
import { createHash } from 'node:crypto'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from './config.ts'
import { documentOptions } from './openapi.ts'
import { bodyTooLarge, Problem, remedyOf } from './problem.ts'
import { articleLifeRoutes } from './routes/article-life.ts'
import { articleRoutes } from './routes/articles.ts'
import { checkCharset } from './routes/charset.ts'
import { claimCodingRoutes } from './routes/claim-coding.ts'
import { claimDecisionRoutes } from './routes/claim-decisions.ts'
import { claimRoutes } from './routes/claims.ts'
import { codebookRoutes } from './routes/codebook.ts'
import { codebookPartRoutes } from './routes/codebook-parts.ts'
import { contradictionDecisionRoutes } from './routes/contradiction-decisions.ts'
import { contradictionRoutes } from './routes/contradictions.ts'
import type { Dependencies } from './routes/dependencies.ts'
import { addDocs } from './routes/docs.ts'
import { dossierRoutes } from './routes/dossiers.ts'
import { entityRoutes } from './routes/entities.ts'
import { eventStreamRoutes, type StreamLimits } from './routes/event-stream.ts'
import { eventTypeRoutes } from './routes/event-types.ts'
import { eventRoutes } from './routes/events.ts'
import { addGuards, parseQuery } from './routes/guards.ts'
import { healthRoutes } from './routes/health.ts'
import { parseJsonBody } from './routes/json-body.ts'
import {
  answerClientError,
  ProblemDocument,
  problemType,
  rawResponse,
  sendProblem,
} from './routes/problem-document.ts'
import { problemRoutes } from './routes/problems.ts'
import { stanceDiffRoutes } from './routes/stance-diff.ts'
import { stanceEvidenceRoutes } from './routes/stance-evidence.ts'
import { stanceRoutes } from './routes/stances.ts'
import { addTornReads, tornOr } from './routes/torn-reads.ts'
import { serializerCompiler, validatorCompiler } from './routes/validation.ts'
import { webhookActionRoutes } from './routes/webhook-actions.ts'
import { webhookDeliveryRoutes } from './routes/webhook-deliveries.ts'
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts'
import { webhookRecoveryRoutes } from './routes/webhook-recoveries.ts'
import { webhookSecretRoutes } from './routes/webhook-secrets.ts'
import { accessWithoutKeys } from './webhooks/access.ts'

/** Bodies of ordinary requests; articles and codebooks say their own limits. */
export const jsonBytesMax = 262_144
const headerBytesMax = 16_384
const parameterLengthMax = 200

export type AppDependencies = Omit<Dependencies, 'projectionTimeoutMs' | 'webhooks'> &
  Readonly<{
    config: Pick<Config, 'auth' | 'headersTimeoutMs' | 'requestTimeoutMs'>
    logger?: FastifyBaseLogger
    /** Compare every answer with its schema: for tests and development, at half of the throughput. */
    checkAnswers?: boolean
    projectionTimeoutMs?: number
    /** Of server-sent events; for tests, which cannot wait as long. */
    streamLimits?: Partial<StreamLimits>
    /** Left out where nobody makes endpoints. */
    webhooks?: Dependencies['webhooks']
    /** False while the start is not over; requests are answered, but nobody should be sent here yet. */
    isReady?: () => boolean
  }>

export type App = FastifyInstance

/** The app, ready for `inject` and `listen` after `ready()`. `close` ends it; the pool stays the caller's. */
export async function buildApp(dependencies: AppDependencies): Promise<App> {
  const { config, clock, checkAnswers = false, isReady = () => true } = dependencies
  const deps: Dependencies = {
    projectionTimeoutMs: 5_000,
    ...dependencies,
    webhooks: dependencies.webhooks ?? accessWithoutKeys(),
  }
  const app = createServer(dependencies)
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler(checkAnswers))
  app.setErrorHandler(async (error, request, reply) =>
    sendProblem(await tornOr(deps, request, error), request, reply),
  )
  app.decorateRequest('bodyHash', '')
  addTornReads(app, deps)
  app.decorateRequest('originalQuery', function (this: FastifyRequest) {
    return parseQuery(this.raw.url?.split('?').slice(1).join('?') ?? '')
  })
  addBodyParsers(app)
  addDefaults(app)
  addObservers(app, deps)
  addMethodAnswers(app)
  app.server.on('connect', (_request, socket) => {
    const problem = new Problem('method_not_allowed', 'There is no CONNECT here.')
    socket.end(rawResponse(problem, clock.uniqueId(), ['allow: GET, HEAD']))
  })

  await app.register(helmet, {
    // Nothing that is answered here is a page; /docs brings its own rules.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Whoever puts TLS in front decides on this; on loopback it would only lock people out.
    strictTransportSecurity: false,
  })
  addGuards(app, { hosts: config.auth === 'off' ? 'loopback' : 'any' })
  // Requests are never unpacked, so only answers are compressed.
  await app.register(compress, { encodings: ['gzip'], globalDecompression: false })
  // The packing hook is added route by route, so this one comes behind it the same way.
  app.addHook('onRoute', (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), labelAnswer]
  })
  await app.register(swagger, documentOptions)
  await addDocs(app)

  const stopping = () => isStopping
  await app.register(healthRoutes, { ...deps, isStopping: stopping, isReady })
  await app.register(problemRoutes)
  await app.register(dossierRoutes, deps)
  await app.register(codebookRoutes, deps)
  await app.register(articleRoutes, deps)
  await app.register(articleLifeRoutes, deps)
  await app.register(claimRoutes, deps)
  await app.register(claimCodingRoutes, deps)
  await app.register(claimDecisionRoutes, deps)
  await app.register(codebookPartRoutes, deps)
  await app.register(entityRoutes, deps)
  await app.register(stanceRoutes, deps)
  await app.register(stanceEvidenceRoutes, deps)
  await app.register(stanceDiffRoutes, deps)
  await app.register(contradictionRoutes, deps)
  await app.register(contradictionDecisionRoutes, deps)
  await app.register(webhookEndpointRoutes, deps)
  await app.register(webhookActionRoutes, deps)
  await app.register(webhookSecretRoutes, deps)
  await app.register(webhookDeliveryRoutes, deps)
  await app.register(webhookRecoveryRoutes, deps)
  await app.register(eventTypeRoutes)
  await app.register(eventRoutes, { ...deps, isStopping: stopping })
  await app.register(eventStreamRoutes, { ...deps, streamLimits: dependencies.streamLimits })
  return app
}

async function labelAnswer(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const etag = reply.getHeader('etag')
  // The strong tag belongs to the bytes that were not packed.
  if (reply.hasHeader('content-encoding') && typeof etag === 'string' && !etag.startsWith('W/')) {
    reply.header('etag', `W/${etag}`)
  }
  reply.header('vary', 'accept, accept-encoding, authorization')
  return payload
}

function createServer({ config, clock, logger }: AppDependencies): App {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    // Their lines carry URLs with parameters; ours, below, do not.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonBytesMax,
    requestTimeout: config.requestTimeoutMs,
    keepAliveTimeout: 72_000,
    // Ours answers with a problem; theirs with a document of another form.
    return503OnClosing: false,
    genReqId: () => clock.uniqueId(),
    http: {
      maxHeaderSize: headerBytesMax,
      headersTimeout: config.headersTimeoutMs,
      // How often Node looks for requests that are too slow; by default half a minute.
      connectionsCheckingInterval: Math.min(1_000, config.headersTimeoutMs),
      // Without it Node answers a missing Host by itself, and not with a problem.
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: parameterLengthMax, querystringParser: parseQuery },
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request as FastifyRequest, reply as never)
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, clock.uniqueId()),
  })
  // The default asks the client for the body before anybody has looked at the headers.
  app.server.on('checkContinue', (request, response) => app.routing(request, response))
  return app.withTypeProvider<ZodTypeProvider>() as unknown as App
}

function addBodyParsers(app: App): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    if (request.headers.expect?.toLowerCase() === '100-continue') {
      // Whoever asks first is told now, and need not send what will be refused.
      if (Number(request.headers['content-length'] ?? 0) > request.routeOptions.bodyLimit) {
        throw bodyTooLarge(request.routeOptions.bodyLimit)
      }
      reply.raw.writeContinue()
    }
    return payload
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/json\s*(;|$)/i,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      checkCharset(request)
      request.bodyHash = createHash('sha256').update(body).digest('hex')
      return parseJsonBody(body)
    },
  )
}

/** What holds for every route: no unknown parameter, and problems as the other answer. */
function addDefaults(app: App): void {
  const problem = (description: string) => ({
    description,
    content: { [problemType]: { schema: ProblemDocument } },
  })
  app.addHook('onRoute', (route) => {
    const schema = route.schema ?? {}
    route.schema = schema
    if (schema.hide) return
    schema.querystring ??= z.strictObject({})
    schema.response = {
      ...(schema.response ?? {}),
      '4xx': problem('The request cannot be answered; `code` and `errors` say why.'),
      '5xx': problem('The service cannot answer now.'),
    }
  })
}

/** One line for each request: never a URL with its parameters, a body, or a header. */
function addObservers(app: App, { metrics }: Dependencies): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { method, log } = request
    const { statusCode: status, elapsedTime: ms } = reply
    metrics.requestSeconds.observe({ method, route, status }, ms / 1_000)
    log.info({ method, route, status, ms: Math.round(ms * 10) / 10 }, 'request answered')
  })
}

/** A path that exists under another method is 405 and names them; any other path is 404. */
function addMethodAnswers(app: App): void {
  const methodsOf = new Map<string, { pattern: RegExp; methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = methodsOf.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    for (const each of [method].flat()) known.methods.add(each)
    methodsOf.set(url, known)
  })
  app.setNotFoundHandler((request) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const methods = [...methodsOf.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((known) => [...known.methods])
    if (methods.length === 0) throw new Problem('not_found', remedyOf('not_found'))
    const allow = [...new Set(methods)].sort().join(', ')
    throw new Problem('method_not_allowed', `Use one of ${allow}.`, { headers: { allow } })
  })
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) =>
        part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
      )
      .join('/')}$`,
  )

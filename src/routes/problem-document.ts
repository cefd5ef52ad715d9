/** The problem document of RFC 9457: its schema, how it is sent, and how the parser of HTTP sends it. */
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  bodyOf,
  bodyTooLarge,
  Problem,
  type ProblemCode,
  problemKinds,
  problemOf,
  remedyOf,
} from '../problem.ts'
import { NotModified } from './conditional.ts'

export const problemType = 'application/problem+json'
const codes = Object.keys(problemKinds) as [ProblemCode, ...ProblemCode[]]

export const ProblemFault = z
  .object({
    pointer: z
      .string()
      .max(2_000)
      .describe('Where in the request: a JSON pointer, or `/` and the parameter.'),
    code: z.string().max(100),
    detail: z.string().max(2_000),
    line: z.int().min(0).optional().describe('In files: the line, from 1.'),
  })
  .meta({ id: 'Fault' })

export const ProblemDocument = z
  .object({
    type: z.string().max(200).describe('A page of this service that explains the code.'),
    title: z.string().max(200),
    status: z.int().min(400).max(599),
    code: z.enum(codes),
    detail: z.string().max(2_000).describe('What to do.'),
    instance: z.string().max(400).describe('The path that was asked for.'),
    requestId: z.string().max(100).describe('Names this request in the logs.'),
    errors: z.array(ProblemFault).max(1_000).optional(),
  })
  .meta({ id: 'Problem' })

/** Answers any error: a problem, or 304 where the caller has the answer already. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof NotModified) return reply.code(304).send()
  const problem = problemOfRequest(error, request)
  logFailure(problem, request)
  for (const name of ['etag', 'link', 'stancelog-position', 'content-encoding']) reply.removeHeader(name)
  const instance = (request.raw.url ?? '').split('?', 1)[0]?.slice(0, 200) ?? ''
  reply
    .code(problem.statusCode)
    .headers(problem.headers)
    .header('cache-control', 'no-store')
    // Errors of the router come without hooks, so without what the hooks set.
    .header('x-content-type-options', 'nosniff')
    .header('vary', 'accept, accept-encoding, authorization')
    .type(`${problemType}; charset=utf-8`)
  return reply.send(JSON.stringify({ ...bodyOf(problem), instance, requestId: request.id }))
}

/** Only the request knows whether it was its own connection that broke, and not that of the database. */
function problemOfRequest(error: unknown, { raw, routeOptions, log }: FastifyRequest): Problem {
  if (error !== null && error === raw.errored) {
    log.info({ route: routeOptions.url }, 'request aborted')
    return new Problem('request_invalid', 'The connection ended before the body did.')
  }
  return isTooLarge(error) ? bodyTooLarge(routeOptions.bodyLimit) : problemOf(error)
}

/** The driver's `detail` and `where` carry values, so only the kind of error and its place are kept. */
function logFailure(problem: Problem, { log }: FastifyRequest): void {
  const { code, statusCode } = problem
  const { stack, ...error } = described(problem.cause ?? problem)
  // What passes by itself is no fault of ours to look for; an outage would fill the log with its stacks.
  if (statusCode === 503) log.warn({ code, error }, 'request refused for now')
  else if (statusCode >= 500) log.error({ code, error: { ...error, stack } }, 'request failed')
}

/** Only the request knows the limit of its route. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'

function described(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack } = error
  const code = 'code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}
  return { name, message, ...code, stack: stack ?? '' }
}

/** For what never becomes a request: broken HTTP, too large headers, bytes that come too slowly. */
export function answerClientError(error: Error & { code?: string }, socket: Socket, requestId: string): void {
  if (socket.destroyed || error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  socket.end(rawResponse(problemOfParser(error.code), requestId), () => socket.destroy())
}

function problemOfParser(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Problem('headers_too_large', remedyOf('headers_too_large'))
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem('request_timeout', remedyOf('request_timeout'))
    default:
      return new Problem('request_invalid', 'This is not valid HTTP/1.1.')
  }
}

/** @returns a whole HTTP response that ends its connection */
export function rawResponse(problem: Problem, requestId: string, headers: readonly string[] = []): string {
  const body = JSON.stringify({ ...bodyOf(problem), instance: '', requestId })
  const lines = [
    `HTTP/1.1 ${problem.statusCode} ${reasons[problem.statusCode] ?? 'Error'}`,
    `content-type: ${problemType}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    ...headers,
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

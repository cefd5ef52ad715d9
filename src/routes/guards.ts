/** What every request must pass before a route sees it: its host, its URL, its headers. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem, quoted, remedyOf } from '../problem.ts'

/** The URL as it stands in the request line; longer ones are refused before anything reads them. */
const urlBytesMax = 8_192
const headersMax = 200
const parametersMax = 100
/** Any port: the service may be reached through a forwarded one. */
const loopbackHost = /^(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?$/i

/** @param hosts  `loopback` without keys: a name that a foreign page points at 127.0.0.1 must not reach us */
export function addGuards(app: FastifyInstance, { hosts }: Readonly<{ hosts: 'loopback' | 'any' }>): void {
  app.addHook('onRequest', async (request) => {
    checkHeaders(request)
    if (hosts === 'loopback' && !loopbackHost.test(request.headers.host ?? '')) {
      throw new Problem('host_refused', remedyOf('host_refused'))
    }
    checkUrl(request.raw.url ?? '')
    checkAccept(request)
  })
}

function checkHeaders({ raw, headers }: FastifyRequest): void {
  if (raw.rawHeaders.length / 2 > headersMax) {
    throw new Problem('headers_too_large', `More than ${headersMax} headers.`)
  }
  if (countOf(raw.rawHeaders, 'host') !== 1)
    throw new Problem('request_invalid', 'Send exactly one Host header.')
  for (const name of ['content-type', 'idempotency-key', 'if-match']) {
    if (countOf(raw.rawHeaders, name) > 1) {
      // Only lists may be repeated; two keys or two types would let two readers see two requests.
      if (name !== 'if-match') throw new Problem('request_invalid', `Send ${name} once.`)
    }
  }
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Problem('unsupported_media_type', 'Bodies are taken as they are: send no Content-Encoding.')
  }
}

const countOf = (rawHeaders: readonly string[], wanted: string): number =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === wanted).length

function checkUrl(url: string): void {
  if (url.length > urlBytesMax) throw new Problem('uri_too_long', remedyOf('uri_too_long'))
  const query = url.indexOf('?')
  if (query === -1) return
  const seen = new Set<string>()
  const pairs = url.slice(query + 1).split('&')
  if (pairs.length > parametersMax)
    throw new Problem('request_invalid', `More than ${parametersMax} parameters.`)
  for (const pair of pairs) {
    if (pair === '') continue
    const [name, value] = decodePair(pair)
    if (name === undefined || value === undefined) {
      throw new Problem('invalid_url_encoding', remedyOf('invalid_url_encoding'))
    }
    if (name.includes('\0') || value.includes('\0'))
      throw new Problem('invalid_text', 'A parameter has a NUL character.')
    if (seen.has(name)) {
      const pointer = `/${name.slice(0, 60)}`
      const errors = [{ pointer, code: 'repeated_parameter', detail: 'give it once' }]
      throw new Problem('request_invalid', `The parameter ${quoted(name)} is given twice.`, { errors })
    }
    seen.add(name)
  }
}

/** Parameters by name, without a prototype to pollute. What `checkUrl` refuses never reaches a route. */
export function parseQuery(query: string): Record<string, string> {
  const parameters: Record<string, string> = Object.create(null)
  for (const pair of query.split('&').slice(0, parametersMax)) {
    const [name, value] = decodePair(pair)
    if (pair !== '' && name !== undefined && value !== undefined) parameters[name] = value
  }
  return parameters
}

function decodePair(pair: string): readonly [string | undefined, string | undefined] {
  const equals = pair.indexOf('=')
  const name = equals === -1 ? pair : pair.slice(0, equals)
  return [decode(name), equals === -1 ? '' : decode(pair.slice(equals + 1))]
}

/** As forms do: `+` is a space, so an offset must arrive as `%2B`. Overlong and half characters are refused. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

/** The API answers JSON and nothing else; pages, metrics and what does not exist are not its routes. */
function checkAccept({ headers, routeOptions }: FastifyRequest): void {
  const { accept } = headers
  if (accept === undefined || !routeOptions.url?.startsWith('/v1/')) return
  const { accepts: streamed } = routeOptions.config
  const wanted = streamed ? [streamed] : ['application/json', 'application/problem+json']
  if (!accepts(accept, wanted)) throw new Problem('not_acceptable', remedyOf('not_acceptable'))
}

/** RFC 9110, 12.5.1: the most specific range that fits decides; a weight of 0 refuses. */
function accepts(accept: string, types: readonly string[]): boolean {
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
  })
  return types.some((type) => {
    const group = `${type.slice(0, type.indexOf('/'))}/*`
    const best = [type, group, '*/*'].map((name) => ranges.find((range) => range.type === name)).find(Boolean)
    return best !== undefined && best.weight > 0
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route answers instead of JSON. */
    accepts?: string
  }
}

/** Asks a running service over HTTP, for what a database alone cannot do; its refusals keep their words. */
import { request } from 'undici'
import { z } from 'zod'
import { codeOf } from '../../db/connect.ts'
import { parseConfig } from '../config.ts'
import { nearNames } from '../near-names.ts'
import { quoted } from '../problem.ts'
import { Unreachable, Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

export type ServiceCall = Readonly<{
  method?: 'GET' | 'POST'
  /** Below `/v1`, each part as it is. */
  path: readonly string[]
  /** Left out where undefined. */
  parameters?: Readonly<Record<string, string | undefined>>
  body?: Readonly<Record<string, unknown>>
}>

const timeoutMs = 30_000

/** Where the service listens: as asked for, else where `stancelog serve` with the same settings would. */
export function serviceUrl(given: string | undefined, env: Terminal['env']): string {
  if (given === undefined) {
    const { host, port } = parseConfig(env)
    const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
    return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  }
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new Unusable(`--url: give where the service listens, such as http://127.0.0.1:3000`)
  }
  return url.origin
}

export function addressOf(base: string, { path, parameters = {} }: ServiceCall): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) given.set(name, value)
  const query = given.size > 0 ? `?${given}` : ''
  return `${base}/v1/${path.map(encodeURIComponent).join('/')}${query}`
}

/** @throws Unusable unless the text has the form of such an id: the service could only say that there is none */
export function assertId(option: string, text: string, schema: z.ZodType): void {
  const parsed = schema.safeParse(text)
  if (!parsed.success) throw new Unusable(`${option} ${quoted(text)}: ${parsed.error.issues[0]?.message}`)
}

/**
 * The answer, when it is a 2xx.
 *
 * @throws Unusable in the words of the service where it refuses, Unreachable where nothing answers
 */
export async function callService(
  base: string,
  call: ServiceCall,
  { signal }: Pick<Terminal, 'signal'>,
): Promise<Readonly<Record<string, unknown>>> {
  const { statusCode, text } = await exchange(addressOf(base, call), call, signal).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : unreachable(base, error)
  })
  if (statusCode < 200 || statusCode > 299) throw refusalOf(base, statusCode, text)
  const answer = parseObject(text)
  if (!answer) throw notStancelog(base)
  return answer
}

async function exchange(url: string, { method = 'GET', body }: ServiceCall, signal: AbortSignal) {
  const answer = await request(url, {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
    signal,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  return { statusCode: answer.statusCode, text: await answer.body.text() }
}

/** @throws Unusable with the nearest names when the service has no such dossier */
export async function assertServedDossier(
  base: string,
  dossier: string,
  terminal: Pick<Terminal, 'signal'>,
): Promise<void> {
  const answer = await callService(base, { path: ['dossiers'], parameters: { limit: '200' } }, terminal)
  const known = z.array(z.looseObject({ id: z.string() })).safeParse(answer.data).data ?? []
  const names = known.map(({ id }) => id)
  // A page holds no more: what is not on it may be there still, and then the service says so itself.
  if (names.includes(dossier) || answer.hasMore === true) return
  const near = nearNames(dossier, names)
  const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''
  throw new Unusable(`--dossier ${quoted(dossier)}: the service at ${base} has no such dossier${hint}`)
}

const ProblemBody = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ pointer: z.string(), detail: z.string() })).optional(),
})

/** The options have the names of the parameters, so the problem's own words fit. */
export function refusalOf(base: string, status: number, body: string): Error {
  const parsed = ProblemBody.safeParse(parseObject(body))
  if (!parsed.success || (parsed.data.title ?? parsed.data.detail) === undefined) return notStancelog(base)
  const { title, detail, errors = [] } = parsed.data
  const faults = errors.map((fault) => `${optionOf(fault.pointer.replace(/^\//, ''))}: ${fault.detail}`)
  const sentence = faults.length > 0 ? faults.join('\n') : (detail ?? title ?? '')
  return status < 500
    ? new Unusable(sentence)
    : new Unreachable(`the service at ${base} cannot answer: ${sentence}`)
}

const optionOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const notStancelog = (base: string): Unusable =>
  new Unusable(`--url: what listens at ${base} does not answer as this version of Stancelog does`)

function unreachable(base: string, error: unknown): Unreachable {
  const why = codeOf(error) === 'ECONNREFUSED' ? 'nothing listens there' : reasonOf(error)
  return new Unreachable(
    `the service at ${base} cannot be reached: ${why}; start it with \`stancelog serve\`, or name another one with --url`,
  )
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : (codeOf(error) ?? 'no answer')

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

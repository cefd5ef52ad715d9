/** One exchange with a receiver, safely: bounded in time and bytes, to an address that was judged, and it never throws. */
import { networkInterfaces } from 'node:os'
import type { Readable } from 'node:stream'
import { createAddressPolicy } from './address.ts'
import { answerBytesRead, answerText } from './answer-text.ts'
import { type Connections, createConnections } from './connections.ts'
import { type ConnectTrace, createConnect, emptyTrace, type Target } from './connector.ts'
import type { Exchange, ExchangeFailure } from './delivery.ts'
import { failureOf, failures } from './exchange-failure.ts'
import type { Lookup } from './lookup.ts'
import { checkWebhookUrl } from './webhook-url.ts'

export type SendTimeouts = Readonly<{
  /** For name, connection and TLS together. */
  connectMs: number
  /** From the moment the connection stands until the headers of an answer are there. */
  headersMs: number
  /** For everything, a second try over a fresh connection included. */
  totalMs: number
  /** For the body once a status is there, which decides already: waiting longer would only hold the slot. */
  bodyMs: number
  /**
   * How long after the request was handed over the end of a kept connection is taken for the receiver having closed it while
   * it was idle: a little more than the way there and back.
   */
  staleMs: number
}>

export const defaultTimeouts: SendTimeouts = {
  connectMs: 5_000,
  headersMs: 15_000,
  totalMs: 20_000,
  bodyMs: 1_000,
  staleMs: 1_000,
}

export type SenderOptions = Readonly<{
  /** The operator's pairs of host and port, from `parseAllowList`. */
  allow?: ReadonlySet<string> | undefined
  /** Addresses and blocks that are refused although they are public, beside those of this machine. */
  deniedAddresses?: readonly string[] | undefined
  /** The public names of this service. */
  ownHosts?: ReadonlySet<string> | undefined
  ports?: readonly number[] | undefined
  lookup?: Lookup | undefined
  timeouts?: Partial<SendTimeouts> | undefined
  responseBytesMax?: number | undefined
  headerBytesMax?: number | undefined
  /** Certificates (PEM) that are trusted beside those of Node. */
  authorities?: readonly string[] | undefined
}>

export type SendRequest = Readonly<{
  /** Connections are never shared between dossiers. */
  dossierId: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string | Buffer
  /** Texts that are redacted where the answer repeats them; values of static headers need not be named. */
  secrets?: readonly string[] | undefined
  /** Less than the sender's own, where somebody waits for the answer. */
  totalMs?: number | undefined
}>

export type Sender = Readonly<{
  /** Never throws. When `signal` is aborted before a status is there, the exchange ends as `interrupted`. */
  send(request: SendRequest, options?: Readonly<{ signal?: AbortSignal | undefined }>): Promise<Exchange>
  /** Interrupts what goes on, and closes all connections. */
  close(): Promise<void>
}>

export function createSender(options: SenderOptions = {}): Sender {
  const timeouts = { ...defaultTimeouts, ...options.timeouts }
  const {
    allow,
    ownHosts,
    ports,
    lookup,
    authorities,
    responseBytesMax = 16_384,
    headerBytesMax = 16_384,
  } = options
  const policy = createAddressPolicy({
    allow,
    denied: [...ownAddresses(), ...(options.deniedAddresses ?? [])],
  })
  const connect = createConnect({ policy, lookup, connectMs: timeouts.connectMs, authorities })
  const connections = createConnections(connect, { headerBytesMax })
  const running = new Map<Watch, Promise<Exchange>>()
  let isClosed = false

  const exchange = async (request: SendRequest, watch: Watch): Promise<Exchange> => {
    const checked = checkWebhookUrl(request.url, { ports, allow, ownHosts, isAllowed: policy.isAllowed })
    if (!checked.ok) return exchangeOf(request, watch, { failure: failures.notAllowed })
    const isSecure = checked.url.startsWith('https:')
    const target = { host: checked.host, port: checked.port, isSecure }
    const deps = { connections, target, url: checked.url, timeouts, responseBytesMax }
    const first = await exchangeOnce(deps, request, watch, { fresh: false })
    return first === 'stale' ? await exchangeFresh(deps, request, watch) : first
  }

  return {
    send(request, { signal } = {}) {
      const watch = startWatch(Math.min(request.totalMs ?? Number.POSITIVE_INFINITY, timeouts.totalMs))
      const interrupt = () => watch.end(failures.interrupted)
      signal?.addEventListener('abort', interrupt, { once: true })
      if (isClosed || signal?.aborted) interrupt()
      const sent = exchange(request, watch)
        // What goes wrong here is ours to mend, but the caller's record of the attempt must not hang on it.
        .catch((error: unknown) => exchangeOf(request, watch, { failure: failureOf(error, undefined) }))
        .finally(() => {
          watch.stop()
          signal?.removeEventListener('abort', interrupt)
          running.delete(watch)
        })
      running.set(watch, sent)
      return sent
    },
    async close() {
      isClosed = true
      for (const watch of running.keys()) watch.end(failures.interrupted)
      await Promise.all(running.values())
      connections.close()
    },
  }
}

type Deps = Readonly<{
  connections: Connections
  target: Target
  url: string
  timeouts: SendTimeouts
  responseBytesMax: number
}>

/** 1xx before an answer; without a bound a flood of them would take the processor until the time is over. */
const informationMax = 100

/**
 * A kept connection that ends at once, without a byte of an answer, was most likely closed by the receiver at the moment of
 * sending, as HTTP allows it to. That is no failure of the receiver, so the request goes out again, once, over a fresh
 * connection. Whether the receiver had read it cannot be known; deliveries are at least once, and `webhook-id` tells it.
 */
async function exchangeFresh(deps: Deps, request: SendRequest, watch: Watch): Promise<Exchange> {
  const second = await exchangeOnce(deps, request, watch, { fresh: true })
  return second === 'stale' ? exchangeOf(request, watch, { failure: failures.closed }) : second
}

async function exchangeOnce(
  { connections, target, url, timeouts, responseBytesMax }: Deps,
  request: SendRequest,
  watch: Watch,
  { fresh }: Readonly<{ fresh: boolean }>,
): Promise<Exchange | 'stale'> {
  if (watch.failure !== null) return exchangeOf(request, watch, { failure: watch.failure })
  const connection = connections.take(request.dossierId, target, { fresh })
  const use = connection.current()
  const trace = () => use.trace ?? { ...emptyTrace(), address: connection.address() }
  const isReused = connection.isOpen()
  let sentAt = performance.now()
  let lastInformation: number | undefined
  let informationCount = 0
  let headersTimer: NodeJS.Timeout | undefined
  const awaitHeaders = () => {
    sentAt = performance.now()
    headersTimer = setTimeout(() => watch.end(failures.headersTimeout), timeouts.headersMs)
  }
  // Should the kept connection be gone, a new one is made, and the wait begins anew with it.
  use.onConnected = () => {
    clearTimeout(headersTimer)
    awaitHeaders()
  }
  if (isReused) awaitHeaders()

  try {
    const { pathname, search } = new URL(url)
    const answering = connection.client.request({
      method: 'POST',
      path: `${pathname}${search}`,
      headers: request.headers,
      body: request.body,
      onInfo: ({ statusCode }) => {
        lastInformation = statusCode
        informationCount++
        if (informationCount < informationMax) return
        // At once, since undici has more of them in its hands. The failure is not shown: the status that came is the outcome.
        connection.destroy()
        watch.end(failures.headersTimeout)
      },
    })
    answering.catch(() => {})
    const answer = await Promise.race([answering, watch.ended])
    clearTimeout(headersTimer)
    const firstByteMs = performance.now() - sentAt
    answer.body.on('error', () => {})
    const { bytes, isWhole } = await readBody(answer.body, responseBytesMax, timeouts.bodyMs, watch)
    if (isWhole) connections.giveBack(request.dossierId, target, connection)
    else connection.destroy()
    return exchangeOf(request, watch, {
      status: answer.statusCode,
      retryAfter: headerOf(answer.headers['retry-after']),
      receiverWish: headerOf(answer.headers['webhook-delivery']),
      bytes,
      trace: trace(),
      firstByteMs,
    })
  } catch (error) {
    const { connectError, head } = use
    connection.destroy()
    const status = statusWithoutAnswer(error, head, lastInformation)
    if (status !== undefined) return exchangeOf(request, watch, { status, trace: trace() })
    if (watch.failure !== null) return exchangeOf(request, watch, { failure: watch.failure, trace: trace() })
    const isStale =
      isReused && use.trace === null && head.length === 0 && performance.now() - sentAt < timeouts.staleMs
    if (isStale) return 'stale'
    return exchangeOf(request, watch, {
      failure: failureOf(connectError ?? error, undefined),
      trace: trace(),
    })
  } finally {
    clearTimeout(headersTimer)
  }
}

/**
 * The status of an answer that undici gave up. A receiver that sends 1xx and nothing else did answer; undici breaks off at a
 * 100 or 101 that nobody asked for. And a 2xx counts even if more headers follow than are read.
 */
function statusWithoutAnswer(
  error: unknown,
  head: Buffer,
  lastInformation: number | undefined,
): number | undefined {
  const [, digits] = /^HTTP\/1\.[01] ([0-9]{3})[ \r\n]/.exec(head.toString('latin1')) ?? []
  const first = digits === undefined ? undefined : Number(digits)
  const isInformation = first !== undefined && first >= 100 && first < 200
  if (isInformation) return lastInformation ?? first
  const isOverflow = error instanceof Error && 'code' in error && error.code === 'UND_ERR_HEADERS_OVERFLOW'
  return isOverflow ? first : undefined
}

/** The beginning of the body, and whether it ended; a body that is too large or too slow is left where it is. */
function readBody(
  body: Readable,
  bytesMax: number,
  waitMs: number,
  watch: Watch,
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let byteCount = 0
    const done = (isWhole: boolean) => {
      clearTimeout(timer)
      resolve({ bytes: Buffer.concat(chunks), isWhole })
    }
    const timer = setTimeout(() => done(false), waitMs)
    watch.ended.catch(() => done(false))
    body.on('data', (chunk: Buffer) => {
      if (byteCount < answerBytesRead) chunks.push(chunk.subarray(0, answerBytesRead - byteCount))
      byteCount += chunk.length
      if (byteCount > bytesMax) done(false)
    })
    body.once('end', () => done(true))
    body.once('close', () => done(false))
  })
}

/** A value that came twice says nothing. A longer one than this is no time and no wish. */
function headerOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && value.length <= 100 ? value : null
}

type Watch = {
  /** Why the exchange was ended by us; the first reason stays. */
  failure: ExchangeFailure | null
  startedAt: number
  /** Rejects when it was ended. */
  ended: Promise<never>
  end(failure: ExchangeFailure): void
  stop(): void
}

/** One timer over the whole exchange: whatever drips, and however often it starts over, ends with it. */
function startWatch(totalMs: number): Watch {
  let reject: (reason: Error) => void = () => {}
  const ended = new Promise<never>((_, giveUp) => {
    reject = giveUp
  })
  ended.catch(() => {})
  const timer = setTimeout(() => watch.end(failures.totalTimeout), totalMs)
  const watch: Watch = {
    failure: null,
    startedAt: performance.now(),
    ended,
    end(failure) {
      watch.failure ??= failure
      reject(new Error('ended'))
    },
    stop: () => clearTimeout(timer),
  }
  return watch
}

type Found = Readonly<{
  status?: number
  failure?: ExchangeFailure
  retryAfter?: string | null
  receiverWish?: string | null
  bytes?: Buffer
  trace?: ConnectTrace
  firstByteMs?: number
}>

function exchangeOf(request: SendRequest, watch: Watch, found: Found): Exchange {
  const { address, nameMs, connectMs, tlsMs } = found.trace ?? emptyTrace()
  return {
    status: found.status ?? null,
    retryAfter: found.retryAfter ?? null,
    receiverWish: found.receiverWish ?? null,
    failure: found.failure ?? null,
    answer: found.bytes === undefined ? '' : answerText(found.bytes, secretsOf(request)),
    address,
    timings: {
      nameMs,
      connectMs,
      tlsMs,
      firstByteMs: found.firstByteMs ?? null,
      totalMs: performance.now() - watch.startedAt,
    },
  }
}

/** What an echo of our request must not put into the log of attempts: static headers often hold a key of the receiver. */
const secretsOf = ({ headers, secrets = [] }: SendRequest): string[] => [
  ...secrets,
  ...Object.entries(headers).flatMap(([name, value]) => (ownHeaders.test(name) ? [] : [value])),
]

const ownHeaders = /^(webhook-.*|stancelog-.*|content-type|user-agent|traceparent)$/i

/** Those of this machine that are public; the others are refused anyway. */
const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list = []) =>
    // An address with a zone belongs to one link and is refused anyway.
    list.map(({ address }) => address.replace(/%.*$/, '')),
  )

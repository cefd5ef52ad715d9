/**
 * A subscriber on a socket of 127.0.0.1 that can misbehave. It records what it got, byte by byte, and answers by a script.
 *
 *     const receiver = await startReceiver({ answer: [500, { status: 200, body: 'ok' }] })
 *     t.teardown(() => receiver.close())
 *     … sender created with `allow: receiver.allow`, sent to receiver.url …
 *     await receiver.waitFor(2)
 *     t.equal(receiver.requests[0]?.body.toString(), …)
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { certificates } from './certificates.ts'

/** One request, whole. */
export type Received = Readonly<{
  method: string
  path: string
  headers: IncomingHttpHeaders
  /** Names and values in turn, as they came: for headers that must not come twice. */
  rawHeaders: readonly string[]
  /** The bytes as they came. */
  body: Buffer
  /** Milliseconds since 1970 when the last byte was there. */
  at: number
  /** Which connection it came over, from 1. */
  connection: number
}>

/** A status alone, an answer in HTTP, or anything that is written to the socket by hand. */
export type Answer =
  | number
  | Readonly<{
      status?: number
      headers?: Readonly<Record<string, string | string[]>>
      body?: string | Buffer
      /** Before the status is sent. */
      delayMs?: number
    }>
  | Readonly<{ raw: (socket: Socket, received: Received) => void }>

/** One answer for all, one after the other (the last one stays), or what a function says; `index` counts from 0. */
export type Script =
  | Answer
  | readonly Answer[]
  | ((received: Received, index: number) => Answer | Promise<Answer>)

export type ReceiverOptions = Readonly<{
  /** 200 when nothing is said. */
  answer?: Script
  /** `https:` with one of these certificates; see certificates.ts. */
  certificate?: keyof typeof certificates
  tls?: TlsOptions
  /** Instead of HTTP: what happens to each connection. Nothing is recorded then. */
  onConnection?: (socket: Socket) => void
  port?: number
}>

export type Receiver = Readonly<{
  /** `http://127.0.0.1:…/hook`, or `https:` with a certificate. */
  url: string
  port: number
  /** The `allow` of a sender that may deliver here. */
  allow: ReadonlySet<string>
  /** What came, in order. */
  requests: readonly Received[]
  /** Connections that are open now, and that there ever were. */
  openCount(): number
  connectionCount(): number
  /** Changes the script from the next request on. */
  answerWith(answer: Script): void
  /** Resolves when so many requests were received, or rejects after `timeoutMs`. */
  waitFor(count: number, timeoutMs?: number): Promise<readonly Received[]>
  /** Cuts all connections, and goes on listening. */
  cut(): void
  close(): Promise<void>
}>

export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  let script: Script = options.answer ?? 200
  const requests: Received[] = []
  const sockets = new Map<Socket, number>()
  let waiting: { count: number; resolve: () => void }[] = []
  let connectionCount = 0

  const record = (received: Received) => {
    requests.push(received)
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve()
    waiting = waiting.filter(({ count }) => requests.length < count)
    return requests.length - 1
  }

  const http = createServer(async (request, response) => {
    // Whoever breaks off is no fault of the test.
    response.on('error', () => {})
    try {
      const received = await receive(request, sockets.get(rawSocketOf(request.socket)) ?? 0)
      const index = record(received)
      await reply(response, await answerOf(script, received, index), received)
    } catch {
      request.socket.destroy()
    }
  })
  // Idle connections stay until a test closes them, unless it says otherwise.
  http.keepAliveTimeout = 0
  http.on('clientError', (_error, socket) => socket.destroy())

  const serve = (socket: Socket) => {
    socket.on('error', () => {})
    if (options.onConnection === undefined) return http.emit('connection', socket)
    // Or it would not notice that the other side is gone.
    socket.resume()
    return options.onConnection(socket)
  }
  const count = (socket: Socket) => {
    connectionCount++
    sockets.set(socket, connectionCount)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  }
  const isSecure = options.certificate !== undefined || options.tls !== undefined
  const server: Server = isSecure
    ? createTlsServer({ ...certificates[options.certificate ?? 'right'], ...options.tls }, serve)
    : createTcpServer(serve)
  server.on('connection', count)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  const cut = () => {
    for (const socket of sockets.keys()) socket.destroy()
  }
  return {
    url: `${isSecure ? 'https' : 'http'}://127.0.0.1:${port}/hook`,
    port,
    allow: new Set([`127.0.0.1:${port}`]),
    requests,
    openCount: () => sockets.size,
    connectionCount: () => connectionCount,
    answerWith(answer) {
      script = answer
    },
    async waitFor(count, timeoutMs = 5_000) {
      if (requests.length >= count) return requests
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`${requests.length} of ${count} requests came within ${timeoutMs} ms`))
        }, timeoutMs)
        waiting.push({
          count,
          resolve: () => {
            clearTimeout(timer)
            resolve()
          },
        })
      })
      return requests
    },
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  }
}

/** Below TLS is the socket that was counted when the connection came. */
function rawSocketOf(socket: Socket): Socket {
  const below: unknown = '_parent' in socket ? socket._parent : undefined
  return below instanceof Object && 'remotePort' in below ? (below as Socket) : socket
}

async function receive(request: IncomingMessage, connection: number): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = '', url: path = '', headers, rawHeaders } = request
  return { method, path, headers, rawHeaders, body: Buffer.concat(chunks), at: Date.now(), connection }
}

async function answerOf(script: Script, received: Received, index: number): Promise<Answer> {
  if (typeof script === 'function') return await script(received, index)
  if (!isList(script)) return script
  return script[Math.min(index, script.length - 1)] ?? 200
}

const isList = (script: Script): script is readonly Answer[] => Array.isArray(script)

async function reply(response: ServerResponse, answer: Answer, received: Received): Promise<void> {
  if (typeof answer === 'number') {
    response.writeHead(answer).end()
    return
  }
  if ('raw' in answer) {
    const { socket } = response
    if (socket === null) return
    // HTTP has no more say: nothing is written to this socket but by hand.
    answer.raw(socket, received)
    return
  }
  const { status = 200, headers = {}, body = '', delayMs = 0 } = answer
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
  response.writeHead(status, headers).end(body)
}

/** Answers that hurt, to be given as `{ raw: … }` of a script. What repeats itself ends with the connection. */
export const misbehaviours = {
  /** Reads the request and says nothing. */
  silence: { raw: () => {} },
  /** Closes instead of answering. */
  close: { raw: (socket) => socket.destroy() },
  /** RST instead of an answer. */
  reset: { raw: (socket) => socket.resetAndDestroy() },
  /** Says that it will send nothing, and keeps its other half open. */
  halfClose: { raw: (socket) => socket.end() },
  invalidHttp: { raw: (socket) => socket.write('HTTP/1.1 abc\r\n\r\n') },
  /** Not HTTP at all. */
  banner: { raw: (socket) => socket.write('220 mail.example.org ESMTP\r\n') },
  /** A status, then the headers byte by byte. */
  dripHead: { raw: (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx-slow: ', 'a', 5) },
  /** A whole head, then the body byte by byte. */
  dripBody: { raw: (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n', 'a', 5) },
  endlessBody: {
    raw: (socket) => flood(socket, 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n', 'x'.repeat(65_536)),
  },
  /** 60 KB of headers after a good status. */
  hugeHeaders: {
    raw: (socket) => socket.write(`HTTP/1.1 200 OK\r\n${`x-a: ${'b'.repeat(1_000)}\r\n`.repeat(60)}\r\n`),
  },
  /** 103, again and again, and never an answer. */
  informationFlood: { raw: (socket) => flood(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100)) },
  /** 100 a thousand times, as if we had asked for it. */
  continueFlood: { raw: (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000)) },
  /** Promises more than it sends, and closes. */
  cutBody: { raw: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf') },
} as const satisfies Record<string, { raw: (socket: Socket) => unknown }>

/** `piece` every `everyMs`, after `first`, until the other side has enough. */
export function drip(socket: Socket, first: string, piece: string, everyMs: number): void {
  socket.write(first)
  const timer = setInterval(() => socket.write(piece), everyMs)
  socket.once('close', () => clearInterval(timer))
}

/** `piece` as fast as the other side takes it. */
export function flood(socket: Socket, first: string, piece: string): void {
  socket.write(first)
  const go = () => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', go)
  }
  go()
}

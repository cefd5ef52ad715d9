/** The zoo of receivers: one of each kind of misbehaviour, with the class that it must end in. */
import type { Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { OutcomeClass } from '../../src/webhooks/delivery.ts'
import { createSender, type Sender, type SendRequest, type SendTimeouts } from '../../src/webhooks/send.ts'
import { certifiedHost, testAuthority } from './certificates.ts'
import { type Answer, drip, misbehaviours, type ReceiverOptions } from './receiver.ts'

/** Wide enough that a busy machine is not taken for a bad receiver. The status decides, so bodies need not be waited for. */
export const patience: SendTimeouts = {
  connectMs: 10_000,
  headersMs: 10_000,
  totalMs: 20_000,
  bodyMs: 50,
  staleMs: 50,
}

/** The one wait that this receiver tries is short: what takes seconds in service takes a part of one here. */
export function timeoutsFor({ is, status }: Animal): SendTimeouts {
  if (is === 'timeout_connect') return { ...patience, connectMs: 100 }
  if (is === 'timeout_total') return { ...patience, totalMs: 100 }
  if (is === 'timeout_headers') return { ...patience, headersMs: 100 }
  // It must have been heard before that.
  return status !== undefined && status < 200 ? { ...patience, headersMs: 1_500 } : patience
}

/** Where a receiver listens: what crosses to another process, too. */
export type Place = Readonly<{ url: string; port: number }>

/** A sender that may call all of these, and trusts the authority of the tests. */
export const senderFor = (places: readonly Place[], timeouts: SendTimeouts = patience): Sender =>
  createSender({
    allow: new Set(places.flatMap(({ port }) => [`127.0.0.1:${port}`, `${certifiedHost}:${port}`])),
    authorities: [testAuthority],
    lookup: async () => ['127.0.0.1'],
    timeouts,
  })

/** @param host  the name that stands in the URL, for a receiver with a certificate */
export const requestTo = ({ url, port }: Place, host?: string): SendRequest => ({
  dossierId: 'ukraine-talks',
  url: host === undefined ? url : `https://${host}:${port}/hook`,
  headers: { 'webhook-id': 'msg_1' },
  body: JSON.stringify({ note: 'x'.repeat(20_000) }),
})

export type Animal = Readonly<{
  is: OutcomeClass
  status?: number
  receiver: ReceiverOptions
  host?: string
}>

const answers = (is: OutcomeClass, answer: Answer, status?: number): Animal => ({
  is,
  receiver: { answer },
  ...(status === undefined ? {} : { status }),
})
const raw = (text: string) => ({ raw: (socket: Socket) => socket.write(text) })
export const compressed = (encoding: string, body: Buffer): Answer => ({
  headers: { 'content-encoding': encoding },
  body,
})
const secure = (is: OutcomeClass, receiver: ReceiverOptions, status?: number): Animal => ({
  is,
  receiver: { certificate: 'right', ...receiver },
  host: certifiedHost,
  ...(status === undefined ? {} : { status }),
})
export const megabytes = (count: number) => Buffer.alloc(count * 1_048_576)

export const zoo: Readonly<Record<string, Animal>> = {
  'answers at once': answers('delivered', 200, 200),
  'answers slowly, but in time': answers('delivered', { delayMs: 60 }, 200),

  // 131
  'never answers': answers('timeout_headers', misbehaviours.silence),
  'takes the connection and closes it': {
    is: 'connection_error',
    receiver: { onConnection: (s) => s.destroy() },
  },
  'takes the connection and resets it': {
    is: 'connection_error',
    receiver: { onConnection: (s) => s.resetAndDestroy() },
  },
  'takes the connection and says nothing': { is: 'timeout_headers', receiver: { onConnection() {} } },
  'closes instead of answering': answers('connection_error', misbehaviours.close),
  'resets instead of answering': answers('connection_error', misbehaviours.reset),
  'ends its half instead of answering': answers('connection_error', misbehaviours.halfClose),
  'closes in the middle of the head': answers('connection_error', {
    raw: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-'),
  }),
  'does not read the request': {
    is: 'timeout_headers',
    receiver: {
      onConnection(socket) {
        socket.pause()
        // Later, or this side would never notice that the other one is gone.
        setTimeout(() => socket.resume(), 400)
      },
    },
  },

  // 132
  'drips its headers': answers('timeout_total', misbehaviours.dripHead),
  'drips its status line': answers('timeout_headers', { raw: (socket) => drip(socket, 'HTTP/1.1 ', '', 5) }),
  'drips the body of a good answer': answers('delivered', misbehaviours.dripBody, 200),
  'drips the body of a bad answer': answers(
    'http_error',
    { raw: (socket) => drip(socket, 'HTTP/1.1 500 Oh\r\ncontent-length: 9999\r\n\r\n', 'a', 5) },
    500,
  ),
  'drips chunks': answers(
    'delivered',
    {
      raw: (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', '1\r\na\r\n', 5),
    },
    200,
  ),

  // 133
  '10 MB': answers('delivered', { body: megabytes(10) }, 200),
  'endless body': answers('delivered', misbehaviours.endlessBody, 200),
  'gzip bomb': answers('delivered', compressed('gzip', gzipSync(megabytes(50))), 200),
  'brotli bomb': answers('delivered', compressed('br', brotliCompressSync(megabytes(10))), 200),
  '60 KB of headers after a good status': answers('delivered', misbehaviours.hugeHeaders, 200),
  '60 KB of headers after a bad status': answers(
    'http_error',
    raw(`HTTP/1.1 500 Oh\r\n${`x-a: ${'b'.repeat(1_000)}\r\n`.repeat(60)}\r\n`),
    500,
  ),
  'one header of 60 KB': answers(
    'delivered',
    raw(`HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(60_000)}\r\n\r\n`),
    200,
  ),
  'less of a body than it promised': answers('delivered', misbehaviours.cutBody, 200),
  'a body that its encoding does not fit': answers(
    'delivered',
    compressed('gzip', Buffer.from('no gzip')),
    200,
  ),

  // 135
  'a thousand 100': answers('http_error', misbehaviours.continueFlood, 100),
  'endless 103': answers('http_error', misbehaviours.informationFlood, 103),
  '103 and then 200': answers(
    'delivered',
    raw(
      'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
    ),
    200,
  ),
  '103 and then nothing': answers('http_error', raw('HTTP/1.1 103 Early Hints\r\n\r\n'), 103),
  '101, unasked': answers(
    'http_error',
    raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    101,
  ),
  '199': answers('http_error', raw('HTTP/1.1 199 Odd\r\n\r\n'), 199),
  '204 with a body': answers(
    'delivered',
    raw('HTTP/1.1 204 No Content\r\ncontent-length: 4\r\n\r\nbody'),
    204,
  ),
  '299': answers('delivered', 299, 299),
  '304': answers('redirect_refused', 304, 304),
  '410': answers('gone', 410, 410),
  '418': answers('http_error', 418, 418),
  '429': answers('overload', 429, 429),
  '429 that asks for a pause': answers('throttled', { status: 429, headers: { 'retry-after': '7' } }, 429),
  '503': answers('http_error', 503, 503),
  '599': answers('http_error', 599, 599),
  '999': answers('http_error', raw('HTTP/1.1 999 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'), 999),
  'HTTP/1.1 abc': answers('connection_error', misbehaviours.invalidHttp),
  'HTTP/1.1 20': answers('connection_error', raw('HTTP/1.1 20\r\n\r\n')),
  'HTTP/9.9': answers('connection_error', raw('HTTP/9.9 200 OK\r\n\r\n')),
  'another protocol': answers('connection_error', misbehaviours.banner),
  'a header that is none': answers('connection_error', raw('HTTP/1.1 200 OK\r\nbad header\0: x\r\n\r\n')),
  'two lengths': answers(
    'connection_error',
    raw('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'),
  ),
  'redirect to metadata': answers(
    'redirect_refused',
    { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
    302,
  ),
  'wants no more of it': answers(
    'aborted',
    { status: 400, headers: { 'webhook-delivery': 'abort-message' } },
    400,
  ),
  'wants nothing any more': answers(
    'disabled_by_receiver',
    { status: 500, headers: { 'webhook-delivery': 'disable' } },
    500,
  ),

  // 136
  'TLS, right name': secure('delivered', {}, 200),
  'TLS, expired': secure('tls_error', { certificate: 'expired' }),
  'TLS, for another host': secure('tls_error', { certificate: 'wrong_host' }),
  'TLS, self-signed': secure('tls_error', { certificate: 'self_signed' }),
  'TLS 1.0': secure('tls_error', {
    tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
  }),
  'TLS 1.2': secure('delivered', { tls: { maxVersion: 'TLSv1.2' } }, 200),
  'HTTP/2 only': secure('tls_error', { tls: { ALPNProtocols: ['h2'] } }),
  'no TLS where it should be': {
    is: 'tls_error',
    receiver: { onConnection: (s) => s.end('220 hello\r\n') },
    host: certifiedHost,
  },
  'a TLS handshake that never ends': {
    is: 'timeout_connect',
    receiver: { onConnection() {} },
    host: certifiedHost,
  },
  'a TLS handshake that is closed': {
    is: 'tls_error',
    receiver: { onConnection: (s) => s.end() },
    host: certifiedHost,
  },
}

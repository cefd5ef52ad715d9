/** One exchange with a receiver that behaves: what is sent, which connections are used, and what is kept of the answer. */
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { answerBytesMax, answerBytesRead, answerText } from '../../src/webhooks/answer-text.ts'
import { ExchangeFailed, failureOf, failures } from '../../src/webhooks/exchange-failure.ts'
import type { Lookup } from '../../src/webhooks/lookup.ts'
import { createSender, type SenderOptions, type SendRequest } from '../../src/webhooks/send.ts'
import { certifiedHost, testAuthority } from '../support/certificates.ts'
import { misbehaviours, type Receiver, type ReceiverOptions, startReceiver } from '../support/receiver.ts'

type Tap = { teardown(close: () => unknown): void }
const timeouts = { connectMs: 500, headersMs: 500, totalMs: 1_000, bodyMs: 100 }

async function open(t: Tap, options: ReceiverOptions = {}, own: SenderOptions = {}) {
  const receiver = await startReceiver(options)
  const allow = new Set([...receiver.allow, `${certifiedHost}:${receiver.port}`])
  const sender = createSender({ allow, timeouts, ...own })
  t.teardown(() => Promise.all([sender.close(), receiver.close()]))
  const send = (over: Partial<SendRequest> = {}, signal?: AbortSignal) =>
    sender.send(
      { dossierId: 'ukraine-talks', url: receiver.url, headers: {}, body: '{}', ...over },
      { signal },
    )
  return { receiver, sender, send }
}

t.test('the bytes arrive as they were given, with the headers that were given', async (t) => {
  const { receiver, send } = await open(t, { answer: { status: 202, body: 'thank you' } })
  const bodies = [
    '{"note":"« trêve » 🕊\u2028</script>"}',
    Buffer.from([0, 255, 10, 13, 0]),
    'é'.repeat(32_768),
    '{}',
  ]
  for (const body of bodies) {
    const sent = await send({
      url: `${receiver.url}/a%20b?c=d`,
      body,
      headers: { 'webhook-id': 'msg_1', 'X-Own': 'yes' },
    })
    t.match(sent, { status: 202, failure: null, answer: 'thank you', retryAfter: null, receiverWish: null })
  }
  t.equal(receiver.requests.length, bodies.length)
  for (const [i, body] of bodies.entries()) {
    const got = receiver.requests[i]
    t.match(got, { method: 'POST', path: '/hook/a%20b?c=d' })
    t.ok(got?.body.equals(Buffer.from(body)), 'byte for byte')
    t.match(got?.headers, { 'webhook-id': 'msg_1', 'x-own': 'yes', host: `127.0.0.1:${receiver.port}` })
    t.match(got?.headers, {
      'content-length': String(Buffer.byteLength(body)),
      'transfer-encoding': undefined,
    })
    const names = got?.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()) ?? []
    t.equal(new Set(names).size, names.length, 'no header comes twice')
  }
})

t.test('a connection is kept for the next delivery of its dossier, and for no other dossier', async (t) => {
  const { receiver, send } = await open(t, { answer: { body: 'ok' } })
  const first = await send()
  t.type(first.timings.connectMs, 'number')
  t.equal(first.timings.nameMs, null, 'an address is not resolved')
  const second = await send()
  t.match(second, { address: '127.0.0.1', timings: { nameMs: null, connectMs: null, tlsMs: null } })
  t.type(second.timings.firstByteMs, 'number')
  await send({ dossierId: 'pension-reform' })
  t.same(
    receiver.requests.map(({ connection }) => connection),
    [1, 1, 2],
  )
  await Promise.all([send(), send(), send()])
  t.equal(receiver.connectionCount(), 4, 'one exchange at a time on each')
})

t.test('the times of name, connection, TLS and first byte are told apart', async (t) => {
  const lookup: Lookup = async () => {
    await wait(30)
    return ['127.0.0.1']
  }
  const answer = { delayMs: 30, body: 'ok' }
  const { receiver, send } = await open(
    t,
    { certificate: 'right', answer },
    { lookup, authorities: [testAuthority] },
  )
  const url = `https://${certifiedHost}:${receiver.port}/hook`
  const { status, address, timings } = await send({ url })
  t.match({ status, address }, { status: 200, address: '127.0.0.1' }, 'the name stays for the certificate')
  const { nameMs, connectMs, tlsMs, firstByteMs, totalMs } = timings
  // A timer may fire a moment early by the clock that measures.
  t.ok((nameMs ?? 0) >= 28 && (firstByteMs ?? 0) >= 28)
  t.ok((connectMs ?? -1) >= 0 && (tlsMs ?? -1) >= 0)
  t.ok(totalMs >= (nameMs ?? 0) + (connectMs ?? 0) + (tlsMs ?? 0) + (firstByteMs ?? 0) - 1)
  t.equal(receiver.requests[0]?.headers.host, `${certifiedHost}:${receiver.port}`)
})

t.test('a redirect is an answer, and never followed', async (t) => {
  const targets = ['http://169.254.169.254/latest/meta-data/', 'file:///etc/passwd', '/hook']
  const { receiver, send } = await open(t)
  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of targets) {
      receiver.answerWith({ status, headers: { location } })
      t.match(await send(), { status, failure: null })
    }
  }
  t.equal(receiver.requests.length, 15, 'each was sent once')
})

t.test('what the receiver asks for is told as it came; twice is nothing', async (t) => {
  const { receiver, send } = await open(t)
  const cases: [Record<string, string | string[]>, string | null, string | null][] = [
    [{ 'Retry-After': '120' }, '120', null],
    [{ 'retry-after': 'Fri, 31 Dec 2027 23:59:59 GMT' }, 'Fri, 31 Dec 2027 23:59:59 GMT', null],
    [{ 'retry-after': ['1', '2'] }, null, null],
    [{ 'retry-after': '1'.repeat(2_000) }, null, null],
    [{ 'Webhook-Delivery': 'abort-message' }, null, 'abort-message'],
    [{}, null, null],
  ]
  for (const [headers, retryAfter, receiverWish] of cases) {
    receiver.answerWith({ status: 503, headers })
    t.match(await send(), { status: 503, retryAfter, receiverWish }, JSON.stringify(headers).slice(0, 60))
  }
})

t.test('a connection that the receiver closed while it was idle is no failure of the receiver', async (t) => {
  const { receiver, send } = await open(t)
  t.match(await send(), { status: 200 })
  receiver.cut()
  t.match(await send(), { status: 200 }, 'closed before')
  for (const bad of [misbehaviours.close, misbehaviours.reset, misbehaviours.halfClose]) {
    // Closed at the very moment of sending: the kept connection ends without an answer.
    const kept = receiver.connectionCount()
    receiver.answerWith(({ connection }) => (connection === kept ? bad : 200))
    const count = receiver.requests.length
    t.match(await send(), { status: 200, failure: null, timings: { connectMs: Number } })
    t.equal(receiver.requests.length - count, 2, 'sent again, once')
  }
  receiver.answerWith(misbehaviours.close)
  const count = receiver.requests.length
  t.match(await send(), { status: null, failure: { class: 'connection_error' } })
  t.equal(receiver.requests.length - count, 2, 'and not again over a fresh connection')
  t.match(await send(), { status: null, failure: { class: 'connection_error' } })
  t.equal(receiver.requests.length - count, 3)
})

t.test(
  'a receiver that had time to read a delivery, or began to answer, does not get it twice',
  async (t) => {
    const own = { timeouts: { ...timeouts, staleMs: 20 } }
    const { receiver, send } = await open(t, {}, own)
    const late = { raw: (socket: { destroy(): void }) => void setTimeout(() => socket.destroy(), 60) }
    const begun = { raw: (socket: { end(text: string): void }) => socket.end('HTTP/1.1 200 OK\r\nx-a') }
    for (const answer of [late, begun]) {
      receiver.answerWith(200)
      t.match(await send(), { status: 200 })
      receiver.answerWith(answer)
      const count = receiver.requests.length
      t.match(await send(), { status: null, failure: { class: 'connection_error' } })
      t.equal(receiver.requests.length - count, 1)
    }
  },
)

t.test('an exchange that is no longer wanted ends at once, and its connection with it', async (t) => {
  const { receiver, sender, send } = await open(t, { answer: misbehaviours.silence })
  const stop = new AbortController()
  const sent = send({}, stop.signal)
  await receiver.waitFor(1)
  stop.abort()
  t.match(await sent, { status: null, failure: failures.interrupted })
  await untilClosed(receiver)
  t.match(await send({}, stop.signal), { failure: failures.interrupted }, 'also before it began')
  t.equal(receiver.requests.length, 1)
  const last = send()
  await receiver.waitFor(2)
  await sender.close()
  t.match(await last, { status: null, failure: failures.interrupted }, 'and when the sender is closed')
  t.match(await send(), { failure: failures.interrupted })
  await untilClosed(receiver)
})

t.test('whoever waits for an answer may wait less than the sender', async (t) => {
  const { send } = await open(t, { answer: misbehaviours.silence })
  const { failure, timings } = await send({ totalMs: 30 })
  t.same(failure, failures.totalTimeout)
  t.ok(timings.totalMs < 400, 'not until the headers are due')
})

t.test('a closed sender leaves no connection behind', async (t) => {
  const { receiver, sender, send } = await open(t)
  await Promise.all(Array.from({ length: 5 }, () => send()))
  t.equal(receiver.openCount(), 5)
  await sender.close()
  await untilClosed(receiver)
})

t.test('nobody listens, or the name is unknown, or the name servers are silent', async (t) => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  await new Promise((resolve) => server.close(resolve))
  const allow = new Set([`127.0.0.1:${port}`, `receiver.example.org:${port}`])
  const code = (code: string) => Object.assign(new Error(`query ${code}`), { code })
  const cases: [string, string, Lookup][] = [
    ['127.0.0.1', 'connection_error', async () => []],
    // Two addresses: Node then gives one error that holds two.
    ['receiver.example.org', 'connection_error', async () => ['127.0.0.1', '127.0.0.1']],
    ['receiver.example.org', 'dns_error', () => Promise.reject(code('ENOTFOUND'))],
    ['receiver.example.org', 'dns_error', () => Promise.reject(code('ESERVFAIL'))],
    ['receiver.example.org', 'dns_error', () => Promise.reject(code('EAI_AGAIN'))],
    ['receiver.example.org', 'dns_error', async () => []],
    ['receiver.example.org', 'timeout_connect', () => new Promise<never>(() => {})],
  ]
  for (const [host, expected, lookup] of cases) {
    const sender = createSender({ allow, lookup, timeouts: { ...timeouts, connectMs: 40 } })
    const request = { dossierId: 'd', url: `http://${host}:${port}/`, headers: {}, body: '{}' }
    const { failure } = await sender.send(request)
    t.equal(failure?.class, expected, `${host}: ${expected}`)
    t.notMatch(
      failure?.detail ?? 'missing',
      /missing|query|ENOTFOUND|ECONN|127|example/,
      'in words of our own',
    )
    await sender.close()
  }
})

t.test('every code of the network has its class', async (t) => {
  const error = (code: string, cause?: Error) => Object.assign(new Error('raw words', { cause }), { code })
  const cases = [
    ['name', 'ENODATA', 'dns_error'],
    ['name', 'ETIMEOUT', 'dns_error'],
    ['connect', 'ECONNREFUSED', 'connection_error'],
    ['connect', 'EHOSTUNREACH', 'connection_error'],
    ['connect', 'ETIMEDOUT', 'timeout_connect'],
    ['tls', 'ECONNRESET', 'tls_error'],
    ['tls', 'CERT_HAS_EXPIRED', 'tls_error'],
    ['tls', 'EPROTO', 'tls_error'],
    [undefined, 'ECONNRESET', 'connection_error'],
    [undefined, 'EPIPE', 'connection_error'],
    [undefined, 'UND_ERR_SOCKET', 'connection_error'],
    [undefined, 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls_error'],
    [undefined, 'NEVER_HEARD_OF', 'connection_error'],
  ] as const
  for (const [phase, code, expected] of cases) {
    for (const thrown of [
      error(code),
      error('OUTER', error(code)),
      new AggregateError([error('OTHER'), error(code)]),
    ]) {
      const { class: found, detail } = failureOf(thrown, phase)
      t.equal(found, expected, `${code} at ${phase}`)
      t.notMatch(detail, /raw words|[A-Z]{4}_/)
    }
  }
  t.same(failureOf(new ExchangeFailed(failures.addressRefused), 'name'), failures.addressRefused)
  const circle = error('ECONNRESET')
  circle.cause = circle
  t.equal(failureOf(circle, undefined).class, 'connection_error', 'a chain may bite its own tail')
  for (const thrown of [undefined, null, 'text', {}])
    t.equal(failureOf(thrown, undefined).class, 'connection_error')
})

t.test('of an answer its first kilobyte is kept, safe to store and to show', async (t) => {
  const text = (bytes: string | number[], secrets: string[] = []) =>
    answerText(Buffer.from(bytes as string), secrets)
  t.equal(text('{"ok":true}'), '{"ok":true}')
  t.equal(text('a\0b\x1b[31m\x7f\x9b\r\n\tc'), 'a\\u{0}b\\u{1b}[31m\\u{7f}\\u{9b}\\r\\n\\tc')
  t.equal(
    text('a\u202eb\u2028c\u200fd\ufeffe'),
    'a\\u{202e}b\\u{2028}c\\u{200f}d\\u{feff}e',
    'what turns writing round',
  )
  t.equal(
    text([0x61, 0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x62]),
    'a\ufffd\ufffd(\ufffd\ufffd\ufffdb',
    'broken UTF-8',
  )
  t.equal(text('<script>alert(1)</script>'), '<script>alert(1)</script>', 'escaped by whoever shows it')
  for (const piece of ['x', 'é', '€', '🕊', '\0', '\u202e', '\n']) {
    for (const offset of [0, 1, 2, 3]) {
      const kept = text(`${'-'.repeat(offset)}${piece.repeat(2_000)}`)
      const byteCount = Buffer.byteLength(kept)
      t.ok(
        byteCount <= answerBytesMax && byteCount > answerBytesMax - 8,
        `${JSON.stringify(piece)} after ${offset}`,
      )
      t.ok(kept.isWellFormed() && !kept.includes('\ufffd'), 'between two characters')
      t.match(kept, /^-*(x|é|€|🕊|\\u\{0\}|\\u\{202e\}|\\n)*$/u, 'and not within an escape')
    }
  }
})

t.test('our secrets are not kept when an answer repeats them', async (t) => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La/a+w'
  const bare = secret.slice(6)
  const spellings = [
    ...[secret, bare, JSON.stringify(secret), secret.replaceAll('/', '\\/'), encodeURIComponent(secret)],
    ...[Buffer.from(secret).toString('base64'), `${'x'.repeat(1_010)}${secret}`, `${secret}${secret}`],
    // It begins before the end of what is read, and many before it make the text shorter.
    `${secret.repeat(300)}`.slice(0, answerBytesRead),
    `${'x'.repeat(answerBytesRead - 20)}${secret}`.slice(0, answerBytesRead),
  ]
  for (const text of spellings) {
    const kept = answerText(Buffer.from(text), [secret])
    t.notMatch(kept, /MfKQ9r8G|dHJpY|ZlSR/, text.slice(0, 60))
    t.ok(Buffer.byteLength(kept) <= answerBytesMax)
  }
  const { send } = await open(t, {
    answer: ({ headers }) => ({ status: 500, body: JSON.stringify({ headers, note: secret }) }),
  })
  const headers = {
    'webhook-id': 'msg_1',
    authorization: 'Bearer tok-123456789',
    'x-api-key': 'key-987654321',
  }
  const { answer } = await send({ headers, secrets: [secret] })
  t.match(answer, /msg_1/)
  t.match(answer, /\[redacted\]/)
  t.notMatch(answer, /tok-123456789|key-987654321|MfKQ9r8G/, 'an echo tells nothing')
})

t.test('a key in a static header is not kept either, however the receiver writes what it got', async (t) => {
  const basic = Buffer.from('ukraine-desk:hunter2-hunter2').toString('base64')
  const cases: [header: string, answer: string][] = [
    // White space around a value is no part of it: a receiver never sees it.
    [' planted-1234 ', 'no such key: planted-1234'],
    ['ApiKey planted-1234', 'no such key: planted-1234'],
    ['Bearer   planted-1234', 'no such key: planted-1234'],
    ['planted"12\\34', JSON.stringify({ key: 'planted"12\\34' })],
    ['planted&<1234>\'"', '<p>planted&amp;&lt;1234&gt;&#39;&quot;</p>'],
    ['planted/1234=+', 'planted%2f1234%3d%2b'],
    [`Basic ${basic}`, 'ukraine-desk may not'],
    [`Basic ${basic}`, 'wrong password planted hunter2-hunter2'],
  ]
  for (const [header, text] of cases) {
    const kept = answerText(Buffer.from(text), [header])
    t.notMatch(kept, /1234|hunter2/, `${header} in ${text}`)
  }
  t.equal(answerText(Buffer.from('a  b'), ['  ', '          ']), 'a  b', 'white space is no secret')
})

async function untilClosed(receiver: Receiver): Promise<void> {
  for (let turn = 0; receiver.openCount() > 0; turn++) {
    if (turn > 200) throw new Error(`${receiver.openCount()} connections are still open`)
    await wait(10)
  }
}

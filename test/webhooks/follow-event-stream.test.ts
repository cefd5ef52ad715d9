/** Reading a stream of server-sent events: as it is cut into pieces, as it breaks, and as it is refused. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import {
  followEventStream,
  parseEventStream,
  type StreamedEvent,
  StreamRefused,
} from '../../src/webhooks/follow-event-stream.ts'

async function* piecesOf(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function parsed(text: string, length = 1_000): Promise<StreamedEvent[]> {
  const found: StreamedEvent[] = []
  for await (const event of parseEventStream(piecesOf(Buffer.from(text), length))) found.push(event)
  return found
}

t.test('events are read the same however the stream is cut', async (t) => {
  const body = JSON.stringify({ note: 'trêve 🕊\u2028\u2029 data: id:' })
  const text = [
    '\ufeff: heartbeat',
    'retry: 3000',
    '',
    'id: 412.3',
    'event: stance.changed',
    `data: ${body}`,
    '',
    'id:413',
    'event:position',
    'data:{}',
    '',
    'event: lost because it has no data',
    '',
    'data: one',
    'data:  two',
    'unknown: field',
    'data',
    '',
    'data: never ended',
  ]
  const wanted = [
    { id: '412.3', event: 'stance.changed', data: body },
    { id: '413', event: 'position', data: '{}' },
    { id: '413', event: 'message', data: 'one\n two\n' },
  ]
  for (const end of ['\n', '\r\n', '\r']) {
    for (const length of [1, 2, 3, 7, 1_000]) t.same(await parsed(text.join(end), length), wanted)
  }
  await t.rejects(parsed(`data: ${'x'.repeat(1_100_000)}`), /has no end/)
  await t.rejects(parsed('data: x\n'.repeat(1_100_000), 65_536), /has no end/)
})

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** A service that breaks off, or says no. */
async function serveStream(t: Test, handler: Handler) {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers['last-event-id'] as string | undefined)
    handler(request, response, asked.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/stream`, asked }
}

const begin = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const eventOf = (id: string) => `id: ${id}\nevent: e\ndata: {"n":"${id}"}\n\n`

async function follow(
  url: string,
  wanted: number,
  options: { silenceMs?: number; lastEventId?: string } = {},
) {
  const stop = new AbortController()
  const ids: string[] = []
  const broken: string[] = []
  const onBroken = (why: string) => broken.push(why)
  for await (const { id } of followEventStream(url, {
    signal: stop.signal,
    onBroken,
    pausesMs: [5],
    ...options,
  })) {
    ids.push(id)
    if (ids.length === wanted) stop.abort()
  }
  return { ids, broken }
}

t.test('a stream that breaks is taken up behind the last event that came whole', async (t) => {
  const { url, asked } = await serveStream(t, (_request, response, count) => {
    if (count === 1) {
      begin(response).write(`${eventOf('1')}${eventOf('2.1')}id: 3\ndata: {"ha`)
      setTimeout(() => response.destroy(), 20)
    } else if (count === 2) response.writeHead(503).end('{}')
    else if (count === 3) response.destroy()
    else if (count === 4) begin(response).end(eventOf('3'))
    else begin(response).write(eventOf('4'))
  })
  const { ids, broken } = await follow(url, 4, { lastEventId: '0' })
  t.same(ids, ['1', '2.1', '3', '4'])
  t.same(asked, ['0', '2.1', '2.1', '2.1', '3'])
  t.equal(broken.length, 4)
})

t.test('a stream without even a heartbeat is broken', async (t) => {
  const { url } = await serveStream(t, (_request, response, count) => {
    begin(response).write(eventOf(String(count)))
  })
  const { ids, broken } = await follow(url, 2, { silenceMs: 100 })
  t.same(ids, ['1', '2'])
  t.equal(broken.length, 1)
})

t.test('a refusal is told and not asked for again', async (t) => {
  const { url, asked } = await serveStream(t, (_request, response) => {
    response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{"code":"not_found"}')
  })
  await t.rejects(follow(url, 1), { name: 'StreamRefused', status: 404, body: '{"code":"not_found"}' })
  t.equal(asked.length, 1)
  const page = await serveStream(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')
  })
  await t.rejects(follow(page.url, 1), StreamRefused)
})

/** The feeds of a dossier: pages of notifications as they are pushed, and both feeds as server-sent events. */
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import t, { type Test } from 'tap'
import { createDossier } from '../../db/dossiers.ts'
import { createWaker } from '../../db/log/wake.ts'
import { serialize } from '../../events/catalog.ts'
import { derivedId } from '../../events/identity.ts'
import { projectDossier } from '../../src/projector.ts'
import type { StreamLimits } from '../../src/routes/event-stream.ts'
import { NotificationFeed } from '../../src/routes/events.ts'
import { get, openApp, type TestApp } from '../support/app.ts'
import { addEndpoint, type Owed, readOwed } from '../support/owed.ts'
import { longHistory } from '../support/play.ts'
import type { Append } from '../support/stage.ts'

const dossier = 'samples'
const path = `/v1/dossiers/${dossier}/events`
const { appends } = longHistory(3)
const limits: StreamLimits = { heartbeatMs: 40, bufferBytesMax: 1_048_576, stallMs: 200, perReaderMax: 5 }

type Service = TestApp & Readonly<{ append: (appends: readonly Append[]) => Promise<void>; port: number }>

/** A service on a socket, whose log is projected after each append and not before. */
async function openFeeds(t: Test, streamLimits: Partial<StreamLimits> = {}): Promise<Service> {
  let onWake =
    (_callback: (dossierId: string | undefined) => void): (() => void) =>
    () => {}
  const test = await openApp(t, {
    streamLimits: { ...limits, ...streamLimits },
    onWake: (callback) => onWake(callback),
  })
  const waker = createWaker(test.clone, { pollMs: 50 })
  onWake = waker.onWake
  t.teardown(waker.close)
  await createDossier(test.clone.db, { dossierId: dossier })
  await test.app.listen({ host: '127.0.0.1', port: 0 })
  const append = async (appends: readonly Append[]) => {
    for (const { stream, events } of appends) {
      const wish = { stream, expectedVersion: 'any' as const, events: events.map(serialize) }
      await test.log.append(dossier, wish)
      await projectDossier({ ...test.deps, log: test.log, holder: 'test', waker }, dossier)
    }
  }
  return { ...test, append, port: (test.app.server.address() as { port: number }).port }
}

/** Page after page until there is no more; each page is checked against its schema and its own bytes. */
async function walk(t: Test, { app }: TestApp, query: string, limit = 7): Promise<string[]> {
  const bodies: string[] = []
  for (let after: string | number = 0; ; ) {
    const { body, statusCode } = await get(
      app,
      `${path}?feed=notifications&limit=${limit}&after=${after}${query}`,
    )
    if (statusCode !== 200) throw new Error(body)
    const page = NotificationFeed.strict().parse(JSON.parse(body))
    const elements = page.data.map((message) => JSON.stringify(message))
    if (!body.startsWith(`{"data":[${elements.join(',')}],"nextAfter":`))
      t.fail('the bytes are not those pushed')
    bodies.push(...elements)
    const isOver =
      page.nextAfter === after || (page.data.length === 0 && page.nextAfter === page.headPosition)
    after = page.nextAfter
    if (isOver) return bodies
  }
}

t.test('the feed of notifications has the bytes that are pushed, in order, page by page', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends)
  const owed = await readOwed(service.clone.db, dossier)
  const bodies = owed.messages.map(({ body }) => body)
  t.ok(bodies.length > 50)
  for (const limit of [1, 7, 1_000]) t.same(await walk(t, service, '', limit), bodies, `by ${limit}`)
  const within = owed.messages.find(({ index }) => index === 3)
  t.ok(within, 'a position has several messages')
  const after = `${within?.position}.${within?.index}`
  const next = (await get(service.app, `${path}?feed=notifications&limit=1&after=${after}`)).json()
  t.equal(JSON.stringify(next.data[0]), bodies[bodies.indexOf(within?.body ?? '') + 1])
  const { headers } = await get(service.app, `${path}?feed=notifications&limit=1`)
  t.match(headers['cache-control'], /max-age/, 'a full page never changes')
  const empty = async (after: string | number) =>
    (await get(service.app, `${path}?feed=notifications&after=${after}`)).json()
  const head = owed.notified ?? 0
  t.match(await empty(head), { data: [], nextAfter: head, headPosition: head, startedAfter: 0 })
  t.match(await empty(`${head}.9999`), { data: [], nextAfter: `${head}.9999` })
  t.match(await empty(head + 5), { data: [], nextAfter: head + 5 })
})

t.test('a filter of the feed is that of an endpoint', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends)
  const { db } = service.clone
  const { messages } = await readOwed(db, dossier)
  const wish = { eventTypes: ['stance.*', 'claim.recorded'], parties: ['north', 'south'] }
  const endpoint = await addEndpoint(db, dossier, 'some', { ...wish, includeHistorical: false })
  const chosen = (include: (message: Owed['messages'][number]) => boolean) =>
    messages
      .filter(({ type }) => type.startsWith('stance.') || type === 'claim.recorded')
      .filter(({ parties }) => parties.some((id) => wish.parties.includes(id)))
      .filter(include)
      .map(({ body }) => body)
  t.same(
    await walk(t, service, '&eventTypes=stance.*,claim.recorded&parties=north,south', 3),
    chosen(() => true),
  )
  const recent = chosen(({ historical }) => !historical)
  t.same(await walk(t, service, `&endpoint=${endpoint}`, 3), recent)
  t.ok(recent.length > 3)
  t.same(
    await walk(t, service, '&eventTypes=article.withdrawn&parties=alliance', 3).then((all) => all.length),
    0,
  )
  const hidden = (await get(service.app, `${path}?feed=notifications&eventTypes=article.withdrawn`)).json()
  t.equal(hidden.nextAfter, hidden.headPosition, 'a reader moves on through what does not concern it')
})

t.test('what a feed cannot answer it refuses, and says why', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 4))
  const refused = async (query: string, headers: Record<string, string> = {}, at = path) => {
    const { statusCode, body } = await get(service.app, `${at}?${query}`, headers)
    const { code, detail } = JSON.parse(body)
    return `${statusCode} ${code} ${detail}`
  }
  const other = derivedId('we', ['elsewhere'])
  const cases: [string, RegExp][] = [
    ['parties=north', /^400 unknown_parameter \/parties: belongs to feed=notifications/],
    [`endpoint=${other}`, /^400 unknown_parameter/],
    ['feed=notifications&types=ClaimRecorded', /^400 unknown_parameter \/types: belongs to feed=log/],
    ['feed=notifications&partys=north', /^400 unknown_parameter/],
    ['feed=everything', /^400 request_invalid/],
    ['after=3.1', /^400 request_invalid \/after/],
    ['feed=notifications&after=-1', /^400 request_invalid \/after/],
    ['feed=notifications&after=3.0', /^400 request_invalid \/after/],
    ['feed=notifications&after=9999999999999999', /^400 request_invalid \/after/],
    ['feed=notifications&eventTypes=stance.changd', /^422 unknown_event_type .*stance\.changed/],
    ['feed=notifications&eventTypes=', /^400 request_invalid/],
    ['feed=notifications&parties=nort', /^422 unknown_party .*north/],
    ['feed=notifications&propositions=truze', /^422 unknown_proposition .*truce/],
    ['feed=notifications&speakers=nobody-at-all', /^422 unknown_agent/],
    ['feed=notifications&contradictionKinds=opposition', /^422 unknown_kind/],
    [`feed=notifications&endpoint=${other}`, /^404 not_found/],
    [`feed=notifications&endpoint=${other}&parties=north`, /^400 request_invalid \/endpoint/],
  ]
  for (const [query, expected] of cases) {
    t.match(await refused(query), expected, query)
    t.match(await refused(query, {}, `${path}/stream`), expected, `${query}, before a stream starts`)
  }
  const stream = `${path}/stream`
  for (const id of ['x', '-1', '1.0', '3.1', '99999999999999999']) {
    t.match(await refused('', { 'last-event-id': id }, stream), /^400 request_invalid Last-Event-ID/, id)
  }
  t.match(await refused('', { accept: 'application/json' }, stream), /^406/)
  t.match(await refused('', {}, '/v1/dossiers/nobody/events/stream'), /^404 not_found/)
  t.match(await refused('feed=notifications', {}, '/v1/dossiers/nobody/events'), /^404 not_found/)
  t.equal(
    (await service.app.inject({ method: 'HEAD', url: stream, headers: { host: 'localhost' } })).statusCode,
    405,
  )
})

t.test('whoever waits for notifications is answered when they are derived', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 4))
  const { headPosition } = (await get(service.app, `${path}?feed=notifications`)).json()
  const waiting = fetch(
    `http://127.0.0.1:${service.port}${path}?feed=notifications&after=${headPosition}&wait=20`,
  )
  await pause(50)
  await service.append(appends.slice(4))
  const { data } = (await (await waiting).json()) as { data: { position: number }[] }
  t.ok((data[0]?.position ?? 0) > headPosition)
})

type Frame = Readonly<{ id: string; event: string; data: string }>
type Reader = Readonly<{
  frames: Frame[]
  comments: string[]
  head: () => string
  until: (isEnough: (frames: readonly Frame[]) => boolean) => Promise<void>
  ended: Promise<void>
  socket: Socket
}>

/** Reads a stream off a socket, chunked as it comes. */
function openStream(t: Test, { port }: Service, query = '', headers: Record<string, string> = {}): Reader {
  const socket = connect(port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  const lines = Object.entries({ accept: 'text/event-stream', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  socket.write(`GET ${path}/stream?${query} HTTP/1.1\r\nhost: localhost\r\n${lines.join('\r\n')}\r\n\r\n`)
  const [frames, comments]: [Frame[], string[]] = [[], []]
  let [raw, head, body] = [Buffer.alloc(0), '', '']
  let wake = () => {}
  socket.on('data', (bytes: Buffer) => {
    raw = Buffer.concat([raw, bytes])
    if (head === '') {
      const end = raw.indexOf('\r\n\r\n')
      if (end === -1) return
      head = raw.subarray(0, end).toString()
      raw = raw.subarray(end + 4)
    }
    for (;;) {
      const end = raw.indexOf('\r\n')
      const size = Number.parseInt(raw.subarray(0, Math.max(end, 0)).toString(), 16)
      if (end === -1 || raw.length < end + 4 + size) break
      body += raw.subarray(end + 2, end + 2 + size).toString()
      raw = raw.subarray(end + 4 + size)
    }
    const blocks = body.split('\n\n')
    body = blocks.pop() ?? ''
    for (const block of blocks) {
      const fieldOf = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      if (block.startsWith(':')) comments.push(block.slice(1).trim())
      else frames.push({ id: fieldOf('id'), event: fieldOf('event'), data: fieldOf('data') })
    }
    wake()
  })
  socket.on('error', () => {})
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  void ended.then(() => wake())
  return {
    ...{ frames, comments, socket, ended, head: () => head },
    until: async (isEnough) => {
      while (!isEnough(frames)) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        if (socket.destroyed && !isEnough(frames)) throw new Error(`ended after ${frames.length}: ${head}`)
      }
    },
  }
}

const messagesIn = (frames: readonly Frame[]): Frame[] => frames.filter(({ event }) => event !== 'position')

t.test('a stream tells the log or the notifications, and starts at the head', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 4))
  const position = (await service.log.head(dossier))?.position ?? 0
  const log = openStream(t, service)
  const all = openStream(t, service, 'feed=notifications&after=0')
  const some = openStream(t, service, 'feed=notifications&eventTypes=article.withdrawn')
  await Promise.all([log, all, some].map(({ until }) => until((frames) => frames.length > 0)))
  t.same(
    log.frames[0],
    { id: String(position), event: 'position', data: '{}' },
    'an id before anything happens',
  )
  t.match(log.head(), /content-type: text\/event-stream/i)
  t.match(log.head(), /x-accel-buffering: no/i)
  t.match(log.head(), /cache-control: no-store/i)
  t.match(log.head(), /x-content-type-options: nosniff/i)
  t.notMatch(log.head(), /content-encoding/i)
  await service.append(appends.slice(4))
  const owed = await readOwed(service.clone.db, dossier)
  const head = owed.notified ?? 0
  await log.until((frames) => frames.at(-1)?.id === String(head))
  const page = (await get(service.app, `${path}?after=${position}&limit=1000`)).json()
  t.same(
    messagesIn(log.frames).map(({ id, event, data }) => [id, event, data]),
    page.data.map((each: { position: number; type: string }) => [
      ...[String(each.position), each.type, JSON.stringify(each)],
    ]),
  )
  await all.until((frames) => messagesIn(frames).length === owed.messages.length)
  t.same(
    messagesIn(all.frames),
    owed.messages.map(({ position, index, type, body }) => ({
      id: `${position}.${index}`,
      event: type,
      data: body,
    })),
  )
  const told = messagesIn(some.frames).length
  await some.until((frames) => frames.at(-1)?.id === String(head))
  t.equal(some.frames.at(-1)?.event, 'position', 'what the filter hides moves the id on')
  t.equal(
    told,
    owed.messages.filter(({ type, position: at }) => type === 'article.withdrawn' && at > position).length,
  )
  const heard = some.comments.length
  await pause(150)
  t.ok(some.comments.length > heard, 'a comment says that it is alive')
})

t.test('a reader that is cut off again and again reads each message once', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 2))
  const read: Frame[] = []
  let last = '0'
  let isOver = false
  let cuts = 0
  const reading = (async () => {
    while (!isOver) {
      const stream = openStream(t, service, 'feed=notifications&after=1', { 'last-event-id': last })
      const wanted = 3 + (cuts % 5)
      await Promise.race([stream.until((frames) => frames.length > wanted), pause(150)])
      stream.socket.destroy()
      await stream.ended
      read.push(...messagesIn(stream.frames))
      last = stream.frames.at(-1)?.id ?? last
      cuts += 1
    }
  })()
  for (const each of appends.slice(2)) {
    await service.append([each])
    await pause(10)
  }
  const { messages } = await readOwed(service.clone.db, dossier)
  for (let tries = 0; read.length < messages.length && tries < 200; tries++) await pause(50)
  isOver = true
  await reading
  t.same(
    read.map(({ data }) => data),
    messages.map(({ body }) => body),
    'without gap or double',
  )
  t.ok(cuts > 5, `cut off ${cuts} times`)
})

t.test('an id beyond the head waits at the head', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 2))
  const head = (await service.log.head(dossier))?.position ?? 0
  const stream = openStream(t, service, 'after=1', { 'last-event-id': '4000' })
  await stream.until((frames) => frames.length > 0)
  await service.append(appends.slice(2, 3))
  await stream.until((frames) => messagesIn(frames).length > 0)
  t.equal(messagesIn(stream.frames)[0]?.id, String(head + 1))
})

t.test('a reader that stops reading is closed, and goes on where it was', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 2))
  const count = 400
  await sql`
    insert into notifications (dossier_id, message_id, position, index, type, subject, subject_sequence, body)
    select ${dossier}, 'msg_' || lpad(n::text, 26, '0'), 1000 + n, 1, 'claim.recorded', 'claim/x', n,
           '{"n":' || n || ',"text":"' || repeat('x', 60000) || '"}'
    from generate_series(1, ${count}) as n`.execute(service.clone.db)
  await sql`update notification_checkpoints set position = 2000`.execute(service.clone.db)
  const slow = openStream(t, service, 'feed=notifications&after=1000')
  await slow.until((frames) => frames.length > 2)
  slow.socket.pause()
  // The service gives up; what the kernel holds still arrives.
  await pause(1_500)
  slow.socket.resume()
  await slow.ended
  const before = messagesIn(slow.frames)
  t.ok(before.length < count, `closed after ${before.length} of ${count}`)
  const again = openStream(t, service, 'feed=notifications', { 'last-event-id': before.at(-1)?.id ?? '' })
  await again.until((frames) => messagesIn(frames).length + before.length >= count)
  const numbers = [...before, ...messagesIn(again.frames)].map(({ data }) => JSON.parse(data).n)
  t.same(
    numbers,
    Array.from({ length: count }, (_, index) => index + 1),
  )
})

t.test('a thousand readers from one place are five, and whoever leaves makes room', async (t) => {
  const service = await openFeeds(t)
  await service.append(appends.slice(0, 2))
  const streams = Array.from({ length: 1_000 }, () => openStream(t, service))
  const isAnswered = ({ head }: Reader) => head() !== ''
  for (let tries = 0; !streams.every(isAnswered) && tries < 400; tries++) await pause(50)
  const open = streams.filter(({ head }) => head().startsWith('HTTP/1.1 200'))
  t.equal(open.length, limits.perReaderMax)
  const refused = streams.filter(({ head }) => head().startsWith('HTTP/1.1 429'))
  t.equal(refused.length, 1_000 - limits.perReaderMax)
  t.match(refused[0]?.head(), /retry-after: [0-9]+/i)
  open[0]?.socket.destroy()
  await pause(100)
  const next = openStream(t, service)
  await next.until((frames) => frames.length > 0)
  t.match(next.head(), /^HTTP\/1\.1 200/)
})

t.test('a service that stops says so to its readers and closes', async (t) => {
  const service = await openFeeds(t, { heartbeatMs: 60_000 })
  await service.append(appends.slice(0, 2))
  const stream = openStream(t, service)
  await stream.until((frames) => frames.length > 0)
  const began = performance.now()
  await service.app.close()
  await stream.ended
  t.ok(performance.now() - began < 2_000, 'nobody waits for them')
  t.match(stream.comments.at(-1), /stops/)
})

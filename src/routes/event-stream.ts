/**
 * GET …/events/stream: the feeds as server-sent events. Each reader is told at its own pace out of the database, so what
 * is held for it is bounded, and whoever is cut off goes on where it was.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NotificationPlace } from '../../db/notifications.ts'
import { Problem, remedyOf } from '../problem.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { AfterHead, type Feed, type FeedItem, feedQuery, openFeed, parsePlace, placeText } from './feed.ts'

export type StreamLimits = Readonly<{
  /** How often a reader hears something, at least. */
  heartbeatMs: number
  /** What is held for one reader; nothing more is read for it meanwhile. */
  bufferBytesMax: number
  /** How long a reader whose buffer is full may take nothing. */
  stallMs: number
  /** Streams of one key; without keys, of one address. */
  perReaderMax: number
}>

const defaults: StreamLimits = {
  heartbeatMs: 15_000,
  bufferBytesMax: 1_048_576,
  stallMs: 5_000,
  perReaderMax: 5,
}
/** Behind the wake-up, for a note that was lost. */
const pollMs = 1_000
const pageItems = 100
/** How long a reader waits before it comes back. */
const retryMs = 3_000

const StreamQuery = feedQuery({ after: AfterHead })

type Options = Dependencies & Readonly<{ streamLimits?: Partial<StreamLimits> | undefined }>

export const eventStreamRoutes: FastifyPluginAsyncZod<Options> = async (app, deps) => {
  const limits = { ...defaults, ...deps.streamLimits }
  const open = new Map<string, number>()
  const streams = new Set<Stream>()
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
    for (const stream of streams) stream.close('the service stops; come back')
  })

  app.get(
    '/v1/dossiers/:dossier/events/stream',
    {
      // Nobody waits for the length of what has no end.
      exposeHeadRoute: false,
      // What is packed waits in the packer.
      compress: false,
      config: { accepts: 'text/event-stream' },
      schema: {
        operationId: 'streamEvents',
        summary: 'Follow the log of a dossier, or its notifications',
        description:
          'Server-sent events. `id` is a place (`412`, or `412.3` among the notifications), `event` the type, `data` one line of JSON as the page has it. Send the last id as `Last-Event-ID` to go on. `position` with an empty object says how far was looked.',
        tags: ['events'],
        params: DossierParams,
        querystring: StreamQuery,
        response: {
          200: {
            description: 'Events, until either side ends it.',
            content: { 'text/event-stream': { schema: z.string().max(1_048_576) } },
          },
        },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const wished = lastEventId(request, request.query.feed) ?? request.query.after
      const feed = await openFeed(deps, dossier, request.query)
      const { head } = await feed.reach()
      if (isStopping) throw new Problem('shutting_down', remedyOf('shutting_down'), retryIn(1))
      const release = take(open, request.ip, limits.perReaderMax)
      reply.hijack()
      const stream = openStream(reply, limits)
      streams.add(stream)
      const end = () => {
        streams.delete(stream)
        release()
      }
      // A place beyond the head is nobody's yet: whoever names it, perhaps before a restore, waits at the head.
      const after = wished && wished.position <= head ? wished : { position: head, index: null }
      void tell({ deps, feed, stream, dossier, after })
        .catch((error: unknown) => {
          request.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'stream ended')
          stream.close('try again')
        })
        .finally(end)
    },
  )
}

const retryIn = (seconds: number) => ({ headers: { 'retry-after': String(seconds) } })

/** @throws Problem `too_many_streams` */
function take(open: Map<string, number>, reader: string, max: number): () => void {
  const count = open.get(reader) ?? 0
  if (count >= max) {
    const detail = `There are ${max} streams of yours already: close one, or follow several things in one stream.`
    throw new Problem('too_many_streams', detail, retryIn(5))
  }
  open.set(reader, count + 1)
  return () => {
    const left = (open.get(reader) ?? 1) - 1
    if (left > 0) open.set(reader, left)
    else open.delete(reader)
  }
}

/** A browser that comes back sends it by itself, so it is newer than any `after` of the URL. */
function lastEventId({ headers }: FastifyRequest, feed: string): NotificationPlace | undefined {
  const header = headers['last-event-id']
  if (header === undefined) return undefined
  const place = typeof header === 'string' ? parsePlace(header) : undefined
  if (place && (place.index === null || feed === 'notifications')) return place
  const detail = `the id of an event of this stream: a position such as 412${feed === 'log' ? '' : ', or 412.3'}`
  throw new Problem('request_invalid', `Last-Event-ID: ${detail}.`, {
    errors: [{ pointer: '/last-event-id', code: 'invalid_format', detail }],
  })
}

type Telling = Readonly<{
  deps: Dependencies
  feed: Feed
  stream: Stream
  dossier: string
  after: NotificationPlace
}>

/** Reads and writes until the stream is closed, by whomever. */
async function tell({ deps, feed, stream, dossier, after }: Telling): Promise<void> {
  const bell = createBell()
  const stop = deps.onWake?.((dossierId) => {
    if (dossierId === undefined || dossierId === dossier) bell.ring()
  })
  stream.onClose(bell.ring)
  stream.begin(after)
  try {
    for (let place = after; !stream.isClosed(); ) {
      const { head } = await feed.reach()
      const page = await feed.read({ after: place, head, limit: pageItems })
      for (const item of page.items) {
        await stream.send(item)
        if (stream.isClosed()) return
      }
      place = page.lookedAt
      stream.looked(place)
      if (page.isEnd) await bell.heard(pollMs)
    }
  } finally {
    stop?.()
  }
}

/** Remembers a ring that came while nobody waited. */
function createBell() {
  let isRung = false
  let wakeUp = () => {}
  return {
    ring: (): void => {
      isRung = true
      wakeUp()
    },
    heard: async (timeoutMs: number): Promise<void> => {
      if (!isRung) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wakeUp = resolve
          timer = setTimeout(resolve, timeoutMs)
        })
        clearTimeout(timer)
        wakeUp = () => {}
      }
      isRung = false
    },
  }
}

type Stream = ReturnType<typeof openStream>

/** One reader: what it was told last, what is held for it, and its heartbeat. */
function openStream(reply: FastifyReply, { heartbeatMs, bufferBytesMax, stallMs }: StreamLimits) {
  const response: ServerResponse = reply.raw
  const closed = new Set<() => void>()
  let isClosed = false
  // What the reader knows, and how far was looked for it.
  let told = ''
  let seen = ''
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept, accept-encoding, authorization',
    'x-accel-buffering': 'no',
    // Nothing else will ever be asked on it.
    connection: 'close',
  })
  // A reader that is gone is no fault of ours.
  response.on('error', end)
  response.on('close', end)
  const heart = setInterval(() => {
    if (seen !== told) passOn()
    else response.write(':\n\n')
  }, heartbeatMs)

  function end(): void {
    if (isClosed) return
    isClosed = true
    clearInterval(heart)
    for (const callback of closed) callback()
  }

  function passOn(): void {
    told = seen
    response.write(`id: ${told}\nevent: position\ndata: {}\n\n`)
  }

  /** Waits until the reader has taken what is held for it; one that takes nothing for a while is given up. */
  async function drained(): Promise<void> {
    for (let held = Number.POSITIVE_INFINITY; response.writableLength < held && !isClosed; ) {
      held = response.writableLength
      if (await isDrained()) return
    }
    if (isClosed) return
    end()
    response.destroy()
  }

  function isDrained(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(false), stallMs)
      const taken = () => done(true)
      const gone = () => done(false)
      response.once('drain', taken)
      closed.add(gone)
      function done(isTaken: boolean): void {
        clearTimeout(timer)
        response.off('drain', taken)
        closed.delete(gone)
        resolve(isTaken)
      }
    })
  }

  return {
    isClosed: () => isClosed,
    onClose: (callback: () => void): void => {
      closed.add(callback)
    },
    /** The first id: whoever is cut off before anything happens does not begin at another head. */
    begin: (place: NotificationPlace): void => {
      seen = placeText(place)
      response.write(`retry: ${retryMs}\n`)
      passOn()
    },
    send: async ({ place, type, text }: FeedItem): Promise<void> => {
      if (isClosed) return
      seen = placeText(place)
      told = seen
      response.write(`id: ${told}\nevent: ${type}\ndata: ${text}\n\n`)
      if (response.writableLength > bufferBytesMax) await drained()
    },
    looked: (place: NotificationPlace): void => {
      seen = placeText(place)
    },
    /** Says why, in a comment, and ends it. */
    close: (why: string): void => {
      if (isClosed) return
      response.end(`: ${why}\n\n`)
      end()
    },
  }
}

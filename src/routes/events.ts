/**
 * GET …/events: the gap-free feeds of a dossier, its log and its notifications. `after` is a place in them, and `wait`
 * holds the request until there is more.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { StoredEvent } from '../../db/log/read.ts'
import type { NotificationPlace } from '../../db/notifications.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import { askAgain, cacheForDay, setCaching } from './conditional.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { AfterBeginning, type Feed, type FeedPage, feedQuery, openFeed, placeText } from './feed.ts'
import { integerText } from './parameters.ts'

const waitSecondsMax = 30
/** Behind the wake-up: a note of a new event may be lost, and then this is how late the reader learns of it. */
const pollMs = 500

const EventsQuery = feedQuery({
  after: AfterBeginning,
  limit: integerText({ min: 1, max: 1_000 }).default(100).describe('At most so many.'),
  wait: integerText({ min: 0, max: waitSecondsMax })
    .default(0)
    .describe('Seconds to wait for something new when there is nothing yet.'),
})

export const LogEvent = z
  .object({
    position: Position,
    stream: z.string().max(200),
    version: z.int().min(1).describe('The place of the event in its stream.'),
    type: z.string().max(100),
    schemaVersion: z.int().min(1),
    recordedAt: Instant,
    event: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What was recorded; null once it was erased.'),
  })
  .meta({ id: 'LogEvent' })

const LogFeed = z
  .object({
    data: z.array(LogEvent).max(1_000),
    nextAfter: Position.describe('The last position looked at: what `after` takes next.'),
    headPosition: Position,
  })
  .meta({ id: 'Feed' })

export const Notification = z
  .object({
    id: z.string().max(30).describe('The same in pushes, in this feed, after a rebuild: `msg_…`.'),
    type: z.string().max(100),
    timestamp: Instant.describe('When its event was recorded.'),
    apiVersion: z.string().max(20),
    dossier: z.string().max(64),
    position: Position,
    index: z.int().min(1).describe('Its place among the messages of the position.'),
    subject: z.string().max(300),
    subjectSequence: z.int().min(1).describe('Counts the messages about the subject, without gaps.'),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Notification' })

export const NotificationFeed = z
  .object({
    data: z.array(Notification).max(1_000).describe('Byte for byte as they are pushed.'),
    nextAfter: z
      .union([Position, z.string().max(30)])
      .describe('The last place looked at: what `after` takes next. Text (`412.3`) within a position.'),
    headPosition: Position.describe('How far notifications have been derived.'),
    startedAfter: Position.describe(
      'There are none of this position or earlier: 0, unless they began later.',
    ),
  })
  .meta({ id: 'NotificationFeed' })

type Options = Dependencies & Readonly<{ isStopping: () => boolean }>

export const eventRoutes: FastifyPluginAsyncZod<Options> = async (app, deps) => {
  app.get(
    '/v1/dossiers/:dossier/events',
    {
      schema: {
        operationId: 'listEvents',
        summary: 'Read the log of a dossier, or its notifications',
        description:
          'Everything after a place, in order and without gaps. Times do not apply: a position is the only order.',
        tags: ['events'],
        params: DossierParams,
        querystring: EventsQuery,
        response: {
          200: z.union([LogFeed, NotificationFeed]).describe('What comes next, and where to go on.'),
        },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const feed = await openFeed(deps, params.dossier, query)
      const { page, head, startedAfter } = await waitForPage(deps, feed, {
        ...{ dossier: params.dossier, ...query, socket: request.socket },
      })
      reply.header('stancelog-position', head)
      const [first] = page.items
      // A full page never changes: what stands at a place stands there for ever. What an endpoint wants may.
      if (page.isFull && first && query.endpoint === undefined) {
        const places = `${placeText(first.place)}-${placeText(page.lookedAt)}`
        const etag = `"${query.feed === 'log' ? 'e' : 'n'}${places}"`
        setCaching({ request, reply }, { etag, cacheControl: cacheForDay })
      } else reply.header('cache-control', askAgain)
      const began = query.feed === 'log' ? {} : { startedAfter }
      const answer = bytesOf(page, { headPosition: head, ...began })
      // `never`: the answer is written already, so that each element is the bytes that were pushed.
      return reply.type('application/json; charset=utf-8').send(answer as never)
    },
  )
}

function bytesOf({ items, lookedAt }: FeedPage, more: object): string {
  const nextAfter = lookedAt.index === null ? lookedAt.position : placeText(lookedAt)
  const rest = JSON.stringify({ nextAfter, ...more })
  return `{"data":[${items.map(({ text }) => text).join(',')}],${rest.slice(1)}`
}

type Waiting = Readonly<{
  dossier: string
  after: NotificationPlace
  limit: number
  wait: number
  socket: Readonly<{ destroyed: boolean }>
}>

async function waitForPage(
  deps: Options,
  feed: Feed,
  { dossier, limit, wait, socket, ...wish }: Waiting,
): Promise<{ page: FeedPage; head: number; startedAfter: number }> {
  const deadline = performance.now() + wait * 1_000
  for (let after = wish.after; ; ) {
    const { head, startedAfter } = await feed.reach()
    const page = await feed.read({ after, head, limit })
    after = page.lookedAt
    const leftMs = deadline - performance.now()
    if (page.items.length > 0 || leftMs <= 0 || deps.isStopping() || socket.destroyed) {
      return { page, head, startedAfter }
    }
    // A long stretch that the filter hides is walked on at once; at the head there is only waiting.
    if (page.isEnd) await woken(deps, { dossier, timeoutMs: Math.min(leftMs, pollMs) })
  }
}

function woken(
  { onWake }: Dependencies,
  { dossier, timeoutMs }: Readonly<{ dossier: string; timeoutMs: number }>,
): Promise<void> {
  return new Promise((resolve) => {
    const stop = onWake?.((dossierId) => {
      if (dossierId === undefined || dossierId === dossier) done()
    })
    const timer = setTimeout(done, timeoutMs)
    function done(): void {
      clearTimeout(timer)
      stop?.()
      resolve()
    }
  })
}

export function toLogEvent({ payload, ...event }: StoredEvent): z.input<typeof LogEvent> {
  const parsed: unknown = payload === null ? null : JSON.parse(payload)
  return { ...event, event: z.record(z.string(), z.unknown()).nullable().parse(parsed) }
}

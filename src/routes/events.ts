/** GET …/events: the gap-free feed of a dossier. `after` is a position, and `wait` holds the request until there is more. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type FeedPage, readFeed } from '../../db/feed.ts'
import type { StoredEvent } from '../../db/log/read.ts'
import { eventTypes } from '../../events/catalog.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import { noSuchDossier } from '../command.ts'
import { askAgain, cacheForDay, setCaching } from './conditional.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { integerText } from './parameters.ts'

const waitSecondsMax = 30
/** Behind the wake-up: a note of a new event may be lost, and then this is how late the reader learns of it. */
const pollMs = 500

const EventsQuery = z.strictObject({
  after: integerText({ min: 0, max: Number.MAX_SAFE_INTEGER })
    .default(0)
    .describe('Events after this position; `nextAfter` of the page before.'),
  limit: integerText({ min: 1, max: 1_000 }).default(100).describe('At most so many.'),
  types: z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(eventTypes as [string, ...string[]])).max(50))
    .optional()
    .describe('Only events of these types, separated by commas.'),
  stream: z
    .string()
    .regex(/^(?:codebook|dossier|(?:article-art|contradiction-con)_[0-9A-Z]{26})$/)
    .optional()
    .describe('Only events of this stream, such as `codebook` or `article-art_…`.'),
  wait: integerText({ min: 0, max: waitSecondsMax })
    .default(0)
    .describe('Seconds to wait for an event when there is none yet.'),
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

const Feed = z
  .object({
    data: z.array(LogEvent).max(1_000),
    nextAfter: Position.describe('The last position looked at: what `after` takes next.'),
    headPosition: Position,
  })
  .meta({ id: 'Feed' })

type Options = Dependencies & Readonly<{ isStopping: () => boolean }>

export const eventRoutes: FastifyPluginAsyncZod<Options> = async (app, deps) => {
  app.get(
    '/v1/dossiers/:dossier/events',
    {
      schema: {
        operationId: 'listEvents',
        summary: 'Read the log of a dossier',
        description:
          'Every event after a position, in order and without gaps. Times do not apply: a position is the only order.',
        tags: ['events'],
        params: DossierParams,
        querystring: EventsQuery,
        response: { 200: Feed.describe('The next events, and where to go on.') },
      },
    },
    async (request, reply) => {
      const { page, head } = await waitForPage(deps, request)
      reply.header('stancelog-position', head)
      const first = page.events[0]?.position
      // A full page never changes: what stands at a position stands there for ever.
      if (page.isFull) {
        setCaching({ request, reply }, { etag: `"e${first}-${page.lookedAt}"`, cacheControl: cacheForDay })
      } else reply.header('cache-control', askAgain)
      return { data: page.events.map(toLogEvent), nextAfter: page.lookedAt, headPosition: head }
    },
  )
}

type Asked = Readonly<{
  params: { dossier: string }
  query: z.output<typeof EventsQuery>
  socket: Readonly<{ destroyed: boolean }>
}>

async function waitForPage(
  deps: Options,
  { params: { dossier }, query, socket }: Asked,
): Promise<{ page: FeedPage; head: number }> {
  const { limit, types, stream } = query
  const deadline = performance.now() + query.wait * 1_000
  for (let after = query.after; ; ) {
    const head = await deps.log.head(dossier)
    if (!head) throw noSuchDossier(dossier)
    const wish = { dossierId: dossier, after, head: head.position, limit, types, stream }
    const page = await readFeed(deps.db, wish)
    after = page.lookedAt
    const leftMs = deadline - performance.now()
    if (page.events.length > 0 || leftMs <= 0 || deps.isStopping() || socket.destroyed) {
      return { page, head: head.position }
    }
    // A long stretch that the filter hides is walked on at once; at the head there is only waiting.
    if (after >= head.position) await woken(deps, { dossier, timeoutMs: Math.min(leftMs, pollMs) })
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

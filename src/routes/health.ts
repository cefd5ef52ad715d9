/** /livez, /readyz and /metrics: for whoever runs the service. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../db/schema.ts'
import type { Metrics } from '../metrics.ts'
import { Problem, remedyOf } from '../problem.ts'

/** A database that answers later than this does not serve anybody. */
const readyTimeoutMs = 2_000

const State = z.object({ status: z.literal('ok') }).meta({ id: 'ServiceState' })

type Options = Readonly<{
  db: Kysely<Database>
  metrics: Metrics
  isStopping: () => boolean
  isReady: () => boolean
}>

export const healthRoutes: FastifyPluginAsyncZod<Options> = async (app, options) => {
  const { db, metrics, isStopping, isReady } = options
  app.get(
    '/livez',
    {
      schema: {
        operationId: 'isAlive',
        summary: 'Whether the process runs',
        description: 'Answers as long as the process does, whatever became of the database.',
        tags: ['service'],
        response: { 200: State.describe('The process runs.') },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      return { status: 'ok' as const }
    },
  )
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'isReady',
        summary: 'Whether requests can be served',
        description:
          'Asks the database. While the service starts or stops, or the database is away, the answer is 503.',
        tags: ['service'],
        response: { 200: State.describe('Requests can be served.') },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      if (isStopping()) throw new Problem('shutting_down', remedyOf('shutting_down'), retry)
      if (!isReady()) throw new Problem('starting', remedyOf('starting'), retry)
      await answersInTime(sql`select 1`.execute(db))
      return { status: 'ok' as const }
    },
  )
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store').type(metrics.registry.contentType)
    return await metrics.registry.metrics()
  })
}

const retry = { headers: { 'retry-after': '1' } }

async function answersInTime(asked: Promise<unknown>): Promise<void> {
  const unavailable = () => new Problem('database_unavailable', remedyOf('database_unavailable'), retry)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable()), readyTimeoutMs)
  })
  try {
    await Promise.race([asked, late])
  } catch {
    throw unavailable()
  } finally {
    clearTimeout(timer)
    // Whoever lost the race may still fail, and nobody waits for it any more.
    asked.catch(() => {})
  }
}

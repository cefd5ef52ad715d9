/** A service that lives as long as one evaluation: the app and the loop behind it, on a store that nobody else uses. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { measureLag } from '../../db/backlog.ts'
import { startEmbedded } from '../../db/embedded/server.ts'
import { buildApp } from '../app.ts'
import { createMetrics } from '../metrics.ts'
import { createCommands, openStore } from '../service.ts'
import { startWork } from '../work.ts'
import { createWorkMetrics } from '../work-metrics.ts'
import type { Send } from './api.ts'

/** Whoever started it owns all that is in it, and it listens nowhere. */
const trusted = { auth: 'off', headersTimeoutMs: 10_000, requestTimeoutMs: 30_000 } as const

/** Long enough for a machine that is busy with other things; nobody waits at the other end. */
const projectionTimeoutMs = 60_000

type Releases = (() => Promise<unknown>)[]

/**
 * @param databaseUrl  an empty database to use; left out, a fresh PostgreSQL in a temporary folder, removed at the end.
 *   Never the one of the settings: what is evaluated does not belong beside what people rely on.
 * @throws DatabaseUnavailable, and whatever `use` throws
 */
export async function withThrowawayService<Value>(
  {
    databaseUrl,
    onNotice,
  }: Readonly<{ databaseUrl?: string | undefined; onNotice: (notice: string) => void }>,
  use: (send: Send) => Promise<Value>,
): Promise<Value> {
  const releases: Releases = []
  try {
    const url = databaseUrl ?? (await openFreshDatabase(releases, onNotice))
    return await use(await openService(releases, url, onNotice))
  } finally {
    for (let release = releases.pop(); release; release = releases.pop()) await release()
  }
}

async function openFreshDatabase(releases: Releases, onNotice: (notice: string) => void): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stancelog-evaluation-'))
  releases.push(async () => await rm(folder, { recursive: true, force: true }))
  // Root's database runs as another user, who must be let through; the files inside have modes of their own.
  await chmod(folder, 0o755)
  const { url, dataDir, stop } = await startEmbedded({ dataDir: folder, unsafeFast: true, onNotice })
  releases.push(async () => await rm(dataDir, { recursive: true, force: true }), stop)
  return url
}

async function openService(
  releases: Releases,
  databaseUrl: string,
  onNotice: (notice: string) => void,
): Promise<Send> {
  const store = await openStore({ databaseUrl, dataDir: '' }, { onNotice })
  releases.push(store.stop)
  const work = startWork({
    ...store,
    // What the loop does is told in lines for a log; here only what goes wrong is news.
    logger: pino(
      { level: 'warn', base: null, timestamp: false },
      { write: (line) => onNotice(line.trimEnd()) },
    ),
    metrics: createWorkMetrics(new Registry(), async () => await measureLag(store.db)),
  })
  releases.push(work.stop)
  const app = await buildApp({
    ...store,
    commands: createCommands(store),
    metrics: createMetrics(),
    onWake: store.waker.onWake,
    config: trusted,
    projectionTimeoutMs,
  })
  releases.push(async () => await app.close())
  return async ({ method, url, headers = {}, body }) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        host: 'localhost',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    const { etag } = response.headers
    return {
      status: response.statusCode,
      etag: typeof etag === 'string' ? etag : undefined,
      body: response.json(),
    }
  }
}

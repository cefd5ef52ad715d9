/** The app on a cloned database, with the clock and the log passed in: requests by `inject`, or on a real socket. */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import type { Log } from '../../db/log/group-commit.ts'
import { createLog } from '../../db/log/group-commit.ts'
import { type App, type AppDependencies, buildApp } from '../../src/app.ts'
import type { Clock } from '../../src/clock.ts'
import { createCodebooks } from '../../src/codebooks.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { createMetrics } from '../../src/metrics.ts'
import { projectDossier } from '../../src/projector.ts'
import { createCommands } from '../../src/service.ts'
import { openWebhookAccess, type WebhookAccess } from '../../src/webhooks/access.ts'
import { type Clone, cloneDatabase } from './database.ts'

/** A day on which the record of the demo is complete. */
export const today = '2025-09-10'

export const fixedClock = (now = `${today}T12:00:00.000000Z`): Clock => {
  let count = 0
  return { now: () => now, uniqueId: () => `request-${++count}` }
}

export type TestApp = Readonly<{ app: App; log: Log; clone: Clone; deps: AppDependencies }>

export async function openApp(t: Test, changes: Partial<AppDependencies> = {}): Promise<TestApp> {
  const clone = await cloneDatabase(t)
  const log = createLog(clone)
  const { clock = fixedClock() } = changes
  const webhooks = changes.webhooks ?? (await openTestWebhooks(t))
  const codebooks = createCodebooks(clone.db)
  const deps: AppDependencies = {
    db: clone.db,
    log,
    clock,
    codebooks,
    commands: createCommands({ db: clone.db, log, codebooks, lexicons, clock }),
    metrics: createMetrics(),
    config: { auth: 'off', headersTimeoutMs: 10_000, requestTimeoutMs: 30_000 },
    checkAnswers: true,
    projectionTimeoutMs: 300,
    ...changes,
    webhooks,
  }
  const app = await buildApp(deps)
  await app.ready()
  t.teardown(async () => {
    await app.close()
    await log.close()
  })
  return { app, log, clone, deps }
}

/** Keys in a folder of their own, and names that lead where the test says instead of asking a name server. */
export async function openTestWebhooks(
  t: Test,
  { allow = new Set(), names = {} }: Readonly<{ allow?: ReadonlySet<string>; names?: Names }> = {},
): Promise<WebhookAccess> {
  const keysDir = await mkdtemp(join(tmpdir(), 'stancelog-keys-'))
  const access = await openWebhookAccess(keysDir, {
    allow,
    lookup: async (host) => names[host] ?? [],
    timeouts: { connectMs: 500, headersMs: 500, totalMs: 1_000, bodyMs: 200 },
  })
  t.teardown(async () => {
    await access.sender.close()
    await rm(keysDir, { recursive: true, force: true })
  })
  return access
}

type Names = Readonly<Record<string, readonly string[]>>

/**
 * The service as it runs: with a projector that follows these dossiers until the test is over.
 *
 * The clock stands long after the articles: archives are imported late.
 */
export async function openService(
  t: Test,
  { dossiers = ['demo'], clock = fixedClock('2026-01-15T12:00:00.000000Z') }: ServiceWish = {},
): Promise<TestApp> {
  const test = await openApp(t, { clock, projectionTimeoutMs: 10_000 })
  const { log, deps } = test
  let isOver = false
  const reached = new Map<string, number | undefined>()
  const following = (async () => {
    while (!isOver) {
      for (const dossier of dossiers) {
        // Asking for the head is one query, a turn that has nothing to fold is four.
        const head = await log.head(dossier).catch(() => undefined)
        if (head === undefined || head.position === reached.get(dossier)) continue
        const position = await projectDossier({ ...deps, log, holder: 'test' }, dossier).catch(
          () => undefined,
        )
        reached.set(dossier, position)
      }
      await new Promise((turn) => setTimeout(turn, 10))
    }
  })()
  t.teardown(async () => {
    isOver = true
    await following
  })
  return test
}

type ServiceWish = Readonly<{ dossiers?: readonly string[]; clock?: Clock }>

/** `inject` with the Host header of a browser on this machine; bodies are sent as JSON. */
export const get = async (app: App, url: string, headers: Record<string, string> = {}) =>
  await app.inject({ method: 'GET', url, headers: { host: 'localhost', ...headers } })

export const post = async (
  app: App,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> =>
  await app.inject({
    method: 'POST',
    url,
    headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  })

/** The bytes of one answer to bytes as they are, whatever HTTP thinks of them. */
export async function sendRaw(app: App, bytes: string, { endAfterMs = 2_000 } = {}): Promise<string> {
  const { port } = app.server.address() as { port: number }
  return await new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    let answer = ''
    const timer = setTimeout(() => socket.destroy(), endAfterMs)
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
    })
    socket.on('error', reject)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}

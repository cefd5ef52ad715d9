/** The service as a newcomer starts it: a fresh folder, two at once, again, and after `kill -9`. */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createDossier } from '../../db/dossiers.ts'
import { type Running, runHere, startCli } from '../cli/run.ts'
import { cloneDatabase } from '../support/database.ts'

// A start takes seconds on a machine that is busy with other tests.
t.setTimeout(180_000)

/** As `npm start` does; the port is free for certain. */
const start = (dataDir: string): Running =>
  startCli(['serve'], { env: { STANCELOG_DATA_DIR: dataDir, PORT: '0' } })

const ready = async ({ until }: Running): Promise<string> =>
  (await until(/^Stancelog serves (http:\/\/127\.0\.0\.1:\d+) /m))[1] ?? ''

async function get(url: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function register(url: string, externalId: string): Promise<number> {
  const article = {
    externalId,
    publishedAt: '2025-04-15T20:41:07Z',
    timeZone: 'Europe/Paris',
    text: 'Rien de neuf.',
  }
  const response = await fetch(`${url}/v1/dossiers/demo/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(article),
  })
  return response.status
}

/** A killed test must not leave a server behind: the next start in the same folder would adopt it, another cannot. */
async function stopAll(running: readonly Running[], dataDir: string): Promise<void> {
  for (const { child, ended } of running) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  rmSync(dataDir, { recursive: true, force: true })
}

t.test('a fresh folder, two starts at once, a stop, a kill and a start again', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog été '))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'a store')
  const running = [start(dataDir), start(dataDir)]
  t.teardown(async () => await stopAll(running, folder))
  const readied = running.map(async (each) => ({ each, url: await ready(each) }))
  const { each: first, url } = await Promise.any(readied)
  const second = running.find((each) => each !== first)
  const refused = await second?.ended
  for (const promise of readied) promise.catch(() => {})

  t.equal(refused?.code, 2, 'the second start is refused')
  t.match(refused?.stderr, new RegExp(`process ${first.child.pid}, .*holds .*a store.*STANCELOG_DATA_DIR`))
  t.equal(refused?.stdout, '')
  t.match(await get(`${url}/livez`), { status: 200, body: { status: 'ok' } })
  t.match(await get(`${url}/readyz`), { status: 200, body: { status: 'ok' } })
  const question = '/v1/dossiers/demo/stances/russia/foreign-troops?validAt=2025-09-05'
  const { status, body: answer } = await get(`${url}${question}`)
  t.equal(status, 200)
  t.match(answer, { status: 'settled', value: -2 }, 'the demo dossier answers')

  first.child.kill('SIGTERM')
  t.match(await first.ended, { code: 143 })
  t.notOk(existsSync(join(dataDir, 'data', 'postmaster.pid')), 'its database server is stopped')

  const again = start(dataDir)
  running.push(again)
  const url2 = await ready(again)
  t.same((await get(`${url2}${question}`)).body, answer, 'nothing is lost, and the demo is not filled twice')
  t.equal(await register(url2, 'before-the-kill'), 201)
  again.child.kill('SIGKILL')
  await again.ended
  t.ok(existsSync(join(dataDir, 'data', 'postmaster.pid')), 'the database server lives on')

  const third = start(dataDir)
  running.push(third)
  const url3 = await ready(third)
  t.equal(await register(url3, 'before-the-kill'), 200, 'what was acknowledged is there, once')
  t.match(await get(`${url3}/readyz`), { status: 200 })
  // A terminal and npm send one Ctrl-C twice.
  third.child.kill('SIGINT')
  third.child.kill('SIGINT')
  t.match(await third.ended, { code: 130 })
  t.notOk(existsSync(join(dataDir, 'data', 'postmaster.pid')), 'the adopted server is stopped, too')
})

t.test(
  'a demo that a kill left half filled is filled on, and is there before the service is ready',
  async (t) => {
    const { url, db } = await cloneDatabase(t)
    await createDossier(db, { dossierId: 'demo' })
    const port = await freePort()
    const running = startCli(['serve'], { env: { DATABASE_URL: url, PORT: String(port) } })
    t.teardown(async () => {
      running.child.kill('SIGTERM')
      await running.ended
    })
    const base = `http://127.0.0.1:${port}`
    const isReady = async () => (await fetch(`${base}/readyz`).catch(() => undefined))?.status === 200
    while (running.child.exitCode === null && !(await isReady())) await pause(5)
    const { body } = await get(`${base}/v1/dossiers/demo/stances/russia/foreign-troops?validAt=2025-09-05`)
    t.match(body, { status: 'settled', value: -2, position: 36 })
  },
)

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

t.test('what cannot be served is refused in a sentence', async (t: Test) => {
  const { url } = await cloneDatabase(t)
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  t.teardown(() => taken.close())
  const { port } = taken.address() as { port: number }
  const cases: readonly (readonly [Record<string, string>, number, RegExp])[] = [
    [{ PORT: String(port) }, 2, new RegExp(`cannot listen on 127\\.0\\.0\\.1 port ${port}: another program`)],
    [{ PORT: 'abc' }, 2, /PORT: a whole number/],
    [{ HOST: '0.0.0.0' }, 2, /no keys yet/],
    [{ HOST: '192.0.2.1', STANCELOG_AUTH: 'off' }, 2, /STANCELOG_AUTH: off is only allowed/],
  ]
  for (const [settings, code, says] of cases) {
    const env = { DATABASE_URL: url, LOG_LEVEL: 'error', ...settings }
    const ended = await runHere(['serve', '--no-demo'], { env })
    t.match(ended, { code, stdout: '', stderr: says }, JSON.stringify(settings))
  }
  const mistyped = { DATABASE_URL: url, HOST: '0.0.0.0', STANCELOG_DATADIR: 'x' }
  const { stderr } = await runHere(['serve'], { env: mistyped })
  t.match(stderr, /no setting STANCELOG_DATADIR; did you mean STANCELOG_DATA_DIR\?/)
})

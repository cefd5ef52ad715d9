/** What the documentation tells writers of receivers to do is run here, against deliveries as they are made. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import t, { type Test } from 'tap'
import { rotateSecret, showSecrets } from '../../src/webhooks/endpoint-secrets.ts'
import { get } from '../support/app.ts'
import { cloneDatabase } from '../support/database.ts'
import {
  addSubscriber,
  attemptsOf,
  until as eventually,
  makeDossier,
  openKeys,
  owe,
  startWorker,
  untilAll,
} from '../support/delivering.ts'
import { openDemo } from '../support/dossier.ts'
import { startReceiver } from '../support/receiver.ts'

t.setTimeout(60_000)

const readme = readFileSync('src/webhooks/README.md', 'utf8')

/** The blocks that have a name, as files that find the packages of the project. */
function writeExamples(t: Pick<Test, 'teardown'>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog receiver '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  for (const [, name = '', code = ''] of readme.matchAll(/^```js (\S+)\n([\s\S]*?)^```$/gm)) {
    writeFileSync(join(folder, name), code)
  }
  return (name) => join(folder, name)
}

/** The example as a process of its own; `until` gives what it has printed once there is so much of it. */
async function startExample(t: Test, path: string, secret: string) {
  const child = spawn(process.execPath, [path], {
    env: { PATH: process.env.PATH, PORT: '0', WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill())
  const printed: Record<string, unknown>[] = []
  let look = () => {}
  createInterface(child.stdout).on('line', (line) => {
    printed.push(JSON.parse(line))
    look()
  })
  const until = async (count: number) => {
    await new Promise<void>((resolve, reject) => {
      look = () => printed.length >= count && resolve()
      look()
      child.once('exit', () => reject(new Error('the example ended')))
    })
    return printed
  }
  const [{ port } = {}] = await until(1)
  return { port: Number(port), until }
}

/** The headers of a message that was sent now. */
const signedAs = (id: string, secret: string, body: string) => {
  const now = new Date()
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
}

const { db } = await cloneDatabase(t)
const storageKeys = await openKeys(t)
const dossierId = 'received'
await makeDossier(db, dossierId)
const fileOf = writeExamples(t)

t.test('the receiver of the documentation takes deliveries once, and knows what it misses', async (t) => {
  // Its port is known only when it runs, and it runs with the secret of its endpoint.
  const place = { dossierId, endpointId: 'example' }
  const { endpointId, secret } = await addSubscriber(db, storageKeys, place, { url: 'http://127.0.0.1:1/' })
  const { port, until } = await startExample(t, fileOf('receiver.mjs'), secret)
  const url = `http://127.0.0.1:${port}/hook`
  await db.updateTable('webhook_endpoints').set({ url }).where('endpoint_id', '=', endpointId).execute()

  // The test that verifies an endpoint comes first of all, and has no number.
  const verifying = JSON.stringify({
    id: 'msg_test',
    type: 'webhook.test',
    subject: null,
    subjectSequence: null,
  })
  const verified = await fetch(url, {
    method: 'POST',
    body: verifying,
    headers: signedAs('msg_test', secret, verifying),
  })
  t.equal(verified.status, 204)
  t.same((await until(2))[1], { received: 'msg_test', type: 'webhook.test', isNewest: true })

  const about = (id: string, subjectSequence: number) => ({
    subject: 'claim/one',
    body: JSON.stringify({
      id,
      type: 'claim.corrected',
      subject: 'claim/one',
      subjectSequence,
      note: '🕊\u2028',
    }),
  })
  const allow = new Set([`127.0.0.1:${port}`])
  const worker = startWorker(t, { db, storageKeys }, { allow, pollMs: 60_000 })
  const [firstId = ''] = await owe(db, dossierId, [endpointId], [about('msg_first', 2)])
  worker.ring(dossierId)
  t.same((await until(3))[2], { received: 'msg_first', type: 'claim.corrected', isNewest: true })
  await untilAll(db, { dossierId, endpointId }, 'delivered')

  // The same again, as after a lease that ended without a record: answered, and not taken twice.
  await sql`
    update deliveries set state = 'pending', next_attempt_at = clock_timestamp()
    where endpoint_id = ${endpointId} and message_id = ${firstId}`.execute(db)
  worker.ring(dossierId)
  await untilAll(db, { dossierId, endpointId }, 'delivered')

  // One of two is held back while nobody delivers.
  await worker.stop()
  const [heldId = ''] = await owe(db, dossierId, [endpointId], [about('msg_held', 3), about('msg_old', 1)])
  await sql`
    update deliveries set state = 'suspended', next_attempt_at = null
    where endpoint_id = ${endpointId} and message_id = ${heldId}`.execute(db)
  startWorker(t, { db, storageKeys }, { allow, holder: 'two' })
  t.same((await until(5)).slice(3), [
    { received: 'msg_old', type: 'claim.corrected', isNewest: false },
    { missed: 2 },
  ])
  const isRecorded = async () => (await attemptsOf(db, { dossierId, endpointId })).length === 3
  await eventually('three attempts', isRecorded)
  const attempts = await attemptsOf(db, { dossierId, endpointId })
  t.same(
    attempts.map(({ status }) => status),
    [204, 204, 204],
  )

  const forged = await fetch(url, { method: 'POST', body: '{}', headers: { 'webhook-id': 'msg_forged' } })
  t.equal(forged.status, 401)
  const large = await fetch(url, { method: 'POST', body: 'x'.repeat(65_537) })
  t.equal(large.status, 413)
  t.equal((await until(5)).length, 5, 'and nothing of both was taken')
})

t.test('the public keys verify a delivery, also after a rotation', async (t) => {
  const { isSigned } = await import(pathToFileURL(fileOf('verify-v1a.mjs')).href)
  const receiver = await startReceiver()
  t.teardown(receiver.close)
  const sample = { url: receiver.url, signatures: ['v1a'] }
  const place = await addSubscriber(db, storageKeys, { dossierId, endpointId: 'public' }, sample)
  await db.transaction().execute((trx) => rotateSecret(trx, storageKeys, place))
  const publicKeys = (await showSecrets(db, storageKeys, place)).map(({ publicKey }) => publicKey)
  t.equal(publicKeys.length, 2)
  const worker = startWorker(t, { db, storageKeys }, { allow: receiver.allow, pollMs: 60_000 })
  await owe(db, dossierId, [place.endpointId], [{ body: '{"note":"« trêve » 🕊\u2028</script>"}' }])
  worker.ring(dossierId)
  const [request] = await receiver.waitFor(1)
  if (!request) throw new Error('nothing came')
  const { headers, body } = request
  t.match(headers['webhook-signature'], /^v1a,\S+ v1a,\S+$/)
  t.equal(isSigned(headers, body, publicKeys), true)
  for (const publicKey of publicKeys) t.equal(isSigned(headers, body, [publicKey]), true, 'by either')
  t.equal(isSigned(headers, Buffer.concat([body, Buffer.from(' ')]), publicKeys), false)
  t.equal(isSigned({ ...headers, 'webhook-id': 'msg_other' }, body, publicKeys), false)
  t.equal(isSigned(headers, body, publicKeys, Date.now() / 1000 + 400), false)
  t.equal(isSigned({ ...headers, 'webhook-timestamp': 'soon' }, body, publicKeys), false)
  t.equal(isSigned(headers, body, []), false)
})

t.test('who was away finds in the feed what was not received', async (t) => {
  const { missedMessages } = await import(pathToFileURL(fileOf('reconcile.mjs')).href)
  const { app, path, clone } = await openDemo(t)
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}${path}`
  const { endpointId } = await addSubscriber(
    clone.db,
    storageKeys,
    { dossierId: 'demo', endpointId: 'away' },
    { url: 'https://receiver.example/' },
  )
  const { position } = (await get(app, path)).json()
  const feed = async () => (await get(app, `${path}/events?feed=notifications&limit=1000`)).json()
  await eventually('all is derived', async () => (await feed()).headPosition === position)
  const ids: string[] = (await feed()).data.map(({ id }: { id: string }) => id)
  t.ok(ids.length > 10)
  const collect = async (after: number | string, seen: readonly string[]) => {
    const found: string[] = []
    for await (const { id } of missedMessages(url, endpointId, after, new Set(seen))) found.push(id)
    return found
  }
  const seen = ids.filter((_id, index) => index % 3 === 0)
  t.same(
    await collect(0, seen),
    ids.filter((_id, index) => index % 3 !== 0),
  )
  t.same(await collect(0, ids), [])
  t.same(await collect(position, []), [])
})

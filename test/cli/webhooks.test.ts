/** `stancelog webhooks`: what a developer of receivers sees, and who keeps the keys. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createDossier } from '../../db/dossiers.ts'
import { countSecretsByKey } from '../../db/webhook-secrets.ts'
import { createSecret, showSecrets } from '../../src/webhooks/endpoint-secrets.ts'
import { openStorageKeys } from '../../src/webhooks/storage-key.ts'
import { openApp, openTestWebhooks } from '../support/app.ts'
import { cloneDatabase } from '../support/database.ts'
import {
  addSubscriber,
  deliveriesOf,
  makeDossier,
  owe,
  startWorker,
  until,
  untilAll,
} from '../support/delivering.ts'
import { startReceiver } from '../support/receiver.ts'
import { runHere, startCli } from './run.ts'

t.setTimeout(120_000)

function newFolder(t: Pick<Test, 'teardown'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog cli '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

t.test('what cannot be used is refused in a sentence', async (t) => {
  const hook = ['--forward-to', 'http://127.0.0.1:4000/hook']
  const listen = (...args: string[]) => ['listen', '--dossier', 'demo', ...args]
  const replay = (...args: string[]) => [
    'replay',
    '--dossier',
    'demo',
    '--endpoint',
    `we_${'0'.repeat(26)}`,
    ...args,
  ]
  const nobody = ['--url', 'http://127.0.0.1:1']
  const secret = `whsec_${Buffer.alloc(16, 7).toString('base64')}`
  const cases: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ['no receiver', listen(), 2, /--forward-to/],
    ['a receiver elsewhere', listen('--forward-to', 'http://10.0.0.1/'), 2, /only a loopback.*endpoint/],
    ['a name', listen('--forward-to', 'http://127.0.0.1.example.org/'), 2, /only a loopback/],
    ['a receiver with a password', listen('--forward-to', 'http://a:b@127.0.0.1/'), 2, /give the address/],
    ['no receiver at all', listen('--forward-to', 'hook'), 2, /--forward-to: give the address/],
    ['a short secret', listen(...hook, '--secret', secret), 2, /--secret: .*24 to 64 bytes/],
    ['an empty secret', listen(...hook, '--secret', ''), 2, /--secret: .*whsec_/],
    ['a path for the service', listen(...hook, '--url', 'http://127.0.0.1:3000/v1'), 2, /--url: give where/],
    ['no service', listen(...hook, ...nobody), 3, /127\.0\.0\.1:1 cannot be reached.*stancelog serve/],
    ['neither one nor a range', replay(...nobody), 2, /--delivery .* --since/],
    ['both', replay('--delivery', 'dlv_1', '--since', '1', ...nobody), 2, /--delivery .* --since/],
    ['an end without a range', replay('--delivery', 'dlv_1', '--until', '1'), 2, /belong to --since/],
    [
      'no id of an endpoint',
      ['deliveries', '--dossier', 'demo', '--endpoint', 'x'],
      2,
      /--endpoint "x": we_ and 26/,
    ],
    ['no id of a delivery', replay('--delivery', 'dlv_1'), 2, /--delivery "dlv_1": dlv_ and 26/],
    ['a replay without a service', replay('--since', '1', ...nobody), 3, /cannot be reached/],
    ['a list without a service', ['endpoints', '--dossier', 'demo', ...nobody], 3, /cannot be reached/],
    ['no endpoint', ['deliveries', '--dossier', 'demo'], 2, /--endpoint/],
    ['a mistyped command', ['lisen'], 2, /Did you mean listen/],
  ]
  for (const [name, args, code, says] of cases) {
    const ended = await runHere(['webhooks', ...args])
    t.equal(ended.code, code, name)
    t.equal(ended.stdout, '', name)
    t.match(ended.stderr, says, name)
    t.notMatch(ended.stderr, /\n\s+at /, `${name}: no stack`)
    t.notOk(ended.stderr.includes(secret.slice(6)), `${name}: no secret`)
  }
})

t.test('every command of webhooks shows an example', async (t) => {
  const { stdout } = await runHere(['webhooks', '--help'])
  const names = [...stdout.matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name = '']) => name)
  t.same(names, ['listen', 'endpoints', 'deliveries', 'replay', 'rotate-storage-key'])
  for (const name of names) {
    const help = await runHere(['webhooks', name, '--help'])
    t.equal(help.code, 0)
    t.match(help.stdout, new RegExp(`^Examples:\\n {2}stancelog webhooks ${name}`, 'm'))
  }
})

t.test('the storage key changes, also when the first run is killed half-way', async (t) => {
  const { db, url } = await cloneDatabase(t)
  const keysDir = join(newFolder(t), 'keys')
  const env = { DATABASE_URL: url, STANCELOG_KEYS_DIR: keysDir }
  const rotate = ['webhooks', 'rotate-storage-key']
  const first = await runHere([...rotate, '--json'], { env })
  t.equal(first.code, 0)
  t.match(JSON.parse(first.stdout), { resealedCount: 0, unreadable: [], current: { number: 2 } })

  const place = { dossierId: 'ukraine-talks', endpointId: 'we_1' }
  const secretCount = 120
  const keys = await openStorageKeys(keysDir)
  await createDossier(db, { dossierId: place.dossierId })
  await db.transaction().execute(async (trx) => {
    for (let count = 0; count < secretCount; count += 1) await createSecret(trx, keys, place)
  })
  const before = new Set((await showSecrets(db, keys, place)).map(({ secret }) => secret))
  const resealed = async () => {
    const newest = (await keys.list()).at(-1)
    return newest?.number === 3 ? ((await countSecretsByKey(db)).get(newest.keyId) ?? 0) : 0
  }
  const { child, ended } = startCli(rotate, { env })
  while ((await resealed()) < 5 && child.exitCode === null) await pause(1)
  child.kill('SIGKILL')
  await ended
  const halfWay = await resealed()
  t.ok(halfWay > 0 && halfWay < secretCount, `killed after ${halfWay}`)
  t.equal((await showSecrets(db, keys, place)).length, secretCount, 'all can be read half-way')

  const told = await runHere(rotate, { env })
  t.equal(told.code, 0)
  t.match(told.stdout, /was there already: an earlier run had stopped half-way/)
  t.match(told.stdout, new RegExp(`${secretCount - halfWay} secrets encrypted again`))
  t.match(told.stdout, /^may be deleted: .*webhook-secrets\.1\.key \([0-9a-f]{8}\)/m)
  t.match(told.stdout, /^may be deleted: .*webhook-secrets\.2\.key/m)
  t.same(
    readdirSync(keysDir).filter((name) => name.endsWith('.key')),
    [1, 2, 3].map((number) => `webhook-secrets.${number}.key`),
  )
  for (const number of [1, 2]) rmSync(join(keysDir, `webhook-secrets.${number}.key`))
  const fresh = await openStorageKeys(keysDir)
  const after = (await showSecrets(db, fresh, place)).map(({ secret }) => secret)
  t.ok(
    after.length === secretCount && after.every((secret) => before.has(secret)),
    'the secrets are the same',
  )

  rmSync(join(keysDir, 'webhook-secrets.3.key'))
  const lost = await runHere([...rotate, '--json'], { env })
  t.equal(lost.code, 1)
  t.equal(JSON.parse(lost.stdout).unreadable.length, secretCount)
  t.match(
    lost.stderr,
    /ukraine-talks, we_1, sec_\w+: the storage key [0-9a-f]{8} is not in .*rotate the secret/,
  )
})

t.test('a directory of keys that cannot be used ends every command that needs it', async (t) => {
  const { url } = await cloneDatabase(t)
  const folder = newFolder(t)
  const open = join(folder, 'open')
  await openStorageKeys(open)
  chmodSync(open, 0o755)
  const cut = join(folder, 'cut')
  await openStorageKeys(cut)
  truncateSync(join(cut, 'webhook-secrets.1.key'), 20)
  const start = (keysDir: string) => ({ DATABASE_URL: url, STANCELOG_KEYS_DIR: keysDir, PORT: '0' })
  const cases = [
    ['serve', open, /STANCELOG_KEYS_DIR: .*open cannot be used: others can read it; run chmod 700 '.*open'/],
    ['work', cut, /STANCELOG_KEYS_DIR: .*webhook-secrets\.1\.key cannot be used: the key in it is cut short/],
  ] as const
  for (const [command, keysDir, says] of cases) {
    const rotated = await runHere(['webhooks', 'rotate-storage-key'], { env: start(keysDir) })
    const started = await startCli([command], { env: start(keysDir) }).ended
    for (const { code, stdout, stderr } of [rotated, started]) {
      t.equal(code, 2)
      t.equal(stdout, '')
      t.match(stderr, says)
    }
  }
})

t.test('endpoints and deliveries are listed, and sent again one by one or as a range', async (t) => {
  const receiver = await startReceiver({ answer: [200, 200, 500, 200] })
  t.teardown(receiver.close)
  const webhooks = await openTestWebhooks(t, { allow: receiver.allow })
  const { app, clone } = await openApp(t, { webhooks })
  const { db } = clone
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const dossierId = 'replayed'
  await makeDossier(db, dossierId)
  const sample = { url: receiver.url }
  const place = await addSubscriber(db, webhooks.keys, { dossierId, endpointId: 'one' }, sample)
  const { allow } = receiver
  const worker = startWorker(t, { db, storageKeys: webhooks.keys }, { allow })
  const on = async (...args: string[]) =>
    await runHere(['webhooks', ...args, '--dossier', dossierId, '--url', url])

  t.match(await on('endpoints'), {
    code: 0,
    stdout: new RegExp(`^ENDPOINT +STATE +SEQUENCE .*\\n${place.endpointId} +active +0 `),
  })
  const [endpoint] = JSON.parse((await on('endpoints', '--json')).stdout).data
  t.match(endpoint, { endpointId: place.endpointId, url: receiver.url })
  const mine = ['--endpoint', place.endpointId]
  t.match(await on('deliveries', ...mine), { code: 0, stdout: 'no such deliveries\n' })

  const samples = ['one', 'two'].map((subject) => ({ subject }))
  const [messageId = ''] = await owe(db, dossierId, [place.endpointId], samples)
  worker.ring(dossierId)
  await untilAll(db, place, 'delivered')
  const listed = await on('deliveries', ...mine)
  t.match(
    listed.stdout,
    new RegExp(`^1 +delivered +codebook\\.published +delivered +${messageId} +dlv_\\w+$`, 'm'),
  )
  t.match((await on('deliveries', ...mine, '--limit', '1')).stdout, /^more: --cursor \S+$/m)
  t.match((await on('deliveries', ...mine, '--after', '1')).stdout, /^2 +delivered/m)
  t.notMatch((await on('deliveries', ...mine, '--after', '1')).stdout, /^1 /m)

  const [delivery] = JSON.parse((await on('deliveries', ...mine, '--json')).stdout).data
  const replayed = await on('replay', ...mine, '--delivery', delivery.deliveryId)
  t.match(replayed, { code: 0, stdout: `${delivery.deliveryId}: is sent again\n` })
  const [, , again] = await receiver.waitFor(3)
  t.equal(again?.headers['webhook-id'], messageId)
  t.equal(again?.headers['stancelog-endpoint-sequence'], '1')
  t.same(again?.body, receiver.requests.find(({ headers }) => headers['webhook-id'] === messageId)?.body)
  const failed = async () => (await deliveriesOf(db, place))[0]?.class === 'http_error'
  await until('the failure is recorded', failed)
  t.match(
    (await on('deliveries', ...mine, '--state', 'scheduled')).stdout,
    /^1 +scheduled .* http_error +20\d\d-/m,
  )

  const recovery = await on('replay', ...mine, '--since', '0', '--json')
  t.equal(recovery.code, 0)
  t.match(JSON.parse(recovery.stdout), { recoveryId: /^rec_/, sincePosition: 1 })
  const told = await on('replay', ...mine, '--since', 'position:0', '--states', 'exhausted,delivered')
  t.match(told.stdout, new RegExp(`^${place.endpointId}: recovery rec_\\w+ is (?:running|done)\\n$`))

  const refused: readonly (readonly [string[], RegExp])[] = [
    [['replay', ...mine, '--since', 'yesterday'], /--since: /],
    [['replay', ...mine, '--since', '0', '--states', 'lost'], /--states/],
    [['replay', ...mine, '--since', '999999'], /--since: /],
    [['replay', ...mine, '--delivery', 'dlv_00000000000000000000000000'], /has no delivery dlv_0/],
    [['deliveries', ...mine, '--state', 'lost'], /--state: /],
    [['deliveries', '--endpoint', 'we_00000000000000000000000000'], /no endpoint we_0/],
  ]
  for (const [args, says] of refused) {
    const ended = await on(...args)
    t.equal(ended.code, 2, args.join(' '))
    t.match(ended.stderr, says)
    t.equal(ended.stdout, '')
  }
  const mistyped = await runHere(['webhooks', 'endpoints', '--dossier', 'replayd', '--url', url])
  t.match(mistyped, { code: 2, stderr: /--dossier "replayd": .* did you mean replayed\?/ })
})

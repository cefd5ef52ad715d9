/** Secrets at rest: the files of the storage keys, rotation of secrets within their grace, rotation of the storage key. */
import { fork } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createDossier } from '../../db/dossiers.ts'
import { countSecretsByKey, forgetExpiredSecrets, listWebhookSecrets } from '../../db/webhook-secrets.ts'
import { UnusableSettings } from '../../src/config.ts'
import {
  createSecret,
  findSigningSecrets,
  listPublicKeys,
  rotateSecret,
  showSecrets,
} from '../../src/webhooks/endpoint-secrets.ts'
import { rotateStorageKey } from '../../src/webhooks/rotate-storage-key.ts'
import { ed25519Public, hmacKey, parsePublicKey, parseSecret } from '../../src/webhooks/secrets.ts'
import { signHeaders, verify } from '../../src/webhooks/sign.ts'
import {
  openStorageKeys,
  SecretUnreadable,
  StorageKeyMissing,
  type StorageKeys,
} from '../../src/webhooks/storage-key.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'

t.setTimeout(120_000)

function newFolder(t: Pick<Test, 'teardown'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'stancelog keys '))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const modeOf = (path: string) => statSync(path).mode & 0o777
const secretText = Buffer.from('the words that nobody may read')
const row = ['dossier', 'endpoint', 'secret']

t.test('the first start makes one key, and everybody reads the same', async (t) => {
  const keysDir = join(newFolder(t), 'a', 'keys')
  const opened = await Promise.all(Array.from({ length: 12 }, async () => await openStorageKeys(keysDir)))
  t.same(readdirSync(keysDir), ['webhook-secrets.1.key'], 'and nothing half made is left')
  t.equal(modeOf(keysDir), 0o700)
  t.equal(modeOf(join(keysDir, 'webhook-secrets.1.key')), 0o600)
  const [first] = opened
  const sealed = await first?.seal(secretText, row)
  for (const keys of opened) t.ok(sealed && (await keys.open(sealed, row)).equals(secretText))
  t.match(sealed?.keyId, /^[0-9a-f]{8}$/)
  t.notOk(sealed?.sealed.includes(secretText))
})

t.test('first starts of several processes at once make one key', async (t) => {
  const folder = newFolder(t)
  const keysDir = join(folder, 'keys')
  const module = new URL('../../src/webhooks/storage-key.ts', import.meta.url).href
  const script = join(folder, 'start.mjs')
  writeFileSync(
    script,
    `import { openStorageKeys } from ${JSON.stringify(module)}
     process.send('ready')
     process.once('message', async (keysDir) => {
       const [key] = await (await openStorageKeys(keysDir)).list()
       process.send(key.keyId, () => process.disconnect())
     })`,
  )
  const children = Array.from({ length: 4 }, () =>
    fork(script, { execArgv: ['--import', import.meta.resolve('tsx')] }),
  )
  const told = (child: (typeof children)[number]) =>
    new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve)
      child.once('error', reject)
    })
  await Promise.all(children.map(told))
  const ids = children.map(told)
  for (const child of children) child.send(keysDir)
  t.equal(new Set(await Promise.all(ids)).size, 1)
  t.same(readdirSync(keysDir), ['webhook-secrets.1.key'])
})

t.test('a sealed secret opens where it belongs, whole, and nowhere else', async (t) => {
  const keys = await openStorageKeys(join(newFolder(t), 'keys'))
  const { keyId, sealed } = await keys.seal(secretText, row)
  t.ok((await keys.open({ keyId, sealed }, row)).equals(secretText))
  const again = await keys.seal(secretText, row)
  t.notOk(again.sealed.equals(sealed), 'the same is never sealed alike')
  for (const place of [['dossier', 'other', 'secret'], ['dossierendpoint', 'secret'], []]) {
    await t.rejects(keys.open({ keyId, sealed }, place))
  }
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 0x80
    await t.rejects(keys.open({ keyId, sealed: changed }, row), SecretUnreadable, `byte ${at} changed`)
    await t.rejects(keys.open({ keyId, sealed: sealed.subarray(0, at) }, row), `cut at ${at}`)
  }
  await t.rejects(keys.open({ keyId: '00000000', sealed }, row), StorageKeyMissing)
})

t.test('a directory of keys that cannot be used is refused with its path and the remedy', async (t) => {
  const folder = newFolder(t)
  const refused = async (keysDir: string, says: RegExp) => {
    const error = await openStorageKeys(keysDir).then(
      () => undefined,
      (error: unknown) => error,
    )
    t.type(error, UnusableSettings)
    const message = error instanceof Error ? error.message : ''
    t.match(message, says)
    t.ok(message.includes(keysDir) && message.startsWith('STANCELOG_KEYS_DIR: '), 'with setting and path')
  }
  const make = async (name: string) => {
    const keysDir = join(folder, name)
    await openStorageKeys(keysDir)
    return { keysDir, file: join(keysDir, 'webhook-secrets.1.key') }
  }
  writeFileSync(join(folder, 'file'), '')
  await refused(join(folder, 'file'), /it is a file/)
  await refused(join(folder, 'file', 'keys'), /a part of its path is a file/)
  if (process.platform === 'linux')
    await refused('/proc/self/keys', /nothing can be made there|may not write/)
  if (process.getuid?.() !== 0) {
    mkdirSync(join(folder, 'closed'), { mode: 0o500 })
    await refused(join(folder, 'closed'), /this user may not write there/)
  } else t.comment('root may write everywhere: the directory without rights is not tried')

  const open = await make('open')
  chmodSync(open.keysDir, 0o755)
  await refused(open.keysDir, /others can read it; run chmod 700 /)
  chmodSync(open.keysDir, 0o700)
  chmodSync(open.file, 0o640)
  await refused(open.keysDir, /webhook-secrets\.1\.key cannot be used: others can read it; run chmod 600 /)
  chmodSync(open.file, 0o600)
  t.ok(await openStorageKeys(open.keysDir), 'and the remedy helps')

  const cut = await make('cut')
  const whole = readFileSync(cut.file, 'utf8')
  for (const text of ['', whole.slice(0, -1), whole.slice(0, 20), `${whole}x`, whole.toUpperCase()]) {
    writeFileSync(cut.file, text)
    await refused(cut.keysDir, /webhook-secrets\.1\.key .*cut short or changed; put the file back/)
  }
  t.equal(readFileSync(cut.file, 'utf8'), whole.toUpperCase(), 'no key is made over one that is there')
})

const dossierId = 'ukraine-talks'
const place = (endpointId = 'we_1') => ({ dossierId, endpointId })

async function withEndpoints(t: Test, ...endpointIds: string[]) {
  const clone = await cloneDatabase(t)
  const keysDir = join(newFolder(t), 'keys')
  const keys = await openStorageKeys(keysDir)
  await createDossier(clone.db, { dossierId })
  const made = []
  for (const endpointId of endpointIds) {
    await clone.db
      .insertInto('webhook_endpoints')
      .values({
        dossier_id: dossierId,
        endpoint_id: endpointId,
        url: 'https://example.org/',
        event_types: ['*'],
        disabled_reason: null,
        disabled_at: null,
        owed_after: null,
      })
      .execute()
    const { db } = clone
    made.push(await db.transaction().execute((trx) => createSecret(trx, keys, place(endpointId))))
  }
  return { ...clone, keysDir, keys, made }
}

const rotate = async ({ db }: Pick<Clone, 'db'>, keys: StorageKeys, graceSeconds?: number) =>
  await db
    .transaction()
    .execute((trx) => rotateSecret(trx, keys, place(), graceSeconds === undefined ? {} : { graceSeconds }))

const message = { id: 'msg_1', timestamp: 1_795_208_400, body: '{"note":"🕊"}', versions: ['v1', 'v1a'] }

t.test('every secret signs until the end of its own grace', async (t) => {
  const test = await withEndpoints(t, 'we_1', 'we_2')
  const { db, keys, made } = test
  const idsInForce = async () => (await findSigningSecrets(db, keys, place())).map(({ secretId }) => secretId)
  const [first] = made
  const second = await rotate(test, keys)
  const third = await rotate(test, keys, 60)
  t.same(await idsInForce(), [third?.secretId, second?.secretId, first?.secretId], 'newest first')

  const shown = await showSecrets(db, keys, place())
  t.same(
    shown.map(({ secret }) => secret),
    [third?.secret, second?.secret, first?.secret],
  )
  const secondsLeft = ({ expiresAt }: { expiresAt: string | null }) =>
    expiresAt === null ? null : Math.round((Date.parse(expiresAt) - Date.now()) / 10_000) * 10
  t.same(shown.map(secondsLeft), [null, 60, 86_400], 'the second rotation leaves the end of the first alone')

  const { headers, secretIds } = signHeaders(await findSigningSecrets(db, keys, place()), message)
  t.same(secretIds, [third?.secretId, second?.secretId], 'four signatures have room for two secrets')
  for (const { secret, publicKey } of shown.slice(0, 2)) {
    const now = message.timestamp
    const { body } = message
    const judges = [hmacKey(parseSecret(secret)), ed25519Public(parsePublicKey(publicKey))]
    for (const key of judges) t.equal(verify({ headers, body }, { keys: [key], now }), undefined)
  }
  t.same(
    await listPublicKeys(db, place()),
    shown.map(({ secret: _, ...rest }) => rest),
  )

  const fourth = await rotate(test, keys, 604_800)
  t.same(await idsInForce(), [fourth?.secretId, third?.secretId, second?.secretId], 'at most two older ones')

  // What is over is over by the database's clock.
  await db
    .updateTable('webhook_secrets')
    .set({ expires_at: '2020-01-01T00:00:00.000000Z' })
    .where('secret_id', '=', third?.secretId ?? '')
    .execute()
  t.same(await idsInForce(), [fourth?.secretId, second?.secretId])
  t.equal(await forgetExpiredSecrets(db, dossierId), 1)

  const fifth = await rotate(test, keys, 0)
  t.same(await idsInForce(), [fifth?.secretId], 'without grace only the new one signs')
  t.same(
    (await findSigningSecrets(db, keys, place('we_2'))).map(({ secretId }) => secretId),
    [made[1]?.secretId],
    'and another endpoint keeps its own',
  )
  await t.rejects(rotate(test, keys, 604_801), RangeError)
  await t.rejects(rotate(test, keys, -1), RangeError)
  await t.rejects(rotate(test, keys, 1.5), RangeError)
  t.equal(
    await db.transaction().execute((trx) => rotateSecret(trx, keys, place('we_none'))),
    undefined,
    'of an endpoint that is not there nothing is made',
  )
})

t.test('of many rotations at once one is the newest', async (t) => {
  const test = await withEndpoints(t, 'we_1')
  const { db, keys } = test
  const made = await Promise.all(Array.from({ length: 8 }, async () => await rotate(test, keys)))
  const stored = await listWebhookSecrets(db, place())
  t.same(
    stored.map(({ expiresAt }) => expiresAt === null),
    [true, false, false],
  )
  const ids = made.map((each) => each?.secretId)
  t.ok(stored.every(({ secretId }) => ids.some((id) => id === secretId)))
})

t.test('nothing of a secret can be read in the database', async (t) => {
  const { pool, made } = await withEndpoints(t, 'we_1')
  const { rows } = await pool.query(
    "select encode(sealed, 'hex') as hex, s::text as whole from webhook_secrets s",
  )
  const bytes = parseSecret(made[0]?.secret ?? '').toString('hex')
  t.notOk(rows[0].hex.includes(bytes))
  t.notOk(rows[0].whole.includes(bytes))
})

t.test('the storage key changes while others sign', async (t) => {
  const test = await withEndpoints(t, ...Array.from({ length: 40 }, (_, number) => `we_${number}`))
  const { db, keys, keysDir } = test
  const [oldFile] = await keys.list()
  // Another process, with the keys that it read at its start.
  const service = await openStorageKeys(keysDir)
  let isOver = false
  let signedCount = 0
  const signing = (async () => {
    while (!isOver) {
      for (const endpointId of ['we_0', 'we_39']) {
        const secrets = await findSigningSecrets(db, service, place(endpointId))
        t.equal(secrets.length, 1)
        signHeaders(secrets, message)
        signedCount += 1
      }
    }
  })()
  const rotating = (async () => {
    for (let count = 0; count < 5; count += 1) await rotate(test, service, 0)
  })()
  const rotation = await rotateStorageKey({ db, keys }, { batchSize: 7 })
  const signedDuring = signedCount
  await rotating
  isOver = true
  await signing
  t.ok(signedDuring > 0, `${signedDuring} times signed meanwhile`)
  t.match(rotation, { isNew: true, unreadable: [], current: { number: 2 } })
  t.match(rotation.older, [{ path: oldFile?.path, keyId: oldFile?.keyId, secretCount: 0 }])
  t.ok(rotation.resealedCount >= 39)
  t.same([...(await countSecretsByKey(db)).keys()], [rotation.current.keyId])
  t.equal(modeOf(rotation.current.path), 0o600)

  rmSync(oldFile?.path ?? '')
  const fresh = await openStorageKeys(keysDir)
  for (const each of [service, fresh]) {
    t.equal((await findSigningSecrets(db, each, place('we_7')))[0]?.secretId, test.made[7]?.secretId)
  }
  t.equal((await showSecrets(db, fresh, place('we_7')))[0]?.secret, test.made[7]?.secret, 'the same secret')
})

t.test('a change of the storage key that was stopped half-way is brought to its end', async (t) => {
  const { db, keys } = await withEndpoints(t, ...Array.from({ length: 20 }, (_, number) => `we_${number}`))
  const stop = new AbortController()
  const onProgress = (count: number) => {
    if (count === 8) stop.abort()
  }
  await t.rejects(rotateStorageKey({ db, keys }, { signal: stop.signal, onProgress, batchSize: 3 }))
  const counts = await countSecretsByKey(db)
  t.same([...counts.values()].sort(), [12, 8])
  for (const endpointId of ['we_0', 'we_19']) {
    t.equal((await findSigningSecrets(db, keys, place(endpointId))).length, 1, 'both keys open')
  }
  const finished = await rotateStorageKey({ db, keys }, { batchSize: 3 })
  t.match(finished, { isNew: false, resealedCount: 12, current: { number: 2 } })
  t.same((await keys.list()).length, 2, 'no further key was made')
  const next = await rotateStorageKey({ db, keys })
  t.match(next, { isNew: true, resealedCount: 20, current: { number: 3 } })
  t.same(
    next.older.map(({ number, secretCount }) => [number, secretCount]),
    [
      [1, 0],
      [2, 0],
    ],
  )
})

t.test('two changes of the storage key at once end well', async (t) => {
  const { db, keys, keysDir } = await withEndpoints(t, ...Array.from({ length: 10 }, (_, at) => `we_${at}`))
  const other = await openStorageKeys(keysDir)
  await Promise.all([rotateStorageKey({ db, keys }), rotateStorageKey({ db, keys: other })])
  for (let at = 0; at < 10; at += 1) {
    t.equal((await findSigningSecrets(db, keys, place(`we_${at}`))).length, 1)
  }
  const last = await rotateStorageKey({ db, keys })
  t.ok(last.older.every(({ secretCount }) => secretCount === 0))
})

t.test('a lost storage key is told, and rotation of the secret is the remedy', async (t) => {
  const test = await withEndpoints(t, 'we_1', 'we_2')
  const { db, keys, keysDir, made } = test
  const [lost] = await keys.list()
  await keys.makeNext()
  renameSync(lost?.path ?? '', join(keysDir, 'lost'))
  const fresh = await openStorageKeys(keysDir)
  await t.rejects(findSigningSecrets(db, fresh, place()), {
    name: 'StorageKeyMissing',
    message: new RegExp(`storage key ${lost?.keyId} .* is not in .*keys: put its file back there`),
  })
  const second = await rotate(test, fresh)
  t.same(
    (await findSigningSecrets(db, fresh, place())).map(({ secretId }) => secretId),
    [second?.secretId],
    'the new one signs; the one that nobody can open does not',
  )
  t.equal((await listPublicKeys(db, place())).length, 2)
  const rotation = await rotateStorageKey({ db, keys: fresh })
  t.match(
    rotation.unreadable.map(({ endpoint, keyId }) => [endpoint, keyId]),
    [
      ['we_1', lost?.keyId],
      ['we_2', lost?.keyId],
    ],
  )
  renameSync(join(keysDir, 'lost'), lost?.path ?? '')
  t.match(await rotateStorageKey({ db, keys: fresh }), { isNew: false, resealedCount: 2, unreadable: [] })
  t.equal((await showSecrets(db, fresh, place('we_2')))[0]?.secret, made[1]?.secret)
})

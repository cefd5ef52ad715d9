/** The log as its callers see it: dense positions, an answer for each append, exact bytes, keys, times, wakes. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import t from 'tap'
import { eraseText, findText, storeText } from '../../db/bodies.ts'
import { createDossier, findDossier, listDossiers } from '../../db/dossiers.ts'
import { findFirstAnswer, forgetOldKeys } from '../../db/idempotency.ts'
import { type Append, type AppendAnswer, commitmentOf, Unstorable } from '../../db/log/append.ts'
import { createLog, LogClosed, Overloaded } from '../../db/log/group-commit.ts'
import { createWaker } from '../../db/log/wake.ts'
import { cloneDatabase } from '../support/database.ts'

const { url, pool, db } = await cloneDatabase(t)
const log = createLog({ pool, db })

let dossierCount = 0
async function newDossier(): Promise<string> {
  dossierCount += 1
  const { dossier } = await createDossier(db, { dossierId: `dossier-${dossierCount}` })
  return dossier.dossierId
}

const events = (count: number, payload = '{}') =>
  Array.from({ length: count }, () => ({ type: 'ClaimRecorded', schemaVersion: 1, payload }))
const to = (stream: string, more: Partial<Append> = {}): Append => ({
  stream,
  expectedVersion: 'any',
  events: events(1),
  ...more,
})
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const keyed = (key: string, request = 'the request', status = 201) => ({
  idempotency: { key, requestHash: sha256(request), status },
})
const kinds = (answers: readonly AppendAnswer[]) => answers.map(({ kind }) => kind)
const countOf = (answers: readonly AppendAnswer[], kind: AppendAnswer['kind']) =>
  answers.filter((answer) => answer.kind === kind).length

t.test('concurrent appends get dense positions and dense versions', async (t) => {
  const dossier = await newDossier()
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, i) =>
      log.append(dossier, to(`article-${i % 7}`, { events: events(1 + (i % 3)) })),
    ),
  )
  t.equal(countOf(answers, 'appended'), 300)
  const stored = await log.readAfter(dossier, 0, 10_000)
  t.same(
    stored.map(({ position }) => position),
    Array.from({ length: 600 }, (_, i) => i + 1),
  )
  for (let i = 0; i < 7; i++) {
    const { version, stored } = await log.readStream(dossier, `article-${i}`)
    t.same(
      stored.map(({ version }) => version),
      Array.from({ length: version }, (_, i) => i + 1),
    )
  }
  t.equal((await log.head(dossier))?.position, 600)
})

t.test('an append with several events gets consecutive positions, and its answer names them', async (t) => {
  const dossier = await newDossier()
  const [first, second] = await log.appendMany(dossier, [
    to('codebook', { expectedVersion: 0, events: events(2) }),
    to('article-a', { expectedVersion: 0, events: events(3) }),
  ])
  t.match(first, { kind: 'appended', firstPosition: 1, lastPosition: 2, version: 2 })
  t.match(second, { kind: 'appended', firstPosition: 3, lastPosition: 5, version: 3 })
  t.same(
    (await log.readPositions(dossier, [5, 2, 99])).map(({ position, stream }) => [position, stream]),
    [
      [2, 'codebook'],
      [5, 'article-a'],
    ],
  )
})

t.test('a stale append never fails its neighbours', async (t) => {
  const dossier = await newDossier()
  await log.append(dossier, to('codebook', { events: events(4) }))
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      i % 20 === 7
        ? log.append(dossier, to('codebook', { expectedVersion: 3 }))
        : log.append(dossier, to(`article-${i}`, { expectedVersion: 0 })),
    ),
  )
  t.equal(countOf(answers, 'conflict'), 10)
  t.equal(countOf(answers, 'appended'), 190)
  t.same(answers[7], { kind: 'conflict', actualVersion: 4 })
  t.equal((await log.head(dossier))?.position, 194)
})

t.test('appends of one batch to one stream see each other, in order', async (t) => {
  const dossier = await newDossier()
  const answers = await log.appendMany(dossier, [
    to('article-a', { expectedVersion: 0, events: events(2) }),
    to('article-a', { expectedVersion: 2 }),
    to('article-a', { expectedVersion: 2 }),
    to('article-a', { expectedVersion: 'any' }),
  ])
  t.match(answers, [
    { kind: 'appended', version: 2 },
    { kind: 'appended', version: 3 },
    { kind: 'conflict', actualVersion: 3 },
    { kind: 'appended', version: 4 },
  ])
})

t.test('a dossier that does not exist is an answer, and gets nothing', async (t) => {
  t.same(await log.append('nowhere', to('article-a')), { kind: 'unknown_dossier' })
  t.equal(await log.head('nowhere'), undefined)
  t.same(await log.readAfter('nowhere', 0, 10), [])
})

t.test('payloads come back byte for byte, beside a salt of their own and their commitment', async (t) => {
  const dossier = await newDossier()
  const payloads = [
    '{"z":1,"a":2,"z":3}',
    '{"big":1e400,"long":12345678901234567890.123,"zero":-0.0}',
    '{"text":"« trêve » 🕊️ \u2028 \u2029 \ufffe \uffff \u0001 \\u0000 é e\u0301"}',
    '{ "spaces" :\t[ ]\r\n}',
    String.raw`{"quotes":"\"\\ {NULL,\"x\"} $1 ' ;"}`,
    '',
    `{"large":"${'x'.repeat(300_000)}"}`,
  ]
  await log.append(
    dossier,
    to('article-a', { events: payloads.map((payload) => ({ type: 'T', schemaVersion: 1, payload })) }),
  )
  const stored = await log.readAfter(dossier, 0, 100)
  t.same(
    stored.map(({ payload }) => payload),
    payloads,
  )
  const rows = await db
    .selectFrom('events')
    .select(['payload', 'salt', 'commitment'])
    .where('dossier_id', '=', dossier)
    .execute()
  const salts = new Set(rows.map(({ salt }) => salt?.toString('hex')))
  t.equal(salts.size, payloads.length, 'no salt is used twice')
  for (const { payload, salt, commitment } of rows) {
    t.equal(salt?.length, 32)
    t.same(commitment, commitmentOf(salt ?? Buffer.alloc(0), payload ?? ''))
  }
})

t.test('the commitment is that of the published vector', async (t) => {
  const salt = Uint8Array.from({ length: 32 }, (_, i) => i)
  t.equal(
    commitmentOf(salt, '{"note":"« trêve »"}').toString('hex'),
    '4138013196c0f7dabb73c73753dcb53307718b2b42f1d243928e496ceb79a5ee',
  )
})

t.test('what cannot be stored as it is is refused before anything is sent', async (t) => {
  const dossier = await newDossier()
  const refused: Append[] = [
    to('article-a', { events: events(1, 'a\0b') }),
    to('article-a', { events: events(1, 'half \ud83d') }),
    to('article-\ude00'),
    to(''),
    to('a'.repeat(256)),
    to('article-a', { events: [] }),
    to('article-a', { expectedVersion: -1 }),
    to('article-a', { expectedVersion: 1.5 }),
    to('article-a', { expectedVersion: Number.NaN }),
    to('article-a', { events: [{ type: 'T', schemaVersion: 0, payload: '{}' }] }),
    to('article-a', { idempotency: { key: 'k', requestHash: 'short', status: 201 } }),
    to('article-a', { text: { hash: sha256('x'), text: 'half \udc00' } }),
  ]
  for (const append of refused) await t.rejects(log.append(dossier, append), Unstorable)
  t.equal((await log.head(dossier))?.position, 0)
})

t.test('an error that one append causes is its own alone', async (t) => {
  const dossier = await newDossier()
  await sql`alter table events add constraint poison check (type <> 'Poison')`.execute(db)
  t.teardown(async () => await sql`alter table events drop constraint poison`.execute(db))
  const poison = to('article-5', { events: [{ type: 'Poison', schemaVersion: 1, payload: '{}' }] })
  const settled = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => log.append(dossier, i === 5 ? poison : to(`article-${i}`))),
  )
  t.match(settled[5], { status: 'rejected', reason: { code: '23514' } })
  t.equal(settled.filter(({ status }) => status === 'fulfilled').length, 19)
  t.same(
    (await log.readAfter(dossier, 0, 100)).map(({ position }) => position),
    Array.from({ length: 19 }, (_, i) => i + 1),
  )
})

t.test('one key sent fifty times at once appends once', async (t) => {
  const dossier = await newDossier()
  const other = createLog({ pool, db })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      (i % 2 ? log : other).append(dossier, to('article-a', { events: events(2), ...keyed('key-1') })),
    ),
  )
  t.equal(countOf(answers, 'appended'), 1)
  t.equal(countOf(answers, 'duplicate'), 49)
  const first = answers.find(({ kind }) => kind === 'appended')
  for (const answer of answers) {
    if (answer.kind !== 'duplicate') continue
    t.same(answer, { ...first, kind: 'duplicate', sameRequest: true, status: 201 })
  }
  t.equal((await log.head(dossier))?.position, 2)
})

t.test('a key belongs to its first request and to its dossier', async (t) => {
  const [dossier, neighbour] = [await newDossier(), await newDossier()]
  await log.append(dossier, to('article-a', keyed('key-1', 'POST /articles {"a":1}')))
  const reused = await log.append(dossier, to('article-b', keyed('key-1', 'POST /articles {"a":2}')))
  t.match(reused, { kind: 'duplicate', sameRequest: false, firstPosition: 1, version: 1 })
  const elsewhere = await log.append(neighbour, to('article-b', keyed('key-1', 'POST /articles {"a":2}')))
  t.equal(elsewhere.kind, 'appended')
  const inOneBatch = await log.appendMany(dossier, [
    to('article-c', keyed('key-2', 'one')),
    to('article-c', keyed('key-2', 'another')),
  ])
  t.match(inOneBatch, [{ kind: 'appended' }, { kind: 'duplicate', sameRequest: false }])
  t.match(await findFirstAnswer(db, dossier, 'key-1'), {
    requestHash: sha256('POST /articles {"a":1}'),
    status: 201,
    firstPosition: 1,
    lastPosition: 1,
    stream: 'article-a',
    version: 1,
  })
})

t.test('a key whose request was refused is free', async (t) => {
  const dossier = await newDossier()
  const stale = to('article-a', { expectedVersion: 9, ...keyed('key-1', 'first') })
  const fresh = to('article-a', { expectedVersion: 0, ...keyed('key-1', 'second') })
  t.same(kinds(await log.appendMany(dossier, [stale, fresh])), ['conflict', 'appended'])
  t.equal(await findFirstAnswer(db, dossier, 'key-9'), undefined)
  await t.rejects(log.append(dossier, { ...stale, events: [], ...keyed('key-2') }), Unstorable)
  t.equal((await log.append(dossier, to('article-a', keyed('key-2')))).kind, 'appended')
})

t.test('keys are kept for three days and then forgotten', async (t) => {
  const dossier = await newDossier()
  await log.appendMany(dossier, [to('article-a', keyed('old')), to('article-a', keyed('young'))])
  await sql`update idempotency_keys set recorded_at = recorded_at - interval '73 hours'
            where dossier_id = ${dossier} and key = 'old'`.execute(db)
  t.equal(await forgetOldKeys(db, dossier), 1)
  t.equal(await findFirstAnswer(db, dossier, 'old'), undefined)
  t.ok(await findFirstAnswer(db, dossier, 'young'))
})

t.test('recordedAt never decreases, whatever the clock does', async (t) => {
  const dossier = await newDossier()
  await log.append(dossier, to('article-a'))
  const ahead = '2099-01-01T00:00:00.000001Z'
  await sql`update heads set recorded_at = ${ahead}::timestamptz where dossier_id = ${dossier}`.execute(db)
  const answer = await log.append(dossier, to('article-a'))
  t.match(answer, { kind: 'appended', recordedAt: ahead })
  await log.append(dossier, to('article-b'))
  const times = (await log.readAfter(dossier, 0, 10)).map(({ recordedAt }) => recordedAt)
  t.same(times, [...times].sort())
  t.match(times[0], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
})

t.test('an instant is the last position that was recorded by then', async (t) => {
  const dossier = await newDossier()
  t.equal(await log.positionAt(dossier, '2099-01-01T00:00:00Z'), 0)
  for (let i = 0; i < 9; i++) {
    await log.append(dossier, to('article-a', { events: events(1 + (i % 3)) }))
  }
  const stored = await log.readAfter(dossier, 0, 100)
  const first = stored[0]?.recordedAt ?? ''
  for (const { recordedAt } of stored) {
    const expected = stored.findLast((event) => event.recordedAt <= recordedAt)?.position
    t.equal(await log.positionAt(dossier, recordedAt), expected, 'that event included')
  }
  const { rows } = await sql<{ before: string }>`
    select ${first}::timestamptz - interval '1 microsecond' as before`.execute(db)
  t.equal(await log.positionAt(dossier, rows[0]?.before ?? ''), 0)
  t.equal(await log.positionAt(dossier, '2099-01-01T00:00:00Z'), stored.length)
})

t.test('reads find their events by an index, also in a table that was never analysed', async (t) => {
  const dossier = await newDossier()
  await log.appendMany(
    dossier,
    Array.from({ length: 500 }, (_, i) => to(`article-${i}`, { events: events(4) })),
  )
  await db.transaction().execute(async (tx) => {
    const inside = createLog({ pool, db: tx })
    const walked = async () => {
      const { rows } = await sql<{ count: number }>`
        select seq_tup_read as count from pg_stat_xact_user_tables where relname = 'events'`.execute(tx)
      return rows[0]?.count
    }
    const [event] = await inside.readPositions(dossier, [700])
    await inside.positionAt(dossier, event?.recordedAt ?? '')
    await inside.readAfter(dossier, 1_990, 10)
    await inside.readStream(dossier, 'article-7')
    t.equal(await walked(), 0, 'no row was read by walking the table')
    await sql`select sum(length(payload)) from events`.execute(tx)
    t.not(await walked(), 0, 'a walk would have been counted')
  })
})

t.test('events are neither changed nor deleted; erasure empties payload and salt', async (t) => {
  const dossier = await newDossier()
  await log.append(dossier, to('article-a', { events: events(2, '{"quote":"…"}') }))
  const own = sql`dossier_id = ${dossier} and position = 1`
  const forbidden = [
    sql`update events set payload = '{}' where ${own}`,
    sql`update events set type = 'ClaimRetracted' where ${own}`,
    sql`update events set payload = null, salt = null, position = 9 where ${own}`,
    sql`delete from events where ${own}`,
    sql`truncate events`,
  ]
  for (const statement of forbidden) await t.rejects(statement.execute(db), /append-only/)
  await sql`update events set payload = null, salt = null where ${own}`.execute(db)
  const [erased, kept] = await log.readAfter(dossier, 0, 10)
  t.equal(erased?.payload, null)
  t.equal(kept?.payload, '{"quote":"…"}')
})

t.test('a dossier is deleted as a whole: its head first, then its events', async (t) => {
  const [dossier, kept] = [await newDossier(), await newDossier()]
  for (const each of [dossier, kept]) await log.append(each, to('article-a'))
  await sql`delete from heads where dossier_id = ${dossier}`.execute(db)
  await sql`delete from events where dossier_id = ${dossier}`.execute(db)
  t.same(await log.readAfter(dossier, 0, 10), [])
  t.equal((await log.readAfter(kept, 0, 10)).length, 1)
})

t.test('a slow transaction holds up its own dossier and no other, and a reader skips nothing', async (t) => {
  const [slow, other] = [await newDossier(), await newDossier()]
  await log.append(slow, to('article-a'))
  const waiting = await db.transaction().execute(async (tx) => {
    await tx.selectFrom('heads').select('position').where('dossier_id', '=', slow).forUpdate().execute()
    const waiting = log.append(slow, to('article-b'))
    for (let i = 0; i < 5; i++) t.equal((await log.append(other, to('article-a'))).kind, 'appended')
    t.equal((await log.readAfter(slow, 0, 10)).length, 1, 'nothing is visible before its time')
    return { waiting }
  })
  t.match(await waiting.waiting, { kind: 'appended', firstPosition: 2 })
  t.equal((await log.readAfter(slow, 1, 10)).length, 1)
  t.equal((await log.head(other))?.position, 5)
})

t.test('a text is stored with its append or not at all, once, and can be erased', async (t) => {
  const dossier = await newDossier()
  const text = { hash: sha256('« Trêve » 🕊️'), text: '« Trêve » 🕊️' }
  const answers = await log.appendMany(dossier, [
    to('article-a', { expectedVersion: 5, text: { hash: sha256('refused'), text: 'refused' } }),
    to('article-b', { text }),
    to('article-c', { text }),
  ])
  t.same(kinds(answers), ['conflict', 'appended', 'appended'])
  t.equal(await findText(db, dossier, sha256('refused')), undefined)
  t.equal(await findText(db, dossier, text.hash), text.text)
  await storeText(db, dossier, { textHash: text.hash, text: text.text })
  await db.transaction().execute(async (tx) => await eraseText(tx, dossier, text.hash))
  t.equal(await findText(db, dossier, text.hash), undefined)
})

t.test('a dossier is created once, however many try', async (t) => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => createDossier(db, { dossierId: 'contested', public: true })),
  )
  t.equal(answers.filter(({ isNew }) => isNew).length, 1)
  t.match(await findDossier(db, 'contested'), { dossierId: 'contested', public: true })
  t.equal(await findDossier(db, 'missing'), undefined)
  const page = await listDossiers(db, { limit: 2 })
  const next = await listDossiers(db, { after: page.at(-1)?.dossierId ?? '', limit: 2 })
  t.equal(new Set([...page, ...next].map(({ dossierId }) => dossierId)).size, 4)
})

t.test('a log that is closed finishes what it took and takes no more', async (t) => {
  const dossier = await newDossier()
  const closing = createLog({ pool, db })
  const taken = Array.from({ length: 50 }, (_, i) => closing.append(dossier, to(`article-${i}`)))
  await closing.close()
  await t.rejects(closing.append(dossier, to('article-late')), LogClosed)
  t.equal(countOf(await Promise.all(taken), 'appended'), 50)
})

t.test('what a process may hold back is bounded', async (t) => {
  const dossier = await newDossier()
  const narrow = createLog({ pool, db }, { waitingBytesMax: 100 })
  const first = narrow.append(dossier, to('article-a', { events: events(1, 'x'.repeat(80)) }))
  await t.rejects(narrow.append(dossier, to('article-b', { events: events(1, 'x'.repeat(80)) })), Overloaded)
  t.equal((await first).kind, 'appended')
  const later = await narrow.append(dossier, to('article-b', { events: events(1, 'x'.repeat(80)) }))
  t.equal(later.kind, 'appended')
})

t.test(
  'a reader is woken after the commit, also in another process, and again after a lost connection',
  async (t) => {
    const dossier = await newDossier()
    const hears = createWaker({ url, pool }, { pollMs: 3_600_000, reconnectMs: 10 })
    const speaks = createWaker({ url, pool }, { pollMs: 3_600_000, throttleMs: 5 })
    t.teardown(async () => await Promise.all([hears.close(), speaks.close()]))
    await hears.ready
    const speaking = createLog({ pool, db }, { onAppended: speaks.notify })
    const wokenBy = (wanted: string | undefined) =>
      new Promise<number>((resolve) => {
        const end = hears.onWake(async (dossierId) => {
          if (dossierId !== wanted) return
          end()
          resolve((await log.head(dossier))?.position ?? -1)
        })
      })

    const woken = wokenBy(dossier)
    await speaking.append(dossier, to('article-a'))
    t.equal(await woken, 1, 'what was committed is visible to whom it wakes')

    const back = wokenBy(undefined)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'stancelog listen' and datname = current_database()`.execute(db)
    await back
    const again = wokenBy(dossier)
    await speaking.append(dossier, to('article-a'))
    t.equal(await again, 2)
  },
)

t.test('a reader in the same process is woken without the database, and once', async (t) => {
  const dossier = await newDossier()
  const slow = { pollMs: 3_600_000, throttleMs: 60_000 }
  const waker = createWaker({ url, pool }, slow)
  const other = createWaker({ url, pool }, slow)
  t.teardown(async () => await Promise.all([waker.close(), other.close()]))
  await Promise.all([waker.ready, other.ready])
  const heard: string[] = []
  waker.onWake((dossierId) => heard.push(`own ${dossierId}`))
  const farWoken = new Promise<void>((resolve) =>
    other.onWake((dossierId) => {
      if (dossierId !== dossier) return
      heard.push(`other ${dossierId}`)
      resolve()
    }),
  )
  waker.notify(dossier)
  waker.notify(dossier)
  t.same(heard, [], 'nobody is called while the commit is still on the stack')
  await Promise.resolve()
  t.same(heard, [`own ${dossier}`])
  waker.notify(dossier)
  await Promise.resolve()
  t.equal(heard.length, 2, 'the throttle is for the database alone')
  await farWoken
  // Notifications come in order: one's own would have come by the time of the second.
  const again = new Promise<void>((resolve) => waker.onWake((dossierId) => dossierId === 'last' && resolve()))
  other.notify('last')
  await again
  const ofOwn = heard.filter((each) => each === `own ${dossier}`)
  t.equal(ofOwn.length, 2, 'what the database says back is not heard again')
  t.same(
    heard.filter((each) => each.startsWith('other')),
    [`other ${dossier}`],
  )
})

t.test('a reader that hears nothing polls', async (t) => {
  const deaf = createWaker({ url: 'postgres://nobody@127.0.0.1:1/none', pool }, { pollMs: 5 })
  await new Promise<void>((resolve) => deaf.onWake((dossierId) => dossierId === undefined && resolve()))
  await deaf.close()
  t.pass('it was woken without a connection')
})

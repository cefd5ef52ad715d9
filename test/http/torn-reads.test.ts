/** A rebuild swaps the read models while somebody reads: what is answered rests on rows that were all there, or is not sent. */
import t, { type Test } from 'tap'
import { type App, buildApp } from '../../src/app.ts'
import { rebuildDossier } from '../../src/projector.ts'
import { get, openApp, post, type TestApp } from '../support/app.ts'
import { claim } from '../support/samples.ts'
import { claimUrl, contradict, openSamples, review, tagOf } from './deciding.ts'
import { dossier, project, publish, record, url } from './record.ts'

/**
 * An app in which a real rebuild swaps and deletes the rows within the next request. The codebooks are looked at after the
 * generation was chosen, and before its rows are read.
 *
 * @param looks  at which look the rebuild comes
 */
async function openTorn(
  t: Test,
  { clone, log, deps }: TestApp,
): Promise<{ app: App; tear: (looks?: number) => void }> {
  let left = 0
  const codebooks = {
    ...deps.codebooks,
    list: async (dossierId: string) => {
      left -= 1
      if (left === 0) {
        const rebuilt = await rebuildDossier({ ...deps, db: clone.db, log, holder: 'rebuild' }, dossier)
        t.ok(rebuilt, 'the rows are gone')
      }
      return await deps.codebooks.list(dossierId)
    },
  }
  const app = await buildApp({ ...deps, codebooks })
  t.teardown(() => app.close())
  const tear = (looks = 1) => {
    left = looks
  }
  return { app, tear }
}

t.test('no answer and no problem rests on rows that a rebuild took away', async (t) => {
  const test = await openSamples(t)
  const { north, path: contradiction } = await contradict(test)
  const { app, tear } = await openTorn(t, test)
  const article = url(`/articles/${north.articleId}`)
  const paths = [
    url('/stances/north/encircled'),
    url('/stances'),
    url('/claims'),
    url('/parties/north'),
    url('/stances/north/encircled/history'),
    // These would be "there is no such thing".
    claimUrl(north),
    contradiction,
    article,
    `${article}/text`,
  ]
  for (const path of paths) {
    const asked = `${path}?validAt=2025-03-20`
    const before = await get(app, asked)
    t.equal(before.statusCode, 200, path)
    tear()
    const torn = await get(app, asked)
    t.match(torn.json(), { status: 503, code: 'projection_behind' }, `${path}, torn`)
    t.equal(torn.headers['retry-after'], '1')
    t.equal(torn.headers.etag, undefined, 'nothing to be cached')
    const again = await get(app, asked)
    t.equal(again.body, before.body, `${path}, asked again`)
  }
})

t.test('what is missing is missing, and what the caller has stays theirs, whatever is rebuilt', async (t) => {
  // Nobody follows here: whoever does folds rows of other rules anew at once.
  const test = await openApp(t)
  await publish(test)
  await record(test, claim({ on: '2025-03-11' }))
  await project(test)
  const { app, tear } = await openTorn(t, test)
  t.equal((await get(app, url('/claims/clm_00000000000000000000000000'))).statusCode, 404)
  t.equal((await get(app, url('/stances/nobody/truce'))).statusCode, 422)
  const path = url('/stances/north/truce?validAt=2025-03-20')
  const { etag } = (await get(app, path)).headers
  tear()
  t.equal((await get(app, path, { 'if-none-match': String(etag) })).statusCode, 304)
  t.equal((await get(app, path, { 'if-none-match': String(etag) })).statusCode, 304, 'the rows are the same')
  await test.clone.db
    .updateTable('generations')
    .set({ rules: 'other rules' })
    .where('dossier_id', '=', dossier)
    .execute()
  t.equal((await get(app, path, { 'if-none-match': String(etag) })).statusCode, 200, 'rows of other rules')
})

t.test('a decision that was recorded is told, when its answer cannot be read', async (t) => {
  const test = await openSamples(t)
  const { north } = await contradict(test)
  const { app, tear } = await openTorn(t, test)
  const seen = await tagOf(test, claimUrl(north))
  const head = Number((await test.log.head(dossier))?.position)
  const decide = async () =>
    await post(app, `${claimUrl(north)}/review`, review, { 'if-match': seen, 'idempotency-key': 'once' })
  // The first look finds the claim, the second shows what became of it.
  tear(2)
  const torn = await decide()
  t.match(torn.json(), { status: 503, detail: new RegExp(`recorded at position ${head + 1}`) })
  t.equal(torn.headers['stancelog-position'], String(head + 1))
  const again = await decide()
  t.match(again.json(), { claim: { review: { status: 'accepted' } }, position: head + 1 })
  t.equal(again.headers['idempotency-replayed'], 'true')
  tear()
  const refused = await post(app, `${claimUrl(north)}/review`, review, { 'if-match': seen })
  t.equal(refused.statusCode, 412, 'looked up again in the new rows, it is refused for what it is')
})

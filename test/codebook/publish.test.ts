/** Publishing: which version may follow which, and what is said when one may not. */
import t from 'tap'
import type { Codebook } from '../../events/codebook/codebook.ts'
import {
  canonicalJson,
  compareVersions,
  contentHashOf,
  evolveCodebook,
  publishCodebook,
  unpublished,
} from '../../events/codebook/publish.ts'
import { DossierId } from '../../events/ids.ts'
import { agent, codebook, mandate } from './sample.ts'

const publish = (history: typeof unpublished, book: Codebook, dossier = 'talks') =>
  publishCodebook(history, book, {
    dossierId: DossierId.parse(dossier),
    by: 'local',
    publishedOn: '2025-10-01',
    contentHash: contentHashOf(book),
  })
const after = (...books: Codebook[]) =>
  books.flatMap((book) => publish(unpublished, book)).reduce(evolveCodebook, unpublished)
const version = (version: string) => codebook({ head: { version } })

t.test('a first codebook is published whole', async (t) => {
  const book = codebook()
  t.match(publish(unpublished, book), [
    {
      type: 'CodebookPublished',
      schemaVersion: 1,
      version: '1.0.0',
      contentHash: contentHashOf(book),
      codebook: book,
      by: 'local',
    },
  ])
})

t.test('the same content again has nothing to add', async (t) => {
  t.same(publish(after(codebook()), codebook()), [])
})

t.test('a version is never published twice with other content, and never goes back', async (t) => {
  const other = codebook({ head: { title: { en: 'Other talks' } } })
  t.throws(() => publish(after(codebook()), other), {
    code: 'codebook_version_not_newer',
    message: /other content/,
  })
  t.throws(() => publish(after(version('1.10.0')), version('1.9.9')), { code: 'codebook_version_not_newer' })
  t.equal(publish(after(version('1.9.0')), version('1.10.0')).length, 1, 'versions are numbers, not texts')
})

t.test('the id is that of the dossier', async (t) => {
  t.throws(() => publish(unpublished, codebook(), 'other-talks'), {
    code: 'invalid_codebook',
    faults: [{ pointer: '/id', code: 'other_dossier' }],
  })
})

t.test('every fault is told at once', async (t) => {
  const bad = codebook({ agents: [agent('president', [mandate({ party: 'mars', until: '2000-01-01' })])] })
  t.throws(() => publish(unpublished, bad), {
    code: 'invalid_codebook',
    message: /and 1 more/,
    faults: [{ code: 'unknown_party' }, { code: 'until_before_from' }],
  })
})

t.test('the order of keys does not change the content, the order of a list does', async (t) => {
  t.equal(canonicalJson({ b: [1, { d: 1, c: undefined }], a: 'é' }), '{"a":"é","b":[1,{"d":1}]}')
  t.equal(compareVersions('2.0.0', '10.0.0') < 0, true)
  t.equal(compareVersions('1.2.3', '1.2.3'), 0)
})

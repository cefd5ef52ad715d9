/** Publishing: which version may follow which, and what is said when one may not. */
import t from 'tap'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { canonicalJson, contentHashOf } from '../../events/codebook/content-hash.ts'
import {
  compareVersions,
  evolveCodebook,
  publishCodebook,
  unpublished,
} from '../../events/codebook/publish.ts'
import type { Reference } from '../../events/codebook/succession.ts'
import { versionWarnings } from '../../events/codebook/version-step.ts'
import { derivedId } from '../../events/identity.ts'
import { ClaimId, DossierId } from '../../events/ids.ts'
import { agent, codebook, mandate, party, proposition } from './sample.ts'

const publish = (
  history: typeof unpublished,
  book: Codebook,
  { dossier = 'talks', references = [] }: { dossier?: string; references?: readonly Reference[] } = {},
) =>
  publishCodebook(history, book, {
    references,
    dossierId: DossierId.parse(dossier),
    by: 'local',
    publishedOn: '2025-10-01',
    contentHash: contentHashOf(book),
  })
const after = (...books: Codebook[]) =>
  books.reduce((history, book) => publish(history, book).reduce(evolveCodebook, history), unpublished)
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
  t.throws(() => publish(unpublished, codebook(), { dossier: 'other-talks' }), {
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

const claimId = ClaimId.parse(derivedId('clm', ['one']))
type Change = NonNullable<Parameters<typeof codebook>[0]>
const book = (version: string, change: Change = {}) =>
  codebook({
    parties: [party('ukraine'), party('russia'), party('nato')],
    agents: [agent('president', [mandate()]), agent('envoy')],
    ...change,
    head: { version, ...change.head },
  })

t.test('what claims refer to is not dropped, and every such fault is told', async (t) => {
  const smaller = book('2.0.0', {
    parties: [party('ukraine')],
    agents: [agent('president', [mandate()])],
    propositions: [proposition('truce')],
  })
  t.equal(publish(after(book('1.0.0')), smaller).length, 1, 'what nobody refers to may go')
  const references = [
    { part: 'parties', id: 'russia', claimId },
    { part: 'agents', id: 'envoy', claimId },
    { part: 'propositions', id: 'summit', claimId },
  ] as const
  t.throws(() => publish(after(book('1.0.0')), smaller, { references }), {
    code: 'invalid_codebook',
    message: /and 2 more/,
    faults: [
      {
        pointer: '/parties',
        code: 'id_in_use',
        detail: `russia is gone, but claims refer to it, such as ${claimId}: keep it`,
      },
      { pointer: '/agents', code: 'id_in_use', detail: /envoy is gone/ },
      { pointer: '/propositions', code: 'id_in_use', detail: /summit is gone.*mergedInto or splitInto/ },
    ],
  })
  t.equal(publish(after(book('1.0.0')), book('1.0.1'), { references }).length, 1, 'what is kept is no fault')
})

t.test('an id is never used again for something else', async (t) => {
  const without = book('2.0.0', { parties: [party('ukraine'), party('russia')] })
  const history = after(book('1.0.0'), without)
  const faultsOf = (history: typeof unpublished, next: Codebook) => {
    try {
      return publish(history, next).length
    } catch (error) {
      return (error as { faults: readonly { pointer: string; code: string }[] }).faults.map(
        ({ pointer, code }) => `${code} ${pointer}`,
      )
    }
  }
  const other = party('nato', { names: { en: ['Another league'] } })
  const again = (nato: object) => book('3.0.0', { parties: [party('ukraine'), party('russia'), nato] })
  t.same(faultsOf(history, again(other)), ['id_reused /parties/2/id'])
  t.equal(faultsOf(history, again(party('nato'))), 1, 'what went by mistake comes back as it was')
  const restored = [...publish(history, again(party('nato')))].reduce(evolveCodebook, history)
  t.equal(
    faultsOf(restored, { ...again(other), version: '4.0.0' as never }),
    1,
    'and may then change as before',
  )
  t.same(
    faultsOf(after(book('1.0.0'), without, book('2.0.1', { parties: without.parties })), again(other)),
    ['id_reused /parties/2/id'],
    'however long ago it went',
  )
  const asAgent = book('3.0.0', {
    parties: [party('ukraine'), party('russia')],
    agents: [agent('president', [mandate()]), agent('envoy'), agent('nato')],
  })
  t.same(faultsOf(history, asAgent), ['id_reused /agents/2/id'], 'parties and agents share one name space')
  t.same(
    faultsOf(after(book('1.0.0')), asAgent),
    ['id_reused /agents/2/id'],
    'also from one version to the next',
  )
  const named = book('3.0.0', {
    parties: [party('ukraine'), party('russia')],
    propositions: [proposition('truce'), proposition('summit'), proposition('nato')],
  })
  t.equal(faultsOf(history, named), 1, 'propositions have a name space of their own')
})

t.test('a version that promises more than it keeps is told so', async (t) => {
  const next = (version: string, change: Change = {}) =>
    versionWarnings(book('1.2.3'), book(version, change)).map(({ pointer, code }) => `${code} ${pointer}`)
  const understates = ['version_understates /version']
  t.same(next('1.2.4'), [])
  t.same(next('1.2.4', { head: { title: { en: 'Other words' } } }), [], 'labels are a patch')
  const newer = { parties: [party('ukraine'), party('russia'), party('nato'), party('france')] }
  t.same(next('1.2.4', newer), understates)
  t.same(next('1.3.0', newer), [])
  t.same(next('2.0.0', newer), [], 'more than needed is no fault')
  t.same(
    next('1.2.4', { agents: [agent('president', [mandate({ asOf: '2025-09-29' })]), agent('envoy')] }),
    understates,
  )
  const breaking: Record<string, Change> = {
    gone: { parties: [party('ukraine'), party('russia')] },
    merged: {
      propositions: [proposition('truce'), proposition('summit', { mergedInto: { proposition: 'truce' } })],
    },
    split: {
      propositions: [
        proposition('truce'),
        proposition('summit', { splitInto: ['a', 'b'] }),
        proposition('a'),
        proposition('b'),
      ],
    },
    meaning: { propositions: [proposition('truce', { kind: 'fact' }), proposition('summit')] },
    zone: { head: { timeZone: 'Europe/Kyiv' } },
  }
  for (const [name, change] of Object.entries(breaking)) {
    t.same(next('1.3.0', change), understates, name)
    t.same(next('2.0.0', change), [], name)
  }
  const [warning] = versionWarnings(book('1.2.3'), book('1.2.4', { ...newer, ...breaking.merged }))
  t.match(
    warning?.detail,
    /1\.2\.4 is a patch version of 1\.2\.3, but summit is merged.*a major version, such as 2\.0\.0/,
  )
  t.same(
    versionWarnings(book('0.2.3'), book('0.3.0', breaking.merged)),
    [],
    'before 1.0.0 a minor version may break',
  )
})

t.test('a merge or a split that is taken back is published, and told', async (t) => {
  const fates = (summit: object) => ({
    propositions: [proposition('truce'), proposition('summit', summit), proposition('a'), proposition('b')],
  })
  const codes = (before: object, now: object) =>
    versionWarnings(book('1.0.0', fates(before)), book('2.0.0', fates(now))).map(
      ({ pointer, code }) => `${code} ${pointer}`,
    )
  const merged = { mergedInto: { proposition: 'truce' } }
  const split = { splitInto: ['a', 'b'] }
  t.same(codes(merged, {}), ['merge_taken_back /propositions/1'])
  t.same(codes(split, {}), ['split_taken_back /propositions/1'])
  t.same(codes(merged, split), ['merge_taken_back /propositions/1'])
  t.same(codes(merged, { mergedInto: { proposition: 'a' } }), [], 'another target is a merge all the same')
  t.same(codes(merged, merged), [])
  const history = after(book('1.0.0', fates(merged)))
  t.equal(publish(history, book('2.0.0', fates({}))).length, 1)
})

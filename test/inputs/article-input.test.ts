/** One article as it is sent in: every field, its limits, and how its text and time are fixed. */
import t from 'tap'
import { ArticleInput, readArticle, textUnitsMax } from '../../src/inputs/article-input.ts'
import type { ReadPage } from '../../src/inputs/read-html.ts'

const now = '2025-04-16T10:00:00.000000Z'
const good = { timeZone: 'Europe/Paris', publishedAt: '2025-04-15T22:30:00+02:00', text: 'Un texte.' }
const faults = (change: object) =>
  ArticleInput.safeParse({ ...good, ...change }).error?.issues.map(({ path }) => path.join('.')) ?? []
const article = async (change: object = {}) =>
  await readArticle(ArticleInput.parse({ ...good, ...change }), { now })

t.test('what is not said is null, and the time is UTC with six decimals', async (t) => {
  t.same(await article(), {
    externalId: null,
    url: null,
    title: null,
    outlet: null,
    agency: null,
    language: null,
    timeZone: 'Europe/Paris',
    publishedAt: '2025-04-15T20:30:00.000000Z',
    text: 'Un texte.',
    warnings: [],
  })
  t.match(await article({ publishedAt: '1789-07-14T12:00:00.1234Z' }), {
    publishedAt: '1789-07-14T12:00:00.123400Z',
  })
})

t.test('publishedAt is an instant that exists, with its offset', async (t) => {
  const bad = [
    '2025-04-15',
    '2025-04-15T22:30:00',
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '10000-01-01T00:00:00Z',
    '2025-04-15T24:00:00Z',
    '2025-04-15T23:59:60Z',
    '2025-04-15T10:00:00.1234567Z',
    '2025-04-15t10:00:00Z',
    '2025-04-15T10:00:00z',
    '2025-04-15T10:00:00-00:00',
    '2025-04-15T10:00:00+24:00',
    '2025-04-15 10:00:00Z',
    'now',
    'infinity',
    'today',
    '',
    1_744_700_000,
    null,
  ]
  for (const publishedAt of bad) t.same(faults({ publishedAt }), ['publishedAt'], String(publishedAt))
  const { publishedAt: _, ...undated } = good
  t.notOk(ArticleInput.safeParse(undated).success)
})

t.test('up to 24 hours ahead is a matter of clocks; later is refused', async (t) => {
  t.match(await article({ publishedAt: '2025-04-17T10:00:00Z' }), {
    publishedAt: '2025-04-17T10:00:00.000000Z',
  })
  await t.rejects(article({ publishedAt: '2025-04-17T10:00:00.000001Z' }), { code: 'published_at_in_future' })
})

t.test('an address can be followed and holds no secret', async (t) => {
  const bad = [
    'javascript:alert(1)',
    'ftp://example.org',
    'https://user:secret@example.org/',
    'https://user@example.org/',
    'https://',
    'http:// example.org',
    'https://example.org/\n',
    'example.org',
    `https://example.org/${'x'.repeat(2_000)}`,
    'https://[::1',
    '',
  ]
  for (const url of bad) t.same([...new Set(faults({ url }))], ['url'], url)
  for (const url of ['https://example.org/a?b=c#d', 'http://localhost:8080/', 'https://exämple.org/é']) {
    t.same(faults({ url }), [], url)
  }
})

t.test('a zone and a language have their form', async (t) => {
  for (const timeZone of ['Mars/Phobos', '+02:00', '', 'Europe/Paris\0'])
    t.same([...new Set(faults({ timeZone }))], ['timeZone'])
  for (const language of ['french', 'FR', 'fr_FR', ''])
    t.same([...new Set(faults({ language }))], ['language'], language)
  for (const language of ['fr', 'en-GB', 'zh-Hant-TW', null]) t.same(faults({ language }), [])
})

t.test('either a text or a page, and nothing that has no name here', async (t) => {
  t.same(faults({ html: '<p>x' }), ['text'])
  t.same(faults({ text: undefined }), ['text'])
  t.same(faults({ recordedAt: now }), [''])
  for (const words of ['a\0b', 'a\ud800b']) {
    for (const field of ['text', 'title', 'outlet', 'agency', 'externalId']) {
      t.ok(faults({ [field]: words }).includes(field), `${field} ${JSON.stringify(words)}`)
    }
  }
  for (const field of ['title', 'outlet', 'agency', 'externalId'])
    t.ok(faults({ [field]: ' ' }).includes(field))
})

t.test('a text has words, and at most a million units', async (t) => {
  for (const text of ['', ' \n\t\u00a0']) await t.rejects(article({ text }), { code: 'request_invalid' })
  t.equal((await article({ text: 'x'.repeat(textUnitsMax) })).text.length, textUnitsMax)
  await t.rejects(article({ text: 'x'.repeat(textUnitsMax + 1) }), {
    code: 'payload_too_large',
    message: /1000000/,
  })
  const kept = '\ufffe\u202e\u200d\u00ad =cmd() <script>'
  t.equal((await article({ text: kept })).text, kept, 'a text is kept as it is')
})

t.test('what the caller says wins over what a page says of itself', async (t) => {
  const page: ReadPage = {
    text: 'De la page.',
    title: 'Sur la page',
    language: 'fr',
    publishedAt: null,
    publishedAtFault: null,
    newestBlockAt: null,
    outlet: 'La page',
    url: null,
    agency: null,
    warnings: ['html_article_not_found'],
  }
  const read = async (change: object, found: Partial<ReadPage> = {}) =>
    await readArticle(ArticleInput.parse({ ...good, text: undefined, html: '<p>', ...change }), {
      now,
      read: async () => ({ ...page, ...found }),
    })
  t.match(await read({}), {
    text: 'De la page.',
    title: 'Sur la page',
    language: 'fr',
    outlet: 'La page',
    warnings: page.warnings,
  })
  t.match(await read({ title: 'Dit', outlet: 'Dite', language: 'en' }), {
    title: 'Dit',
    outlet: 'Dite',
    language: 'en',
  })
  await t.rejects(read({}, { text: ' ' }), { code: 'text_missing' })
  const newestBlockAt = '2025-04-15T21:00:00.000000Z'
  t.same((await read({}, { newestBlockAt, warnings: ['live_published_at_newest_block'] })).warnings, [
    'live_blocks_after_published_at',
  ])
})

t.test('the agency that a text credits is kept, unless the caller names one', async (t) => {
  const read = async (agency?: string) => {
    const text = 'PARIS (AFP) - Les envoyés se sont revus mercredi.'
    const input = { timeZone: 'Europe/Paris', publishedAt: '2025-03-12T08:30:00+01:00', text, agency }
    return (await readArticle(input, { now: '2025-03-12T12:00:00.000000Z' })).agency
  }
  t.equal(await read(), 'AFP')
  t.equal(await read('Belga'), 'Belga')
})

/** Pages and bad inputs over HTTP: what is read of them, what is told of them, and that neither time nor memory runs away. */
import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import type { App } from '../../src/app.ts'
import { get, openService, post } from '../support/app.ts'

const url = '/v1/dossiers/demo/articles'
const page = (name: string) => readFileSync(`test/inputs/pages/${name}.html`, 'utf8')

async function open(test: Test): Promise<App> {
  const { app } = await openService(test)
  await post(app, '/v1/dossiers', { id: 'demo' })
  return app
}
const head = async (app: App): Promise<number> => (await get(app, '/v1/dossiers/demo')).json().position

t.test('of a page whatever the caller does not say is read from the page', async (t) => {
  const app = await open(t)
  const answer = await post(app, url, { html: page('quotidien'), timeZone: 'Europe/Paris' })
  t.equal(answer.statusCode, 201)
  t.match(answer.json(), {
    article: {
      title: 'La présidence exclut toute concession',
      outlet: 'Le Courrier du matin',
      language: 'fr',
      url: 'https://courrier.example/monde/presidence-concession',
      publishedAt: '2025-03-12T07:30:00.000000Z',
      warnings: [],
    },
    warnings: [],
  })
  const given = { title: 'Dit', outlet: 'Dite', language: 'fr', publishedAt: '2025-03-12T10:00:00Z' }
  const said = await post(app, url, { html: page('quotidien'), timeZone: 'Europe/Paris', ...given })
  t.match(said.json().article, { ...given, publishedAt: '2025-03-12T10:00:00.000000Z' })
  const conflicting = page('quotidien').replace(
    '"datePublished":"2025-03-12T08:30',
    '"datePublished":"2025-03-11T08:30',
  )
  const told = await post(app, url, { html: conflicting, timeZone: 'Europe/Paris', externalId: 'x' })
  t.match(told.json().article, {
    publishedAt: '2025-03-11T07:30:00.000000Z',
    warnings: ['html_published_at_conflict'],
  })
  const local =
    '<html lang="fr"><meta property="article:published_time" content="2025-03-12T08:30:00"><p>Il a dit non.'
  const assumed = await post(app, url, { html: local, timeZone: 'Europe/Paris' })
  t.match(assumed.json().article, {
    publishedAt: '2025-03-12T07:30:00.000000Z',
    warnings: ['html_article_not_found', 'published_at_without_offset'],
  })
})

t.test('what says nowhere when it was published is refused, and nothing is registered', async (t) => {
  const app = await open(t)
  const before = await head(app)
  const cases: [body: object, expected: object][] = [
    [
      { html: page('not-found') },
      { status: 422, code: 'published_at_missing', detail: /page does not say when/ },
    ],
    [
      { html: '<html><meta property="article:published_time" content="12 mars 2025"><p>Mots.' },
      { status: 422, code: 'published_at_missing', detail: /It names "12 mars 2025": it is no time/ },
    ],
    [
      { html: '<html><meta property="article:modified_time" content="2025-03-12T08:30:00Z"><p>Mots.' },
      { status: 422, code: 'published_at_missing' },
    ],
    [
      { html: '<html><meta property="article:published_time" content="2035-03-12T08:30:00Z"><p>Mots.' },
      { status: 422, code: 'published_at_in_future' },
    ],
    [{ text: 'Mots.' }, { status: 400, code: 'request_invalid', errors: [{ pointer: '/publishedAt' }] }],
  ]
  for (const [body, expected] of cases)
    t.match((await post(app, url, { ...body, timeZone: 'Europe/Paris' })).json(), expected)
  t.equal(await head(app), before)
})

t.test('who says something else of a known article is told that the first words stand', async (t) => {
  const app = await open(t)
  const article = {
    externalId: 'a',
    outlet: 'Demo',
    timeZone: 'Europe/Paris',
    publishedAt: '2025-03-12T08:30:00+01:00',
    title: 'Un',
    language: 'fr-FR',
    text: 'Il a dit non.',
  }
  t.match((await post(app, url, article)).json(), { warnings: [] })
  t.match((await post(app, url, article)).json(), { warnings: [] })
  for (const change of [
    { title: 'Deux' },
    { publishedAt: '2025-03-13T08:30:00+01:00' },
    { timeZone: 'Europe/Kyiv' },
    { language: 'en' },
  ]) {
    const again = await post(
      app,
      url,
      { ...article, ...change },
      { 'idempotency-key': JSON.stringify(change) },
    )
    t.equal(again.statusCode, 200)
    t.match(again.json(), { article: { title: 'Un' }, warnings: ['kept_first_metadata'] })
    const replayed = await post(
      app,
      url,
      { ...article, ...change },
      { 'idempotency-key': JSON.stringify(change) },
    )
    t.same(replayed.json().warnings, ['kept_first_metadata'], 'a replay says the same')
  }
  const { title: _, language: __, ...less } = article
  t.match((await post(app, url, less)).json(), { warnings: [] }, 'what is left out says nothing else')
})

t.test('what has no words for the rules is taken, and the answer says so', async (t) => {
  const app = await open(t)
  const dated = { timeZone: 'Europe/Berlin', publishedAt: '2025-03-12T08:30:00+01:00' }
  const cases: [body: object, warnings: string[]][] = [
    [
      { text: 'Die Delegation hat am Dienstag erklärt, dass sie dem Vorschlag nicht zustimmen werde.' },
      ['language_unsupported'],
    ],
    [{ text: 'Ο εκπρόσωπος δήλωσε ότι η πρόταση απορρίφθηκε.', language: 'el' }, ['language_unsupported']],
    [{ text: '<div><p>Il a dit non.</p><p>Elle a dit oui.</p></div>', language: 'fr' }, ['text_holds_html']],
    [{ text: '12 345 678.' }, ['language_unknown']],
    [{ text: 'La trêve de trente jours rejetée par Moscou', language: 'fr' }, ['text_headline_only']],
    [{ text: 'Le prÃ©sident a acceptÃ© la trÃªve.', language: 'fr' }, ['text_mojibake']],
    [{ text: 'Le pr\ufffdsident a accept\ufffd la trêve.', language: 'fr' }, ['text_replacement_characters']],
  ]
  for (const [body, warnings] of cases) {
    const answer = await post(app, url, { ...dated, ...body })
    t.equal(answer.statusCode, 201)
    t.same(answer.json().article.warnings, warnings)
    if (warnings[0]?.startsWith('language_')) t.same(answer.json().claims, [])
  }
  const english = await post(app, url, {
    ...dated,
    html: `<html lang="fr"><body>${'<p>The delegation said on Tuesday that it would not agree to the proposal before the end of the week.</p>'.repeat(3)}`,
  })
  t.match(english.json().article, { language: 'en', warnings: ['language_not_as_declared'] })
})

t.test('too much is refused within its bounds, and a good request beside it is answered', async (t) => {
  const app = await open(t)
  const dated = { timeZone: 'Europe/Paris', publishedAt: '2025-03-12T08:30:00+01:00' }
  const cases: [name: string, body: object, code: string][] = [
    ['a million nodes', { html: '<p>x'.repeat(1_000_000) }, 'html_too_complex'],
    ['a hundred thousand nested elements', { html: '<div>'.repeat(100_000) }, 'html_too_complex'],
    [
      'scripts and nodes',
      { html: `${'<script>while(true){}</script><i>'.repeat(60_000)}` },
      'html_too_complex',
    ],
    [
      'a page whose text is too long',
      { html: `<article>${`<p>${'mot '.repeat(50_000)}</p>`.repeat(6)}</article>` },
      'payload_too_large',
    ],
    ['a text that is too long', { text: 'mot '.repeat(250_001) }, 'payload_too_large'],
    ['a page without text', { html: '<html><body><script>x</script></body></html>' }, 'text_missing'],
    ['an empty text', { text: '' }, 'request_invalid'],
    ['blanks', { text: ' \n\t' }, 'request_invalid'],
  ]
  for (const [name, body, code] of cases) {
    global.gc?.()
    const memory = process.memoryUsage().rss
    const begun = performance.now()
    const [refused, good] = await Promise.all([
      post(app, url, { ...dated, ...body }),
      (async () => {
        const asked = performance.now()
        const answer = await get(app, '/livez')
        return { status: answer.statusCode, ms: performance.now() - asked }
      })(),
    ])
    // A slow machine gives up on the longest page before its text can be counted.
    t.ok(
      [code, ...('html' in body ? ['html_too_complex'] : [])].includes(refused.json().code),
      `${name}: ${refused.json().code}`,
    )
    t.equal(good.status, 200)
    t.ok(performance.now() - begun < 30_000, `${name}: ${Math.round(performance.now() - begun)} ms`)
    t.ok(process.memoryUsage().rss - memory < 400_000_000, `${name}: memory`)
  }
})

t.test('blocks of a live page keep their own time, also when the page is sent again', async (t) => {
  const app = await open(t)
  const first = await post(app, url, { html: page('live-fr'), timeZone: 'Europe/Oslo' })
  const { articleId } = first.json().article
  const text = async () => (await get(app, `${url}/${articleId}/text`)).json().text
  t.match(await text(), /^5 septembre 2025, 17 h 32\nKiev dit non$/m)
  const later = page('live-fr').replace(
    '<section class="post" id="p3">',
    '<section class="post"><time datetime="2025-09-05T16:00:00Z">18:00</time><p>La séance est levée, a annoncé la médiatrice.</p></section><section class="post" id="p3">',
  )
  const revised = await post(app, `${url}/${articleId}/revisions`, { html: later })
  t.equal(revised.statusCode, 200)
  t.match(await text(), /^5 septembre 2025, 18 h 00\nLa séance est levée/m)
})

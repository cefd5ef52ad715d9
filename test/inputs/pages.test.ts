/** Pages in the shapes that newsrooms publish: what of each is its article, and what it says of itself. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import type { ReadArticle } from '../../src/inputs/article-input.ts'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import { parseCodebook } from '../../src/inputs/codebook-file.ts'
import type { FoundArticle, InputOptions } from '../../src/inputs/found-article.ts'
import { InputFault } from '../../src/inputs/input-fault.ts'

const now = '2025-12-01T12:00:00.000000Z'
const folder = fileURLToPath(new URL('./pages/', import.meta.url))

async function allFrom(path: string, options: Partial<InputOptions>): Promise<FoundArticle[]> {
  const found: FoundArticle[] = []
  for await (const each of articlesFrom(path, { now, ...options })) found.push(each)
  return found
}
const readDemoCodebook = () =>
  parseCodebook(readFileSync('codebooks/demo.yaml', 'utf8'), 'yaml', { now }).codebook

async function read(name: string, options: Partial<InputOptions> = {}): Promise<ReadArticle> {
  for await (const found of articlesFrom(`${folder}${name}.html`, { now, ...options })) {
    if ('fault' in found) throw found.fault
    return found.article
  }
  throw new Error('no article')
}
const expected = (name: string) => readFileSync(`${folder}${name}.txt`, 'utf8').trimEnd().split('\n')

/** Every word of furniture in these pages stands beside this name, which no article of theirs has. */
const furniture = /Zorvane/

/** What the rules make of it: quotations and dates, without a codebook. */
function wordsRead(article: ReadArticle): string[] {
  const { quotations } = extract(article, null, lexicons)
  return quotations.map(({ start, end }) => article.text.slice(start, end))
}

const inOslo = { timeZone: 'Europe/Oslo' }

for (const [name, options] of [
  ['quotidien', {}],
  ['daily', {}],
  ['broadcaster', {}],
  ['blog', {}],
  ['amp', {}],
  ['live-fr', inOslo],
  ['live-en', inOslo],
  ['comments', {}],
  ['json-ld-only', {}],
] as const) {
  t.test(`the article of ${name}.html is read word for word, and nothing beside it`, async (t) => {
    const article = await read(name, options)
    // Lines such as "Lire aussi" stay in the text as published; the rules pass them over.
    const prose = article.text
      .split('\n')
      .filter((line) => !/^(?:Lire aussi|Read more|Avec les) .*Zorvane/.test(line.replace(':', '')))
    t.same(
      prose,
      expected(name).filter((line) => !furniture.test(line)),
    )
    t.ok(article.language)
  })
}

t.test('no word of furniture is ever read as somebody’s', async (t) => {
  for (const name of [
    'quotidien',
    'daily',
    'broadcaster',
    'blog',
    'amp',
    'wire',
    'paywall',
    'comments',
    'gallery',
  ]) {
    const words = wordsRead(await read(name))
    t.notMatch(words.join('\n'), furniture, name)
    if (name !== 'gallery') t.ok(words.length > 0, `${name} has quotations`)
  }
})

t.test('a page says what it is, each fact from the best place that has it', async (t) => {
  t.match(await read('quotidien'), {
    title: 'La présidence exclut toute concession',
    outlet: 'Le Courrier du matin',
    language: 'fr',
    url: 'https://courrier.example/monde/presidence-concession',
    publishedAt: '2025-03-12T07:30:00.000000Z',
    warnings: [],
  })
  t.match(await read('daily'), {
    title: 'Ministers reject the draft & ask for another',
    outlet: 'The Evening Ledger',
    language: 'en',
    publishedAt: '2025-05-06T17:05:00.000000Z',
  })
  t.match(await read('wire'), {
    publishedAt: '2025-02-03T21:14:07.000000Z',
    agency: 'Reuters',
    outlet: 'Northern Wire',
  })
  t.match(await read('broadcaster'), {
    publishedAt: '2025-06-02T14:00:00.000000Z',
    agency: 'AFP',
    language: 'fr',
  })
  t.match(await read('blog'), {
    publishedAt: '2025-08-19T06:00:00.000000Z',
    outlet: 'Harbour Notes',
    language: 'en',
  })
  t.match(await read('amp'), {
    publishedAt: '2025-07-01T18:20:00.000000Z',
    outlet: 'La Gazette rhénane',
    url: 'https://gazette.example/berlin-garanties.html',
  })
  t.match(await read('comments'), { publishedAt: '2025-06-21T07:00:00.000000Z', language: 'fr' })
  t.match(await read('xhtml'), { publishedAt: '2025-01-20T10:00:00.000000Z', language: 'fr' })
  t.match((await read('xhtml')).text, /«\u00a0Cette fermeture durera un mois\u00a0», a précisé/)
  t.match(await read('latin1'), {
    publishedAt: '2025-07-15T07:30:00.000000Z',
    title: "L'été des négociateurs",
  })
  t.match((await read('latin1')).text, /^Les délégués ont été reçus mardi à l'Élysée/)
})

t.test('what the caller says wins over what the page says', async (t) => {
  const given = {
    title: 'Titre',
    outlet: 'Moi',
    language: 'fr',
    url: 'https://example.org/',
    publishedAt: '2025-01-01T00:00:00Z',
  }
  t.match(await read('quotidien', given), { ...given, publishedAt: '2025-01-01T00:00:00.000000Z' })
})

t.test('a page that is only in part an article says so', async (t) => {
  t.match(await read('paywall'), { warnings: ['html_partly_paid'] })
  t.match(await read('json-ld-only'), { warnings: ['html_article_from_metadata'] })
  t.match(await read('gallery'), { warnings: ['html_article_not_found', 'text_headline_only'] })
  const dated = { publishedAt: '2025-04-15T22:30:00+02:00' }
  for (const name of ['not-found', 'cookie-wall']) {
    const article = await read(name, dated)
    t.match(article.warnings, ['html_article_not_found'], name)
    t.same(wordsRead(article), [], name)
  }
})

t.test('without a time in the page or from the caller nothing is dated', async (t) => {
  await t.rejects(read('not-found'), {
    message: /needs --published-at.*; the page does not say when it was published/,
  })
  const fault = await read('cookie-wall').catch((error: unknown) => error)
  t.ok(fault instanceof InputFault)
})

t.test('each block of a live page is dated by its own time, pinned ones too', async (t) => {
  const codebook = readDemoCodebook()
  const block = (time: string, words: string) =>
    `<section class="post"><time datetime="${time}">x</time><p>${words}</p></section>`
  const livePage = (language: string, ...blocks: string[]) =>
    `<html lang="${language}"><head><script type="application/ld+json">{"@type":"LiveBlogPosting","datePublished":"2025-03-12T05:00:00Z"}</script></head><body><main><h1>Direct</h1><div>${blocks.join('')}</div></main></body></html>`
  const pages = {
    fr: livePage(
      'fr',
      block('2025-03-11T10:00:00Z', 'À retenir : le Kremlin a rejeté le déploiement de troupes étrangères.'),
      block('2025-03-12T16:40:00Z', 'Volodymyr Zelensky a accepté la trêve de 30 jours.'),
      block('2025-03-12T09:05:00Z', 'Une séance plénière se tient à huis clos.'),
      block('2025-03-11T22:30:00Z', 'Le Kremlin a rejeté la trêve de 30 jours.'),
    ),
    en: livePage(
      'en',
      block('2025-03-12T16:40:00Z', 'Volodymyr Zelensky accepted the 30-day truce.'),
      block('2025-03-12T09:05:00Z', 'A plenary session is being held behind closed doors.'),
      block('2025-03-11T22:30:00Z', 'The Kremlin rejected the 30-day truce.'),
    ),
  }
  for (const language of ['fr', 'en'] as const) {
    const path = join(t.testdir(), `${language}.html`)
    writeFileSync(path, pages[language])
    const [found] = await allFrom(path, { timeZone: 'Europe/Kyiv' })
    if (!found || !('article' in found)) return t.fail('no article')
    const { article } = found
    t.match(article, {
      publishedAt: '2025-03-12T16:40:00.000000Z',
      warnings: ['live_published_at_newest_block'],
    })
    const { claims } = extract(article, codebook, lexicons)
    const stated = claims
      .filter(({ reading }) => reading.proposition === 'ceasefire-30-days')
      .map(({ reading }) => `${reading.holder} ${reading.polarity} ${reading.statedAt.from}`)
    t.same(
      stated,
      ['ukraine 2 2025-03-12T16:40:00.000000Z', 'russia -2 2025-03-11T22:30:00.000000Z'],
      language,
    )
  }
})

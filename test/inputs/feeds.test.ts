/** Feeds from real files: what an entry becomes, what is refused entry by entry, and what is no feed. */
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import type { FoundArticle, InputOptions } from '../../src/inputs/found-article.ts'
import { InputFault } from '../../src/inputs/input-fault.ts'

const now = '2025-12-01T12:00:00.000000Z'
const folder = t.testdir()
let fileCount = 0

function file(content: string | Buffer, name = `feed ${++fileCount}.xml`): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
async function all(path: string, options: Partial<InputOptions> = {}): Promise<FoundArticle[]> {
  const found: FoundArticle[] = []
  for await (const each of articlesFrom(path, { now, format: 'feed', ...options })) found.push(each)
  return found
}
const read = async (content: string | Buffer, options: Partial<InputOptions> = {}) =>
  await all(file(content), options)
const articles = (found: readonly FoundArticle[]) =>
  found.flatMap((each) => ('article' in each ? [each.article] : []))
const faults = (found: readonly FoundArticle[]) =>
  found.flatMap((each) => ('fault' in each ? [each.fault.message.replace(/^.*?\.xml: /, '')] : []))
async function refusal(content: string | Buffer): Promise<string> {
  try {
    await read(content)
    return 'not refused'
  } catch (error) {
    if (error instanceof InputFault) return error.message
    throw error
  }
}

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const spaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
const rss = (
  items: string,
  channel = '<title>Dépêches de démonstration</title><link>https://demo.example/</link><language>fr-FR</language>',
) => `${head}<rss version="2.0" ${spaces}><channel>${channel}${items}</channel></rss>`
const dated = '<pubDate>Tue, 15 Apr 2025 20:10:00 +0200</pubDate>'

t.test('an entry of RSS becomes an article with what it says of itself', async (t) => {
  const found = await read(
    rss(`<item><title>Kiev dit &amp;quot;oui&amp;quot; &amp;amp; attend</title><link>/monde/1?a=1&amp;b=2</link><guid isPermaLink="false">urn:demo:1</guid>${dated}
      <description>Un résumé.</description><content:encoded><![CDATA[<p>Kiev a dit oui, a annoncé la présidence.</p><figure><img><figcaption>Légende</figcaption></figure>
      <p>« Nous attendons », a-t-elle ajouté.</p><div class="share">Partager</div>]]></content:encoded></item>`),
  )
  t.match(found, [{ where: /feed 1\.xml: item 1$/, id: 'urn:demo:1', revises: true }])
  t.match(articles(found), [
    {
      externalId: 'urn:demo:1',
      url: 'https://demo.example/monde/1?a=1&b=2',
      title: 'Kiev dit "oui" & attend',
      outlet: 'Dépêches de démonstration',
      language: 'fr',
      timeZone: 'UTC',
      publishedAt: '2025-04-15T18:10:00.000000Z',
      text: 'Kiev a dit oui, a annoncé la présidence.\n« Nous attendons », a-t-elle ajouté.',
      warnings: [],
    },
  ])
  const named = await read(
    rss(`<item><guid>https://demo.example/2</guid>${dated}<description>Mots.</description></item>`),
    {
      outlet: 'Moi',
      language: 'en',
      timeZone: 'Europe/Paris',
    },
  )
  t.match(articles(named), [
    {
      outlet: 'Moi',
      language: 'en',
      timeZone: 'Europe/Paris',
      url: 'https://demo.example/2',
      warnings: ['feed_summary_only'],
    },
  ])
})

t.test('Atom, RDF, old RSS and JSON Feed are read alike', async (t) => {
  const atom = `${head}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://demo.example/a/"><title type="html">Demo &lt;b&gt;Wire&lt;/b&gt;</title><id>urn:f</id><updated>2025-04-16T00:00:00Z</updated>
    <entry xml:base="b/"><id>urn:1</id><title>One</title><link rel="enclosure" href="x.mp3"/><link href="1.html"/><published>2025-04-15T18:10:00Z</published><updated>2025-04-16T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>He said <b>no</b> &amp; left.</p><p>She stayed.</p></div></content></entry>
    <entry xml:lang="fr"><id>urn:2</id><title>Deux</title><updated>2025-04-15T18:10:00Z</updated><content type="text">Il a dit « a &lt; b ».</content></entry>
    <entry><id>urn:3</id><title>Three</title><published>2025-04-15T18:10:00Z</published><content type="image/png" src="x.png"/><summary>Only this.</summary></entry></feed>`
  t.match(articles(await read(atom)), [
    {
      externalId: 'urn:1',
      url: 'https://demo.example/a/b/1.html',
      outlet: 'Demo Wire',
      text: 'He said no & left.\nShe stayed.',
      language: 'en',
      warnings: [],
    },
    {
      externalId: 'urn:2',
      url: null,
      language: 'fr',
      text: 'Il a dit « a < b ».',
      warnings: ['feed_published_at_from_updated'],
    },
    { externalId: 'urn:3', text: 'Only this.', warnings: ['feed_summary_only'] },
  ])
  const rdf = `${head}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${spaces}><channel rdf:about="https://demo.example/"><title>RDF</title><link>https://demo.example/</link><dc:language>fr</dc:language></channel>
    <item rdf:about="https://demo.example/1"><title>Un</title><link>https://demo.example/1</link><description>Mots.</description><dc:date>2025-04-15T20:10:00+02:00</dc:date></item></rdf:RDF>`
  t.match(articles(await read(rdf)), [
    {
      externalId: 'https://demo.example/1',
      publishedAt: '2025-04-15T18:10:00.000000Z',
      language: 'fr',
      outlet: 'RDF',
    },
  ])
  const old = `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>\u00c9t\u00e9</title><item><title>A</title><link>https://demo.example/1</link><description>D\u00e9j\u00e0 dit.</description><pubDate>15 Apr 2025 18:10:00 GMT</pubDate></item></channel></rss>`
  t.match(articles(await read(Buffer.from(old, 'latin1'))), [{ outlet: 'Été', text: 'Déjà dit.' }])
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'JSON',
    home_page_url: 'https://demo.example/',
    items: [
      {
        id: 7,
        url: 'x/7',
        content_html: '<p>Some words.</p>',
        date_published: '2025-04-15T18:10:00Z',
        language: 'en',
      },
      { id: '8', content_text: 'Plain <words>.', date_published: '2025-04-15T18:10:00Z' },
      { id: '9', summary: 'Short.', date_modified: '2025-04-15T18:10:00Z' },
    ],
  }
  t.match(articles(await read(JSON.stringify(json))), [
    { externalId: '7', url: 'https://demo.example/x/7', text: 'Some words.', language: 'en' },
    { externalId: '8', text: 'Plain <words>.' },
    { externalId: '9', warnings: ['feed_published_at_from_updated', 'feed_summary_only'] },
  ])
})

t.test('what one entry lacks is its own fault, with its place, and the others go on', async (t) => {
  const found = await read(
    rss(`<item><title>1</title><guid>1</guid><description>Mots.</description></item>
      <item><title>2</title><guid>2</guid><pubDate>2025-04-15</pubDate><description>Mots.</description></item>
      <item><title>3</title><guid>3</guid><pubDate>15 Apr 2025 18:10:00</pubDate><description>Mots.</description></item>
      <item><title>4</title><guid>4</guid>${dated}</item>
      <item><title>5</title><guid>5</guid>${dated}<description><![CDATA[<img src="x">]]></description></item>
      <item><title>6</title><guid>6</guid><pubDate>Tue, 15 Apr 2036 20:10:00 +0200</pubDate><description>Mots.</description></item>
      <item><title>7</title><guid>7</guid>${dated}<description>Mots.</description></item>
      <item><title>8</title><guid>7</guid>${dated}<description>D’autres mots.</description></item>
      <item><title>9</title><guid>9</guid>${dated}<description>${'&lt;div&gt;'.repeat(400)}</description></item>
      <item><title>10</title><guid>10</guid>${dated}<dcterms:modified>2026-01-01T00:00:00Z</dcterms:modified><link>javascript:alert(1)</link><description>Derniers mots.</description></item>`),
  )
  t.same(faults(found), [
    'item 1: it does not say when it was published; register its text by itself, with --published-at',
    'item 2: publishedAt: "2025-04-15": it names a day without a time',
    'item 3: publishedAt: "15 Apr 2025 18:10:00": it has no offset from UTC; --time-zone says where its clocks stand',
    'item 4: it has no text',
    'item 5: it has no text',
    'item 6: publishedAt 2036-04-15T18:10:00.000000Z lies more than 24 hours ahead.',
    'item 8: its id is also that of item 7',
    'item 9: The page takes more time, memory or depth than a page may; send its text.',
  ])
  t.match(articles(found), [
    { externalId: '7' },
    { externalId: '10', url: null, publishedAt: '2025-04-15T18:10:00.000000Z' },
  ])
  const inParis = await read(
    rss('<item><guid>3</guid><pubDate>15 Apr 2025 20:10:00</pubDate><description>Mots.</description></item>'),
    { timeZone: 'Europe/Paris' },
  )
  t.match(articles(inParis), [
    {
      publishedAt: '2025-04-15T18:10:00.000000Z',
      warnings: ['published_at_without_offset', 'feed_summary_only'],
    },
  ])
})

t.test('what is no feed says what it is', async (t) => {
  const item = `<item><guid>1</guid>${dated}<description>Mots.</description></item>`
  const cases: [content: string | Buffer, sentence: RegExp][] = [
    ['<!doctype html><html><body><p>Une page.</p></body></html>', /an HTML page, no feed/],
    ['Une phrase.', /neither XML nor a JSON Feed/],
    ['{"version": "1", "items": []}', /JSON, but no JSON Feed/],
    ['{"version": ', /JSON, but no JSON Feed/],
    ['<?xml version="1.0"?><opml><body/></opml>', /XML, but no RSS/],
    [rss(''), /the feed has no entry/],
    [rss(item).slice(0, -40), /the XML is broken, perhaps cut short; fetch the feed again \(.+\)$/],
    [`<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`, /the XML is broken/],
    [rss(`<item><description>${'<![CDATA['.repeat(100_000)}</description></item>`), /the XML is broken/],
    ['', /empty/],
    [Buffer.from('89504e470d0a1a0a0000', 'hex'), /a PNG image/],
    [Buffer.from(rss('<item><description>\u00e9</description></item>'), 'latin1'), /bad byte 0xe9 at offset/],
  ]
  for (const [content, sentence] of cases) t.match(await refusal(content), sentence)
})

t.test('entities of its own are refused before anything unfolds, and nothing is fetched', async (t) => {
  let asked = 0
  const server = createServer((_, response) => {
    asked++
    response.end('SECRET')
  }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const laughs = Array.from(
    { length: 30 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join('')
  const bomb = `${head}<!-- c --><!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]><rss version="2.0"><channel><title>&l30;</title><item><title>&l30;</title>${dated}</item></channel></rss>`
  const external = `${head}<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:${port}/"> <!ENTITY y SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>${dated}<description>&x;&y;</description></item></channel></rss>`
  const begun = performance.now()
  for (const content of [bomb, external])
    t.match(await refusal(content), /DOCTYPE declares entities of its own/)
  t.ok(performance.now() - begun < 2_000)
  const outside = `<!DOCTYPE rss SYSTEM "http://127.0.0.1:${port}/rss.dtd"><rss version="2.0"><channel><item><guid>1</guid>${dated}<description>Mots &unknown; dits.</description></item></channel></rss>`
  t.match(articles(await read(outside)), [{ text: 'Mots &unknown; dits.' }])
  t.equal(asked, 0)
})

t.test(
  'entities and CDATA are decoded once, and what software signs is no word of the article',
  async (t) => {
    const found = await read(
      rss(`<item><guid>1</guid>${dated}<description>L&amp;#8217;accord &amp;amp; la paix&#8239;: &lt;b&gt;oui&lt;/b&gt;</description></item>
      <item><guid>2</guid>${dated}<description><![CDATA[<p>A ]]]]><![CDATA[> B</p>]]></description></item>
      <item><guid>3</guid>${dated}<content:encoded><![CDATA[<p>Words of it.</p><p>The post <a href="/">Words</a> appeared first on <a href="/">Demo</a>.</p>]]></content:encoded></item>
      <item><guid> ${'x'.repeat(300)}\u200b </guid>${dated}<description>Mots.</description></item>`),
    )
    t.same(
      articles(found).map(({ text }) => text),
      ['L’accord & la paix\u202f: oui', 'A ]]> B', 'Words of it.', 'Mots.'],
    )
    t.match(articles(found)[3]?.externalId, /^sha256:[0-9a-f]{64}$/)
  },
)

t.test('a feed may come from stdin, packed, or by the name of its file', async (t) => {
  const content = rss(`<item><guid>1</guid>${dated}<description>Mots.</description></item>`)
  t.equal(articles(await all('-', { stdin: Readable.from([Buffer.from(content)]) })).length, 1)
  t.equal(articles(await all(file(gzipSync(content), 'feed.xml.gz'))).length, 1)
  t.equal(articles(await all(file(content, 'feed.rss'), { format: undefined })).length, 1)
})

t.test('ten thousand entries and twenty megabytes are read one after the other', async (t) => {
  const body = `<p>${'Les négociateurs se retrouvent jeudi. '.repeat(50)}</p>`
  const items = Array.from(
    { length: 10_000 },
    (_, at) =>
      `<item><guid>${at}</guid>${dated}<content:encoded><![CDATA[${body}]]></content:encoded></item>`,
  )
  const path = file(rss(items.join('')))
  const begun = performance.now()
  let count = 0
  for await (const each of articlesFrom(path, { now, format: 'feed' })) count += 'article' in each ? 1 : 0
  t.equal(count, 10_000)
  t.ok(performance.now() - begun < 60_000, `${Math.round(performance.now() - begun)} ms`)
  t.match(await refusal(Buffer.alloc(40_000_000, 'x')), /too large; at most 33554432 bytes/)
})

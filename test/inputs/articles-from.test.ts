/** Articles from real files: what is read, what is refused, and by which sentence. */
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { articlesFrom } from '../../src/inputs/articles-from.ts'
import type { FoundArticle, InputOptions } from '../../src/inputs/found-article.ts'
import { InputFault } from '../../src/inputs/input-fault.ts'
import { lineBytesMax } from '../../src/inputs/ndjson.ts'

const now = '2025-10-01T12:00:00.000000Z'
const dated = { publishedAt: '2025-04-15T22:30:00+02:00' }
const folder = t.testdir()
let fileCount = 0

function file(content: string | Buffer, name = `file ${++fileCount}.txt`): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function all(path: string, options: Partial<InputOptions> = {}): Promise<FoundArticle[]> {
  const found: FoundArticle[] = []
  for await (const each of articlesFrom(path, { now, ...options })) found.push(each)
  return found
}

/** The sentence with which the whole is refused. */
async function refusal(path: string, options: Partial<InputOptions> = dated): Promise<string> {
  try {
    await all(path, options)
    return 'not refused'
  } catch (error) {
    if (error instanceof InputFault) return error.message
    throw error
  }
}
const sentences = (found: readonly FoundArticle[]) =>
  found.flatMap((each) => ('fault' in each ? [each.fault.message] : []))
const texts = (found: readonly FoundArticle[]) =>
  found.flatMap((each) => ('article' in each ? [each.article.text] : []))

t.test('a text file is read with what the command line says of it', async (t) => {
  const path = file('Un texte.\n', 'x.txt')
  t.match(await all(path, { ...dated, timeZone: 'Europe/Paris', outlet: 'Demo Wire', language: 'fr' }), [
    {
      where: path,
      id: 'x.txt',
      article: {
        text: 'Un texte.\n',
        outlet: 'Demo Wire',
        language: 'fr',
        publishedAt: '2025-04-15T20:30:00.000000Z',
      },
    },
  ])
  t.match(await refusal(path, {}), /x\.txt: needs --published-at/)
  t.match(await refusal(path, { publishedAt: '2025-04-15T22:30:00' }), /publishedAt: an instant with offset/)
  t.match(await refusal(path, { publishedAt: '2025-10-03T22:30:00Z' }), /24 hours ahead/)
})

t.test('a page is read for its article and its date', async (t) => {
  const head = '<meta property="article:published_time" content="2025-04-15T20:10:00Z">'
  const body =
    '<p>Une phrase assez longue pour être prise pour un article par le lecteur de pages.</p>'.repeat(3)
  const path = file(`<html lang="fr"><head>${head}</head><body>${body}</body></html>`, 'page.html')
  t.match(await all(path), [{ article: { publishedAt: '2025-04-15T20:10:00.000000Z', language: 'fr' } }])
  t.match(await all(path, dated), [{ article: { publishedAt: '2025-04-15T20:30:00.000000Z' } }])
  t.match(await refusal(file(`<html><body>${body}`, 'undated.html'), {}), /needs --published-at/)
  t.match(await refusal(file('<html><body></body></html>', 'empty.html')), /No text is left/)
})

t.test('what is no file of text is refused by name before it is read', async (t) => {
  const sparse = file('x')
  truncateSync(sparse, 3_000_000_000)
  const socket = join(folder, 's')
  const server = createServer().listen(socket)
  t.teardown(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const pipe = join(folder, 'pipe')
  const program = 'mkfifo'
  execFileSync(program, [pipe])
  const cases: [path: string, sentence: RegExp][] = [
    [join(folder, 'absent.txt'), /absent\.txt: there is no such file/],
    [`${file('x')}/`, /no directory/],
    ['', /name of a file is needed/],
    [folder, /no manifest\.json/],
    [socket, /this is a socket/],
    [pipe, /this is a pipe/],
    ['/dev/zero', /this is a device/],
    [sparse, /too large; at most 4194304 bytes/],
    [file('x'.repeat(6_000_000)), /too large/],
    [file(''), /the file is empty/],
    [file(' \n\t'), /only white space/],
    [file(Buffer.from('89504e470d0a1a0a0000', 'hex')), /not text: this is a PNG/],
    [file('%PDF-1.7\nwords'), /this is a PDF/],
    [file(Buffer.from('1f8b0800', 'hex')), /gzip/],
    [file(`words${'\0'}words`), /not text: a NUL byte at offset 5/],
    [file(`${'x'.repeat(9_000)}\0`), /NUL character at offset 9000/],
  ]
  for (const [path, sentence] of cases) t.match(await refusal(path), sentence, path)
  const locked = file('x')
  chmodSync(locked, 0)
  if (process.getuid?.() === 0)
    t.comment('root may read every file: the refusal for lack of rights is not tested')
  else t.match(await refusal(locked), /may not read it/)
  for (const name of ['-x.txt', 'a\nb.txt', '🕊.txt'])
    t.equal((await all(file('Mots.', name), dated)).length, 1, name)
})

t.test('bytes are what their encoding says, and never replaced', async (t) => {
  const words = 'Été « à Genève »'
  const latin = Buffer.from('\u00c9t\u00e9', 'latin1')
  const marked = (bytes: Buffer, mark: number[]) => Buffer.concat([Buffer.from(mark), bytes])
  const wide = Buffer.from(words, 'utf16le')
  const swapped = Buffer.from(wide).swap16()
  for (const bytes of [
    marked(Buffer.from(words), [0xef, 0xbb, 0xbf]),
    marked(wide, [0xff, 0xfe]),
    marked(swapped, [0xfe, 0xff]),
  ]) {
    t.same(texts(await all(file(bytes), dated)), [words])
  }
  t.match(await refusal(file(latin)), /bad byte 0xc9 at offset 0; .*--encoding/)
  t.match(await refusal(file(Buffer.concat([Buffer.from('été '), latin]))), /0xc9 at offset 6/)
  t.match(await refusal(file(Buffer.from('é').subarray(0, 1))), /0xc3 at offset 0/, 'cut in a character')
  for (const bad of ['c0af', 'eda080', 'f4908080', 'ff41', '80']) {
    t.match(await refusal(file(Buffer.from(`41${bad}`, 'hex'))), /at offset 1/, bad)
  }
  t.match(await refusal(file(wide)), /looks like utf-16le/)
  t.same(texts(await all(file(latin), { ...dated, encoding: 'windows-1252' })), ['Été'])
  t.same(texts(await all(file(wide), { ...dated, encoding: 'utf-16le' })), [words])
  t.match(await refusal(file('x'), { ...dated, encoding: 'klingon' }), /no such encoding/)
})

const line = (change: object = {}) =>
  JSON.stringify({ id: 'a', language: 'fr', timeZone: 'Europe/Paris', ...dated, text: 'Mots.', ...change })

t.test('of lines of JSON a broken one is told and the rest goes on', async (t) => {
  const lines = Array.from({ length: 1_000 }, (_, at) =>
    at === 512 ? '{"id": "513",   }' : line({ id: `${at + 1}` }),
  )
  const path = file(lines.join('\n'), 'articles.ndjson')
  const found = await all(path)
  t.equal(texts(found).length, 999)
  t.same(sentences(found), [`${path}:513: not JSON at column 17`])
  t.match(found[512], { where: `${path}:513` })
  t.match(found[513], { id: '514', article: { externalId: '514', language: 'fr' } })
})

t.test('lines may end as they like; each fault has its line', async (t) => {
  const long = line({ text: 'x'.repeat(lineBytesMax) })
  const content = Buffer.concat([
    Buffer.from(
      `\ufeff${line({ id: 7, surplus: true, kind: 'live' })}\r\n\r\n   \n${long}\n${line({ text: undefined })}\n`,
    ),
    Buffer.from(
      `${line({ timeZone: undefined })}\n${line({ publishedAt: '2025-02-30T00:00:00Z' })}\n"text"\nnull\n`,
    ),
    Buffer.from(
      `${line({ text: 'a\0b' })}\n${line({ text: 'a\ud800' })}\n${line({ text: ' ' })}\n${line({ id: 'last' })}`,
    ),
    Buffer.from('\n{"text": "\xc3', 'latin1'),
  ])
  const path = file(content, 'mixed.jsonl')
  const found = await all(path)
  t.same(
    sentences(found).map((sentence) => sentence.slice(path.length)),
    [
      ':4: the line is longer than 5000000 bytes',
      ':5: text: is missing; a text is needed',
      ':6: timeZone: is missing; a text is needed',
      ':7: publishedAt: an instant with offset, such as 2025-04-15T20:41:07+02:00; at most six decimals',
      ':8: a map of properties is needed, this is a text',
      ':9: a map of properties is needed, this is null',
      ':10: text: The text has a NUL character.',
      ':11: text: The text has half of a surrogate pair.',
      ':12: The text is empty or only white space.',
      ':14: not UTF-8 at byte 11 of the line',
    ],
  )
  t.same(
    found.flatMap((each) => ('article' in each ? [each.article.externalId] : [])),
    ['7', 'last'],
  )
  t.equal(texts(await all(path, { timeZone: 'UTC' })).length, 3, 'a zone for all may be named')
})

t.test('what is no NDJSON at all says what it is', async (t) => {
  t.match(
    await refusal(file(`[${line()},\n${line()}]`, 'list.ndjson')),
    /one JSON list; NDJSON has one article to a line/,
  )
  t.match(await refusal(file('\n \n', 'blank.ndjson')), /no line with an article/)
  t.match(await refusal(file('', 'empty.ndjson')), /no line with an article/)
  t.match(await refusal(file(Buffer.from(`\ufeff${line()}`, 'utf16le'), 'wide.ndjson')), /UTF-16/)
})

t.test('stdin is lines of JSON, or what it is said to be', async (t) => {
  const stdin = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)))
  t.same(texts(await all('-', { stdin: stdin(line().slice(0, 9), `${line().slice(9)}\n`, line()) })), [
    'Mots.',
    'Mots.',
  ])
  t.same(texts(await all('-', { ...dated, format: 'text', stdin: stdin('Un ', 'mot.') })), ['Un mot.'])
  t.match(await refusal('-', { stdin: Object.assign(stdin(), { isTTY: true }) }), /stdin is a terminal/)
  t.match(await refusal('-', { stdin: stdin().destroy() }), /closed/)
  t.match(await refusal('-', { ...dated, format: 'text', stdin: stdin() }), /nothing came/)
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(65_536, 'x')
    })(),
  )
  t.match(await refusal('-', { ...dated, format: 'text', stdin: endless }), /too large/)
})

let folderCount = 0
function directory(manifest: unknown, files: Record<string, string> = { 'a.txt': 'Mots.' }): string {
  const path = join(folder, `directory ${++folderCount}`)
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  if (manifest !== undefined) {
    writeFileSync(
      join(path, 'manifest.json'),
      typeof manifest === 'string' ? manifest : JSON.stringify(manifest, null, 1),
    )
  }
  return path
}
const entry = (change: object = {}) => ({
  id: '000',
  file: 'a.txt',
  language: 'fr',
  timeZone: 'Europe/Paris',
  ...dated,
  ...change,
})

t.test('a directory is what its manifest says', async (t) => {
  const path = directory(
    [
      entry({ kind: 'digest', outlet: 'Demo Wire' }),
      entry({ id: '001', file: 'b.html', url: 'https://example.org/' }),
    ],
    {
      'a.txt': 'Mots.',
      'b.html': 'Sans balise.',
    },
  )
  t.match(await all(path), [
    {
      where: join(path, 'a.txt'),
      id: '000',
      article: { externalId: '000', outlet: 'Demo Wire', text: 'Mots.' },
    },
    {
      where: join(path, 'b.html'),
      id: '001',
      article: { externalId: '001', url: 'https://example.org/', text: 'Sans balise.' },
    },
  ])
  const part = await all(
    directory([entry(), entry({ id: '001', file: 'b.txt' })], { 'a.txt': 'Mots.', 'b.txt': 'words\0words' }),
  )
  t.equal(texts(part).length, 1)
  t.match(sentences(part), [/b\.txt: not text/])
})

t.test('a manifest that cannot be used names its entry, and nothing is read', async (t) => {
  const outside = file('Dehors.', 'outside.txt')
  const linked = directory([entry({ file: 'link.txt' })], {})
  symlinkSync(outside, join(linked, 'link.txt'))
  const inside = directory([entry({ file: 'link.txt' })])
  symlinkSync(join(inside, 'a.txt'), join(inside, 'link.txt'))
  t.same(texts(await all(inside)), ['Mots.'], 'a link that stays inside is fine')
  const cases: [path: string, sentence: RegExp][] = [
    [directory(undefined), /no manifest\.json/],
    [directory('{"a": 1,}'), /manifest\.json:1: not JSON at column 9/],
    [directory({}), /the manifest: a list is needed/],
    [
      directory([entry({ file: 'absent.txt' })]),
      /manifest\.json:2: entry 1 \("000"\): there is no such file/,
    ],
    [directory([entry({ file: '/etc/passwd' })]), /entry 1 .*absolute/],
    [directory([entry({ file: 'C:\\secret.txt' })]), /entry 1 .*absolute/],
    [directory([entry({ file: '../outside.txt' })]), /entry 1 .*leaves the directory/],
    [directory([entry({ file: 'a/../../outside.txt' })]), /leaves the directory/],
    [directory([entry({ file: '.' })]), /entry 1/],
    [linked, /link that leads out/],
    [directory([entry(), entry({ file: 'a.txt' })]), /entry 2 .*also that of entry 1/],
    [directory([entry({ publishedAt: undefined })]), /\/0\/publishedAt: is missing/],
    [
      directory([entry({ timeZone: 'Mars/Phobos' })]),
      /manifest\.json:6: \/0\/timeZone: there is no such time zone/,
    ],
  ]
  for (const [path, sentence] of cases) t.match(await refusal(path, {}), sentence)
})

t.test('a page and an XML file say their own encoding; two encodings in one file fit none', async (t) => {
  const words = 'Été « à Genève », a dit la présidente.'
  const html = (charset: string) =>
    `<html lang="fr"><meta charset="${charset}"><body><p>${words}</p></body></html>`
  for (const charset of ['iso-8859-1', 'windows-1252', 'ISO-8859-15', 'utf-8']) {
    const bytes = charset === 'utf-8' ? Buffer.from(html(charset)) : Buffer.from(html(charset), 'latin1')
    t.same(texts(await all(file(bytes, `${charset}.html`), dated)), [words], charset)
  }
  t.same(texts(await all(file(html('iso-8859-1'), 'lies.html'), dated)), [words], 'UTF-8 is what it is')
  t.match(
    await refusal(file(Buffer.from(html('klingon'), 'latin1'), 'klingon.html')),
    /not UTF-8: bad byte 0xc9/,
  )
  t.match(await refusal(file(Buffer.from(html('utf-8'), 'latin1'), 'broken.html')), /not UTF-8: bad byte/)
  const mixed = Buffer.concat([
    Buffer.from('Première ligne : déjà dit, à Kiev, été comme hiver.\n'),
    Buffer.from('Deuxi\u00e8me ligne : d\u00e9j\u00e0 dit.\n', 'latin1'),
  ])
  t.match(await refusal(file(mixed)), /bad byte 0xe8 at offset 63; .*it mixes encodings/)
  t.match(
    await refusal(file(Buffer.from('D\u00e9j\u00e0 dit \u00e0 Kiev.', 'latin1'))),
    /--encoding, such as windows-1252/,
  )
  const wrongly = await all(file(Buffer.from('Déjà dit à Kiev.')), { ...dated, encoding: 'windows-1252' })
  t.match(wrongly, [{ article: { text: 'DÃ©jÃ\u00a0 dit Ã\u00a0 Kiev.', warnings: ['text_mojibake'] } }])
})

t.test('what ends in .gz is unpacked as it is read, and a bomb is refused', async (t) => {
  const lines = Array.from({ length: 1_000 }, (_, at) => line({ id: `${at}` })).join('\n')
  t.equal(texts(await all(file(gzipSync(lines), 'archive.ndjson.gz'))).length, 1_000)
  t.same(texts(await all(file(gzipSync('Mots.'), 'words.txt.gz'), dated)), ['Mots.'])
  t.match(await refusal(file('Mots.', 'not.txt.gz')), /ends in \.gz, but is no gzip file/)
  t.match(
    await refusal(file(gzipSync(lines).subarray(0, 900), 'cut.ndjson.gz'), {}),
    /the gzip file is cut off/,
  )
  t.match(
    await refusal(file(gzipSync(Buffer.alloc(8_000_000, 'x')), 'large.txt.gz')),
    /too large; at most 4194304 bytes/,
  )
  const bomb = file(gzipSync(Buffer.alloc(60_000_000, '\n')), 'bomb.ndjson.gz')
  t.match(await refusal(bomb, {}), /unfolds to more than 200 times its size/)
})

t.test('a page of a manifest or of a line may say itself when it was published', async (t) => {
  const directory = join(folder, 'pages')
  mkdirSync(directory)
  const html =
    '<html lang="fr"><meta property="article:published_time" content="2025-04-15T20:10:00Z"><p>Mots.</p></html>'
  writeFileSync(join(directory, 'a.html'), html)
  writeFileSync(join(directory, 'b.html'), '<p>Mots.</p>')
  writeFileSync(join(directory, 'c.txt'), 'Mots.')
  const list = (...entries: object[]) =>
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(entries))
  list({ file: 'a.html', timeZone: 'UTC' }, { file: 'b.html', timeZone: 'UTC' })
  const found = await all(directory)
  t.match(found, [
    { article: { publishedAt: '2025-04-15T20:10:00.000000Z' } },
    { fault: { code: 'published_at_missing' } },
  ])
  list({ file: 'c.txt', timeZone: 'UTC' })
  t.match(await refusal(directory, {}), /publishedAt: is missing/)
  const ndjson = file(JSON.stringify({ id: 'a', timeZone: 'UTC', html }), 'pages.ndjson')
  t.match(await all(ndjson), [
    { article: { externalId: 'a', publishedAt: '2025-04-15T20:10:00.000000Z', text: 'Mots.' } },
  ])
})

t.test('an archive is read in less memory than it is long', async (t) => {
  const path = join(folder, 'large.ndjson')
  const count = 20_000
  const words = 'Les délégations se retrouvent jeudi à Genève. '.repeat(100)
  writeFileSync(path, '')
  for (let from = 0; from < count; from += 1_000) {
    const lines = Array.from({ length: 1_000 }, (_, at) =>
      line({ id: `${from + at}`, text: `${from + at} ${words}` }),
    )
    appendFileSync(path, `${lines.join('\n')}\n`)
  }
  t.ok(statSync(path).size > 90_000_000)
  const program = `const { articlesFrom } = await import(process.argv[1])
    let read = 0
    for await (const each of articlesFrom(process.argv[2], { now: '${now}' })) read += 'article' in each ? 1 : 0
    console.log(read)`
  const module = new URL('../../src/inputs/articles-from.ts', import.meta.url).href
  const flags = ['--max-old-space-size=64', '--import', 'tsx', '--input-type=module', '-e', program]
  t.equal(execFileSync(process.execPath, [...flags, module, path], { encoding: 'utf8' }).trim(), `${count}`)
})

/** Articles from whatever was named: a text, a page, a feed, a directory with a manifest, lines of JSON, or stdin. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ArticleInput, readArticle } from './article-input.ts'
import { type Declaring, decodeText } from './decode.ts'
import { ArticleLine } from './entry-fields.ts'
import { fromFeed } from './feed-articles.ts'
import { checked, type FoundArticle, found, type InputOptions, orFault } from './found-article.ts'
import { isPacked, unpacked } from './gzip.ts'
import { InputFault, placeText } from './input-fault.ts'
import { formatNamed, type InputFormat } from './input-format.ts'
import { listManifest } from './manifest.ts'
import { jsonLines } from './ndjson.ts'
import { type ReadPage, readHtml } from './read-html.ts'
import { openFile, readTextFile, tooLarge } from './text-file.ts'

/** A body of 4 MiB is what the API takes, and text in a file has no escapes. */
const fileBytesMax = 4 * 1024 * 1024
/** The whole archive of a large site; read into memory at once. */
const feedBytesMax = 32 * 1024 * 1024

/**
 * Reads one article after the other; memory stays that of the largest.
 *
 * A fault of one article is handed on and the rest is read; a fault of the whole is thrown before the first article.
 *
 * @param path  as the caller named it; `-` is stdin
 * @throws InputFault
 */
export async function* articlesFrom(path: string, options: InputOptions): AsyncGenerator<FoundArticle> {
  if (path === '-') return yield* fromStdin(options)
  if (await isDirectory(path)) return yield* fromDirectory(path, options)
  const { format = formatNamed(path), encoding } = options
  if (format === 'ndjson') return yield* fromLines(await streamOf(path), { path, options })
  const content = await readTextFile(path, {
    bytesMax: bytesMaxOf(format),
    encoding,
    declaring: declaring[format],
  })
  yield* fromContent(content, { path, format, options })
}

async function isDirectory(path: string): Promise<boolean> {
  // What cannot be looked at is told by whoever opens it.
  return (
    path !== '' &&
    (await stat(path).then(
      (stats) => stats.isDirectory(),
      () => false,
    ))
  )
}

const bytesMaxOf = (format: InputFormat): number => (format === 'feed' ? feedBytesMax : fileBytesMax)
const declaring: Readonly<Record<InputFormat, Declaring>> = {
  html: 'html',
  feed: 'xml',
  text: undefined,
  ndjson: undefined,
}

async function streamOf(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await openFile(path)
  const bytes = file.createReadStream({ highWaterMark: 65_536 })
  return isPacked(path) ? unpacked(bytes, path) : bytes
}

async function* fromStdin(options: InputOptions): AsyncGenerator<FoundArticle> {
  const { stdin, format = 'ndjson' } = options
  const path = '-'
  if (!stdin) throw new InputFault(path, 'not_found', 'there is no stdin')
  if (stdin.isTTY)
    throw new InputFault(path, 'terminal', 'stdin is a terminal; send a file to it, or name one')
  if (stdin.closed || stdin.destroyed)
    throw new InputFault(path, 'closed', 'stdin is closed; send a file to it, or name one')
  if (format === 'ndjson') return yield* fromLines(stdin, { path, options })
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stdin) {
    parts.push(Buffer.from(part))
    length += parts.at(-1)?.length ?? 0
    if (length > bytesMaxOf(format)) throw tooLarge(path, bytesMaxOf(format))
  }
  if (length === 0) throw new InputFault(path, 'empty', 'nothing came')
  const content = decodeText(Buffer.concat(parts), {
    path,
    encoding: options.encoding,
    declaring: declaring[format],
  })
  yield* fromContent(content, { path, format, options })
}

async function* fromContent(
  content: string,
  { path, format, options }: Content,
): AsyncGenerator<FoundArticle> {
  if (format === 'feed') yield* fromFeed(content, { path, options })
  else yield await single(content, { path, format, options })
}

type Content = Readonly<{ path: string; format: InputFormat; options: InputOptions }>

/** One article whose facts come from the command line. Whatever is wrong with it is wrong with the whole. */
async function single(content: string, { path, format, options }: Content): Promise<FoundArticle> {
  const { externalId, language, outlet, title, url, agency, timeZone = 'UTC', read = readHtml } = options
  const page =
    format === 'html'
      ? await orFault(path, async () => await read(content, { timeZone: options.timeZone }))
      : undefined
  const { publishedAt } = options
  if (publishedAt === undefined && page?.publishedAt == null)
    throw new InputFault(path, 'published_at_missing', publishedAtMissing(page))
  const facts = { externalId, language, outlet, title, url, agency, timeZone, publishedAt }
  const body = page ? { html: content } : { text: content }
  const input = checked(path, { ...facts, ...body }, ArticleInput)
  const article = await orFault(
    path,
    async () =>
      // The page was read to know its date; it is not read twice.
      await readArticle(input, { now: options.now, ...(page && { read: async () => page }) }),
  )
  return { where: path, id: externalId ?? basename(path), article }
}

const publishedAtMissing = (page: ReadPage | undefined) =>
  `needs --published-at, an instant with offset such as 2025-04-15T20:41:07+02:00${
    page ? `; the page does not say when it was published` : ''
  }${page?.publishedAtFault ? ` (it names ${page.publishedAtFault})` : ''}`

async function* fromDirectory(directory: string, options: InputOptions): AsyncGenerator<FoundArticle> {
  for (const { entry, path } of await listManifest(directory)) {
    const { id, file, kind: _, ...facts } = entry
    const isPage = formatNamed(path) === 'html'
    yield await found({ where: path, id: id ?? file, options }, async () => {
      const content = await readTextFile(path, {
        bytesMax: fileBytesMax,
        encoding: options.encoding,
        declaring: isPage ? 'html' : undefined,
      })
      return { ...facts, externalId: id, ...(isPage ? { html: content } : { text: content }) }
    })
  }
}

type Lines = Readonly<{ path: string; options: InputOptions }>

async function* fromLines(
  bytes: AsyncIterable<Buffer>,
  { path, options }: Lines,
): AsyncGenerator<FoundArticle> {
  let count = 0
  for await (const each of jsonLines(bytes, path)) {
    count++
    const where = placeText({ path, line: each.line })
    if ('fault' in each) {
      yield { where, fault: each.fault }
      continue
    }
    const { value } = each
    yield await found({ where, id: String(each.line), options }, async () => {
      const { id: externalId, kind: _, ...facts } = checked(where, value, ArticleLine)
      return { ...facts, externalId }
    })
  }
  if (count === 0) throw new InputFault(path, 'empty', 'there is no line with an article in it')
}

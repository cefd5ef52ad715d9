/** Articles from whatever was named: a text, a page, a directory with a manifest, lines of JSON, or stdin. */
import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Instant } from '../../events/vocabulary.ts'
import { Problem } from '../problem.ts'
import { ArticleInput, type ReadArticle, readArticle } from './article-input.ts'
import { type Declaring, decodeText } from './decode.ts'
import { ArticleLine } from './entry-fields.ts'
import { faultsOfIssues } from './faults.ts'
import { InputFault, placeText } from './input-fault.ts'
import { listManifest } from './manifest.ts'
import { jsonLines } from './ndjson.ts'
import { type ReadHtml, type ReadPage, readHtml } from './read-html.ts'
import { openFile, readTextFile, tooLarge } from './text-file.ts'

/** A body of 4 MiB is what the API takes, and text in a file has no escapes. */
const fileBytesMax = 4 * 1024 * 1024

export type InputFormat = 'text' | 'html' | 'ndjson'

export type InputOptions = Readonly<{
  /** UTC with six decimals: what is published later than 24 hours from it is refused. */
  now: Instant
  /** Of a single text or page; a manifest and NDJSON say it of each article. */
  publishedAt?: string | undefined
  language?: string | undefined
  outlet?: string | undefined
  title?: string | undefined
  url?: string | undefined
  agency?: string | undefined
  externalId?: string | undefined
  /** For whatever does not name one; UTC when left out. */
  timeZone?: string | undefined
  /** Of files and stdin; NDJSON and manifests are UTF-8. */
  encoding?: string | undefined
  /** When the name of the file does not tell; stdin is NDJSON unless told otherwise. */
  format?: InputFormat | undefined
  stdin?: (Readable & { isTTY?: boolean }) | undefined
  read?: ReadHtml | undefined
}>

/** `where` names the file, and the line where there is one; `id` is the caller's own, or the name of the file. */
export type FoundArticle =
  | Readonly<{ where: string; id: string; article: ReadArticle }>
  | Readonly<{ where: string; fault: InputFault }>

/**
 * Reads one article after the other; memory stays that of the largest.
 *
 * A fault of one article is handed on and the rest is read; a fault of the whole is thrown before the first article.
 *
 * @param path  as the caller named it; `-` is stdin
 * @throws InputFault
 */
export async function* articlesFrom(path: string, options: InputOptions): AsyncGenerator<FoundArticle> {
  if (path === '-') yield* fromStdin(options)
  else if (await isDirectory(path)) yield* fromDirectory(path, options)
  else if (formatOf(path, options) === 'ndjson') yield* fromLines(await streamOf(path), { path, options })
  else {
    const format = formatOf(path, options)
    const content = await readTextFile(path, {
      bytesMax: fileBytesMax,
      encoding: options.encoding,
      declaring: declaringOf(format),
    })
    yield await single(content, { path, format, options })
  }
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

const formats: Readonly<Record<string, InputFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
}
const formatOf = (path: string, { format }: InputOptions): InputFormat =>
  format ?? formats[extname(path).toLowerCase()] ?? 'text'

const declaringOf = (format: InputFormat): Declaring => (format === 'html' ? 'html' : undefined)

async function streamOf(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await openFile(path)
  return file.createReadStream({ highWaterMark: 65_536 })
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
    if (length > fileBytesMax) throw tooLarge(path, fileBytesMax)
  }
  if (length === 0) throw new InputFault(path, 'empty', 'nothing came')
  const content = decodeText(Buffer.concat(parts), {
    path,
    encoding: options.encoding,
    declaring: declaringOf(format),
  })
  yield await single(content, { path, format, options })
}

type Content = Readonly<{ path: string; format: InputFormat; options: InputOptions }>

/** One article whose facts come from the command line. Whatever is wrong with it is wrong with the whole. */
async function single(content: string, { path, format, options }: Content): Promise<FoundArticle> {
  const { externalId, language, outlet, title, url, agency, timeZone = 'UTC', read = readHtml } = options
  const page =
    format === 'html'
      ? await orFault(path, async () => await read(content, { timeZone: options.timeZone }))
      : undefined
  const publishedAt = options.publishedAt ?? page?.publishedAt ?? undefined
  if (publishedAt === undefined) throw new InputFault(path, 'published_at_missing', publishedAtMissing(page))
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
    const isPage = formatOf(path, { now: options.now }) === 'html'
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

type Place = Readonly<{ where: string; id: string; options: InputOptions }>

/** One article of several: a fault is its own, and the others go on. */
async function found(
  { where, id, options }: Place,
  facts: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<FoundArticle> {
  try {
    const { timeZone = options.timeZone, ...given } = await facts()
    const input = checked(where, { ...given, timeZone }, ArticleInput)
    const { now, read = readHtml } = options
    const article = await orFault(where, async () => await readArticle(input, { now, read }))
    return { where, id: article.externalId ?? id, article }
  } catch (error) {
    if (error instanceof InputFault) return { where, fault: error }
    throw error
  }
}

/** @throws InputFault with the first fault, and how many more there are */
function checked<T>(where: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = faultsOfIssues(parsed.error.issues)
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  const place = first?.pointer ? `${first.pointer.slice(1)}: ` : ''
  throw new InputFault(where, first?.code ?? 'invalid', `${place}${first?.detail ?? 'not usable'}${more}`)
}

async function orFault<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) throw new InputFault(where, error.code, error.message)
    throw error
  }
}

/** What the command line says of articles that do not say it themselves, and how they are read; the same for all that read articles. */
import { type Command, Option } from 'commander'
import { isTimeZone } from '../../events/calendar.ts'
import { systemClock } from '../clock.ts'
import { articlesFrom } from '../inputs/articles-from.ts'
import type { FoundArticle } from '../inputs/found-article.ts'
import type { InputFormat } from '../inputs/input-format.ts'
import { warningSentence } from '../inputs/warnings.ts'
import { quoted } from '../problem.ts'
import { parseInstant } from '../routes/parameters.ts'
import { Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

export type InputOptions = Readonly<{
  publishedAt?: string
  timeZone?: string
  language?: string
  outlet?: string
  title?: string
  url?: string
  encoding?: string
  format?: InputFormat
  feed?: string
}>

export const withInputOptions = (command: Command): Command =>
  command
    .argument(
      '[path]',
      'a text, an HTML page, a directory with a manifest.json, NDJSON, or - for stdin; what ends in .gz is unpacked',
    )
    .option('--feed <file>', 'instead of a path: a feed (RSS, Atom, RDF or JSON Feed), or - for stdin')
    .option(
      '--published-at <instant>',
      'when a single text was published, such as 2025-04-15T20:41:07+02:00; a page says it itself',
    )
    .option('--time-zone <zone>', 'for whatever names none, such as Europe/Paris (default: UTC)')
    .option('--language <language>', 'of a single text or a feed, such as fr; detected when left out')
    .option('--outlet <name>', 'who published a single text, or a feed')
    .option('--title <title>', 'the title of a single text')
    .option('--url <url>', 'where a single text stands')
    .option('--encoding <name>', 'when a file is not UTF-8 and does not say so, such as windows-1252')
    .addOption(
      new Option('--format <format>', 'when the name does not tell; stdin is ndjson').choices([
        'text',
        'html',
        'ndjson',
        'feed',
      ]),
    )

/** @throws Unusable where it is not plain what to read, or an option speaks of a single text */
function sourceOf(
  named: string | undefined,
  options: InputOptions,
): Readonly<{ path: string; format: InputFormat | undefined }> {
  const { feed, format } = options
  if (feed === undefined) {
    if (named === undefined) throw new Unusable('name what to read: a path, - for stdin, or --feed FILE')
    return { path: named, format }
  }
  if (named !== undefined) throw new Unusable('name a path or --feed FILE, not both')
  if (format !== undefined && format !== 'feed')
    throw new Unusable('--feed and --format: one of them, not both')
  for (const option of ['publishedAt', 'title', 'url'] as const) {
    const flag = option === 'publishedAt' ? '--published-at' : `--${option}`
    if (options[option] !== undefined)
      throw new Unusable(`${flag}: a feed says that of each entry; leave it out`)
  }
  return { path: feed, format: 'feed' }
}

/** A list of thousands would bury what was said before it. */
const warningsSaidMax = 100

/** Says what is not as it should be about what was taken; the last word tells of what was not said. */
export function createWarner(terminal: Terminal): Readonly<{
  warn(where: string, code: string): void
  /** The first of them, as many as were said. */
  warned: readonly Readonly<{ where: string; code: string }>[]
  end(): void
}> {
  const warned: { where: string; code: string }[] = []
  let count = 0
  return {
    warned,
    warn: (where, code) => {
      count += 1
      if (count > warningsSaidMax) return
      warned.push({ where, code })
      terminal.say(`${where}: warning: ${warningSentence(code)} (${code})`)
    },
    end: () => {
      if (count > warningsSaidMax) terminal.say(`${count - warningsSaidMax} more warnings`)
    },
  }
}

/**
 * Begins to read, so that an input that cannot be used at all is refused before anything is done.
 *
 * @throws Unusable, InputFault
 */
export async function openArticles(
  named: string | undefined,
  options: InputOptions,
  terminal: Terminal,
): Promise<AsyncGenerator<FoundArticle>> {
  const { path, format } = sourceOf(named, options)
  const { publishedAt, timeZone } = options
  if (publishedAt !== undefined && parseInstant(publishedAt) === undefined) {
    throw new Unusable(
      `--published-at ${quoted(publishedAt)}: an instant with offset is needed, such as 2025-04-15T20:41:07+02:00`,
    )
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Unusable(
      `--time-zone ${quoted(timeZone)}: there is no such time zone; write one such as Europe/Paris`,
    )
  }
  // A stdin that says nothing would be waited for although somebody wants to stop.
  if (path === '-') terminal.signal.addEventListener('abort', () => terminal.stdin.destroy())
  const articles = articlesFrom(path, { ...options, format, now: systemClock.now(), stdin: terminal.stdin })
  const first = await articles.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* articles
  })()
}

export type ReadableArticle = Extract<FoundArticle, { article: unknown }>

/**
 * Hands over every article that can be read, and says what is wrong with each of the others.
 *
 * @returns how many were refused; null when it was stopped, so that nothing is answered from a part
 * @throws Unusable, InputFault where an input cannot be used at all
 */
export async function readEach(
  named: string | undefined,
  options: InputOptions,
  terminal: Terminal,
  take: (found: ReadableArticle) => void,
): Promise<number | null> {
  let refusedCount = 0
  for await (const found of await openArticles(named, options, terminal)) {
    if (terminal.signal.aborted) return null
    if ('fault' in found) {
      refusedCount += 1
      terminal.say(found.fault.message)
    } else take(found)
  }
  return refusedCount
}

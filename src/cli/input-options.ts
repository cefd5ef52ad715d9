/** What the command line says of articles that do not say it themselves; the same for `ingest` and `extract`. */
import { type Command, Option } from 'commander'
import { isTimeZone } from '../../events/calendar.ts'
import { systemClock } from '../clock.ts'
import { articlesFrom, type FoundArticle, type InputFormat } from '../inputs/articles-from.ts'
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
}>

export const withInputOptions = (command: Command): Command =>
  command
    .argument('<path>', 'a text, an HTML page, a directory with a manifest.json, NDJSON, or - for stdin')
    .option('--published-at <instant>', 'when a single text was published, such as 2025-04-15T20:41:07+02:00')
    .option('--time-zone <zone>', 'for whatever names none, such as Europe/Paris (default: UTC)')
    .option('--language <language>', 'of a single text, such as fr; detected when left out')
    .option('--outlet <name>', 'who published a single text')
    .option('--title <title>', 'the title of a single text')
    .option('--url <url>', 'where a single text stands')
    .option('--encoding <name>', 'when a file is not UTF-8, such as windows-1252')
    .addOption(
      new Option('--format <format>', 'when the name does not tell; stdin is ndjson').choices([
        'text',
        'html',
        'ndjson',
      ]),
    )

/**
 * Begins to read, so that an input that cannot be used at all is refused before anything is done.
 *
 * @throws Unusable, InputFault
 */
export async function openArticles(
  path: string,
  options: InputOptions,
  terminal: Terminal,
): Promise<AsyncGenerator<FoundArticle>> {
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
  const articles = articlesFrom(path, { ...options, now: systemClock.now(), stdin: terminal.stdin })
  const first = await articles.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* articles
  })()
}

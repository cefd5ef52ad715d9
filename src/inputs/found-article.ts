/** What the caller says of articles, and what is found: one article, or what is wrong with it. */
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Instant } from '../../events/vocabulary.ts'
import { Problem } from '../problem.ts'
import { ArticleInput, type ReadArticle, readArticle } from './article-input.ts'
import { faultsOfIssues } from './faults.ts'
import { InputFault } from './input-fault.ts'
import type { InputFormat } from './input-format.ts'
import { type ReadHtml, readHtml } from './read-html.ts'

export type InputOptions = Readonly<{
  /** UTC with six decimals: what is published later than 24 hours from it is refused. */
  now: Instant
  /** Of a single text or page; a manifest, NDJSON and a feed say it of each article. */
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
  | Readonly<{
      where: string
      id: string
      article: ReadArticle
      /** Its source names it for good: other words under the same name are a revision, no other article. */
      revises?: true
    }>
  | Readonly<{ where: string; fault: InputFault }>

type Place = Readonly<{ where: string; id: string; options: InputOptions }>

/** One article of several: a fault is its own, and the others go on. */
export async function found(
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
export function checked<T>(where: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = faultsOfIssues(parsed.error.issues)
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  const place = first?.pointer ? `${first.pointer.slice(1)}: ` : ''
  throw new InputFault(where, first?.code ?? 'invalid', `${place}${first?.detail ?? 'not usable'}${more}`)
}

export async function orFault<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) throw new InputFault(where, error.code, error.message)
    throw error
  }
}

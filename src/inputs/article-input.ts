/** One article as it is sent in, by HTTP or from a file: the schema, and the way from it to a text that can be read. */
import { z } from 'zod'
import { addHours, isTimeZone } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { Problem } from '../problem.ts'
import { textFault } from '../routes/json-body.ts'
import { parseInstant } from '../routes/parameters.ts'
import { agencyCreditOf } from './agency-credit.ts'
import { type ReadHtml, type ReadPage, readHtml } from './read-html.ts'
import { languageOfWords, textWarnings } from './text-warnings.ts'

/** A long book chapter; ten times the longest article that newsrooms publish. UTF-16 code units. */
export const textUnitsMax = 1_000_000
/** Clocks differ, and agencies send ahead of an embargo; later than that is a mistake. */
const aheadHoursMax = 24
const urlLengthMax = 2_000

/** Words that are stored: PostgreSQL refuses NUL, and half of a surrogate pair has no UTF-8 form. */
const storable = (text: string, context: z.core.$RefinementCtx<string>) => {
  const fault = textFault(text)
  if (fault) context.addIssue({ code: 'custom', message: fault, params: { code: 'invalid_text' } })
}
const line = (lengthMax: number) =>
  z.string().min(1).max(lengthMax).regex(/\S/, 'something other than blanks').superRefine(storable)

/** `outlet:<name>` is a link of a claim's attribution, which holds 300. */
const Name = line(200)

/** What somebody wrote into `externalId` is compared, never shown as markup; a line break in it, or a letter without width, is a mistake. */
export const ExternalId = line(200).regex(
  /^[^\p{Cc}\p{Cf}]*$/u,
  'no control characters, and none that nobody sees',
)

export const ArticleUrl = z
  .string()
  .max(urlLengthMax)
  .refine(isPublicAddress, 'an address such as https://example.org/article, without user or password')
  .meta({ format: 'uri' })

export const Bcp47 = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'a language such as fr or en-GB')

export const IanaZone = z
  .string()
  .max(100)
  .superRefine((zone, context) => {
    // `Intl` also takes offsets such as +01:00, which say nothing of summer time.
    if (/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone) && isTimeZone(zone)) return
    const message = 'there is no such time zone; write one such as Europe/Paris'
    context.addIssue({ code: 'custom', message, params: { code: 'unknown_time_zone' } })
  })

export const PublishedAt = z
  .string()
  .max(40)
  .refine(
    (text) => parseInstant(text) !== undefined,
    'an instant with offset, such as 2025-04-15T20:41:07+02:00; at most six decimals',
  )
  .meta({ format: 'date-time' })

/** Without a limit here: its length is refused once the text is known, and as too large. */
const Words = z.string().superRefine(storable)

/** What may be said of an article besides its words. `null` and left out are the same. */
export const articleFields = {
  externalId: ExternalId.nullish().describe('Your own id: the same text from elsewhere is another article.'),
  url: ArticleUrl.nullish().describe('Stands beside every quote; never fetched.'),
  title: line(1_000).nullish(),
  outlet: Name.nullish().describe('Who published it.'),
  agency: Name.nullish().describe(
    'The agency that it credits. Read from its dateline or credit line when left out.',
  ),
  language: Bcp47.nullish().describe('Detected when left out.'),
  timeZone: IanaZone.describe('The zone in which its dates and times mean something.'),
  publishedAt: PublishedAt.describe('An instant with offset; at most 24 hours ahead.'),
} as const

/** The words of an article, as a text or as the page that holds them. */
export const wordFields = {
  text: Words.optional()
    .describe('The text as published; spans count UTF-16 code units in it.')
    .meta({ maxLength: textUnitsMax }),
  html: Words.optional().describe('The page; its article is read out of it and nothing is run or fetched.'),
} as const

type SentWords = Readonly<{ text?: string | undefined; html?: string | undefined }>

/** For `superRefine`: one of the two, and not both. */
export function checkOneOfTwo({ text, html }: SentWords, context: z.core.$RefinementCtx): void {
  if ((text === undefined) !== (html === undefined)) return
  const message = text === undefined ? 'text or html is needed' : 'text or html, not both'
  context.addIssue({ code: 'custom', path: ['text'], message })
}

/** For `superRefine`: a text cannot say when it was published; a page often does. */
export function checkPublishedAt(
  { publishedAt, html }: Readonly<{ publishedAt?: string | undefined; html?: string | undefined }>,
  context: z.core.$RefinementCtx,
): void {
  if (publishedAt !== undefined || html !== undefined) return
  const message = 'is missing; a text is needed: an instant with offset, such as 2025-04-15T20:41:07+02:00'
  context.addIssue({ code: 'custom', path: ['publishedAt'], message })
}

/** The body of `POST …/articles`. */
export const ArticleInput = z
  .strictObject({
    ...articleFields,
    publishedAt: PublishedAt.optional().describe(
      'An instant with offset; at most 24 hours ahead. Needed with `text`; with `html` it is read from the page when left out.',
    ),
    ...wordFields,
  })
  .superRefine(checkOneOfTwo)
  .superRefine(checkPublishedAt)
  .meta({ id: 'NewArticle' })
export type ArticleInput = Readonly<z.infer<typeof ArticleInput>>

/** An article whose text is fixed: from here on every offset counts in `text`. */
export type ReadArticle = Readonly<{
  externalId: string | null
  url: string | null
  title: string | null
  outlet: string | null
  agency: string | null
  /** As given, or as the page says; `null` leaves it to the extractor. */
  language: string | null
  timeZone: string
  publishedAt: Instant
  text: string
  warnings: readonly string[]
}>

/**
 * Fixes the text and the time of an article. What the caller says wins over what a page says of itself. Nothing is dated
 * by the time at which it came in.
 *
 * @param now  UTC with six decimals
 * @throws Problem `published_at_in_future`, `payload_too_large`, `text_missing`, `html_too_complex`, `request_invalid`,
 *   `published_at_missing`
 */
export async function readArticle(
  input: ArticleInput,
  { now, read = readHtml }: Readonly<{ now: Instant; read?: ReadHtml }>,
): Promise<ReadArticle> {
  const given = input.publishedAt === undefined ? undefined : instantOf(input.publishedAt)
  if (given !== undefined) refuseFuture(given, now)
  const { text, page } = await readWords(input, { read, timeZone: input.timeZone })
  const publishedAt = given ?? publicationOf(page, now)
  const declared = page?.language ?? null
  const language = input.language ?? languageOfWords(text, declared)
  return {
    externalId: input.externalId ?? null,
    url: input.url ?? page?.url ?? null,
    title: input.title ?? page?.title ?? null,
    outlet: input.outlet ?? page?.outlet ?? null,
    agency: input.agency ?? agencyCreditOf(text) ?? page?.agency ?? null,
    language,
    timeZone: input.timeZone,
    publishedAt,
    text,
    warnings: [
      ...pageWarnings(page, given),
      ...(input.language == null && language !== declared ? ['language_not_as_declared'] : []),
      ...textWarnings(text),
    ],
  }
}

/** Blocks that are newer than the time of the article matter to those who did not want that time from the page. */
function pageWarnings(page: ReadPage | undefined, given: Instant | undefined): readonly string[] {
  if (!page) return []
  if (given === undefined) return page.warnings
  const others = warningsBesidesTime(page)
  const isNewer = page.newestBlockAt !== null && page.newestBlockAt > given
  return isNewer ? [...others, 'live_blocks_after_published_at'] : others
}

/** What a page says wrongly of its time matters only to those who wanted it from there. */
export const warningsBesidesTime = ({ warnings }: ReadPage): readonly string[] =>
  warnings.filter((code) => !code.includes('published_at_'))

/** @throws Problem `published_at_missing`, `published_at_in_future` */
function publicationOf(page: ReadPage | undefined, now: Instant): Instant {
  if (page?.publishedAt != null) {
    refuseFuture(page.publishedAt, now)
    return page.publishedAt
  }
  const why = page?.publishedAtFault ? ` It names ${page.publishedAtFault}.` : ''
  const detail = `The page does not say when it was published.${why} Send publishedAt.`
  throw new Problem('published_at_missing', detail, {
    errors: [{ pointer: '/publishedAt', code: 'published_at_missing', detail }],
  })
}

/** @throws Problem `payload_too_large`, `text_missing`, `html_too_complex`, `request_invalid` */
export async function readWords(
  { text: sent = '', html }: SentWords,
  { read, timeZone }: Readonly<{ read: ReadHtml; timeZone: string | undefined }>,
): Promise<Readonly<{ text: string; page: ReadPage | undefined }>> {
  const page = html === undefined ? undefined : await read(html, { timeZone })
  const text = page?.text ?? sent
  checkWords(text, { fromHtml: page !== undefined })
  return { text, page }
}

/** UTC with six decimals of a text that `PublishedAt` has taken. */
export function instantOf(publishedAt: string): Instant {
  const instant = parseInstant(publishedAt)
  if (instant === undefined) throw new Error('publishedAt was not checked')
  return instant
}

/** @throws Problem `published_at_in_future` */
export function refuseFuture(publishedAt: Instant, now: Instant): void {
  if (publishedAt <= addHours(now, aheadHoursMax)) return
  const detail = `publishedAt ${publishedAt} lies more than ${aheadHoursMax} hours ahead.`
  throw new Problem('published_at_in_future', detail, {
    errors: [{ pointer: '/publishedAt', code: 'published_at_in_future', detail }],
  })
}

/** @throws Problem `payload_too_large`; `text_missing` for a page, `request_invalid` for a text of blanks */
export function checkWords(text: string, { fromHtml }: Readonly<{ fromHtml: boolean }>): void {
  const pointer = fromHtml ? '/html' : '/text'
  if (text.length > textUnitsMax) {
    const detail = `The text has ${text.length} UTF-16 code units; at most ${textUnitsMax} are taken.`
    throw new Problem('payload_too_large', detail, { errors: [{ pointer, code: 'too_big', detail }] })
  }
  if (text.trim() !== '') return
  const detail = fromHtml ? 'No text is left of the page.' : 'The text is empty or only white space.'
  throw new Problem(fromHtml ? 'text_missing' : 'request_invalid', detail, {
    errors: [{ pointer, code: 'text_missing', detail }],
  })
}

function isPublicAddress(text: string): boolean {
  // `new URL` drops line breaks and tabs in silence, so that what is stored would not be what was checked.
  if (!/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) || !text.isWellFormed()) return false
  const url = parsed(text)
  return url !== null && url.hostname !== '' && url.username === '' && url.password === ''
}

function parsed(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

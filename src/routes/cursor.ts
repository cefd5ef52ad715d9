/** Pages: a cursor pins position, date and filters of the first page, so a walk through the pages is one snapshot. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CivilDate, Position } from '../../events/vocabulary.ts'
import { Problem, remedyOf } from '../problem.ts'
import { type AsOf, addLink, asOfQuery, type DossierRequest, linkTo, pinnedAt, resolveAsOf } from './as-of.ts'
import type { Dependencies } from './dependencies.ts'
import { textFault } from './json-body.ts'
import { Limit } from './parameters.ts'

const version = 1
/** Far longer than any cursor of ours. */
const cursorLengthMax = 2_000

const cursorParameter = z
  .string()
  .optional()
  .describe('`nextCursor` of the page before. Filters must be those of the first page.')
  .meta({ maxLength: cursorLengthMax })

export const pageQuery = {
  limit: Limit.describe('At most so many.'),
  cursor: cursorParameter,
}
export const pageAsOfQuery = { ...asOfQuery, ...pageQuery }

export const pageEcho = {
  nextCursor: z.string().max(cursorLengthMax).nullable().describe('What `cursor` takes for the next page.'),
  hasMore: z.boolean(),
}

/** Short keys, because the cursor stands in URLs. It is not signed: it grants nothing that cannot be asked for openly. */
const Cursor = z.strictObject({
  v: z.literal(version),
  /** The sort key of the last row of the page before. */
  k: z
    .array(z.union([z.string().max(400), z.int()]))
    .min(1)
    .max(4),
  /** Position and date; null in lists without time, such as that of the dossiers. */
  p: Position.nullable(),
  a: CivilDate.nullable(),
  /** `knownAt` of the first page, as it was sent. */
  n: z.string().max(60).nullable(),
  f: z.string().regex(/^[0-9a-f]{16}$/),
})
export type SortKey = readonly (string | number)[]

export type Page = Readonly<{
  asOf: AsOf
  after: SortKey | undefined
  limit: number
  next: (key: SortKey) => string
}>

type PageQuery = Readonly<{
  cursor?: string | undefined
  limit: number
}> &
  Parameters<typeof resolveAsOf>[2]

/**
 * Opens a page: that of the cursor at its own position and date, else the first one.
 *
 * @param keyLength  of the sort key of this list; a cursor with another one was not made here
 * @throws Problem `invalid_cursor`, `cursor_filter_mismatch`, or whatever `resolveAsOf` throws
 */
export async function openPage(
  deps: Dependencies,
  request: DossierRequest,
  { query, key }: Readonly<{ query: PageQuery; key: readonly ('text' | 'number')[] }>,
): Promise<Page> {
  const filters = filterHash(request)
  const raw = request.originalQuery().knownAt ?? null
  const cursor = query.cursor === undefined ? undefined : parseTimedCursor(query.cursor, key)
  if (!cursor) {
    const asOf = await resolveAsOf(deps, request, query)
    return { asOf, after: undefined, limit: query.limit, next: (k) => write(asOf, { k, n: raw, f: filters }) }
  }
  const isSame =
    cursor.f === filters &&
    (query.validAt === undefined || query.validAt === cursor.a) &&
    (raw === null || raw === cursor.n || raw === `position:${cursor.p}`)
  if (!isSame) throw new Problem('cursor_filter_mismatch', remedyOf('cursor_filter_mismatch'))
  const head = await deps.log.head(request.params.dossier)
  if (head && cursor.p > head.position) throw invalidCursor()
  const asOf = await resolveAsOf(deps, request, { ...pinnedAt(cursor.p), validAt: cursor.a })
  return {
    asOf,
    after: cursor.k,
    limit: query.limit,
    next: (k) => write(asOf, { k, n: cursor.n, f: filters }),
  }
}

function parseTimedCursor(text: string, key: readonly ('text' | 'number')[]) {
  const { p, a, ...rest } = parseCursor(text, key)
  if (p === null || a === null) throw invalidCursor()
  return { ...rest, p, a }
}

const write = ({ echo }: AsOf, rest: Readonly<{ k: SortKey; n: string | null; f: string }>): string =>
  encodeCursor({ ...rest, p: echo.position, a: echo.validAt })

export const encodeCursor = (
  parts: Readonly<{ k: SortKey; p: number | null; a: string | null; n: string | null; f: string }>,
): string => Buffer.from(JSON.stringify({ v: version, ...parts })).toString('base64url')

/** The sort key of a cursor of a list without time, such as that of the dossiers. */
export function parseCursor(text: string, key: readonly ('text' | 'number')[]): z.infer<typeof Cursor> {
  const isPlain = text.length <= cursorLengthMax && /^[A-Za-z0-9_-]+$/.test(text)
  if (!isPlain) throw invalidCursor()
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
  if (!parsed.success || !fits(parsed.data.k, key)) throw invalidCursor()
  return parsed.data
}

const fits = (given: SortKey, key: readonly ('text' | 'number')[]): boolean =>
  given.length === key.length &&
  given.every((part, index) =>
    typeof part === 'string'
      ? key[index] === 'text' && textFault(part) === undefined
      : key[index] === 'number',
  )

export const invalidCursor = () => new Problem('invalid_cursor', remedyOf('invalid_cursor'))

function parseJson(text: string): unknown {
  // A cursor has three levels; what is nested like a bomb is not even parsed.
  if ((text.match(/[[{]/g) ?? []).length > 2) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const pagingParameters = new Set(['limit', 'cursor', 'validAt', 'knownAt', 'minPosition'])

type Filtered = Readonly<{
  url: string | undefined
  params: unknown
  query: Readonly<Record<string, string>>
}>

/** What must stay the same from page to page: the route, the dossier, and every filter as it was sent. */
export function hashOfFilters({ url, params, query }: Filtered): string {
  const filters = Object.entries(query)
    .filter(([name]) => !pagingParameters.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = JSON.stringify([url, params, filters])
  return createHash('sha256').update(parts).digest('hex').slice(0, 16)
}

export const filterHash = (request: FastifyRequest): string =>
  hashOfFilters({
    url: request.routeOptions.url,
    params: request.params,
    query: request.originalQuery(),
  })

/** Cuts the one row that was read too many, and links to the next page when there was one. */
export function closePage<Row>(
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
  { rows, page, keyOf }: Readonly<{ rows: readonly Row[]; page: Page; keyOf: (row: Row) => SortKey }>,
): { rows: readonly Row[]; nextCursor: string | null; hasMore: boolean } {
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > page.limit && last !== undefined ? page.next(keyOf(last)) : null
  if (nextCursor !== null) addLink(reply, linkTo(request, { cursor: nextCursor }), 'next')
  return { rows: shown, nextCursor, hasMore: nextCursor !== null }
}

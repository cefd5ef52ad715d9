/** Pages of lists without time: the cursor holds the sort key of the last row and the filters of the first page. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, remedyOf } from '../problem.ts'
import { addLink, linkTo } from './as-of.ts'
import { encodeCursor, filterHash, invalidCursor, parseCursor, type SortKey } from './cursor.ts'
import { parseInstant } from './parameters.ts'

type PagedRequest = FastifyRequest &
  Readonly<{ query: Readonly<{ cursor?: string | undefined; limit: number }> }>

export type KeyedPage = Readonly<{
  after: SortKey | undefined
  limit: number
  filters: string
  /** A moment of the sort key: whoever edited the cursor must not reach the database with something else. */
  instant(part: string | number | undefined): string
}>

/** @throws Problem `invalid_cursor`, `cursor_filter_mismatch` */
export function openKeyedPage(request: PagedRequest, key: readonly ('text' | 'number')[]): KeyedPage {
  const { cursor, limit } = request.query
  const filters = filterHash(request)
  const start = cursor === undefined ? undefined : parseCursor(cursor, key)
  if (start && start.p !== null) throw invalidCursor()
  if (start && start.f !== filters) {
    throw new Problem('cursor_filter_mismatch', remedyOf('cursor_filter_mismatch'))
  }
  return {
    after: start?.k,
    limit,
    filters,
    instant: (part) => {
      const instant = parseInstant(String(part))
      if (instant === undefined) throw invalidCursor()
      return instant
    },
  }
}

/** Cuts the one row that was read too many, and links to the next page when there was one. */
export function closeKeyedPage<Row>(
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
  { rows, page, keyOf }: Readonly<{ rows: readonly Row[]; page: KeyedPage; keyOf: (row: Row) => SortKey }>,
): { shown: readonly Row[]; nextCursor: string | null; hasMore: boolean } {
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  const hasMore = rows.length > page.limit && last !== undefined
  const nextCursor = hasMore
    ? encodeCursor({ k: keyOf(last), p: null, a: null, n: null, f: page.filters })
    : null
  if (nextCursor !== null) addLink(reply, linkTo(request, { cursor: nextCursor }), 'next')
  return { shown, nextCursor, hasMore }
}

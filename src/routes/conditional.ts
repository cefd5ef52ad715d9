/** ETags and the conditions of RFC 9110 upon them: If-None-Match for reads, If-Match for decisions. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Seen } from '../precondition.ts'
import { Problem } from '../problem.ts'

/** Thrown by a read whose answer the caller has already; the error handler answers 304. */
export class NotModified extends Error {
  override readonly name = 'NotModified'
}

/**
 * Sets what tells caches about an answer, and stops the read when the caller has it.
 *
 * @param etag  strong, in quotation marks
 * @throws NotModified
 */
export function setCaching(
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
  {
    etag,
    cacheControl,
    revalidates = true,
  }: Readonly<{ etag: string; cacheControl: string; revalidates?: boolean }>,
): void {
  reply.headers({ etag, 'cache-control': cacheControl })
  const condition = request.headers['if-none-match']
  if (revalidates && condition !== undefined && matches(condition, etag, 'weak')) throw new NotModified()
}

export const cacheForDay = 'private, max-age=86400'
export const askAgain = 'private, no-cache'

const listPattern = /^\s*(?:W\/)?"[^"]*"\s*(?:,\s*(?:W\/)?"[^"]*"\s*)*$/
const tagPattern = /(W\/)?"([^"]*)"/g

/** RFC 9110, 8.8.3.2: the weak comparison ignores `W/`, the strong one is never true for a weak tag. */
export function matches(condition: string, etag: string, comparison: 'weak' | 'strong'): boolean {
  if (condition.trim() === '*') return true
  return tagsOf(condition).some(
    ({ isWeak, tag }) => `"${tag}"` === etag && (comparison === 'weak' || !isWeak),
  )
}

const tagsOf = (condition: string): { isWeak: boolean; tag: string }[] =>
  [...condition.matchAll(tagPattern)].map(([, weak, tag = '']) => ({ isWeak: weak !== undefined, tag }))

/** What the decision was made upon; weak tags match nothing. Undefined when no condition was sent. */
export function parseIfMatch(header: string | undefined): Seen | undefined {
  if (header === undefined) return undefined
  if (header.trim() === '*') return { kind: 'any' }
  if (!listPattern.test(header)) {
    throw new Problem('request_invalid', 'If-Match takes tags in quotation marks, as in "1.1.0".', {
      errors: [
        { pointer: '/if-match', code: 'invalid_format', detail: 'a quoted tag, a list of them, or *' },
      ],
    })
  }
  return {
    kind: 'tags',
    tags: tagsOf(header)
      .filter(({ isWeak }) => !isWeak)
      .map(({ tag }) => tag),
  }
}

/** @throws Problem `precondition_required`: a decision rests on what somebody saw */
export function requireSeen({ headers }: FastifyRequest): Seen {
  const seen = parseIfMatch(headers['if-match'])
  if (seen) return seen
  throw new Problem(
    'precondition_required',
    'Send If-Match with the ETag of what you decide upon, as GET gives it, such as "p412" or "v7".',
  )
}

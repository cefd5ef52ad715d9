/** What an exchange came to: the class of each answer, and of none. Pure. */
import type { Instant } from '../../events/vocabulary.ts'
import type { Exchange, OutcomeClass } from './delivery.ts'
import { retryAfterMsOf } from './retry-after.ts'

/** A status that arrived is the outcome, whatever became of the rest of the answer. `now` reads `Retry-After` dates. */
export function classOf(exchange: Exchange, now: Instant): OutcomeClass {
  const { status, failure } = exchange
  if (status === null) return failure?.class ?? 'connection_error'
  if (status >= 200 && status <= 299) return 'delivered'
  if (status === 410) return 'gone'
  const wished = wishOf(exchange)
  if (wished) return wished
  if (status >= 300 && status <= 399) return 'redirect_refused'
  if (askedPauseMsOf(exchange, now) !== null) return 'throttled'
  return status === 429 || status === 502 || status === 504 ? 'overload' : 'http_error'
}

/** How long the receiver asks not to be called at all: with 429 and 503 alone does `Retry-After` mean that. */
export const askedPauseMsOf = ({ status, retryAfter }: Exchange, now: Instant): number | null =>
  status === 429 || status === 503 ? retryAfterMsOf(retryAfter, now) : null

/** Too much for the receiver, so that coming back soon makes it worse: a minute is the least. */
export const isOverload = (outcome: OutcomeClass): boolean =>
  outcome === 'overload' ||
  outcome === 'timeout_connect' ||
  outcome === 'timeout_headers' ||
  outcome === 'timeout_total'

/** `webhook-delivery`, a convention of Svix: the receiver does not want this message, or none any more. */
function wishOf({ receiverWish }: Exchange): OutcomeClass | null {
  const wish = receiverWish?.trim().toLowerCase()
  if (wish === 'abort-message') return 'aborted'
  return wish === 'disable' ? 'disabled_by_receiver' : null
}

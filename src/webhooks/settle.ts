/** What follows from an exchange: the delivery's next state, the endpoint's health, and whether it ends there. Pure. */
import { addMs } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Delivery, Exchange, Health, OutcomeClass } from './delivery.ts'
import { healthAfter, isGivenUp } from './endpoint-health.ts'
import { askedPauseMsOf, classOf } from './outcome.ts'
import { nextWaitMs } from './schedule.ts'
import { moved } from './transitions.ts'

/** Why an endpoint was disabled by what happened to it. */
export const disabledReasons = ['gone', 'disabled_by_receiver', 'address_refused', 'no_success'] as const
export type DisabledReason = (typeof disabledReasons)[number]

export type Settled = Readonly<{
  delivery: Delivery
  health: Health
  class: OutcomeClass
  /** The endpoint is to be disabled, and with that everything of it that waits is suspended, this delivery too. */
  effect: Readonly<{ disable: DisabledReason }> | null
}>

/**
 * Settles a delivery that is in flight under a lease of one's own.
 *
 * What it gives back to `scheduled` still has to look at the endpoint (`atRest`): it may not be active any more.
 *
 * @param now     the database's clock; the next slot is counted from it
 * @param random  0 ≤ random < 1, for the jitter
 * @param isLiteralAddress  the endpoint's host is an address and no name, so that no later look-up can change it
 */
export function settle(about: {
  delivery: Delivery
  health: Health
  exchange: Exchange
  now: Instant
  random: number
  isLiteralAddress: boolean
}): Settled {
  const { delivery, exchange, now, random, isLiteralAddress } = about
  if (delivery.state !== 'in_flight')
    throw new Error(`${delivery.deliveryId} is ${delivery.state}, not in flight`)
  const outcome = classOf(exchange, now)
  const askedMs = askedPauseMsOf(exchange, now)
  const { messageId, trigger } = delivery
  const health = healthAfter(about.health, { class: outcome, trigger, messageId, askedMs, now })
  const settled = { health, class: outcome, effect: null }

  // Our doing: the attempt is in the log, and the schedule has lost nothing by it.
  if (outcome === 'interrupted') {
    const next =
      trigger === 'test' ? moved(delivery, 'canceled') : moved(delivery, 'scheduled', { nextAttemptAt: now })
    return { ...settled, delivery: next }
  }
  const attemptCount = delivery.attemptCount + 1
  if (outcome === 'delivered') return { ...settled, delivery: moved(delivery, 'delivered', { attemptCount }) }
  if (outcome === 'aborted') return { ...settled, delivery: moved(delivery, 'canceled', { attemptCount }) }

  const reason = disablesAtOnce(outcome, isLiteralAddress)
  if (reason !== null && trigger !== 'test') {
    // Kept with the others, even when this was its last attempt: whoever enables the endpoint gets it.
    const next = moved(delivery, 'scheduled', { attemptCount, nextAttemptAt: now })
    return { ...settled, delivery: next, effect: { disable: reason } }
  }
  const waitMs = nextWaitMs({ trigger, attemptCount, outcome, askedMs, random })
  const next =
    waitMs === null
      ? moved(delivery, 'exhausted', { attemptCount })
      : moved(delivery, 'scheduled', { attemptCount, nextAttemptAt: addMs(now, waitMs) })
  const isOver = trigger !== 'test' && isGivenUp(health, { messageId, now })
  const disable = reason ?? (isOver ? 'no_success' : null)
  return { ...settled, delivery: next, effect: disable === null ? null : { disable } }
}

/**
 * The lease was lost before the outcome could be recorded: the row is somebody else's now. A 2xx counts all the same,
 * because the receiver has the message; anything else changes nothing.
 */
export function settleLate(about: {
  delivery: Delivery
  health: Health
  exchange: Exchange
  now: Instant
}): Settled {
  const { delivery, health, exchange, now } = about
  const outcome = classOf(exchange, now)
  const unchanged = { delivery, health, class: outcome, effect: null }
  if (outcome !== 'delivered') return unchanged
  const { messageId, trigger } = delivery
  const after = healthAfter(health, { class: outcome, trigger, messageId, askedMs: null, now })
  return { ...unchanged, delivery: { ...delivery, state: 'delivered', nextAttemptAt: null }, health: after }
}

function disablesAtOnce(outcome: OutcomeClass, isLiteralAddress: boolean): DisabledReason | null {
  switch (outcome) {
    case 'gone':
    case 'disabled_by_receiver':
      return outcome
    case 'address_refused':
      return isLiteralAddress ? outcome : null
    default:
      return null
  }
}

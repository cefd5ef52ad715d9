/** How an endpoint fares after each outcome: back-off, the pause that it asked for, and when it is given up. Pure. */
import { addMs, msBetween } from '../../events/calendar.ts'
import type { MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Health, OutcomeClass, Trigger } from './delivery.ts'

/** After so many failures in a row an endpoint gets one probe at a time. */
export const failuresBeforeBackOff = 10
export const firstProbePauseMs = 30_000
export const probePauseMsMax = 15 * 60_000

const hourMs = 3_600_000
/** Without success for so long since the first failure, an endpoint is disabled… */
export const givenUpAfterMs = 120 * hourMs
/** …unless all of that rests on one message, which may be what the receiver cannot bear: others must have failed, too. */
export const failuresApartMs = 12 * hourMs

/** Nothing is held against it: a new endpoint, and one that its owner pointed elsewhere. */
export const untried: Health = {
  consecutiveFailures: 0,
  firstFailedAt: null,
  firstFailedMessage: null,
  lastFailedAt: null,
  lastOtherFailedAt: null,
  lastSucceededAt: null,
  probeAt: null,
  probePauseMs: null,
  throttledUntil: null,
}

/**
 * Its owner says that it works again: the run of failures ends, else the next one would disable it at once. What the
 * receiver itself asked for stands.
 */
export const healthOnEnable = (health: Health): Health => ({
  ...untried,
  lastFailedAt: health.lastFailedAt,
  lastSucceededAt: health.lastSucceededAt,
  throttledUntil: health.throttledUntil,
})

/**
 * What an outcome says about the endpoint:
 *
 * - `delivered` ends the run of failures and the back-off.
 * - `interrupted` was our doing and says nothing.
 * - `aborted` is the considered answer of a receiver that works: no failure, though no success either.
 * - `throttled` came with the time at which to come back, which is obeyed in place of a back-off; but whoever says
 *   "later" for five days has taken nothing, so it counts towards giving up.
 * - Everything else is a failure. That of a test, which a person asked for, is held against nobody; its success counts.
 */
export function healthAfter(
  health: Health,
  outcome: Readonly<{
    class: OutcomeClass
    trigger: Trigger
    messageId: MessageId
    askedMs: number | null
    now: Instant
  }>,
): Health {
  const { now, askedMs } = outcome
  const heard = askedMs === null ? health : throttled(health, addMs(now, askedMs))
  switch (outcome.class) {
    case 'delivered':
      return {
        ...untried,
        lastSucceededAt: now,
        lastFailedAt: heard.lastFailedAt,
        throttledUntil: heard.throttledUntil,
      }
    case 'interrupted':
      return heard
    case 'aborted':
      return probed(heard, now)
    case 'throttled':
      return probed(outcome.trigger === 'test' ? heard : failed(heard, outcome.messageId, now), now)
    default:
      if (outcome.trigger === 'test') return probed(heard, now)
      return backedOff(failed(heard, outcome.messageId, now), now)
  }
}

/** No success for 120 h since the first failure, and two different messages failed at least 12 h apart. */
export function isGivenUp(health: Health, failure: { messageId: MessageId; now: Instant }): boolean {
  const { firstFailedAt, firstFailedMessage, lastOtherFailedAt } = health
  if (firstFailedAt === null || lastOtherFailedAt === null) return false
  if (msBetween(firstFailedAt, failure.now) < givenUpAfterMs) return false
  // Either the other message failed long after the first, or the first failed again long after the other.
  const isFirst = failure.messageId === firstFailedMessage
  return (
    msBetween(firstFailedAt, lastOtherFailedAt) >= failuresApartMs ||
    (isFirst && msBetween(lastOtherFailedAt, failure.now) >= failuresApartMs)
  )
}

/** Two answers that ask for a pause: the later end holds. */
const throttled = (health: Health, until: Instant): Health => ({
  ...health,
  throttledUntil:
    health.throttledUntil !== null && health.throttledUntil > until ? health.throttledUntil : until,
})

/** Another failure of the run. */
const failed = (health: Health, messageId: MessageId, now: Instant): Health =>
  health.firstFailedAt === null
    ? { ...health, firstFailedAt: now, firstFailedMessage: messageId, lastFailedAt: now }
    : {
        ...health,
        lastFailedAt: now,
        lastOtherFailedAt: messageId === health.firstFailedMessage ? health.lastOtherFailedAt : now,
      }

function backedOff(health: Health, now: Instant): Health {
  const consecutiveFailures = health.consecutiveFailures + 1
  if (health.probeAt !== null) return probed({ ...health, consecutiveFailures }, now)
  if (consecutiveFailures < failuresBeforeBackOff) return { ...health, consecutiveFailures }
  return {
    ...health,
    consecutiveFailures,
    probeAt: addMs(now, firstProbePauseMs),
    probePauseMs: firstProbePauseMs * 2,
  }
}

/** A probe that brought no success: the next one later. What ends before the probe was due had been sent before. */
function probed(health: Health, now: Instant): Health {
  if (health.probeAt === null || health.probePauseMs === null || now < health.probeAt) return health
  return {
    ...health,
    probeAt: addMs(now, health.probePauseMs),
    probePauseMs: Math.min(health.probePauseMs * 2, probePauseMsMax),
  }
}

/** When a delivery that failed is tried again, and after how many attempts no more. Pure. */
import type { OutcomeClass, Trigger } from './delivery.ts'
import { isOverload } from './outcome.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

/**
 * The wait before each attempt, counted from the failure before it: ten attempts in 75 h 35 min, long enough to outlast
 * a weekend.
 */
export const waitsMs = [
  0,
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
] as const

/** Each wait varies by a fifth either way, so that a receiver that comes back does not meet everything at once. */
export const jitter = 0.2

/** The least wait after the receiver had too much. */
export const overloadWaitMs = minuteMs

/** Somebody waits for the answer of a test: there is one. */
export const attemptsMaxOf = (trigger: Trigger): number => (trigger === 'test' ? 1 : waitsMs.length)

/**
 * How long to wait before the next attempt, or null when there is none.
 *
 * @param attemptCount  attempts of this schedule that have ended, 1 or more
 * @param askedMs       what the receiver asked for, capped already; null when it asked for nothing
 * @param random        0 ≤ random < 1, passed in so that tests are exact
 */
export function nextWaitMs(about: {
  trigger: Trigger
  attemptCount: number
  outcome: OutcomeClass
  askedMs: number | null
  random: number
}): number | null {
  const { trigger, attemptCount, outcome, askedMs, random } = about
  const wait = attemptCount < attemptsMaxOf(trigger) ? waitsMs[attemptCount] : undefined
  if (wait === undefined) return null
  const varied = wait * (1 - jitter + 2 * jitter * random)
  return Math.max(varied, askedMs ?? 0, isOverload(outcome) ? overloadWaitMs : 0)
}

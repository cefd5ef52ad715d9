/** How many deliveries of an endpoint may be claimed now: its state, its rate, what it asked for, its back-off. Pure. */
import { msBetween } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { EndpointState, Health } from './delivery.ts'

/** Exchanges that one endpoint may hold open, so that a slow one does not hold all of a process. */
export const inFlightMaxByDefault = 5

export type ClaimAllowance = Readonly<{
  /** So many rows may be claimed. */
  count: number
  /** The one row is a probe: the oldest that is due. */
  isProbe: boolean
  /** What is saved up at `tokensAt`, before this claim: the caller takes off as many as it claimed. */
  tokens: number
  tokensAt: Instant
  /**
   * When it is worth asking again, once `count` were claimed. Null when no time brings it: the end of an exchange does,
   * or a decision of its owner.
   */
  waitMs: number | null
}>

/** `inFlightCount` are the rows in flight whose lease has not run out; those that have are taken back first. */
export function claimAllowance(endpoint: {
  state: EndpointState
  ratePerSecond: number
  inFlightMax?: number
  health: Health
  tokens: number
  tokensAt: Instant
  inFlightCount: number
  now: Instant
}): ClaimAllowance {
  const { state, ratePerSecond, inFlightMax = inFlightMaxByDefault, health, inFlightCount, now } = endpoint
  const tokens = savedUp(endpoint)
  const none = { count: 0, isProbe: false, tokens, tokensAt: now, waitMs: null }
  if (state !== 'active') return none

  const throttledMs = health.throttledUntil === null ? 0 : msBetween(now, health.throttledUntil)
  const isProbe = health.probeAt !== null
  const pausedMs = Math.max(throttledMs, health.probeAt === null ? 0 : msBetween(now, health.probeAt))
  if (pausedMs > 0) return { ...none, waitMs: Math.ceil(pausedMs) }

  // While it backs off nothing else may be under way: what was sent before counts as the probe.
  const free = isProbe ? Math.min(1, inFlightMax) - inFlightCount : inFlightMax - inFlightCount
  if (free <= 0) return none
  const count = Math.min(free, wholeOf(tokens))
  const missing = 1 - lost - (tokens - count)
  const waitMs = count === free ? null : Math.ceil((missing / ratePerSecond) * 1000)
  return { count, isProbe: isProbe && count > 0, tokens, tokensAt: now, waitMs }
}

/** The bucket holds what one second brings, and one at least. A clock that was set back takes nothing away. */
function savedUp({ ratePerSecond, tokens, tokensAt, now }: Parameters<typeof claimAllowance>[0]): number {
  const elapsedMs = Math.max(0, msBetween(tokensAt, now))
  return Math.min(Math.max(1, ratePerSecond), tokens + (elapsedMs / 1000) * ratePerSecond)
}

/** A token of which arithmetic lost a millionth is whole. */
const lost = 1e-6
const wholeOf = (tokens: number): number => Math.max(0, Math.floor(tokens + lost))

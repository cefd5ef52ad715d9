/** What delivering counts. No label names a dossier, an endpoint or a URL: those are without bound. */
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Backlog } from '../../db/delivery-care.ts'

export type DeliveryMetrics = Readonly<{
  attempted(outcome: string): void
  /** Exchanges of this process. */
  inFlight(count: number): void
  /** Messages that were suspended because an endpoint had too many. */
  overflowed(count: number): void
}>

/** Gauges are read with every scrape, and one question answers them all. */
const sameScrapeMs = 1_000

/** @param measure  asked when somebody scrapes, and not before */
export function createDeliveryMetrics(registry: Registry, measure: () => Promise<Backlog>): DeliveryMetrics {
  let askedAt = Number.NEGATIVE_INFINITY
  let answer: Promise<Backlog> | undefined
  const backlog = (): Promise<Backlog> => {
    const now = performance.now()
    if (answer === undefined || now - askedAt > sameScrapeMs) {
      askedAt = now
      answer = measure()
    }
    return answer
  }
  const gauge = (name: string, help: string, of: (backlog: Backlog) => number) =>
    new Gauge({
      name: `stancelog_webhook_${name}`,
      help,
      registers: [registry],
      async collect() {
        // Without a database nobody knows; the other metrics are still told.
        this.set(await backlog().then(of, () => Number.NaN))
      },
    })
  gauge('deliveries_pending', 'Deliveries that wait for an attempt.', ({ pendingCount }) => pendingCount)
  gauge(
    'oldest_due_seconds',
    'How long the delivery that is due for longest has been due, at an endpoint that may be called.',
    ({ oldestDueSeconds }) => oldestDueSeconds,
  )
  gauge(
    'endpoints_disabled',
    'Endpoints that are disabled, by their owner or by us.',
    ({ disabledCount }) => disabledCount,
  )
  const attempts = new Counter({
    name: 'stancelog_webhook_attempts_total',
    help: 'Attempts that ended, by what they came to.',
    labelNames: ['class'],
    registers: [registry],
  })
  const inFlight = new Gauge({
    name: 'stancelog_webhook_in_flight',
    help: 'Exchanges with receivers that this process has open.',
    registers: [registry],
  })
  const overflowed = new Counter({
    name: 'stancelog_webhook_overflowed_total',
    help: 'Deliveries that were suspended because their endpoint had too many pending.',
    registers: [registry],
  })
  return {
    attempted: (outcome) => attempts.inc({ class: outcome }),
    inFlight: (count) => inFlight.set(count),
    overflowed: (count) => overflowed.inc(count),
  }
}

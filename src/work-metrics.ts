/** How far the work lags behind the writers. No label: dossiers are without bound. */
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Lag } from '../db/backlog.ts'

export type WorkMetrics = Readonly<{
  /** How many dossiers are stopped at an event. */
  stopped(count: number): void
  reread(count: number): void
}>

/** Three gauges are read with every scrape, and one question answers them all. */
const sameScrapeMs = 1_000

/** @param measure  asked when somebody scrapes, and not before */
export function createWorkMetrics(registry: Registry, measure: () => Promise<Lag>): WorkMetrics {
  const lag = sharedFor(sameScrapeMs, measure)
  const lagGauge = (name: string, help: string, of: (lag: Lag) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // Without a database nobody knows; the other metrics are still told.
        this.set(await lag().then(of, () => Number.NaN))
      },
    })
  lagGauge(
    'stancelog_projection_dossiers_behind',
    'Dossiers whose read models lag behind their log.',
    ({ dossierCount }) => dossierCount,
  )
  lagGauge(
    'stancelog_projection_lag_positions',
    'Events that the slowest read models do not reflect.',
    ({ positions }) => positions,
  )
  lagGauge(
    'stancelog_projection_lag_seconds',
    'Age of the oldest event that no read model reflects.',
    ({ seconds }) => seconds,
  )
  const stopped = new Gauge({
    name: 'stancelog_projections_stopped',
    help: 'Dossiers whose projection stops at an event.',
    registers: [registry],
  })
  const articles = new Counter({
    name: 'stancelog_articles_read_again_total',
    help: 'Articles that were read again after a new codebook or extractor.',
    registers: [registry],
  })
  return { stopped: (count) => stopped.set(count), reread: (count) => articles.inc(count) }
}

function sharedFor<Value>(ms: number, ask: () => Promise<Value>): () => Promise<Value> {
  let askedAt = Number.NEGATIVE_INFINITY
  let answer: Promise<Value> | undefined
  return () => {
    const now = performance.now()
    if (answer === undefined || now - askedAt > ms) {
      askedAt = now
      answer = ask()
    }
    return answer
  }
}

/** How far the work lags behind the writers. No label: dossiers are without bound. */
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Behind } from '../db/backlog.ts'

export type WorkMetrics = Readonly<{
  measure(behind: readonly Behind[], stoppedCount: number): void
  reread(count: number): void
}>

/** @param now  milliseconds since 1970, as the events' `recordedAt` is compared with it */
export function createWorkMetrics(registry: Registry, now: () => number): WorkMetrics {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const dossiers = gauge(
    'stancelog_projection_dossiers_behind',
    'Dossiers whose read models lag behind their log.',
  )
  const positions = gauge(
    'stancelog_projection_lag_positions',
    'Events that the slowest read models have not folded.',
  )
  const seconds = gauge(
    'stancelog_projection_lag_seconds',
    'Age of the oldest event that was not folded yet.',
  )
  const stopped = gauge('stancelog_projections_stopped', 'Dossiers whose projection stops at an event.')
  const articles = new Counter({
    name: 'stancelog_articles_read_again_total',
    help: 'Articles that were read again after a new codebook or extractor.',
    registers: [registry],
  })
  return {
    measure: (behind, stoppedCount) => {
      const since = behind.flatMap((each) => each.since ?? [])
      const oldest = since.length > 0 ? Math.min(...since.map(Date.parse)) : now()
      dossiers.set(behind.length)
      positions.set(Math.max(0, ...behind.map(({ count }) => count)))
      seconds.set(Math.max(0, (now() - oldest) / 1_000))
      stopped.set(stoppedCount)
    },
    reread: (count) => articles.inc(count),
  }
}

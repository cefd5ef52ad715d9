/** What the service counts: one registry per app, labels by route pattern and never by URL or dossier. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = Readonly<{
  registry: Registry
  requestSeconds: Histogram<'method' | 'route' | 'status'>
  problems: Counter<'code'>
}>

/** @param withProcess  memory, event loop and the like: once per process, so tests leave it out */
export function createMetrics({ withProcess = false } = {}): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'stancelog_http_request_seconds',
      help: 'How long requests took, by method, route pattern and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    problems: new Counter({
      name: 'stancelog_http_problems_total',
      help: 'Problems that were answered, by code.',
      labelNames: ['code'],
      registers: [registry],
    }),
  }
}

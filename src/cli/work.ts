/** `stancelog work`: projects, delivers and reads again without HTTP; any number of them share the work. */
import { Command } from 'commander'
import { Registry } from 'prom-client'
import { measureLag } from '../../db/backlog.ts'
import { parseConfig } from '../config.ts'
import { openLogger, openWebhooks, untilAborted } from '../serve.ts'
import { openStore } from '../service.ts'
import { startDeliveryWork } from '../webhooks/delivery-work.ts'
import { startWork } from '../work.ts'
import { createWorkMetrics } from '../work-metrics.ts'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'

export const workCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('work').description('do the work behind the API in a process of its own').action(async () => {
      const config = parseConfig(terminal.env)
      const logger = openLogger(config)
      const releases: (() => Promise<unknown>)[] = []
      try {
        const store = await openStore(config, { onNotice: (notice) => logger.warn(notice) })
        releases.push(store.stop)
        const webhooks = await openWebhooks(config, logger)
        releases.push(webhooks.sender.close)
        const registry = new Registry()
        const delivery = startDeliveryWork({ ...store, webhooks, config, logger, registry })
        releases.push(delivery.stop)
        const metrics = createWorkMetrics(registry, () => measureLag(store.db))
        const work = startWork({ ...store, logger, metrics, onOwed: delivery.ring })
        releases.push(work.stop)
        terminal.answer('Stancelog works (Ctrl-C stops it)')
        await untilAborted(terminal.signal)
      } finally {
        for (let release = releases.pop(); release; release = releases.pop()) await release()
      }
    }),
    ['stancelog work', 'DATABASE_URL=postgres://user:password@db.example.org/stancelog stancelog work'],
  )

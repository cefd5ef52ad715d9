/** `stancelog work`: projects and reads again without HTTP; any number of them share the work. */
import { Command } from 'commander'
import { Registry } from 'prom-client'
import { measureLag } from '../../db/backlog.ts'
import { parseConfig } from '../config.ts'
import { openLogger, untilAborted } from '../serve.ts'
import { openStore } from '../service.ts'
import { startWork } from '../work.ts'
import { createWorkMetrics } from '../work-metrics.ts'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'

export const workCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('work').description('do the work behind the API in a process of its own').action(async () => {
      const config = parseConfig(terminal.env)
      const logger = openLogger(config)
      const store = await openStore(config, { onNotice: (notice) => logger.warn(notice) })
      const metrics = createWorkMetrics(new Registry(), () => measureLag(store.db))
      const work = startWork({ ...store, logger, metrics })
      terminal.answer('Stancelog works (Ctrl-C stops it)')
      try {
        await untilAborted(terminal.signal)
      } finally {
        await work.stop()
        await store.stop()
      }
    }),
    ['stancelog work', 'DATABASE_URL=postgres://user:password@db.example.org/stancelog stancelog work'],
  )

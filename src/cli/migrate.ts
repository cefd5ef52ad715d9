/** `stancelog migrate`: brings the schema of the database up to this version. */
import { Command } from 'commander'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

export const migrateCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('migrate')
      .description('bring the database up to this version; every other command does it, too')
      .option('--json', 'one JSON object on stdout')
      .action(async ({ json }: { json?: true }) => {
        const migrated = await withStore(terminal, async ({ migrated }) => migrated)
        const names = migrated.length > 0 ? `migrated: ${migrated.join(', ')}` : 'nothing to migrate'
        terminal.answer(json ? { migrated } : names)
      }),
    ['stancelog migrate', 'stancelog migrate --json'],
  )

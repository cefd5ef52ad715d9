/** `stancelog rebuild`: folds the log of a dossier again beside the rows that are read, then swaps. */
import { setTimeout as pause } from 'node:timers/promises'
import { Command } from 'commander'
import { rebuildDossier } from '../projector.ts'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'
import { assertDossier, withStore } from './with-store.ts'

const askAgainMs = 100

export const rebuildCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('rebuild')
      .description('fold the log of a dossier again, without a pause for its readers')
      .requiredOption('--dossier <id>', 'the dossier to fold')
      .option('--json', 'one JSON object on stdout')
      .action(async ({ dossier, json }: { dossier: string; json?: true }) => {
        const position = await withStore(terminal, async (store) => {
          await assertDossier(store, dossier)
          const head = await store.log.head(dossier)
          const onProgress = (reached: number) =>
            terminal.progress(`${dossier}: position ${reached} of ${head?.position ?? 0}`)
          for (;;) {
            terminal.signal.throwIfAborted()
            const reached = await rebuildDossier(store, dossier, { signal: terminal.signal, onProgress })
            if (reached !== undefined) return reached
            // Another process projects the dossier this moment; its turn is short.
            await pause(askAgainMs)
          }
        })
        terminal.answer(json ? { dossier, position } : `${dossier}: rebuilt up to position ${position}`)
      }),
    ['stancelog rebuild --dossier demo'],
  )

/** `stancelog demo`: creates or refills the demo dossier, and says what to try with it. */
import { Command } from 'commander'
import { demoDossierId, fillDemo } from '../demo.ts'
import type { IngestCounts } from '../ingest.ts'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'
import { catchUp, withStore } from './with-store.ts'

export const demoCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('demo')
      .description('create or refill the demo dossier and show what to try')
      .option('--json', 'one JSON object on stdout')
      .action(async ({ json }: { json?: true }) => {
        const filled = await withStore(terminal, async (store) => {
          const filled = await fillDemo(store)
          await catchUp(store, demoDossierId, terminal)
          return filled
        })
        terminal.answer(json ? { dossier: demoDossierId, ...filled } : whatToTry(filled, terminal))
      }),
    ['stancelog demo'],
  )

function whatToTry({ registered, known }: IngestCounts, { env }: Terminal): string {
  // What npm runs from a checkout is not on the path.
  const stancelog = env.npm_lifecycle_event === undefined ? 'stancelog' : 'npm run -s stancelog --'
  return `The dossier ${demoDossierId} holds ${registered + known} dispatches. Try:

  ${stancelog} stance --dossier ${demoDossierId} --valid-at 2025-09-05
  ${stancelog} stance --dossier ${demoDossierId} --party russia --proposition foreign-troops --valid-at 2025-09-05
  ${stancelog} contradictions --dossier ${demoDossierId} --valid-at 2025-04-15

or, while \`${stancelog} serve\` runs:

  curl 'http://127.0.0.1:3000/v1/dossiers/${demoDossierId}/stances?validAt=2025-09-05'`
}

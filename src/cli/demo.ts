/** `stancelog demo`: creates or refills a demo dossier, and says what to try with it. */
import { Command, Option } from 'commander'
import { type DemoDossier, demoDossierId, demoDossiers, fillDemo } from '../demo.ts'
import type { IngestCounts } from '../ingest.ts'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'
import { catchUp, withStore } from './with-store.ts'

export const demoCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('demo')
      .description('create or refill a demo dossier and show what to try')
      .addOption(new Option('--dossier <id>', 'which one').choices([...demoDossiers]).default(demoDossierId))
      .option('--json', 'one JSON object on stdout')
      .action(async ({ dossier, json }: { dossier: DemoDossier; json?: true }) => {
        const filled = await withStore(terminal, async (store) => {
          const filled = await fillDemo(store, dossier)
          await catchUp(store, dossier, terminal)
          return filled
        })
        terminal.answer(json ? { dossier, ...filled } : whatToTry(dossier, filled, terminal))
      }),
    ['stancelog demo', 'stancelog demo --dossier serbia-kosovo'],
  )

/** Questions to which each demo has an answer that is worth a look. */
const questions: Readonly<Record<DemoDossier, readonly [string, string, string]>> = {
  demo: [
    '--valid-at 2025-09-05',
    '--party russia --proposition foreign-troops --valid-at 2025-09-05',
    '--valid-at 2025-04-15',
  ],
  'serbia-kosovo': [
    '--valid-at 2023-10-16',
    '--party kosovo --proposition serb-municipalities --valid-at 2023-11-07',
    '--valid-at 2023-09-27',
  ],
}

function whatToTry(dossier: DemoDossier, { registered, known }: IngestCounts, { env }: Terminal): string {
  // What npm runs from a checkout is not on the path.
  const stancelog = env.npm_lifecycle_event === undefined ? 'stancelog' : 'npm run -s stancelog --'
  const [matrix, stance, contradictions] = questions[dossier]
  return `The dossier ${dossier} holds ${registered + known} dispatches. Try:

  ${stancelog} stance --dossier ${dossier} ${matrix}
  ${stancelog} stance --dossier ${dossier} ${stance}
  ${stancelog} contradictions --dossier ${dossier} ${contradictions}

or, while \`${stancelog} serve\` runs:

  curl 'http://127.0.0.1:3000/v1/dossiers/${dossier}/stances?${matrix.replace('--valid-at ', 'validAt=')}'`
}

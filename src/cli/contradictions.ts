/** `stancelog contradictions`: who said the opposite of whom, at a date. */
import { Command } from 'commander'
import { z } from 'zod'
import { type AsOfOptions, asOfLine, withAsOfOptions } from './as-of-options.ts'
import { type Answer, ask } from './ask.ts'
import { withExamples } from './examples.ts'
import { tableOf } from './table.ts'
import type { Terminal } from './terminal.ts'

type Options = AsOfOptions &
  Readonly<{
    party?: string
    between?: string
    kind?: string
    proposition?: string
    state?: string
    limit?: string
    cursor?: string
  }>

export const contradictionsCommand = (terminal: Terminal): Command =>
  withExamples(
    withAsOfOptions(new Command('contradictions'))
      .description('contradictions that were known, newest first')
      .option('--party <id>', 'only those in which this party is a side')
      .option('--between <a,b>', 'only those between two parties, or two agents')
      .option('--kind <kind>', 'only this kind; `opposition` is listed only when it is named')
      .option('--proposition <id>', 'only on this proposition')
      .option('--state <state>', 'open, ended, resolved or dismissed')
      .option('--limit <count>', 'how many on a page')
      .option('--cursor <cursor>', 'the next page: `nextCursor` of the answer before')
      .action(async ({ dossier, json, ...parameters }: Options) => {
        const answer = await ask(terminal, { dossier, path: ['contradictions'], parameters })
        terminal.answer(json ? answer : describe(answer))
      }),
    [
      'stancelog contradictions --dossier demo --valid-at 2025-04-15',
      'stancelog contradictions --dossier demo --between steve-witkoff,mark-rutte --valid-at 2025-04-15 --json',
    ],
  )

// The answer was built from the API's own schema; these name what is shown of it.
const Side = z.looseObject({ speaker: z.string(), polarity: z.number().nullable() })
const Listed = z.looseObject({
  contradictionId: z.string(),
  kind: z.string(),
  basis: z.string(),
  state: z.string(),
  proposition: z.string(),
  since: z.string().nullable().optional(),
  a: Side,
  b: Side,
})

function describe(answer: Answer): string {
  const listed = z.array(Listed).parse(answer.data)
  if (listed.length === 0) return `no contradictions (${asOfLine(answer)})`
  const rows = listed.map(({ since, kind, proposition, a, b, basis, state, contradictionId }) => [
    since ?? '',
    kind,
    proposition,
    `${a.speaker} (${a.polarity ?? '?'})`,
    `${b.speaker} (${b.polarity ?? '?'})`,
    basis,
    state,
    contradictionId,
  ])
  const head = ['SINCE', 'KIND', 'PROPOSITION', 'ONE', 'OTHER', 'BASIS', 'STATE', 'ID']
  const more = typeof answer.nextCursor === 'string' ? [`more: --cursor ${answer.nextCursor}`] : []
  return [tableOf(head, rows), ...more, asOfLine(answer)].join('\n')
}

/** `stancelog serve`: the HTTP API and the work behind it, until somebody stops it. */
import { Command } from 'commander'
import { parseConfig, settingNames, unknownSettings } from '../config.ts'
import { nearNames } from '../near-names.ts'
import { serve } from '../serve.ts'
import { withExamples } from './examples.ts'
import type { Terminal } from './terminal.ts'

export const serveCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('serve')
      .description('serve the HTTP API and do the work behind it')
      .option('--no-work', 'leave projecting to `stancelog work` processes')
      .option('--no-demo', 'do not fill an empty store with the demo dossier')
      .action(async ({ work, demo }: { work: boolean; demo: boolean }) => {
        const config = parseConfig(terminal.env)
        for (const name of unknownSettings(terminal.env)) {
          const near = nearNames(
            name,
            settingNames.map((each) => each.toLowerCase()),
          )[0]?.toUpperCase()
          terminal.say(`there is no setting ${name}${near === undefined ? '' : `; did you mean ${near}?`}`)
        }
        await serve(config, {
          work,
          demo,
          signal: terminal.signal,
          onReady: (url, { dataDir }) =>
            terminal.answer(
              `Stancelog serves ${url}${dataDir === undefined ? '' : ` from ${dataDir}`} (Ctrl-C stops it)`,
            ),
        })
      }),
    ['stancelog serve', 'PORT=0 stancelog serve --no-demo'],
  )

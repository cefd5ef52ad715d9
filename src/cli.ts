/** `stancelog`: the list of commands, and what their end says to the shell. */
import process from 'node:process'
import { Command } from 'commander'
import { codebookCommand } from './cli/codebook.ts'
import { contradictionsCommand } from './cli/contradictions.ts'
import { demoCommand } from './cli/demo.ts'
import { exitCodes, outcomeOf } from './cli/exit-codes.ts'
import { extractCommand } from './cli/extract.ts'
import { ingestCommand } from './cli/ingest.ts'
import { migrateCommand } from './cli/migrate.ts'
import { rebuildCommand } from './cli/rebuild.ts'
import { serveCommand } from './cli/serve.ts'
import { listenForSignals } from './cli/signals.ts'
import { stanceCommand } from './cli/stance.ts'
import { openTerminal, type Terminal, watchOutput } from './cli/terminal.ts'
import { workCommand } from './cli/work.ts'

const commands = [
  serveCommand,
  workCommand,
  migrateCommand,
  demoCommand,
  ingestCommand,
  extractCommand,
  stanceCommand,
  contradictionsCommand,
  codebookCommand,
  rebuildCommand,
]

function createProgram(terminal: Terminal): Command {
  const program = new Command('stancelog')
    .description('who held what, when, and who said so')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', exitCodeHelp)
  // `addCommand` does not pass settings on by itself: a wrong option would end the process inside the library.
  for (const command of commands) program.addCommand(withSettings(command(terminal), program))
  return program
}

function withSettings(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent)
  for (const child of command.commands) withSettings(child, command)
  return command
}

const exitCodeHelp = `
Exit codes: 0 done · 1 done in part, or a check failed · 2 wrong usage or unusable input ·
3 the database cannot be reached · 130 and 143 stopped by SIGINT and SIGTERM`

const signals = listenForSignals()
const terminal = openTerminal(process, { signal: signals.signal, env: process.env })
let isAnswerLost = false
watchOutput(process.stdout, process.stderr, (sentence) => {
  if (!isAnswerLost) terminal.say(sentence)
  isAnswerLost = true
  process.exitCode = exitCodes.incomplete
})

// Never `process.exit`: it would cut off what is still being written, and the database would not be stopped.
try {
  await createProgram(terminal).parseAsync()
} catch (error) {
  const { code, sentence } = outcomeOf(error)
  process.exitCode = code
  if (sentence !== undefined && error !== signals.signal.reason) terminal.say(sentence)
}
const received = signals.received()
if (received) process.exitCode = exitCodes[received]

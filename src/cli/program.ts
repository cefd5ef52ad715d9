/** The list of commands, and what their end says to the shell. */
import { Command } from 'commander'
import { codeOf } from '../../db/connect.ts'
import { codebookCommand } from './codebook.ts'
import { contradictionsCommand } from './contradictions.ts'
import { demoCommand } from './demo.ts'
import { evaluateCommand } from './evaluate.ts'
import { outcomeOf } from './exit-codes.ts'
import { extractCommand } from './extract.ts'
import { ingestCommand } from './ingest.ts'
import { migrateCommand } from './migrate.ts'
import { rebuildCommand } from './rebuild.ts'
import { serveCommand } from './serve.ts'
import { stanceCommand } from './stance.ts'
import type { Terminal } from './terminal.ts'
import { webhooksCommand } from './webhooks.ts'
import { workCommand } from './work.ts'

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
  evaluateCommand,
  rebuildCommand,
  webhooksCommand,
]

const exitCodeHelp = `
Exit codes: 0 done · 1 done in part, or a check failed · 2 wrong usage or unusable input ·
3 the database or the service cannot be reached · 130 and 143 stopped by SIGINT and SIGTERM`

/**
 * Runs one command. Whatever there is to say was said on the terminal when it ends.
 *
 * @param words  what stands behind the name of the program
 * @returns the exit code; that of a signal is for the caller to know
 */
export async function runProgram(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    const { code, sentence } = outcomeOf(error)
    if (sentence !== undefined && !isBrokenOff(error, terminal)) terminal.say(sentence)
    if (terminal.env.LOG_LEVEL === 'debug' && error instanceof Error) terminal.say(error.stack ?? '')
    return code
  }
}

/** What an orderly end breaks off is no news. */
const isBrokenOff = (error: unknown, { signal }: Terminal): boolean =>
  signal.aborted && (error === signal.reason || codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE')

export function createProgram(terminal: Terminal): Command {
  const program = new Command('stancelog')
    .description('who held what, when, and who said so')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.answer(text.trimEnd()),
      writeErr: (text) => terminal.say(text.trimEnd()),
    })
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

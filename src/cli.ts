/** `stancelog`: the command line as a process, with its streams and signals. */
import process from 'node:process'
import { exitCodes } from './cli/exit-codes.ts'
import { runProgram } from './cli/program.ts'
import { listenForSignals } from './cli/signals.ts'
import { openTerminal, watchOutput } from './cli/terminal.ts'

const { signal, received } = listenForSignals()
const terminal = openTerminal(process, { signal, env: process.env })
let isAnswerLost = false
watchOutput(process.stdout, process.stderr, (sentence) => {
  if (!isAnswerLost) terminal.say(sentence)
  isAnswerLost = true
  process.exitCode = exitCodes.incomplete
})

const code = await runProgram(process.argv.slice(2), terminal)
const name = received()
// Never `process.exit`: it would cut off what is still being written, and leave the database running.
if (name) process.exitCode = exitCodes[name]
else if (!isAnswerLost) process.exitCode = code

/** Every `--help` ends with a line that can be copied. */
import type { Command } from 'commander'

export const withExamples = (command: Command, examples: readonly string[]): Command =>
  command.addHelpText('after', ['', 'Examples:', ...examples.map((line) => `  ${line}`)].join('\n'))

/** Both time axes as options; the API reads them, so a wrong one is refused in its words. */
import type { Command } from 'commander'

export type AsOfOptions = Readonly<{ dossier: string; validAt?: string; knownAt?: string; json?: true }>

export const withAsOfOptions = (command: Command): Command =>
  command
    .requiredOption('--dossier <id>', 'the dossier to ask')
    .option(
      '--valid-at <date>',
      'the day asked about, to its end in the zone of the dossier (default: today)',
    )
    .option('--known-at <moment>', 'what was known by then: an instant with offset, or position:412')
    .option('--json', 'the answer of the API, as one JSON object on stdout')

/** What the answer stands on, for people. */
export const asOfLine = ({ validAt, knownAt, position }: Readonly<Record<string, unknown>>): string =>
  `valid at ${validAt}, position ${position}${typeof knownAt === 'string' ? ` (recorded ${knownAt})` : ''}`

/** `stancelog codebook check`: every fault of a codebook, and what its author should look at again. */
import { Command } from 'commander'
import { systemClock } from '../clock.ts'
import { cueWarnings } from '../extraction/cue-warnings.ts'
import { explain } from '../extraction/explain.ts'
import { lexicons } from '../extraction/lexicons.ts'
import { addToTally, type CueTally, tallyWarnings } from '../extraction/measured-warnings.ts'
import { withExamples } from './examples.ts'
import { exitCodes, Incomplete, Unusable } from './exit-codes.ts'
import { type InputOptions, readEach } from './input-options.ts'
import { FaultyCodebook, faultLine, type LoadedCodebook, loadCodebook } from './load-codebook.ts'
import type { Terminal } from './terminal.ts'

type Options = Readonly<{ articles?: string; language?: string; json?: true }>

export const checkCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('check')
      .description(
        `read a codebook, name every fault with its line, and warn of cues that will mislead; ends with ${exitCodes.incomplete} if there is a fault`,
      )
      .argument('<file>', 'the codebook, YAML or JSON')
      .option(
        '--articles <path>',
        'a text, a directory with a manifest.json or NDJSON, to see what the cues do in it',
      )
      .option('--language <language>', 'of a single text, such as fr; detected when left out')
      .option('--json', 'one JSON object on stdout')
      .action(async (file: string, options: Options) => await run(file, options, terminal)),
    [
      'stancelog codebook check codebooks/ukraine-talks.yaml',
      'stancelog codebook check codebooks/demo.yaml --articles codebooks/demo',
    ],
  )

async function run(file: string, options: Options, terminal: Terminal): Promise<void> {
  const loaded = await loadOrSay(file, options, terminal)
  const { codebook, contentHash, lineOf } = loaded
  const { tally, articleCount, refusedCount } = await tallied(loaded, options, terminal)
  if (refusedCount === null) return
  const found = [...cueWarnings(codebook, lexicons), ...tallyWarnings(tally, codebook)]
  const warnings = [
    ...loaded.warnings,
    ...found.map((warning) => ({ ...warning, line: lineOf(warning.pointer) })),
  ].sort((a, b) => a.line - b.line)
  const { id, version, parties, agents, propositions } = codebook
  const counts = { parties: parties.length, agents: agents.length, propositions: propositions.length }
  const read = options.articles === undefined ? {} : { articleCount }
  if (options.json) terminal.answer({ id, version, contentHash, ...counts, ...read, faults: [], warnings })
  else {
    for (const warning of warnings) terminal.say(`warning: ${faultLine(file, warning)}`)
    const counted = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
    const articles = options.articles === undefined ? '' : `, ${articleCount} articles read`
    const warned = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
    terminal.answer(`${id} ${version}: ${counted.join(', ')}${articles}; no faults, ${warned}`)
  }
  if (refusedCount > 0) throw new Incomplete('')
}

async function loadOrSay(file: string, { json }: Options, terminal: Terminal): Promise<LoadedCodebook> {
  try {
    return await loadCodebook(file)
  } catch (error) {
    if (!(error instanceof FaultyCodebook)) throw error
    if (json) terminal.answer({ faults: error.faults })
    throw new Incomplete(json ? '' : error.message)
  }
}

async function tallied({ codebook }: LoadedCodebook, { articles, language }: Options, terminal: Terminal) {
  const tally: CueTally = new Map()
  let articleCount = 0
  if (articles === undefined) return { tally, articleCount, refusedCount: 0 }
  // Cues do not ask when a text appeared, so a single text needs no date here.
  const options: InputOptions = {
    publishedAt: systemClock.now(),
    ...(language !== undefined && { language }),
  }
  const refusedCount = await readEach(articles, options, terminal, ({ article }) => {
    addToTally(tally, explain(article, codebook, lexicons))
    articleCount += 1
    terminal.progress(`${articleCount} articles read`)
  })
  if (articleCount === 0 && refusedCount !== null) throw new Unusable(`${articles}: nothing was read`)
  return { tally, articleCount, refusedCount }
}

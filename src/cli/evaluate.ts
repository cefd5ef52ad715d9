/** `stancelog evaluate`: how far claims and answers agree with what careful readers coded. */
import { Command, Option } from 'commander'
import { Additions, noAdditions } from '../evaluation/additions.ts'
import { RequestRefused } from '../evaluation/api.ts'
import { readCodedFile } from '../evaluation/coded-file.ts'
import { evaluateExamples, type Outcome } from '../evaluation/evaluate-examples.ts'
import { Examples } from '../evaluation/examples.ts'
import { GoldClaims } from '../evaluation/gold-claim.ts'
import { faultsInGold } from '../evaluation/gold-faults.ts'
import { type Material, missingNames } from '../evaluation/material.ts'
import { readArticles } from '../evaluation/read-articles.ts'
import { withThrowawayService } from '../evaluation/throwaway-service.ts'
import { evaluateClaims } from './evaluate-claims.ts'
import { withExamples } from './examples.ts'
import { Incomplete, Unusable } from './exit-codes.ts'
import { loadCodebook } from './load-codebook.ts'
import { tableOf } from './table.ts'
import type { Terminal } from './terminal.ts'

type Options = Readonly<{
  codebook: string
  onlyCoded?: true
  examples?: string
  claims: Material['claims']
  links?: string
  json?: true
}>

export const evaluateCommand = (terminal: Terminal): Command =>
  withExamples(
    new Command('evaluate')
      .description(
        'measure how far the claims that the rules find agree with claims that careful readers coded: precision, recall, speakers, voice, dates and polarity, with intervals, and every miss and false alarm. With --examples instead: answer questions through the API, on a database of its own that is removed at the end, and check the answers',
      )
      .argument('<gold>', 'claims that careful readers coded, as a JSON list')
      .argument('<articles>', 'the texts: a directory with a manifest.json, or NDJSON')
      .requiredOption('--codebook <file>', 'parties, agents, propositions and their cues')
      .option(
        '--only-coded',
        'leave out articles without a coded claim; else whatever is found in them is a false alarm',
      )
      .option('--examples <file>', 'questions with the answers expected, as JSON; they name the gold claims')
      .addOption(
        new Option(
          '--claims <source>',
          'with --examples, what is asked about: the claims that the rules extract, or the gold, posted as coded by hand, with cues left out',
        )
          .choices(['extracted', 'gold'])
          .default('extracted'),
      )
      .option(
        '--links <file>',
        'with --claims gold, what its format cannot say: links between claims, and who controls a condition',
      )
      .option('--json', 'one JSON object on stdout, with every measure or every check')
      .action(
        async (gold: string, articles: string, options: Options) =>
          await run({ gold, articles }, options, terminal),
      ),
    [
      'stancelog evaluate test/gold/dispatches.claims.json test/gold/dispatches.ndjson --codebook codebooks/ukraine-talks.yaml',
      'stancelog evaluate gold/claims.json articles/ --codebook codebook.yaml --only-coded --json > scores.json',
      'stancelog evaluate test/gold/dispatches.claims.json test/gold/dispatches.ndjson --codebook codebooks/ukraine-talks.yaml --examples test/gold/dispatches.examples.json',
      'stancelog evaluate gold/claims.json articles/ --codebook codebook.yaml --examples gold/examples.json --claims gold --links gold/links.json',
    ],
  )

async function run(
  paths: Readonly<{ gold: string; articles: string }>,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  refuseWhatDoesNotGoTogether(options)
  const { codebook } = await loadCodebook(options.codebook)
  const articles = await readArticles(paths.articles)
  if (options.examples === undefined) {
    const check = (gold: GoldClaims) => faultsInGold(gold, { articles, codebook })
    const gold = await readCodedFile(paths.gold, GoldClaims, check)
    evaluateClaims({ articles, codebook, gold }, options, terminal)
    return
  }
  const [gold, examples, additions] = await Promise.all([
    readCodedFile(paths.gold, GoldClaims),
    readCodedFile(options.examples, Examples),
    options.links === undefined ? noAdditions : readCodedFile(options.links, Additions),
  ])
  const material: Material = { articles, codebook, gold, additions, claims: options.claims }
  const missing = missingNames(examples, material)
  if (missing.length > 0) throw new Unusable(missing.join('\n'))
  const outcomes = await withThrowawayService({ onNotice: terminal.say }, async (send) => {
    const onProgress = (done: number, of: number) => terminal.progress(`${done} of ${of} examples answered`)
    return await evaluateExamples(send, { examples, material }, { signal: terminal.signal, onProgress })
  }).catch((error: unknown) => {
    throw error instanceof RequestRefused && error.status < 500 ? new Unusable(error.message) : error
  })
  const right = outcomes.filter((outcome) => outcome.right).length
  const summary = { claims: options.claims, right, of: outcomes.length }
  terminal.answer(options.json ? { ...summary, examples: outcomes } : described(outcomes, summary))
  if (right < outcomes.length) throw new Incomplete('')
}

function refuseWhatDoesNotGoTogether({ examples, claims, links, onlyCoded }: Options): void {
  if (links !== undefined && claims !== 'gold')
    throw new Unusable('--links: the rules draw their own; it takes --claims gold')
  if (examples === undefined && claims === 'gold')
    throw new Unusable(
      '--claims gold: the gold agrees with itself; it takes --examples, questions to ask of it',
    )
  if (examples !== undefined && onlyCoded)
    throw new Unusable(
      '--only-coded: it measures claims, and --examples answers questions; leave one of them out',
    )
}

const described = (
  outcomes: readonly Outcome[],
  { claims, right, of }: Readonly<{ claims: Material['claims']; right: number; of: number }>,
): string => {
  const rows = outcomes.flatMap(({ id, question, checks, ...outcome }) => {
    const wrong = checks.filter((check) => !check.right)
    const [first, ...others] = wrong.map(
      ({ key, expected, answered }) => `${key}: ${shown(expected)} expected, ${shown(answered)} answered`,
    )
    return [
      [id, question, outcome.right ? 'right' : 'wrong', first ?? ''],
      ...others.map((line) => ['', '', '', line]),
    ]
  })
  const from = claims === 'gold' ? 'the gold claims, coded by hand' : 'the claims that the rules extract'
  return `${tableOf(['EXAMPLE', 'QUESTION', '', ''], rows)}\n${right} of ${of} right, from ${from}`
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

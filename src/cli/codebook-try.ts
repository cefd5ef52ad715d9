/** `stancelog codebook try`: shows what each cue catches in an article, and why it gives a claim or none. */
import { Command } from 'commander'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { sha256 } from '../../events/identity.ts'
import { type ExplainedSentence, type Explanation, explain } from '../extraction/explain.ts'
import { lexicons } from '../extraction/lexicons.ts'
import { articleIdOf } from '../register-article.ts'
import { describeExplanation } from './describe-explanation.ts'
import { withExamples } from './examples.ts'
import { Incomplete, Unusable } from './exit-codes.ts'
import { type InputOptions, readEach, withInputOptions } from './input-options.ts'
import { type LoadedCodebook, loadCodebook } from './load-codebook.ts'
import { nearMisses, silences } from './silences.ts'
import type { Terminal } from './terminal.ts'

type Options = InputOptions & Readonly<{ json?: true }>

export const tryCommand = (terminal: Terminal): Command =>
  withExamples(
    withInputOptions(new Command('try').argument('<file>', 'the codebook, YAML or JSON'))
      .description('show sentence by sentence what each cue catches, and why it gives a claim or none')
      .option('--json', 'one JSON object on stdout')
      .action(
        async (file: string, path: string, options: Options) => await run(file, path, options, terminal),
      ),
    [
      'stancelog codebook try codebooks/demo.yaml codebooks/demo',
      'stancelog codebook try my-talks.yaml article.txt --published-at 2025-04-15T20:41:07+02:00 --time-zone Europe/Paris',
    ],
  )

async function run(file: string, path: string, options: Options, terminal: Terminal): Promise<void> {
  const loaded = await loadCodebook(file)
  const tried: object[] = []
  let count = 0
  const refusedCount = await readEach(path, options, terminal, ({ id, where, article }) => {
    const articleId = articleIdOf(article, sha256(article.text))
    const explanation = explain({ ...article, articleId }, loaded.codebook, lexicons)
    for (const sentence of notices(explanation, loaded.codebook)) terminal.say(`${where}: ${sentence}`)
    count += 1
    if (options.json) tried.push({ id, ...inJson(explanation, loaded) })
    else
      terminal.answer(
        `${count > 1 ? '\n' : ''}${describeExplanation(id, explanation, terminal.isStyled === true)}`,
      )
  })
  if (refusedCount === null) return
  if (count === 0) throw new Unusable('nothing was read')
  if (options.json) terminal.answer({ articles: tried })
  if (refusedCount > 0) throw new Incomplete('')
}

/** What makes an article give nothing as a whole. */
function notices(
  { extraction: { language, warnings }, sentences }: Explanation,
  codebook: Codebook,
): string[] {
  const read = [...lexicons.keys()].join(' and ')
  if (warnings.includes('language_unknown'))
    return [`the language is not recognised, so nothing is read; ${read} are read. Say it with --language`]
  if (warnings.includes('language_unsupported'))
    return [`the language ${language} is not read, so there are no claims; ${read} are`]
  if (sentences.length === 0) return ['no sentence was found']
  const cued = new Set(codebook.propositions.flatMap(({ cues = {} }) => Object.keys(cues)))
  return cued.has(language)
    ? []
    : [`the codebook has no cues in ${language}, only in ${[...cued].join(', ') || 'no language'}`]
}

const inJson = ({ extraction, sentences }: Explanation, { lineOf }: LoadedCodebook) => ({
  language: extraction.language,
  claimCount: extraction.claims.length,
  warnings: extraction.warnings,
  sentences: sentences.map((sentence) => sentenceInJson(sentence, lineOf)),
})

const sentenceInJson = (
  { matches, nearMisses: misses, ...sentence }: ExplainedSentence,
  lineOf: LoadedCodebook['lineOf'],
) => ({
  ...sentence,
  matches: matches.map(({ claims, ...match }) => ({
    ...match,
    line: lineOf(match.pointer),
    why: match.silence && silences[match.silence],
    claims: claims.map(({ claimId, confidence, reading }) => ({ claimId, ...reading, confidence })),
  })),
  nearMisses: misses.map((miss) => ({ ...miss, line: lineOf(miss.pointer), why: nearMisses[miss.reason] })),
})

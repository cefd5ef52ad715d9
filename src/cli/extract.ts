/** `stancelog extract`: what the rules find in an article, without a database. */
import { Command } from 'commander'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { sha256 } from '../../events/identity.ts'
import { extract } from '../extraction/extract.ts'
import { lexicons } from '../extraction/lexicons.ts'
import { articleIdOf } from '../register-article.ts'
import { withExamples } from './examples.ts'
import { Incomplete, Unusable } from './exit-codes.ts'
import {
  createWarner,
  type InputOptions,
  type ReadableArticle,
  readEach,
  withInputOptions,
} from './input-options.ts'
import { loadCodebook } from './load-codebook.ts'
import { tableOf } from './table.ts'
import type { Terminal } from './terminal.ts'

type Options = InputOptions & Readonly<{ codebook?: string; json?: true }>

export const extractCommand = (terminal: Terminal): Command =>
  withExamples(
    withInputOptions(new Command('extract'))
      .description('print what is found in articles; without a codebook, quotations and dates only')
      .option('--codebook <file>', 'parties, agents, propositions and their cues')
      .option('--json', 'one JSON object on stdout')
      .action(async (path: string | undefined, options: Options) => await run(path, options, terminal)),
    [
      'stancelog extract article.txt --published-at 2025-04-15T20:41:07+02:00 --time-zone Europe/Paris --json',
      'stancelog extract page.html --time-zone Europe/Paris --codebook codebooks/ukraine-talks.yaml',
      'stancelog extract --feed feed.xml --time-zone Europe/Paris --json',
      'stancelog extract articles/ --codebook codebooks/ukraine-talks.yaml --json > claims.json',
    ],
  )

async function run(path: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const parsed = options.codebook === undefined ? undefined : await loadCodebook(options.codebook)
  const articles: ExtractedArticle[] = []
  const warner = createWarner(terminal)
  const refusedCount = await readEach(path, options, terminal, (found) => {
    const extracted = extractedFrom(found, parsed?.codebook ?? null)
    for (const code of extracted.warnings) warner.warn(found.where, code)
    articles.push(extracted)
    terminal.progress(`${articles.length} articles read`)
  })
  if (refusedCount === null) return
  warner.end()
  if (articles.length === 0) throw new Unusable('nothing was read')
  if (options.json) terminal.answer({ articles })
  else terminal.answer(articles.map(describe).join('\n\n'))
  if (refusedCount > 0) throw new Incomplete('')
}

type ExtractedArticle = ReturnType<typeof extractedFrom>

function extractedFrom({ id, article }: ReadableArticle, codebook: Codebook | null) {
  const articleId = articleIdOf(article, sha256(article.text))
  const { claims, quotations, dates, warnings } = extract({ ...article, articleId }, codebook, lexicons)
  return {
    id,
    claims: claims.map(({ claimId, confidence, reading, review, trace }) => ({
      article: id,
      claimId,
      ...reading,
      confidence,
      review,
      trace,
    })),
    quotations,
    dates,
    warnings: [...article.warnings, ...warnings],
  }
}

function describe({ id, claims, quotations, dates }: ExtractedArticle): string {
  const head = `${id}: ${claims.length} claims, ${quotations.length} quotations, ${dates.length} dates`
  if (claims.length === 0) return head
  const rows = claims.map(({ holder, aboutParty, proposition, polarity, speaker, statedAt, spans }) => [
    holder ?? (aboutParty === null ? '' : `(${aboutParty})`),
    proposition,
    String(polarity ?? '?'),
    speaker,
    statedAt.from ?? '',
    `“${spans[0]?.exact ?? ''}”`,
  ])
  return `${head}\n${tableOf(['HOLDER', 'PROPOSITION', 'POLARITY', 'SPEAKER', 'STATED', 'WORDS'], rows)}`
}

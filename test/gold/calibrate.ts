/**
 * Measures how often the claims are right in whose trace each factor of the confidence stands, and works out the factors:
 *
 *     node --import tsx test/gold/calibrate.ts [ARTICLES,GOLD[,CODEBOOK] …] [--write]
 *
 * Without names of files it reads the sets of this project. With `--write` it rewrites
 * `src/extraction/confidence-factors.json` and the table in `src/extraction/README.md`, which a test compares.
 * Articles with which the rules were written are better left out: there they are right more often than elsewhere.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCodebook } from '../../src/cli/load-codebook.ts'
import { factorsIn } from '../../src/evaluation/breakdowns.ts'
import { readCodedFile } from '../../src/evaluation/coded-file.ts'
import { findClaims } from '../../src/evaluation/find-claims.ts'
import { fitFactors, type Observation } from '../../src/evaluation/fit-factors.ts'
import { GoldClaims } from '../../src/evaluation/gold-claim.ts'
import { faultsInGold } from '../../src/evaluation/gold-faults.ts'
import { proportionOf } from '../../src/evaluation/intervals.ts'
import { type FoundClaim, matchClaims, withBlockRanges } from '../../src/evaluation/match-claims.ts'
import { readArticles } from '../../src/evaluation/read-articles.ts'
import { confidenceMin } from '../../src/extraction/confidence.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { type MeasuredFactors, withFactorTable } from './factor-table.ts'

const project = join(import.meta.dirname, '..', '..')
const data = join(project, 'src', 'extraction', 'confidence-factors.json')
const readme = join(project, 'src', 'extraction', 'README.md')

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const here = (file: string) => join(import.meta.dirname, file)
const codebooks = join(project, 'codebooks')
const ours = [
  `${here('dispatches.ndjson')},${here('dispatches.claims.json')}`,
  `${join(codebooks, 'serbia-kosovo')},${here('serbia-kosovo.claims.json')},${join(codebooks, 'serbia-kosovo.yaml')}`,
  `${here('wire.ndjson')},${here('wire.claims.json')}`,
]
const sets = positionals.length > 0 ? positionals : ours

type Judged = Readonly<{ found: FoundClaim; right: boolean }>
const judged: Judged[] = []
const measuredOn: string[] = []
for (const set of sets) {
  const read = await judgedIn(set)
  judged.push(...read.claims)
  measuredOn.push(read.name)
}

// `as`: the file that this command writes.
const before = JSON.parse(readFileSync(data, 'utf8')) as MeasuredFactors
const observed = judged.map(({ found, right }): Observation => ({ factors: factorsIn(found), right }))
const opinions = Object.fromEntries(
  Object.entries(before.factors).map(([name, { judged }]) => [name, judged]),
)
const fitted = fitFactors(observed, opinions)
const after: MeasuredFactors = {
  measuredOn: measuredOn.join('; '),
  factors: Object.fromEntries(
    Object.entries(before.factors).map(([name, { judged }]) => {
      const having = observed.filter(({ factors }) => factors.includes(name))
      const right = having.filter((claim) => claim.right).length
      return [name, { judged, right, of: having.length, factor: fitted[name] ?? judged }]
    }),
  ),
}

for (const [name, { judged, right, of, factor }] of Object.entries(after.factors)) {
  const { low, high } = proportionOf(right, of)
  const seen = low === null || high === null ? '' : `${low.toFixed(2)} to ${high.toFixed(2)}`
  console.log(
    `${name.padEnd(22)} ${String(right).padStart(4)} of ${String(of).padEnd(4)} ${seen.padEnd(14)} judged ${judged.toFixed(2)}  now ${factor.toFixed(3)}`,
  )
}
describe('as it was', (found) => found.confidence ?? 0)
describe('with these factors', (found) =>
  factorsIn(found).reduce((product, name) => product * (fitted[name] ?? 1), 1))

if (values.write) {
  writeFileSync(data, `${JSON.stringify(after, null, 2)}\n`)
  writeFileSync(readme, withFactorTable(readFileSync(readme, 'utf8'), after))
  console.log('written: src/extraction/confidence-factors.json and the table in src/extraction/README.md')
}

/** Every claim that was found, but for those that meet a debatable one. */
async function judgedIn(set: string): Promise<Readonly<{ name: string; claims: readonly Judged[] }>> {
  const [articlesPath = '', goldPath = '', codebookPath = 'codebooks/ukraine-talks.yaml'] = set.split(',')
  const { codebook } = await loadCodebook(codebookPath)
  const articles = await readArticles(articlesPath)
  const coded = await readCodedFile(goldPath, GoldClaims, (claims) =>
    faultsInGold(claims, { articles, codebook }),
  )
  const found = articles.flatMap((article) => findClaims(article, { codebook, lexicons }).claims)
  const { core, falseAlarms } = matchClaims(withBlockRanges(coded, articles), found)
  const name = basename(goldPath).replace(/\.claims\.json$|\.json$/, '')
  return {
    name: `${name} (${articles.length} articles, ${core.length + falseAlarms.length} claims found)`,
    claims: [
      ...core.map(({ found }) => ({ found, right: true })),
      ...falseAlarms.map((found) => ({ found, right: false })),
    ],
  }
}

/** How near confidence comes to the share of right claims, and what the threshold keeps out. */
function describe(title: string, confidenceOf: (found: FoundClaim) => number): void {
  const claims = judged.map(({ found, right }) => ({ confidence: confidenceOf(found), right }))
  const mean = claims.reduce((sum, { confidence }) => sum + confidence, 0) / claims.length
  const share = claims.filter(({ right }) => right).length / claims.length
  const error = claims.reduce((sum, { confidence, right }) => sum + (confidence - Number(right)) ** 2, 0)
  const below = claims.filter(({ confidence }) => confidence < confidenceMin)
  const lost = below.filter(({ right }) => right).length
  console.log(
    `${title}: mean confidence ${mean.toFixed(3)}, right ${share.toFixed(3)}, squared error ${(error / claims.length).toFixed(4)}; below ${confidenceMin}: ${below.length}, of them right ${lost}`,
  )
}

/** The confidence: its factors are those that were measured and published, every step of a trace is one of them, and they can be found again. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { factorMax, factorMin, fitFactors, type Observation } from '../../src/evaluation/fit-factors.ts'
import { factors, formFactor, speakerFactor } from '../../src/extraction/confidence.ts'
import { factorNameOf } from '../../src/extraction/factor-names.ts'
import { type MeasuredFactors, withFactorTable } from '../gold/factor-table.ts'
import { isPresent, ourCodebook, readArticle, readSeeds } from '../gold/material.ts'

const project = join(import.meta.dirname, '..', '..')
const read = (...path: string[]) => readFileSync(join(project, ...path), 'utf8')
// `as`: a file of our own; the next test reads every field of it.
const measured = JSON.parse(read('src', 'extraction', 'confidence-factors.json')) as MeasuredFactors

/** The factors that the code multiplies, under the names that are measured. */
const used: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.entries(speakerFactor).map(([by, value]) => [`speaker by ${by}`, value])),
  ...Object.fromEntries(Object.entries(formFactor).map(([form, value]) => [`form ${form}`, value])),
  ...factors,
}

t.test('the factors of the code are those that were measured, within their bounds', async (t) => {
  t.same(
    used,
    Object.fromEntries(Object.entries(measured.factors).map(([name, { factor }]) => [name, factor])),
  )
  for (const [name, { factor, judged, right, of }] of Object.entries(measured.factors)) {
    t.ok(factorMin <= factor && factor <= factorMax, `${name}: ${factor}`)
    t.ok(factorMin <= judged && judged <= factorMax && 0 <= right && right <= of, name)
  }
})

t.test('the table that is published has them', async (t) => {
  const document = read('src', 'extraction', 'README.md')
  t.equal(withFactorTable(document, measured), document, 'test/gold/calibrate.ts --write writes both')
  const [name] = Object.keys(measured.factors)
  t.ok(document.includes(`| ${name} |`), 'and there is a table')
})

t.test('the files that the document names are there', async (t) => {
  const named = [...read('src', 'extraction', 'README.md').matchAll(/`([a-z/-]+\.(?:ts|json))`/g)]
  t.ok(named.length > 20, `${named.length} of them`)
  for (const [, name = ''] of named) {
    const path = name.includes('/') ? name : join('src', 'extraction', name)
    t.ok(existsSync(join(project, path)), name)
  }
})

t.test('every step of a trace has the factor that bears its name, or none', async (t) => {
  type Line = Parameters<typeof readArticle>[0] & { text: string }
  const codebook = ourCodebook()
  const texts = read('test', 'gold', 'dispatches.ndjson')
    .trim()
    .split('\n')
    // `as`: lines of our own.
    .map((line) => JSON.parse(line) as Line)
    .map((line) => readArticle(line, line.text, codebook))
  const seeds = isPresent('articles') ? readSeeds(codebook) : []
  const steps = [...texts, ...seeds].flatMap(({ extraction }) =>
    extraction.claims.flatMap(({ trace }) => trace),
  )
  const seen = new Set<string>()
  for (const step of steps) {
    const name = factorNameOf(step)
    if (name !== null) seen.add(name)
    const expected = name === null ? 1 : used[name]
    if (expected !== step.factor)
      t.fail(`${step.stage}: ${step.rule} has ${step.factor}, and ${name} is ${expected}`)
  }
  t.ok(seen.size >= 12, `${[...seen].sort()}`)
})

/** Claims whose factors are drawn at random and whose fate follows the product; always the same ones. */
function simulated(truth: Readonly<Record<string, number>>, count: number): Observation[] {
  let state = 12_345
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
  return Array.from({ length: count }, () => {
    const names = Object.keys(truth).filter(() => random() < 0.5)
    const product = names.reduce((value, name) => value * (truth[name] ?? 1), 1)
    return { factors: names, right: random() < product }
  })
}

t.test('factors are found again from claims that follow them', async (t) => {
  const truth = { sure: 0.97, fair: 0.85, poor: 0.6, 'very poor': 0.52 }
  const judged = { sure: 0.9, fair: 0.9, poor: 0.9, 'very poor': 0.9 }
  const fitted = fitFactors(simulated(truth, 20_000), judged)
  for (const [name, value] of Object.entries(truth))
    t.ok(Math.abs((fitted[name] ?? 0) - value) < 0.02, `${name}: ${fitted[name]}, in truth ${value}`)
})

t.test('a factor answers for itself and not for its companions', async (t) => {
  const often = (factors: string[], right: number, wrong: number): Observation[] => [
    ...Array.from({ length: right }, () => ({ factors, right: true })),
    ...Array.from({ length: wrong }, () => ({ factors, right: false })),
  ]
  const { good, bad } = fitFactors([...often(['good'], 196, 4), ...often(['good', 'bad'], 60, 40)], {
    good: 0.9,
    bad: 0.9,
  })
  t.ok((good ?? 0) > 0.95, `good: ${good}`)
  t.ok((bad ?? 1) < 0.7, `bad: ${bad}`)
})

t.test('what was hardly seen stays near what was judged, and nothing leaves the bounds', async (t) => {
  const judged = { seen: 0.9, rare: 0.9, never: 0.8, hopeless: 0.9, perfect: 0.9 }
  const all = (name: string, right: boolean, count: number) =>
    Array.from({ length: count }, (): Observation => ({ factors: [name], right }))
  const fitted = fitFactors(
    [...all('rare', false, 1), ...all('hopeless', false, 500), ...all('perfect', true, 5_000)],
    judged,
  )
  t.equal(fitted.never, 0.8)
  t.ok((fitted.rare ?? 0) > 0.8 && (fitted.rare ?? 1) < 0.9, `rare: ${fitted.rare}`)
  t.equal(fitted.hopeless, factorMin)
  t.equal(fitted.perfect, factorMax)
  t.same(fitFactors([], judged), judged, 'nothing seen, nothing moved')
})

t.test('the order of what was observed changes nothing', async (t) => {
  const truth = { a: 0.9, b: 0.7, c: 0.95 }
  const observed = simulated(truth, 300)
  t.same(fitFactors(observed.toReversed(), truth), fitFactors(observed, truth))
})

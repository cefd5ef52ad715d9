/** The table of measured factors, as src/extraction/README.md publishes it. */
import { proportionOf } from '../../src/evaluation/intervals.ts'

export type MeasuredFactors = Readonly<{
  /** The texts, by the name of their gold and their size. */
  measuredOn: string
  factors: Readonly<Record<string, Readonly<{ judged: number; right: number; of: number; factor: number }>>>
}>

const [begin, end] = ['<!-- factors: written by test/gold/calibrate.ts -->', '<!-- end of factors -->']

/** The document with its table replaced. @throws Error where the marks of the table are missing */
export function withFactorTable(document: string, measured: MeasuredFactors): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the document has no place for the table: ${begin} … ${end}`)
  return `${document.slice(0, from)}${begin}\n\n${tableOf(measured)}\n\n${document.slice(to)}`
}

function tableOf({ measuredOn, factors }: MeasuredFactors): string {
  const rows = Object.entries(factors).map(([name, { judged, right, of, factor }]) => {
    const { share, low, high } = proportionOf(right, of)
    const seen = share === null || low === null || high === null
    const measured = seen ? '' : `${share.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
    return `| ${name} | ${measured} | ${of} | ${judged.toFixed(2)} | ${factor.toFixed(3)} |`
  })
  return [
    `Measured on ${measuredOn}.`,
    '',
    '| Factor | Right, of the claims with it (95 %) | Claims | Judged | Factor |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

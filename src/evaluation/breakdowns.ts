/** The same count, kind by kind: where the rules are strong and where they are weak. Pure. */
import { factorNameOf } from '../extraction/factor-names.ts'
import { type Estimate, f1Of, type Proportion, proportionOf } from './intervals.ts'
import type { FoundClaim, Matching } from './match-claims.ts'
import { partyOf } from './nearest.ts'

/** `recall` counts nothing where a kind is told by what was found alone. */
export type Group = Readonly<{
  name: string
  precision: Proportion
  recall: Proportion
  f1: Estimate
}>

/** Claims whose confidence lies in `[from, to)`; `confidence` is their mean. */
export type Band = Readonly<{
  from: number
  to: number
  confidence: number | null
  precision: Proportion
  /** Where party, proposition and place are right. */
  polaritySign: Proportion
}>

type Tally = { right: number; wrong: number; missed: number }
type Groups = Readonly<
  Record<
    'byProposition' | 'byHolder' | 'byQuoteMode' | 'byForm' | 'byFactor' | 'byRule' | 'byCue',
    readonly Group[]
  >
>

export function groupsOf(matching: Matching): Groups {
  const told = (namesOf: (found: FoundClaim) => readonly string[]) => tally(matching, { ofFound: namesOf })
  return {
    byProposition: tally(matching, {
      ofFound: ({ proposition }) => [proposition],
      ofGold: ({ proposition }) => [proposition],
    }),
    byHolder: tally(matching, { ofFound: (found) => [partyOf(found)], ofGold: (gold) => [partyOf(gold)] }),
    byQuoteMode: tally(matching, {
      ofFound: ({ quoteMode }) => [quoteMode],
      ofGold: ({ quoteMode }) => [quoteMode],
    }),
    byForm: told((found) => [formOf(found)]),
    byFactor: told(factorsIn),
    byRule: told(({ trace }) =>
      trace.filter(({ stage }) => stage !== 'propositions').map(({ stage, rule }) => `${stage}: ${rule}`),
    ),
    byCue: told(({ trace }) =>
      trace.filter(({ stage }) => stage === 'propositions').map(({ rule }) => rule.replace(/^\w+ /, '')),
    ),
  }
}

const newsroom = 'newsroom'

/** `that`, `incise`, `object` …, or `newsroom` where nobody is quoted. */
const formOf = ({ trace }: FoundClaim): string =>
  trace.find(({ stage, rule }) => stage === 'attribution' && !rule.startsWith('speaker by '))?.rule ??
  newsroom

export const factorsIn = ({ trace }: Pick<FoundClaim, 'trace'>): string[] =>
  trace.map(factorNameOf).filter((name) => name !== null)

type Names = Readonly<{
  ofFound: (found: FoundClaim) => readonly string[]
  ofGold?: (gold: Matching['missed'][number]) => readonly string[]
}>

/** Most claims first. A right claim counts where it was found; where gold and finding differ in a name, the gold's. */
function tally({ core, missed, falseAlarms }: Matching, { ofFound, ofGold }: Names): Group[] {
  const tallies = new Map<string, Tally>()
  const add = (names: readonly string[], kind: keyof Tally) => {
    for (const name of new Set(names)) {
      const own = tallies.get(name) ?? { right: 0, wrong: 0, missed: 0 }
      own[kind] += 1
      tallies.set(name, own)
    }
  }
  for (const { gold, found } of core) add(ofGold ? ofGold(gold) : ofFound(found), 'right')
  for (const found of falseAlarms) add(ofFound(found), 'wrong')
  if (ofGold) for (const gold of missed) add(ofGold(gold), 'missed')
  return [...tallies]
    .map(([name, counts]): Group => {
      const { right, wrong, missed } = counts
      return {
        name,
        precision: proportionOf(right, right + wrong),
        recall: ofGold ? proportionOf(right, right + missed) : proportionOf(0, 0),
        f1: ofGold ? f1Of(counts) : { value: null, low: null, high: null },
      }
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1))
}

const sizeOf = ({ precision, recall }: Group): number => precision.of + recall.of

/** Where the bands of confidence begin; the lowest holds what does not count. */
const bandEdges = [0, 0.5, 0.6, 0.7, 0.8, 0.9] as const

export function bandsOf({ core, falseAlarms, wrongSigns }: Matching): Band[] {
  return bandEdges.map((from, index) => {
    const to = bandEdges[index + 1] ?? 1
    const isIn = ({ confidence }: FoundClaim) =>
      confidence !== null && confidence >= from && (confidence < to || to === 1)
    const right = core.map(({ found }) => found).filter(isIn)
    const wrong = falseAlarms.filter(isIn)
    const turned = wrongSigns.filter(({ found }) => isIn(found)).length
    const all = [...right, ...wrong].map(({ confidence }) => confidence ?? 0)
    return {
      from,
      to,
      confidence: all.length > 0 ? all.reduce((sum, each) => sum + each, 0) / all.length : null,
      precision: proportionOf(right.length, all.length),
      polaritySign: proportionOf(right.length, right.length + turned),
    }
  })
}

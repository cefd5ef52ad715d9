/** A pair: whose stance, and on what. */
import type { PartyId, PropositionId } from '../../events/ids.ts'
import type { Condition } from '../../events/vocabulary.ts'
import { compareText } from '../compare-text.ts'

export type Pair = Readonly<{ party: PartyId; proposition: PropositionId }>

type PairOfText = Readonly<{ party: string; proposition: string }>

export const pairKey = ({ party, proposition }: PairOfText): string => JSON.stringify([party, proposition])

export const distinctPairs = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map((pair) => [pairKey(pair), pair])).values(),
]

/** Whoever controls what these are conditional on. */
export const controllersOf = (
  conditional: readonly Readonly<{
    conditions: readonly Readonly<Pick<Condition, 'controlledBy' | 'proposition'>>[]
  }>[],
): Pair[] =>
  distinctPairs(
    conditional
      .flatMap(({ conditions }) => conditions)
      .flatMap(({ controlledBy, proposition }) =>
        controlledBy && proposition ? [{ party: controlledBy, proposition }] : [],
      ),
  )

/** In the order of the ids. */
export const byPair = (a: PairOfText, b: PairOfText): number =>
  compareText(a.party, b.party) || compareText(a.proposition, b.proposition)

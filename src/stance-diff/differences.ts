/** What was learned between two positions: the pairs whose answers differ, and the events that made them differ. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { byPair, distinctPairs, type Pair, pairKey } from '../../projections/stances/pair.ts'
import { type ComparedField, changedFields, isNews, turnsOf } from '../../projections/stances/stance-diff.ts'
import { type StanceAnswer, unknownAnswer } from '../../projections/stances/stance-facts.ts'
import { type MatrixWish, readMatrix, type StanceMoment } from '../read-stance.ts'
import { type Cause, causeFinder, causesMax } from './causes.ts'
import { loadKnowledge, type Question } from './knowledge.ts'

/** A moment is undefined where no codebook was in force: nothing could be said then. */
export type Ends = Readonly<{ before: StanceMoment | undefined; after: StanceMoment | undefined }>

export type Difference = Pair &
  Readonly<{ before: StanceAnswer; after: StanceAnswer; changed: readonly ComparedField[] }>

/**
 * The pairs whose answers at both moments differ, in the order of their ids.
 *
 * @returns undefined when a moment has more pairs than `pairsMax`
 */
export async function listDifferences(
  db: Kysely<Database>,
  ends: Ends,
  { withEvidence, ...slice }: MatrixWish & Readonly<{ pairsMax: number; withEvidence: boolean }>,
): Promise<Difference[] | undefined> {
  const [before, after] = await Promise.all(
    [ends.before, ends.after].map(async (moment) => (moment ? await readMatrix(db, moment, slice) : [])),
  )
  if (!before || !after) return undefined
  const [old, now] = [before, after].map(
    (found) => new Map(found.map((each) => [pairKey(each), each.answer])),
  )
  return distinctPairs([...before, ...after])
    .map(({ party, proposition }): Difference => {
      const key = pairKey({ party, proposition })
      const answers = [old?.get(key) ?? unknownAnswer, now?.get(key) ?? unknownAnswer] as const
      return { party, proposition, before: answers[0], after: answers[1], changed: changedFields(...answers) }
    })
    .filter(({ changed }) => isNews(changed, withEvidence))
    .sort(byPair)
}

/** In the order of the log. `hasEarlier`: older ones were left out. */
export type Explanation = Readonly<{ causes: readonly Cause[]; hasEarlier: boolean }>

/** For each pair, by its key: the events between both ends of the stretch that turned its answer. */
export async function explain(
  db: Kysely<Database>,
  question: Question,
  { pairs, withEvidence }: Readonly<{ pairs: readonly Pair[]; withEvidence: boolean }>,
): Promise<ReadonlyMap<string, Explanation>> {
  const { stretch } = question
  const store = await loadKnowledge(db, question, pairs)
  const turned = pairs.map((pair) => {
    const from = store.knownSince(pair)
    const turns = turnsOf(store.knowledge, pair, { from, to: stretch.to, withEvidence })
    const isCut = from > stretch.from || turns.length > causesMax
    return { pair, turns: turns.slice(-causesMax), isCut }
  })
  const find = await causeFinder(
    db,
    question,
    turned.flatMap(({ turns }) => turns),
  )
  return new Map(
    turned.map(({ pair, turns, isCut }) => {
      const causes = turns.flatMap(find)
      const hasEarlier = isCut || causes.length > causesMax
      return [pairKey(pair), { causes: causes.slice(-causesMax), hasEarlier }]
    }),
  )
}

/** The same question to every party of a codebook: what each holds on one proposition at one date. */
import fc from 'fast-check'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import { foldAll, type Known, knownAt, stanceOf } from './fold-log.ts'
import { number, someDay } from './plan.ts'
import { type Logged, pick } from './stage.ts'

export type Question = Readonly<{ proposition: number; validAt: string }>
export const question: fc.Arbitrary<Question> = fc.record({ proposition: number, validAt: someDay })

/** One answer per party, in the order of the codebook; none before the first codebook. */
export function answersOf(known: Known, { proposition, validAt }: Question): StanceAnswer[] {
  const everything = foldAll(known)
  const what = pick(everything?.codebook.propositions ?? [], proposition)
  if (!everything || !what) return []
  return everything.codebook.parties.map(({ id }) =>
    stanceOf(everything, { party: id, proposition: what.id, validAt }),
  )
}

export const atEnd = (log: readonly Logged[]): Known => knownAt(log, log.length)
export const answersAtEnd = (log: readonly Logged[], asked: Question): StanceAnswer[] =>
  answersOf(atEnd(log), asked)

/** A run: the acts since the value last changed sign, and which of them speak for it (semantics.md, 4.5). */
import type { CivilDate, Polarity } from '../../events/vocabulary.ts'
import type { Act, PolaritySign } from '../acts/act.ts'
import { conditionKey } from '../acts/act-content.ts'
import { isLongAfter, overlaps } from './timing.ts'

/** Mutable and local to one fold: acts are appended in order, and copying the run for each would cost n². */
export type Run = {
  readonly sign: Exclude<PolaritySign, null>
  readonly acts: Act[]
  /** The best-ranked acts, oldest first. */
  incumbents: Act[]
  /** The act whose polarity is shown, preceded by the acts it ties with; their conditions unite. */
  deciding: [Act, ...Act[]]
  lastAffirmedAt: CivilDate | null
  lastMentionedAt: CivilDate
  validUntil: CivilDate | null
}

export const rankOfAct = ({ rank }: Act): number => rank ?? 9

export function beginRun(first: Act, sign: Exclude<PolaritySign, null>): Run {
  return {
    sign,
    acts: [first],
    incumbents: [first],
    deciding: [first],
    lastAffirmedAt: first.dated ? first.lastDay : null,
    lastMentionedAt: first.lastDay,
    validUntil: first.validUntil,
  }
}

/** A run of several acts of one sign, in order. */
export function runOf(acts: readonly Act[], sign: Exclude<PolaritySign, null>): Run | undefined {
  const [first, ...rest] = acts
  if (!first) return undefined
  const run = beginRun(first, sign)
  for (const act of rest) affirm(run, act)
  return run
}

/** Rule 5.2: polarity and conditions become the newest act's, unless a better-ranked one is still fresh. */
export function affirm(run: Run, act: Act): void {
  const best = rankOfRun(run)
  const newest = run.incumbents.at(-1)
  const isOutranked = best < rankOfAct(act) && newest !== undefined && !isLongAfter(newest, act)
  if (!isOutranked) {
    const [head] = run.deciding
    run.deciding = ties(act, head) ? [...run.deciding, act] : [act]
    // A background paragraph repeats the position and seldom its term: it must not make a promise endless.
    if (act.dated || act.validUntil !== null) run.validUntil = act.validUntil
  }
  run.acts.push(act)
  if (rankOfAct(act) < best) run.incumbents = [act]
  else if (rankOfAct(act) === best) run.incumbents.push(act)
  if (act.dated) run.lastAffirmedAt = later(run.lastAffirmedAt, act.lastDay)
  run.lastMentionedAt = later(run.lastMentionedAt, act.lastDay)
}

/** Takes acts out of a run again; undefined when none is left. */
export const without = (run: Run, isGone: (act: Act) => boolean): Run | undefined =>
  runOf(
    run.acts.filter((act) => !isGone(act)),
    run.sign,
  )

export const rankOfRun = ({ incumbents }: Run): number => Math.min(...incumbents.slice(0, 1).map(rankOfAct))

/** Equal dates and equal rank: neither prevails. */
export const ties = (a: Act, b: Act): boolean =>
  a.to === b.to && a.from === b.from && a.rank === b.rank && a.sign === b.sign

/** The incumbents that an act overlaps; they are sorted by `to`, so the search ends at the first that is over. */
export function overlapped(incumbents: readonly Act[], act: Act): Act[] {
  const found: Act[] = []
  for (let index = incumbents.length - 1; index >= 0; index--) {
    const incumbent = incumbents[index]
    if (!incumbent || (act.from !== null && incumbent.to <= act.from)) break
    if (overlaps(incumbent, act)) found.push(incumbent)
  }
  return found.reverse()
}

const later = (a: CivilDate | null, b: CivilDate): CivilDate => (a === null || a < b ? b : a)

/** What a run shows: all conditions met is as good as none, any other makes it conditional. */
export function shownBy(deciding: readonly [Act, ...Act[]]): {
  value: Polarity | null
  isConditional: boolean
} {
  const decider = deciding.at(-1) ?? deciding[0]
  const conditions = unitedConditions(deciding)
  const isConditional = conditions.some(({ status }) => status !== 'met')
  const isFulfilled = conditions.length > 0 && !isConditional
  const full = decider.sign === 1 ? 2 : decider.sign === -1 ? -2 : decider.polarity
  return { value: isFulfilled ? full : decider.polarity, isConditional }
}

export function unitedConditions(deciding: readonly Act[]): Act['conditions'] {
  const conditions = deciding.flatMap((act) => act.conditions)
  return [...new Map(conditions.map((condition) => [conditionKey(condition), condition])).values()]
}

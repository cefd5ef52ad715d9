/** Contradictions that follow from stances: one party's reversals and splits, and two parties' opposition. */
import type { PartyId } from '../../events/ids.ts'
import type { Act } from '../acts/act.ts'
import { signOf } from '../acts/act.ts'
import type { Period, StanceFold } from '../stances/period.ts'
import { isOwnCollective, type PairContext } from './kinds.ts'
import type { Links } from './links.ts'
import { makePair, type Pair } from './pairs.ts'

export type StancesByParty = ReadonlyMap<PartyId, StanceFold>

/** Rows 3 and 4: both acts are dated, and the fold of the party's stance has said so. */
export function pairsWithin(stances: StancesByParty, acts: ReadonlyMap<string, Act>, links: Links): Pair[] {
  return [...stances].flatMap(([party, { reversals, contests }]) => {
    const sides = [party, party] as const
    const turned = reversals.flatMap(({ earlier, later, from }) => {
      const [a, b] = [acts.get(earlier), acts.get(later)]
      const source = { kind: 'self_reversal', sides, subject: null } as const
      return a && b ? [{ ...makePair(a, b, source, links), from }] : []
    })
    const split = contests.flatMap((contest) => {
      const [a, b] = [acts.get(contest.a), acts.get(contest.b)]
      const { from, until, endedBy } = contest
      const source = { kind: 'spokesperson_split', sides, subject: null, until, endedBy } as const
      return a && b ? [{ ...makePair(a, b, source, links), from }] : []
    })
    return [...turned, ...split]
  })
}

/**
 * Row 10: stretches on which two parties' own stances are settled or conditional and opposite. Each stretch is a pair
 * of the acts with which both runs began, which stay the same while either run grows; so a record outlives the turns
 * of one side.
 */
export function opposedPairs(
  stances: StancesByParty,
  acts: ReadonlyMap<string, Act>,
  { links, context }: { links: Links; context: Pick<PairContext, 'codebook'> },
): Pair[] {
  const parties = [...stances].sort(([a], [b]) => (a < b ? -1 : 1))
  return parties.flatMap(([party, fold], index) =>
    parties.slice(index + 1).flatMap(([other, theirs]) =>
      stretchesOf(fold.periods, theirs.periods).flatMap(({ a: x, b: y, from, until, endedBy }) => {
        const [a, b] = [acts.get(x), acts.get(y)]
        const sides = [party, other] as const
        if (!a || !b || isOwnCollective(sides, [a, b], context)) return []
        const pair = makePair(a, b, { kind: 'opposition', sides, subject: null }, links)
        return [{ ...pair, from, until, endedBy }]
      }),
    ),
  )
}

type Opposed = Pick<Pair, 'from' | 'until' | 'endedBy'> & Readonly<{ a: string; b: string }>

/** Walks both rows of periods side by side; neighbouring stretches of the same two runs are one. */
function stretchesOf(ours: readonly Period[], theirs: readonly Period[]): Opposed[] {
  const stretches: Opposed[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [a, b] = [ours[i], theirs[j]]
    if (!a || !b) return stretches
    const [, from] = [a.validFrom, b.validFrom].sort()
    const until = earlierOf(a.validTo, b.validTo)
    if (from && (until === null || from < until) && areOpposed(a, b)) {
      const last = stretches.at(-1)
      const [x, y] = [firstActOf(a), firstActOf(b)]
      const endedBy = endOf([a, ours[i + 1]], [b, theirs[j + 1]], until)
      const isOne = last?.a === x && last.b === y && last.until === from
      if (isOne) stretches.pop()
      stretches.push({ a: x, b: y, from: isOne ? last.from : from, until, endedBy })
    }
    if (until === null) return stretches
    if (a.validTo === until) i++
    if (b.validTo === until) j++
  }
}

/** A side that took its words back, or denies them, did not come round. */
function endOf(
  ours: readonly [Period, Period | undefined],
  theirs: readonly [Period, Period | undefined],
  until: string | null,
): Pair['endedBy'] {
  if (until === null) return null
  const causes = [ours, theirs].flatMap(([period, next]) =>
    period.validTo === until && next ? [next.cause] : [],
  )
  return causes.some((cause) => cause === 'recantation' || cause === 'dispute') ? 'recanted' : 'converged'
}

const areOpposed = (a: Period, b: Period): boolean =>
  isHeld(a) && isHeld(b) && (signOf(a.value) ?? 0) * (signOf(b.value) ?? 0) < 0
const isHeld = ({ status }: Period): boolean => status === 'settled' || status === 'conditional'

/** The order of an act ends in its id. */
const firstActOf = ({ runFrom }: Period): string => runFrom?.split(' ').at(-1) ?? ''
const earlierOf = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null || a < b ? a : b

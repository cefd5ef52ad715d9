/** A record along the axis of `validAt`: open from its first pair on, over when the sides converge or one recants. */
import { dayOf } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Act } from '../acts/act.ts'
import { isAgainst } from './kinds.ts'
import { byWeight, type Pair } from './pairs.ts'
import type { RecordPeriod } from './record.ts'

/**
 * Rows 3, 8 and 9, and a denied attribution, are dated facts: nothing that is said later undoes them. Contests and
 * oppositions end with the stances from which they follow.
 */
const heedless = ['self_reversal', 'outlet_vs_speaker', 'word_vs_deed', 'opposition']

export type TimelineContext = Readonly<{
  zone: string
  /** Everything said on a side of this record, in the order of the fold, whether it belongs to a pair or not. */
  actsOfSide: (side: string) => readonly Act[]
}>

/**
 * @param pairs  the pairs of one record, in the order in which they arose; at least one
 */
export function timelineOf(
  pairs: readonly [Pair, ...Pair[]],
  { zone, actsOfSide }: TimelineContext,
): RecordPeriod[] {
  const [first] = pairs
  const isHeedless = heedless.includes(first.kind) || first.sides[0] === first.sides[1]
  const speakers = isHeedless ? [] : first.sides.map((side) => heardOf(side, pairs, actsOfSide(side)))
  const [left, right] = speakers.map((acts) => createSide(acts))
  const moments = new Set(pairs.flatMap(({ from, until }) => (until === null ? [from] : [from, until])))
  for (const acts of speakers) for (const { moment } of acts) if (moment >= first.from) moments.add(moment)
  const periods: RecordPeriod[] = []
  let [arrived, isCertain] = [0, false]
  let standing: Pair[] = []
  let primary = first
  for (const moment of [...moments].sort()) {
    for (let next = pairs[arrived]; next && next.from <= moment; next = pairs[++arrived]) {
      if (standing.length === 0 || byWeight(next, primary) < 0) primary = next
      standing.push(next)
      isCertain ||= next.dating === 'certain'
    }
    const ceased = standing.filter(({ until }) => until !== null && until <= moment)
    if (ceased.length > 0) {
      standing = standing.filter((pair) => !ceased.includes(pair))
      primary = [...standing].sort(byWeight)[0] ?? primary
    }
    const end = endOf(first.kind, { standing, ceased, left: left?.(moment), right: right?.(moment) })
    const last = periods.at(-1)
    const until = end === undefined ? null : last?.state === 'ended' ? last.until : dayOf(moment, zone)
    const resolution = last?.state === 'ended' && end !== undefined ? last.resolution : (end ?? null)
    const period: RecordPeriod = {
      validFrom: moment,
      validTo: null,
      state: end === undefined ? 'open' : 'ended',
      until,
      resolution,
      dating: isCertain ? 'certain' : 'possible',
      primary: {
        a: primary.a.actId,
        b: primary.b.actId,
        basis: primary.basis,
        distance: primary.distance,
        daysApart: primary.daysApart,
      },
    }
    if (!last || !saysTheSame(last, period)) periods.push(period)
  }
  return periods.map((period, index) => ({ ...period, validTo: periods[index + 1]?.validFrom ?? null }))
}

type EndFacts = Readonly<{
  standing: readonly Pair[]
  /** Pairs that ceased to stand at this moment. */
  ceased: readonly Pair[]
  /** What either side said last; undefined where that decides nothing. */
  left: readonly Act[] | undefined
  right: readonly Act[] | undefined
}>

/** How the record is over; undefined while it is open. */
function endOf(
  kind: Pair['kind'],
  { standing, ceased, left, right }: EndFacts,
): RecordPeriod['resolution'] | undefined {
  if (standing.length === 0) return ceased.at(-1)?.endedBy ?? 'converged'
  if (!left || !right) return undefined
  if (left.some((a) => right.some((b) => isAgainst(kind, a, b)))) return undefined
  const [newest] = [...left, ...right].sort((a, b) => (a.order < b.order ? 1 : -1))
  return newest?.claimType === 'recantation' ? 'recanted' : 'converged'
}

/**
 * What a side said last, all of one moment, asked for at ever later moments. What it denies having said it did not
 * say, from the denial on.
 */
function createSide(acts: readonly Act[]): (moment: Instant) => readonly Act[] {
  let heard = 0
  return (moment) => {
    while (heard < acts.length && (acts[heard]?.moment ?? '') <= moment) heard++
    const newest: Act[] = []
    for (let index = heard - 1; index >= 0; index--) {
      const act = acts[index]
      if (!act || (newest[0] && act.to !== newest[0].to)) break
      if (act.disputedFrom === null || moment < act.disputedFrom) newest.push(act)
    }
    return newest
  }
}

/** An undated sentence opens a record only as its member; it closes none. */
function heardOf(side: string, pairs: readonly Pair[], acts: readonly Act[]): Act[] {
  const members = new Set(
    pairs.flatMap(({ a, b, sides }) => [
      ...(sides[0] === side ? [a] : []),
      ...(sides[1] === side ? [b] : []),
    ]),
  )
  const others = acts.filter((act) => act.dated && !members.has(act))
  return [...members, ...others].sort((a, b) => (a.order < b.order ? -1 : 1))
}

function saysTheSame(a: RecordPeriod, b: RecordPeriod): boolean {
  const content = ({ validFrom: _from, validTo: _to, ...rest }: RecordPeriod) => JSON.stringify(rest)
  return content(a) === content(b)
}

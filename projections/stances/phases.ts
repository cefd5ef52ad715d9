/**
 * Puts a stance together along `validAt`. A denied attribution divides it into phases: before the denial the words
 * count, afterwards they never did, and each phase is folded from the acts that count in it.
 */
import { dayOf } from '../../events/calendar.ts'
import type { CivilDate, Instant } from '../../events/vocabulary.ts'
import { type PolaritySign, type Stretch, signOf } from '../acts/act.ts'
import {
  type Contest,
  foldVersion,
  type Period,
  type Reversal,
  type StanceFold,
  type UndatedChange,
} from './period.ts'

/** A period before its end is known. */
export type State = Omit<Period, 'validTo'>

/** What a phase holds, as if there were no other. */
export type PhaseFold = Omit<StanceFold, 'periods'> & Readonly<{ states: readonly State[] }>

/** One phase; `on` is the day of the denial with which it begins, where one day is known. */
export type Phase = Readonly<{ from: Instant | null; until: Instant | null; on: CivilDate | null }>

/** What a period holds where nothing is held. */
export const emptyState = {
  status: 'unknown',
  value: null,
  since: null,
  sinceNoLaterThan: null,
  lastAffirmedAt: null,
  lastMentionedAt: null,
  validUntil: null,
  evidenceCount: 0,
  decidingActs: [],
  runFrom: null,
  runSign: null,
} as const satisfies Partial<Period>

/** Of every phase what falls into it, one after the other. */
export function joinPhases(phases: readonly (readonly [Phase, PhaseFold])[], zone: string): PhaseFold {
  const clipped = phases.map(([phase, fold]) => clip(fold, phase))
  return {
    states: withUnbrokenSince(clipped.flatMap((fold, index) => returning(fold, phases[index]?.[0], zone))),
    undatedChanges: joined(
      clipped.flatMap(({ undatedChanges }) => undatedChanges),
      ({ actId }) => actId,
    ),
    reversals: firstOfEach(clipped.flatMap(({ reversals }) => reversals)),
    contests: joined(
      clipped.flatMap(({ contests }) => contests),
      ({ a, b }) => a + b,
    ),
  }
}

/** At its beginning a phase holds what its acts had come to by then. */
function clip(fold: PhaseFold, { from, until }: Phase): PhaseFold {
  const begin = from ?? ''
  const isBefore = (moment: Instant) => until === null || moment < until
  const inside = fold.states.filter(({ validFrom }) => validFrom >= begin && isBefore(validFrom))
  const before = fold.states.findLast(({ validFrom }) => validFrom < begin)
  const isCovered = from === null || inside[0]?.validFrom === from
  const held = { ...emptyState, foldVersion, ...before, cause: 'dispute', openedBy: null } as const
  return {
    states: [...(isCovered ? [] : [{ ...held, validFrom: from }]), ...inside],
    undatedChanges: fold.undatedChanges.flatMap((change): UndatedChange[] =>
      isBefore(change.from) ? [{ ...change, from: later(change.from, begin), until }] : [],
    ),
    reversals: fold.reversals.flatMap((reversal): Reversal[] =>
      isBefore(reversal.from) ? [{ ...reversal, from: later(reversal.from, begin) }] : [],
    ),
    contests: fold.contests.flatMap((contest): Contest[] => {
      if (!isBefore(contest.from) || (contest.until !== null && contest.until <= begin)) return []
      const isCut = until !== null && (contest.until === null || until < contest.until)
      const end = isCut ? { until, endedBy: 'recanted' as const } : {}
      return [{ ...contest, from: later(contest.from, begin), ...end }]
    }),
  }
}

/** Stretches of the same thing that touch are one: it went on when the phase changed. */
function joined<Kept extends Stretch>(stretches: readonly Kept[], nameOf: (kept: Kept) => string): Kept[] {
  const found: Kept[] = []
  for (const stretch of stretches) {
    const index = found.findLastIndex(
      (each) => nameOf(each) === nameOf(stretch) && each.until === stretch.from,
    )
    const first = found[index]
    if (first) found[index] = { ...stretch, from: first.from }
    else found.push(stretch)
  }
  return found
}

/** A reversal that a later phase sees again is the same one; it is the first phase that saw it that counts. */
const firstOfEach = (reversals: readonly Reversal[]): Reversal[] =>
  [...new Map([...reversals].reverse().map((each) => [each.earlier + each.later, each])).values()].reverse()

const nothingShown = { since: null, sinceNoLaterThan: null } as const

/**
 * Rule 7: `since` is the first day of the unbroken run of days on which the answer shows the sign. Each state says since
 * when it would show its own if it were the first to do so.
 */
export function withUnbrokenSince(states: readonly State[]): State[] {
  let shown: { sign: PolaritySign } & Pick<State, 'since' | 'sinceNoLaterThan'> = {
    sign: null,
    ...nothingShown,
  }
  return states.map((state): State => {
    const sign = signOf(state.value)
    if (sign !== shown.sign) {
      const { since, sinceNoLaterThan } = sign === null ? nothingShown : state
      shown = { sign, since, sinceNoLaterThan }
    }
    return { ...state, since: shown.since, sinceNoLaterThan: shown.sinceNoLaterThan }
  })
}

/** Where a denial brings back what was held before, it is shown since the day of the denial. */
const returning = ({ states }: PhaseFold, phase: Phase | undefined, zone: string): State[] =>
  states.map((state, index) => (index === 0 ? { ...state, ...returnIn(phase, state, zone) } : state))

/** Since when a phase shows again what began before it; undefined where it is the new phase that begins it. */
function returnIn(phase: Phase | undefined, { since, sinceNoLaterThan }: State, zone: string) {
  if (!phase?.from) return undefined
  const day = dayOf(phase.from, zone)
  if ((since ?? sinceNoLaterThan ?? day) >= day) return undefined
  return { since: phase.on, sinceNoLaterThan: phase.on === null ? day : null }
}

/** The stretches that some others cover together. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  for (const { from, until } of [...stretches].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (until !== null && until <= from) continue
    const last = found.at(-1)
    if (!last || (last.until !== null && last.until < from)) found.push({ from, until })
    else if (last.until !== null && (until === null || last.until < until))
      found[found.length - 1] = { ...last, until }
  }
  return found
}

/** Where no value is shown, it is told whether something is listed. */
export function withListed(states: readonly State[], listed: readonly Stretch[]): State[] {
  const isListed = (moment: Instant) =>
    listed.some(({ from, until }) => from <= moment && (until === null || moment < until))
  const edges = listed.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
  const turns = [...new Set(edges)].flatMap((validFrom): State[] => {
    const held = states.findLast((state) => state.validFrom <= validFrom)
    const isSilent = held === undefined || (held.status === 'unknown' && held.validFrom < validFrom)
    return isSilent ? [{ ...emptyState, foldVersion, cause: 'listed', openedBy: null, validFrom }] : []
  })
  return [...states, ...turns]
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))
    .map((state) => {
      if (state.status !== 'unknown') return state
      return { ...state, status: isListed(state.validFrom) ? 'reported_only' : 'unknown' }
    })
}

/** Gives every period its end, and leaves out those that say the same as the one before. */
export function joinPeriods(states: readonly State[]): Period[] {
  const kept: State[] = []
  for (const state of states) {
    const last = kept.at(-1)
    // Two moments may coincide where a term passes exactly when an act becomes certain: the later word holds.
    if (last && last.validFrom === state.validFrom) kept.pop()
    const previous = kept.at(-1)
    if (!previous || !saysTheSame(previous, state)) kept.push(state)
  }
  return kept.map((state, index) => ({ ...state, validTo: kept[index + 1]?.validFrom ?? null }))
}

function saysTheSame(a: State, b: State): boolean {
  return (
    stateFields.every((field) => a[field] === b[field]) && a.decidingActs.join() === b.decidingActs.join()
  )
}

const stateFields = [
  'status',
  'value',
  'since',
  'sinceNoLaterThan',
  'lastAffirmedAt',
  'lastMentionedAt',
  'validUntil',
  'evidenceCount',
  'runFrom',
  'runSign',
] as const satisfies (keyof Period)[]

const later = (a: Instant, b: Instant): Instant => (a < b ? b : a)

/** The course of a stance: acts are taken in order, and each begins, affirms, contests or reverses (4.5). */
import type { Act, PolaritySign } from '../acts/act.ts'
import type { Contest, PeriodCause, Reversal, UndatedChange } from './period.ts'
import { affirm, beginRun, overlapped, type Run, rankOfAct, rankOfRun, runOf, without } from './run.ts'
import { isLongAfter, overlaps } from './timing.ts'

type Sign = Exclude<PolaritySign, null>

/** Mutable and local to one fold, like its runs. */
export type Course = {
  run: Run | undefined
  /** Acts that stand against the run, in order; undefined while nothing is contested. */
  others: Act[] | undefined
  /** A dated act took the position back: no undated sentence brings it to life again. */
  isRecanted: boolean
  /** What the newest step did; `affirmed` never hides a bolder step of the same moment. */
  cause: PeriodCause | undefined
  openedBy: Act | undefined
  readonly undatedChanges: UndatedChange[]
  readonly reversals: Reversal[]
  readonly contests: Contest[]
}

export const createCourse = (): Course => ({
  run: undefined,
  others: undefined,
  isRecanted: false,
  cause: undefined,
  openedBy: undefined,
  undatedChanges: [],
  reversals: [],
  contests: [],
})

/** Takes one certain act that counts; the caller keeps the order. */
export function take(course: Course, act: Act): void {
  const step = stepOf(course, act)
  if (step === undefined || (step === 'affirmed' && course.cause !== undefined)) return
  course.cause = step
  course.openedBy = act
}

/** What an act did; undefined when it changed nothing. */
type Step = PeriodCause | undefined

function stepOf(course: Course, act: Act): Step {
  const { run, others } = course
  // An act without a sign counts only where it takes a position back.
  if (act.sign === null) return recant(course, act)
  if (!run) {
    if (!act.dated && course.isRecanted) return setAside(course, [act], act)
    return begin(course, act, 'begun')
  }
  if (others) return takeInContest(course, act, { run, others })
  if (act.sign === run.sign) return confirm(act, run)
  return act.dated ? changeSign(course, act, run) : changeSignUndated(course, act, run)
}

function begin(course: Course, act: Act, cause: PeriodCause): Step {
  course.run = beginRun(act, signed(act))
  course.others = undefined
  course.isRecanted = false
  return cause
}

function confirm(act: Act, run: Run): Step {
  affirm(run, act)
  return 'affirmed'
}

/** Rules 5.4 to 5.7 for a dated act of another sign. */
function changeSign(course: Course, act: Act, run: Run): Step {
  const rivals = overlapped(run.incumbents, act)
  if (rivals.length > 0 && rivals.every(({ dated }) => !dated)) {
    setAside(course, rivals, act)
    course.run = without(run, (own) => rivals.includes(own))
    // Dated acts that are left still judge it: an undated neighbour must not turn a contest into a reversal.
    return course.run ? changeSign(course, act, course.run) : begin(course, act, 'reversal')
  }
  if (rivals.length > 0) return contest(course, act, run)
  const newest = run.incumbents.at(-1)
  const isReversal =
    rankOfAct(act) <= rankOfRun(run) ||
    (newest !== undefined && isLongAfter(newest, act)) ||
    run.incumbents.some(({ speaker }) => speaker === act.speaker)
  return isReversal ? reverse(course, act, run) : contest(course, act, run)
}

/** Rules 5.3 and 6: an undated act contests undated ones of its own publication day, and never a dated one. */
function changeSignUndated(course: Course, act: Act, run: Run): Step {
  const hasPeer = run.incumbents.some(({ dated, lastDay }) => !dated && lastDay === act.lastDay)
  const isAgainstDated = run.incumbents.some(({ dated }) => dated)
  return hasPeer && !isAgainstDated ? contest(course, act, run) : setAside(course, [act], act)
}

function reverse(course: Course, act: Act, run: Run): Step {
  const earlier = run.acts.findLast(({ dated }) => dated)
  if (earlier) course.reversals.push({ earlier: earlier.actId, later: act.actId, from: act.moment })
  return begin(course, act, 'reversal')
}

function contest(course: Course, act: Act, run: Run): Step {
  noteContest(course, act, run.incumbents)
  course.others = [act]
  rebalance(course, run)
  return 'contest'
}

/** The better-ranked side is the run; with equal ranks it stays what it was, and the value is null. */
function rebalance(course: Course, run: Run): void {
  const others = course.others ?? []
  const best = others.reduce<Act | undefined>(
    (found, act) => (found && rankOfAct(found) <= rankOfAct(act) ? found : act),
    undefined,
  )
  if (!best || rankOfAct(best) >= rankOfRun(run)) return
  const sign = signed(best)
  course.run = sideOf(others, sign)
  course.others = [...run.incumbents, ...others.filter((act) => act.sign !== sign)]
}

type Contested = Readonly<{ run: Run; others: readonly Act[] }>

function takeInContest(course: Course, act: Act, { run, others }: Contested): Step {
  const both = [...run.incumbents, ...others]
  if (both.every(({ dated }) => !dated)) {
    if (act.dated) return settleUndated(course, act, { run, others })
  } else if (!act.dated) {
    return act.sign === run.sign ? mention(act, run) : setAside(course, [act], act)
  }
  if (endsContest(act, { run, others })) {
    endContest(course, act, 'converged')
    if (act.sign === run.sign) return confirm(act, run)
    // Two opposite words at one moment were never a position that could be reversed.
    return isOneMoment(run, others) ? begin(course, act, 'reversal') : reverse(course, act, run)
  }
  if (act.sign === run.sign) {
    affirm(run, act)
    if (others.some((other) => overlaps(other, act))) noteContest(course, act, others)
    rebalance(course, run)
    return 'affirmed'
  }
  const hasPeer = run.incumbents.some(({ lastDay }) => lastDay === act.lastDay)
  if (!act.dated && !hasPeer) return setAside(course, [act], act)
  noteContest(course, act, run.incumbents)
  course.others = [...others, act]
  rebalance(course, run)
  return 'contest'
}

/** It overlaps neither side, and has at least the better rank of the two or begins 72 h after both. */
function endsContest(act: Act, { run, others }: Contested): boolean {
  if ([...run.incumbents, ...others].some((other) => overlaps(other, act))) return false
  const better = Math.min(rankOfRun(run), ...others.map(rankOfAct))
  const newest = [run.incumbents.at(-1), others.at(-1)]
  return rankOfAct(act) <= better || newest.every((other) => other === undefined || isLongAfter(other, act))
}

/** Undated words that contradict each other give way to a dated act, as a single one does. */
function settleUndated(course: Course, act: Act, { run, others }: Contested): Step {
  endContest(course, act, 'converged')
  const rivals = [...run.incumbents, ...others].filter((other) => other.sign !== act.sign)
  setAside(
    course,
    rivals.filter((rival) => overlaps(rival, act)),
    act,
  )
  return act.sign === run.sign ? confirm(act, run) : begin(course, act, 'reversal')
}

/** In a contest an undated act of the run's sign is heard, and decides nothing. */
function mention(act: Act, run: Run): Step {
  run.acts.push(act)
  if (run.lastMentionedAt < act.lastDay) run.lastMentionedAt = act.lastDay
  return 'affirmed'
}

/** A recantation without polarity: what its speaker held is over; with nobody else's word left, all is (rule 12). */
function recant(course: Course, act: Act): Step {
  const { run, others } = course
  if (!run) return undefined
  const isPeer = run.incumbents.every(({ dated, lastDay }) => !dated && lastDay === act.lastDay)
  if (!act.dated && !isPeer) return setAside(course, [act], act)
  const isOwn = ({ speaker }: Act) => speaker === act.speaker
  const isParty = others !== undefined && [...run.acts, ...others].some(isOwn)
  const keptRun = isParty ? without(run, isOwn) : undefined
  const keptOthers = isParty ? others.filter((other) => !isOwn(other)) : []
  const [firstOther] = keptOthers
  if (keptRun && firstOther) {
    course.run = keptRun
    course.others = keptOthers
    rebalance(course, keptRun)
    return 'recantation'
  }
  if (others) endContest(course, act, 'recanted')
  course.run = keptRun ?? (firstOther && sideOf(keptOthers, signed(firstOther)))
  course.isRecanted = act.dated && !course.run
  return 'recantation'
}

const sideOf = (acts: readonly Act[], sign: Sign): Run | undefined =>
  runOf(
    acts.filter((act) => act.sign === sign),
    sign,
  )

function setAside(course: Course, acts: readonly Act[], { moment }: Act): Step {
  for (const { actId, claims } of acts) {
    const named = claims.map(({ claimId }) => claimId)
    course.undatedChanges.push({ actId, claims: named, from: moment, until: null })
  }
  return undefined
}

/**
 * A contest is between dated acts: the newest dated opponent, one that is overlapped before one that is not. An undated
 * act has undated opponents alone.
 */
function noteContest(course: Course, act: Act, opponents: readonly Act[]): void {
  const rivals = opponents.filter(({ dated, sign }) => dated && sign !== act.sign)
  const rival = rivals.findLast((other) => overlaps(other, act)) ?? rivals.at(-1)
  if (!rival) return
  // Acts are taken in the order of their moments, so the newer one opens the contest.
  course.contests.push({ a: rival.actId, b: act.actId, from: act.moment, until: null, endedBy: null })
}

function endContest(course: Course, act: Act, endedBy: 'converged' | 'recanted'): void {
  course.others = undefined
  for (const [index, open] of course.contests.entries()) {
    if (open.until === null) course.contests[index] = { ...open, until: act.moment, endedBy }
  }
}

const isOneMoment = ({ incumbents }: Run, others: readonly Act[]): boolean => {
  const [a, b] = [incumbents.at(-1), others.at(-1)]
  return a !== undefined && b !== undefined && a.from === b.from && a.to === b.to
}

/** Only recantations lack a sign, and they never reach a run. */
function signed({ sign }: Act): Sign {
  if (sign === null) throw new Error('an act without a sign in a run')
  return sign
}

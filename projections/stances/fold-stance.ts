/** From the acts of one pair to its periods: where a stance is decided (semantics.md, section 4). Pure. */
import { startOfDay } from '../../events/calendar.ts'
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { ActId, PartyId } from '../../events/ids.ts'
import type { CivilDate, Instant } from '../../events/vocabulary.ts'
import { type Act, isHeard, onlyDayOf, type Stretch, signOf } from '../acts/act.ts'
import { type Course, createCourse, take } from './course.ts'
import { foldVersion, type StanceFold, type UndatedChange } from './period.ts'
import {
  emptyState,
  joinPeriods,
  joinPhases,
  joinStretches,
  type Phase,
  type PhaseFold,
  type State,
  withListed,
  withUnbrokenSince,
} from './phases.ts'
import { roleOf } from './roles.ts'
import { rankOfAct, rankOfRun, shownBy } from './run.ts'

export type StanceInput = Readonly<{
  party: PartyId
  proposition: Proposition
  /** All acts on the proposition, in any order; those that do not matter to the party are left out here. */
  acts: readonly Act[]
  codebook: Codebook
  zone: string
}>

/**
 * Folds a pair's acts. Periods follow each other without gaps from the first to an open end; before the first the
 * stance is unknown. At any date they depend on acts that are certain by then and on nothing later.
 */
export function foldStance({ party, proposition, acts, codebook, zone }: StanceInput): StanceFold {
  const roles = acts.map((act) => ({ act, role: roleOf(act, party, proposition, codebook) }))
  const own = roles
    .filter(({ act, role }) => role === 'self' && isHeard(act))
    .map(({ act }) => act)
    .sort(byOrder)
  const listed = roles
    .filter(({ act, role }) => role !== undefined && role !== 'self' && isListable(act))
    .map(({ act: { moment, disputedFrom } }) => ({ from: moment, until: disputedFrom }))
  const phases = phasesOf(own).map((phase) => {
    const { from } = phase
    const heard = own.filter(
      ({ disputedFrom }) => disputedFrom === null || from === null || disputedFrom > from,
    )
    return [phase, foldPhase(heard, { zone, proposition })] as const
  })
  const { states, ...found } = joinPhases(phases, zone)
  return { ...found, periods: joinPeriods(withListed(states, joinStretches(listed))) }
}

/** A denied attribution works from its own moment: until then the act counts, afterwards it never did. */
function phasesOf(acts: readonly Act[]): Phase[] {
  const denials = new Map(
    acts.flatMap(({ disputedFrom, disputedOn }) =>
      disputedFrom ? [[disputedFrom, disputedOn] as const] : [],
    ),
  )
  const moments = [...denials.keys()].sort()
  return [null, ...moments].map((from, index) => ({
    from,
    until: moments[index] ?? null,
    on: (from && denials.get(from)) ?? null,
  }))
}

/** The acts with what the folds of their pairs found out about them: an act has one holder, so one fold sets it. */
export function withUndatedChanges(acts: readonly Act[], changes: readonly UndatedChange[]): Act[] {
  const stretches = new Map<ActId, Stretch[]>()
  for (const { actId, from, until } of changes) {
    stretches.set(actId, [...(stretches.get(actId) ?? []), { from, until }])
  }
  return acts.map((act) => ({ ...act, setAside: stretches.get(act.actId) ?? [] }))
}

/** What waits for review is listed nowhere: a model's proposal must not change any status. */
export const isListable = ({ counts }: Act): boolean => counts !== 'review' && counts !== 'confidence'

type Context = Readonly<{ zone: string; proposition: Proposition }>

function foldPhase(acts: readonly Act[], context: Context): PhaseFold {
  const course = createCourse()
  const states: State[] = []
  const groups = groupByMoment(acts)
  groups.forEach((group, index) => {
    closeExpired(course, group, context)
    course.cause = undefined
    course.openedBy = undefined
    takeAll(course, group)
    const day = lastDayOf(group)
    const state = stateOf(course, { day, moment: momentOf(group), group, context })
    if (state) states.push(state)
    const expired = expiryAfter(course, { day, next: groups[index + 1], context })
    if (expired) states.push(expired)
  })
  const { undatedChanges, reversals, contests } = course
  return { states: withUnbrokenSince(states), undatedChanges, reversals, contests }
}

/** Acts that become certain at one moment; a reader never sees a state between them. */
function groupByMoment(acts: readonly Act[]): Act[][] {
  const groups: Act[][] = []
  for (const act of acts) {
    const group = groups.at(-1)
    if (group?.[0]?.to === act.to) group.push(act)
    else groups.push([act])
  }
  return groups
}

/**
 * In order; where two acts tie in everything but the sign, the run's own comes first. Otherwise the hash of the id
 * would decide between a contest and a reversal, and mirrored histories would differ.
 */
function takeAll(course: Course, group: readonly Act[]): void {
  let index = 0
  while (index < group.length) {
    const tied = group.slice(index).filter((act) => rungOf(act) === rungOf(group[index]))
    const sign = course.run?.sign
    const loyal = tied.filter((act) => act.sign === sign)
    for (const act of [...loyal, ...tied.filter((other) => other.sign !== sign)]) take(course, act)
    index += tied.length
  }
}

/** The order up to where only hashes decide. */
const rungOf = (act: Act | undefined): string => act?.order.split(' ').slice(0, 3).join(' ') ?? ''

/** A term that passed on an earlier day ends the run for whatever dated word comes next; nobody reverses it then. */
function closeExpired(course: Course, group: readonly Act[], context: Context): void {
  const term = termOf(course, context)
  if (!term || course.others || term >= lastDayOf(group) || !group.some(({ dated }) => dated)) return
  course.run = undefined
}

function stateOf(
  course: Course,
  {
    day,
    moment,
    group,
    context,
  }: { day: CivilDate; moment: Instant; group: readonly Act[]; context: Context },
): State | undefined {
  const { run, others, cause = 'affirmed', openedBy } = course
  const origin = { validFrom: moment, cause, openedBy: openedBy?.actId ?? null, foldVersion }
  if (!run) return cause === 'recantation' ? { ...origin, ...emptyState } : undefined
  const { value, isConditional } = shownBy(run.deciding)
  const decider = run.deciding.at(-1) ?? run.deciding[0]
  const rival = others && bestOf(others)
  const isTied = rival !== undefined && rankOfAct(rival) === rankOfRun(run)
  const isExpired = !rival && isOver(termOf(course, context), day)
  const sign = isTied || isExpired ? null : signOf(value)
  const first = group.find((act) => act.sign === sign && run.acts.includes(act)) ?? run.deciding[0]
  return {
    ...origin,
    ...(isExpired ? ({ cause: 'expiry', openedBy: null } as const) : {}),
    status: rival ? 'contested' : isExpired ? 'expired' : isConditional ? 'conditional' : 'settled',
    value: sign === null ? null : value,
    ...sinceOf(first),
    lastAffirmedAt: run.lastAffirmedAt,
    lastMentionedAt: run.lastMentionedAt,
    validUntil: termOf(course, context),
    evidenceCount: run.acts.length,
    decidingActs: [decider.actId, ...(rival ? [rival.actId] : [])],
    runFrom: run.acts[0]?.order ?? null,
    runSign: run.sign,
  }
}

/** Where this state is the first to show its sign: the day of the act, or the last day of its interval where no single day is known. */
function sinceOf(act: Act): Pick<State, 'since' | 'sinceNoLaterThan'> {
  const since = onlyDayOf(act)
  return { since, sinceNoLaterThan: since === null ? act.lastDay : null }
}

/** The state after a term has passed, unless the next act speaks on that very day or a contest comes first. */
function expiryAfter(
  course: Course,
  { day, next, context }: { day: CivilDate; next: readonly Act[] | undefined; context: Context },
): State | undefined {
  const term = termOf(course, context)
  if (!course.run || course.others || term === null || term <= day) return undefined
  if (next && lastDayOf(next) <= term) return undefined
  const moment = startOfDay(term, context.zone)
  return stateOf(course, { day: term, moment, group: [], context })
}

/** The newest affirming act's term or the proposition's own, whichever ends first. */
function termOf({ run }: Course, { proposition }: Context): CivilDate | null {
  const terms = [run?.validUntil, proposition.validUntil].flatMap((term) => term ?? [])
  return terms.sort()[0] ?? null
}

const isOver = (term: CivilDate | null, day: CivilDate): boolean => term !== null && term <= day

const bestOf = (acts: readonly Act[]): Act | undefined =>
  acts.reduce<Act | undefined>(
    (best, act) => (best && rankOfAct(best) < rankOfAct(act) ? best : act),
    undefined,
  )
const momentOf = (group: readonly Act[]): Instant => group[0]?.moment ?? ''
const lastDayOf = (group: readonly Act[]): CivilDate => group[0]?.lastDay ?? ''
const byOrder = (a: Act, b: Act): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)

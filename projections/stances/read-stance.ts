/** One stance as it is answered: the stored state, its acts, and what is joined at read time (semantics.md, 4). */
import { addDays, dayOf, startOfDay } from '../../events/calendar.ts'
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { PartyId } from '../../events/ids.ts'
import type { CivilDate, Condition, Instant } from '../../events/vocabulary.ts'
import { type Act, isCertain, isDisputedBy, isHeard, isPossible, signOf } from '../acts/act.ts'
import { entail, holds, premisesOf } from './entailment.ts'
import { isListable } from './fold-stance.ts'
import { controllersOf, distinctPairs, type Pair } from './pair.ts'
import type { Period } from './period.ts'
import { roleOf } from './roles.ts'
import { shownBy, ties, unitedConditions } from './run.ts'
import { isStale } from './staleness.ts'
import {
  type ActEntry,
  type DirectState,
  type EndReason,
  entriesMax,
  type HistoryEntry,
  type ListedEntry,
  type StanceAnswer,
  type StanceCondition,
  type StanceFacts,
  type StanceSide,
  type UncertainEntry,
  type UncertainReason,
} from './stance-facts.ts'

/** The exclusive instant at which a date ends in a zone. */
export const validAtEndOf = (validAt: CivilDate, zone: string): Instant =>
  startOfDay(addDays(validAt, 1), zone)

/** The pairs whose states `assembleStance` may ask for, given the acts that decide this one. */
export function neededPairs(
  codebook: Codebook,
  { party, proposition }: Pair,
  acts: readonly Act[],
): readonly Pair[] {
  const premises = premisesOf(codebook, proposition).map((premise) => ({
    party,
    proposition: premise.proposition,
  }))
  return distinctPairs([...premises, ...controllersOf(acts)])
}

export function assembleStance(facts: StanceFacts): StanceAnswer {
  const { period, codebook, validAt, zone } = facts
  const proposition = getProposition(facts)
  const validAtEnd = validAtEndOf(validAt, zone)
  const acts = [...facts.acts].sort((a, b) => (a.order < b.order ? 1 : a.order > b.order ? -1 : 0))
  const own = acts.filter((act) => roleOf(act, facts.party, proposition, codebook) === 'self')
  const deciding = decidingActs(period, own)
  const direct = period ?? unknownState
  const conditions = direct.value === null ? [] : judge(unitedConditions(deciding[0] ?? []), facts)
  const answer: StanceAnswer = {
    status: direct.status,
    value: direct.value,
    conditions: conditions.map(({ shown }) => shown),
    blockedBy: blockersOf(conditions),
    since: direct.since,
    sinceNoLaterThan: direct.sinceNoLaterThan,
    lastAffirmedAt: direct.lastAffirmedAt,
    lastMentionedAt: direct.lastMentionedAt,
    stale: isStale(proposition, direct.lastAffirmedAt ?? direct.lastMentionedAt, validAt),
    validUntil: direct.validUntil,
    last: lastOf(facts),
    sides: direct.status === 'contested' ? sidesOf(deciding) : [],
    evidenceCount: direct.evidenceCount,
    evidence: evidenceOf(period, own, validAtEnd).map(entryOf),
    listed: listedOf(acts, facts, proposition).slice(0, entriesMax),
    uncertain: uncertainOf(acts, facts, proposition).slice(0, entriesMax),
    derivedFrom: [],
    history: historyOf(facts),
  }
  return withEntailment(answer, facts, proposition)
}

const unknownState = {
  status: 'unknown',
  value: null,
  since: null,
  sinceNoLaterThan: null,
  lastAffirmedAt: null,
  lastMentionedAt: null,
  validUntil: null,
  evidenceCount: 0,
} as const satisfies Partial<Period>

function getProposition({ codebook, proposition }: StanceFacts): Proposition {
  const found = codebook.propositions.find(({ id }) => id === proposition)
  if (!found) throw new Error(`no proposition ${proposition} in the codebook`)
  return found
}

/** For each deciding act: the acts that tie with it, itself last. */
function decidingActs(period: Period | null, own: readonly Act[]): Act[][] {
  return (period?.decidingActs ?? []).flatMap((id) => {
    const decider = own.find(({ actId }) => actId === id)
    if (!decider) return []
    const tied = own.filter((act) => act !== decider && isHeard(act) && ties(act, decider))
    return [[...tied.reverse(), decider]]
  })
}

/** The counting self acts of the run's sign, from its first act on; newest first. */
export function evidenceOf(period: Period | null, own: readonly Act[], validAtEnd: Instant): Act[] {
  if (!period?.runFrom) return []
  const { runFrom, runSign } = period
  return own
    .filter(
      (act) =>
        isHeard(act) &&
        !isDisputedBy(act, validAtEnd) &&
        act.sign === runSign &&
        act.order >= runFrom &&
        isCertain(act, validAtEnd) &&
        !isSetAside(act, validAtEnd),
    )
    .slice(0, entriesMax)
}

const isSetAside = ({ setAside }: Act, validAtEnd: Instant): boolean =>
  setAside.some(({ from, until }) => from < validAtEnd && (until === null || validAtEnd <= until))

function sidesOf(deciding: readonly (readonly Act[])[]): StanceSide[] {
  return deciding.map((acts) => {
    const [first, ...rest] = acts
    return { value: first ? shownBy([first, ...rest]).value : null, acts: [...acts].reverse().map(entryOf) }
  })
}

function listedOf(acts: readonly Act[], facts: StanceFacts, proposition: Proposition): ListedEntry[] {
  const validAtEnd = validAtEndOf(facts.validAt, facts.zone)
  return acts.flatMap((act): ListedEntry[] => {
    const basis = roleOf(act, facts.party, proposition, facts.codebook)
    if (basis === undefined || basis === 'self' || !isListable(act) || !isCertain(act, validAtEnd)) return []
    if (isDisputedBy(act, validAtEnd)) return []
    return [{ ...entryOf(act), voice: act.voice, basis, by: bywhom(act) }]
  })
}

/** Through whom it is known: the party that ascribes or holds it, or the newsroom. */
const bywhom = (act: Act): string =>
  act.relayedBy ?? (act.voice === 'outlet' ? 'outlet' : (act.speakerParty ?? act.holder ?? act.speaker))

function uncertainOf(acts: readonly Act[], facts: StanceFacts, proposition: Proposition): UncertainEntry[] {
  const validAtEnd = validAtEndOf(facts.validAt, facts.zone)
  return acts.flatMap((act): UncertainEntry[] => {
    const role = roleOf(act, facts.party, proposition, facts.codebook)
    const reason = role && uncertainReason(act, role === 'self', validAtEnd)
    return reason ? [{ ...entryOf(act), reason, disputedBy: act.disputedBy }] : []
  })
}

function uncertainReason(act: Act, isSelf: boolean, validAtEnd: Instant): UncertainReason | undefined {
  const certain = isCertain(act, validAtEnd)
  if (!certain && !isPossible(act, validAtEnd)) return undefined
  if (certain && isDisputedBy(act, validAtEnd)) return 'disputed'
  // Of what is only listed, what waits for review is uncertain too; what is only possible is not there yet.
  if (!isSelf) return certain && !isListable(act) && act.counts !== true ? act.counts : undefined
  if (act.counts !== true && act.counts !== 'disputed') return act.counts
  if (!certain) return 'date'
  return isSetAside(act, validAtEnd) ? 'undated_change' : undefined
}

const entryOf = ({
  actId,
  speaker,
  rank,
  polarity,
  statedAt,
  precision,
  origins,
  claims,
}: Act): ActEntry => ({
  actId,
  speaker,
  rank,
  polarity,
  statedAt: { ...statedAt, precision },
  origins,
  claims: claims.map(({ claimId }) => claimId),
})

type JudgedCondition = Readonly<{ shown: StanceCondition; blocker: PartyId | null }>

/** Rule 9: an open condition is refused when the party that controls it holds the opposite, by its own acts. */
function judge(conditions: readonly Condition[], { stateOf }: StanceFacts): JudgedCondition[] {
  return conditions.map(({ span: _span, ...shown }) => {
    const { status, proposition, requiredSign, controlledBy } = shown
    if (status !== 'open' || !proposition || !requiredSign || !controlledBy) return { shown, blocker: null }
    const state = stateOf(controlledBy, proposition)
    const sign = state && holds(state) ? signOf(state.period.value) : null
    const isRefused = sign === (requiredSign === '+' ? -1 : 1)
    return isRefused
      ? { shown: { ...shown, status: 'refused' }, blocker: controlledBy }
      : { shown, blocker: null }
  })
}

const blockersOf = (conditions: readonly JudgedCondition[]): PartyId[] =>
  [...new Set(conditions.flatMap(({ blocker }) => blocker ?? []))].sort()

function withEntailment(answer: StanceAnswer, facts: StanceFacts, proposition: Proposition): StanceAnswer {
  if (answer.status !== 'unknown' && answer.status !== 'reported_only') return answer
  const entailed = entail(premisesOf(facts.codebook, proposition.id), (premise) =>
    facts.stateOf(facts.party, premise),
  )
  if (!entailed) return answer
  const { period, acts }: DirectState = entailed.state
  const conditions = judge(unitedConditions(decidingActs(period, acts)[0] ?? []), facts)
  return {
    ...answer,
    status: period.status,
    value: entailed.value,
    conditions: conditions.map(({ shown }) => shown),
    blockedBy: blockersOf(conditions),
    since: period.since,
    sinceNoLaterThan: period.sinceNoLaterThan,
    lastAffirmedAt: period.lastAffirmedAt,
    lastMentionedAt: period.lastMentionedAt,
    stale: isStale(proposition, period.lastAffirmedAt ?? period.lastMentionedAt, facts.validAt),
    validUntil: period.validUntil,
    derivedFrom: [entailed.premise],
  }
}

/** Earlier stretches of one sign, oldest first; the one that still holds is not among them. */
function historyOf({ earlier, period, zone }: StanceFacts): HistoryEntry[] {
  const rows = period ? [...earlier, period] : [...earlier]
  return rows.flatMap((row, index): HistoryEntry[] => {
    const next = rows[index + 1]
    const { value, since, sinceNoLaterThan } = row
    if (!next || value === null || signOf(next.value) === signOf(value)) return []
    const until = dayOf(next.validFrom, zone)
    return [{ value, since, sinceNoLaterThan, until, endedBy: next.openedBy, reason: endReasonOf(next) }]
  })
}

/** What was last held, where nothing is held now. */
function lastOf(facts: StanceFacts): StanceAnswer['last'] {
  if (facts.period?.value !== null || facts.period.status === 'contested') return null
  const last = historyOf(facts).at(-1)
  return last ? { value: last.value, until: last.until, reason: last.reason } : null
}

function endReasonOf({ cause }: Period): EndReason {
  switch (cause) {
    case 'expiry':
      return 'expired'
    case 'recantation':
      return 'recanted'
    case 'contest':
      return 'contested'
    case 'dispute':
    case 'listed':
      return 'disputed'
    case 'begun':
    case 'affirmed':
    case 'reversal':
      return 'reversed'
    default:
      return cause satisfies never
  }
}

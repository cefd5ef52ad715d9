/** stance.*: whose stance on what is another one somewhere in time, and what is answered today. */
import { justBefore } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { PropositionId } from '../../events/ids.ts'
import { signOf } from '../acts/act.ts'
import { compareText } from '../compare-text.ts'
import { controllersOf, distinctPairs, type Pair } from '../stances/pair.ts'
import { neededPairs, validAtEndOf } from '../stances/read-stance.ts'
import { answerAt, type Knowledge, type PairRevisions } from '../stances/stance-diff.ts'
import type { StanceAnswer } from '../stances/stance-facts.ts'
import { causesOfPairs, stepClaimsOf } from './causes.ts'
import { causedBy, type Derivation, type Told } from './context.ts'
import { facet, toldSpeaker } from './facets.ts'
import { messageIdOf } from './notification.ts'
import { type PairRows, type Side, stanceRowsOf } from './stance-rows.ts'
import { type ChangedPeriod, changedPeriodsOf } from './stance-timeline.ts'

type Changed = Pair & Readonly<{ subject: string; changedPeriods: readonly ChangedPeriod[] }>

/**
 * Told are the pairs whose own rows say something else: their party's own words, what others ascribe to it, and what
 * its collectives say. What follows from another pair by an edge of the codebook is not told by itself.
 *
 * Yields the propositions that must be held whole before it goes on, as `refold` does: those from which an answer may
 * follow, and those on which others block its conditions.
 */
export function* messagesOfStances(derivation: Derivation): Generator<readonly PropositionId[], Told[]> {
  const rowsOf = stanceRowsOf(derivation)
  const changed = changedPairsOf(derivation, rowsOf)
  if (changed.length === 0) return []
  const codebooks = codebooksOf(derivation)
  const stateOf = revisionsToday(derivation, rowsOf)
  const related = relatedOf(changed, codebooks, stateOf)
  yield* missing(derivation, related)
  yield* missing(derivation, controllersOf(related.flatMap((pair) => stateOf(pair).acts)))
  const knowledge: Knowledge = { validAt: derivation.today, codebooks, revisionsOf: stateOf }
  const causesOf = causesOfPairs(derivation.changes, stepClaimsOf(derivation.changes))
  return changed.flatMap((pair) => {
    const { position } = derivation.changes.step
    const previous = answerAt(knowledge, pair, position - 1)
    const current = answerAt(knowledge, pair, position)
    return messagesOf(derivation, { ...pair, previous, current, causes: causesOf(pair) })
  })
}

function changedPairsOf(
  { changes, codebookBefore, zone }: Derivation,
  rowsOf: (pair: Pair) => PairRows,
): Changed[] {
  const acts = [...changes.acts.before, ...changes.acts.after]
  const pairs = distinctPairs([
    ...[...changes.stancePeriods.before, ...changes.stancePeriods.after],
    // The same act with other conditions leaves the row of the stance as it is.
    ...acts.filter(({ role, body }) => role === 'self' && body.conditions.length > 0),
  ])
  const zones = { before: codebookBefore?.timeZone ?? zone, after: zone }
  return pairs
    .flatMap(({ party, proposition }): Changed[] => {
      const changedPeriods = changedPeriodsOf(rowsOf({ party, proposition }), zones)
      const subject = `party/${party}/proposition/${proposition}`
      return changedPeriods.length > 0 ? [{ party, proposition, subject, changedPeriods }] : []
    })
    .sort((a, b) => compareText(a.subject, b.subject))
}

type PlacedCodebook = Knowledge['codebooks'][number]

const codebooksOf = ({ changes, codebookBefore, workspace }: Derivation): PlacedCodebook[] => [
  ...(codebookBefore ? [{ codebook: codebookBefore, position: 0 }] : []),
  ...(workspace.codebook && workspace.codebook !== codebookBefore
    ? [{ codebook: workspace.codebook, position: changes.step.position }]
    : []),
]

/** Of a pair, on either side of the step, the state that holds today and the acts that decide it. */
function revisionsToday(
  { codebookBefore, today, zone }: Derivation,
  rowsOf: (pair: Pair) => PairRows,
): (pair: Pair) => PairRevisions {
  const momentIn = (of: string) => justBefore(validAtEndOf(today, of))
  const moments = { before: momentIn(codebookBefore?.timeZone ?? zone), after: momentIn(zone) }
  return (pair) => {
    const { before, after } = rowsOf(pair)
    const [old, now] = [stateAt(before, moments.before), stateAt(after, moments.after)]
    // What stands on both sides is one row, believed all the while.
    const together = <Row>(a: readonly Row[], b: readonly Row[]): Row[] => [...new Set([...a, ...b])]
    return {
      periods: together(old.periods, now.periods).map(({ body, ...state }) => ({ ...state, ...body })),
      acts: together(old.acts, now.acts).map(({ body, knownFrom, knownTo }) => ({
        ...body,
        knownFrom,
        knownTo,
      })),
    }
  }
}

function stateAt({ periods, acts }: Side, moment: string): Pick<Side, 'periods' | 'acts'> {
  const period = periods.findLast(({ validFrom }) => validFrom <= moment)
  if (!period) return { periods: [], acts: [] }
  const deciders = new Set(period.decidingActs)
  const when = new Set(acts.flatMap((act) => (deciders.has(act.actId) ? act.moment : [])))
  return { periods: [period], acts: acts.filter((act) => when.has(act.moment)) }
}

/** Pairs from which an answer of today may follow, and those that may block what it is conditional on. */
function relatedOf(
  changed: readonly Pair[],
  codebooks: readonly PlacedCodebook[],
  stateOf: (pair: Pair) => PairRevisions,
): Pair[] {
  return distinctPairs(
    changed.flatMap((pair) => {
      const { periods, acts } = stateOf(pair)
      // One side without a row, or one that says nothing of the party's own.
      const mayFollow =
        periods.length < 2 || periods.some(({ status }) => status === 'unknown' || status === 'reported_only')
      return mayFollow
        ? codebooks.flatMap(({ codebook }) => neededPairs(codebook, pair, acts))
        : controllersOf(acts)
    }),
  )
}

function* missing(
  { workspace }: Derivation,
  pairs: readonly Pair[],
): Generator<readonly PropositionId[], void> {
  const isKnown = ({ propositions }: Codebook, id: PropositionId) =>
    propositions.some((each) => each.id === id)
  const wanted = [...new Set(pairs.map(({ proposition }) => proposition))].filter(
    (id) => !workspace.loaded.propositions.has(id) && workspace.codebook && isKnown(workspace.codebook, id),
  )
  if (wanted.length > 0) yield wanted.sort()
}

type Answers = Changed &
  Readonly<{
    previous: StanceAnswer
    current: StanceAnswer
    causes: readonly Readonly<{ claimId: string; speaker: string }>[]
  }>

function messagesOf(derivation: Derivation, answers: Answers): Told[] {
  const { party, proposition, subject, changedPeriods, causes } = answers
  const { dossierId, today, links, changes } = derivation
  const [previous, current] = [tellAnswer(answers.previous), tellAnswer(answers.current)]
  const mergedInto = heirOf(derivation.workspace.codebook, proposition)
  const shared = {
    subject,
    facets: {
      parties: [party],
      propositions: [proposition],
      speakers: facet(causes.map(({ speaker }) => toldSpeaker(speaker))),
      contradictionKind: null,
    },
  }
  const historical =
    changedPeriods.every(({ validTo }) => validTo !== null && validTo <= today) &&
    JSON.stringify(held(answers.previous)) === JSON.stringify(held(answers.current))
  const data = {
    party,
    proposition,
    mergedInto,
    historical,
    previous,
    current,
    changedPeriods,
    causedBy: causedBy(
      derivation,
      causes.map(({ claimId }) => claimId),
    ),
    url: links.stance({ party, proposition: mergedInto ?? proposition }, today),
  }
  const { position } = changes.step
  const changeId = messageIdOf({ dossier: dossierId, position, type: 'stance.changed', subject })
  const also = (type: 'stance.reversed' | 'stance.contested'): Told => ({
    ...shared,
    type,
    historical: false,
    data: { changeId, ...data },
  })
  return [
    { ...shared, type: 'stance.changed', historical, data },
    ...(isReversed(answers) ? [also('stance.reversed')] : []),
    ...(isContested(answers) ? [also('stance.contested')] : []),
  ]
}

const isReversed = ({ previous, current }: Answers): boolean => {
  const [was, is] = [signOf(previous.value), signOf(current.value)]
  return was !== null && is !== null && was * is < 0
}

const isContested = ({ previous, current }: Answers): boolean =>
  current.status === 'contested' && previous.status !== 'contested'

/** What is held, without since when and on what evidence. */
const held = ({ status, value, validUntil, conditions }: StanceAnswer) => [
  status,
  value,
  validUntil,
  conditions,
]

/** The words of a condition are the article's, and stay behind the link. */
const tellAnswer = ({ status, value, since, validUntil, conditions, derivedFrom }: StanceAnswer) => ({
  status,
  value,
  since,
  validUntil,
  conditions: conditions.map(({ text: _text, ...condition }) => condition),
  derivedFrom,
})

/** Under which name a merged proposition is read; null where it goes by its own. */
function heirOf(codebook: Codebook | undefined, proposition: PropositionId): PropositionId | null {
  const find = (id: PropositionId) =>
    codebook?.propositions.find((each) => each.id === id)?.mergedInto?.proposition
  let heir = find(proposition)
  for (let next = heir; next; next = find(next)) heir = next
  return heir ?? null
}

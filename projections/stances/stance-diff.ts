/** What was learned of one stance between two positions: the answer as a function of the position, and its turns. */
import { justBefore } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { PartyId, PropositionId } from '../../events/ids.ts'
import type { CivilDate, Instant, Position } from '../../events/vocabulary.ts'
import type { Act } from '../acts/act.ts'
import type { Known } from '../projection.ts'
import { controllersOf, distinctPairs, type Pair, pairKey } from './pair.ts'
import type { Period } from './period.ts'
import { assembleStance, neededPairs, validAtEndOf } from './read-stance.ts'
import { rolesOf } from './roles.ts'
import { type StanceAnswer, unknownAnswer } from './stance-facts.ts'

/** What an answer says without its evidence, in the order in which it is shown. */
export const comparedFields = [
  'status',
  'value',
  'conditions',
  'blockedBy',
  'since',
  'sinceNoLaterThan',
  'lastAffirmedAt',
  'lastMentionedAt',
  'stale',
  'validUntil',
  'evidenceCount',
  'derivedFrom',
] as const satisfies readonly (keyof StanceAnswer)[]
export type ComparedField = (typeof comparedFields)[number]

export const changedFields = (before: StanceAnswer, after: StanceAnswer): ComparedField[] =>
  comparedFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))

/** One more act for what is held already is evidence, and no news unless somebody asks for it. */
export const isNews = (changed: readonly ComparedField[], withEvidence: boolean): boolean =>
  changed.some((field) => withEvidence || field !== 'evidenceCount')

/** Of one pair: its rows that cover the date, and the acts that decide with what ties with them, as often as revised. */
export type PairRevisions = Readonly<{
  periods: readonly (Period & Known)[]
  acts: readonly (Act & Known)[]
}>

/** What was known about one date, position by position. */
export type Knowledge = Readonly<{
  validAt: CivilDate
  /** The codebooks in force in between, oldest first; the first of them may stand before. */
  codebooks: readonly Readonly<{ codebook: Codebook; position: Position }>[]
  revisionsOf: (pair: Pair) => PairRevisions | undefined
}>

/** The stance without its evidence, as known at a position. */
export function answerAt(knowledge: Knowledge, pair: Pair, position: Position): StanceAnswer {
  const codebook = codebookAt(knowledge, position)
  const proposition = codebook?.propositions.find(({ id }) => id === pair.proposition)
  // What was merged is read under the other name.
  if (!codebook || !proposition || proposition.mergedInto) return unknownAnswer
  const zone = codebook.timeZone
  const moment = justBefore(validAtEndOf(knowledge.validAt, zone))
  const stateOf = (party: PartyId, id: PropositionId) => {
    const known = knowledge.revisionsOf({ party, proposition: id })
    const period = known?.periods.find((row) => isBelieved(row, position) && covers(row, moment))
    return known && period && { period, acts: known.acts.filter((act) => isBelieved(act, position)) }
  }
  const own = stateOf(pair.party, pair.proposition)
  return assembleStance({
    ...pair,
    validAt: knowledge.validAt,
    zone,
    codebook,
    period: own?.period ?? null,
    earlier: [],
    acts: own?.acts ?? [],
    stateOf,
  })
}

/** A position at which the answer became another one, and the pairs whose own state made it so. */
export type Turn = Readonly<{ position: Position; pairs: readonly Pair[] }>

/**
 * Every turn after `from`, up to `to`, oldest first. Between the positions at which something is revised nothing can
 * turn, so the answer is asked for at these alone.
 */
export function turnsOf(
  knowledge: Knowledge,
  pair: Pair,
  { from, to, withEvidence }: Readonly<{ from: Position; to: Position; withEvidence: boolean }>,
): Turn[] {
  const { premises, controllers } = relatedPairs(knowledge, pair)
  const revised = new Map(
    [pair, ...premises, ...controllers].map((each) => [
      pairKey(each),
      boundariesOf(knowledge.revisionsOf(each)),
    ]),
  )
  const published = knowledge.codebooks.map(({ position }) => position)
  const positions = [...new Set([...revised.values()].flatMap((each) => [...each]).concat(published))]
  let before = answerAt(knowledge, pair, from)
  return positions
    .filter((position) => from < position && position <= to)
    .sort((a, b) => a - b)
    .flatMap((position): Turn[] => {
      const answers = [before, answerAt(knowledge, pair, position)] as const
      before = answers[1]
      if (!isNews(changedFields(...answers), withEvidence)) return []
      const isDerived = answers.some(({ derivedFrom }) => derivedFrom.length > 0)
      const asked = controllersOf(answers).map(pairKey)
      const behind = [
        pair,
        ...(isDerived ? premises : []),
        ...controllers.filter((each) => asked.includes(pairKey(each))),
      ]
      return [
        {
          position,
          pairs: distinctPairs(behind).filter((each) => revised.get(pairKey(each))?.has(position)),
        },
      ]
    })
}

/** Pairs from which this one may follow, and those whose parties control what it, or a premise, is conditional on. */
export function relatedPairs(
  { codebooks, revisionsOf }: Knowledge,
  pair: Pair,
): Readonly<{ premises: readonly Pair[]; controllers: readonly Pair[] }> {
  const premises = distinctPairs(codebooks.flatMap(({ codebook }) => neededPairs(codebook, pair, [])))
  const acts = [pair, ...premises].flatMap((each) => revisionsOf(each)?.acts ?? [])
  return { premises, controllers: controllersOf(acts) }
}

/** Of a claim, what tells whose stance it may change. */
export type ClaimFacts = Pick<Act, 'proposition' | 'voice' | 'holder' | 'aboutParty' | 'lastDay'>

/** Whether a claim can set the stance of a pair, or be listed beside it. */
export function concerns(claim: ClaimFacts, { party, proposition }: Pair, codebook: Codebook): boolean {
  if (claim.proposition !== proposition) return false
  const found = codebook.propositions.find(({ id }) => id === proposition)
  const roles = found ? rolesOf({ ...claim, counts: true }, found, codebook) : []
  return roles.some((role) => role.party === party)
}

const codebookAt = ({ codebooks }: Knowledge, position: Position): Codebook | undefined =>
  codebooks.findLast((each) => each.position <= position)?.codebook

const isBelieved = ({ knownFrom, knownTo }: Known, position: Position): boolean =>
  knownFrom <= position && (knownTo === null || position < knownTo)

const covers = ({ validFrom, validTo }: Period, moment: Instant): boolean =>
  validFrom <= moment && (validTo === null || moment < validTo)

const boundariesOf = (revisions: PairRevisions | undefined): ReadonlySet<Position> =>
  new Set(
    [...(revisions?.periods ?? []), ...(revisions?.acts ?? [])].flatMap(({ knownFrom, knownTo }) =>
      knownTo === null ? [knownFrom] : [knownFrom, knownTo],
    ),
  )

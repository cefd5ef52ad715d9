/** The contradictions on one proposition: which there are, since when, and what became of those that are gone. */
import { dayOf } from '../../events/calendar.ts'
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { Position } from '../../events/vocabulary.ts'
import { type Act, isHeard } from '../acts/act.ts'
import { windowDaysOf } from '../stances/staleness.ts'
import { candidatePairs } from './candidates.ts'
import { opposedPairs, pairsWithin, type StancesByParty } from './from-stances.ts'
import { contradictionIdOf, foundingOf, matchRecords } from './identity.ts'
import { ascriberOf, kindOf, type PairContext } from './kinds.ts'
import { findLinks, type Links } from './links.ts'
import { makePair, type Pair, runTogether } from './pairs.ts'
import type { ContradictionRecord, DisappearanceCause, Member } from './record.ts'
import { timelineOf } from './timeline.ts'
import { wordsAgainstDeeds } from './word-vs-deed.ts'

export type ContradictionInput = Readonly<{
  proposition: Proposition
  codebook: Codebook
  /** Every act on the proposition. */
  acts: readonly Act[]
  /** Acts on other propositions to which a claim here draws a contrast, or from which one is drawn to here. */
  linkedActs: readonly Act[]
  /** The folds of the parties' stances on the proposition. */
  stances: StancesByParty
  /** Every record ever founded on the proposition, as the last fold left it. */
  known: readonly ContradictionRecord[]
  /** Position of the event that is being folded. */
  position: Position
  /** What that event did to the claims that are gone. */
  cause: DisappearanceCause
}>

/**
 * Every record ever known, today's and the resolved ones. The caller keeps them and passes them in again: they are
 * the memory by which ids stay what they are.
 */
export function foldContradictions(input: ContradictionInput): ContradictionRecord[] {
  const { codebook, known } = input
  const links = findLinks([...input.acts, ...input.linkedActs])
  const groups = runTogether(findPairs(input, links))
  const { identified, gone } = matchRecords(groups, known)
  const speakers = actsBySide(input)
  const live = identified.flatMap(({ pairs: [first, ...rest], known: before }) => {
    if (!first) return []
    return [compose([first, ...rest], before, { input, speakers, zone: codebook.timeZone })]
  })
  const idOf = new Map(live.map((record) => [record.contradictionId, record]))
  const resolved = gone.map(({ record, bridgedBy }): ContradictionRecord => {
    if (record.known === 'resolved') return record
    const into = bridgedBy && idOf.get(bridgedBy.contradictionId)
    const resolution = into ? 'merged' : input.cause
    return { ...record, known: 'resolved', resolution, mergedInto: into?.contradictionId ?? null }
  })
  return [...live, ...resolved].sort((a, b) => (a.contradictionId < b.contradictionId ? -1 : 1))
}

function findPairs(
  { proposition, codebook, acts, linkedActs, stances }: ContradictionInput,
  links: Links,
): Pair[] {
  const eligible = acts.filter(
    (act) =>
      isHeard(act) || act.counts === 'rank' || (act.counts === 'unclear' && act.claimType === 'denial'),
  )
  const windowDays = windowDaysOf(proposition)
  const context: PairContext = { proposition, codebook, links }
  const compared = candidatePairs(eligible, { windowDays, links }).flatMap(([a, b]) => {
    const match = kindOf(a, b, context)
    return match ? [makePair(a, b, match, links)] : []
  })
  const byId = new Map(acts.map((act) => [act.actId as string, act]))
  const opposed =
    proposition.kind === 'position' ? opposedPairs(stances, byId, { links, context: { codebook } }) : []
  const within = pairsWithin(stances, byId, links)
  const deeds = wordsAgainstDeeds({ acts, linkedActs, codebook, links })
  // What is over when it begins never was: an act that was denied before its opponent spoke, a contest of one day.
  return [...compared, ...within, ...deeds, ...opposed].filter(
    ({ from, until }) => until === null || from < until,
  )
}

type Surroundings = Readonly<{
  input: ContradictionInput
  speakers: (pair: Pair) => (side: string) => readonly Act[]
  zone: string
}>

function compose(
  pairs: readonly [Pair, ...Pair[]],
  before: ContradictionRecord | undefined,
  { input, speakers, zone }: Surroundings,
): ContradictionRecord {
  const [first] = pairs
  const founding = foundingOf(pairs)
  const sides = before?.sides ?? founding.sides
  const periods = timelineOf(pairs, { zone, actsOfSide: speakers(first) })
  const members = membersOf(pairs, sides)
  const actsEver = new Set([...(before?.actsEver ?? []), ...members.map(({ actId }) => actId)])
  return {
    contradictionId: before?.contradictionId ?? contradictionIdOf(founding, input.proposition.id),
    kind: first.kind,
    proposition: input.proposition.id,
    sides,
    subject: first.subject,
    founding: before?.founding ?? [founding.a.actId, founding.b.actId],
    foundAt: before?.foundAt ?? input.position,
    known: 'live',
    resolution: null,
    mergedInto: null,
    since: first.from === first.b.moment ? first.b.lastDay : dayOf(first.from, zone),
    members,
    cues: cuesOf(pairs),
    periods,
    actsEver: [...actsEver].sort(),
  }
}

/** Each act once, from the first moment at which a pair of it stood; in that order. */
function membersOf(pairs: readonly Pair[], sides: ContradictionRecord['sides']): Member[] {
  const members = new Map<string, Member>()
  const add = (act: Act, side: 0 | 1, from: string) => {
    if (members.has(act.actId)) return
    members.set(act.actId, {
      actId: act.actId,
      side,
      speaker: act.speaker,
      speakers: act.speakers,
      proposition: act.proposition,
      polarity: act.polarity,
      claims: act.claims.map(({ claimId }) => claimId),
      lastDay: act.lastDay,
      from,
    })
  }
  for (const { a, b, from, sides: own } of pairs) {
    const isTurned = sides[0] !== sides[1] && own[0] !== sides[0]
    add(a, isTurned ? 1 : 0, from)
    add(b, isTurned ? 0 : 1, from)
  }
  return [...members.values()]
}

function cuesOf(pairs: readonly Pair[]): ContradictionRecord['cues'] {
  const cues = pairs.flatMap(({ cues: own, from }) => own.map((cue) => ({ ...cue, from })))
  const first = new Map<string, (typeof cues)[number]>()
  for (const cue of cues) {
    const key = `${cue.articleId} ${cue.start} ${cue.end}`
    if (!first.has(key)) first.set(key, cue)
  }
  return [...first.values()].sort((a, b) =>
    a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : a.start - b.start,
  )
}

/** All that a side has said on the matter of a record, by which its end is judged; sorted by the fold's order. */
function actsBySide({ acts, proposition }: ContradictionInput): Surroundings['speakers'] {
  const known = new Map<string, readonly Act[]>()
  const sorted = [...acts].filter(isHeard).sort((a, b) => (a.order < b.order ? -1 : 1))
  const isOf = ({ kind, subject }: Pair, side: string, act: Act): boolean => {
    if (kind === 'divergent_attribution' && !proposition.subject) {
      return act.voice === 'reported' && act.aboutParty === subject && act.speakerParty === side
    }
    const isOwn = act.voice === 'self' && act.holder === side
    return kind === 'reported_vs_self' && subject !== null && side !== subject
      ? ascriberOf(act, subject, proposition) === side
      : isOwn
  }
  return (pair) => (side) => {
    const key = `${pair.group} ${side}`
    const found = known.get(key) ?? sorted.filter((act) => isOf(pair, side, act))
    known.set(key, found)
    return found
  }
}

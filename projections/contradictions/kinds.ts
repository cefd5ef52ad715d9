/**
 * The kinds of contradiction that two acts alone decide: where a contradiction is decided (semantics.md, section 5).
 * The rows are tried in order and the first that matches wins. Rows 3, 4 and 10 follow from stances, row 9 from links.
 */
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { PartyId } from '../../events/ids.ts'
import { type Act, isHeard } from '../acts/act.ts'
import { isBinding } from '../acts/counts.ts'
import { membersOf } from '../stances/roles.ts'
import { windowDaysOf } from '../stances/staleness.ts'
import { daysApart } from '../stances/timing.ts'
import type { Links } from './links.ts'
import type { ContradictionKind } from './record.ts'

export type PairContext = Readonly<{
  proposition: Proposition
  codebook: Codebook
  links: Pick<Links, 'between'>
}>

/** What a pair is, and who stands on either side of it: `sides[0]` is the side of the first act. */
export type PairMatch = Readonly<{
  kind: ContradictionKind
  sides: readonly [string, string]
  subject: PartyId | null
}>

type Rule = (a: Act, b: Act, context: PairContext) => Omit<PairMatch, 'kind'> | undefined

const rules: readonly (readonly [ContradictionKind, Rule])[] = [
  ['explicit_denial', explicitDenial],
  ['factual_contradiction', factualContradiction],
  ['divergent_attribution', divergentAttribution],
  ['divergent_assessment', divergentAssessment],
  ['reported_vs_self', eitherWay(reportedVsSelf)],
  ['outlet_vs_speaker', eitherWay(outletVsSpeaker)],
]

/** The first row that two acts on one proposition match; the order of the two only decides whose side comes first. */
export function kindOf(a: Act, b: Act, context: PairContext): PairMatch | undefined {
  if (a.actId === b.actId) return undefined
  for (const [kind, rule] of rules) {
    const match = rule(a, b, context)
    if (match && !isOwnCollective(match.sides, [a, b], context)) return { kind, ...match }
  }
  return undefined
}

/** Whether two polarities stand against each other in the way that a kind asks for. */
export function isAgainst(kind: ContradictionKind, a: Act, b: Act): boolean {
  if (a.polarity === null || b.polarity === null) return false
  return kind === 'divergent_assessment'
    ? Math.abs(a.polarity - b.polarity) >= 2
    : a.polarity * b.polarity < 0
}

/** Row 1. An anonymous official may deny or be denied here; a denied attribution needs no polarity of its own. */
function explicitDenial(a: Act, b: Act, context: PairContext) {
  if (!a.holder || !b.holder) return undefined
  if (a.holder === b.holder) {
    const isDisputed = disputes(a, b) || disputes(b, a)
    return isDisputed ? { sides: [a.holder, b.holder] as const, subject: null } : undefined
  }
  if (a.voice !== 'self' || b.voice !== 'self') return undefined
  if (!isHeardWithRank(a) || !isHeardWithRank(b)) return undefined
  if (a.claimType !== 'denial' && b.claimType !== 'denial') return undefined
  const isLinked = context.links.between(a, b).some(({ relation }) => relation === 'denies')
  if (!isAgainst('explicit_denial', a, b) || !(isLinked || isInWindow(a, b, context))) return undefined
  return { sides: [a.holder, b.holder] as const, subject: null }
}

/** Row 2. */
function factualContradiction(a: Act, b: Act, context: PairContext) {
  const holders = twoHolders(a, b)
  if (context.proposition.kind !== 'fact' || !holders) return undefined
  if (!isAgainst('factual_contradiction', a, b) || !isInWindow(a, b, context)) return undefined
  return { sides: holders, subject: null }
}

/** Row 5. Who judges the subject of a proposition holds that judgement himself; otherwise it is reported. */
function divergentAttribution(a: Act, b: Act, context: PairContext) {
  const { subject } = context.proposition
  const about = subject ?? a.aboutParty
  if (!about || !isSound(a) || !isSound(b)) return undefined
  const isReported = a.voice === 'reported' && b.voice === 'reported' && b.aboutParty === about
  const sides = subject ? twoHolders(a, b) : isReported ? twoSpeakerParties(a, b) : undefined
  if (!sides || sides.some((side) => side === about)) return undefined
  if (!isAgainst('divergent_attribution', a, b) || !isInWindow(a, b, context)) return undefined
  return { sides, subject: about }
}

/** Row 6. */
function divergentAssessment(a: Act, b: Act, context: PairContext) {
  const { kind, subject } = context.proposition
  const holders = twoHolders(a, b)
  if ((kind !== 'assessment' && kind !== 'forecast') || subject || !holders) return undefined
  if (!isAgainst('divergent_assessment', a, b) || !isInWindow(a, b, context)) return undefined
  return { sides: holders, subject: null }
}

/** Row 7, `a` being what others say of the party that speaks for itself in `b`. */
function reportedVsSelf(a: Act, b: Act, context: PairContext) {
  if (b.voice !== 'self' || !b.holder || !isSound(a) || !isSound(b)) return undefined
  const ascriber = ascriberOf(a, b.holder, context.proposition)
  if (!ascriber || ascriber === b.holder) return undefined
  if (!isAgainst('reported_vs_self', a, b) || !isInWindow(a, b, context)) return undefined
  return { sides: [ascriber, b.holder] as const, subject: b.holder }
}

/** Who says it of the party: the party behind the report, the relaying one, or the judge of a proposition's subject. */
export function ascriberOf(act: Act, party: PartyId, { subject }: Proposition): string | undefined {
  if (act.voice === 'reported' && act.aboutParty === party) return act.speakerParty ?? act.speaker
  if (act.voice === 'relayed' && act.holder === party) return act.relayedBy ?? undefined
  if (act.voice === 'self' && subject === party && act.holder && act.holder !== party) return act.holder
  return undefined
}

/** Row 8, `a` being the newsroom. What it ascribes to somebody else does not contradict this speaker. */
function outletVsSpeaker(a: Act, b: Act) {
  if (a.voice !== 'outlet' || b.voice !== 'self' || !b.holder) return undefined
  if (a.counts !== true || !isHeardWithRank(b)) return undefined
  if (a.aboutParty !== null && a.aboutParty !== b.holder) return undefined
  if (!isAgainst('outlet_vs_speaker', a, b) || !shareArticle(a, b)) return undefined
  return { sides: [a.outlet ?? 'outlet', b.holder] as const, subject: null }
}

/** Tries a rule whose acts have different parts both ways round. */
function eitherWay(rule: Rule): Rule {
  return (a, b, context) => {
    const match = rule(a, b, context)
    if (match) return match
    const turned = rule(b, a, context)
    return turned && { ...turned, sides: [turned.sides[1], turned.sides[0]] }
  }
}

const isHeardWithRank = (act: Act): boolean => isHeard(act) || act.counts === 'rank'

/** What an anonymous official says of somebody else is listed like anything, and contradicts nobody. */
export const isSound = (act: Act): boolean => isHeard(act) && (act.voice === 'outlet' || isBinding(act.rank))

const disputes = (denial: Act, act: Act): boolean =>
  act.counts === 'disputed' && denial.claims.some(({ claimId }) => claimId === act.disputedBy)

function twoHolders(a: Act, b: Act): readonly [PartyId, PartyId] | undefined {
  const areSelf = a.voice === 'self' && b.voice === 'self' && isHeard(a) && isHeard(b)
  return areSelf && a.holder && b.holder && a.holder !== b.holder ? [a.holder, b.holder] : undefined
}

function twoSpeakerParties(a: Act, b: Act): readonly [PartyId, PartyId] | undefined {
  const [x, y] = [a.speakerParty, b.speakerParty]
  return x && y && x !== y ? [x, y] : undefined
}

const isInWindow = (a: Act, b: Act, { proposition }: PairContext): boolean =>
  daysApart(a, b) <= windowDaysOf(proposition)

export const shareArticle = (a: Act, b: Act): boolean =>
  a.claims.some(({ articleId }) => b.claims.some((claim) => claim.articleId === articleId))

/** A collective's words do not put it at odds with whoever is its member when they are said. */
export const isOwnCollective = (
  [x, y]: readonly [string, string],
  [a, b]: readonly [Act, Act],
  { codebook }: Pick<PairContext, 'codebook'>,
): boolean => {
  const isMember = (member: string, collective: string, { lastDay }: Act) =>
    codebook.parties.some(
      ({ id }) => id === collective && membersOf(codebook, id, lastDay).some((m) => m === member),
    )
  return isMember(x, y, b) || isMember(y, x, a)
}

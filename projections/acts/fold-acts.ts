/** Acts: several claims of one utterance become one. A pure function of the set of visible claims (section 3). */

import { addDays } from '../../events/calendar.ts'
import { derivedId } from '../../events/identity.ts'
import { ActId } from '../../events/ids.ts'
import { compareText } from '../compare-text.ts'
import type { VisibleClaim } from '../visible-claim.ts'
import type { Act } from './act.ts'
import { composeAct } from './act-content.ts'
import { markDisputed } from './disputes.ts'
import { quotedRuns } from './origins.ts'
import {
  type ClaimReading,
  type Draft,
  type ReadingContext,
  readingsOf,
  undatedReachDays,
} from './readings.ts'

/**
 * @param claims      every visible claim on one proposition, already read through merges
 * @param linkedActs  acts on other propositions that are linked with these claims: they may deny them
 * @returns acts in the order of the fold: `to`, `from` (null first), rank, |polarity| descending
 */
export function foldActs(
  claims: readonly VisibleClaim[],
  context: ReadingContext,
  linkedActs: readonly Act[] = [],
): Act[] {
  const readings = readingsOf(claims, context)
  const counting = readings.filter(({ counts }) => counts === true)
  const alone = readings
    .filter(({ counts }) => counts !== true)
    .map(
      (reading): Draft => ({
        key: ['alone', reading.lead.claimId],
        actId: actIdOf(['alone', reading.lead.claimId]),
        base: [reading],
        joined: [],
      }),
    )
  const dated = joinCoarse(counting, joinMetonyms(dayDrafts(counting)))
  const undated = joinUndated(counting, dated)
  const acts = [...dated, ...undated, ...alone].map((draft) => composeAct(draft, context))
  return markDisputed(acts, linkedActs).sort((a, b) => compareText(a.order, b.order))
}

/** Rule 2: one act per voice, speaker, holder, aboutParty, sign and calendar day. */
function dayDrafts(readings: readonly ClaimReading[]): Draft[] {
  const days = readings.filter(
    ({ timing: { dated, precision } }) => dated && (precision === 'minute' || precision === 'day'),
  )
  return groupInto(days, ({ timing }) => ['day', timing.firstDay])
}

/** Rule 3: "Moscow" is the one Russian who is named for the same words on the same day, if there is just one. */
function joinMetonyms(drafts: readonly Draft[]): Draft[] {
  const named = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const first = draft.base[0]
    if (!first || !isNamed(first)) continue
    const key = JSON.stringify([first.agreement, first.timing.firstDay, first.speakerParty])
    named.set(key, [...(named.get(key) ?? []), draft])
  }
  return drafts.filter((draft) => {
    const first = draft.base[0]
    if (!first || !isMetonym(first)) return true
    const key = JSON.stringify([first.agreement, first.timing.firstDay, first.speakerParty])
    const [only, ...others] = named.get(key) ?? []
    if (!only || others.length > 0) return true
    only.joined.push(...draft.base)
    return false
  })
}

/** Rule 4: a week, month or year joins the earliest day act inside it, else it is an act of its interval. */
function joinCoarse(readings: readonly ClaimReading[], days: readonly Draft[]): Draft[] {
  const coarse = readings.filter(
    ({ timing: { dated, precision } }) => dated && precision !== 'minute' && precision !== 'day',
  )
  const candidates = indexOf(days, earliestFirst)
  const left = coarse.filter((reading) => {
    const { from, to } = reading.timing
    const inside = (candidates.get(reading.agreement) ?? []).filter(
      ({ first: { timing }, first }) =>
        from !== null && timing.begins >= from && timing.to <= to && isSameSpeaker(reading, first),
    )
    const [host] = inside
    host?.draft.joined.push(reading)
    return !host
  })
  return [...days, ...groupInto(left, ({ timing }) => ['interval', timing.from, timing.to])]
}

/** Rule 5: an undated report joins the dated act it shares words, article or week with, else its publication day's. */
function joinUndated(readings: readonly ClaimReading[], dated: readonly Draft[]): Draft[] {
  const candidates = indexOf(dated, latestFirst)
  const guests: [Draft, ClaimReading][] = []
  const left = readings.filter((reading) => {
    if (reading.timing.dated) return false
    // What was said after the report appeared is not what it reports.
    const hosts = (candidates.get(reading.agreement) ?? []).filter(
      ({ first }) => first.timing.begins < reading.timing.to && isSameSpeaker(reading, first),
    )
    const host =
      hosts.find(({ draft }) => sharesWords(reading, draft)) ??
      hosts.find(({ draft }) => sharesArticle(reading, draft)) ??
      hosts.find(({ first }) => isRecent(reading, first))
    if (host) guests.push([host.draft, reading])
    return !host
  })
  // Joined only now, so that what one guest brings along cannot decide where the next one goes.
  for (const [draft, reading] of guests) draft.joined.push(reading)
  return groupInto(left, ({ timing }) => ['undated', timing.lastDay])
}

type Candidate = Readonly<{ draft: Draft; first: ClaimReading }>

/** By what must agree, sorted once: the first that fits is the host. */
function indexOf(
  drafts: readonly Draft[],
  order: (a: Candidate, b: Candidate) => number,
): Map<string, Candidate[]> {
  const index = new Map<string, Candidate[]>()
  for (const draft of drafts) {
    const first = draft.base[0]
    if (!first) continue
    const list = index.get(first.agreement)
    if (list) list.push({ draft, first })
    else index.set(first.agreement, [{ draft, first }])
  }
  for (const list of index.values()) list.sort(order)
  return index
}

const earliestFirst = (a: Candidate, b: Candidate): number =>
  compareText(a.first.timing.firstDay, b.first.timing.firstDay) || byId(a.draft, b.draft)
const latestFirst = (a: Candidate, b: Candidate): number =>
  compareText(b.first.timing.to, a.first.timing.to) || byId(a.draft, b.draft)
const byId = (a: Draft, b: Draft): number => compareText(a.actId, b.actId)
const actIdOf = (key: Draft['key']): ActId => ActId.parse(derivedId('act', key))

/** Within the seven days up to publication. */
const isRecent = ({ timing }: ClaimReading, { timing: host }: ClaimReading): boolean =>
  host.firstDay >= addDays(timing.lastDay, -undatedReachDays) && host.to <= timing.to

const sharesArticle = ({ claims }: ClaimReading, draft: Draft): boolean =>
  claimsOf(draft).some((theirs) => claims.some(({ articleId }) => articleId === theirs.articleId))

function sharesWords({ claims }: ClaimReading, draft: Draft): boolean {
  const own = claims.flatMap((claim) => [...quotedRuns(claim)])
  return own.length > 0 && claimsOf(draft).some((claim) => own.some((run) => quotedRuns(claim).has(run)))
}

const claimsOf = ({ base, joined }: Draft): VisibleClaim[] =>
  [...base, ...joined].flatMap(({ claims }) => claims)

const isMetonym = ({ speakerKey }: ClaimReading): boolean => speakerKey.startsWith('party:')
/** An agent of the codebook: not a metonym, a newsroom, or somebody whom the text does not name. */
const isNamed = ({ speakerKey }: ClaimReading): boolean => !speakerKey.includes(':')

/** The same speaker, or a metonym on one side and an agent of its party on the other. */
function isSameSpeaker(a: ClaimReading, b: ClaimReading): boolean {
  if (a.speakerKey === b.speakerKey) return true
  if (a.speakerParty === null || a.speakerParty !== b.speakerParty) return false
  return (isMetonym(a) && isNamed(b)) || (isMetonym(b) && isNamed(a))
}

function groupInto(
  readings: readonly ClaimReading[],
  timeOf: (reading: ClaimReading) => readonly (string | null)[],
): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const reading of readings) {
    const { voice, holder, aboutParty, proposition } = reading.lead.reading
    const who = [voice, reading.speakerKey, holder, aboutParty, proposition, String(reading.sign)]
    const key = [...who, ...timeOf(reading)]
    const name = JSON.stringify(key)
    const draft = drafts.get(name)
    if (draft) draft.base.push(reading)
    else drafts.set(name, { key, actId: actIdOf(key), base: [reading], joined: [] })
  }
  return [...drafts.values()]
}

/** One record as it stands at a date: who belongs to it by then, which pair is shown, and whether it is over. */
import type { Proposition } from '../../events/codebook/codebook.ts'
import type { ActId, ClaimId, ContradictionId, PartyId, PropositionId, SpeakerId } from '../../events/ids.ts'
import type { CivilDate, Polarity } from '../../events/vocabulary.ts'
import { validAtEndOf } from '../stances/read-stance.ts'
import { isStale } from '../stances/staleness.ts'
import {
  type Basis,
  type ContradictionKind,
  type ContradictionRecord,
  type CuePlace,
  type Dating,
  type Member,
  type RecordPeriod,
  rulesVersion,
} from './record.ts'

export type MemberEntry = Readonly<{
  actId: ActId
  speaker: SpeakerId
  side: string
  polarity: Polarity | null
  claims: readonly ClaimId[]
}>

export type ContradictionView = Readonly<{
  contradictionId: ContradictionId
  kind: ContradictionKind
  basis: Basis
  dating: Dating
  state: 'open' | 'ended' | 'resolved' | 'dismissed'
  resolution: ContradictionRecord['resolution'] | RecordPeriod['resolution']
  mergedInto: ContradictionId | null
  /** First day on which it was over, on the axis of `validAt`. */
  until: CivilDate | null
  /** A side has said nothing for longer than the proposition's `staleAfterDays`. */
  stale: boolean
  proposition: PropositionId
  sides: readonly [string, string]
  subject: PartyId | null
  distance: number | null
  daysApart: number
  since: CivilDate
  a: MemberEntry
  b: MemberEntry
  members: readonly MemberEntry[]
  cues: readonly CuePlace[]
  rulesVersion: number
}>

/**
 * @returns undefined where the record does not exist yet at `validAt`
 */
export function readContradiction(
  record: ContradictionRecord,
  {
    validAt,
    zone,
    proposition,
    isDismissed,
  }: { validAt: CivilDate; zone: string; proposition: Proposition; isDismissed: boolean },
): ContradictionView | undefined {
  const end = validAtEndOf(validAt, zone)
  const period = record.periods.findLast(({ validFrom }) => validFrom < end)
  if (!period) return undefined
  const present = record.members.filter(({ from }) => from < end)
  const { primary } = period
  const a = present.find(({ actId }) => actId === primary.a)
  const b = present.find(({ actId }) => actId === primary.b)
  if (!a || !b) return undefined
  const entryOf = ({ actId, speaker, side, polarity, claims }: Member): MemberEntry => ({
    actId,
    speaker,
    side: record.sides[side],
    polarity,
    claims,
  })
  const isResolved = record.known === 'resolved'
  return {
    contradictionId: record.contradictionId,
    kind: record.kind,
    basis: primary.basis,
    dating: period.dating,
    state: isDismissed ? 'dismissed' : isResolved ? 'resolved' : period.state,
    resolution: isResolved ? record.resolution : period.resolution,
    mergedInto: record.mergedInto,
    until: period.until,
    stale: [0, 1].some((side) => isStale(proposition, newestDay(present, side), validAt)),
    proposition: record.proposition,
    sides: record.sides,
    subject: record.subject,
    distance: primary.distance,
    daysApart: primary.daysApart,
    since: record.since,
    a: entryOf(a),
    b: entryOf(b),
    members: present.filter((member) => member !== a && member !== b).map(entryOf),
    cues: record.cues
      .filter(({ from }) => from < end)
      .map(({ articleId, start, end: stop }) => ({ articleId, start, end: stop })),
    rulesVersion,
  }
}

const newestDay = (members: readonly Member[], side: number): CivilDate | null =>
  members
    .filter((member) => member.side === side)
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1) ?? null

type Moment = Readonly<{ validAt: CivilDate; zone: string }>

/** Whether `between=x,y` finds it: two parties as its two sides, or two agents who each spoke a member act. */
export function isBetween(
  record: ContradictionRecord,
  [x, y]: readonly [string, string],
  moment: Moment,
): boolean {
  const { sides } = record
  const isSides = (sides[0] === x && sides[1] === y) || (sides[0] === y && sides[1] === x)
  const theirs = spokenBy(record, y, moment)
  return (
    isSides || spokenBy(record, x, moment).some((ours) => theirs.some(({ actId }) => actId !== ours.actId))
  )
}

/** Whether an agent had spoken an act of it by then. */
export const isSpokenBy = (record: ContradictionRecord, agent: string, moment: Moment): boolean =>
  spokenBy(record, agent, moment).length > 0

function spokenBy({ members }: ContradictionRecord, agent: string, { validAt, zone }: Moment): Member[] {
  const end = validAtEndOf(validAt, zone)
  return members.filter(({ from, speakers }) => from < end && speakers.some((speaker) => speaker === agent))
}

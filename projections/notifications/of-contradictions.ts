/** contradiction.*: what is known for certain to stand against each other, since when, and what became of it. */
import { dayOf } from '../../events/calendar.ts'
import type { ActId, ContradictionId } from '../../events/ids.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import type { ContradictionRecord, RecordPeriod } from '../contradictions/record.ts'
import type { ContradictionRow, ContradictionState } from '../rows.ts'
import { memoryOf } from '../ties.ts'
import { claimsOn, type StepClaims, stepClaimsOf } from './causes.ts'
import { causedBy, type Derivation, type Told } from './context.ts'
import { facet, toldSpeaker } from './facets.ts'

/** How a record stands once everything on its axis of `validAt` has come to pass: time alone sends nothing. */
type Standing = Readonly<{
  row: ContradictionRow
  record: ContradictionRecord
  last: RecordPeriod
  state: ContradictionState
  resolution: ContradictionRecord['resolution'] | RecordPeriod['resolution']
  /** Neither plain disagreement, nor a pair whose dates are only possible: those are never told. */
  isCertain: boolean
}>

/** In the order of the ids. */
export function messagesOfContradictions(derivation: Derivation): Told[] {
  const { before, after } = derivation.changes.contradictions
  const [old, now] = [standingsOf(before), standingsOf(after)]
  const stepClaims = stepClaimsOf(derivation.changes)
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): Told[] => {
    const was = old.get(id)
    const is = now.get(id) ?? (was && vanished(was))
    return is ? messageOf(derivation, { was, is, stepClaims }) : []
  })
}

function standingsOf(rows: readonly ContradictionRow[]): Map<ContradictionId, Standing> {
  const standings = new Map<ContradictionId, Standing>()
  for (const row of rows) {
    const { body: record, contradictionId } = row
    const last = record.periods.at(-1)
    // Every row of a record has the whole record; what a person decided shows in all of them.
    if (!last || standings.has(contradictionId)) continue
    const isGone = record.known === 'resolved'
    standings.set(contradictionId, {
      row,
      record,
      last,
      state: row.state === 'dismissed' ? 'dismissed' : isGone ? 'resolved' : last.state,
      resolution: isGone ? record.resolution : last.resolution,
      isCertain: record.kind !== 'opposition' && last.dating === 'certain',
    })
  }
  return standings
}

/** Its proposition left the codebook: nothing of it is believed any more. */
const vanished = (was: Standing): Standing => ({ ...was, state: 'resolved', resolution: 'superseded' })

type Change = Readonly<{ was: Standing | undefined; is: Standing; stepClaims: StepClaims }>

function messageOf(derivation: Derivation, change: Change): Told[] {
  const { was, is } = change
  const wasKnown = was?.isCertain === true
  if (!wasKnown) {
    const isNews = is.isCertain && (is.state === 'open' || is.state === 'ended')
    return isNews ? [detected(derivation, change, {})] : []
  }
  // It stands no longer for certain: whoever counts what is open must hear that this one is not.
  if (!is.isCertain) return was.state === 'open' ? [resolved(derivation, change)] : []
  if (was.state === is.state && was.resolution === is.resolution) return []
  if (was.state === 'dismissed') return [detected(derivation, change, { reinstated: true })]
  return is.state === 'open'
    ? [detected(derivation, change, { reopened: true })]
    : [resolved(derivation, change)]
}

const detected = (
  derivation: Derivation,
  change: Change,
  { reinstated = false, reopened = false }: Readonly<{ reinstated?: boolean; reopened?: boolean }>,
): Told => tell(derivation, change, { type: 'contradiction.detected', more: { reinstated, reopened } })

function resolved(derivation: Derivation, change: Change): Told {
  const { record, state } = change.is
  const decision = memoryOf(derivation.workspace, record.proposition).decisions[record.contradictionId]
  const dismissal = state === 'dismissed' && decision ? { by: decision.by, reason: decision.reason } : null
  return tell(derivation, change, {
    type: 'contradiction.resolved',
    more: { mergedInto: record.mergedInto, dismissal },
  })
}

function tell(
  derivation: Derivation,
  { was, is, stepClaims }: Change,
  { type, more }: Readonly<{ type: Told['type']; more: Readonly<Record<string, unknown>> }>,
): Told {
  const { row, record, last, state, resolution } = is
  const speakers = facet([...(was?.row.speakers ?? []), ...row.speakers].map(toldSpeaker))
  const parties = [...record.sides, ...(record.subject ? [record.subject] : [])]
  return {
    type,
    subject: `contradiction/${record.contradictionId}`,
    historical: false,
    facets: {
      parties: facet(parties),
      propositions: facet([record.proposition, ...(was ? [was.record.proposition] : [])]),
      speakers,
      contradictionKind: record.kind,
    },
    data: {
      contradictionId: record.contradictionId,
      kind: record.kind,
      state,
      resolution,
      basis: last.primary.basis,
      dating: last.dating,
      proposition: record.proposition,
      sides: record.sides,
      subjectParty: record.subject,
      speakers,
      since: record.since,
      until: state === 'open' ? null : last.until,
      a: memberOf(record, last.primary.a),
      b: memberOf(record, last.primary.b),
      ...more,
      causedBy: causedBy(derivation, causesOf([was?.record, record], stepClaims)),
      url: derivation.links.contradiction(record.contradictionId, dayToAsk(derivation, last)),
    },
  }
}

/** The day on which the read says so: today, or the later one from which on it holds. */
function dayToAsk({ today, zone }: Derivation, { validFrom }: RecordPeriod): CivilDate {
  const begins = dayOf(validFrom, zone)
  return begins > today ? begins : today
}

/** An act of the pair that is shown first, with the claim to quote. */
function memberOf({ members, sides }: ContradictionRecord, actId: ActId) {
  const member = members.find((each) => each.actId === actId)
  if (!member) return null
  return {
    claimId: member.claims[0] ?? null,
    side: sides[member.side],
    speaker: toldSpeaker(member.speaker),
    proposition: member.proposition,
    polarity: member.polarity,
  }
}

/** The claims of its acts; where none of them changed, as with a denial elsewhere, those on its proposition. */
function causesOf(records: readonly (ContradictionRecord | undefined)[], stepClaims: StepClaims): string[] {
  const own = records.flatMap((record) => record?.members ?? []).flatMap(({ claims }) => claims)
  const found = own.filter((claimId) => stepClaims.has(claimId))
  const [, record] = records
  return found.length > 0 || !record
    ? found
    : claimsOn(stepClaims, record.proposition).map(({ claimId }) => claimId)
}

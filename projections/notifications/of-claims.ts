/** claim.*: what became of each claim that the step's own events are about, told once, by the last of them. */
import type { ClaimId } from '../../events/ids.ts'
import type { ClaimRow } from '../claims.ts'
import { isEqual } from '../projection.ts'
import { causedBy, type Derivation, type Told } from './context.ts'
import { facetsOfClaims, toldSpeaker } from './facets.ts'
import type { LogMessageType } from './notification.ts'

/** In the order of the events. */
export function messagesOfClaims(derivation: Derivation): Told[] {
  const { changes } = derivation
  const before = new Map(changes.claims.before.map((row) => [row.claimId, row]))
  const after = new Map(changes.claims.after.map((row) => [row.claimId, row]))
  return [...lastEvents(derivation)].flatMap(([claimId, type]): Told[] => {
    const row = after.get(claimId)
    const known = before.get(claimId)
    if (!row || isPassing(type, known) || isFoundAgain(type, known, row)) return []
    return [
      {
        type,
        subject: `claim/${claimId}`,
        historical: false,
        // Whoever followed what it was about before a correction must hear of it, too.
        facets: facetsOfClaims(known ? [known, row] : [row]),
        data: {
          ...dataOfClaim(row),
          supersededBy: row.body.supersededBy,
          causedBy: causedBy(derivation, [claimId]),
          url: derivation.links.claim(claimId),
        },
      },
    ]
  })
}

/** Per claim its last event in the step, at the place of that event. */
function lastEvents({ changes }: Derivation): Map<ClaimId, LogMessageType> {
  const last = new Map<ClaimId, LogMessageType>()
  for (const { event } of changes.step.events) {
    const type = typeOf(event.type)
    if (!type || !('claimId' in event)) continue
    last.delete(event.claimId)
    last.set(event.claimId, type)
  }
  return last
}

function typeOf(event: string): LogMessageType | undefined {
  switch (event) {
    case 'ClaimRecorded':
      return 'claim.recorded'
    case 'ClaimCorrected':
      return 'claim.corrected'
    case 'ClaimRetracted':
      return 'claim.retracted'
    case 'ClaimSuperseded':
      return 'claim.superseded'
    default:
      return undefined
  }
}

/** It came and went within the step: nobody could ever have asked for it. */
const isPassing = (type: LogMessageType, before: ClaimRow | undefined): boolean =>
  type === 'claim.superseded' && !before

/** A later run gave it up and found it again with what it says unchanged: nothing happened. */
const isFoundAgain = (type: LogMessageType, before: ClaimRow | undefined, after: ClaimRow): boolean =>
  type === 'claim.recorded' &&
  before?.state === 'visible' &&
  after.state === 'visible' &&
  isEqual(dataOfClaim(before), dataOfClaim(after))

/** Neither quote nor any other word of the article: those are behind the link, where an erasure reaches them. */
function dataOfClaim(row: ClaimRow) {
  const { claimType, statedAt, modality } = row.body.reading
  return {
    claimId: row.claimId,
    articleId: row.articleId,
    state: row.state,
    holder: row.holder,
    aboutParty: row.aboutParty,
    speaker: toldSpeaker(row.speaker),
    proposition: row.proposition,
    polarity: row.polarity,
    voice: row.voice,
    claimType,
    modality,
    statedAt: { from: statedAt.from, to: statedAt.to, precision: statedAt.precision },
    reviewStatus: row.reviewStatus,
    coderKind: row.body.coder.kind,
  }
}

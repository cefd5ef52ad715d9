/** Asks the pure folds one question, as the service does: claims to acts, acts to periods, periods to an answer. */

import { readThrough } from '../../events/article/read-through.ts'
import { startOfDay } from '../../events/calendar.ts'
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { PartyId, PropositionId } from '../../events/ids.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import type { Act } from '../../projections/acts/act.ts'
import { foldActs } from '../../projections/acts/fold-acts.ts'
import { foldStance, withUndatedChanges } from '../../projections/stances/fold-stance.ts'
import type { Period, StanceFold } from '../../projections/stances/period.ts'
import { assembleStance, validAtEndOf } from '../../projections/stances/read-stance.ts'
import { partiesOf } from '../../projections/stances/roles.ts'
import type { DirectState, StanceAnswer } from '../../projections/stances/stance-facts.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import {
  type ClaimSample,
  claim,
  party as partyId,
  propositionId,
  sampleCodebook,
  zone as sampleZone,
} from './samples.ts'

export type Folded = Readonly<{
  proposition: Proposition
  acts: readonly Act[]
  stances: ReadonlyMap<PartyId, StanceFold>
}>

/** Everything that follows from the claims on one proposition. */
export function foldOn(
  claims: readonly VisibleClaim[],
  proposition: string,
  codebook: Codebook = sampleCodebook,
): Folded {
  const found = codebook.propositions.find(({ id }) => id === proposition)
  if (!found) throw new Error(`no proposition ${proposition}`)
  const read = claims.map((claim) => ({ ...claim, reading: readThrough(claim.reading, codebook) }))
  const own = read.filter(({ reading }) => reading.proposition === found.id)
  const zone = codebook.timeZone
  const context = { codebook, zone, kind: found.kind }
  const acts = foldActs(own, context, deniersElsewhere(read, found, codebook))
  const parties = new Set(acts.flatMap((act) => partiesOf(act, found, codebook).map(({ party }) => party)))
  const stances = new Map(
    [...parties].map((party) => [party, foldStance({ party, proposition: found, acts, codebook, zone })]),
  )
  const changes = [...stances.values()].flatMap(({ undatedChanges }) => undatedChanges)
  return { proposition: found, acts: withUndatedChanges(acts, changes), stances }
}

/** Acts on other propositions that deny something: it may have been said on this one. */
function deniersElsewhere(read: readonly VisibleClaim[], { id }: Proposition, codebook: Codebook): Act[] {
  const isDenial = ({ reading }: VisibleClaim) => reading.links.some(({ relation }) => relation === 'denies')
  return codebook.propositions.flatMap((other) => {
    const own = read.filter(({ reading }) => reading.proposition === other.id)
    if (other.id === id || !own.some(isDenial)) return []
    return foldActs(own, { codebook, zone: codebook.timeZone, kind: other.kind })
  })
}

export type Question = Readonly<{
  party?: string
  proposition?: string
  validAt: CivilDate
  codebook?: Codebook
}>

/** Samples as claims, each of an article of its own; a claim stays as it is. */
export const claimsOf = (samples: readonly (ClaimSample | VisibleClaim)[]): VisibleClaim[] =>
  samples.map((each, index) => ('claimId' in each ? each : claim({ article: `a${index}`, ...each })))

/** North on the truce at a date, after these were said. */
export const ask = (validAt: CivilDate, ...samples: (ClaimSample | VisibleClaim)[]): StanceAnswer =>
  askOf({ validAt }, ...samples)

export const askOf = (question: Question, ...samples: (ClaimSample | VisibleClaim)[]): StanceAnswer =>
  answer(claimsOf(samples), question)

/** North on the truce, unless told otherwise. */
export function answer(claims: readonly VisibleClaim[], question: Question): StanceAnswer {
  const { party = 'north', proposition = 'truce', validAt, codebook = sampleCodebook } = question
  const zone = codebook.timeZone
  const folds = new Map<string, Folded>()
  const foldedOn = (id: string): Folded => {
    const known = folds.get(id) ?? foldOn(claims, id, codebook)
    folds.set(id, known)
    return known
  }
  const stateOf = (who: PartyId, what: PropositionId): DirectState | undefined => {
    const { acts, stances } = foldedOn(what)
    const period = periodAt(stances.get(who), validAt, zone)
    return period && { period, acts: acts.filter((act) => act.holder === who) }
  }
  const { acts, stances } = foldedOn(proposition)
  const fold = stances.get(partyId(party))
  const period = periodAt(fold, validAt, zone) ?? null
  const earlier = fold?.periods.filter(({ validFrom }) => period && validFrom < period.validFrom) ?? []
  return assembleStance({
    party: partyId(party),
    proposition: propositionId(proposition),
    validAt,
    zone,
    codebook,
    period,
    earlier,
    acts,
    stateOf,
  })
}

function periodAt(fold: StanceFold | undefined, validAt: CivilDate, zone: string): Period | undefined {
  const end = validAtEndOf(validAt, zone)
  return fold?.periods.findLast(({ validFrom }) => validFrom < end)
}

export const midnight = (day: CivilDate): string => startOfDay(day, sampleZone)

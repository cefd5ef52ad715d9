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
import { party as partyId, propositionId, sampleCodebook, zone } from './samples.ts'

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
  const context = { codebook, zone, kind: found.kind }
  const acts = foldActs(own, context)
  const parties = new Set(acts.flatMap((act) => partiesOf(act, found, codebook).map(({ party }) => party)))
  const stances = new Map(
    [...parties].map((party) => [party, foldStance({ party, proposition: found, acts, codebook, zone })]),
  )
  const changes = [...stances.values()].flatMap(({ undatedChanges }) => undatedChanges)
  return { proposition: found, acts: withUndatedChanges(acts, changes), stances }
}

export type Question = Readonly<{
  party?: string
  proposition?: string
  validAt: CivilDate
  codebook?: Codebook
}>

/** North on the truce, unless told otherwise. */
export function answer(claims: readonly VisibleClaim[], question: Question): StanceAnswer {
  const { party = 'north', proposition = 'truce', validAt, codebook = sampleCodebook } = question
  const folds = new Map<string, Folded>()
  const foldedOn = (id: string): Folded => {
    const known = folds.get(id) ?? foldOn(claims, id, codebook)
    folds.set(id, known)
    return known
  }
  const stateOf = (who: PartyId, what: PropositionId): DirectState | undefined => {
    const { acts, stances } = foldedOn(what)
    const period = periodAt(stances.get(who), validAt)
    return period && { period, acts: acts.filter((act) => act.holder === who) }
  }
  const { acts, stances } = foldedOn(proposition)
  const fold = stances.get(partyId(party))
  const period = periodAt(fold, validAt) ?? null
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

export function periodAt(fold: StanceFold | undefined, validAt: CivilDate): Period | undefined {
  const end = validAtEndOf(validAt, zone)
  return fold?.periods.findLast(({ validFrom }) => validFrom < end)
}

export const midnight = (day: CivilDate): string => startOfDay(day, zone)

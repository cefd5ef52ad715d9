/** What the routes of stances share: their parameters, and the moment that is read. */
import { z } from 'zod'
import { PartyId, PropositionId } from '../../events/ids.ts'
import { foldVersion } from '../../projections/stances/period.ts'
import { Problem } from '../problem.ts'
import type { StanceMoment } from '../read-stance.ts'
import type { AsOf } from './as-of.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'

/** More would not be read by anybody, and a slice is one parameter away. */
export const pairsMax = 10_000

export const tooManyPairs = (): Problem =>
  new Problem('too_many_pairs', `More than ${pairsMax} pairs: name a party or a proposition.`)

export const evidenceUrl = '/v1/dossiers/:dossier/stances/:party/:proposition/evidence'

export const PairParams = z.object({ ...DossierParams.shape, party: PartyId, proposition: PropositionId })

/** Undefined while no codebook was in force: nothing could be said then. */
export function momentOf(dossier: string, asOf: AsOf): StanceMoment | undefined {
  if (!asOf.published) return undefined
  const { validAt, validAtEnd } = asOf.echo
  const { codebook } = asOf.published
  return { at: readPoint(dossier, asOf), validAt, validAtEnd, zone: asOf.timeZone, codebook }
}

export const versionsOf = ({ published }: AsOf) => ({
  codebookVersion: published?.codebook.version ?? null,
  foldVersion,
})

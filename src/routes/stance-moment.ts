/** What the routes of stances share: their parameters, the moment that is read, and the answer when nothing is known. */
import { z } from 'zod'
import { PartyId, PropositionId } from '../../events/ids.ts'
import { foldVersion } from '../../projections/stances/period.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import type { StanceMoment } from '../read-stance.ts'
import type { AsOf } from './as-of.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'

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

export const unknownAnswer: StanceAnswer = {
  status: 'unknown',
  value: null,
  conditions: [],
  blockedBy: [],
  since: null,
  sinceNoLaterThan: null,
  lastAffirmedAt: null,
  lastMentionedAt: null,
  stale: false,
  validUntil: null,
  last: null,
  sides: [],
  evidenceCount: 0,
  evidence: [],
  listed: [],
  uncertain: [],
  derivedFrom: [],
  history: [],
}

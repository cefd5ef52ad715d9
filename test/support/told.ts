/** Events of articles that say one thing each, what people decide about it, and what is believed of them in the end. */
import type { Reading } from '../../events/article/claim-events.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import type { Event } from '../../events/catalog.ts'
import { sha256 } from '../../events/identity.ts'
import { CodebookVersion } from '../../events/ids.ts'
import type { ClaimRow } from '../../projections/claims.ts'
import { causeOf, foldFacts } from '../../projections/fold-event.ts'
import type { Known } from '../../projections/projection.ts'
import { refold } from '../../projections/refold.ts'
import type { ActRow, ContradictionRow, StancePeriodRow } from '../../projections/rows.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { createWorkspace } from '../../projections/workspace.ts'
import { type ClaimSample, claim, sampleCodebook } from './samples.ts'

const of = { schemaVersion: 1 } as const
const person = { by: 'ana', reason: 'a second look' }
const codebookVersion = CodebookVersion.parse('1.0.0')

export const published: Event = {
  type: 'CodebookPublished',
  ...of,
  version: codebookVersion,
  contentHash: sha256('samples'),
  codebook: sampleCodebook,
  by: 'ana',
}

/** An article and the claims that are coded in it, each an event of its own. */
export function told(...[first, ...others]: readonly [VisibleClaim, ...VisibleClaim[]]): Event[] {
  const { articleId, publishedAt, outlet } = first
  const registered: Event = {
    type: 'ArticleRegistered',
    ...of,
    articleId,
    externalId: null,
    url: null,
    title: null,
    outlet,
    agency: null,
    language: 'en',
    timeZone: 'Europe/Paris',
    publishedAt,
    textHash: sha256(articleId),
    textLength: 100,
    fingerprint: { normalizedHash: sha256(articleId), shingles: [] },
    warnings: [],
    by: 'ana',
  }
  return [registered, ...[first, ...others].map(recorded)]
}

export const recorded = (said: VisibleClaim): ArticleEvent => ({
  type: 'ClaimRecorded',
  ...place(said),
  claimKey: said.claimKey,
  coder: said.coder,
  by: said.coder.kind === 'rule' ? null : 'ana',
  codebookVersion,
  confidence: said.confidence,
  reading: said.reading,
  review: said.review,
  trace: [],
})

const place = ({ articleId, claimId }: VisibleClaim) => ({ ...of, articleId, claimId })

export const retracted = (said: VisibleClaim): ArticleEvent => ({
  type: 'ClaimRetracted',
  ...place(said),
  ...person,
})

export const reviewed = (said: VisibleClaim, verdict: 'accepted' | 'rejected'): ArticleEvent => ({
  type: 'ClaimReviewed',
  ...place(said),
  ...person,
  verdict,
})

export const superseded = (said: VisibleClaim): ArticleEvent => ({
  type: 'ClaimSuperseded',
  ...place(said),
  coder: { kind: 'rule', id: 'rules', version: '2' },
  supersededBy: null,
})

export const withdrawn = ({ articleId }: VisibleClaim): ArticleEvent => ({
  type: 'ArticleWithdrawn',
  ...of,
  articleId,
  ...person,
})

export const corrected = (said: VisibleClaim, sample: ClaimSample): ArticleEvent =>
  reread(said, claim({ coder: 'human', ...sample }).reading)

export const reread = (said: VisibleClaim, reading: Reading): ArticleEvent => ({
  type: 'ClaimCorrected',
  ...place(said),
  ...person,
  codebookVersion,
  reading,
})

export type Believed = Readonly<{
  claims: readonly (ClaimRow & Known)[]
  acts: readonly (ActRow & Known)[]
  periods: readonly (StancePeriodRow & Known)[]
  contradictions: readonly (ContradictionRow & Known)[]
}>

/** Every row there ever was, after these events under the sample codebook, which is the first of them. */
export function follow(events: readonly Event[]): Believed {
  const workspace = createWorkspace(undefined)
  for (const [index, event] of [published, ...events].entries()) {
    const position = index + 1
    const touched = foldFacts(workspace, { event, position }, position)
    // Everything is held already: nothing of what it asks for needs to be fetched.
    Array.from(refold(workspace, touched, { position, cause: causeOf(event) }))
  }
  return {
    claims: [...workspace.claims.takeChanges().inserted],
    acts: [...workspace.acts.takeChanges().inserted],
    periods: [...workspace.stancePeriods.takeChanges().inserted],
    contradictions: [...workspace.contradictions.takeChanges().inserted],
  }
}

/** Of some rows, those that are believed at a position, or now. */
export const rowsAt = <Row extends Known>(rows: readonly Row[], position = Number.MAX_SAFE_INTEGER): Row[] =>
  rows.filter(({ knownFrom, knownTo }) => knownFrom <= position && (knownTo === null || position < knownTo))

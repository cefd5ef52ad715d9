/** The claim that a decision is about: where it stands in the log, and how it is answered once the decision is made. */
import { z } from 'zod'
import { findClaim } from '../../db/claims.ts'
import type { ClaimPlace } from '../../events/article/decide-on-claim.ts'
import { ArticleId, ClaimId } from '../../events/ids.ts'
import { Position } from '../../events/vocabulary.ts'
import type { Outcome } from '../command.ts'
import { Problem, remedyOf } from '../problem.ts'
import { type AsOf, type DossierRequest, resolveAsOf, resolveAtHead } from './as-of.ts'
import { type Claim, ClaimShape, toClaims } from './claim-shape.ts'
import { answerDecision, type DecisionRequest, type Exchange } from './decision.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'

export const ClaimParams = z.object({ ...DossierParams.shape, claim: ClaimId })

export const DecidedClaim = z
  .object({ claim: ClaimShape, position: Position.describe('Of the decision.') })
  .meta({ id: 'DecidedClaim' })

type ClaimRequest<Body> = DossierRequest &
  Readonly<{ params: z.output<typeof ClaimParams>; body: Readonly<Body> }>

/**
 * @param decide  appends the decision, which is the body and who sends it; gets the place of the claim in the log
 * @throws Problem as `answerDecision` does, and `not_found` for a claim that is not there
 */
export async function answerClaimDecision<Body>(
  deps: Dependencies,
  exchange: Exchange & Readonly<{ request: ClaimRequest<Body> }>,
  decide: (
    dossier: string,
    place: ClaimPlace,
    decision: DecisionRequest & Readonly<Body>,
  ) => Promise<Outcome>,
): Promise<z.output<typeof DecidedClaim>> {
  const { params, body } = exchange.request
  const { dossier, claim: claimId } = params
  return await answerDecision(deps, exchange, {
    decide: async (request) =>
      await decide(dossier, await findPlace(deps, exchange.request, claimId), { ...request, ...body }),
    render: async (asOf) => {
      const claim = await readClaim(deps, { dossier, asOf, claimId })
      return claim && { claim, position: asOf.echo.position }
    },
  })
}

/** Undefined while the read models do not show it. */
export async function readClaim(
  deps: Dependencies,
  { dossier, asOf, claimId }: Readonly<{ dossier: string; asOf: AsOf; claimId: ClaimId }>,
): Promise<Claim | undefined> {
  const at = readPoint(dossier, asOf)
  const row = await findClaim(deps.db, at, claimId)
  const [claim] = row ? await toClaims(deps, { at, asOf, rows: [row] }) : []
  if (claim?.state === 'erased') throw new Problem('erased', remedyOf('erased'))
  return claim
}

/** A claim that was recorded a moment ago may not be projected yet: before it is missed, the projection is waited for. */
async function findPlace(deps: Dependencies, request: DossierRequest, claimId: ClaimId): Promise<ClaimPlace> {
  const find = async (asOf: AsOf) =>
    await findClaim(deps.db, readPoint(request.params.dossier, asOf), claimId)
  const row =
    (await find(await resolveAsOf(deps, request, {}))) ?? (await find(await resolveAtHead(deps, request)))
  if (!row) throw new Problem('not_found', `There is no claim ${claimId}.`)
  return { articleId: ArticleId.parse(row.article_id), claimId }
}

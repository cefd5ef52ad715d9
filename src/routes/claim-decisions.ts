/** What people decide about a claim: its review, and its retraction. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Reason } from '../inputs/reason.ts'
import { answerClaimDecision, ClaimParams, DecidedClaim } from './decided-claim.ts'
import type { Dependencies } from './dependencies.ts'

const ClaimReview = z
  .strictObject({ reason: Reason, verdict: z.enum(['accepted', 'rejected']) })
  .meta({ id: 'NewClaimReview' })
const ClaimRetraction = z.strictObject({ reason: Reason }).meta({ id: 'NewClaimRetraction' })

export const claimDecisionRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.post(
    '/v1/dossiers/:dossier/claims/:claim/review',
    {
      // Packed, its tag would be weak, and a weak tag matches nothing.
      compress: false,
      schema: {
        operationId: 'reviewClaim',
        summary: 'Accept or reject a claim',
        description:
          'An accepted claim counts, whatever its confidence; a rejected one sets no stance. Either stands against every later run of an extractor, until somebody decides anew. Acceptance confirms the words and not a date: an undated change of sign (`undated_change`) leaves the queue and still turns no stance; a correction that gives it a date does. Takes the ETag of the claim as `If-Match`.',
        tags: ['claims'],
        params: ClaimParams,
        body: ClaimReview,
        response: { 200: DecidedClaim.describe('The claim as it stands after the review.') },
      },
    },
    async (request, reply) =>
      await answerClaimDecision(
        deps,
        { request, reply },
        async (...decided) => await deps.commands.reviewClaim(...decided),
      ),
  )

  app.post(
    '/v1/dossiers/:dossier/claims/:claim/retraction',
    {
      compress: false,
      schema: {
        operationId: 'retractClaim',
        summary: 'Retract a claim',
        description:
          'Takes back a coding error for good: from then on it was never said, at every `validAt`; what was known before stays as it was. Takes the ETag of the claim as `If-Match`.',
        tags: ['claims'],
        params: ClaimParams,
        body: ClaimRetraction,
        response: { 200: DecidedClaim.describe('The claim as it stands after the retraction.') },
      },
    },
    async (request, reply) =>
      await answerClaimDecision(
        deps,
        { request, reply },
        async (...decided) => await deps.commands.retractClaim(...decided),
      ),
  )
}

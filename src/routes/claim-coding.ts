/** Claims that people and outside models read in an article, and the correction of a reading. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FirstAnswer } from '../../db/idempotency.ts'
import { parseEvent } from '../../events/catalog.ts'
import type { ClaimId } from '../../events/ids.ts'
import { Position } from '../../events/vocabulary.ts'
import { CodedClaimInput, ReadingInput } from '../inputs/coded-claim.ts'
import { Reason } from '../inputs/reason.ts'
import { Problem, projectionBehind, remedyOf } from '../problem.ts'
import { ArticleParams } from './article-answer.ts'
import { type AsOfWish, pinnedAt } from './as-of.ts'
import { ClaimShape } from './claim-shape.ts'
import { answerClaimDecision, ClaimParams, DecidedClaim, readClaim } from './decided-claim.ts'
import type { Exchange } from './decision.ts'
import type { Dependencies } from './dependencies.ts'
import { findReplay, readIdempotencyKey } from './idempotency.ts'
import { readBack } from './read-back.ts'
import { requesterOf } from './requester.ts'

const RecordedClaim = z
  .object({ claim: ClaimShape, position: Position.describe('How much of the log the answer reflects.') })
  .meta({ id: 'RecordedClaim' })

const ClaimCorrection = z
  .strictObject({ reason: Reason, reading: ReadingInput })
  .meta({ id: 'NewClaimCorrection' })

/** Where the claim stands that is answered, and as of which position. */
type Answered = Readonly<{ dossier: string; claimId: ClaimId; position: number; wish: AsOfWish }>

export const claimCodingRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.post(
    '/v1/dossiers/:dossier/articles/:article/claims',
    {
      // A compressed answer would carry a weak tag, and a decision takes none.
      compress: false,
      schema: {
        operationId: 'codeClaim',
        summary: 'Code a claim',
        description:
          'Records what a person or an outside model read in an article: any tool plugs in here. Every span must stand in the text word for word. What a person codes counts at once, unless there is a reason to look again; what a model codes waits for review and sets no stance until it is accepted. The same reading again is 200. A person who reads what the rules or a model had read like that accepts their claim.',
        tags: ['claims'],
        params: ArticleParams,
        body: CodedClaimInput,
        response: {
          200: RecordedClaim.describe('The same reading was there already: the claim as it stands.'),
          201: RecordedClaim.describe(
            'The claim that was recorded, or that this person accepted by reading it like that.',
          ),
        },
      },
    },
    async (request, reply) => {
      const { dossier, article: articleId } = request.params
      const key = readIdempotencyKey(request)
      const first = await findReplay(deps, dossier, key)
      if (first) return await answerReplay(first)
      const outcome = await deps.commands.codeClaim(
        dossier,
        { articleId },
        {
          input: request.body,
          ...requesterOf(request),
          idempotency: key && { ...key, status: 201 },
        },
      )
      const faster = outcome.kind === 'duplicate' ? await findReplay(deps, dossier, key) : undefined
      if (faster) return await answerReplay(faster)
      const isNew = outcome.kind === 'appended'
      const { claimId, lastPosition: position } = outcome
      reply.code(isNew ? 201 : 200)
      // As of its own events, so that a replay can say the same; what was there and has no key, as it is now.
      const wish = isNew || key ? pinnedAt(position) : { minPosition: position }
      return await answer({ request, reply }, { dossier, claimId, position, wish })

      async function answerReplay({ status, firstPosition, lastPosition }: FirstAnswer) {
        reply.code(status === 200 ? 200 : 201).header('idempotency-replayed', 'true')
        const claimId = await claimAt(dossier, firstPosition)
        const answered = { dossier, claimId, position: lastPosition, wish: pinnedAt(lastPosition) }
        return await answer({ request, reply }, answered)
      }
    },
  )

  app.post(
    '/v1/dossiers/:dossier/claims/:claim/correction',
    {
      compress: false,
      schema: {
        operationId: 'correctClaim',
        summary: 'Correct a claim',
        description:
          'Puts a whole new reading in the place of the one that the claim has, checked as any that is coded. It counts as accepted, unless there is a reason to look again, and outlives every later run of the rules. A reading that the claim had before is refused. Takes the ETag of the claim as `If-Match`.',
        tags: ['claims'],
        params: ClaimParams,
        body: ClaimCorrection,
        response: { 200: DecidedClaim.describe('The claim as it stands after the correction.') },
      },
    },
    async (request, reply) =>
      await answerClaimDecision(
        deps,
        { request, reply },
        async (...decided) => await deps.commands.correctClaim(...decided),
      ),
  )

  /** Of the event at a position: an answer that is given again is about that claim. */
  async function claimAt(dossier: string, position: number): Promise<ClaimId> {
    const [stored] = await deps.log.readPositions(dossier, [position])
    const event = stored && parseEvent(stored)
    if (event && 'claimId' in event) return event.claimId
    throw new Problem('erased', remedyOf('erased'))
  }

  async function answer({ request, reply }: Exchange, { dossier, claimId, position, wish }: Answered) {
    reply.header('location', `/v1/dossiers/${dossier}/claims/${claimId}`)
    const shown = await readBack(deps, request, {
      wish,
      read: async (asOf) => {
        const claim = await readClaim(deps, { dossier, asOf, claimId })
        return claim && { claim, position: asOf.echo.position }
      },
    })
    if (!shown) {
      throw projectionBehind(
        `The claim is recorded: it is ${claimId} at position ${position}. It cannot be read yet; read it at Location, or repeat the request, which is harmless.`,
        { 'stancelog-position': String(position) },
      )
    }
    reply.headers({ 'stancelog-position': shown.position, etag: `"p${shown.claim.lastPosition}"` })
    return shown
  }
}

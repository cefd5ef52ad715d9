/** Claims: search, the review queue, and one claim with its trace and history. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ClaimRow, findClaim, listClaims } from '../../db/claims.ts'
import type { StoredEvent } from '../../db/log/read.ts'
import type { Reading } from '../../events/article/claim-events.ts'
import { parseEvent } from '../../events/catalog.ts'
import { ArticleId, ClaimId, PartyId, PropositionId, SpeakerId } from '../../events/ids.ts'
import { Instant, Position, ReviewReason, Voice } from '../../events/vocabulary.ts'
import { Problem } from '../problem.ts'
import { AsOfEcho, asOfQuery, pinCaching, resolveAsOf, setPosition } from './as-of.ts'
import { ClaimShape, ReadingShape, toClaims } from './claim-shape.ts'
import { checkPair, checkSpeaker, namesFor } from './codebook-names.ts'
import { askAgain, setCaching } from './conditional.ts'
import { closePage, openPage, pageAsOfQuery, pageEcho } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'
import { MadeId } from './shapes.ts'

const ClaimList = z
  .object({ data: z.array(ClaimShape).max(200), ...pageEcho, ...AsOfEcho.shape })
  .meta({ id: 'ClaimList' })

const ClaimEvent = z
  .object({
    position: Position,
    recordedAt: Instant,
    type: z.string().max(100),
    by: z.string().max(200).nullable().describe('Who decided; null for a run of the rules.'),
    reason: z.string().max(2_000).nullable(),
    verdict: z.enum(['accepted', 'rejected']).nullable(),
    supersededBy: MadeId.nullable(),
    readingBefore: ReadingShape.nullable().describe(
      'What a correction replaced, as it was coded; else null.',
    ),
  })
  .meta({ id: 'ClaimEvent' })

const ClaimAnswer = z
  .object({
    claim: ClaimShape,
    history: z.array(ClaimEvent).max(10_000).describe('Its own events, oldest first.'),
    ...AsOfEcho.shape,
  })
  .meta({ id: 'ClaimAnswer' })

const ClaimsQuery = z.strictObject({
  party: PartyId.optional().describe('Held by this party or ascribed to it.'),
  proposition: PropositionId.optional(),
  speaker: SpeakerId.optional().describe(
    'An agent, `party:<id>`, `outlet`, `anonymous:…` or `unresolved:…`.',
  ),
  article: ArticleId.optional(),
  voice: Voice.optional(),
  review: z
    .enum(['needed', 'proposed', 'accepted', 'rejected'])
    .optional()
    .describe(
      '`needed` is the review queue: visible claims that were proposed with a reason, and claims of any coder, accepted ones too, that their proposition gives a reason (`undated_change`) which came up after the last decision of a person about them or by it. Any later review or correction takes such a claim out.',
    ),
  reason: ReviewReason.optional().describe('Only claims with this reason for a review.'),
  state: z
    .enum([...ClaimShape.shape.state.options, 'any'])
    .optional()
    .describe('Default `visible`, or `rejected` with `review=rejected`.'),
  ...pageAsOfQuery,
})

export const claimRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.get(
    '/v1/dossiers/:dossier/claims',
    {
      schema: {
        operationId: 'listClaims',
        summary: 'Search claims',
        description:
          'Claims that may have been uttered by the end of `validAt`, in the order in which they were recorded. `review=needed` is the review queue. An undated claim of another sign than the stance waits there as `undated_change`, whoever coded it: acceptance never makes it turn the stance, a correction that dates it does.',
        tags: ['claims'],
        params: DossierParams,
        querystring: ClaimsQuery,
        response: { 200: ClaimList.describe('A page of claims.') },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const page = await openPage(deps, request, { query, key: ['number', 'text'] })
      const { asOf } = page
      const names = namesFor(asOf)
      checkPair(names, query)
      if (query.speaker !== undefined) {
        // Claims keep speakers whom the codebook has dropped since.
        const codebooks = (await deps.codebooks.list(params.dossier)).map(({ codebook }) => codebook)
        checkSpeaker({ codebooks }, query.speaker, '/speaker')
      }
      pinCaching({ request, reply }, asOf)
      const at = readPoint(params.dossier, asOf)
      const [recordedAt, claimId] = page.after ?? []
      const rows = await listClaims(db, at, {
        ...asOf.echo,
        ...query,
        validAt: asOf.echo.validAt,
        state: stateOf(query),
        after: page.after && { recordedAt: Number(recordedAt), claimId: String(claimId) },
        limit: page.limit + 1,
      })
      const keyOf = (row: ClaimRow) => [row.recorded_at, row.claim_id]
      const { rows: shown, ...paging } = closePage({ request, reply }, { rows, page, keyOf })
      return { data: await toClaims(deps, { at, asOf, rows: shown }), ...paging, ...asOf.echo }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/claims/:claim',
    {
      // Packed, its tag would be weak, and a decision upon it would never match.
      compress: false,
      schema: {
        operationId: 'getClaim',
        summary: 'Read a claim',
        description:
          'The claim with the trace of its reading, and everything that happened to it: who decided what, when and why, and what a correction replaced. Its ETag is what a decision upon it takes.',
        tags: ['claims'],
        params: z.object({ ...DossierParams.shape, claim: ClaimId }),
        querystring: z.strictObject(asOfQuery),
        response: { 200: ClaimAnswer.describe('The claim and its history.') },
      },
    },
    async (request, reply) => {
      const { dossier, claim: claimId } = request.params
      const asOf = await resolveAsOf(deps, request, request.query)
      const at = readPoint(dossier, asOf)
      const row = await findClaim(db, at, claimId)
      if (!row) throw new Problem('not_found', `There is no claim ${claimId} at that position.`)
      const [[claim], { stored }] = await Promise.all([
        toClaims(deps, { at, asOf, rows: [row] }),
        deps.log.readStream(dossier, `article-${row.article_id}`),
      ])
      if (!claim) throw new Error('a row became no claim')
      setPosition({ request, reply }, asOf)
      const etag = `"p${row.last_event_at}"`
      setCaching({ request, reply }, { etag, cacheControl: askAgain, revalidates: false })
      return { claim, history: historyOf(stored, { claimId, position: asOf.echo.position }), ...asOf.echo }
    },
  )
}

function stateOf({ state, review }: z.output<typeof ClaimsQuery>): string | undefined {
  if (state === 'any') return undefined
  return state ?? (review === 'rejected' ? 'rejected' : 'visible')
}

/** Each of its events, and beside a correction what it replaced: the reading of the events before. */
function historyOf(
  stored: readonly StoredEvent[],
  { claimId, position }: Readonly<{ claimId: string; position: number }>,
): z.infer<typeof ClaimEvent>[] {
  let reading: Reading | undefined
  return stored
    .filter((row) => row.position <= position)
    .flatMap((row) => {
      const event = parseEvent(row)
      if (event === undefined || !('claimId' in event) || event.claimId !== claimId) return []
      const readingBefore = event.type === 'ClaimCorrected' ? (reading ?? null) : null
      if ('reading' in event) reading = event.reading
      return [
        {
          position: row.position,
          recordedAt: row.recordedAt,
          type: row.type,
          by: 'by' in event ? event.by : null,
          reason: 'reason' in event ? event.reason : null,
          verdict: 'verdict' in event ? event.verdict : null,
          supersededBy: 'supersededBy' in event ? event.supersededBy : null,
          readingBefore,
        },
      ]
    })
}

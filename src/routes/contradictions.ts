/** Contradictions: search the records of a date, and read one. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ContradictionRow, findContradiction } from '../../db/contradictions.ts'
import { AgentId, ContradictionId, PartyId, PropositionId } from '../../events/ids.ts'
import { contradictionKinds } from '../../projections/contradictions/record.ts'
import type { Names } from '../name-fault.ts'
import { didYouMean } from '../near-names.ts'
import { Problem, quoted } from '../problem.ts'
import { listRecords } from '../read-contradictions.ts'
import { AsOfEcho, asOfQuery, pinCaching, resolveAsOf, setPosition } from './as-of.ts'
import { checkPair, checkPartyOrAgent, checkSpeaker, namesFor } from './codebook-names.ts'
import { askAgain, setCaching } from './conditional.ts'
import {
  DecidedContradictionShape,
  toContradictions,
  toDecidedContradiction,
} from './contradiction-answer.ts'
import { ContradictionShape, contradictionStates } from './contradiction-shape.ts'
import { closePage, openPage, pageAsOfQuery, pageEcho } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint, recordMoment } from './read-point.ts'

const ContradictionsQuery = z.strictObject({
  between: z
    .string()
    .max(300)
    .regex(/^[^,]+,[^,]+$/, 'two names, separated by one comma')
    .refine((text) => new Set(text.split(',')).size === 2, 'two different names')
    .optional()
    .describe('Two parties, as the sides; or two agents who each spoke one of its acts.'),
  party: PartyId.optional().describe('On one of the sides, or what opposite things are said of.'),
  kind: z.string().min(1).max(60).optional().describe('Left out: every kind but `opposition`.'),
  proposition: PropositionId.optional(),
  speaker: AgentId.optional().describe('Only records of which this agent spoke an act by `validAt`.'),
  state: z.enum(contradictionStates).optional().describe('Left out: whatever its state.'),
  ...pageAsOfQuery,
})

const ContradictionList = z
  .object({ data: z.array(ContradictionShape).max(200), ...pageEcho, ...AsOfEcho.shape })
  .meta({ id: 'ContradictionList' })
const ContradictionAnswer = z
  .object({ ...DecidedContradictionShape.shape, ...AsOfEcho.shape })
  .meta({ id: 'ContradictionAnswer' })

export const contradictionRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.get(
    '/v1/dossiers/:dossier/contradictions',
    {
      schema: {
        operationId: 'listContradictions',
        summary: 'Search contradictions',
        description:
          'The records that `validAt` and `knownAt` show, newest found first. `opposition` is listed only where `kind` names it.',
        tags: ['contradictions'],
        params: DossierParams,
        querystring: ContradictionsQuery,
        response: { 200: ContradictionList.describe('A page of records.') },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const page = await openPage(deps, request, { query, key: ['number', 'text'] })
      const names = namesFor(page.asOf)
      const between = checkFilters(names, query)
      pinCaching({ request, reply }, page.asOf)
      const { asOf, after } = page
      const { party, kind, proposition, state, speaker } = query
      const found = await listRecords(db, recordMoment(params.dossier, asOf), {
        party,
        kind,
        proposition,
        state,
        between,
        speaker,
        after: after && { detectedAt: Number(after[0]), contradictionId: String(after[1]) },
        limit: page.limit + 1,
      })
      const keyOf = (row: ContradictionRow) => [row.detected_at, row.contradiction_id]
      const { rows, ...paging } = closePage({ request, reply }, { rows: found, page, keyOf })
      return {
        data: await toContradictions(deps, { dossier: params.dossier, asOf }, rows),
        ...paging,
        ...asOf.echo,
      }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/contradictions/:contradiction',
    {
      // Packed, its tag would be weak, and a decision upon it would never match.
      compress: false,
      schema: {
        operationId: 'getContradiction',
        summary: 'Read a contradiction',
        description:
          'The record as it stands at `validAt`, with what people decided about it. Its ETag is what a decision upon it takes.',
        tags: ['contradictions'],
        params: z.object({ ...DossierParams.shape, contradiction: ContradictionId }),
        querystring: z.strictObject(asOfQuery),
        response: { 200: ContradictionAnswer.describe('The record.') },
      },
    },
    async (request, reply) => {
      const { dossier, contradiction: contradictionId } = request.params
      const asOf = await resolveAsOf(deps, request, request.query)
      const { validAtEnd } = asOf.echo
      const row = await findContradiction(db, readPoint(dossier, asOf), { contradictionId, validAtEnd })
      const answer = row && (await toDecidedContradiction(deps, { dossier, asOf }, row))
      if (!answer) {
        throw new Problem(
          'not_found',
          `There is no contradiction ${contradictionId} at that date and position.`,
        )
      }
      setPosition({ request, reply }, asOf)
      const etag = `"p${answer.lastPosition}"`
      setCaching({ request, reply }, { etag, cacheControl: askAgain, revalidates: false })
      return { ...answer, ...asOf.echo }
    },
  )
}

function checkFilters(
  names: Names,
  { party, proposition, speaker, kind, between }: z.output<typeof ContradictionsQuery>,
): readonly [string, string] | undefined {
  checkPair(names, { party, proposition })
  if (speaker !== undefined) checkSpeaker(names, speaker, '/speaker')
  if (kind !== undefined && !contradictionKinds.some((known) => known === kind)) {
    const hint = didYouMean(kind, contradictionKinds)
    const detail = `There is no kind ${quoted(kind)}; there are ${contradictionKinds.join(', ')}.${hint}`
    throw new Problem('unknown_kind', detail, {
      errors: [{ pointer: '/kind', code: 'unknown_kind', detail }],
    })
  }
  const [first, second] = between?.split(',') ?? []
  if (first === undefined || second === undefined) return undefined
  checkPartyOrAgent(names, first, '/between')
  checkPartyOrAgent(names, second, '/between')
  return [first, second]
}

/** What people decide about a contradiction: its dismissal, and its reinstatement. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findContradiction, findRecord } from '../../db/contradictions.ts'
import { dayOf } from '../../events/calendar.ts'
import { ContradictionId } from '../../events/ids.ts'
import { Position } from '../../events/vocabulary.ts'
import type { Outcome } from '../command.ts'
import type { ContradictionDecider } from '../decide-on-contradiction.ts'
import { Reason } from '../inputs/reason.ts'
import { recordOf } from '../read-contradictions.ts'
import { type AsOf, type DossierRequest, pinnedAt, resolveAsOf, resolveAtHead } from './as-of.ts'
import {
  type DecidedContradiction,
  DecidedContradictionShape,
  toDecidedContradiction,
} from './contradiction-answer.ts'
import { answerDecision, type Exchange } from './decision.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'

const Params = z.object({ ...DossierParams.shape, contradiction: ContradictionId })
type Params = z.output<typeof Params>
const Body = z.strictObject({ reason: Reason }).meta({ id: 'NewContradictionDecision' })
const Answer = z
  .object({
    contradiction: DecidedContradictionShape.describe('As it stands on the day of the decision.'),
    position: Position.describe('Of the decision.'),
  })
  .meta({ id: 'DecidedContradiction' })

export const contradictionDecisionRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.post(
    '/v1/dossiers/:dossier/contradictions/:contradiction/dismissal',
    {
      // Packed, its tag would be weak, and a weak tag matches nothing.
      compress: false,
      schema: {
        operationId: 'dismissContradiction',
        summary: 'Dismiss a contradiction',
        description:
          'The two statements do not contradict one another, a person says: the record is `dismissed` from then on, whatever joins it, until it is reinstated. Takes the ETag of the contradiction as `If-Match`.',
        tags: ['contradictions'],
        params: Params,
        body: Body,
        response: { 200: Answer.describe('The record, dismissed.') },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const { dossier, contradiction } = params
      return await answer({ request, reply }, params, async (decider) =>
        deps.commands.dismissContradiction(dossier, contradiction, { ...decider, ...body }),
      )
    },
  )

  app.post(
    '/v1/dossiers/:dossier/contradictions/:contradiction/reinstatement',
    {
      compress: false,
      schema: {
        operationId: 'reinstateContradiction',
        summary: 'Reinstate a contradiction',
        description:
          'Takes a dismissal back: the record stands as its claims have it. Takes the ETag of the contradiction as `If-Match`.',
        tags: ['contradictions'],
        params: Params,
        body: Body,
        response: { 200: Answer.describe('The record, no longer dismissed.') },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const { dossier, contradiction } = params
      return await answer({ request, reply }, params, async (decider) =>
        deps.commands.reinstateContradiction(dossier, contradiction, { ...decider, ...body }),
      )
    },
  )

  async function answer(
    exchange: Exchange,
    params: Params,
    decide: (decider: Omit<ContradictionDecider, 'reason'>) => Promise<Outcome>,
  ): Promise<z.output<typeof Answer>> {
    const asked = { request: exchange.request, contradictionId: params.contradiction }
    return await answerDecision(deps, exchange, {
      decide: async (request) =>
        await decide({
          ...request,
          findRecord: async () => await findAtHead(deps, asked),
        }),
      render: async (asOf) => {
        const contradiction = await showOnItsDay(deps, asked, asOf)
        return contradiction && { contradiction, position: asOf.echo.position }
      },
    })
  }
}

type Asked = Readonly<{ request: DossierRequest; contradictionId: ContradictionId }>

/** The record is computed, so what is decided on must be computed from the whole log. */
async function findAtHead(deps: Dependencies, { request, contradictionId }: Asked) {
  const at = readPoint(request.params.dossier, await resolveAtHead(deps, request))
  const row = await findRecord(deps.db, at, contradictionId)
  return row && recordOf(row)
}

/**
 * At the decision's own day, not at today's: repeated tomorrow, the request must be told the same. A record whose day is
 * yet to come is shown at that day.
 */
async function showOnItsDay(
  deps: Dependencies,
  { request, contradictionId }: Asked,
  { echo: { position, knownAt }, timeZone }: AsOf,
): Promise<DecidedContradiction | undefined> {
  const { dossier } = request.params
  if (knownAt === null) return undefined
  const decidedOn = dayOf(knownAt, timeZone)
  const asOf = await resolveAsOf(deps, request, { ...pinnedAt(position), validAt: decidedOn })
  const at = readPoint(dossier, asOf)
  const shown = await findContradiction(deps.db, at, { contradictionId, validAtEnd: asOf.echo.validAtEnd })
  if (shown) return await toDecidedContradiction(deps, { dossier, asOf }, shown)
  const later = await findRecord(deps.db, at, contradictionId)
  if (!later) return undefined
  const { since } = recordOf(later)
  const then = await resolveAsOf(deps, request, { ...pinnedAt(position), validAt: since })
  return await toDecidedContradiction(deps, { dossier, asOf: then }, later)
}

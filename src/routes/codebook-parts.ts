/** Parties, propositions and agents: the codebook in force at `knownAt`, with the mandates of `validAt`. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { Problem, quoted } from '../problem.ts'
import { type AsOf, AsOfEcho, asOfQuery, pinCaching, resolveAsOf } from './as-of.ts'
import {
  AgentShape,
  PartyShape,
  PropositionShape,
  toAgent,
  toParty,
  toProposition,
} from './codebook-part-shape.ts'
import { closePage, openPage, pageAsOfQuery, pageEcho } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { nearNames } from './near-names.ts'

const listOf = <T extends z.ZodType>(shape: T, id: string) =>
  z.object({ data: z.array(shape).max(200), ...pageEcho, ...AsOfEcho.shape }).meta({ id })

const PartyList = listOf(PartyShape, 'PartyList')
const PropositionList = listOf(PropositionShape, 'PropositionList')
const PartyAnswer = z.object({ ...PartyShape.shape, ...AsOfEcho.shape }).meta({ id: 'PartyAnswer' })
const PropositionAnswer = z
  .object({ ...PropositionShape.shape, ...AsOfEcho.shape })
  .meta({ id: 'PropositionAnswer' })
const AgentAnswer = z.object({ ...AgentShape.shape, ...AsOfEcho.shape }).meta({ id: 'AgentAnswer' })

const base = { params: DossierParams, querystring: z.strictObject(pageAsOfQuery), tags: ['codebook'] }
const one = {
  // Any text: an id that the codebook lacks is 404 with the nearest names, whatever its form.
  params: z.object({ ...DossierParams.shape, id: z.string().max(200) }),
  querystring: z.strictObject(asOfQuery),
  tags: ['codebook'],
}

export const codebookPartRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.get(
    '/v1/dossiers/:dossier/parties',
    {
      schema: {
        operationId: 'listParties',
        summary: 'List the parties',
        description:
          'Who can hold a position, and who speaks for whom at `validAt`; in the order of the ids.',
        ...base,
        response: { 200: PartyList.describe('A page of parties.') },
      },
    },
    async (request, reply) => {
      const { asOf, rows, paging } = await pageOf(request, reply, ({ parties }) => parties)
      const codebook = asOf.published?.codebook
      const data = codebook ? rows.map((party) => toParty(party, codebook, asOf.echo.validAt)) : []
      return { data, ...paging, ...asOf.echo }
    },
  )
  app.get(
    '/v1/dossiers/:dossier/parties/:id',
    {
      schema: {
        operationId: 'getParty',
        summary: 'Read a party',
        description: 'Its names, its members and who speaks for it at `validAt`.',
        ...one,
        response: { 200: PartyAnswer.describe('The party.') },
      },
    },
    async (request, reply) => {
      const { asOf, codebook, found } = await oneOf(request, reply, ({ parties }) => parties)
      return { ...toParty(found, codebook, asOf.echo.validAt), ...asOf.echo }
    },
  )
  app.get(
    '/v1/dossiers/:dossier/propositions',
    {
      schema: {
        operationId: 'listPropositions',
        summary: 'List the propositions',
        description: 'The sentences that can be supported or opposed, in the order of their ids.',
        ...base,
        response: { 200: PropositionList.describe('A page of propositions.') },
      },
    },
    async (request, reply) => {
      const { asOf, rows, paging } = await pageOf(request, reply, ({ propositions }) => propositions)
      return { data: rows.map(toProposition), ...paging, ...asOf.echo }
    },
  )
  app.get(
    '/v1/dossiers/:dossier/propositions/:id',
    {
      schema: {
        operationId: 'getProposition',
        summary: 'Read a proposition',
        description: 'Its statement, what it implies, and what became of it.',
        ...one,
        response: { 200: PropositionAnswer.describe('The proposition.') },
      },
    },
    async (request, reply) => {
      const { asOf, found } = await oneOf(request, reply, ({ propositions }) => propositions)
      return { ...toProposition(found), ...asOf.echo }
    },
  )
  app.get(
    '/v1/dossiers/:dossier/agents/:id',
    {
      schema: {
        operationId: 'getAgent',
        summary: 'Read an agent',
        description: 'Who it is, and for whom it speaks at `validAt`.',
        ...one,
        response: { 200: AgentAnswer.describe('The agent.') },
      },
    },
    async (request, reply) => {
      const { asOf, found } = await oneOf(request, reply, ({ agents }) => agents)
      return { ...toAgent(found, asOf.echo.validAt), ...asOf.echo }
    },
  )

  type Pick<Part> = (codebook: Codebook) => readonly Part[]
  type ListRequest = FastifyRequest & {
    params: { dossier: string }
    query: Parameters<typeof openPage>[2]['query']
  }
  type OneRequest = FastifyRequest & {
    params: { dossier: string; id: string }
    query: Parameters<typeof resolveAsOf>[2]
  }

  async function pageOf<Part extends Readonly<{ id: string }>>(
    request: ListRequest,
    reply: FastifyReply,
    pick: Pick<Part>,
  ) {
    const { params, query } = request
    const page = await openPage(deps, request, { dossier: params.dossier, query, key: ['text'] })
    const { asOf, after, limit } = page
    const all = asOf.published ? [...pick(asOf.published.codebook)].sort(byId) : []
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id > String(after[0]))
    pinCaching({ request, reply }, asOf)
    const found = from === -1 ? [] : all.slice(from, from + limit + 1)
    const { rows, ...paging } = closePage({ request, reply }, { rows: found, page, keyOf: ({ id }) => [id] })
    return { asOf, rows, paging }
  }

  async function oneOf<Part extends Readonly<{ id: string }>>(
    request: OneRequest,
    reply: FastifyReply,
    pick: Pick<Part>,
  ): Promise<{ asOf: AsOf; codebook: Codebook; found: Part }> {
    const { params, query } = request
    const asOf = await resolveAsOf(deps, params.dossier, query)
    const codebook = asOf.published?.codebook
    const parts = codebook ? pick(codebook) : []
    const found = parts.find(({ id }) => id === params.id)
    if (!codebook || !found) throw missing(params.id, parts)
    pinCaching({ request, reply }, asOf)
    return { asOf, codebook, found }
  }
}

function missing(id: string, parts: readonly Readonly<{ id: string }>[]): Problem {
  const near = nearNames(
    id,
    parts.map((part) => part.id),
  )
  const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''
  return new Problem('not_found', `The codebook in force has no ${quoted(id)}.${hint}`)
}

const byId = (a: Readonly<{ id: string }>, b: Readonly<{ id: string }>): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

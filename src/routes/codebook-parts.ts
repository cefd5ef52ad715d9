/** The lists of parties and of propositions: the codebook in force at `knownAt`, with the mandates of `validAt`. */
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { AsOfEcho, type DossierRequest, pinCaching } from './as-of.ts'
import { PartyShape, PropositionShape, toParty, toProposition } from './codebook-part-shape.ts'
import { closePage, openPage, pageAsOfQuery, pageEcho } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'

const listOf = <T extends z.ZodType>(shape: T, id: string) =>
  z.object({ data: z.array(shape).max(200), ...pageEcho, ...AsOfEcho.shape }).meta({ id })

const PartyList = listOf(PartyShape, 'PartyList')
const PropositionList = listOf(PropositionShape, 'PropositionList')
const base = { params: DossierParams, querystring: z.strictObject(pageAsOfQuery), tags: ['codebook'] }

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

  type Pick<Part> = (codebook: Codebook) => readonly Part[]
  type ListRequest = DossierRequest & { query: Parameters<typeof openPage>[2]['query'] }

  async function pageOf<Part extends Readonly<{ id: string }>>(
    request: ListRequest,
    reply: FastifyReply,
    pick: Pick<Part>,
  ) {
    const { query } = request
    const page = await openPage(deps, request, { query, key: ['text'] })
    const { asOf, after, limit } = page
    const all = asOf.published ? [...pick(asOf.published.codebook)].sort(byId) : []
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id > String(after[0]))
    pinCaching({ request, reply }, asOf)
    const found = from === -1 ? [] : all.slice(from, from + limit + 1)
    const { rows, ...paging } = closePage({ request, reply }, { rows: found, page, keyOf: ({ id }) => [id] })
    return { asOf, rows, paging }
  }
}

const byId = (a: Readonly<{ id: string }>, b: Readonly<{ id: string }>): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

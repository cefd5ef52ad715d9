/** GET …/parties/{id}, …/agents/{id}, …/propositions/{id}: who or what it is, and everything known of it at both dates. */
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { mandatesOn } from '../../events/codebook/mandates.ts'
import { mergeOf } from '../../events/codebook/merges.ts'
import type { PublishedCodebook } from '../codebooks.ts'
import { didYouMean } from '../near-names.ts'
import { Problem, quoted } from '../problem.ts'
import { type AsOf, AsOfEcho, asOfQuery, type DossierRequest, pinCaching, resolveAsOf } from './as-of.ts'
import {
  AgentShape,
  PartyShape,
  PropositionShape,
  toAgent,
  toParty,
  toProposition,
} from './codebook-part-shape.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { knownFields, Link, listUrl, readKnown } from './known-of-entity.ts'

const stancesUrl = Link.describe('Its part of the matrix, at the same dates, with totals.')

const PartyAnswer = z
  .object({ ...PartyShape.shape, ...knownFields, stancesUrl, ...AsOfEcho.shape })
  .meta({ id: 'PartyAnswer' })
const PropositionAnswer = z
  .object({ ...PropositionShape.shape, ...knownFields, stancesUrl, ...AsOfEcho.shape })
  .meta({ id: 'PropositionAnswer' })
const AgentAnswer = z
  .object({
    ...AgentShape.shape,
    ...knownFields,
    stancesUrls: z.array(Link).max(100).describe('One for each party for which it speaks at `validAt`.'),
    ...AsOfEcho.shape,
  })
  .meta({ id: 'AgentAnswer' })

const one = {
  // Any text: an id that the codebook lacks is 404 with the nearest names, whatever its form.
  params: z.object({ ...DossierParams.shape, id: z.string().max(200) }),
  querystring: z.strictObject(asOfQuery),
  tags: ['codebook'],
}

export const entityRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.get(
    '/v1/dossiers/:dossier/parties/:id',
    {
      schema: {
        operationId: 'getParty',
        summary: 'Read a party',
        description:
          'Its names, its members and who speaks for it at `validAt`; what it holds, its newest claims (its own, and those that tell of it), and its open contradictions.',
        ...one,
        response: { 200: PartyAnswer.describe('The party.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { asOf, codebook, found } = await find(request, reply, ({ parties }) => parties)
      const party = found.id
      const known = await readKnown(deps, asOf, {
        dossier,
        claims: { by: 'party', id: party },
        contradictions: { party },
        stances: [{ party }],
      })
      return {
        ...toParty(found, codebook, asOf.echo.validAt),
        ...known,
        stancesUrl: listUrl(dossier, asOf, { list: 'stances', party }),
        ...asOf.echo,
      }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/propositions/:id',
    {
      schema: {
        operationId: 'getProposition',
        summary: 'Read a proposition',
        description:
          'Its statement, what it implies, and what became of it; what every party holds, the newest claims on it, and its open contradictions. Of one that was merged, they are those of the one under which it is read.',
        ...one,
        response: { 200: PropositionAnswer.describe('The proposition.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { asOf, codebook, found } = await find(request, reply, ({ propositions }) => propositions)
      const proposition = mergeOf(found.id, codebook)?.proposition ?? found.id
      const known = await readKnown(deps, asOf, {
        dossier,
        claims: { by: 'proposition', id: proposition },
        contradictions: { proposition },
        stances: [{ proposition }],
      })
      return {
        ...toProposition(found),
        ...known,
        stancesUrl: listUrl(dossier, asOf, { list: 'stances', proposition }),
        ...asOf.echo,
      }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/agents/:id',
    {
      schema: {
        operationId: 'getAgent',
        summary: 'Read an agent',
        description:
          'Who it is, and for whom it speaks at `validAt`; what these parties hold, its own newest claims, and the open contradictions of which it had spoken an act.',
        ...one,
        response: { 200: AgentAnswer.describe('The agent.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { asOf, found } = await find(request, reply, ({ agents }) => agents)
      const { validAt } = asOf.echo
      const mandates = mandatesOn(found, validAt).filter(({ expired }) => !expired)
      const parties = [...new Set(mandates.map(({ mandate }) => mandate.party))].sort()
      const known = await readKnown(deps, asOf, {
        dossier,
        claims: { by: 'speaker', id: found.id },
        contradictions: { speaker: found.id },
        stances: parties.map((party) => ({ party })),
      })
      return {
        ...toAgent(found, validAt),
        ...known,
        stancesUrls: parties.map((party) => listUrl(dossier, asOf, { list: 'stances', party })),
        ...asOf.echo,
      }
    },
  )

  type EntityRequest = DossierRequest & {
    params: { id: string }
    query: Parameters<typeof resolveAsOf>[2]
  }

  /** The part of the codebook in force then. */
  async function find<Part extends Readonly<{ id: string }>>(
    request: EntityRequest,
    reply: FastifyReply,
    pick: (codebook: Codebook) => readonly Part[],
  ): Promise<{ asOf: AsOf; codebook: Codebook; found: Part }> {
    const { params, query } = request
    const asOf = await resolveAsOf(deps, request, query)
    const codebook = asOf.published?.codebook
    const parts = codebook ? pick(codebook) : []
    const found = parts.find(({ id }) => id === params.id)
    if (!codebook || !found) {
      const published = await deps.codebooks.list(params.dossier)
      const hint = whereItIs(published, ({ codebook }) => pick(codebook).some(({ id }) => id === params.id))
      const ids = parts.map(({ id }) => id)
      throw missing(params.id, hint ?? didYouMean(params.id, ids))
    }
    pinCaching({ request, reply }, asOf)
    return { asOf, codebook, found }
  }
}

const missing = (id: string, hint: string): Problem =>
  new Problem('not_found', `The codebook in force has no ${quoted(id)}.${hint}`)

/** Another version may have it: one that is in force no more, or one that came later. */
function whereItIs(
  published: readonly PublishedCodebook[],
  hasIt: (each: PublishedCodebook) => boolean,
): string | undefined {
  const index = published.findLastIndex(hasIt)
  const [found, next] = [published[index], published[index + 1]]
  if (!found) return undefined
  const position = next ? next.position - 1 : found.position
  return ` Version ${found.codebook.version} has it: ask with knownAt=position:${position}.`
}

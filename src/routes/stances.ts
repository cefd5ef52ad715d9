/** Stances: the matrix of a date, and one pair with its newest evidence. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listContradictions } from '../../db/contradictions.ts'
import { findActs } from '../../db/stances.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { PartyId, PropositionId } from '../../events/ids.ts'
import { compareText } from '../../projections/compare-text.ts'
import { contradictionKinds } from '../../projections/contradictions/record.ts'
import { byPair, type Pair, pairKey } from '../../projections/stances/pair.ts'
import { entriesMax, type StanceAnswer, unknownAnswer } from '../../projections/stances/stance-facts.ts'
import { actOf, type MatrixEntry, readMatrix, readStance } from '../read-stance.ts'
import { type AsOf, AsOfEcho, asOfQuery, pinCaching, resolveAsOf } from './as-of.ts'
import { checkPair, namesFor } from './codebook-names.ts'
import { contradictionStates } from './contradiction-shape.ts'
import { encodeCursor, hashOfFilters } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'
import { MadeId, Slug, Version } from './shapes.ts'
import { evidenceUrl, momentOf, PairParams, pairsMax, tooManyPairs, versionsOf } from './stance-moment.ts'
import { detailFields, readQuotes, StanceState, stateFields, toState, withQuote } from './stance-shape.ts'

const contradictionsMax = 50

const versions = {
  codebookVersion: Version.nullable().describe('The codebook in force; null before the first.'),
  foldVersion: z.int().min(1).describe('The version of the rules by which stances are folded.'),
}

const Total = z
  .object({
    proposition: Slug,
    support: z.int().min(0),
    oppose: z.int().min(0),
    neutral: z.int().min(0),
  })
  .meta({ id: 'StanceTotal' })

const Matrix = z
  .object({
    dossier: Slug,
    data: z.array(StanceState).max(pairsMax),
    totals: z
      .array(Total)
      .max(5_000)
      .describe(
        'Parties on either side; conditional stances only with `conditional=include`, contested ones never.',
      ),
    ...versions,
    ...AsOfEcho.shape,
  })
  .meta({ id: 'StanceMatrix' })

const RelatedContradiction = z
  .object({ contradictionId: MadeId, kind: z.enum(contradictionKinds), state: z.enum(contradictionStates) })
  .meta({ id: 'RelatedContradiction' })

const Stance = z
  .object({
    dossier: Slug,
    party: Slug,
    proposition: Slug,
    ...AsOfEcho.shape,
    ...versions,
    ...stateFields,
    ...detailFields,
    contradictions: z
      .array(RelatedContradiction)
      .max(contradictionsMax)
      .describe('Records on this proposition that concern the party.'),
  })
  .meta({ id: 'Stance' })

export const stanceRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.get(
    '/v1/dossiers/:dossier/stances',
    {
      schema: {
        operationId: 'listStances',
        summary: 'The stance of every party',
        description:
          'The matrix of one date, or a slice of it, in one page. Pairs of which nothing is known are left out unless `include=unknown`.',
        tags: ['stances'],
        params: DossierParams,
        querystring: z.strictObject({
          party: PartyId.optional(),
          proposition: PropositionId.optional(),
          conditional: z.literal('include').optional().describe('Count conditional stances in the totals.'),
          include: z.literal('unknown').optional().describe('Show pairs of which nothing is known.'),
          ...asOfQuery,
        }),
        response: { 200: Matrix.describe('One state per pair.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { party, proposition, conditional, include } = request.query
      const asOf = await resolveAsOf(deps, request, request.query)
      checkPair(namesFor(asOf), { party, proposition })
      const codebook = asOf.published?.codebook
      const slice = { party, proposition }
      if (include === 'unknown' && codebook && pairsOf(codebook, slice) > pairsMax) throw tooManyPairs()
      const moment = momentOf(dossier, asOf)
      const found = moment ? await readMatrix(db, moment, { ...slice, pairsMax }) : []
      if (!found) throw tooManyPairs()
      pinCaching({ request, reply }, asOf)
      const shown = include === 'unknown' && codebook ? withUnknown(found, { codebook, ...slice }) : found
      return {
        dossier,
        data: shown.flatMap(({ answer, ...pair }) =>
          answer.status === 'unknown' && include === undefined ? [] : [{ ...pair, ...toState(answer) }],
        ),
        totals: totalsOf(found, conditional === 'include'),
        ...versionsOf(asOf),
        ...asOf.echo,
      }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/stances/:party/:proposition',
    {
      schema: {
        operationId: 'getStance',
        summary: 'The stance of one party on one proposition',
        description:
          'What the party holds at `validAt`, as known at `knownAt`, with the newest evidence. Nothing known is an answer: `unknown`, which is neither neutral nor 404.',
        tags: ['stances'],
        params: PairParams,
        querystring: z.strictObject(asOfQuery),
        response: { 200: Stance.describe('The stance.') },
      },
    },
    async (request, reply) => {
      const { dossier, ...pair } = request.params
      const asOf = await resolveAsOf(deps, request, request.query)
      checkPair(namesFor(asOf), pair)
      pinCaching({ request, reply }, asOf)
      const at = readPoint(dossier, asOf)
      const moment = momentOf(dossier, asOf)
      const isKnown = asOf.published?.codebook.propositions.some(({ id }) => id === pair.proposition)
      const [answer, contradictions] = await Promise.all([
        moment && isKnown ? readStance(db, moment, pair) : unknownAnswer,
        listContradictions(db, at, { ...pair, validAtEnd: asOf.echo.validAtEnd, limit: contradictionsMax }),
      ])
      const sideActs = answer.sides.flatMap(({ acts }) => acts)
      const quotes = await readQuotes(db, at, [
        ...answer.evidence,
        ...answer.listed,
        ...answer.uncertain,
        ...sideActs,
      ])
      return {
        dossier,
        ...pair,
        ...asOf.echo,
        ...versionsOf(asOf),
        ...toState(answer),
        last: answer.last,
        sides: answer.sides.map(({ value, acts }) => ({
          value,
          acts: acts.map((act) => withQuote(act, quotes)),
        })),
        evidence: answer.evidence.map((act) => withQuote(act, quotes)),
        evidenceNext: await nextEvidence(dossier, pair, { asOf, answer }),
        listed: answer.listed.map((act) => withQuote(act, quotes)),
        uncertain: answer.uncertain.map((act) => withQuote(act, quotes)),
        history: [...answer.history],
        contradictions: contradictions.map((row) => ({
          contradictionId: row.contradiction_id,
          kind: z.enum(contradictionKinds).parse(row.kind),
          state: z.enum(contradictionStates).parse(row.state),
        })),
      }
    },
  )

  /** The page of evidence that begins where this answer ends. */
  async function nextEvidence(
    dossier: string,
    pair: Pair,
    { asOf, answer }: Readonly<{ asOf: AsOf; answer: StanceAnswer }>,
  ): Promise<string | null> {
    const last = answer.evidence.at(-1)
    if (!last || answer.evidence.length < entriesMax || answer.evidenceCount <= entriesMax) return null
    const rows = await findActs(db, readPoint(dossier, asOf), { ...pair, actIds: [last.actId] })
    const row = rows[0]
    if (!row) return null
    const { position, validAt } = asOf.echo
    const filters = hashOfFilters({ url: evidenceUrl, params: { dossier, ...pair }, query: {} })
    const k = [row.moment, actOf(row).order]
    const cursor = encodeCursor({ k, p: position, a: validAt, n: null, f: filters })
    const path = `/v1/dossiers/${dossier}/stances/${pair.party}/${pair.proposition}/evidence`
    return `${path}?validAt=${validAt}&knownAt=position%3A${position}&cursor=${cursor}`
  }
}

type Slice = Readonly<{ party?: PartyId | undefined; proposition?: PropositionId | undefined }>

const pairsOf = ({ parties, propositions }: Codebook, { party, proposition }: Slice): number =>
  (party === undefined ? parties.length : 1) * (proposition === undefined ? propositions.length : 1)

/** Propositions that became others are read there; their own rows would only repeat "unknown". */
function withUnknown(
  found: readonly MatrixEntry[],
  { codebook, party, proposition }: Slice & Readonly<{ codebook: Codebook }>,
): MatrixEntry[] {
  const known = new Map(found.map((entry) => [pairKey(entry), entry]))
  return codebook.parties
    .filter(({ id }) => party === undefined || id === party)
    .flatMap(({ id }) =>
      codebook.propositions
        .filter((each) => !each.mergedInto && (proposition === undefined || each.id === proposition))
        .map(
          (each) =>
            known.get(pairKey({ party: id, proposition: each.id })) ?? {
              party: id,
              proposition: each.id,
              answer: unknownAnswer,
            },
        ),
    )
    .sort(byPair)
}

function totalsOf(found: readonly MatrixEntry[], withConditional: boolean): z.infer<typeof Total>[] {
  const totals = new Map<string, z.infer<typeof Total>>()
  for (const { proposition, answer } of found) {
    const counts = answer.status === 'settled' || (withConditional && answer.status === 'conditional')
    if (!counts || answer.value === null) continue
    const total = totals.get(proposition) ?? { proposition, support: 0, oppose: 0, neutral: 0 }
    const side = answer.value > 0 ? 'support' : answer.value < 0 ? 'oppose' : 'neutral'
    totals.set(proposition, { ...total, [side]: total[side] + 1 })
  }
  return [...totals.values()].sort((a, b) => compareText(a.proposition, b.proposition))
}

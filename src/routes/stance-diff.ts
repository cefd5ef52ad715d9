/** GET …/stances/diff: what the service has learned between two moments about one date, and by which events. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PartyId, PropositionId } from '../../events/ids.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import { pairKey } from '../../projections/stances/pair.ts'
import { comparedFields } from '../../projections/stances/stance-diff.ts'
import { Problem } from '../problem.ts'
import { behindMax, type Cause, causesMax, claimsMax } from '../stance-diff/causes.ts'
import { type Difference, explain, listDifferences } from '../stance-diff/differences.ts'
import {
  type AsOf,
  AsOfEcho,
  asOfQuery,
  type DossierRequest,
  minPosition,
  pinCaching,
  pinnedAt,
  resolveAsOf,
} from './as-of.ts'
import { checkPair, namesFor } from './codebook-names.ts'
import { MergeShape, toMerge } from './codebook-part-shape.ts'
import { closePage, invalidCursor, openPage, type Page, pageEcho, pageQuery } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { type KnownAt, knownAtText } from './parameters.ts'
import { MadeId, Slug, Version } from './shapes.ts'
import { momentOf, pairsMax, tooManyPairs, versionsOf } from './stance-moment.ts'
import { stateFields, toState } from './stance-shape.ts'

const KnownStance = z.object(stateFields).meta({ id: 'KnownStance' })

const CauseShape = z
  .object({
    position: Position,
    recordedAt: Instant,
    believedAt: Position.describe(
      'From here on the answers follow it: what one run of the rules finds is believed when the run is over.',
    ),
    type: z.string().max(100),
    articleId: MadeId.nullable(),
    claims: z.array(MadeId).max(claimsMax),
    pairs: z
      .array(z.object({ party: Slug, proposition: Slug }).meta({ id: 'StancePair' }))
      .max(behindMax)
      .describe(
        'Whose own state it changed: this pair, one from which it follows, or one on which it is conditional.',
      ),
    by: z.string().max(200).nullable().describe('Who decided or sent it; null for a run of the rules.'),
    reason: z.string().max(2_000).nullable(),
    verdict: z.enum(['accepted', 'rejected']).nullable(),
    supersededBy: MadeId.nullable(),
    codebookVersion: Version.nullable().describe('Of the codebook that was published, or read with.'),
  })
  .meta({ id: 'StanceCause' })

const DifferenceShape = z
  .object({
    party: Slug,
    proposition: Slug,
    mergedInto: MergeShape.nullable().describe('Under which proposition it is read at `to`.'),
    before: KnownStance,
    after: KnownStance,
    changed: z.array(z.enum(comparedFields)).max(comparedFields.length),
    because: z
      .array(CauseShape)
      .max(causesMax)
      .describe('The events that led from one to the other, in the order of the log.'),
    hasEarlierCauses: z
      .boolean()
      .describe('Older events led to it, too: ask about a shorter stretch to see them.'),
  })
  .meta({ id: 'StanceDifference' })

const MomentShape = z
  .object({ knownAt: Instant.nullable(), position: Position, codebookVersion: Version.nullable() })
  .meta({ id: 'KnownMoment' })

const StanceDiff = z
  .object({
    dossier: Slug,
    from: MomentShape,
    to: MomentShape,
    data: z.array(DifferenceShape).max(200),
    foldVersion: z.int().min(1),
    ...pageEcho,
    ...AsOfEcho.shape,
  })
  .meta({ id: 'StanceDiff' })

const DiffQuery = z.strictObject({
  from: knownAtText.describe('What was known then: an instant with offset, or `position:412`.'),
  to: knownAtText.optional().describe('What was known by then. Default: everything.'),
  party: PartyId.optional(),
  proposition: PropositionId.optional(),
  include: z
    .literal('evidence')
    .optional()
    .describe('Also pairs of which no more than the number of acts has changed.'),
  validAt: asOfQuery.validAt,
  minPosition,
  ...pageQuery,
})

export const stanceDiffRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.get(
    '/v1/dossiers/:dossier/stances/diff',
    {
      schema: {
        operationId: 'diffStances',
        summary: 'What was learned between two moments',
        description:
          'Every pair whose stance at `validAt` is another one at `to` than it was at `from`, with both answers and the events that led from one to the other. `from` and `to` take what `knownAt` takes elsewhere.',
        tags: ['stances'],
        params: DossierParams,
        querystring: DiffQuery,
        response: { 200: StanceDiff.describe('A page of pairs, in the order of their ids.') },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const { party, proposition, include, ...query } = request.query
      const page = await openPage(deps, request, {
        query: { ...query, knownAt: query.to, pointer: '/to' },
        key: ['text', 'text', 'number'],
      })
      const to = page.asOf
      const from = await resolveFrom(request, query.from, page)
      // Whatever has a name at the later moment is known at the earlier one, too; and a proposition that was merged in
      // between had answers of its own before.
      checkPair(namesFor(from), { party, proposition })
      pinCaching({ request, reply }, to, from)

      const withEvidence = include === 'evidence'
      const ends = { before: momentOf(dossier, from), after: momentOf(dossier, to) }
      const isSame = from.echo.position === to.echo.position
      const found = isSame
        ? []
        : await listDifferences(db, ends, { party, proposition, pairsMax, withEvidence })
      if (!found) throw tooManyPairs()
      const { rows, ...paging } = closePage(
        { request, reply },
        {
          rows: found.filter(isAfter(page)).slice(0, page.limit + 1),
          page,
          keyOf: (row) => [row.party, row.proposition, from.echo.position],
        },
      )
      const explained = await explain(
        db,
        {
          stretch: {
            dossierId: dossier,
            generation: to.generation,
            from: from.echo.position,
            to: to.echo.position,
          },
          validAt: to.echo.validAt,
          codebooks: await deps.codebooks.list(dossier),
        },
        { pairs: rows, withEvidence },
      )
      const { foldVersion } = versionsOf(to)
      return {
        dossier,
        from: toMoment(from),
        to: toMoment(to),
        data: rows.map((row) => {
          const { causes = [], hasEarlier = false } = explained.get(pairKey(row)) ?? {}
          return {
            ...toDifference(row, to),
            because: causes.map(toCause),
            hasEarlierCauses: hasEarlier,
          }
        }),
        foldVersion,
        ...paging,
        ...to.echo,
        pinned: to.echo.pinned && from.echo.pinned,
      }
    },
  )

  /** The earlier moment, read from the rows of the later one; later pages have it in their cursor. */
  async function resolveFrom(
    request: DossierRequest,
    asked: KnownAt,
    { asOf: to, after }: Page,
  ): Promise<AsOf> {
    const kept = after?.[2]
    const { knownAt } = typeof kept === 'number' ? pinnedAt(kept) : { knownAt: asked }
    const { validAt, position } = to.echo
    if (typeof kept === 'number' && kept > position) throw invalidCursor()
    const from = await resolveAsOf(deps, request, { validAt, knownAt, pointer: '/from' })
    if (from.echo.position > position) {
      const detail = `\`from\` is position ${from.echo.position}, and \`to\` is ${position}: exchange them.`
      throw new Problem('from_after_to', detail, {
        errors: [{ pointer: '/from', code: 'from_after_to', detail }],
      })
    }
    request.readFrom = { dossierId: request.params.dossier, generation: to.generation }
    return { ...from, generation: to.generation }
  }
}

const isAfter =
  ({ after }: Page) =>
  ({ party, proposition }: Difference): boolean => {
    if (!after) return true
    const [lastParty = '', lastProposition = ''] = after.map(String)
    return party > lastParty || (party === lastParty && proposition > lastProposition)
  }

const toMoment = (asOf: AsOf): z.infer<typeof MomentShape> => ({
  knownAt: asOf.echo.knownAt,
  position: asOf.echo.position,
  codebookVersion: versionsOf(asOf).codebookVersion,
})

function toDifference({ party, proposition, before, after, changed }: Difference, { published }: AsOf) {
  const found = published?.codebook.propositions.find(({ id }) => id === proposition)
  return {
    party,
    proposition,
    mergedInto: found ? toMerge(found) : null,
    before: toState(before),
    after: toState(after),
    changed: [...changed],
  }
}

const toCause = ({ claims, pairs, ...cause }: Cause): z.infer<typeof CauseShape> => ({
  ...cause,
  claims: [...claims],
  pairs: pairs.map(({ party, proposition }) => ({ party, proposition })),
})

/** What grows with a stance, page by page: all of its evidence, and every period. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ActRow, listActs, listPeriods, type StancePeriodRow } from '../../db/stances.ts'
import { dayOf } from '../../events/calendar.ts'
import { CivilDate } from '../../events/vocabulary.ts'
import type { Pair } from '../../projections/stances/pair.ts'
import { stanceStatuses } from '../../projections/stances/period.ts'
import { assembleStance } from '../../projections/stances/read-stance.ts'
import type { ActEntry, StanceFacts } from '../../projections/stances/stance-facts.ts'
import { actOf, readFacts, type StanceMoment, toPeriod } from '../read-stance.ts'
import { AsOfEcho, pinCaching } from './as-of.ts'
import { checkPair, namesFor } from './codebook-names.ts'
import { closePage, openPage, type Page, pageAsOfQuery, pageEcho } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { readPoint } from './read-point.ts'
import { MadeId, NullablePolarity, Slug } from './shapes.ts'
import { evidenceUrl, momentOf, PairParams } from './stance-moment.ts'
import { EvidenceShape, ListedShape, readQuotes, UncertainShape, withQuote } from './stance-shape.ts'

const roles = ['evidence', 'listed', 'uncertain'] as const
type Role = (typeof roles)[number]

const EvidencePage = z
  .object({
    dossier: Slug,
    party: Slug,
    proposition: Slug,
    role: z.enum(roles),
    data: z.array(z.union([ListedShape, UncertainShape, EvidenceShape])).max(200),
    ...pageEcho,
    ...AsOfEcho.shape,
  })
  .meta({ id: 'EvidencePage' })

const day = CivilDate.nullable()
const PeriodShape = z
  .object({
    from: CivilDate.describe('The first day on which it held.'),
    until: day.describe('The first day on which it no longer did; null when nothing later is known.'),
    status: z.enum(stanceStatuses),
    value: NullablePolarity,
    since: day,
    sinceNoLaterThan: day,
    lastAffirmedAt: day,
    lastMentionedAt: day,
    validUntil: day,
    evidenceCount: z.int().min(0),
    cause: z
      .enum(['begun', 'affirmed', 'reversal', 'contest', 'expiry', 'recantation', 'dispute', 'listed'])
      .describe('What made it begin.'),
    openedBy: MadeId.nullable().describe('The act that made it begin; null for time alone.'),
    decidingActs: z.array(MadeId).max(2),
  })
  .meta({ id: 'StancePeriod' })

const HistoryPage = z
  .object({
    dossier: Slug,
    party: Slug,
    proposition: Slug,
    data: z.array(PeriodShape).max(200),
    ...pageEcho,
    ...AsOfEcho.shape,
  })
  .meta({ id: 'StanceHistory' })

export const stanceEvidenceRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.get(
    evidenceUrl,
    {
      schema: {
        operationId: 'listEvidence',
        summary: 'All evidence of a stance',
        description:
          'The acts of the current run, or what is only listed, or what is uncertain; newest first.',
        tags: ['stances'],
        params: PairParams,
        querystring: z.strictObject({
          role: z.enum(roles).optional().describe('Default `evidence`.'),
          ...pageAsOfQuery,
        }),
        response: { 200: EvidencePage.describe('A page of acts.') },
      },
    },
    async (request, reply) => {
      const { dossier, ...pair } = request.params
      const role = request.query.role ?? 'evidence'
      const page = await openPage(deps, request, { query: request.query, key: ['text', 'text'] })
      checkPair(namesFor(page.asOf), pair)
      pinCaching({ request, reply }, page.asOf)
      const moment = momentOf(dossier, page.asOf)
      const found = moment ? await readEntries(deps, { moment, pair, role, page }) : []
      const { rows, ...paging } = closePage(
        { request, reply },
        { rows: found, page, keyOf: ({ key }) => key },
      )
      const entries = rows.map(({ entry }) => entry)
      const quotes = await readQuotes(db, readPoint(dossier, page.asOf), entries)
      return {
        dossier,
        ...pair,
        role,
        data: entries.map((entry) => withQuote(entry, quotes)),
        ...paging,
        ...page.asOf.echo,
      }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/stances/:party/:proposition/history',
    {
      schema: {
        operationId: 'listStancePeriods',
        summary: 'Every period of a stance',
        description: 'What was held from when until when, up to `validAt`, oldest first.',
        tags: ['stances'],
        params: PairParams,
        querystring: z.strictObject(pageAsOfQuery),
        response: { 200: HistoryPage.describe('A page of periods.') },
      },
    },
    async (request, reply) => {
      const { dossier, ...pair } = request.params
      const page = await openPage(deps, request, { query: request.query, key: ['text'] })
      const { asOf } = page
      checkPair(namesFor(asOf), pair)
      pinCaching({ request, reply }, asOf)
      const found = await listPeriods(db, readPoint(dossier, asOf), {
        ...pair,
        beginBefore: asOf.echo.validAtEnd,
        after: page.after && String(page.after[0]),
        limit: page.limit + 1,
      })
      const keyOf = (row: StancePeriodRow) => [row.valid_from]
      const { rows, ...paging } = closePage({ request, reply }, { rows: found, page, keyOf })
      return {
        dossier,
        ...pair,
        data: rows.map((row) => toPeriodShape(row, asOf.timeZone)),
        ...paging,
        ...asOf.echo,
      }
    },
  )
}

function toPeriodShape(row: StancePeriodRow, zone: string): z.infer<typeof PeriodShape> {
  const {
    validFrom,
    validTo,
    decidingActs,
    foldVersion: _version,
    runFrom: _run,
    runSign: _sign,
    ...rest
  } = toPeriod(row)
  return {
    ...rest,
    from: dayOf(validFrom, zone),
    until: validTo === null ? null : dayOf(validTo, zone),
    decidingActs: [...decidingActs],
  }
}

type Entry = Readonly<{ entry: ActEntry; key: readonly [string, string] }>

type EntriesWish = Readonly<{ moment: StanceMoment; pair: Pair; role: Role; page: Page }>

/** Acts that are looked at for one page: a filter that takes few of them must not walk through all. */
const lookedAtMax = 5_000
const batchSize = 250

/** One more than the page takes, so that it is known whether there is a next one. */
async function readEntries(
  { db }: Dependencies,
  { moment, pair, role, page }: EntriesWish,
): Promise<Entry[]> {
  const facts = await readFacts(db, moment, pair)
  const runFrom = facts.period?.runFrom ?? null
  // Without a run there is no evidence, and before its first act there is none of it.
  const isOver = (order: string) => role === 'evidence' && (runFrom === null || order < runFrom)
  const entries: Entry[] = []
  let after = page.after && { moment: String(page.after[0]), order: String(page.after[1]) }
  for (let lookedAt = 0; lookedAt < lookedAtMax; lookedAt += batchSize) {
    const rows = await listActs(db, moment.at, {
      ...pair,
      validAtEnd: moment.validAtEnd,
      role: role === 'evidence' ? 'self' : role === 'listed' ? 'listed' : 'any',
      after,
      limit: batchSize,
    })
    for (const row of rows) {
      const entry = entryOf(row, facts, role)
      if (entry) entries.push({ entry, key: [row.moment, actOf(row).order] })
      if (entries.length > page.limit) return entries
    }
    const last = rows.at(-1)
    if (!last || rows.length < batchSize || isOver(actOf(last).order)) return entries
    after = { moment: last.moment, order: actOf(last).order }
  }
  return entries
}

/** What one act is to the stance: the same fold that fills the answer decides it, act by act. */
function entryOf(row: ActRow, facts: StanceFacts, role: Role): ActEntry | undefined {
  return assembleStance({ ...facts, earlier: [], acts: [actOf(row)] })[role][0]
}

/** Contradictions as they are answered: records with their quotes, and what people decided about them. */
import { z } from 'zod'
import { findRecordedTimes } from '../../db/as-of.ts'
import type { ContradictionRow } from '../../db/contradictions.ts'
import { parseEvent } from '../../events/catalog.ts'
import type { Proposition } from '../../events/codebook/codebook.ts'
import { Instant, Position } from '../../events/vocabulary.ts'
import type { AsOf } from './as-of.ts'
import { type Contradiction, ContradictionShape, toContradiction, viewOf } from './contradiction-shape.ts'
import type { Dependencies } from './dependencies.ts'
import { readPoint } from './read-point.ts'
import { readQuotes } from './stance-shape.ts'

const ContradictionDecision = z
  .object({
    position: Position,
    recordedAt: Instant,
    type: z.enum(['ContradictionDismissed', 'ContradictionReinstated']),
    by: z.string().max(200).describe('Who decided.'),
    reason: z.string().max(2_000),
  })
  .meta({ id: 'ContradictionDecision' })
type ContradictionDecision = z.infer<typeof ContradictionDecision>

/** One record, read alone: with everything that people decided about it. */
export const DecidedContradictionShape = z
  .object({
    ...ContradictionShape.shape,
    decisions: z
      .array(ContradictionDecision)
      .max(10_000)
      .describe('What people decided about it, oldest first.'),
  })
  .meta({ id: 'ContradictionWithDecisions' })
export type DecidedContradiction = z.infer<typeof DecidedContradictionShape>

type Asked = Readonly<{ dossier: string; asOf: AsOf }>

/** Rows that the date shows, in their order. */
export async function toContradictions(
  deps: Dependencies,
  { dossier, asOf }: Asked,
  rows: readonly ContradictionRow[],
): Promise<Contradiction[]> {
  const find = await propositionFinder(deps, { dossier, asOf })
  const views = rows.flatMap((row) => {
    const view = viewOf(row, { asOf, find })
    return view ? [{ row, view }] : []
  })
  const [quotes, times] = await Promise.all([
    readQuotes(
      deps.db,
      readPoint(dossier, asOf),
      views.flatMap(({ view }) => [view.a, view.b, ...view.members]),
    ),
    findRecordedTimes(deps.db, dossier, [...new Set(rows.map((row) => row.detected_at))]),
  ])
  return views.map(({ row, view }) => toContradiction(view, { row, asOf, quotes, times }))
}

/** Undefined where the date does not show the record. */
export async function toDecidedContradiction(
  deps: Dependencies,
  asked: Asked,
  row: ContradictionRow,
): Promise<DecidedContradiction | undefined> {
  const [[contradiction], decisions] = await Promise.all([
    toContradictions(deps, asked, [row]),
    listDecisions(deps, asked, row.contradiction_id),
  ])
  return contradiction && { ...contradiction, decisions }
}

async function listDecisions(
  { log }: Dependencies,
  { dossier, asOf }: Asked,
  contradictionId: string,
): Promise<ContradictionDecision[]> {
  const { stored } = await log.readStream(dossier, `contradiction-${contradictionId}`)
  return stored
    .filter(({ position }) => position <= asOf.echo.position)
    .flatMap((row) => {
      const event = parseEvent(row)
      if (event === undefined || !('contradictionId' in event)) return []
      const { type, by, reason } = event
      return [{ position: row.position, recordedAt: row.recordedAt, type, by, reason }]
    })
}

/** A proposition that was dropped keeps its records: it is looked up in the newest codebook that had it by then. */
async function propositionFinder({ codebooks }: Dependencies, { dossier, asOf }: Asked) {
  const known = (await codebooks.list(dossier)).filter(({ position }) => position <= asOf.echo.position)
  return (id: string): Proposition | undefined =>
    known
      .findLast(({ codebook }) => codebook.propositions.some((each) => each.id === id))
      ?.codebook.propositions.find((each) => each.id === id)
}

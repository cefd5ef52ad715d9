/** A contradiction in answers: the two acts, the rule that relates them, and its state at the asked dates. */
import { z } from 'zod'
import type { ContradictionRow } from '../../db/contradictions.ts'
import type { Proposition } from '../../events/codebook/codebook.ts'
import { CivilDate, Instant, Position } from '../../events/vocabulary.ts'
import { readContradiction } from '../../projections/contradictions/read-contradiction.ts'
import { contradictionKinds } from '../../projections/contradictions/record.ts'
import { recordOf } from '../read-contradictions.ts'
import { foldDate } from '../read-stance.ts'
import { SourceShape } from './article-shape.ts'
import type { AsOf } from './as-of.ts'
import { timeOf } from './claim-shape.ts'
import { MadeId, NullablePolarity, Slug, Version } from './shapes.ts'
import { QuoteShape, type Quotes, withQuote } from './stance-shape.ts'

export const contradictionStates = ['open', 'ended', 'resolved', 'dismissed'] as const

const MemberShape = z
  .object({
    actId: MadeId,
    speaker: z.string().max(300),
    side: z.string().max(300),
    polarity: NullablePolarity,
    claims: z.array(MadeId).max(10_000),
    quote: QuoteShape.nullable(),
    article: SourceShape.nullable(),
  })
  .meta({ id: 'ContradictionMember' })

export const ContradictionShape = z
  .object({
    contradictionId: MadeId,
    kind: z.enum(contradictionKinds),
    basis: z
      .enum(['source_asserted', 'human', 'computed'])
      .describe('Whether the text draws the link, a person, or a rule.'),
    dating: z.enum(['certain', 'possible']),
    state: z.enum(contradictionStates),
    resolution: z
      .enum(['converged', 'recanted', 'retracted', 'corrected', 'superseded', 'withdrawn', 'merged'])
      .nullable(),
    mergedInto: MadeId.nullable(),
    until: CivilDate.nullable().describe('The first day on which it was over.'),
    stale: z.boolean(),
    proposition: Slug,
    sides: z.array(z.string().max(300)).length(2),
    subject: Slug.nullable().describe('The party of which opposite things are said.'),
    distance: z.int().min(0).max(4).nullable(),
    daysApart: z.int().min(0),
    since: CivilDate,
    a: MemberShape.describe('The earlier act of the pair that is shown first.'),
    b: MemberShape,
    members: z.array(MemberShape).max(10_000),
    cues: z
      .array(
        z.object({ articleId: MadeId, start: z.int().min(0), end: z.int().min(0) }).meta({ id: 'CuePlace' }),
      )
      .max(10_000)
      .describe('Where the text itself draws the link.'),
    detectedAt: z
      .object({ position: Position, recordedAt: Instant })
      .meta({ id: 'DetectedAt' })
      .describe('When the record first became known.'),
    lastPosition: Position.describe(
      'The last decision about it, else where it was found: what its tag says.',
    ),
    codebookVersion: Version.nullable(),
    rulesVersion: z.int().min(1),
  })
  .meta({ id: 'Contradiction' })
export type Contradiction = z.infer<typeof ContradictionShape>

type View = NonNullable<ReturnType<typeof readContradiction>>

/** @param find  the proposition as the newest codebook that had it gives it; only its ageing matters here */
export function viewOf(
  row: ContradictionRow,
  { asOf, find }: Readonly<{ asOf: AsOf; find: (id: string) => Proposition | undefined }>,
): View | undefined {
  const proposition = find(row.proposition)
  if (!proposition) throw new Error(`no codebook has the proposition ${row.proposition}`)
  return readContradiction(recordOf(row), {
    validAt: foldDate(asOf.echo.validAt),
    zone: asOf.timeZone,
    proposition,
    isDismissed: row.state === 'dismissed',
  })
}

export function toContradiction(
  view: View,
  {
    row,
    asOf,
    quotes,
    times,
  }: Readonly<{ row: ContradictionRow; asOf: AsOf; quotes: Quotes; times: ReadonlyMap<number, string> }>,
): Contradiction {
  return {
    ...view,
    sides: [...view.sides],
    a: withQuote(view.a, quotes),
    b: withQuote(view.b, quotes),
    members: view.members.map((member) => withQuote(member, quotes)),
    cues: [...view.cues],
    detectedAt: { position: row.detected_at, recordedAt: timeOf(times, row.detected_at) },
    lastPosition: row.last_event_at,
    codebookVersion: asOf.published?.codebook.version ?? null,
  }
}

/** A claim as a person or an outside model codes it: the body, and every rule that needs neither article nor codebook. */
import { z } from 'zod'
import { slugLengthMax } from '../../events/ids.ts'
import {
  Attribution,
  CivilDate,
  ClaimLink,
  ClaimType,
  Condition,
  Derivation,
  Modality,
  Polarity,
  Precision,
  QuoteMode,
  Sign,
  Voice,
} from '../../events/vocabulary.ts'
import { parseInstant } from '../routes/parameters.ts'
import { textUnitsMax } from './article-input.ts'

/** Unbounded here: a place that the text does not have is a `span_mismatch`, which says what the text has. */
const offset = z.int().meta({ minimum: 0, maximum: textUnitsMax })
const RangeInput = z
  .strictObject({ start: offset, end: offset.describe('Excluded.') })
  .meta({ id: 'NewRange' })

const SpanInput = z
  .strictObject({
    start: offset,
    end: offset.describe('Excluded. Offsets are UTF-16 code units of the untouched text.'),
    exact: z.string().max(textUnitsMax).describe('The words that stand there, letter for letter.'),
  })
  .meta({ id: 'NewSpan' })

/** An id of the codebook, which alone says whether there is one. */
const name = z.string().min(1).max(slugLengthMax)
const who = z
  .string()
  .max(300)
  .regex(/\S/, 'something other than blanks')
  .regex(/^\P{Cc}*$/u, 'one line, without control characters')

const StatedAtInput = z
  .strictObject({
    from: z.string().max(40).nullable(),
    to: z.string().max(40).nullable().describe('Excluded.'),
    precision: Precision,
    derivation: Derivation,
    anchor: RangeInput.nullish().describe('Where the words stand that date it.'),
  })
  .superRefine(checkEnds)
  .describe(
    'When it was said: days of the calendar of the article, or instants with offset where `precision` is `minute`. Without `from` it is undated, and its precision is `unknown`; without `to` as well, it was said by the end of the day of publication. Nothing was said after it was published: a `to` beyond the day after publication is cut to that day.',
  )
  .meta({ id: 'NewStatedAt' })

const ConditionInput = z
  .strictObject({
    text: Condition.shape.text.regex(/\S/, 'something other than blanks'),
    span: RangeInput.nullish().describe('Null where the condition is only implied.'),
    status: Condition.shape.status.optional().describe('Default `open`.'),
    proposition: name.nullish(),
    requiredSign: Sign.nullish(),
    controlledBy: name.nullish().describe('The party in whose hand it lies.'),
  })
  .meta({ id: 'NewClaimCondition' })

const AttributionInput = z
  .strictObject({ who, relation: Attribution.shape.relation, cue: RangeInput.nullish() })
  .meta({ id: 'NewAttribution' })

const LinkInput = z
  .strictObject({
    relation: ClaimLink.shape.relation,
    claimKey: ClaimLink.shape.claimKey.describe('Of a claim of this dossier, in any article.'),
    cue: RangeInput.nullish().describe('The words that draw the link; null where a person draws it.'),
  })
  .meta({ id: 'NewClaimLink' })

const readingFields = {
  speaker: who.describe(
    'An agent of the codebook, `party:<id>`, `outlet`, `anonymous:<surface>` or `unresolved:<surface>`.',
  ),
  holder: name
    .nullish()
    .describe(
      'Whose own position it is. Left out: the party that the speaker spoke for that day, where the voice is self or relayed. Null: nobody’s own. It counts only if a mandate in force that day covers it; else it is recorded as null, with the reason.',
    ),
  aboutParty: name.nullish().describe('To whom a position is ascribed; never together with `holder`.'),
  addressee: name.nullish().describe('Who is asked or threatened.'),
  attribution: z
    .array(AttributionInput)
    .min(1)
    .max(20)
    .optional()
    .describe(
      'Through whom it is known, outlet first, holder last. Left out: the outlet, the agency that the article credits, the speaker, and whose position it is.',
    ),
  voice: Voice,
  claimType: ClaimType,
  proposition: name,
  polarity: Polarity.refine((value) => !Object.is(value, -0), 'write 0')
    .nullable()
    .describe(
      '-2 rejects, -1 reserved, 0 says it is neutral, 1 partial or conditional, 2 affirms; null is unclear, and sets nothing.',
    ),
  conditions: z.array(ConditionInput).max(20).optional(),
  modality: Modality.optional().describe('Default `actual`.'),
  quoteMode: QuoteMode.optional().describe(
    'Default `none`: nothing is said of how the words are quoted, and they are not compared with quotations elsewhere.',
  ),
  statedAt: StatedAtInput,
  validUntil: CivilDate.nullish().describe(
    'The first day on which it no longer holds, where the text gives a term.',
  ),
  value: z
    .strictObject({
      number: z.number(),
      unit: z.string().max(100),
      comparator: z.enum(['=', '<', '<=', '>', '>=', '~']),
    })
    .meta({ id: 'NewClaimValue' })
    .nullish(),
  links: z.array(LinkInput).max(50).optional(),
  spans: z
    .array(SpanInput)
    .min(1)
    .max(50)
    .describe('The words that it rests on: every occurrence in one paragraph, letter for letter.'),
} as const

/** The whole reading of a claim, as a correction brings it. */
export const ReadingInput = z.strictObject(readingFields).superRefine(checkReading).meta({ id: 'NewReading' })
export type ReadingInput = Readonly<z.output<typeof ReadingInput>>

/** The body of `POST …/articles/{article}/claims`. */
export const CodedClaimInput = z
  .strictObject({
    coder: z
      .strictObject({
        kind: z.enum(['human', 'model']),
        id: z.string().max(200).regex(/\S/, 'something other than blanks'),
        version: z.string().max(100).regex(/\S/, 'something other than blanks'),
      })
      .meta({ id: 'OutsideCoder' })
      .describe('Who read it. The rules are the service’s own, and send nothing.'),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .nullish()
      .describe('How sure the model is, 0 to 1: a model must say it, a person has none.'),
    ...readingFields,
  })
  .superRefine(checkReading)
  .superRefine(checkConfidence)
  .meta({ id: 'NewClaim' })
export type CodedClaimInput = Readonly<z.output<typeof CodedClaimInput>>

type Context = Readonly<{
  addIssue: (issue: {
    code: 'custom'
    path: (string | number)[]
    message: string
    params?: Record<string, string>
  }) => void
}>

const dayPattern = /^\d{4}-\d\d-\d\d$/

/** Civil dates for a day or coarser, instants for a minute (semantics.md, 1). */
function checkEnds(
  statedAt: Readonly<{ from: string | null; to: string | null; precision: string }>,
  context: Context,
): void {
  const isMinute = statedAt.precision === 'minute'
  for (const end of ['from', 'to'] as const) {
    const text = statedAt[end]
    if (text === null) continue
    if (isMinute ? parseInstant(text) !== undefined : CivilDate.safeParse(text).success) continue
    const isOther = isMinute ? dayPattern.test(text) : parseInstant(text) !== undefined
    context.addIssue({
      code: 'custom',
      path: [end],
      message: isMinute
        ? 'an instant with offset, such as 2025-04-15T20:41:07Z, where `precision` is `minute`'
        : 'a day that exists, such as 2025-04-15; instants are for the precision `minute`',
      ...(isOther && { params: { code: isMinute ? 'instant_required' : 'date_required' } }),
    })
  }
}

/** What no claim is, whatever its article says (semantics.md, 1 and 2.1). */
function checkReading(reading: z.output<z.ZodObject<typeof readingFields>>, context: Context): void {
  const { holder, aboutParty, voice, speaker, polarity, conditions = [], modality } = reading
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (holder && aboutParty) refuse('aboutParty', 'holder or aboutParty, not both')
  if (holder && (voice === 'reported' || voice === 'outlet')) {
    refuse('holder', `the voice ${voice} ascribes a position: name the party in aboutParty`)
  }
  if (aboutParty && voice === 'self') {
    refuse(
      'aboutParty',
      'the voice self is a party’s own position: name the party in holder, or leave both out',
    )
  }
  if (!aboutParty && voice === 'reported') {
    refuse('aboutParty', 'the voice reported ascribes a position: name the party to which it does')
  }
  if ((voice === 'outlet') !== (speaker === 'outlet')) {
    refuse('speaker', 'the newsroom speaks with the voice outlet, and nobody else does')
  }
  if (/^(?:anonymous|unresolved):\s*$/.test(speaker)) {
    refuse('speaker', 'write the words of the article behind the colon')
  }
  if (conditions.length > 0 && (polarity === null || Math.abs(polarity) > 1)) {
    refuse('polarity', 'with a condition it is -1, 0 or 1')
  }
  if (polarity !== null && (modality === 'not_yet' || modality === 'question')) {
    refuse('polarity', `with the modality ${modality} it is null`)
  }
}

function checkConfidence(
  { coder, confidence }: Readonly<{ coder: { kind: string }; confidence?: number | null | undefined }>,
  context: Context,
): void {
  const isModel = coder.kind === 'model'
  if (isModel === (typeof confidence === 'number')) return
  context.addIssue({
    code: 'custom',
    path: ['confidence'],
    message: isModel ? 'is missing: a model says how sure it is, 0 to 1' : 'a person has none; leave it out',
    params: { code: isModel ? 'required' : 'unknown_property' },
  })
}

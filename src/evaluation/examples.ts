/** Acceptance examples: a question to the service, what the store holds when it is asked, and the answer expected. */
import { z } from 'zod'
import { AgentId, PartyId, PropositionId } from '../../events/ids.ts'
import { CivilDate, Offset, Polarity, Sign, Voice } from '../../events/vocabulary.ts'
import { contradictionKinds } from '../../projections/contradictions/record.ts'
import { stanceStatuses } from '../../projections/stances/period.ts'
import { articleFields } from '../inputs/article-input.ts'
import { contradictionStates } from '../routes/contradiction-shape.ts'

const text = z.string().min(1).max(1_000)
/** A gold claim by its id, or an article by its own. */
const Name = z.string().min(1).max(200)
const Names = z.array(Name).max(1_000)
const Chain = z.array(text).min(1).max(20)

const Setup = z.strictObject({
  /** The articles that are registered; all of them when left out. */
  documents: Names.optional(),
  /** Claims that are retracted once everything is there. */
  retract: Names.min(1).optional(),
  reason: text.optional(),
  /** A text made up for the question; it stands in the store beside the others. */
  addDocument: z
    .strictObject({
      publishedAt: articleFields.publishedAt,
      timeZone: articleFields.timeZone,
      text: z.string().min(1).max(100_000),
    })
    .optional(),
})
export type Setup = Readonly<z.infer<typeof Setup>>

const shared = {
  setup: Setup.optional(),
  /** Now, unless told otherwise. */
  knownAt: z.enum(['before-retraction', 'after-retraction']).optional(),
}

const StanceQuestion = z.strictObject({
  query: z.literal('stance'),
  /** Null: of any party at all. */
  party: PartyId.nullable(),
  proposition: PropositionId,
  validAt: CivilDate,
  ...shared,
})
const ContradictionsQuestion = z.strictObject({
  query: z.literal('contradictions'),
  party: PartyId.optional(),
  proposition: PropositionId.optional(),
  kind: z.enum(contradictionKinds).optional(),
  validAt: CivilDate,
  ...shared,
})
/** Whom the words of an agent bind that were said on that day in the added document. */
const HolderQuestion = z.strictObject({
  query: z.literal('holder'),
  agent: AgentId,
  statedAt: CivilDate,
  ...shared,
  setup: Setup.required({ addDocument: true }),
})

const ClaimSign = z.enum(['+', '-', '0', '?'])
/** `self of united-states`: the voice, and whose it is. */
const VoiceOf = z.string().regex(new RegExp(`^(?:${Voice.options.join('|')})(?: of [a-z0-9-]+)?$`))

const stanceFields = {
  status: z.enum(stanceStatuses),
  statusIn: z.array(z.enum(stanceStatuses)).min(1).max(10),
  value: Polarity.nullable(),
  sign: Sign,
  /** Values that must not be answered. */
  never: z.array(Polarity.nullable()).min(1).max(10),
  since: CivilDate,
  sinceNoLaterThan: CivilDate,
  validUntil: CivilDate,
  /** Claims that must support the value. */
  evidence: Names,
  /** Beside `evidence` nothing but these, and what is debatable. */
  mayAlsoList: Names,
  /** Claims that are shown and set nothing. */
  listed: z
    .array(z.strictObject({ claim: Name, sign: ClaimSign, voice: VoiceOf, attribution: Chain.optional() }))
    .max(100),
  /** Claims that are only possible at that day. */
  uncertain: Names,
  chain: z.strictObject({ claim: Name, attribution: Chain }),
  conditions: z.array(text).max(20),
  conditionsOpen: z.boolean(),
  blockedBy: z.array(PartyId).max(20),
  derivedFrom: z.array(PropositionId).max(20),
}
const stanceAlone = z.strictObject(stanceFields).partial()
const stanceWhole = z.strictObject({
  ...stanceFields,
  /** One of these must hold. */
  either: z.array(stanceAlone).min(2).max(10),
})

const contradictionsWhole = z.strictObject({
  count: z.union([z.int().min(0), z.string().regex(/^\d{1,4} or more$/, 'a count, or such as "1 or more"')]),
  openCount: z.int().min(0),
  kind: z.enum(contradictionKinds),
  parties: z.array(PartyId).length(2),
  /** A claim of either act of the pair that is shown first. */
  primary: z.array(Name).length(2),
  members: Names,
  basis: z.enum(['source_asserted', 'human', 'computed']),
  cues: z.array(z.strictObject({ article: Name, start: Offset, end: Offset })).max(100),
  /** Claims that stand against those of `sideB`. */
  sideA: Names,
  sideB: Names,
  state: z.enum(contradictionStates),
  resolved: z.array(z.strictObject({ parties: z.array(PartyId).length(2), resolution: text })).max(100),
  /** What subscribers are told of the retraction. */
  event: z.enum(['contradiction.detected', 'contradiction.resolved']),
})

const holderWhole = z.strictObject({
  holder: PartyId.nullable(),
  never: z.array(PartyId).min(1).max(20),
  /** The reason for review, with spaces or underscores. */
  review: text,
})

export type StanceExpectation = z.infer<typeof stanceWhole>
export type ContradictionsExpectation = z.infer<typeof contradictionsWhole>
export type HolderExpectation = z.infer<typeof holderWhole>

const exampleOf = <Ask extends z.ZodType, Expect extends z.ZodType>(ask: Ask, expect: Expect) =>
  z.strictObject({ id: Name, ask, expect, why: z.string().max(2_000).optional() })

const StanceExample = exampleOf(StanceQuestion, stanceWhole.partial())
const ContradictionsExample = exampleOf(ContradictionsQuestion, contradictionsWhole.partial())
const HolderExample = exampleOf(HolderQuestion, holderWhole.partial())

type Kind<Query, Schema extends z.ZodType> = Readonly<{ query: Query } & z.infer<Schema>>
export type StanceExample = Kind<'stance', typeof StanceExample>
export type ContradictionsExample = Kind<'contradictions', typeof ContradictionsExample>
export type HolderExample = Kind<'holder', typeof HolderExample>
export type Example = StanceExample | ContradictionsExample | HolderExample

const Queried = z.looseObject({
  ask: z.looseObject({ query: z.enum(['stance', 'contradictions', 'holder']) }),
})

/** By its query, so that a fault names the key and not three forms that do not fit. An unknown key is a fault. */
const Example = z.unknown().transform((value, context): Example => {
  const read = <Value>(schema: z.ZodType<Value>): Value | undefined => {
    const parsed = schema.safeParse(value)
    for (const issue of parsed.error?.issues ?? []) {
      // `as`: the library's own issue, handed on; its type binds `input` to every kind of issue by itself.
      context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue)
    }
    return parsed.data
  }
  switch (read(Queried)?.ask.query) {
    case 'stance': {
      const example = read(StanceExample)
      return example ? { query: 'stance', ...example } : z.NEVER
    }
    case 'contradictions': {
      const example = read(ContradictionsExample)
      return example ? { query: 'contradictions', ...example } : z.NEVER
    }
    case 'holder': {
      const example = read(HolderExample)
      return example ? { query: 'holder', ...example } : z.NEVER
    }
    default:
      return z.NEVER
  }
})

export const Examples = z
  .array(Example)
  .min(1)
  .max(10_000)
  .superRefine((examples, context) => {
    const seen = new Set<string>()
    for (const [at, example] of examples.entries()) {
      const fault = (path: readonly string[], message: string) =>
        context.addIssue({ code: 'custom', path: [at, ...path], message })
      if (seen.has(example.id)) fault(['id'], 'another example has this id')
      seen.add(example.id)
      const { setup, knownAt } = example.ask
      if (knownAt !== undefined && !setup?.retract)
        fault(['ask', 'knownAt'], 'nothing is retracted; say what, in setup.retract')
      const isTold = example.query === 'contradictions' && example.expect.event !== undefined
      if (isTold && knownAt !== 'after-retraction')
        fault(['expect', 'event'], 'a retraction tells it; ask with knownAt after-retraction')
    }
  })

/** Every gold claim that an example names. */
export function goldNamesIn(example: Example): string[] {
  const retracted = example.ask.setup?.retract ?? []
  switch (example.query) {
    case 'stance': {
      const { either = [], ...rest } = example.expect
      return [...retracted, ...[rest, ...either].flatMap(namesInStance)]
    }
    case 'contradictions': {
      const { primary = [], members = [], sideA = [], sideB = [] } = example.expect
      return [...retracted, ...primary, ...members, ...sideA, ...sideB]
    }
    case 'holder':
      return [...retracted]
    default:
      return example satisfies never
  }
}

function namesInStance(expect: z.infer<typeof stanceAlone>): string[] {
  const { evidence = [], mayAlsoList = [], uncertain = [], listed = [], chain } = expect
  const shown = chain ? [...listed, chain] : listed
  return [...evidence, ...mayAlsoList, ...uncertain, ...shown.map(({ claim }) => claim)]
}

/** Parties, propositions and agents in answers, with the mandates of a day. */
import { z } from 'zod'
import {
  type Agent,
  type Codebook,
  type Party,
  type Proposition,
  staleAfterDaysOf,
} from '../../events/codebook/codebook.ts'
import { mandatesOn } from '../../events/codebook/mandates.ts'
import { CivilDate, PropositionKind, Sign } from '../../events/vocabulary.ts'
import { Labels, Slug } from './shapes.ts'

const Names = z.record(z.string().max(10), z.array(z.string().max(300)).max(100))
const wikidata = z.string().max(20).nullable()

const MandateShape = z
  .object({
    agent: Slug,
    party: Slug,
    role: Names,
    rank: z.int().min(1).max(5),
    from: CivilDate,
    until: CivilDate.nullable().describe('The first day without it; null while it lasts.'),
    asOf: CivilDate.nullable().describe('The day on which it was last checked.'),
    unverified: z.boolean().describe('Not checked since before `validAt`.'),
    expired: z.boolean().describe('Unchecked for so long that nobody is bound by it.'),
  })
  .meta({ id: 'Mandate' })

export const PartyShape = z
  .object({
    id: Slug,
    kind: z.enum(['single', 'collective']),
    names: Names.describe('The first name of a language is the label.'),
    members: z.array(Slug).max(300).describe('Of a collective, at `validAt`.'),
    wikidata,
    mandates: z.array(MandateShape).max(20_000).describe('Who speaks for it at `validAt`.'),
  })
  .meta({ id: 'Party' })

/** Where a proposition is read that was merged into another one. */
export const MergeShape = z.object({ proposition: Slug, flip: z.boolean() }).meta({ id: 'Merge' })

export const PropositionShape = z
  .object({
    id: Slug,
    kind: PropositionKind,
    statement: Labels,
    subject: Slug.nullable(),
    staleAfterDays: z.int().min(1).max(36_500),
    validUntil: CivilDate.nullable(),
    implies: z.array(z.object({ polarity: Sign, proposition: Slug }).meta({ id: 'Implication' })).max(50),
    mergedInto: MergeShape.nullable(),
    splitInto: z.array(Slug).max(20),
  })
  .meta({ id: 'Proposition' })

export const AgentShape = z
  .object({
    id: Slug,
    kind: z.enum(['person', 'body', 'anonymous']),
    names: Names,
    wikidata,
    mandates: z.array(MandateShape).max(100).describe('In force at `validAt`.'),
    allMandates: z.array(MandateShape).max(100).describe('Every one that the codebook has.'),
  })
  .meta({ id: 'Agent' })

type MandateAnswer = z.infer<typeof MandateShape>

const mandatesAt = (agent: Agent, day: CivilDate): MandateAnswer[] =>
  mandatesOn(agent, day).map(({ mandate, unverified, expired }) => ({
    agent: agent.id,
    ...mandate,
    asOf: mandate.asOf ?? null,
    unverified,
    expired,
  }))

export const toParty = (party: Party, codebook: Codebook, day: CivilDate): z.infer<typeof PartyShape> => ({
  id: party.id,
  kind: party.kind ?? 'single',
  names: party.names,
  members: (party.members ?? [])
    .filter(({ from, until }) => from <= day && (until === null || day < until))
    .map((member) => member.party),
  wikidata: party.wikidata ?? null,
  mandates: codebook.agents
    .flatMap((agent) => mandatesAt(agent, day))
    .filter((mandate) => mandate.party === party.id),
})

export const toProposition = (proposition: Proposition): z.infer<typeof PropositionShape> => ({
  id: proposition.id,
  kind: proposition.kind,
  statement: proposition.statement,
  subject: proposition.subject ?? null,
  staleAfterDays: staleAfterDaysOf(proposition),
  validUntil: proposition.validUntil ?? null,
  implies: proposition.implies ?? [],
  mergedInto: toMerge(proposition),
  splitInto: proposition.splitInto ?? [],
})

export const toMerge = ({
  mergedInto,
}: Pick<Proposition, 'mergedInto'>): z.infer<typeof MergeShape> | null =>
  mergedInto ? { proposition: mergedInto.proposition, flip: mergedInto.flip ?? false } : null

export const toAgent = (agent: Agent, day: CivilDate): z.infer<typeof AgentShape> => ({
  id: agent.id,
  kind: agent.kind,
  names: agent.names,
  wikidata: agent.wikidata ?? null,
  mandates: mandatesAt(agent, day),
  allMandates: agent.mandates.map((mandate) => ({
    agent: agent.id,
    ...mandate,
    asOf: mandate.asOf ?? null,
    unverified: false,
    expired: mandate.until !== null && mandate.until <= day,
  })),
})

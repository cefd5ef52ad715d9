/** Named samples for the pure folds: a small codebook, claims with the fields that a test cares about, and the gold. */
import { existsSync, readFileSync } from 'node:fs'
import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { addDays, startOfDay } from '../../events/calendar.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { findAgent, mandatesOn } from '../../events/codebook/mandates.ts'
import { derivedId, derivedKey } from '../../events/identity.ts'
import { ArticleId, ClaimId, ClaimKey, PartyId, PropositionId, SpeakerId } from '../../events/ids.ts'
import {
  type Attribution,
  type ClaimLink,
  ClaimType,
  type Coder,
  type Condition,
  type Modality,
  Polarity,
  Precision,
  QuoteMode,
  Voice,
} from '../../events/vocabulary.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'

export const zone = 'Europe/Paris'

/** Two countries at odds, a third, and their alliance; one proposition of each kind and two edges. */
export const sampleCodebook: Codebook = Codebook.parse({
  id: 'samples',
  version: '1.0.0',
  title: { en: 'Samples' },
  timeZone: zone,
  parties: [
    { id: 'north', names: { en: ['North'] } },
    { id: 'south', names: { en: ['South'] } },
    { id: 'east', names: { en: ['East'] } },
    {
      id: 'alliance',
      kind: 'collective',
      names: { en: ['Alliance'] },
      members: [{ party: 'east', from: '2020-01-01', until: null }],
    },
  ],
  agents: [
    agent('north-president', 'north', 1),
    agent('north-minister', 'north', 2),
    agent('north-envoy', 'north', 3),
    agent('north-source', 'north', 5),
    agent('south-president', 'south', 1),
    agent('south-minister', 'south', 2),
    agent('south-staff', 'south', 4),
    agent('east-president', 'east', 1),
    agent('alliance-chief', 'alliance', 1),
  ],
  propositions: [
    { id: 'truce', kind: 'position', statement: { en: 'There should be a truce' } },
    {
      id: 'long-truce',
      kind: 'position',
      statement: { en: 'There should be a truce of 30 days' },
      implies: [{ polarity: '+', proposition: 'truce' }],
    },
    {
      id: 'unconditional-truce',
      kind: 'position',
      statement: { en: 'There should be a truce without conditions' },
      implies: [{ polarity: '+', proposition: 'long-truce' }],
    },
    { id: 'summit-in-north', kind: 'position', statement: { en: 'The summit should be held in North' } },
    { id: 'encircled', kind: 'fact', statement: { en: 'The town is encircled' }, staleAfterDays: 7 },
    { id: 'talks', kind: 'assessment', statement: { en: 'The talks go well' }, staleAfterDays: 7 },
    {
      id: 'north-wants-peace',
      kind: 'assessment',
      subject: 'north',
      statement: { en: 'North wants peace' },
      staleAfterDays: 14,
    },
    {
      id: 'summit-soon',
      kind: 'forecast',
      statement: { en: 'A summit takes place by 4 September' },
      validUntil: '2025-09-04',
    },
  ],
})

function agent(id: string, party: string, rank: number) {
  const mandate = { party, role: { en: [id] }, rank, from: '2020-01-01', until: null, asOf: '2025-12-31' }
  return { id, kind: 'person', names: { en: [id] }, mandates: [mandate] }
}

/** `on` a day; else `within` [from, to) of a coarser precision, `at` [from, to) of minutes; else undated. */
export type ClaimSample = Partial<{
  article: string
  outlet: string
  agency: string | null
  origin: string
  exactCopyOf: string
  published: string
  words: string
  block: number
  speaker: string
  holder: string | null
  rank: number | null
  proposition: string
  polarity: number | null
  on: string
  within: readonly [string, string]
  at: readonly [string, string]
  precision: 'week' | 'month' | 'year'
  voice: Voice
  aboutParty: string | null
  type: ClaimType
  modality: Modality
  quoteMode: QuoteMode
  conditions: readonly (Partial<Condition> & { text: string })[]
  links: readonly ClaimLink[]
  attribution: readonly string[]
  validUntil: string | null
  coder: Coder['kind']
  confidence: number | null
  review: 'proposed' | 'accepted'
  key: string
  codebook: Codebook
}>

/** A claim of the president of North, for a truce, undated, published on 15 March 2025, unless told otherwise. */
export function claim(sample: ClaimSample = {}): VisibleClaim {
  const {
    article = 'a1',
    published = '2025-03-15',
    words = 'they accept the truce',
    speaker = 'north-president',
    voice = 'self',
    proposition = 'truce',
    polarity = 2,
    type = 'stance',
    codebook = sampleCodebook,
    coder = 'rule',
  } = sample
  const to = sample.at?.[1] ?? sample.within?.[1] ?? addDays(sample.on ?? published, 1)
  const mandate = mandateOf(speaker, addDays(to.slice(0, 10), sample.at ? 0 : -1), codebook)
  const holder =
    sample.holder === undefined ? (voice === 'self' ? (mandate?.party ?? null) : null) : sample.holder
  const rank = sample.rank === undefined ? (mandate?.rank ?? null) : sample.rank
  const identity = [
    article,
    sample.block ?? 0,
    speaker,
    holder,
    sample.aboutParty ?? null,
    proposition,
    words,
  ]
  const key = ClaimKey.parse(sample.key ?? derivedKey([...identity, Math.sign(polarity ?? 0)]))
  return {
    claimId: ClaimId.parse(derivedId('clm', [key, JSON.stringify(sample)])),
    claimKey: key,
    articleId: articleId(article),
    reading: {
      textHash: '0'.repeat(64),
      block: sample.block ?? 0,
      spans: [{ start: 0, end: words.length, exact: words, prefix: '', suffix: '' }],
      quoteMode: sample.quoteMode ?? 'indirect',
      speaker: SpeakerId.parse(speaker),
      mandate:
        rank !== null && (mandate || holder !== null)
          ? {
              party: PartyId.parse(mandate?.party ?? holder),
              role: null,
              rank,
              from: null,
              until: null,
              unverified: false,
            }
          : null,
      holder: holder === null ? null : PartyId.parse(holder),
      attribution: (sample.attribution ?? ['outlet', speaker]).map(
        (who): Attribution => ({ who, relation: who === 'outlet' ? 'publishes' : 'quotes', cue: null }),
      ),
      aboutParty: sample.aboutParty ? PartyId.parse(sample.aboutParty) : null,
      voice,
      claimType: type,
      proposition: PropositionId.parse(proposition),
      polarity: Polarity.nullable().parse(polarity),
      conditions: (sample.conditions ?? []).map((condition) => ({
        span: null,
        status: 'open',
        proposition: null,
        requiredSign: null,
        controlledBy: null,
        ...condition,
      })),
      modality: sample.modality ?? 'actual',
      addressee: null,
      links: [...(sample.links ?? [])],
      statedAt: {
        from: sample.at?.[0] ?? sample.within?.[0] ?? sample.on ?? null,
        to,
        precision: sample.at
          ? 'minute'
          : sample.within
            ? (sample.precision ?? 'week')
            : sample.on
              ? 'day'
              : 'unknown',
        derivation: 'explicit',
        anchor: null,
      },
      validUntil: sample.validUntil ?? null,
      value: null,
    },
    coder: { kind: coder, id: coder, version: '1' },
    confidence: sample.confidence === undefined ? (coder === 'human' ? null : 0.9) : sample.confidence,
    review: { status: sample.review ?? (coder === 'human' ? 'accepted' : 'proposed'), reasons: [] },
    language: 'en',
    outlet: sample.outlet ?? `outlet of ${article}`,
    agency: sample.agency ?? null,
    publishedAt: startOfDay(published, zone),
    publishedOn: published,
    origin: articleId(sample.origin ?? article),
    exactCopyOf: articleId(sample.exactCopyOf ?? article),
  }
}

export const articleId = (name: string): ArticleId => ArticleId.parse(derivedId('art', [name]))
export const party = (id: string): PartyId => PartyId.parse(id)
export const propositionId = (id: string): PropositionId => PropositionId.parse(id)

/** What the words themselves draw from one claim to another; the place of the cue where they do. */
export const link = (
  relation: ClaimLink['relation'],
  target: Pick<VisibleClaim, 'claimKey'>,
  cue: ClaimLink['cue'] = { start: 5, end: 14 },
): ClaimLink => ({ relation, claimKey: target.claimKey, cue })

function mandateOf(speaker: string, day: string, codebook: Codebook) {
  if (speaker.startsWith('party:')) return { party: speaker.slice(6), rank: 2 }
  const found = findAgent(codebook, speaker)
  const [first] = found ? mandatesOn(found, day) : []
  return first && { party: first.mandate.party as string, rank: first.mandate.rank as number }
}

const sharedFolder = new URL('../../../shared/', import.meta.url)

/** The coded texts beside this checkout, with their codebook; undefined where they are not there. */
export function readGold(): { codebook: Codebook; claims: ReadonlyMap<string, VisibleClaim> } | undefined {
  const claimsFile = new URL('gold/seeds.claims.json', sharedFolder)
  const codebookFile = new URL('codebook/ukraine-talks.yaml', sharedFolder)
  if (!existsSync(claimsFile) || !existsSync(codebookFile)) return undefined
  const codebook = Codebook.parse(load(readFileSync(codebookFile, 'utf8'), { schema: CORE_SCHEMA }))
  const coded = z.array(GoldClaim).parse(JSON.parse(readFileSync(claimsFile, 'utf8')))
  return { codebook, claims: new Map(coded.map((gold) => [gold.id, goldClaim(gold, codebook)])) }
}

const GoldClaim = z.object({
  id: z.string(),
  article: z.string(),
  block: z.number(),
  spans: z.array(z.object({ start: z.number(), end: z.number(), exact: z.string() })).min(1),
  speaker: z.string(),
  holder: z.string().nullable(),
  aboutParty: z.string().nullable(),
  proposition: z.string(),
  polarity: z.number().nullable(),
  conditions: z.array(z.string()),
  voice: Voice,
  claimType: ClaimType,
  quoteMode: QuoteMode,
  attribution: z.array(z.string()),
  statedAt: z.object({ from: z.string().nullable(), to: z.string(), precision: Precision }),
})

/** Day of publication of each text, in its own zone. */
const publishedOn: Record<string, string> = {
  '000': '2025-03-15',
  '001': '2025-08-20',
  '002': '2025-03-14',
  '003': '2025-09-05',
  '004': '2025-04-15',
}

function goldClaim(gold: z.infer<typeof GoldClaim>, codebook: Codebook): VisibleClaim {
  const { from, to, precision } = gold.statedAt
  const found = findAgent(codebook, gold.speaker)
  const mandates = found ? mandatesOn(found, addDays(to, -1)).map(({ mandate }) => mandate) : []
  const mandate = mandates.find((candidate) => candidate.party === gold.holder)
  const made = claim({
    article: gold.article,
    published: publishedOn[gold.article] ?? '2025-01-01',
    words: gold.id,
    block: gold.block,
    speaker: gold.speaker,
    holder: gold.holder,
    aboutParty: gold.aboutParty,
    proposition: gold.proposition,
    // "Has not yet accepted": the gold says so by the missing polarity.
    polarity: gold.polarity,
    conditions: gold.conditions.map((text) => ({ text })),
    voice: gold.voice,
    type: gold.claimType,
    quoteMode: gold.quoteMode,
    attribution: gold.attribution,
    coder: 'human',
    ...(mandate ? { rank: mandate.rank } : {}),
    codebook,
  })
  const spans = gold.spans.map((span) => ({ ...span, prefix: '', suffix: '' }))
  const statedAt = { ...made.reading.statedAt, from, to, precision }
  return { ...made, reading: { ...made.reading, spans, statedAt } }
}

/**
 * Which claim found is which gold claim. The rules are those of the shared gold format: the same article, party, proposition
 * and sign, in overlapping words or in the same block; one to one, best fit first, core claims before debatable ones. Pure.
 */
import { signOf } from '../../events/article/claim-identity.ts'
import type { QuoteMode, Range, StatedAt, TraceStep, Voice } from '../../events/vocabulary.ts'
import { linesOf } from '../extraction/blocks.ts'
import type { GoldClaim } from './gold-claim.ts'
import type { NamedArticle } from './read-articles.ts'

/** A claim that was found, as far as it is compared. */
export type FoundClaim = Readonly<{
  article: string
  block: number
  spans: readonly Readonly<{ start: number; end: number; exact: string }>[]
  speaker: string
  holder: string | null
  aboutParty: string | null
  proposition: string
  polarity: number | null
  voice: Voice
  quoteMode: QuoteMode
  statedAt: Pick<StatedAt, 'from' | 'precision'>
  confidence: number | null
  trace: readonly TraceStep[]
}>

/** What a gold claim says under one of the readings that it accepts. */
export type Reading = Pick<
  GoldClaim,
  'speaker' | 'holder' | 'aboutParty' | 'proposition' | 'polarity' | 'voice' | 'statedAt'
>
export type Pair = Readonly<{ gold: GoldClaim; found: FoundClaim; reading: Reading }>
export type Matching = Readonly<{
  core: readonly Pair[]
  debatable: readonly Pair[]
  /** Core claims that nothing was found for. */
  missed: readonly GoldClaim[]
  /** Found, and no claim of the gold. */
  falseAlarms: readonly FoundClaim[]
  /** Of the two before: the right party, proposition and place, with another sign. */
  wrongSigns: readonly Pair[]
}>

/** Gold with the extent of every block: what the file leaves out is worked out from the text. */
export function withBlockRanges(
  gold: readonly GoldClaim[],
  articles: readonly Pick<NamedArticle, 'externalId' | 'text'>[],
): readonly GoldClaim[] {
  const texts = new Map(articles.map(({ externalId, text }) => [externalId, text]))
  const lines = new Map<string, ReturnType<typeof linesOf>>()
  return gold.map((claim) => {
    if (claim.blockRange) return claim
    const ofArticle = lines.get(claim.article) ?? linesOf(texts.get(claim.article) ?? '')
    lines.set(claim.article, ofArticle)
    const blockRange = ofArticle[claim.block]
    return blockRange ? { ...claim, blockRange } : claim
  })
}

/** @param gold  with its block ranges; claims of one article, or of several */
export function matchClaims(gold: readonly GoldClaim[], found: readonly FoundClaim[]): Matching {
  const core = pairUp(
    gold.filter((claim) => claim.core),
    found,
    meetsAs,
  )
  const debatable = pairUp(
    gold.filter((claim) => !claim.core),
    core.left,
    meetsAs,
  )
  return {
    core: core.pairs,
    debatable: debatable.pairs,
    missed: core.missed,
    falseAlarms: debatable.left,
    wrongSigns: pairUp(core.missed, debatable.left, meetsButForSign).pairs,
  }
}

/** Every acceptable reading of a gold claim; the first is the preferred one. */
export const readingsOf = (claim: GoldClaim): readonly Reading[] => [
  claim,
  ...(claim.alternatives ?? []).map((other) => ({
    speaker: other.speaker ?? claim.speaker,
    holder: other.holder === undefined ? claim.holder : other.holder,
    aboutParty: other.aboutParty === undefined ? claim.aboutParty : other.aboutParty,
    proposition: other.proposition ?? claim.proposition,
    polarity: other.polarity === undefined ? claim.polarity : other.polarity,
    voice: other.voice ?? claim.voice,
    statedAt: other.statedAt ?? claim.statedAt,
  })),
]

/** An ascribed position belongs to the party that it is ascribed to, whichever of the two fields says so. */
export function isSameParty(reading: Reading, { holder, aboutParty }: FoundClaim): boolean {
  if (reading.aboutParty !== null)
    return aboutParty === reading.aboutParty || (aboutParty === null && holder === reading.aboutParty)
  if (holder === reading.holder) return true
  return holder === null && reading.holder !== null && aboutParty === reading.holder
}

/** Agents compare by id; unnamed speakers by their words, either containing the other. */
export function isSameSpeaker(a: string, b: string): boolean {
  if (a === b) return true
  const [one, other] = [unnamed(a), unnamed(b)]
  if (one === undefined || other === undefined) return false
  return one.includes(other) || other.includes(one)
}

const unnamed = (speaker: string): string | undefined =>
  speaker.startsWith('anonymous:') ? speaker.slice('anonymous:'.length).trim().toLowerCase() : undefined

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

/** 0 elsewhere, 1 the same block, 2 overlapping words. */
export function nearnessOf(gold: GoldClaim, { article, spans }: FoundClaim): 0 | 1 | 2 {
  if (gold.article !== article) return 0
  if (gold.spans.some((one) => spans.some((other) => overlap(one, other)))) return 2
  const { blockRange } = gold
  return blockRange && spans.some((span) => overlap(blockRange, span)) ? 1 : 0
}

export const isSameSign = (a: number | null, b: number | null): boolean => signOf(a) === signOf(b)

type Meets = (reading: Reading, found: FoundClaim) => boolean
export const meetsButForSign: Meets = (reading, found) =>
  reading.proposition === found.proposition && isSameParty(reading, found)
export const meetsAs: Meets = (reading, found) =>
  isSameSign(reading.polarity, found.polarity) && meetsButForSign(reading, found)

type Candidate = Pair & Readonly<{ rank: number; at: readonly [number, number] }>

function pairUp(
  gold: readonly GoldClaim[],
  found: readonly FoundClaim[],
  meets: Meets,
): Readonly<{ pairs: Pair[]; missed: GoldClaim[]; left: FoundClaim[] }> {
  const byArticle = new Map<string, [at: number, found: FoundClaim][]>()
  for (const [at, one] of found.entries()) {
    const others = byArticle.get(one.article)
    if (others) others.push([at, one])
    else byArticle.set(one.article, [[at, one]])
  }
  const candidates = gold.flatMap((claim, index) =>
    (byArticle.get(claim.article) ?? []).flatMap(([at, one]) => {
      const fit = bestFit(claim, one, meets)
      return fit ? [{ gold: claim, found: one, at: [index, at] as const, ...fit }] : []
    }),
  )
  candidates.sort(bestFirst)
  const taken = new Set<GoldClaim | FoundClaim>()
  const pairs: Pair[] = []
  for (const { gold, found, reading } of candidates) {
    if (taken.has(gold) || taken.has(found)) continue
    taken.add(gold).add(found)
    pairs.push({ gold, found, reading })
  }
  return {
    pairs,
    missed: gold.filter((claim) => !taken.has(claim)),
    left: found.filter((claim) => !taken.has(claim)),
  }
}

const bestFirst = (a: Candidate, b: Candidate): number =>
  b.rank - a.rank || a.at[0] - b.at[0] || a.at[1] - b.at[1]

/** The reading under which the claim found meets the gold, and how well: the preferred reading, words, speaker, voice. */
function bestFit(
  gold: GoldClaim,
  found: FoundClaim,
  meets: Meets,
): Readonly<{ rank: number; reading: Reading }> | undefined {
  const nearness = nearnessOf(gold, found)
  if (nearness === 0) return undefined
  let best: { rank: number; reading: Reading } | undefined
  for (const [index, reading] of readingsOf(gold).entries()) {
    if (!meets(reading, found)) continue
    const rank =
      (index === 0 ? 100 : 0) +
      nearness * 10 +
      (isSameSpeaker(reading.speaker, found.speaker) ? 5 : 0) +
      (found.aboutParty === reading.aboutParty ? 2 : 0) +
      (reading.voice === found.voice ? 1 : 0)
    if (!best || rank > best.rank) best = { rank, reading }
  }
  return best
}

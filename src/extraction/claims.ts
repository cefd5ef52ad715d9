/** From frames and cues to claims: which clause says what, for whom, in which voice, and when. */

import type { CodedClaim, Reading } from '../../events/article/claim-events.ts'
import { dayOf } from '../../events/calendar.ts'
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { SpeakerId } from '../../events/ids.ts'
import type {
  Attribution,
  CivilDate,
  ClaimType,
  Condition,
  Instant,
  Modality,
  QuoteMode,
  ReviewReason,
  Span,
  StatedAt,
  TraceStep,
} from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { confidenceMin, confidenceOf, factors, formFactor, speakerFactor } from './confidence.ts'
import { type CueHits, type CueIndex, type CueMatch, cuesIn } from './cues.ts'
import type { Speaker } from './discourse.ts'
import { claimIdOf, claimKeyOf, signOf } from './identity.ts'
import { mandateAt } from './mandate.ts'
import { type Passage, type Stretch, surfaceOf } from './passage.ts'
import { type Position, positionOf } from './polarity.ts'
import { spanAt } from './spans.ts'
import { ownDate, undated } from './stated-at.ts'
import { type Voiced, voicesOf } from './voice.ts'

export type ClaimSources = Readonly<{
  passage: Passage
  frames: readonly Frame[]
  codebook: Codebook
  cues: CueIndex
  hits: CueHits
  textHash: string
  publishedAt: Instant
  timeZone: string
  outlet: string | null
  articleId: string
}>

/** A claim before repeats in its block are joined. */
export type Found = {
  reading: Reading
  trace: TraceStep[]
  reasons: ReviewReason[]
  sentence: number
  /** Tokens of the matched words, and the sentence's frame verb, for links. */
  words: Stretch
  question: boolean
}

export function claimsOf(sources: ClaimSources): readonly Found[] {
  const { passage, frames } = sources
  const bySentence = framesBySentence(passage, frames)
  const dates = datesOf(sources)
  const found: Found[] = []
  for (const [index, sentence] of passage.sentences.entries()) {
    if (passage.blocks[sentence.block]?.furniture) continue
    const around = bySentence.get(index) ?? []
    const here: (Found & { match: CueMatch })[] = []
    for (const { match, clause, chain } of matchesIn(sources, sentence, around)) {
      const position = positionOf(passage, match, clause, chain)
      if (!position) continue
      for (const voiced of voicesOf(passage, match, position, chain)) {
        const claim = claimOf(sources, { match, clause, chain, position, voiced, sentence: index, dates })
        const of = claim?.reading.holder ?? claim?.reading.aboutParty
        if (claim && (match.cue.by === null || match.cue.by === of)) here.push({ ...claim, match })
      }
    }
    found.push(...here.filter((claim) => !here.some((other) => takesWordsFrom(other, claim))))
  }
  return found
}

/** A cue that is one party's own is the more exact reading of the same words. */
const takesWordsFrom = (a: { match: CueMatch }, b: { match: CueMatch }): boolean =>
  a.match.cue.by !== null &&
  b.match.cue.by === null &&
  a.match.first <= b.match.last &&
  b.match.first <= a.match.last

/** Frames whose content reaches into a sentence; a quotation of several sentences is listed under each. */
function framesBySentence(
  { sentences }: Passage,
  frames: readonly Frame[],
): ReadonlyMap<number, readonly Frame[]> {
  const map = new Map<number, Frame[]>()
  for (const frame of frames) {
    const touched = new Set<number>()
    for (const { from, to } of frame.content) {
      let index = sentenceAt(sentences, from)
      while (index < sentences.length && (sentences[index]?.from ?? 0) < to) touched.add(index++)
    }
    for (const index of touched) map.set(index, [...(map.get(index) ?? []), frame])
  }
  return map
}

function sentenceAt(sentences: Passage['sentences'], token: number): number {
  let [low, high] = [0, sentences.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.from ?? 0) <= token) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

type Placed = Readonly<{ match: CueMatch; clause: Clause; chain: readonly Frame[] }>

/** Every cue in a sentence, each in the innermost frame that holds all of its words, once. */
function matchesIn(
  { passage, cues, hits }: ClaimSources,
  sentence: Stretch,
  frames: readonly Frame[],
): readonly Placed[] {
  const placed = new Map<string, Placed>()
  const consider = (clause: Clause) => {
    for (const match of cuesIn(cues, hits, clause)) {
      const key = `${match.cue.name} ${match.first}`
      if (!placed.has(key)) placed.set(key, { match, clause, chain: chainOf(frames, match) })
    }
  }
  const contents = frames
    .flatMap(({ content }) => content)
    .map(({ from, to }) => ({ from: Math.max(from, sentence.from), to: Math.min(to, sentence.to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  for (const content of contents) for (const clause of clausesOf(passage, content)) consider(clause)
  for (const clause of clausesOf(passage, sentence)) consider(clause)
  return [...placed.values()]
}

const chainOf = (frames: readonly Frame[], { first, last }: CueMatch): readonly Frame[] =>
  frames
    .filter(({ content }) => content.some(({ from, to }) => first >= from && last < to))
    .map((frame) => ({ frame, size: Math.max(...frame.content.map(({ from, to }) => to - from)) }))
    .sort((a, b) => b.size - a.size)
    .map(({ frame }) => frame)

/** The date of every frame: its own, or that of the same speaker's earlier words in the same block. */
function datesOf({ passage, frames, publishedAt, timeZone }: ClaimSources): ReadonlyMap<Frame, StatedAt> {
  const publishedOn = dayOf(publishedAt, timeZone)
  const dates = new Map<Frame, StatedAt>()
  const carried = new Map<string, StatedAt>()
  let sentence = -1
  for (const frame of frames) {
    const isMain = frame.sentence !== sentence
    sentence = frame.sentence
    const block = passage.sentences[frame.sentence]?.block ?? -1
    const own = ownDate(passage, frame, publishedOn, isMain)
    for (const speaker of frame.speakers) {
      const key = `${block} ${speaker.agent ?? speaker.party ?? speaker.kind}`
      const earlier = carried.get(key)
      if (own) carried.set(key, { ...own, derivation: 'carried' })
      const date = own ?? earlier
      if (date && !dates.has(frame)) dates.set(frame, date)
    }
  }
  return dates
}

type ToCode = Placed &
  Readonly<{ position: Position; voiced: Voiced; sentence: number; dates: ReadonlyMap<Frame, StatedAt> }>

function claimOf(sources: ClaimSources, toCode: ToCode): Found | null {
  const { passage, codebook, publishedAt, timeZone, textHash } = sources
  const { match, clause, chain, position, voiced, sentence } = toCode
  const { proposition } = match.cue
  const block = passage.sentences[sentence]?.block ?? 0
  const publishedOn = dayOf(publishedAt, timeZone)
  const frame = chain[0] ?? null
  const headline = passage.blocks[block]?.headline ?? false
  if (voiced.speaker === null && !newsroomMayState(passage, clause, chain, headline)) return null
  const statedAt = dateFor(toCode, publishedOn)
  const speaker = speakerId(passage, voiced)
  const { holder, mandate, reasons } = voiced.speaker
    ? mandateAt(codebook, speaker, statedAt, publishedOn, voiced.partyHint)
    : { holder: null, mandate: null, reasons: [] }
  const question = clause.question
  const polarity = question ? null : position.polarity
  const trace = traceOf(passage, toCode, headline)
  const span = spanFor(passage, toCode)
  const about = voiced.aboutParty
  const reading: Reading = {
    textHash,
    block,
    spans: [span],
    quoteMode: quoteModeOf(passage, toCode, headline),
    speaker,
    mandate: voiced.speaker ? mandate : null,
    holder: voiced.holds ? holder : null,
    attribution: attributionOf(sources, voiced, frame, holder),
    aboutParty: about,
    voice: voiced.voice,
    claimType: typeOf(proposition, position),
    proposition: proposition.id,
    polarity,
    conditions: position.condition && polarity !== null ? [conditionOf(passage, position.condition)] : [],
    modality: question ? 'question' : modalityOf(position, chain),
    addressee: null,
    links: [],
    statedAt,
    validUntil: null,
    value: null,
  }
  return {
    reading: settle(reading),
    trace,
    reasons: [...reasons],
    sentence,
    words: { from: match.first, to: match.last + 1 },
    question,
  }
}

/** A condition leaves at most a partial yes. */
const settle = (reading: Reading): Reading =>
  reading.conditions.length > 0 && reading.polarity === 2 ? { ...reading, polarity: 1 } : reading

/** The newsroom's own statements count outside of headlines, questions and what others say. */
const newsroomMayState = (_: Passage, clause: Clause, chain: readonly Frame[], headline: boolean): boolean =>
  chain.length > 0 || (!clause.question && !headline)

function dateFor({ chain, voiced, dates }: ToCode, publishedOn: CivilDate): StatedAt {
  if (voiced.speaker === null) return undated(publishedOn)
  const frame =
    chain.find(({ speakers }) => voiced.speaker !== null && speakers.includes(voiced.speaker)) ?? chain[0]
  return (frame && dates.get(frame)) ?? undated(publishedOn)
}

function speakerId(passage: Passage, { speaker }: Voiced): SpeakerId {
  // Each form is one that SpeakerId allows; a surface is cut to the length that it allows.
  if (!speaker) return 'outlet' as SpeakerId
  if (speaker.agent) return speaker.agent as string as SpeakerId
  if (speaker.party) return `party:${speaker.party}` as SpeakerId
  const surface = surfaceOf(passage, speaker.first, speaker.last)
    .replace(/\s+/g, ' ')
    .slice(0, 200)
    .toWellFormed()
  return `${speaker.kind === 'unresolved' ? 'unresolved' : 'anonymous'}:${surface}` as SpeakerId
}

/** Types that count for each kind of proposition; the first is what a plain statement is. */
const typesOf: Readonly<Record<Proposition['kind'], readonly ClaimType[]>> = {
  position: ['stance', 'demand', 'offer', 'commitment', 'rejection', 'threat'],
  assessment: ['assessment', 'accusation', 'forecast', 'stance'],
  fact: ['assertion', 'accusation', 'announcement'],
  forecast: ['forecast', 'commitment', 'announcement', 'assertion'],
}

function typeOf({ kind }: Proposition, { attitude, sign, negated }: Position): ClaimType {
  const allowed = typesOf[kind]
  const fallback = allowed[0] ?? 'stance'
  const fitting = (type: ClaimType): ClaimType => (allowed.includes(type) ? type : fallback)
  // "There is no encirclement": who denies a fact denies, whichever words he uses.
  if (kind === 'fact' && sign < 0 && (attitude === 'deny' || negated)) return 'denial'
  if (kind === 'fact' && sign < 0) return 'denial'
  switch (attitude) {
    case 'accept':
    case 'commit':
      return fitting(sign > 0 ? 'commitment' : 'rejection')
    case 'praise':
      return fitting('stance')
    case 'demand':
      return fitting(sign > 0 ? 'demand' : 'rejection')
    case 'offer':
      return fitting('offer')
    case 'reject':
    case 'blame':
      return fitting('rejection')
    case 'deny':
      return 'denial'
    case 'accuse':
      return fitting('accusation')
    case 'threaten':
      return fitting('threat')
    case 'judge':
      return fitting('assessment')
    case null:
      return fitting(sign < 0 ? 'rejection' : fallback)
    default:
      return attitude satisfies never
  }
}

function modalityOf({ notYet }: Position, chain: readonly Frame[]): Modality {
  if (notYet) return 'not_yet'
  const tense = chain.at(-1)?.verb?.tense
  return tense === 'future' ? 'future' : 'actual'
}

function quoteModeOf({ quoteAt }: Passage, { match, chain }: ToCode, headline: boolean): QuoteMode {
  if (headline) return 'headline'
  const frame = chain[0]
  if (!frame) return 'none'
  let quoted = 0
  for (let at = match.first; at <= match.last; at++) if (quoteAt.has(at)) quoted += 1
  if (quoted === 0)
    return frame.content.some(({ from, to }) => anyQuote(quoteAt, from, to)) ? 'mixed' : 'indirect'
  const whole = quoted === match.last - match.first + 1
  return whole && (frame.form === 'incise' || frame.form === 'quote' || frame.form === 'floating')
    ? 'direct'
    : 'mixed'
}

function anyQuote(quoteAt: Passage['quoteAt'], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (quoteAt.has(at)) return true
  return false
}

function conditionOf(passage: Passage, { from, to }: Stretch): Condition {
  const [start, end] = charsOf(passage, { from, to })
  return {
    text: passage.text.slice(start, end),
    span: { start, end },
    status: 'open',
    proposition: null,
    requiredSign: null,
    controlledBy: null,
  }
}

const charsOf = ({ tokens }: Passage, { from, to }: Stretch): readonly [number, number] => [
  tokens[from]?.start ?? 0,
  tokens[Math.max(from, to - 1)]?.end ?? 0,
]

/** The chain from the outlet to the holder: through whom it came, who said it, for whom. */
function attributionOf(
  { passage, outlet }: ClaimSources,
  { speaker, voice, aboutParty }: Voiced,
  frame: Frame | null,
  holder: string | null,
): Attribution[] {
  const who = (text: string) => text.slice(0, 300)
  const chain: Attribution[] = [
    { who: who(outlet ? `outlet:${outlet}` : 'outlet'), relation: 'publishes', cue: null },
  ]
  for (const relay of frame?.relays ?? []) {
    const [start, end] = charsOf(passage, relay.cue)
    const name =
      relay.who.agent ?? relay.who.party ?? `outlet:${surfaceOf(passage, relay.who.first, relay.who.last)}`
    chain.push({ who: who(name), relation: 'relays', cue: { start, end } })
  }
  if (voice !== 'outlet' && speaker?.agent) {
    const verb = frame?.verb
    const [start, end] = verb ? charsOf(passage, { from: verb.first, to: verb.last + 1 }) : [0, 0]
    chain.push({ who: speaker.agent, relation: 'quotes', cue: verb ? { start, end } : null })
  } else if (voice !== 'outlet' && speaker && !speaker.party) {
    chain.push({ who: who(surfaceOf(passage, speaker.first, speaker.last)), relation: 'quotes', cue: null })
  }
  const last = aboutParty ?? (voice === 'outlet' ? null : holder)
  if (last) chain.push({ who: last, relation: 'speaksFor', cue: null })
  return chain
}

function traceOf(
  passage: Passage,
  { chain, position, voiced, match, clause }: ToCode,
  headline: boolean,
): TraceStep[] {
  const at = (stretch: Stretch | null) => {
    if (!stretch) return null
    const [start, end] = charsOf(passage, stretch)
    return { start, end }
  }
  const steps: TraceStep[] = []
  const frame = chain[0]
  const { speaker } = voiced
  if (frame && speaker) {
    const { first, last, by } = speaker
    steps.push({
      stage: 'attribution',
      rule: `speaker by ${by}`,
      span: at({ from: first, to: last + 1 }),
      factor: speakerFactor[by],
    })
    const verb = frame.verb ? { from: frame.verb.first, to: frame.verb.last + 1 } : null
    steps.push({ stage: 'attribution', rule: frame.form, span: at(verb), factor: formFactor[frame.form] })
  }
  for (const { rule, words, factor } of position.steps) {
    const stage = rule.startsWith('cue') || rule.startsWith('topic') ? 'propositions' : 'polarity'
    steps.push({ stage, rule, span: at(words), factor })
  }
  if (position.condition)
    steps.push({ stage: 'polarity', rule: 'condition', span: at(position.condition), factor: 1 })
  const voiceFactor =
    voiced.voice === 'outlet' ? factors.newsroom : voiced.voice === 'self' ? 1 : factors.ascribed
  steps.push({ stage: 'voice', rule: voiced.rule, span: null, factor: voiceFactor })
  if (headline) steps.push({ stage: 'blocks', rule: 'headline', span: null, factor: factors.headline })
  if (clause.question)
    steps.push({
      stage: 'polarity',
      rule: 'question',
      span: at({ from: match.first, to: match.last + 1 }),
      factor: factors.rhetorical,
    })
  return steps
}

/** Speaker, verb and clause in one span where they stand close together, else the clause with its words. */
function spanFor(passage: Passage, { match, clause, chain, sentence }: ToCode): Span {
  const range = passage.sentences[sentence] ?? clause
  const frame = chain[0]
  const parts = [match.first, match.last, ...match.hits.map(({ from }) => from)]
  const named =
    frame && frame.sentence === sentence
      ? [frame.verb?.first, frame.verb?.last, ...frame.speakers.flatMap(({ first, last }) => [first, last])]
      : []
  const all = [
    ...parts,
    ...named.filter((token) => token !== undefined && token >= range.from && token < range.to),
  ] as number[]
  let from = Math.min(...all)
  let to = Math.max(...all, Math.min(clause.to, range.to) - 1)
  from = Math.min(from, Math.max(clause.from, range.from))
  const isMark = (at: number) =>
    passage.tokens[at]?.kind === 'mark' && !/^[”"»)]$/.test(passage.tokens[at]?.fold ?? '')
  while (to > match.last && isMark(to)) to -= 1
  while (
    from < match.first &&
    passage.tokens[from]?.kind === 'mark' &&
    !/^[“"«(]$/.test(passage.tokens[from]?.fold ?? '')
  )
    from += 1
  const [start, end] = charsOf(passage, { from, to: to + 1 })
  return spanAt(passage.text, start, end)
}

/** One claim per speaker, holder, proposition, polarity and conditions in each block; every occurrence is a span. */
export function joinRepeats(found: readonly Found[]): readonly Found[] {
  const joined = new Map<string, Found>()
  for (const claim of found) {
    const { reading } = claim
    const { block, speaker, holder, aboutParty, proposition, polarity } = reading
    const key = [block, speaker, holder, aboutParty, proposition, signOf(polarity)].join('\n')
    const first = joined.get(key)
    if (!first) {
      joined.set(key, claim)
      continue
    }
    const better = confidenceOf(claim.trace) > confidenceOf(first.trace)
    const dated = first.reading.statedAt.from !== null ? first : claim
    const [kept, other] = better ? [claim, first] : [first, claim]
    joined.set(key, {
      ...kept,
      reading: {
        ...kept.reading,
        spans: spansOf([...kept.reading.spans, ...other.reading.spans]),
        statedAt: dated.reading.statedAt,
      },
    })
  }
  return [...joined.values()]
}

const spansMax = 20

/** In order, none twice, none inside another. */
function spansOf(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Span[] = []
  for (const span of sorted) {
    const last = kept.at(-1)
    if (!last || span.end > last.end) kept.push(span)
  }
  return kept.slice(0, spansMax)
}

export function codedClaim(articleId: string, { reading, trace, reasons }: Found): CodedClaim {
  const claimKey = claimKeyOf(articleId, reading)
  const confidence = confidenceOf(trace)
  const low: ReviewReason[] = confidence < confidenceMin ? ['low_confidence'] : []
  return {
    claimId: claimIdOf(claimKey, reading),
    claimKey,
    reading,
    confidence,
    trace,
    review: { status: 'proposed', reasons: [...reasons, ...low] },
  }
}

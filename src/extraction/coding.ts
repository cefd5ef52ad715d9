/** One match in its frames becomes one coded reading, field by field. */
import type { Reading } from '../../events/article/claim-events.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { SpeakerId } from '../../events/ids.ts'
import type {
  Attribution,
  CivilDate,
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
import { claimTypeOf } from './claim-type.ts'
import { markerNear } from './clauses.ts'
import { factors, formFactor, speakerFactor } from './confidence.ts'
import { mandateAt } from './mandate.ts'
import { particularsOf } from './particulars.ts'
import { type Passage, type Stretch, surfaceOf } from './passage.ts'
import type { CueSources, Placed } from './placing.ts'
import type { Position } from './polarity.ts'
import { spanAt } from './spans.ts'
import { undated } from './stated-at.ts'
import { isGuessed, type Voiced } from './voice.ts'
import type { Silence, WhySilent } from './watch.ts'

export type ClaimSources = CueSources &
  Readonly<{
    codebook: Codebook
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

export type ToCode = Placed &
  Readonly<{
    position: Position
    voiced: Voiced
    dates: ReadonlyMap<Frame, StatedAt>
    publishedOn: CivilDate
  }>

export function claimOf(sources: ClaimSources, toCode: ToCode, why?: WhySilent): Found | null {
  const { passage, codebook, textHash } = sources
  const { match, clause, chain, position, voiced, sentence, publishedOn } = toCode
  const { proposition } = match.cue
  const block = passage.sentences[sentence]?.block ?? 0
  const headline = passage.blocks[block]?.headline ?? false
  const unstated = voiced.speaker === null ? newsroomSilence(passage, toCode, headline) : null
  if (unstated !== null) {
    why?.(unstated)
    return null
  }
  if (isGuessed(voiced)) {
    why?.('no_speaker')
    return null
  }
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
  const claimType = claimTypeOf(proposition, position)
  const own = voiced.holds ? holder : null
  const reading: Reading = {
    textHash,
    block,
    spans: [span],
    quoteMode: quoteModeOf(passage, toCode, headline),
    speaker,
    mandate: voiced.speaker ? mandate : null,
    holder: own,
    attribution: attributionOf(sources, voiced, frameOf(toCode), holder),
    aboutParty: about,
    voice: voiced.voice,
    claimType,
    proposition: proposition.id,
    polarity,
    conditions: position.condition && polarity !== null ? [conditionOf(passage, position.condition)] : [],
    modality: question ? 'question' : modalityOf(position, chain),
    links: [],
    statedAt,
    ...particularsOf(passage, toCode, { holder: own, claimType, polarity, statedAt }),
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

/** The newsroom's own statements count outside of headlines and questions, where it says that something is so. */
function newsroomSilence(
  passage: Passage,
  { clause, chain, match }: ToCode,
  headline: boolean,
): Silence | null {
  if (chain.length > 0) return null
  if (clause.question) return 'question'
  if (headline) return 'headline'
  if (match.cue.proposition.kind === 'position') return 'newsroom_position'
  // Quoted words are somebody's, even where nothing says whose.
  if (match.hits.some(({ from }) => passage.quoteAt.has(from))) return 'newsroom_unsure'
  return markerNear(passage, 'possibility', clause, match, 10) === null ? null : 'newsroom_unsure'
}

function dateFor(toCode: ToCode, publishedOn: CivilDate): StatedAt {
  const { voiced, dates } = toCode
  if (voiced.speaker === null) return undated(publishedOn)
  const frame = frameOf(toCode)
  return (frame && dates.get(frame)) ?? undated(publishedOn)
}

/** Where the speaker speaks: with "according to X" around it, that is not the outermost frame. */
const frameOf = ({ chain, voiced: { speaker } }: ToCode): Frame | undefined =>
  chain.find(({ speakers }) => speaker !== null && speakers.includes(speaker)) ?? chain[0]

function speakerId(passage: Passage, { speaker }: Voiced): SpeakerId {
  // Each form is one that SpeakerId allows; a surface is cut to the length that it allows.
  if (!speaker) return 'outlet' as SpeakerId
  if (speaker.agent) return speaker.agent as string as SpeakerId
  if (speaker.party) return `party:${speaker.party}` as SpeakerId
  const { first, last } = speaker.antecedent ?? speaker
  const surface = surfaceOf(passage, first, last).replace(/\s+/g, ' ').slice(0, 200).toWellFormed()
  return `${speaker.kind === 'unresolved' ? 'unresolved' : 'anonymous'}:${surface}` as SpeakerId
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

const cutName = (name: string): string => name.slice(0, 300)

/** The chain from the outlet to the holder: through whom it came, who said it, for whom. */
function attributionOf(
  { passage, outlet }: ClaimSources,
  { speaker, voice, aboutParty }: Voiced,
  frame: Frame | undefined,
  holder: string | null,
): Attribution[] {
  const chain: Attribution[] = [
    { who: cutName(outlet ? `outlet:${outlet}` : 'outlet'), relation: 'publishes', cue: null },
  ]
  for (const relay of frame?.relays ?? []) {
    if (relay.who === speaker) continue
    const [start, end] = charsOf(passage, relay.cue)
    const name =
      relay.who.agent ?? relay.who.party ?? `outlet:${surfaceOf(passage, relay.who.first, relay.who.last)}`
    chain.push({ who: cutName(name), relation: 'relays', cue: { start, end } })
  }
  if (voice !== 'outlet' && speaker?.agent) {
    const verb = frame?.verb
    const [start, end] = verb ? charsOf(passage, { from: verb.first, to: verb.last + 1 }) : [0, 0]
    chain.push({ who: speaker.agent, relation: 'quotes', cue: verb ? { start, end } : null })
  } else if (voice !== 'outlet' && speaker && !speaker.party) {
    chain.push({
      who: cutName(surfaceOf(passage, speaker.first, speaker.last)),
      relation: 'quotes',
      cue: null,
    })
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
  const steps: TraceStep[] = []
  const frame = chain[0]
  const { speaker } = voiced
  if (frame && speaker) {
    const { first, last, by } = speaker
    steps.push({
      stage: 'attribution',
      rule: `speaker by ${by}`,
      span: placeOf(passage, { from: first, to: last + 1 }),
      factor: speakerFactor[by],
    })
    const verb = frame.verb ? { from: frame.verb.first, to: frame.verb.last + 1 } : null
    steps.push({
      stage: 'attribution',
      rule: frame.form,
      span: placeOf(passage, verb),
      factor: formFactor[frame.form],
    })
  }
  for (const { rule, words, factor } of position.steps) {
    const stage = rule.startsWith('cue') || rule.startsWith('topic') ? 'propositions' : 'polarity'
    steps.push({ stage, rule, span: placeOf(passage, words), factor })
  }
  if (position.condition)
    steps.push({
      stage: 'polarity',
      rule: 'condition',
      span: placeOf(passage, position.condition),
      factor: 1,
    })
  const voiceFactor =
    voiced.voice === 'outlet' ? factors.newsroom : voiced.voice === 'self' ? 1 : factors.ascribed
  steps.push({ stage: 'voice', rule: voiced.rule, span: null, factor: voiceFactor })
  if (headline) steps.push({ stage: 'blocks', rule: 'headline', span: null, factor: factors.headline })
  if (clause.question)
    steps.push({
      stage: 'polarity',
      rule: 'question',
      span: placeOf(passage, { from: match.first, to: match.last + 1 }),
      factor: factors.rhetorical,
    })
  return steps
}

function placeOf(passage: Passage, stretch: Stretch | null) {
  if (!stretch) return null
  const [start, end] = charsOf(passage, stretch)
  return { start, end }
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
  const { determiners } = passage.lexicon.small
  while (to > match.last && trailsOff(passage, to)) to -= 1
  while (
    from < match.first &&
    passage.tokens[from]?.kind === 'mark' &&
    !openers.has(passage.tokens[from]?.fold ?? '')
  )
    from += 1
  while (
    from > range.from &&
    determiners.has(passage.tokens[from - 1]?.fold ?? '') &&
    passage.tokens[from - 1]?.kind === 'word'
  )
    from -= 1
  const [start, end] = charsOf(passage, { from, to: to + 1 })
  return spanAt(passage.text, start, end)
}

/** A mark or an "and" that only leads on to the next clause is no part of what was said. */
function trailsOff({ tokens, lexicon }: Passage, at: number): boolean {
  const { kind, fold = '' } = tokens[at] ?? {}
  return kind === 'mark' ? !closers.has(fold) : lexicon.small.coordinators.has(fold)
}

const closers = new Set(['”', '"', '»', ')', '?', '!'])
const openers = new Set(['“', '"', '«', '('])

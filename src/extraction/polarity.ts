/** What a clause says of a proposition: for or against, how firmly, under which condition. */
import type { Polarity } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import {
  type Clause,
  conditionIn,
  evaluationNear,
  isWithoutBehind,
  markerNear,
  neededBefore,
  negationsOn,
} from './clauses.ts'
import { factors } from './confidence.ts'
import type { CueMatch } from './cues.ts'
import type { Attitude } from './lexicon.ts'
import { attitudeSign } from './lexicons.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { isAmong, type Placed } from './placing.ts'
import type { VerbGroup } from './verbs.ts'
import type { Silence, WhySilent } from './watch.ts'

export type Step = Readonly<{ rule: string; words: Stretch | null; factor: number }>
export type Position = Readonly<{
  sign: 1 | -1
  polarity: Polarity | null
  /** The attitude that decided, if one did. */
  attitude: Attitude | null
  notYet: boolean
  negated: boolean
  condition: Stretch | null
  /** A word near the topic decided (a possibility, a judgement, a "no"), and no verb. */
  weak: boolean
  /** The token of the verb that decided, or null. */
  decidedAt: number | null
  steps: readonly Step[]
}>

/** Between a verb and what it accepts or rejects stand at most so many words that mean something of their own. */
const gapMax = 3
/** Words of obligation and evaluation bear on a matter this near. */
const markerReach = 12

/**
 * Reads a match inside the frames that introduce it (outermost first). Null where a topic is named and nobody takes
 * a position on it, and `why` is told the reason.
 */
export function positionOf(
  passage: Passage,
  { match, clause, chain }: Placed,
  why?: WhySilent,
): Position | null {
  const silent = (reason: Silence): null => {
    why?.(reason)
    return null
  }
  const inner = chain.at(-1)
  const back = inner?.form === 'passive' && inner.verb !== null
  if (!back && !match.cue.topic && isFarOff(match, inner)) return silent('verb_far')
  if (inner?.verb === null && inner.form === 'quote' && !isQuoted(passage, match))
    return silent('outside_quotation')
  if (inner && isSupposed(passage, inner, chain.length > 1)) return silent('supposed')
  if (isCondition(passage, match, clause, inner)) return silent('condition')
  if (isFeigned(passage, match, clause) && !isDoubtedByOthers(match, chain)) return silent('feigned')
  const taken = back
    ? attitudeBack(match, inner)
    : match.cue.topic
      ? attitudeOn(passage, match, clause, chain)
      : stated(passage, match, clause, chain)
  if (!taken) return silent(chain.length === 0 ? 'no_speaker' : 'no_position')
  if (isDenied(chain, taken.frame) || taken.frame?.under === 'rumoured') return silent('denied_report')
  const needed = back ? null : neededBefore(passage, clause, match.first)
  const negations = taken.ownNegation || back || needed ? [] : negationsOn(passage, clause, match)
  const steps: Step[] = [...taken.steps]
  let sign = match.cue.sign * taken.sign
  if (isFeigned(passage, match, clause)) sign = -Math.abs(sign)
  if (negations.length % 2 === 1) {
    sign = -sign
    steps.push({ rule: 'negation', words: span(negations[0]), factor: factors.negated })
  }
  let notYet = false
  let { partial } = taken
  for (const frame of chain) {
    const { flips, step, not } = frameSign(frame, frame === taken.frame, match)
    if (flips) sign = -sign
    // Who drops his opposition is not yet in favour.
    if (flips && taken.attitude !== null && attitudeSign(taken.attitude) === -1) partial = true
    // Who does not rule out accepting leaves a door open, and no more.
    if (frame !== taken.frame && frame.verb?.opens && frame.verb.negated === 'not') partial = true
    if (step) steps.push(step)
    notYet ||= not
  }
  const negated = negations.length > 0 || taken.ownNegation
  const condition = sign > 0 ? conditionIn(passage, conditionField(chain, clause), match.hits) : null
  const finalSign = sign > 0 ? 1 : -1
  const polarity = notYet
    ? null
    : strength(passage, match, clause, finalSign, condition !== null || partial, negated)
  const weak = match.cue.topic && taken.frame === null && taken.attitude !== 'demand'
  const decidedAt = taken.frame?.verb?.head ?? null
  return {
    sign: finalSign,
    polarity,
    attitude: taken.attitude,
    notYet,
    negated,
    condition,
    weak,
    decidedAt,
    steps,
  }
}

/** "denies having rejected", "dismissed reports that X accepted": nothing is said for or against the matter itself. */
const isDenied = (chain: readonly Frame[], decided: Frame | null): boolean =>
  decided !== null &&
  chain.some((frame) => frame !== decided && frame.denies === true && frame.verb?.negated === 'no') &&
  chain.findIndex(({ denies }) => denies === true) < chain.indexOf(decided)

/** Words this near are what somebody only pretends. */
const feignedReach = 6

function isFeigned({ text, tokens, lexicon }: Passage, { first, last }: CueMatch, clause: Clause): boolean {
  for (let at = Math.max(clause.from, first - feignedReach); at <= last; at++) {
    if (phrasesAt(text, tokens, at, lexicon.feigned).length > 0) return true
  }
  return false
}

/** Of whom it is said, and who says so: "Vell pretends", in the mouth of another party, is a judgement against Vell. */
const isDoubtedByOthers = ({ cue }: CueMatch, chain: readonly Frame[]): boolean => {
  const { subject } = cue.proposition
  const speaker = chain.find(({ verb }) => verb === null || verb.speech)?.speakers[0]
  return subject !== undefined && speaker !== undefined && speaker.party !== subject
}

const span = (words: Readonly<{ at: number; to: number }> | undefined): Stretch | null =>
  words ? { from: words.at, to: words.to } : null

/** A condition may stand anywhere in what the innermost speaker says in this sentence. */
function conditionField(chain: readonly Frame[], clause: Clause): Stretch {
  const inner = chain.at(-1)?.content.find(({ from, to }) => from <= clause.from && clause.to <= to)
  return inner && inner.to - inner.from < 80 ? inner : clause
}

type Taken = Readonly<{
  sign: 1 | -1
  attitude: Attitude | null
  frame: Frame | null
  /** The sign came from a negation, which must not be counted twice. */
  ownNegation: boolean
  partial: boolean
  steps: readonly Step[]
}>

/** How near a word of judgement stands to the matter that it judges. */
const judgedReach = 6

/** "protecting the sky is out of the question": the words state it, and the judgement beside them denies it. */
function stated(passage: Passage, match: CueMatch, clause: Clause, chain: readonly Frame[]): Taken {
  const { cue } = match
  const step = { rule: `cue ${cue.name}`, words: extent(match), factor: factors.stated }
  // "urges more pressure" asks for what the words state, "threatens new sanctions" threatens it.
  const act = (['demand', 'offer', 'threaten'] as const).find((attitude) =>
    chain.some(({ verb }) => verb?.attitude === attitude && verb.negated === 'no'),
  )
  const base = {
    attitude: act ?? null,
    frame: null,
    ownNegation: false,
    partial: false,
  }
  const judged =
    cue.proposition.kind === 'position' && cue.sign > 0
      ? evaluationNear(passage, clause, match, judgedReach)
      : null
  if (judged?.sign !== -1) return { ...base, sign: 1, steps: [step] }
  const judgement = { rule: 'evaluation', words: span(judged.words), factor: factors.evaluation }
  return { ...base, sign: -1, steps: [step, judgement] }
}

const extent = ({ first, last }: CueMatch): Stretch => ({ from: first, to: last + 1 })

/** Words that state something are what an accepting or rejecting verb is about only if they follow closely. */
const objectReach = 14

const isFarOff = ({ first }: CueMatch, frame: Frame | undefined): boolean =>
  frame?.form === 'object' &&
  frame.verb?.attitude != null &&
  first - (frame.content[0]?.from ?? first) > objectReach

/** "if Moscow refuses": nobody has refused. A state of mind may be granted in such a clause ("if he is willing, …"). */
function isSupposed(
  { text, tokens, lexicon }: Passage,
  { verb, speakers }: Frame,
  isInsideSpeech: boolean,
): boolean {
  if (!verb || isDisposition(verb)) return false
  // "would accept" in a sentence where nobody speaks: the newsroom supposes.
  if (verb.tense === 'conditional' && !verb.speech) return !isInsideSpeech
  const start = Math.min(
    verb.first,
    ...speakers.filter(({ by }) => by !== 'inherited').map(({ first }) => first),
  )
  for (let at = start - 1; at >= start - 3; at--) {
    if (/^[,.;:]$/.test(tokens[at]?.fold ?? '')) return false
    const supposes = [lexicon.conditions, lexicon.hypothetical].some((index) =>
      phrasesAt(text, tokens, at, index).some(({ to }) => to <= start),
    )
    if (supposes) return true
  }
  return false
}

/** "If he is willing": willing, he may be; "if he recognises it" says nothing, because recognising is said or done. */
const isDisposition = ({ mind, speech }: VerbGroup): boolean => mind && !speech

/** What stands in a condition is not said to be so: "will send troops if a truce is agreed". */
function isCondition(
  passage: Passage,
  { first, last, hits }: CueMatch,
  clause: Clause,
  inner: Frame | undefined,
): boolean {
  if (inner === undefined || (inner.verb && isDisposition(inner.verb))) return false
  const condition = conditionIn(passage, clause, hits)
  return condition !== null && first >= condition.from && last < condition.to
}

/** Of a sentence without a verb of saying only the quoted words are somebody's. */
const isQuoted = ({ quoteAt }: Passage, { hits }: CueMatch): boolean =>
  hits.some(({ from }) => quoteAt.has(from))

/** "rejected by X", "an idea that X rejects": the verb decides, whatever was said of the matter before. */
function attitudeBack(match: CueMatch, frame: Frame): Taken | null {
  const attitude = frame.verb?.attitude
  if (!attitude || attitudeSign(attitude) === 0) return null
  const cue: Step = { rule: `cue ${match.cue.name}`, words: extent(match), factor: 1 }
  const words = frame.verb ? { from: frame.verb.first, to: frame.verb.last + 1 } : null
  const step = { rule: `${attitude} ${frame.verb?.lemma ?? ''}`, words, factor: factors.attitude }
  const sign = attitudeSign(attitude) === 1 ? 1 : -1
  const asked = frame.under === 'asked' ? ('demand' as const) : attitude
  return { sign, attitude: asked, frame, ownNegation: false, partial: false, steps: [cue, step] }
}

/** Who takes a position on a topic: the verb that governs it, an evaluation, an obligation, a possibility, a "no". */
function attitudeOn(
  passage: Passage,
  match: CueMatch,
  clause: Clause,
  chain: readonly Frame[],
): Taken | null {
  const cue: Step = { rule: `topic ${match.cue.name}`, words: extent(match), factor: 1 }
  const base = { attitude: null, frame: null, ownNegation: false, partial: false }
  const frame = chain.findLast((candidate) => governs(passage, candidate, match))
  const attitude = frame?.verb?.attitude
  if (frame && attitude && attitudeSign(attitude) !== 0) {
    const sign = attitudeSign(attitude) === 1 && !isBanned(passage, clause, match) ? 1 : -1
    const words = frame.verb ? { from: frame.verb.first, to: frame.verb.last + 1 } : null
    // Who does not rule something out leaves it open.
    const open = attitudeSign(attitude) === -1 && frame.verb?.negated === 'not'
    const partial = open || (attitude === 'offer' && frame.verb?.predicate === 'adjective')
    const step = { rule: `${attitude} ${frame.verb?.lemma ?? ''}`, words, factor: factors.attitude }
    const asked = frame.under === 'asked' ? ('demand' as const) : attitude
    return { ...base, sign, attitude: asked, frame, partial, steps: [cue, step] }
  }
  const evaluated = chain.length > 0 ? evaluationNear(passage, clause, match, markerReach) : null
  if (evaluated) {
    const step = { rule: 'evaluation', words: span(evaluated.words), factor: factors.evaluation }
    return { ...base, sign: evaluated.sign, ownNegation: true, steps: [cue, step] }
  }
  if (chain.length === 0) return null
  const needed =
    neededBefore(passage, clause, match.first) ?? markerNear(passage, 'necessity', clause, match, markerReach)
  if (needed) {
    const step = { rule: 'necessity', words: span(needed), factor: factors.necessity }
    return { ...base, sign: 1, attitude: 'demand', steps: [cue, step] }
  }
  const denied = negationsOn(passage, { from: Math.max(clause.from, match.first - 4), to: clause.to }, match)
  if (denied.length === 1 && isRuledOut(passage, clause, match, denied[0])) {
    const step = { rule: 'no such thing', words: span(denied[0]), factor: factors.evaluation }
    return { ...base, sign: -1, ownNegation: true, steps: [cue, step] }
  }
  const possible = markerNear(passage, 'possibility', clause, match, markerReach)
  if (possible) {
    const step = { rule: 'possibility', words: span(possible), factor: factors.possibility }
    return { ...base, sign: 1, attitude: 'offer', partial: true, steps: [cue, step] }
  }
  return null
}

/** "there will be no troops", "no troops": "there is no truce" only says how it is, and a condition is no refusal. */
function isRuledOut(
  passage: Passage,
  clause: Clause,
  { last }: CueMatch,
  denied: Readonly<{ at: number }> | undefined,
): boolean {
  if (isWithoutBehind(passage, clause, last)) return false
  const { text, tokens, lexicon } = passage
  for (let at = clause.from; at < clause.to; at++) {
    const tense = lexicon.auxiliaries.get(tokens[at]?.word ?? '')?.[0]?.tense
    const own = lexicon.verbs.get(tokens[at]?.word ?? '')?.flatMap(({ tenses }) => tenses) ?? []
    if ([tense, ...own].some((each) => each === 'future' || each === 'conditional')) return true
    if (phrasesAt(text, tokens, at, lexicon.necessity).length > 0) return true
  }
  return denied !== undefined && denied.at <= clause.from + headReach
}

/** At the head of a clause a "no" needs no verb: "no troops on the ground". */
const headReach = 2

/** "demands that troops be excluded": what is asked for is the contrary of the topic. */
function isBanned(passage: Passage, clause: Clause, { last }: CueMatch): boolean {
  const behind = { from: last + 1, to: Math.min(clause.to, last + bannedReach) }
  return evaluationNear(passage, behind, { first: last, last }, bannedReach)?.sign === -1
}

/** How far behind a topic its being excluded may stand, in words. */
const bannedReach = 6

/** A verb governs a topic that is its object, near enough, or the subject of its "that" clause. */
function governs(passage: Passage, frame: Frame, match: CueMatch): boolean {
  const { verb, form } = frame
  if (!verb?.attitude || attitudeSign(verb.attitude) === 0 || isAmong(verb.head, match.hits)) return false
  switch (form) {
    case 'that':
    case 'quote':
    case 'incise':
      return !verb.plainThat
    case 'object':
    case 'nominal':
      return (
        gap(passage, frame.content[0]?.from ?? verb.last + 1, match.first) <=
        (verb.attitude === 'blame' || verb.attitude === 'praise' ? 2 : gapMax)
      )
    case 'passive':
      return (frame.content.at(-1)?.to ?? 0) - match.last <= 16
    case 'according':
    case 'floating':
    case 'question':
      return false
    default:
      return form satisfies never
  }
}

/** Words between two places that mean something of their own; names count once, articles and dates not at all. */
function gap({ tokens, lexicon, mentionAt, dateAt, text: _ }: Passage, from: number, to: number): number {
  const { determiners, prepositions, containers, relatives, clitics } = lexicon.small
  let words = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token || token.kind === 'break') return Number.POSITIVE_INFINITY
    if (token.kind === 'mark') continue
    const date = dateAt.get(at)
    const mention = mentionAt.get(at)
    if (date) {
      at = date.last
      continue
    }
    if (mention) {
      at = mention.last
      words += 1
      continue
    }
    const small = [determiners, prepositions, containers, relatives, clitics].some((set) =>
      set.has(token.fold),
    )
    if (!small && !lexicon.adverbs.exact.has(token.fold)) words += 1
  }
  return words
}

/** Every frame around a match may turn its sign: "denies that", "refuses to accept". */
function frameSign(frame: Frame, decided: boolean, match: CueMatch) {
  const { verb, form } = frame
  const none = { flips: false, step: null, not: false }
  // A verb that is one of the cue's own words has its meaning from the cue.
  if (!verb || isAmong(verb.head, match.hits)) return none
  const attitude = verb.attitude
  const against = attitude !== null && attitudeSign(attitude) === -1
  const plain = verb.plainThat && form !== 'object' && form !== 'nominal' && form !== 'passive'
  const blame = attitude === 'blame'
  const turns = against && !decided && !plain && !blame
  const words = { from: verb.first, to: verb.last + 1 }
  const step: Step | null = turns
    ? { rule: `${attitude} ${verb.lemma}`, words, factor: factors.attitude }
    : null
  if (verb.negated === 'no' || (attitude === null && !verb.mind)) return { ...none, flips: turns, step }
  // Accepted "not yet", or simply not, is no rejection; what somebody does not want, he is against.
  const act = attitude !== null && !verb.mind && (attitudeSign(attitude) === 1 || (against && !verb.opens))
  const past = verb.tense === 'past' || verb.negated === 'not_yet'
  if (act && past && (match.cue.topic || form === 'passive')) return { flips: turns, step, not: true }
  return { flips: !turns, step: { rule: 'negated verb', words, factor: factors.negated }, not: false }
}

function strength(
  passage: Passage,
  match: CueMatch,
  clause: Clause,
  sign: 1 | -1,
  partial: boolean,
  negated: boolean,
): Polarity {
  const { kind, subject } = match.cue.proposition
  if (sign > 0) {
    const possible =
      kind === 'position' && markerNear(passage, 'possibility', clause, match, markerReach) !== null
    return partial || possible || match.cue.partial ? 1 : 2
  }
  // "Not easy" is less than "stuck": a judgement that only denies the good word is a reserved one.
  const words = match.hits.some(({ from, to }) => containsNegation(passage, from, to))
  const judged = (kind === 'assessment' || kind === 'forecast') && subject === undefined
  return match.cue.partial || (judged && (negated || words)) ? -1 : -2
}

const containsNegation = ({ tokens, lexicon }: Passage, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (lexicon.negation.exact.has(tokens[at]?.fold ?? '')) return true
  return false
}

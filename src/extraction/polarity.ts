/** What a clause says of a proposition: for or against, how firmly, under which condition. */
import type { Polarity } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import { type Clause, conditionIn, markerNear, neededBefore, negationsOn } from './clauses.ts'
import { factors } from './confidence.ts'
import type { CueMatch } from './cues.ts'
import { isDivided } from './divided.ts'
import type { Attitude } from './lexicon.ts'
import { attitudeSign } from './lexicons.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { isAmong, type Placed } from './placing.ts'
import { attitudeBack, attitudeOn, markerReach, type Step, span, stated } from './position-taken.ts'
import type { VerbGroup } from './verbs.ts'
import type { Silence, WhySilent } from './watch.ts'

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

/**
 * Reads a match inside the frames that introduce it (outermost first). Null where a topic is named and nobody takes
 * a position on it, and `why` is told the reason.
 */
export function positionOf(
  passage: Passage,
  { match, clause, chain: around }: Placed,
  why?: WhySilent,
): Position | null {
  const chain = around.map((frame) => (isBehindColon(passage, frame, match) ? quoting(frame) : frame))
  if (isDivided(passage, clause, match)) return silent('words_split', why)
  const inner = chain.at(-1)
  const back = inner?.form === 'passive' && inner.verb !== null
  if (!back && !match.cue.topic && isFarOff(match, inner)) return silent('verb_far', why)
  if (inner?.verb === null && inner.form === 'quote' && !isQuoted(passage, match))
    return silent('outside_quotation', why)
  if (chain.some((frame) => isUnsaid(frame, match))) return silent('no_speaker', why)
  if (inner && isSupposed(passage, inner, chain.length > 1)) return silent('supposed', why)
  if (isCondition(passage, match, clause, inner)) return silent('condition', why)
  if (isOnlyAsked(match, chain)) return silent('supposed', why)
  if (isFeigned(passage, match, clause) && !isDoubtedByOthers(match, chain)) return silent('feigned', why)
  const taken = back
    ? attitudeBack(match, inner)
    : match.cue.topic
      ? attitudeOn(passage, match, clause, chain)
      : stated(passage, match, clause, chain)
  if (!taken) return silent(chain.length === 0 ? 'no_speaker' : 'no_position', why)
  if (isDenied(chain, taken.frame) || taken.frame?.under === 'rumoured') return silent('denied_report', why)
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
  const field = conditionField(chain, clause)
  const condition = conditionIn(passage, field, match.hits, sign > 0 ? 'conditions' : 'exceptions')
  const finalSign = sign > 0 ? 1 : -1
  const polarity = notYet
    ? null
    : strength(passage, match, clause, finalSign, condition !== null || (partial && sign > 0), negated)
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

/** "rejects it: “There will be no truce”": the words in quotation marks are the speaker's own, and not what he rejects. */
function isBehindColon({ tokens, quoteAt }: Passage, { verb, denies }: Frame, { first }: CueMatch): boolean {
  const against = denies === true || (verb?.attitude != null && attitudeSign(verb.attitude) === -1)
  const quote = quoteAt.get(first)
  if (verb === null || !against || !quote) return false
  return [1, 2].some((back) => quote.from - back > verb.last && tokens[quote.from - back]?.fold === ':')
}

const quoting = (frame: Frame): Frame => ({ ...frame, verb: null, form: 'quote', denies: false })

/** "proposed that the talks be fruitful": who asks for something does not judge that it is so. */
const isOnlyAsked = ({ cue, hits }: CueMatch, chain: readonly Frame[]): boolean =>
  (cue.proposition.kind === 'assessment' || cue.proposition.kind === 'forecast') &&
  chain.some(
    ({ verb, form }) =>
      verb !== null &&
      (form === 'that' || form === 'object') &&
      (verb.attitude === 'demand' || verb.attitude === 'offer') &&
      !verb.mind &&
      !(verb.plainThat && form === 'that') &&
      !isAmong(verb.head, hits),
  )

function silent(reason: Silence, why: WhySilent | undefined): null {
  why?.(reason)
  return null
}

/** "did not reply", "n'a pas dit que": nothing is said. */
const isUnsaid = ({ verb, form }: Frame, { hits }: CueMatch): boolean =>
  verb !== null &&
  // A verb that is a word of the cue tells what is done, not who says so: "will not recognise Kosovo".
  !hits.some(({ from, to }) => verb.head >= from && verb.head < to) &&
  form !== 'passive' &&
  verb.speech &&
  !verb.mind &&
  verb.attitude === null &&
  verb.negated !== 'no'

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

/** A condition may stand anywhere in what the innermost speaker says in this sentence. */
function conditionField(chain: readonly Frame[], clause: Clause): Stretch {
  const inner = chain.at(-1)?.content.find(({ from, to }) => from <= clause.from && clause.to <= to)
  return inner && inner.to - inner.from < 80 ? inner : clause
}

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
  return partial || match.cue.partial || (judged && (negated || words)) ? -1 : -2
}

const containsNegation = ({ tokens, lexicon }: Passage, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (lexicon.negation.exact.has(tokens[at]?.fold ?? '')) return true
  return false
}

/** Who takes a position on what a cue names, and by which words: a verb, a judgement, an obligation, a "no". */
import type { Frame } from './attribution.ts'
import {
  type Clause,
  evaluationNear,
  isWithoutNear,
  markerNear,
  neededBefore,
  negationsOn,
} from './clauses.ts'
import { factors } from './confidence.ts'
import type { CueMatch } from './cues.ts'
import type { Attitude } from './lexicon.ts'
import { attitudeSign } from './lexicons.ts'
import type { Passage, Stretch } from './passage.ts'
import { longestAt, phrasesAt } from './phrases.ts'
import { isAmong } from './placing.ts'

export type Step = Readonly<{ rule: string; words: Stretch | null; factor: number }>

export type Taken = Readonly<{
  sign: 1 | -1
  attitude: Attitude | null
  frame: Frame | null
  /** The sign came from a negation, which must not be counted twice. */
  ownNegation: boolean
  partial: boolean
  steps: readonly Step[]
}>

export const span = (words: Readonly<{ at: number; to: number }> | undefined): Stretch | null =>
  words ? { from: words.at, to: words.to } : null

/** Between a verb and what it accepts or rejects stand at most so many words that mean something of their own. */
const gapMax = 3
/** Words of obligation and evaluation bear on a matter this near. */
export const markerReach = 12

/** How near a word of judgement stands to the matter that it judges. */
const judgedReach = 6

/** "protecting the sky is out of the question": the words state it, and the judgement beside them denies it. */
export function stated(passage: Passage, match: CueMatch, clause: Clause, chain: readonly Frame[]): Taken {
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
  // "denies it, which he calls an invention": one denial.
  const denied = chain.some(({ verb }) => verb?.attitude === 'deny' && verb.negated === 'no')
  const untrue = cue.proposition.kind === 'fact' && !denied ? untruthNear(passage, clause, match) : null
  if (untrue) {
    const denial = { rule: 'evaluation', words: span(untrue), factor: factors.evaluation }
    return { ...base, sign: -1, steps: [step, denial] }
  }
  const judged =
    cue.proposition.kind === 'position' && cue.sign > 0
      ? evaluationNear(passage, clause, match, judgedReach)
      : null
  if (judged?.sign !== -1) return { ...base, sign: 1, steps: [step] }
  const judgement = { rule: 'evaluation', words: span(judged.words), factor: factors.evaluation }
  return { ...base, sign: -1, steps: [step, judgement] }
}

/** How near the words that call it untrue stand to what a fact is told by. */
const untruthReach = 10

/** "the claim that … is a lie": a judgement of the whole; "not a lie" takes it back, and is left to the negation. */
function untruthNear(passage: Passage, clause: Clause, match: CueMatch) {
  const { text, tokens, lexicon } = passage
  const to = Math.min(clause.to, match.last + 1 + untruthReach)
  // "called a lie the accusation that …": the judgement stands before the noun whose clause this is.
  const noun = [1, 2, 3].some((back) => lexicon.small.reports.has(tokens[clause.from - back]?.fold ?? ''))
  const start = Math.max(noun ? clause.from - untruthReach : clause.from, match.first - untruthReach, 0)
  for (let at = start; at < to; at++) {
    const hit = longestAt(text, tokens, at, lexicon.falsehoods)
    if (hit && !isAmong(at, match.hits)) return { at, to: hit.to }
  }
  return null
}

const extent = ({ first, last }: CueMatch): Stretch => ({ from: first, to: last + 1 })

/** "rejected by X", "an idea that X rejects": the verb decides, whatever was said of the matter before. */
export function attitudeBack(match: CueMatch, frame: Frame): Taken | null {
  const attitude = frame.verb?.attitude
  if (!attitude || attitudeSign(attitude) === 0) return null
  const cue: Step = { rule: `cue ${match.cue.name}`, words: extent(match), factor: 1 }
  const words = frame.verb ? { from: frame.verb.first, to: frame.verb.last + 1 } : null
  const step = { rule: `${attitude} ${frame.verb?.lemma ?? ''}`, words, factor: factors.attitude }
  const sign = attitudeSign(attitude) === 1 ? 1 : -1
  const asked = frame.under === 'asked' ? ('demand' as const) : attitude
  return { sign, attitude: asked, frame, ownNegation: false, partial: false, steps: [cue, step] }
}

/** Who takes a position on a topic, and on it rather than on the end of it. */
export function attitudeOn(
  passage: Passage,
  match: CueMatch,
  clause: Clause,
  chain: readonly Frame[],
): Taken | null {
  const taken = attitudeOnMatter(passage, match, clause, chain)
  if (taken === null) return null
  const undoing = undoingBefore(passage, clause, match)
  if (undoing === null) return taken
  const step = { rule: 'end of it', words: undoing, factor: factors.attitude }
  return { ...taken, sign: taken.sign === 1 ? -1 : 1, steps: [...taken.steps, step] }
}

/** "asks for the end of the offensive", "le retrait immédiat des troupes": the noun whose complement the topic is. */
function undoingBefore({ text, tokens, lexicon }: Passage, clause: Clause, match: CueMatch): Stretch | null {
  const { prepositions, determiners } = lexicon.small
  let isComplement = false
  let others = 0
  for (let at = match.first - 1; at >= Math.max(clause.from, match.first - undoingReach); at--) {
    const token = tokens[at]
    if (token?.kind !== 'word') return null
    const hit = isComplement ? longestAt(text, tokens, at, lexicon.undoings) : null
    if (hit) return isAmong(at, match.hits) ? null : { from: at, to: hit.to }
    if (prepositions.has(token.fold)) isComplement = true
    else if (!determiners.has(token.fold)) others += 1
    if (others > 1) return null
  }
  return null
}

/** "an end to the new", "la levée immédiate de toutes les": words between what ends and its end. */
const undoingReach = 5

/** The verb that governs a topic, an evaluation, an obligation, a possibility, a "no". */
function attitudeOnMatter(
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
    // "must be accepted" asks for it; "is necessary" judges it, and is found as both.
    const duty = markerNear(passage, 'necessity', clause, match, markerReach)
    const asks = evaluated.sign > 0 && duty !== null && duty.at !== evaluated.words.at
    const attitude = asks ? ('demand' as const) : null
    return { ...base, sign: evaluated.sign, attitude, ownNegation: true, steps: [cue, step] }
  }
  if (chain.length === 0) return null
  const needed =
    neededBefore(passage, clause, match.first) ?? markerNear(passage, 'necessity', clause, match, markerReach)
  if (needed && !isScheduled(passage, needed.to)) {
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

/** "the truce must begin on Monday" says when it begins, and not that it should. */
const isScheduled = ({ text, tokens, lexicon }: Passage, behind: number): boolean =>
  [behind, behind + 1].some((at) => phrasesAt(text, tokens, at, lexicon.schedules).length > 0)

/** "there will be no troops", "no troops": "there is no truce" only says how it is, and a condition is no refusal. */
function isRuledOut(
  passage: Passage,
  clause: Clause,
  match: CueMatch,
  denied: Readonly<{ at: number }> | undefined,
): boolean {
  if (isWithoutNear(passage, clause, match)) return false
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
  if (evaluationNear(passage, behind, { first: last, last }, bannedReach)?.sign === -1) return true
  return isUndone(passage, behind)
}

/** "… be suspended", "… soient rejetées": a form of "be" and the participle of a verb that is against its object. */
function isUndone({ text, tokens, lexicon }: Passage, { from, to }: Stretch): boolean {
  for (let at = from; at < to; at++) {
    if (phrasesAt(text, tokens, at, lexicon.negation).length > 0) return false
    const isAgainst = lexicon.verbs
      .get(tokens[at]?.word ?? '')
      ?.some(
        ({ entry, tenses }) =>
          entry.attitude === 'reject' && entry.with === undefined && tenses.includes('participle'),
      )
    const before = [at - 1, at - 2].flatMap((one) => lexicon.auxiliaries.get(tokens[one]?.word ?? '') ?? [])
    if (isAgainst && before.some(({ be }) => be)) return true
  }
  return false
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

/**
 * Words between two places that mean something of their own; names count once, articles and dates not at all. "A truce
 * at once and a return of the prisoners": a second object is counted from its own article.
 */
function gap({ tokens, lexicon, mentionAt, dateAt }: Passage, from: number, to: number): number {
  const { determiners, prepositions, containers, relatives, clitics, joins } = lexicon.small
  let words = 0
  let isOneObject = true
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
    if (relatives.has(token.fold)) isOneObject = false
    const isSecond = joins.has(token.fold) && determiners.has(tokens[at + 1]?.fold ?? '')
    if (isSecond && isOneObject && to - from <= secondObjectReach) {
      words = 0
      continue
    }
    const small = [determiners, prepositions, containers, relatives, clitics].some((set) =>
      set.has(token.fold),
    )
    if (!small && !lexicon.adverbs.exact.has(token.fold)) words += 1
  }
  return words
}

/** How far behind a verb the second of its objects may begin, in words. */
const secondObjectReach = 12

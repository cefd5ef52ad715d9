/** Whether a bare weekday lies behind or ahead: the tense of its clause. */
import type { Token } from './normalise.ts'
import { isName, isParticiple, type Tense, type TenseLexicon, type Tenses } from './tense.ts'

/** `sure` where a past verb stands right before the date, so that the date can be nothing but its own. */
export type Shown = Readonly<{ tense: Tense; sure: boolean }>

/** How far the tense of a clause is looked for, in words, and what it costs to pass a comma, an "and", or into another clause. */
const reach = 30
const commaCost = 2
const joinCost = 3
const clauseCost = 8

/** The nearest word that shows a tense, in the sentence of tokens `first` to `last`; null where none does. */
export function tenseAround(
  tokens: readonly Token[],
  place: Readonly<{ first: number; last: number }>,
  tenses: Tenses,
  lexicon: TenseLexicon,
): Shown | null {
  const left = nearest(tokens, place.first - 1, -1, tenses, lexicon)
  const right = nearest(tokens, place.last + 1, 1, tenses, lexicon)
  // "Battu samedi à Nancy, le club recevra Metz": a participle that opens the sentence, and its clause behind the comma.
  if (right?.comma && participleBefore(tokens, place.first - 1, lexicon, true))
    return { tense: 'past', sure: true }
  const nearer = left && (!right || left.cost <= right.cost) ? left : right
  if (nearer && nearer.tense !== 'present')
    return { tense: nearer.tense, sure: nearer === left && left.cost === 1 && left.tense === 'past' }
  if (isAfter(tokens, place.first, lexicon)) return { tense: 'past', sure: false }
  return nearer && { tense: nearer.tense, sure: false }
}

function nearest(
  tokens: readonly Token[],
  from: number,
  step: 1 | -1,
  tenses: Tenses,
  lexicon: TenseLexicon,
): Readonly<{ tense: Tense; cost: number; comma: boolean }> | null {
  let cost = 0
  let comma = false
  for (let at = from; Math.abs(at - from) < reach; at += step) {
    const token = tokens[at]
    if (!token || endsSentence(tokens, at, lexicon)) return null
    cost += 1
    const tense = tenses[at]
    if (tense) return { tense, cost, comma }
    if (at === from && step === -1 && participleBefore(tokens, at, lexicon))
      return { tense: 'past', cost, comma }
    comma ||= token.fold === ','
    // The comma behind a date that opens its clause parts nothing.
    if (token.fold === ',' && !(step === 1 && at === from)) cost += commaCost
    // What is said inside of quotation marks is not what the verb of saying tells.
    if (/^[«»“”„"]$/.test(token.fold)) cost += clauseCost
    if (token.kind !== 'word') continue
    if (lexicon.openers.has(token.word)) cost += clauseCost
    else if (lexicon.coordinators.has(token.word)) cost += joinCost
  }
  return null
}

/** Words between "after" and the day of what is over: "after the first round of talks on Monday". */
const afterReach = 7

/** "Follows Monday's talks", "après la rencontre de lundi": what something comes after is over, where no verb says else. */
function isAfter(tokens: readonly Token[], first: number, { after }: TenseLexicon): boolean {
  for (let at = first - 1; at >= first - afterReach; at--) {
    const token = tokens[at]
    if (token?.kind !== 'word') return false
    if (after.has(token.word)) return true
  }
  return false
}

/** "le rapport publié mercredi": a participle right before the date, which no auxiliary makes a tense. */
function participleBefore(
  tokens: readonly Token[],
  at: number,
  lexicon: TenseLexicon,
  opens = false,
): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || isName(tokens, at) || token.word.length < 4) return false
  const before = tokens[at - 1]
  if (before?.kind === 'word' && lexicon.beforeNouns.has(before.word)) return false
  if (opens) return token.capital && isParticiple({ ...token, capital: false }, lexicon)
  return isParticiple(token, lexicon)
}

function endsSentence(tokens: readonly Token[], at: number, lexicon: TenseLexicon): boolean {
  const token = tokens[at]
  if (token?.kind === 'break') return true
  if (token?.kind !== 'mark' || !/^[.!?;:…]$/.test(token.fold)) return false
  return !(token.fold === '.' && lexicon.abbreviations.has(tokens[at - 1]?.fold ?? ''))
}

/** Which tense most words of `[from, to)` show: of a sentence without a verb nothing else is known. */
export function moodOf(tenses: Tenses, from: number, to: number): 'past' | 'future' | null {
  let past = 0
  let ahead = 0
  for (let at = from; at < to; at++) {
    if (tenses[at] === 'past') past += 1
    else if (tenses[at]) ahead += 1
  }
  return past + ahead === 0 ? null : past >= ahead ? 'past' : 'future'
}

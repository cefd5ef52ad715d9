/** The parts of a verb group beside its head: the auxiliary that gives the tense, and the words that negate it. */
import { longestRule } from './date-rules.ts'
import type { Tense } from './lexicon.ts'
import type { Auxiliary, Lexicon } from './lexicons.ts'
import type { Token } from './normalise.ts'
import { phrasesAt } from './phrases.ts'

/** Between an auxiliary and its participle stand a few words at most. */
const groupReach = 7

export type FoundAuxiliary = Readonly<{ at: number; tense: Tense; be: boolean; bare: boolean }>

export function auxiliaryBefore(
  text: string,
  tokens: readonly Token[],
  head: number,
  from: number,
  lexicon: Lexicon,
): FoundAuxiliary | null {
  let passive = false
  for (let at = head - 1; at >= Math.max(from, head - groupReach); at--) {
    const token = tokens[at]
    if (!token) return null
    const [auxiliary] = lexicon.auxiliaries.get(token.word) ?? []
    if (auxiliary) {
      // "a été rejeté": the participle of "be" makes it passive, the verb before it gives the tense.
      const before = tokens[at - 1]
      const earlier = before && at - 1 >= from ? lexicon.auxiliaries.get(before.word)?.[0] : undefined
      if (earlier && (auxiliary.be || auxiliary.bare)) {
        passive ||= auxiliary.be
        continue
      }
      const { tense, be, bare } = auxiliary
      return { at, tense, be: be || passive, bare: bare && !passive }
    }
    // What is parted by commas stands outside of quotation marks: "… is, a freeze," retorted X.
    const parted = token.fold === ',' && !/^[«»“”"„]$/.test(tokens[at + 1]?.fold ?? '')
    const comma = parted ? apartFrom(tokens, at, from, lexicon) : null
    if (comma !== null) {
      at = comma
      continue
    }
    if (!isInsideGroup(text, tokens, at, head, lexicon)) return null
  }
  return null
}

/** How far before a second participle the auxiliary of the first may stand, in words. */
const sharedReach = 24

/** "a salué la rencontre mais rejeté le plan": a participle behind "et" that shares the auxiliary before it; else null. */
export function sharedAuxiliary(
  tokens: readonly Token[],
  head: number,
  from: number,
  lexicon: Lexicon,
): Auxiliary | null {
  const { joins, relatives, complementizers } = lexicon.small
  const { data } = lexicon
  const word = tokens[head]?.word ?? ''
  if (data.subjectFirst || data.agreedEndings.some((ending) => word.endsWith(ending))) return null
  if (!joins.has(tokens[head - 1]?.fold ?? '')) return null
  for (let at = head - 2; at >= Math.max(from, head - sharedReach); at--) {
    const token = tokens[at]
    if (!token || token.kind === 'break' || /^[;:«»“”"()]$/.test(token.fold)) return null
    const [auxiliary] = lexicon.auxiliaries.get(token.word) ?? []
    // "a été saluée et rejeté": with "be" the participle would agree.
    if (auxiliary) {
      // "n'a pas quitté la salle et rejeté le plan": whether it is denied as well is not plain; "mais" says that it is not.
      const denied = [1, 2].some((back) => lexicon.negationMarkers.has(tokens[at - back]?.fold ?? ''))
      const opposed = lexicon.boundaries.exact.has(tokens[head - 1]?.fold ?? '')
      return auxiliary.be || auxiliary.bare || (denied && !opposed) ? null : auxiliary
    }
    if (relatives.has(token.fold) || complementizers.has(token.fold)) return null
  }
  return null
}

/** "a, lui, plaidé": the comma that opens what parts an auxiliary from its participle. */
function apartFrom(tokens: readonly Token[], closing: number, from: number, lexicon: Lexicon): number | null {
  for (let at = closing - 1; at > Math.max(from, closing - groupReach); at--) {
    if (tokens[at]?.fold === ',') return lexicon.auxiliaries.has(tokens[at - 1]?.word ?? '') ? at : null
  }
  return null
}

/** Adverbs, clitics, negation, dates, quotation marks, an inverted pronoun. */
function isInsideGroup(
  text: string,
  tokens: readonly Token[],
  at: number,
  head: number,
  lexicon: Lexicon,
): boolean {
  const token = tokens[at]
  if (!token) return false
  if (token.kind === 'mark') return /^[«»“”"„]$/.test(token.fold)
  if (token.kind === 'break') return false
  if (token.joint === '-' || tokens[at + 1]?.joint === '-') return true
  if (lexicon.small.clitics.has(token.fold)) return true
  for (let start = Math.max(0, at - 4); start <= at; start++) {
    const adverb = phrasesAt(text, tokens, start, lexicon.adverbs).some(({ to }) => to > at && to <= head)
    const negation = phrasesAt(text, tokens, start, lexicon.negation).some(({ to }) => to > at && to <= head)
    // "a mardi rejeté", "a le 5 mars rejeté": the date of the deed.
    const date = longestRule(tokens, start, head, lexicon.dates)
    if (adverb || negation || (date && date.rule.gives !== 'name' && date.to > at)) return true
  }
  return token.kind === 'word' && isManner(token.fold, lexicon)
}

/** Adverbs in -ment or -ly are too many to list; a shorter word may be a noun. */
export const isManner = (fold: string, { data, small }: Lexicon): boolean =>
  fold.length > 6 &&
  !small.questionClauses.has(fold) &&
  data.adverbEndings.some((ending) => fold.endsWith(ending))

/** Whether the tokens `[from, to)` deny the verb; "not only" and the like do not. */
export type Negated = 'no' | 'not' | 'not_yet'

export function negationIn(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  lexicon: Lexicon,
  head = to,
): Negated {
  let negated: Negated = 'no'
  let marked = false
  for (let at = Math.max(0, from); at < to; at++) {
    const token = tokens[at]
    if (!token || token.kind === 'break' || (token.kind === 'mark' && /^[,.;:]$/.test(token.fold))) {
      if (at > head) break
      continue
    }
    marked ||= lexicon.negationMarkers.has(token.fold)
    const hits = phrasesAt(text, tokens, at, lexicon.negation)
    const harmless = hits.find(({ value }) => value === 'not')
    if (harmless) {
      at = harmless.to - 1
      continue
    }
    if (hits.some(({ value }) => value === 'notYet')) return 'not_yet'
    const counts = hits.some(({ value }) => value === 'alone' || (value === 'paired' && marked))
    // Behind the verb only a marked negation is the verb's own: "ne veut pas", but not "accepte sans conditions".
    if (counts && (at <= head || marked)) negated = 'not'
  }
  return negated
}

/** Cuts a stretch into clauses, and says which words of a clause negate, oblige, allow, evaluate or make conditional. */
import type { Passage, Stretch } from './passage.ts'
import { longestAt, phrasesAt } from './phrases.ts'
import { isAbbreviation } from './sentences.ts'

export type Clause = Stretch & Readonly<{ question: boolean }>

/** A clause without any boundary ends here, so that an endless sentence costs no more than its length. */
const clauseMax = 70

const enders = new Set(['.', '!', '?', '…', ';', ':'])

export function clausesOf(
  { text, tokens, lexicon, quoteAt }: Passage,
  { from, to }: Stretch,
): readonly Clause[] {
  const clauses: Clause[] = []
  let start = from
  let depth = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (!token) break
    if (at - start >= clauseMax) start = cut(clauses, start, at, false)
    if (token.fold === '(') depth += 1
    else if (token.fold === ')') depth = Math.max(0, depth - 1)
    // What stands in brackets interrupts the clause and does not end it, unless the bracket never closes.
    if (depth > 0 && at - start < clauseMax / 2) continue
    if (token.fold === ',' && lexicon.small.relatives.has(tokens[at + 1]?.fold ?? '') && !quoteAt.has(at)) {
      start = cut(clauses, start, at + 1, false)
      continue
    }
    if (token.kind === 'mark' && enders.has(token.fold)) {
      // Dots inside a quotation stand for what was left out, and the sentence goes on.
      const ellipsis = token.fold === '…' && quoteAt.has(at) && !tokens[at + 1]?.capital
      const abbreviates = token.fold === '.' && isAbbreviation(tokens, at, lexicon)
      if (!ellipsis && !abbreviates) {
        start = cut(clauses, start, at + 1, token.fold === '?')
      }
    } else if (at > start && phrasesAt(text, tokens, at, lexicon.boundaries).length > 0)
      start = cut(clauses, start, at, false)
    // "…, and that talks must go on"
    else if (
      at > start &&
      lexicon.small.coordinators.has(token.fold) &&
      lexicon.small.complementizers.has(tokens[at + 1]?.fold ?? '')
    )
      start = cut(clauses, start, at, false)
  }
  cut(clauses, start, to, false)
  return clauses
}

/** The clause up to `to`, if it has words; the next one starts there. */
function cut(clauses: Clause[], from: number, to: number, question: boolean): number {
  if (to > from) clauses.push({ from, to, question })
  return to
}

export type WordsIn = Readonly<{ at: number; to: number }>

/** How far before a matter its negation may stand, in words. */
const negationReach = 9

/**
 * The negations that bear on the tokens `first` to `last`: before them in the clause, or between them. What lies
 * inside one of `hits` is the phrase's own.
 */
export function negationsOn(
  { text, tokens, lexicon }: Passage,
  clause: Stretch,
  { first, last, hits }: Readonly<{ first: number; last: number; hits: readonly Stretch[] }>,
): readonly WordsIn[] {
  const found: WordsIn[] = []
  let marked = false
  // "n'y croient pas": the second word of a marked negation follows the verb.
  const marker = [last, last - 1, last - 2].some((at) => lexicon.negationMarkers.has(tokens[at]?.fold ?? ''))
  for (let at = clause.from; at <= (marker ? last + 2 : last); at++) {
    const token = tokens[at]
    if (!token) break
    if (lexicon.negationMarkers.has(token.fold) && at >= first - negationReach - 4) marked = true
    const values = phrasesAt(text, tokens, at, lexicon.negation)
    const harmless = values.find(({ value }) => value === 'not')
    if (harmless) {
      at = harmless.to - 1
      continue
    }
    const own = hits.some(({ from, to }) => at >= from && at < to)
    const counts = values.find(
      ({ value, to }) =>
        value === 'alone' ||
        value === 'notYet' ||
        // "personne n'est": as a subject the second word comes first.
        (value === 'paired' && (marked || lexicon.negationMarkers.has(tokens[to]?.fold ?? ''))),
    )
    if (!counts || own || at < first - negationReach) continue
    if (endsBefore({ text, tokens, lexicon }, counts.to, hits)) continue
    if (found.length > 0 && isRepeated({ tokens, lexicon }, at, counts.to)) continue
    // "ne … pas de": one negation of two words, and "sans aucune" is one as well.
    const previous = found.at(-1)
    if (!(previous && at - previous.to <= 1)) found.push({ at, to: counts.to })
    at = counts.to - 1
  }
  return found
}

/** "no say, none over it": a negation between a comma and what it bears on says the first one again. */
function isRepeated(
  { tokens, lexicon }: Pick<Passage, 'tokens' | 'lexicon'>,
  at: number,
  to: number,
): boolean {
  const next = tokens[to]
  return (
    tokens[at - 1]?.fold === ',' &&
    (next?.kind === 'mark' || lexicon.small.prepositions.has(next?.fold ?? ''))
  )
}

/** "ne veut pas la paix et cherche …", "is not over, it will …": what a negation denies ends before the next statement. */
function endsBefore(
  { text, tokens, lexicon }: Pick<Passage, 'text' | 'tokens' | 'lexicon'>,
  from: number,
  hits: readonly Stretch[],
): boolean {
  const next = Math.min(...hits.map((hit) => hit.from).filter((start) => start >= from))
  if (next === Number.POSITIVE_INFINITY) return false
  for (let at = from; at < next; at++) {
    const token = tokens[at]
    if (token?.kind === 'word' && lexicon.small.joins.has(token.fold)) return true
    if (token?.fold === ',' && phrasesAt(text, tokens, at + 1, lexicon.pronouns).length > 0) return true
  }
  return false
}

/** How near behind "without" its matter stands, and how far before it the negation that makes it a condition. */
const withoutReach = { matter: 4, negation: 14 }

/** "no truce without guarantees": the guarantees are asked for. The words from the negation to "without", or null. */
export function neededBefore(
  { text, tokens, lexicon }: Passage,
  clause: Stretch,
  first: number,
): WordsIn | null {
  for (let at = first - 1; at >= Math.max(clause.from, first - withoutReach.matter); at--) {
    if (!lexicon.small.without.has(tokens[at]?.fold ?? '')) continue
    for (let start = at - 1; start >= Math.max(clause.from, at - withoutReach.negation); start--) {
      const denies = phrasesAt(text, tokens, start, lexicon.negation).some(({ value }) => value !== 'not')
      if (denies) return { at: start, to: at + 1 }
    }
    // "without guarantees there will be no truce"
    for (let next = first + 1; next < Math.min(clause.to, first + withoutReach.negation); next++) {
      const hit = phrasesAt(text, tokens, next, lexicon.negation).find(({ value }) => value !== 'not')
      if (hit) return { at, to: hit.to }
    }
    return null
  }
  return null
}

/** Whether "without" stands in the clause around a matter: what is denied there is denied on a condition. */
export function isWithoutNear(
  { tokens, lexicon }: Passage,
  clause: Stretch,
  { first, last }: Readonly<{ first: number; last: number }>,
): boolean {
  const from = Math.max(clause.from, first - withoutReach.negation)
  const to = Math.min(clause.to, last + 1 + withoutReach.negation)
  for (let at = from; at < to; at++)
    if ((at < first || at > last) && lexicon.small.without.has(tokens[at]?.fold ?? '')) return true
  return false
}

export type Marker = 'necessity' | 'possibility' | 'conditions' | 'hypothetical'

/** The first such word in a clause within `reach` words of a place, or null. */
export function markerNear(
  { text, tokens, lexicon }: Passage,
  marker: Marker,
  clause: Stretch,
  near: Readonly<{ first: number; last: number }>,
  reach: number,
): WordsIn | null {
  const from = Math.max(clause.from, near.first - reach)
  for (let at = from; at < Math.min(clause.to, near.last + reach); at++) {
    const hit = longestAt(text, tokens, at, lexicon[marker])
    if (hit) return { at, to: hit.to }
  }
  return null
}

/** +1 or -1 where a word near the matter approves or disapproves; a negation before it turns it round. */
export function evaluationNear(
  passage: Passage,
  clause: Stretch,
  near: Readonly<{ first: number; last: number }>,
  reach: number,
): Readonly<{ sign: 1 | -1; words: WordsIn }> | null {
  const { text, tokens, lexicon } = passage
  for (
    let at = Math.max(clause.from, near.first - reach);
    at < Math.min(clause.to, near.last + reach);
    at++
  ) {
    const hit = longestAt(text, tokens, at, lexicon.evaluations)
    if (!hit || (at >= near.first && at <= near.last)) continue
    const negated =
      negationsOn(
        passage,
        { from: at - 3, to: hit.to },
        { first: at, last: hit.to - 1, hits: [{ from: at, to: hit.to }] },
      ).length > 0
    const sign = negated ? (hit.value === 1 ? -1 : 1) : hit.value
    return { sign, words: { at, to: hit.to } }
  }
  return null
}

/** The condition of a yes, or the exception to a no, from its first word to the next mark; null where there is none. */
export function conditionIn(
  passage: Passage,
  within: Stretch,
  hits: readonly Stretch[],
  kind: 'conditions' | 'exceptions' = 'conditions',
): Stretch | null {
  const { text, tokens, lexicon } = passage
  for (let at = within.from; at < within.to; at++) {
    const hit = longestAt(text, tokens, at, lexicon[kind])
    if (!hit || !isCondition(passage, at, hit.to)) continue
    if (hits.some(({ from, to }) => at < to && hit.to > from)) continue
    let end = hit.to
    while (end < within.to && end - at < 24 && !/^[,.;:!?)”»"]$/.test(tokens[end]?.fold ?? '')) end += 1
    return end > hit.to ? { from: at, to: end } : null
  }
  return null
}

/** "s'" is "if" only before a pronoun: "s'ils", but "s'est". */
function isCondition({ tokens, lexicon }: Passage, at: number, to: number): boolean {
  const token = tokens[at]
  if (!token || to - at > 1 || token.fold.length > 1) return true
  const next = tokens[to]
  return next !== undefined && lexicon.pronouns.exact.has(next.fold)
}

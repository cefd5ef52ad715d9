/** The longest rule of dates that matches at a word: all rules are walked at once, as a tree. */
import { readClass } from './date-classes.ts'
import { type Captured, type DateLexicon, type RuleNode, standsBefore } from './date-lexicon.ts'
import type { DateRule } from './lexicon.ts'
import type { Token } from './normalise.ts'

export type RuleMatch = Readonly<{ rule: DateRule; read: Captured; to: number }>

export function longestRule(
  tokens: readonly Token[],
  at: number,
  limit: number,
  lexicon: DateLexicon,
): RuleMatch | null {
  const token = tokens[at]
  if (!token || token.kind === 'mark' || token.kind === 'break') return null
  if (token.kind === 'word' && !lexicon.openers.has(token.fold)) return null
  return longestFrom({ tokens, limit, lexicon, at }, lexicon.rules, at, {}, null)
}

type Walk = Readonly<{ tokens: readonly Token[]; limit: number; lexicon: DateLexicon; at: number }>
type Ranking = RuleMatch & Readonly<{ order: number }>

function longestFrom(
  walk: Walk,
  node: RuleNode,
  to: number,
  read: Captured,
  before: Ranking | null,
): Ranking | null {
  const { tokens, limit, lexicon, at } = walk
  let best = before
  for (const { rule, order } of node.ends) {
    const better = best === null || to > best.to || (to === best.to && order < best.order)
    if (better && mayEnd(tokens, { at, to }, rule, read, lexicon)) best = { rule, read, to, order }
  }
  const next = to < limit ? tokens[to] : undefined
  if (!next || next.kind === 'break') return best
  const word = node.words.get(next.fold)
  if (word) best = longestFrom(walk, word, to + 1, read, best)
  const joined = next.joint === '-' ? node.words.get(`-${next.fold}`) : undefined
  if (joined) best = longestFrom(walk, joined, to + 1, read, best)
  for (const [klass, child] of node.classes) {
    const skips = next.kind === 'mark' && maySkip(tokens, to, klass, read, lexicon)
    const step = readClass(walk, skips ? to + 1 : to, klass, read)
    if (step)
      best = longestFrom(walk, child, step.to, skips ? { ...step.read, comma: true } : step.read, best)
  }
  return best
}

/** What a rule asks for beside its words. */
function mayEnd(
  tokens: readonly Token[],
  { at, to }: Readonly<{ at: number; to: number }>,
  rule: DateRule,
  read: Captured,
  lexicon: DateLexicon,
): boolean {
  // "Mardi, 12 personnes": a comma parts a weekday from a number, unless a month follows.
  if (read.comma && read.month === undefined) return false
  if (rule.led && !standsBefore(tokens, at, lexicon.leads)) return false
  // "La trêve de Noël": what is named after a feast need not fall on it.
  if (rule.led && rule.gives === 'feast' && lexicon.genitives.has(tokens[at - 1]?.fold ?? '')) return false
  return !rule.uncounted || !isCounting(tokens, { at, to }, rule.uncounted === 'plural', lexicon)
}

/** "2002 habitants", "les 12 participants": a noun that the number counts. */
function isCounting(
  tokens: readonly Token[],
  { at, to }: Readonly<{ at: number; to: number }>,
  anyPlural: boolean,
  lexicon: DateLexicon,
): boolean {
  const before = tokens[at - 1]
  const amount = before?.kind === 'mark' && (/^[$€£]$/.test(before.fold) || tokens[at]?.glued === true)
  if (before?.kind === 'number' || (amount && /^[$€£%/°+=.,]$/.test(before.fold))) return true
  const next = tokens[to]
  if (next?.kind === 'mark') return /^[%€$£°/=+]$/.test(next.fold)
  if (next?.kind !== 'word') return next?.kind === 'number' && next.joint !== '-'
  if (lexicon.hourMarks.has(next.fold) || lexicon.hourWords.has(next.fold)) return true
  if (lexicon.counted.has(next.fold) && !next.capital) return true
  const plural = anyPlural && /[sx]$/.test(next.fold)
  return !next.capital && plural && !lexicon.function.has(next.fold)
}

/** "Friday, March 14": one comma may stand inside a date; "Sept. 5": and the stop of an abbreviation. */
function maySkip(
  tokens: readonly Token[],
  at: number,
  klass: string,
  read: Captured,
  lexicon: DateLexicon,
): boolean {
  if (klass !== 'day' && klass !== 'month' && klass !== 'year' && klass !== 'year2') return false
  const { fold, glued } = tokens[at] ?? { fold: '', glued: false }
  if (fold === '.') return glued && lexicon.abbreviations.has(tokens[at - 1]?.fold ?? '')
  if (fold === '–') return klass === 'day' && read.day !== undefined
  return fold === ',' && (klass === 'day' ? read.day === undefined : true) && hasDay(read)
}

const hasDay = ({ weekday, day }: Captured): boolean => weekday !== undefined || day !== undefined

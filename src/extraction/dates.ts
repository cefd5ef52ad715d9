/** Finds expressions of time in a block and resolves them against the day on which the block was published. */
import type { CivilDate, Derivation, Precision } from '../../events/vocabulary.ts'
import { type Captured, type DateValue, type Direction, dateValue } from './date-values.ts'
import type { DateRule, LexiconData } from './lexicon.ts'
import { foldWord, type Token, wordsOf } from './normalise.ts'

/** `from` and `to` count tokens here and are days in `value`. */
export type FoundDate = Readonly<{
  first: number
  last: number
  start: number
  end: number
  from: CivilDate | null
  to: CivilDate | null
  precision: Precision
  derivation: Derivation
}>

type Element = Readonly<{ optional: boolean; words: ReadonlySet<string> | null; klass: string | null }>
type Compiled = Readonly<{ rule: DateRule; elements: readonly Element[] }>
export type DateLexicon = Readonly<{
  rules: readonly Compiled[]
  /** Rules by the words with which they can begin; classes are tried on every word of theirs. */
  starts: ReadonlyMap<string, readonly number[]>
  weekdays: ReadonlyMap<string, number>
  months: ReadonlyMap<string, number>
  units: ReadonlyMap<string, NonNullable<Captured['unit']>>
  numbers: ReadonlyMap<string, number>
  dayEndings: ReadonlySet<string>
  dayParts: readonly (readonly string[])[]
  futureEndings: readonly string[]
  futureWords: ReadonlySet<string>
  pastEndings: readonly string[]
  pastWords: ReadonlySet<string>
}>

export function compileDates({ dates }: LexiconData): DateLexicon {
  const folded = <T>(record: Readonly<Record<string, T>>) =>
    new Map(Object.entries(record).map(([key, value]) => [foldWord(key), value]))
  const rules = dates.rules.map((rule) => ({ rule, elements: rule.words.split(' ').map(elementOf) }))
  const starts = new Map<string, number[]>()
  rules.forEach(({ elements }, index) => {
    for (const element of beginnings(elements)) {
      const keys = element.klass ? [`<${element.klass}>`] : [...(element.words ?? [])]
      for (const key of keys) starts.set(key, [...(starts.get(key) ?? []), index])
    }
  })
  const set = (words: readonly string[]) => new Set(words.map(foldWord))
  return {
    rules,
    starts,
    weekdays: folded(dates.weekdays),
    months: folded(dates.months),
    units: folded(dates.units),
    numbers: folded(dates.numbers),
    dayEndings: set(dates.dayEndings),
    dayParts: dates.dayParts
      .map((part) => wordsOf(part).map(({ fold }) => fold))
      .sort((a, b) => b.length - a.length),
    futureEndings: dates.futureEndings.map(foldWord),
    futureWords: set(dates.futureWords),
    pastEndings: dates.pastEndings.map(foldWord),
    pastWords: set(dates.pastWords),
  }
}

function elementOf(text: string): Element {
  const optional = text.endsWith('?')
  const plain = optional ? text.slice(0, -1) : text
  const klass = plain.startsWith('<') ? plain.slice(1, -1) : null
  return { optional, klass, words: klass ? null : new Set(plain.split('|').map(foldWord)) }
}

/** The elements that can come first: all up to the first that is not optional. */
function beginnings(elements: readonly Element[]): readonly Element[] {
  const required = elements.findIndex(({ optional }) => !optional)
  return elements.slice(0, required + 1)
}

/**
 * Dates in tokens `[from, to)`, which lie in one block; `anchor` is the block's own day, or that of publication, and
 * `lastNamed` the last day that an earlier block named, which "at 8 p.m." and "the same day" refer to.
 */
export function findDates(
  tokens: readonly Token[],
  range: Readonly<{ from: number; to: number }>,
  lexicon: DateLexicon,
  anchor: CivilDate,
  lastNamed: CivilDate | null = null,
): FoundDate[] {
  const found: FoundDate[] = []
  let last = lastNamed
  for (let at = range.from; at < range.to; ) {
    const match = longestRule(tokens, at, range.to, lexicon)
    const value: DateValue | null =
      match &&
      dateValue(match.rule, match.read, { anchor, last, direction: tenseAround(tokens, at, range, lexicon) })
    const first = tokens[at]
    const end = match && tokens[match.to - 1]
    if (!match || !value || !first || !end) {
      at += 1
      continue
    }
    found.push({ first: at, last: match.to - 1, start: first.start, end: end.end, ...value })
    if (value.precision === 'day' && value.from) last = value.from
    at = match.to
  }
  return found
}

type RuleMatch = Readonly<{ rule: DateRule; read: Captured; to: number }>

function longestRule(
  tokens: readonly Token[],
  at: number,
  limit: number,
  lexicon: DateLexicon,
): RuleMatch | null {
  const token = tokens[at]
  if (!token || token.kind === 'mark' || token.kind === 'break') return null
  const candidates = new Set<number>(lexicon.starts.get(token.fold))
  for (const klass of classesOf(token, lexicon)) {
    for (const index of lexicon.starts.get(`<${klass}>`) ?? []) candidates.add(index)
  }
  let best: RuleMatch | null = null
  for (const index of [...candidates].sort((a, b) => a - b)) {
    const compiled = lexicon.rules[index]
    if (!compiled) continue
    const match = matchFrom(tokens, at, limit, compiled.elements, 0, {}, lexicon)
    if (match && (best === null || match.to > best.to)) best = { rule: compiled.rule, ...match }
  }
  return best
}

function classesOf(token: Token, lexicon: DateLexicon): string[] {
  const classes: string[] = []
  if (lexicon.weekdays.has(token.fold)) classes.push('weekday')
  if (lexicon.months.has(token.fold)) classes.push('month')
  if (lexicon.numbers.has(token.fold)) classes.push('number')
  if (token.kind === 'number') classes.push('day', 'number', 'year', 'year2', 'hour')
  return classes
}

/** Rules are a handful of elements long, so trying each optional one with and without stays bounded. */
function matchFrom(
  tokens: readonly Token[],
  at: number,
  limit: number,
  elements: readonly Element[],
  index: number,
  read: Captured,
  lexicon: DateLexicon,
): Readonly<{ read: Captured; to: number }> | null {
  const element = elements[index]
  if (!element) return { read, to: at }
  for (const step of stepsOf(tokens, at, limit, element, read, lexicon)) {
    const rest = matchFrom(tokens, step.to, limit, elements, index + 1, step.read, lexicon)
    if (rest) return rest
  }
  return element.optional ? matchFrom(tokens, at, limit, elements, index + 1, read, lexicon) : null
}

function stepsOf(
  tokens: readonly Token[],
  at: number,
  limit: number,
  { klass, words }: Element,
  read: Captured,
  lexicon: DateLexicon,
): readonly Readonly<{ read: Captured; to: number }>[] {
  const token = at < limit ? tokens[at] : undefined
  if (!token) return []
  // "Friday, March 14": one comma may stand inside an English date, none elsewhere does harm.
  if (token.kind === 'mark') {
    const inside =
      token.fold === ',' &&
      (read.weekday !== undefined || read.day !== undefined || klass === 'weekday') &&
      klass
    return inside && klass !== 'part' && klass !== 'hour'
      ? stepsOf(tokens, at + 1, limit, { klass, words, optional: false }, read, lexicon)
      : []
  }
  if (token.kind === 'break') return []
  if (words) return words.has(token.fold) ? [{ read, to: at + 1 }] : []
  return readClass(tokens, at, klass, read, lexicon)
}

function readClass(
  tokens: readonly Token[],
  at: number,
  klass: string | null,
  read: Captured,
  lexicon: DateLexicon,
): readonly Readonly<{ read: Captured; to: number }>[] {
  const token = tokens[at]
  if (!token) return []
  const one = (more: Captured, to = at + 1) => [{ read: { ...read, ...more }, to }]
  const digits = token.kind === 'number' && /^\d{1,4}$/.test(token.fold) ? Number(token.fold) : null
  switch (klass) {
    case 'weekday': {
      const weekday = lexicon.weekdays.get(token.fold)
      return weekday === undefined ? [] : one({ weekday })
    }
    case 'month': {
      const month = lexicon.months.get(token.fold)
      return month === undefined ? [] : one({ month })
    }
    case 'day': {
      if (digits === null || digits < 1 || digits > 31) return []
      const next = tokens[at + 1]
      const ending = next?.glued && lexicon.dayEndings.has(next.fold)
      return one({ day: digits }, ending ? at + 2 : at + 1)
    }
    case 'year':
      return digits !== null && digits >= 1800 && digits <= 2199 ? one({ year: digits }) : []
    case 'year2':
      return digits !== null && token.fold.length === 2 && digits > 31 ? one({ year: 1900 + digits }) : []
    case 'hour':
      return digits !== null && digits <= 59 ? one({}) : []
    case 'number': {
      const number = digits ?? lexicon.numbers.get(token.fold)
      return number === undefined ? [] : one({ number })
    }
    case 'unit': {
      const unit = lexicon.units.get(token.fold)
      return unit === undefined ? [] : one({ unit })
    }
    case 'part': {
      const part = lexicon.dayParts.find((words) =>
        words.every((word, offset) => tokens[at + offset]?.fold === word),
      )
      return part ? [{ read, to: at + part.length }] : []
    }
    default:
      return []
  }
}

/** How far the tense of a clause is looked for, in words. */
const tenseReach = 14

/** The nearest word that shows a tense, within the sentence; news speaks of the past unless it says otherwise. */
export function tenseAround(
  tokens: readonly Token[],
  at: number,
  range: Readonly<{ from: number; to: number }>,
  lexicon: DateLexicon,
): Direction {
  let open = [true, true]
  for (let distance = 1; distance <= tenseReach; distance++) {
    for (const [side, index] of [at - distance, at + distance].entries()) {
      const token = open[side] && index >= range.from && index < range.to ? tokens[index] : undefined
      if (!token || (token.kind === 'mark' && /^[.!?;:]$/.test(token.fold))) {
        open = open.map((value, other) => (other === side ? false : value))
        continue
      }
      const tense = tenseOf(token, lexicon)
      if (tense) return tense
    }
  }
  return 'past'
}

function tenseOf(token: Token, lexicon: DateLexicon): Direction | null {
  if (token.kind !== 'word' || token.capital) return null
  if (lexicon.futureWords.has(token.fold)) return 'future'
  if (lexicon.pastWords.has(token.fold)) return 'past'
  const long = token.fold.length > 4
  if (long && lexicon.futureEndings.some((ending) => token.fold.endsWith(ending))) return 'future'
  if (long && lexicon.pastEndings.some((ending) => token.fold.endsWith(ending))) return 'past'
  return null
}

/** The rules of dates made ready to be matched, and the longest one that matches at a word. */
import type { DateRule, Feast, LexiconData } from './lexicon.ts'
import type { VerbForm } from './lexicons.ts'
import { foldWord, type Token, tokensOf, wordsOf } from './normalise.ts'
import { compileTense, type TenseLexicon } from './tense.ts'

/** What a rule read in the text. */
export type Captured = Readonly<{
  weekday?: number
  month?: number
  day?: number
  year?: number
  number?: number
  unit?: 'day' | 'week' | 'month' | 'year' | 'hour'
  season?: Readonly<{ from: string; to: string }>
  feast?: Feast
  nth?: number
  /** A time of day, in minutes from midnight; null where it is another zone's. */
  minute?: number | null
  /** A comma was stepped over. */
  comma?: boolean
  /** Days, weekdays, months and years in the order of reading, with the tokens they take. */
  items?: readonly Item[]
}>
export type Item = Readonly<{
  first: number
  last: number
  weekday?: number
  day?: number
  month?: number
  year?: number
}>
export type RuleMatch = Readonly<{ rule: DateRule; read: Captured; to: number }>

/** All rules at once, by what comes next: a word, or a class that the text is read as. `order` ranks equally long ones. */
type Node = { words: Map<string, Node>; classes: Map<string, Node>; ends: Ranked[] }
type Ranked = Readonly<{ rule: DateRule; order: number }>
type Listed<T> = readonly (readonly [words: readonly string[], value: T])[]

export type DateLexicon = Readonly<{
  rules: Node
  /** The words that an expression may begin with: of all others no rule is asked. */
  openers: ReadonlySet<string>
  capitals: boolean
  weekdays: ReadonlyMap<string, number>
  shortWeekdays: ReadonlyMap<string, number>
  months: ReadonlyMap<string, number>
  units: ReadonlyMap<string, NonNullable<Captured['unit']>>
  ordinals: ReadonlyMap<string, number>
  seasons: ReadonlyMap<string, NonNullable<Captured['season']>>
  dayEndings: ReadonlySet<string>
  hourMarks: ReadonlySet<string>
  hourWords: ReadonlySet<string>
  numericOrder: 'dmy' | 'mdy' | null
  counted: ReadonlySet<string>
  /** Words that are no noun: behind them a number was not counting. */
  function: ReadonlySet<string>
  abbreviations: ReadonlySet<string>
  determiners: ReadonlySet<string>
  genitives: ReadonlySet<string>
  /** Several words long, the longest first, by their first word. */
  numbers: ReadonlyMap<string, Listed<number>>
  dayParts: ReadonlyMap<string, Listed<true>>
  hourEndings: ReadonlyMap<string, Listed<number | null>>
  itemLeads: ReadonlyMap<string, Listed<true>>
  feasts: ReadonlyMap<string, Listed<Feast>>
  feastDays: ReadonlyMap<string, Listed<Feast>>
  /** By their last word, because they stand before a date. */
  names: ReadonlyMap<string, Listed<true>>
  since: ReadonlyMap<string, Listed<true>>
  until: ReadonlyMap<string, Listed<true>>
  lasting: ReadonlyMap<string, Listed<true>>
  leads: ReadonlyMap<string, Listed<true>>
  hourLeads: ReadonlyMap<string, Listed<true>>
  tense: TenseLexicon
}>

export function compileDates(
  data: LexiconData,
  verbs: ReadonlyMap<string, readonly VerbForm[]>,
): DateLexicon {
  const { dates } = data
  const rules = newNode()
  for (const [order, rule] of dates.rules.entries()) grow(rules, rule.words.split(' '), { rule, order })
  const listed = (words: readonly string[], by: 'first' | 'last' = 'first') =>
    phraseMap(
      words.map((word) => [word, true as const]),
      by,
    )
  const auxiliaries = data.auxiliaries.flatMap(({ forms }) => forms)
  const lists = {
    weekdays: folded(dates.weekdays),
    shortWeekdays: folded(dates.shortWeekdays),
    months: folded(dates.months),
    units: folded(dates.units),
    ordinals: folded(dates.ordinals),
    seasons: folded(dates.seasons),
    numbers: phraseMap(Object.entries(dates.numbers)),
    dayParts: listed(dates.dayParts),
    feasts: phraseMap(Object.entries(dates.feasts)),
    feastDays: phraseMap(Object.entries(dates.feastDays)),
  }
  // A joint word stands behind a hyphen, "-" in a rule.
  const opening = [...rules.words.keys()].map((word) => word.replace(/^-/, ''))
  return {
    rules,
    openers: new Set([...opening, ...Object.values(lists).flatMap((list) => [...list.keys()])]),
    ...lists,
    capitals: dates.capitals,
    dayEndings: setOf(dates.dayEndings),
    hourMarks: setOf(dates.hourMarks),
    hourWords: setOf(dates.hourWords),
    numericOrder: dates.numericOrder,
    counted: setOf(dates.counted),
    function: setOf([
      ...data.stopwords,
      ...data.prepositions,
      ...data.determiners,
      ...data.coordinators,
      ...data.relatives,
      ...data.complementizers,
      ...data.boundaries,
      ...data.clitics,
      ...data.adverbs,
      ...auxiliaries,
    ]),
    abbreviations: setOf([...data.abbreviations, ...Object.keys(dates.shortWeekdays)]),
    determiners: setOf(data.determiners),
    genitives: setOf(data.genitives),
    hourEndings: phraseMap(Object.entries(dates.hourEndings), 'first', tokensOf),
    itemLeads: listed(dates.itemLeads),
    names: listed(dates.names, 'last'),
    since: listed(dates.since, 'last'),
    until: listed(dates.until, 'last'),
    lasting: listed(dates.lasting, 'last'),
    leads: listed(dates.leads, 'last'),
    hourLeads: listed(dates.hourLeads, 'last'),
    tense: compileTense(data, verbs),
  }
}

const setOf = (words: readonly string[]) => new Set(words.map(foldWord))
const folded = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(record).map(([key, value]) => [foldWord(key), value]))

function phraseMap<T>(
  entries: readonly (readonly [string, T])[],
  by: 'first' | 'last' = 'first',
  cut: (phrase: string) => readonly Token[] = wordsOf,
): ReadonlyMap<string, Listed<T>> {
  const map = new Map<string, (readonly [readonly string[], T])[]>()
  for (const [phrase, value] of entries) {
    const words = cut(phrase).map(({ fold }) => fold)
    const key = (by === 'first' ? words[0] : words.at(-1)) ?? ''
    map.set(key, [...(map.get(key) ?? []), [words, value] as const])
  }
  for (const list of map.values()) list.sort((a, b) => b[0].length - a[0].length)
  return map
}

const newNode = (): Node => ({ words: new Map(), classes: new Map(), ends: [] })

/** Adds what is left of a rule below a node, with and without its optional elements. */
function grow(node: Node, [element, ...rest]: readonly string[], ranked: Ranked): void {
  if (element === undefined) {
    node.ends.push(ranked)
    return
  }
  const optional = element.endsWith('?')
  if (optional) grow(node, rest, ranked)
  const plain = optional ? element.slice(0, -1) : element
  const klass = plain.startsWith('<') ? plain.slice(1, -1) : null
  for (const key of klass === null ? plain.split('|').map(foldWord) : [klass]) {
    const children = klass === null ? node.words : node.classes
    const child = children.get(key) ?? newNode()
    children.set(key, child)
    grow(child, rest, ranked)
  }
}

/** The longest phrase of a list that begins at `at`, with the token behind it. */
function phraseAt<T>(
  tokens: readonly Token[],
  at: number,
  map: ReadonlyMap<string, Listed<T>>,
): Readonly<{ value: T; to: number }> | null {
  const found = map
    .get(tokens[at]?.fold ?? '')
    ?.find(([words]) => words.every((word, offset) => tokens[at + offset]?.fold === word))
  return found ? { value: found[1], to: at + found[0].length } : null
}

/** The token behind a phrase of the list that begins at `at`, or null. */
export const standsAt = (
  tokens: readonly Token[],
  at: number,
  map: ReadonlyMap<string, Listed<true>>,
): number | null => phraseAt(tokens, at, map)?.to ?? null

/** Whether a phrase of the list ends right before `at`. */
export const standsBefore = (
  tokens: readonly Token[],
  at: number,
  map: ReadonlyMap<string, Listed<true>>,
): boolean =>
  map
    .get(tokens[at - 1]?.fold ?? '')
    ?.some(([words]) => words.every((word, index) => tokens[at - words.length + index]?.fold === word)) ??
  false

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

type Ranking = RuleMatch & Readonly<{ order: number }>

function longestFrom(
  walk: Matching & Readonly<{ at: number }>,
  node: Node,
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
  return !rule.uncounted || !isCounting(tokens, at, to, lexicon)
}

/** "2002 habitants", "les 12 participants": a noun that the number counts. */
function isCounting(tokens: readonly Token[], from: number, to: number, lexicon: DateLexicon): boolean {
  const before = tokens[from - 1]
  if (before?.kind === 'number' || (before?.kind === 'mark' && /^[$€£%/°+=.,]$/.test(before.fold)))
    return true
  const next = tokens[to]
  if (next?.kind === 'mark') return /^[%€$£°/=+]$/.test(next.fold)
  if (next?.kind !== 'word') return next?.kind === 'number' && next.joint !== '-'
  if (lexicon.hourMarks.has(next.fold) || lexicon.hourWords.has(next.fold)) return true
  if (lexicon.counted.has(next.fold) && !next.capital) return true
  const plural = /[sx]$/.test(next.fold)
  return !next.capital && plural && !lexicon.function.has(next.fold)
}

type Matching = Readonly<{ tokens: readonly Token[]; limit: number; lexicon: DateLexicon }>
type Step = Readonly<{ read: Captured; to: number }>

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

function readClass(matching: Matching, at: number, klass: string, read: Captured): Step | null {
  const { tokens, limit, lexicon } = matching
  const token = at < limit ? tokens[at] : undefined
  if (token?.kind !== 'word' && token?.kind !== 'number') return null
  const digits = token.kind === 'number' && /^\d{1,4}$/.test(token.fold) ? Number(token.fold) : null
  switch (klass) {
    case 'weekday':
    case 'short': {
      const weekday = (klass === 'short' ? lexicon.shortWeekdays : lexicon.weekdays).get(token.fold)
      return weekday === undefined || !isWritten(matching, at) ? null : item(read, { weekday }, at)
    }
    case 'month': {
      const month = lexicon.months.get(token.fold)
      const besideDay = read.day !== undefined && !lexicon.capitals
      return month === undefined || (!besideDay && !isWritten(matching, at))
        ? null
        : item(read, { month }, at)
    }
    case 'day':
      return readDay(matching, at, read)
    case 'year':
      return digits !== null && digits >= 1800 && digits <= 2199 ? item(read, { year: digits }, at) : null
    case 'year2':
      return digits !== null && token.fold.length === 2 && digits > 31
        ? step(read, { year: 1900 + digits }, at + 1)
        : null
    case 'decade':
      return readDecade(tokens, at, lexicon, read)
    case 'clock':
      return readClock(tokens, at, lexicon, read)
    case 'numeric':
      return readNumeric(tokens, at, lexicon, read)
    case 'number':
      return readNumber(tokens, at, digits, lexicon, read)
    case 'ordinal': {
      const nth = lexicon.ordinals.get(token.fold)
      return nth === undefined ? null : step(read, { nth }, at + 1)
    }
    case 'unit': {
      const unit = lexicon.units.get(token.fold)
      return unit === undefined ? null : step(read, { unit }, at + 1)
    }
    case 'season': {
      const season = lexicon.seasons.get(token.fold)
      return season === undefined ? null : step(read, { season }, at + 1)
    }
    case 'feast':
    case 'feastDay': {
      const feast = phraseAt(tokens, at, klass === 'feast' ? lexicon.feasts : lexicon.feastDays)
      return feast && step(read, { feast: feast.value }, feast.to)
    }
    case 'part': {
      const part = phraseAt(tokens, at, lexicon.dayParts)
      return part && step(read, {}, part.to)
    }
    default:
      return null
  }
}

/** Whether the name of a day or month is written as one: with a capital in English, without one in French. */
function isWritten({ tokens, lexicon, limit }: Matching, at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (lexicon.capitals) return token.capital
  const before = tokens[at - 1]
  const opens = before === undefined || before.kind === 'break' || before.kind === 'mark'
  return !token.capital || opens || (at + 1 < limit && tokens[at + 1]?.kind === 'number')
}

const step = (read: Captured, more: Captured, to: number): Step => ({ read: { ...read, ...more }, to })

/** One of several days that a rule may read. */
function item(
  read: Captured,
  more: Omit<Item, 'first' | 'last'>,
  first: number,
  to: number = first + 1,
): Step {
  const items = [...(read.items ?? []), { ...more, first, last: to - 1 }]
  return { read: { ...read, ...more, items }, to }
}

/** "3", "1er", "5th", and "premier" or "quinze" before a month. A second day behind a first is joined to it: "3-5 mai". */
function readDay({ tokens, lexicon, limit }: Matching, at: number, read: Captured): Step | null {
  const token = tokens[at]
  if (!token || at >= limit) return null
  if (token.kind === 'word') {
    const spelled = lexicon.ordinals.get(token.fold) ?? phraseAt(tokens, at, lexicon.numbers)?.value
    const next = tokens[at + 1]
    const before = tokens[at - 1]?.fold ?? ''
    if (spelled === undefined || spelled < 1 || spelled > 31 || !lexicon.determiners.has(before)) return null
    return lexicon.months.has(next?.fold ?? '') ? item(read, { day: spelled }, at) : null
  }
  const day = token.kind === 'number' && /^\d{1,2}$/.test(token.fold) ? Number(token.fold) : 0
  if (day < 1 || day > 31) return null
  const before = tokens[at - 1]
  if (before?.kind === 'number' && token.joint !== '-') return null
  const next = tokens[at + 1]
  const ending = next?.glued && lexicon.dayEndings.has(next.fold)
  return item(read, { day }, at, ending ? at + 2 : at + 1)
}

/** "1990s", and where a word says so before it the bare number: "les années 60". */
function readDecade(tokens: readonly Token[], at: number, lexicon: DateLexicon, read: Captured): Step | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:\d\d)?\d0$/.test(token.fold)) return null
  const next = tokens[at + 1]
  const plural = next?.glued === true && next.fold === 's'
  if (lexicon.capitals && !plural) return null
  const number = Number(token.fold)
  const year = token.fold.length === 2 ? (number >= 20 ? 1900 : 2000) + number : number
  return year < 1800 || year > 2190 ? null : step(read, { year }, plural ? at + 2 : at + 1)
}

/** "20 h 30", "20h30", "20:30", "9 p.m.", and behind "at" "8 heures". */
function readClock(tokens: readonly Token[], at: number, lexicon: DateLexicon, read: Captured): Step | null {
  const next = tokens[at + 1]
  if (!next || !isSmall(tokens[at], 24)) return timeAsDecimal(tokens, at, lexicon, read)
  const hour = Number(tokens[at]?.fold)
  const minutes = tokens[at + 2]
  const timed = minutes?.fold.length === 2 && isSmall(minutes, 59)
  if (next.fold === ':' && next.glued) {
    if (!timed || !minutes?.glued || tokens[at + 3]?.fold === ':') return null
    return timeOf(tokens, { hour, minutes: Number(minutes.fold), to: at + 3 }, lexicon, read)
  }
  if (phraseAt(tokens, at + 1, lexicon.hourEndings))
    return timeOf(tokens, { hour, minutes: 0, to: at + 1 }, lexicon, read)
  const led = lexicon.hourWords.has(next.fold) && standsBefore(tokens, at, lexicon.hourLeads)
  if (led || lexicon.hourMarks.has(next.fold))
    return timed
      ? timeOf(tokens, { hour, minutes: Number(minutes?.fold), to: at + 3 }, lexicon, read)
      : timeOf(tokens, { hour, minutes: 0, to: at + 2 }, lexicon, read)
  const glued = Number(/^\d\d$/.exec(next.fold.slice(-2))?.[0] ?? 99)
  const written = next.glued && lexicon.hourMarks.has(next.fold.slice(0, -2)) && glued <= 59
  return written ? timeOf(tokens, { hour, minutes: glued, to: at + 2 }, lexicon, read) : null
}

/** "9.15 a.m." is one number to the reader of words. */
function timeAsDecimal(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
  read: Captured,
): Step | null {
  const [hour = '', minutes = '', ...more] = tokens[at]?.fold.split('.') ?? []
  if (more.length > 0 || !/^\d{1,2}$/.test(hour) || !/^[0-5]\d$/.test(minutes) || Number(hour) > 24)
    return null
  if (!phraseAt(tokens, at + 1, lexicon.hourEndings)) return null
  return timeOf(tokens, { hour: Number(hour), minutes: Number(minutes), to: at + 1 }, lexicon, read)
}

const halfDay = 12

/** With what may follow the numbers: "p.m.", or the name of a zone. */
function timeOf(
  tokens: readonly Token[],
  { hour, minutes, to }: Readonly<{ hour: number; minutes: number; to: number }>,
  lexicon: DateLexicon,
  read: Captured,
): Step {
  const ending = phraseAt(tokens, to, lexicon.hourEndings)
  if (!ending) return step(read, { minute: hour * 60 + minutes }, to)
  const zone = ending.value === null || phraseAt(tokens, ending.to, lexicon.hourEndings)?.value === null
  const half = ending.value === null ? hour : (hour % halfDay) + ending.value
  return step(read, { minute: zone ? null : half * 60 + minutes }, ending.to)
}

const isSmall = (token: Token | undefined, max: number): boolean =>
  token?.kind === 'number' && /^\d{1,2}$/.test(token.fold) && Number(token.fold) <= max

/** "12/03/2025", "12.03.25", "2025-03-12", "12-03-2025". */
function readNumeric(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
  read: Captured,
): Step | null {
  const { parts, to } = numbersAt(tokens, at)
  const [a, b, c] = parts
  if (a === undefined || b === undefined || c === undefined || parts.length !== 3) return null
  const [x, y, z] = [Number(a), Number(b), Number(c)]
  if (a.length === 4) return b.length === 2 ? step(read, { year: x, month: y, day: z }, to) : null
  if (a.length > 2 || b.length > 2 || (c.length !== 4 && (c.length !== 2 || b.length !== 2))) return null
  const year = c.length === 4 ? z : (z < 50 ? 2000 : 1900) + z
  if (year < 1800 || year > 2199) return null
  const order = lexicon.numericOrder ?? (x > 12 ? 'dmy' : y > 12 || x === y ? 'mdy' : null)
  if (order === null) return null
  return order === 'dmy'
    ? step(read, { day: x, month: y, year }, to)
    : step(read, { day: y, month: x, year }, to)
}

function numbersAt(tokens: readonly Token[], at: number): Readonly<{ parts: readonly string[]; to: number }> {
  const first = tokens[at]?.fold ?? ''
  if (first.includes('.')) return { parts: first.split('.'), to: at + 1 }
  const parts = [first]
  let to = at + 1
  while (parts.length < 4) {
    const next = tokens[to]
    const number = next?.fold === '/' && next.glued ? tokens[to + 1] : next?.joint === '-' ? next : undefined
    if (number?.kind !== 'number' || !/^\d{1,4}$/.test(number.fold) || !number.glued) break
    parts.push(number.fold)
    to = number === next ? to + 1 : to + 2
  }
  return { parts, to }
}

/** "3", "trois", "vingt-deux", "trente et un". */
function readNumber(
  tokens: readonly Token[],
  at: number,
  digits: number | null,
  lexicon: DateLexicon,
  read: Captured,
): Step | null {
  if (digits !== null) return step(read, { number: digits }, at + 1)
  const first = phraseAt(tokens, at, lexicon.numbers)
  if (!first) return null
  const more = tokens[first.to]?.joint === '-' ? phraseAt(tokens, first.to, lexicon.numbers) : null
  return more && first.value > more.value
    ? step(read, { number: first.value + more.value }, more.to)
    : step(read, { number: first.value }, first.to)
}

/** The words and rules of a language's dates, made ready to be looked up in. */
import type { DateRule, Feast, LexiconData } from './lexicon.ts'
import { foldWord, type Token, tokensOf, wordsOf } from './normalise.ts'
import { compileTense, type TenseLexicon } from './tense.ts'
import type { VerbForm } from './verb-forms.ts'

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

/** All rules at once, by what comes next: a word, or a class that the text is read as. `order` ranks equally long ones. */
export type RuleNode = { words: Map<string, RuleNode>; classes: Map<string, RuleNode>; ends: Ranked[] }
type Ranked = Readonly<{ rule: DateRule; order: number }>
type Listed<T> = readonly (readonly [words: readonly string[], value: T])[]

export type DateLexicon = Readonly<{
  rules: RuleNode
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
  ranges: ReadonlySet<string>
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
  /** Words behind which an event is told. */
  events: ReadonlySet<string>
  /** What words come out in. */
  statements: ReadonlySet<string>
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
    ranges: setOf(dates.ranges),
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
    events: new Set(dates.events),
    statements: new Set(dates.statements),
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

const newNode = (): RuleNode => ({ words: new Map(), classes: new Map(), ends: [] })

/** Adds what is left of a rule below a node, with and without its optional elements. */
function grow(node: RuleNode, [element, ...rest]: readonly string[], ranked: Ranked): void {
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
export function phraseAt<T>(
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

/** Finds expressions of time in a block and resolves them against the day on which the block was published. */
import { addDays, daysBetween, weekdayOf } from '../../events/calendar.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import { moodOf, tenseAround } from './clause-tense.ts'
import { type Captured, type DateLexicon, standsBefore } from './date-lexicon.ts'
import { longestRule, type RuleMatch } from './date-rules.ts'
import { type DateValue, type Direction, dateValue, type Seen } from './date-values.ts'
import type { Token } from './normalise.ts'
import { type Tenses, tensesOf } from './tense.ts'

/** `first` and `last` count tokens; `from` and `to` are days; `time` is that of a time of day. */
export type FoundDate = DateValue &
  Readonly<{ first: number; last: number; start: number; end: number; time: TimeOfDay | null }>
/** Minutes from midnight; null where the text says that they are another zone's. */
export type TimeOfDay = Readonly<{ minute: number | null }>

/** What is known of a whole text before its dates are read. */
export type Chronicle = Readonly<{
  tokens: readonly Token[]
  lexicon: DateLexicon
  tenses: Tenses
  mood: 'past' | 'future' | null
  /** Days that the text names in full, by their weekday: the "Tuesday" of a title is the "Tuesday 1 June" below it. */
  named: ReadonlyMap<number, readonly NamedDay[]>
}>
type NamedDay = Readonly<{ day: number; month: number; year: number | undefined }>

export function chronicleOf(tokens: readonly Token[], lexicon: DateLexicon): Chronicle {
  const tenses = tensesOf(tokens, lexicon.tense)
  const mood = moodOf(tenses, 0, tokens.length)
  return { tokens, lexicon, tenses, mood, named: namedDays(tokens, lexicon) }
}

/** A text that names more days than these is a calendar, and no title means one of them. */
const namedMax = 8

function namedDays(tokens: readonly Token[], lexicon: DateLexicon): ReadonlyMap<number, readonly NamedDay[]> {
  const named = new Map<number, NamedDay[]>()
  for (let at = 0; at < tokens.length; at++) {
    const weekday = lexicon.weekdays.get(tokens[at]?.fold ?? '')
    if (weekday === undefined || (named.get(weekday)?.length ?? 0) >= namedMax) continue
    const { weekday: _, ...read } =
      longestRule(tokens, at, Math.min(tokens.length, at + 8), lexicon)?.read ?? {}
    if (read.day === undefined || read.month === undefined) continue
    const { day, month, year } = read
    named.set(weekday, [...(named.get(weekday) ?? []), { day, month, year }])
  }
  return named
}

/**
 * Dates in tokens `[from, to)`, which lie in one block; `anchor` is the block's own day, or that of publication, and
 * `lastNamed` the last day that an earlier block named, which "at 8 p.m." and "the same day" refer to.
 */
export function findDates(
  chronicle: Chronicle,
  { from, to }: Readonly<{ from: number; to: number }>,
  anchor: CivilDate,
  lastNamed: CivilDate | null = null,
): FoundDate[] {
  const { tokens, lexicon } = chronicle
  const found: FoundDate[] = []
  const mood = moodOf(chronicle.tenses, from, to) ?? chronicle.mood
  const state = {
    last: lastNamed,
    period: lastNamed,
    inSentence: false,
    night: false,
    clocks: [] as number[],
  }
  for (let at = from; at < to; ) {
    const token = tokens[at]
    const match = longestRule(tokens, at, to, lexicon)
    if (!match) {
      if (token?.kind === 'mark' && /^[.!?;]$/.test(token.fold)) {
        state.inSentence = false
        state.clocks = []
      }
      at += 1
      continue
    }
    if (state.night && match.rule.part === 'day' && state.last !== null && !isEarlier(chronicle, match.to)) {
      state.last = addDays(state.last, 1)
      state.night = false
    }
    const begun = rangeBefore(chronicle, match, at, found.at(-1))
    const dates = readMatch(chronicle, match, at, { anchor, mood, ...state, begun })
    const kept = dates === null || (match.rule.near === true && !state.inSentence) ? [] : dates
    for (const date of kept) {
      found.push(date)
      if (date.from !== null && match.rule.gives !== 'clock') state.period = date.from
      if (date.precision !== 'day' || date.from === null) continue
      if (match.rule.gives === 'clock') {
        if (!state.inSentence) state.clocks.push(found.length - 1)
        continue
      }
      // "At 0.40 a.m. on Tuesday": the time stands before its day.
      for (const index of state.clocks) {
        const clock = found[index]
        if (clock) found[index] = { ...clock, from: date.from, to: date.to }
      }
      state.clocks = []
      state.night = match.rule.part === 'night'
      state.last = date.from
      state.inSentence = true
    }
    at = dates === null ? at + 1 : match.to
  }
  return found
}

/** Words between the days of a range: "au", "jusqu'au". */
const rangeReach = 3

/** "Du 1er avril au 30 septembre": a day without a year that ends a range comes after the day that begins it. */
function rangeBefore(
  { tokens, lexicon }: Chronicle,
  { rule, read }: RuleMatch,
  at: number,
  before: FoundDate | undefined,
): CivilDate | null {
  if (rule.gives !== 'date' || rule.each || read.year !== undefined || rule.toward !== undefined) return null
  if (before?.derivation !== 'explicit' || before.precision !== 'day') return null
  const between = tokens.slice(before.last + 1, at)
  const joins = at - before.last - 1 <= rangeReach && lexicon.ranges.has(between[0]?.fold ?? '')
  return joins ? before.from : null
}

/** How far the verb of a part of the day may stand behind it, in words. */
const earlierReach = 10

/** "En fin d'après-midi, il avait …": what is told goes back, not on. */
function isEarlier({ tokens, lexicon }: Chronicle, from: number): boolean {
  for (let at = from; at < from + earlierReach; at++) {
    const token = tokens[at]
    if (!token || token.kind === 'break' || token.fold === '.') return false
    if (lexicon.tense.earlier.has(token.word)) return true
  }
  return false
}

/** Empty where the words are part of a name, null where they name a day that no calendar has. */
function readMatch(
  chronicle: Chronicle,
  match: RuleMatch,
  at: number,
  {
    anchor,
    last,
    period,
    mood,
    begun,
  }: Omit<Seen, 'direction'> & Readonly<{ mood: Chronicle['mood']; begun: CivilDate | null }>,
): readonly FoundDate[] | null {
  const { tokens, lexicon } = chronicle
  if (match.rule.gives === 'name' || isNamed(chronicle, match, at)) return []
  if (match.rule.gives === 'clock' && standsBefore(tokens, at, lexicon.lasting)) return []
  const seen: Seen =
    begun === null
      ? { anchor, last, period, direction: directionOf(chronicle, match, at, mood) }
      : { anchor: begun, last, period, direction: { toward: 'future', weight: 'sure' } }
  if (match.rule.gives === 'night') return nightOf(match, at, tokens, seen)
  if (match.rule.each)
    return eachOf(match, seen).map(({ first, last, value }, index, all) =>
      placed(tokens, index === 0 ? at : first, index === all.length - 1 ? match.to - 1 : last, value),
    )
  const value = namedDay(chronicle, match, seen) ?? dateValue(match.rule, match.read, seen)
  if (value === null) return null
  const deadline = value.from !== null && standsBefore(tokens, at, lexicon.until)
  const date = placed(tokens, at, match.to - 1, deadline ? { ...value, derivation: 'deadline' } : value)
  return [match.rule.gives === 'clock' ? { ...date, time: { minute: match.read.minute ?? null } } : date]
}

const placed = (tokens: readonly Token[], first: number, last: number, value: DateValue): FoundDate => ({
  first,
  last,
  start: tokens[first]?.start ?? 0,
  end: tokens[last]?.end ?? 0,
  time: null,
  ...value,
})

/** "rue du 4 septembre": the date of a street is none, whichever word of the rule comes first. */
function isNamed({ tokens, lexicon }: Chronicle, { to }: RuleMatch, at: number): boolean {
  for (let index = at; index <= Math.min(at + 2, to - 1); index++)
    if (standsBefore(tokens, index, lexicon.names)) return true
  return false
}

/** "La nuit de lundi à mardi": the day on which it began. */
function nightOf({ rule, read, to }: RuleMatch, at: number, tokens: readonly Token[], seen: Seen) {
  const gives = read.day === undefined ? 'weekday' : 'date'
  const [first] = eachOf({ rule: { ...rule, gives }, read, to }, seen)
  return first ? [placed(tokens, at, to - 1, first.value)] : null
}

/** Several days of one expression, forward in time: "de lundi à jeudi", "du 28 au 3 mai", "de 1998 à 2002". */
function eachOf({ rule, read }: RuleMatch, seen: Seen): readonly Placed[] {
  const items = (read.items ?? []).filter((item) => item[itemOf(rule)] !== undefined)
  const { items: _items, weekday: _weekday, ...shared } = read
  const back = rule.gives === 'date' || seen.direction.toward === 'past'
  const placed: Placed[] = []
  for (const item of back ? [...items].reverse() : items) {
    const { first, last } = item
    const kind = itemOf(rule)
    const own = { [kind]: item[kind] }
    const next = placed.at(-1)?.value.from ?? null
    const value = dateValue(rule, { ...shared, ...own }, next === null ? seen : { ...seen, anchor: next })
    if (value === null) continue
    const ordered = rule.gives !== 'date' || next === null || (value.from ?? '') <= next
    const month = ordered ? value : dateValue(rule, { ...shared, ...own, ...monthBefore(shared) }, seen)
    placed.push({ first, last, value: month ?? value })
  }
  return placed.sort((a, b) => a.first - b.first)
}

const itemOf = ({ gives }: RuleMatch['rule']): 'day' | 'month' | 'year' | 'weekday' =>
  gives === 'date' ? 'day' : gives === 'month' || gives === 'year' ? gives : 'weekday'

type Placed = Readonly<{ first: number; last: number; value: DateValue }>

/** "du 28 au 3 mai": the first day lies in the month before. */
const monthBefore = ({ month, year }: Captured): Captured =>
  month === undefined
    ? {}
    : month > 1
      ? { month: month - 1 }
      : { month: 12, ...(year === undefined ? {} : { year: year - 1 }) }

/** A bare weekday whose clause shows no tense is the one that the text names in full, within a week. */
function namedDay(
  { named }: Chronicle,
  { rule, read }: RuleMatch,
  { anchor, direction }: Seen,
): DateValue | null {
  const bare = rule.gives === 'weekday' && rule.toward === undefined && rule.unit === undefined
  if (!bare || read.weekday === undefined || direction.weight !== 'balanced') return null
  for (const { day, month, year } of named.get(read.weekday) ?? []) {
    const value = dateValue(
      { ...rule, gives: 'date' },
      { weekday: read.weekday, day, month, ...(year === undefined ? {} : { year }) },
      { anchor, last: null, period: null, direction },
    )
    if (
      value?.from &&
      Math.abs(daysBetween(anchor, value.from)) <= 7 &&
      weekdayOf(value.from) === read.weekday
    )
      return value
  }
  return null
}

/** Whether the days of a match lie behind or ahead: by the words before it, the tense around it, or the text's mood. */
function directionOf(
  { tokens, lexicon, tenses }: Chronicle,
  match: RuleMatch,
  at: number,
  mood: Chronicle['mood'],
): Direction {
  if (standsBefore(tokens, at, lexicon.since)) return { toward: 'past', weight: 'sure' }
  const shown = tenseAround(tokens, { first: at, last: match.to - 1 }, tenses, lexicon.tense)
  if (shown?.tense === 'past') return { toward: 'past', weight: shown.sure ? 'sure' : 'likely' }
  if (shown?.tense === 'future') return { toward: 'future', weight: 'likely' }
  if (shown?.tense === 'present' || standsBefore(tokens, at, lexicon.until))
    return { toward: 'future', weight: 'balanced' }
  // News without a verb tells what the rest of the text tells; an announcement stands alone.
  return { toward: mood ?? 'future', weight: 'balanced' }
}

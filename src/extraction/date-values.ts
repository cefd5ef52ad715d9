/** The calendar value of a date expression: what a rule gives, seen from the day it is read on. */
import { addDays, daysBetween, weekdayOf } from '../../events/calendar.ts'
import type { CivilDate, Derivation, Precision } from '../../events/vocabulary.ts'
import type { Captured } from './date-lexicon.ts'
import { feastIn, nthWeekday } from './feasts.ts'
import type { DateRule } from './lexicon.ts'

/**
 * Where a bare day lies. `sure` leaves nothing to nearness: "was killed on 21 June", read in May, was last year.
 * `balanced` leaves everything to it: a present tense goes with both.
 */
export type Direction = Readonly<{ toward: 'past' | 'future'; weight: 'sure' | 'likely' | 'balanced' }>
/** `from` and `to` are null where the expression dates nothing, as a duration does. */
export type DateValue = Readonly<{
  from: CivilDate | null
  to: CivilDate | null
  precision: Precision
  derivation: Derivation
}>
/** `anchor` is the day of reading, `last` the last day that the text named, `period` where the last day, month … began. */
export type Seen = Readonly<{
  anchor: CivilDate
  last: CivilDate | null
  period: CivilDate | null
  direction: Direction
}>

const told: Direction = { toward: 'past', weight: 'sure' }
const nothing: DateValue = { from: null, to: null, precision: 'unknown', derivation: 'relative' }

/**
 * Weeks begin on Monday; the values are whole, also where they reach beyond the day of publication. Null where the
 * words name no day of the calendar.
 */
export function dateValue(rule: DateRule, read: Captured, seen: Seen): DateValue | null {
  const { anchor, last } = seen
  const shift = rule.shift ?? 0
  const direction = directionOf(rule, seen.direction)
  switch (rule.gives) {
    case 'nothing':
      return nothing
    case 'name':
      return null
    case 'day':
      return day(addDays(anchor, shift), 'relative')
    case 'nextTo':
      // "The next day" of a day that the text does not name is no tomorrow.
      return last === null && shift > 0 ? nothing : day(addDays(last ?? anchor, shift), 'relative')
    case 'sameDay':
    case 'clock':
      return day(last ?? anchor, 'relative')
    case 'night':
      return null
    case 'weekday':
      return weekday(rule, read, anchor, direction)
    case 'date':
      return calendarDate(read, anchor, direction, rule.toward !== undefined)
    case 'month':
      return read.month === undefined
        ? null
        : month(
            read.year ?? yearOfMonth(read.month, anchor, direction, rule.toward !== undefined),
            read.month,
          )
    case 'year':
      return read.year === undefined ? null : year(read.year)
    case 'decade':
      return read.year === undefined ? null : decade(read.year)
    case 'season':
      return season(read, anchor, direction, rule)
    case 'feast':
      return feast(read, shift, anchor, direction)
    case 'nth':
      return nth(read, anchor, direction)
    case 'unit':
      return wholeUnit(rule.unit ?? 'week', shift, anchor, direction)
    case 'unitThen':
      return seen.period === null ? nothing : wholeUnit(rule.unit ?? 'week', shift, seen.period, told)
    case 'ago':
      return ago(read, shift, anchor)
    case 'later':
      return later(read, shift, seen)
    case 'within':
      return within(read, anchor)
    default:
      return rule.gives satisfies never
  }
}

function directionOf({ toward }: DateRule, around: Direction): Direction {
  return toward === 'past' || toward === 'future' ? { toward, weight: 'sure' } : around
}

const day = (from: CivilDate, derivation: Derivation): DateValue => ({
  from,
  to: addDays(from, 1),
  precision: 'day',
  derivation,
})

function weekday(rule: DateRule, { weekday: wanted }: Captured, anchor: CivilDate, { toward }: Direction) {
  if (wanted === undefined) return null
  const shift = rule.shift ?? 0
  if (rule.unit === 'week') return day(addDays(mondayOf(anchor), 7 * shift + wanted - 1), 'weekday')
  const back = (weekdayOf(anchor) - wanted + 7) % 7
  // "Last Tuesday" said on a Tuesday is a week ago; a bare "Tuesday" in the past tense is that day.
  if (rule.toward === 'past') return day(addDays(anchor, -(back || 7)), 'weekday')
  if (rule.toward === 'future') return day(addDays(anchor, 7 - back + shift), 'weekday')
  const ahead = (7 - back) % 7
  return day(addDays(anchor, (toward === 'future' ? ahead : -back) + shift), 'weekday')
}

/** Days between a bare weekday with its day of the month and the day of reading. */
const monthlessReach = 45

function calendarDate(
  read: Captured,
  anchor: CivilDate,
  direction: Direction,
  strict: boolean,
): DateValue | null {
  if (read.day === undefined) return null
  if (read.month === undefined) return dayOfMonth(read, anchor, direction)
  const { month: m, day: d } = read
  const years = read.year !== undefined ? [read.year] : yearsAround(anchor)
  const dates = years.map((y) => civil(y, m, d)).filter((date) => date !== null)
  // "Mardi 12 mars" can only be a year in which the 12th is a Tuesday.
  const fitting = dates.filter((date) => read.weekday === undefined || weekdayOf(date) === read.weekday)
  const chosen =
    read.year !== undefined
      ? dates[0]
      : nearest(fitting.length > 0 ? fitting : dates, anchor, direction, strict)
  return chosen === undefined ? null : day(chosen, 'explicit')
}

const yearOf = (date: CivilDate): number => Number(date.slice(0, 4))
const monthOf = (date: CivilDate): number => Number(date.slice(5, 7))
const yearsAround = (anchor: CivilDate): readonly number[] => [-1, 0, 1].map((y) => yearOf(anchor) + y)

/** "Samedi 22": the month in which the 22nd is a Saturday, if one is near. */
function dayOfMonth({ weekday, day: d }: Captured, anchor: CivilDate, direction: Direction) {
  if (weekday === undefined || d === undefined) return null
  const months = [-2, -1, 0, 1, 2].map((shift) => yearOf(anchor) * 12 + monthOf(anchor) - 1 + shift)
  const dates = months
    .map((months) => civil(Math.floor(months / 12), (months % 12) + 1, d))
    .filter((date) => date !== null)
    .filter((date) => weekdayOf(date) === weekday && Math.abs(daysBetween(anchor, date)) <= monthlessReach)
  const chosen = nearest(dates, anchor, direction, false)
  return chosen === undefined ? null : day(chosen, 'explicit')
}

/** How much further a day against the tense may seem. */
const againstTense = 5

/** Without a year the nearest such day, as far as the tense lets it. */
function nearest(
  dates: readonly CivilDate[],
  anchor: CivilDate,
  { toward, weight }: Direction,
  strict: boolean,
) {
  const against = (date: CivilDate) => (toward === 'past' ? date > anchor : date < anchor)
  const fitting = strict || weight === 'sure' ? dates.filter((date) => !against(date)) : dates
  const bent = (date: CivilDate) =>
    Math.abs(daysBetween(anchor, date)) * (weight !== 'balanced' && against(date) ? againstTense : 1)
  return [...fitting].sort((a, b) => bent(a) - bent(b))[0]
}

function yearOfMonth(m: number, anchor: CivilDate, { toward }: Direction, strict: boolean): number {
  const now = yearOf(anchor)
  const current = monthOf(anchor)
  if (toward === 'past') return m < current || (m === current && !strict) ? now : now - 1
  return m > current || (m === current && !strict) ? now : now + 1
}

function month(y: number, m: number): DateValue | null {
  const from = civil(y, m, 1)
  const to = m === 12 ? civil(y + 1, 1, 1) : civil(y, m + 1, 1)
  return from && to ? { from, to, precision: 'month', derivation: 'explicit' } : null
}

function year(y: number): DateValue | null {
  const from = civil(y, 1, 1)
  const to = civil(y + 1, 1, 1)
  return from && to ? { from, to, precision: 'year', derivation: 'explicit' } : null
}

function decade(y: number): DateValue | null {
  const from = civil(y, 1, 1)
  const to = civil(y + 10, 1, 1)
  return from && to ? { from, to, precision: 'year', derivation: 'explicit' } : null
}

/** A season is known to less than a year, and to no single month. */
function seasonIn(of: NonNullable<Captured['season']>, y: number): DateValue {
  const from = `${y}-${of.from}`
  const to = `${of.to < of.from ? y + 1 : y}-${of.to}`
  return { from, to, precision: 'year', derivation: 'explicit' }
}

function season(
  { season: of, year: y }: Captured,
  anchor: CivilDate,
  { toward }: Direction,
  rule: DateRule,
): DateValue | null {
  if (of === undefined) return null
  if (y !== undefined) return seasonIn(of, y)
  const values = yearsAround(anchor).map((one) => seasonIn(of, one))
  // "This summer" may be the one that is on; "last summer" is over, "next summer" has not begun.
  const strict = rule.toward === 'past' || rule.toward === 'future'
  if (toward === 'past')
    return values.findLast(({ from, to }) => (strict ? (to ?? '') : (from ?? '')) <= anchor) ?? null
  return values.find(({ from, to }) => (strict ? (from ?? '') : (to ?? '')) > anchor) ?? null
}

function feast(
  { feast: of, year: y }: Captured,
  shift: number,
  anchor: CivilDate,
  direction: Direction,
): DateValue | null {
  if (of === undefined) return null
  const days = (y !== undefined ? [y] : yearsAround(anchor))
    .map((one) => feastIn(of, one))
    .filter((one) => one !== null)
    .map((one) => addDays(one, shift))
  const chosen = y !== undefined ? days[0] : nearest(days, anchor, direction, direction.weight !== 'balanced')
  return chosen === undefined ? null : day(chosen, 'explicit')
}

function nth(read: Captured, anchor: CivilDate, direction: Direction): DateValue | null {
  const { nth: count, weekday: wanted } = read
  if (count === undefined || wanted === undefined) return null
  const days = (read.year !== undefined ? [read.year] : yearsAround(anchor))
    .map((y) =>
      read.season ? seasonIn(read.season, y) : read.month === undefined ? null : month(y, read.month),
    )
    .map((span) => (span?.from && span.to ? nthWeekday(count, wanted, span.from, span.to) : null))
    .filter((one) => one !== null)
  const chosen =
    read.year !== undefined ? days[0] : nearest(days, anchor, direction, direction.weight !== 'balanced')
  return chosen === undefined ? null : day(chosen, 'explicit')
}

const mondayOf = (date: CivilDate): CivilDate => addDays(date, 1 - weekdayOf(date))

function wholeUnit(
  unit: NonNullable<DateRule['unit']>,
  shift: number,
  anchor: CivilDate,
  { toward }: Direction,
): DateValue | null {
  const monday = addDays(mondayOf(anchor), 7 * shift)
  switch (unit) {
    case 'week':
      return { from: monday, to: addDays(monday, 7), precision: 'week', derivation: 'relative' }
    case 'weekend': {
      // In the past tense, and on a Monday or Tuesday, "this weekend" before Saturday is the one just over.
      const over = shift === 0 && weekdayOf(anchor) <= (toward === 'past' ? 5 : 2)
      const saturday = addDays(monday, 5 - (over ? 7 : 0))
      return { from: saturday, to: addDays(saturday, 2), precision: 'week', derivation: 'relative' }
    }
    case 'month': {
      const months = yearOf(anchor) * 12 + monthOf(anchor) - 1 + shift
      const value = month(Math.floor(months / 12), (months % 12) + 1)
      return value && { ...value, derivation: 'relative' }
    }
    case 'year': {
      const value = year(yearOf(anchor) + shift)
      return value && { ...value, derivation: 'relative' }
    }
    default:
      return unit satisfies never
  }
}

/** Far more than any text means, and few enough that no calendar overflows. */
const numberMax = 2000

function ago({ number, unit }: Captured, sign: number, anchor: CivilDate): DateValue | null {
  if (number === undefined || unit === undefined || number > numberMax) return null
  if (unit === 'day') return day(addDays(anchor, sign * number), 'relative')
  if (unit === 'hour') return day(anchor, 'relative')
  return wholeUnit(unit, sign * number, anchor, told)
}

/** "Two years later" counts from a year, "two days later" only from a day. */
function later(read: Captured, sign: number, { last, period }: Seen): DateValue | null {
  const from = read.unit === 'month' || read.unit === 'year' ? period : last
  return from === null ? nothing : ago(read, sign, from)
}

function within({ number, unit }: Captured, anchor: CivilDate): DateValue {
  if (number === undefined || unit === undefined || number > numberMax) return nothing
  const days = { hour: Math.ceil(number / 24), day: number, week: number * 7, month: number * 30, year: null }
  const length = days[unit]
  if (length === null) return nothing
  return { from: anchor, to: addDays(anchor, length + 1), precision: 'unknown', derivation: 'deadline' }
}

/** A day that exists in the calendar between the years 1000 and 9999, or null. */
function civil(y: number, m: number, d: number): CivilDate | null {
  if (y < 1000 || y > 9998 || m < 1 || m > 12 || d < 1 || d > 31) return null
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
  const length = m === 2 ? (leap ? 29 : 28) : m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31
  return d <= length ? `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` : null
}

/** The calendar value of a date expression: what a rule gives, seen from the day it is read on. */
import { addDays, weekdayOf } from '../../events/calendar.ts'
import type { CivilDate, Derivation, Precision } from '../../events/vocabulary.ts'
import type { DateRule } from './lexicon.ts'

/** What a rule read in the text. */
export type Captured = Readonly<{
  weekday?: number
  month?: number
  day?: number
  year?: number
  number?: number
  unit?: 'day' | 'week' | 'month' | 'year' | 'hour'
}>
export type Direction = 'past' | 'future'
/** `from` and `to` are null where the expression dates nothing, as a duration does. */
export type DateValue = Readonly<{
  from: CivilDate | null
  to: CivilDate | null
  precision: Precision
  derivation: Derivation
}>

const nothing: DateValue = { from: null, to: null, precision: 'unknown', derivation: 'relative' }

/**
 * `anchor` is the day of reading, `last` the last day that the text named in this block, `direction` the tense of the
 * clause. Weeks begin on Monday; the values are whole, also where they reach beyond the day of publication.
 */
export function dateValue(
  rule: DateRule,
  read: Captured,
  at: Readonly<{ anchor: CivilDate; last: CivilDate | null; direction: Direction }>,
): DateValue | null {
  const { anchor, last } = at
  const shift = rule.shift ?? 0
  const direction = rule.toward === 'past' || rule.toward === 'future' ? rule.toward : at.direction
  switch (rule.gives) {
    case 'nothing':
      return nothing
    case 'day':
      return day(addDays(anchor, shift), 'relative')
    case 'nextTo':
      return day(addDays(last ?? anchor, shift), 'relative')
    case 'sameDay':
      return day(last ?? anchor, 'relative')
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
    case 'unit':
      return wholeUnit(rule.unit ?? 'week', shift, anchor)
    case 'ago':
      return ago(read, shift, anchor)
    case 'within':
      return within(read, anchor)
    default:
      return rule.gives satisfies never
  }
}

const day = (from: CivilDate, derivation: Derivation): DateValue => ({
  from,
  to: addDays(from, 1),
  precision: 'day',
  derivation,
})

function weekday(rule: DateRule, { weekday: wanted }: Captured, anchor: CivilDate, direction: Direction) {
  if (wanted === undefined) return null
  const back = (weekdayOf(anchor) - wanted + 7) % 7
  // "Last Tuesday" said on a Tuesday is a week ago; a bare "Tuesday" in the past tense is that day.
  if (rule.toward === 'past') return day(addDays(anchor, -(back || 7)), 'weekday')
  if (rule.toward === 'future') return day(addDays(anchor, 7 - back), 'weekday')
  const ahead = (7 - back) % 7
  return day(addDays(anchor, direction === 'future' ? ahead : -back), 'weekday')
}

function calendarDate(
  read: Captured,
  anchor: CivilDate,
  direction: Direction,
  strict: boolean,
): DateValue | null {
  if (read.month === undefined || read.day === undefined) return null
  const { month: m, day: d } = read
  const years = read.year !== undefined ? [read.year] : yearsAround(anchor).map((y) => y)
  const dates = years.map((y) => civil(y, m, d)).filter((date) => date !== null)
  const chosen = read.year !== undefined ? dates[0] : nearest(dates, anchor, direction, strict)
  return chosen === undefined ? null : day(chosen, 'explicit')
}

const yearsAround = (anchor: CivilDate): number[] => {
  const y = Number(anchor.slice(0, 4))
  return [y - 1, y, y + 1]
}

/** Without a year the nearest such day; a strict word ("last", "next") or a far one follows the direction. */
function nearest(dates: readonly CivilDate[], anchor: CivilDate, direction: Direction, strict: boolean) {
  const distance = (date: CivilDate) =>
    Math.abs(Date.parse(`${date}T00:00:00Z`) - Date.parse(`${anchor}T00:00:00Z`))
  const fitting = strict
    ? dates.filter((date) => (direction === 'past' ? date <= anchor : date >= anchor))
    : dates
  const bent = (date: CivilDate) =>
    distance(date) * (direction === 'past' ? (date > anchor ? 3 : 1) : date < anchor ? 3 : 1)
  return [...fitting].sort((a, b) => bent(a) - bent(b))[0]
}

function yearOfMonth(m: number, anchor: CivilDate, direction: Direction, strict: boolean): number {
  const now = Number(anchor.slice(0, 4))
  const current = Number(anchor.slice(5, 7))
  if (direction === 'past') return m < current || (m === current && !strict) ? now : now - 1
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

function wholeUnit(unit: NonNullable<DateRule['unit']>, shift: number, anchor: CivilDate): DateValue | null {
  const monday = addDays(anchor, 1 - weekdayOf(anchor) + 7 * shift)
  switch (unit) {
    case 'week':
      return { from: monday, to: addDays(monday, 7), precision: 'week', derivation: 'relative' }
    case 'weekend': {
      // On a Monday or Tuesday "this weekend" is the one just over.
      const past = shift === 0 && weekdayOf(anchor) <= 2 ? -7 : 0
      const saturday = addDays(monday, 5 + past)
      return { from: saturday, to: addDays(saturday, 2), precision: 'week', derivation: 'relative' }
    }
    case 'month': {
      const months = Number(anchor.slice(0, 4)) * 12 + Number(anchor.slice(5, 7)) - 1 + shift
      const value = month(Math.floor(months / 12), (months % 12) + 1)
      return value && { ...value, derivation: 'relative' }
    }
    case 'year': {
      const value = year(Number(anchor.slice(0, 4)) + shift)
      return value && { ...value, derivation: 'relative' }
    }
    default:
      return unit satisfies never
  }
}

function ago({ number, unit }: Captured, sign: number, anchor: CivilDate): DateValue | null {
  if (number === undefined || unit === undefined || number > 2000) return null
  if (unit === 'day') return day(addDays(anchor, sign * number), 'relative')
  if (unit === 'week') return { ...day(addDays(anchor, sign * number * 7), 'relative'), precision: 'week' }
  if (unit === 'hour') return day(anchor, 'relative')
  return wholeUnit(unit, sign * number, anchor)
}

function within({ number, unit }: Captured, anchor: CivilDate): DateValue {
  if (number === undefined || number > 2000) return nothing
  const days = unit === 'day' ? number : unit === 'week' ? number * 7 : unit === 'month' ? number * 30 : null
  if (days === null) return nothing
  return { from: anchor, to: addDays(anchor, days + 1), precision: 'unknown', derivation: 'deadline' }
}

/** A day that exists in the calendar between the years 1000 and 9999, or null. */
function civil(y: number, m: number, d: number): CivilDate | null {
  if (y < 1000 || y > 9998 || m < 1 || m > 12 || d < 1 || d > 31) return null
  const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

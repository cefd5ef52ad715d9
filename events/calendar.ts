/** Civil days and instants: midnight of a zone, days apart, microseconds. Pure arithmetic on text. */
import type { CivilDate, Instant } from './vocabulary.ts'

const dayMs = 86_400_000

/** `date` moved by whole days; month and year ends are kept. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: CivilDate, b: CivilDate): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs)

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** The civil date of an instant in a zone. */
export function dayOf(instant: Instant, zone: string): CivilDate {
  return localText(Date.parse(`${instant.slice(0, 23)}Z`), zone).slice(0, 10)
}

/**
 * The first instant of a civil day in a zone. Where midnight does not exist (a clock that jumps at midnight) it is
 * the first instant that does; a day that a zone skipped whole begins when the next one does.
 */
export function startOfDay(date: CivilDate, zone: string): Instant {
  const key = `${zone} ${date}`
  const known = starts.get(key)
  if (known) return known
  const wanted = `${date}T00:00:00`
  const utc = Date.parse(`${wanted}Z`)
  // No zone is further than 15 hours from UTC; the first moment whose local time reaches midnight is searched for.
  let low = utc - 16 * 3_600_000
  let high = utc + 16 * 3_600_000
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (middle <= low) break
    if (localText(middle, zone) >= wanted) high = middle
    else low = middle
  }
  const start = `${new Date(high).toISOString().slice(0, 19)}.000000Z`
  if (starts.size > 20_000) starts.clear()
  starts.set(key, start)
  return start
}

/** The last microsecond before an instant. */
export function justBefore(instant: Instant): Instant {
  const micros = Number(instant.slice(20, 26))
  if (micros > 0) return `${instant.slice(0, 20)}${String(micros - 1).padStart(6, '0')}Z`
  const second = new Date(Date.parse(`${instant.slice(0, 19)}Z`) - 1000).toISOString()
  return `${second.slice(0, 19)}.999999Z`
}

/** What the clocks of a zone show at an instant: `YYYY-MM-DDTHH:MM:SS`. */
export const localTimeOf = (instant: Instant, zone: string): string =>
  localText(Date.parse(`${instant.slice(0, 23)}Z`), zone)

/**
 * The instant at which the clocks of a zone show a local time (`YYYY-MM-DDTHH:MM:SS`): the first one where they show it
 * twice, and where they skip it the one that lies as far behind the jump.
 */
export function instantOfLocal(local: string, zone: string): Instant {
  const wanted = Date.parse(`${local}Z`)
  const offsetAt = (ms: number) => Date.parse(`${localText(ms, zone)}Z`) - ms
  // Offsets a day before and after are those on either side of any jump in between.
  const before = wanted - offsetAt(wanted - dayMs)
  const after = wanted - offsetAt(wanted + dayMs)
  const shows = (ms: number) => Date.parse(`${localText(ms, zone)}Z`) === wanted
  const found = shows(before) || !shows(after) ? before : after
  return `${new Date(found).toISOString().slice(0, 19)}.000000Z`
}

/** `instant` moved by hours, its microseconds kept. */
export function addHours(instant: Instant, hours: number): Instant {
  const moved = new Date(Date.parse(`${instant.slice(0, 19)}Z`) + hours * 3_600_000).toISOString()
  return `${moved.slice(0, 19)}${instant.slice(19)}`
}

/** `instant` moved by milliseconds, never less than asked: part of one counts as a whole one. Its microseconds are kept. */
export const addMs = (instant: Instant, ms: number): Instant =>
  `${new Date(Date.parse(`${instant.slice(0, 23)}Z`) + Math.ceil(ms)).toISOString().slice(0, 23)}${instant.slice(23)}`

/** Milliseconds from `a` to `b`, microseconds as decimals; negative when `b` is earlier. */
export const msBetween = (a: Instant, b: Instant): number =>
  Date.parse(`${b.slice(0, 23)}Z`) -
  Date.parse(`${a.slice(0, 23)}Z`) +
  (Number(b.slice(23, 26)) - Number(a.slice(23, 26))) / 1000

/** The same second of the next minute. */
export const addMinute = (instant: Instant): Instant =>
  `${new Date(Date.parse(`${instant.slice(0, 19)}Z`) + 60_000).toISOString().slice(0, 19)}${instant.slice(19)}`

// Formatters cost 50 µs each to make and midnights are asked for again and again: both are kept. A cache of a pure
// function changes no answer.
const formatters = new Map<string, Intl.DateTimeFormat>()
const starts = new Map<string, Instant>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/** One article is asked for its own moment several times, and the formatter takes as long as reading a paragraph. */
const shown = new Map<string, string>()

function localText(ms: number, zone: string): string {
  const key = `${zone} ${ms}`
  const text = shown.get(key) ?? formatted(ms, zone)
  if (shown.size > 1_000) shown.clear()
  shown.set(key, text)
  return text
}

function formatted(ms: number, zone: string): string {
  const parts = new Map<string, string>()
  for (const { type, value } of formatterOf(zone).formatToParts(ms)) parts.set(type, value)
  const part = (type: string) => parts.get(type) ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`
}

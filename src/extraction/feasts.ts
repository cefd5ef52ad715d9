/** Days that the calendar itself knows: Easter, feasts that hang on it, nth weekdays, seasons. */
import { addDays, weekdayOf } from '../../events/calendar.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import type { Feast } from './lexicon.ts'

const civilOf = (y: number, m: number, d: number): CivilDate =>
  `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`

/** The day of a feast in a year between 1583 and 4099; null where that year has none. */
export function feastIn(feast: Feast, y: number): CivilDate | null {
  if ('date' in feast) return `${y}-${feast.date}`
  if ('easter' in feast) return addDays(easterIn(y), feast.easter)
  if ('orthodoxEaster' in feast) return addDays(orthodoxEasterIn(y), feast.orthodoxEaster)
  const next = feast.month === 12 ? civilOf(y + 1, 1, 1) : civilOf(y, feast.month + 1, 1)
  return nthWeekday(feast.nth, feast.weekday, civilOf(y, feast.month, 1), next)
}

/** Easter Sunday of the Gregorian calendar (the algorithm printed in Nature, 20 April 1876). */
export function easterIn(y: number): CivilDate {
  const a = y % 19
  const b = Math.floor(y / 100)
  const c = y % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return civilOf(y, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

/** Easter Sunday of the Julian calendar, as a day of the Gregorian one (Meeus, Astronomical Algorithms, chapter 8). */
export function orthodoxEasterIn(y: number): CivilDate {
  const d = (19 * (y % 19) + 15) % 30
  const e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  const julian = civilOf(y, month, ((d + e + 114) % 31) + 1)
  return addDays(julian, Math.floor(y / 100) - Math.floor(y / 400) - 2)
}

/** The `nth` such weekday of `[from, to)`, -1 for the last; null where there is none. */
export function nthWeekday(nth: number, weekday: number, from: CivilDate, to: CivilDate): CivilDate | null {
  const day =
    nth > 0
      ? addDays(from, ((weekday - weekdayOf(from) + 7) % 7) + 7 * (nth - 1))
      : addDays(to, -1 - ((weekdayOf(addDays(to, -1)) - weekday + 7) % 7))
  return day >= from && day < to ? day : null
}

/** How far acts lie apart: overlap, whole days between them, and the 72 hours of the fold. */
import { addHours, daysBetween } from '../../events/calendar.ts'
import type { Act } from '../acts/act.ts'

/** How long a higher rank prevails over a lower one, and how soon a change by a lower rank is a contest. */
const prevailHours = 72
const prevailDays = prevailHours / 24

type Interval = Pick<Act, 'from' | 'to' | 'firstDay' | 'lastDay' | 'precision' | 'dated'>

/** Whether both may have been said at one moment. An undated act reaches back without end, as far as we know. */
export const overlaps = (a: Interval, b: Interval): boolean =>
  (a.from === null || a.from < b.to) && (b.from === null || b.from < a.to)

/** Whole days between the last day of one and the first of the other; 0 when they touch or overlap. */
export function daysApart(a: Interval, b: Interval): number {
  const [first, second] = a.lastDay <= b.lastDay ? [a, b] : [b, a]
  return Math.max(0, daysBetween(first.lastDay, second.firstDay))
}

/**
 * Whether `later` begins 72 hours or more after `earlier`. Between minutes these are hours; at day grain three
 * calendar days between the last day of one and the first of the other, so that no clock change counts. An undated
 * act is placed at its publication day.
 */
export function isLongAfter(earlier: Interval, later: Interval): boolean {
  if (earlier.precision === 'minute' && later.precision === 'minute' && later.from !== null) {
    return later.from >= addHours(earlier.to, prevailHours)
  }
  return daysBetween(earlier.lastDay, later.firstDay) >= prevailDays
}

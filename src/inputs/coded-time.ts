/** When a coder says that something was said, as it is stored: half-open, in days or UTC, and nothing after its publication unseen. */
import { addDays, addHours, dayOf, daysBetween, startOfDay } from '../../events/calendar.ts'
import { Refusal } from '../../events/errors.ts'
import type { Instant, Precision, ReviewReason, StatedAt } from '../../events/vocabulary.ts'
import { parseInstant } from '../routes/parameters.ts'
import type { ReadingInput } from './coded-claim.ts'

type StatedAtInput = ReadingInput['statedAt']
export type CodedTime = Readonly<{ statedAt: StatedAt; reasons: readonly ReviewReason[] }>

/** The longest interval of each precision, in days. What lies between two days is known to the week, at best. */
const daysMax: Readonly<Record<Exclude<Precision, 'minute' | 'unknown'>, number>> = {
  day: 1,
  week: 7,
  month: 31,
  year: 366,
}

/**
 * @param at  the pointer of the reading in its body
 * @returns with the reason `stated_after_publication` where it begins later than its article was published
 * @throws Refusal `invalid_interval` where the ends leave no time between them, or more than the precision says
 */
export function readStatedAt(
  { precision, derivation, anchor = null, ...ends }: StatedAtInput,
  { publishedAt, timeZone }: Readonly<{ publishedAt: Instant; timeZone: string }>,
  at: string,
): CodedTime {
  const isMinute = precision === 'minute'
  const publishedOn = dayOf(publishedAt, timeZone)
  // No `to` lies beyond the day after publication (semantics.md, 2.2).
  const limit = addDays(publishedOn, 1)
  if (ends.from === null && ends.to === null) {
    const undated = {
      from: null,
      to: limit,
      precision: 'unknown',
      derivation: 'publication',
      anchor,
    } as const
    return { statedAt: undated, reasons: [] }
  }
  const from = endOf(ends.from, isMinute)
  const to = endOf(ends.to, isMinute)
  if (to === null || (from === null && isMinute)) {
    throw invalid(at, 'leave both ends open, or say where it ends: a day ends with the next one')
  }
  if (isBeyondCalendar({ from, to, isMinute })) {
    throw invalid(at, 'its days lie in the years 1000 to 9999, whichever the zone')
  }
  if (from !== null && to <= from) {
    throw invalid(at, '`from` must lie before `to`, which is excluded: a day ends with the next one')
  }
  if (from !== null && isTooLong({ from, to, precision })) {
    throw invalid(at, `what lies between its ends is longer than the precision ${precision} says`)
  }
  const isLate = from !== null && from > (isMinute ? publishedAt : publishedOn)
  const last = isMinute ? startOfDay(limit, timeZone) : limit
  return {
    statedAt: {
      from,
      to: !isLate && to > last ? last : to,
      // Whatever has no beginning is undated.
      precision: from === null ? 'unknown' : precision,
      derivation,
      anchor,
    },
    reasons: isLate ? ['stated_after_publication'] : [],
  }
}

/** The schema has read it once: an instant where minutes are meant, else a day. */
function endOf(text: string | null, isMinute: boolean): string | null {
  return text !== null && isMinute ? (parseInstant(text) ?? null) : text
}

/**
 * The day before `to` has a date of four digits, too. An instant is another day elsewhere, so that it keeps away from the
 * ends of the calendar by a day.
 */
const isBeyondCalendar = ({
  from,
  to,
  isMinute,
}: Readonly<{ from: string | null; to: string; isMinute: boolean }>): boolean =>
  isMinute ? (from !== null && from < '1000-01-02') || to >= '9999-12-31' : to <= '1000-01-01'

function isTooLong({
  from,
  to,
  precision,
}: Readonly<{ from: string; to: string; precision: Precision }>): boolean {
  if (precision === 'minute') return to > addHours(from, 24)
  return precision !== 'unknown' && daysBetween(from, to) > daysMax[precision]
}

function invalid(at: string, detail: string): Refusal {
  const pointer = `${at}/statedAt`
  return new Refusal('invalid_interval', `${pointer}: ${detail}.`, [
    { pointer, code: 'invalid_interval', detail },
  ])
}

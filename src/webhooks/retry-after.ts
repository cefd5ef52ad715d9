/** When a receiver asks to be called again: `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3). Pure. */
import { msBetween } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'

/** The longest pause that a receiver gets by asking: an ill-set header must not silence an endpoint for a year. */
export const retryAfterMsMax = 86_400_000

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const month = `(?<month>${months.join('|')})`
const time = '(?<time>\\d\\d:\\d\\d:\\d\\d)'
/** The form to send, and the two obsolete ones that a recipient has to read. The day of the week is not looked at. */
const dateForms = [
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`),
  new RegExp(
    `^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (?<day>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT$`,
  ),
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})$`),
]

/**
 * How long the receiver asks to be left alone, in milliseconds and never more than 24 h.
 *
 * Null for what means nothing: a sign, a fraction, a list (the header came twice), a date that does not exist or has
 * passed. Zero seconds mean something: at once.
 */
export function retryAfterMsOf(header: string | null, now: Instant): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, retryAfterMsMax)
  const date = dateOf(text, now)
  if (date === null) return null
  const ms = msBetween(now, date)
  return ms < 0 ? null : Math.min(ms, retryAfterMsMax)
}

function dateOf(text: string, now: Instant): Instant | null {
  for (const form of dateForms) {
    const parts = form.exec(text)?.groups
    if (!parts) continue
    const { day = '', month = '', year = '', time = '' } = parts
    const monthText = String(months.indexOf(month) + 1).padStart(2, '0')
    const dayAndTime = `${monthText}-${day.replace(' ', '0')}T${time}`
    return existing(`${fullYear(year, dayAndTime, now)}-${dayAndTime}`)
  }
  return null
}

/** Two digits that would lie more than 50 years ahead are of the last century (RFC 9110, section 5.6.7). */
function fullYear(year: string, dayAndTime: string, now: Instant): string {
  if (year.length === 4) return year
  const full = `${now.slice(0, 2)}${year}`
  const limit = `${Number(now.slice(0, 4)) + 50}${now.slice(4, 19)}`
  return `${full}-${dayAndTime}` > limit ? String(Number(full) - 100) : full
}

/** A leap second, which no clock of ours shows, is the second that follows it. */
function existing(local: string): Instant | null {
  const isLeap = local.endsWith(':60')
  const date = new Date(`${isLeap ? `${local.slice(0, 17)}59` : local}Z`)
  if (Number.isNaN(date.getTime())) return null
  // A day that the month lacks is moved into the next one by the parser.
  if (date.toISOString().slice(0, 10) !== local.slice(0, 10)) return null
  const shown = new Date(date.getTime() + (isLeap ? 1000 : 0)).toISOString()
  return /^[1-9]\d{3}-/.test(shown) ? `${shown.slice(0, 19)}.000000Z` : null
}

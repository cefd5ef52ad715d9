/** Times as pages and feeds write them: ISO 8601 in its many spellings, and RFC 822 as feeds have it. */
import { instantOfLocal } from '../../events/calendar.ts'
import { CivilDate, type Instant } from '../../events/vocabulary.ts'
import { parseInstant } from '../routes/parameters.ts'

/**
 * `zoneAssumed`: the text has no offset, and was read on the clocks of the zone that the caller named.
 */
export type ReadTime = Readonly<{ instant: Instant; zoneAssumed: boolean }>

/** Longer than any time; what is longer is no time and is not looked at. */
const unitsMax = 80

const iso =
  /^(\d{4}-\d\d-\d\d)(?:T| )(\d\d:\d\d)(?::(\d\d))?(?:[.,](\d{1,9}))?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i
const rfc822 =
  /^(?:[a-z]{3,9},?\s{1,3})?(\d{1,2})\s{1,3}([a-z]{3})[a-z]{0,6}\s{1,3}(\d{4}|\d\d)\s{1,3}(\d{1,2}:\d\d)(?::(\d\d))?\s{0,3}([a-z]{1,4}|[+-]\d\d:?\d\d)?$/i

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** RFC 822, section 5.1, and the names of European clocks that mean one thing. Others, such as IST, mean several. */
const zoneNames: ReadonlyMap<string, string> = new Map([
  ...['UT', 'UTC', 'GMT', 'Z', 'WET'].map((name) => [name, '+00:00'] as const),
  ...['EDT'].map((name) => [name, '-04:00'] as const),
  ...['EST', 'CDT'].map((name) => [name, '-05:00'] as const),
  ...['CST', 'MDT'].map((name) => [name, '-06:00'] as const),
  ...['MST', 'PDT'].map((name) => [name, '-07:00'] as const),
  ...['PST'].map((name) => [name, '-08:00'] as const),
  ...['CET', 'WEST'].map((name) => [name, '+01:00'] as const),
  ...['CEST', 'EET'].map((name) => [name, '+02:00'] as const),
  ...['EEST', 'MSK'].map((name) => [name, '+03:00'] as const),
])

/**
 * @param zone  IANA zone for a time without offset; without one, such a time is no instant
 * @returns undefined where the text is no time, only a day, or has no offset and there is no zone
 */
export function readTime(text: string, zone: string | undefined): ReadTime | undefined {
  const trimmed = text.trim()
  if (trimmed.length > unitsMax) return undefined
  const parts = isoParts(trimmed) ?? rfc822Parts(trimmed)
  if (!parts) return undefined
  const { day, time, fraction, offset } = parts
  if (offset !== null) {
    const instant = parseInstant(`${day}T${time}${fraction}${offset}`)
    return instant === undefined ? undefined : { instant, zoneAssumed: false }
  }
  // The same checks as of any other time: nothing rolls over to another day.
  const isLocal = parseInstant(`${day}T${time}Z`) !== undefined
  return isLocal && zone !== undefined
    ? { instant: instantOfLocal(`${day}T${time}`, zone), zoneAssumed: true }
    : undefined
}

/** Why `readTime` made nothing of it, as a sentence without its full stop. */
export function timeFault(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length <= unitsMax && (isoParts(trimmed) ?? rfc822Parts(trimmed))?.offset === null)
    return 'it has no offset from UTC'
  return CivilDate.safeParse(trimmed).success
    ? 'it names a day without a time'
    : 'it is no time that is known here'
}

type Parts = Readonly<{ day: string; time: string; fraction: string; offset: string | null }>

function isoParts(text: string): Parts | undefined {
  const found = iso.exec(text)
  if (!found) return undefined
  const [, day = '', time = '', seconds = '00', fraction = '', zone] = found
  return {
    day,
    time: `${time}:${seconds}`,
    // Six decimals are kept anywhere; some systems write nine.
    fraction: fraction === '' ? '' : `.${fraction.slice(0, 6)}`,
    offset: zone === undefined ? null : offsetOf(zone),
  }
}

function rfc822Parts(text: string): Parts | undefined {
  const found = rfc822.exec(text)
  if (!found) return undefined
  const [, day = '', name = '', year = '', time = '', seconds = '00', zone] = found
  const month = months.indexOf(name.toLowerCase()) + 1
  if (month === 0) return undefined
  // RFC 2822, section 4.3: two digits below 50 are of this century.
  const whole = year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`
  const offset = zone === undefined ? null : offsetOf(zone)
  return {
    day: `${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`,
    time: `${time.padStart(5, '0')}:${seconds}`,
    fraction: '',
    offset,
  }
}

/** `+0200` is common, and so are names. An unknown name gives an offset that no instant has. */
function offsetOf(zone: string): string {
  const known = zoneNames.get(zone.toUpperCase())
  if (known) return known
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return /^\d{4}$/.test(digits) ? `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}` : zone
}

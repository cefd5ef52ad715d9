/** What the classes of date rules read: days, months, years, times of day, numbers and dates in figures. */
import { type Captured, type DateLexicon, type Item, phraseAt, standsBefore } from './date-lexicon.ts'
import type { Token } from './normalise.ts'

type Matching = Readonly<{ tokens: readonly Token[]; limit: number; lexicon: DateLexicon }>
type Step = Readonly<{ read: Captured; to: number }>

/** Reads a class at a token: what it adds to what was read, and the token behind it. Null where it is not there. */
export function readClass(matching: Matching, at: number, klass: string, read: Captured): Step | null {
  const { tokens, limit, lexicon } = matching
  const token = at < limit ? tokens[at] : undefined
  if (token?.kind !== 'word' && token?.kind !== 'number') return null
  const digits = token.kind === 'number' && /^\d{1,4}$/.test(token.fold) ? Number(token.fold) : null
  switch (klass) {
    case 'weekday':
    case 'short': {
      const weekday = (klass === 'short' ? lexicon.shortWeekdays : lexicon.weekdays).get(token.fold)
      return weekday === undefined || !isWritten(matching, at) ? null : item(read, { weekday }, at)
    }
    case 'month': {
      const month = lexicon.months.get(token.fold)
      const besideDay = read.day !== undefined && !lexicon.capitals
      return month === undefined || (!besideDay && !isWritten(matching, at))
        ? null
        : item(read, { month }, at)
    }
    case 'day':
      return readDay(matching, at, read)
    case 'year':
      return digits !== null && digits >= 1800 && digits <= 2199 ? item(read, { year: digits }, at) : null
    case 'year2':
      return digits !== null && token.fold.length === 2 && digits > 31
        ? step(read, { year: 1900 + digits }, at + 1)
        : null
    case 'decade':
      return readDecade(tokens, at, lexicon, read)
    case 'clock':
      return readClock(tokens, at, lexicon, read)
    case 'numeric':
      return readNumeric(tokens, at, lexicon, read)
    case 'number':
      return readNumber(tokens, at, digits, lexicon, read)
    case 'ordinal': {
      const nth = lexicon.ordinals.get(token.fold)
      return nth === undefined ? null : step(read, { nth }, at + 1)
    }
    case 'unit': {
      const unit = lexicon.units.get(token.fold)
      return unit === undefined ? null : step(read, { unit }, at + 1)
    }
    case 'season': {
      const season = lexicon.seasons.get(token.fold)
      return season === undefined ? null : step(read, { season }, at + 1)
    }
    case 'feast':
    case 'feastDay': {
      const feast = phraseAt(tokens, at, klass === 'feast' ? lexicon.feasts : lexicon.feastDays)
      return feast && step(read, { feast: feast.value }, feast.to)
    }
    case 'part': {
      const part = phraseAt(tokens, at, lexicon.dayParts)
      return part && step(read, {}, part.to)
    }
    default:
      return null
  }
}

/** Whether the name of a day or month is written as one: with a capital in English, without one in French. */
function isWritten({ tokens, lexicon, limit }: Matching, at: number): boolean {
  const token = tokens[at]
  if (!token) return false
  if (lexicon.capitals) return token.capital
  const before = tokens[at - 1]
  const opens = before === undefined || before.kind === 'break' || before.kind === 'mark'
  return !token.capital || opens || (at + 1 < limit && tokens[at + 1]?.kind === 'number')
}

const step = (read: Captured, more: Captured, to: number): Step => ({ read: { ...read, ...more }, to })

/** One of several days that a rule may read. */
function item(
  read: Captured,
  more: Omit<Item, 'first' | 'last'>,
  first: number,
  to: number = first + 1,
): Step {
  const items = [...(read.items ?? []), { ...more, first, last: to - 1 }]
  return { read: { ...read, ...more, items }, to }
}

/** "3", "1er", "5th", and "premier" or "quinze" before a month. A second day behind a first is joined to it: "3-5 mai". */
function readDay({ tokens, lexicon, limit }: Matching, at: number, read: Captured): Step | null {
  const token = tokens[at]
  if (!token || at >= limit) return null
  if (token.kind === 'word') {
    const spelled = lexicon.ordinals.get(token.fold) ?? phraseAt(tokens, at, lexicon.numbers)?.value
    const next = tokens[at + 1]
    const before = tokens[at - 1]?.fold ?? ''
    if (spelled === undefined || spelled < 1 || spelled > 31 || !lexicon.determiners.has(before)) return null
    return lexicon.months.has(next?.fold ?? '') ? item(read, { day: spelled }, at) : null
  }
  const day = token.kind === 'number' && /^\d{1,2}$/.test(token.fold) ? Number(token.fold) : 0
  if (day < 1 || day > 31) return null
  const before = tokens[at - 1]
  if (before?.kind === 'number' && token.joint !== '-') return null
  const next = tokens[at + 1]
  const ending = next?.glued && lexicon.dayEndings.has(next.fold)
  return item(read, { day }, at, ending ? at + 2 : at + 1)
}

/** "1990s", and where a word says so before it the bare number: "les années 60". */
function readDecade(tokens: readonly Token[], at: number, lexicon: DateLexicon, read: Captured): Step | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^(?:\d\d)?\d0$/.test(token.fold)) return null
  const next = tokens[at + 1]
  const plural = next?.glued === true && next.fold === 's'
  if (lexicon.capitals && !plural) return null
  const number = Number(token.fold)
  const year = token.fold.length === 2 ? (number >= 20 ? 1900 : 2000) + number : number
  return year < 1800 || year > 2190 ? null : step(read, { year }, plural ? at + 2 : at + 1)
}

/** "20 h 30", "20h30", "20:30", "9 p.m.", and behind "at" "8 heures". */
function readClock(tokens: readonly Token[], at: number, lexicon: DateLexicon, read: Captured): Step | null {
  const next = tokens[at + 1]
  if (!next || !isSmall(tokens[at], 24)) return timeAsDecimal(tokens, at, lexicon, read)
  const hour = Number(tokens[at]?.fold)
  const minutes = tokens[at + 2]
  const timed = minutes?.fold.length === 2 && isSmall(minutes, 59)
  if (next.fold === ':' && next.glued) {
    if (!timed || !minutes?.glued || tokens[at + 3]?.fold === ':') return null
    return timeOf(tokens, { hour, minutes: Number(minutes.fold), to: at + 3 }, lexicon, read)
  }
  if (phraseAt(tokens, at + 1, lexicon.hourEndings))
    return timeOf(tokens, { hour, minutes: 0, to: at + 1 }, lexicon, read)
  const led = lexicon.hourWords.has(next.fold) && standsBefore(tokens, at, lexicon.hourLeads)
  if (led || lexicon.hourMarks.has(next.fold))
    return timed
      ? timeOf(tokens, { hour, minutes: Number(minutes?.fold), to: at + 3 }, lexicon, read)
      : timeOf(tokens, { hour, minutes: 0, to: at + 2 }, lexicon, read)
  const glued = Number(/^\d\d$/.exec(next.fold.slice(-2))?.[0] ?? 99)
  const written = next.glued && lexicon.hourMarks.has(next.fold.slice(0, -2)) && glued <= 59
  return written ? timeOf(tokens, { hour, minutes: glued, to: at + 2 }, lexicon, read) : null
}

/** "9.15 a.m." is one number to the reader of words. */
function timeAsDecimal(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
  read: Captured,
): Step | null {
  const [hour = '', minutes = '', ...more] = tokens[at]?.fold.split('.') ?? []
  if (more.length > 0 || !/^\d{1,2}$/.test(hour) || !/^[0-5]\d$/.test(minutes) || Number(hour) > 24)
    return null
  if (!phraseAt(tokens, at + 1, lexicon.hourEndings)) return null
  return timeOf(tokens, { hour: Number(hour), minutes: Number(minutes), to: at + 1 }, lexicon, read)
}

const halfDay = 12

/** With what may follow the numbers: "p.m.", or the name of a zone. */
function timeOf(
  tokens: readonly Token[],
  { hour, minutes, to }: Readonly<{ hour: number; minutes: number; to: number }>,
  lexicon: DateLexicon,
  read: Captured,
): Step {
  const ending = phraseAt(tokens, to, lexicon.hourEndings)
  if (!ending) return step(read, { minute: hour * 60 + minutes }, to)
  const zone = ending.value === null || phraseAt(tokens, ending.to, lexicon.hourEndings)?.value === null
  const half = ending.value === null ? hour : (hour % halfDay) + ending.value
  return step(read, { minute: zone ? null : half * 60 + minutes }, ending.to)
}

const isSmall = (token: Token | undefined, max: number): boolean =>
  token?.kind === 'number' && /^\d{1,2}$/.test(token.fold) && Number(token.fold) <= max

/** "12/03/2025", "12.03.25", "2025-03-12", "12-03-2025". */
function readNumeric(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
  read: Captured,
): Step | null {
  const { parts, to } = numbersAt(tokens, at)
  const [a, b, c] = parts
  if (a === undefined || b === undefined || c === undefined || parts.length !== 3) return null
  const [x, y, z] = [Number(a), Number(b), Number(c)]
  if (a.length === 4) return b.length === 2 ? step(read, { year: x, month: y, day: z }, to) : null
  if (a.length > 2 || b.length > 2 || (c.length !== 4 && (c.length !== 2 || b.length !== 2))) return null
  const year = c.length === 4 ? z : (z < 50 ? 2000 : 1900) + z
  if (year < 1800 || year > 2199) return null
  const order = lexicon.numericOrder ?? (x > 12 ? 'dmy' : y > 12 || x === y ? 'mdy' : null)
  if (order === null) return null
  return order === 'dmy'
    ? step(read, { day: x, month: y, year }, to)
    : step(read, { day: y, month: x, year }, to)
}

function numbersAt(tokens: readonly Token[], at: number): Readonly<{ parts: readonly string[]; to: number }> {
  const first = tokens[at]?.fold ?? ''
  if (first.includes('.')) return { parts: first.split('.'), to: at + 1 }
  const parts = [first]
  let to = at + 1
  while (parts.length < 4) {
    const next = tokens[to]
    const number = next?.fold === '/' && next.glued ? tokens[to + 1] : next?.joint === '-' ? next : undefined
    if (number?.kind !== 'number' || !/^\d{1,4}$/.test(number.fold) || !number.glued) break
    parts.push(number.fold)
    to = number === next ? to + 1 : to + 2
  }
  return { parts, to }
}

/** "3", "trois", "vingt-deux", "trente et un". */
function readNumber(
  tokens: readonly Token[],
  at: number,
  digits: number | null,
  lexicon: DateLexicon,
  read: Captured,
): Step | null {
  if (digits !== null) return step(read, { number: digits }, at + 1)
  const first = phraseAt(tokens, at, lexicon.numbers)
  if (!first) return null
  const more = tokens[first.to]?.joint === '-' ? phraseAt(tokens, first.to, lexicon.numbers) : null
  return more && first.value > more.value
    ? step(read, { number: first.value + more.value }, more.to)
    : step(read, { number: first.value }, first.to)
}

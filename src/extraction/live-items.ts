/** Items of live pages and timelines: which blocks stand under a day or a time of their own. */
import { addDays } from '../../events/calendar.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import type { Block } from './blocks.ts'
import { standsAt } from './date-lexicon.ts'
import { type Chronicle, type FoundDate, findDates } from './dates.ts'

/**
 * The day from which a block's dates are read. `heading` where the page as a whole is a list of such items, so that
 * it also dates what they report: `minute` counts from midnight, null where the heading gives a day alone.
 */
export type LiveItem = Readonly<{ day: CivilDate; heading: Heading | null }>
export type Heading = Readonly<{ start: number; end: number; minute: number | null }>
/** When a text was published, by the clocks of its zone. */
export type Published = Readonly<{ day: CivilDate; minute: number }>

type Found = Heading & Readonly<{ block: number; day: CivilDate | null; alone: boolean }>

/** Words at the beginning of a block in which its heading stands. */
const headingMax = 16
/** One line with a time is any article's; a list has more. */
const itemsMin = 2

/** For each block that stands under a heading, its item. The blocks above the first heading have none. */
export function liveItems(
  chronicle: Chronicle,
  blocks: readonly Block[],
  published: Published,
): ReadonlyMap<number, LiveItem> {
  const headings = blocks.flatMap((block, index) => headingOf(chronicle, block, index, published) ?? [])
  // "Published … / Updated …": a heading above another heads nothing, unless it gives the day of a list of times.
  const heads = headings.filter(
    ({ block, alone, minute }, index) =>
      minute === null || !alone || (block + 1 < blocks.length && headings[index + 1]?.block !== block + 1),
  )
  const days = daysOf(heads, published)
  const items = new Map<number, LiveItem>()
  for (const [index, head] of heads.entries()) {
    const day = days?.[index] ?? (head.minute === null && head.alone ? head.day : null)
    if (!day) continue
    const heading = days?.[index] && (head.minute !== null || isDated(heads)) ? head : null
    const until = heads[index + 1]?.block ?? blocks.length
    for (let block = head.block; block < until; block++) items.set(block, { day, heading })
  }
  return items
}

const isDated = (heads: readonly Found[]): boolean =>
  heads.length >= itemsMin && heads.every(({ minute }) => minute === null)

/** Most blocks begin with a word that heads nothing, and their dates need not be read twice. */
const mayOpen = ({ tokens, lexicon }: Chronicle, at: number): boolean => {
  const first = tokens[at]
  if (first?.kind === 'number' || isOpening(first?.fold ?? '', false)) return true
  return lexicon.openers.has(first?.fold ?? '') || standsAt(tokens, at, lexicon.itemLeads) !== null
}

/** "17 h 32 –", "[09:15]", "Mise à jour à 14h10", "Mardi 15 avril 2025, 14h32 :", "3 mars 2022 :". */
function headingOf(
  chronicle: Chronicle,
  { from, to }: Block,
  block: number,
  published: Published,
): Found | null {
  const { tokens, lexicon } = chronicle
  const first = tokens[from]
  if (!first || !mayOpen(chronicle, from)) return null
  const dates = findDates(chronicle, { from, to: Math.min(to, from + headingMax) }, published.day)
  const read: { at: number; date: FoundDate | null; time: FoundDate | null; update: boolean } = {
    at: from,
    date: null,
    time: null,
    update: false,
  }
  while (read.at < to) {
    const date = dates.find((one) => one.first === read.at)
    const lead = standsAt(tokens, read.at, lexicon.itemLeads)
    if (date && date.time?.minute != null && !read.time) read.time = date
    else if (date && date.derivation === 'explicit' && date.precision === 'day' && !read.date && !read.time)
      read.date = date
    else if (lead !== null && !read.time) read.update = true
    else if (!isOpening(tokens[read.at]?.fold ?? '', read.time !== null)) break
    read.at = date ? date.last + 1 : (lead ?? read.at + 1)
    if (read.time) break
  }
  const last = read.time ?? read.date
  if (!last || last.from === null) return null
  const after = tokens[last.last + 1]
  const alone = last.last + 1 >= to || (closes.test(after?.fold ?? '') && last.last + 2 >= to)
  if (!alone && !separates(tokens[last.last + 1]?.fold ?? '', tokens[last.last + 2]?.fold ?? '')) {
    // "9:41am Ministers meet": a time may stand right before the words, but no date, and none behind "at".
    if (!read.time || read.date || read.update || after?.kind !== 'word' || !after.capital) return null
  }
  if (read.update && !read.time && !alone) return null
  const day = read.date?.from ?? null
  return { block, day, minute: read.time?.time?.minute ?? null, alone, start: first.start, end: last.end }
}

const isOpening = (mark: string, timed: boolean): boolean => !timed && /^[[(,•·▶►■●◆*\-–—|]$/.test(mark)
const closes = /^[\]).:–—\-|]$/
const separates = (mark: string, next: string): boolean =>
  /^[:–—\-|·•►▶>»]$/.test(mark) || (/^[\])]$/.test(mark) && next !== ',') || (mark === '.' && next !== '')

/**
 * The day of each heading, null for one that has none; undefined as a whole where the page is no list of items: times
 * that jump about, or lie ahead of publication, as those of a programme do.
 */
function daysOf(heads: readonly Found[], published: Published): readonly (CivilDate | null)[] | undefined {
  if (heads.some(({ day }) => day !== null && day > published.day)) return undefined
  const timed = heads.filter(({ minute }) => minute !== null)
  if (timed.length === 0) {
    const days = heads.map(({ day }) => day)
    return heads.length >= itemsMin && isMonotone(days.map((day) => day ?? '')) ? days : undefined
  }
  if (timed.length < itemsMin) return undefined
  if (heads.every(({ day }) => day === null)) return daysOfTimes(timed, published)
  let current: CivilDate | null = null
  const days = heads.map(({ day }) => {
    current = day ?? current
    return current
  })
  const instants = heads.flatMap(({ minute }, index) =>
    minute === null || !days[index] ? [] : [`${days[index]} ${String(minute).padStart(4, '0')}`],
  )
  const latest = [...instants].sort().at(-1) ?? ''
  const limit = `${published.day} ${String(published.minute).padStart(4, '0')}`
  return isMonotone(instants) && latest <= limit ? days : undefined
}

const isMonotone = (values: readonly string[]): boolean =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? '')) ||
  values.every((value, index) => index === 0 || value <= (values[index - 1] ?? ''))

/** Noon, in minutes: a night lies between an item of the morning and one of the evening before. */
const noon = 720

/** Times alone, newest or oldest first, whichever takes fewer nights; where they jump over a night it is another day. */
function daysOfTimes(
  timed: readonly Found[],
  { day, minute: now }: Published,
): readonly CivilDate[] | undefined {
  const minutes = timed.map(({ minute }) => minute ?? 0)
  const newestFirst = nightsBack(minutes)
  const oldestFirst = nightsBack([...minutes].reverse())
  const down = newestFirst?.at(-1) ?? Number.POSITIVE_INFINITY
  const up = oldestFirst?.at(-1) ?? Number.POSITIVE_INFINITY
  const nights = down < up ? newestFirst : up < down ? oldestFirst : undefined
  const newest = down < up ? minutes[0] : minutes.at(-1)
  // Published earlier than its newest item: by which day's clock is not known.
  if (!nights || newest === undefined || newest > now) return undefined
  const days = nights.map((night) => addDays(day, -night))
  return down < up ? days : days.reverse()
}

/** Nights between the newest item and each, newest first; undefined where they are in no order. */
function nightsBack(minutes: readonly number[]): readonly number[] | undefined {
  let nights = 0
  const back: number[] = []
  for (const [index, minute] of minutes.entries()) {
    const newer = minutes[index - 1] ?? minute
    if (minute > newer && (newer >= noon || minute < noon)) return undefined
    if (minute > newer) nights += 1
    back.push(nights)
  }
  return back
}

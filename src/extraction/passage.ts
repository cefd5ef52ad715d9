/** What the first stages know of a text: words, blocks, quotations, sentences, mentions and dates, side by side. */

import { daysBetween, localTimeOf } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { CivilDate, Instant } from '../../events/vocabulary.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type Chronicle, chronicleOf, type FoundDate, findDates } from './dates.ts'
import { inlineFurniture } from './furniture.ts'
import type { Lexicon } from './lexicons.ts'
import { type LiveItem, liveItems } from './live-items.ts'
import type { Mention } from './mention.ts'
import { mentionsOf } from './mentions.ts'
import { type Naming, namingOf } from './naming.ts'
import type { Token } from './normalise.ts'
import { type QuoteMarks, quotationsOf } from './quotations.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

/** Token numbers, `to` excluded. */
export type Stretch = Readonly<{ from: number; to: number }>

export type Passage = Readonly<{
  text: string
  tokens: readonly Token[]
  lexicon: Lexicon
  naming: Naming | null
  blocks: readonly Block[]
  sentences: readonly Sentence[]
  quotes: readonly QuoteMarks[]
  /** For each token the quotation it stands in, or undefined. */
  quoteAt: ReadonlyMap<number, QuoteMarks>
  mentions: readonly Mention[]
  mentionAt: ReadonlyMap<number, Mention>
  dates: readonly FoundDate[]
  dateAt: ReadonlyMap<number, FoundDate>
  /** By block: the item of a live page in which it stands. */
  items: ReadonlyMap<number, LiveItem>
  timeZone: string
}>

/** When the text was published: its day there, and the instant. */
export type When = Readonly<{ day: CivilDate; publishedAt: Instant; timeZone: string }>

export function readPassage(
  text: string,
  allTokens: readonly Token[],
  lexicon: Lexicon,
  codebook: Codebook | null,
  { day, publishedAt, timeZone }: When,
  outlet: string | null = null,
): Passage {
  const language = lexicon.data.language
  const skipped = inlineFurniture(text, allTokens, lexicon)
  const tokens = skipped.size > 0 ? allTokens.filter((_, index) => !skipped.has(index)) : allTokens
  const naming = codebook && namingOf(codebook, language, lexicon, day)
  const blocks = blocksOf(text, tokens, lexicon)
  const quotes = blocks.flatMap((block) => quotationsOf(tokens, block))
  const mentions = mentionsOf({ text, tokens, lexicon, naming, outlet })
  const chronicle = chronicleOf(tokens, lexicon.dates)
  const items = liveItems(chronicle, blocks, { day, minute: minuteOf(publishedAt, timeZone) })
  const dates = datesIn(chronicle, blocks, items, day)
  return {
    text,
    tokens,
    lexicon,
    naming,
    blocks,
    sentences: blocks.flatMap((block) => sentencesOf(tokens, block, lexicon)),
    quotes,
    quoteAt: covering(quotes, ({ from, to }) => [from, to]),
    mentions,
    mentionAt: covering(mentions, ({ first, last }) => [first, last + 1]),
    dates,
    dateAt: covering(dates, ({ first, last }) => [first, last + 1]),
    items,
    timeZone,
  }
}

/** Minutes since midnight, by the clocks of the zone. */
function minuteOf(instant: Instant, timeZone: string): number {
  const local = localTimeOf(instant, timeZone)
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
}

/** How long a day that an earlier block named is what "the same day" means. */
const namedReach = 31

function datesIn(
  chronicle: Chronicle,
  blocks: readonly Block[],
  items: ReadonlyMap<number, LiveItem>,
  day: CivilDate,
): readonly FoundDate[] {
  const dates: FoundDate[] = []
  let last: CivilDate | null = null
  let item: LiveItem | undefined
  for (const [index, block] of blocks.entries()) {
    const current = items.get(index)
    const anchor = current?.day ?? day
    if (current !== item) last = null
    item = current
    const near = last !== null && Math.abs(daysBetween(anchor, last)) <= namedReach ? last : null
    const found = findDates(chronicle, block, anchor, near)
    for (const date of found) dates.push(date)
    last = found.findLast(({ precision, from }) => precision === 'day' && from !== null)?.from ?? last
  }
  return dates
}

function covering<T>(
  items: readonly T[],
  extent: (item: T) => readonly [number, number],
): ReadonlyMap<number, T> {
  const at = new Map<number, T>()
  for (const item of items) {
    const [from, to] = extent(item)
    for (let index = from; index < to; index++) at.set(index, item)
  }
  return at
}

/** The text of tokens `first` to `last`, both included. */
export const surfaceOf = ({ text, tokens }: Passage, first: number, last: number): string =>
  text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0)

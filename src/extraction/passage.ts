/** What the first stages know of a text: words, blocks, quotations, sentences, mentions and dates, side by side. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import { type Block, blocksOf } from './blocks.ts'
import { chronicleOf, type FoundDate, findDates } from './dates.ts'
import { inlineFurniture } from './furniture.ts'
import type { Lexicon } from './lexicons.ts'
import { type Mention, mentionsOf } from './mentions.ts'
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
}>

export function readPassage(
  text: string,
  allTokens: readonly Token[],
  lexicon: Lexicon,
  codebook: Codebook | null,
  day: CivilDate,
  outlet: string | null = null,
): Passage {
  const language = lexicon.data.language
  const skipped = inlineFurniture(text, allTokens, lexicon)
  const tokens = skipped.size > 0 ? allTokens.filter((_, index) => !skipped.has(index)) : allTokens
  const naming = codebook && namingOf(codebook, language, lexicon, day)
  const blocks = blocksOf(text, tokens, lexicon)
  const quotes = blocks.flatMap((block) => quotationsOf(tokens, block))
  const mentions = mentionsOf({ text, tokens, lexicon, naming, outlet })
  const dates = datesIn(tokens, blocks, lexicon, day)
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
  }
}

function datesIn(
  tokens: readonly Token[],
  blocks: readonly Block[],
  lexicon: Lexicon,
  day: CivilDate,
): readonly FoundDate[] {
  const dates: FoundDate[] = []
  let last: CivilDate | null = null
  let anchor = day
  const chronicle = chronicleOf(tokens, lexicon.dates)
  for (const block of blocks) {
    const found = findDates(chronicle, block, anchor, last)
    dates.push(...found)
    anchor = dateLine(block, found, day) ?? anchor
    last = dates.findLast(({ precision, from }) => precision === 'day' && from !== null)?.from ?? last
  }
  return dates
}

/** A line that is little else than a full date heads what follows it, as in a live page of several days. */
function dateLine({ from, to }: Block, found: readonly FoundDate[], published: CivilDate): CivilDate | null {
  const [date] = found
  if (date?.from == null || date.derivation !== 'explicit' || date.precision !== 'day') return null
  const alone = to - from <= dateLineMax && date.from <= published
  return alone && date.last - date.first + 1 >= (to - from) / 2 ? date.from : null
}

/** "Mardi 15 avril 2025, 14h32 :" */
const dateLineMax = 9

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

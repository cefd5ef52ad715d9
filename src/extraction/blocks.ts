/** Blocks: the non-empty lines of a text. Furniture and headlines are told apart here and nowhere else. */
import type { Lexicon } from './lexicons.ts'
import type { Token } from './normalise.ts'
import { findPhrases, phrasesAt } from './phrases.ts'

/** `index` is the 0-based index of the non-empty line; `from` and `to` count tokens. */
export type Block = Readonly<{
  index: number
  start: number
  end: number
  from: number
  to: number
  /** Captions, links to other articles, cookie and subscription text: never a claim. */
  furniture: boolean
  /** A short line without a full stop. */
  headline: boolean
}>

/** Words of a line that may be a headline. */
const headlineMax = 24

const lineEnd = /\r\n|\n|\r/g

/** Where the non-empty lines lie, in UTF-16 code units. */
export function linesOf(text: string): readonly Readonly<{ start: number; end: number }>[] {
  const lines: { start: number; end: number }[] = []
  let start = 0
  const push = (end: number) => {
    if (/\S/.test(text.slice(start, end))) lines.push({ start, end })
  }
  for (const { index, 0: mark } of text.matchAll(lineEnd)) {
    push(index)
    start = index + mark.length
  }
  push(text.length)
  return lines
}

export function blocksOf(text: string, tokens: readonly Token[], lexicon: Lexicon | null): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  let underHeading = false
  for (const [index, { start, end }] of linesOf(text).entries()) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at += 1
    const from = at
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= end && tokens[at]?.kind !== 'break') at += 1
    const range = { from, to: at }
    const heading = lexicon !== null && isFurniture(text, tokens, range, lexicon, 'headings')
    const furniture =
      underHeading || heading || (lexicon !== null && isFurniture(text, tokens, range, lexicon, 'lines'))
    blocks.push({ index, start, end, ...range, furniture, headline: isHeadline(tokens, range) })
    // A heading such as "Read more" that stands alone makes the next line a link.
    underHeading = heading && at - from <= 4
  }
  return blocks
}

type TokenRange = Readonly<{ from: number; to: number }>

/** A line that begins with such words and is short, or has no verb's full stop, is no part of the article. */
function isFurniture(
  text: string,
  tokens: readonly Token[],
  { from, to }: TokenRange,
  lexicon: Lexicon,
  list: 'lines' | 'headings',
): boolean {
  let first = from
  while (first < to && tokens[first]?.kind === 'mark') first += 1
  const hit = phrasesAt(text, tokens, first, lexicon.furniture[list])[0]
  if (!hit || hit.to > to) return false
  const after = tokens[hit.to]
  const alone = hit.to >= to || after?.kind === 'mark'
  const last = tokens[to - 1]
  return alone || (to - from <= headlineMax && last?.fold !== '.')
}

function isHeadline(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const last = tokens[to - 1]
  return to - from <= headlineMax && last !== undefined && !/^[.!…;:”"»)]$/.test(last.fold)
}

/** Words in brackets such as "(nouvelle fenêtre)" that a page adds to its links: their tokens are skipped. */
export function inlineFurniture(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
): ReadonlySet<number> {
  const skipped = new Set<number>()
  for (const { from, to } of findPhrases(text, tokens, lexicon.furniture.inline)) {
    if (tokens[from - 1]?.fold !== '(' || tokens[to]?.fold !== ')') continue
    for (let index = from - 1; index <= to; index++) skipped.add(index)
  }
  return skipped
}

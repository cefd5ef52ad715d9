/** Blocks: the non-empty lines of a text, each with what it is: prose, a headline, or furniture. */
import { furnitureOf, headlineMax, isLinkLine } from './furniture.ts'
import type { Lexicon } from './lexicons.ts'
import type { Token } from './normalise.ts'

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

/** Links that stand under a heading such as "Read more". */
const linksMax = 3

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
  let linksLeft = 0
  for (const [index, { start, end }] of linesOf(text).entries()) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at += 1
    const from = at
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= end && tokens[at]?.kind !== 'break') at += 1
    const range = { from, to: at }
    const kind = lexicon === null ? 'none' : furnitureOf(text, tokens, range, lexicon)
    const isLink = kind === 'none' && linksLeft > 0 && lexicon !== null && isLinkLine(tokens, range, lexicon)
    const furniture = kind !== 'none' || isLink
    blocks.push({ index, start, end, ...range, furniture, headline: isHeadline(tokens, range) })
    linksLeft = kind === 'heading' ? linksMax : isLink ? linksLeft - 1 : 0
  }
  return blocks
}

type TokenRange = Readonly<{ from: number; to: number }>

function isHeadline(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  const last = tokens[to - 1]
  return to - from <= headlineMax && last !== undefined && !/^[.!…;:”"»)]$/.test(last.fold)
}

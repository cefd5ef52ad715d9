/** Pairs quotation marks inside a block. Unbalanced marks are normal: they are repaired or left out, never thrown. */
import type { Block } from './blocks.ts'
import type { Token } from './normalise.ts'

/** `from` and `to` count the tokens between the marks; `opened` and `closed` are the marks, null where repaired. */
export type QuoteMarks = Readonly<{
  from: number
  to: number
  opened: number | null
  closed: number | null
}>

const opening = new Map([
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
  ['‹', '›'],
  ['‟', '”'],
])
const closing = new Set(['»', '”', '›'])
const straight = new Set(['"', '＂'])

type Open = Readonly<{ at: number; mark: string }>

/** A quotation whose end is missing ends with its sentence, or with the block where it is introduced by a colon. */
export function quotationsOf(tokens: readonly Token[], block: Block): readonly QuoteMarks[] {
  const quotes: QuoteMarks[] = []
  let open: Open | null = null
  let nested = 0
  let within = 0
  const surplus = surplusOf(tokens, block)
  let seen = false
  const singles = singlesOf(tokens, block)
  const close = (at: number, closed: number | null) => {
    if (open && at > open.at + 1) quotes.push({ from: open.at + 1, to: at, opened: open.at, closed })
    open = null
    nested = 0
    within = 0
  }
  for (let at = block.from; at < block.to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'mark') continue
    const end = open === null ? singles.get(at) : undefined
    if (end !== undefined) {
      quotes.push({ from: at + 1, to: end, opened: at, closed: end })
      seen = true
      at = end
      continue
    }
    if (isDoubled(tokens, at)) {
      const opens = open === null && tokens[at + 2]?.glued === true && tokens[at + 2]?.kind !== 'mark'
      if (opens) open = { at: at + 1, mark: doubled }
      else if (open?.mark === doubled) close(at, at + 1)
      at += 1
      continue
    }
    const role = roleOf(tokens, at, block, open)
    if (role === null) continue
    if (role === 'open') {
      if (open === null) open = { at, mark: token.fold }
      else if (opening.get(open.mark) !== opening.get(token.fold) && nested === 0) nested += 1
      else if (opening.get(open.mark) === opening.get(token.fold) && surplus(at) > within + 1) within += 1
      else {
        // Two openings of one kind: the first never closed. What it began ends with its sentence.
        const end = sentenceEnd(tokens, open.at + 1, at)
        close(end, null)
        open = { at, mark: token.fold }
      }
    } else if (open !== null) {
      if (nested > 0 && !closes(open.mark, token.fold)) nested -= 1
      else if (within > 0 && closes(open.mark, token.fold)) within -= 1
      else close(at, at)
    } else if (!seen && at - block.from > 2) {
      // The opening mark is missing: the quotation began with its sentence.
      quotes.push({ from: sentenceStart(tokens, at, block.from), to: at, opened: null, closed: at })
    }
    seen = true
  }
  if (open !== null) {
    const { at } = open
    const whole = at === block.from || tokens[at - 1]?.fold === ':'
    close(whole ? block.to : sentenceEnd(tokens, at + 1, block.to), null)
  }
  return quotes
}

/**
 * How many more marks close than open behind a place. Where two more do, a second opening of one kind is nested; where
 * not, the first was never closed.
 */
function surplusOf(tokens: readonly Token[], block: Block): (at: number) => number {
  let counts: Int32Array | null = null
  return (at) => {
    if (counts === null) {
      counts = new Int32Array(block.to - block.from + 1)
      for (let index = block.to - 1; index >= block.from; index--) {
        const { kind, fold } = tokens[index] ?? { kind: 'word', fold: '' }
        const step = kind !== 'mark' ? 0 : closing.has(fold) ? 1 : opening.has(fold) ? -1 : 0
        counts[index - block.from] = (counts[index - block.from + 1] ?? 0) + step
      }
    }
    return counts[at - block.from + 1] ?? 0
  }
}

/** Two single marks typed for one double: ''so''. */
const doubled = "''"
const isDoubled = (tokens: readonly Token[], at: number): boolean =>
  /^['`´]$/.test(tokens[at]?.fold ?? '') &&
  /^['`´]$/.test(tokens[at + 1]?.fold ?? '') &&
  tokens[at + 1]?.glued === true

const single = new Set(["'", '‘', '’', '‚', '‛'])

/**
 * Quotations in single marks, by their opening one. An apostrophe looks the same, so both ends must show: the first
 * stands before a word and behind a space, the second behind a word or a stop and before a space or a mark, and
 * neither "the workers' rights" nor "l' accord" is one.
 */
function singlesOf(tokens: readonly Token[], block: Block): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  let open: number | null = null
  for (let at = block.from; at < block.to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'mark' || !single.has(token.fold)) continue
    if (open === null && opensSingle(tokens, at, block)) open = at
    else if (open !== null && at > open + 1 && closesSingle(tokens, at, block)) {
      pairs.set(open, at)
      open = null
    }
  }
  return pairs
}

function opensSingle(tokens: readonly Token[], at: number, block: Block): boolean {
  const next = at + 1 < block.to ? tokens[at + 1] : undefined
  const before = at > block.from ? tokens[at - 1] : undefined
  const free = !tokens[at]?.glued || before === undefined || /^[(["“«—–]$/.test(before.fold)
  // "'90s", "'Tis" and the like have no end, and so give no quotation.
  return free && next?.kind === 'word' && next.glued && tokens[at]?.fold !== '’'
}

function closesSingle(tokens: readonly Token[], at: number, block: Block): boolean {
  const before = tokens[at - 1]
  const next = at + 1 < block.to ? tokens[at + 1] : undefined
  if (!tokens[at]?.glued || (next?.glued && next.kind !== 'mark')) return false
  if (before?.kind === 'mark') return /^[.,!?…;]$/.test(before.fold)
  // Behind an s it may be whose something is; behind a letter or two it is an elision.
  const owner = before?.fold.endsWith('s') && next?.kind === 'word' && !next.capital
  return !owner && (before?.kind !== 'word' || before.fold.length > 2 || next?.kind === 'mark')
}

/** What a mark does here. Shape decides for « » “ ”, unless its spacing says the opposite; spacing alone for ". */
function roleOf(
  tokens: readonly Token[],
  at: number,
  block: Block,
  open: Open | null,
): 'open' | 'close' | null {
  const token = tokens[at]
  if (!token) return null
  const mark = token.fold
  const next = at + 1 < block.to ? tokens[at + 1] : undefined
  const nextIsWord = next !== undefined && next.kind !== 'mark'
  if (straight.has(mark)) {
    if (open !== null) return closes(open.mark, mark) || straight.has(open.mark) ? 'close' : 'open'
    return next !== undefined && (next.glued || !token.glued) ? 'open' : 'close'
  }
  if (closing.has(mark)) {
    // ” at the beginning of words, glued to what follows and not to what precedes, was meant to open.
    if (open === null && mark !== '»' && !token.glued && next?.glued && nextIsWord) return 'open'
    return 'close'
  }
  if (opening.has(mark)) {
    if (open !== null && mark === opening.get(open.mark)) return 'close'
    // “ before a full stop or a space was meant to close.
    if (mark !== '«' && mark !== '‹' && !(next?.glued && (nextIsWord || opening.has(next.fold)))) {
      const dots = next?.glued && (next.fold === '…' || next.fold === '(' || next.fold === '[')
      if (!dots) return open !== null || next === undefined || next.kind === 'mark' ? 'close' : 'open'
    }
    return 'open'
  }
  return null
}

const closes = (open: string, mark: string): boolean =>
  opening.get(open) === mark ||
  (straight.has(open) && straight.has(mark)) ||
  // Mixed typography: “ closed by ", " closed by ”.
  (open === '“' && straight.has(mark)) ||
  (straight.has(open) && mark === '”') ||
  (open === '‟' && mark === '”') ||
  (open === '”' && mark === '”')

const terminal = /^[.!?…]$/

function sentenceEnd(tokens: readonly Token[], from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    if (terminal.test(tokens[at]?.fold ?? '')) return at + 1
  }
  return limit
}

function sentenceStart(tokens: readonly Token[], at: number, limit: number): number {
  for (let index = at - 2; index >= limit; index--) {
    if (terminal.test(tokens[index]?.fold ?? '')) return index + 1
  }
  return limit
}

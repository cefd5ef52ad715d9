/** Spans: where words stand in a text, with enough of their surroundings to find them again. */
import type { Span } from '../../events/vocabulary.ts'
import { linesOf } from './blocks.ts'

/** UTF-16 code units kept on either side. */
const surroundings = 32

export type SpanWanted = Readonly<{ start: number; end: number; exact?: string | undefined }>
export type LocatedSpans =
  | Readonly<{ ok: true; spans: Span[]; block: number }>
  | Readonly<{ ok: false; index: number; reason: 'outside' | 'differs' | 'empty' }>

/**
 * Completes spans of a text: `exact`, `prefix` and `suffix` (up to 32 units, never half a surrogate pair), and the
 * block of the first one. A span whose words are not in the text at that place is refused with its index.
 */
export function locateSpans(text: string, wanted: readonly SpanWanted[]): LocatedSpans {
  const spans: Span[] = []
  for (const [index, { start, end, exact }] of wanted.entries()) {
    if (end <= start) return { ok: false, index, reason: 'empty' }
    if (start < 0 || end > text.length) return { ok: false, index, reason: 'outside' }
    const here = text.slice(start, end)
    if ((exact !== undefined && exact !== here) || splitsPair(text, start) || splitsPair(text, end)) {
      return { ok: false, index, reason: 'differs' }
    }
    spans.push(spanAt(text, start, end))
  }
  const first = spans[0]
  return first
    ? { ok: true, spans, block: blockAt(text, first.start) }
    : { ok: false, index: 0, reason: 'empty' }
}

export function spanAt(text: string, start: number, end: number): Span {
  let before = Math.max(0, start - surroundings)
  let after = Math.min(text.length, end + surroundings)
  if (splitsPair(text, before)) before += 1
  if (splitsPair(text, after)) after -= 1
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(before, start),
    suffix: text.slice(end, after),
  }
}

/**
 * Where a span of another version of a text stands in this one: at the one place where its prefix, its words and its
 * suffix stand together, character for character (semantics.md, 1.1). There is no fuzzy match: the same words may
 * stand twice, and only their surroundings tell whose they are.
 *
 * @returns null where there is no such place, or more than one: the span is orphaned
 */
export function relocateSpan(text: string, { prefix, exact, suffix }: Span): Span | null {
  const [first, second] = placesOf(text, prefix + exact + suffix, 2)
  if (first === undefined || second !== undefined) return null
  const start = first + prefix.length
  return spanAt(text, start, start + exact.length)
}

/**
 * The first places where words stand, overlapping ones too. Knuth, Morris and Pratt: `indexOf` took 39 s for a
 * repetitive text of a million characters, and this takes some milliseconds for any text.
 */
function placesOf(text: string, words: string, countMax: number): number[] {
  const places: number[] = []
  const borders = bordersOf(words)
  let matched = 0
  for (let at = 0; at < text.length && places.length < countMax; at++) {
    const unit = text.charCodeAt(at)
    while (matched > 0 && words.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0
    if (words.charCodeAt(matched) === unit) matched += 1
    if (matched < words.length) continue
    places.push(at + 1 - matched)
    matched = borders[matched - 1] ?? 0
  }
  return places
}

/** Of every beginning of the words: how long the longest shorter beginning is that it also ends with. */
function bordersOf(words: string): Int32Array {
  const borders = new Int32Array(words.length)
  let length = 0
  for (let at = 1; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    while (length > 0 && words.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0
    if (words.charCodeAt(length) === unit) length += 1
    borders[at] = length
  }
  return borders
}

/** A cut here would leave half a surrogate pair on either side. */
const splitsPair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** The 0-based index of the non-empty line in which an offset lies, or of the last one before it. */
export function blockAt(text: string, offset: number): number {
  const lines = linesOf(text)
  const index = lines.findLastIndex(({ start }) => start <= offset)
  return Math.max(0, index)
}

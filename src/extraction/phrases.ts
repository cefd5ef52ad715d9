/** Finds many literal phrases in one pass over the words: an index by first word, so time grows with the text alone. */
import { stemLength, type Token, wordsOf } from './normalise.ts'

export type Phrase<T> = Readonly<{ text: string; value: T; matchCase?: boolean }>
/** `from` and `to` count tokens; `to` is excluded. */
export type Hit<T> = Readonly<{ from: number; to: number; value: T }>

type Word = Readonly<{
  fold: string
  prefix: boolean
  capital: boolean
  upper: boolean
  /** The other forms that stand for it, or null. */
  forms: ReadonlySet<string> | null
}>
/** `order` counts the phrases as they were given; `proved`, how many of the first words need no look once they are found. */
type Entry<T> = Readonly<{ words: readonly Word[]; value: T; order: number; proved: number }>
/** Phrases that begin alike: many do, so the second word is looked up as well. */
type Bucket<T> = Readonly<{
  single: Entry<T>[]
  bySecond: Map<string, Entry<T>[]>
  /** Their second word ends in `*`. */
  open: Entry<T>[]
}>
export type PhraseIndex<T> = Readonly<{
  exact: ReadonlyMap<string, Bucket<T>>
  /** Phrases whose first word ends in `*`, by its first letters. */
  prefixed: ReadonlyMap<string, Bucket<T>>
}>

/** Fewer letters before `*` would catch half the language. */
const prefixMin = stemLength

/**
 * A word that ends in `*` stands for every word that begins so. A short word in capitals ("US") must be in capitals;
 * with `matchCase`, a word that the phrase writes with a capital needs one in the text.
 *
 * @param inflect  the forms of a word, itself included; `mark` is the sign before or after it in the phrase
 */
export function indexPhrases<T>(phrases: readonly Phrase<T>[], inflect?: Inflect): PhraseIndex<T> {
  const exact = new Map<string, Bucket<T>>()
  const prefixed = new Map<string, Bucket<T>>()
  for (const [order, { text, value, matchCase = false }] of phrases.entries()) {
    const words = wordsOf(text).map((token): Word => {
      const { fold, end, start, capital } = token
      const prefix = text[end] === '*' && fold.length >= prefixMin
      const surface = text.slice(start, end)
      const short = token.kind === 'word' && fold.length > 1 && fold.length <= 3
      const upper = short && surface === surface.toUpperCase()
      const forms = prefix || token.kind === 'number' ? [] : (inflect?.(fold, markOf(text, token)) ?? [])
      return {
        fold,
        prefix,
        capital: matchCase && capital,
        upper,
        forms: forms.length > 1 ? new Set(forms) : null,
      }
    })
    const first = words[0]
    if (first === undefined) continue
    const index = first.prefix ? prefixed : exact
    for (const form of first.forms ?? [first.fold]) {
      const key = first.prefix ? form.slice(0, prefixMin) : form
      const bucket = index.get(key) ?? { single: [], bySecond: new Map<string, Entry<T>[]>(), open: [] }
      index.set(key, bucket)
      putInto(bucket, { words, value, order, proved: provedOf(words) })
    }
  }
  return { exact, prefixed }
}

/** A word that is looked up as it stands is the right one, unless its capitals count; the first two are looked up. */
function provedOf(words: readonly Word[]): number {
  const open = words.findIndex(({ prefix, capital, upper }) => prefix || capital || upper)
  return Math.min(2, open < 0 ? words.length : open)
}

function putInto<T>({ single, bySecond, open }: Bucket<T>, entry: Entry<T>): void {
  const second = entry.words[1]
  if (second === undefined) single.push(entry)
  else if (second.prefix) open.push(entry)
  else {
    for (const form of second.forms ?? [second.fold]) {
      const entries = bySecond.get(form)
      if (entries) entries.push(entry)
      else bySecond.set(form, [entry])
    }
  }
}

export type Mark = '' | '~' | '='
export type Inflect = (fold: string, mark: Mark) => readonly string[]

const markOf = (text: string, { start, end }: Token): Mark =>
  text[end] === '~' ? '~' : text[start - 1] === '=' ? '=' : ''

/** Every phrase that begins at a token. */
export function phrasesAt<T>(
  text: string,
  tokens: readonly Token[],
  at: number,
  index: PhraseIndex<T>,
): readonly Hit<T>[] {
  const buckets = bucketsAt(tokens[at], index)
  // Nearly every look-up ends here, which is why nothing is allocated before.
  if (buckets === null) return none
  const found: Found<T>[] = []
  addPhrases(found, { text, tokens, at }, buckets)
  return found
}

const none: readonly never[] = []

type Buckets<T> = Readonly<{ exact: Bucket<T> | undefined; prefixed: Bucket<T> | undefined }>

function bucketsAt<T>(token: Token | undefined, index: PhraseIndex<T>): Buckets<T> | null {
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return null
  const exact = index.exact.get(token.fold)
  const prefixed = index.prefixed.size > 0 ? index.prefixed.get(token.stem) : undefined
  return exact === undefined && prefixed === undefined ? null : { exact, prefixed }
}

type Found<T> = Hit<T> & Readonly<{ order: number }>
type Place = Readonly<{ text: string; tokens: readonly Token[]; at: number }>

/** In the order in which the phrases were given. */
function addPhrases<T>(found: Found<T>[], place: Place, { exact, prefixed }: Buckets<T>): void {
  const start = found.length
  if (exact) collect(found, exact, place)
  if (prefixed) collect(found, prefixed, place)
  for (let last = start + 1; last < found.length; last++) sink(found, last, start)
}

/** Moves one hit forward to its place; there are two or three of them. */
function sink<T>(found: Found<T>[], from: number, start: number): void {
  for (let at = from; at > start; at--) {
    const [before, one] = [found[at - 1], found[at]]
    if (!before || !one || before.order <= one.order) return
    found[at - 1] = one
    found[at] = before
  }
}

function collect<T>(found: Found<T>[], { single, bySecond, open }: Bucket<T>, place: Place): void {
  const { tokens, at } = place
  let next = at + 1
  addFitting(found, single, place, next)
  if (bySecond.size === 0 && open.length === 0) return
  while (isQuoteMark(tokens[next])) next += 1
  const entries = bySecond.get(tokens[next]?.fold ?? '')
  if (entries) addFitting(found, entries, place, next)
  addFitting(found, open, place, next)
}

/** @param next  the token of the second word */
function addFitting<T>(found: Found<T>[], entries: readonly Entry<T>[], place: Place, next: number): void {
  for (const entry of entries) {
    const to = endOf(place, entry, next)
    if (to !== null) found.push({ from: place.at, to, value: entry.value, order: entry.order })
  }
}

/** The value of the phrase that is this one word and no more, if there is one. */
export const valueOfWord = <T>(index: PhraseIndex<T>, fold: string): T | undefined =>
  index.exact.get(fold)?.single[0]?.value

/** The longest phrase that begins at a token, if any. */
export function longestAt<T>(
  text: string,
  tokens: readonly Token[],
  at: number,
  index: PhraseIndex<T>,
): Hit<T> | undefined {
  let best: Hit<T> | undefined
  for (const hit of phrasesAt(text, tokens, at, index)) if (best === undefined || hit.to > best.to) best = hit
  return best
}

export function findPhrases<T>(text: string, tokens: readonly Token[], index: PhraseIndex<T>): Hit<T>[] {
  const found: Found<T>[] = []
  for (let at = 0; at < tokens.length; at++) {
    const buckets = bucketsAt(tokens[at], index)
    if (buckets !== null) addPhrases(found, { text, tokens, at }, buckets)
  }
  return found
}

/** At each place the longest phrase, none inside another; the first in the list wins a tie. */
export function longestPhrases<T>(text: string, tokens: readonly Token[], index: PhraseIndex<T>): Hit<T>[] {
  const hits: Hit<T>[] = []
  for (let at = 0; at < tokens.length; ) {
    const best = longestAt(text, tokens, at, index)
    if (best) hits.push(best)
    at = best ? best.to : at + 1
  }
  return hits
}

/** Where the words end that begin at a token, or null. Quotation marks between them are passed over. */
function endOf<T>(
  { text, tokens, at }: Place,
  { words, proved }: Pick<Entry<T>, 'words' | 'proved'>,
  next: number,
): number | null {
  let index = proved === 0 ? at : proved === 1 ? at + 1 : next + 1
  for (let number = proved; number < words.length; number++) {
    const word = words[number]
    while (index > at && isQuoteMark(tokens[index])) index += 1
    if (word === undefined || !meets(text, tokens[index], word)) return null
    index += 1
  }
  return index
}

const quoteMarks = new Set(['«', '»', '“', '”', '"'])
const isQuoteMark = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && quoteMarks.has(token.fold)

function meets(text: string, token: Token | undefined, word: Word): boolean {
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return false
  if (word.prefix) {
    if (!token.fold.startsWith(word.fold)) return false
  } else if (token.fold !== word.fold && word.forms?.has(token.fold) !== true) return false
  if (word.capital && !token.capital) return false
  if (word.upper) {
    const surface = text.slice(token.start, token.end)
    return surface === surface.toUpperCase()
  }
  return true
}

/** What stands in a text beside its article: links to others, captions, bylines, stamps, buttons. General rules, words from the lexicon. */
import type { Lexicon } from './lexicons.ts'
import { foldWord, type Token } from './normalise.ts'
import { longestAt, phrasesAt } from './phrases.ts'

/** Tokens, `to` excluded: one line. */
type Line = Readonly<{ text: string; tokens: readonly Token[]; from: number; to: number; lexicon: Lexicon }>

/** Words of a line that may be a link or a headline. */
export const headlineMax = 24
/** A caption or a notice may be a sentence or two; what is longer is prose. */
const noticeMax = 60
/** Names in a byline besides the words between them. */
const bylineNamesMax = 8
/** A bracketed insertion is looked at no further. */
const insertionMax = 30

/** `heading`: the lines behind it are links, too. */
export type Furniture = 'none' | 'line' | 'heading'

/** Whether a whole line is furniture. A sentence that merely begins alike is none: "Lire aussi le rapport, a-t-il dit". */
export function furnitureOf(
  text: string,
  tokens: readonly Token[],
  range: Readonly<{ from: number; to: number }>,
  lexicon: Lexicon,
): Furniture {
  const line = withoutMarks({ text, tokens, ...range, lexicon })
  if (line.from >= line.to) return 'none'
  if (tokens[range.from]?.fold === '©' && line.to - line.from <= headlineMax) return 'line'
  const { headings, leads, sentences, captions } = lexicon.furniture
  const heading = longestAt(text, tokens, line.from, headings)
  if (heading && heading.to <= line.to && isAlone(line, heading.to)) return 'heading'
  const length = line.to - line.from
  const lead = longestAt(text, tokens, line.from, leads)
  if (lead && lead.to <= line.to && isLink(line, lead.to)) return 'line'
  const caption = longestAt(text, tokens, line.from, captions)
  if (
    caption &&
    caption.to <= line.to &&
    length <= noticeMax &&
    (isAlone(line, caption.to) || isColon(tokens[caption.to]))
  )
    return 'line'
  const sentence = longestAt(text, tokens, line.from, sentences)
  if (sentence && sentence.to <= line.to && length <= noticeMax && !hasIncise(line)) return 'line'
  return isStamp(line) || isByline(line) || hasNotice(line) || isCredited(line) || endsInSource(line)
    ? 'line'
    : 'none'
}

/** A link behind "Read more" has no full stop, though it may ask, and nobody is said to say it. */
export const isLinkLine = (
  tokens: readonly Token[],
  { from, to }: Readonly<{ from: number; to: number }>,
  lexicon: Lexicon,
): boolean =>
  to - from <= headlineMax && !isClosed(tokens, { from, to }) && !hasIncise({ tokens, from, to, lexicon })

/** A full stop, also within closing marks. Headlines ask more often than paragraphs end in a question. */
function isClosed(tokens: readonly Token[], { from, to }: Readonly<{ from: number; to: number }>): boolean {
  let last = to - 1
  while (last > from && /^[»”")\]]$/.test(tokens[last]?.fold ?? '')) last -= 1
  return /^[.!…]$/.test(tokens[last]?.fold ?? '')
}
const isColon = (token: Token | undefined): boolean =>
  token !== undefined && /^[:：–—\-|©/•·▶►>»→]$/.test(token.fold)

/** Bullets, arrows and brackets around a line say nothing. */
function withoutMarks(line: Line): Line {
  const { tokens } = line
  let { from, to } = line
  while (from < to && tokens[from]?.kind === 'mark') from += 1
  while (to > from && /^[)\]>→»▶►•|]$/.test(tokens[to - 1]?.fold ?? '')) to -= 1
  return { ...line, from, to }
}

/** Nothing but marks behind a phrase. */
function isAlone({ tokens, to }: Line, behind: number): boolean {
  for (let at = behind; at < to; at++) if (tokens[at]?.kind !== 'mark') return false
  return true
}

/** "Lire aussi : …", or "Lire aussi …" without a full stop that nobody is said to say. */
function isLink(line: Line, behind: number): boolean {
  const { tokens, from, to } = line
  if (isAlone(line, behind)) return true
  if (to - from > noticeMax) return false
  if (isColon(tokens[behind])) return true
  return isLinkLine(tokens, line, line.lexicon)
}

/** A verb of saying behind a comma or a closing mark: somebody says the line. */
function hasIncise({ tokens, from, to, lexicon }: Omit<Line, 'text'>): boolean {
  let sinceMark = Number.POSITIVE_INFINITY
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind === 'mark') {
      if (/^[,»”"]$/.test(token.fold)) sinceMark = 0
      continue
    }
    sinceMark += 1
    if (sinceMark <= inciseMax && lexicon.verbs.get(token?.word ?? '')?.some(({ entry }) => entry.speech))
      return true
  }
  return false
}

/** "…, a-t-il dit", "…, the minister said": words between the mark and the verb. */
const inciseMax = 4

/** "Publié le 5 septembre 2025 à 17 h 32", "4 min read", "Partager (12)": nothing but words of stamps and buttons. */
function isStamp({ text, tokens, from, to, lexicon }: Line): boolean {
  if (to - from > headlineMax) return false
  const { stamps, labels, stampWords } = lexicon.furniture
  let found = false
  for (let at = from; at < to; ) {
    const token = tokens[at]
    const phrase = longestAt(text, tokens, at, stamps) ?? longestAt(text, tokens, at, labels)
    if (phrase && phrase.to <= to) {
      found = true
      at = phrase.to
      continue
    }
    if (token?.kind === 'word' && !stampWords.has(token.fold) && !isDateWord(token, lexicon)) return false
    at += 1
  }
  return found
}

const isDateWord = ({ fold, word }: Token, { dates }: Lexicon): boolean =>
  dates.months.has(fold) ||
  dates.weekdays.has(fold) ||
  dates.months.has(word) ||
  dates.weekdays.has(word) ||
  /^h\d+$/.test(fold)

/** "Par Anne Martin, à Kiev", "By Ada Byron and agencies": names and the words between them, without a full stop. */
function isByline({ text, tokens, from, to, lexicon }: Line): boolean {
  if (isClosed(tokens, { from, to })) return false
  const { bylines, bylineWords } = lexicon.furniture
  const phrase = longestAt(text, tokens, from, bylines)
  if (!phrase || phrase.to >= to) return false
  let names = 0
  for (let at = phrase.to; at < to; at++) {
    const token = tokens[at]
    if (token?.kind === 'number') return false
    if (token?.kind === 'mark' && !/^[,.;&/()|•·-]$/.test(token.fold)) return false
    if (token?.kind !== 'word' || bylineWords.has(token.fold)) continue
    if (!token.capital) return false
    names += 1
    if (names > bylineNamesMax) return false
  }
  return names > 0
}

/** "Il vous reste 70 % de cet article à lire." */
function hasNotice({ text, tokens, from, to, lexicon }: Line): boolean {
  if (to - from > noticeMax) return false
  for (let at = from; at < to; at++) {
    if (/^[«“"]$/.test(tokens[at]?.fold ?? '')) return false
    if (phrasesAt(text, tokens, at, lexicon.furniture.contains).some((hit) => hit.to <= to)) return true
  }
  return false
}

/** A caption ends with its credit: "… à Kiev, le 5 mars. ANNE MARTIN / AFP", "© Reuters". */
function isCredited({ text, tokens, from, to, lexicon }: Line): boolean {
  if (to - from > noticeMax) return false
  for (let at = to - 1; at >= from && at >= to - creditMax; at--) {
    const mark = tokens[at]?.fold
    if (mark === '©') return true
    if (mark !== '/' || !longestAt(text, tokens, at + 1, lexicon.media)) continue
    // Names up to the end of the caption: "cité par RIA Novosti / TASS" is none.
    let name = at - 1
    while (name >= from && name >= at - creditMax && tokens[name]?.capital) name -= 1
    if (name < at - 1 && (name < from || /^[.(|:–—]$/.test(tokens[name]?.fold ?? ''))) return true
  }
  return false
}

/** "Trois jours sur le front. Source : Demo Info", also where a page has set no blank between them. */
function endsInSource({ text, tokens, from, to, lexicon }: Line): boolean {
  if (to - from > noticeMax || isClosed(tokens, { from, to })) return false
  for (let at = to - 2; at > from && at >= to - creditMax; at--) {
    const word = tokens[at - 1]
    if (tokens[at]?.fold !== ':' || word?.kind !== 'word') continue
    const surface = text.slice(word.start, word.end)
    const glued = /\p{Ll}(\p{Lu}\p{Ll}+)$/u.exec(surface)?.[1]
    const label = glued ?? surface
    // Behind a colon stand names; a sentence goes on in small letters.
    const isNamed = tokens[at + 1]?.capital === true
    if (
      isNamed &&
      /^\p{Lu}/u.test(label) &&
      lexicon.furniture.captionWords.has(foldWord(label.toLowerCase()))
    )
      return true
  }
  return false
}

/** Words of a credit. */
const creditMax = 8

/**
 * Insertions that a page adds to its words, in brackets or behind a link: "(nouvelle fenêtre)", "[Lire aussi notre
 * enquête]", ", opens new tab". Their tokens are skipped, so that the sentence around them is whole.
 */
export function inlineFurniture(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
): ReadonlySet<number> {
  const skipped = new Set<number>()
  const { inline, asides } = lexicon.furniture
  for (let at = 1; at < tokens.length; at++) {
    const before = tokens[at - 1]?.fold
    if (before !== '(' && before !== '[' && before !== ',') continue
    const phrase = longestAt(text, tokens, at, before === ',' ? asides : inline)
    if (!phrase) continue
    const end =
      before === ',' ? behindAside(tokens, phrase.to) : closing(tokens, phrase.to, before === '(' ? ')' : ']')
    if (end === undefined) continue
    for (let index = at - 1; index < end; index++) skipped.add(index)
    at = end
  }
  return skipped
}

/** Between two commas both go; the sentence has neither of its own. */
const behindAside = (tokens: readonly Token[], to: number): number => (tokens[to]?.fold === ',' ? to + 1 : to)

/** Behind the closing bracket on the same line; undefined where it is far, or another opens before. */
function closing(tokens: readonly Token[], from: number, mark: string): number | undefined {
  for (let at = from; at < tokens.length && at < from + insertionMax; at++) {
    const { fold, kind } = tokens[at] ?? {}
    if (fold === mark) return at + 1
    if (kind === 'break' || fold === '(' || fold === '[') return undefined
  }
  return undefined
}

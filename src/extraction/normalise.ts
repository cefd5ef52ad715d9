/** The text as it is read: words without case, accents and kinds of apostrophe, each with its place in the text. */

/**
 * One word, number or mark. `start` and `end` are UTF-16 code units of the untouched text, so a span needs no
 * further map. Hyphens and apostrophes between letters join two tokens and are no token of their own: "a-t-il" is
 * three words, "l'accord" two, whichever apostrophe was typed. "U.S." is one word, "us", with its stops.
 */
export type Token = Readonly<{
  start: number
  end: number
  /** Lower case, composed, invisible characters dropped; accents kept, because "déclare" is not "déclaré". */
  word: string
  /** `word` without accents. */
  fold: string
  /** The first three letters of `fold`, by which words that begin alike are looked up. */
  stem: string
  kind: 'word' | 'number' | 'mark' | 'break'
  capital: boolean
  joint: '' | '-' | "'"
  /** Nothing, not even a space, stands before it. */
  glued: boolean
}>

/**
 * Capitals with a stop behind each, "U.S."; or letters, then letters, digits and what may hide inside a word; or
 * digits; or one mark; or a line end.
 */
const pieces =
  /(\p{Lu}\.(?:\p{Lu}\.)+|\p{L}[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]*)|(\p{N}+(?:[.,]\p{N}+)*)|(\r\n|[\n\r\u2028\u2029])|([^\s\p{Z}\p{Cf}])/gu
const apostrophes = new Set(["'", '’', 'ʼ', '‘', '`', '´', 'ʹ', '＇'])
const hyphens = new Set(['-', '‐', '‑', '­'])
const invisible = /[\u00AD\u200B-\u200D\u2060]/g

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const forms = new Map<string, Form>()
  let previousEnd = -1
  for (const match of text.matchAll(pieces)) {
    const [whole, letters, digits, lineEnd] = match
    const start = match.index
    const end = start + whole.length
    const kind = letters ? 'word' : digits ? 'number' : lineEnd ? 'break' : 'mark'
    const { word, fold, stem, capital } = kind === 'word' ? formOf(whole, forms) : unchanged(whole, kind)
    const { joint, drop } = jointBefore(tokens, start, kind)
    if (drop) tokens.pop()
    tokens.push({
      start,
      end,
      word,
      fold,
      stem,
      kind,
      capital,
      joint,
      glued: drop || previousEnd === start,
    })
    previousEnd = end
  }
  return tokens
}

export const stemLength = 3

type Form = Pick<Token, 'word' | 'fold' | 'stem' | 'capital'>

/** A text says most of its words more than once, and folding costs more than finding it again. */
function formOf(whole: string, forms: Map<string, Form>): Form {
  const known = forms.get(whole)
  if (known) return known
  const bare = whole.endsWith('.') ? whole.replaceAll('.', '') : whole
  const word = isAscii(bare)
    ? bare.toLowerCase()
    : bare.replace(invisible, '').normalize('NFKC').toLowerCase()
  const fold = isAscii(word) ? word : foldWord(word)
  const form = { word, fold, stem: fold.slice(0, stemLength), capital: isCapital(whole) }
  forms.set(whole, form)
  return form
}

function unchanged(whole: string, kind: Token['kind']): Form {
  const fold = kind === 'number' ? whole.normalize('NFKC') : whole
  return { word: whole, fold, stem: fold.slice(0, stemLength), capital: false }
}

/** Such a word has one spelling only. */
function isAscii(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 0x7f) return false
  return true
}

/** A hyphen or apostrophe glued between two words was pushed as a mark; now that the second word is here it joins. */
function jointBefore(tokens: readonly Token[], start: number, kind: Token['kind']) {
  const none = { joint: '' as const, drop: false }
  if (kind !== 'word' && kind !== 'number') return none
  const mark = tokens.at(-1)
  const left = tokens.at(-2)
  if (mark?.kind !== 'mark' || mark.end !== start || !mark.glued) return none
  if (left === undefined || left.end !== mark.start || (left.kind !== 'word' && left.kind !== 'number'))
    return none
  if (apostrophes.has(mark.fold) && left.kind === 'word') return { joint: "'" as const, drop: true }
  if (hyphens.has(mark.fold)) return { joint: '-' as const, drop: true }
  return none
}

const isCapital = (word: string): boolean => {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
  return first !== first.toLowerCase()
}

const marks = /\p{M}+/gu

/** Lower case is expected; ligatures and ß are written out, so that every spelling of a name meets. */
export const foldWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(marks, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')

/** The words of a phrase, folded like the text it is looked for in; marks are left out. */
export const wordsOf = (phrase: string): readonly Token[] =>
  tokensOf(phrase).filter(({ kind }) => kind === 'word' || kind === 'number')

/** What is kept of an answer's text for people: its first 1 KB, with nothing in it that could hurt whoever shows it. */

/** Of UTF-8, after escaping. */
export const answerBytesMax = 1_024

/** As much of the answer as must be read for that: a redacted secret shortens the text. */
export const answerBytesRead = 8 * answerBytesMax

/** Anything shorter would be found in words that are no secret. */
const secretLengthMin = 8
const redacted = '[redacted]'

/**
 * The text as it may be stored and shown: broken UTF-8 replaced, secrets redacted, control characters escaped (those that turn
 * the direction of writing, too), cut to 1 KB between two characters. NUL and lone surrogates cannot be in it.
 *
 * @param bytes    the beginning of the answer
 * @param secrets  texts that must not get out, also as JSON, HTML, percent encoding and base64 write them
 */
export function answerText(bytes: Uint8Array, secrets: readonly string[] = []): string {
  const isCut = bytes.length >= answerBytesRead
  const text = new TextDecoder().decode(isCut ? bytes.subarray(0, answerBytesRead) : bytes)
  return cut(redact(text, secrets.flatMap(spellingsOf), isCut))
}

/** Longest first, so that a part of a secret is not redacted out of the middle of the whole. */
function redact(text: string, secrets: readonly string[], isCut: boolean): string {
  const ordered = secrets.toSorted((a, b) => b.length - a.length)
  let clean = text
  for (const secret of ordered) clean = clean.replaceAll(secret, redacted)
  if (!isCut) return clean
  // The end of what was read may be the beginning of a secret.
  for (const secret of ordered) {
    for (let length = secret.length - 1; length >= secretLengthMin; length--) {
      if (clean.endsWith(secret.slice(0, length))) clean = `${clean.slice(0, -length)}${redacted}`
    }
  }
  return clean
}

function spellingsOf(secret: string): string[] {
  const spellings = keysIn(secret).flatMap((text) => [
    text,
    text.replaceAll('/', '\\/'),
    JSON.stringify(text).slice(1, -1),
    inHtml(text),
    encodeURIComponent(text),
    encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
  ])
  return [...new Set(spellings)].filter((text) => text.length >= secretLengthMin)
}

/** The whole, and what a receiver takes out of it: our own prefix, the scheme before a key, and what `Basic` holds. */
function keysIn(secret: string): string[] {
  // HTTP takes white space around a value for no part of it.
  const whole = secret.trim()
  const [, scheme = '', key = ''] = /^(\S+)\s+(.*)$/.exec(whole) ?? []
  const basic = scheme.toLowerCase() === 'basic' ? Buffer.from(key, 'base64').toString() : ''
  return [whole, whole.replace(/^(whsec_|whsk_)/, ''), key, basic, basic.replace(/^[^:]*:/, '')]
}

const inHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? '')

const htmlEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function cut(text: string): string {
  let kept = ''
  let byteCount = 0
  for (const character of text) {
    const piece = unsafe.test(character) ? escaped(character) : character
    byteCount += Buffer.byteLength(piece)
    if (byteCount > answerBytesMax) break
    kept += piece
  }
  return kept
}

/** Control and format characters, line and paragraph separators: C0, DEL, C1, marks of direction, U+2028, U+2029, U+FEFF. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

const escaped = (character: string): string =>
  shortEscapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

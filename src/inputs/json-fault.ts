/** Where a text stops being JSON: the runtime says it for long texts only, and the place is what helps to mend. */

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end'

const blanks = /[ \t\n\r]*/y
/** The control characters above U+007F are allowed in a string, the others are not. */
const stringStart = /"(?:[^"\\\p{Cc}]+|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy
const numberStart = /-?(?:0|[1-9]\d*)?(?:(?<=\d)\.\d*)?(?:(?<=\d)[eE][-+]?\d*)?/y
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/

/** Offset of the first character that does not fit; the length where the text ends too early. */
export function jsonFaultOffset(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = 0
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  const afterValue = (): Expected => {
    const around = open.at(-1)
    return around === undefined ? 'end' : around === '{' ? ', or }' : ', or ]'
  }
  for (;;) {
    take(blanks)
    const sign = text[at]
    if (sign === undefined || expected === 'end') return at
    const closes = { '}': ['key or }', ', or }'], ']': ['value or ]', ', or ]'] }[sign]
    if (closes?.includes(expected)) {
      at++
      open.pop()
      expected = afterValue()
    } else if (expected === ':' || expected === ', or }' || expected === ', or ]') {
      if (sign !== expected[0]) return at
      at++
      expected = expected === ', or }' ? 'key' : 'value'
    } else if (sign === '"') {
      take(stringStart)
      if (text[at] !== '"') return badStringOffset(text, at)
      at++
      expected = expected.startsWith('key') ? ':' : afterValue()
    } else if (expected.startsWith('key')) return at
    else if (sign === '{' || sign === '[') {
      at++
      open.push(sign)
      expected = sign === '{' ? 'key or }' : 'value or ]'
    } else {
      const word = { t: 'true', f: 'false', n: 'null' }[sign]
      if (word !== undefined) {
        for (const letter of word)
          if (text[at] === letter) at++
          else return at
      } else if (!number.test(take(numberStart))) return at
      expected = afterValue()
    }
  }
}

/** Of a backslash that begins nothing, the character behind it. */
function badStringOffset(text: string, at: number): number {
  if (text[at] !== '\\') return at
  if (text[at + 1] !== 'u') return Math.min(at + 1, text.length)
  const digits = /[0-9a-fA-F]{0,4}/y
  digits.lastIndex = at + 2
  return at + 2 + (digits.exec(text)?.[0].length ?? 0)
}

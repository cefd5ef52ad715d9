/** Reads a JSON body: bytes that are UTF-8, bounded in depth and keys before anything else touches the value. */
import { jsonFaultOffset } from '../inputs/json-fault.ts'
import { Problem, remedyOf } from '../problem.ts'

/** Deeper than any body of ours; `JSON.stringify` overflows the stack at 7,000 levels, which 14 KB can hold. */
export const depthMax = 32
export const keysMax = 1_000

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * @throws Problem `malformed_json`, `too_deep`, `invalid_text`, `unsupported_media_type`
 */
export function parseJsonBody(bytes: Buffer): unknown {
  // RFC 8259, section 8.1: whoever sends JSON must not add one, and others would not read it.
  if (bytes.subarray(0, 3).equals(byteOrderMark)) {
    throw new Problem('malformed_json', 'The body begins with a byte order mark; send it without.')
  }
  const text = decodeUtf8(bytes)
  if (text.trim() === '') throw new Problem('malformed_json', 'The body is empty; an object is needed.')
  if (depthOf(bytes) > depthMax) throw new Problem('too_deep', remedyOf('too_deep'))
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem('request_invalid', 'The body must be a JSON object.', {
      errors: [{ pointer: '', code: 'invalid_type', detail: 'an object is needed' }],
    })
  }
  checkEverything(value)
  return value
}

/**
 * The bytes as text, exactly: nothing is replaced by U+FFFD.
 *
 * @throws Problem when they are not UTF-8, or begin as UTF-16 does
 */
export function decodeUtf8(bytes: Buffer): string {
  const start = bytes.subarray(0, 3)
  if (start[0] === 0xff || start[0] === 0xfe || bytes.subarray(0, 4).includes(0)) {
    throw new Problem('unsupported_media_type', 'The body must be UTF-8; this looks like UTF-16.')
  }
  // A byte order mark is no part of a document, and some editors write it without being asked.
  const body = start.equals(byteOrderMark) ? bytes.subarray(3) : bytes
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    throw new Problem('malformed_json', 'The body is not UTF-8.')
  }
}

/** Brackets outside of strings, counted without recursion; what is no JSON at all is left to the parser. */
function depthOf(bytes: Buffer): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]
    if (inString) {
      if (byte === 0x5c) index++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x7b || byte === 0x5b) {
      depth++
      if (depth > deepest) deepest = depth
      if (deepest > depthMax) return deepest
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return deepest
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const { line, column } = placeOf(text, jsonFaultOffset(text))
    throw new Problem('malformed_json', `The body is not JSON at line ${line}, column ${column}.`)
  }
}

export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** Every string and every object, with a list of what is still to be seen instead of recursion. */
function checkEverything(root: unknown): void {
  const waiting: { value: unknown; pointer: string }[] = [{ value: root, pointer: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer } = next
    if (typeof value === 'string') checkText(value, pointer)
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
      if (!Array.isArray(value)) {
        if (entries.length > keysMax)
          throw new Problem('too_deep', `More than ${keysMax} keys in one object.`)
        for (const [key] of entries) checkKey(key, pointer)
      }
      for (const [key, inner] of entries)
        waiting.push({ value: inner, pointer: `${pointer}/${escapePointer(key)}` })
    }
  }
}

function checkText(text: string, pointer: string): void {
  const fault = textFault(text)
  if (!fault) return
  throw new Problem('invalid_text', fault, { errors: [{ pointer, code: 'invalid_text', detail: fault }] })
}

/** Why a text cannot be stored, or `undefined`: PostgreSQL refuses NUL and replaces half of a surrogate pair. */
export function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'The text has a NUL character.'
  return text.isWellFormed() ? undefined : 'The text has half of a surrogate pair.'
}

function checkKey(key: string, pointer: string): void {
  checkText(key, pointer)
  if (key !== '__proto__' && key !== 'constructor' && key !== 'prototype') return
  throw new Problem('unknown_property', `There is no property ${key}.`, {
    errors: [{ pointer: `${pointer}/${key}`, code: 'unknown_property', detail: 'leave it out' }],
  })
}

/** RFC 6901. */
export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

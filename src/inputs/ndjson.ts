/** Lines of JSON as they arrive, each with its number; a broken one is told and the rest goes on. */
import { isUtf8 } from 'node:buffer'
import { firstBadByte } from './decode.ts'
import { InputFault } from './input-fault.ts'
import { jsonFaultOffset } from './json-fault.ts'

/** As long as a registration may be over HTTP, and a little more for what a line holds besides. Bytes. */
export const lineBytesMax = 5_000_000

export type JsonLine =
  | Readonly<{ line: number; value: unknown }>
  | Readonly<{ line: number; fault: InputFault }>

const lineFeed = 0x0a

/**
 * @param path  named in every fault
 * @throws InputFault when the whole is no NDJSON: UTF-16, or one list instead of lines
 */
export async function* jsonLines(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<JsonLine> {
  let isFirst = true
  for await (const { line, content } of splitLines(bytes)) {
    const fault = (code: string, detail: string) => ({
      line,
      fault: new InputFault({ path, line }, code, detail),
    })
    if (content === undefined) {
      yield fault('too_large', `the line is longer than ${lineBytesMax} bytes`)
      continue
    }
    const bare = line === 1 ? withoutMark(content, path) : content
    if (!isUtf8(bare)) {
      yield fault('not_utf8', `not UTF-8 at byte ${firstBadByte(bare) + 1} of the line`)
      continue
    }
    const text = bare.toString('utf8')
    if (text.trim() === '') continue
    if (isFirst && text.trimStart().startsWith('[')) throw listInstead(path)
    isFirst = false
    const value = parsed(text)
    yield value === undefined
      ? fault('malformed_json', `not JSON at column ${jsonFaultOffset(text) + 1}`)
      : { line, value: value.json }
  }
}

function parsed(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function withoutMark(content: Buffer, path: string): Buffer {
  const start = content.subarray(0, 3).toString('hex')
  if (start === 'efbbbf') return content.subarray(3)
  if (start.startsWith('fffe') || start.startsWith('feff')) {
    throw new InputFault(path, 'not_utf8', 'NDJSON is UTF-8, and this is UTF-16; convert it first')
  }
  return content
}

const listInstead = (path: string) =>
  new InputFault(
    path,
    'list_instead',
    'this is one JSON list; NDJSON has one article to a line. For a folder of files, name a directory with a manifest.json',
  )

/** Each line without its end; `undefined` in place of one that is too long, which is never kept in memory. */
async function* splitLines(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ line: number; content: Buffer | undefined }> {
  let line = 1
  let parts: Buffer[] = []
  let length = 0
  const whole = () => {
    const content = length > lineBytesMax ? undefined : withoutReturn(Buffer.concat(parts))
    parts = []
    length = 0
    return content
  }
  for await (const chunk of bytes) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end))
      // Millions of empty lines cost nothing when nobody is asked to look at them.
      if (length > 0) yield { line, content: whole() }
      line++
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  if (length > 0) yield { line, content: whole() }

  function keep(part: Buffer): void {
    length += part.length
    if (length > lineBytesMax) parts = []
    else if (part.length > 0) parts.push(part)
  }
}

const withoutReturn = (content: Buffer): Buffer =>
  content.at(-1) === 0x0d ? content.subarray(0, -1) : content

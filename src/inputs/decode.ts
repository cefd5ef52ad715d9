/** Bytes to text, exactly: what does not fit its encoding is refused with its offset, never replaced. */
import { isUtf8 } from 'node:buffer'
import { InputFault } from './input-fault.ts'

/** Where binary files betray themselves. */
const headLength = 8_192

/** The first bytes of what people name by mistake. */
const kinds: readonly (readonly [start: string, name: string])[] = [
  ['89504e47', 'a PNG image'],
  ['ffd8ff', 'a JPEG image'],
  ['474946383', 'a GIF image'],
  ['52494646', 'a sound, film or WebP image'],
  ['255044462d', 'a PDF'],
  ['1f8b', 'compressed by gzip; unpack it first'],
  ['504b0304', 'a ZIP archive or an office document'],
  ['377abcaf271c', 'a 7z archive'],
  ['28b52ffd', 'compressed by zstd; unpack it first'],
  ['425a68', 'compressed by bzip2; unpack it first'],
  ['fd377a585a00', 'compressed by xz; unpack it first'],
  ['7f454c46', 'a program'],
  ['53514c69746520', 'an SQLite database'],
]

/** What a file may say of its own encoding, by the kind of file that it is. */
export type Declaring = 'html' | 'xml' | undefined

type Source = Readonly<{ path: string; encoding?: string | undefined; declaring?: Declaring }>

/**
 * A byte order mark wins, then what the caller names, then UTF-8 where it is that, then what the file says of itself.
 *
 * @throws InputFault
 */
export function decodeText(bytes: Buffer, { path, encoding, declaring }: Source): string {
  const marked = markOf(bytes)
  if (marked)
    return decode(bytes.subarray(marked.length), { path, label: marked.label, skipped: marked.length })
  if (encoding !== undefined) return decode(bytes, { path, label: labelOf(encoding), skipped: 0 })
  refuseBinary(bytes, path)
  if (isUtf8(bytes)) return withoutNul(bytes.toString('utf8'), path)
  const declared = declaring && declaredLabel(bytes, declaring)
  if (declared !== undefined && declared !== 'utf-8')
    return decode(bytes, { path, label: declared, skipped: 0 })
  const at = firstBadByte(bytes)
  const place = `not UTF-8: bad byte 0x${hex(bytes[at])} at offset ${at}`
  const advice = isMixed(bytes)
    ? 'other letters in it are UTF-8, so it mixes encodings: mend it, because no single --encoding fits'
    : 'name its encoding with --encoding, such as windows-1252'
  throw new InputFault(path, 'not_utf8', `${place}; ${advice}`)
}

/** How far the standards let a declaration stand from the beginning. */
const declarationLength = 1_024

/** The encoding that a page or an XML file names, as the decoder calls it; undefined where it names none that exists. */
function declaredLabel(bytes: Buffer, declaring: 'html' | 'xml'): string | undefined {
  const head = bytes.subarray(0, declarationLength).toString('latin1')
  const inXml = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)
  const inHtml =
    declaring === 'html' ? /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head) : null
  const name = (inHtml ?? inXml)?.[1]
  try {
    // The declaration is read as single bytes, so it cannot be UTF-16, whatever it says.
    return name === undefined || /^utf-?16/i.test(name) ? undefined : new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}

/** Whether valid sequences of several bytes stand beside the bad ones: then no other encoding fits the whole. */
function isMixed(bytes: Buffer): boolean {
  let at = 0
  let good = 0
  let bad = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length > 1) good++
    if (length === 0) bad++
    at += Math.max(1, length)
  }
  // In Windows-1252 two letters with accents may look like one sequence by chance; rarely, and not more often than not.
  return good > bad * 0.1
}

function markOf(bytes: Buffer): { label: string; length: number } | undefined {
  const start = bytes.subarray(0, 3).toString('hex')
  if (start === 'efbbbf') return { label: 'utf-8', length: 3 }
  if (start.startsWith('fffe')) return { label: 'utf-16le', length: 2 }
  return start.startsWith('feff') ? { label: 'utf-16be', length: 2 } : undefined
}

function labelOf(encoding: string): string {
  try {
    return new TextDecoder(encoding).encoding
  } catch {
    const detail = 'there is no such encoding; use utf-8, utf-16le, utf-16be or windows-1252'
    throw new InputFault('--encoding', 'unknown_encoding', detail)
  }
}

function decode(
  bytes: Buffer,
  { path, label, skipped }: { path: string; label: string; skipped: number },
): string {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
    return withoutNul(text, path)
  } catch (error) {
    if (error instanceof InputFault) throw error
    const at = label === 'utf-8' ? firstBadByte(bytes) + skipped : undefined
    const place = at === undefined ? '' : `: bad byte 0x${hex(bytes[at - skipped])} at offset ${at}`
    throw new InputFault(path, 'badly_encoded', `not ${label}${place}; name another with --encoding`)
  }
}

function refuseBinary(bytes: Buffer, path: string): void {
  const start = bytes.subarray(0, 8).toString('hex')
  const kind = kinds.find(([magic]) => start.startsWith(magic))?.[1]
  if (kind) throw new InputFault(path, 'binary', `not text: this is ${kind}`)
  const head = bytes.subarray(0, headLength)
  const at = head.indexOf(0)
  if (at < 0) return
  const wide = wideLabel(head)
  if (wide) {
    const detail = `not UTF-8: NUL byte at offset ${at}; this looks like ${wide}, so name it: --encoding ${wide}`
    throw new InputFault(path, 'not_utf8', detail)
  }
  throw new InputFault(path, 'binary', `not text: a NUL byte at offset ${at}`)
}

/** UTF-16 without a mark: in Latin script every second byte is NUL. */
function wideLabel(head: Buffer): string | undefined {
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length * 0.3 && even < head.length * 0.05) return 'utf-16le'
  return even > head.length * 0.3 && odd < head.length * 0.05 ? 'utf-16be' : undefined
}

function withoutNul(text: string, path: string): string {
  const at = text.indexOf('\0')
  if (at >= 0) throw new InputFault(path, 'binary', `not text: a NUL character at offset ${at}`)
  return text
}

const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).padStart(2, '0')

/** Where the first sequence begins that is not UTF-8, one that is cut off at the end included. */
export function firstBadByte(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return bytes.length
}

/** RFC 3629, section 4: no overlong forms, no halves of pairs, nothing above U+10FFFF. 0 when it is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  const second = bytes[at + 1] ?? 0
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (length === 0 || second < least || second > most) return 0
  for (let index = 2; index < length; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

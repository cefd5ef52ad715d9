/** Files as text: only real files of a known size, and only bytes that are what their encoding says. */
import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { type Declaring, decodeText } from './decode.ts'
import { isPacked, unpacked } from './gzip.ts'
import { InputFault } from './input-fault.ts'

export type TextFileOptions = Readonly<{
  bytesMax: number
  /** As the caller names it; UTF-8 when left out, and a byte order mark wins. */
  encoding?: string | undefined
  /** What kind of file may name its own encoding. */
  declaring?: Declaring
}>

/**
 * The text of a file, without its byte order mark.
 *
 * @throws InputFault in one sentence with the path as given: absent, no file, empty, too large, binary, badly encoded
 */
export async function readTextFile(
  path: string,
  { bytesMax, encoding, declaring }: TextFileOptions,
): Promise<string> {
  const file = await openFile(path)
  try {
    const { size } = await file.stat()
    if (size > bytesMax) throw tooLarge(path, bytesMax)
    const bytes = await readWhole(file, { path, bytesMax })
    if (bytes.length === 0) throw new InputFault(path, 'empty', 'the file is empty')
    return decodeText(bytes, { path, encoding, declaring })
  } finally {
    await file.close()
  }
}

/** Opens what is certainly a file: a pipe without a writer or a device would be waited for without end. */
export async function openFile(path: string): Promise<FileHandle> {
  if (path === '') throw new InputFault('(no name)', 'not_found', 'the name of a file is needed')
  try {
    checkKind(path, await stat(path))
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      // Once more, of what was opened: a name can be given to something else in between.
      checkKind(path, await file.stat())
    } catch (error) {
      await file.close()
      throw error
    }
    return file
  } catch (error) {
    throw error instanceof InputFault ? error : new InputFault(path, 'unreadable', sentenceOf(error))
  }
}

export const tooLarge = (path: string, bytesMax: number): InputFault =>
  new InputFault(path, 'too_large', `the file is too large; at most ${bytesMax} bytes are read`)

async function readWhole(
  file: FileHandle,
  { path, bytesMax }: { path: string; bytesMax: number },
): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  const stream = file.createReadStream({ autoClose: false, highWaterMark: 65_536 })
  for await (const part of isPacked(path) ? unpacked(stream, path) : stream) {
    // `as`: a stream without encoding gives bytes.
    const bytes = part as Buffer
    length += bytes.length
    // Some files say that they have no size, and some grow while they are read.
    if (length > bytesMax) throw tooLarge(path, bytesMax)
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

function checkKind(path: string, stats: Stats): void {
  if (stats.isFile()) return
  const kind = stats.isDirectory()
    ? 'a directory; name a file in it, or put a manifest.json into it'
    : stats.isFIFO()
      ? 'a pipe; send it to stdin and name - instead'
      : stats.isSocket()
        ? 'a socket'
        : 'a device'
  throw new InputFault(path, 'not_a_file', `this is ${kind}`)
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of this path is no directory',
  EACCES: 'this user may not read it; ask for the right to read',
  EPERM: 'this user may not read it; ask for the right to read',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EISDIR: 'this is a directory; name a file in it',
  EMFILE: 'too many files are open; try again',
  ERR_INVALID_ARG_VALUE: 'a path has no NUL character',
}

export function sentenceOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return sentences[code] ?? `it cannot be read (${code || 'unknown error'})`
}

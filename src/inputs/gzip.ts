/** Files that end in `.gz`, unpacked as they are read, with a bound against those that unfold a thousandfold. */
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputFault } from './input-fault.ts'

/** Archives of articles shrink to a fifth, the most repetitive logs to a fiftieth; a bomb to a thousandth. */
const ratioMax = 200
/** Small files may be repetitive. Bytes. */
const alwaysAllowed = 10_000_000

export const isPacked = (path: string): boolean => /\.gz$/i.test(path)

/** @throws InputFault when it is no gzip, is cut off, or unfolds too far */
export async function* unpacked(bytes: Readable, path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  let packedLength = 0
  let length = 0
  bytes.on('data', (part: Buffer) => {
    packedLength += part.length
  })
  // `pipe` does not hand on faults, and a file can become unreadable while it is read.
  bytes.on('error', (error) => gunzip.destroy(error))
  bytes.pipe(gunzip)
  try {
    for await (const part of gunzip) {
      // `as`: a stream without encoding gives bytes.
      const unfolded = part as Buffer
      length += unfolded.length
      if (length > alwaysAllowed && length > packedLength * ratioMax) {
        throw new InputFault(
          path,
          'too_large',
          `it unfolds to more than ${ratioMax} times its size; unpack it first`,
        )
      }
      yield unfolded
    }
  } catch (error) {
    if (error instanceof InputFault) throw error
    const isCut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
    const why = isCut ? 'the gzip file is cut off' : 'it ends in .gz, but is no gzip file'
    throw new InputFault(path, 'badly_packed', why)
  } finally {
    bytes.destroy()
  }
}

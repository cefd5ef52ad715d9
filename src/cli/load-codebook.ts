/** A codebook from a file that somebody named: every fault with its file and line. */
import { extname } from 'node:path'
import { Refusal } from '../../events/errors.ts'
import { systemClock } from '../clock.ts'
import { codebookBytesMax, type ParsedCodebook, parseCodebook } from '../inputs/codebook-file.ts'
import { type FileFault, readDocument } from '../inputs/document.ts'
import { placeText } from '../inputs/input-fault.ts'
import { readTextFile } from '../inputs/text-file.ts'
import { Unusable } from './exit-codes.ts'

/** The file is no codebook. The message has one line for each fault. */
export class FaultyCodebook extends Unusable {
  readonly faults: readonly FileFault[]

  constructor(path: string, faults: readonly FileFault[]) {
    super(faults.map((fault) => faultLine(path, fault)).join('\n'))
    this.faults = faults
  }
}

export const faultLine = (path: string, { line, pointer, detail }: FileFault): string =>
  `${placeText({ path, line })}: ${pointer === '' ? '' : `${pointer}: `}${detail}`

/** `lineOf` gives the line of a pointer into the file. */
export type LoadedCodebook = ParsedCodebook & Readonly<{ lineOf: (pointer: string) => number }>

/** @throws FaultyCodebook, InputFault */
export async function loadCodebook(path: string): Promise<LoadedCodebook> {
  const text = await readTextFile(path, { bytesMax: codebookBytesMax })
  try {
    const format = extname(path).toLowerCase() === '.json' ? 'json' : 'yaml'
    const parsed = parseCodebook(text, format, { now: systemClock.now() })
    return { ...parsed, lineOf: linesOf(text, format) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // `as`: this refusal comes from the parser of files, whose faults all have a line.
    throw new FaultyCodebook(path, error.faults as readonly FileFault[])
  }
}

/** The file is read a second time, and only when somebody asks for a line. */
function linesOf(text: string, format: 'json' | 'yaml'): (pointer: string) => number {
  let lineOf: ((pointer: string) => number) | undefined
  return (pointer) => {
    lineOf ??= readDocument(text, format).lineOf
    return lineOf(pointer)
  }
}

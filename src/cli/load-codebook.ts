/** A codebook from a file that somebody named: every fault with its file and line. */
import { extname } from 'node:path'
import { Refusal } from '../../events/errors.ts'
import { systemClock } from '../clock.ts'
import { codebookBytesMax, type ParsedCodebook, parseCodebook } from '../inputs/codebook-file.ts'
import type { FileFault } from '../inputs/document.ts'
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

/** @throws FaultyCodebook, InputFault */
export async function loadCodebook(path: string): Promise<ParsedCodebook> {
  const text = await readTextFile(path, { bytesMax: codebookBytesMax })
  try {
    const format = extname(path).toLowerCase() === '.json' ? 'json' : 'yaml'
    return parseCodebook(text, format, { now: systemClock.now() })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // `as`: this refusal comes from the parser of files, whose faults all have a line.
    throw new FaultyCodebook(path, error.faults as readonly FileFault[])
  }
}

/** Coded material from a JSON file: every fault with its line. */
import type { z } from 'zod'
import type { Fault } from '../../events/errors.ts'
import { type ReadDocument, readDocument, UnreadableDocument } from '../inputs/document.ts'
import { faultsOfIssues } from '../inputs/faults.ts'
import { InputFault, placeText } from '../inputs/input-fault.ts'
import { readTextFile } from '../inputs/text-file.ts'

/** A gold claim takes less than 1 KB: room for some 50,000. */
const bytesMax = 50_000_000
/** Enough to mend in one sitting. */
const faultsMax = 100

/**
 * @param check  what the schema cannot know, such as names of a codebook; asked only of a value that fits the schema
 * @throws InputFault with one line for each fault
 */
export async function readCodedFile<Value>(
  path: string,
  schema: z.ZodType<Value>,
  check: (value: Value) => readonly Fault[] = () => [],
): Promise<Value> {
  const document = readJson(path, await readTextFile(path, { bytesMax }))
  const parsed = schema.safeParse(document.value)
  const faults = parsed.success ? check(parsed.data) : faultsOfIssues(parsed.error.issues)
  const [first, ...others] = faults
  if (parsed.success && !first) return parsed.data
  const where = (fault: Fault | undefined) => ({ path, line: document.lineOf(fault?.pointer ?? '') })
  const told = others.slice(0, faultsMax - 1).map((fault) => `${placeText(where(fault))}: ${wordsOf(fault)}`)
  const more = others.length > told.length ? [`… and ${others.length - told.length} more`] : []
  throw new InputFault(where(first), first?.code ?? 'invalid', [wordsOf(first), ...told, ...more].join('\n'))
}

const wordsOf = (fault: Fault | undefined): string => `${fault?.pointer || 'the whole'}: ${fault?.detail}`

function readJson(path: string, text: string): ReadDocument {
  try {
    return readDocument(text, 'json')
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    const [fault] = error.faults
    throw new InputFault(
      { path, line: fault?.line },
      fault?.code ?? 'invalid_json',
      fault?.detail ?? 'not JSON',
    )
  }
}

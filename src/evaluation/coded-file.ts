/** Coded material from a JSON file: the first fault with its line, and how many more there are. */
import type { z } from 'zod'
import { type ReadDocument, readDocument, UnreadableDocument } from '../inputs/document.ts'
import { faultsOfIssues } from '../inputs/faults.ts'
import { InputFault } from '../inputs/input-fault.ts'
import { readTextFile } from '../inputs/text-file.ts'

/** A gold claim takes less than 1 KB: room for some 50,000. */
const bytesMax = 50_000_000

/** @throws InputFault */
export async function readCodedFile<Value>(path: string, schema: z.ZodType<Value>): Promise<Value> {
  const document = readJson(path, await readTextFile(path, { bytesMax }))
  const parsed = schema.safeParse(document.value)
  if (parsed.success) return parsed.data
  const faults = faultsOfIssues(parsed.error.issues)
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  const where = { path, line: document.lineOf(first?.pointer ?? '') }
  throw new InputFault(
    where,
    first?.code ?? 'invalid',
    `${first?.pointer || 'the whole'}: ${first?.detail}${more}`,
  )
}

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

/** A codebook from YAML or JSON: read, checked against its schema and its rules, with the line of every fault. */
import { dayOf, isTimeZone } from '../../events/calendar.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { contentHashOf } from '../../events/codebook/content-hash.ts'
import { faultsMax, faultsOf } from '../../events/codebook/validate.ts'
import { Refusal } from '../../events/errors.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { Problem } from '../problem.ts'
import { rulesBrokenBeside } from './codebook-remainder.ts'
import {
  type DocumentFormat,
  type FileFault,
  type ReadDocument,
  readDocument,
  UnreadableDocument,
} from './document.ts'
import { faultsOfIssues } from './faults.ts'

/** 19,000 parties fit in; a codebook is written by people. */
export const codebookBytesMax = 2 * 1024 * 1024

export type ParsedCodebook = Readonly<{
  codebook: Codebook
  contentHash: string
  warnings: readonly FileFault[]
}>

/**
 * The codebook of a text. A large one keeps the thread busy for a second: see `readCodebook`.
 *
 * @param now  UTC with six decimals: no mandate may begin after today, in the codebook's own zone
 * @throws Refusal `invalid_codebook` whose faults are `FileFault`s, all of them; Problem `payload_too_large`
 */
export function parseCodebook(
  text: string,
  format: DocumentFormat,
  { now }: { now: Instant },
): ParsedCodebook {
  refuseLarge(text)
  const document = orRefuse(() => readDocument(text, format))
  const parsed = Codebook.safeParse(document.value)
  const inFile = fileFaults(document)
  if (!parsed.success) {
    const shape = faultsOfIssues(parsed.error.issues)
    const broken = rulesBrokenBeside(document.value, { issues: parsed.error.issues, now })
    throw invalid([...shape, ...broken].map(inFile))
  }
  const codebook = parsed.data
  const zone = isTimeZone(codebook.timeZone) ? codebook.timeZone : 'UTC'
  const { faults, warnings } = faultsOf(codebook, dayOf(now, zone))
  if (faults.length > 0) throw invalid(faults.map(inFile))
  return { codebook, contentHash: contentHashOf(codebook), warnings: warnings.map(inFile) }
}

/** @throws Problem `payload_too_large` */
export function refuseLarge(text: string): void {
  if (Buffer.byteLength(text) <= codebookBytesMax) return
  throw new Problem('payload_too_large', 'A codebook has at most 2 MiB.')
}

const fileFaults =
  (document: ReadDocument) =>
  (fault: { pointer: string; code: string; detail: string }): FileFault => ({
    ...fault,
    line: document.lineOf(fault.pointer),
  })

function orRefuse(read: () => ReadDocument): ReadDocument {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableDocument) throw invalid(error.faults)
    throw error
  }
}

/** One sentence for those who read no list: the first fault, its line, and how many more there are. */
function invalid(faults: readonly FileFault[]): Refusal {
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  const place = first?.pointer ? `${first.pointer}: ` : ''
  const message = `line ${first?.line}: ${place}${first?.detail}${more}`
  return new Refusal('invalid_codebook', message, faults.slice(0, faultsMax))
}

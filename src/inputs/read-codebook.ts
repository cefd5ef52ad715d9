/** A codebook from YAML or JSON, however large, without keeping others waiting. */
import { Refusal } from '../../events/errors.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { type ParsedCodebook, parseCodebook, refuseLarge } from './codebook-file.ts'
import type { DocumentFormat } from './document.ts'
import { createReadingThread } from './thread.ts'

/** Below this it is read in a few milliseconds, and a thread would only cost. UTF-16 units. */
const smallUnits = 64 * 1024

/** 19,000 parties in 1.9 MB take two seconds and 250 MB on a busy machine. */
const thread = createReadingThread({ taskMs: 30_000, heapMb: 512 })

/**
 * As `parseCodebook`, with a large one in a thread of its own.
 *
 * @throws Refusal `invalid_codebook` whose faults have a line; Problem `payload_too_large`
 */
export async function readCodebook(
  text: string,
  format: DocumentFormat,
  { now }: { now: Instant },
): Promise<ParsedCodebook> {
  if (text.length <= smallUnits) return parseCodebook(text, format, { now })
  refuseLarge(text)
  const answer = await thread.ask({ kind: 'codebook', text, format, now })
  if (answer.kind === 'codebook') return answer.parsed
  if (answer.kind === 'refused') throw new Refusal('invalid_codebook', answer.message, answer.faults)
  const detail = 'the codebook takes more time or memory than one may; make it smaller'
  throw new Refusal('invalid_codebook', detail, [{ pointer: '', code: 'too_complex', detail }])
}

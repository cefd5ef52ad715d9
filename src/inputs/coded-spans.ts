/** Where a coder says that words stand, compared with the text: word for word, inside one block, or refused. */
import { type Fault, Refusal } from '../../events/errors.ts'
import type { Range, Span } from '../../events/vocabulary.ts'
import { linesOf } from '../extraction/blocks.ts'
import { locateSpans } from '../extraction/spans.ts'
import { quoted } from '../problem.ts'
import type { ReadingInput } from './coded-claim.ts'

/** As much of an article as a problem shows. */
const shownMax = 200

type SpanInput = ReadingInput['spans'][number]

export type CodedWords = Readonly<{
  /** In the order of the text, each once. */
  spans: Span[]
  /** 0-based index of the non-empty line in which all of them stand. */
  block: number
}>

/**
 * The spans of a reading, completed, and every other place that it names.
 *
 * @param at  the pointer of the reading in its body
 * @throws Refusal `span_mismatch`, with what stands there
 */
export function readWords(text: string, reading: ReadingInput, at: string): CodedWords {
  const located = locateSpans(text, reading.spans)
  if (!located.ok) {
    const { index } = located
    throw mismatch([faultAt(`${at}/spans/${index}`, whatStands(text, reading.spans[index]))])
  }
  refuse(placesOf(reading).flatMap(([pointer, place]) => placeFault(text, place, `${at}${pointer}`)))
  const lines = linesOf(text)
  const block = lines[located.block]
  refuse(
    located.spans.flatMap(({ start, end, exact }, index) => {
      if (exact.trim() === '') return [faultAt(`${at}/spans/${index}`, 'Only white space stands there.')]
      if (block && block.start <= start && end <= block.end) return []
      const detail = lines.some((line) => line.start <= start && end <= line.end)
        ? 'It stands in another paragraph than the first span: what is said again there is a claim of its own.'
        : 'It lies in no paragraph: a span is words of one line, without the line break.'
      return [faultAt(`${at}/spans/${index}`, detail)]
    }),
  )
  return { spans: inOrder(located.spans), block: located.block }
}

const faultAt = (pointer: string, detail: string): Fault => ({ pointer, code: 'span_mismatch', detail })

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw mismatch(faults)
}

const mismatch = (faults: readonly Fault[]): Refusal =>
  new Refusal('span_mismatch', faults.map(({ pointer, detail }) => `${pointer}: ${detail}`)[0] ?? '', faults)

function whatStands(text: string, span: SpanInput | undefined): string {
  if (!span) return 'At least one span is needed.'
  const { start, end, exact } = span
  const hint = exact === '' ? '' : ` ${whereStands(text, exact)}`
  if (start < 0 || end > text.length) {
    return `The text has ${text.length} UTF-16 code units, and ${start} to ${end} lies outside.${hint}`
  }
  if (end <= start) return `Nothing stands at ${start} to ${end}: start must be less than end.${hint}`
  const here = text.slice(start, end)
  const cut = here.isWellFormed() ? '' : ' It cuts a surrogate pair in two.'
  return `At ${start} to ${end} stands ${quoted(here, shownMax)}.${cut}${hint}`
}

/** Whoever counts otherwise, in bytes or in code points, learns by how much. */
function whereStands(text: string, exact: string): string {
  const at = text.indexOf(exact)
  if (at < 0) return 'The words that were sent stand nowhere in the text.'
  const elsewhere = text.includes(exact, at + 1) ? ', and elsewhere' : ''
  return `The words that were sent stand at ${at} to ${at + exact.length}${elsewhere}.`
}

/** Every place that a reading names besides its spans, with its pointer. */
function placesOf({ statedAt, conditions = [], attribution = [], links = [] }: ReadingInput) {
  const cues = (field: string, entries: readonly { cue?: Range | null | undefined }[]) =>
    entries.map(({ cue }, index) => [`/${field}/${index}/cue`, cue] as const)
  return [
    ['/statedAt/anchor', statedAt.anchor] as const,
    ...conditions.map(({ span }, index) => [`/conditions/${index}/span`, span] as const),
    ...cues('attribution', attribution),
    ...cues('links', links),
  ]
}

function placeFault(text: string, place: Range | null | undefined, pointer: string): Fault[] {
  if (!place) return []
  const { start, end } = place
  const isThere = 0 <= start && start < end && end <= text.length
  // Of a well-formed text, a piece is well formed unless it begins or ends inside a pair.
  if (isThere && text.slice(start, end).isWellFormed()) return []
  return [faultAt(pointer, whatStands(text, { ...place, exact: '' }))]
}

function inOrder(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
  return sorted.filter(({ start, end }, index) => {
    const before = sorted[index - 1]
    return before?.start !== start || before.end !== end
  })
}

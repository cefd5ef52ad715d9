/** A YAML or JSON document as plain values, with the line of every place; whatever is more than that is refused. */
import type { Fault } from '../../events/errors.ts'
import { escapePointer, textFault } from '../routes/json-body.ts'
import { jsonSteps } from './json-steps.ts'
import type { Step } from './steps.ts'
import { yamlSteps } from './yaml-steps.ts'

export type DocumentFormat = 'yaml' | 'json'

/** One fault in a file: where it is, on which line, and what to do. */
export type FileFault = Fault & Readonly<{ line: number }>

/** The document cannot be read at all; `faults` say why. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
  readonly faults: readonly FileFault[]

  constructor(faults: readonly FileFault[]) {
    super(faults[0]?.detail)
    this.faults = faults
  }
}

export type ReadDocument = Readonly<{
  value: unknown
  /** The line (from 1) of a JSON pointer; of the nearest place around it when there is none. */
  lineOf(pointer: string): number
}>

/** @throws UnreadableDocument with every fault that could be told */
export function readDocument(text: string, format: DocumentFormat): ReadDocument {
  // A byte order mark is no part of the document; positions are counted behind it.
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = lineFinder(source)
  const fail = (at: number, detail: string, code = `invalid_${format}`): never => {
    throw new UnreadableDocument([{ pointer: '', code, detail, line: lines(at) }])
  }
  if (!source.isWellFormed()) {
    fail(source.search(/\p{Cs}/u), 'the text has half of a surrogate pair', 'invalid_text')
  }
  const steps = format === 'json' ? jsonSteps(source, fail) : yamlSteps(source, fail)
  const faults: FileFault[] = []
  const value = build(steps, (pointer, at, [code, detail]) => {
    faults.push({ pointer, code, detail, line: lines(at) })
  })
  if (faults.length > 0) throw new UnreadableDocument(faults.slice(0, faultsMax))
  let places: ReadonlyMap<string, number> | undefined
  return {
    value,
    lineOf(pointer) {
      // Only a faulty document is asked, so a good one never pays for a list of its places.
      places ??= placesOf(steps)
      let known = pointer
      while (known !== '' && !places.has(known)) known = known.slice(0, known.lastIndexOf('/'))
      return lines(places.get(known) ?? 0)
    },
  }
}

/** Enough to mend in one sitting. */
const faultsMax = 100

/** Names that mean something to JavaScript and nothing to us. */
const forbiddenKeys: readonly string[] = ['__proto__', 'constructor', 'prototype', '']

type Report = (pointer: string, at: number, fault: readonly [code: string, detail: string]) => void
type Frame = Readonly<{ value: unknown[] | Record<string, unknown>; pointer: string }> & {
  key: string | null
}

/** Values by a stack of our own, so that no depth ends the process. */
function build(steps: Iterable<Step>, report: Report): unknown {
  let root: unknown
  const frames: Frame[] = []
  for (const step of steps) {
    const frame = frames.at(-1)
    if (step.kind === 'end') frames.pop()
    else if (frame && !Array.isArray(frame.value) && frame.key === null) {
      frame.key = readKey(step, frame, report)
    } else {
      const pointer = frame ? pointerIn(frame) : ''
      const holder: Frame['value'] | undefined = step.kind === 'scalar' ? undefined : emptyOf(step.kind)
      const value = step.kind === 'scalar' ? step.value : holder
      if (typeof value === 'string') checkText({ text: value, pointer, at: step.at }, report)
      if (frame === undefined) root = value
      else put(frame, value)
      // The entries that follow are put into this very object, which its parent holds already.
      if (holder) frames.push({ value: holder, pointer, key: null })
    }
  }
  return root
}

const emptyOf = (kind: 'list' | 'map'): Frame['value'] => (kind === 'list' ? [] : {})

function readKey(step: Step, { value, pointer }: Frame, report: Report): string {
  if (step.kind !== 'scalar') return ''
  const key = step.isPlain || typeof step.value !== 'string' ? String(step.value ?? '') : step.value
  const inner = `${pointer}/${escapePointer(key)}`
  if (forbiddenKeys.includes(key)) {
    report(inner, step.at, ['unknown_property', key === '' ? 'a key must not be empty' : `leave ${key} out`])
    return key === '' ? ' ' : `${key} `
  }
  checkText({ text: key, pointer: inner, at: step.at }, report)
  if (Object.hasOwn(value, key)) {
    report(inner, step.at, ['duplicate_key', `${key} stands here a second time; keep one`])
  }
  return key
}

function put(frame: Frame, value: unknown): void {
  if (Array.isArray(frame.value)) frame.value.push(value)
  else frame.value[frame.key ?? ''] = value
  frame.key = null
}

const pointerIn = ({ value, pointer, key }: Frame): string =>
  `${pointer}/${Array.isArray(value) ? value.length : escapePointer(key ?? '')}`

function checkText(
  { text, pointer, at }: { text: string; pointer: string; at: number },
  report: Report,
): void {
  const fault = textFault(text)
  if (fault) report(pointer, at, ['invalid_text', fault])
}

/** Where each pointer stands: of an entry of a map its key, of an entry of a list its beginning. */
function placesOf(steps: Iterable<Step>): Map<string, number> {
  const places = new Map<string, number>()
  const frames: Frame[] = []
  for (const step of steps) {
    const frame = frames.at(-1)
    if (step.kind === 'end') frames.pop()
    else if (frame && !Array.isArray(frame.value) && frame.key === null) {
      frame.key = readKey(step, frame, () => {})
      places.set(pointerIn(frame), step.at)
    } else {
      const pointer = frame ? pointerIn(frame) : ''
      if (!places.has(pointer)) places.set(pointer, step.at)
      if (frame) put(frame, null)
      if (step.kind !== 'scalar') frames.push({ value: emptyOf(step.kind), pointer, key: null })
    }
  }
  return places
}

/** The line of an offset, from 1; line ends are LF, CR LF or CR. */
export function lineFinder(text: string): (at: number) => number {
  let starts: number[] | undefined
  return (at) => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)]
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

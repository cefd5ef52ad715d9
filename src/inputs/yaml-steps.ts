/** YAML as a list of steps: plain scalars, lists and maps of one document, and nothing else of what YAML can. */
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import { levelsMax, type Step } from './steps.ts'

/** @param fail  throws, with the offset of the fault */
export function yamlSteps(
  source: string,
  fail: (at: number, detail: string, code?: string) => never,
): Step[] {
  const events = parsed(source, fail)
  const steps: Step[] = []
  let documents = 0
  for (const event of events) {
    checkProperties(source, event, fail)
    if (event.type === EVENT_ID.DOCUMENT) {
      documents++
      const [directive] = event.directives
      if (directive) fail(source.indexOf('%'), `leave out the %${directive.kind.toUpperCase()} directive`)
      if (documents > 1) fail(lastSeparator(source), 'one document to a file; this has several')
    } else if (event.type === EVENT_ID.SCALAR) {
      const isPlain = event.style === SCALAR_STYLE.PLAIN
      const text = getScalarValue(source, event)
      // An empty scalar has no place of its own: it stands where the step before it stood.
      const at = event.valueStart >= 0 ? event.valueStart : (steps.at(-1)?.at ?? 0)
      steps.push({ kind: 'scalar', at, value: isPlain ? plainValue(text) : text, isPlain })
    } else if (event.type === EVENT_ID.SEQUENCE) steps.push({ kind: 'list', at: event.start })
    else if (event.type === EVENT_ID.MAPPING) steps.push({ kind: 'map', at: event.start })
    else if (event.type === EVENT_ID.POP) steps.push({ kind: 'end', at: 0 })
  }
  if (steps.every(({ kind }) => kind === 'end'))
    fail(0, 'the file says nothing; a map of properties is needed')
  // The last pop closes the document, which is no step.
  return withTextKeys(steps.slice(0, -1), fail)
}

function parsed(source: string, fail: (at: number, detail: string) => never): Event[] {
  try {
    return parseEvents(source, { maxDepth: levelsMax })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return fail(error.mark?.position ?? 0, readable(error.reason))
  }
}

/** The parser's own words, where they would not help the author of a file. */
const readable = (reason: string): string =>
  /depth/i.test(reason) ? `nested too deeply; at most ${levelsMax} levels` : reason

type Fail = (at: number, detail: string, code?: string) => never

function checkProperties(source: string, event: Event, fail: Fail): void {
  if (event.type === EVENT_ID.ALIAS) fail(event.anchorStart, 'aliases are not supported; write it out')
  if ('tagStart' in event && event.tagStart >= 0) {
    const tag = source.slice(event.tagStart, event.tagEnd).slice(0, 40)
    fail(event.tagStart, `tags such as ${tag} are not supported; only texts, numbers, lists and maps are`)
  }
}

/** A key that is a list or a map has no form in JSON. */
function withTextKeys(steps: Step[], fail: Fail): Step[] {
  const stack: { isMap: boolean; count: number }[] = []
  for (const step of steps) {
    const top = stack.at(-1)
    if (step.kind === 'end') stack.pop()
    else {
      if (top?.isMap && top.count % 2 === 0 && step.kind !== 'scalar') fail(step.at, 'a key must be a text')
      if (top) top.count++
      if (step.kind !== 'scalar') stack.push({ isMap: step.kind === 'map', count: 0 })
    }
  }
  return steps
}

/** Fewer forms than YAML has: `NO`, `yes`, `1_000`, `0o14`, `.inf` and dates are the texts that they look like. */
function plainValue(text: string): string | number | boolean | null {
  if (text === '' || text === 'null' || text === '~') return null
  if (text === 'true' || text === 'false') return text === 'true'
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) return text
  return Number.isFinite(Number(text)) ? Number(text) : text
}

const lastSeparator = (source: string): number =>
  Math.max(0, source.search(/^(?:---|\.\.\.)(?![\s\S]*^---)/m))

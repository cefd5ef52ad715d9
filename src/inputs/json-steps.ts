/** JSON as a list of steps, so that its lines are known and a key that stands twice is seen. */
import { placeOf } from '../routes/json-body.ts'
import { jsonFaultOffset } from './json-fault.ts'
import { levelsMax, type Step } from './steps.ts'

type Fail = (at: number, detail: string, code?: string) => never

/** @param fail  throws, with the offset of the fault */
export function jsonSteps(source: string, fail: Fail): Step[] {
  if (source.trim() === '') fail(0, 'the file says nothing; a map of properties is needed')
  checkDepth(source, fail)
  try {
    JSON.parse(source)
  } catch {
    const at = jsonFaultOffset(source)
    return fail(at, `not JSON at column ${placeOf(source, at).column}`)
  }
  return steps(source)
}

/** Of a text that the parser has taken: only brackets, strings and words are left to tell apart. */
function steps(source: string): Step[] {
  const found: Step[] = []
  const token = /[{}[\]]|"[^"\\]*(?:\\.[^"\\]*)*"|[-\w.+]+/g
  for (const { index: at, 0: word } of source.matchAll(token)) {
    if (word === '{') found.push({ kind: 'map', at })
    else if (word === '[') found.push({ kind: 'list', at })
    else if (word === '}' || word === ']') found.push({ kind: 'end', at })
    else
      found.push({ kind: 'scalar', at, value: JSON.parse(word) as string | number, isPlain: word[0] !== '"' })
  }
  return found
}

function checkDepth(source: string, fail: Fail): void {
  let depth = 0
  for (const { index, 0: word } of source.matchAll(/[{}[\]]|"[^"\\]*(?:\\.[^"\\]*)*"?/gs)) {
    if (word === '{' || word === '[') depth++
    else if (word === '}' || word === ']') depth--
    if (depth > levelsMax) fail(index, `nested too deeply; at most ${levelsMax} levels`)
  }
}

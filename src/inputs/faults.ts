/** What a schema says of a value, as faults that tell the author of a file what to do. */
import type { z } from 'zod'
import type { Fault } from '../../events/errors.ts'
import { quoted } from '../problem.ts'
import { escapePointer } from '../routes/json-body.ts'

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${escapePointer(String(key))}`).join('')

/** @param value  what was parsed: tells what is missing from what is of another kind */
export function faultsOfIssues(issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue))
}

function faultsOfIssue(issue: z.core.$ZodIssue): Fault[] {
  const pointer = pointerOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: `${pointer}/${escapePointer(key)}`,
        code: 'unknown_property',
        detail: `there is no property ${quoted(key)} here; leave it out, or check the spelling${unquotedHint(key)}`,
      }))
    case 'invalid_union': {
      // The branch that went furthest says more than "invalid input".
      const errors = issue.errors.flat()
      const deepest = errors.toSorted((a, b) => b.path.length - a.path.length)[0]
      if (!deepest) break
      const values = errors.flatMap((error) => (error.code === 'invalid_value' ? error.values : []))
      if (values.length > 1 && values.length === issue.errors.length)
        return [{ pointer, code: 'invalid_value', detail: `expected one of ${values.map(String).join('|')}` }]
      if (deepest.path.length === 0 && deepest.code === 'invalid_type') break
      return faultsOfIssue({ ...deepest, path: [...issue.path, ...deepest.path] } as z.core.$ZodIssue)
    }
    case 'invalid_key':
      return [
        {
          pointer,
          code: 'invalid_key',
          detail: `the key must be ${issue.issues[0]?.message ?? 'another'}${unquotedHint(String(issue.path.at(-1)))}`,
        },
      ]
    case 'invalid_type':
      return [typeFault(issue, pointer)]
    case 'custom': {
      const code: unknown = issue.params?.code
      return [{ pointer, code: typeof code === 'string' ? code : 'invalid', detail: issue.message }]
    }
  }
  return [{ pointer, code: issue.code, detail: worded(issue.message) }]
}

/** In `{en: Serbia, Kosovo and others}` YAML takes what follows the comma for a key. */
const unquotedHint = (key: string): string =>
  /\s/.test(key.trim()) ? '. If it is part of a text with a comma, put that text in quotation marks' : ''

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of properties',
  record: 'a map, such as {fr: …, en: …}',
  null: 'null',
}

function typeFault(issue: z.core.$ZodIssueInvalidType, pointer: string): Fault {
  const received = /received (\w+)/.exec(issue.message)?.[1] ?? 'something else'
  const wanted = nouns[issue.expected] ?? issue.expected
  if (received === 'undefined') return { pointer, code: 'missing', detail: `is missing; ${wanted} is needed` }
  const isUnquoted = issue.expected === 'string' && ['number', 'boolean', 'null'].includes(received)
  const advice = isUnquoted ? '; put it in quotes' : ''
  const detail = `${wanted} is needed, this is ${nouns[received] ?? received}${advice}`
  return { pointer, code: 'invalid_type', detail }
}

/** The schema library's own sentences begin alike; the place is told elsewhere. */
const worded = (message: string): string =>
  message.replace(/^Invalid (?:input|string|option): /, '').replace(/^Too (big|small): /, 'too $1: ')

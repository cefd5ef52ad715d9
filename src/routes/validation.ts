/** Validates requests with zod and says every fault with a JSON pointer; serialises answers, checked when asked. */
import { isDeepStrictEqual } from 'node:util'
import type { FastifySchemaCompiler } from 'fastify'
import type { FastifySerializerCompiler } from 'fastify/types/schema.js'
import type { z } from 'zod'
import type { Fault } from '../../events/errors.ts'
import { Problem, type ProblemCode, quoted } from '../problem.ts'
import { escapePointer } from './json-body.ts'

/** More faults than anybody mends at once. */
const faultsMax = 100

export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    // The framework says null where there is no body; a body that is `null` has been refused before.
    const parsed = schema.safeParse(httpPart === 'body' ? (data ?? undefined) : data)
    if (parsed.success) return { value: parsed.data }
    return { error: problemOfIssues(parsed.error.issues, httpPart ?? 'body') }
  }

/** Path parts that cannot be an id name nothing that exists; all else is a fault in the request. */
function problemOfIssues(issues: readonly z.core.$ZodIssue[], part: string): Problem {
  if (part === 'params') return new Problem('not_found', 'Nothing has an id of that form.')
  const errors = issues.slice(0, faultsMax).flatMap((issue) => faultsOf(issue, part))
  const first = errors[0]
  const codes = new Set(errors.map(({ code }) => code))
  // A mistyped name outranks the rest: it must never look as if the question had been understood.
  const code = specialCodes.find((special) => codes.has(special)) ?? 'request_invalid'
  const special = errors.find((fault) => fault.code === code) ?? first
  const detail = special
    ? `${special.pointer || 'The request'}: ${special.detail}`
    : 'The request has the wrong shape.'
  return new Problem(code, detail, { errors })
}

const specialCodes = [
  'unknown_parameter',
  'unknown_property',
  'date_required',
  'instant_required',
  'invalid_cursor',
  'invalid_text',
  'unknown_time_zone',
] as const satisfies readonly ProblemCode[]

function faultsOf(issue: z.core.$ZodIssue, part: string): Fault[] {
  const pointer = issue.path.map((key) => `/${escapePointer(String(key))}`).join('')
  if (issue.code === 'unrecognized_keys') {
    const isQuery = part === 'querystring'
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${escapePointer(key.slice(0, 60).toWellFormed())}`,
      code: isQuery ? 'unknown_parameter' : 'unknown_property',
      detail: `there is no ${isQuery ? 'parameter' : 'property'} ${quoted(key)}`,
    }))
  }
  if (issue.code === 'invalid_union') {
    // The branch that went furthest says more than "invalid input".
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (deepest && deepest.path.length > 0) {
      return faultsOf({ ...deepest, path: [...issue.path, ...deepest.path] } as z.core.$ZodIssue, part)
    }
  }
  // Zod says what it expected and that it received undefined; people look for the word that is missing.
  if (issue.code === 'invalid_type' && issue.input === undefined && /undefined$/.test(issue.message)) {
    return [{ pointer, code: 'required', detail: `is missing; a value of type ${issue.expected} is needed` }]
  }
  const given = issue.code === 'custom' ? issue.params?.code : undefined
  const code = typeof given === 'string' ? given : issue.code
  return [{ pointer, code, detail: issue.message }]
}

/**
 * How answers are written. Checking costs about half of the throughput, so it is for tests and development: there an
 * answer that differs from its schema, or has more than its schema says, fails.
 */
export const serializerCompiler =
  (checked: boolean): FastifySerializerCompiler<z.ZodType> =>
  ({ schema, method, url }) => {
    if (!checked || !('_zod' in schema)) return (data) => JSON.stringify(data)
    return (data) => {
      const plain: unknown = JSON.parse(JSON.stringify(data))
      const parsed = schema.safeParse(plain)
      if (!parsed.success)
        throw new Error(`${method} ${url} answers against its schema`, { cause: parsed.error })
      if (!isDeepStrictEqual(plain, parsed.data)) {
        throw new Error(`${method} ${url} answers more than its schema says: ${JSON.stringify(plain)}`)
      }
      return JSON.stringify(plain)
    }
  }

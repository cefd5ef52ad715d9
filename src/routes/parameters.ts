/** Query parameters and shapes that several routes share. Parameters arrive as text and are read strictly. */
import { z } from 'zod'
import { CivilDate, Instant } from '../../events/vocabulary.ts'

export const limitDefault = 50
export const limitMax = 200

/** A whole number in plain decimal digits: no sign, blank, exponent or fraction, as `Number` would take them. */
export const integerText = ({ min, max }: Readonly<{ min: number; max: number }>) =>
  z
    .string()
    .regex(/^[0-9]{1,16}$/, `a whole number from ${min} to ${max}, in digits`)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    // The document says what is meant, not that it travels as text.
    .meta({ type: 'integer', minimum: min, maximum: max })

/** A date of the caller's: an instant is refused by name, because a date means a whole day in the dossier's zone. */
export const dateText = z
  .string()
  .max(40)
  .superRefine((text, context) => {
    if (/^\d{4}-\d\d-\d\d[T ]/i.test(text)) {
      const message = 'a calendar date such as 2025-04-15, not an instant'
      context.addIssue({ code: 'custom', message, params: { code: 'date_required' } })
    } else if (!CivilDate.safeParse(text).success) {
      context.addIssue({
        code: 'custom',
        message: 'a day that exists, such as 2025-04-15, years 1000 to 9999',
      })
    }
  })
  .meta({ format: 'date' })

export type KnownAt =
  | Readonly<{ kind: 'position'; position: number }>
  | Readonly<{ kind: 'instant'; instant: Instant }>

const positionPattern = /^position:(0|[1-9][0-9]{0,15})$/

/** An instant with offset, or `position:412`. */
export const knownAtText = z
  .string()
  .max(60)
  .transform((text, context): KnownAt => {
    const position = positionPattern.exec(text)
    if (position && Number.isSafeInteger(Number(position[1]))) {
      return { kind: 'position', position: Number(position[1]) }
    }
    const instant = parseInstant(text)
    if (instant !== undefined) return { kind: 'instant', instant }
    const isDate = /^\d{4}-\d\d-\d\d$/.test(text)
    const hint = text.includes(' ') ? '; a + in a URL must be written %2B' : ''
    const message = `an instant such as 2025-04-15T20:41:07Z, or position:412${hint}`
    context.addIssue(
      isDate || /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text)
        ? { code: 'custom', message, params: { code: 'instant_required' } }
        : { code: 'custom', message },
    )
    return z.NEVER
  })
  .meta({ pattern: '^(position:[0-9]{1,16}|[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T.{9,30})$' })

/**
 * UTC text with six decimals, or `undefined`. Strict where others are generous: years 1000 to 9999, upper-case T and Z, an
 * offset that exists, no second 60, no hour 24, at most six decimals. Nothing rolls over to another day.
 */
export function parseInstant(text: string): Instant | undefined {
  const parts =
    /^([1-9]\d{3}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6}))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(
      text,
    )
  if (!parts || parts[6] === '-00:00' || !CivilDate.safeParse(parts[1]).success) return undefined
  const second = new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}${parts[6]}`).toISOString()
  const instant = `${second.slice(0, 19)}.${(parts[5] ?? '').padEnd(6, '0')}Z`
  return Instant.safeParse(instant).success ? instant : undefined
}

export const Limit = integerText({ min: 1, max: limitMax }).default(limitDefault)

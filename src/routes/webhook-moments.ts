/** A position of the log or a moment, as bodies carry them. */
import { z } from 'zod'
import type { Since as Moment } from '../webhooks/recovery.ts'
import { parseInstant } from './parameters.ts'

const Instants = z
  .string()
  .max(60)
  .transform((text, context): Moment => {
    const instant = parseInstant(text)
    if (instant !== undefined) return { kind: 'instant', instant }
    context.addIssue({ code: 'custom', message: 'an instant with offset' })
    return z.NEVER
  })
  .meta({ format: 'date-time' })

const Positions = z
  .int()
  .min(0)
  .transform((position): Moment => ({ kind: 'position', position }))
  // The document's library drops a branch of a union that says nothing by itself.
  .meta({ minimum: 0 })

/** Itself included. */
export const Since = z
  .union([Positions, Instants], {
    error: 'a position such as 412, or an instant such as 2025-04-15T20:41:07Z',
  })
  .meta({ id: 'PositionOrInstant', description: 'A position such as 412, or an instant with offset.' })

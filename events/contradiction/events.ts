/** What people decide about a contradiction. The contradiction itself is computed, never appended. */
import { z } from 'zod'
import { ContradictionId } from '../ids.ts'

const of = {
  schemaVersion: z.literal(1),
  contradictionId: ContradictionId,
  by: z.string().min(1).max(200),
  reason: z.string().min(1).max(2_000),
}
export const ContradictionDismissed = z.strictObject({ type: z.literal('ContradictionDismissed'), ...of })
export const ContradictionReinstated = z.strictObject({ type: z.literal('ContradictionReinstated'), ...of })
export const ContradictionEvent = z.discriminatedUnion('type', [
  ContradictionDismissed,
  ContradictionReinstated,
])
export type ContradictionEvent = Readonly<z.infer<typeof ContradictionEvent>>

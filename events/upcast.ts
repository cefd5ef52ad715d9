/** Older event shapes to today's, one step at a time. Stored bytes are never rewritten; they are read anew. */

/** Takes the parsed payload of one version and gives that of the next. */
export type Upcaster = (payload: Record<string, unknown>) => Record<string, unknown>

/** Per type, the step from version n to n + 1 at index n - 1. Today every event is of version 1. */
const upcasters: Readonly<Record<string, readonly Upcaster[]>> = {}

/**
 * Brings a payload of `schemaVersion` to today's shape. A version from the future has no steps: it is handed on as it
 * is, and the schema refuses it.
 */
export function upcast(
  type: string,
  schemaVersion: number,
  payload: unknown,
  steps: Readonly<Record<string, readonly Upcaster[]>> = upcasters,
): unknown {
  if (typeof payload !== 'object' || payload === null) return payload
  return (steps[type] ?? [])
    .slice(schemaVersion - 1)
    .reduce<Record<string, unknown>>((older, step) => step(older), { ...payload })
}

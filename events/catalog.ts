/** Every event in one closed union: the door from stored text to a typed event. */
import { z } from 'zod'
import { ArticleEvent } from './article/events.ts'
import { CodebookPublished } from './codebook/events.ts'
import { ContradictionEvent } from './contradiction/events.ts'
import { DossierClosed } from './dossier-events.ts'
import { upcast } from './upcast.ts'
import type { Position } from './vocabulary.ts'

export const Event = z.union([ArticleEvent, CodebookPublished, ContradictionEvent, DossierClosed])
export type Event = Readonly<z.infer<typeof Event>>

/** An event and its place in the dossier's log. */
export type Placed = Readonly<{ event: Event; position: Position }>

/** One schema per type: a union of all would try each in turn, which costs ten times as much per event. */
const schemaOf: ReadonlyMap<string, z.ZodType<Event>> = new Map(
  [...ArticleEvent.options, CodebookPublished, ...ContradictionEvent.options, DossierClosed].map((schema) => [
    schema.shape.type.value,
    schema as z.ZodType<Event>,
  ]),
)

export const eventTypes: readonly string[] = [...schemaOf.keys()]

/** The bytes in the log are of a shape that this program does not know, or were changed by hand. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
}

export type StoredPayload = Readonly<{ type: string; schemaVersion: number; payload: string | null }>

/**
 * The typed event of a stored row; undefined when its payload was erased.
 *
 * @throws UnreadableEvent for an unknown type, a future `schemaVersion`, or bytes of another shape: never skipped
 */
export function parseEvent({ type, schemaVersion, payload }: StoredPayload): Event | undefined {
  if (payload === null) return undefined
  const schema = schemaOf.get(type)
  if (!schema) throw new UnreadableEvent(`an event of unknown type ${type}`)
  const parsed = schema.safeParse(upcast(type, schemaVersion, parseJson(payload, type)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UnreadableEvent(`${type} ${schemaVersion}: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** Stored rows as events in their places; what was erased says nothing any more. */
export const placedEvents = (rows: readonly (StoredPayload & Readonly<{ position: Position }>)[]): Placed[] =>
  rows.flatMap((row) => {
    const event = parseEvent(row)
    return event ? [{ event, position: row.position }] : []
  })

/** Whether it belongs to the stream of an article: what happened to the article itself, or to one of its claims. */
export const isArticleEvent = (event: Event): event is ArticleEvent =>
  ArticleEvent.options.some((schema) => schema.shape.type.value === event.type)

/** The bytes to store: the keys in the order in which the decision wrote them. */
export const serialize = (event: Event) => ({
  type: event.type,
  schemaVersion: event.schemaVersion,
  payload: JSON.stringify(event),
})

function parseJson(payload: string, type: string): unknown {
  try {
    return JSON.parse(payload)
  } catch (cause) {
    throw new UnreadableEvent(`${type}: the payload is not JSON`, { cause })
  }
}

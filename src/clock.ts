/** The only place that asks for the time or for randomness; everything else gets them as arguments. */
import { randomUUID } from 'node:crypto'
import type { Instant } from '../events/vocabulary.ts'

export type Clock = Readonly<{
  /** UTC with six decimals. */
  now(): Instant
  /** A value that no other call returns: for the ids of requests, never for anything that is stored. */
  uniqueId(): string
}>

export const systemClock: Clock = {
  // The machine's clock gives milliseconds here; the missing digits keep the form that all instants have.
  now: () => `${new Date().toISOString().slice(0, 23)}000Z`,
  uniqueId: () => randomUUID(),
}

/** A place of the text at which somebody is named, and who that is. */
import type { AgentId, PartyId } from '../../events/ids.ts'
import type { Named } from './naming.ts'

/** `first` and `last` count tokens, both included. */
export type Mention = Readonly<{
  first: number
  last: number
  agent: AgentId | null
  /** The party that is named, or for which the agent holds his first mandate. */
  party: PartyId | null
  via: Named['via'] | 'unknown' | 'medium'
  /** Where he is named in full whose surname alone stands here, if the codebook lacks him. */
  inFull?: Readonly<{ first: number; last: number }>
}>

/** A mention that may still be joined to its neighbour. */
export type Found = { first: number; last: number } & Omit<Mention, 'first' | 'last'>

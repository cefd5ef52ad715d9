/** The feed of a dossier: its events after a position, filtered by type or stream, looked at in bounded stretches. */
import { type Kysely, sql } from 'kysely'
import { eventColumns, type StoredEvent } from './log/read.ts'
import type { Database } from './schema.ts'

/** A filter that hides everything must not walk a log of millions in one request. */
const stretch = 50_000

export type FeedWish = Readonly<{
  dossierId: string
  after: number
  /** Position of the head as it was read before. */
  head: number
  limit: number
  types?: readonly string[] | undefined
  stream?: string | undefined
}>

/** `lookedAt` is the last position that was looked at, which a reader continues from: not the last one returned. */
export type FeedPage = Readonly<{ events: readonly StoredEvent[]; lookedAt: number; isFull: boolean }>

export async function readFeed(db: Kysely<Database>, wish: FeedWish): Promise<FeedPage> {
  const { dossierId, after, head, limit, types, stream } = wish
  const isFiltered = types !== undefined || stream !== undefined
  const until = Math.min(head, isFiltered ? after + stretch : after + limit)
  if (until <= after) return { events: [], lookedAt: after, isFull: false }
  let query = db
    .selectFrom('events')
    .select(eventColumns)
    .where('dossier_id', '=', dossierId)
    .where('position', '>', after)
    .where('position', '<=', until)
  if (types) query = query.where(sql<boolean>`type = any(${[...types]}::text[])`)
  if (stream !== undefined) query = query.where('stream', '=', stream)
  const events = await query.orderBy('events.position').limit(limit).execute()
  const isFull = events.length === limit
  return { events, lookedAt: isFull ? (events.at(-1)?.position ?? until) : until, isFull }
}

/** The codebooks of a dossier, version by version, kept in memory: they are read with every request and rarely change. */
import type { Kysely } from 'kysely'
import { findStreamVersion, readStreamAfter } from '../db/log/read.ts'
import type { Database } from '../db/schema.ts'
import { parseEvent } from '../events/catalog.ts'
import type { Codebook } from '../events/codebook/codebook.ts'

export type PublishedCodebook = Readonly<{
  codebook: Codebook
  contentHash: string
  /** Position of the event that published it: from there on it is in force. */
  position: number
  recordedAt: string
  by: string
}>

export type Codebooks = Readonly<{
  /** Every published version, oldest first; one primary-key look-up when nothing changed. */
  list(dossierId: string): Promise<readonly PublishedCodebook[]>
  /** The codebook in force at a position (the newest when none is given); undefined when there was none. */
  at(dossierId: string, position?: number): Promise<PublishedCodebook | undefined>
}>

/** More dossiers than one process is likely to serve at a time; each costs as much memory as its codebooks. */
const dossiersMax = 500

type Known = { version: number; published: readonly PublishedCodebook[] }

export function createCodebooks(db: Kysely<Database>): Codebooks {
  const known = new Map<string, Known>()

  async function list(dossierId: string): Promise<readonly PublishedCodebook[]> {
    const before = known.get(dossierId) ?? { version: 0, published: [] }
    const version = await findStreamVersion(db, dossierId, 'codebook')
    if (version === before.version) return before.published
    const stored = await readStreamAfter(db, { dossierId, stream: 'codebook', version: before.version })
    const published = [...before.published]
    for (const row of stored) {
      const event = parseEvent(row)
      if (event?.type !== 'CodebookPublished') continue
      const { codebook, contentHash, by } = event
      published.push({ codebook, contentHash, by, position: row.position, recordedAt: row.recordedAt })
    }
    if (known.size >= dossiersMax) known.clear()
    known.set(dossierId, { version: stored.at(-1)?.version ?? before.version, published })
    return published
  }

  return {
    list,
    at: async (dossierId, position = Number.MAX_SAFE_INTEGER) =>
      (await list(dossierId)).findLast((each) => each.position <= position),
  }
}

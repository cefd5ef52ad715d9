/** One stream without its past: how far it is, and what came after a version. */
import type { Kysely } from 'kysely'
import type { StoredEvent } from './log/read.ts'
import type { Database } from './schema.ts'

/** The version of a stream by primary key; 0 when nothing was ever appended to it. */
export async function findStreamVersion(
  db: Kysely<Database>,
  dossierId: string,
  stream: string,
): Promise<number> {
  const found = await db
    .selectFrom('streams')
    .select('version')
    .where('dossier_id', '=', dossierId)
    .where('stream', '=', stream)
    .executeTakeFirst()
  return found?.version ?? 0
}

/** The events of a stream after a version, so that who knows the beginning need not read it again. */
export async function readStreamAfter(
  db: Kysely<Database>,
  { dossierId, stream, version }: { dossierId: string; stream: string; version: number },
): Promise<StoredEvent[]> {
  return await db
    .selectFrom('events')
    .select([
      'position',
      'stream',
      'version',
      'type',
      'schema_version as schemaVersion',
      'recorded_at as recordedAt',
      'payload',
    ])
    .where('dossier_id', '=', dossierId)
    .where('stream', '=', stream)
    .where('version', '>', version)
    .orderBy('events.version')
    .execute()
}

/** The tables as TypeScript sees them: one interface per table, in the units that `connect.ts` parses to. */
import type { ColumnType, Generated } from 'kysely'
import type { ProjectionTables } from './projection-tables.ts'
import type { WebhookTables } from './webhook-tables.ts'

/** An instant is UTC text with six decimals, so that comparing text compares time. */
export type Instant = string

export interface DossiersTable {
  dossier_id: string
  public: Generated<boolean>
  created_at: Generated<Instant>
}

export interface HeadsTable {
  dossier_id: string
  position: Generated<number>
  recorded_at: Generated<Instant>
}

export interface StreamsTable {
  dossier_id: string
  stream: string
  version: number
}

/** Written by the function `append_events` alone; payload and salt are null once they were erased. */
export interface EventsTable {
  dossier_id: string
  position: number
  stream: string
  version: number
  type: string
  schema_version: number
  recorded_at: Instant
  commitment: Buffer
  salt: ColumnType<Buffer | null, Buffer, null>
  payload: ColumnType<string | null, string, null>
}

export interface IdempotencyKeysTable {
  dossier_id: string
  key: string
  request_hash: Buffer
  status: number
  first_position: number
  last_position: number
  stream: string
  version: number
  recorded_at: Instant
}

export interface TextsTable {
  dossier_id: string
  text_hash: string
  text: string
}

/** The read models, and what subscribers are owed, have a file each. */
export interface Database extends ProjectionTables, WebhookTables {
  dossiers: DossiersTable
  heads: HeadsTable
  streams: StreamsTable
  events: EventsTable
  idempotency_keys: IdempotencyKeysTable
  texts: TextsTable
}

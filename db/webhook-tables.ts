/** The tables of notifications and deliveries as TypeScript sees them: text for times, numbers for positions. */
import type { ColumnType, Generated } from 'kysely'

export interface NotificationCheckpointsTable {
  dossier_id: string
  position: number
  started_after: Generated<number>
}

export interface NotificationsTable {
  dossier_id: string
  message_id: string
  /** Null, as `index` and `subject_sequence`, for what has no place in the log. */
  position: number | null
  index: number | null
  type: string
  subject: string | null
  subject_sequence: number | null
  historical: Generated<boolean>
  parties: Generated<string[]>
  propositions: Generated<string[]>
  speakers: Generated<string[]>
  contradiction_kind: string | null
  /** The exact bytes that are signed and sent, in UTF-8. */
  body: string
  derived_at: Generated<string>
}

export interface NotificationSubjectsTable {
  dossier_id: string
  subject: string
  sequence: number
}

export interface WebhookEndpointsTable {
  dossier_id: string
  endpoint_id: string
  version: Generated<number>
  url: string
  description: Generated<string>
  event_types: string[]
  parties: Generated<string[]>
  propositions: Generated<string[]>
  speakers: Generated<string[]>
  contradiction_kinds: Generated<string[]>
  include_historical: Generated<boolean>
  ordering: Generated<string>
  rate_per_second: Generated<number>
  /** Written as JSON text, read as a parsed value. */
  headers: ColumnType<unknown, string | undefined, string>
  signatures: Generated<string[]>
  state: Generated<string>
  disabled_reason: string | null
  disabled_at: string | null
  owed_after: number | null
  sequence: Generated<number>
  created_at: Generated<string>
  updated_at: Generated<string>
}

export interface WebhookHealthTable {
  dossier_id: string
  endpoint_id: string
  consecutive_failures: Generated<number>
  first_failed_at: string | null
  first_failed_message: string | null
  last_failed_at: string | null
  last_other_failed_at: string | null
  last_succeeded_at: string | null
  probe_at: string | null
  probe_pause_ms: number | null
  throttled_until: string | null
  tokens: Generated<number>
  tokens_at: Generated<string>
}

export interface WebhookSecretsTable {
  dossier_id: string
  endpoint_id: string
  secret_id: string
  sealed: Buffer
  key_id: string
  public_key: Buffer
  created_at: Generated<string>
  expires_at: string | null
}

export interface WebhookVerificationsTable {
  host: string
  started_at: Generated<string>
}

export interface DeliveriesTable {
  dossier_id: string
  endpoint_id: string
  message_id: string
  delivery_id: string
  endpoint_sequence: number
  type: string
  subject: string | null
  position: number | null
  state: string
  trigger: Generated<string>
  attempt_count: Generated<number>
  attempt_total: Generated<number>
  next_attempt_at: string | null
  last_class: string | null
  lease_holder: string | null
  lease_token: string | null
  lease_until: string | null
  created_at: Generated<string>
  updated_at: Generated<string>
}

export interface AttemptsTable {
  dossier_id: string
  endpoint_id: string
  delivery_id: string
  attempt_id: string
  number: number
  trigger: string
  started_at: string
  duration_ms: number
  name_ms: number | null
  connect_ms: number | null
  tls_ms: number | null
  first_byte_ms: number | null
  address: string | null
  status: number | null
  class: string
  failure: string | null
  answer: Generated<string>
  secret_ids: string[]
}

export interface WebhookRecoveriesTable {
  dossier_id: string
  endpoint_id: string
  recovery_id: string
  state: string
  since_position: number
  until_position: number
  states: string[]
  event_types: Generated<string[]>
  position: number
  created_count: Generated<number>
  replayed_count: Generated<number>
  created_at: Generated<string>
  updated_at: Generated<string>
}

export interface WebhookTables {
  notification_checkpoints: NotificationCheckpointsTable
  notifications: NotificationsTable
  notification_subjects: NotificationSubjectsTable
  webhook_endpoints: WebhookEndpointsTable
  webhook_health: WebhookHealthTable
  webhook_secrets: WebhookSecretsTable
  webhook_verifications: WebhookVerificationsTable
  deliveries: DeliveriesTable
  attempts: AttemptsTable
  webhook_recoveries: WebhookRecoveriesTable
}

/** What subscribers are owed: the notifications of a dossier, its endpoints, their deliveries, and every attempt. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createNotifications(db)
  await createEndpoints(db)
  await createDeliveries(db)
  await startBehindWhatIsKnown(db)
}

async function createNotifications(db: Kysely<unknown>): Promise<void> {
  // How far notifications have been derived. Not a generation's checkpoint: a rebuild folds again and owes nothing.
  await sql`
    create table notification_checkpoints (
      dossier_id    text collate "C" primary key,
      position      bigint not null check (position >= 0),
      -- The position after which notifications are kept: 0, unless the dossier is older than they are.
      started_after bigint not null default 0
    ) with (fillfactor = 10)`.execute(db)

  // The bytes that are sent, serialised once. What concerns an endpoint alone (a test, a notice that another one was
  // disabled) has no place in the log: its position and index are null, and it is not in the feed.
  await sql`
    create table notifications (
      dossier_id         text collate "C" not null,
      message_id         text collate "C" not null,
      position           bigint check (position > 0),
      index              integer check (index > 0),
      type               text collate "C" not null,
      subject            text collate "C",
      subject_sequence   bigint,
      historical         boolean not null default false,
      parties            text[] not null default '{}',
      propositions       text[] not null default '{}',
      speakers           text[] not null default '{}',
      contradiction_kind text collate "C",
      body               text not null check (octet_length(body) <= 65536),
      derived_at         timestamptz not null default clock_timestamp(),
      primary key (dossier_id, message_id),
      unique (dossier_id, position, index),
      check ((position is null) = (index is null)),
      check ((position is null) = (subject_sequence is null))
    )`.execute(db)

  // The number of the last message about a subject: a receiver counts them from 1 without gaps.
  await sql`
    create table notification_subjects (
      dossier_id text collate "C" not null,
      subject    text collate "C" not null,
      sequence   bigint not null,
      primary key (dossier_id, subject)
    ) with (fillfactor = 80)`.execute(db)
}

async function createEndpoints(db: Kysely<unknown>): Promise<void> {
  // What its owner decided, and what it was owed last. `version` is its ETag and grows with every change that an owner
  // makes or must know of; `sequence` is that of the last delivery, and grows apart from it.
  await sql`
    create table webhook_endpoints (
      dossier_id          text collate "C" not null,
      endpoint_id         text collate "C" not null,
      version             integer not null default 1,
      url                 text not null,
      description         text not null default '',
      event_types         text[] not null,
      parties             text[] not null default '{}',
      propositions        text[] not null default '{}',
      speakers            text[] not null default '{}',
      contradiction_kinds text[] not null default '{}',
      include_historical  boolean not null default true,
      ordering            text not null default 'none' check (ordering in ('none', 'per_subject')),
      rate_per_second     integer not null default 50 check (rate_per_second > 0),
      headers             json not null default '{}',
      signatures          text[] not null default '{v1}',
      state               text collate "C" not null default 'unverified'
                          check (state in ('unverified', 'active', 'paused', 'disabled')),
      disabled_reason     text,
      disabled_at         timestamptz,
      -- It is owed what is derived after this position; null until it was verified for the first time.
      owed_after          bigint,
      sequence            bigint not null default 0,
      created_at          timestamptz not null default clock_timestamp(),
      updated_at          timestamptz not null default clock_timestamp(),
      primary key (dossier_id, endpoint_id)
    ) with (fillfactor = 50)`.execute(db)

  // How it fares, written by whoever delivers. Whoever claims its deliveries, or changes whether they may be claimed,
  // holds this row locked: so a pause and a claim never pass each other by.
  await sql`
    create table webhook_health (
      dossier_id           text collate "C" not null,
      endpoint_id          text collate "C" not null,
      consecutive_failures integer not null default 0,
      -- Of the current run of failures, and the messages by which it is judged.
      first_failed_at      timestamptz,
      first_failed_message text,
      last_failed_at       timestamptz,
      last_other_failed_at timestamptz,
      last_succeeded_at    timestamptz,
      -- Back-off: one probe at a time, none before this moment; the pause that follows the next failure.
      probe_at             timestamptz,
      probe_pause_ms       integer,
      -- The receiver asked for it (Retry-After).
      throttled_until      timestamptz,
      -- Token bucket of the rate: how many sends are saved up, and since when.
      tokens               double precision not null default 0,
      tokens_at            timestamptz not null default 'epoch',
      primary key (dossier_id, endpoint_id)
    ) with (fillfactor = 50)`.execute(db)

  // Each secret signs both ways: `sealed` holds the 32 bytes of the HMAC secret and the 32 bytes of the ed25519 seed,
  // encrypted with the storage key `key_id`, so that the storage key can change, too.
  await sql`
    create table webhook_secrets (
      dossier_id  text collate "C" not null,
      endpoint_id text collate "C" not null,
      secret_id   text collate "C" not null,
      sealed      bytea not null,
      key_id      text collate "C" not null,
      public_key  bytea not null check (octet_length(public_key) = 32),
      created_at  timestamptz not null default clock_timestamp(),
      -- Signs until then beside its successor; null while it is the newest.
      expires_at  timestamptz,
      primary key (dossier_id, endpoint_id, secret_id)
    )`.execute(db)

  // How often somebody had a host called that had not yet agreed to it. Not of a dossier: the host is the one to spare.
  await sql`
    create table webhook_verifications (
      host       text collate "C" not null,
      started_at timestamptz not null default clock_timestamp()
    )`.execute(db)
  await sql`create index webhook_verifications_by_host on webhook_verifications (host, started_at)`.execute(
    db,
  )
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deliveries (
      dossier_id        text collate "C" not null,
      endpoint_id       text collate "C" not null,
      message_id        text collate "C" not null,
      delivery_id       text collate "C" not null,
      endpoint_sequence bigint not null check (endpoint_sequence > 0),
      type              text collate "C" not null,
      subject           text collate "C",
      position          bigint,
      state             text collate "C" not null check (state in
                        ('pending', 'in_flight', 'scheduled', 'delivered', 'exhausted', 'suspended', 'canceled')),
      -- What asked for the schedule that runs now, and the attempts that it has made; the number of all attempts.
      trigger           text collate "C" not null default 'schedule'
                        check (trigger in ('schedule', 'replay', 'recover', 'test')),
      attempt_count     integer not null default 0,
      attempt_total     integer not null default 0,
      next_attempt_at   timestamptz,
      last_class        text collate "C",
      lease_holder      text,
      lease_token       text,
      lease_until       timestamptz,
      created_at        timestamptz not null default clock_timestamp(),
      updated_at        timestamptz not null default clock_timestamp(),
      primary key (dossier_id, endpoint_id, message_id),
      unique (dossier_id, endpoint_id, endpoint_sequence),
      unique (dossier_id, endpoint_id, delivery_id),
      check ((state in ('pending', 'scheduled')) = (next_attempt_at is not null)),
      check ((state = 'in_flight') = (lease_token is not null))
    ) with (fillfactor = 70)`.execute(db)
  // Endpoint first: 100,000 rows of a dead one cost the others nothing.
  await sql`
    create index deliveries_due on deliveries (dossier_id, endpoint_id, next_attempt_at, endpoint_sequence)
    where state in ('pending', 'scheduled')`.execute(db)
  await sql`
    create index deliveries_in_flight on deliveries (dossier_id, endpoint_id, lease_until)
    where state = 'in_flight'`.execute(db)
  // In order per subject: the oldest of a subject that is not done.
  await sql`
    create index deliveries_open_by_subject on deliveries (dossier_id, endpoint_id, subject, endpoint_sequence)
    where state in ('pending', 'scheduled', 'in_flight')`.execute(db)
  await sql`
    create index deliveries_by_state on deliveries (dossier_id, endpoint_id, state, endpoint_sequence)`.execute(
    db,
  )
  await sql`
    create index deliveries_by_age on deliveries (dossier_id, updated_at)
    where state in ('delivered', 'exhausted', 'canceled')`.execute(db)

  // Only ever added to. A lost row loses a diagnosis, never a delivery.
  await sql`
    create table attempts (
      dossier_id    text collate "C" not null,
      endpoint_id   text collate "C" not null,
      delivery_id   text collate "C" not null,
      attempt_id    text collate "C" not null,
      number        integer not null check (number > 0),
      trigger       text collate "C" not null,
      started_at    timestamptz not null,
      duration_ms   integer not null,
      name_ms       integer,
      connect_ms    integer,
      tls_ms        integer,
      first_byte_ms integer,
      address       text,
      status        integer,
      class         text collate "C" not null,
      -- In words of a fixed list: which step failed.
      failure       text,
      answer        text not null default '',
      secret_ids    text[] not null,
      primary key (dossier_id, endpoint_id, delivery_id, attempt_id)
    )`.execute(db)
  await sql`create index attempts_by_age on attempts (dossier_id, endpoint_id, started_at)`.execute(db)

  // A range that is delivered again, or for the first time, at the endpoint's own rate.
  await sql`
    create table webhook_recoveries (
      dossier_id     text collate "C" not null,
      endpoint_id    text collate "C" not null,
      recovery_id    text collate "C" not null,
      state          text collate "C" not null check (state in ('running', 'done', 'canceled')),
      since_position bigint not null,
      until_position bigint not null,
      states         text[] not null,
      event_types    text[] not null default '{}',
      -- The last position that was looked at.
      position       bigint not null,
      created_count  integer not null default 0,
      replayed_count integer not null default 0,
      created_at     timestamptz not null default clock_timestamp(),
      updated_at     timestamptz not null default clock_timestamp(),
      primary key (dossier_id, endpoint_id, recovery_id)
    )`.execute(db)
  await sql`create index webhook_recoveries_running on webhook_recoveries (dossier_id) where state = 'running'`.execute(
    db,
  )
}

// Of what was known before there were notifications nobody is told now: a dossier starts where it stands.
async function startBehindWhatIsKnown(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into notification_checkpoints (dossier_id, position, started_after)
    select dossier_id, position, position from generations where state = 'active'`.execute(db)
}

/** The log: one gapless, append-only sequence of events per dossier, and the function that appends to it. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db)
  await guardEvents(db)
  await createAppendFunction(db)
}

// Ids are `collate "C"`: the order of keys must not depend on the locale of whoever made the database.
async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossiers (
      dossier_id text collate "C" primary key,
      public     boolean not null default false,
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db)

  // An append locks its dossier's row here until it commits. So positions are dense and become
  // visible in order, and a reader needs nothing but `position > last`. Commits may share a moment
  // (`recorded_at` never decreases, no more), so the position is the only order. The row is rewritten
  // by every commit: a page that is never full keeps that in place, without touching the index.
  await sql`
    create table heads (
      dossier_id  text collate "C" primary key,
      position    bigint not null default 0 check (position >= 0),
      recorded_at timestamptz not null default 'epoch'
    ) with (fillfactor = 10)`.execute(db)

  // No foreign key leads from here or from the events to their head: the append function holds the head's
  // row while it writes, which proves more, and the check would run once per event.
  await sql`
    create table streams (
      dossier_id text collate "C" not null,
      stream     text collate "C" not null,
      version    bigint not null check (version > 0),
      primary key (dossier_id, stream)
    ) with (fillfactor = 90)`.execute(db)

  // `payload` is text: jsonb reorders keys and rewrites numbers, and these bytes are hashed.
  // `commitment` is SHA-256 of salt and payload bytes. The leaf follows from the row: SHA-256 of 0x00 and
  // nine lines, each ended by a newline: stancelog-leaf/1, dossier, position, recordedAt, stream, version,
  // type, schemaVersion, commitment in hex.
  await sql`
    create table events (
      dossier_id     text collate "C" not null,
      position       bigint not null check (position > 0),
      stream         text collate "C" not null,
      version        bigint not null check (version > 0),
      type           text collate "C" not null,
      schema_version smallint not null check (schema_version > 0),
      recorded_at    timestamptz not null,
      commitment     bytea not null check (octet_length(commitment) = 32),
      salt           bytea check (octet_length(salt) = 32),
      payload        text,
      primary key (dossier_id, position),
      unique (dossier_id, stream, version),
      check ((payload is null) = (salt is null))
    )`.execute(db)

  // The first answer to a request that may be sent again, kept beside what the request appended.
  await sql`
    create table idempotency_keys (
      dossier_id     text collate "C" not null,
      key            text collate "C" not null,
      request_hash   bytea not null check (octet_length(request_hash) = 32),
      status         smallint not null,
      first_position bigint not null,
      last_position  bigint not null,
      stream         text collate "C" not null,
      version        bigint not null,
      recorded_at    timestamptz not null,
      primary key (dossier_id, key)
    )`.execute(db)
  await sql`create index idempotency_keys_by_age on idempotency_keys (dossier_id, recorded_at)`.execute(db)

  // Beside the log and not in it, so that it can be erased.
  await sql`
    create table texts (
      dossier_id text collate "C" not null,
      text_hash  text collate "C" not null check (text_hash ~ '^[0-9a-f]{64}$'),
      text       text not null,
      primary key (dossier_id, text_hash)
    )`.execute(db)
}

// Erasure may empty payload and salt of an event, and a dossier that is deleted (its head goes first) takes
// its events along; nothing else ever changes. Citus refuses triggers on distributed tables: there the
// rights of the service's role hold this rule instead.
async function guardEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.payload is null and new.salt is null
         and (to_jsonb(new) - '{payload,salt}'::text[]) = (to_jsonb(old) - '{payload,salt}'::text[]) then
        return new;
      end if;
      if tg_op = 'DELETE' and not exists (select from heads where dossier_id = old.dossier_id) then
        return old;
      end if;
      raise exception 'the log is append-only' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger events_only_grow before update or delete on events
    for each row execute function refuse_change()`.execute(db)
  await sql`
    create trigger events_are_kept before truncate on events
    for each statement execute function refuse_change()`.execute(db)
}

/**
 * One call appends a batch and answers each of its appends. Every statement names the dossier, so the
 * function can be handed to the node that holds it. The arrays come flat from the caller:
 *
 *   p_streams, p_keys               each stream and each idempotency key of the batch, once
 *   p_stream_of, p_key_of           per append: the places in those two, from 1 (0: no key)
 *   p_expected, p_counts            per append: the version it was decided against (-1: any), its events
 *   p_request_hashes, p_statuses    per append: what to remember beside its key
 *   p_append_of, p_offsets          per event: the place of its append, from 1; its place in it, from 0
 *   p_text_of                       per text: the place of its append
 *
 * `enable_seqscan` is off because the plans are cached: one that was made while the tables were small
 * would walk them whole after they have grown.
 */
async function createAppendFunction(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function append_events(
      p_dossier text,
      p_streams text[], p_keys text[],
      p_stream_of integer[], p_key_of integer[], p_expected bigint[], p_counts integer[],
      p_request_hashes bytea[], p_statuses integer[],
      p_append_of integer[], p_offsets integer[], p_types text[], p_schema_versions integer[],
      p_commitments bytea[], p_salts bytea[], p_payloads text[],
      p_text_of integer[], p_text_hashes text[], p_texts text[]
    ) returns table (
      kind text, first_position bigint, last_position bigint, version bigint,
      recorded_at timestamptz, status integer, same_request boolean
    ) language plpgsql volatile set enable_seqscan = off as $$
    #variable_conflict use_column
    declare
      v_append_count integer := cardinality(p_counts);
      v_head bigint;
      v_start bigint;
      v_now timestamptz;
      v_known bigint[];
      v_versions bigint[];
      v_bases bigint[];
      v_version_bases bigint[];
      v_owners integer[] := array_fill(0, array[cardinality(p_keys)]);
      v_used integer[];
      v_stream integer;
      v_key integer;
      v_owner integer;
      v_version bigint;
    begin
      select h.position, greatest(clock_timestamp(), h.recorded_at) into v_start, v_now
      from heads h where h.dossier_id = p_dossier for no key update;
      if not found then
        return query select 'unknown_dossier', null::bigint, null::bigint, null::bigint,
          null::timestamptz, null::integer, null::boolean
        from generate_series(1, v_append_count);
        return;
      end if;
      v_head := v_start;

      -- One look-up by primary key per stream and key: a join would be planned by statistics that are not there yet.
      v_known := array(
        select coalesce((select s.version from streams s
                         where s.dossier_id = p_dossier and s.stream = u.stream), 0)
        from unnest(p_streams) with ordinality as u(stream, place) order by u.place);
      v_versions := v_known;
      v_used := array(
        select coalesce((select 1 from idempotency_keys k
                         where k.dossier_id = p_dossier and k.key = u.key), 0)
        from unnest(p_keys) with ordinality as u(key, place) order by u.place);

      v_bases := array_fill(-1::bigint, array[v_append_count]);
      v_version_bases := v_bases;
      for i in 1 .. v_append_count loop
        v_stream := p_stream_of[i];
        v_key := p_key_of[i];
        v_version := v_versions[v_stream];
        if v_key > 0 and v_owners[v_key] > 0 then
          kind := 'duplicate';
          v_owner := v_owners[v_key];
          first_position := v_bases[v_owner] + 1;
          last_position := v_bases[v_owner] + p_counts[v_owner];
          version := v_version_bases[v_owner] + p_counts[v_owner];
          recorded_at := v_now;
          status := p_statuses[v_owner];
          same_request := p_request_hashes[i] = p_request_hashes[v_owner];
        elsif v_key > 0 and v_used[v_key] > 0 then
          kind := 'duplicate';
          select k.first_position, k.last_position, k.version, k.recorded_at, k.status,
                 k.request_hash = p_request_hashes[i]
          into first_position, last_position, version, recorded_at, status, same_request
          from idempotency_keys k where k.dossier_id = p_dossier and k.key = p_keys[v_key];
        elsif p_expected[i] >= 0 and p_expected[i] <> v_version then
          kind := 'conflict';
          first_position := null; last_position := null; recorded_at := null;
          status := null; same_request := null;
          version := v_version;
        else
          kind := 'appended';
          v_bases[i] := v_head;
          v_version_bases[i] := v_version;
          first_position := v_head + 1;
          v_head := v_head + p_counts[i];
          last_position := v_head;
          version := v_version + p_counts[i];
          v_versions[v_stream] := version;
          recorded_at := v_now;
          status := null; same_request := null;
          if v_key > 0 then v_owners[v_key] := i; end if;
        end if;
        return next;
      end loop;
      if v_head = v_start then return; end if;

      insert into events (dossier_id, position, stream, version, type, schema_version,
                          recorded_at, commitment, salt, payload)
      select p_dossier, v_bases[e.append] + e.place + 1, p_streams[p_stream_of[e.append]],
             v_version_bases[e.append] + e.place + 1, e.type, e.schema_version,
             v_now, e.commitment, e.salt, e.payload
      from unnest(p_append_of, p_offsets, p_types, p_schema_versions, p_commitments, p_salts, p_payloads)
        as e(append, place, type, schema_version, commitment, salt, payload)
      where v_bases[e.append] >= 0;

      insert into streams (dossier_id, stream, version)
      select p_dossier, u.stream, u.version
      from unnest(p_streams, v_versions, v_known) as u(stream, version, known)
      where u.version > u.known
      on conflict (dossier_id, stream) do update set version = excluded.version;

      if cardinality(p_keys) > 0 then
        insert into idempotency_keys (dossier_id, key, request_hash, status, first_position, last_position,
                                      stream, version, recorded_at)
        select p_dossier, u.key, p_request_hashes[u.owner], p_statuses[u.owner],
               v_bases[u.owner] + 1, v_bases[u.owner] + p_counts[u.owner],
               p_streams[p_stream_of[u.owner]], v_version_bases[u.owner] + p_counts[u.owner], v_now
        from unnest(p_keys, v_owners) as u(key, owner) where u.owner > 0;
      end if;

      if cardinality(p_text_of) > 0 then
        insert into texts (dossier_id, text_hash, text)
        select p_dossier, u.hash, u.text
        from unnest(p_text_of, p_text_hashes, p_texts) as u(append, hash, text)
        where v_bases[u.append] >= 0
        on conflict (dossier_id, text_hash) do nothing;
      end if;

      update heads h set position = v_head, recorded_at = v_now where h.dossier_id = p_dossier;
    end $$`.execute(db)
}

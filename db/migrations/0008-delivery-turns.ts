/** What whoever delivers does in one transaction, one endpoint at a time: open a turn, record outcomes, take what is due. */
import { type Kysely, sql } from 'kysely'

/**
 * Functions, because every message waits for a turn: each is one round trip, and its plans are kept. They are
 * told to use indexes in their order, because plans that were made while a table was small would walk it whole after
 * it has grown. Every statement names the dossier, so that the functions can be handed to the node that holds it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await openTurn(db)
  await recordOutcomes(db)
  await takeDue(db)
}

/**
 * Locks how the endpoint fares, takes back expired leases, and reads the endpoint's state after that: in a statement of its
 * own, which sees what was committed by whoever held the lock before.
 *
 * Without `p_waits` nothing is returned while somebody else has the lock. `state` is null when there is no such endpoint.
 */
async function openTurn(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function open_delivery_turn(p_dossier text, p_endpoint text, p_waits boolean, p_records boolean)
    returns table (
      now timestamptz, state text, version integer, ordering text, rate_per_second integer,
      secrets_at timestamptz, in_flight integer,
      consecutive_failures integer, first_failed_at timestamptz, first_failed_message text, last_failed_at timestamptz,
      last_other_failed_at timestamptz, last_succeeded_at timestamptz, probe_at timestamptz, probe_pause_ms integer,
      throttled_until timestamptz, tokens double precision, tokens_at timestamptz
    ) language plpgsql volatile
    set enable_seqscan = off set enable_bitmapscan = off as $$
    #variable_conflict use_column
    begin
      -- A claim that a crash of the server forgets is made again: nobody waits for the disk until it is sent.
      if not p_records then
        set local synchronous_commit = off;
      end if;
      if p_waits then
        perform from webhook_health where dossier_id = p_dossier and endpoint_id = p_endpoint for update;
      else
        perform from webhook_health where dossier_id = p_dossier and endpoint_id = p_endpoint
        for update skip locked;
        if not found then
          return;
        end if;
      end if;
      -- Whose worker died is due again at once, unless the endpoint rests. Nobody waits for a test any more.
      update deliveries d
      set state = case when coalesce(e.state, 'deleted') = 'deleted' or d.trigger = 'test' then 'canceled'
                       when e.state = 'active' then 'scheduled' else 'suspended' end,
          next_attempt_at = case when e.state = 'active' and d.trigger <> 'test' then clock_timestamp() end,
          lease_holder = null, lease_token = null, lease_until = null, updated_at = clock_timestamp()
      from (select) always
      left join webhook_endpoints e on e.dossier_id = p_dossier and e.endpoint_id = p_endpoint
      where d.dossier_id = p_dossier and d.endpoint_id = p_endpoint
        and d.state = 'in_flight' and d.lease_until < statement_timestamp();
      return query
      select clock_timestamp(), e.state, e.version, e.ordering, e.rate_per_second,
             (select max(s.created_at) from webhook_secrets s
              where s.dossier_id = p_dossier and s.endpoint_id = p_endpoint),
             (select count(*)::integer from deliveries d
              where d.dossier_id = p_dossier and d.endpoint_id = p_endpoint and d.state = 'in_flight'),
             h.consecutive_failures, h.first_failed_at, h.first_failed_message, h.last_failed_at,
             h.last_other_failed_at, h.last_succeeded_at, h.probe_at, h.probe_pause_ms,
             h.throttled_until, h.tokens, h.tokens_at
      from (select) always
      left join webhook_endpoints e on e.dossier_id = p_dossier and e.endpoint_id = p_endpoint
      left join webhook_health h on h.dossier_id = p_dossier and h.endpoint_id = p_endpoint;
    end $$`.execute(db)
}

/**
 * Writes what became of deliveries, each only while its lease is the caller's own. Whoever lost it still says that a
 * message arrived: that is true whoever says so. Attempts are logged in any case, and a log that cannot be
 * written decides nothing: it costs the row that it refuses.
 *
 * The next in order of each of `p_done_subjects` is due now. All arrays but that one have an entry for each outcome.
 */
async function recordOutcomes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function record_deliveries(
      p_dossier text, p_endpoint text,
      p_messages text[], p_tokens text[], p_states text[], p_attempt_counts integer[], p_next_attempts timestamptz[],
      p_classes text[], p_done_subjects text[], p_attempts json
    ) returns table (own_count integer, late_count integer, log_fault text)
    language plpgsql volatile
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
    #variable_conflict use_column
    declare
      v_own integer := 0;
      v_late integer := 0;
      v_fault text;
      v_attempt json;
      v_subject text;
      v_next deliveries;
    begin
      -- One by one and by the key alone: without statistics anything else seems as good, and walks through all that the
      -- endpoint was ever owed.
      for i in 1 .. cardinality(p_messages) loop
        update deliveries
        set state = p_states[i], attempt_count = p_attempt_counts[i], next_attempt_at = p_next_attempts[i],
            last_class = p_classes[i], lease_holder = null, lease_token = null, lease_until = null,
            updated_at = clock_timestamp()
        where dossier_id = p_dossier and endpoint_id = p_endpoint and message_id = p_messages[i]
          and lease_token = p_tokens[i];
        if found then
          v_own := v_own + 1;
        elsif p_states[i] = 'delivered' then
          update deliveries
          set state = 'delivered', next_attempt_at = null, last_class = p_classes[i],
              lease_holder = null, lease_token = null, lease_until = null, updated_at = clock_timestamp()
          where dossier_id = p_dossier and endpoint_id = p_endpoint and message_id = p_messages[i]
            and state <> 'delivered';
          if found then
            v_late := v_late + 1;
          end if;
        end if;
      end loop;

      foreach v_subject in array p_done_subjects loop
        select * into v_next from deliveries
        where dossier_id = p_dossier and endpoint_id = p_endpoint and subject = v_subject
          and state in ('pending', 'scheduled', 'in_flight')
        order by endpoint_sequence limit 1;
        if found and v_next.state = 'pending' and v_next.next_attempt_at > statement_timestamp() then
          update deliveries set next_attempt_at = statement_timestamp()
          where dossier_id = p_dossier and endpoint_id = p_endpoint and message_id = v_next.message_id;
        end if;
      end loop;

      begin
        insert into attempts select * from json_populate_recordset(null::attempts, p_attempts) on conflict do nothing;
      exception when others then
        for v_attempt in select json_array_elements(p_attempts) loop
          begin
            insert into attempts select * from json_populate_record(null::attempts, v_attempt) on conflict do nothing;
          exception when others then
            v_fault := sqlstate;
          end;
        end loop;
      end;
      return query select v_own, v_late, v_fault;
    end $$`.execute(db)
}

/**
 * Leases what is due, oldest slot first, and counts the attempt that is about to be made. The caller holds the turn.
 *
 * In order (`p_in_order`): of a subject that has something in flight, or something older that is open, nothing is taken. What
 * waits for an older one is put off, or each turn would have to step over it; whoever finishes the older one brings it
 * forward (`record_deliveries`). A message without subject waits for nothing. A row that is all null says that the turn came
 * to its end before all of them were put off.
 */
async function takeDue(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function take_deliveries(
      p_dossier text, p_endpoint text, p_count integer, p_in_order boolean,
      p_holder text, p_token text, p_lease_ms double precision,
      p_rate_tokens double precision, p_rate_at timestamptz
    ) returns table (
      message_id text, delivery_id text, endpoint_sequence bigint, type text, subject text, delivery_trigger text,
      attempt_count integer, attempt_total integer, body text
    ) language plpgsql volatile
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
    #variable_conflict use_column
    declare
      -- How many are looked at together for one that may go, and how often; the rest is for the next turn.
      v_window constant integer := 500;
      v_rounds integer := 2;
      -- Far longer than a message waits for the one before it, which brings it forward.
      v_put_off constant interval := '1 hour';
      v_chosen text[] := '{}';
      v_waiting text[];
      v_seen integer;
      v_id text;
    begin
      if p_in_order then
        loop
          with due as materialized (
            select d.message_id, d.subject, d.endpoint_sequence, d.state, d.next_attempt_at
            from deliveries d
            where d.dossier_id = p_dossier and d.endpoint_id = p_endpoint
              and d.state in ('pending', 'scheduled') and d.next_attempt_at <= statement_timestamp()
              and d.message_id <> all (v_chosen)
            order by d.next_attempt_at, d.endpoint_sequence limit v_window
            for update skip locked
          ), busy as materialized (
            select f.subject from deliveries f
            where f.dossier_id = p_dossier and f.endpoint_id = p_endpoint and f.state = 'in_flight'
              and f.subject is not null
          ), judged as materialized (
            select due.*, due.subject is null or not (
              exists (select from busy where busy.subject = due.subject)
              or exists (
                select from deliveries o
                where o.dossier_id = p_dossier and o.endpoint_id = p_endpoint and o.subject = due.subject
                  and o.state in ('pending', 'scheduled', 'in_flight')
                  and o.endpoint_sequence < due.endpoint_sequence
              )) as is_free
            from due
          )
          select v_chosen || coalesce((array_agg(message_id order by next_attempt_at, endpoint_sequence)
                   filter (where is_free))[1 : p_count - cardinality(v_chosen)], '{}'),
                 coalesce(array_agg(message_id) filter (where not is_free and state = 'pending'), '{}'),
                 count(*)
          into v_chosen, v_waiting, v_seen from judged;
          foreach v_id in array v_waiting loop
            update deliveries set next_attempt_at = statement_timestamp() + v_put_off
            where dossier_id = p_dossier and endpoint_id = p_endpoint and message_id = v_id;
          end loop;
          exit when cardinality(v_chosen) >= p_count or v_seen < v_window or cardinality(v_waiting) = 0;
          v_rounds := v_rounds - 1;
          if v_rounds = 0 then
            -- A row without a message: others may be due behind those that were put off.
            return next;
            exit;
          end if;
        end loop;
      else
        v_chosen := array(
          select d.message_id from deliveries d
          where d.dossier_id = p_dossier and d.endpoint_id = p_endpoint
            and d.state in ('pending', 'scheduled') and d.next_attempt_at <= statement_timestamp()
          order by d.next_attempt_at, d.endpoint_sequence limit p_count
          for update skip locked
        );
      end if;
      if cardinality(v_chosen) = 0 then
        return;
      end if;
      update webhook_health set tokens = p_rate_tokens - cardinality(v_chosen), tokens_at = p_rate_at
      where dossier_id = p_dossier and endpoint_id = p_endpoint;
      -- One by one: without statistics a join of these few walks through all that the endpoint was ever owed.
      foreach v_id in array v_chosen loop
        update deliveries d
        set state = 'in_flight', next_attempt_at = null, attempt_total = d.attempt_total + 1,
            lease_holder = p_holder, lease_token = p_token,
            lease_until = clock_timestamp() + p_lease_ms * interval '1 millisecond', updated_at = clock_timestamp()
        where d.dossier_id = p_dossier and d.endpoint_id = p_endpoint and d.message_id = v_id
        returning d.message_id, d.delivery_id, d.endpoint_sequence, d.type, d.subject, d.trigger,
                  d.attempt_count, d.attempt_total
        into message_id, delivery_id, endpoint_sequence, type, subject, delivery_trigger,
             attempt_count, attempt_total;
        select n.body into body from notifications n where n.dossier_id = p_dossier and n.message_id = v_id;
        return next;
      end loop;
    end $$`.execute(db)
}

/** Read models: rows that hold between two positions of the log, in generations that can be rebuilt side by side. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db)

  // A generation is one whole set of read models of a dossier. A rebuild fills the next one beside the one that
  // is read, and the swap is one update. `rules` names the versions of the folds that filled it.
  await sql`
    create table generations (
      dossier_id  text collate "C" not null,
      generation  integer not null check (generation > 0),
      state       text not null check (state in ('active', 'building')),
      position    bigint not null default 0 check (position >= 0),
      rules       text not null,
      primary key (dossier_id, generation)
    )`.execute(db)
  // Who may project a dossier. The fence rises with every new holder, and every write repeats it, so that a
  // holder that was paused for longer than its lease writes nothing.
  await sql`
    create table leases (
      dossier_id  text collate "C" not null,
      name        text not null,
      holder      text not null,
      fence       bigint not null,
      until       timestamptz not null,
      primary key (dossier_id, name)
    )`.execute(db)

  // Every read model below is versioned on the known axis: a row is believed from position `known_from` until
  // `known_to`, which is null while it is believed. Rows are closed, never edited.
  await sql`
    create table articles (
      dossier_id      text collate "C" not null,
      generation      integer not null,
      article_id      text collate "C" not null,
      known_from      bigint not null,
      known_to        bigint,
      status          text not null,
      external_id     text,
      url             text,
      title           text,
      outlet          text,
      agency          text,
      language        text not null,
      time_zone       text not null,
      published_at    timestamptz not null,
      registered_at   bigint not null,
      text_hash       text not null,
      normalized_hash text not null,
      shingles        bigint[] not null,
      origin          text not null,
      exact_copy_of   text not null,
      copies          text[] not null,
      warnings        text[] not null,
      primary key (dossier_id, generation, article_id, known_from)
    )`.execute(db)
  await sql`create index articles_by_publication on articles (dossier_id, generation, published_at, article_id)`.execute(
    db,
  )
  await sql`create index articles_by_words on articles (dossier_id, generation, normalized_hash) where known_to is null`.execute(
    db,
  )
  // Near-copies share most of their smallest shingles; this finds who shares any.
  await sql`create index articles_by_shingles on articles using gin (shingles) where known_to is null`.execute(
    db,
  )

  await sql`
    create table claims (
      dossier_id        text collate "C" not null,
      generation        integer not null,
      claim_id          text collate "C" not null,
      known_from        bigint not null,
      known_to          bigint,
      state             text not null check (state in ('visible', 'rejected', 'retracted', 'superseded', 'withdrawn', 'erased')),
      article_id        text collate "C" not null,
      claim_key         text not null,
      recorded_at       bigint not null,
      last_event_at     bigint not null,
      holder            text collate "C",
      about_party       text collate "C",
      proposition       text collate "C" not null,
      coded_proposition text collate "C" not null,
      speaker           text collate "C" not null,
      voice             text not null,
      polarity          smallint,
      review_status     text not null,
      review_reasons    text[] not null,
      published_at      timestamptz not null,
      body              json not null,
      primary key (dossier_id, generation, claim_id, known_from)
    )`.execute(db)
  await sql`create index claims_by_proposition on claims (dossier_id, generation, proposition, claim_id)`.execute(
    db,
  )
  await sql`create index claims_by_article on claims (dossier_id, generation, article_id, claim_id)`.execute(
    db,
  )
  await sql`create index claims_by_speaker on claims (dossier_id, generation, speaker, claim_id)`.execute(db)
  // Links name a claim by its key, from any article. With the generation in it, a planner without statistics would take
  // any other index that begins like it.
  await sql`create index claims_by_key on claims (dossier_id, claim_key)`.execute(db)
  await sql`create index claims_by_recording on claims (dossier_id, generation, recorded_at, claim_id)`.execute(
    db,
  )
  await sql`
    create index claims_to_review on claims (dossier_id, generation, recorded_at, claim_id)
    where cardinality(review_reasons) > 0 and review_status = 'proposed'`.execute(db)

  // One row per pair that an act belongs to: its holder's, the one it is ascribed to, its subject's, a member's.
  await sql`
    create table acts (
      dossier_id   text collate "C" not null,
      generation   integer not null,
      party        text collate "C" not null,
      proposition  text collate "C" not null,
      act_id       text collate "C" not null,
      known_from   bigint not null,
      known_to     bigint,
      role         text not null,
      moment       timestamptz not null,
      body         json not null,
      primary key (dossier_id, generation, party, proposition, act_id, known_from)
    )`.execute(db)
  await sql`
    create index acts_newest on acts (dossier_id, generation, party, proposition, moment desc, act_id)
  `.execute(db)
  await sql`create index acts_by_proposition on acts (dossier_id, generation, proposition) where known_to is null`.execute(
    db,
  )

  // State only: what grows with the evidence is read from the acts, so a revision costs one small row.
  await sql`
    create table stance_periods (
      dossier_id          text collate "C" not null,
      generation          integer not null,
      party               text collate "C" not null,
      proposition         text collate "C" not null,
      valid_from          timestamptz not null,
      valid_to            timestamptz,
      known_from          bigint not null,
      known_to            bigint,
      status              text not null,
      value               smallint,
      since               date,
      since_no_later_than date,
      last_affirmed_at    date,
      last_mentioned_at   date,
      valid_until         date,
      fold_version        smallint not null,
      evidence_count      integer not null,
      deciding_acts       text[] not null check (cardinality(deciding_acts) <= 2),
      body                json not null,
      primary key (dossier_id, generation, party, proposition, known_from, valid_from)
    )`.execute(db)
  await sql`
    create index stance_periods_at on stance_periods using gist
      (dossier_id, generation, party, proposition, tstzrange(valid_from, valid_to), int8range(known_from, known_to))
  `.execute(db)
  await sql`
    create index stance_periods_by_proposition on stance_periods (dossier_id, generation, proposition)
    where known_to is null`.execute(db)

  await sql`
    create table contradictions (
      dossier_id       text collate "C" not null,
      generation       integer not null,
      contradiction_id text collate "C" not null,
      valid_from       timestamptz not null,
      valid_to         timestamptz,
      known_from       bigint not null,
      known_to         bigint,
      detected_at      bigint not null,
      last_event_at    bigint not null,
      kind             text not null,
      proposition      text collate "C" not null,
      sides            text[] not null,
      speakers         text[] not null,
      state            text not null,
      since            date,
      body             json not null,
      primary key (dossier_id, generation, contradiction_id, known_from, valid_from)
    )`.execute(db)
  await sql`
    create index contradictions_by_proposition on contradictions (dossier_id, generation, proposition)
    where known_to is null`.execute(db)
  await sql`
    create index contradictions_at on contradictions using gist
      (dossier_id, generation, tstzrange(valid_from, valid_to), int8range(known_from, known_to))`.execute(db)

  // What the contradiction fold must remember of a proposition that its open rows no longer show: who founded what.
  await sql`
    create table contradiction_memories (
      dossier_id   text collate "C" not null,
      generation   integer not null,
      proposition  text collate "C" not null,
      body         json not null,
      primary key (dossier_id, generation, proposition)
    )`.execute(db)
}

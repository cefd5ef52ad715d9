/** Reads of what was revised between two positions: periods of some pairs, the acts that decide, claims of articles. */
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'
import type { ActRow, Pair, StancePeriodRow } from './stances.ts'

/** One set of read models, from what was believed at `from` up to what is believed at `to`. */
export type Stretch = Readonly<{ dossierId: string; generation: number; from: number; to: number }>

/** The exclusive ends of one day in the first and in the last of the zones that it was asked about in. */
export type DayEnds = Readonly<{ first: string; last: string }>

/**
 * Of each pair, the row that was believed at `from` and the newest of those that came after it, where they cover the day.
 *
 * The second part is walked by the primary key, newest first, so that a pair that was revised 20,000 times costs no more
 * than the `limit` rows that are read.
 */
export async function listPeriodRevisions(
  db: Kysely<Database>,
  { dossierId, generation, from, to }: Stretch,
  { pairs, dayEnds, limit }: Readonly<{ pairs: readonly Pair[]; dayEnds: DayEnds; limit: number }>,
): Promise<StancePeriodRow[]> {
  if (pairs.length === 0) return []
  const ofPair = sql`dossier_id = ${dossierId} and generation = ${generation}
    and party = wanted.party and proposition = wanted.proposition
    and tstzrange(valid_from, valid_to) && tstzrange(
      ${dayEnds.first}::timestamptz - interval '1 microsecond',
      ${dayEnds.last}::timestamptz - interval '1 microsecond', '[]')`
  const { rows } = await sql<StancePeriodRow>`
    select periods.* from ${wantedPairs(pairs)} cross join lateral (
      (select * from stance_periods
        where ${ofPair} and int8range(known_from, known_to) @> ${from}::bigint offset 0)
      union all
      (select * from stance_periods
        where ${ofPair} and known_from > ${from}::bigint and known_from <= ${to}::bigint
        order by known_from desc limit ${limit})
    ) as periods
    order by periods.party, periods.proposition, periods.known_from`.execute(db)
  return rows
}

/** An act without what grows with its evidence, which decides nothing; so a revision costs the same for every act. */
const leanBody = sql`(body::jsonb || '{"claims": [], "links": [], "speakers": []}')::json as body`

/**
 * The acts that decide, and those of the same moments, which may tie with them, as often as they were revised: of each
 * moment the newest `limit` rows.
 */
export async function listDecidingRevisions(
  db: Kysely<Database>,
  { dossierId, generation, from, to }: Stretch,
  { deciders, limit }: Readonly<{ deciders: readonly (Pair & Readonly<{ actId: string }>)[]; limit: number }>,
): Promise<ActRow[]> {
  if (deciders.length === 0) return []
  const ofPair = sql`dossier_id = ${dossierId} and generation = ${generation}
    and party = wanted.party and proposition = wanted.proposition
    and known_from <= ${to}::bigint and (known_to is null or known_to > ${from}::bigint)`
  const { rows } = await sql<ActRow>`
    select distinct on (tied.party, tied.proposition, tied.act_id, tied.known_from) tied.*
    from unnest(${deciders.map(({ party }) => party)}::text[],
                ${deciders.map(({ proposition }) => proposition)}::text[],
                ${deciders.map(({ actId }) => actId)}::text[]) as wanted(party, proposition, act_id)
    cross join lateral (
      select distinct moment from acts where ${ofPair} and act_id = wanted.act_id offset 0
    ) as decider
    cross join lateral (
      select dossier_id, generation, party, proposition, act_id, known_from, known_to, role, moment, ${leanBody}
      from acts where ${ofPair} and moment = decider.moment and role = 'self'
      order by known_from desc limit ${limit}
    ) as tied
    order by tied.party, tied.proposition, tied.act_id, tied.known_from`.execute(db)
  return rows
}

/** What a position did to a claim: the row that it closed, or the one that it opened. */
export type ClaimChangeRow = Readonly<{
  claim_id: string
  article_id: string
  known_from: number
  known_to: number | null
  last_event_at: number
  proposition: string
  holder: string | null
  about_party: string | null
  voice: string
  /** The excluded end of when it was said, as written: a date or an instant. */
  stated_to: string | null
  published_at: string
}>

/** The rows of some articles' claims that began or ended at one of the positions. */
export async function listClaimChanges(
  db: Kysely<Database>,
  { dossierId, generation }: Pick<Stretch, 'dossierId' | 'generation'>,
  { articleIds, positions }: Readonly<{ articleIds: readonly string[]; positions: readonly number[] }>,
): Promise<ClaimChangeRow[]> {
  if (articleIds.length === 0) return []
  const { rows } = await sql<ClaimChangeRow>`
    select changed.* from unnest(${[...articleIds]}::text[]) as wanted(article_id) cross join lateral (
      select claim_id, article_id, known_from, known_to, last_event_at, proposition, holder, about_party, voice,
        body #>> '{reading,statedAt,to}' as stated_to, published_at
      from claims
      where dossier_id = ${dossierId} and generation = ${generation} and article_id = wanted.article_id
        and (known_from = any(${[...positions]}::bigint[]) or known_to = any(${[...positions]}::bigint[]))
      offset 0
    ) as changed
    order by changed.claim_id, changed.known_from`.execute(db)
  return rows
}

const wantedPairs = (pairs: readonly Pair[]) =>
  sql`unnest(${pairs.map(({ party }) => party)}::text[],
             ${pairs.map(({ proposition }) => proposition)}::text[]) as wanted(party, proposition)`

/** Reads of `claims`: one by its id, those of some ids, or a page in the order in which they were recorded. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ReadPoint } from './articles.ts'
import { believedAt } from './as-of.ts'
import type { ClaimsTable } from './projection-tables.ts'
import type { Database } from './schema.ts'

export type ClaimRow = Selectable<ClaimsTable>

export async function findClaim(
  db: Kysely<Database>,
  at: ReadPoint,
  claimId: string,
): Promise<ClaimRow | undefined> {
  return await selectClaims(db, at).where('claim_id', '=', claimId).executeTakeFirst()
}

/** Those of a list of ids, in no order. */
export async function findClaims(
  db: Kysely<Database>,
  at: ReadPoint,
  claimIds: readonly string[],
): Promise<ClaimRow[]> {
  if (claimIds.length === 0) return []
  return await selectClaims(db, at)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::text[])`)
    .execute()
}

/** Which of these keys belong to a claim of the dossier, whatever became of it. */
export async function findClaimKeys(
  db: Kysely<Database>,
  dossierId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  // One look-up for each key, which ends at its first row. As `exists`, the planner joins with every key of the dossier.
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${[...keys]}::text[]) as key cross join lateral (
      select from claims
      where dossier_id = ${dossierId} and claim_key = key
      limit 1
    ) as found`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

export type ClaimWish = Readonly<{
  /** What may have been said before the end of this day: `validAt` for dates, `validAtEnd` for instants. */
  validAt: string
  validAtEnd: string
  /** Held by this party or ascribed to it. */
  party?: string | undefined
  proposition?: string | undefined
  speaker?: string | undefined
  article?: string | undefined
  voice?: string | undefined
  state?: string | undefined
  /** `needed` is what waits for a person: the review queue. */
  review?: string | undefined
  reason?: string | undefined
  after?: Readonly<{ recordedAt: number; claimId: string }> | undefined
  limit: number
}>

export async function listClaims(db: Kysely<Database>, at: ReadPoint, wish: ClaimWish): Promise<ClaimRow[]> {
  let query = selectClaims(db, at).where(mayHaveBeenSaid(wish))
  const { party, review, reason, after } = wish
  if (party !== undefined) {
    query = query.where((is) => is.or([is('holder', '=', party), is('about_party', '=', party)]))
  }
  if (wish.proposition !== undefined) query = query.where('proposition', '=', wish.proposition)
  if (wish.speaker !== undefined) query = query.where('speaker', '=', wish.speaker)
  if (wish.article !== undefined) query = query.where('article_id', '=', wish.article)
  if (wish.voice !== undefined) query = query.where('voice', '=', wish.voice)
  if (wish.state !== undefined) query = query.where('state', '=', wish.state)
  if (review === 'needed') {
    // Word for word the condition of the partial index `claims_to_review`.
    query = query.where(sql<boolean>`needs_review`)
  } else if (review !== undefined) query = query.where('review_status', '=', review)
  if (reason !== undefined) query = query.where(sql<boolean>`${reason}::text = any(review_reasons)`)
  if (after) {
    query = query.where(
      sql<boolean>`(recorded_at, claim_id) > (${after.recordedAt}::bigint, ${after.claimId}::text)`,
    )
  }
  return await query.orderBy('claims.recorded_at').orderBy('claims.claim_id').limit(wish.limit).execute()
}

/** Of one entity: what it holds or what is told of it, what it said, or what was said on it. */
export type NewestClaimWish = Pick<ClaimWish, 'validAt' | 'validAtEnd' | 'limit'> &
  Readonly<{ by: 'party' | 'speaker' | 'proposition'; id: string }>

// The expressions of the indexes that begin with the entity, word for word.
const saidTo = sql<string>`((body #>> '{reading,statedAt,to}') collate "C")`
const saidFrom = sql`(coalesce(body #>> '{reading,statedAt,from}', body #>> '{reading,statedAt,to}') collate "C")`

/** An undated claim may have been said a week before its publication, which is the day before its end, in another zone. */
const reachDays = 9

/**
 * The newest visible claims that may have been said by the end of a day: in the order of the end of their interval (an
 * undated one ends with the day of its publication), and of one end the newest in the log first.
 */
export async function listNewestClaims(
  db: Kysely<Database>,
  at: ReadPoint,
  wish: NewestClaimWish,
): Promise<ClaimRow[]> {
  const { by, id, validAt, limit } = wish
  const entity = by === 'party' ? sql`coalesce(holder, about_party)` : sql.ref(by)
  const candidates = selectClaims(db, at)
    .where(sql<boolean>`${entity} = ${id}`)
    .where('state', '=', 'visible')
    // Passes over most of what was said later without looking at it; the test itself comes behind.
    .where(
      sql<boolean>`${saidFrom} <= to_char(
        least(${validAt}::date, date '9999-12-20') + ${reachDays}::int, 'YYYY-MM-DD') collate "C"`,
    )
    .where(mayHaveBeenSaid(wish))
  // The page ends where the index says, in its own order; only then are equals sorted. Asked for both at once, a planner
  // without statistics sorts everything that the entity ever said.
  const newest = candidates
    .clearSelect()
    .select(saidTo.as('said_to'))
    .orderBy(sql`${saidTo} desc nulls last`)
    .limit(limit)
  const end = db.selectFrom(newest.as('newest')).select(({ fn }) => fn.min('said_to').as('said_to'))
  return await candidates
    .where(sql<boolean>`${saidTo} >= (${end})`)
    .orderBy(sql`${saidTo} desc nulls last`)
    .orderBy('claims.recorded_at', 'desc')
    .orderBy('claims.claim_id')
    .limit(limit)
    .execute()
}

/**
 * A dated claim begins with its `from`: a date is a day of the dossier, an instant is itself. An undated one may have
 * been said up to seven days before its publication (semantics.md, 2.2).
 */
const mayHaveBeenSaid = ({ validAt, validAtEnd }: ClaimWish) => sql<boolean>`
  case
    when body #>> '{reading,statedAt,from}' is null
      then published_at - interval '7 days' < ${validAtEnd}::timestamptz
    when length(body #>> '{reading,statedAt,from}') = 10
      then (body #>> '{reading,statedAt,from}') collate "C" <= ${validAt}
    else (body #>> '{reading,statedAt,from}') collate "C" < ${validAtEnd}
  end`

const selectClaims = (db: Kysely<Database>, { dossierId, generation, position }: ReadPoint) =>
  db
    .selectFrom('claims')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('generation', '=', generation)
    .where(believedAt(position))

/** Fetches into a workspace what the next event may touch: whole scopes, each once. */
import type { Kysely } from 'kysely'
import {
  type LoadedRow,
  listPointers,
  listScopes,
  loadClaimsByKey,
  loadLikelyCopies,
  loadMemories,
  loadOpenRows,
  type Place,
} from '../db/projection-rows.ts'
import type { Database } from '../db/schema.ts'
import type { Event } from '../events/catalog.ts'
import { mergeOf } from '../events/codebook/merges.ts'
import type { ArticleId, ClaimKey, PropositionId } from '../events/ids.ts'
import type { ClaimRow } from '../projections/claims.ts'
import { type Needs, needsOf } from '../projections/fold-event.ts'
import type { Known } from '../projections/projection.ts'
import { linkedKeysOf, memoryOf, notePointers, tiedClaims } from '../projections/ties.ts'
import type { Workspace } from '../projections/workspace.ts'

/** With more of them the planner, too, is better served by one question for each text. */
const shinglesAtOnceMax = 4_000

/**
 * What the next events will ask for, each kind in one question and all of them at once. It only saves time: what is not
 * foreseen here is fetched when it is met.
 */
export async function loadAhead(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  events: readonly Event[],
): Promise<void> {
  // A codebook moves claims to other propositions, and asks for everything anyway.
  if (events.some(({ type }) => type === 'CodebookPublished')) return
  const { loaded, codebook } = workspace
  for (const event of events) {
    // Nothing can stand of an article before its first event.
    if (event.type === 'ArticleRegistered') loaded.articles.add(event.articleId)
  }
  const recorded = events.flatMap((event) => (event.type === 'ClaimRecorded' ? [event] : []))
  const keys = recorded.map(({ claimKey }) => claimKey).filter((key) => !loaded.pointersTo.has(key))
  const propositions = recorded.flatMap(({ reading: { proposition } }) => [
    proposition,
    ...(codebook ? [mergeOf(proposition, codebook)?.proposition ?? proposition] : []),
  ])
  await Promise.all([
    loadCopiesAhead(db, place, workspace, events),
    loadWhole(db, place, workspace, propositions),
    loadPointers(db, place, workspace, keys),
  ])
}

async function loadCopiesAhead(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  events: readonly Event[],
): Promise<void> {
  const { loaded } = workspace
  const needs = events.map(needsOf)
  const fingerprints = needs
    .flatMap(({ copiesOf }) => copiesOf ?? [])
    .filter(({ normalizedHash }) => !loaded.copiesOf.has(normalizedHash))
  const shingles = new Set(fingerprints.flatMap((each) => each.shingles))
  const likely =
    fingerprints.length > 0 && shingles.size <= shinglesAtOnceMax
      ? await loadLikelyCopies(db, place, {
          normalizedHashes: fingerprints.map(({ normalizedHash }) => normalizedHash),
          shingles: [...shingles],
        })
      : undefined
  await loadArticles(db, place, workspace, [
    ...(likely ?? []).map(({ articleId }) => String(articleId)),
    ...needs.flatMap(({ articles }) => articles),
  ])
  if (likely) for (const { normalizedHash } of fingerprints) loaded.copiesOf.add(normalizedHash)
}

/** The articles and claims that an event may touch. */
export async function loadFacts(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  { articles, families, copiesOf, contradiction, everything }: Needs,
): Promise<void> {
  if (everything) {
    await loadArticles(
      db,
      place,
      workspace,
      await listScopes(db, place, { table: 'articles', column: 'article_id' }),
    )
  }
  const isSought = copiesOf !== null && !workspace.loaded.copiesOf.has(copiesOf.normalizedHash)
  const likely = isSought
    ? await loadLikelyCopies(db, place, {
        normalizedHashes: [copiesOf.normalizedHash],
        shingles: copiesOf.shingles,
      })
    : []
  await loadArticles(db, place, workspace, [...likely.map(({ articleId }) => String(articleId)), ...articles])
  if (isSought) workspace.loaded.copiesOf.add(copiesOf.normalizedHash)
  if (families) await loadFamilies(db, place, workspace)
  if (contradiction && workspace.contradictions.list('contradictionId', contradiction).length === 0) {
    const rows = await loadOpenRows(db, place, {
      table: 'contradictions',
      column: 'contradiction_id',
      values: [contradiction],
    })
    await loadPropositions(db, place, workspace, rows.map(propositionOf))
  }
}

/**
 * The claims at the other ends of the links that a step has brought, in whichever articles they stand, and what the
 * propositions of either end remember.
 */
export async function loadLinked(db: Kysely<Database>, place: Place, workspace: Workspace): Promise<void> {
  const relinked = [...workspace.relinked].flatMap((claimId) => workspace.claims.find({ claimId }) ?? [])
  if (relinked.length === 0) return
  const targets = relinked.flatMap(linkedKeysOf)
  const keys = relinked.map(({ claimKey }) => claimKey)
  await loadPointers(
    db,
    place,
    workspace,
    keys.filter((key) => !workspace.loaded.pointersTo.has(key)),
  )
  holdClaims(workspace, await loadClaimsByKey(db, place, targets))
  await loadMemoriesOf(
    db,
    place,
    workspace,
    tiedClaims(workspace).flatMap((ends) => ends.map(({ proposition }) => proposition)),
  )
}

/** The claims that are linked to claims with these keys. What is linked to them from now on is noted when it is folded. */
async function loadPointers(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  keys: readonly ClaimKey[],
): Promise<void> {
  if (keys.length === 0) return
  const values = await listPointers(db, place, keys)
  holdClaims(workspace, await loadOpenRows(db, place, { table: 'claims', column: 'claim_id', values }))
  for (const key of keys) workspace.loaded.pointersTo.add(key)
}

/** Everything that is believed of some propositions, and what those remember to which they are tied. */
export async function loadPropositions(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  propositions: readonly PropositionId[],
): Promise<void> {
  await loadWhole(db, place, workspace, propositions)
  const tied = propositions.flatMap((id) => memoryOf(workspace, id).ties)
  await loadMemoriesOf(
    db,
    place,
    workspace,
    tied.map(({ proposition }) => proposition),
  )
}

async function loadMemoriesOf(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  propositions: readonly PropositionId[],
): Promise<void> {
  const missing = [...new Set(propositions)].filter((id) => !workspace.loaded.memories.has(id))
  if (missing.length === 0) return
  for (const [id, memory] of await loadMemories(db, place, missing)) {
    // Written by `closeBatch` from the same type, in a transaction that repeats the fence.
    workspace.memories.set(id as PropositionId, memory as never)
  }
  for (const id of missing) workspace.loaded.memories.add(id)
}

async function loadWhole(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  propositions: readonly PropositionId[],
): Promise<void> {
  const missing = [...new Set(propositions)].filter((id) => !workspace.loaded.propositions.has(id))
  if (missing.length === 0) return
  const of = { column: 'proposition', values: missing }
  // At once: whoever waits for one article's messages waits for each of these in turn otherwise.
  const [claims, acts, stancePeriods, contradictions] = await Promise.all([
    loadOpenRows(db, place, { table: 'claims', ...of }),
    loadOpenRows(db, place, { table: 'acts', ...of }),
    loadOpenRows(db, place, { table: 'stance_periods', ...of }),
    loadOpenRows(db, place, { table: 'contradictions', ...of }),
    loadMemoriesOf(db, place, workspace, missing),
  ])
  await loadArticleRows(
    db,
    place,
    workspace,
    claims.map(({ articleId }) => String(articleId)),
  )
  holdClaims(workspace, claims)
  workspace.acts.hold(typed(acts))
  workspace.stancePeriods.hold(typed(stancePeriods))
  workspace.contradictions.hold(typed(contradictions))
  for (const id of missing) workspace.loaded.propositions.add(id)
}

async function loadArticles(
  db: Kysely<Database>,
  place: Place,
  workspace: Workspace,
  ids: readonly string[],
): Promise<void> {
  const { articles, loaded } = workspace
  // `as`: these ids come out of columns and events that were parsed when they were written.
  const missing = [...new Set(ids)].filter((id) => !loaded.articles.has(id as ArticleId))
  if (missing.length === 0) return
  const of = { column: 'article_id', values: missing }
  const [rows, claims] = await Promise.all([
    loadOpenRows(db, place, { table: 'articles', ...of }),
    loadOpenRows(db, place, { table: 'claims', ...of }),
  ])
  articles.hold(typed(rows))
  holdClaims(workspace, claims)
  for (const id of missing) loaded.articles.add(id as ArticleId)
}

/** For claims whose articles nothing happened to: what else these say is not asked. */
async function loadArticleRows(
  db: Kysely<Database>,
  place: Place,
  { articles, loaded }: Workspace,
  ids: readonly string[],
): Promise<void> {
  const missing = [...new Set(ids)].filter(
    (id) => !loaded.articles.has(id as ArticleId) && !loaded.articleRows.has(id as ArticleId),
  )
  if (missing.length === 0) return
  articles.hold(
    typed(await loadOpenRows(db, place, { table: 'articles', column: 'article_id', values: missing })),
  )
  for (const id of missing) loaded.articleRows.add(id as ArticleId)
}

/** Copies of copies, until nobody is missing. */
async function loadFamilies(db: Kysely<Database>, place: Place, workspace: Workspace): Promise<void> {
  for (;;) {
    const missing = workspace.articles
      .listAll()
      .flatMap(({ copies }) => copies)
      .filter((id) => !workspace.loaded.articles.has(id))
    if (missing.length === 0) return
    await loadArticles(db, place, workspace, missing)
  }
}

function holdClaims(workspace: Workspace, rows: readonly LoadedRow[]): void {
  const claims = typed<ClaimRow>(rows)
  workspace.claims.hold(claims)
  for (const claim of claims) notePointers(workspace, claim)
}

const propositionOf = ({ proposition }: LoadedRow): PropositionId => proposition as PropositionId

/** The rows are our own: folded from parsed events and written under the fence of the lease. */
const typed = <Row>(rows: readonly LoadedRow[]): (Row & Known)[] => rows as unknown as (Row & Known)[]

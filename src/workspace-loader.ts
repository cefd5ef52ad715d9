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
import type { ArticleId, PropositionId } from '../events/ids.ts'
import type { ClaimRow } from '../projections/claims.ts'
import type { Needs } from '../projections/fold-event.ts'
import type { Known } from '../projections/projection.ts'
import { linkedKeysOf, memoryOf, notePointers, tiedClaims } from '../projections/ties.ts'
import type { Workspace } from '../projections/workspace.ts'

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
  const likely = copiesOf ? await loadLikelyCopies(db, place, copiesOf) : []
  await loadArticles(db, place, workspace, [...likely.map(({ articleId }) => String(articleId)), ...articles])
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
  const pointers = await listPointers(db, place, keys)
  holdClaims(workspace, await loadClaimsByKey(db, place, targets))
  holdClaims(
    workspace,
    await loadOpenRows(db, place, { table: 'claims', column: 'claim_id', values: pointers }),
  )
  await loadMemoriesOf(
    db,
    place,
    workspace,
    tiedClaims(workspace).flatMap((ends) => ends.map(({ proposition }) => proposition)),
  )
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
    // Written by `writeMemories` from the same type, in a transaction that repeats the fence.
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
  await loadArticles(
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
  articles.hold(typed(await loadOpenRows(db, place, { table: 'articles', ...of })))
  holdClaims(workspace, await loadOpenRows(db, place, { table: 'claims', ...of }))
  for (const id of missing) loaded.articles.add(id as ArticleId)
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

/**
 * Derives what a log owes, in batches as the projector folds them: each begins with an empty workspace that is given,
 * from what the batches before it left, no more than it asks for. No database.
 */
import type { ArticleId, ClaimKey, PropositionId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { articles } from '../../projections/articles.ts'
import { claims } from '../../projections/claims.ts'
import { causeOf, foldFacts, needsOf } from '../../projections/fold-event.ts'
import type { Ledger } from '../../projections/ledger.ts'
import { derivation } from '../../projections/notifications/derive.ts'
import { messageBytes } from '../../projections/notifications/message.ts'
import type { NotificationDraft } from '../../projections/notifications/notification.ts'
import { beginStep, takeStep } from '../../projections/notifications/step-changes.ts'
import { type Known, keyOf, type Table } from '../../projections/projection.ts'
import { refold } from '../../projections/refold.ts'
import * as tables from '../../projections/rows.ts'
import { createStepper, type Step } from '../../projections/steps.ts'
import { linkedKeysOf, memoryOf, notePointers, tiedClaims } from '../../projections/ties.ts'
import { createWorkspace, type Workspace } from '../../projections/workspace.ts'
import type { Logged } from './stage.ts'
import { dossierId } from './world.ts'

/** A step with what it owes. */
export type Notified = Readonly<{
  step: Step
  drafts: readonly NotificationDraft[]
  bytes: readonly string[]
}>

/** When everything was recorded, unless told otherwise: in the middle of the month of the random histories. */
export const recordedAt: Instant = '2025-03-15T12:00:00.000000Z'

const tableOf = { articles, claims, ...tables }
const names = ['articles', 'claims', 'acts', 'stancePeriods', 'contradictions'] as const

/** @param batchSteps  how many steps share a workspace; all of them where it is left out */
export function notify(
  log: readonly Logged[],
  {
    batchSteps = Number.POSITIVE_INFINITY,
    recordedAtOf = () => recordedAt,
  }: Readonly<{ batchSteps?: number; recordedAtOf?: (position: number) => Instant }> = {},
): Notified[] {
  const stepper = createStepper()
  const steps = [
    ...log.flatMap((entry) => stepper.take({ ...entry, recordedAt: recordedAtOf(entry.position) })),
    ...stepper.end(),
  ]
  const store = createStore()
  const sequences = new Map<string, number>()
  let workspace = createWorkspace(undefined)
  return steps.map((step, index) => {
    if (index > 0 && index % batchSteps === 0) workspace = store.exchange(workspace)
    const drafts = foldStep(store, workspace, step)
    const bytes = drafts.map((draft) => {
      const subjectSequence = (sequences.get(draft.subject) ?? 0) + 1
      sequences.set(draft.subject, subjectSequence)
      return messageBytes(draft, { dossierId, recordedAt: step.recordedAt, subjectSequence })
    })
    return { step, drafts, bytes }
  })
}

function foldStep(store: Store, workspace: Workspace, step: Step): NotificationDraft[] {
  const { events, position } = step
  const codebookBefore = workspace.codebook
  beginStep(workspace)
  const touched = new Set<PropositionId>()
  for (const placed of events) {
    store.loadFacts(workspace, needsOf(placed.event))
    for (const id of foldFacts(workspace, placed, position)) touched.add(id)
  }
  const last = events.at(-1)
  if (!last) return []
  store.loadLinked(workspace)
  for (const ids of refold(workspace, [...touched], { position, cause: causeOf(last.event) })) {
    store.loadPropositions(workspace, ids)
  }
  const deriving = derivation(takeStep(workspace, step), { dossierId, codebookBefore, workspace })
  for (;;) {
    const told = deriving.next()
    if (told.done) return told.value
    store.loadPropositions(workspace, told.value)
  }
}

type Stored = { [Name in (typeof names)[number]]: Map<string, RowOf<Name>> }
type RowOf<Name extends (typeof names)[number]> =
  Workspace[Name] extends Ledger<infer Row> ? Row & Known : never
type Store = ReturnType<typeof createStore>

/** What stands after the batches so far, and how a new workspace is given parts of it. */
function createStore() {
  const stored: Stored = {
    articles: new Map(),
    claims: new Map(),
    acts: new Map(),
    stancePeriods: new Map(),
    contradictions: new Map(),
  }
  const memories: Workspace['memories'] = new Map()
  const pointers: { claimKey: ClaimKey; claimId: string }[] = []

  function keep<Row extends object>(
    table: Table<Row>,
    { ledger, rows }: Readonly<{ ledger: Ledger<Row>; rows: Map<string, Row & Known> }>,
  ): void {
    const { closed, inserted } = ledger.takeChanges()
    for (const row of closed) rows.delete(keyOf(table, row))
    for (const row of inserted) if (row.knownTo === null) rows.set(keyOf(table, row), row)
  }

  const rowsWith = <Row extends object>(
    rows: ReadonlyMap<string, Row>,
    isWanted: (row: Row) => boolean,
  ): Row[] =>
    // As a database gives them back: equal, but never the same object.
    [...rows.values()].filter(isWanted).map((row) => structuredClone(row))

  function holdClaims(workspace: Workspace, isWanted: (row: RowOf<'claims'>) => boolean): void {
    const found = rowsWith(stored.claims, isWanted)
    workspace.claims.hold(found)
    for (const claim of found) notePointers(workspace, claim)
  }

  function holdMemories(workspace: Workspace, ids: readonly PropositionId[]): void {
    for (const id of ids.filter((each) => !workspace.loaded.memories.has(each))) {
      const memory = memories.get(id)
      if (memory) workspace.memories.set(id, structuredClone(memory))
      workspace.loaded.memories.add(id)
    }
  }

  return {
    /** The end of a batch: what it changed is stored, and the next one begins with nothing. */
    exchange: (workspace: Workspace): Workspace => {
      keep(tableOf.articles, { ledger: workspace.articles, rows: stored.articles })
      keep(tableOf.claims, { ledger: workspace.claims, rows: stored.claims })
      keep(tableOf.acts, { ledger: workspace.acts, rows: stored.acts })
      keep(tableOf.stancePeriods, { ledger: workspace.stancePeriods, rows: stored.stancePeriods })
      keep(tableOf.contradictions, { ledger: workspace.contradictions, rows: stored.contradictions })
      for (const id of workspace.remembered) memories.set(id, memoryOf(workspace, id))
      pointers.push(...workspace.pointers)
      return createWorkspace(workspace.codebook)
    },
    loadFacts: (
      workspace: Workspace,
      { articles: ids, copiesOf, contradiction, everything }: ReturnType<typeof needsOf>,
    ) => {
      // Whoever may be a copy is found by an index over shingles; here every article is looked at.
      const wanted =
        copiesOf || everything ? [...stored.articles.values()].map(({ articleId }) => articleId) : ids
      const families = wanted.flatMap((id) => [id, ...copiesIn(stored.articles, id)])
      const missing = new Set(families.filter((id) => !workspace.loaded.articles.has(id)))
      workspace.articles.hold(rowsWith(stored.articles, ({ articleId }) => missing.has(articleId)))
      holdClaims(workspace, ({ articleId }) => missing.has(articleId))
      for (const id of missing) workspace.loaded.articles.add(id)
      if (contradiction) {
        const found = rowsWith(stored.contradictions, (row) => row.contradictionId === contradiction)
        loadPropositions(
          workspace,
          found.map(({ proposition }) => proposition),
        )
      }
    },
    loadLinked: (workspace: Workspace) => {
      const relinked = [...workspace.relinked].flatMap((claimId) => workspace.claims.find({ claimId }) ?? [])
      const targets = new Set(relinked.flatMap(linkedKeysOf))
      const keys = new Set(relinked.map(({ claimKey }) => claimKey))
      const pointing = new Set(
        pointers.flatMap(({ claimKey, claimId }) => (keys.has(claimKey) ? claimId : [])),
      )
      holdClaims(workspace, ({ claimKey, claimId }) => targets.has(claimKey) || pointing.has(claimId))
      holdMemories(
        workspace,
        tiedClaims(workspace).flatMap((ends) => ends.map(({ proposition }) => proposition)),
      )
    },
    loadPropositions,
  }

  function loadPropositions(workspace: Workspace, ids: readonly PropositionId[]): void {
    const missing = new Set(ids.filter((id) => !workspace.loaded.propositions.has(id)))
    const isMissing = ({ proposition }: Readonly<{ proposition: PropositionId }>) => missing.has(proposition)
    const own = rowsWith(stored.claims, isMissing)
    const articleIds = new Set(own.map(({ articleId }) => articleId))
    workspace.articles.hold(rowsWith(stored.articles, ({ articleId }) => articleIds.has(articleId)))
    holdClaims(
      workspace,
      ({ articleId, proposition }) => articleIds.has(articleId) || missing.has(proposition),
    )
    workspace.acts.hold(rowsWith(stored.acts, isMissing))
    workspace.stancePeriods.hold(rowsWith(stored.stancePeriods, isMissing))
    workspace.contradictions.hold(rowsWith(stored.contradictions, isMissing))
    for (const id of missing) workspace.loaded.propositions.add(id)
    holdMemories(workspace, ids)
    holdMemories(
      workspace,
      ids.flatMap((id) => memoryOf(workspace, id).ties.map(({ proposition }) => proposition)),
    )
  }
}

/** Its copies, theirs, and so on. */
function copiesIn(rows: ReadonlyMap<string, RowOf<'articles'>>, articleId: ArticleId): ArticleId[] {
  const byId = new Map([...rows.values()].map((row) => [row.articleId, row]))
  const found = [articleId]
  for (const id of found) {
    for (const copy of byId.get(id)?.copies ?? []) if (!found.includes(copy)) found.push(copy)
  }
  return found
}

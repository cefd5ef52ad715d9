/**
 * The one processor that runs every projection: reads a batch, folds it in memory, writes rows and checkpoint in one
 * transaction that repeats the fence of its lease. A rebuild does the same into a generation of its own, then swaps.
 */
import type { Kysely } from 'kysely'
import * as generations from '../db/generations.ts'
import { confirmLease, type Lease, LeaseLost, returnLease, takeLease } from '../db/leases.ts'
import type { Log } from '../db/log/group-commit.ts'
import type { StoredEvent } from '../db/log/read.ts'
import { deleteGeneration, type Place, writeMemories, writeRows } from '../db/projection-rows.ts'
import type { Database } from '../db/schema.ts'
import { parseEvent } from '../events/catalog.ts'
import { causeOf, foldAgain, foldFacts, needsOf } from '../projections/fold-event.ts'
import { rulesVersion } from '../projections/rules-version.ts'
import { createWorkspace, type Workspace } from '../projections/workspace.ts'
import type { Codebooks } from './codebooks.ts'
import { loadFacts, loadPropositions } from './workspace-loader.ts'

export type ProjectorDependencies = Readonly<{
  db: Kysely<Database>
  log: Log
  codebooks: Codebooks
  /** Who holds the leases: one name per process. */
  holder: string
}>

/** Large enough to share the cost of a transaction, small enough to hold in memory with all that it touches. */
const batchEventsMax = 1_000
/** A holder that is silent this long is presumed dead. Every batch renews it. */
const leaseMs = 30_000

export type ProjectOptions = Readonly<{
  batchSize?: number | undefined
  /** Told the position after each batch. */
  onProgress?: ((position: number) => void) | undefined
  /** Stops between two batches: what was written stays, and the lease is returned. */
  signal?: AbortSignal | undefined
}>

export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped'
  readonly position: number

  constructor(position: number, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(`the projection stops before position ${position}: ${why}`, { cause })
    this.position = position
  }
}

/**
 * Brings the read models of a dossier up to the head of its log.
 *
 * @returns the position reached, or undefined while another process holds the lease
 * @throws ProjectionStopped when an event cannot be read or folded: reads stay at the last good position
 */
export async function projectDossier(
  dependencies: ProjectorDependencies,
  dossierId: string,
  options: ProjectOptions = {},
): Promise<number | undefined> {
  const { db, holder } = dependencies
  const lease = await takeLease(db, { dossierId, name: 'project', holder, durationMs: leaseMs })
  if (!lease) return undefined
  try {
    const active = await generations.ensureActive(db, dossierId, rulesVersion)
    // Rows of other rules are not mixed with ours: the dossier is folded anew, while the old rows are read.
    if (active.rules !== rulesVersion) return await replace(dependencies, lease, active, options)
    return await follow(dependencies, { lease, place: active, from: active.position, ...options })
  } finally {
    await returnLease(db, lease)
  }
}

/**
 * Folds the whole log again into a new generation beside the one that is read, then swaps.
 *
 * @returns how many events were folded, or undefined while another process holds the lease
 */
export async function rebuildDossier(
  dependencies: ProjectorDependencies,
  dossierId: string,
  options: ProjectOptions = {},
): Promise<number | undefined> {
  const { db, holder } = dependencies
  const lease = await takeLease(db, { dossierId, name: 'project', holder, durationMs: leaseMs })
  if (!lease) return undefined
  try {
    const active = await generations.ensureActive(db, dossierId, rulesVersion)
    return await replace(dependencies, lease, active, options)
  } finally {
    await returnLease(db, lease)
  }
}

type Following = ProjectOptions & Readonly<{ lease: Lease; place: Place; from: number }>

async function replace(
  dependencies: ProjectorDependencies,
  lease: Lease,
  active: generations.Generation,
  options: ProjectOptions = {},
): Promise<number> {
  const { db } = dependencies
  const { dossierId } = lease
  const place = await generations.beginNext(db, active, rulesVersion)
  const position = await follow(dependencies, { lease, place, from: 0, ...options })
  await db.transaction().execute(async (trx) => {
    await confirmLease(trx, lease, leaseMs)
    await generations.activate(trx, place)
    await deleteGeneration(trx, { dossierId, generation: active.generation })
  })
  return position
}

async function follow(
  dependencies: ProjectorDependencies,
  { lease, place, from, batchSize: batchSizeMax = batchEventsMax, onProgress, signal }: Following,
): Promise<number> {
  let batchSize = batchSizeMax
  const { db, log, codebooks } = dependencies
  let position = from
  let workspace: Workspace | undefined
  for (;;) {
    signal?.throwIfAborted()
    const batch = await log.readAfter(place.dossierId, position, batchSize)
    const last = batch.at(-1)
    if (!last) return position
    workspace ??= createWorkspace((await codebooks.at(place.dossierId, position))?.codebook)
    const failure = await foldBatch(db, { place, workspace, batch })
    if (failure) {
      // What the broken event has begun to change must not be written: what stands before it is folded again.
      if (batch[0]?.position === failure.position) throw failure
      batchSize = failure.position - position - 1
      workspace = undefined
      continue
    }
    await writeBatch(db, { lease, place, workspace, from: position, to: last.position })
    position = last.position
    onProgress?.(position)
  }
}

type Batch = Readonly<{ place: Place; workspace: Workspace; batch: readonly StoredEvent[] }>

/** Returns what stopped it, if an event cannot be read or folded. Errors of the database are thrown. */
async function foldBatch(
  db: Kysely<Database>,
  { place, workspace, batch }: Batch,
): Promise<ProjectionStopped | undefined> {
  for (const stored of batch) {
    const { position } = stored
    const read = attempt(() => parseEvent(stored))
    if ('error' in read) return new ProjectionStopped(position, read.error)
    const event = read.value
    // An erased event has nothing left to say.
    if (!event) continue
    await loadFacts(db, place, workspace, needsOf(event))
    const facts = attempt(() => foldFacts(workspace, { event, position }))
    if ('error' in facts) return new ProjectionStopped(position, facts.error)
    await loadPropositions(db, place, workspace, facts.value)
    const folded = attempt(() => {
      for (const id of facts.value) foldAgain(workspace, id, { position, cause: causeOf(event) })
    })
    if ('error' in folded) return new ProjectionStopped(position, folded.error)
  }
  return undefined
}

function attempt<Value>(run: () => Value): { value: Value } | { error: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}

async function writeBatch(
  db: Kysely<Database>,
  {
    lease,
    place,
    workspace,
    from,
    to,
  }: { lease: Lease; place: Place; workspace: Workspace; from: number; to: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await confirmLease(trx, lease, leaseMs)
    await writeRows(trx, place, { table: 'articles', ...changesOf(workspace.articles) })
    await writeRows(trx, place, { table: 'claims', ...changesOf(workspace.claims) })
    await writeRows(trx, place, { table: 'acts', ...changesOf(workspace.acts) })
    await writeRows(trx, place, { table: 'stance_periods', ...changesOf(workspace.stancePeriods) })
    await writeRows(trx, place, { table: 'contradictions', ...changesOf(workspace.contradictions) })
    const remembered = [...workspace.remembered].map((id) => [id, workspace.memories.get(id)] as const)
    await writeMemories(trx, place, new Map(remembered))
    const isMoved = await generations.moveCheckpoint(trx, place, { from, to })
    if (!isMoved) throw new LeaseLost(`the checkpoint of ${place.dossierId} was moved by somebody else`)
  })
  workspace.remembered.clear()
}

const changesOf = <Row extends object>(ledger: {
  takeChanges(): { closed: readonly Row[]; inserted: readonly Row[] }
}) => ledger.takeChanges()

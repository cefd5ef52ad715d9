/**
 * The one processor that runs every projection: reads a batch, folds it in memory, writes rows and checkpoint in one
 * transaction that repeats the fence of its lease. A rebuild does the same into a generation of its own, then swaps.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import * as generations from '../db/generations.ts'
import { confirmLease, type Lease, LeaseLost, returnLease, takeLease } from '../db/leases.ts'
import type { Log } from '../db/log/group-commit.ts'
import type { StoredEvent } from '../db/log/read.ts'
import { deleteGeneration, type Place, writeMemories, writeRows } from '../db/projection-rows.ts'
import type { Database } from '../db/schema.ts'
import { parseEvent } from '../events/catalog.ts'
import { causeOf, foldFacts, foldTouched, needsOf } from '../projections/fold-event.ts'
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
/** A minute: longer than any batch, shorter than somebody waits for a command. */
const swapAttemptsMax = 1_200
const swapPauseMs = 50

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
  return await withLease(dependencies, { dossierId, name: 'project' }, async (lease) => {
    const active = await generations.ensureActive(dependencies.db, dossierId, rulesVersion)
    if (active.rules === rulesVersion) {
      return await follow(dependencies, { lease, place: active, from: active.position, ...options })
    }
    // Rows of other rules are not mixed with ours: the dossier is folded anew, while the old rows are read.
    return await withLease(dependencies, { dossierId, name: 'rebuild' }, async (building) => {
      const place = await generations.beginNext(dependencies.db, active, rulesVersion)
      const position = await follow(dependencies, { lease: building, place, from: 0, ...options })
      await swap(dependencies.db, { leases: [lease, building], place, outdated: active })
      return position
    })
  })
}

/**
 * Folds the whole log again into a new generation beside the one that is read and followed, then swaps.
 *
 * @returns how many events were folded, or undefined while another process rebuilds, or never lets go
 */
export async function rebuildDossier(
  dependencies: ProjectorDependencies,
  dossierId: string,
  options: ProjectOptions = {},
): Promise<number | undefined> {
  const { db } = dependencies
  return await withLease(dependencies, { dossierId, name: 'rebuild' }, async (lease) => {
    const before = await generations.ensureActive(db, dossierId, rulesVersion)
    const place = await generations.beginNext(db, before, rulesVersion)
    const reached = await follow(dependencies, { lease, place, from: 0, ...options })
    // Only the last stretch, and the swap itself, make the follower wait.
    return await patiently(options.signal, async () =>
      withLease(dependencies, { dossierId, name: 'project' }, async (following) => {
        const position = await follow(dependencies, { lease, place, from: reached, ...options })
        const outdated = await generations.ensureActive(db, dossierId, rulesVersion)
        await swap(db, { leases: [lease, following], place, outdated })
        return position
      }),
    )
  })
}

/** Runs while this process holds the lease; undefined, and nothing run, while another one does. */
async function withLease<Value>(
  { db, holder }: ProjectorDependencies,
  what: Pick<Lease, 'dossierId' | 'name'>,
  run: (lease: Lease) => Promise<Value>,
): Promise<Value | undefined> {
  const lease = await takeLease(db, { ...what, holder, durationMs: leaseMs })
  if (!lease) return undefined
  try {
    return await run(lease)
  } finally {
    await returnLease(db, lease)
  }
}

/** A follower holds its lease for a batch at a time; who asks again soon finds it free. */
async function patiently<Value>(
  signal: AbortSignal | undefined,
  attempt: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  for (let count = 0; count < swapAttemptsMax; count++) {
    signal?.throwIfAborted()
    const value = await attempt()
    if (value !== undefined) return value
    await pause(swapPauseMs)
  }
  return undefined
}

async function swap(
  db: Kysely<Database>,
  {
    leases,
    place,
    outdated,
  }: { leases: readonly Lease[]; place: generations.Generation; outdated: generations.Generation },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const lease of leases) await confirmLease(trx, lease, leaseMs)
    await generations.activate(trx, place)
    await deleteGeneration(trx, outdated)
  })
}

type Following = ProjectOptions & Readonly<{ lease: Lease; place: Place; from: number }>

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
      foldTouched(workspace, facts.value, { position, cause: causeOf(event) })
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

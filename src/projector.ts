/**
 * The one processor that runs every projection: reads a batch, folds it in memory, writes rows and checkpoint in one
 * transaction that repeats the fence of its lease. A rebuild does the same into a generation of its own, then swaps.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import * as generations from '../db/generations.ts'
import { writeRuns } from '../db/last-runs.ts'
import { confirmLease, type Lease, LeaseLost, returnLease, takeLease } from '../db/leases.ts'
import type { Log } from '../db/log/group-commit.ts'
import {
  deleteGeneration,
  type Place,
  writeMemories,
  writePointers,
  writeRows,
} from '../db/projection-rows.ts'
import type { Database } from '../db/schema.ts'
import { parseEvent } from '../events/catalog.ts'
import type { PropositionId } from '../events/ids.ts'
import { causeOf, foldFacts, needsOf } from '../projections/fold-event.ts'
import { refold } from '../projections/refold.ts'
import { rulesVersion } from '../projections/rules-version.ts'
import { createStepper, type Step } from '../projections/steps.ts'
import { createWorkspace, type Workspace } from '../projections/workspace.ts'
import type { Codebooks } from './codebooks.ts'
import { loadFacts, loadLinked, loadPropositions } from './workspace-loader.ts'

export type ProjectorDependencies = Readonly<{
  db: Kysely<Database>
  log: Log
  codebooks: Codebooks
  /** Who holds the leases: one name per process. */
  holder: string
}>

/** Large enough to share the cost of a transaction, small enough to hold in memory with all that it touches. */
const batchEventsMax = 1_000
/** Readers see what was folded, and the leases are renewed, at least this often. */
const batchMsMax = 1_000
const pageEvents = 1_000
/** About 100 MB of claims with their traces. */
const workspaceClaimsMax = 20_000
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
      return await follow(dependencies, { leases: [lease], place: active, from: active.position, ...options })
    }
    // Rows of other rules are not mixed with ours: the dossier is folded anew, while the old rows are read.
    return await withLease(dependencies, { dossierId, name: 'rebuild' }, async (building) => {
      const place = await generations.beginNext(dependencies.db, active, rulesVersion)
      const leases = [lease, building]
      const position = await follow(dependencies, { leases, place, from: 0, ...options })
      await swap(dependencies.db, { leases, place, outdated: active })
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
    const reached = await follow(dependencies, { leases: [lease], place, from: 0, ...options })
    // Only the last stretch, and the swap itself, make the follower wait.
    return await patiently(options.signal, async () =>
      withLease(dependencies, { dossierId, name: 'project' }, async (following) => {
        const leases = [lease, following]
        const position = await follow(dependencies, { leases, place, from: reached, ...options })
        const outdated = await generations.ensureActive(db, dossierId, rulesVersion)
        await swap(db, { leases, place, outdated })
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

type Following = ProjectOptions &
  Readonly<{ leases: readonly Lease[]; place: Place; from: number; until?: number | undefined }>

/** Folds step by step, and writes whenever a batch is full or has taken its time. */
async function follow(dependencies: ProjectorDependencies, following: Following): Promise<number> {
  const { db, log, codebooks } = dependencies
  const { leases, place, from, until, batchSize = batchEventsMax, onProgress, signal } = following
  let written = from
  let folded = from
  let workspace = await openWorkspace()
  let eventCount = 0
  let batchEnd = performance.now() + batchMsMax

  for await (const step of readSteps(log, { dossierId: place.dossierId, after: from, until })) {
    const failure = 'failure' in step ? step.failure : await foldStep(db, { place, workspace, step })
    if (failure) {
      await keepWhatStands(step)
      throw failure
    }
    if ('failure' in step) continue
    folded = step.position
    eventCount += step.events.length
    // Others wait for their turn on this thread: a request, a heartbeat, a signal.
    await new Promise((turn) => setImmediate(turn))
    if (eventCount >= batchSize || performance.now() >= batchEnd || signal?.aborted) await write()
    signal?.throwIfAborted()
  }
  await write()
  return written

  async function write(): Promise<void> {
    if (folded > written) await writeBatch(db, { leases, place, workspace, from: written, to: folded })
    written = folded
    eventCount = 0
    batchEnd = performance.now() + batchMsMax
    // What was folded is stored now; a workspace that has grown is not carried along.
    if (workspace.claims.count() > workspaceClaimsMax) workspace = await openWorkspace()
    onProgress?.(written)
  }

  /** What a step has begun to change before it failed must not be written: what stands before it is folded again. */
  async function keepWhatStands(step: Step | Broken): Promise<void> {
    if ('failure' in step) return await write()
    const last = (step.events[0]?.position ?? step.position) - 1
    if (last > written) await follow(dependencies, { ...following, from: written, until: last })
  }

  async function openWorkspace(): Promise<Workspace> {
    return createWorkspace((await codebooks.at(place.dossierId, folded))?.codebook)
  }
}

type Broken = Readonly<{ failure: ProjectionStopped }>

/** The steps after a position, up to the head of the log; an event that cannot be read ends them. */
async function* readSteps(
  log: Log,
  {
    dossierId,
    after,
    until = Number.MAX_SAFE_INTEGER,
  }: { dossierId: string; after: number; until?: number | undefined },
): AsyncGenerator<Step | Broken> {
  const stepper = createStepper()
  let position = after
  for (;;) {
    const page = (await log.readAfter(dossierId, position, pageEvents)).filter((row) => row.position <= until)
    for (const stored of page) {
      position = stored.position
      const read = attempt(() => parseEvent(stored))
      if ('error' in read) {
        yield* stepper.end()
        yield { failure: new ProjectionStopped(position, read.error) }
        return
      }
      yield* stepper.take({
        event: read.value,
        position,
        stream: stored.stream,
        recordedAt: stored.recordedAt,
      })
    }
    if (page.length === 0) break
  }
  yield* stepper.end()
}

/** Returns what stopped it, if the step cannot be folded. Errors of the database are thrown. */
async function foldStep(
  db: Kysely<Database>,
  { place, workspace, step }: { place: Place; workspace: Workspace; step: Step },
): Promise<ProjectionStopped | undefined> {
  const touched = new Set<PropositionId>()
  for (const placed of step.events) {
    await loadFacts(db, place, workspace, needsOf(placed.event))
    const facts = attempt(() => foldFacts(workspace, placed, step.position))
    if ('error' in facts) return new ProjectionStopped(placed.position, facts.error)
    for (const id of facts.value) touched.add(id)
  }
  const last = step.events.at(-1)
  if (!last || touched.size === 0) return undefined
  await loadLinked(db, place, workspace)
  const folding = refold(workspace, [...touched], { position: step.position, cause: causeOf(last.event) })
  for (;;) {
    const folded = attempt(() => folding.next())
    if ('error' in folded) return new ProjectionStopped(last.position, folded.error)
    if (folded.value.done) return undefined
    await loadPropositions(db, place, workspace, folded.value.value)
  }
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
    leases,
    place,
    workspace,
    from,
    to,
  }: { leases: readonly Lease[]; place: Place; workspace: Workspace; from: number; to: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const lease of leases) await confirmLease(trx, lease, leaseMs)
    await writeRows(trx, place, { table: 'articles', ...changesOf(workspace.articles) })
    await writeRows(trx, place, { table: 'claims', ...changesOf(workspace.claims) })
    await writeRows(trx, place, { table: 'acts', ...changesOf(workspace.acts) })
    await writeRows(trx, place, { table: 'stance_periods', ...changesOf(workspace.stancePeriods) })
    await writeRows(trx, place, { table: 'contradictions', ...changesOf(workspace.contradictions) })
    const remembered = [...workspace.remembered].map((id) => [id, workspace.memories.get(id)] as const)
    await writeMemories(trx, place, new Map(remembered))
    await writeRuns(trx, place, workspace.runs)
    await writePointers(trx, place, workspace.pointers)
    const isMoved = await generations.moveCheckpoint(trx, place, { from, to })
    if (!isMoved) throw new LeaseLost(`the checkpoint of ${place.dossierId} was moved by somebody else`)
  })
  workspace.remembered.clear()
  workspace.runs.clear()
  workspace.pointers.length = 0
}

const changesOf = <Row extends object>(ledger: {
  takeChanges(): { closed: readonly Row[]; inserted: readonly Row[] }
}) => ledger.takeChanges()

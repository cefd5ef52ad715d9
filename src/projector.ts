/**
 * The one processor that runs every projection: reads a batch, folds it in memory, writes rows, what subscribers are owed
 * and the checkpoints in one transaction that repeats the fence of its lease. A rebuild does the same into a generation of
 * its own, then swaps; of what was derived before it owes nothing.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import * as generations from '../db/generations.ts'
import { confirmLease, type Lease, LeaseLost, returnLease, takeLease } from '../db/leases.ts'
import type { Log } from '../db/log/group-commit.ts'
import type { Waker } from '../db/log/wake.ts'
import { ensureNotified, lockSubscriptions } from '../db/notifications.ts'
import { analyzeTables, deleteGeneration, type Place } from '../db/projection-rows.ts'
import type { Database } from '../db/schema.ts'
import { type Batch, closeBatch, openBatch } from '../db/write-batch.ts'
import { type Event, parseEvent } from '../events/catalog.ts'
import type { PropositionId } from '../events/ids.ts'
import { causeOf, foldFacts, needsOf } from '../projections/fold-event.ts'
import { type DerivationContext, derivation } from '../projections/notifications/derive.ts'
import type { NotificationDraft } from '../projections/notifications/notification.ts'
import { beginStep, type StepChanges, takeStep } from '../projections/notifications/step-changes.ts'
import { refold } from '../projections/refold.ts'
import { rulesVersion } from '../projections/rules-version.ts'
import { createStepper, type Step } from '../projections/steps.ts'
import { createWorkspace, type Workspace } from '../projections/workspace.ts'
import type { Codebooks } from './codebooks.ts'
import { hasDoubled } from './growth.ts'
import { countSubjects, type Derived, deliveriesOf, numbered } from './notifications.ts'
import { loadAhead, loadFacts, loadLinked, loadPropositions } from './workspace-loader.ts'

export type ProjectorDependencies = Readonly<{
  db: Kysely<Database>
  log: Log
  codebooks: Codebooks
  /** Who holds the leases: one name per process. */
  holder: string
  /** Told of a dossier that has new notifications, once they are committed: readers of the feed wait for them. */
  waker?: Pick<Waker, 'notify'>
  /** Told which endpoints of a dossier are owed something new, once it is committed. */
  onOwed?: (dossierId: string, endpointIds: readonly string[]) => void
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
  /**
   * Asked at the head of the log: true when there may be more by now, after which it goes on with the lease and the rows
   * that it holds. To take both again for each of fifty articles a second cost half of their time.
   */
  more?: (() => Promise<boolean>) | undefined
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
    const { position: notified } = await ensureNotified(dependencies.db, dossierId)
    if (active.rules === rulesVersion && active.position <= notified) {
      const from = active.position
      return await follow(dependencies, { leases: [lease], place: active, from, notified, ...options })
    }
    // Rows of other rules are not mixed with ours: the dossier is folded anew, while the old rows are read. So it is where
    // a program that knows of no notifications went ahead of them: what its rows became, and from what, is gone.
    return await withLease(dependencies, { dossierId, name: 'rebuild' }, async (building) => {
      const place = await generations.beginNext(dependencies.db, active, rulesVersion)
      const leases = [lease, building]
      const { more: _, ...folding } = options
      const position = await follow(dependencies, { leases, place, from: 0, notified, ...folding })
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
    const reached = await catchUp(dependencies, { leases: [lease], place, ...options })
    // Only the last stretch, and the swap itself, make the follower wait. What that stretch is the first to fold it owes.
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

/**
 * Folds what others have derived, and nothing beyond: whoever follows the dossier owes it at its own pace, or this process
 * does once it holds that lease, too.
 */
async function catchUp(
  dependencies: ProjectorDependencies,
  following: Omit<Following, 'from' | 'until'>,
): Promise<number> {
  let reached = 0
  for (;;) {
    const { position } = await ensureNotified(dependencies.db, following.place.dossierId)
    if (position <= reached) return reached
    reached = await follow(dependencies, { ...following, from: reached, until: position })
  }
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
  Readonly<{
    leases: readonly Lease[]
    place: Place
    from: number
    until?: number | undefined
    /** How far messages were derived, where the caller's leases keep it so. */
    notified?: number
  }>

/** Folds step by step, and writes whenever a batch is full or has taken its time. */
async function follow(dependencies: ProjectorDependencies, following: Following): Promise<number> {
  const { db, log, codebooks } = dependencies
  const { leases, place, from, until, batchSize = batchEventsMax, onProgress, signal } = following
  let written = from
  let folded = from
  // What was derived up to here is owed already, whoever folds it again.
  let notified = following.notified ?? (await ensureNotified(db, place.dossierId)).position
  let derived: Derived[] = []
  let workspace = await openWorkspace()
  let eventCount = 0
  let batchEnd = performance.now() + batchMsMax

  do {
    for await (const step of readSteps(log, { dossierId: place.dossierId, after: folded, until, onPage })) {
      await take(step)
    }
    await write()
  } while (await following.more?.())
  return written

  async function onPage(events: readonly Event[]): Promise<void> {
    await loadAhead(db, place, workspace, events)
  }

  async function take(step: Step | Broken): Promise<void> {
    const failure = 'failure' in step ? step.failure : await foldAndDerive(step)
    if (failure) {
      await keepWhatStands(step)
      throw failure
    }
    if ('failure' in step) return
    folded = step.position
    eventCount += step.events.length
    // Others wait for their turn on this thread: a request, a heartbeat, a signal.
    await new Promise((turn) => setImmediate(turn))
    if (eventCount >= batchSize || performance.now() >= batchEnd || signal?.aborted) await write()
    signal?.throwIfAborted()
  }

  async function foldAndDerive(step: Step): Promise<ProjectionStopped | undefined> {
    if (step.position <= notified) return await foldStep(db, { place, workspace, step })
    const { dossierId } = place
    const codebookBefore = workspace.codebook
    beginStep(workspace)
    const failure = await foldStep(db, { place, workspace, step })
    if (failure) return failure
    const told = await deriveStep(db, place, takeStep(workspace, step), {
      dossierId,
      codebookBefore,
      workspace,
    })
    if (told instanceof ProjectionStopped) return told
    for (const draft of told) derived.push({ draft, recordedAt: step.recordedAt })
    return undefined
  }

  async function write(): Promise<void> {
    if (folded > written) await commit()
    // Nobody waits for it; should it fail, the server's own comes later.
    if (hasDoubled(written, folded)) void analyzeTables(db).catch(() => {})
    written = folded
    eventCount = 0
    batchEnd = performance.now() + batchMsMax
    // What was folded is stored now; a workspace that has grown is not carried along.
    if (workspace.claims.count() > workspaceClaimsMax) workspace = await openWorkspace()
    onProgress?.(written)
  }

  async function commit(): Promise<void> {
    const { dossierId } = place
    const telling = folded > notified ? { derived, from: notified, to: folded } : undefined
    const owed = await save(db, { leases, place, workspace, from: written, to: folded, telling })
    notified = Math.max(notified, folded)
    const isNews = derived.length > 0
    derived = []
    if (owed.size > 0) dependencies.onOwed?.(dossierId, [...owed.keys()])
    if (isNews) dependencies.waker?.notify(dossierId)
  }

  /** What a step has begun to change before it failed must not be written: what stands before it is folded again. */
  async function keepWhatStands(step: Step | Broken): Promise<void> {
    if ('failure' in step) return await write()
    const last = (step.events[0]?.position ?? step.position) - 1
    if (last > written) await follow(dependencies, { ...following, from: written, until: last, notified })
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
    onPage,
  }: {
    dossierId: string
    after: number
    until?: number | undefined
    /** Told of the events that come next, before the first of them is folded. */
    onPage: (events: readonly Event[]) => Promise<void>
  },
): AsyncGenerator<Step | Broken> {
  const stepper = createStepper()
  let position = after
  for (;;) {
    const page = (await log.readAfter(dossierId, position, pageEvents))
      .filter((row) => row.position <= until)
      .map((stored) => ({ stored, read: attempt(() => parseEvent(stored)) }))
    await onPage(page.flatMap(({ read }) => ('value' in read ? (read.value ?? []) : [])))
    for (const { stored, read } of page) {
      position = stored.position
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
    // A page that is not full ends where an append ends: what came meanwhile is the next batch's.
    if (page.length < pageEvents) break
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

/** What the step owes, or what stopped it. */
async function deriveStep(
  db: Kysely<Database>,
  place: Place,
  changes: StepChanges,
  context: DerivationContext,
): Promise<readonly NotificationDraft[] | ProjectionStopped> {
  const deriving = derivation(changes, context)
  for (;;) {
    const next = attempt(() => deriving.next())
    if ('error' in next) return new ProjectionStopped(changes.step.position, next.error)
    if (next.value.done) return next.value.value
    await loadPropositions(db, place, context.workspace, next.value.value)
  }
}

function attempt<Value>(run: () => Value): { value: Value } | { error: unknown } {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}

/** What a batch derived, and between which positions. */
type Telling = Readonly<{ derived: readonly Derived[]; from: number; to: number }>

/** Returns how many deliveries are owed by it, by endpoint. */
async function save(
  db: Kysely<Database>,
  {
    leases,
    place,
    workspace,
    from,
    to,
    telling,
  }: {
    leases: readonly Lease[]
    place: Place
    workspace: Workspace
    from: number
    to: number
    telling: Telling | undefined
  },
): Promise<ReadonlyMap<string, number>> {
  const { dossierId } = place
  const derived = telling?.derived ?? []
  const batch: Batch = {
    rows: {
      articles: workspace.articles.takeChanges(),
      claims: workspace.claims.takeChanges(),
      acts: workspace.acts.takeChanges(),
      stance_periods: workspace.stancePeriods.takeChanges(),
      contradictions: workspace.contradictions.takeChanges(),
    },
    memories: new Map([...workspace.remembered].map((id) => [id, workspace.memories.get(id)])),
    runs: workspace.runs,
    pointers: workspace.pointers,
  }
  const owed = await db.transaction().execute(async (trx) => {
    const opening = await openBatch(trx, place, {
      leases,
      durationMs: leaseMs,
      from,
      to,
      telling: telling && { from: telling.from, to: telling.to, counts: countSubjects(derived) },
    })
    if (!opening.isHeld) throw new LeaseLost(`a lease of ${dossierId} was taken over`)
    if (!opening.isMoved) throw new LeaseLost(`the checkpoint of ${dossierId} was moved by somebody else`)
    if (!opening.isNotified)
      throw new LeaseLost(`the notifications of ${dossierId} were derived by somebody else`)
    const drafts = derived.map(({ draft }) => draft)
    const subscriptions = drafts.length > 0 ? await lockSubscriptions(trx, dossierId) : []
    return await closeBatch(trx, place, {
      batch,
      messages: numbered(derived, { dossierId, last: opening.sequences }),
      deliveries: deliveriesOf(dossierId, subscriptions, drafts),
    })
  })
  workspace.remembered.clear()
  workspace.runs.clear()
  workspace.pointers.length = 0
  return owed
}

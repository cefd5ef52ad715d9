/** Recovery: a range of the log is delivered again, or for the first time, in bounded batches and oldest first. */
import type { Kysely, Transaction } from 'kysely'
import { type DeliveryRow, findDelivery, replayDelivery as replayRow } from '../../db/endpoint-deliveries.ts'
import { findPositionAt } from '../../db/log/read.ts'
import { findNotified } from '../../db/notifications.ts'
import {
  advanceRecovery,
  hasWaiting,
  insertRecovery,
  type KeptMessage,
  listRunningRecoveries,
  lockRunningRecovery,
  type RecoveryRow,
  readRange,
  readTimes,
  replayMessages,
} from '../../db/recoveries.ts'
import type { Database } from '../../db/schema.ts'
import { type EndpointKey, type EndpointRow, lockEndpoint } from '../../db/webhook-endpoints.ts'
import { Refusal } from '../../events/errors.ts'
import { derivedId } from '../../events/identity.ts'
import { RecoveryId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { isOfTypes } from '../../projections/notifications/filter.ts'
import { type MessageType, messageTypes } from '../../projections/notifications/notification.ts'
import { type Owable, oweDeliveries } from '../notifications.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import { filterFaults } from './endpoint-filter.ts'
import { type EndpointDependencies, noSuchEndpoint } from './endpoint-look.ts'
import type { RecoverableState } from './transitions.ts'

/** From this position or this moment on, itself included. */
export type Since =
  | Readonly<{ kind: 'position'; position: number }>
  | Readonly<{ kind: 'instant'; instant: Instant }>

export type RecoveryWish = Readonly<{
  since: Since
  /** Up to this position or moment, itself included; undefined for all that has been derived. */
  until: Since | undefined
  states: readonly RecoverableState[]
  /** As in filters; none for all. */
  eventTypes: readonly string[]
  uniqueId: string
  /** Where less is kept than `recoveryDaysMax`. */
  daysMax?: number | undefined
}>

/**
 * How far back a recovery may reach: never farther than deliveries are kept. Of what was forgotten nobody knows that it was
 * delivered, and it would be sent as if it never had been.
 */
export const recoveryDaysMax = 30

/** Where the wish stands in the body that carried it, for what is said of it. */
type Pointers = Readonly<{ since: string; until: string }>

/**
 * Asks for a recovery; `runRecoveries` does it.
 *
 * @throws Problem where the range lies in the future, before what is kept, or the wrong way round
 */
export async function startRecovery(
  trx: Transaction<Database>,
  key: EndpointKey,
  wish: RecoveryWish,
  pointers: Pointers = { since: '/recoverSince', until: '/until' },
): Promise<RecoveryRow> {
  const { dossierId } = key
  const derived = (await findNotified(trx, dossierId))?.position ?? 0
  const daysMax = Math.min(wish.daysMax ?? recoveryDaysMax, recoveryDaysMax)
  const { daysAgo, now } = await readTimes(trx, daysMax)
  const first = { derived, now, pointer: pointers.since }
  const since =
    wish.since.kind === 'instant'
      ? (await positionAt(trx, dossierId, { ...first, instant: wish.since.instant, isBefore: true })) + 1
      : Math.max(1, reached(wish.since.position, first))
  const last = { derived, now, pointer: pointers.until }
  const until =
    wish.until === undefined
      ? derived
      : wish.until.kind === 'instant'
        ? await positionAt(trx, dossierId, { ...last, instant: wish.until.instant, isBefore: false })
        : reached(wish.until.position, last)
  if (wish.until !== undefined && until < since - 1) {
    throw problemAt(pointers.until, 'from_after_to', '`until` lies before `since`.')
  }
  const kept = (await findPositionAt(trx, dossierId, daysAgo)) + 1
  if (since < kept && (wish.since.kind === 'position' || wish.since.instant < daysAgo)) {
    const detail = `A recovery reaches back ${daysMax} days: begin with position ${kept} or later.`
    throw problemAt(pointers.since, 'request_invalid', detail)
  }
  return await insertRecovery(trx, key, {
    recoveryId: RecoveryId.parse(derivedId('rec', [dossierId, key.endpointId, wish.uniqueId])),
    since,
    until: Math.min(until, derived),
    states: wish.states,
    eventTypes: wish.eventTypes,
  })
}

/**
 * Asks for a recovery of an endpoint that is active: of another one nothing could be sent.
 *
 * @throws Refusal `wrong_state`, `not_found`; Problem as `startRecovery`
 */
export async function requestRecovery(
  { db, webhooks }: EndpointDependencies,
  key: EndpointKey,
  wish: RecoveryWish,
): Promise<RecoveryRow> {
  const faults = wish.eventTypes.length > 0 ? filterFaults({ eventTypes: wish.eventTypes }, noCodebook) : []
  const [first] = faults
  if (first) throw new Problem(first.code, first.detail, { errors: faults })
  const recovery = await db.transaction().execute(async (trx) => {
    assertActive(await lockEndpoint(trx, key), key)
    const kept = { ...wish, daysMax: webhooks.recoveryDaysMax }
    return await startRecovery(trx, key, kept, { since: '/since', until: '/until' })
  })
  webhooks.ring?.(key.dossierId)
  return recovery
}

const noCodebook = { codebook: undefined }

/**
 * Makes one delivery due again, whatever became of it.
 *
 * @throws Refusal `wrong_state` while it is in flight, or the endpoint is not active; `not_found`
 */
export async function replayDelivery(
  { db, webhooks }: EndpointDependencies,
  key: EndpointKey,
  deliveryId: string,
): Promise<DeliveryRow> {
  const replayed = await db.transaction().execute(async (trx) => {
    const endpoint = await lockEndpoint(trx, key)
    const found = endpoint && (await findDelivery(trx, key, deliveryId))
    if (endpoint && !found) throw new Refusal('not_found', `The endpoint has no delivery ${deliveryId}.`)
    assertActive(endpoint, key)
    return await replayRow(trx, key, deliveryId)
  })
  if (!replayed) {
    throw new Refusal('wrong_state', 'The delivery is in flight: wait for the outcome of that attempt.')
  }
  webhooks.ring?.(key.dossierId)
  return replayed
}

function assertActive(endpoint: EndpointRow | undefined, key: EndpointKey): void {
  if (!endpoint) throw noSuchEndpoint(key)
  if (isActive(endpoint)) return
  const remedy = endpoint.state === 'unverified' ? 'POST …/test verifies it' : 'POST …/enable'
  throw new Refusal('wrong_state', `The endpoint is ${endpoint.state} and must be active: ${remedy}.`)
}

type Ask = Readonly<{ derived: number; now: Instant; pointer: string }>

function reached(position: number, { derived, pointer }: Ask): number {
  if (position <= derived) return position
  const detail = `Messages have been derived up to position ${derived}; ${position} is beyond it.`
  throw problemAt(pointer, 'position_not_reached', detail)
}

async function positionAt(
  db: Kysely<Database>,
  dossierId: string,
  { instant, isBefore, now, pointer }: Ask & Readonly<{ instant: Instant; isBefore: boolean }>,
): Promise<number> {
  if (instant > now) throw problemAt(pointer, 'known_at_in_future', 'The moment lies in the future.')
  return await findPositionAt(db, dossierId, isBefore ? justBefore(instant) : instant)
}

/** One microsecond earlier. */
function justBefore(instant: Instant): Instant {
  const micros = Number(instant.slice(20, 26))
  if (micros > 0) return `${instant.slice(0, 20)}${String(micros - 1).padStart(6, '0')}Z`
  const second = new Date(`${instant.slice(0, 19)}Z`).getTime() - 1_000
  return `${new Date(second).toISOString().slice(0, 19)}.999999Z`
}

const problemAt = (pointer: string, code: ProblemCode, detail: string): Problem =>
  new Problem(code, detail, { errors: [{ pointer, code, detail }] })

const batchSize = 500
/** Enough to keep the endpoint busy at its rate, few enough that what is recovered never counts as a backlog. */
const waitingMax = 1_000
/** Not fewer than a dossier has endpoints, so that each has its turn. */
const recoveriesPerTurn = 100

/**
 * Takes the recoveries of a dossier one batch further each. A recovery waits while its endpoint has enough to do, or is not
 * active; several processes may call this at once.
 *
 * @returns whether anything became due
 */
export async function runRecoveries(db: Kysely<Database>, dossierId: string): Promise<boolean> {
  let isDue = false
  for (const { endpointId, recoveryId } of await listRunningRecoveries(db, dossierId, recoveriesPerTurn)) {
    const count = await runBatch(db, { dossierId, endpointId }, recoveryId)
    isDue ||= count > 0
  }
  return isDue
}

async function runBatch(db: Kysely<Database>, key: EndpointKey, recoveryId: string): Promise<number> {
  const { dossierId, endpointId } = key
  return await db.transaction().execute(async (trx) => {
    // The endpoint first, as whoever deletes it does.
    const endpoint = await lockEndpoint(trx, key)
    if (!isActive(endpoint)) return 0
    const recovery = await lockRunningRecovery(trx, key, recoveryId)
    if (!recovery || (await hasWaiting(trx, key, waitingMax))) return 0
    const { messages, lookedAt } = await readRange(trx, dossierId, {
      after: recovery.position,
      until: recovery.until_position,
      limit: batchSize,
    })
    const chosen = messages.map(owable).filter(({ type }) => isOfTypes(recovery.event_types, type))
    // Replayed first: what is owed for the first time is pending, and no recovery asks for that state.
    const replayedCount = await replayMessages(trx, key, {
      messageIds: chosen.map(({ messageId }) => messageId),
      states: recovery.states,
      askedAt: recovery.created_at,
    })
    const owed = await oweDeliveries(trx, dossierId, chosen, {
      endpointIds: [endpointId],
      trigger: 'recover',
    })
    const createdCount = owed.get(endpointId) ?? 0
    await advanceRecovery(trx, recovery, { position: lookedAt, createdCount, replayedCount })
    return createdCount + replayedCount
  })
}

const isActive = (endpoint: EndpointRow | undefined): boolean => endpoint?.state === 'active'

function owable(row: KeptMessage): Owable {
  const type = messageTypes.find((each): each is MessageType => each === row.type)
  if (!type) throw new Error('a message has a type of another version')
  return {
    messageId: row.message_id,
    type,
    subject: row.subject,
    position: row.position,
    historical: row.historical,
    facets: {
      parties: row.parties,
      propositions: row.propositions,
      speakers: row.speakers,
      contradictionKind: row.contradiction_kind,
    },
  }
}

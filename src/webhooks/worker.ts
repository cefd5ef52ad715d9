/** One turn of an endpoint: records what became of its exchanges, then takes what is due, in one transaction. */
import type { Kysely, Transaction } from 'kysely'
import {
  type AttemptRow,
  disableActive,
  type EndpointPlace,
  type OutcomeRow,
  openTurn,
  recordOutcomes,
  type TakenRow,
  type TurnRow,
  takeDeliveries,
  writeHealth,
} from '../../db/deliveries.ts'
import type { Database } from '../../db/schema.ts'
import { derivedId } from '../../events/identity.ts'
import { DeliveryId, EndpointId, MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Clock } from '../clock.ts'
import { claimAllowance } from './claim-allowance.ts'
import {
  type Delivery,
  type EndpointState,
  type Exchange,
  endpointStates,
  type Health,
  triggers,
} from './delivery.ts'
import { untried } from './endpoint-health.ts'
import { tellOtherEndpoints } from './notices.ts'
import { type DisabledReason, settle } from './settle.ts'
import { atRest } from './transitions.ts'

/** A delivery that is leased to this process. */
export type Claimed = Readonly<{
  delivery: Delivery
  type: string
  /** The exact text that is signed and sent. */
  body: string
  token: string
}>

/** What came of a claimed delivery. */
export type Finished = Readonly<{
  claimed: Claimed
  exchange: Exchange
  /** Whether anything left this process: what was never begun is no attempt. */
  sent: Readonly<{ startedAt: Instant; secretIds: readonly string[] }> | undefined
  /** The endpoint's host is an address and no name. */
  isLiteralAddress: boolean
}>

export type Logged = Readonly<{
  finished: Finished
  class: string
  state: string
  nextAttemptAt: string | null
}>

export type Turn = Readonly<{
  claimed: readonly Claimed[]
  logged: readonly Logged[]
  /** What the request needs is as old as these two. */
  version: number
  secretsAt: string | null
  now: Instant
  /** More might have been taken, with more room in this process or more time in this turn. */
  mayHaveMore: boolean
  /** When it is worth asking again, whether or not anything happens before. */
  waitMs: number | null
  disabled: DisabledReason | null
  /** The SQLSTATE with which an attempt could not be logged. */
  logFault: string | null
}>

export type TurnDependencies = Readonly<{
  db: Kysely<Database>
  clock: Clock
  random: () => number
  holder: string
  leaseMs: number
  inFlightMax: number
}>

export type TurnOptions = Readonly<{
  finished: readonly Finished[]
  /** So many more exchanges may be begun. */
  capacity: number
  /** Wait for whoever has the turn now. */
  waits: boolean
}>

/** @returns undefined while another process has the endpoint's turn */
export async function takeTurn(
  dependencies: TurnDependencies,
  place: EndpointPlace,
  { finished, capacity, waits }: TurnOptions,
): Promise<Turn | undefined> {
  return await dependencies.db.transaction().execute(async (trx) => {
    const records = finished.length > 0
    const row = await openTurn(trx, place, { waits: waits || records, records })
    if (!row) return undefined
    const before = healthOf(row)
    const settled = settleAll(dependencies, { finished, row, health: before })
    let ownCount = 0
    let logFault: string | null = null
    if (finished.length > 0) {
      const recorded = await recordOutcomes(trx, place, rowsOf(place, row, settled.each))
      ownCount = recorded.ownCount
      logFault = recorded.logFault
    }
    const disabled = settled.disable && (await disable(dependencies, trx, place, row, settled.disable))
    if (isWorthWriting(before, settled.health)) await writeHealth(trx, place, settled.health)

    const state = disabled ? 'disabled' : row.state
    const allowance = claimAllowance({
      state: stateOf(state) ?? 'disabled',
      ratePerSecond: row.ratePerSecond ?? 1,
      inFlightMax: dependencies.inFlightMax,
      health: settled.health,
      tokens: row.tokens ?? 0,
      tokensAt: row.tokensAt ?? row.now,
      inFlightCount: row.inFlightCount - ownCount,
      now: row.now,
    })
    const count = Math.min(allowance.count, capacity)
    const token = dependencies.clock.uniqueId()
    const { rows: taken, isCut } =
      count === 0
        ? { rows: [], isCut: false }
        : await takeDeliveries(trx, place, {
            count,
            inOrder: row.ordering === 'per_subject',
            holder: dependencies.holder,
            token,
            leaseMs: dependencies.leaseMs,
            tokens: allowance.tokens,
            tokensAt: allowance.tokensAt,
          })
    return {
      claimed: taken.map((each) => claimedOf(place, token, each)),
      logged: settled.each.map(({ finished, delivery, class: outcome }) => ({
        finished,
        class: outcome,
        state: delivery.state,
        nextAttemptAt: delivery.nextAttemptAt,
      })),
      version: row.version ?? 0,
      secretsAt: row.secretsAt,
      now: row.now,
      mayHaveMore: isCut || (taken.length === count && count < allowance.count),
      waitMs: taken.length < count ? null : allowance.waitMs,
      disabled: disabled ? settled.disable : null,
      logFault,
    }
  })
}

type SettledEach = Readonly<{ finished: Finished; delivery: Delivery; class: string }>

/** One after another: what the first says of the endpoint is what the second begins with. */
function settleAll(
  { random }: Pick<TurnDependencies, 'random'>,
  { finished, row, health }: Readonly<{ finished: readonly Finished[]; row: TurnRow; health: Health }>,
): Readonly<{ each: readonly SettledEach[]; health: Health; disable: DisabledReason | null }> {
  let current = health
  let disable: DisabledReason | null = null
  const all = finished.map((each) => {
    const settled = settle({
      delivery: each.claimed.delivery,
      health: current,
      exchange: each.exchange,
      now: row.now,
      random: random(),
      isLiteralAddress: each.isLiteralAddress,
    })
    current = settled.health
    disable ??= settled.effect?.disable ?? null
    return { finished: each, delivery: settled.delivery, class: settled.class }
  })
  // Read apart: the compiler does not see that the closure above writes it.
  const reason = disable as DisabledReason | null
  const state = stateOf(row.state) ?? 'deleted'
  const endpoint = reason !== null && state === 'active' ? 'disabled' : state
  return {
    each: all.map((each) => ({ ...each, delivery: atRest(each.delivery, endpoint) })),
    health: current,
    disable: reason,
  }
}

function rowsOf(
  { dossierId, endpointId }: EndpointPlace,
  row: TurnRow,
  settled: readonly SettledEach[],
): Parameters<typeof recordOutcomes>[2] {
  const outcomes: OutcomeRow[] = settled.map(({ finished: { claimed }, delivery, class: outcome }) => ({
    messageId: delivery.messageId,
    token: claimed.token,
    state: delivery.state,
    attemptCount: delivery.attemptCount,
    nextAttemptAt: delivery.nextAttemptAt,
    class: outcome,
  }))
  const attempts: AttemptRow[] = settled.flatMap(
    ({ finished: { claimed, sent, exchange }, delivery, class: outcome }) => {
      if (!sent) return []
      const { timings, failure, status, address, answer } = exchange
      return {
        dossier_id: dossierId,
        endpoint_id: endpointId,
        delivery_id: delivery.deliveryId,
        // The same when a commit that nobody heard of is repeated: it is logged once.
        attempt_id: derivedId('att', [delivery.deliveryId, delivery.attemptTotal, claimed.token]),
        number: delivery.attemptTotal,
        trigger: delivery.trigger,
        started_at: sent.startedAt,
        duration_ms: Math.round(timings.totalMs),
        name_ms: rounded(timings.nameMs),
        connect_ms: rounded(timings.connectMs),
        tls_ms: rounded(timings.tlsMs),
        first_byte_ms: rounded(timings.firstByteMs),
        address,
        status,
        class: outcome,
        failure: failure?.detail ?? null,
        answer,
        secret_ids: sent.secretIds,
      }
    },
  )
  const isDone = (delivery: Delivery) => delivery.state !== 'pending' && delivery.state !== 'scheduled'
  const done = settled.flatMap(({ delivery }) =>
    isDone(delivery) && delivery.subject !== null ? [delivery.subject] : [],
  )
  const doneSubjects = row.ordering === 'per_subject' ? [...new Set(done)] : []
  return { outcomes, attempts, doneSubjects }
}

const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms))

/** Whether this turn disabled it. What waits is suspended afterwards, a part at a time; claims end with the commit. */
async function disable(
  { clock }: Pick<TurnDependencies, 'clock'>,
  trx: Transaction<Database>,
  place: EndpointPlace,
  row: TurnRow,
  reason: DisabledReason,
): Promise<boolean> {
  if (!(await disableActive(trx, place, reason))) return false
  await tellOtherEndpoints(trx, place, {
    type: 'webhook_endpoint.disabled',
    reason,
    at: row.now,
    uniqueId: clock.uniqueId(),
  })
  return true
}

/** Of when it succeeded last, the minute is enough: a row that every success rewrites costs more than it tells. */
function isWorthWriting(before: Health, after: Health): boolean {
  const minuteOf = (health: Health) => ({
    ...health,
    lastSucceededAt: health.lastSucceededAt?.slice(0, 'yyyy-mm-ddThh:mm'.length) ?? null,
  })
  const [one, other] = [minuteOf(before), minuteOf(after)]
  return (Object.keys(one) as (keyof Health)[]).some((name) => one[name] !== other[name])
}

const healthOf = (row: TurnRow): Health => ({
  consecutiveFailures: row.consecutiveFailures ?? untried.consecutiveFailures,
  firstFailedAt: row.firstFailedAt,
  firstFailedMessage: row.firstFailedMessage === null ? null : MessageId.parse(row.firstFailedMessage),
  lastFailedAt: row.lastFailedAt,
  lastOtherFailedAt: row.lastOtherFailedAt,
  lastSucceededAt: row.lastSucceededAt,
  probeAt: row.probeAt,
  probePauseMs: row.probePauseMs,
  throttledUntil: row.throttledUntil,
})

const stateOf = (text: string | null): EndpointState | undefined =>
  endpointStates.find((state) => state === text)

const claimedOf = ({ endpointId }: EndpointPlace, token: string, row: TakenRow): Claimed => ({
  delivery: {
    deliveryId: DeliveryId.parse(row.deliveryId),
    endpointId: EndpointId.parse(endpointId),
    messageId: MessageId.parse(row.messageId),
    endpointSequence: row.endpointSequence,
    subject: row.subject,
    state: 'in_flight',
    trigger: triggers.find((trigger) => trigger === row.trigger) ?? 'schedule',
    attemptCount: row.attemptCount,
    attemptTotal: row.attemptTotal,
    nextAttemptAt: null,
  },
  type: row.type,
  body: row.body,
  token,
})

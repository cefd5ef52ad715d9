/**
 * What must hold at every step of delivering, judged apart from the rules: the tables of the contract are written down
 * here a second time, and everything else is counted from what was sent and what came back.
 */
import { addMs, msBetween } from '../../events/calendar.ts'
import type { DeliveryId, MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Delivery, DeliveryState, OutcomeClass } from '../../src/webhooks/delivery.ts'
import type { Attempt, Endpoint, Row } from './delivery-store.ts'

export class Violation extends Error {
  override readonly name = 'Violation'
}

/** One request, as the one who sends it and the one who answers it share it. */
export type Sending = {
  readonly endpoint: Endpoint
  readonly row: Row
  readonly number: number
  /** It reached the receiver, which answered this; null while it has not, or did not answer. */
  answered: number | null
  /** Whoever held the row before has seen a 2xx after all: what is under way is one too many, and is let go. */
  isSuperfluous: boolean
}

/** The pause that the receiver asked for, in its own terms. */
export type Asked = Readonly<{ seconds: number } | { until: Instant }> | null

const moves: Record<DeliveryState, readonly DeliveryState[]> = {
  pending: ['in_flight', 'suspended', 'canceled'],
  in_flight: ['delivered', 'scheduled', 'exhausted', 'canceled'],
  scheduled: ['in_flight', 'suspended', 'canceled'],
  delivered: [],
  exhausted: [],
  suspended: [],
  canceled: [],
}
/** By a decision of a person, or of the service that carries one out. */
export type Cause = 'work' | 'replay' | 'recover' | 'resume' | 'delete' | 'late'
const movesBy: Record<Exclude<Cause, 'work'>, Partial<Record<DeliveryState, DeliveryState>>> = {
  replay: {
    pending: 'pending',
    scheduled: 'pending',
    delivered: 'pending',
    exhausted: 'pending',
    suspended: 'pending',
    canceled: 'pending',
  },
  recover: { exhausted: 'pending', suspended: 'pending', delivered: 'pending' },
  resume: { suspended: 'pending' },
  delete: { pending: 'canceled', scheduled: 'canceled', suspended: 'canceled' },
  late: {
    pending: 'delivered',
    in_flight: 'delivered',
    scheduled: 'delivered',
    delivered: 'delivered',
    exhausted: 'delivered',
    suspended: 'delivered',
    canceled: 'delivered',
  },
}

const hour = 3_600_000
const dayMs = 24 * hour

type Watched = {
  /** A leaky bucket in the world's own time. */
  level: number
  levelAt: number
  silentUntil: Instant | null
  failuresInRow: number
  /** While it backs off: what was sent as a probe, the earliest next one, and the pause after that. */
  probe: Row | null
  nextProbeAt: Instant
  probePauseMs: number
  /** Of the run of failures: of each message the first and the last. */
  run: Map<MessageId, { first: Instant; last: Instant }>
  runSince: Instant | null
  isStopped: boolean
  readonly sendings: Set<Sending>
}

export function createWatch(shown: { now: () => number; dbNow: () => Instant }) {
  const watched = new Map<Endpoint, Watched>()
  /** Every request that reached a receiver, by delivery and number. */
  const requests = new Map<DeliveryId, Map<number, Sending>>()
  const logged = new Map<DeliveryId, Set<number>>()
  const received = new Set<DeliveryId>()
  const counts = {
    moves: 0,
    sent: 0,
    attempts: 0,
    late: 0,
    probes: 0,
    disabled: 0,
    confirmed: 0,
    throttled: 0,
  }

  function of(endpoint: Endpoint): Watched {
    const known = watched.get(endpoint)
    if (known) return known
    const made: Watched = {
      level: 0,
      levelAt: 0,
      silentUntil: null,
      failuresInRow: 0,
      probe: null,
      nextProbeAt: '1970-01-01T00:00:00.000000Z',
      probePauseMs: 0,
      run: new Map(),
      runSince: null,
      isStopped: false,
      sendings: new Set(),
    }
    watched.set(endpoint, made)
    return made
  }
  const fail = (endpoint: Endpoint, what: string): never => {
    throw new Violation(`${what} (${endpoint.id}, ${shown.dbNow()})`)
  }

  return {
    counts,
    moved(endpoint: Endpoint, before: Delivery, after: Delivery, cause: Cause): void {
      counts.moves += 1
      const legal =
        cause === 'work'
          ? moves[before.state].includes(after.state)
          : movesBy[cause][before.state] === after.state
      if (!legal) fail(endpoint, `illegal move: ${before.state} to ${after.state} by ${cause}`)
      const waits = after.state === 'pending' || after.state === 'scheduled'
      if (waits !== (after.nextAttemptAt !== null)) fail(endpoint, `${after.state} with a wrong slot`)
      if (after.endpointSequence !== before.endpointSequence) fail(endpoint, 'a sequence number changed')
      if (after.attemptTotal < before.attemptTotal) fail(endpoint, 'an attempt was taken back')
      if (after.attemptCount > (after.trigger === 'test' ? 1 : 10))
        fail(endpoint, 'more attempts than the schedule has')
      if (after.state === 'exhausted' && after.attemptCount !== (after.trigger === 'test' ? 1 : 10)) {
        fail(endpoint, `exhausted after ${after.attemptCount} attempts`)
      }
      if (after.state === 'delivered' && !received.has(after.deliveryId)) {
        fail(endpoint, 'delivered, though no receiver took it')
      }
    },

    /** Rows were claimed at once, and are in flight already. */
    claimed(endpoint: Endpoint, rows: readonly Row[]): void {
      const about = of(endpoint)
      const db = shown.dbNow()
      if (endpoint.state !== 'active') fail(endpoint, `claimed while ${endpoint.state}`)
      if (endpoint.inFlight.size > endpoint.inFlightMax) fail(endpoint, 'more in flight than allowed')
      if (about.silentUntil !== null && db < about.silentUntil) fail(endpoint, 'claimed while throttled')
      if (about.failuresInRow >= 10) {
        counts.probes += 1
        if (endpoint.inFlight.size > 1) fail(endpoint, 'more than one probe')
        if (db < about.nextProbeAt) fail(endpoint, `a probe before ${about.nextProbeAt}`)
        about.probe = rows[0] ?? null
      }
      about.level = Math.max(0, about.level - ((shown.now() - about.levelAt) / 1000) * endpoint.ratePerSecond)
      about.level += rows.length
      about.levelAt = shown.now()
      if (about.level > Math.max(1, endpoint.ratePerSecond) + 0.01) fail(endpoint, 'faster than its rate')
      if (!endpoint.isOrdered) return
      for (const row of rows) {
        for (const other of endpoint.openBySubject.get(row.message.subject ?? '') ?? []) {
          if (other !== row && other.delivery.endpointSequence < row.delivery.endpointSequence) {
            fail(endpoint, 'a message overtook another of its subject')
          }
        }
      }
    },

    /** The request reaches the receiver. */
    sent(sending: Sending): void {
      const { endpoint, row, number } = sending
      const about = of(endpoint)
      counts.sent += 1
      if (about.isStopped) fail(endpoint, `sent after ${endpoint.state} was confirmed`)
      const numbers = requests.get(row.delivery.deliveryId) ?? new Map<number, Sending>()
      requests.set(row.delivery.deliveryId, numbers)
      if (numbers.has(number)) fail(endpoint, `attempt ${number} was made twice`)
      numbers.set(number, sending)
      about.sendings.add(sending)
      if (about.sendings.size > endpoint.inFlightMax)
        fail(endpoint, 'the receiver sees more at once than allowed')
      for (const other of about.sendings) {
        if (other === sending || other.isSuperfluous) continue
        if (other.row === row) fail(endpoint, 'one message is sent twice at the same time')
        if (
          endpoint.isOrdered &&
          row.message.subject !== null &&
          other.row.message.subject === row.message.subject
        ) {
          fail(endpoint, 'two messages of one subject are sent at the same time')
        }
      }
    },
    /** The receiver took it. */
    took(sending: Sending): void {
      received.add(sending.row.delivery.deliveryId)
    },
    closed(sending: Sending): void {
      of(sending.endpoint).sendings.delete(sending)
    },

    logged(endpoint: Endpoint, attempt: Attempt, row: Row): void {
      counts.attempts += 1
      const id = row.delivery.deliveryId
      const numbers = logged.get(id) ?? new Set()
      logged.set(id, numbers)
      if (numbers.has(attempt.number)) fail(endpoint, `attempt ${attempt.number} is in the log twice`)
      numbers.add(attempt.number)
      const request = requests.get(id)?.get(attempt.number)
      if (attempt.status !== null && request?.answered !== attempt.status) {
        fail(endpoint, `the log has ${attempt.status} where the receiver said ${request?.answered}`)
      }
    },

    /** An outcome was written, rows and endpoint included. */
    recorded(
      outcome: Readonly<{
        endpoint: Endpoint
        row: Row
        class: OutcomeClass
        asked: Asked
        isLate: boolean
        isElsewhere: boolean
      }>,
    ): void {
      const { endpoint, row, asked, isLate, isElsewhere } = outcome
      const about = of(endpoint)
      const db = shown.dbNow()
      const { state, nextAttemptAt, trigger, messageId } = row.delivery
      if (outcome.class === 'delivered' && state !== 'delivered') fail(endpoint, `a 2xx, and it is ${state}`)
      if (isLate) counts.late += 1
      if (isLate && state === 'delivered') {
        for (const sending of about.sendings) if (sending.row === row) sending.isSuperfluous = true
      }
      if (isElsewhere || (isLate && outcome.class !== 'delivered')) return
      const wait = state === 'scheduled' && nextAttemptAt !== null ? msBetween(db, nextAttemptAt) : null
      if (asked !== null) {
        counts.throttled += 1
        const until = 'until' in asked ? asked.until : addMs(db, Math.min(asked.seconds, 86_400) * 1000)
        const capped = msBetween(db, until) > dayMs ? addMs(db, dayMs) : until
        if (about.silentUntil === null || about.silentUntil < capped) about.silentUntil = capped
        if (nextAttemptAt !== null && state === 'scheduled' && nextAttemptAt < capped) {
          fail(endpoint, 'scheduled before what the receiver asked for')
        }
      }
      if (
        wait !== null &&
        (outcome.class === 'overload' || outcome.class.startsWith('timeout_')) &&
        wait < 60_000
      ) {
        fail(endpoint, `back after ${wait} ms from a receiver that had too much`)
      }
      if (outcome.class === 'delivered') {
        about.failuresInRow = 0
        about.probe = null
        about.run.clear()
        about.runSince = null
        return
      }
      if (outcome.class === 'interrupted') return
      if (about.probe === row && !isLate) {
        about.probe = null
        about.nextProbeAt = addMs(db, about.probePauseMs)
        about.probePauseMs = Math.min(about.probePauseMs * 2, 15 * 60_000)
      }
      if (outcome.class === 'aborted') return
      if (
        (outcome.class === 'gone' || outcome.class === 'disabled_by_receiver') &&
        endpoint.state === 'active'
      ) {
        fail(endpoint, `${outcome.class}, and still active`)
      }
      if (trigger === 'test') return
      if (outcome.class !== 'throttled') about.failuresInRow += 1
      if (outcome.class !== 'throttled' && about.failuresInRow === 10) {
        about.nextProbeAt = addMs(db, 30_000)
        about.probePauseMs = 60_000
        about.probe = null
      }
      about.runSince ??= db
      const times = about.run.get(messageId)
      about.run.set(messageId, { first: times?.first ?? db, last: db })
      if (endpoint.state === 'active' && isOverdue(about, db))
        fail(endpoint, 'no success for 120 h, and still active')
    },

    /** The service itself disables it, before `recorded` is told of the failure that was the last one. */
    disabled(endpoint: Endpoint, reason: string, messageId: MessageId): void {
      counts.disabled += 1
      const about = of(endpoint)
      const db = shown.dbNow()
      if (reason !== 'no_success') return
      const run = new Map(about.run)
      run.set(messageId, { first: run.get(messageId)?.first ?? db, last: db })
      if (!isOverdue({ run, runSince: about.runSince }, db)) fail(endpoint, 'given up too soon')
    },

    /** Its owner stopped it, and was told so: nothing may be sent from now on, nor be under way. */
    stopped(endpoint: Endpoint, isWorkerAlive: (sending: Sending) => boolean): void {
      const about = of(endpoint)
      counts.confirmed += 1
      about.isStopped = true
      for (const sending of about.sendings) {
        if (isWorkerAlive(sending)) fail(endpoint, `under way after ${endpoint.state} was confirmed`)
      }
    },
    started(endpoint: Endpoint): void {
      const about = of(endpoint)
      about.isStopped = false
      about.failuresInRow = 0
      about.probe = null
      about.run.clear()
      about.runSince = null
    },
    /** Another receiver, to which nothing of this applies. */
    movedAway(endpoint: Endpoint): void {
      this.started(endpoint)
      of(endpoint).silentUntil = null
    },

    /** Of everything that is owed there is a row, in a state that fits its endpoint. */
    everything(endpoints: readonly Endpoint[], owed: ReadonlyMap<Endpoint, ReadonlySet<MessageId>>): void {
      for (const endpoint of endpoints) {
        for (const id of owed.get(endpoint) ?? []) {
          if (!endpoint.rows.has(id)) fail(endpoint, `${id} is owed and has no row`)
        }
        const sequences = [...endpoint.rows.values()].map(({ delivery }) => delivery.endpointSequence)
        if (new Set(sequences).size !== endpoint.sequence || sequences.length !== endpoint.sequence) {
          fail(endpoint, 'the sequence has gaps or doubles')
        }
        if (endpoint.state !== 'active' && endpoint.open.size > 0) {
          fail(endpoint, `something waits at an endpoint that is ${endpoint.state}`)
        }
        const rests = [...endpoint.rows.values()].some(({ delivery }) => delivery.state === 'suspended')
        if (endpoint.state === 'active' && rests)
          fail(endpoint, 'something rests at an endpoint that is active')
        for (const { lease, delivery } of endpoint.inFlight) {
          if (lease === null || msBetween(lease.until, shown.dbNow()) > hour) {
            fail(endpoint, `${delivery.deliveryId} is stuck past its lease`)
          }
        }
      }
    },
    /** When nothing fails any more, everything that is not canceled has arrived. */
    drained(endpoints: readonly Endpoint[]): void {
      for (const endpoint of endpoints) {
        for (const { delivery } of endpoint.rows.values()) {
          if (endpoint.state === 'deleted' || delivery.state === 'canceled' || delivery.trigger === 'test')
            continue
          if (delivery.state !== 'delivered')
            fail(endpoint, `${delivery.messageId} is ${delivery.state} in the end`)
          if (!received.has(delivery.deliveryId)) fail(endpoint, `${delivery.messageId} was never received`)
        }
      }
      // What a receiver saw is in the log, unless its worker died; that is counted by whoever let it die.
    },
    /** Requests that reached a receiver and are not in the log. */
    unloggedCount(): number {
      let count = 0
      for (const [id, numbers] of requests) {
        for (const number of numbers.keys()) if (!logged.get(id)?.has(number)) count += 1
      }
      return count
    },
  }
}

/** Brute force: any two messages of the run, any two of their failures. */
function isOverdue({ run, runSince }: Pick<Watched, 'run' | 'runSince'>, now: Instant): boolean {
  if (runSince === null || msBetween(runSince, now) < 120 * hour) return false
  for (const [one, a] of run) {
    for (const [other, b] of run) {
      if (one !== other && msBetween(a.first, b.last) >= 12 * hour) return true
    }
  }
  return false
}

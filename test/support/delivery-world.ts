/**
 * A world to deliver in: its clock, its chance, its receivers, its workers and its owners are made up from a seed, and
 * the rules are the real ones. It stops at the first thing that must not happen.
 */
import { createHash, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { addMs, msBetween } from '../../events/calendar.ts'
import type { MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { claimAllowance } from '../../src/webhooks/claim-allowance.ts'
import type { Delivery, Exchange } from '../../src/webhooks/delivery.ts'
import { healthOnEnable, untried } from '../../src/webhooks/endpoint-health.ts'
import { settle, settleLate } from '../../src/webhooks/settle.ts'
import { signHeaders } from '../../src/webhooks/sign.ts'
import {
  atRest,
  canceled,
  claimed,
  endpointAfter,
  leaseExpired,
  recovered,
  replayed,
  resumed,
  suspended,
} from '../../src/webhooks/transitions.ts'
import { messageId, noon, unanswered } from './deliveries.ts'
import {
  changeOf,
  type Random,
  type Receiver,
  type Reply,
  randomFrom,
  replyOf,
} from './delivery-receivers.ts'
import {
  type Endpoint,
  endpointOf,
  isHeldUp,
  isSigned,
  type Message,
  newRow,
  type Row,
  type Secret,
  secretsInForce,
  writeRow,
} from './delivery-store.ts'
import { type Asked, type Cause, createWatch, type Sending, Violation } from './delivery-watch.ts'

/** The rules, each of which a test may break to see that somebody notices. */
export const realRules = {
  claimAllowance,
  settle,
  settleLate,
  atRest,
  claimed,
  leaseExpired,
  resumed,
  suspended,
  canceled,
  isHeldUp,
  secretsInForce,
  healthOnEnable,
  /** Total timeout and 15 s. */
  leaseMs: 35_000,
  isLeaseChecked: true,
  areStopsLookedFor: true,
  owesWhileStopped: true,
}
export type Rules = typeof realRules

export type WorldSettings = Readonly<{ seed: number; days: number; rules?: Partial<Rules> }>

type Worker = {
  readonly jobs: Set<Job>
  isAlive: boolean
  /** Of the process: whoever starts again is another one. */
  life: number
  wakeAt: number
}
type Job = Sending & {
  readonly worker: Worker
  readonly life: number
  readonly token: number
  readonly claimedAt: number
  readonly urlVersion: number
  isOver: boolean
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
/** A worker that nobody rang looks by itself. */
const backstopMs = 10 * minute
/** Several times what the busiest ninety days came to. */
const eventCountMax = 500_000
/** Who was kept from sending for so long asks again whether it still may. */
const stalledMs = second
const subjects = ['codebook', 'claim/a', 'claim/b', 'party/x/proposition/y', 'party/x/proposition/z'] as const

// One pair for all: what is tried here is which secret signs, and ed25519 is tried elsewhere.
const { privateKey } = generateKeyPairSync('ed25519')

/** Plays the days of a seed, then lets everything end well. Throws `Violation`. */
export function playWorld({ seed, days, rules: broken = {} }: WorldSettings) {
  const rules: Rules = { ...realRules, ...broken }
  const random: Random = randomFrom(seed)
  const queue = createQueue()
  let now = 0
  /** The database's clock is set back now and then. */
  let dbOffset = 0
  let areFaultsOver = false
  let shown: [number, Instant] = [Number.NaN, noon]
  const dbNow = (): Instant => {
    if (shown[0] !== now + dbOffset) shown = [now + dbOffset, addMs(noon, now + dbOffset)]
    return shown[1]
  }
  // In whole milliseconds, as instants are: a part of one would be given and taken at random.
  const at = (ms: number, run: () => unknown) => queue.add(Math.ceil(ms), run)
  const after = (ms: number, run: () => unknown) => at(now + ms, run)
  const untilInstant = (instant: Instant): number => now + Math.max(0, msBetween(dbNow(), instant))

  const watch = createWatch({ now: () => now, dbNow })
  const endpoints: Endpoint[] = []
  const receivers = new Map<Endpoint, Receiver>()
  const owed = new Map<Endpoint, Set<MessageId>>()
  const messages: Message[] = []
  const workers: Worker[] = [0, 1, 2].map(() => ({
    jobs: new Set(),
    isAlive: true,
    life: 1,
    wakeAt: Infinity,
  }))
  let tokenCount = 0
  let eventCount = 0
  let unloggedAllowed = 0
  const counts = { messages: 0, crashes: 0, rotations: 0, replays: 0, recoveries: 0, stops: 0, stalls: 0 }

  function write(
    endpoint: Endpoint,
    row: Row,
    next: Delivery,
    cause: Cause = 'work',
    lease: Row['lease'] = null,
  ) {
    if (next === row.delivery) return
    watch.moved(endpoint, row.delivery, next, cause)
    writeRow(endpoint, row, next, lease)
  }

  // What is owed.

  function owe(endpoint: Endpoint, message: Message): void {
    if (!endpoint.isOwed || endpoint.state === 'deleted' || endpoint.rows.has(message.messageId)) return
    if (message.subject !== null && !endpoint.subjects.has(message.subject)) return
    const known = owed.get(endpoint) ?? new Set()
    owed.set(endpoint, known.add(message.messageId))
    const isActive = endpoint.state === 'active'
    if (!isActive && !rules.owesWhileStopped) return
    newRow(endpoint, message, { trigger: 'schedule', dueAt: isActive ? dbNow() : null })
  }

  function publish(): void {
    const count = random.chance(0.02) ? random.between(20, 150) : random.between(1, 4)
    for (let index = 0; index < count; index++) {
      const position = messages.length + 1
      const subject = random.pick(subjects)
      const message = {
        messageId: messageId(`${position}`),
        position,
        subject,
        body: `{"position":${position}}`,
      }
      messages.push(message)
      counts.messages += 1
      for (const endpoint of endpoints) owe(endpoint, message)
    }
    ringAll()
  }

  // Workers.

  function ringAll(): void {
    for (const worker of workers) wake(worker, now + random.between(0, 5))
  }

  function wake(worker: Worker, asked: number): void {
    const ms = Math.ceil(asked)
    if (!worker.isAlive || ms >= worker.wakeAt) return
    worker.wakeAt = ms
    const { life } = worker
    at(ms, () => {
      if (worker.life !== life || worker.wakeAt !== ms) return
      worker.wakeAt = Infinity
      let next = now + backstopMs
      for (const endpoint of endpoints) next = Math.min(next, take(worker, endpoint))
      wake(worker, Math.max(next, now + 1))
    })
  }

  /** One turn at one endpoint, as one transaction. Returns when to look at it again. */
  function take(worker: Worker, endpoint: Endpoint): number {
    let next = takeBackExpired(endpoint)
    const { state } = endpoint
    if (state === 'deleted' || endpoint.open.size === 0) return next
    const allowance = rules.claimAllowance({
      state,
      ratePerSecond: endpoint.ratePerSecond,
      inFlightMax: endpoint.inFlightMax,
      health: endpoint.health,
      tokens: endpoint.tokens,
      tokensAt: endpoint.tokensAt,
      inFlightCount: endpoint.inFlight.size,
      now: dbNow(),
    })
    if (allowance.count === 0)
      return allowance.waitMs === null ? next : Math.min(next, now + allowance.waitMs)
    const due: Row[] = []
    let nextSlot: Instant | null = null
    for (const row of endpoint.open) {
      if (rules.isHeldUp(endpoint, row)) continue
      const slot = row.delivery.nextAttemptAt
      if (slot !== null && slot <= dbNow()) due.push(row)
      else if (slot !== null && (nextSlot === null || slot < nextSlot)) nextSlot = slot
    }
    if (nextSlot !== null) next = Math.min(next, untilInstant(nextSlot))
    const rows = due.sort(byDueTime).slice(0, allowance.count)
    if (due.length > rows.length && allowance.waitMs !== null) next = Math.min(next, now + allowance.waitMs)
    if (rows.length === 0) return next
    endpoint.tokens = allowance.tokens - rows.length
    endpoint.tokensAt = allowance.tokensAt
    const until = addMs(dbNow(), rules.leaseMs)
    for (const row of rows) {
      tokenCount += 1
      write(endpoint, row, rules.claimed(row.delivery), 'work', { token: tokenCount, until })
      begin(worker, endpoint, row, tokenCount)
    }
    watch.claimed(endpoint, rows)
    return Math.min(next, untilInstant(until) + 1)
  }

  function takeBackExpired(endpoint: Endpoint): number {
    let next = Infinity
    for (const row of [...endpoint.inFlight]) {
      const until = row.lease?.until ?? dbNow()
      if (!rules.isLeaseChecked) continue
      if (until >= dbNow()) {
        next = Math.min(next, untilInstant(until) + 1)
        continue
      }
      write(endpoint, row, rules.leaseExpired(row.delivery, dbNow()))
      write(endpoint, row, rules.atRest(row.delivery, endpoint.state))
    }
    return next
  }

  function begin(worker: Worker, endpoint: Endpoint, row: Row, token: number): void {
    const job: Job = {
      worker,
      life: worker.life,
      endpoint,
      row,
      token,
      number: row.delivery.attemptTotal,
      claimedAt: now,
      urlVersion: endpoint.urlVersion,
      answered: null,
      isSuperfluous: false,
      isOver: false,
    }
    worker.jobs.add(job)
    // Workers die and owners decide at the worst of moments, too.
    if (!areFaultsOver && random.chance(0.004)) after(random.between(0, 2 * second), () => crash(worker))
    if (!areFaultsOver && random.chance(0.004)) {
      after(random.between(0, 4 * second), () => endpoint.state === 'active' && stop(endpoint, 'pause'))
    }
    const isStalled = !areFaultsOver && random.chance(0.003)
    if (isStalled) counts.stalls += 1
    after(isStalled ? random.span(second, 2 * minute) : random.between(0, 20), () => send(job))
  }

  const isGone = ({ worker, life, isOver }: Job): boolean => isOver || !worker.isAlive || worker.life !== life
  const isStopped = ({ endpoint, urlVersion }: Job): boolean =>
    endpoint.state !== 'active' || endpoint.urlVersion !== urlVersion

  function send(job: Job): void {
    if (isGone(job)) return
    const { endpoint, row } = job
    if (now - job.claimedAt > stalledMs) {
      // Nothing was sent, so there is no attempt to log either, if the row is somebody else's by now.
      if (row.lease?.token !== job.token) {
        end(job)
        return
      }
      if (isStopped(job) || row.lease.until < addMs(dbNow(), 20 * second)) {
        interrupt(job)
        return
      }
    }
    const receiver = receivers.get(endpoint)
    if (!receiver) throw new Error('an endpoint without a receiver')
    const { headers } = signHeaders(rules.secretsInForce(endpoint, dbNow()), {
      id: row.message.messageId,
      timestamp: Math.floor(Date.parse(dbNow()) / 1000),
      body: row.message.body,
      versions: ['v1'],
    })
    const reply = judged(endpoint, receiver, headers, row.message.body)
    // The late 2xx of whoever held it before came between the claim and this.
    job.isSuperfluous = row.delivery.state === 'delivered'
    if (reply.isSeen) watch.sent(job)
    const isTaken =
      reply.exchange.status !== null && reply.exchange.status >= 200 && reply.exchange.status <= 299
    // The receiver has it from the middle on, whether or not anybody lives to hear of it.
    if (isTaken) after(reply.lastsMs / 2, () => watch.took(job))
    after(reply.lastsMs, () => {
      if (isGone(job)) return
      job.answered = reply.exchange.status
      finish(job, reply.exchange, reply.asked)
    })
  }

  function judged(
    endpoint: Endpoint,
    receiver: Receiver,
    headers: Record<string, string>,
    body: string,
  ): Reply {
    const reply = replyOf(receiver, random, dbNow())
    const { status } = reply.exchange
    if (status === null || status < 200 || status > 299) return reply
    const seconds = (Date.parse(dbNow()) + receiver.clockOffsetMs) / 1000
    if (isSigned(headers, body, receiver.secret, seconds)) return reply
    if (!receiver.isBehind) throw new Violation(`a signature does not fit (${endpoint.id}, ${dbNow()})`)
    return { ...reply, exchange: { ...reply.exchange, status: 401 }, lastsMs: 5 }
  }

  function end(job: Job): void {
    job.isOver = true
    job.worker.jobs.delete(job)
    watch.closed(job)
  }

  const interrupt = (job: Job): void => finish(job, unanswered('interrupted'), null)

  function finish(job: Job, exchange: Exchange, asked: Asked): void {
    const { worker, life, endpoint } = job
    end(job)
    const isStalled = !areFaultsOver && random.chance(0.004)
    if (isStalled) counts.stalls += 1
    const record = () => {
      if (!worker.isAlive || worker.life !== life) {
        unloggedAllowed += 1
        return
      }
      recordOutcome(job, exchange, asked)
      wake(worker, Math.max(take(worker, endpoint), now + 1))
    }
    if (isStalled) after(random.span(second, 3 * minute), record)
    else record()
  }

  /** One transaction: the attempt, the row, the endpoint. */
  function recordOutcome(job: Job, exchange: Exchange, asked: Asked): void {
    const { endpoint, row, token } = job
    const isLate = row.lease?.token !== token
    const isElsewhere = endpoint.urlVersion !== job.urlVersion
    const { delivery, health } = { delivery: row.delivery, health: endpoint.health }
    const about = { delivery, health, exchange, now: dbNow() }
    const { isLiteralAddress } = endpoint
    const settled = isLate
      ? rules.settleLate(about)
      : rules.settle({ ...about, random: random.next(), isLiteralAddress })
    const { status } = exchange
    const attempt = { endpoint: endpoint.id, messageId: row.message.messageId, number: job.number }
    watch.logged(endpoint, { ...attempt, class: settled.class, status }, row)
    write(endpoint, row, settled.delivery, isLate ? 'late' : 'work')
    write(endpoint, row, rules.atRest(row.delivery, endpoint.state))
    if (!isElsewhere) {
      endpoint.health = settled.health
      const isRunning = endpoint.state === 'active' || endpoint.state === 'paused'
      if (settled.effect && isRunning) {
        watch.disabled(endpoint, settled.effect.disable, row.message.messageId)
        stopAt(endpoint, 'disable')
      }
    }
    watch.recorded({ endpoint, row, class: settled.class, asked, isLate, isElsewhere })
  }

  // Owners.

  /** In one transaction; what is in flight is found by its worker, and whoever asked waits for that. */
  function stopAt(endpoint: Endpoint, action: 'pause' | 'disable' | 'move' | 'delete'): void {
    const { state } = endpoint
    if (state === 'deleted') return
    endpoint.state = action === 'delete' ? 'deleted' : endpointAfter(state, action)
    for (const row of [...endpoint.rows.values()]) {
      const { state } = row.delivery
      const waits = state === 'pending' || state === 'scheduled'
      if (action === 'delete' && (waits || state === 'suspended')) {
        write(endpoint, row, rules.canceled(row.delivery), 'delete')
      } else if (waits) write(endpoint, row, rules.suspended(row.delivery))
    }
  }

  function stop(endpoint: Endpoint, action: 'pause' | 'disable' | 'move' | 'delete'): void {
    counts.stops += 1
    stopAt(endpoint, action)
    if (action === 'move') {
      endpoint.urlVersion += 1
      endpoint.health = untried
      watch.movedAway(endpoint)
    }
    const { state } = endpoint
    const deadline = now + 3 * second
    for (const worker of workers) after(random.between(0, 250), () => lookForStops(worker))
    const confirm = () => {
      if (endpoint.state !== state) return
      if (endpoint.inFlight.size > 0 && now < deadline) after(50, confirm)
      else
        watch.stopped(endpoint, (sending) =>
          workers.some(({ jobs }) => [...jobs].some((job) => job === sending)),
        )
    }
    confirm()
  }

  function lookForStops(worker: Worker): void {
    if (!worker.isAlive || !rules.areStopsLookedFor) return
    for (const job of [...worker.jobs]) if (isStopped(job)) interrupt(job)
  }

  function start(endpoint: Endpoint): void {
    const { state } = endpoint
    if (state === 'deleted' || state === 'active') return
    endpoint.state = endpointAfter(state, state === 'unverified' ? 'verify' : 'enable')
    endpoint.health = rules.healthOnEnable(endpoint.health)
    endpoint.isOwed = true
    watch.started(endpoint)
    for (const row of [...endpoint.rows.values()]) {
      if (row.delivery.state === 'suspended')
        write(endpoint, row, rules.resumed(row.delivery, dbNow()), 'resume')
    }
    ringAll()
  }

  function recover(endpoint: Endpoint, since: number, withDelivered: boolean): void {
    if (endpoint.state !== 'active') return
    counts.recoveries += 1
    const states = withDelivered
      ? (['exhausted', 'suspended', 'delivered'] as const)
      : (['exhausted', 'suspended'] as const)
    for (const message of messages.slice(since)) {
      const row = endpoint.rows.get(message.messageId)
      if (!row) owe(endpoint, message)
      else if (states.some((state) => state === row.delivery.state)) {
        write(endpoint, row, recovered(row.delivery, states, dbNow()), 'recover')
      }
    }
    ringAll()
  }

  function replay(endpoint: Endpoint): void {
    const row = [...endpoint.rows.values()][random.between(0, Math.max(0, endpoint.rows.size - 1))]
    if (!row || endpoint.state !== 'active' || row.delivery.state === 'in_flight') return
    counts.replays += 1
    write(endpoint, row, replayed(row.delivery, endpoint.state, dbNow()), 'replay')
    ringAll()
  }

  function test(endpoint: Endpoint): void {
    if (endpoint.state !== 'active') return
    const id = messageId(`test ${endpoint.id} ${endpoint.sequence}`)
    const message = { messageId: id, position: 0, subject: null, body: '{"type":"webhook.test"}' }
    newRow(endpoint, message, { trigger: 'test', dueAt: dbNow() })
    ringAll()
  }

  /** With grace, the owner puts the new secret in place before the old one ends; without, some time after. */
  function rotate(endpoint: Endpoint): void {
    const receiver = receivers.get(endpoint)
    const newest = endpoint.secrets[0]
    // At most two older ones sign: who rotates faster than it deploys has locked itself out.
    if (!receiver || receiver.isBehind || (newest && !newest.bytes.equals(receiver.secret))) return
    counts.rotations += 1
    const graceMs = random.chance(0.2) ? 0 : random.between(2, 168) * hour
    const older = graceMs === 0 ? [] : endpoint.secrets.slice(0, 2)
    const endsAt = addMs(dbNow(), graceMs)
    const made = secretOf(`${endpoint.id} ${counts.rotations}`)
    const kept = older.map((secret) => ({ ...secret, expiresAt: secret.expiresAt ?? endsAt }))
    endpoint.secrets = [made, ...kept]
    receiver.isBehind = graceMs === 0
    after(graceMs === 0 ? random.span(minute, day) : graceMs * 0.9 * random.next(), () => {
      receiver.secret = made.bytes
      receiver.isBehind = false
    })
  }

  function makeEndpoint(): void {
    const endpoint = endpointOf(endpoints.length, {
      isOrdered: random.chance(0.4),
      ratePerSecond: random.pick([1, 2, 10, 50]),
      inFlightMax: random.pick([1, 5, 5, 20]),
      subjects: new Set(subjects.filter(() => random.chance(0.7))),
      isLiteralAddress: random.chance(0.3),
    })
    const secret = secretOf(`${endpoint.id} first`)
    endpoint.secrets = [secret]
    const receiver: Receiver = {
      mode: 'up',
      secret: secret.bytes,
      isBehind: false,
      clockOffsetMs: random.between(-200, 200) * second,
      isMended: false,
    }
    endpoints.push(endpoint)
    receivers.set(endpoint, receiver)
    const change = () => {
      if (areFaultsOver) return
      const { mode, lastsMs } = changeOf(receiver, random)
      receiver.mode = mode
      after(lastsMs, change)
    }
    after(random.span(hour, 5 * day), change)
    after(minute, () => start(endpoint))
  }

  // Misfortune.

  function crash(worker: Worker): void {
    if (!worker.isAlive) return
    counts.crashes += 1
    worker.isAlive = false
    worker.life += 1
    worker.wakeAt = Infinity
    for (const job of [...worker.jobs]) {
      end(job)
      unloggedAllowed += 1
    }
    after(random.span(100, hour), () => {
      worker.isAlive = true
      wake(worker, now)
    })
  }

  /** Ends what it does, and starts again. */
  function stopInOrder(worker: Worker): void {
    for (const job of [...worker.jobs]) interrupt(job)
  }

  function happen(): void {
    const endpoint = random.pick(endpoints as [Endpoint, ...Endpoint[]])
    const worker = random.pick(workers as [Worker, ...Worker[]])
    const what = random.between(1, 100)
    if (what <= 12) crash(worker)
    else if (what <= 15) stopInOrder(worker)
    else if (what <= 30 && (endpoint.state === 'active' || endpoint.state === 'unverified')) replay(endpoint)
    else if (what <= 38 && endpoint.state === 'active') stop(endpoint, 'pause')
    else if (what <= 42 && endpoint.state === 'active') stop(endpoint, 'disable')
    else if (what <= 44 && endpoint.state !== 'deleted') stop(endpoint, 'move')
    else if (what <= 66) start(endpoint)
    else if (what <= 72)
      recover(endpoint, Math.max(0, messages.length - random.between(1, 200)), random.chance(0.1))
    else if (what <= 84) rotate(endpoint)
    else if (what <= 90) test(endpoint)
    else if (what === 91 && endpoints.length < 8) makeEndpoint()
    else if (what === 92 && endpoints.length > 3 && endpoint.state !== 'deleted') stop(endpoint, 'delete')
    else if (what === 93) dbOffset -= Math.round(random.span(second, hour))
  }

  const repeat = (least: number, most: number, run: () => void): void => {
    const again = () => {
      if (areFaultsOver) return
      run()
      after(random.span(least, most), again)
    }
    after(random.span(least, most), again)
  }

  function play(untilMs: number, isDone: () => boolean = () => false): void {
    for (let next = queue.take(untilMs); next && !isDone(); next = queue.take(untilMs)) {
      eventCount += 1
      if (eventCount > eventCountMax) throw new Violation(`it comes to no end (${dbNow()})`)
      now = next.at
      next.run()
    }
    now = untilMs
  }

  function endWell(): void {
    areFaultsOver = true
    for (const worker of workers) {
      worker.isAlive = true
      wake(worker, now)
    }
    for (const [endpoint, receiver] of receivers) {
      receiver.mode = 'up'
      receiver.isMended = true
      receiver.isBehind = false
      receiver.secret = endpoint.secrets[0]?.bytes ?? receiver.secret
      start(endpoint)
      recover(endpoint, 0, false)
    }
  }

  const isQuiet = (): boolean =>
    endpoints.every(({ open, inFlight }) => open.size === 0 && inFlight.size === 0)

  for (let index = 0; index < 4; index++) makeEndpoint()
  for (const worker of workers) wake(worker, 0)
  repeat(2 * minute, 12 * hour, publish)
  repeat(minute, 4 * hour, happen)
  repeat(day / 2, day, () => watch.everything(endpoints, owed))
  play(days * day)
  endWell()
  // A slot may be 28.8 h away, and a clock that was set back is an hour behind it.
  play((days + 5) * day, isQuiet)
  watch.everything(endpoints, owed)
  watch.drained(endpoints)
  if (watch.unloggedCount() > unloggedAllowed) {
    throw new Violation(
      `${watch.unloggedCount()} requests are not in the log, ${unloggedAllowed} had a worker that died`,
    )
  }
  return { ...counts, ...watch.counts, endpoints: endpoints.length }
}

const byDueTime = (a: Row, b: Row): number => {
  const [left, right] = [a.delivery.nextAttemptAt ?? '', b.delivery.nextAttemptAt ?? '']
  if (left !== right) return left < right ? -1 : 1
  return a.delivery.endpointSequence - b.delivery.endpointSequence
}

function secretOf(name: string): Secret {
  const bytes = createHash('sha256').update(name).digest()
  const secret: KeyObject = createSecretKey(bytes)
  return { secretId: name, bytes, secret, privateKey, expiresAt: null }
}

/** What is to happen, the earliest first, and of one moment what was added first: a binary heap. */
function createQueue() {
  type Entry = Readonly<{ at: number; order: number; run: () => unknown }>
  const heap: Entry[] = []
  let order = 0
  const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order)
  return {
    add(at: number, run: () => unknown): void {
      order += 1
      const entry = { at, order, run }
      let index = heap.push(entry) - 1
      while (index > 0) {
        const above = (index - 1) >> 1
        const parent = heap[above]
        if (!parent || !isBefore(entry, parent)) break
        heap[index] = parent
        index = above
      }
      heap[index] = entry
    },
    take(until: number): Entry | undefined {
      const first = heap[0]
      if (!first || first.at > until) return undefined
      const last = heap.pop()
      if (last && last !== first) {
        let index = 0
        for (;;) {
          let below = 2 * index + 1
          let child = heap[below]
          const other = heap[below + 1]
          if (child && other && isBefore(other, child)) {
            below += 1
            child = other
          }
          if (!child || !isBefore(child, last)) break
          heap[index] = child
          index = below
        }
        heap[index] = last
      }
      return first
    },
  }
}

/** The rules of delivering, row by row of their tables, and what holds for whatever is put into them. */
import fc from 'fast-check'
import t from 'tap'
import { addMs, msBetween } from '../../events/calendar.ts'
import { Refusal } from '../../events/errors.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { claimAllowance } from '../../src/webhooks/claim-allowance.ts'
import {
  type Delivery,
  type DeliveryState,
  deliveryStates,
  type Exchange,
  endpointStates,
  type Health,
  type OutcomeClass,
  outcomeClasses,
  type Trigger,
  triggers,
} from '../../src/webhooks/delivery.ts'
import { healthAfter, healthOnEnable, isGivenUp, untried } from '../../src/webhooks/endpoint-health.ts'
import { classOf } from '../../src/webhooks/outcome.ts'
import { retryAfterMsMax, retryAfterMsOf } from '../../src/webhooks/retry-after.ts'
import { attemptsMaxOf, nextWaitMs, overloadWaitMs, waitsMs } from '../../src/webhooks/schedule.ts'
import { disabledReasons, type Settled, settle, settleLate } from '../../src/webhooks/settle.ts'
import {
  atRest,
  canceled,
  claimed,
  type EndpointAction,
  endpointAfter,
  leaseExpired,
  movesOf,
  recovered,
  replayed,
  resumed,
  suspended,
} from '../../src/webhooks/transitions.ts'
import {
  afterMs,
  answered,
  delivery,
  health,
  hourMs,
  messageId,
  noon,
  unanswered,
} from '../support/deliveries.ts'
import { holds, patienceMs } from '../support/properties.ts'

t.setTimeout(patienceMs)

const middle = 0.5
const wrongState = { name: 'Refusal', code: 'wrong_state' }
const settled = (
  exchange: Exchange,
  changes: Partial<Delivery> = {},
  more: Partial<Parameters<typeof settle>[0]> = {},
): Settled =>
  settle({
    delivery: delivery(changes),
    health: untried,
    exchange,
    now: noon,
    random: middle,
    isLiteralAddress: false,
    ...more,
  })

t.test('Retry-After is read as RFC 9110 writes it, and as nothing else', async (t) => {
  const table: [string | null, number | null][] = [
    [null, null],
    ['', null],
    ['0', 0],
    ['1', 1_000],
    [' 120 ', 120_000],
    ['007', 7_000],
    ['86400', retryAfterMsMax],
    ['86401', retryAfterMsMax],
    ['1000000000', retryAfterMsMax],
    ['9'.repeat(400), retryAfterMsMax],
    ['1e9', null],
    ['-1', null],
    ['+1', null],
    ['1.5', null],
    ['0x10', null],
    ['1 2', null],
    ['5, 5', null],
    ['abc', null],
    ['١', null],
    ['Infinity', null],
    // The form to send, and the two that must be read still.
    ['Mon, 02 Mar 2026 12:02:00 GMT', 120_000],
    ['Monday, 02-Mar-26 12:02:00 GMT', 120_000],
    ['Mon Mar  2 12:02:00 2026', 120_000],
    ['Mon Mar 02 12:02:00 2026', 120_000],
    ['Mon, 02 Mar 2026 12:00:00 GMT', 0],
    ['Mon, 02 Mar 2026 11:59:59 GMT', null],
    ['Tue, 03 Mar 2026 12:00:01 GMT', retryAfterMsMax],
    ['Fri, 31 Dec 9999 23:59:60 GMT', null],
    ['Mon, 02 Mar 2026 12:00:60 GMT', 60_000],
    ['Mon, 30 Feb 2026 12:00:00 GMT', null],
    ['Mon, 02 Mar 2026 24:00:00 GMT', null],
    ['Mon, 02 Mar 2026 12:61:00 GMT', null],
    ['Mon, 2 Mar 2026 12:02:00 GMT', null],
    ['Mon, 02 Mar 2026 12:02:00 UTC', null],
    ['Mon, 02 Mar 2026 12:02:00 +0000', null],
    ['2026-03-02T12:02:00Z', null],
    // Two digits: 76 is fifty years ahead, 77 of the last century.
    ['Monday, 02-Mar-76 12:00:00 GMT', retryAfterMsMax],
    ['Monday, 02-Mar-77 12:00:00 GMT', null],
  ]
  for (const [header, ms] of table) t.equal(retryAfterMsOf(header, noon), ms, `${header?.slice(0, 40)}`)
  t.equal(
    retryAfterMsOf('Mon, 02 Mar 2026 12:00:00 GMT', '2026-03-02T12:00:00.000001Z'),
    null,
    'a microsecond ago is past',
  )
})

t.test('each answer has its class', async (t) => {
  const wait = { retryAfter: '5' }
  const table: [string, Exchange, OutcomeClass][] = [
    ['200', answered(200), 'delivered'],
    ['204', answered(204), 'delivered'],
    ['299', answered(299), 'delivered'],
    ['200 and a broken rest', { ...unanswered('timeout_total'), status: 200 }, 'delivered'],
    ['200 that asks for a pause', answered(200, wait), 'delivered'],
    ['200 that wishes to be disabled', answered(200, { receiverWish: 'disable' }), 'delivered'],
    ['300', answered(300), 'redirect_refused'],
    ['302', answered(302), 'redirect_refused'],
    ['304', answered(304), 'redirect_refused'],
    ['399', answered(399), 'redirect_refused'],
    ['400', answered(400), 'http_error'],
    ['401', answered(401), 'http_error'],
    ['404', answered(404), 'http_error'],
    ['408', answered(408), 'http_error'],
    ['409', answered(409), 'http_error'],
    ['410', answered(410), 'gone'],
    ['410 with a wish', answered(410, { receiverWish: 'abort-message' }), 'gone'],
    ['418', answered(418), 'http_error'],
    ['429', answered(429), 'overload'],
    ['429 with seconds', answered(429, wait), 'throttled'],
    ['429 at once', answered(429, { retryAfter: '0' }), 'throttled'],
    ['429 unreadable', answered(429, { retryAfter: '-1' }), 'overload'],
    ['429 twice', answered(429, { retryAfter: '5, 5' }), 'overload'],
    ['429 past', answered(429, { retryAfter: 'Mon, 02 Mar 2026 11:00:00 GMT' }), 'overload'],
    ['429 to come', answered(429, { retryAfter: 'Mon, 02 Mar 2026 13:00:00 GMT' }), 'throttled'],
    ['500', answered(500), 'http_error'],
    ['500 with seconds', answered(500, wait), 'http_error'],
    ['502', answered(502), 'overload'],
    ['502 with seconds', answered(502, wait), 'overload'],
    ['503', answered(503), 'http_error'],
    ['503 with seconds', answered(503, wait), 'throttled'],
    ['503 unreadable', answered(503, { retryAfter: 'soon' }), 'http_error'],
    ['504', answered(504), 'overload'],
    ['599', answered(599), 'http_error'],
    ['600', answered(600), 'http_error'],
    ['999', answered(999), 'http_error'],
    ['100 alone', answered(100), 'http_error'],
    ['199 alone', answered(199), 'http_error'],
    ['500 that aborts', answered(500, { receiverWish: 'abort-message' }), 'aborted'],
    ['500 that aborts loudly', answered(500, { receiverWish: ' Abort-Message ' }), 'aborted'],
    ['429 that aborts', answered(429, { receiverWish: 'abort-message', ...wait }), 'aborted'],
    ['302 that disables', answered(302, { receiverWish: 'disable' }), 'disabled_by_receiver'],
    ['400 with another wish', answered(400, { receiverWish: 'abort-message, disable' }), 'http_error'],
  ]
  for (const [name, exchange, expected] of table) t.equal(classOf(exchange, noon), expected, name)
  const failures = [
    'dns_error',
    'connection_error',
    'tls_error',
    'timeout_connect',
    'timeout_headers',
    'timeout_total',
    'address_refused',
    'interrupted',
  ] as const
  for (const failure of failures) t.equal(classOf(unanswered(failure), noon), failure, failure)
})

t.test('the schedule is ten attempts in 75 h 35 min', async (t) => {
  t.equal(waitsMs.length, 10)
  t.equal(
    waitsMs.reduce((sum, wait) => sum + wait, 0),
    (75 * 60 + 35) * 60_000 + 5_000,
  )
  let now = noon
  let current = delivery({ state: 'pending', attemptTotal: 0, nextAttemptAt: noon })
  const waits: number[] = []
  while (current.state !== 'exhausted') {
    const { delivery: next } = settled(answered(500), claimed(current), { now })
    if (next.nextAttemptAt !== null) {
      waits.push(msBetween(now, next.nextAttemptAt))
      now = next.nextAttemptAt
    }
    current = next
  }
  t.same(waits, waitsMs.slice(1))
  t.match(current, { attemptCount: 10, attemptTotal: 10, nextAttemptAt: null })
})

t.test('a wait varies by a fifth and is never shorter than what was asked for', async (t) => {
  const about = { trigger: 'schedule', attemptCount: 3, outcome: 'http_error', askedMs: null } as const
  const base = 30 * 60_000
  t.equal(nextWaitMs({ ...about, random: 0 }), base * 0.8)
  t.equal(nextWaitMs({ ...about, random: middle }), base)
  t.ok((nextWaitMs({ ...about, random: 0.999_999 }) ?? 0) < base * 1.2)
  t.equal(nextWaitMs({ ...about, random: 0, askedMs: base }), base, 'Retry-After is not varied')
  t.equal(nextWaitMs({ ...about, random: middle, askedMs: 1_000 }), base, 'the slot is the floor')
  t.equal(nextWaitMs({ ...about, attemptCount: 10, random: 0 }), null)
  t.equal(
    nextWaitMs({ ...about, trigger: 'test', attemptCount: 1, random: 0 }),
    null,
    'a test has one attempt',
  )
  for (const outcome of outcomeClasses) {
    const wait = nextWaitMs({ ...about, outcome, attemptCount: 1, random: 0 })
    const isTooMuch = outcome === 'overload' || outcome.startsWith('timeout_')
    t.equal(wait, isTooMuch ? overloadWaitMs : 4_000, outcome)
  }
})

t.test('each class has its effect on the delivery', async (t) => {
  const at = (ms: number) => ({
    state: 'scheduled',
    nextAttemptAt: afterMs(ms),
    attemptCount: 1,
    attemptTotal: 1,
  })
  const table: [string, Exchange, object, object | null][] = [
    ['delivered', answered(200), { state: 'delivered', nextAttemptAt: null, attemptCount: 1 }, null],
    ['redirect_refused', answered(301), at(5_000), null],
    ['gone', answered(410), at(0), { disable: 'gone' }],
    ['throttled', answered(429, { retryAfter: '90' }), at(90_000), null],
    ['throttled below the slot', answered(503, { retryAfter: '1' }), at(5_000), null],
    ['throttled far', answered(503, { retryAfter: '999999' }), at(retryAfterMsMax), null],
    ['overload', answered(502), at(60_000), null],
    ['http_error', answered(500), at(5_000), null],
    [
      'aborted',
      answered(400, { receiverWish: 'abort-message' }),
      { state: 'canceled', nextAttemptAt: null },
      null,
    ],
    ['disabled', answered(400, { receiverWish: 'disable' }), at(0), { disable: 'disabled_by_receiver' }],
    ['dns_error', unanswered('dns_error'), at(5_000), null],
    ['connection_error', unanswered('connection_error'), at(5_000), null],
    ['tls_error', unanswered('tls_error'), at(5_000), null],
    ['timeout_connect', unanswered('timeout_connect'), at(60_000), null],
    ['timeout_headers', unanswered('timeout_headers'), at(60_000), null],
    ['timeout_total', unanswered('timeout_total'), at(60_000), null],
    ['address_refused behind a name', unanswered('address_refused'), at(5_000), null],
    ['interrupted', unanswered('interrupted'), { ...at(0), attemptCount: 0 }, null],
  ]
  for (const [name, exchange, next, effect] of table) {
    const after = settled(exchange)
    t.match(after.delivery, next, name)
    t.same(after.effect, effect, `${name}: effect`)
  }
  t.match(settled(unanswered('address_refused'), {}, { isLiteralAddress: true }), {
    class: 'address_refused',
    delivery: { state: 'scheduled' },
    effect: { disable: 'address_refused' },
  })
})

t.test('the last attempt exhausts a delivery, unless its endpoint is disabled by it', async (t) => {
  const last = { attemptCount: 9, attemptTotal: 12 }
  t.match(settled(answered(500), last).delivery, { state: 'exhausted', attemptCount: 10, attemptTotal: 12 })
  t.equal(settled(answered(429, { retryAfter: '5' }), last).delivery.state, 'exhausted')
  t.equal(settled(answered(200), last).delivery.state, 'delivered')
  t.equal(
    settled(unanswered('interrupted'), last).delivery.state,
    'scheduled',
    'our own doing costs no attempt',
  )
  t.equal(settled(answered(410), last).delivery.state, 'scheduled', 'it is suspended with the others')
})

t.test('a test has one attempt, is never kept, and holds nothing against the endpoint', async (t) => {
  const test = { trigger: 'test' } as const
  t.equal(settled(answered(500), test).delivery.state, 'exhausted')
  t.equal(settled(answered(500), test).health, untried)
  t.equal(settled(answered(503, { retryAfter: '5' }), test).health.consecutiveFailures, 0)
  t.equal(settled(answered(503, { retryAfter: '5' }), test).health.throttledUntil, afterMs(5_000))
  t.equal(settled(answered(200), test).health.lastSucceededAt, noon)
  t.match(settled(answered(410), test), { delivery: { state: 'exhausted' }, effect: { disable: 'gone' } })
  t.equal(settled(unanswered('interrupted'), test).delivery.state, 'canceled')
  t.equal(leaseExpired(delivery(test), noon).state, 'canceled')
  t.equal(suspended(delivery({ ...test, state: 'pending', nextAttemptAt: noon })).state, 'canceled')
})

t.test('only what is in flight can be settled, and of a lost lease only a success counts', async (t) => {
  for (const state of deliveryStates) {
    if (state !== 'in_flight') t.throws(() => settled(answered(200), { state }), /not in flight/, state)
    const lost = delivery({ state, nextAttemptAt: state === 'scheduled' ? noon : null })
    const late = { delivery: lost, health: health({ consecutiveFailures: 3 }), now: noon }
    const success = settleLate({ ...late, exchange: answered(200) })
    t.match(success, {
      delivery: { state: 'delivered', nextAttemptAt: null },
      health: { consecutiveFailures: 0 },
    })
    const failure = settleLate({ ...late, exchange: answered(410) })
    t.same(failure, { delivery: lost, health: late.health, class: 'gone', effect: null })
  }
})

t.test('a delivery moves as its table says, and no other way', async (t) => {
  const moves: [string, (from: Delivery) => Delivery, Partial<Record<DeliveryState, DeliveryState>>][] = [
    ['claimed', claimed, { pending: 'in_flight', scheduled: 'in_flight' }],
    ['its lease expires', (from) => leaseExpired(from, noon), { in_flight: 'scheduled' }],
    ['suspended', suspended, { pending: 'suspended', scheduled: 'suspended' }],
    [
      'canceled',
      canceled,
      { pending: 'canceled', scheduled: 'canceled', suspended: 'canceled', in_flight: 'canceled' },
    ],
    ['resumed', (from) => resumed(from, noon), { suspended: 'pending' }],
    [
      'replayed',
      (from) => replayed(from, 'active', noon),
      {
        pending: 'pending',
        scheduled: 'pending',
        delivered: 'pending',
        exhausted: 'pending',
        suspended: 'pending',
        canceled: 'pending',
      },
    ],
    [
      'recovered',
      (from) => recovered(from, ['exhausted', 'suspended'], noon),
      { exhausted: 'pending', suspended: 'pending' },
    ],
    [
      'recovered, what was delivered too',
      (from) => recovered(from, ['exhausted', 'suspended', 'delivered'], noon),
      { exhausted: 'pending', suspended: 'pending', delivered: 'pending' },
    ],
  ]
  for (const [name, move, table] of moves) {
    for (const state of deliveryStates) {
      const waits = state === 'pending' || state === 'scheduled'
      const from = delivery({ state, attemptCount: 4, attemptTotal: 7, nextAttemptAt: waits ? noon : null })
      const to = table[state]
      if (to === undefined) t.throws(() => move(from), wrongState, `${state} is not ${name}`)
      else t.equal(move(from).state, to, `${state}, ${name}`)
    }
  }
})

t.test('a number is used once, and a schedule that starts anew keeps the sequence', async (t) => {
  const done = delivery({ state: 'exhausted', attemptCount: 10, attemptTotal: 10, endpointSequence: 17 })
  const again = replayed(done, 'active', noon)
  t.match(again, {
    trigger: 'replay',
    attemptCount: 0,
    attemptTotal: 10,
    nextAttemptAt: noon,
    endpointSequence: 17,
  })
  const dead = leaseExpired(claimed(again), noon)
  t.match(dead, { state: 'scheduled', attemptCount: 0, attemptTotal: 11, nextAttemptAt: noon })
  t.equal(claimed(dead).attemptTotal, 12)
  t.match(recovered(done, ['exhausted'], noon), { trigger: 'recover', attemptCount: 0 })
  const rested = delivery({ state: 'suspended', attemptCount: 9, trigger: 'recover' })
  t.match(resumed(rested, noon), { trigger: 'recover', attemptCount: 0, nextAttemptAt: noon })
})

t.test('only an active endpoint has a message replayed', async (t) => {
  const rested = delivery({ state: 'suspended' })
  for (const state of endpointStates) {
    if (state === 'active') t.equal(replayed(rested, state, noon).state, 'pending')
    else t.throws(() => replayed(rested, state, noon), wrongState)
  }
})

t.test('what comes back to an endpoint that is not active rests there', async (t) => {
  const back = delivery({ state: 'scheduled', nextAttemptAt: noon })
  t.equal(atRest(back, 'active'), back)
  for (const state of ['paused', 'disabled', 'unverified'] as const) {
    t.match(atRest(back, state), { state: 'suspended', nextAttemptAt: null })
  }
  t.equal(atRest(back, 'deleted').state, 'canceled')
  const done = delivery({ state: 'delivered' })
  t.equal(atRest(done, 'deleted'), done)
})

t.test('an endpoint moves as its table says, and no other way', async (t) => {
  const table: Record<EndpointAction, readonly (string | null)[]> = {
    // unverified, active, paused, disabled
    verify: ['active', null, null, null],
    pause: [null, 'paused', null, null],
    enable: [null, null, 'active', 'active'],
    disable: [null, 'disabled', 'disabled', null],
    move: ['unverified', 'unverified', 'unverified', 'unverified'],
  }
  for (const action of ['verify', 'pause', 'enable', 'disable', 'move'] as const) {
    for (const [index, state] of endpointStates.entries()) {
      const next = table[action][index]
      if (next === null) t.throws(() => endpointAfter(state, action), wrongState, `${action}: ${state}`)
      else t.equal(endpointAfter(state, action), next, `${action}: ${state}`)
    }
  }
  t.throws(() => endpointAfter('unverified', 'enable'), /Send it a test first/)
})

t.test(
  'after ten failures an endpoint gets one probe at a time, first after 30 s, then up to 15 min',
  async (t) => {
    let now = noon
    let current: Health = untried
    const fail = () => {
      current = healthAfter(current, failure('http_error', 'm1', now))
    }
    for (let count = 1; count < 10; count++) fail()
    t.match(current, { consecutiveFailures: 9, probeAt: null, firstFailedAt: noon })
    fail()
    t.match(current, { consecutiveFailures: 10, probeAt: afterMs(30_000) })
    const pauses: number[] = []
    for (let probe = 1; probe <= 8; probe++) {
      // What had been sent before the back-off ends before the probe is due, and moves nothing.
      const before = current.probeAt
      fail()
      t.equal(current.probeAt, before)
      now = before ?? now
      fail()
      pauses.push(msBetween(now, current.probeAt ?? now) / 1000)
    }
    t.same(pauses, [60, 120, 240, 480, 900, 900, 900, 900])
    const up = healthAfter(current, { ...failure('delivered', 'm1', now) })
    t.same(up, { ...untried, lastFailedAt: now, lastSucceededAt: now })
  },
)

t.test('each class counts against an endpoint, or does not', async (t) => {
  const neutral: readonly OutcomeClass[] = ['delivered', 'interrupted', 'aborted']
  for (const outcome of outcomeClasses) {
    const asked = outcome === 'throttled' ? 5_000 : null
    const after = healthAfter(untried, { ...failure(outcome, 'm1', noon), askedMs: asked })
    const counts = !neutral.includes(outcome)
    t.equal(after.firstFailedAt, counts ? noon : null, `${outcome}: a failure`)
    t.equal(after.consecutiveFailures, counts && outcome !== 'throttled' ? 1 : 0, `${outcome}: in a row`)
    t.equal(after.throttledUntil, outcome === 'throttled' ? afterMs(5_000) : null, `${outcome}: paused`)
    const probing = health({ consecutiveFailures: 10, probeAt: noon, probePauseMs: 60_000 })
    const probe = healthAfter(probing, { ...failure(outcome, 'm1', noon), askedMs: asked })
    const expected = outcome === 'delivered' ? null : outcome === 'interrupted' ? noon : afterMs(60_000)
    t.equal(probe.probeAt, expected, `${outcome}: the next probe`)
  }
  const paused = health({ throttledUntil: afterMs(hourMs) })
  const asked = (ms: number) => healthAfter(paused, { ...failure('throttled', 'm1', noon), askedMs: ms })
  t.equal(asked(1_000).throttledUntil, afterMs(hourMs), 'of two pauses the later end holds')
  t.equal(asked(2 * hourMs).throttledUntil, afterMs(2 * hourMs))
  t.equal(
    healthAfter(paused, failure('delivered', 'm1', noon)).throttledUntil,
    afterMs(hourMs),
    'an answer that was on its way does not end the pause',
  )
})

t.test(
  'an endpoint is given up after 120 h without success, when two messages failed 12 h apart',
  async (t) => {
    const run = (...failures: [string, number][]) => {
      let current: Health = untried
      let isOver = false
      for (const [name, hours] of failures) {
        const about = failure('http_error', name, afterMs(hours * hourMs))
        current = healthAfter(current, about)
        isOver = isGivenUp(current, about)
      }
      return isOver
    }
    t.equal(run(['m1', 0], ['m2', 119.999]), false, 'too soon')
    t.equal(run(['m1', 0], ['m2', 120]), true)
    t.equal(run(['m1', 0], ['m1', 200]), false, 'one message alone is no verdict on the endpoint')
    t.equal(run(['m1', 0], ['m2', 1], ['m1', 120]), true, 'm1 failed 119 h after m2')
    t.equal(run(['m1', 0], ['m2', 60], ['m1', 120]), true)
    t.equal(run(['m1', 0], ['m2', 1], ['m2', 119]), false)
    t.equal(run(['m1', 0], ['m2', 1], ['m3', 130]), true)
    const long = health({ firstFailedAt: noon, firstFailedMessage: messageId('m1'), lastFailedAt: noon })
    const end = { now: afterMs(120 * hourMs), health: long }
    t.match(settled(answered(500), { messageId: messageId('m2') }, end), {
      delivery: { state: 'scheduled' },
      effect: { disable: 'no_success' },
    })
    t.equal(settled(answered(500), { messageId: messageId('m1') }, end).effect, null)
    t.match(settled(answered(503, { retryAfter: '60' }), { messageId: messageId('m2') }, end).effect, {
      disable: 'no_success',
    })
    t.match(settled(answered(410), { messageId: messageId('m2') }, end).effect, { disable: 'gone' })
    t.equal(settled(answered(500), { messageId: messageId('m2'), trigger: 'test' }, end).effect, null)
    const enabled = healthOnEnable({ ...long, throttledUntil: afterMs(1) })
    t.match(enabled, { firstFailedAt: null, lastFailedAt: noon, throttledUntil: afterMs(1) })
    t.equal(settled(answered(500), { messageId: messageId('m2') }, { ...end, health: enabled }).effect, null)
  },
)

t.test('an endpoint is given as much as its rate, its open exchanges and its back-off leave', async (t) => {
  const about = {
    state: 'active',
    ratePerSecond: 50,
    inFlightMax: 5,
    health: untried,
    tokens: 50,
    tokensAt: noon,
    inFlightCount: 0,
    now: noon,
  } as const
  const allowed = (changes: Partial<Parameters<typeof claimAllowance>[0]>) =>
    claimAllowance({ ...about, ...changes })
  t.match(allowed({}), { count: 5, isProbe: false, tokens: 50, tokensAt: noon, waitMs: null })
  for (const state of endpointStates) {
    if (state !== 'active') t.match(allowed({ state }), { count: 0, waitMs: null }, state)
  }
  t.match(allowed({ inFlightCount: 4 }), { count: 1 })
  t.match(
    allowed({ inFlightCount: 5 }),
    { count: 0, waitMs: null },
    'the end of an exchange is what it waits for',
  )
  t.match(allowed({ inFlightCount: 9 }), { count: 0 }, 'the limit was lowered meanwhile')
  t.match(allowed({ tokens: 2.5 }), { count: 2, waitMs: 10 })
  t.match(allowed({ tokens: 0 }), { count: 0, waitMs: 20 })
  t.match(allowed({ tokens: 0, now: afterMs(20) }), { count: 1, tokens: 1 })
  t.match(
    allowed({ tokens: 0, now: afterMs(hourMs) }),
    { count: 5, tokens: 50 },
    'the bucket holds one second',
  )
  t.match(allowed({ tokens: 3, now: afterMs(-hourMs) }), { tokens: 3, tokensAt: afterMs(-hourMs) })
  const slow = { ratePerSecond: 1, tokens: 0 }
  t.match(allowed({ ...slow, now: afterMs(999) }), { count: 0, waitMs: 1 })
  t.match(allowed({ ...slow, now: afterMs(1_000) }), { count: 1 })
  const epoch = '1970-01-01T00:00:00.000000Z'
  t.match(allowed({ tokens: 0, tokensAt: epoch }), { tokens: 50 }, 'a new endpoint starts with a full bucket')

  const throttled = health({ throttledUntil: afterMs(1_500) })
  t.match(allowed({ health: throttled }), { count: 0, waitMs: 1_500 })
  t.match(allowed({ health: throttled, now: afterMs(1_500) }), { count: 5 })
  const probing = health({ consecutiveFailures: 10, probeAt: afterMs(30_000), probePauseMs: 60_000 })
  t.match(allowed({ health: probing }), { count: 0, waitMs: 30_000 })
  t.match(allowed({ health: probing, now: afterMs(30_000) }), { count: 1, isProbe: true, waitMs: null })
  t.match(allowed({ health: probing, now: afterMs(30_000), inFlightCount: 1 }), { count: 0, isProbe: false })
  const both = { ...probing, throttledUntil: afterMs(40_000) }
  t.match(allowed({ health: both, now: afterMs(30_000) }), { count: 0, waitMs: 10_000 })
})

t.test('whatever is answered, a delivery moves as the table says and its numbers fit', async (t) => {
  await holds(t, [fc.array(step, { minLength: 1, maxLength: 40 })], (steps) => {
    let now = noon
    let current = delivery({ state: 'pending', attemptTotal: 0, nextAttemptAt: noon })
    let fares: Health = untried
    for (const { exchange, random, isLiteralAddress, trigger } of steps) {
      if (current.state !== 'pending' && current.state !== 'scheduled') {
        current = { ...replayed(current, 'active', now), trigger }
      }
      now = current.nextAttemptAt ?? now
      const before = claimed(current)
      const after = settle({ delivery: before, health: fares, exchange, now, random, isLiteralAddress })
      const next = after.delivery
      const asked = after.class === 'throttled' ? retryAfterMsOf(exchange.retryAfter, now) : null
      const waited = next.nextAttemptAt === null ? null : msBetween(now, next.nextAttemptAt)
      const legal: readonly DeliveryState[] = movesOf.in_flight
      const legalNext = legal.includes(next.state)
      if (!legalNext) throw new Error(`in_flight became ${next.state}`)
      if ((next.state === 'scheduled') !== (waited !== null)) throw new Error('a slot without need, or none')
      if (asked !== null && waited !== null && waited < asked) throw new Error('earlier than Retry-After')
      if (waited !== null && (waited < 0 || waited > retryAfterMsMax * 1.2))
        throw new Error(`waits ${waited}`)
      if (next.attemptTotal !== before.attemptTotal) throw new Error('an attempt was counted twice')
      const counted = next.attemptCount - before.attemptCount
      if (counted !== (after.class === 'interrupted' ? 0 : 1)) throw new Error(`counted ${counted}`)
      if (
        next.state === 'scheduled' &&
        after.effect === null &&
        next.attemptCount >= attemptsMaxOf(next.trigger)
      ) {
        throw new Error('one attempt too many')
      }
      if (next.state === 'delivered' && after.class !== 'delivered')
        throw new Error('delivered without a 2xx')
      if (after.effect && !disabledReasons.includes(after.effect.disable))
        throw new Error('disabled for no reason')
      if (after.class === 'delivered' && after.health.probeAt !== null)
        throw new Error('backs off after a success')
      fares = after.health
      current = next
    }
  })
})

t.test('whatever is asked for, an endpoint gets no more than it has room and tokens for', async (t) => {
  const requests = fc.array(
    fc.record({
      elapsedMs: fc.integer({ min: -5_000, max: 5_000 }),
      taken: fc.nat(50),
      inFlightCount: fc.nat(60),
    }),
    { maxLength: 60 },
  )
  const rate = fc.integer({ min: 1, max: 500 })
  await holds(t, [requests, rate, fc.integer({ min: 1, max: 50 })], (list, ratePerSecond, inFlightMax) => {
    let [tokens, tokensAt, now]: [number, Instant, Instant] = [0, noon, noon]
    let forwardMs = 0
    let sent = 0
    for (const { elapsedMs, taken, inFlightCount } of list) {
      now = addMs(now, elapsedMs)
      forwardMs += Math.max(0, elapsedMs)
      const fares = { state: 'active', health: untried } as const
      const allowed = claimAllowance({
        ...fares,
        ...{ ratePerSecond, inFlightMax, tokens, tokensAt, inFlightCount, now },
      })
      if (allowed.count > Math.max(0, inFlightMax - inFlightCount)) throw new Error('too many in flight')
      const claims = Math.min(taken, allowed.count)
      tokens = allowed.tokens - claims
      tokensAt = allowed.tokensAt
      sent += claims
      if (tokens < -1e-3) throw new Error('more than was saved up')
      if (sent > (forwardMs / 1000) * ratePerSecond + 1e-3) throw new Error('faster than its rate')
    }
  })
})

t.test('a refusal is one that the edge turns into a 409', async (t) => {
  t.throws(
    () => claimed(delivery({ state: 'delivered' })),
    new Refusal('wrong_state', 'A delivery that is delivered cannot become in_flight.'),
  )
})

function failure(outcome: OutcomeClass, name: string, now: Instant) {
  return { class: outcome, trigger: 'schedule' as Trigger, messageId: messageId(name), askedMs: null, now }
}

const header = fc.oneof(
  fc.constant(null),
  fc.nat(200_000).map(String),
  fc.constantFrom('-1', 'x', '1.5', '5, 5', 'Mon, 02 Mar 2026 18:00:00 GMT', 'Tue, 01 Jan 2030 00:00:00 GMT'),
)
const exchange: fc.Arbitrary<Exchange> = fc.oneof(
  fc
    .record({
      status: fc.oneof(fc.integer({ min: 100, max: 999 }), fc.constantFrom(200, 410, 429, 500, 502, 503)),
      retryAfter: header,
      receiverWish: fc.constantFrom(null, null, null, 'abort-message', 'disable', 'other'),
    })
    .map(({ status, ...rest }) => answered(status, rest)),
  fc
    .constantFrom('dns_error', 'connection_error', 'timeout_total', 'address_refused', 'interrupted')
    .map((failure) => unanswered(failure as 'dns_error')),
)
const step = fc.record({
  exchange,
  random: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  isLiteralAddress: fc.boolean(),
  trigger: fc.constantFrom(...triggers),
})

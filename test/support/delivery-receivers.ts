/** Receivers that nobody looks after: what they answer changes by the hour, from a seed. */
import { addMs } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Exchange, ExchangeFailure } from '../../src/webhooks/delivery.ts'
import { answered, unanswered } from './deliveries.ts'
import type { Asked } from './delivery-watch.ts'

export type Random = Readonly<{
  /** 0 ≤ n < 1 */
  next: () => number
  /** min ≤ n ≤ max, whole */
  between: (min: number, max: number) => number
  chance: (probability: number) => boolean
  pick: <Value>(values: readonly [Value, ...Value[]]) => Value
  /** From min to max, short spans as likely as long ones. */
  span: (min: number, max: number) => number
}>

/** Mulberry32: the same numbers from the same seed, everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => values[between(0, values.length - 1)] ?? values[0],
    span: (min, max) => Math.exp(Math.log(min) + next() * (Math.log(max) - Math.log(min))),
  }
}

const modes = [
  'up',
  'up',
  'failing',
  'unreachable',
  'hanging',
  'busy',
  'flaky',
  'refused',
  'gone',
  'leaving',
] as const
export type Mode = (typeof modes)[number]

export type Receiver = {
  mode: Mode
  /** In force at the receiver: what its owner last put there. */
  secret: Buffer
  /** Its owner still has to put the newest one there, and no older one signs any more. */
  isBehind: boolean
  readonly clockOffsetMs: number
  /** Never fails, for the end of the world. */
  isMended: boolean
}

const minute = 60_000
const day = 86_400_000

/** The next mode, and for how long. */
export function changeOf(receiver: Receiver, random: Random): { mode: Mode; lastsMs: number } {
  if (receiver.mode !== 'up') return { mode: 'up', lastsMs: random.span(10 * minute, 8 * day) }
  const mode = random.pick(modes)
  const longest = mode === 'gone' || mode === 'leaving' ? day / 8 : 8 * day
  const isForLong = longest > day && random.chance(0.2)
  return { mode, lastsMs: isForLong ? random.between(5, 12) * day : random.span(minute, longest) }
}

/** What comes back, how long it takes, what it asks for, and whether the receiver saw the request at all. */
export type Reply = Readonly<{ exchange: Exchange; lastsMs: number; asked: Asked; isSeen: boolean }>

export function replyOf(receiver: Receiver, random: Random, now: Instant): Reply {
  switch (receiver.mode) {
    case 'up':
      return upReply(receiver, random)
    case 'failing':
      return said(random, answered(random.pick([500, 500, 404, 400, 301, 308, 599, 999, 199, 503, 401])))
    case 'unreachable': {
      const failures: [Failure, ...Failure[]] = [
        'dns_error',
        'connection_error',
        'tls_error',
        'timeout_connect',
      ]
      const failure = random.pick(failures)
      const lastsMs = failure === 'timeout_connect' ? 5_000 : random.between(1, 400)
      return { exchange: unanswered(failure), lastsMs, asked: null, isSeen: false }
    }
    case 'hanging': {
      const isTotal = random.chance(0.5)
      const exchange = unanswered(isTotal ? 'timeout_total' : 'timeout_headers')
      return { exchange, lastsMs: isTotal ? 20_000 : 15_000, asked: null, isSeen: true }
    }
    case 'busy':
      return busyReply(random, now)
    case 'flaky': {
      const mode = random.pick<Mode>(['up', 'up', 'failing', 'unreachable', 'hanging', 'busy'])
      return replyOf({ ...receiver, mode }, random, now)
    }
    case 'refused':
      return {
        exchange: unanswered('address_refused'),
        lastsMs: random.between(1, 50),
        asked: null,
        isSeen: false,
      }
    case 'gone':
      return said(random, answered(410))
    case 'leaving':
      return said(random, answered(random.pick([400, 404, 503]), { receiverWish: 'disable' }))
    default:
      return receiver.mode satisfies never
  }
}

type Failure = ExchangeFailure['class']

const said = (random: Random, exchange: Exchange, asked: Asked = null): Reply => ({
  exchange,
  lastsMs: random.span(2, 3_000),
  asked,
  isSeen: true,
})

function upReply(receiver: Receiver, random: Random): Reply {
  if (!receiver.isMended && random.chance(0.004)) {
    return said(random, answered(422, { receiverWish: 'abort-message' }))
  }
  const exchange = answered(random.pick([200, 200, 202, 204]))
  // The status came; the rest of the answer never ended.
  const isBroken = !receiver.isMended && random.chance(0.02)
  return isBroken
    ? { ...said(random, { ...unanswered('timeout_total'), status: 200 }), lastsMs: 20_000 }
    : said(random, exchange)
}

function busyReply(random: Random, now: Instant): Reply {
  const status = random.pick([429, 503])
  switch (random.pick(['seconds', 'date', 'far', 'unreadable', 'none', 'gateway', 'at once'])) {
    case 'seconds': {
      const seconds = Math.round(random.span(1, 7_200))
      return said(random, answered(status, { retryAfter: String(seconds) }), { seconds })
    }
    case 'far':
      return said(random, answered(status, { retryAfter: '1000000000' }), { seconds: 1_000_000_000 })
    case 'at once':
      return said(random, answered(status, { retryAfter: '0' }), { seconds: 0 })
    case 'date': {
      // Far enough ahead that it has not passed when it is read.
      const until: Instant = `${addMs(now, random.span(120_000, 2 * day)).slice(0, 19)}.000000Z`
      const retryAfter = new Date(`${until.slice(0, 19)}Z`).toUTCString()
      return said(random, answered(status, { retryAfter }), { until })
    }
    case 'unreadable':
      return said(random, answered(status, { retryAfter: random.pick(['soon', '-5', '1.5', '5, 5']) }))
    case 'gateway':
      return said(random, answered(random.pick([502, 504]), { retryAfter: '30' }))
    default:
      return said(random, answered(status))
  }
}

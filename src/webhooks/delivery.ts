/** What is owed to one endpoint, and how the endpoint fares: the words that delivering shares. Times are UTC text. */
import type { DeliveryId, EndpointId, MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'

export const deliveryStates = [
  'pending',
  'in_flight',
  'scheduled',
  'delivered',
  'exhausted',
  'suspended',
  'canceled',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const endpointStates = ['unverified', 'active', 'paused', 'disabled'] as const
export type EndpointState = (typeof endpointStates)[number]

export const triggers = ['schedule', 'replay', 'recover', 'test'] as const
export type Trigger = (typeof triggers)[number]

/** What an attempt came to. The contract says of each what follows from it. */
export const outcomeClasses = [
  'delivered',
  'redirect_refused',
  'gone',
  'throttled',
  'overload',
  'http_error',
  'aborted',
  'disabled_by_receiver',
  'dns_error',
  'connection_error',
  'tls_error',
  'timeout_connect',
  'timeout_headers',
  'timeout_total',
  'address_refused',
  /** The endpoint was paused, disabled or deleted, or the service stopped, while the answer was awaited. */
  'interrupted',
] as const
export type OutcomeClass = (typeof outcomeClasses)[number]

/** Why there is no status, in words of our own: never the text of a library. */
export type ExchangeFailure = Readonly<{
  class: Extract<
    OutcomeClass,
    | 'dns_error'
    | 'connection_error'
    | 'tls_error'
    | 'timeout_connect'
    | 'timeout_headers'
    | 'timeout_total'
    | 'address_refused'
    | 'interrupted'
  >
  /** Which step failed, for people. */
  detail: string
}>

/** One request and what came back of it. Milliseconds; null for a step that was not reached or not needed. */
export type Exchange = Readonly<{
  /** The status that arrived, even when the answer then broke a limit. */
  status: number | null
  retryAfter: string | null
  /** `webhook-delivery` of the answer: `abort-message`, `disable`, or anything else. */
  receiverWish: string | null
  failure: ExchangeFailure | null
  /** The first 1 KB of the answer: cut on a character, control characters escaped. */
  answer: string
  address: string | null
  timings: Readonly<{
    nameMs: number | null
    connectMs: number | null
    tlsMs: number | null
    firstByteMs: number | null
    totalMs: number
  }>
}>

/** The part of a delivery that its attempts change. */
export type Delivery = Readonly<{
  deliveryId: DeliveryId
  endpointId: EndpointId
  messageId: MessageId
  endpointSequence: number
  subject: string | null
  state: DeliveryState
  trigger: Trigger
  /** Attempts of the schedule that runs now, counted when they end; a replay begins another. */
  attemptCount: number
  /**
   * All attempts there ever were: the number of the last one. It is counted when the delivery is claimed, so that no
   * number is used twice; one that the log lacks is of a worker that died.
   */
  attemptTotal: number
  nextAttemptAt: Instant | null
}>

/** How an endpoint fares. */
export type Health = Readonly<{
  consecutiveFailures: number
  /** Of the current run of failures. */
  firstFailedAt: Instant | null
  firstFailedMessage: MessageId | null
  lastFailedAt: Instant | null
  /** The newest failure of another message than the first one. */
  lastOtherFailedAt: Instant | null
  lastSucceededAt: Instant | null
  /** While it backs off: one probe at a time, none before this moment. */
  probeAt: Instant | null
  probePauseMs: number | null
  throttledUntil: Instant | null
}>

/** Samples of delivering: a delivery, an endpoint's health, and what comes back of a request. */
import { addMs } from '../../events/calendar.ts'
import { derivedId } from '../../events/identity.ts'
import { DeliveryId, EndpointId, MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Delivery, Exchange, ExchangeFailure, Health } from '../../src/webhooks/delivery.ts'
import { untried } from '../../src/webhooks/endpoint-health.ts'

export const noon: Instant = '2026-03-02T12:00:00.000000Z'
export const afterMs = (ms: number): Instant => addMs(noon, ms)
export const hourMs = 3_600_000

export const messageId = (name: string): MessageId => MessageId.parse(derivedId('msg', [name]))

export const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  deliveryId: DeliveryId.parse(derivedId('dlv', ['sample'])),
  endpointId: EndpointId.parse(derivedId('we', ['sample'])),
  messageId: messageId('sample'),
  endpointSequence: 1,
  subject: 'codebook',
  state: 'in_flight',
  trigger: 'schedule',
  attemptCount: 0,
  attemptTotal: 1,
  nextAttemptAt: null,
  ...changes,
})

export const health = (changes: Partial<Health> = {}): Health => ({ ...untried, ...changes })

const timings = { nameMs: null, connectMs: 1, tlsMs: null, firstByteMs: 2, totalMs: 3 }

/** A status arrived. */
export const answered = (status: number, changes: Partial<Exchange> = {}): Exchange => ({
  status,
  retryAfter: null,
  receiverWish: null,
  failure: null,
  answer: '',
  address: '127.0.0.1',
  timings,
  ...changes,
})

/** None did. */
export const unanswered = (failure: ExchangeFailure['class']): Exchange => ({
  ...answered(0),
  status: null,
  failure: { class: failure, detail: 'as the sample says' },
})

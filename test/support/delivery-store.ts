/** What the tables of deliveries hold, in memory: the rows of endpoints, and which of them are due, open or leased. */
import { createHmac, type KeyObject } from 'node:crypto'
import { derivedId } from '../../events/identity.ts'
import { DeliveryId, EndpointId, type MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Delivery, EndpointState, Health, OutcomeClass, Trigger } from '../../src/webhooks/delivery.ts'
import { untried } from '../../src/webhooks/endpoint-health.ts'

export type Message = Readonly<{
  messageId: MessageId
  position: number
  subject: string | null
  body: string
}>

export type Row = {
  readonly message: Message
  delivery: Delivery
  lease: Readonly<{ token: number; until: Instant }> | null
}

export type Secret = Readonly<{
  secretId: string
  bytes: Buffer
  secret: KeyObject
  privateKey: KeyObject
  /** Null while it is the newest. */
  expiresAt: Instant | null
}>

export type Endpoint = {
  readonly id: EndpointId
  readonly isOrdered: boolean
  readonly ratePerSecond: number
  readonly inFlightMax: number
  readonly subjects: ReadonlySet<string>
  isLiteralAddress: boolean
  /** Grows with every URL of another origin. */
  urlVersion: number
  state: EndpointState | 'deleted'
  isOwed: boolean
  health: Health
  tokens: number
  tokensAt: Instant
  sequence: number
  secrets: readonly Secret[]
  readonly rows: Map<MessageId, Row>
  /** Pending and scheduled. */
  readonly open: Set<Row>
  readonly inFlight: Set<Row>
  readonly openBySubject: Map<string, Set<Row>>
}

export type Attempt = Readonly<{
  endpoint: EndpointId
  messageId: MessageId
  number: number
  class: OutcomeClass
  status: number | null
}>

export function endpointOf(
  number: number,
  settings: Pick<Endpoint, 'isOrdered' | 'ratePerSecond' | 'inFlightMax' | 'subjects' | 'isLiteralAddress'>,
): Endpoint {
  return {
    ...settings,
    id: EndpointId.parse(derivedId('we', [number])),
    urlVersion: 1,
    state: 'unverified',
    isOwed: false,
    health: untried,
    tokens: 0,
    tokensAt: '1970-01-01T00:00:00.000000Z',
    sequence: 0,
    secrets: [],
    rows: new Map(),
    open: new Set(),
    inFlight: new Set(),
    openBySubject: new Map(),
  }
}

/** A row for a message that the endpoint was not owed yet; its number has no gap. */
export function newRow(
  endpoint: Endpoint,
  message: Message,
  { trigger, dueAt }: { trigger: Trigger; dueAt: Instant | null },
): Row {
  endpoint.sequence += 1
  const delivery: Delivery = {
    deliveryId: DeliveryId.parse(derivedId('dlv', [endpoint.id, message.messageId])),
    endpointId: endpoint.id,
    messageId: message.messageId,
    endpointSequence: endpoint.sequence,
    subject: message.subject,
    state: dueAt === null ? 'suspended' : 'pending',
    trigger,
    attemptCount: 0,
    attemptTotal: 0,
    nextAttemptAt: dueAt,
  }
  const row: Row = { message, delivery, lease: null }
  endpoint.rows.set(message.messageId, row)
  index(endpoint, row)
  return row
}

/** Writes a row; who writes has checked that it may. */
export function writeRow(endpoint: Endpoint, row: Row, delivery: Delivery, lease: Row['lease'] = null): void {
  row.delivery = delivery
  row.lease = lease
  index(endpoint, row)
}

function index(endpoint: Endpoint, row: Row): void {
  const { state } = row.delivery
  const isOpen = state === 'pending' || state === 'scheduled'
  const isInFlight = state === 'in_flight'
  place(endpoint.open, row, isOpen)
  place(endpoint.inFlight, row, isInFlight)
  const { subject } = row.message
  if (subject === null) return
  const sameSubject = endpoint.openBySubject.get(subject) ?? new Set()
  endpoint.openBySubject.set(subject, sameSubject)
  place(sameSubject, row, isOpen || isInFlight)
}

function place(set: Set<Row>, row: Row, isIn: boolean): void {
  if (isIn) set.add(row)
  else set.delete(row)
}

/** In order per subject: an older message of the subject is not done, or one is under way. */
export function isHeldUp(endpoint: Endpoint, row: Row): boolean {
  if (!endpoint.isOrdered || row.message.subject === null) return false
  for (const other of endpoint.openBySubject.get(row.message.subject) ?? []) {
    if (other === row) continue
    if (other.delivery.state === 'in_flight') return true
    if (other.delivery.endpointSequence < row.delivery.endpointSequence) return true
  }
  return false
}

/** Newest first, those whose grace has not ended. */
export const secretsInForce = (endpoint: Endpoint, now: Instant): readonly Secret[] =>
  endpoint.secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)

/** The receiver's own reading of a signature, by the specification alone. */
export function isSigned(
  headers: Readonly<Record<string, string>>,
  body: string,
  secret: Buffer,
  nowSeconds: number,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers
  if (Math.abs(Number(timestamp) - nowSeconds) > 300) return false
  const wanted = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return signatures.split(' ').includes(`v1,${wanted}`)
}

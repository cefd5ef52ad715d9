/** Tests: one signed message on request, answered with class and status. With it a new endpoint agrees to be called. */
import { setTimeout as pause } from 'node:timers/promises'
import { findTarget } from '../../db/deliveries.ts'
import { findDelivery, findLastAttempt, hasSuspended } from '../../db/endpoint-deliveries.ts'
import { lockNotified } from '../../db/notifications.ts'
import {
  type EndpointKey,
  type EndpointRow,
  lockEndpoint,
  takeVerification,
  updateEndpoint,
} from '../../db/webhook-endpoints.ts'
import { Refusal } from '../../events/errors.ts'
import { derivedId } from '../../events/identity.ts'
import { MessageId } from '../../events/ids.ts'
import { noticeBytes } from '../../projections/notifications/message.ts'
import type { MessageType } from '../../projections/notifications/notification.ts'
import { messageExamples } from '../../projections/notifications/payloads.ts'
import { oweApart } from '../notifications.ts'
import { Problem, remedyOf } from '../problem.ts'
import { plainHost } from './address.ts'
import { type OutcomeClass, outcomeClasses } from './delivery.ts'
import { type EndpointDependencies, getEndpoint, noSuchEndpoint } from './endpoint-look.ts'
import { findSigningSecrets } from './endpoint-secrets.ts'
import { classOf } from './outcome.ts'
import { signHeaders } from './sign.ts'
import { endpointAfter } from './transitions.ts'

/** How long somebody waits for the outcome of a test. */
const testMsDefault = 10_000
/** In an hour, for one host that has not agreed to be called. */
const verificationsMaxDefault = 5
const pollMs = 20

/** Who is refused and who cannot be reached are one class: a test must not look around an internal network. */
export const testClasses = [
  ...outcomeClasses.filter((each) => !unreachable(each)),
  'unreachable',
] as const satisfies readonly (OutcomeClass | 'unreachable')[]
export type TestClass = (typeof testClasses)[number]

function unreachable(outcome: OutcomeClass): boolean {
  return (
    outcome === 'address_refused' ||
    outcome === 'dns_error' ||
    outcome === 'connection_error' ||
    outcome === 'timeout_connect'
  )
}

const shown = (outcome: OutcomeClass): TestClass => (unreachable(outcome) ? 'unreachable' : outcome)

export type TestOutcome = Readonly<{
  endpoint: EndpointRow
  /** Null while there is no outcome yet. */
  class: TestClass | null
  status: number | null
  /** By this test it became active. */
  verified: boolean
  /** Where the test goes on; null for one that is no delivery. */
  deliveryId: string | null
  /** Messages of before wait for somebody to enable or recover. */
  hasSuspended: boolean
}>

/**
 * Sends one message and waits for what becomes of it.
 *
 * An active endpoint gets it as a delivery of its own, through whoever delivers, so that it is in the log of attempts like
 * all others. Any other state has it sent from here, and at most five times an hour for one host; a 2xx makes an unverified
 * endpoint active. It is then owed what is derived from that moment on.
 *
 * @param eventType  the stored example of this type, in place of `webhook.test`; for an active endpoint alone
 * @throws Problem `rate_limited`; Refusal `wrong_state`, `not_found`
 */
export async function testEndpoint(
  deps: EndpointDependencies,
  key: EndpointKey,
  eventType: MessageType | undefined,
): Promise<TestOutcome> {
  const endpoint = await getEndpoint(deps.db, key)
  if (endpoint.state === 'active') return await deliverTest(deps, key, eventType ?? 'webhook.test')
  if (eventType !== undefined && eventType !== 'webhook.test') {
    const remedy = endpoint.state === 'unverified' ? 'test it without `eventType`' : 'enable it'
    throw new Refusal(
      'wrong_state',
      `The endpoint is ${endpoint.state}, so it gets no examples: ${remedy} first.`,
    )
  }
  return await sendTest(deps, key, endpoint)
}

type Message = Readonly<{ messageId: MessageId; type: MessageType; body: string }>

function messageOf(
  { clock }: EndpointDependencies,
  { dossierId, endpointId }: EndpointKey,
  type: MessageType,
): Message {
  const messageId = MessageId.parse(derivedId('msg', [dossierId, type, endpointId, clock.uniqueId()]))
  if (type !== 'webhook.test') {
    return {
      messageId,
      type,
      body: JSON.stringify({ ...messageExamples[type], id: messageId, dossier: dossierId }),
    }
  }
  const body = noticeBytes({
    messageId,
    type,
    timestamp: clock.now(),
    dossierId,
    subject: null,
    data: { endpoint: endpointId, url: `/v1/dossiers/${dossierId}/webhook-endpoints/${endpointId}` },
  })
  return { messageId, type, body }
}

const asFields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** What a request to a receiver says of itself, beside the signature. */
const requestHeaders = { 'content-type': 'application/json', 'user-agent': 'Stancelog-Webhooks/1' } as const

async function sendTest(
  deps: EndpointDependencies,
  key: EndpointKey,
  endpoint: EndpointRow,
): Promise<TestOutcome> {
  const { db, clock, webhooks } = deps
  const callsMax = webhooks.verificationsMax ?? verificationsMaxDefault
  const waitSeconds = await takeVerification(db, {
    host: plainHost(new URL(endpoint.url).hostname),
    callsMax,
  })
  if (waitSeconds !== undefined) {
    const detail = `At most ${callsMax} tests an hour for one host that is not being sent to. ${remedyOf('rate_limited')}`
    throw new Problem('rate_limited', detail, { headers: { 'retry-after': String(waitSeconds) } })
  }
  const target = await findTarget(db, key)
  if (!target) throw noSuchEndpoint(key)
  const secrets = await findSigningSecrets(db, webhooks.keys, key)
  const { messageId, body } = messageOf(deps, key, 'webhook.test')
  const timestamp = Math.floor(Date.parse(clock.now()) / 1_000)
  const { headers } = signHeaders(secrets, { id: messageId, timestamp, body, versions: target.signatures })
  const exchange = await webhooks.sender.send({
    dossierId: key.dossierId,
    url: target.url,
    headers: { ...headersOf(endpoint), ...requestHeaders, 'stancelog-attempt': '1', ...headers },
    body,
    totalMs: webhooks.testMs ?? testMsDefault,
  })
  const outcome = classOf(exchange, clock.now())
  const after = outcome === 'delivered' ? await verify(deps, key, endpoint) : await getEndpoint(db, key)
  return {
    endpoint: after,
    class: shown(outcome),
    status: exchange.status,
    verified: endpoint.state === 'unverified' && after.state === 'active',
    deliveryId: null,
    hasSuspended: await hasSuspended(db, key),
  }
}

const headersOf = ({ headers }: EndpointRow): Record<string, string> =>
  Object.fromEntries(Object.entries(asFields(headers)).map(([name, value]) => [name, String(value)]))

/** The URL that agreed is the one that is called from now on: one that was changed meanwhile has not agreed. */
async function verify(
  deps: EndpointDependencies,
  key: EndpointKey,
  tested: EndpointRow,
): Promise<EndpointRow> {
  return await deps.db.transaction().execute(async (trx) => {
    // Before the endpoint, as a batch does: what is derived next is owed, and nothing between is left out.
    const { position } = await lockNotified(trx, key.dossierId)
    const before = await lockEndpoint(trx, key)
    if (!before) throw noSuchEndpoint(key)
    if (before.state !== 'unverified' || before.url !== tested.url) return before
    const state = endpointAfter('unverified', 'verify')
    return await updateEndpoint(trx, key, { state: { state, owedAfter: before.owed_after ?? position } })
  })
}

async function deliverTest(
  deps: EndpointDependencies,
  key: EndpointKey,
  type: MessageType,
): Promise<TestOutcome> {
  const { db, webhooks } = deps
  const { messageId, body } = messageOf(deps, key, type)
  await db.transaction().execute(async (trx) => {
    // Not of the log, whatever the example says.
    const message = { messageId, type, subject: null, body }
    await oweApart(trx, key.dossierId, message, {
      endpointIds: [key.endpointId],
      unfiltered: true,
      trigger: 'test',
    })
  })
  webhooks.ring?.(key.dossierId)
  const deliveryId = derivedId('dlv', [key.dossierId, key.endpointId, messageId])
  const attempt = await firstAttempt(deps, key, deliveryId)
  return {
    endpoint: await getEndpoint(db, key),
    class: attempt?.class ?? null,
    status: attempt?.status ?? null,
    verified: false,
    deliveryId,
    hasSuspended: await hasSuspended(db, key),
  }
}

async function firstAttempt(
  { db, webhooks }: EndpointDependencies,
  key: EndpointKey,
  deliveryId: string,
): Promise<Readonly<{ class: TestClass | null; status: number | null }> | undefined> {
  const deadline = performance.now() + (webhooks.testMs ?? testMsDefault)
  for (;;) {
    const delivery = await findDelivery(db, key, deliveryId)
    if (delivery && delivery.last_class !== null && delivery.state !== 'in_flight') {
      const outcome = outcomeClasses.find((each) => each === delivery.last_class)
      const attempt = await findLastAttempt(db, key, deliveryId)
      return { class: outcome ? shown(outcome) : null, status: attempt?.status ?? null }
    }
    if (performance.now() >= deadline) return undefined
    await pause(pollMs)
  }
}

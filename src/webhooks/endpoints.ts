/** What an owner does with an endpoint: make it, change it, pause, enable, disable and delete it. */
import { setTimeout as pause } from 'node:timers/promises'
import { suspendWaiting } from '../../db/deliveries.ts'
import { cancelWaiting, hasInFlight, hasSuspended, resumeSuspended } from '../../db/endpoint-deliveries.ts'
import { findFirstAnswer, storeFirstAnswer } from '../../db/idempotency.ts'
import {
  clearHealth,
  countEndpoints,
  deleteEndpoint as deleteRows,
  type EndpointKey,
  type EndpointRow,
  type EndpointValues,
  findEndpoint,
  insertEndpoint,
  lockDossier,
  lockEndpoint,
  type StateChange,
  updateEndpoint,
} from '../../db/webhook-endpoints.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { type Fault, Refusal } from '../../events/errors.ts'
import { derivedId } from '../../events/identity.ts'
import { EndpointId } from '../../events/ids.ts'
import type { Clock } from '../clock.ts'
import { IdempotencyKeyReused, noSuchDossier } from '../command.ts'
import { checkSeen, type Seen } from '../precondition.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import { resolveForSave } from './connector.ts'
import { type EndpointState, endpointStates } from './delivery.ts'
import { pendingMaxDefault } from './delivery-care.ts'
import { type FilterEntries, filterFaults } from './endpoint-filter.ts'
import { type EndpointDependencies, getEndpoint, noSuchEndpoint } from './endpoint-look.ts'
import { createSecret, type ShownSecret, showSecrets } from './endpoint-secrets.ts'
import { tellOtherEndpoints } from './notices.ts'
import { type Since, startRecovery } from './recovery.ts'
import { headerFaults } from './static-headers.ts'
import { type EndpointAction, endpointAfter } from './transitions.ts'
import { checkWebhookUrl } from './webhook-url.ts'

/** What identifies a request, so that the same one again gives the same endpoint. */
export type CreationKey = Readonly<{ key: string; requestHash: string }>

export type Created = Readonly<{ endpoint: EndpointRow; secret: ShownSecret; isReplay: boolean }>

/** Of one dossier; a setting may raise it to 100. */
const endpointsMaxDefault = 20

const streamOf = (endpointId: string) => `webhook-endpoint-${endpointId}`

/**
 * Makes an endpoint, unverified, with its first secret.
 *
 * The request's key is kept beside it in the same transaction, as with every write: for as long as keys are kept, the same
 * request is answered with the same endpoint as it stands by then, and with its newest secret, because the first answer
 * may have been lost on its way. Without a key the same URL again is another endpoint with another secret.
 *
 * @throws Problem 422 for what cannot be called or chosen, 409 `endpoint_limit`
 */
export async function createEndpoint(
  deps: EndpointDependencies,
  dossierId: string,
  values: EndpointValues,
  key: CreationKey | undefined,
): Promise<Created> {
  const replay = await findReplay(deps, dossierId, key)
  if (replay) return replay
  const codebook = (await deps.codebooks.at(dossierId))?.codebook
  checkValues(values, { codebook })
  const url = await checkUrl(deps, values.url)
  const made = await deps.db.transaction().execute(async (trx) => {
    if (!(await lockDossier(trx, dossierId))) throw noSuchDossier(dossierId)
    const endpointsMax = deps.webhooks.endpointsMax ?? endpointsMaxDefault
    // The same request may have been faster on another connection: by now it has committed.
    if (key && (await findFirstAnswer(trx, dossierId, key.key))) return undefined
    if ((await countEndpoints(trx, dossierId)) >= endpointsMax) {
      const detail = `The dossier has ${endpointsMax} endpoints, which is the limit: delete one first.`
      throw new Problem('endpoint_limit', detail)
    }
    const endpointId = newEndpointId(dossierId, deps.clock)
    const endpoint = await insertEndpoint(trx, { dossierId, endpointId }, { ...values, url })
    const secret = await createSecret(trx, deps.webhooks.keys, { dossierId, endpointId })
    if (key) {
      const stored = await storeFirstAnswer(trx, dossierId, {
        ...key,
        status: 201,
        firstPosition: 0,
        lastPosition: 0,
        stream: streamOf(endpointId),
        version: 0,
      })
      // An append used the key meanwhile.
      if (stored) throw new IdempotencyKeyReused()
    }
    return { endpoint, secret, isReplay: false }
  })
  const answer = made ?? (await findReplay(deps, dossierId, key))
  if (!answer) throw new IdempotencyKeyReused()
  return answer
}

const newEndpointId = (dossierId: string, clock: Clock): EndpointId =>
  EndpointId.parse(derivedId('we', [dossierId, clock.uniqueId()]))

async function findReplay(
  { db, webhooks }: EndpointDependencies,
  dossierId: string,
  key: CreationKey | undefined,
): Promise<Created | undefined> {
  const first = key && (await findFirstAnswer(db, dossierId, key.key))
  if (!first) return undefined
  if (first.requestHash !== key.requestHash) throw new IdempotencyKeyReused()
  const place = { dossierId, endpointId: first.stream.slice(streamOf('').length) }
  const endpoint = await findEndpoint(db, place)
  if (!endpoint) throw new Refusal('not_found', 'The endpoint that this request made was deleted since.')
  const [secret] = await showSecrets(db, webhooks.keys, place)
  if (!secret) throw new Error('an endpoint has no secret')
  return { endpoint, secret, isReplay: true }
}

/** @throws Problem with every fault of filters and headers */
function checkValues(
  values: Partial<EndpointValues>,
  { codebook, before }: Readonly<{ codebook: Codebook | undefined; before?: FilterEntries }>,
): void {
  const faults = [...filterFaults(values, { codebook, before }), ...headerFaults(values.headers ?? {})]
  const [first] = faults
  if (!first) return
  throw new Problem(codeOf(first), first.detail, { errors: faults })
}

const filterCodes = [
  'invalid_filter',
  'unknown_event_type',
  'unknown_kind',
  'unknown_party',
  'unknown_proposition',
  'unknown_agent',
] as const satisfies readonly ProblemCode[]

const codeOf = ({ code }: Fault): ProblemCode => filterCodes.find((each) => each === code) ?? 'invalid_header'

/**
 * The URL in its normal form.
 *
 * @throws Problem `invalid_webhook_url` or `webhook_address_refused`; the latter also for a name that leads nowhere, so that
 *   nobody learns which names an internal network knows
 */
async function checkUrl({ webhooks }: EndpointDependencies, text: string): Promise<string> {
  const checked = checkWebhookUrl(text, webhooks.urls)
  if (!checked.ok) throw urlProblem(checked.fault.code, checked.fault.detail)
  const { policy, lookup } = webhooks
  const resolved = await resolveForSave(checked.url, { policy, ...(lookup && { lookup }) })
  if (!resolved.ok) throw urlProblem(resolved.fault.code, resolved.fault.detail)
  return checked.url
}

const urlProblem = (code: 'invalid_webhook_url' | 'webhook_address_refused', detail: string): Problem =>
  new Problem(code, detail, { errors: [{ pointer: '/url', code, detail }] })

export const tagOf = ({ version }: Pick<EndpointRow, 'version'>): string => `v${version}`

export const filterEntriesOf = (row: EndpointRow): FilterEntries => ({
  eventTypes: row.event_types,
  parties: row.parties,
  propositions: row.propositions,
  speakers: row.speakers,
  contradictionKinds: row.contradiction_kinds,
})

/**
 * Changes what is given and leaves the rest. Another origin has not agreed to be called: the endpoint is unverified
 * again, and what is open for it suspended. A changed filter holds for positions that are derived after the change.
 *
 * @throws Refusal `precondition_failed`, Problem 422 as `createEndpoint`
 */
export async function changeEndpoint(
  deps: EndpointDependencies,
  key: EndpointKey,
  { values, seen }: Readonly<{ values: Partial<EndpointValues>; seen: Seen }>,
): Promise<EndpointRow> {
  const standing = await getEndpoint(deps.db, key)
  checkSeen(seen, tagOf(standing))
  const codebook = (await deps.codebooks.at(key.dossierId))?.codebook
  checkValues(values, { codebook, before: filterEntriesOf(standing) })
  const url = values.url === undefined ? undefined : await checkUrl(deps, values.url)
  const changed = await deps.db.transaction().execute(async (trx) => {
    const before = await lockEndpoint(trx, key)
    if (!before) throw noSuchEndpoint(key)
    checkSeen(seen, tagOf(before))
    const hasMoved = url !== undefined && new URL(url).origin !== new URL(before.url).origin
    if (hasMoved) await clearHealth(trx, key)
    const endpoint = await updateEndpoint(trx, key, {
      values: { ...values, ...(url !== undefined && { url }) },
      ...(hasMoved && { state: { state: endpointAfter(stateOf(before), 'move') } }),
    })
    return { endpoint, hasMoved }
  })
  if (changed.hasMoved) await settle(deps, key)
  return changed.endpoint
}

const stateOf = ({ state }: EndpointRow): EndpointState => {
  const known = endpointStates.find((each) => each === state)
  if (!known) throw new Error('an endpoint has a state of another version')
  return known
}

/** @throws Refusal `precondition_failed`, `not_found` */
export async function removeEndpoint(
  deps: EndpointDependencies,
  key: EndpointKey,
  seen: Seen,
): Promise<Readonly<{ canceledCount: number }>> {
  const canceledCount = await deps.db.transaction().execute(async (trx) => {
    const before = await lockEndpoint(trx, key)
    if (!before) throw noSuchEndpoint(key)
    checkSeen(seen, tagOf(before))
    const canceled = await cancelWaiting(trx, key)
    await deleteRows(trx, key)
    return canceled
  })
  await untilSettled(deps, key)
  return { canceledCount: canceledCount + (await cancelWaiting(deps.db, key)) }
}

type Move = Readonly<{
  action: Exclude<EndpointAction, 'verify' | 'move'>
  to: EndpointState
  change: StateChange
}>

/** Nothing is sent after the answer; what becomes owed meanwhile is kept. Again is no change. */
export const pauseEndpoint = async (deps: EndpointDependencies, key: EndpointKey): Promise<EndpointRow> =>
  await putToRest(deps, key, { action: 'pause', to: 'paused', change: { state: 'paused' } })

export const disableEndpoint = async (
  deps: EndpointDependencies,
  key: EndpointKey,
  reason: string | null,
): Promise<EndpointRow> =>
  await putToRest(deps, key, {
    action: 'disable',
    to: 'disabled',
    change: { state: 'disabled', disabledReason: reason ?? 'by_owner' },
  })

async function putToRest(
  deps: EndpointDependencies,
  key: EndpointKey,
  { action, to, change }: Move,
): Promise<EndpointRow> {
  const endpoint = await deps.db.transaction().execute(async (trx) => {
    const before = await lockEndpoint(trx, key, { withOthers: to === 'disabled' })
    if (!before) throw noSuchEndpoint(key)
    if (before.state === to) return before
    endpointAfter(stateOf(before), action)
    const after = await updateEndpoint(trx, key, { state: change })
    if (to === 'disabled') {
      const told = noticeOf(deps, change.disabledReason ?? null)
      await tellOtherEndpoints(trx, key, { type: 'webhook_endpoint.disabled', ...told })
    }
    return after
  })
  if (endpoint.state === 'disabled') deps.webhooks.ring?.(key.dossierId)
  await settle(deps, key)
  return endpoint
}

const noticeOf = ({ clock }: EndpointDependencies, reason: string | null) => ({
  reason,
  at: clock.now(),
  uniqueId: clock.uniqueId(),
})

/** Since the commit nothing of it is claimed. What is in flight ends, or is given up; whatever waits is suspended. */
async function settle(deps: EndpointDependencies, key: EndpointKey): Promise<void> {
  await untilSettled(deps, key)
  while (await suspendWaiting(deps.db, key));
}

/** Longer than a worker needs to see that it must stop; a worker that died holds its rows until their lease ends. */
const settleMsDefault = 3_000
const pollMs = 20

async function untilSettled({ db, webhooks }: EndpointDependencies, key: EndpointKey): Promise<void> {
  const deadline = performance.now() + (webhooks.settleMs ?? settleMsDefault)
  while (performance.now() < deadline && (await hasInFlight(db, key))) await pause(pollMs)
}

export type Enabled = Readonly<{
  endpoint: EndpointRow
  resumedCount: number
  recoveryId: string | null
  /** There is more than may be pending at a time, or it is older than was asked for. */
  hasSuspended: boolean
}>

/**
 * Makes it active again and forgets what it failed at. Without `recoverSince` all that is suspended becomes due; with it, a
 * recovery brings back what is suspended or exhausted from there on, and what it was never owed.
 *
 * One that is active already may have suspended messages, too, from before it moved: they become due in the same way.
 *
 * @throws Refusal `wrong_state` for one that is unverified
 */
export async function enableEndpoint(
  deps: EndpointDependencies,
  key: EndpointKey,
  recoverSince: Since | undefined,
): Promise<Enabled> {
  const enabled = await deps.db.transaction().execute(async (trx) => {
    const before = await lockEndpoint(trx, key, { withOthers: true })
    if (!before) throw noSuchEndpoint(key)
    const isActive = before.state === 'active'
    if (!isActive) endpointAfter(stateOf(before), 'enable')
    const endpoint = isActive ? before : await updateEndpoint(trx, key, { state: { state: 'active' } })
    await clearHealth(trx, key)
    const recovery =
      recoverSince === undefined
        ? undefined
        : await startRecovery(trx, key, {
            since: recoverSince,
            until: undefined,
            states: ['exhausted', 'suspended'],
            eventTypes: [],
            uniqueId: deps.clock.uniqueId(),
            daysMax: deps.webhooks.recoveryDaysMax,
          })
    if (before.state === 'disabled') {
      const told = noticeOf(deps, before.disabled_reason)
      await tellOtherEndpoints(trx, key, { type: 'webhook_endpoint.recovered', ...told })
    }
    return { endpoint, recoveryId: recovery?.recovery_id ?? null }
  })
  const resumedCount = await resumeAll(deps, key, recoverSince === undefined ? 'all' : 'none')
  deps.webhooks.ring?.(key.dossierId)
  return { ...enabled, resumedCount, hasSuspended: await hasSuspended(deps.db, key) }
}

const resumedAtOnce = 5_000

/** In parts, so that nobody waits long for the locks, and no more than may be pending: the rest stays suspended. */
async function resumeAll(
  { db }: EndpointDependencies,
  key: EndpointKey,
  placed: 'all' | 'none',
): Promise<number> {
  let count = 0
  while (count < pendingMaxDefault) {
    const limit = Math.min(resumedAtOnce, pendingMaxDefault - count)
    const part = await db.transaction().execute(async (trx) => {
      const endpoint = await lockEndpoint(trx, key)
      return endpoint?.state === 'active' ? await resumeSuspended(trx, key, { placed, limit }) : 0
    })
    count += part
    if (part < limit) break
  }
  return count
}

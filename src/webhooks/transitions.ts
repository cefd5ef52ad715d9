/** What a delivery and an endpoint may become, and what the row is then; anything else is refused. Pure. */
import { Refusal } from '../../events/errors.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Delivery, DeliveryState, EndpointState, Trigger } from './delivery.ts'

/**
 * Where a delivery goes from each state. A 2xx that comes after the lease was lost still makes it `delivered`, from
 * wherever it is: that is not listed here, see `settleLate`.
 */
export const movesOf = {
  pending: ['in_flight', 'suspended', 'canceled', 'pending'],
  in_flight: ['delivered', 'scheduled', 'exhausted', 'canceled'],
  scheduled: ['in_flight', 'suspended', 'canceled', 'pending'],
  delivered: ['pending'],
  exhausted: ['pending'],
  suspended: ['pending', 'canceled'],
  canceled: ['pending'],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>

/** A worker took it. The attempt is counted now, so that its number is used once even if the worker dies. */
export const claimed = (delivery: Delivery): Delivery =>
  moved(delivery, 'in_flight', { attemptTotal: delivery.attemptTotal + 1 })

/**
 * Its worker died, or lost touch: it is due again at once, and its schedule has lost nothing. A test goes no further,
 * because nobody waits for it any more.
 */
export const leaseExpired = (delivery: Delivery, now: Instant): Delivery =>
  delivery.trigger === 'test'
    ? moved(delivery, 'canceled')
    : moved(delivery, 'scheduled', { nextAttemptAt: now })

/** The endpoint may not be called for now, or has too much pending. Kept; only a test is not, as it is asked for anew. */
export const suspended = (delivery: Delivery): Delivery =>
  moved(delivery, delivery.trigger === 'test' ? 'canceled' : 'suspended')

/** The endpoint was deleted. */
export const canceled = (delivery: Delivery): Delivery => moved(delivery, 'canceled')

/**
 * An outcome was recorded while the endpoint was no longer what it was at the claim: what is to be tried again rests
 * with the others. Everything that is done stays as it is.
 */
export function atRest(delivery: Delivery, endpoint: EndpointState | 'deleted'): Delivery {
  if (endpoint === 'active' || (delivery.state !== 'pending' && delivery.state !== 'scheduled'))
    return delivery
  return endpoint === 'deleted' ? canceled(delivery) : suspended(delivery)
}

/** Its endpoint is active again. The schedule starts anew: what was left of the old one passed while it rested. */
export const resumed = (delivery: Delivery, now: Instant): Delivery =>
  owedAgain(delivery, ['suspended'], delivery.trigger, now)

/** This message again, whatever became of it: the slot that it had is gone, and its schedule starts anew. */
export function replayed(delivery: Delivery, endpoint: EndpointState, now: Instant): Delivery {
  if (endpoint !== 'active') throw wrongState(`The endpoint is ${endpoint}: it must be active for a replay.`)
  return owedAgain(delivery, replayable, 'replay', now)
}

/** What a recovery takes up; `states` are those that it was asked for. */
export const recoverableStates = ['exhausted', 'suspended', 'delivered'] as const
export type RecoverableState = (typeof recoverableStates)[number]

export const recovered = (delivery: Delivery, states: readonly RecoverableState[], now: Instant): Delivery =>
  owedAgain(delivery, states, 'recover', now)

const replayable = ['pending', 'scheduled', 'delivered', 'exhausted', 'suspended', 'canceled'] as const

function owedAgain(
  delivery: Delivery,
  from: readonly DeliveryState[],
  trigger: Trigger,
  now: Instant,
): Delivery {
  if (!from.includes(delivery.state)) {
    throw wrongState(`The delivery is ${delivery.state}; this needs one that is ${from.join(' or ')}.`)
  }
  return moved(delivery, 'pending', { trigger, attemptCount: 0, nextAttemptAt: now })
}

/** Only a row that waits has a slot, and it always has one. */
export function moved(
  delivery: Delivery,
  state: DeliveryState,
  changes: Partial<Pick<Delivery, 'attemptCount' | 'attemptTotal' | 'nextAttemptAt' | 'trigger'>> = {},
): Delivery {
  const moves: readonly DeliveryState[] = movesOf[delivery.state]
  if (!moves.includes(state)) throw wrongState(`A delivery that is ${delivery.state} cannot become ${state}.`)
  return { ...delivery, nextAttemptAt: null, ...changes, state }
}

export type EndpointAction = 'verify' | 'pause' | 'enable' | 'disable' | 'move'

/**
 * What an endpoint becomes. `move` is a URL of another origin. One that was never verified can be neither enabled nor
 * disabled: from disabled it could be enabled, past the verification.
 */
const endpointMoves: Record<EndpointAction, Partial<Record<EndpointState, EndpointState>>> = {
  verify: { unverified: 'active' },
  pause: { active: 'paused' },
  enable: { paused: 'active', disabled: 'active' },
  disable: { active: 'disabled', paused: 'disabled' },
  move: { unverified: 'unverified', active: 'unverified', paused: 'unverified', disabled: 'unverified' },
}

export function endpointAfter(state: EndpointState, action: EndpointAction): EndpointState {
  const next = endpointMoves[action][state]
  if (next) return next
  const needed = Object.keys(endpointMoves[action]).join(' or ')
  const remedy = state === 'unverified' ? ' Send it a test first.' : ''
  throw wrongState(`The endpoint is ${state}; ${action} needs one that is ${needed}.${remedy}`)
}

const wrongState = (message: string): Refusal => new Refusal('wrong_state', message)

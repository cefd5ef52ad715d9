/** What every decision of a person shares over HTTP: a reason, what was seen, a key, and an answer as of its own event. */
import type { FastifyReply } from 'fastify'
import { Refusal } from '../../events/errors.ts'
import type { Outcome } from '../command.ts'
import type { Decider } from '../decide-on-claim.ts'
import { projectionBehind } from '../problem.ts'
import { type AsOf, type DossierRequest, pinnedAt } from './as-of.ts'
import { requireSeen } from './conditional.ts'
import type { Dependencies } from './dependencies.ts'
import { findReplay, readIdempotencyKey } from './idempotency.ts'
import { readBack } from './read-back.ts'
import { requesterOf } from './requester.ts'

export type Exchange = Readonly<{ request: DossierRequest; reply: FastifyReply }>

/** Who decides, on what they saw, and what makes the request safe to repeat; the reason stands in the body. */
export type DecisionRequest = Omit<Decider, 'reason'>

/**
 * Decides, waits until the read models show it, and answers with what was decided upon as of the decision's own event: so
 * a request that is repeated with its key is told the same, whatever was decided since. Sets `ETag` to the tag that the
 * next decision takes.
 *
 * @param render  what is answered, as of the decision; undefined while the read models do not show it
 * @throws Problem 428 without If-Match, 400 for one that is malformed, 503 `projection_behind` when the decision is
 *   recorded and cannot be shown yet; and whatever `decide` throws
 */
export async function answerDecision<Answer>(
  deps: Dependencies,
  { request, reply }: Exchange,
  {
    decide,
    render,
  }: Readonly<{
    decide: (request: DecisionRequest) => Promise<Outcome>
    render: (asOf: AsOf) => Promise<Answer | undefined>
  }>,
): Promise<Answer> {
  const { lastPosition: position, kind } = await decideOnce(deps, request, {
    decide: async (requester) => await decide({ ...requester, seen: requireSeen(request) }),
  })
  if (kind === 'duplicate') reply.header('idempotency-replayed', 'true')
  const answer = await renderAt(deps, request, { position, render })
  reply.headers({ 'stancelog-position': position, etag: `"p${position}"` })
  return answer
}

/** Where the events of a decision stand; `duplicate`: the same request had decided before. */
type Decided = Pick<Outcome, 'kind' | 'firstPosition' | 'lastPosition'> & Readonly<{ hasKey: boolean }>

/** Decides, unless the same request has: then what it came to then is the answer. */
export async function decideOnce(
  deps: Dependencies,
  request: DossierRequest,
  { decide }: Readonly<{ decide: (requester: Omit<DecisionRequest, 'seen'>) => Promise<Outcome> }>,
): Promise<Decided> {
  const { dossier } = request.params
  const key = readIdempotencyKey(request)
  const hasKey = key !== undefined
  const first = await findReplay(deps, dossier, key)
  if (first) return { ...first, kind: 'duplicate', hasKey }
  try {
    const outcome = await decide({ ...requesterOf(request), idempotency: key && { ...key, status: 200 } })
    return { ...outcome, hasKey }
  } catch (error) {
    // The same request may have been faster on another connection: then it is its own change that refuses this one.
    const twin = error instanceof Refusal ? await findReplay(deps, dossier, key) : undefined
    if (!twin) throw error
    return { ...twin, kind: 'duplicate', hasKey }
  }
}

/** @throws Problem `projection_behind` that tells of what is recorded */
async function renderAt<Answer>(
  deps: Dependencies,
  request: DossierRequest,
  { position, render }: Readonly<{ position: number; render: (asOf: AsOf) => Promise<Answer | undefined> }>,
): Promise<Answer> {
  const answer = await readBack(deps, request, { wish: pinnedAt(position), read: render })
  if (answer !== undefined) return answer
  throw projectionBehind(
    `The decision is recorded at position ${position} and cannot be shown yet. Read again what you decided upon, or repeat the request with its Idempotency-Key.`,
    { 'stancelog-position': String(position) },
  )
}

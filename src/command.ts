/** Runs a decision against a stream: load, decide, append, and again on a conflict. Rules are in events/. */
import type { Append, AppendAnswer, Appended, Duplicate } from '../db/log/append.ts'
import type { Log } from '../db/log/group-commit.ts'
import { type Event, type Placed, placedEvents, serialize } from '../events/catalog.ts'
import { Refusal } from '../events/errors.ts'
import { inTurn } from './turns.ts'

/** Losing the race to other processes this often means a hot stream, which waiting longer would hide. */
const attemptsMax = 5

/** Others kept changing the stream between our read and our append. */
export class Contention extends Error {
  override readonly name = 'Contention'
}

/** The key was used for another request. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused'
}

/** What makes a request safe to repeat: stored in the transaction of the events. */
export type Idempotency = NonNullable<Append['idempotency']>

export type Decision = Readonly<{
  events: readonly Event[]
  /** The article's text, stored beside the log in the same transaction. */
  text?: Append['text']
  /** Where there is nothing left to say: the position of the event that says it already. */
  standsAt?: number | undefined
}>

export type Stream = Readonly<{
  dossierId: string
  stream: string
  idempotency?: Idempotency | undefined
}>

/**
 * There was nothing left to say: `version` and the positions are those of what the stream had, or `firstPosition` that of
 * the event that says it already; 0 when it was empty.
 */
export type Nothing = Readonly<{
  kind: 'nothing'
  version: number
  firstPosition: number
  lastPosition: number
}>
export type Outcome = Appended | Duplicate | Nothing

/** A request that found its work done was answered 200, whatever it would have been answered otherwise. */
const foundStatus = 200

/**
 * @param decide  gets the stream's events with their places, and its version; it may be asked again when others were faster
 * @throws Refusal of the rule, or `not_found` for a dossier that does not exist; Contention; IdempotencyKeyReused
 */
export async function decideOn(log: Log, place: Stream, decide: Decide): Promise<Outcome> {
  const { dossierId, stream } = place
  return await inTurn(log, `${dossierId} ${stream}`, async () => await attemptOn(log, place, decide))
}

type Decide = (history: readonly Placed[], version: number) => Decision | Promise<Decision>

async function attemptOn(
  log: Log,
  { dossierId, stream, idempotency }: Stream,
  decide: Decide,
): Promise<Outcome> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const { version, stored } = await log.readStream(dossierId, stream)
    const { events, text, standsAt } = await decide(placedEvents(stored), version)
    if (events.length === 0) {
      const firstPosition = standsAt ?? stored[0]?.position ?? 0
      const lastPosition = stored.at(-1)?.position ?? 0
      const nothing: Nothing = { kind: 'nothing', version, firstPosition, lastPosition }
      return await answerWithoutEvents(log, { dossierId, stream, idempotency }, nothing)
    }
    // Waits for the dossier's next group commit. A conflict is an answer, not an exception, so one stale append
    // never fails its neighbours in the batch.
    const answer = await log.append(dossierId, {
      stream,
      expectedVersion: version,
      events: events.map(serialize),
      ...(idempotency && { idempotency }),
      ...(text && { text }),
    })
    if (answer.kind !== 'conflict') return accepted(answer, dossierId)
  }
  throw new Contention(`${stream} changed ${attemptsMax} times`)
}

/** What stands there is the answer, and the key keeps it: whoever sent the same key first gets that answer again. */
async function answerWithoutEvents(
  log: Log,
  { dossierId, stream, idempotency }: Stream,
  nothing: Nothing,
): Promise<Nothing | Duplicate> {
  if (!idempotency) return nothing
  const { kind: _kind, ...place } = nothing
  const first = await log.keepAnswer(dossierId, { ...idempotency, status: foundStatus, stream, ...place })
  if (!first) return nothing
  const sameRequest = first.requestHash === idempotency.requestHash
  const { requestHash: _hash, stream: _stream, ...answer } = first
  const duplicate: Duplicate = { kind: 'duplicate', ...answer, sameRequest }
  accepted(duplicate, dossierId)
  return duplicate
}

function accepted(
  answer: Exclude<AppendAnswer, { kind: 'conflict' }>,
  dossierId: string,
): Appended | Duplicate {
  if (answer.kind === 'unknown_dossier') throw noSuchDossier(dossierId)
  if (answer.kind === 'duplicate' && !answer.sameRequest) {
    throw new IdempotencyKeyReused('this Idempotency-Key was used for another request')
  }
  return answer
}

export const noSuchDossier = (dossierId: string): Refusal =>
  new Refusal('not_found', `There is no dossier ${dossierId}; create it with POST /v1/dossiers.`)

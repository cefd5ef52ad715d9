/** One attempt: signs the stored bytes, sends them, and says what came of it. */
import type { EndpointPlace } from '../../db/deliveries.ts'
import { addMs } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Exchange, ExchangeFailure } from './delivery.ts'
import type { Sender } from './send.ts'
import { signHeaders } from './sign.ts'
import type { Target, Targets, TargetVersion } from './targets.ts'
import type { Claimed, Finished } from './worker.ts'

export type AttemptDependencies = Readonly<{
  targets: Targets
  sender: Pick<Sender, 'send'>
}>

export type AttemptOptions = Readonly<{
  place: EndpointPlace
  version: TargetVersion
  /** The database's clock, and ours, when the delivery was claimed: every process dates its attempts by the first. */
  claimedAt: Readonly<{ now: Instant; performanceMs: number }>
  signal: AbortSignal
}>

/** @throws SecretUnreadable, or what the database says, when it cannot even be begun */
export async function attemptDelivery(
  { targets, sender }: AttemptDependencies,
  claimed: Claimed,
  { place, version, claimedAt, signal }: AttemptOptions,
): Promise<Finished> {
  const target = await targets.at(place, version)
  if (!target || signal.aborted) return notBegun(claimed)
  const startedAt = addMs(claimedAt.now, performance.now() - claimedAt.performanceMs)
  const { headers, secretIds } = headersOf(target, claimed, startedAt)
  const exchange = await sender.send(
    { dossierId: place.dossierId, url: target.url, headers, body: claimed.body, secrets: target.redacted },
    { signal },
  )
  return {
    claimed,
    exchange,
    sent: { startedAt, secretIds },
    isLiteralAddress: target.isLiteralAddress,
  }
}

/** The endpoint is gone, or was put to rest before anything left this process. */
export const notBegun = (claimed: Claimed): Finished => ({
  claimed,
  exchange: { ...nothing, failure: interrupted },
  sent: undefined,
  isLiteralAddress: false,
})

const interrupted: ExchangeFailure = { class: 'interrupted', detail: 'it was not begun' }

const nothing: Exchange = {
  status: null,
  retryAfter: null,
  receiverWish: null,
  failure: null,
  answer: '',
  address: null,
  timings: { nameMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
}

/** The contract's own headers stand last: no static one can take their place. */
function headersOf(
  { headers, signatures, secrets }: Target,
  { delivery, body }: Claimed,
  startedAt: Instant,
): Readonly<{ headers: Record<string, string>; secretIds: readonly string[] }> {
  const inForce = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > startedAt)
  const signed = signHeaders(inForce, {
    id: delivery.messageId,
    timestamp: Math.floor(Date.parse(startedAt) / 1_000),
    body,
    versions: signatures,
  })
  return {
    headers: {
      ...headers,
      ...signed.headers,
      'content-type': 'application/json',
      'user-agent': 'Stancelog-Webhooks/1',
      'stancelog-attempt': String(delivery.attemptTotal),
      'stancelog-endpoint-sequence': String(delivery.endpointSequence),
    },
    secretIds: signed.secretIds,
  }
}

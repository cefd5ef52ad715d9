/** Publishes a version of a dossier's codebook: load, decide, append. */
import type { Log } from '../db/log/group-commit.ts'
import { dayOf, isTimeZone } from '../events/calendar.ts'
import type { Event } from '../events/catalog.ts'
import type { Codebook } from '../events/codebook/codebook.ts'
import {
  contentHashOf,
  publishCodebook as decidePublication,
  evolveCodebook,
  unpublished,
} from '../events/codebook/publish.ts'
import { Refusal } from '../events/errors.ts'
import { DossierId } from '../events/ids.ts'
import type { Clock } from './clock.ts'
import { decideOn, type Idempotency } from './command.ts'
import type { CodebookPrecondition, PublishOutcome } from './routes/dependencies.ts'

export type Publication = PublishOutcome & Readonly<{ streamVersion: number }>

/**
 * @param by  who publishes
 * @returns the position of the publication, or the head when this very codebook is in force already; and how many
 *   versions the dossier has had
 * @throws Refusal `not_found`, `invalid_codebook`, `codebook_version_not_newer`, `precondition_failed`; Contention;
 *   IdempotencyKeyReused
 */
export async function publishCodebook(
  { log, clock }: Readonly<{ log: Log; clock: Clock }>,
  dossierId: string,
  codebook: Codebook,
  {
    by,
    precondition = { kind: 'any' },
    idempotency,
  }: Readonly<{
    by: string
    precondition?: CodebookPrecondition
    idempotency?: Idempotency | undefined
  }>,
): Promise<Publication> {
  const publication = {
    dossierId: DossierId.parse(dossierId),
    by,
    // A zone that does not exist is one of the faults that the decision names.
    publishedOn: dayOf(clock.now(), isTimeZone(codebook.timeZone) ? codebook.timeZone : 'UTC'),
    contentHash: contentHashOf(codebook),
  }
  const { version } = codebook
  const stream = { dossierId, stream: 'codebook', idempotency }
  const outcome = await decideOn(log, stream, (placed) => {
    const events = placed.map(({ event }) => event)
    const history = events.filter(isPublication).reduce(evolveCodebook, unpublished)
    checkPrecondition(history.published?.version, precondition)
    return { events: decidePublication(history, codebook, publication) }
  })
  if (outcome.kind !== 'nothing') {
    return { outcome: 'published', version, position: outcome.lastPosition, streamVersion: outcome.version }
  }
  const head = await log.head(dossierId)
  return { outcome: 'unchanged', version, position: head?.position ?? 0, streamVersion: outcome.version }
}

const isPublication = (event: Event) => event.type === 'CodebookPublished'

function checkPrecondition(current: string | undefined, precondition: CodebookPrecondition): void {
  const { kind } = precondition
  if (kind === 'any') return
  if (kind === 'absent' && current === undefined) return
  if (kind === 'versions' && current !== undefined && precondition.versions.includes(current)) return
  const now = current === undefined ? 'nothing is published yet' : `version ${current} is in force`
  throw new Refusal('precondition_failed', `Another codebook was expected: ${now}.`)
}

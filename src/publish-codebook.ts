/** Publishes a version of a dossier's codebook: load, decide, append. */
import type { Kysely } from 'kysely'
import type { Log } from '../db/log/group-commit.ts'
import type { Database } from '../db/schema.ts'
import { dayOf, isTimeZone } from '../events/calendar.ts'
import type { Event } from '../events/catalog.ts'
import type { Codebook } from '../events/codebook/codebook.ts'
import { contentHashOf } from '../events/codebook/content-hash.ts'
import {
  publishCodebook as decidePublication,
  evolveCodebook,
  unpublished,
} from '../events/codebook/publish.ts'
import { droppedEntries } from '../events/codebook/succession.ts'
import { versionWarnings } from '../events/codebook/version-step.ts'
import { type Fault, Refusal } from '../events/errors.ts'
import { DossierId } from '../events/ids.ts'
import type { Clock } from './clock.ts'
import { findReferences } from './codebook-references.ts'
import { decideOn, type Idempotency } from './command.ts'
import type { CodebookPrecondition, PublishOutcome } from './routes/dependencies.ts'

export type Publication = PublishOutcome & Readonly<{ streamVersion: number }>

/**
 * @param by  who publishes
 * @returns the position of the publication, or the head when this very codebook is in force already; how many versions the
 *   dossier has had; and what is allowed beside the version before, and probably not meant
 * @throws Refusal `not_found`, `invalid_codebook`, `codebook_version_not_newer`, `precondition_failed`; Contention;
 *   IdempotencyKeyReused; Problem `projection_behind` where entries are dropped and nobody knows yet whether they are used
 */
export async function publishCodebook(
  { db, log, clock }: Readonly<{ db: Kysely<Database>; log: Log; clock: Clock }>,
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
  let warnings: readonly Fault[] = []
  const outcome = await decideOn(log, stream, async (placed) => {
    const history = placed
      .map(({ event }) => event)
      .filter(isPublication)
      .reduce(evolveCodebook, unpublished)
    const before = history.published?.codebook
    checkPrecondition(before?.version, precondition)
    const dropped = before ? droppedEntries(before, codebook) : []
    const references = await findReferences({ db, log }, dossierId, dropped)
    const events = decidePublication(history, codebook, { ...publication, references })
    warnings = before && events.length > 0 ? versionWarnings(before, codebook) : []
    return { events }
  })
  const { version: streamVersion } = outcome
  if (outcome.kind !== 'nothing') {
    return { outcome: 'published', version, position: outcome.lastPosition, streamVersion, warnings }
  }
  const head = await log.head(dossierId)
  return { outcome: 'unchanged', version, position: head?.position ?? 0, streamVersion, warnings }
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

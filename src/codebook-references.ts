/** Which claims refer to what a new codebook drops: read from the read models, once they reflect the whole log. */
import type { Kysely } from 'kysely'
import { findReadState, type ReadState, waitForPosition } from '../db/as-of.ts'
import { listReferences } from '../db/claim-references.ts'
import type { Log } from '../db/log/group-commit.ts'
import type { Database } from '../db/schema.ts'
import type { EntryName, Reference } from '../events/codebook/succession.ts'
import { ClaimId } from '../events/ids.ts'
import { projectionBehind } from './problem.ts'

/** As long as a read waits for its own write. */
const patienceMsDefault = 5_000

/**
 * A claim that is recorded between this look and the publication is not seen: of the rules' claims the re-reading takes
 * care, and what a person coded in that moment keeps a name that its own codebook explains.
 *
 * @param dropped  entries of the codebook in force
 * @throws Problem `projection_behind`
 */
export async function findReferences(
  { db, log }: Readonly<{ db: Kysely<Database>; log: Log }>,
  dossierId: string,
  dropped: readonly EntryName[],
  { patienceMs = patienceMsDefault }: Readonly<{ patienceMs?: number }> = {},
): Promise<Reference[]> {
  if (dropped.length === 0) return []
  const isProposition = ({ part }: EntryName) => part === 'propositions'
  const wanted = {
    names: dropped.filter((entry) => !isProposition(entry)).map(({ id }) => id),
    propositions: dropped.filter(isProposition).map(({ id }) => id),
  }
  for (;;) {
    const { generation } = await reachHead({ db, log }, { dossierId, patienceMs })
    const found = await listReferences(db, { dossierId, generation }, wanted)
    // A rebuild that ends in between takes the rows away that were looked for.
    if ((await findReadState(db, dossierId))?.generation !== generation) continue
    return found.flatMap(({ kind, id, claimId }) =>
      dropped
        .filter((entry) => entry.id === id && isProposition(entry) === (kind === 'proposition'))
        .map(({ part }) => ({ part, id, claimId: ClaimId.parse(claimId) })),
    )
  }
}

async function reachHead(
  { db, log }: Readonly<{ db: Kysely<Database>; log: Log }>,
  { dossierId, patienceMs }: Readonly<{ dossierId: string; patienceMs: number }>,
): Promise<ReadState> {
  const position = (await log.head(dossierId))?.position ?? 0
  const state = await waitForPosition(db, { dossierId, position, timeoutMs: patienceMs })
  if (state) return state
  const detail = `The codebook drops entries, and the read models that know whether claims refer to them have not reached position ${position} yet. Nothing was published; try again.`
  throw projectionBehind(detail)
}

/** The claims that a coder points to: each must be one of the dossier, in whichever article. */
import type { Kysely } from 'kysely'
import { findReadState, waitForPosition } from '../db/as-of.ts'
import { findClaimKeys } from '../db/claims.ts'
import type { Database } from '../db/schema.ts'
import { Refusal } from '../events/errors.ts'
import { noSuchDossier } from './command.ts'
import type { ReadingInput } from './inputs/coded-claim.ts'
import { projectionBehind } from './problem.ts'

/** How long the read models are waited for where they lack a key: it may have been recorded a moment ago. */
const waitMs = 5_000

/**
 * @param at  the pointer of the reading in its body
 * @throws Refusal `unknown_claim`, `not_found` without such a dossier; Problem `projection_behind`
 */
export async function checkLinks(
  db: Kysely<Database>,
  dossierId: string,
  { links = [] }: ReadingInput,
  at = '',
): Promise<void> {
  if (links.length === 0) return
  const keys = links.map(({ claimKey }) => claimKey)
  const state = await findReadState(db, dossierId)
  if (!state) throw noSuchDossier(dossierId)
  let known = await findClaimKeys(db, dossierId, keys)
  if (keys.some((key) => !known.has(key)) && state.projected < state.head.position) {
    const { position } = state.head
    const reached = await waitForPosition(db, { dossierId, position, timeoutMs: waitMs })
    if (!reached) {
      throw projectionBehind('The claims that `links` names cannot be looked up yet; try again.')
    }
    known = await findClaimKeys(db, dossierId, keys)
  }
  const faults = keys.flatMap((key, index) =>
    known.has(key)
      ? []
      : [
          {
            pointer: `${at}/links/${index}/claimKey`,
            code: 'unknown_claim',
            detail: `The dossier has no claim with the key ${key}.`,
          },
        ],
  )
  const [first] = faults
  if (first) throw new Refusal('unknown_claim', first.detail, faults)
}

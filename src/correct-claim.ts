/** A person's correction: a whole new reading, checked like any that is coded, put in the place of the claim's own. */
import type { Log } from '../db/log/group-commit.ts'
import { type ClaimPlace, correctClaim } from '../events/article/decide-on-claim.ts'
import { type CodingDependencies, findCodingGround } from './coded-article.ts'
import type { Outcome } from './command.ts'
import { type Decider, decideOnClaim } from './decide-on-claim.ts'
import type { ReadingInput } from './inputs/coded-claim.ts'
import { readingOf } from './inputs/coded-reading.ts'
import { checkLinks } from './linked-claims.ts'

export type Correction = Decider & Readonly<{ reading: ReadingInput }>

/**
 * @throws Refusal `correction_loops` for a reading that the claim had before, `wrong_state`, and what `decideOnClaim` and
 *   `readingOf` say; Problem `codebook_missing`
 */
export async function decideCorrection(
  deps: CodingDependencies & Readonly<{ log: Log }>,
  dossierId: string,
  place: ClaimPlace,
  { by, reason, reading: input, ...request }: Correction,
): Promise<Outcome> {
  await checkLinks(deps.db, dossierId, input, '/reading')
  return await decideOnClaim(deps, dossierId, place, {
    ...request,
    decide: async (held) => {
      const { article, codebook } = await findCodingGround(deps, dossierId, held)
      const coded = readingOf(input, article, codebook, '/reading')
      return correctClaim(held, place, { by, reason, codebookVersion: codebook.version, ...coded })
    },
  })
}

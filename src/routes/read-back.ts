/** A write answers with what the read models show of it: what is stored is a fact, whenever they do. */
import { Problem } from '../problem.ts'
import { type AsOf, type AsOfWish, type DossierRequest, resolveAsOf } from './as-of.ts'
import type { Dependencies } from './dependencies.ts'
import { checkGeneration } from './torn-reads.ts'

/**
 * @param read  undefined where the rows lack what was written
 * @returns undefined where it cannot be shown yet: then the caller is to be told where it stands
 */
export async function readBack<Answer>(
  deps: Dependencies,
  request: DossierRequest,
  { wish, read }: Readonly<{ wish: AsOfWish; read: (asOf: AsOf) => Promise<Answer | undefined> }>,
): Promise<Answer | undefined> {
  try {
    const answer = await read(await resolveAsOf(deps, request, wish))
    await checkGeneration(deps, request)
    return answer
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'projection_behind') throw error
    return undefined
  }
}

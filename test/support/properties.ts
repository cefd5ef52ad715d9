/** How properties are tested: how many histories, from which seed, and the one command that repeats a failure. */
import { relative } from 'node:path'
import process from 'node:process'
import fc from 'fast-check'
import type { Test } from 'tap'

const historiesByDefault = 100
/** `npm run test:nightly` asks for more. */
export const historyCount = Number(process.env.PROPERTY_RUNS ?? historiesByDefault)
/** Another one in each run, so that what holds today is looked at again tomorrow. */
export const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Milliseconds that a file may take. */
export const patienceMs = 60_000 + historyCount * 1_000
/** How long a failure is made smaller, by trying what else fails. */
const shrinkMs = 20_000

type Arbitraries<Values extends unknown[]> = { [Index in keyof Values]: fc.Arbitrary<Values[Index]> }

/** Asserts that a predicate, which throws where it is not met, holds for so many drawings of this run's seed. */
export async function holds<Values extends unknown[]>(
  t: Test,
  arbitraries: Arbitraries<Values>,
  predicate: (...values: Values) => void | Promise<void>,
  { numRuns = historyCount } = {},
): Promise<void> {
  let failedAt: number | undefined
  const property = fc.asyncProperty(fc.tuple<Values>(...arbitraries), async (values) => {
    if (failedAt !== undefined && performance.now() > failedAt + shrinkMs) return
    try {
      await predicate(...values)
    } catch (error) {
      failedAt ??= performance.now()
      throw error
    }
  })
  const details = await fc.check(property, { seed, numRuns })
  if (!details.failed) {
    t.pass(`held ${numRuns} times`)
    return
  }
  const { errorInstance, counterexample, numShrinks } = details
  const why = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  t.comment(`made smaller ${numShrinks} times: ${fc.stringify(counterexample?.[0])}`)
  t.comment(why ?? '')
  t.fail(`does not hold; repeat it with: ${repetition()}`)
}

/** The one command that gives the same histories again. */
export function repetition(): string {
  const file = relative(process.cwd(), process.argv[1] ?? '').replaceAll('\\\\', '/')
  const runs = historyCount === historiesByDefault ? '' : `PROPERTY_RUNS=${historyCount} `
  return `PROPERTY_SEED=${seed} ${runs}npm test -- ${file}`
}

/** Factors of the confidence from claims of which readers said whether they are right. Pure. */

/** A claim that was found: the factors in its trace, with repetitions, and whether it is right. */
export type Observation = Readonly<{ factors: readonly string[]; right: boolean }>
/** What the authors of the rules thought before anything was measured, by factor. */
export type Judged = Readonly<Record<string, number>>

/** No rule is wrong more often than a coin, or it would not be one; and none is never wrong. */
export const factorMin = 0.5
export const factorMax = 0.99

/** How many observed claims the judgement is worth: of a factor that was seen less it says more than what was seen. */
const judgementWeight = 10

/** Enough for the third decimal; each round goes once through all factors. */
const roundsMax = 500
const settled = 1e-7

/**
 * The factors under which what was observed is most likely, if a claim is right with the probability that is the product
 * of its factors: the product is the confidence, so this is what the factors are for. The share of right claims in
 * whose trace a factor stands would count its companions' faults against it as well.
 *
 * What was judged counts as `judgementWeight` further observations of the factor alone. In the logarithms of the
 * factors the whole is concave, so there is one best answer, and raising one factor after the other to its best value
 * finds it, in whichever order the observations come.
 *
 * @returns every factor that was judged, between `factorMin` and `factorMax`, to three decimals
 */
export function fitFactors(observed: readonly Observation[], judged: Judged): Record<string, number> {
  const names = Object.keys(judged)
  const factors = new Map(names.map((name) => [name, bounded(judged[name] ?? factorMax)]))
  const claims = observed.map(({ factors, right }) => ({ right, counts: countsOf(factors, judged) }))
  const having = new Map(
    names.map((name) => [name, claims.filter(({ counts }) => counts.has(name))] as const),
  )
  for (let round = 0; round < roundsMax; round++) {
    let moved = 0
    for (const name of names) {
      const before = factors.get(name) ?? factorMax
      const after = bestValue(name, {
        claims: having.get(name) ?? [],
        factors,
        judged: judged[name] ?? before,
      })
      factors.set(name, after)
      moved = Math.max(moved, Math.abs(after - before))
    }
    if (moved < settled) break
  }
  return Object.fromEntries([...factors].map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]))
}

const bounded = (value: number): number => Math.min(factorMax, Math.max(factorMin, value))

/** How often each factor stands in a trace; names that nobody judged are no factors. */
function countsOf(factors: readonly string[], judged: Judged): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of factors) if (name in judged) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

type Claim = Readonly<{ right: boolean; counts: ReadonlyMap<string, number> }>
type Given = Readonly<{ claims: readonly Claim[]; factors: ReadonlyMap<string, number>; judged: number }>

/** The value of one factor that makes what was observed most likely, the others being as they are: by halving. */
function bestValue(name: string, { claims, factors, judged }: Given): number {
  const others = claims.map(({ right, counts }) => {
    let product = 1
    for (const [other, count] of counts) if (other !== name) product *= (factors.get(other) ?? 1) ** count
    return { right, product, count: counts.get(name) ?? 0 }
  })
  /** Of the logarithm of the likelihood, along the logarithm of the factor: falls all the way. */
  const slopeAt = (value: number): number => {
    let slope = judgementWeight * (judged - ((1 - judged) * value) / (1 - value))
    for (const { right, product, count } of others) {
      const confidence = product * value ** count
      slope += count * (right ? 1 : -confidence / (1 - confidence))
    }
    return slope
  }
  if (slopeAt(factorMin) <= 0) return factorMin
  if (slopeAt(factorMax) >= 0) return factorMax
  let [low, high]: [number, number] = [factorMin, factorMax]
  while (high - low > settled / 10) {
    const middle = (low + high) / 2
    if (slopeAt(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** How far a measured share can be trusted: intervals that hold the true value in 95 of 100 such measurements. Pure. */

/** `share` and the bounds are null where nothing was counted. */
export type Proportion = Readonly<{
  right: number
  of: number
  share: number | null
  low: number | null
  high: number | null
}>

/** The 97.5th percentile of the normal distribution. */
const z = 1.959963984540054

/**
 * Wilson's score interval: it stays within 0 and 1 and means something with ten observations, which the usual
 * `p ± 2 s` does not.
 *
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference
 */
export function proportionOf(right: number, of: number): Proportion {
  if (of === 0) return { right, of, share: null, low: null, high: null }
  const share = right / of
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  // At the ends the formula gives 0 and 1 but for the last digits.
  const low = right === 0 ? 0 : Math.max(0, centre - half)
  const high = right === of ? 1 : Math.min(1, centre + half)
  return { right, of, share, low, high }
}

/** Of one article: claims found that are right, claims found that are not, and claims that were missed. */
export type Counts = Readonly<{ right: number; wrong: number; missed: number }>
export type Estimate = Readonly<{ value: number | null; low: number | null; high: number | null }>

const resamples = 2_000
const seed = 20_250_411

/**
 * F1 with the 2.5th and 97.5th percentile of the F1 of 2,000 collections drawn from these articles, each as many as there
 * are, with replacement. Articles are drawn and not claims, because the claims of one article succeed and fail together.
 * The seed is fixed: the same counts give the same interval. With fewer than two articles there is no interval.
 */
export function f1Of(articles: readonly Counts[]): Estimate {
  const value = f1(articles)
  const counted = articles.filter(({ right, wrong, missed }) => right + wrong + missed > 0)
  if (value === null || counted.length < 2) return { value, low: null, high: null }
  const random = randomFrom(seed)
  const values: number[] = []
  for (let turn = 0; turn < resamples; turn++) {
    const drawn = counted.flatMap(() => counted[Math.floor(random() * counted.length)] ?? [])
    // Counted articles have something in them, and so has every draw.
    values.push(f1(drawn) ?? 0)
  }
  values.sort((a, b) => a - b)
  const at = (part: number) => values[Math.round(part * (resamples - 1))] ?? null
  return { value, low: at(0.025), high: at(0.975) }
}

function f1(articles: readonly Counts[]): number | null {
  let [twiceRight, all] = [0, 0]
  for (const { right, wrong, missed } of articles) {
    twiceRight += 2 * right
    all += 2 * right + wrong + missed
  }
  return all === 0 ? null : twiceRight / all
}

/** Numbers from 0 up to 1, always the same ones after the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * How far a measured share can be trusted: intervals that hold the true value in 95 of 100 such measurements. Claims are
 * taken as independent; those of one article are not quite, so with few articles the truth may lie further off. Pure.
 */

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

export type Estimate = Readonly<{ value: number | null; low: number | null; high: number | null }>

/**
 * F1 = 2r / (2r + w + m) grows with the share q = r / (r + w + m) of right claims among all that somebody found, reader or
 * rules: F1 = 2q / (1 + q). So the bounds of Wilson's interval of q are those of F1, with one claim as well as with
 * thousands; drawing articles again and again says nothing where there are few.
 */
export function f1Of({
  right,
  wrong,
  missed,
}: Readonly<{ right: number; wrong: number; missed: number }>): Estimate {
  const all = right + wrong + missed
  const { low, high } = proportionOf(right, all)
  const f1 = (q: number | null) => (q === null ? null : (2 * q) / (1 + q))
  return { value: all === 0 ? null : (2 * right) / (right + all), low: f1(low), high: f1(high) }
}

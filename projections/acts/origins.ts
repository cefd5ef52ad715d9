/** Independent origins: copies of one text, and reports that an agency's wording betrays, are one origin. */
import type { VisibleClaim } from '../visible-claim.ts'

/** Two texts are near-copies when this share of their 5-word shingles is common (semantics.md, section 3). */
export const nearCopyJaccardMin = 0.8
/** As many hashes as a sketch holds at most; the smallest of a union stay comparable up to here. */
const sketchSizeMax = 400
/** Quoted words in a row that two reports must share to stem from one wording. */
export const sharedWordsMin = 6

/** Enough of a text to tell its copies by; `Fingerprint` of the events, or a row that carries one. */
export type Sketch = Readonly<{ normalizedHash: string; shingles: readonly number[] }>

/** Equal normalised text, or shingles with a Jaccard of at least 0.8. Symmetric. */
export function areNearCopies(a: Sketch, b: Sketch): boolean {
  if (a.normalizedHash === b.normalizedHash) return true
  return jaccardOf(a.shingles, b.shingles) >= nearCopyJaccardMin
}

/**
 * The Jaccard of two ascending bottom-k sketches: over the smallest `sketchSizeMax` hashes of their union, which is
 * the whole union of short texts. A text without shingles resembles none.
 */
export function jaccardOf(a: readonly number[], b: readonly number[]): number {
  let [i, j, seen, common] = [0, 0, 0, 0]
  while (seen < sketchSizeMax && (i < a.length || j < b.length)) {
    const left = a[i] ?? Number.POSITIVE_INFINITY
    const right = b[j] ?? Number.POSITIVE_INFINITY
    if (left === right) common++
    if (left <= right) i++
    if (right <= left) j++
    seen++
  }
  return seen === 0 ? 0 : common / seen
}

/**
 * The origin of each claim, as labels that are equal for claims of one origin: articles that are copies, or the same
 * agency and six quoted words in a row. The relation is closed over chains, so the order of the claims is without
 * effect on who shares a label with whom.
 */
export function originsOf(claims: readonly VisibleClaim[]): ReadonlyMap<VisibleClaim, string> {
  const parents = new Map<string, string>()
  const rootOf = (label: string): string => {
    let root = label
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    return root
  }
  const firstWith = new Map<string, string>()
  for (const claim of claims) {
    if (claim.agency === null) continue
    for (const words of quotedRuns(claim)) {
      const key = `${claim.agency} ${words}`
      const other = rootOf(firstWith.get(key) ?? claim.origin)
      const own = rootOf(claim.origin)
      if (own !== other) parents.set(own, other)
      firstWith.set(key, other)
    }
  }
  return new Map(claims.map((claim) => [claim, rootOf(claim.origin)]))
}

export const countOrigins = (claims: readonly VisibleClaim[]): number =>
  new Set(originsOf(claims).values()).size

// What stands between quotation marks; a passage may be cut off by the end of the span on either side.
const quotedPattern = /[«“„"]([^«»“”„"]*)(?:[»”"]|$)/gu
const wordPattern = /[\p{L}\p{N}]+/gu

/** Every run of six quoted words of a claim, in lower case. Indirect speech quotes nobody. */
export function quotedRuns(claim: VisibleClaim): ReadonlySet<string> {
  const known = runsOfClaim.get(claim)
  if (known) return known
  const runs = new Set<string>()
  for (const passage of quotedPassages(claim)) {
    const words = passage.normalize('NFKC').toLowerCase().match(wordPattern) ?? []
    for (let index = 0; index + sharedWordsMin <= words.length; index++) {
      runs.add(words.slice(index, index + sharedWordsMin).join(' '))
    }
  }
  runsOfClaim.set(claim, runs)
  return runs
}

// The same claim is asked again for every act and origin; a cache of a pure function changes no answer.
const runsOfClaim = new WeakMap<VisibleClaim, ReadonlySet<string>>()

function quotedPassages({ reading: { quoteMode, spans } }: VisibleClaim): string[] {
  if (quoteMode === 'indirect' || quoteMode === 'none') return []
  return spans.flatMap(({ exact }) => {
    const marked = [...exact.matchAll(quotedPattern)].map((match) => match[1] ?? '')
    return marked.length > 0 ? marked : quoteMode === 'direct' ? [exact] : []
  })
}

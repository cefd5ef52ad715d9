/** Names that somebody may have meant: the nearest of a list, by the number of letters that differ. */

const suggestionsMax = 3

/** At most three names, the nearest first; none that differs in more than a third of its letters. */
export function nearNames(name: string, names: readonly string[]): string[] {
  const wanted = name.slice(0, 100).toLowerCase()
  return names
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, suggestionsMax)
    .map(({ candidate }) => candidate)
}

/** The sentence that asks whether one of them was meant; nothing where none is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearNames(name, names)
  return near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''
}

/** Insertions, deletions and replacements (Levenshtein), one row of the table at a time. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, replaced))
    }
    row = next
  }
  return row[b.length] ?? 0
}

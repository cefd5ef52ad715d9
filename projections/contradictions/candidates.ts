/** Which acts are worth comparing: neighbours in time, linked acts, and a newsroom with those it quotes. */
import { addDays } from '../../events/calendar.ts'
import type { Act } from '../acts/act.ts'
import type { Links } from './links.ts'

/**
 * Pairs, each once and its older act first. The work grows with the acts inside the window and not with the length
 * of the history: acts are sorted by their last day, and the look back from each ends where the window does.
 */
export function candidatePairs(
  acts: readonly Act[],
  { windowDays, links }: { windowDays: number; links: Links },
): (readonly [Act, Act])[] {
  const sorted = [...acts].sort(byOrder)
  const found: (readonly [Act, Act])[] = []
  const earliestOf = (act: Act) => (Number.isFinite(windowDays) ? addDays(act.firstDay, -windowDays) : '')
  sorted.forEach((act, index) => {
    const earliest = earliestOf(act)
    for (let back = index - 1; back >= 0; back--) {
      const other = sorted[back]
      if (!other || other.lastDay < earliest) break
      if (isApart(act, other)) found.push([other, act])
    }
  })
  // Whoever is farther apart meets by a link or in one article; these are few, and each is wanted once.
  const comparable = new Set(acts)
  const distant = new Set<string>()
  for (const [x, y] of [...links.pairs, ...newsroomPairs(sorted)]) {
    if (!comparable.has(x) || !comparable.has(y)) continue
    const [a, b] = x.order < y.order ? [x, y] : [y, x]
    const key = `${a.actId}${b.actId}`
    if (distant.has(key) || (a.lastDay >= earliestOf(b) && isApart(a, b))) continue
    distant.add(key)
    found.push([a, b])
  }
  return found
}

/** Whoever takes the same side, or speaks for nobody, contradicts nobody: most pairs end here. */
const isApart = (a: Act, b: Act): boolean =>
  a.sign !== b.sign || (a.polarity !== null && b.polarity !== null && Math.abs(a.polarity - b.polarity) >= 2)

function newsroomPairs(acts: readonly Act[]): (readonly [Act, Act])[] {
  const spokenIn = new Map<string, Act[]>()
  for (const act of acts.filter(({ voice }) => voice === 'self')) {
    for (const articleId of new Set(act.claims.map((claim) => claim.articleId))) {
      const list = spokenIn.get(articleId)
      if (list) list.push(act)
      else spokenIn.set(articleId, [act])
    }
  }
  return acts
    .filter(({ voice }) => voice === 'outlet')
    .flatMap((outlet) =>
      outlet.claims.flatMap(({ articleId }) =>
        (spokenIn.get(articleId) ?? [])
          .filter((act) => isApart(outlet, act))
          .map((act) => [outlet, act] as const),
      ),
    )
}

const byOrder = (a: Act, b: Act): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)

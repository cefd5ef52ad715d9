/** Which acts are worth comparing: neighbours in time, linked acts, and a newsroom with those it quotes. */
import { addDays } from '../../events/calendar.ts'
import type { Act } from '../act.ts'
import type { Links } from './links.ts'

/**
 * Pairs in the order of the fold, each once. The work grows with the acts inside the window and not with the length
 * of the history: acts are sorted by their last day, and the look back from each ends where the window does.
 */
export function candidatePairs(
  acts: readonly Act[],
  { windowDays, links }: { windowDays: number; links: Links },
): (readonly [Act, Act])[] {
  const sorted = [...acts].sort(byOrder)
  const found = new Map<string, readonly [Act, Act]>()
  const add = (a: Act, b: Act) => {
    const pair = a.order < b.order ? ([a, b] as const) : ([b, a] as const)
    found.set(`${pair[0].actId}${pair[1].actId}`, pair)
  }
  sorted.forEach((act, index) => {
    const earliest = Number.isFinite(windowDays) ? addDays(act.firstDay, -windowDays) : ''
    for (let back = index - 1; back >= 0; back--) {
      const other = sorted[back]
      if (!other || other.lastDay < earliest) break
      if (isApart(act, other)) add(other, act)
    }
  })
  const comparable = new Set(acts)
  for (const [a, b] of links.pairs) if (comparable.has(a) && comparable.has(b)) add(a, b)
  for (const [outlet, quoted] of newsroomPairs(sorted)) add(outlet, quoted)
  return [...found.values()]
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

/** Puts the periods of a fold together: what holds between two moments, without gaps and without repeats. */
import type { Instant } from '../../events/vocabulary.ts'
import { foldVersion, type Period, type StanceFold } from './period.ts'

/** What a period holds where nothing is held. */
export const emptyState = {
  status: 'unknown',
  value: null,
  since: null,
  sinceNoLaterThan: null,
  lastAffirmedAt: null,
  lastMentionedAt: null,
  validUntil: null,
  evidenceCount: 0,
  decidingActs: [],
  runFrom: null,
  runSign: null,
} as const satisfies Partial<Period>

/** Of a fold, what falls between two moments; at `from` it begins with what held there. */
export function clip(
  fold: StanceFold,
  { from, until }: { from: Instant | null; until: Instant | null },
): StanceFold {
  const isInside = (moment: Instant) =>
    (from === null || moment >= from) && (until === null || moment < until)
  const inside = fold.periods.filter(({ validFrom }) => isInside(validFrom))
  const before = from === null ? undefined : fold.periods.findLast(({ validFrom }) => validFrom < from)
  const isCovered = from === null || inside[0]?.validFrom === from
  const held = { ...emptyState, foldVersion, ...before, cause: 'dispute', openedBy: null } as const
  const opening: Period[] = isCovered || from === null ? [] : [{ ...held, validFrom: from, validTo: null }]
  return {
    periods: [...opening, ...inside],
    undatedChanges: fold.undatedChanges.filter((change) => isInside(change.from)),
    reversals: fold.reversals.filter(({ at }) => isInside(at)),
    contests: fold.contests.filter((contest) => isInside(contest.from)),
  }
}

/** Gives every period its end, and leaves out those that say the same as the one before. */
export function joinPeriods(periods: readonly Period[]): Period[] {
  const kept: Period[] = []
  for (const period of periods) {
    const last = kept.at(-1)
    // Two moments may coincide where a term passes exactly when an act becomes certain: the later word holds.
    if (last && last.validFrom === period.validFrom) kept.pop()
    const previous = kept.at(-1)
    if (!previous || !saysTheSame(previous, period)) kept.push(period)
  }
  return kept.map((period, index) => ({ ...period, validTo: kept[index + 1]?.validFrom ?? null }))
}

function saysTheSame(a: Period, b: Period): boolean {
  return (
    stateFields.every((field) => a[field] === b[field]) && a.decidingActs.join() === b.decidingActs.join()
  )
}

const stateFields = [
  'status',
  'value',
  'since',
  'sinceNoLaterThan',
  'lastAffirmedAt',
  'lastMentionedAt',
  'validUntil',
  'evidenceCount',
  'runFrom',
  'runSign',
] as const satisfies (keyof Period)[]

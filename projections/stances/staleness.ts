/** When an older word says nothing of today any more (semantics.md, 4.8 and section 8). Time alone changes no state. */
import { addDays } from '../../events/calendar.ts'
import { type Proposition, staleAfterDaysOf } from '../../events/codebook/codebook.ts'
import type { CivilDate } from '../../events/vocabulary.ts'

/** A forecast with a term ages with the term and not before. */
const agesWithItsTerm = ({ kind, staleAfterDays, validUntil }: Proposition): boolean =>
  kind === 'forecast' && staleAfterDays === undefined && validUntil !== undefined

/** Whether a word of that day is too old at `validAt`; a word that nobody can date is never stale. */
export function isStale(proposition: Proposition, day: CivilDate | null, validAt: CivilDate): boolean {
  const { validUntil } = proposition
  if (agesWithItsTerm(proposition) && validUntil) return validAt >= validUntil
  return day !== null && addDays(day, staleAfterDaysOf(proposition)) < validAt
}

/** How many days apart two acts may lie and still be compared. */
export const windowDaysOf = (proposition: Proposition): number =>
  agesWithItsTerm(proposition) ? Number.POSITIVE_INFINITY : staleAfterDaysOf(proposition)

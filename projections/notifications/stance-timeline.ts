/** Where in time a stance is another one than before: by civil days, because that is how stances are asked for. */
import { dayOf } from '../../events/calendar.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import { isHeard } from '../acts/act.ts'
import { conditionKey } from '../acts/act-content.ts'
import { ties, unitedConditions } from '../stances/run.ts'
import type { PairRows, Side, StanceRow } from './stance-rows.ts'

/** Half-open; `validTo` is null while nothing later is known. */
export type ChangedPeriod = Readonly<{ validFrom: CivilDate; validTo: CivilDate | null }>

/** In force before and after the step; the same but where a codebook changed it. */
export type Zones = Readonly<{ before: string; after: string }>

/**
 * The longest stretches of days, oldest first, on which status, value, term or conditions differ. Since when, and on
 * how much evidence, is no part of it: one more act for what is held already is no news.
 */
export function changedPeriodsOf({ before, after }: PairRows, zones: Zones): ChangedPeriod[] {
  const isConditional = [...before.acts, ...after.acts].some(({ body }) => body.conditions.length > 0)
  const skipped = isConditional || zones.before !== zones.after ? 0 : commonStart(before, after)
  const old = daysOf(before, { skipped, zone: zones.before, isConditional })
  const now = daysOf(after, { skipped, zone: zones.after, isConditional })
  const days = [...new Set([...old, ...now].map(({ day }) => day))].sort()
  const changed: ChangedPeriod[] = []
  let [wasChanged, atOld, atNow] = [false, -1, -1]
  for (const day of days) {
    while ((old[atOld + 1]?.day ?? '~') <= day) atOld++
    while ((now[atNow + 1]?.day ?? '~') <= day) atNow++
    const isChanged = (old[atOld]?.content() ?? unknown) !== (now[atNow]?.content() ?? unknown)
    const last = changed.at(-1)
    if (isChanged && !wasChanged) changed.push({ validFrom: day, validTo: null })
    if (!isChanged && wasChanged && last) changed[changed.length - 1] = { ...last, validTo: day }
    wasChanged = isChanged
  }
  return changed
}

/** How many rows at the beginning are the same ones; the last of them is what the rest is compared with. */
function commonStart(before: Side, after: Side): number {
  let count = 0
  while (before.periods[count] && before.periods[count] === after.periods[count]) count++
  return Math.max(0, count - 1)
}

type Day = Readonly<{ day: CivilDate; content: () => string }>

/** What is answered from each day on: of several states within a day the last one. */
function daysOf(
  side: Side,
  { skipped, zone, isConditional }: Readonly<{ skipped: number; zone: string; isConditional: boolean }>,
): Day[] {
  const days: Day[] = []
  for (const row of side.periods.slice(skipped)) {
    const day = dayOf(row.validFrom, zone)
    if (days.at(-1)?.day === day) days.pop()
    days.push({ day, content: () => contentOf(row, isConditional ? conditionsOf(row, side) : []) })
  }
  return days
}

const contentOf = (
  { status, value, validUntil }: Pick<StanceRow, 'status' | 'value' | 'validUntil'>,
  conditions: readonly string[],
): string => JSON.stringify([status, value, validUntil, conditions])

/** No row, or one that tells of what was taken back: nobody knows. */
const unknown = contentOf({ status: 'unknown', value: null, validUntil: null }, [])

/** Of the act that is shown, united with those that tie with it; as the words have them, whoever blocks them. */
function conditionsOf({ value, decidingActs: [first] }: StanceRow, { acts }: Side): string[] {
  const decider = acts.find(({ actId }) => actId === first)?.body
  if (value === null || !decider) return []
  const tied = acts.flatMap(({ body }) =>
    body !== decider && isHeard(body) && ties(body, decider) ? body : [],
  )
  return unitedConditions([...tied, decider])
    .map(conditionKey)
    .sort()
}

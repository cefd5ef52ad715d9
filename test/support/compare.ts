/** What two histories must agree on: rows, records and answers in one form, without what is allowed to differ. */
import { isDeepStrictEqual } from 'node:util'
import type { ContradictionRecord } from '../../projections/contradictions/record.ts'
import type { Known } from '../../projections/projection.ts'
import type { ActRow, ContradictionRow, StancePeriodRow } from '../../projections/rows.ts'
import { partiesOf } from '../../projections/stances/roles.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import type { Everything, Followed } from './fold-log.ts'
import { rowsAt } from './follow-log.ts'

/** @throws Error with what one side has and the other lacks */
export function same(a: unknown, b: unknown, what = 'the answers'): void {
  if (isDeepStrictEqual(a, b)) return
  const [ours, theirs] = [a, b].map((side) =>
    (Array.isArray(side) ? side : [side]).map((each) => JSON.stringify(each)),
  )
  const lacks = (list: readonly string[] = [], other: readonly string[] = []) =>
    list.filter((each) => !other.includes(each)).join('\n')
  throw new Error(`${what} are not the same:\n${lacks(ours, theirs)}\nand\n${lacks(theirs, ours)}`)
}

/** The rows believed at a position in one order, without the positions between which they were believed. */
export const believed = (rows: readonly (Known & object)[], position: number): string[] =>
  plain(rowsAt(rows, position).map(({ knownFrom: _from, knownTo: _to, ...row }) => row))

export const plain = (list: readonly unknown[]): string[] => list.map((each) => JSON.stringify(each)).sort()

/** The rows of `acts` that folding from nothing would write. */
export const actRowsOf = ({ codebook, folds }: Everything): ActRow[] =>
  folds.flatMap(({ acts, proposition }) =>
    acts.flatMap((act) =>
      partiesOf(act, proposition, codebook).map(({ party, role }) => ({
        party,
        proposition: proposition.id,
        actId: act.actId,
        role,
        moment: act.moment,
        body: act,
      })),
    ),
  )

/** The rows of `stance_periods`, likewise. */
export const periodRowsOf = ({ folds }: Everything): StancePeriodRow[] =>
  folds.flatMap(({ proposition, stances }) =>
    [...stances].flatMap(([party, { periods }]) =>
      periods.map(({ runFrom, runSign, cause, openedBy, ...state }) => ({
        party,
        proposition: proposition.id,
        ...state,
        body: { runFrom, runSign, cause, openedBy },
      })),
    ),
  )

/** Each record of these rows once: a row is a stretch of one state. */
export const recordsIn = (rows: readonly ContradictionRow[]): ContradictionRecord[] => [
  ...new Map(rows.map(({ body }) => [body.contradictionId, body])).values(),
]

/** The same, and whether each is dismissed. */
export const decidedRecordsIn = (rows: readonly ContradictionRow[]): object[] =>
  recordsIn(rows).map((body) => {
    const own = rows.find(({ contradictionId }) => contradictionId === body.contradictionId)
    return { body, isDismissed: own?.state === 'dismissed' }
  })

export const decidedRecordsOf = ({ records, decisions }: Followed): object[] =>
  records.map((body) => ({
    body,
    isDismissed: decisions.get(body.contradictionId)?.isDismissed ?? false,
  }))

/** What records say, without ids, positions and times, which depend on the order in which they were found. */
export const contentsOf = (records: readonly ContradictionRecord[]): string[] =>
  plain(
    records
      .filter(({ known }) => known === 'live')
      .map(({ kind, sides, subject, since, members, cues, periods }) => ({
        kind,
        sides: [...sides].sort(),
        subject,
        since,
        members: members.map(({ actId, side, from }) => [actId, sides[side], from]),
        cues,
        periods,
      })),
  )

/** An answer without the ids of acts, which are hashes of names and days, and without the orders that they decide. */
export const essenceOf = (answer: StanceAnswer): object => ({
  ...answer,
  conditions: plain(answer.conditions),
  blockedBy: [...answer.blockedBy].sort(),
  sides: answer.sides.map(({ value, acts }) => ({ value, acts: plain(acts.map(withoutIds)) })),
  evidence: plain(answer.evidence.map(withoutIds)),
  listed: plain(answer.listed.map(withoutIds)),
  uncertain: plain(answer.uncertain.map(withoutIds)),
  history: answer.history.map(withoutIds),
})

const withoutIds = (given: object): unknown => without(given, 'actId', 'endedBy')

/** The same data without some fields, however deep they stand. */
export const without = (given: unknown, ...fields: readonly string[]): unknown =>
  JSON.parse(JSON.stringify(given, (key, value: unknown) => (fields.includes(key) ? undefined : value)))

/** The shape of every read model: rows that are believed from one position of the log until another. */
import type { Position } from '../events/vocabulary.ts'

/** The known axis is counted in positions: two commits may share a moment, but never a position. */
export type Known = Readonly<{ knownFrom: Position; knownTo: Position | null }>

/** A read model: its table, and the fields that tell its rows apart. */
export type Table<Row> = Readonly<{ name: string; key: readonly (keyof Row & string)[] }>

export type Revision<Row> = Readonly<{
  /** Rows that are no longer believed, with `knownTo` set. */
  closed: readonly (Row & Known)[]
  /** Rows that are believed from now on. */
  opened: readonly (Row & Known)[]
}>

/**
 * Turns what was believed into what is believed now, without touching a row that is still right.
 *
 * @param open      the rows of one scope whose `knownTo` is null
 * @param believed  the rows of the same scope as folded from what is visible at `now`
 * @param now       position of the event that changed something
 */
export function revise<Row extends object>(
  table: Table<Row>,
  { open, believed, now }: { open: readonly (Row & Known)[]; believed: readonly Row[]; now: Position },
): Revision<Row> {
  const before = new Map(open.map((row) => [keyOf(table, row), row]))
  const after = new Map(believed.map((row) => [keyOf(table, row), row]))
  const closed = open
    .filter((row) => !isSame(row, after.get(keyOf(table, row))))
    .map((row) => ({ ...row, knownTo: now }))
  const opened = [...after.values()]
    .filter((row) => !isSame(row, before.get(keyOf(table, row))))
    .map((row) => ({ ...row, knownFrom: now, knownTo: null }))
  return { closed, opened }
}

export const keyOf = <Row extends object>({ key }: Table<Row>, row: Row): string =>
  JSON.stringify(key.map((field) => row[field] ?? null))

/** Equal in everything but when it was believed, whatever the order in which fields were written. */
const isSame = (a: object, b: object | undefined): boolean =>
  b !== undefined && canonicalOf(a) === canonicalOf(b)

/** The row as a fold would write it again. */
export function withoutKnown<Row extends object>(row: Row & Partial<Known>): Row {
  const { knownFrom: _from, knownTo: _to, ...rest } = row
  // `as`: taking two fields off `Row & Known` leaves `Row`, which the compiler does not see through the generic.
  return rest as unknown as Row
}

// A row that stays is compared at every event of its scope; its text is made once.
const canonicals = new WeakMap<object, string>()

function canonicalOf(row: object): string {
  const known = canonicals.get(row)
  if (known !== undefined) return known
  const text = canonical(withoutKnown(row))
  canonicals.set(row, text)
  return text
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

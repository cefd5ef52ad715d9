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
  const after = new Map(believed.map((row) => [keyOf(table, row), row]))
  const closed: (Row & Known)[] = []
  for (const row of open) {
    const key = keyOf(table, row)
    if (isSame(row, after.get(key))) after.delete(key)
    else closed.push({ ...row, knownTo: now })
  }
  const opened = [...after.values()].map((row) => ({ ...row, knownFrom: now, knownTo: null }))
  return { closed, opened }
}

/** The fields that tell rows apart, as one text. No id and no instant holds a NUL. */
export function keyOf<Row extends object>({ key }: Table<Row>, row: Partial<Row>): string {
  let text = ''
  for (const field of key) text += `${row[field]}\0`
  return text
}

/** The row as a fold would write it again. */
export function withoutKnown<Row extends object>(row: Row & Partial<Known>): Row {
  const { knownFrom: _from, knownTo: _to, ...rest } = row
  // `as`: taking two fields off `Row & Known` leaves `Row`, which the compiler does not see through the generic.
  return rest as unknown as Row
}

/** Equal in everything but when it was believed. */
const isSame = (a: object, b: object | undefined): boolean =>
  b !== undefined && hasFieldsOf(a, b) && hasFieldsOf(b, a)

// Every row of a scope is compared at every event of the scope: comparing as text cost three quarters of a batch.
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((each, index) => isEqual(each, b[index]))
  }
  return Object.keys(a).length === Object.keys(b).length && hasFieldsOf(a, b)
}

function hasFieldsOf(a: object, b: object): boolean {
  for (const name in a) {
    if (name === 'knownFrom' || name === 'knownTo') continue
    // `as`: both are plain rows, read by whatever names they have.
    if (!isEqual((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name])) return false
  }
  return true
}

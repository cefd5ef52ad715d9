/** The open rows of one read model in memory, and what a batch of events changes about them. */
import type { Position } from '../events/vocabulary.ts'
import { isEqual, type Known, keyOf, revise, type Table } from './projection.ts'

type Held<Row> = Row & Known

/** What one step has changed: rows that were believed before it and no longer are, and rows that are believed since. */
export type RowChanges<Row> = Readonly<{ before: readonly Held<Row>[]; after: readonly Held<Row>[] }>

/**
 * A ledger is filled scope by scope, as events need it. A row that has been held once is never taken in again: what
 * stands here is newer than what is stored.
 */
export type Ledger<Row> = Readonly<{
  /** Takes in rows that are stored; those that were seen before are ignored. */
  hold(rows: readonly Held<Row>[]): void
  find(key: Partial<Row>): Held<Row> | undefined
  /** The rows that are believed now and have this value in an indexed field, in the order of their keys. */
  list(field: keyof Row & string, value: string): Held<Row>[]
  /** The same in no order: for `believe`, which needs none. */
  scope(field: keyof Row & string, value: string): Held<Row>[]
  listAll(): Held<Row>[]
  /** How many rows are held. */
  count(): number
  /** Replaces what is believed of a scope; rows that stay right are not touched. */
  believe(open: readonly Held<Row>[], believed: readonly Row[], now: Position): void
  /** What must be written since the last call. */
  takeChanges(): Readonly<{ closed: readonly Held<Row>[]; inserted: readonly Held<Row>[] }>
  /** From here on it remembers, of every row that is touched, what was believed before. */
  beginStep(): void
  /** What is otherwise than at `beginStep`, in the order of the keys; what came back as it was is left out. */
  takeStep(): RowChanges<Row>
}>

export function createLedger<Row extends object>(
  table: Table<Row>,
  indexed: readonly (keyof Row & string)[],
): Ledger<Row> {
  const open = new Map<string, Held<Row>>()
  const seen = new Set<string>()
  const indexes = new Map(indexed.map((field) => [field, new Map<string, Set<string>>()]))
  // Inserted in this batch: a row that opens and closes within one batch is written once, closed.
  let inserted = new Set<Held<Row>>()
  let closed: Held<Row>[] = []
  // Kept between `beginStep` and `takeStep` alone: a rebuild asks for no steps and pays for none.
  let journal: Map<string, Held<Row> | undefined> | undefined

  function note(key: string): void {
    if (journal && !journal.has(key)) journal.set(key, open.get(key))
  }

  function put(key: string, row: Held<Row>): void {
    seen.add(key)
    open.set(key, row)
    for (const [field, index] of indexes) {
      const value = String(row[field])
      const keys = index.get(value) ?? new Set()
      index.set(value, keys.add(key))
    }
  }

  function remove(key: string): Held<Row> | undefined {
    const row = open.get(key)
    if (!row) return undefined
    open.delete(key)
    for (const [field, index] of indexes) index.get(String(row[field]))?.delete(key)
    return row
  }

  function close(row: Held<Row>): void {
    const key = keyOf(table, row)
    note(key)
    const held = remove(key)
    if (!held || !inserted.delete(held)) closed.push(row)
    // Two folds at one position leave no trace of the first: nobody can ask in between.
    else if (row.knownFrom !== row.knownTo) inserted.add(row)
  }

  return {
    hold: (rows) => {
      for (const row of rows) {
        const key = keyOf(table, row)
        if (!seen.has(key)) put(key, row)
      }
    },
    find: (key) => open.get(keyOf(table, key)),
    list: (field, value) =>
      [...(indexes.get(field)?.get(value) ?? [])].sort().flatMap((key) => open.get(key) ?? []),
    scope: (field, value) =>
      [...(indexes.get(field)?.get(value) ?? [])].flatMap((key) => open.get(key) ?? []),
    listAll: () => [...open.keys()].sort().flatMap((key) => open.get(key) ?? []),
    count: () => open.size,
    believe: (scope, believed, now) => {
      const revision = revise(table, { open: scope, believed, now })
      for (const row of revision.closed) close(row)
      for (const row of revision.opened) {
        const key = keyOf(table, row)
        // It may have stood in another scope, which is folded later: a record moves with its proposition.
        const elsewhere = open.get(key)
        if (elsewhere) close({ ...elsewhere, knownTo: now })
        note(key)
        put(key, row)
        inserted.add(row)
      }
    },
    takeChanges: () => {
      const changes = { closed, inserted: [...inserted] }
      inserted = new Set()
      closed = []
      return changes
    },
    beginStep: () => {
      journal = new Map()
    },
    takeStep: () => {
      const touched = [...(journal ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
      journal = undefined
      const changed = touched
        .map(([key, before]) => ({ before, after: open.get(key) }))
        .filter(({ before, after }) => !isEqual(before, after))
      return {
        before: changed.flatMap(({ before }) => before ?? []),
        after: changed.flatMap(({ after }) => after ?? []),
      }
    },
  }
}

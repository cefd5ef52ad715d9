/** A table for people: columns as wide as their widest cell, and nothing that a pipe would stumble over. */
import { printable } from './terminal.ts'

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map((cell) => printable(cell).replace(/\s+/g, ' ')))
  const widths = head.map((_name, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Propositions that lead to each other: circles, and roads to both sides of one proposition. */
import type { Fault } from '../errors.ts'
import type { Codebook, Proposition } from './codebook.ts'

type Edge = Readonly<{ to: number; isNegative: boolean; pointer: string }>
type Graph = readonly (readonly Edge[])[]

/** Edges to what does not exist are faults of their own and are left out here. */
export function graphFaults({ propositions }: Codebook): Fault[] {
  const at = new Map<string, number>(propositions.map(({ id }, index) => [id, index]))
  const idOf = (index: number) => propositions[index]?.id ?? ''
  const implied = propositions.map(({ implies = [] }, from) =>
    implies.flatMap(({ proposition, polarity }, index): Edge[] => {
      const to = at.get(proposition)
      const pointer = `/propositions/${from}/implies/${index}`
      return to === undefined ? [] : [{ to, isNegative: polarity === '-', pointer }]
    }),
  )
  const heirs = propositions.map((proposition, from) => heirEdges(proposition, { at, from }))
  const circles = circlesOf(implied)
  const named = ({ places, pointer }: Circle, code: string, advice: string) => {
    const detail = `${places.map(idOf).join(' → ')}: ${advice}`
    return { pointer, code, detail }
  }
  return [
    ...circles.map((circle) => named(circle, 'implies_circle', 'a proposition must not imply itself')),
    ...circlesOf(heirs).map((circle) => named(circle, 'merge_circle', 'no proposition may replace itself')),
    ...propositions.flatMap(fateFaults),
    // A circle has no last proposition to begin with, and is to be mended first.
    ...(circles.length > 0 ? [] : bothSigns(implied, idOf)),
  ]
}

function heirEdges(
  { mergedInto, splitInto = [] }: Proposition,
  { at, from }: { at: ReadonlyMap<string, number>; from: number },
): Edge[] {
  const merged = mergedInto === undefined ? [] : [[mergedInto.proposition, 'mergedInto/proposition'] as const]
  const split = splitInto.map((id, index) => [id, `splitInto/${index}`] as const)
  return [...merged, ...split].flatMap(([id, field]): Edge[] => {
    const to = at.get(id)
    return to === undefined ? [] : [{ to, isNegative: false, pointer: `/propositions/${from}/${field}` }]
  })
}

function fateFaults({ id, mergedInto, splitInto }: Proposition, at: number): Fault[] {
  const both =
    mergedInto !== undefined && splitInto !== undefined
      ? [
          fault(
            `/propositions/${at}/splitInto`,
            'merged_and_split',
            `${id} is merged already; keep one of the two`,
          ),
        ]
      : []
  const again = (splitInto ?? []).flatMap((part, index, parts) =>
    parts.indexOf(part) < index
      ? [fault(`/propositions/${at}/splitInto/${index}`, 'duplicate_id', `${part} is in the list twice`)]
      : [],
  )
  return [...both, ...again]
}

type Circle = Readonly<{ places: readonly number[]; pointer: string }>

/** Depth first, with a stack of our own: a chain of 5,000 would overflow the call stack. */
function circlesOf(graph: Graph): Circle[] {
  const circles: Circle[] = []
  const state = new Uint8Array(graph.length) // 0 unseen, 1 on the path, 2 done
  for (let start = 0; start < graph.length; start++) {
    if (state[start] !== 0) continue
    const path = [{ at: start, next: 0 }]
    state[start] = 1
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = graph[top.at]?.[top.next++]
      if (edge === undefined) {
        state[top.at] = 2
        path.pop()
      } else if (state[edge.to] === 0) {
        state[edge.to] = 1
        path.push({ at: edge.to, next: 0 })
      } else if (state[edge.to] === 1) {
        const places = path.map(({ at }) => at)
        circles.push({ places: [...places.slice(places.indexOf(edge.to)), edge.to], pointer: edge.pointer })
      }
    }
  }
  return circles
}

/**
 * Propositions from which a road leads to "yes" and another to "no" of one and the same. Sets of bits, filled from the
 * ends backwards: 5,000 propositions of 50 edges each take a tenth of a second, a walk from each would take minutes.
 */
function bothSigns(graph: Graph, idOf: (index: number) => string): Fault[] {
  const wordCount = Math.ceil(graph.length / 32)
  const yes = graph.map(() => new Uint32Array(wordCount))
  const no = graph.map(() => new Uint32Array(wordCount))
  const faults: Fault[] = []
  for (const from of lastFirst(graph)) {
    const mine = { yes: yes[from], no: no[from] }
    if (!mine.yes || !mine.no) continue
    for (const { to, isNegative, pointer } of graph[from] ?? []) {
      const before = firstCommon(mine.yes, mine.no)
      include(isNegative ? mine.no : mine.yes, { bits: yes[to], also: to })
      include(isNegative ? mine.yes : mine.no, { bits: no[to] })
      const common = firstCommon(mine.yes, mine.no)
      // Told where the second road begins, and once: what implies this one inherits the fault.
      if (before === undefined && common !== undefined) {
        const detail = `${idOf(from)} leads to both + and - of ${idOf(common)}; take away one of the two roads`
        faults.push(fault(pointer, 'implies_both_signs', detail))
      }
    }
    if (firstCommon(mine.yes, mine.no) !== undefined) {
      mine.yes.fill(0)
      mine.no.fill(0)
    }
  }
  return faults
}

function include(set: Uint32Array, { bits, also }: { bits: Uint32Array | undefined; also?: number }): void {
  if (bits) for (let word = 0; word < set.length; word++) set[word] = (set[word] ?? 0) | (bits[word] ?? 0)
  if (also !== undefined) set[also >> 5] = (set[also >> 5] ?? 0) | (1 << (also & 31))
}

function firstCommon(a: Uint32Array, b: Uint32Array): number | undefined {
  for (let word = 0; word < a.length; word++) {
    const common = (a[word] ?? 0) & (b[word] ?? 0)
    if (common !== 0) return word * 32 + (31 - Math.clz32(common & -common))
  }
  return undefined
}

/** Every proposition after all that it implies; the graph has no circles. */
function lastFirst(graph: Graph): number[] {
  const waitsFor = graph.map((edges) => edges.length)
  const impliedBy: number[][] = graph.map(() => [])
  for (const [from, edges] of graph.entries()) for (const { to } of edges) impliedBy[to]?.push(from)
  const order = graph.flatMap((edges, index) => (edges.length === 0 ? [index] : []))
  for (let next = 0; next < order.length; next++) {
    for (const from of impliedBy[order[next] ?? -1] ?? []) {
      const left = (waitsFor[from] ?? 0) - 1
      waitsFor[from] = left
      if (left === 0) order.push(from)
    }
  }
  return order
}

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail })

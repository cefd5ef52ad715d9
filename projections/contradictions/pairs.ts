/** Pairs of acts that contradict each other, and the records into which they run together (semantics.md, section 5). */
import { daysBetween } from '../../events/calendar.ts'
import type { PartyId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import type { Act, ActLink } from '../acts/act.ts'
import { compareText } from '../compare-text.ts'
import { shareArticle } from './kinds.ts'
import { basisOf, cuesOf, type Links } from './links.ts'
import type { Basis, ContradictionKind, CuePlace, Dating } from './record.ts'

export type Pair = Readonly<{
  kind: ContradictionKind
  /** `groupOf` it, kept because every pair is asked for it many times. */
  group: string
  /** The earlier act is `a`; `sides[0]` is its side. */
  a: Act
  b: Act
  sides: readonly [string, string]
  subject: PartyId | null
  basis: Basis
  dating: Dating
  distance: number | null
  daysApart: number
  cues: readonly CuePlace[]
  /** Both acts are certain from here on. */
  from: Instant
  /** A side took its act back, or the contest was over; null while nothing ended it. */
  until: Instant | null
  endedBy: 'converged' | 'recanted' | null
}>

export type PairSource = Pick<Pair, 'kind' | 'subject'> &
  Readonly<{ sides: readonly [string, string]; until?: Instant | null; endedBy?: Pair['endedBy'] }>

/** Puts two acts in order and works out what the pair is worth; `source.sides` belong to the acts as given. */
export function makePair(x: Act, y: Act, source: PairSource, links: Links): Pair {
  const isInOrder = x.order <= y.order
  const [a, b] = isInOrder ? [x, y] : [y, x]
  const [first, second] = source.sides
  const between: readonly ActLink[] = links.between(a, b)
  const isCertain = (a.dated && b.dated) || shareArticle(a, b) || between.length > 0
  const from = b.moment
  const disputed = [a.disputedFrom, b.disputedFrom].flatMap((at) => at ?? []).sort()[0]
  const isAttribution = source.sides[0] === source.sides[1] && source.kind === 'explicit_denial'
  return {
    kind: source.kind,
    group: groupOf(source),
    subject: source.subject,
    a,
    b,
    sides: isInOrder ? [first, second] : [second, first],
    basis: basisOf(between),
    dating: isCertain ? 'certain' : 'possible',
    distance: a.polarity === null || b.polarity === null ? null : Math.abs(a.polarity - b.polarity),
    daysApart: Math.max(0, daysBetween(a.lastDay, b.firstDay)),
    cues: cuesOf(between),
    from,
    until: isAttribution ? null : (disputed ?? source.until ?? null),
    endedBy: isAttribution ? null : disputed ? 'recanted' : (source.endedBy ?? null),
  }
}

/** Which pair is shown first: the asserted one, the greater distance, the fewer days apart, the smaller ids. */
export function byWeight(x: Pair, y: Pair): number {
  return (
    Number(y.basis === 'source_asserted') - Number(x.basis === 'source_asserted') ||
    (y.distance ?? 0) - (x.distance ?? 0) ||
    x.daysApart - y.daysApart ||
    compareText(idsOf(x), idsOf(y))
  )
}

export const idsOf = ({ a, b }: Pair): string => [a.actId, b.actId].sort().join()

/** What all pairs of one record have in common. */
export const groupOf = ({ kind, sides, subject }: Pick<Pair, 'kind' | 'sides' | 'subject'>): string =>
  JSON.stringify([kind, [...sides].sort(), subject])

/** Dated facts that stand for themselves: one record per pair, and never over. */
export const standAlone: readonly ContradictionKind[] = [
  'self_reversal',
  'spokesperson_split',
  'word_vs_deed',
]

/** Pairs of one kind and two sides that share an act are one record; each group is in the order in which it arose. */
export function runTogether(pairs: readonly Pair[]): Pair[][] {
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    if (root !== name) parents.set(name, root)
    return root
  }
  const nameOf = (pair: Pair, act: Act): string =>
    standAlone.includes(pair.kind) ? idsOf(pair) + pair.group : act.actId + pair.group
  for (const pair of pairs) {
    const [x, y] = [rootOf(nameOf(pair, pair.a)), rootOf(nameOf(pair, pair.b))]
    if (x !== y) parents.set(x, y)
  }
  const records = new Map<string, Pair[]>()
  for (const pair of [...pairs].sort((x, y) => compareText(x.from, y.from) || byWeight(x, y))) {
    const root = rootOf(nameOf(pair, pair.a))
    const record = records.get(root)
    if (record) record.push(pair)
    else records.set(root, [pair])
  }
  return [...records.values()]
}

/** Which record is which: ids are found over all acts ever known, and neither new members nor retractions change them. */
import { derivedId } from '../../events/identity.ts'
import { type ActId, ContradictionId, type PropositionId } from '../../events/ids.ts'
import { byWeight, groupOf, type Pair, standAlone } from './pairs.ts'
import type { ContradictionRecord } from './record.ts'

export type Identified = Readonly<{ pairs: readonly Pair[]; known: ContradictionRecord | undefined }>

export type Matching = Readonly<{
  /** What is there now, each with the record that it continues. */
  identified: readonly Identified[]
  /** Records of which nothing is left, and those whose acts now belong to an older one. */
  gone: readonly Readonly<{ record: ContradictionRecord; bridgedBy: ContradictionRecord | undefined }>[]
}>

/**
 * Oldest records choose first: the group that holds their founding pair, else the one that shares most of the acts
 * they ever had. A younger record whose acts an older one took is bridged. A record of a single pair is that pair's
 * alone: it shares an act with its neighbours, and nothing else.
 *
 * @param groups  pairs as they run together now
 * @param known   every record ever founded on the proposition
 */
export function matchRecords(
  groups: readonly (readonly Pair[])[],
  known: readonly ContradictionRecord[],
): Matching {
  const groupsWith = indexByAct(groups)
  const takenBy = new Map<readonly Pair[], ContradictionRecord>()
  const gone = [...known].sort(byAge).flatMap((record) => {
    const wanted = groupsFor(record, groupsWith)
    const free = wanted.find((group) => !takenBy.has(group))
    if (free) takenBy.set(free, record)
    return free ? [] : [{ record, bridgedBy: wanted[0] && takenBy.get(wanted[0]) }]
  })
  return { identified: groups.map((pairs) => ({ pairs, known: takenBy.get(pairs) })), gone }
}

/** Where a record may go on: where its founding pair is, then with most of the acts it ever had. */
function groupsFor(record: ContradictionRecord, groupsWith: GroupsByAct): (readonly Pair[])[] {
  const shared = new Map<readonly Pair[], number>()
  const name = groupOf(record)
  for (const actId of record.actsEver) {
    for (const group of groupsWith.get(name + actId) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
  }
  const groups = [...shared]
    .sort(([a, x], [b, y]) => Number(isFoundingOf(record, b)) - Number(isFoundingOf(record, a)) || y - x)
    .map(([group]) => group)
  // What a person decided about one pair must not show at another that happens to share an act with it.
  return standAlone.includes(record.kind) ? groups.filter((group) => isFoundingOf(record, group)) : groups
}

/** The pair by which a record becomes known: of several at once, the one that is shown first. */
export function foundingOf(pairs: readonly [Pair, ...Pair[]]): Pair {
  const earliest = pairs.filter(({ from }) => from === pairs[0].from)
  return [...earliest].sort(byWeight)[0] ?? pairs[0]
}

export const contradictionIdOf = ({ kind, a, b }: Pair, proposition: PropositionId): ContradictionId =>
  ContradictionId.parse(derivedId('con', [kind, proposition, ...[a.actId, b.actId].sort()]))

type GroupsByAct = ReadonlyMap<string, ReadonlySet<readonly Pair[]>>

/** Groups by kind, sides and act: one act may stand in several records. */
function indexByAct(groups: readonly (readonly Pair[])[]): GroupsByAct {
  const index = new Map<string, Set<readonly Pair[]>>()
  for (const group of groups) {
    for (const pair of group) {
      for (const { actId } of [pair.a, pair.b]) {
        const key = pair.group + actId
        const entry = index.get(key) ?? new Set()
        entry.add(group)
        index.set(key, entry)
      }
    }
  }
  return index
}

const isFoundingOf = ({ founding }: ContradictionRecord, group: readonly Pair[]): boolean =>
  group.some(({ a, b }) => isPairOf(founding, a.actId, b.actId))

const isPairOf = ([x, y]: readonly [ActId, ActId], a: ActId, b: ActId): boolean =>
  (x === a && y === b) || (x === b && y === a)

const byAge = (a: ContradictionRecord, b: ContradictionRecord): number =>
  a.foundAt - b.foundAt || (a.contradictionId < b.contradictionId ? -1 : 1)

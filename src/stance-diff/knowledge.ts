/** What the answers of some pairs rested on between two positions: their own rows, premises, and whoever controls conditions. */
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import {
  type DayEnds,
  listDecidingRevisions,
  listPeriodRevisions,
  type Stretch,
} from '../../db/stance-revisions.ts'
import type { CivilDate, Position } from '../../events/vocabulary.ts'
import type { Act } from '../../projections/acts/act.ts'
import type { Known } from '../../projections/projection.ts'
import { controllersOf, distinctPairs, type Pair, pairKey } from '../../projections/stances/pair.ts'
import type { Period } from '../../projections/stances/period.ts'
import { neededPairs, validAtEndOf } from '../../projections/stances/read-stance.ts'
import type { Knowledge } from '../../projections/stances/stance-diff.ts'
import type { PublishedCodebook } from '../codebooks.ts'
import { actOf, foldDate, toPeriod } from '../read-stance.ts'

/** Revisions of one pair that are looked at, the newest; whoever wants older ones asks for a shorter stretch. */
const revisionsMax = 100
/** Between which positions, about which day. */
export type Question = Readonly<{
  stretch: Stretch
  validAt: CivilDate
  /** Every codebook of the dossier, oldest first. */
  codebooks: readonly PublishedCodebook[]
}>

type Store = Readonly<{
  knowledge: Knowledge
  /** The oldest position from which everything that the pair's answer rests on was read. */
  knownSince: (pair: Pair) => Position
}>

type Revisions = { periods: (Period & Known)[]; acts: (Act & Known)[]; since: Position }

/** Own rows first, then what they may follow from, then whoever controls what they are conditional on. */
export async function loadKnowledge(
  db: Kysely<Database>,
  { stretch, validAt: date, codebooks: published }: Question,
  pairs: readonly Pair[],
): Promise<Store> {
  const validAt = foldDate(date)
  const codebooks = inForce(published, stretch)
  const ends = codebooks.map(({ codebook }) => validAtEndOf(validAt, codebook.timeZone)).sort()
  const [first = '', last = first] = [ends[0], ends.at(-1)]
  const held = new Map<string, Revisions>()
  const load = async (wanted: readonly Pair[]) => {
    const missing = wanted.filter((pair) => !held.has(pairKey(pair)))
    await loadRevisions(db, held, { stretch, pairs: missing, dayEnds: { first, last } })
  }
  await load(pairs)
  const premises = (pair: Pair) => codebooks.flatMap(({ codebook }) => neededPairs(codebook, pair, []))
  await load(
    distinctPairs(pairs.filter((pair) => mayFollow(held.get(pairKey(pair)), stretch)).flatMap(premises)),
  )
  await load(controllersOf([...held.values()].flatMap(({ acts }) => acts)))
  return {
    knowledge: { validAt, codebooks, revisionsOf: (pair) => held.get(pairKey(pair)) },
    knownSince: (pair) => {
      const near = [pair, ...premises(pair)].flatMap((each) => held.get(pairKey(each)) ?? [])
      const controllers = controllersOf(near.flatMap(({ acts }) => acts))
      const all = [...near, ...controllers.flatMap((each) => held.get(pairKey(each)) ?? [])]
      return Math.max(stretch.from, ...all.map(({ since }) => since))
    },
  }
}

const inForce = (published: readonly PublishedCodebook[], { from, to }: Stretch): PublishedCodebook[] => {
  const first = published.findLast(({ position }) => position <= from)
  return [...(first ? [first] : []), ...published.filter(({ position }) => from < position && position <= to)]
}

/** Whatever was unknown, or only reported, at some position may have followed from something else there. */
function mayFollow(revisions: Revisions | undefined, { from, to }: Stretch): boolean {
  let reached = from
  for (const { knownFrom, knownTo, status } of revisions?.periods ?? []) {
    if (knownFrom > reached || status === 'unknown' || status === 'reported_only') return true
    reached = knownTo ?? to + 1
  }
  return reached <= to
}

async function loadRevisions(
  db: Kysely<Database>,
  held: Map<string, Revisions>,
  { stretch, pairs, dayEnds }: Readonly<{ stretch: Stretch; pairs: readonly Pair[]; dayEnds: DayEnds }>,
): Promise<void> {
  const loaded = new Map(
    pairs.map((pair): [string, Revisions] => [pairKey(pair), { periods: [], acts: [], since: stretch.from }]),
  )
  const rows = await listPeriodRevisions(db, stretch, { pairs, dayEnds, limit: revisionsMax })
  // A full yes or no has no conditions (semantics.md, 1), so its acts have nothing to add to its state.
  const deciders = rows
    .filter(({ value }) => Math.abs(value ?? 2) < 2)
    .flatMap(({ party, proposition, deciding_acts }) =>
      deciding_acts.map((actId) => ({ party, proposition, actId })),
    )
  const acts = await listDecidingRevisions(db, stretch, {
    deciders: [...new Map(deciders.map((each) => [JSON.stringify(each), each])).values()],
    limit: revisionsMax,
  })
  for (const row of rows) loaded.get(pairKey(row))?.periods.push({ ...toPeriod(row), ...knownOf(row) })
  for (const row of acts) loaded.get(pairKey(row))?.acts.push({ ...actOf(row), ...knownOf(row) })
  for (const [key, revisions] of loaded) {
    const moments = new Set(revisions.acts.map(({ moment }) => moment))
    const acts = [...moments].map((moment) => revisions.acts.filter((act) => act.moment === moment))
    for (const group of [revisions.periods, ...acts]) {
      const revised = group.map(({ knownFrom }) => knownFrom).filter((position) => position > stretch.from)
      if (revised.length >= revisionsMax) revisions.since = Math.max(revisions.since, Math.min(...revised))
    }
    held.set(key, revisions)
  }
}

const knownOf = (row: Readonly<{ known_from: number; known_to: number | null }>): Known => ({
  knownFrom: row.known_from,
  knownTo: row.known_to,
})

/** Reads what one stance, or a matrix of them, is assembled from: rows at both dates, deciding acts, related pairs. */
import type { Kysely } from 'kysely'
import type { ReadPoint } from '../db/articles.ts'
import type { Database } from '../db/schema.ts'
import {
  type ActRow,
  findPeriod,
  listActs,
  listDecidingActs,
  listPeriods,
  listPeriodsAt,
  type StancePeriodRow,
} from '../db/stances.ts'
import type { Codebook } from '../events/codebook/codebook.ts'
import { ActId, PartyId, PropositionId } from '../events/ids.ts'
import { type CivilDate, Polarity } from '../events/vocabulary.ts'
import type { Act } from '../projections/acts/act.ts'
import type { PeriodBody } from '../projections/rows.ts'
import { premisesOf } from '../projections/stances/entailment.ts'
import { byPair, controllersOf, type Pair, pairKey } from '../projections/stances/pair.ts'
import { type Period, type StanceStatus, stanceStatuses } from '../projections/stances/period.ts'
import { assembleStance, neededPairs } from '../projections/stances/read-stance.ts'
import {
  type DirectState,
  entriesMax,
  type StanceAnswer,
  type StanceFacts,
} from '../projections/stances/stance-facts.ts'

/** Enough to fill every list of one answer, with room for acts that only one of the lists takes. */
const actsMax = { self: entriesMax * 4, listed: entriesMax * 2 } as const
/** Earlier runs that one answer tells of; `/history` has all of them. */
const earlierMax = 200

/** Where and when a stance is read. */
export type StanceMoment = Readonly<{
  at: ReadPoint
  validAt: CivilDate
  validAtEnd: string
  zone: string
  codebook: Codebook
}>

/** The whole answer of one pair; what grows is cut to the newest entries. */
export async function readStance(
  db: Kysely<Database>,
  moment: StanceMoment,
  pair: Pair,
): Promise<StanceAnswer> {
  return assembleStance(await readFacts(db, moment, pair))
}

export async function readFacts(
  db: Kysely<Database>,
  moment: StanceMoment,
  pair: Pair,
): Promise<StanceFacts> {
  const { at, validAtEnd } = moment
  const row = await findPeriod(db, at, { ...pair, validAtEnd })
  const [earlier, acts] = await Promise.all([
    listPeriods(db, at, {
      ...pair,
      beginBefore: row?.valid_from ?? validAtEnd,
      limit: earlierMax,
      newestFirst: true,
    }),
    readActs(db, moment, { pair, row }),
  ])
  const states = await readRelatedStates(db, moment, neededPairs(moment.codebook, pair, acts))
  return {
    ...pair,
    validAt: foldDate(moment.validAt),
    zone: moment.zone,
    codebook: moment.codebook,
    period: row ? toPeriod(row) : null,
    earlier: earlier.reverse().map(toPeriod),
    acts,
    stateOf: (party, proposition) => states.get(pairKey({ party, proposition })),
  }
}

/** All acts of a pair that has few, in one read; else the newest of either role, and those that decide. */
async function readActs(
  db: Kysely<Database>,
  { at, validAtEnd }: StanceMoment,
  { pair, row }: Readonly<{ pair: Pair; row: StancePeriodRow | undefined }>,
): Promise<Act[]> {
  const wish = { ...pair, validAtEnd }
  const all = await listActs(db, at, { ...wish, role: 'any', limit: actsMax.self })
  if (all.length < actsMax.self) return all.map(actOf)
  const [own, listed, deciding] = await Promise.all([
    listActs(db, at, { ...wish, role: 'self', limit: actsMax.self }),
    listActs(db, at, { ...wish, role: 'listed', limit: actsMax.listed }),
    listDecidingActs(db, at, row ? decidersOf([row]) : []),
  ])
  return distinct([...own, ...listed, ...deciding].map(actOf))
}

export type MatrixEntry = Pair & Readonly<{ answer: StanceAnswer }>

export type MatrixWish = Readonly<{ party?: PartyId | undefined; proposition?: PropositionId | undefined }>

/**
 * Every pair with a state of its own, or with one that follows from another; without evidence.
 *
 * @returns undefined when there are more pairs than `pairsMax`
 */
export async function readMatrix(
  db: Kysely<Database>,
  moment: StanceMoment,
  { party, proposition, pairsMax }: MatrixWish & Readonly<{ pairsMax: number }>,
): Promise<MatrixEntry[] | undefined> {
  const { at, validAtEnd, codebook } = moment
  const premises = proposition && premisesOf(codebook, proposition).map((premise) => premise.proposition)
  const rows = await listPeriodsAt(db, at, {
    validAtEnd,
    ...(party && { parties: [party] }),
    ...(proposition && { propositions: [proposition, ...(premises ?? [])] }),
    limit: pairsMax + 1,
  })
  if (rows.length > pairsMax) return undefined
  const states = await withActs(db, at, rows)
  const controllers = controllersOf(actsOf(states)).filter((pair) => !states.has(pairKey(pair)))
  const related = await readStates(db, moment, controllers)
  const stateOf: StanceFacts['stateOf'] = (aParty, aProposition) => {
    const key = pairKey({ party: aParty, proposition: aProposition })
    return states.get(key) ?? related.get(key)
  }
  return pairsToShow(rows, { codebook, proposition }).map((pair) => {
    const own = states.get(pairKey(pair))
    const answer = assembleStance({
      ...pair,
      validAt: foldDate(moment.validAt),
      zone: moment.zone,
      codebook,
      period: own?.period ?? null,
      earlier: [],
      acts: own?.acts ?? [],
      stateOf,
    })
    return { ...pair, answer }
  })
}

/** The pairs that have a row, and those whose proposition follows, by the codebook, from one that has. */
function pairsToShow(
  rows: readonly StancePeriodRow[],
  { codebook, proposition }: Readonly<{ codebook: Codebook; proposition: PropositionId | undefined }>,
): Pair[] {
  const conclusions = conclusionsOf(codebook)
  // What was merged is read under the other name, even where something would follow from its own edges.
  const known = new Set(
    codebook.propositions.filter(({ mergedInto }) => !mergedInto).map(({ id }): string => id),
  )
  const pairs = new Map<string, Pair>()
  for (const row of rows) {
    const party = PartyId.parse(row.party)
    for (const id of [PropositionId.parse(row.proposition), ...(conclusions.get(row.proposition) ?? [])]) {
      if ((proposition === undefined || id === proposition) && known.has(id)) {
        pairs.set(pairKey({ party, proposition: id }), { party, proposition: id })
      }
    }
  }
  return [...pairs.values()].sort(byPair)
}

// A codebook is one object for as long as it is kept in memory, and its graph costs a walk per proposition.
const knownConclusions = new WeakMap<Codebook, ReadonlyMap<string, readonly PropositionId[]>>()

/** For every proposition, those of which a sign may follow from it. */
function conclusionsOf(codebook: Codebook): ReadonlyMap<string, readonly PropositionId[]> {
  const known = knownConclusions.get(codebook)
  if (known) return known
  const conclusions = new Map<string, PropositionId[]>()
  const isLinked = codebook.propositions.some(({ implies = [] }) => implies.length > 0)
  for (const { id } of isLinked ? codebook.propositions : []) {
    for (const premise of premisesOf(codebook, id)) {
      conclusions.set(premise.proposition, [...(conclusions.get(premise.proposition) ?? []), id])
    }
  }
  knownConclusions.set(codebook, conclusions)
  return conclusions
}

/** Premises and controllers, and then the controllers of the premises' own conditions: one step each. */
async function readRelatedStates(
  db: Kysely<Database>,
  moment: StanceMoment,
  pairs: readonly Pair[],
): Promise<Map<string, DirectState>> {
  const first = await readStates(db, moment, pairs)
  const missing = controllersOf(actsOf(first)).filter((pair) => !first.has(pairKey(pair)))
  const second = await readStates(db, moment, missing)
  return new Map([...first, ...second])
}

const actsOf = (states: ReadonlyMap<string, DirectState>): Act[] =>
  [...states.values()].flatMap(({ acts }) => acts)

async function readStates(
  db: Kysely<Database>,
  { at, validAtEnd }: StanceMoment,
  pairs: readonly Pair[],
): Promise<Map<string, DirectState>> {
  if (pairs.length === 0) return new Map()
  const parties = [...new Set(pairs.map(({ party }) => party))]
  const propositions = [...new Set(pairs.map(({ proposition }) => proposition))]
  const limit = parties.length * propositions.length
  const rows = await listPeriodsAt(db, at, { validAtEnd, parties, propositions, limit })
  return await withActs(db, at, rows)
}

async function withActs(
  db: Kysely<Database>,
  at: ReadPoint,
  rows: readonly StancePeriodRow[],
): Promise<Map<string, DirectState>> {
  // Also of a full yes or no: all its conditions may be met, or an act that ties with it may have some.
  const acts = await listDecidingActs(db, at, decidersOf(rows.filter(({ value }) => value !== null)))
  const actsOf = new Map<string, Act[]>()
  for (const row of acts) {
    const key = JSON.stringify([row.party, row.proposition])
    actsOf.set(key, [...(actsOf.get(key) ?? []), actOf(row)])
  }
  return new Map(
    rows.map((row) => {
      const key = JSON.stringify([row.party, row.proposition])
      return [key, { period: toPeriod(row), acts: actsOf.get(key) ?? [] }]
    }),
  )
}

const decidersOf = (rows: readonly StancePeriodRow[]) =>
  rows.flatMap(({ party, proposition, deciding_acts }) =>
    deciding_acts.map((actId) => ({ party, proposition, actId })),
  )

export function toPeriod(row: StancePeriodRow): Period {
  // Written by our own fold in this very shape: parsing every body again would cost more than the query.
  const body = row.body as PeriodBody
  return {
    validFrom: row.valid_from,
    validTo: row.valid_to,
    status: statusOf(row.status),
    value: row.value === null ? null : Polarity.parse(row.value),
    since: row.since,
    sinceNoLaterThan: row.since_no_later_than,
    lastAffirmedAt: row.last_affirmed_at,
    lastMentionedAt: row.last_mentioned_at,
    validUntil: row.valid_until,
    foldVersion: row.fold_version,
    evidenceCount: row.evidence_count,
    decidingActs: row.deciding_acts.map((actId) => ActId.parse(actId)),
    ...body,
  }
}

function statusOf(text: string): StanceStatus {
  const status = stanceStatuses.find((known) => known === text)
  if (!status) throw new Error(`no stance has the status ${text}`)
  return status
}

// As above: the fold wrote it.
export const actOf = (row: Pick<ActRow, 'body'>): Act => row.body as Act

const distinct = (acts: readonly Act[]): Act[] => [...new Map(acts.map((act) => [act.actId, act])).values()]

/** The day after the last one of the calendar cannot be written, and nothing begins on it. */
export const foldDate = (date: CivilDate): CivilDate => (date === '9999-12-31' ? '9999-12-30' : date)

/** What is known of a party, an agent or a proposition at both dates: stances, newest claims, open contradictions. */
import { z } from 'zod'
import { listNewestClaims, type NewestClaimWish } from '../../db/claims.ts'
import type { PartyId, PropositionId } from '../../events/ids.ts'
import { listRecords } from '../read-contradictions.ts'
import { readMatrix } from '../read-stance.ts'
import type { AsOf } from './as-of.ts'
import { type Claim, ClaimShape, toClaims } from './claim-shape.ts'
import { toContradictions } from './contradiction-answer.ts'
import { type Contradiction, ContradictionShape } from './contradiction-shape.ts'
import type { Dependencies } from './dependencies.ts'
import { readPoint, recordMoment } from './read-point.ts'
import { momentOf, pairsMax } from './stance-moment.ts'
import { StanceState, toState } from './stance-shape.ts'

/** Enough for a page; the links lead to the rest. */
const newestMax = 10

export const Link = z.string().max(2_000)

/** What every page of an entity has beside the entity itself. */
export const knownFields = {
  stances: z
    .array(StanceState)
    .max(pairsMax)
    .nullable()
    .describe(`What is known of its pairs, as the matrix has them; null above ${pairsMax} pairs.`),
  latestClaims: z
    .array(ClaimShape)
    .max(newestMax)
    .describe(
      'The newest that may have been said by `validAt`, by the end of the interval in which they were said; an undated claim stands with the day of its publication.',
    ),
  claimsUrl: Link.describe('All of its claims, at the same dates.'),
  openContradictions: z
    .array(ContradictionShape)
    .max(newestMax)
    .describe('The newest found that are open at `validAt`; of every kind but `opposition`.'),
  contradictionsUrl: Link.describe('All of its open contradictions, at the same dates.'),
}

/** Whose page it is: by which filter its claims and its contradictions are listed, and whose stances it shows. */
export type Subject = Readonly<{
  dossier: string
  claims: Pick<NewestClaimWish, 'by' | 'id'>
  contradictions: Readonly<{ party: string } | { speaker: string } | { proposition: string }>
  stances: readonly (Readonly<{ party: PartyId }> | Readonly<{ proposition: PropositionId }>)[]
}>

type KnownOfEntity = Readonly<{
  stances: z.infer<typeof StanceState>[] | null
  latestClaims: Claim[]
  claimsUrl: string
  openContradictions: Contradiction[]
  contradictionsUrl: string
}>

export async function readKnown(deps: Dependencies, asOf: AsOf, subject: Subject): Promise<KnownOfEntity> {
  const { dossier, claims, contradictions } = subject
  const at = readPoint(dossier, asOf)
  const [stances, claimRows, records] = await Promise.all([
    readStances(deps, asOf, subject),
    listNewestClaims(deps.db, at, { ...asOf.echo, ...claims, limit: newestMax }),
    listRecords(deps.db, recordMoment(dossier, asOf), {
      ...contradictions,
      state: 'open',
      limit: newestMax,
    }),
  ])
  const [latestClaims, openContradictions] = await Promise.all([
    toClaims(deps, { at, asOf, rows: claimRows }),
    toContradictions(deps, { dossier, asOf }, records),
  ])
  return {
    stances,
    latestClaims,
    claimsUrl: listUrl(dossier, asOf, { list: 'claims', [claims.by]: claims.id }),
    openContradictions,
    contradictionsUrl: listUrl(dossier, asOf, { list: 'contradictions', ...contradictions, state: 'open' }),
  }
}

async function readStances(
  { db }: Dependencies,
  asOf: AsOf,
  { dossier, stances }: Subject,
): Promise<KnownOfEntity['stances']> {
  const moment = momentOf(dossier, asOf)
  if (!moment) return []
  const slices = await Promise.all(
    stances.map(async (slice) => await readMatrix(db, moment, { ...slice, pairsMax })),
  )
  const found = slices.flatMap((slice) => slice ?? [])
  if (slices.includes(undefined) || found.length > pairsMax) return null
  return found
    .filter(({ answer }) => answer.status !== 'unknown')
    .map(({ answer, ...pair }) => ({ ...pair, ...toState(answer) }))
}

/** A list of the same dossier, at the same dates for ever. */
export function listUrl(
  dossier: string,
  { echo: { validAt, position } }: AsOf,
  { list, ...filters }: Readonly<{ list: string } & Record<string, string>>,
): string {
  const query = new URLSearchParams({ ...filters, validAt, knownAt: `position:${position}` })
  return `/v1/dossiers/${dossier}/${list}?${query}`
}

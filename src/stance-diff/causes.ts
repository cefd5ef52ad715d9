/** From the positions at which answers turned to the events behind them: which claims, who decided, which codebook. */
import type { Kysely } from 'kysely'
import { type EventPlace, readPlaces, readPositions } from '../../db/log/read.ts'
import type { Database } from '../../db/schema.ts'
import { type ClaimChangeRow, listClaimChanges } from '../../db/stance-revisions.ts'
import { addDays, dayOf, justBefore } from '../../events/calendar.ts'
import { parseEvent } from '../../events/catalog.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { PartyId, PropositionId } from '../../events/ids.ts'
import { type Position, Voice } from '../../events/vocabulary.ts'
import type { Pair } from '../../projections/stances/pair.ts'
import { type ClaimFacts, concerns, type Turn } from '../../projections/stances/stance-diff.ts'
import type { PublishedCodebook } from '../codebooks.ts'
import type { Question } from './knowledge.ts'

/** Events that are told for one pair, the newest. */
export const causesMax = 50
/** Claims that are named beside one event, and pairs: an article has at most some hundreds of them. */
export const claimsMax = 1_000
export const behindMax = 100

/** One event that led from one answer to the other. */
export type Cause = Readonly<{
  position: Position
  recordedAt: string
  /** From here on the read models follow it: later than `position` for what one run of the rules found. */
  believedAt: Position
  type: string
  articleId: string | null
  claims: readonly string[]
  /** The pairs whose own state it changed: the pair itself, a premise, or what a condition asks of another party. */
  pairs: readonly Pair[]
  by: string | null
  reason: string | null
  verdict: 'accepted' | 'rejected' | null
  supersededBy: string | null
  codebookVersion: string | null
}>

/** From a turn to the events behind it; whatever all turns need is read at once. */
export async function causeFinder(
  db: Kysely<Database>,
  { stretch, codebooks }: Question,
  turns: readonly Turn[],
): Promise<(turn: Turn) => Cause[]> {
  const { dossierId } = stretch
  const positions = [...new Set(turns.map(({ position }) => position))]
  const places = new Map((await readPlaces(db, dossierId, positions)).map((place) => [place.position, place]))
  const articleIds = [...new Set([...places.values()].flatMap(({ stream }) => articleOf(stream) ?? []))]
  const changes = changesAt(await listClaimChanges(db, stretch, { articleIds, positions }))
  const found = new Map(
    turns.map((turn) => {
      const place = places.get(turn.position)
      const codebook = codebooks.findLast(({ position }) => position <= turn.position)?.codebook
      const changed = changes.get(turn.position) ?? []
      return [turn, place ? sourcesOf(turn, { place, changed, codebook }) : []]
    }),
  )
  // A codebook is in memory already, and its event may have two megabytes.
  const published = new Map(codebooks.map((each) => [each.position, each]))
  const wanted = [...found.values()].flat().filter(({ position }) => !published.has(position))
  const events = await readPositions(db, dossierId, [...new Set(wanted.map(({ position }) => position))])
  const told = new Map(events.map((stored) => [stored.position, stored]))
  return (turn) =>
    (found.get(turn) ?? []).flatMap(({ position, claims, pairs }): Cause[] => {
      const cause = {
        position,
        believedAt: turn.position,
        claims: claims.slice(0, claimsMax),
        pairs: pairs.slice(0, behindMax),
      }
      const codebook = published.get(position)
      if (codebook) return [{ ...cause, ...ofCodebook(codebook) }]
      const stored = told.get(position)
      return stored ? [{ ...cause, ...ofEvent(stored) }] : []
    })
}

const articleOf = (stream: string): string | undefined =>
  stream.startsWith('article-') ? stream.slice('article-'.length) : undefined

/** What a position did to one claim. */
type ClaimChange = Readonly<{ before: ClaimChangeRow | undefined; after: ClaimChangeRow | undefined }>

function changesAt(rows: readonly ClaimChangeRow[]): ReadonlyMap<number, readonly ClaimChange[]> {
  const changes = new Map<number, Map<string, ClaimChange>>()
  const note = (position: number | null, row: ClaimChangeRow, side: keyof ClaimChange) => {
    if (position === null) return
    const claims = changes.get(position) ?? new Map<string, ClaimChange>()
    const none = { before: undefined, after: undefined }
    changes.set(position, claims.set(row.claim_id, { ...none, ...claims.get(row.claim_id), [side]: row }))
  }
  for (const row of rows) {
    note(row.known_from, row, 'after')
    note(row.known_to, row, 'before')
  }
  return new Map([...changes].map(([position, claims]) => [position, [...claims.values()]]))
}

type Source = Pick<Cause, 'position' | 'claims' | 'pairs'>

/**
 * The claims' own events where they have any: of a run of the rules these stand before the position from which it is
 * believed. Else the event at that position itself, with the claims that it touched.
 */
function sourcesOf(
  { pairs }: Turn,
  {
    place: { position, stream },
    changed,
    codebook,
  }: Readonly<{ place: EventPlace; changed: readonly ClaimChange[]; codebook: Codebook | undefined }>,
): Source[] {
  const whole = { position, claims: [], pairs }
  const articleId = articleOf(stream)
  if (articleId === undefined || !codebook) return [whole]
  const touched = changed.flatMap((change) => {
    const rows = [change.before, change.after].flatMap((row) => (row?.article_id === articleId ? [row] : []))
    const facts = rows.map((row) => factsOf(row, codebook.timeZone))
    const [row] = rows
    const concerned = pairs.filter((pair) => facts.some((claim) => concerns(claim, pair, codebook)))
    return row && concerned.length > 0 ? [{ change, claimId: row.claim_id, pairs: concerned }] : []
  })
  const own = touched.flatMap(({ change: { before, after }, claimId, ...rest }): Source[] =>
    after && after.last_event_at !== before?.last_event_at
      ? [{ position: after.last_event_at, claims: [claimId], ...rest }]
      : [],
  )
  if (own.length > 0) return own.sort((a, b) => a.position - b.position)
  return [{ ...whole, claims: touched.map(({ claimId }) => claimId) }]
}

// The columns were written from parsed readings.
function factsOf(row: ClaimChangeRow, zone: string): ClaimFacts {
  const { stated_to: end } = row
  const lastDay =
    end === null
      ? dayOf(row.published_at, zone)
      : end.length === 10
        ? addDays(end, -1)
        : dayOf(justBefore(end), zone)
  return {
    proposition: PropositionId.parse(row.proposition),
    voice: Voice.parse(row.voice),
    holder: PartyId.nullable().parse(row.holder),
    aboutParty: PartyId.nullable().parse(row.about_party),
    lastDay,
  }
}

const ofCodebook = ({ recordedAt, by, codebook }: PublishedCodebook) => ({
  recordedAt,
  type: 'CodebookPublished',
  articleId: null,
  by,
  reason: null,
  verdict: null,
  supersededBy: null,
  codebookVersion: codebook.version,
})

/** What was erased says no more than that it was there. */
function ofEvent(stored: Awaited<ReturnType<typeof readPositions>>[number]) {
  const event = parseEvent(stored)
  const { recordedAt, type, stream } = stored
  return {
    recordedAt,
    type,
    articleId: articleOf(stream) ?? null,
    by: event && 'by' in event ? event.by : null,
    reason: event && 'reason' in event ? event.reason : null,
    verdict: event && 'verdict' in event ? event.verdict : null,
    supersededBy: event && 'supersededBy' in event ? event.supersededBy : null,
    codebookVersion: event && 'codebookVersion' in event ? event.codebookVersion : null,
  }
}

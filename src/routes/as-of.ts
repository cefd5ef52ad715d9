/** Both time axes of a read: which day is asked about, and what was known. Resolved once, echoed in every answer. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findReadState, findRecordedAt, type ReadState, waitForPosition } from '../../db/as-of.ts'
import { addDays, dayOf, startOfDay } from '../../events/calendar.ts'
import { CivilDate, Instant, Position } from '../../events/vocabulary.ts'
import { rulesVersion } from '../../projections/rules-version.ts'
import type { PublishedCodebook } from '../codebooks.ts'
import { noSuchDossier } from '../command.ts'
import { Problem, type ProblemCode, projectionBehind, remedyOf } from '../problem.ts'
import { askAgain, cacheForDay, setCaching } from './conditional.ts'
import type { Dependencies } from './dependencies.ts'
import { dateText, integerText, type KnownAt, knownAtText } from './parameters.ts'

/** Raised when answers change their form, or are read otherwise from the same rows, so that old tags no longer match. */
const representation = 2
const positionMax = Number.MAX_SAFE_INTEGER

export const minPosition = integerText({ min: 0, max: positionMax })
  .optional()
  .describe('Wait, up to five seconds, until the answer reflects this position: read your own write.')

export const asOfQuery = {
  validAt: dateText
    .optional()
    .describe('The day asked about, to its end in the time zone of the dossier. Default: today.'),
  knownAt: knownAtText
    .optional()
    .describe('What was known by then: an instant with offset, or `position:412`. Default: everything.'),
  minPosition,
}

export const AsOfEcho = z.object({
  validAt: CivilDate.describe('The day that was asked about, or today.'),
  validAtEnd: Instant.describe('The end of that day in the zone of the dossier; excluded.'),
  knownAt: Instant.nullable().describe('When the event at `position` was recorded; null before the first.'),
  position: Position.describe('How much of the log the answer reflects.'),
  pinned: z
    .boolean()
    .describe(
      'Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given.',
    ),
})
export type AsOfEcho = z.infer<typeof AsOfEcho>

export type AsOf = Readonly<{
  echo: Readonly<AsOfEcho>
  /** Which rows are read; 0 when nothing was projected yet. */
  generation: number
  /** Which rules folded these rows: a rebuild by the same rules gives the same rows again. */
  rules: string
  /** The codebook in force at `position`; without one nothing can be asked about. */
  published: PublishedCodebook | undefined
  /** Those that were published after `position`, oldest first. */
  later: readonly PublishedCodebook[]
  timeZone: string
}>

export type AsOfWish = Readonly<{
  validAt?: CivilDate | undefined
  knownAt?: KnownAt | undefined
  minPosition?: number | undefined
  /** The parameter that said `knownAt`, where it has another name; a refusal points at it. */
  pointer?: string | undefined
}>

/** As it was known at a position, whatever came later. */
export const pinnedAt = (position: number): AsOfWish & Readonly<{ knownAt: KnownAt }> => ({
  knownAt: { kind: 'position', position },
})

/** It remembers from which generation it reads: those rows must still be there when it is answered. */
export type DossierRequest = FastifyRequest & Readonly<{ params: Readonly<{ dossier: string }> }>

/**
 * Notes on the request, too, from which rows it is answered.
 *
 * @throws Problem, or Refusal `not_found` when there is no such dossier
 */
export async function resolveAsOf(
  deps: Dependencies,
  request: DossierRequest,
  wish: AsOfWish,
): Promise<AsOf> {
  const dossierId = request.params.dossier
  const first = await findReadState(deps.db, dossierId)
  if (!first) throw noSuchDossier(dossierId)
  const known = await resolveKnownAt(deps, dossierId, { wish, state: first })
  const state = await waitFor(deps, dossierId, { state: first, position: known.atLeast })
  request.readFrom = { dossierId, generation: state.generation }
  const position = known.position ?? state.projected
  const [codebooks, knownAt] = await Promise.all([
    deps.codebooks.list(dossierId),
    position === state.head.position && position > 0
      ? state.head.recordedAt
      : findRecordedAt(deps.db, dossierId, position),
  ])
  const published = codebooks.findLast((each) => each.position <= position)
  const timeZone = published?.codebook.timeZone ?? 'UTC'
  const validAt = wish.validAt ?? dayOf(deps.clock.now(), timeZone)
  return {
    echo: {
      validAt,
      validAtEnd: endOfDay(validAt, timeZone),
      knownAt: knownAt ?? null,
      position,
      // What was left open is today, and another day tomorrow.
      pinned: known.pinned && wish.validAt !== undefined,
    },
    generation: state.generation,
    rules: state.rules ?? rulesVersion,
    published,
    later: codebooks.filter((each) => each.position > position),
    timeZone,
  }
}

/** As of everything in the log, also what was appended a moment ago: the projection is waited for. */
export async function resolveAtHead(deps: Dependencies, request: DossierRequest): Promise<AsOf> {
  const head = await deps.log.head(request.params.dossier)
  return await resolveAsOf(deps, request, { minPosition: head?.position })
}

/** The last day of the calendar has no next one to begin: its last microsecond is as good. */
const endOfDay = (date: CivilDate, timeZone: string): Instant =>
  date === lastDay ? '9999-12-31T23:59:59.999999Z' : startOfDay(addDays(date, 1), timeZone)

type ResolvedKnownAt = Readonly<{
  /** Undefined: whatever the read models reflect when they are asked. */
  position: number | undefined
  pinned: boolean
  atLeast: number
}>

/** The day of whatever has none: as late as can be, so that its answer does not change at midnight. */
export const lastDay: CivilDate = '9999-12-31'

/**
 * An instant pins only the past: an append that is running may still commit with the `recordedAt` of the head. A
 * position always pins.
 */
async function resolveKnownAt(
  { log, clock }: Dependencies,
  dossierId: string,
  { wish, state }: Readonly<{ wish: AsOfWish; state: ReadState }>,
): Promise<ResolvedKnownAt> {
  const { head } = state
  const { pointer = '/knownAt' } = wish
  const least = wish.minPosition ?? 0
  checkReached(least, { head: head.position, pointer: '/minPosition' })
  if (wish.knownAt === undefined) return { position: undefined, pinned: false, atLeast: least }
  if (wish.knownAt.kind === 'position') {
    const { position } = wish.knownAt
    checkReached(position, { head: head.position, pointer })
    return { position, pinned: true, atLeast: Math.max(position, least) }
  }
  const { instant } = wish.knownAt
  // The log's clock may run ahead of ours: an instant that it has reached is no future.
  if (instant > clock.now() && instant > head.recordedAt) {
    throw problemAt(pointer, 'known_at_in_future', remedyOf('known_at_in_future'))
  }
  const position = await log.positionAt(dossierId, instant)
  return { position, pinned: instant < head.recordedAt, atLeast: Math.max(position, least) }
}

/** The known axis alone, for what is read from the log itself and waits for no projection. */
export async function resolveKnown(
  deps: Dependencies,
  dossierId: string,
  knownAt: KnownAt | undefined,
): Promise<Readonly<{ position: number; pinned: boolean }>> {
  const state = await findReadState(deps.db, dossierId)
  if (!state) throw noSuchDossier(dossierId)
  const { position, pinned } = await resolveKnownAt(deps, dossierId, { wish: { knownAt }, state })
  return { position: position ?? state.head.position, pinned }
}

function checkReached(
  position: number,
  { head, pointer }: Readonly<{ head: number; pointer: string }>,
): void {
  if (position <= head) return
  const detail = `The log has ${head} events so far; ${position} is beyond its head.`
  throw problemAt(pointer, 'position_not_reached', detail)
}

const problemAt = (pointer: string, code: ProblemCode, detail: string): Problem =>
  new Problem(code, detail, { errors: [{ pointer, code, detail }] })

async function waitFor(
  { db, projectionTimeoutMs }: Dependencies,
  dossierId: string,
  { state, position }: Readonly<{ state: ReadState; position: number }>,
): Promise<ReadState> {
  if (state.projected >= position) return state
  const reached = await waitForPosition(db, { dossierId, position, timeoutMs: projectionTimeoutMs })
  if (reached) return reached
  throw projectionBehind(`The read models have not reached position ${position} yet.`)
}

/**
 * Headers of an answer that stands on both axes; also answers 304. Call it when the answer is known to exist.
 *
 * @param since  the earlier moment, where the answer is what was learned after it
 */
export function pinCaching(
  exchange: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
  asOf: AsOf,
  since?: AsOf,
): void {
  const { echo, rules } = asOf
  setPosition(exchange, asOf, since)
  const isPinned = echo.pinned && (since?.echo.pinned ?? true)
  const positions = [...(since ? [since] : []), asOf].map((each) => `p${each.echo.position}`).join('-')
  setCaching(exchange, {
    etag: `"${positions}-${echo.validAt}-r${representation}.${rules}"`,
    cacheControl: isPinned ? cacheForDay : askAgain,
  })
}

/** The position, and the link that gives the same answer for ever. */
export function setPosition(
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
  { echo: { validAt, position } }: AsOf,
  since?: AsOf,
): void {
  reply.header('stancelog-position', position)
  const known = `position:${position}`
  const moments = since ? { from: `position:${since.echo.position}`, to: known } : { knownAt: known }
  addLink(reply, linkTo(request, { validAt, ...moments, minPosition: undefined }), 'self')
}

/** The request's own path and parameters, some of them replaced; never the host that the caller claims. */
export function linkTo(
  request: FastifyRequest,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const path = request.url.split('?', 1)[0] ?? ''
  const takes = parametersOf(request)
  const wanted = Object.entries(changes).filter(([name]) => takes.has(name))
  const parameters = new Map([...Object.entries(request.originalQuery()), ...wanted])
  const query = [...parameters].flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  )
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

/** A link names only parameters that its route takes. */
function parametersOf({ routeOptions }: FastifyRequest): ReadonlySet<string> {
  const schema = routeOptions.schema?.querystring
  return new Set(schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])
}

export function addLink(reply: FastifyReply, target: string, relation: string): void {
  const before = reply.getHeader('link')
  // Whatever could end the reference or the line was percent-encoded with the parameters; the path came through the router.
  const link = `<${target.replace(/[^\x21-\x7e]|[<>"]/g, encodeURIComponent)}>; rel="${relation}"`
  reply.header('link', typeof before === 'string' ? `${before}, ${link}` : link)
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The parameters as they were sent, before a schema turned them into values. */
    originalQuery(): Readonly<Record<string, string>>
  }
}

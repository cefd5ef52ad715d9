/** The two feeds of a dossier, its log and its notifications: what they take, and how a page of either is read. */
import { z } from 'zod'
import { readFeed } from '../../db/feed.ts'
import type { StoredEvent } from '../../db/log/read.ts'
import {
  findNotified,
  findSubscription,
  type NotificationFacets,
  type NotificationPlace,
  readNotifications,
} from '../../db/notifications.ts'
import { eventTypes } from '../../events/catalog.ts'
import { EndpointId } from '../../events/ids.ts'
import { type EndpointFilter, isWanted } from '../../projections/notifications/filter.ts'
import type { MessageType } from '../../projections/notifications/notification.ts'
import { noSuchDossier } from '../command.ts'
import { Problem } from '../problem.ts'
import {
  type FilterEntries,
  filterEntriesMax,
  filterFaults,
  filterFields,
} from '../webhooks/endpoint-filter.ts'
import type { Dependencies } from './dependencies.ts'

/** Behind everything of a position (`412`), or behind one of its messages (`412.3`). */
export const placePattern = /^(0|[1-9][0-9]{0,15})(?:\.([1-9][0-9]{0,8}))?$/

export function parsePlace(text: string): NotificationPlace | undefined {
  const [, position, index] = placePattern.exec(text) ?? []
  if (position === undefined || !Number.isSafeInteger(Number(position))) return undefined
  return { position: Number(position), index: index === undefined ? null : Number(index) }
}

export const placeText = ({ position, index }: NotificationPlace): string =>
  index === null ? String(position) : `${position}.${index}`

const entriesLengthMax = 7_000
const entries = (description: string) =>
  z
    .string()
    .max(entriesLengthMax)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().min(1).max(300)).max(filterEntriesMax))
    .optional()
    .describe(`${description} Separated by commas; one of them is enough.`)

const parameters = {
  feed: z
    .enum(['log', 'notifications'])
    .default('log')
    .describe('The events as they were recorded, or the messages that subscribers are pushed.'),
  types: z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(eventTypes as [string, ...string[]])).max(50))
    .optional()
    .describe('Of the log: only events of these types, separated by commas.'),
  stream: z
    .string()
    .regex(/^(?:codebook|dossier|(?:article-art|contradiction-con)_[0-9A-Z]{26})$/)
    .optional()
    .describe('Of the log: only events of this stream, such as `codebook` or `article-art_…`.'),
  eventTypes: entries('Of notifications: types such as `stance.changed`, groups such as `stance.*`, or `*`.'),
  parties: entries('Of notifications: those that concern these parties.'),
  propositions: entries('Of notifications: those on these propositions.'),
  speakers: entries('Of notifications: those that these speakers caused.'),
  contradictionKinds: entries('Of notifications: contradictions of these kinds.'),
  endpoint: EndpointId.optional().describe('Of notifications: what this webhook endpoint is told.'),
}

const place = z
  .string()
  .max(30)
  .regex(placePattern, 'a position such as 412, or a place among the notifications such as 412.3')
  .transform((text, context): NotificationPlace => {
    const parsed = parsePlace(text)
    if (parsed) return parsed
    context.addIssue({ code: 'custom', message: 'a position has at most 16 digits' })
    return z.NEVER
  })

type Asked = Readonly<{ feed: 'log' | 'notifications'; after?: NotificationPlace | undefined }>

const ofLog = ['types', 'stream'] as const
const ofNotifications = [...filterFields, 'endpoint'] as const

/** A parameter of the other feed must never look as if it had been understood. */
function checkFeed(query: Asked, context: z.RefinementCtx): void {
  const { feed, after } = query
  const [foreign, other] =
    feed === 'log' ? ([ofNotifications, 'notifications'] as const) : ([ofLog, 'log'] as const)
  for (const name of foreign) {
    if (!(name in query) || query[name as keyof Asked] === undefined) continue
    const message = `belongs to feed=${other}; this is feed=${feed}`
    context.addIssue({ code: 'custom', path: [name], message, params: { code: 'unknown_parameter' } })
  }
  if (feed === 'log' && after && after.index !== null) {
    context.addIssue({
      code: 'custom',
      path: ['after'],
      message: 'a whole position such as 412 for feed=log',
    })
  }
  if ('endpoint' in query && query.endpoint !== undefined) {
    const filter = filterFields.find((name) => (query as Partial<FilterEntries>)[name] !== undefined)
    const message = 'name an endpoint or filters of your own, not both'
    if (filter) context.addIssue({ code: 'custom', path: ['endpoint'], message })
  }
}

export const feedQuery = <Shape extends z.ZodRawShape>(more: Shape) =>
  z
    .strictObject({ ...parameters, ...more })
    .superRefine((query, context) => checkFeed(query as Asked, context))

/** Of a page: at the beginning, unless it says otherwise. */
export const AfterBeginning = place
  .default({ position: 0, index: null })
  .describe(
    'What comes after this position, or (`412.3`) after this notification: `nextAfter` of the page before.',
  )
/** Of a stream: at the head, unless it says otherwise. */
export const AfterHead = place
  .optional()
  .describe('As `Last-Event-ID`, which wins. Without either, the stream starts at the head.')

export type FeedWish = Readonly<{
  feed: 'log' | 'notifications'
  types?: readonly string[] | undefined
  stream?: string | undefined
  endpoint?: string | undefined
}> & { readonly [Field in keyof FilterEntries]?: FilterEntries[Field] | undefined }

/** One event or message; `text` is its JSON, in one line. */
export type FeedItem = Readonly<{ place: NotificationPlace; type: string; text: string }>
export type FeedPage = Readonly<{
  items: readonly FeedItem[]
  lookedAt: NotificationPlace
  isFull: boolean
  /** Nothing more up to the head. */
  isEnd: boolean
}>

export type Feed = Readonly<{
  /** How far there is anything to read, and from where on. @throws Problem when there is no such dossier */
  reach(): Promise<Readonly<{ head: number; startedAfter: number }>>
  read(wish: Readonly<{ after: NotificationPlace; head: number; limit: number }>): Promise<FeedPage>
}>

type FeedDependencies = Pick<Dependencies, 'db' | 'log' | 'codebooks'>

/** @throws Problem where a filter names what does not exist */
export async function openFeed(deps: FeedDependencies, dossier: string, wish: FeedWish): Promise<Feed> {
  return wish.feed === 'log' ? logFeed(deps, dossier, wish) : await notificationFeed(deps, dossier, wish)
}

function logFeed({ db, log }: FeedDependencies, dossier: string, { types, stream }: FeedWish): Feed {
  return {
    reach: async () => {
      const head = await log.head(dossier)
      if (!head) throw noSuchDossier(dossier)
      return { head: head.position, startedAfter: 0 }
    },
    read: async ({ after, head, limit }) => {
      const page = await readFeed(db, {
        ...{ dossierId: dossier, after: after.position, head, limit, types, stream },
      })
      return {
        items: page.events.map((event) => ({
          place: { position: event.position, index: null },
          type: event.type,
          text: logEventText(event),
        })),
        lookedAt: { position: page.lookedAt, index: null },
        isFull: page.isFull,
        isEnd: page.lookedAt >= head,
      }
    },
  }
}

async function notificationFeed(
  { db, log, codebooks }: FeedDependencies,
  dossier: string,
  wish: FeedWish,
): Promise<Feed> {
  if (!(await log.head(dossier))) throw noSuchDossier(dossier)
  const filter = await filterOf({ db, log, codebooks }, dossier, wish)
  const chosen = filter && ((message: NotificationFacets) => isWanted(filter, choosable(message)))
  return {
    reach: async () => {
      const { position = 0, startedAfter = 0 } = (await findNotified(db, dossier)) ?? {}
      return { head: position, startedAfter }
    },
    read: async ({ after, head, limit }) => {
      const wanted = { dossierId: dossier, after, head, limit, isWanted: chosen }
      const { messages, ...page } = await readNotifications(db, wanted)
      const items = messages.map(({ position, index, type, body }) => ({
        ...{ place: { position, index }, type, text: body },
      }))
      return { items, ...page }
    },
  }
}

// `as`: the column holds no other.
const choosable = ({ type, historical, ...facets }: NotificationFacets) => ({
  type: type as MessageType,
  historical,
  facets,
})

/** Undefined where everything is wanted. */
async function filterOf(
  { db, codebooks }: FeedDependencies,
  dossier: string,
  wish: FeedWish,
): Promise<EndpointFilter | undefined> {
  if (wish.endpoint !== undefined) {
    const endpoint = await findSubscription(db, dossier, wish.endpoint)
    if (!endpoint) throw new Problem('not_found', 'The dossier has no endpoint with that id.')
    return endpoint
  }
  const wanted = Object.fromEntries(filterFields.flatMap((name) => (wish[name] ? [[name, wish[name]]] : [])))
  if (Object.keys(wanted).length === 0) return undefined
  const errors = filterFaults(wanted, { codebook: (await codebooks.at(dossier))?.codebook })
  const [first] = errors
  if (first) throw new Problem(first.code, first.detail, { errors })
  const nothing = { eventTypes: [], parties: [], propositions: [], speakers: [], contradictionKinds: [] }
  return { ...nothing, ...wanted, includeHistorical: true }
}

/** An event as the feed shows it. The payload is JSON already, and an object. */
export function logEventText({ payload, ...event }: StoredEvent): string {
  const text = JSON.stringify(event)
  return `${text.slice(0, -1)},"event":${payload === null ? 'null' : JSON.stringify(JSON.parse(payload))}}`
}

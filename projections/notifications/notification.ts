/** What subscribers are owed: one message about one subject, as derived from one position of the log. */
import { derivedId } from '../../events/identity.ts'
import { MessageId } from '../../events/ids.ts'
import type { Position } from '../../events/vocabulary.ts'

/** Of the log: each has a position, and is in the feed. */
export const logMessageTypes = [
  'claim.recorded',
  'claim.corrected',
  'claim.retracted',
  'claim.superseded',
  'stance.changed',
  'stance.reversed',
  'stance.contested',
  'contradiction.detected',
  'contradiction.resolved',
  'article.revised',
  'article.withdrawn',
  'codebook.published',
] as const

/** Of an endpoint: no position, no index, and never in the feed. */
export const endpointMessageTypes = [
  'webhook_endpoint.disabled',
  'webhook_endpoint.recovered',
  'webhook.test',
] as const

export const messageTypes = [...logMessageTypes, ...endpointMessageTypes] as const
export type MessageType = (typeof messageTypes)[number]
export type LogMessageType = (typeof logMessageTypes)[number]

/** The version of the payloads: it grows only with a change that breaks a receiver. */
export const apiVersion = '2026-12-01'

/** By what a message can be chosen. A field that a type does not carry is null: a filter on it is ignored. */
export type Facets = Readonly<{
  parties: readonly string[] | null
  propositions: readonly string[] | null
  speakers: readonly string[] | null
  contradictionKind: string | null
}>

/** What one step of the log owes about one subject; its number within the subject is given when it is written. */
export type NotificationDraft = Readonly<{
  messageId: MessageId
  type: LogMessageType
  subject: string
  position: Position
  /** 1, 2, 3 … within the position. */
  index: number
  /** Today's answer stays as it was. */
  historical: boolean
  facets: Facets
  data: Readonly<Record<string, unknown>>
}>

/** Same event, same id: in pushes, in the feed, after a rebuild and after a restore. */
export const messageIdOf = (about: {
  dossier: string
  position: Position
  type: LogMessageType
  subject: string
}): MessageId => MessageId.parse(derivedId('msg', [about.dossier, about.position, about.type, about.subject]))

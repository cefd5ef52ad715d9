/** A message as it is stored, signed and sent: one line of JSON with its keys in one order, and never too long. */
import type { MessageId } from '../../events/ids.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { apiVersion, type endpointMessageTypes, type NotificationDraft } from './notification.ts'

/** Where a message should stay; its link holds the rest. */
const bytesAimed = 20_000
/** What a receiver must be ready for. */
export const messageBytesMax = 64 * 1024

/** Pairs stay pairs: a list of two is the two sides of something. */
const shortestCut = 2

type Fields = Readonly<Record<string, unknown>>

/**
 * The bytes of a message of the log. The same draft gives the same bytes, wherever and whenever it is derived.
 *
 * @throws Error where a message is too long though all of its lists are empty: no fold makes one
 */
export const messageBytes = (
  draft: NotificationDraft,
  {
    dossierId,
    recordedAt,
    subjectSequence,
  }: Readonly<{ dossierId: string; recordedAt: Instant; subjectSequence: number }>,
): string =>
  written(
    {
      id: draft.messageId,
      type: draft.type,
      timestamp: recordedAt,
      apiVersion,
      dossier: dossierId,
      position: draft.position,
      index: draft.index,
      subject: draft.subject,
      subjectSequence,
    },
    draft.data,
  )

/** What is told of an endpoint: it has no place in the log, so its id and its time are the caller's. */
export type Notice = Readonly<{
  messageId: MessageId
  type: (typeof endpointMessageTypes)[number]
  /** When it happened. */
  timestamp: Instant
  dossierId: string
  /** `webhook-endpoint/{id}`; null for a test. */
  subject: string | null
  data: Fields
}>

export const noticeBytes = ({ messageId, type, timestamp, dossierId, subject, data }: Notice): string =>
  written(
    {
      id: messageId,
      type,
      timestamp,
      apiVersion,
      dossier: dossierId,
      position: null,
      index: null,
      subject,
      subjectSequence: null,
    },
    data,
  )

function written(envelope: Fields, data: Fields): string {
  let text = JSON.stringify({ ...envelope, data })
  let kept: unknown = data
  for (;;) {
    const longest = longestList(kept)
    if (bytesOf(text) <= bytesAimed || longest <= shortestCut) break
    kept = withListsUpTo(kept, Math.floor(longest / 2))
    text = JSON.stringify({ ...envelope, data: { ...asFields(kept), truncated: true } })
  }
  if (bytesOf(text) > messageBytesMax) throw new Error(`a message of ${bytesOf(text)} bytes`)
  return text
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

function longestList(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? value.length : 0
  return Math.max(own, ...Object.values(value).map(longestList))
}

function withListsUpTo(value: unknown, length: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    return value.slice(0, Math.max(length, shortestCut)).map((each) => withListsUpTo(each, length))
  }
  return asFields(
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withListsUpTo(each, length)])),
  )
}

// `as`: what is cut is a record whose lists became shorter, and stays one.
const asFields = (value: unknown): Fields => value as Fields

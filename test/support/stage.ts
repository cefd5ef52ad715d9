/** Where plans are played: what was appended so far, and what it amounts to. Events come in by the rules' decisions alone. */
import { type Article, evolve, unknownArticle } from '../../events/article/article.ts'
import type { Person } from '../../events/article/decide-on-claim.ts'
import { type Event, isArticleEvent, type Placed, parseEvent, serialize } from '../../events/catalog.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { Refusal } from '../../events/errors.ts'
import type { ArticleId, ClaimId, ClaimKey } from '../../events/ids.ts'
import type { Coder } from '../../events/vocabulary.ts'
import type { Draft } from './plan.ts'

/** What one request appends: all of it or nothing. */
export type Append = Readonly<{ stream: string; events: readonly Event[]; text?: StoredText }>
export type StoredText = Readonly<{ hash: string; text: string }>

/** An event where it stands in the log. */
export type Logged = Placed & Readonly<{ stream: string }>

/** An article as its sender has it: what a text says to the rules is not in the log. */
export type Source = Readonly<{
  articleId: ArticleId
  publishedOn: string
  text: Readonly<{ number: number; variant: number }>
  drafts: readonly Draft[]
  /** How often it was read: the next run is another extractor's. */
  runs: number
}>

/** It grows while a plan is played. */
export type Stage = {
  readonly appends: Append[]
  readonly sources: Source[]
  /** Every claim that was ever recorded. */
  readonly claims: { articleId: ArticleId; claimId: ClaimId; claimKey: ClaimKey; speaker: string }[]
  codebook: Codebook | undefined
}

export const emptyStage = (): Stage => ({ appends: [], sources: [], claims: [], codebook: undefined })

/** @returns false where a rule refuses, or has nothing to add: then it did not happen */
export function append(
  stage: Stage,
  stream: string,
  decide: () => readonly Event[],
  text?: StoredText,
): boolean {
  const events = decided(decide).map(asStored)
  if (events.length === 0) return false
  stage.appends.push({ stream, events, ...(text && { text }) })
  for (const event of events) {
    if (event.type === 'ClaimRecorded') stage.claims.push({ ...event, speaker: event.reading.speaker })
    if (event.type === 'CodebookPublished') stage.codebook = event.codebook
  }
  return true
}

function decided(decide: () => readonly Event[]): readonly Event[] {
  try {
    return decide()
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** As the catalogue reads it out of the log. */
function asStored(event: Event): Event {
  const read = parseEvent(serialize(event))
  if (!read) throw new Error('an event without a payload')
  return read
}

export const eventsOf = ({ appends }: Stage, stream: string): Event[] =>
  appends.filter((each) => each.stream === stream).flatMap(({ events }) => events)

export const articleOf = (stage: Stage, articleId: ArticleId): Article =>
  eventsOf(stage, streamOf(articleId)).filter(isArticleEvent).reduce(evolve, unknownArticle)

/** The log that these appends make, in this order. */
export const logOf = (appends: readonly Append[]): Logged[] =>
  appends
    .flatMap(({ stream, events }) => events.map((event) => ({ stream, event })))
    .map((entry, index) => ({ ...entry, position: index + 1 }))

/** Whatever a number of a plan names; undefined while there is nothing. */
export const pick = <Value>(list: readonly Value[], number: number): Value | undefined =>
  list[number % Math.max(1, list.length)]

export const streamOf = (articleId: ArticleId): string => `article-${articleId}`
export const coderOf = (kind: Coder['kind'], version = '1'): Coder => ({ kind, id: kind, version })
export const person: Person = { by: 'ana', reason: 'a second look' }

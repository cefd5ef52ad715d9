/** What the publisher changed in an article: the schema of a revision, and the way from it to a text that can be read. */
import { z } from 'zod'
import type { Instant } from '../../events/vocabulary.ts'
import {
  articleFields,
  checkOneOfTwo,
  instantOf,
  readWords,
  refuseFuture,
  warningsBesidesTime,
  wordFields,
} from './article-input.ts'
import { type ReadHtml, readHtml } from './read-html.ts'
import { Reason } from './reason.ts'
import { textWarnings } from './text-warnings.ts'

/** The body of `POST …/articles/{id}/revisions`. What is left out stays as it was; `null` and left out are the same. */
export const RevisionInput = z
  .strictObject({
    publishedAt: articleFields.publishedAt.nullish(),
    title: articleFields.title,
    ...wordFields,
    reason: Reason.nullish(),
  })
  .superRefine(checkOneOfTwo)
  .meta({ id: 'NewRevision' })
export type RevisionInput = Readonly<z.infer<typeof RevisionInput>>

/** A revision whose text is fixed; `null` leaves a fact as it was. */
export type ReadRevision = Readonly<{
  publishedAt: Instant | null
  title: string | null
  text: string
  warnings: readonly string[]
  reason: string | null
}>

type RevisionContext = Readonly<{
  now: Instant
  /** That of the article: the blocks of a live page show their times in it. */
  timeZone?: string | undefined
  read?: ReadHtml
}>

/**
 * @param now  UTC with six decimals
 * @throws Problem `published_at_in_future`, `payload_too_large`, `text_missing`, `html_too_complex`, `request_invalid`
 */
export async function readRevision(
  input: RevisionInput,
  { now, timeZone, read = readHtml }: RevisionContext,
): Promise<ReadRevision> {
  const publishedAt = input.publishedAt == null ? null : instantOf(input.publishedAt)
  if (publishedAt !== null) refuseFuture(publishedAt, now)
  const { text, page } = await readWords(input, { read, timeZone })
  return {
    publishedAt,
    title: input.title ?? page?.title ?? null,
    text,
    warnings: [...(page ? warningsBesidesTime(page) : []), ...textWarnings(text)],
    reason: input.reason ?? null,
  }
}

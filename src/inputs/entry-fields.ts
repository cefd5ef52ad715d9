/** What a manifest's entry and a line of NDJSON say of an article. Fields that we do not know are left alone. */
import { z } from 'zod'
import { articleFields, checkPublishedAt, ExternalId, PublishedAt, wordFields } from './article-input.ts'

const { externalId: _, timeZone, ...fields } = articleFields

export const entryFields = {
  ...fields,
  /** Becomes `externalId`; numbers are common in such files. */
  id: z.union([ExternalId, z.int().transform(String)], 'a text or a whole number').optional(),
  /** What kind of text it is, for people. */
  kind: z.string().max(1_000).nullish(),
  /** The command line may name one for all. */
  timeZone: timeZone.optional(),
} as const

const Line = z.object({ ...entryFields, ...wordFields, publishedAt: PublishedAt.optional() })

/** A line of NDJSON: `{id, language, publishedAt, timeZone, title?, text, outlet?, …}`. */
export const ArticleLine = Line.superRefine(({ text, html }, context) => {
  if ((text === undefined) !== (html === undefined)) return
  const message = text === undefined ? 'is missing; a text is needed' : 'text or html, not both'
  context.addIssue({ code: 'custom', path: ['text'], message })
}).superRefine(checkPublishedAt)

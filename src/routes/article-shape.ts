/** An article in answers, whole or as the source that stands beside a quote. */
import { z } from 'zod'
import type { ArticleRow } from '../../db/articles.ts'
import { Instant } from '../../events/vocabulary.ts'
import { articleWarnings, warningsDescribed } from '../inputs/warnings.ts'
import { MadeId, Sha256Text } from './shapes.ts'

const name = z.string().max(1_000).nullable()

export const ArticleShape = z
  .object({
    articleId: MadeId,
    externalId: name.describe('The id that the caller gave it.'),
    url: z.string().max(2_000).nullable(),
    title: name,
    outlet: name,
    agency: name,
    language: z.string().max(35).describe('Given or detected; `und` when neither.'),
    timeZone: z.string().max(100),
    publishedAt: Instant,
    recordedAt: Instant.describe('When it was registered.'),
    textHash: Sha256Text,
    status: z.enum(['registered', 'withdrawn', 'erased']),
    copies: z.array(MadeId).max(10_000).describe('Articles that it copies or that copy it.'),
    origin: MadeId.describe('The oldest known article of its origin; itself when there is none.'),
    warnings: z
      .array(z.string().max(1_000))
      .max(1_000)
      .describe(`What was not as it should be. ${warningsDescribed(articleWarnings)}.`),
  })
  .meta({ id: 'Article' })

/** No quote stands without its source. */
export const SourceShape = z
  .object({
    articleId: MadeId,
    externalId: name,
    url: z.string().max(2_000).nullable(),
    outlet: name,
    publishedAt: Instant,
  })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof SourceShape>

export const toArticle = (row: ArticleRow): z.infer<typeof ArticleShape> => ({
  articleId: row.article_id,
  externalId: row.external_id,
  url: row.url,
  title: row.title,
  outlet: row.outlet,
  agency: row.agency,
  language: row.language,
  timeZone: row.time_zone,
  publishedAt: row.published_at,
  recordedAt: row.recorded_at,
  textHash: row.text_hash,
  status: ArticleShape.shape.status.parse(row.status),
  copies: row.copies,
  origin: row.origin,
  warnings: row.warnings,
})

export const toSource = (row: ArticleRow): Source => ({
  articleId: row.article_id,
  externalId: row.external_id,
  url: row.url,
  outlet: row.outlet,
  publishedAt: row.published_at,
})

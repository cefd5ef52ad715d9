/** An article as a write answers with it: once the read models show it, with the claims that stand in it. */
import { z } from 'zod'
import { type ArticleRow, findArticle, findStreamVersionAt } from '../../db/articles.ts'
import { listClaims } from '../../db/claims.ts'
import { ArticleId } from '../../events/ids.ts'
import { Position } from '../../events/vocabulary.ts'
import { warningsDescribed } from '../inputs/warnings.ts'
import { Problem, remedyOf } from '../problem.ts'
import { ArticleShape, toArticle } from './article-shape.ts'
import { type AsOf, type AsOfWish, type DossierRequest, lastDay, resolveAsOf } from './as-of.ts'
import { ClaimShape, toClaims } from './claim-shape.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { readPoint } from './read-point.ts'
import { MadeId } from './shapes.ts'

export const articleBytesMax = 4_194_304
/** More than any article that was read so far; the rest is at `…/claims?article=`. */
const claimsMax = 2_000

export const ArticleParams = z.object({ ...DossierParams.shape, article: ArticleId })

const ArticleWithClaims = z.object({
  article: ArticleShape,
  claims: z.array(ClaimShape).max(claimsMax),
  position: Position,
})

export const RegisteredArticle = z
  .object({
    ...ArticleWithClaims.shape,
    warnings: z
      .array(z.string().max(1_000))
      .max(10)
      .describe(
        `Of this request; those of the article stand in it. ${warningsDescribed(['kept_first_metadata'])}.`,
      ),
  })
  .meta({ id: 'RegisteredArticle' })

export const RevisedArticle = z
  .object({
    ...ArticleWithClaims.shape,
    orphanedClaims: z
      .array(MadeId)
      .describe(
        'Claims of people or models, and those that a person accepted, that this revision superseded because their words are gone, in the order in which they were recorded. Empty where it had nothing to change.',
      ),
  })
  .meta({ id: 'RevisedArticle' })

/** Where what was written about an article stands in the log. */
export type Written = Readonly<{ dossier: string; articleId: ArticleId; position: number }>

/**
 * Waits until the read models show what was written. What is stored is a fact, whenever they do: whoever cannot be
 * answered yet is told so.
 *
 * @param deed  what became of the article, as in "it is registered"
 */
export async function resolveWritten(
  deps: Dependencies,
  request: DossierRequest,
  {
    dossier,
    articleId,
    position,
    wish,
    deed,
  }: Written & Readonly<{ wish: AsOfWish; deed: 'registered' | 'revised' | 'withdrawn' }>,
): Promise<AsOf> {
  try {
    return await resolveAsOf(deps, request, wish)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'projection_behind') throw error
    const detail = `The article is ${deed}: it is ${articleId} at position ${position}. Its claims cannot be read yet; read it at Location, or repeat the request, which is harmless.`
    const location = `/v1/dossiers/${dossier}/articles/${articleId}`
    const headers = { ...error.headers, location, 'stancelog-position': String(position) }
    throw new Problem('projection_behind', detail, { headers, cause: error })
  }
}

/** The article with every claim that is visible in it, whenever it was said. */
export async function answerArticle(
  deps: Dependencies,
  { dossier, articleId, asOf }: ArticleWish,
): Promise<z.input<typeof ArticleWithClaims>> {
  const row = await getArticle(deps, { dossier, articleId, asOf })
  if (row.status === 'erased') throw new Problem('erased', remedyOf('erased'))
  const at = readPoint(dossier, asOf)
  const rows = await listClaims(deps.db, at, {
    ...endOfTime,
    article: articleId,
    state: 'visible',
    limit: claimsMax,
  })
  return {
    article: toArticle(row),
    claims: await toClaims(deps, { at, asOf, rows }),
    position: asOf.echo.position,
  }
}

const endOfTime = { validAt: lastDay, validAtEnd: '9999-12-31T23:59:59.999999Z' } as const

export type ArticleWish = Readonly<{ dossier: string; articleId: string; asOf: AsOf }>

/** @throws Problem `not_found` */
export async function getArticle(
  { db }: Pick<Dependencies, 'db'>,
  { dossier, articleId, asOf }: ArticleWish,
): Promise<ArticleRow> {
  const row = await findArticle(db, readPoint(dossier, asOf), articleId)
  if (!row) throw noSuchArticle(articleId)
  return row
}

/** The version that its stream had at the position, as a tag: what `If-Match` takes. */
export async function findArticleTag(
  { db }: Pick<Dependencies, 'db'>,
  { dossier: dossierId, articleId, asOf }: ArticleWish,
): Promise<string> {
  const { position } = asOf.echo
  const version = await findStreamVersionAt(db, { dossierId, stream: `article-${articleId}`, position })
  return `"v${version}"`
}

export const noSuchArticle = (articleId: string) =>
  new Problem('not_found', `There is no article ${articleId} at that position.`)

/** Articles: register one and get its claims back; list, read, its text, its events. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type ArticleRow, listArticles } from '../../db/articles.ts'
import { findText } from '../../db/bodies.ts'
import type { FirstAnswer } from '../../db/idempotency.ts'
import { parseEvent } from '../../events/catalog.ts'
import { ArticleId } from '../../events/ids.ts'
import { Position } from '../../events/vocabulary.ts'
import { ArticleInput, instantOf } from '../inputs/article-input.ts'
import { Problem, remedyOf } from '../problem.ts'
import { keptFirst } from '../register-article.ts'
import {
  ArticleParams,
  answerArticle,
  articleBytesMax,
  findArticleTag,
  getArticle,
  noSuchArticle,
  RegisteredArticle,
  resolveWritten,
  type Written,
} from './article-answer.ts'
import { ArticleShape, toArticle } from './article-shape.ts'
import {
  type AsOf,
  AsOfEcho,
  type AsOfWish,
  asOfQuery,
  lastDay,
  pinCaching,
  pinnedAt,
  resolveAsOf,
  setPosition,
} from './as-of.ts'
import { askAgain, setCaching } from './conditional.ts'
import { closePage, openPage, pageAsOfQuery, pageEcho } from './cursor.ts'
import type { Dependencies } from './dependencies.ts'
import { DossierParams } from './dossiers.ts'
import { LogEvent, toLogEvent } from './events.ts'
import { findReplay, readIdempotencyKey } from './idempotency.ts'
import { readPoint } from './read-point.ts'
import { requesterOf } from './requester.ts'
import { MadeId, Sha256Text } from './shapes.ts'

const ArticleList = z
  .object({ data: z.array(ArticleShape).max(200), ...pageEcho, ...AsOfEcho.shape })
  .meta({ id: 'ArticleList' })
const ArticleAnswer = z.object({ ...ArticleShape.shape, ...AsOfEcho.shape }).meta({ id: 'ArticleAnswer' })
const ArticleText = z
  .object({
    articleId: MadeId,
    textHash: Sha256Text,
    text: z.string().max(1_000_000).describe('Exactly as received; spans are offsets in it.'),
  })
  .meta({ id: 'ArticleText' })
const ArticleEvents = z
  .object({ data: z.array(LogEvent).max(10_000), position: Position })
  .meta({ id: 'ArticleEvents' })

export const articleRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  const { db } = deps

  app.post(
    '/v1/dossiers/:dossier/articles',
    {
      bodyLimit: articleBytesMax,
      schema: {
        operationId: 'registerArticle',
        summary: 'Register an article',
        description:
          'Takes `text` or `html` and gives back the claims that were found. The same bytes from the same source are the same article: the answer is then 200, and what was said of it first stays. Of a page, what the caller does not say is read from the page: `publishedAt`, `language`, `outlet`, `title` and `url`; a live page keeps the time of each block as a line above its words.',
        tags: ['articles'],
        params: DossierParams,
        body: ArticleInput,
        response: {
          200: RegisteredArticle.describe('The article was there already.'),
          201: RegisteredArticle.describe('Registered, with its claims.'),
        },
      },
    },
    async (request, reply) => {
      const { dossier } = request.params
      const key = readIdempotencyKey(request)
      const first = await findReplay(deps, dossier, key)
      if (first) return await answerReplay(first)
      const registration = await deps.commands.registerArticle(dossier, request.body, {
        ...requesterOf(request),
        ...(key && { idempotency: { ...key, status: 201 } }),
      })
      const { articleId, position, outcome } = registration
      const faster = outcome === 'duplicate' && (await findReplay(deps, dossier, key))
      if (faster) return await answerReplay(faster)
      reply.code(outcome === 'registered' ? 201 : 200)
      // Shown as of its own events, so that a replay can say the same; what was known and has no key, as it is now.
      const wish = outcome === 'registered' || key ? pinnedAt(position) : { minPosition: position }
      return await answer({ dossier, articleId, position }, wish)

      async function answerReplay({ stream, lastPosition: position, status }: FirstAnswer) {
        const articleId = ArticleId.parse(stream.replace(/^article-/, ''))
        reply.code(status === 200 ? 200 : 201).header('idempotency-replayed', 'true')
        return await answer({ dossier, articleId, position }, pinnedAt(position))
      }

      async function answer(written: Written, wish: AsOfWish) {
        const { dossier, articleId } = written
        reply.header('location', `/v1/dossiers/${dossier}/articles/${articleId}`)
        const asOf = await resolveWritten(deps, request, { ...written, wish, deed: 'registered' })
        reply.header('stancelog-position', asOf.echo.position)
        const answered = await answerArticle(deps, { dossier, articleId, asOf })
        const { title, agency, language, timeZone, publishedAt } = request.body
        const at = publishedAt === undefined ? undefined : instantOf(publishedAt)
        const said = { title, agency, language, timeZone, publishedAt: at }
        // From the body and the article as shown, so that a replay says the same.
        return { ...answered, warnings: keptFirst(said, answered.article) }
      }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/articles',
    {
      schema: {
        operationId: 'listArticles',
        summary: 'List the articles',
        description: 'Those published before the end of `validAt`, newest first.',
        tags: ['articles'],
        params: DossierParams,
        querystring: z.strictObject({
          outlet: z.string().min(1).max(200).optional().describe('Only of this outlet, as it was given.'),
          externalId: z.string().min(1).max(200).optional().describe('Only with this id of yours.'),
          status: ArticleShape.shape.status.optional().describe('Only in this state.'),
          ...pageAsOfQuery,
        }),
        response: { 200: ArticleList.describe('A page of articles.') },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const page = await openPage(deps, request, { query, key: ['text', 'text'] })
      pinCaching({ request, reply }, page.asOf)
      const [publishedAt, articleId] = page.after ?? []
      const rows = await listArticles(db, readPoint(params.dossier, page.asOf), {
        publishedBefore: page.asOf.echo.validAtEnd,
        outlet: query.outlet,
        externalId: query.externalId,
        status: query.status,
        after: page.after && { publishedAt: String(publishedAt), articleId: String(articleId) },
        limit: page.limit + 1,
      })
      const keyOf = (row: ArticleRow) => [row.published_at, row.article_id]
      const { rows: shown, ...paging } = closePage({ request, reply }, { rows, page, keyOf })
      return { data: shown.map(toArticle), ...paging, ...page.asOf.echo }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/articles/:article',
    {
      // Packed, its tag would be weak, and a decision upon it would never match.
      compress: false,
      schema: {
        operationId: 'getArticle',
        summary: 'Read an article',
        description: 'What is known of it; its text is at `/text`, its claims at `…/claims?article=`.',
        tags: ['articles'],
        params: ArticleParams,
        querystring: z.strictObject(asOfQuery),
        response: { 200: ArticleAnswer.describe('The article.') },
      },
    },
    async (request, reply) => {
      const { dossier, article } = request.params
      const asOf = await resolveAsOf(deps, request, request.query)
      const row = await getArticle(deps, { dossier, articleId: article, asOf })
      await tagArticle({ request, reply }, { dossier, article, asOf })
      return { ...toArticle(row), ...asOf.echo }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/articles/:article/text',
    {
      schema: {
        operationId: 'getArticleText',
        summary: 'Read the text of an article',
        description: 'Exactly as received: the offsets of every span count UTF-16 code units in it.',
        tags: ['articles'],
        params: ArticleParams,
        querystring: z.strictObject(asOfQuery),
        response: { 200: ArticleText.describe('The text.') },
      },
    },
    async (request, reply) => {
      const { dossier, article } = request.params
      const asOf = await resolveAsOf(deps, request, request.query)
      const row = await getArticle(deps, { dossier, articleId: article, asOf })
      const text = await findText(db, dossier, row.text_hash)
      if (text === undefined) throw new Problem('erased', remedyOf('erased'))
      await tagArticle({ request, reply }, { dossier, article, asOf })
      return { articleId: row.article_id, textHash: row.text_hash, text }
    },
  )

  app.get(
    '/v1/dossiers/:dossier/articles/:article/events',
    {
      schema: {
        operationId: 'listArticleEvents',
        summary: 'Read the events of an article',
        description: 'Everything that happened to it and to its claims, in order, up to `knownAt`.',
        tags: ['articles'],
        params: ArticleParams,
        querystring: z.strictObject({ knownAt: asOfQuery.knownAt, minPosition: asOfQuery.minPosition }),
        response: { 200: ArticleEvents.describe('The events of its stream.') },
      },
    },
    async (request, reply) => {
      const { dossier, article } = request.params
      const asOf = await resolveAsOf(deps, request, { ...request.query, validAt: lastDay })
      const { position } = asOf.echo
      const { stored } = await deps.log.readStream(dossier, `article-${article}`)
      const known = stored.filter((event) => event.position <= position)
      if (known.length === 0) throw noSuchArticle(article)
      pinCaching({ request, reply }, asOf)
      // The door to typed events also refuses bytes that were changed by hand.
      for (const event of known) parseEvent(event)
      return { data: known.map(toLogEvent), position }
    },
  )

  /** Its tag is the version of its stream. Copies may change without such an event, so it never answers 304. */
  async function tagArticle(
    exchange: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
    { dossier, article, asOf }: Readonly<{ dossier: string; article: string; asOf: AsOf }>,
  ): Promise<void> {
    const etag = await findArticleTag(deps, { dossier, articleId: article, asOf })
    setPosition(exchange, asOf)
    setCaching(exchange, { etag, cacheControl: askAgain, revalidates: false })
  }
}

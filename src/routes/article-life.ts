/** What becomes of an article after it was registered: its publisher revises it, or takes it back. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listOrphans } from '../../events/article/revise.ts'
import { isArticleEvent, placedEvents } from '../../events/catalog.ts'
import { Position } from '../../events/vocabulary.ts'
import type { Outcome } from '../command.ts'
import { Reason } from '../inputs/reason.ts'
import { RevisionInput } from '../inputs/revision-input.ts'
import type { Reviser } from '../revise-article.ts'
import {
  ArticleParams,
  answerArticle,
  articleBytesMax,
  findArticleTag,
  getArticle,
  RevisedArticle,
  resolveWritten,
} from './article-answer.ts'
import { ArticleShape, toArticle } from './article-shape.ts'
import { type AsOf, pinnedAt } from './as-of.ts'
import { parseIfMatch } from './conditional.ts'
import { decideOnce, type Exchange } from './decision.ts'
import type { Dependencies } from './dependencies.ts'

const Withdrawal = z.strictObject({ reason: Reason }).meta({ id: 'NewWithdrawal' })
const WithdrawnArticle = z
  .object({ article: ArticleShape, position: Position })
  .meta({ id: 'WithdrawnArticle' })

export const articleLifeRoutes: FastifyPluginAsyncZod<Dependencies> = async (app, deps) => {
  app.post(
    '/v1/dossiers/:dossier/articles/:article/revisions',
    {
      bodyLimit: articleBytesMax,
      // Packed, its tag would be weak, and a weak tag matches nothing.
      compress: false,
      schema: {
        operationId: 'reviseArticle',
        summary: 'Revise an article',
        description:
          'Its publisher changed it: takes the whole new `text` or `html`, and gives back the claims that stand now. A claim that a person or a model coded, or that a person accepted, stays where the words of one of its spans (`exact`), together with the up to 32 characters before (`prefix`) and after them (`suffix`), stand in the new text exactly once, character for character. Where they do not, or stand more than once, it is superseded, and `orphanedClaims` names it: code it again from the new text. Every earlier text stays readable at an earlier `knownAt`. The same text and facts again append nothing. `If-Match` with the ETag of the article is honoured, and not asked for.',
        tags: ['articles'],
        params: ArticleParams,
        body: RevisionInput,
        response: { 200: RevisedArticle.describe('The article as revised, with its claims.') },
      },
    },
    async (request, reply) => {
      const { dossier, article: articleId } = request.params
      const { asOf, ...written } = await change({ request, reply }, request.params, {
        deed: 'revised',
        decide: async (reviser) =>
          await deps.commands.reviseArticle(dossier, articleId, request.body, reviser),
      })
      const answer = await answerArticle(deps, { dossier, articleId, asOf })
      const { stored } = await deps.log.readStream(dossier, `article-${articleId}`)
      const history = placedEvents(stored).flatMap(({ event, position }) =>
        isArticleEvent(event) ? [{ event, position }] : [],
      )
      return { ...answer, orphanedClaims: listOrphans(history, written) }
    },
  )

  app.post(
    '/v1/dossiers/:dossier/articles/:article/withdrawal',
    {
      compress: false,
      schema: {
        operationId: 'withdrawArticle',
        summary: 'Withdraw an article',
        description:
          'Its publisher took it back: from then on none of its claims counts, at every `validAt`; what was known before stays as it was. A second withdrawal appends nothing. `If-Match` with the ETag of the article is honoured, and not asked for.',
        tags: ['articles'],
        params: ArticleParams,
        body: Withdrawal,
        response: { 200: WithdrawnArticle.describe('The article, withdrawn.') },
      },
    },
    async (request, reply) => {
      const { dossier, article: articleId } = request.params
      const { reason } = request.body
      const { asOf } = await change({ request, reply }, request.params, {
        deed: 'withdrawn',
        decide: async (reviser) =>
          await deps.commands.withdrawArticle(dossier, articleId, { ...reviser, reason }),
      })
      const row = await getArticle(deps, { dossier, articleId, asOf })
      return { article: toArticle(row), position: asOf.echo.position }
    },
  )

  type Change = Readonly<{
    deed: 'revised' | 'withdrawn'
    decide: (reviser: Reviser) => Promise<Outcome>
  }>

  /** As of when it is shown, and where its events stand; where it had none, where the stream begins and ends. */
  type Changed = Readonly<{ asOf: AsOf; firstPosition: number; lastPosition: number }>

  /**
   * Changes the article and waits until the read models show it. The answer is as of the change's own last event, so that
   * a replay can say the same; where there was nothing to change and no key, it is as of now.
   */
  async function change(
    { request, reply }: Exchange,
    { dossier, article: articleId }: z.output<typeof ArticleParams>,
    { deed, decide }: Change,
  ): Promise<Changed> {
    const decided = await decideOnce(deps, request, {
      decide: async (requester) => {
        const seen = parseIfMatch(request.headers['if-match']) ?? ({ kind: 'any' } as const)
        return await decide({ ...requester, seen })
      },
    })
    const { kind, firstPosition, lastPosition: position, hasKey } = decided
    if (kind === 'duplicate') reply.header('idempotency-replayed', 'true')
    const wish = kind === 'nothing' && !hasKey ? { minPosition: position } : pinnedAt(position)
    const asOf = await resolveWritten(deps, request, { dossier, articleId, position, wish, deed })
    const etag = await findArticleTag(deps, { dossier, articleId, asOf })
    reply.headers({ 'stancelog-position': asOf.echo.position, etag })
    return { asOf, firstPosition, lastPosition: position }
  }
}

/** What may become of an article after it was registered: its publisher changes it, or takes it back. */
import type { ArticleId, ClaimId, PropositionId } from '../ids.ts'
import type { Coder, Position } from '../vocabulary.ts'
import { type Article, articleOf } from './article.ts'
import type { Reading } from './claim-events.ts'
import { checkArticle } from './decide-on-claim.ts'
import type { ArticleEvent } from './events.ts'

type Revised = ArticleEvent & { type: 'ArticleRevised' }

/** Whether the article stands already as the revision would have it: there is nothing to add. */
export const isAsRevised = (
  { textHash, facts }: Article,
  revised: Pick<Revised, 'textHash' | 'title' | 'publishedAt'>,
): boolean =>
  textHash === revised.textHash &&
  facts?.publishedAt === revised.publishedAt &&
  (revised.title === null || facts.title === revised.title)

/**
 * Claims that a text without their words takes along: those that no run of the rules will look for again, because a
 * person or a model coded them or a person decided, or because their proposition takes no more claims.
 *
 * @param closed  propositions under which the rules record nothing any more
 */
export const claimsToPlace = (
  { claims }: Article,
  closed: ReadonlySet<PropositionId>,
): readonly Readonly<{ claimId: ClaimId; reading: Reading }>[] =>
  [...claims]
    .filter(
      ([, { standing, reading }]) =>
        standing === 'person' ||
        standing === 'model' ||
        (standing === 'rule' && closed.has(reading.proposition)),
    )
    .map(([claimId, { reading }]) => ({ claimId, reading }))

/**
 * The new text. A claim that a person or a model coded stays where its words still stand; where every word of it is
 * gone it is superseded by nothing. What the rules found is left to their next run.
 *
 * @param orphans  claims none of whose spans is found in the new text
 * @param coder    in whose name orphans are superseded
 */
export function reviseArticle(
  article: Article,
  revised: Revised,
  { orphans, coder }: Readonly<{ orphans: readonly ClaimId[]; coder: Coder }>,
): ArticleEvent[] {
  checkArticle(article)
  if (isAsRevised(article, revised)) return []
  const { articleId } = revised
  return [
    revised,
    ...orphans.map(
      (claimId): ArticleEvent => ({
        type: 'ClaimSuperseded',
        schemaVersion: 1,
        articleId,
        claimId,
        coder,
        supersededBy: null,
      }),
    ),
  ]
}

/**
 * The claims of people and models that a revision superseded because their words are gone, in the order in which they
 * were recorded. None where what stands at these positions is no revision: the request had nothing to add.
 *
 * @param history  the stream of the article, at least as far as the revision's last event
 */
export function listOrphans(
  history: readonly Readonly<{ event: ArticleEvent; position: Position }>[],
  { firstPosition, lastPosition }: Readonly<{ firstPosition: Position; lastPosition: Position }>,
): ClaimId[] {
  const appended = history.filter(({ position }) => position >= firstPosition && position <= lastPosition)
  if (appended[0]?.event.type !== 'ArticleRevised') return []
  const before = history.filter(({ position }) => position < firstPosition)
  const { claims } = articleOf(before.map(({ event }) => event))
  return appended.flatMap(({ event }) => {
    if (event.type !== 'ClaimSuperseded') return []
    const standing = claims.get(event.claimId)?.standing
    return standing === 'person' || standing === 'model' ? [event.claimId] : []
  })
}

/** Its claims are out of sight from then on. A second withdrawal has nothing to add. */
export function withdrawArticle(
  article: Article,
  { articleId, by, reason }: Readonly<{ articleId: ArticleId; by: string; reason: string }>,
): ArticleEvent[] {
  if (article.status === 'withdrawn') return []
  checkArticle(article)
  return [{ type: 'ArticleWithdrawn', schemaVersion: 1, articleId, by, reason }]
}

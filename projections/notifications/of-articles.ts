/** article.*: the text changed, was withdrawn, or must be forgotten. Registering is told by the claims it brings. */
import type { ArticleId } from '../../events/ids.ts'
import { causedBy, type Derivation, type Told } from './context.ts'
import { facetsOfClaims } from './facets.ts'

/** In the order of the events. Neither title nor text: what was pushed cannot be erased. */
export function messagesOfArticles(derivation: Derivation): Told[] {
  const { changes, links, workspace } = derivation
  return changes.step.events.flatMap(({ event }): Told[] => {
    const told = toldOf(event.type)
    if (!told || !('articleId' in event)) return []
    const { articleId } = event
    const row = workspace.articles.find({ articleId })
    if (!row) return []
    const claims = claimsOf(derivation, articleId)
    return [
      {
        type: told.type,
        subject: `article/${articleId}`,
        historical: false,
        facets: facetsOfClaims(claims),
        data: {
          articleId,
          status: row.status,
          reason: told.reason,
          publishedAt: row.publishedAt,
          language: row.language,
          claimCount: workspace.claims
            .scope('articleId', articleId)
            .filter(({ state }) => state === 'visible').length,
          causedBy: causedBy(derivation, []),
          url: links.article(articleId),
        },
      },
    ]
  })
}

function toldOf(event: string) {
  switch (event) {
    case 'ArticleRevised':
      return { type: 'article.revised', reason: 'revised' } as const
    case 'ArticleWithdrawn':
      return { type: 'article.withdrawn', reason: 'withdrawn' } as const
    case 'ArticleErased':
      return { type: 'article.withdrawn', reason: 'erased' } as const
    default:
      return undefined
  }
}

/** Those of before and after, whatever became of them: whoever heard of one hears of its article. */
const claimsOf = ({ changes, workspace }: Derivation, articleId: ArticleId) => [
  ...changes.claims.before.filter((row) => row.articleId === articleId),
  ...workspace.claims.scope('articleId', articleId),
]

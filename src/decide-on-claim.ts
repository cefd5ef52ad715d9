/** What people decide about a claim: load its article, compare the tag with the claim's own last event, decide, append. */
import type { Log } from '../db/log/group-commit.ts'
import type { Article } from '../events/article/article.ts'
import { type ClaimPlace, retractClaim, reviewClaim } from '../events/article/decide-on-claim.ts'
import type { ArticleEvent } from '../events/article/events.ts'
import type { Placed } from '../events/catalog.ts'
import { Refusal } from '../events/errors.ts'
import type { ClaimId } from '../events/ids.ts'
import { decideOn, type Idempotency, type Outcome } from './command.ts'
import { heldArticle } from './held-article.ts'
import { checkSeen, type Seen } from './precondition.ts'

/** Who decides, why, on what they saw, and what makes the request safe to repeat. */
export type Decider = Readonly<{
  by: string
  reason: string
  seen: Seen
  idempotency?: Idempotency | undefined
}>

type ClaimDependencies = Readonly<{ log: Log }>

/**
 * @param decide  gets the article as it stands; it may be asked again when others were faster
 * @throws Refusal `not_found`, `precondition_failed`, and whatever the rule says; Contention; IdempotencyKeyReused
 */
export async function decideOnClaim(
  { log }: ClaimDependencies,
  dossierId: string,
  place: ClaimPlace,
  {
    seen,
    idempotency,
    decide,
  }: Pick<Decider, 'seen' | 'idempotency'> &
    Readonly<{ decide: (article: Article) => ArticleEvent[] | Promise<ArticleEvent[]> }>,
): Promise<Outcome> {
  const { articleId, claimId } = place
  const stream = { dossierId, stream: `article-${articleId}`, idempotency }
  return await decideOn(log, stream, async (history) => {
    const position = lastPositionOf(history, claimId)
    if (position === undefined) throw new Refusal('not_found', `There is no claim ${claimId}.`)
    // Of the claim alone: a decision on a neighbour in the same article does not stale this one.
    checkSeen(seen, `p${position}`)
    return { events: await decide(heldArticle(history)) }
  })
}

export const decideReview = async (
  deps: ClaimDependencies,
  dossierId: string,
  place: ClaimPlace,
  { verdict, by, reason, ...request }: Decider & Readonly<{ verdict: 'accepted' | 'rejected' }>,
): Promise<Outcome> =>
  await decideOnClaim(deps, dossierId, place, {
    ...request,
    decide: (article) => reviewClaim(article, place, { verdict, by, reason }),
  })

export const decideRetraction = async (
  deps: ClaimDependencies,
  dossierId: string,
  place: ClaimPlace,
  { by, reason, ...request }: Decider,
): Promise<Outcome> =>
  await decideOnClaim(deps, dossierId, place, {
    ...request,
    decide: (article) => retractClaim(article, place, { by, reason }),
  })

const lastPositionOf = (history: readonly Placed[], claimId: ClaimId): number | undefined =>
  history.findLast(({ event }) => 'claimId' in event && event.claimId === claimId)?.position

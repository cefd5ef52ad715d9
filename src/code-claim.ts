/** A claim that a person or an outside model coded: checked against the text and the codebook, then decided and appended. */
import type { Log } from '../db/log/group-commit.ts'
import type { CodedClaim } from '../events/article/claim-events.ts'
import { claimIdOf, claimKeyOf } from '../events/article/claim-identity.ts'
import { claimReadAs, codeClaim as decideCoding } from '../events/article/decide-on-claim.ts'
import type { Placed } from '../events/catalog.ts'
import type { ArticleId, ClaimId } from '../events/ids.ts'
import type { ReviewReason } from '../events/vocabulary.ts'
import { type CodingDependencies, findCodingGround } from './coded-article.ts'
import { decideOn, type Idempotency, type Outcome } from './command.ts'
import { confidenceMin } from './extraction/confidence.ts'
import { heldArticle } from './held-article.ts'
import type { CodedClaimInput } from './inputs/coded-claim.ts'
import { type CodedReading, readingOf } from './inputs/coded-reading.ts'
import { checkLinks } from './linked-claims.ts'

export type Coding = Readonly<{
  input: CodedClaimInput
  /** Who sent it. */
  by: string
  idempotency?: Idempotency | undefined
}>

/** `nothing`: the same reading stands there already. A person's reading accepts what a machine had read like that. */
export type CodingOutcome = Outcome & Readonly<{ claimId: ClaimId }>

/**
 * @throws Refusal `not_found`, `article_withdrawn`, `erased`, `wrong_state`, `unknown_claim`, and what `readingOf` says;
 *   Problem `codebook_missing`; Contention; IdempotencyKeyReused
 */
export async function codeClaim(
  deps: CodingDependencies & Readonly<{ log: Log }>,
  dossierId: string,
  { articleId }: Readonly<{ articleId: ArticleId }>,
  { input, by, idempotency }: Coding,
): Promise<CodingOutcome> {
  await checkLinks(deps.db, dossierId, input)
  const { coder } = input
  let claimId: ClaimId | undefined
  const stream = { dossierId, stream: `article-${articleId}`, idempotency }
  const outcome = await decideOn(deps.log, stream, async (history) => {
    const held = heldArticle(history)
    const { article, codebook } = await findCodingGround(deps, dossierId, held)
    const coded = codedClaimOf(articleId, input, readingOf(input, article, codebook))
    claimId = claimReadAs(held, articleId, coded.claimId)?.claimId ?? coded.claimId
    const events = decideCoding(held, {
      articleId,
      coder,
      by,
      codebook,
      coded,
    })
    return { events, standsAt: recordedAt(history, claimId) }
  })
  if (claimId === undefined) throw new Error('a claim that was coded has an id')
  return { ...outcome, claimId }
}

/** What a model proposes waits for a person; what a person coded stands, unless there is a reason to look again. */
function codedClaimOf(
  articleId: ArticleId,
  { coder, confidence: given }: CodedClaimInput,
  { reading, reasons: found }: CodedReading,
): CodedClaim {
  const confidence = given ?? null
  const reasons: ReviewReason[] = coder.kind === 'model' ? ['model_coded', ...found] : [...found]
  if (confidence !== null && confidence < confidenceMin) reasons.push('low_confidence')
  const claimKey = claimKeyOf(articleId, reading)
  return {
    claimId: claimIdOf(claimKey, reading),
    claimKey,
    reading,
    confidence,
    // Whoever computes a confidence again from its trace finds the model's own word, and no rule of ours.
    trace:
      confidence === null
        ? []
        : [{ stage: 'model', rule: 'as the model says', span: null, factor: confidence }],
    review: { status: reasons.length > 0 ? 'proposed' : 'accepted', reasons },
  }
}

/** Of the event that recorded it last, where there is one. */
const recordedAt = (history: readonly Placed[], claimId: ClaimId): number | undefined =>
  history.findLast(({ event }) => event.type === 'ClaimRecorded' && event.claimId === claimId)?.position

/** What people may decide about a claim, and what coders outside of our rules may add. Facts in, events out. */
import type { Codebook } from '../codebook/codebook.ts'
import { Refusal } from '../errors.ts'
import type { ArticleId, ClaimId, CodebookVersion } from '../ids.ts'
import type { Coder, ReviewReason } from '../vocabulary.ts'
import type { Article, HeldClaim } from './article.ts'
import type { CodedClaim, Reading } from './claim-events.ts'
import { claimIdOf, claimKeyOf } from './claim-identity.ts'
import { keysOf } from './claim-keys.ts'
import type { ArticleEvent } from './events.ts'
import { readThrough } from './read-through.ts'

export type ClaimPlace = Readonly<{ articleId: ArticleId; claimId: ClaimId }>

/** Who decided, and why. */
export type Person = Readonly<{ by: string; reason: string }>

/** Confirms a claim or refuses it. A verdict may be given again, and changed: each is a fact of its own. */
export function reviewClaim(
  article: Article,
  place: ClaimPlace,
  { verdict, by, reason }: Person & Readonly<{ verdict: 'accepted' | 'rejected' }>,
): ArticleEvent[] {
  standingClaim(article, place)
  return [{ type: 'ClaimReviewed', schemaVersion: 1, ...place, by, reason, verdict }]
}

/** Takes a claim back, as if it had never been coded, whoever coded it. */
export function retractClaim(article: Article, place: ClaimPlace, { by, reason }: Person): ArticleEvent[] {
  standingClaim(article, place)
  return [{ type: 'ClaimRetracted', schemaVersion: 1, ...place, by, reason }]
}

/**
 * Replaces the whole reading. One that the claim had before is refused: two people who undo one another's corrections
 * would else change the published answers for ever.
 *
 * @param reasons  why somebody should look at it again; where there is one, it waits for review
 */
export function correctClaim(
  article: Article,
  place: ClaimPlace,
  {
    by,
    reason,
    reading,
    codebookVersion,
    reasons = [],
  }: Person &
    Readonly<{ reading: Reading; codebookVersion: CodebookVersion; reasons?: readonly ReviewReason[] }>,
): ArticleEvent[] {
  const claim = standingClaim(article, place)
  const id = readingIdOf(place.articleId, reading)
  if ([claim.reading, ...claim.earlierReadings].some((each) => readingIdOf(place.articleId, each) === id)) {
    const detail =
      id === readingIdOf(place.articleId, claim.reading)
        ? 'The claim is read like that already.'
        : 'The claim was read like that before, and a person corrected it. Change another field, or retract the claim.'
    throw new Refusal('correction_loops', detail, [
      { pointer: '/reading', code: 'known_reading', detail: 'a reading that the claim never had' },
    ])
  }
  return [
    {
      type: 'ClaimCorrected',
      schemaVersion: 1,
      ...place,
      by,
      reason,
      codebookVersion,
      reading,
      ...(reasons.length > 0 && { reasons: [...reasons] }),
    },
  ]
}

/** Everything coded in a reading, as one text: two readings that differ in any field differ here. */
const readingIdOf = (articleId: ArticleId, reading: Reading): ClaimId =>
  claimIdOf(claimKeyOf(articleId, reading), reading)

/**
 * Records what a person or an outside model read. The same reading again has nothing to add, but for one case: a person
 * who reads what the rules or a model had read confirms it. Else a later run could take the person's reading away.
 *
 * @throws Refusal `wrong_state` where a person rejected, retracted or corrected what these words were read as
 */
export function codeClaim(
  article: Article,
  {
    articleId,
    coder,
    by,
    codebook,
    coded,
  }: Readonly<{
    articleId: ArticleId
    coder: Coder
    by: string
    codebook: Pick<Codebook, 'version' | 'propositions'>
    coded: CodedClaim
  }>,
): ArticleEvent[] {
  checkArticle(article)
  const { claimId, claimKey, confidence, reading, review, trace } = coded
  const wanted = new Set([claimKey, claimKeyOf(articleId, readThrough(reading, codebook))])
  const refused = [...article.claims].find(
    ([, claim]) =>
      isRefused(claim.standing) && keysOf(claim, { articleId, codebook }).some((key) => wanted.has(key)),
  )
  if (refused) {
    const [refusedId, { standing }] = refused
    throw new Refusal(
      'wrong_state',
      `A person ${standing} this claim: it is ${refusedId}, and is not recorded again.`,
    )
  }
  const same = claimReadAs(article, articleId, claimId)
  if (same) {
    const isConfirmed = coder.kind === 'human' && review.status === 'accepted' && same.standing !== 'person'
    if (!isConfirmed) return []
    const reason = 'A person coded the same reading.'
    return [
      {
        type: 'ClaimReviewed',
        schemaVersion: 1,
        articleId,
        claimId: same.claimId,
        by,
        reason,
        verdict: 'accepted',
      },
    ]
  }
  if (isHeld(article.claims.get(claimId))) {
    const detail = `A person corrected this reading: decide on ${claimId}, which is read otherwise now.`
    throw new Refusal('wrong_state', detail)
  }
  return [
    {
      type: 'ClaimRecorded',
      schemaVersion: 1,
      articleId,
      claimId,
      claimKey,
      coder,
      by,
      codebookVersion: codebook.version,
      confidence,
      reading,
      review,
      trace: [...trace],
    },
  ]
}

/** The claim that is read like that now; its id is that of the reading, or of the one that it was corrected from. */
export function claimReadAs(
  { claims }: Article,
  articleId: ArticleId,
  readingId: ClaimId,
): Readonly<{ claimId: ClaimId; standing: HeldClaim['standing'] }> | undefined {
  for (const [claimId, claim] of claims) {
    if (!isHeld(claim) || readingIdOf(articleId, claim.reading) !== readingId) continue
    return { claimId, standing: claim.standing }
  }
  return undefined
}

const isHeld = (claim: HeldClaim | undefined): claim is HeldClaim =>
  claim !== undefined && claim.standing !== 'superseded' && !isRefused(claim.standing)

const isRefused = (standing: HeldClaim['standing']): boolean =>
  standing === 'rejected' || standing === 'retracted'

/** The claim, where there is still something to decide about it. */
function standingClaim(article: Article, { claimId }: ClaimPlace): HeldClaim {
  const claim = article.claims.get(claimId)
  if (!claim) throw new Refusal('not_found', `There is no claim ${claimId}.`)
  checkArticle(article)
  const { standing } = claim
  if (standing === 'retracted' || standing === 'superseded') {
    throw new Refusal(
      'wrong_state',
      `The claim ${claimId} was ${standing}; nothing is decided about it any more.`,
    )
  }
  return claim
}

/** Claims are coded, and decided upon, while their article stands. */
export function checkArticle({ status }: Article): void {
  if (status === 'unknown') throw new Refusal('not_found', 'There is no such article.')
  if (status === 'erased')
    throw new Refusal('erased', 'The article was erased; nothing is decided about it any more.')
  if (status === 'withdrawn') {
    throw new Refusal('article_withdrawn', 'The article was withdrawn; nothing is decided about it any more.')
  }
}

/** What one run of an extractor changes. Facts in, events out; the caller appends them. */
import type { Codebook } from '../codebook/codebook.ts'
import { closedPropositions } from '../codebook/merges.ts'
import { Refusal } from '../errors.ts'
import type { ArticleId, ClaimId, ClaimKey, CodebookVersion } from '../ids.ts'
import type { Coder } from '../vocabulary.ts'
import { type Article, coderName } from './article.ts'
import type { CodedClaim } from './claim-events.ts'
import { keysOf } from './claim-keys.ts'
import type { ArticleEvent } from './events.ts'

export type ExtractionRun = Readonly<{
  articleId: ArticleId
  coder: Coder
  codebookVersion: CodebookVersion
  codebookHash: string
  /** What became of its propositions: those that were split are closed, and merges lead to the same claim. */
  codebook: Pick<Codebook, 'propositions'>
  textHash: string
  /** A claim id is a hash of what was coded: the same reading has the same id. */
  found: readonly CodedClaim[]
}>

/** Records what is new, supersedes what is no longer found, and leaves alone what a person decided. */
export function completeExtraction(article: Article, run: ExtractionRun): ArticleEvent[] {
  const { articleId, coder, codebookVersion, codebookHash, textHash, found } = run
  if (article.status === 'withdrawn' || article.status === 'erased') {
    throw new Refusal('article_withdrawn', 'The article was withdrawn or erased; there is nothing to read.')
  }
  if (isSameRun(article, run)) return []
  const decided = keysThatPeopleDecided(article, run)
  const closed = closedPropositions(run.codebook)
  const fresh = found.filter((claim) => isOpen(article, claim.claimId) && !decided.has(claim.claimKey))
  const of = { schemaVersion: 1, articleId } as const
  const foundIds = new Set(found.map(({ claimId }) => claimId))
  const successors = new Map<ClaimKey, ClaimId>(found.map(({ claimKey, claimId }) => [claimKey, claimId]))

  const recorded = fresh.map(
    (claim): ArticleEvent => ({
      type: 'ClaimRecorded',
      ...of,
      claimId: claim.claimId,
      claimKey: claim.claimKey,
      coder,
      by: null,
      codebookVersion,
      confidence: claim.confidence,
      reading: claim.reading,
      review: claim.review,
      trace: [...claim.trace],
    }),
  )
  const superseded = [...article.claims]
    .filter(
      ([claimId, { standing, reading }]) =>
        standing === 'rule' && !foundIds.has(claimId) && !closed.has(reading.proposition),
    )
    .map(([claimId, { keys }]): ArticleEvent => {
      const supersededBy = successors.get(keys[0]) ?? null
      return { type: 'ClaimSuperseded', ...of, claimId, coder, supersededBy }
    })
  const done: ArticleEvent = {
    type: 'ExtractionCompleted',
    ...of,
    coder,
    codebookVersion,
    codebookHash,
    textHash,
    claimCount: found.length,
  }
  return [...recorded, ...superseded, done]
}

const isSameRun = ({ lastRun }: Article, { coder, codebookHash, textHash }: ExtractionRun): boolean =>
  lastRun !== null &&
  lastRun.coder === coderName(coder) &&
  lastRun.codebookHash === codebookHash &&
  lastRun.textHash === textHash

/** A claim that is unknown, that an earlier run gave up, or that a model only proposed, may be recorded (again). */
function isOpen(article: Article, claimId: ClaimId): boolean {
  const standing = article.claims.get(claimId)?.standing
  return standing === undefined || standing === 'superseded' || standing === 'model'
}

/** What a person coded, corrected, accepted, rejected or retracted is not coded again under any of its keys. */
function keysThatPeopleDecided(article: Article, run: ExtractionRun): ReadonlySet<ClaimKey> {
  const decided = [...article.claims.values()].filter(
    ({ standing }) => standing === 'person' || standing === 'rejected' || standing === 'retracted',
  )
  return new Set(decided.flatMap((claim) => keysOf(claim, run)))
}

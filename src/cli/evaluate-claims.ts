/** `stancelog evaluate` without questions: finds the claims of every article, scores them, and prints what came out. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import { findClaims } from '../evaluation/find-claims.ts'
import type { GoldClaim } from '../evaluation/gold-claim.ts'
import { type FoundClaim, withBlockRanges } from '../evaluation/match-claims.ts'
import type { NamedArticle } from '../evaluation/read-articles.ts'
import { scoreClaims } from '../evaluation/score-claims.ts'
import { lexicons } from '../extraction/lexicons.ts'
import { describeScores } from './describe-scores.ts'
import { Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

type Given = Readonly<{
  articles: readonly NamedArticle[]
  codebook: Codebook
  /** Fits articles and codebook. */
  gold: readonly GoldClaim[]
}>

export function evaluateClaims(
  { articles, codebook, gold }: Given,
  { onlyCoded = false, json }: Readonly<{ onlyCoded?: boolean; json?: true }>,
  terminal: Terminal,
): void {
  if (articles.length === 0) throw new Unusable('there is no article to look for claims in')
  if (onlyCoded && gold.length === 0)
    throw new Unusable('--only-coded: the gold has no claim, so no article would be left')
  const found: FoundClaim[] = []
  for (const [index, article] of articles.entries()) {
    if (terminal.signal.aborted) return
    const { claims, warnings } = findClaims(article, { codebook, lexicons })
    found.push(...claims)
    for (const warning of warnings) terminal.say(`${article.externalId}: ${warning}; nothing is found in it`)
    terminal.progress(`${index + 1} of ${articles.length} articles read`)
  }
  const scores = scoreClaims({
    gold: withBlockRanges(gold, articles),
    found,
    articles: articles.map(({ externalId }) => externalId),
    onlyCoded,
  })
  terminal.answer(json ? scores : describeScores(scores))
}

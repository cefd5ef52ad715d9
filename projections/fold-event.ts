/**
 * What one event changes in the read models. In three steps, so that rows can be fetched between them: whose articles
 * it may touch, which propositions follow, and the fold itself.
 */
import type { ArticleEvent, Fingerprint } from '../events/article/events.ts'
import type { Event, Placed } from '../events/catalog.ts'
import type { ArticleId, ContradictionId, PropositionId } from '../events/ids.ts'
import type { Position, ReviewReason } from '../events/vocabulary.ts'
import { areNearCopies } from './acts/origins.ts'
import { type ArticleRow, foldArticle, linkCopies } from './articles.ts'
import { type ClaimRow, foldClaim, resettle, visibleClaim, withFoldReasons } from './claims.ts'
import type { DisappearanceCause } from './contradictions/record.ts'
import { foldProposition } from './fold-proposition.ts'
import { linkedActs, linkedClaims, linkedPropositions, noteLinks } from './linked-claims.ts'
import { type Known, withoutKnown } from './projection.ts'
import { emptyMemory } from './rows.ts'
import type { Workspace } from './workspace.ts'

/** What must be held in the workspace before `foldEvent` may be called. */
export type Needs = Readonly<{
  /** These articles with all their claims. */
  articles: readonly ArticleId[]
  /** And whoever is a copy of them, and copies of those: what they are to each other may change. */
  families: boolean
  /** Whoever may be a copy of this text. */
  copiesOf: Fingerprint | null
  /** The record whose proposition is needed. */
  contradiction: ContradictionId | null
  /** Every article and claim of the dossier: the codebook changed. */
  everything: boolean
}>

export function needsOf(event: Event): Needs {
  const none: Needs = {
    articles: [],
    families: false,
    copiesOf: null,
    contradiction: null,
    everything: false,
  }
  switch (event.type) {
    case 'ArticleRegistered':
    case 'ArticleRevised':
      return { ...none, articles: [event.articleId], families: true, copiesOf: event.fingerprint }
    case 'ArticleWithdrawn':
    case 'ArticleErased':
      return { ...none, articles: [event.articleId], families: true }
    case 'ClaimRecorded':
    case 'ClaimCorrected':
    case 'ClaimReviewed':
    case 'ClaimRetracted':
    case 'ClaimSuperseded':
      return { ...none, articles: [event.articleId] }
    case 'ContradictionDismissed':
    case 'ContradictionReinstated':
      return { ...none, contradiction: event.contradictionId }
    case 'CodebookPublished':
      return { ...none, everything: true }
    case 'ExtractionCompleted':
    case 'DossierClosed':
      return none
    default:
      return event satisfies never
  }
}

/** What an event may take out of sight, for the records that lose their last pair by it. */
export function causeOf(event: Event): DisappearanceCause {
  switch (event.type) {
    case 'ArticleWithdrawn':
    case 'ArticleErased':
      return 'withdrawn'
    case 'ClaimRetracted':
      return 'retracted'
    case 'ClaimReviewed':
      // What is accepted may take the place of what counted before: then nobody took anything back.
      return event.verdict === 'rejected' ? 'retracted' : 'superseded'
    case 'ClaimCorrected':
      return 'corrected'
    default:
      return 'superseded'
  }
}

/**
 * The articles and claims after the event, and the propositions that must be folded again because of it.
 *
 * @param now  the position from which the step that it belongs to is believed
 */
export function foldFacts(workspace: Workspace, { event, position }: Placed, now: Position): PropositionId[] {
  switch (event.type) {
    case 'CodebookPublished':
      return foldCodebook(workspace, event, position)
    case 'ContradictionDismissed':
    case 'ContradictionReinstated':
      return foldDecision(workspace, event, position)
    case 'ArticleRegistered':
    case 'ArticleRevised':
    case 'ArticleWithdrawn':
    case 'ArticleErased':
      return foldArticleEvent(workspace, event, { position, now })
    case 'ClaimRecorded':
    case 'ClaimCorrected':
    case 'ClaimReviewed':
    case 'ClaimRetracted':
    case 'ClaimSuperseded':
      return foldClaimEvent(workspace, event, { position, now })
    case 'ExtractionCompleted':
    case 'DossierClosed':
      return []
    default:
      return event satisfies never
  }
}

function foldCodebook(
  workspace: Workspace,
  event: Event & { type: 'CodebookPublished' },
  position: Position,
): PropositionId[] {
  workspace.codebook = event.codebook
  const touched = new Set<PropositionId>()
  for (const row of workspace.claims.listAll()) {
    const article = articleOf(workspace, row)
    touched.add(row.proposition)
    const next = resettle(row, { article, codebook: event.codebook })
    touched.add(next.proposition)
    workspace.claims.believe([row], [withoutKnown(next)], position)
  }
  return [...touched].sort()
}

function foldDecision(
  { contradictions, memories }: Workspace,
  event: Event & { type: 'ContradictionDismissed' | 'ContradictionReinstated' },
  position: Position,
): PropositionId[] {
  const [record] = contradictions.list('contradictionId', event.contradictionId)
  if (!record) return []
  const memory = memories.get(record.proposition) ?? emptyMemory
  const { contradictionId, by, reason } = event
  const decision = { dismissed: event.type === 'ContradictionDismissed', by, reason, position }
  const decisions = { ...memory.decisions, [contradictionId]: decision }
  memories.set(record.proposition, { ...memory, decisions })
  return [record.proposition]
}

function foldArticleEvent(
  workspace: Workspace,
  event: ArticleEvent & {
    type: 'ArticleRegistered' | 'ArticleRevised' | 'ArticleWithdrawn' | 'ArticleErased'
  },
  { position, now }: { position: Position; now: Position },
): PropositionId[] {
  const { articles } = workspace
  const before = articles.find({ articleId: event.articleId })
  const next = foldArticle(before && withoutKnown(before), event, position)
  if (!next) return []
  const touched = new Set<PropositionId>()
  for (const row of linkCopies(neighbourhoodOf(workspace, next))) {
    const open = articles.find({ articleId: row.articleId })
    const isChanged = !open || JSON.stringify(withoutKnown(open)) !== JSON.stringify(row)
    if (!isChanged) continue
    articles.believe(open ? [open] : [], [row], now)
    for (const claim of workspace.claims.list('articleId', row.articleId)) {
      const settled = resettle(claim, { article: row, codebook: workspace.codebook })
      workspace.claims.believe([claim], [withoutKnown(settled)], now)
      touched.add(claim.proposition)
    }
  }
  return [...touched].sort()
}

/** The article, whoever is a copy of it or was one before, and their copies in turn. */
function neighbourhoodOf({ articles }: Workspace, article: ArticleRow): ArticleRow[] {
  const found = new Map<ArticleId, ArticleRow>([[article.articleId, article]])
  const near = articles.listAll().filter((other) => areNearCopies(article, other))
  const queue = [...near.map(({ articleId }) => articleId), ...article.copies]
  for (const articleId of queue) {
    const row = articles.find({ articleId })
    if (!row || found.has(articleId)) continue
    found.set(articleId, withoutKnown(row))
    queue.push(...row.copies)
  }
  return [...found.values()]
}

function foldClaimEvent(
  workspace: Workspace,
  event: ArticleEvent & { claimId: ClaimRow['claimId'] },
  { position, now }: { position: Position; now: Position },
): PropositionId[] {
  const { claims, articles, codebook } = workspace
  const article = articles.find({ articleId: event.articleId })
  if (!article) return []
  const before = claims.find({ claimId: event.claimId })
  const next = foldClaim(before && withoutKnown(before), event, { position, article, codebook })
  if (!next) return []
  claims.believe(before ? [before] : [], [next], now)
  noteLinks(workspace, next)
  const own = new Set([...(before ? [before.proposition] : []), next.proposition])
  // A contrast concerns both of its sides: they are folded after what changed.
  const linked = linkedClaims(workspace, next).map(({ proposition }) => proposition)
  return [...new Set([...own, ...linked])]
}

/** A claim is recorded in the stream of its article, so the article stands before it. */
function articleOf({ articles }: Workspace, { articleId }: ClaimRow): ArticleRow {
  const article = articles.find({ articleId })
  if (!article) throw new Error(`the article ${articleId} of a claim is not held`)
  return article
}

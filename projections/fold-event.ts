/**
 * What one event changes in the read models, first step: the articles and claims themselves, and which propositions
 * must be folded again because of it (`refold.ts`). What it needs to be held is told before, so that it can be fetched.
 */
import type { ArticleEvent, Fingerprint } from '../events/article/events.ts'
import type { Event, Placed } from '../events/catalog.ts'
import type { ArticleId, ContradictionId, PropositionId } from '../events/ids.ts'
import type { Position } from '../events/vocabulary.ts'
import { areNearCopies } from './acts/origins.ts'
import { type ArticleRow, foldArticle, linkCopies } from './articles.ts'
import { type ClaimRow, foldClaim, resettle } from './claims.ts'
import type { DisappearanceCause } from './contradictions/record.ts'
import { noteRun } from './last-runs.ts'
import { withoutKnown } from './projection.ts'
import { linkedKeysOf, memoryOf, notePointers, remember } from './ties.ts'
import type { Workspace } from './workspace.ts'

/** What must be held in the workspace before `foldFacts` may be called. */
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
  noteRun(workspace.runs, event)
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
    if (next.proposition !== row.proposition) {
      workspace.relinked.add(row.claimId)
      workspace.moved.add(row.claimId)
    }
    workspace.claims.believe([row], [withoutKnown(next)], position)
  }
  return [...touched].sort()
}

function foldDecision(
  workspace: Workspace,
  event: Event & { type: 'ContradictionDismissed' | 'ContradictionReinstated' },
  position: Position,
): PropositionId[] {
  const [record] = workspace.contradictions.list('contradictionId', event.contradictionId)
  if (!record) return []
  const memory = memoryOf(workspace, record.proposition)
  const { contradictionId, by, reason } = event
  const decision = { dismissed: event.type === 'ContradictionDismissed', by, reason, position }
  const decisions = { ...memory.decisions, [contradictionId]: decision }
  remember(workspace, record.proposition, { ...memory, decisions })
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
  if (event.type === 'ClaimRecorded' || event.type === 'ClaimCorrected') {
    notePointers(workspace, next)
    for (const claimKey of linkedKeysOf(next)) workspace.pointers.push({ claimKey, claimId: next.claimId })
    workspace.relinked.add(next.claimId)
  }
  return [...new Set([...(before ? [before.proposition] : []), next.proposition])]
}

/** A claim is recorded in the stream of its article, so the article stands before it. */
export function articleOf({ articles }: Workspace, { articleId }: ClaimRow): ArticleRow {
  const article = articles.find({ articleId })
  if (!article) throw new Error(`the article ${articleId} of a claim is not held`)
  return article
}

/**
 * What subscribers are owed: derived once per step of the log, from what the step has changed in the read models. The
 * same log gives the same messages, in whatever batches it is folded, after a rebuild, and after a restore.
 */
import type { PropositionId } from '../../events/ids.ts'
import { beginDerivation, type Derivation, type DerivationContext, type Told } from './context.ts'
import { noFacets } from './facets.ts'
import { messageIdOf, type NotificationDraft } from './notification.ts'
import { messagesOfArticles } from './of-articles.ts'
import { messagesOfClaims } from './of-claims.ts'
import { messagesOfContradictions } from './of-contradictions.ts'
import { messagesOfStances } from './of-stances.ts'
import type { StepChanges } from './step-changes.ts'

export type { DerivationContext } from './context.ts'

/**
 * The messages of a step in their order: the article's, the codebook's, claims in the order of their events, stances by
 * subject, contradictions by id. To be asked also of a step that touched no proposition: an article may have changed.
 *
 * Yields the propositions that must be held whole before it goes on, as `refold` does; with a workspace that holds
 * everything, what it yields may be passed over.
 */
export function* derivation(
  changes: StepChanges,
  context: DerivationContext,
): Generator<readonly PropositionId[], NotificationDraft[]> {
  const { position } = changes.step
  const about = beginDerivation(changes, context)
  const stances = yield* messagesOfStances(about)
  const contradictions = messagesOfContradictions(about)
  const told = [
    ...messagesOfArticles(about),
    ...messagesOfCodebook(about, [...stances, ...contradictions]),
    ...messagesOfClaims(about),
    ...stances,
    ...contradictions,
  ]
  return told.map((message, at) => ({
    messageId: messageIdOf({ dossier: context.dossierId, position, ...message }),
    position,
    index: at + 1,
    ...message,
  }))
}

/** codebook.published: what it says of the past is told of each stance and contradiction; here it is counted. */
function messagesOfCodebook(
  { changes, codebookBefore, links }: Derivation,
  consequences: readonly Told[],
): Told[] {
  const count = (type: Told['type']) => consequences.filter((message) => message.type === type).length
  const before = new Map(changes.claims.before.map(({ claimId, proposition }) => [claimId, proposition]))
  const moved = changes.claims.after.filter(({ claimId, proposition }) => {
    const was = before.get(claimId)
    return was !== undefined && was !== proposition
  })
  return changes.step.events.flatMap(({ event }): Told[] => {
    if (event.type !== 'CodebookPublished') return []
    return [
      {
        type: 'codebook.published',
        subject: 'codebook',
        historical: false,
        facets: noFacets,
        data: {
          version: event.version,
          previousVersion: codebookBefore?.version ?? null,
          contentHash: event.contentHash,
          claimsMoved: moved.length,
          stancesChanged: count('stance.changed'),
          contradictionsDetected: count('contradiction.detected'),
          contradictionsResolved: count('contradiction.resolved'),
          causedBy: { event: event.type, claims: [] },
          url: links.codebook(event.version),
        },
      },
    ]
  })
}

/** What the derivation of one step is given, and how it answers. */
import { dayOf } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import type { Workspace } from '../workspace.ts'
import { type Links, linksAt } from './links.ts'
import type { NotificationDraft } from './notification.ts'
import type { StepChanges } from './step-changes.ts'

export type DerivationContext = Readonly<{
  dossierId: string
  /** The codebook in force before the step; the workspace has the one after it. */
  codebookBefore: Codebook | undefined
  /** As it stands after the step. */
  workspace: Workspace
}>

/** A message without its place among those of the step. */
export type Told = Omit<NotificationDraft, 'messageId' | 'position' | 'index'>

export type Derivation = DerivationContext &
  Readonly<{
    changes: StepChanges
    /** In force after the step, else before it. */
    zone: string
    /** The civil day on which the step was recorded: never a clock, or a rebuild would tell it otherwise. */
    today: CivilDate
    links: Links
    /** What the step is called as a cause. */
    causeType: string
  }>

export function beginDerivation(changes: StepChanges, context: DerivationContext): Derivation {
  const { step } = changes
  const zone = (context.workspace.codebook ?? context.codebookBefore)?.timeZone ?? 'UTC'
  return {
    ...context,
    changes,
    zone,
    today: dayOf(step.recordedAt, zone),
    links: linksAt(context.dossierId, step.position),
    causeType: causeTypeOf(changes),
  }
}

/** A run of the rules is told by what it did, not by its end; a revision by itself. */
function causeTypeOf({ step: { events } }: StepChanges): string {
  const types = events.map(({ event }) => event.type)
  const [only] = types
  if (types.includes('ArticleRevised')) return 'ArticleRevised'
  if (types.includes('ClaimRecorded')) return 'ClaimRecorded'
  if (types.includes('ClaimSuperseded')) return 'ClaimSuperseded'
  return only ?? 'ExtractionCompleted'
}

/** As many as one message names; its link holds the rest. */
const causesMax = 20

export const causedBy = ({ causeType }: Derivation, claims: readonly string[]) => ({
  event: causeType,
  claims: [...new Set(claims)].sort().slice(0, causesMax),
})

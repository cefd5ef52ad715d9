/** What one step of the log has changed in the read models: the difference that notifications are derived from. */
import type { ArticleRow } from '../articles.ts'
import type { ClaimRow } from '../claims.ts'
import type { RowChanges } from '../ledger.ts'
import type { ActRow, ContradictionRow, StancePeriodRow } from '../rows.ts'
import type { Step } from '../steps.ts'
import type { Workspace } from '../workspace.ts'

export type StepChanges = Readonly<{
  step: Step
  articles: RowChanges<ArticleRow>
  claims: RowChanges<ClaimRow>
  acts: RowChanges<ActRow>
  stancePeriods: RowChanges<StancePeriodRow>
  contradictions: RowChanges<ContradictionRow>
}>

const ledgers = ['articles', 'claims', 'acts', 'stancePeriods', 'contradictions'] as const

/** To be called before the first event of a step is folded. */
export function beginStep(workspace: Workspace): void {
  for (const name of ledgers) workspace[name].beginStep()
}

/** To be called when the step is folded whole: the facts of all its events, and `refold`. */
export const takeStep = (workspace: Workspace, step: Step): StepChanges => ({
  step,
  articles: workspace.articles.takeStep(),
  claims: workspace.claims.takeStep(),
  acts: workspace.acts.takeStep(),
  stancePeriods: workspace.stancePeriods.takeStep(),
  contradictions: workspace.contradictions.takeStep(),
})

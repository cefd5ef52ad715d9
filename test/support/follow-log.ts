/** Follows a log as the projector does, event by event in one workspace, but without a database. */
import { causeOf, foldFacts } from '../../projections/fold-event.ts'
import type { Ledger } from '../../projections/ledger.ts'
import type { Known } from '../../projections/projection.ts'
import { refold } from '../../projections/refold.ts'
import type { ContradictionRow } from '../../projections/rows.ts'
import { createStepper, type Step } from '../../projections/steps.ts'
import { createWorkspace, type Workspace } from '../../projections/workspace.ts'
import type { Logged } from './stage.ts'

/** What is folded here does not depend on it. */
export const recordedAt = '2025-04-15T12:00:00.000000Z'

const tables = ['articles', 'claims', 'acts', 'stancePeriods', 'contradictions'] as const

/** Every row there ever was. */
export type Rows = {
  [Name in (typeof tables)[number]]: Workspace[Name] extends Ledger<infer Row> ? (Row & Known)[] : never
}

export function createFollower() {
  const workspace = createWorkspace(undefined)
  return {
    /** Goes on with these events: one append, or many. */
    take: (entries: readonly Logged[]): void => {
      const stepper = createStepper()
      const steps = [...entries.flatMap((entry) => stepper.take({ ...entry, recordedAt })), ...stepper.end()]
      for (const step of steps) foldStep(workspace, step)
    },
    /** The contradictions as they stand now. */
    contradictions: (): ContradictionRow[] => workspace.contradictions.listAll(),
    /** To be asked once, at the end. */
    rows: (): Rows => ({
      articles: rowsOf(workspace.articles),
      claims: rowsOf(workspace.claims),
      acts: rowsOf(workspace.acts),
      stancePeriods: rowsOf(workspace.stancePeriods),
      contradictions: rowsOf(workspace.contradictions),
    }),
  }
}

export function followLog(log: readonly Logged[]): Rows {
  const follower = createFollower()
  follower.take(log)
  return follower.rows()
}

function foldStep(workspace: Workspace, { events, position }: Step): void {
  const touched = new Set(events.flatMap((placed) => foldFacts(workspace, placed, position)))
  const last = events.at(-1)
  // Everything is held already: nothing of what it asks for needs to be fetched.
  if (last) Array.from(refold(workspace, [...touched], { position, cause: causeOf(last.event) }))
}

/** Nothing was written in between: what was inserted is all there ever was, closed or not. */
const rowsOf = <Row>(ledger: Ledger<Row>): (Row & Known)[] => [...ledger.takeChanges().inserted]

/** The rows that were believed at a position. */
export const rowsAt = <Row extends Known>(rows: readonly Row[], position: number): Row[] =>
  rows.filter(({ knownFrom, knownTo }) => knownFrom <= position && (knownTo === null || knownTo > position))

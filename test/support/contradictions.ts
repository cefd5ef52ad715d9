/** Asks the pure folds for contradictions, event by event or all at once. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import { foldContradictions } from '../../projections/contradictions/contradictions.ts'
import {
  type ContradictionView,
  readContradiction,
} from '../../projections/contradictions/read-contradiction.ts'
import type { ContradictionRecord, DisappearanceCause } from '../../projections/contradictions/record.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { sampleCodebook } from './samples.ts'
import { foldOn } from './stances.ts'

export type Asked = Readonly<{
  proposition?: string
  codebook?: Codebook
  known?: readonly ContradictionRecord[]
  position?: number
  cause?: DisappearanceCause
}>

export function recordsOf(claims: readonly VisibleClaim[], asked: Asked = {}): ContradictionRecord[] {
  const { proposition = 'truce', codebook = sampleCodebook, known = [], position = 1 } = asked
  const folded = foldOn(claims, proposition, codebook)
  const others = codebook.propositions.filter(({ id }) => id !== proposition)
  const linkedActs = others.flatMap(({ id }) => foldOn(claims, id, codebook).acts)
  return foldContradictions({
    ...folded,
    codebook,
    linkedActs,
    known,
    position,
    cause: asked.cause ?? 'superseded',
  })
}

/** What is shown at a date, plain opposition left out as in the service's list. */
export function viewsAt(
  records: readonly ContradictionRecord[],
  { validAt, codebook = sampleCodebook }: { validAt: CivilDate; codebook?: Codebook },
): ContradictionView[] {
  return records.flatMap((record) => {
    const proposition = codebook.propositions.find(({ id }) => id === record.proposition)
    if (!proposition || record.kind === 'opposition') return []
    return (
      readContradiction(record, { validAt, zone: codebook.timeZone, proposition, isDismissed: false }) ?? []
    )
  })
}

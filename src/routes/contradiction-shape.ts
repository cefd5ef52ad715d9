/** A contradiction in answers: the two acts, the rule that relates them, and its state at the asked dates. */
import { contradictionKinds as kinds } from '../../projections/contradictions/record.ts'

export const contradictionKinds = kinds
export const contradictionStates = ['open', 'ended', 'resolved', 'dismissed'] as const

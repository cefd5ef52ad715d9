/** Which folds filled a generation of read models: when this changes, every dossier is folded anew. */
import { rulesVersion as contradictionRules } from './contradictions/record.ts'
import { foldVersion } from './stances/period.ts'

/** Raised when a row of any read model would be written otherwise from the same events. */
const rowsVersion = 5

export const rulesVersion = `rows-${rowsVersion}.stance-${foldVersion}.contradictions-${contradictionRules}`

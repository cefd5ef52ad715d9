/** Reads the records that a date shows; filters that need a look into a record are applied here. */
import type { Kysely } from 'kysely'
import type { ReadPoint } from '../db/articles.ts'
import { type ContradictionRow, type ContradictionWish, listContradictions } from '../db/contradictions.ts'
import type { Database } from '../db/schema.ts'
import type { CivilDate } from '../events/vocabulary.ts'
import { isBetween, isSpokenBy } from '../projections/contradictions/read-contradiction.ts'
import type { ContradictionRecord } from '../projections/contradictions/record.ts'
import { foldDate } from './read-stance.ts'

/** Where and when records are read. */
export type RecordMoment = Readonly<{
  at: ReadPoint
  validAt: CivilDate
  validAtEnd: string
  zone: string
}>

/** Newest found first. Agents may have spoken later than the date, so pages are filled row by row. */
export async function listRecords(
  db: Kysely<Database>,
  { at, validAt, validAtEnd, zone }: RecordMoment,
  wish: Omit<ContradictionWish, 'validAtEnd'>,
): Promise<ContradictionRow[]> {
  const { between, speaker, limit } = wish
  const moment = { validAt: foldDate(validAt), zone }
  const isWanted = (record: ContradictionRecord): boolean =>
    (!between || isBetween(record, between, moment)) &&
    (speaker === undefined || isSpokenBy(record, speaker, moment))
  const rows: ContradictionRow[] = []
  for (let { after } = wish; ; ) {
    const batch = await listContradictions(db, at, { ...wish, validAtEnd, after })
    rows.push(...batch.filter((row) => isWanted(recordOf(row))))
    const last = batch.at(-1)
    if (rows.length >= limit || batch.length < limit || !last) return rows.slice(0, limit)
    after = { detectedAt: last.detected_at, contradictionId: last.contradiction_id }
  }
}

// Written by our own fold in this very shape: parsing every record again would cost more than the query.
export const recordOf = (row: ContradictionRow): ContradictionRecord => row.body as ContradictionRecord

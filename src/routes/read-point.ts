/** From the two axes of a read to what the queries take. */
import type { ReadPoint } from '../../db/articles.ts'
import type { RecordMoment } from '../read-contradictions.ts'
import type { AsOf } from './as-of.ts'

export const readPoint = (dossierId: string, { generation, echo }: AsOf): ReadPoint => ({
  dossierId,
  generation,
  position: echo.position,
})

export const recordMoment = (dossierId: string, asOf: AsOf): RecordMoment => ({
  at: readPoint(dossierId, asOf),
  validAt: asOf.echo.validAt,
  validAtEnd: asOf.echo.validAtEnd,
  zone: asOf.timeZone,
})

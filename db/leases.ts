/** Who may project or deliver, with a fence that every write repeats. Rows, not session locks, so that poolers work. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

export type Lease = Readonly<{ dossierId: string; name: string; holder: string; fence: number }>

/** A lease was taken over while its holder was away: nothing it meant to write was written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/**
 * Takes a lease that is free, expired or one's own; undefined while somebody else holds it. By the database's clock.
 *
 * The fence rises with every change of holder, so a holder that slept through its lease is told apart for ever.
 */
export async function takeLease(
  db: Kysely<Database>,
  {
    dossierId,
    name,
    holder,
    durationMs,
  }: { dossierId: string; name: string; holder: string; durationMs: number },
): Promise<Lease | undefined> {
  const { rows } = await sql<{ fence: number }>`
    insert into leases as held (dossier_id, name, holder, fence, until)
    values (${dossierId}, ${name}, ${holder}, 1, clock_timestamp() + ${durationMs} * interval '1 millisecond')
    on conflict (dossier_id, name) do update
    set holder = excluded.holder,
        fence = case when held.holder = excluded.holder then held.fence else held.fence + 1 end,
        until = excluded.until
    where held.holder = excluded.holder or held.until < clock_timestamp()
    returning fence`.execute(db)
  const [row] = rows
  return row && { dossierId, name, holder, fence: row.fence }
}

/**
 * Repeats the fence inside the transaction that writes, and keeps the row locked until it commits.
 *
 * @throws LeaseLost when somebody else has taken over
 */
export async function confirmLease(
  trx: Transaction<Database>,
  { dossierId, name, holder, fence }: Lease,
  durationMs: number,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update leases set until = clock_timestamp() + ${durationMs} * interval '1 millisecond'
    where dossier_id = ${dossierId} and name = ${name} and holder = ${holder} and fence = ${fence}`.execute(
    trx,
  )
  if (numAffectedRows !== 1n) throw new LeaseLost(`the lease ${name} of ${dossierId} was taken over`)
}

/** Gives a lease back, so that the next holder need not wait until it expires. */
export async function returnLease(
  db: Kysely<Database>,
  { dossierId, name, holder, fence }: Lease,
): Promise<void> {
  await sql`
    update leases set until = 'epoch'
    where dossier_id = ${dossierId} and name = ${name} and holder = ${holder} and fence = ${fence}`.execute(
    db,
  )
}

/** The projector on a real log: following along, in any batches, and rebuilding give the same rows. */

import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { createDossier } from '../db/dossiers.ts'
import { confirmLease, LeaseLost, takeLease } from '../db/leases.ts'
import { createLog } from '../db/log/group-commit.ts'
import { serialize } from '../events/catalog.ts'
import { createCodebooks } from '../src/codebooks.ts'
import { ProjectionStopped, projectDossier, rebuildDossier } from '../src/projector.ts'
import { same } from './support/compare.ts'
import { type Clone, cloneDatabase } from './support/database.ts'
import { plan } from './support/plan.ts'
import { historyOf, longHistory } from './support/play.ts'
import { historyCount, holds, patienceMs } from './support/properties.ts'
import type { Append } from './support/stage.ts'

t.setTimeout(patienceMs)

const dossierId = 'random'
const tables = ['articles', 'claims', 'acts', 'stance_periods', 'contradictions'] as const

function openProjector({ pool, db }: Clone, holder = 'test') {
  const log = createLog({ pool, db })
  return { db, log, codebooks: createCodebooks(db), holder }
}
type Projector = ReturnType<typeof openProjector>

async function append({ log }: Projector, { stream, events }: Append, to = dossierId): Promise<void> {
  const answer = await log.append(to, { stream, expectedVersion: 'any', events: events.map(serialize) })
  if (answer.kind !== 'appended') throw new Error(`not appended: ${answer.kind}`)
}

/** Every row of every read model of a dossier as text, without the number of its generation. */
async function rowsOf({ db }: Projector, of = dossierId): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_json(x)::jsonb - 'generation')::text as row from ${sql.table(table)} as x
      where dossier_id = ${of} order by 1`.execute(db)
    found[table] = rows.map(({ row }) => row)
  }
  return found
}

t.test('P8: a rebuild gives the rows of following along, whatever the batches', async (t) => {
  const clone = await cloneDatabase(t)
  const projector = openProjector(clone)
  let dossierCount = 0
  const pace = fc.infiniteStream(fc.nat(19))
  // A history costs a second here, and a hundredth of that in memory, where all of them are tried.
  const numRuns = Math.ceil(historyCount / 20)
  await holds(
    t,
    [plan, pace],
    async (plan, pace) => {
      dossierCount += 1
      const id = `random-${dossierCount}`
      await createDossier(clone.db, { dossierId: id })
      for (const each of historyOf(plan).appends) {
        await append(projector, each, id)
        const batchSize = pace.next().value
        // Now and then nobody follows for a while, and what was appended comes in larger batches.
        if (batchSize > 0 && batchSize < 9) await projectDossier(projector, id, { batchSize })
      }
      await projectDossier(projector, id)
      const followed = await rowsOf(projector, id)
      for (const batchSize of [1_000, 3]) {
        await rebuildDossier(projector, id, { batchSize })
        same(await rowsOf(projector, id), followed, `the rows of a rebuild in batches of ${batchSize}`)
      }
    },
    { numRuns },
  )
})

t.test('readers and followers go on while a rebuild runs, and the swap loses nothing', async (t) => {
  const clone = await cloneDatabase(t)
  const follower = openProjector(clone, 'follower')
  const rebuilder = openProjector(clone, 'rebuilder')
  await createDossier(clone.db, { dossierId })
  const steps = longHistory(3).appends
  for (const step of steps.slice(0, 10)) await append(follower, step)
  await projectDossier(follower, dossierId)
  const late = steps.slice(10)
  let reached: number | undefined
  let during: Promise<void> | undefined
  await rebuildDossier(rebuilder, dossierId, {
    batchSize: 2,
    onProgress: () => {
      during ??= (async () => {
        for (const step of late) await append(follower, step)
        // While the rebuild swaps it has the dossier for itself; then it is the follower's again.
        while (reached === undefined) reached = await projectDossier(follower, dossierId)
      })()
    },
  })
  await during
  t.equal(reached, (await follower.log.head(dossierId))?.position, 'the follower reached the head meanwhile')
  await projectDossier(follower, dossierId)
  const swapped = await rowsOf(follower)
  await rebuildDossier(rebuilder, dossierId)
  t.same(await rowsOf(follower), swapped)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from generations`.execute(
    clone.db,
  )
  t.same(rows, [{ count: 1 }], 'nothing of the old generation is left')
})

t.test('what was known at a position is not changed by what is appended later', async (t) => {
  const clone = await cloneDatabase(t)
  const projector = openProjector(clone)
  await createDossier(clone.db, { dossierId })
  const known = async (position: number) => {
    const { rows } = await sql<{ row: string }>`
      select (to_json(x)::jsonb - 'known_to')::text as row from stance_periods as x
      where int8range(known_from, known_to) @> ${position}::bigint order by 1`.execute(clone.db)
    return rows
  }
  const steps = longHistory(7).appends
  for (const step of steps.slice(0, 8)) await append(projector, step)
  const position = (await projectDossier(projector, dossierId)) ?? 0
  const before = await known(position)
  t.ok(before.length > 0, 'something is known')
  for (const step of steps.slice(8)) await append(projector, step)
  await projectDossier(projector, dossierId)
  t.same(await known(position), before)
})

t.test('one process projects a dossier; who slept through the lease writes nothing', async (t) => {
  const clone = await cloneDatabase(t)
  const first = openProjector(clone, 'first')
  const second = openProjector(clone, 'second')
  await createDossier(clone.db, { dossierId })
  for (const step of longHistory(1).appends.slice(0, 4)) await append(first, step)
  const name = 'project'
  const lease = await takeLease(clone.db, { dossierId, name, holder: 'first', durationMs: 30_000 })
  t.equal(await projectDossier(second, dossierId), undefined, 'the lease is held elsewhere')
  await sql`update leases set until = 'epoch'`.execute(clone.db)
  t.ok((await projectDossier(second, dossierId)) ?? 0, 'an expired lease is taken over')
  t.ok(lease, 'the first had it')
  if (!lease) return
  const late = clone.db.transaction().execute(async (trx) => await confirmLease(trx, lease, 1_000))
  await t.rejects(late, LeaseLost)
})

t.test('an event that cannot be read stops its dossier before it, and says where', async (t) => {
  const clone = await cloneDatabase(t)
  const projector = openProjector(clone)
  await createDossier(clone.db, { dossierId })
  const steps = longHistory(1).appends.slice(0, 4)
  for (const step of steps) await append(projector, step)
  const head = await projector.log.head(dossierId)
  const future = { type: 'ClaimForetold', schemaVersion: 9, payload: '{}' }
  await projector.log.append(dossierId, { stream: 'dossier', expectedVersion: 'any', events: [future] })
  await t.rejects(projectDossier(projector, dossierId), {
    name: 'ProjectionStopped',
    position: (head?.position ?? 0) + 1,
    message: /ClaimForetold/,
  })
  const { rows } = await sql<{ position: number }>`select position from generations`.execute(clone.db)
  t.same(rows, [{ position: head?.position }], 'what stands before it is projected')
  t.ok(ProjectionStopped)
})

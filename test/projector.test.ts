/** The projector on a real log: following along, in any batches, and rebuilding give the same rows. */

import { sql } from 'kysely'
import t from 'tap'
import { createDossier } from '../db/dossiers.ts'
import { confirmLease, LeaseLost, takeLease } from '../db/leases.ts'
import { createLog } from '../db/log/group-commit.ts'
import { serialize } from '../events/catalog.ts'
import type { ContradictionId } from '../events/ids.ts'
import { createCodebooks } from '../src/codebooks.ts'
import { ProjectionStopped, projectDossier, rebuildDossier } from '../src/projector.ts'
import { type Clone, cloneDatabase } from './support/database.ts'
import { randomFrom, randomHistory, type Step } from './support/history.ts'

const seed = Number(process.env.SEED ?? 20_250_415)
const dossierId = 'random'
const tables = ['articles', 'claims', 'acts', 'stance_periods', 'contradictions'] as const

function openProjector({ pool, db }: Clone, holder = 'test') {
  const log = createLog({ pool, db })
  return { db, log, codebooks: createCodebooks(db), holder }
}
type Projector = ReturnType<typeof openProjector>

async function append({ log }: Projector, { stream, events }: Step): Promise<void> {
  const answer = await log.append(dossierId, {
    stream,
    expectedVersion: 'any',
    events: events.map(serialize),
  })
  if (answer.kind !== 'appended') throw new Error(`not appended: ${answer.kind}`)
}

/** Every row of every read model as text, without the number of its generation. */
async function rowsOf({ db }: Projector): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_json(x)::jsonb - 'generation')::text as row from ${sql.table(table)} as x order by 1`.execute(
      db,
    )
    found[table] = rows.map(({ row }) => row)
  }
  return found
}

/** A person dismisses a record that is open, or takes an earlier dismissal back. */
async function decideOnAny(projector: Projector, random: ReturnType<typeof randomFrom>): Promise<void> {
  const { rows } = await sql<{ id: ContradictionId; state: string }>`
    select distinct contradiction_id as id, state from contradictions
    where known_to is null order by id, state`.execute(projector.db)
  if (rows.length === 0) return
  const { id, state } = random.pick(rows)
  const type = state === 'dismissed' ? 'ContradictionReinstated' : 'ContradictionDismissed'
  const event = { type, schemaVersion: 1, contradictionId: id, by: 'test', reason: 'a second look' } as const
  await append(projector, { stream: `contradiction-${id}`, events: [event] })
}

t.test('a rebuild gives the rows of following along, whatever the batches', async (t) => {
  t.comment(`seed ${seed}`)
  // 1: an article is withdrawn whose copy no event of the batch had named.
  for (const each of [seed, seed + 1, 1]) {
    const clone = await cloneDatabase(t)
    const projector = openProjector(clone)
    const random = randomFrom(each)
    await createDossier(clone.db, { dossierId })
    for (const step of randomHistory(each)) {
      await append(projector, step)
      if (random.next() < 0.5) await projectDossier(projector, dossierId, { batchSize: 1 + random.below(9) })
      if (random.next() < 0.3) await decideOnAny(projector, random)
    }
    await projectDossier(projector, dossierId)
    const followed = await rowsOf(projector)
    t.ok((followed.stance_periods?.length ?? 0) > 20, 'there are stances to compare')
    t.ok((followed.contradictions?.length ?? 0) > 0, 'there are contradictions to compare')
    await rebuildDossier(projector, dossierId, { batchSize: 1_000 })
    t.same(await rowsOf(projector), followed, `seed ${each}: rebuilt in one batch`)
    await rebuildDossier(projector, dossierId, { batchSize: 3 })
    t.same(await rowsOf(projector), followed, `seed ${each}: rebuilt in batches of three`)
  }
})

t.test('readers and followers go on while a rebuild runs, and the swap loses nothing', async (t) => {
  const clone = await cloneDatabase(t)
  const follower = openProjector(clone, 'follower')
  const rebuilder = openProjector(clone, 'rebuilder')
  await createDossier(clone.db, { dossierId })
  const steps = randomHistory(seed + 3)
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
        reached = await projectDossier(follower, dossierId)
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
  const steps = randomHistory(seed + 7)
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
  for (const step of randomHistory(seed).slice(0, 4)) await append(first, step)
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
  const steps = randomHistory(seed).slice(0, 4)
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

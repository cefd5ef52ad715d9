/** Brings a random history into a dossier of its own, through the log and the real projector. */
import { createDossier } from '../../db/dossiers.ts'
import { serialize } from '../../events/catalog.ts'
import { projectDossier } from '../../src/projector.ts'
import type { TestApp } from './app.ts'
import type { Append } from './stage.ts'

let dossierCount = 0

/** An empty dossier with an id that no other one has. */
export async function newDossier({ clone }: TestApp): Promise<string> {
  dossierCount += 1
  const dossierId = `history-${dossierCount}`
  await createDossier(clone.db, { dossierId })
  return dossierId
}

export async function appendTo(
  { log }: Pick<TestApp, 'log'>,
  dossierId: string,
  { stream, events, text }: Append,
): Promise<void> {
  const answer = await log.append(dossierId, {
    stream,
    expectedVersion: 'any',
    events: events.map(serialize),
    ...(text && { text }),
  })
  if (answer.kind !== 'appended') throw new Error(`not appended: ${answer.kind}`)
}

/** @param paces  after each append, in batches of how many events somebody projects; 0 while nobody does */
export async function bringIn(
  test: TestApp,
  dossierId: string,
  { appends, paces }: Readonly<{ appends: readonly Append[]; paces: Iterator<number> }>,
): Promise<void> {
  const projector = { ...test.deps, log: test.log, holder: 'test' }
  for (const append of appends) {
    await appendTo(test, dossierId, append)
    const batchSize = Number(paces.next().value ?? 0)
    if (batchSize > 0) await projectDossier(projector, dossierId, { batchSize })
  }
  await projectDossier(projector, dossierId)
}

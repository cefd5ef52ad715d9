/** The demo dossier: our own codebook and dispatches, published and registered like anybody's. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createDossier, listDossiers } from '../db/dossiers.ts'
import { type Ingested, ingest } from './ingest.ts'
import { articlesFrom } from './inputs/articles-from.ts'
import { parseCodebook } from './inputs/codebook-file.ts'
import type { InputFault } from './inputs/input-fault.ts'
import { publishCodebook } from './publish-codebook.ts'
import type { Store } from './service.ts'

export const demoDossierId = 'demo'

const codebookFile = fileURLToPath(new URL('../codebooks/demo.yaml', import.meta.url))
const dispatches = fileURLToPath(new URL('../codebooks/demo', import.meta.url))
const by = 'demo'

/** A store with any dossier belongs to somebody: nothing is put into it unasked. */
export const isEmptyStore = async ({ db }: Pick<Store, 'db'>): Promise<boolean> =>
  (await listDossiers(db, { limit: 1 })).length === 0

/** What is there already stays as it is, so this can be repeated, also after it was interrupted. */
export async function fillDemo(store: Store): Promise<Ingested> {
  const now = store.clock.now()
  const { codebook } = parseCodebook(await readFile(codebookFile, 'utf8'), 'yaml', { now })
  await createDossier(store.db, { dossierId: demoDossierId })
  const published = await store.codebooks.at(demoDossierId)
  if (!published) await publishCodebook(store, demoDossierId, codebook, { by })
  const faults: InputFault[] = []
  const ingested = await ingest(store, demoDossierId, articlesFrom(dispatches, { now }), {
    by,
    onFault: (fault) => faults.push(fault),
  })
  if (faults[0]) throw faults[0]
  return ingested
}

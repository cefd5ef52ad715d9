/** The demo dossiers: our own codebooks and dispatches, published and registered like anybody's. */
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

/** Dossiers of which `codebooks/` holds a codebook and a folder of dispatches; the first one is that of a first start. */
export const demoDossiers = [demoDossierId, 'serbia-kosovo'] as const
export type DemoDossier = (typeof demoDossiers)[number]

const inCodebooks = (name: string) => fileURLToPath(new URL(`../codebooks/${name}`, import.meta.url))
const by = 'demo'

/**
 * Whether a start fills the demo: a store with any other dossier belongs to somebody, and nothing is put into it unasked.
 * A demo of ours that a kill left half filled is filled on.
 */
export async function wantsDemo({
  db,
  log,
  codebooks,
}: Pick<Store, 'db' | 'log' | 'codebooks'>): Promise<boolean> {
  const dossiers = await listDossiers(db, { limit: 2 })
  if (dossiers.length === 0) return true
  if (dossiers.length > 1 || dossiers[0]?.dossierId !== demoDossierId) return false
  const published = await codebooks.at(demoDossierId)
  // Whoever published a codebook or sent anything before ours has made the dossier his own.
  return published ? published.by === by : (await log.head(demoDossierId))?.position === 0
}

/** What is there already stays as it is, so this can be repeated, also after it was interrupted. */
export async function fillDemo(store: Store, dossier: DemoDossier = demoDossierId): Promise<Ingested> {
  const now = store.clock.now()
  const { codebook } = parseCodebook(await readFile(inCodebooks(`${dossier}.yaml`), 'utf8'), 'yaml', { now })
  await createDossier(store.db, { dossierId: dossier })
  const published = await store.codebooks.at(dossier)
  if (!published) await publishCodebook(store, dossier, codebook, { by })
  const faults: InputFault[] = []
  const ingested = await ingest(store, dossier, articlesFrom(inCodebooks(dossier), { now }), {
    by,
    onFault: (fault) => faults.push(fault),
  })
  if (faults[0]) throw faults[0]
  return ingested
}

/** Opens the store for as long as a command needs it, and brings its read models up to date where it reads them. */
import { setTimeout as pause } from 'node:timers/promises'
import { findReadState } from '../../db/as-of.ts'
import { listDossiers } from '../../db/dossiers.ts'
import { type DossierId, NewDossierId } from '../../events/ids.ts'
import { parseConfig } from '../config.ts'
import { nearNames } from '../near-names.ts'
import { quoted } from '../problem.ts'
import { ProjectionStopped, projectDossier } from '../projector.ts'
import { openStore, type Store } from '../service.ts'
import { Unusable } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** @throws UnusableSettings, DatabaseUnavailable, and whatever `use` throws */
export async function withStore<Value>(
  terminal: Terminal,
  use: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(parseConfig(terminal.env), { onNotice: terminal.say })
  try {
    return await use(store)
  } finally {
    await store.stop()
  }
}

/** How long a command waits for another process that projects the dossier. */
const otherProcessMs = 30_000
const askAgainMs = 100

/**
 * Projects what was appended so far: here, or by waiting for whoever does it already. So a command answers rightly
 * whether a service runs beside it or not.
 */
export async function catchUp(store: Store, dossierId: string, terminal: Terminal): Promise<void> {
  const head = await store.log.head(dossierId)
  if (!head) return
  const deadline = performance.now() + otherProcessMs
  const onProgress = (position: number) => terminal.progress(`position ${position} of ${head.position}`)
  while (!terminal.signal.aborted && performance.now() < deadline) {
    try {
      const reached = await projectDossier(store, dossierId, { signal: terminal.signal, onProgress })
      if (reached !== undefined && reached >= head.position) return
    } catch (error) {
      if (error === terminal.signal.reason) return
      if (!(error instanceof ProjectionStopped)) throw error
      return terminal.say(`${error.message}; the answer is that of the last good position`)
    }
    const state = await findReadState(store.db, dossierId)
    if (state && state.projected >= head.position) return
    await pause(askAgainMs)
  }
}

/** What is looked through for a name that was meant. */
const dossiersMax = 200

/** @throws Unusable when there is no such dossier, with the nearest names */
export async function assertDossier({ db, log }: Store, dossierId: string): Promise<void> {
  if (await log.head(dossierId)) return
  const known = await listDossiers(db, { limit: dossiersMax })
  const near = nearNames(
    dossierId,
    known.map((each) => each.dossierId),
  )
  const hint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : '`stancelog ingest … --create` makes one'
  throw new Unusable(`--dossier ${quoted(dossierId)}: there is no such dossier; ${hint}`)
}

/** @throws Unusable when it is no id that a dossier can have */
export function checkedDossier(text: string): DossierId {
  const parsed = NewDossierId.safeParse(text)
  if (parsed.success) return parsed.data
  throw new Unusable(`--dossier ${quoted(text)}: ${parsed.error.issues[0]?.message}`)
}

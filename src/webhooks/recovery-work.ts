/** The loop behind recoveries: takes each that runs a batch further, as long as its endpoint has too little to do. */
import type { FastifyBaseLogger } from 'fastify'
import type { Kysely } from 'kysely'
import { listRecovering } from '../../db/recoveries.ts'
import type { Database } from '../../db/schema.ts'
import { runRecoveries } from './recovery.ts'

export type RecoveryWorkDependencies = Readonly<{
  db: Kysely<Database>
  logger: Pick<FastifyBaseLogger, 'warn'>
  /** Told of a dossier in which something became due. */
  onDue: (dossierId: string) => void
}>

export type RecoveryWork = Readonly<{
  /** There may be a new one. Never waits and never fails. */
  ring(): void
  /** Ends after the batch under way. */
  stop(): Promise<void>
}>

/** Several processes may do this at once: a recovery is one's own for the time of a batch. */
export function startRecoveryWork(
  { db, logger, onDue }: RecoveryWorkDependencies,
  { pollMs = 1_000 }: Readonly<{ pollMs?: number }> = {},
): RecoveryWork {
  let isStopping = false
  let isWanted = false
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    try {
      while (isWanted && !isStopping) {
        isWanted = false
        for (const dossierId of await listRecovering(db)) {
          if (isStopping) return
          if (!(await runRecoveries(db, dossierId))) continue
          onDue(dossierId)
          // There may be room for another batch.
          isWanted = true
        }
      }
    } catch (error) {
      // The next poll tries again.
      isWanted = false
      const reason = error instanceof Error ? error.message : String(error)
      if (!isStopping) logger.warn({ reason }, 'recoveries interrupted')
    }
  }

  function ring(): void {
    if (isStopping) return
    isWanted = true
    running ??= run().finally(() => {
      running = undefined
      if (isWanted && !isStopping) setImmediate(ring)
    })
  }

  const poll = setInterval(ring, pollMs)
  ring()
  return {
    ring,
    stop: async () => {
      isStopping = true
      clearInterval(poll)
      await running
    },
  }
}

/** The document of the routes as they are now, as text; no database is asked for it. */
import { openDatabase, openPool } from '../db/connect.ts'
import { createLog } from '../db/log/group-commit.ts'
import { buildApp } from '../src/app.ts'
import { systemClock } from '../src/clock.ts'
import { createCodebooks } from '../src/codebooks.ts'
import { lexicons } from '../src/extraction/lexicons.ts'
import { createMetrics } from '../src/metrics.ts'
import { createCommands } from '../src/service.ts'

export async function currentDocument(): Promise<string> {
  // Nothing connects before the first query, and no route is called.
  const pool = openPool('postgres://localhost/none')
  const db = openDatabase(pool)
  const log = createLog({ pool, db })
  const codebooks = createCodebooks(db)
  const app = await buildApp({
    db,
    log,
    clock: systemClock,
    codebooks,
    commands: createCommands({ db, log, codebooks, lexicons, clock: systemClock }),
    metrics: createMetrics(),
    config: { auth: 'off', headersTimeoutMs: 1_000, requestTimeoutMs: 1_000 },
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  return `${JSON.stringify(document, null, 2)}\n`
}

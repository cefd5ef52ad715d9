/** The document of the routes as they are now, as text; no database is asked for it. */
import { openDatabase, openPool } from '../db/connect.ts'
import { createLog } from '../db/log/group-commit.ts'
import { buildApp } from '../src/app.ts'
import { systemClock } from '../src/clock.ts'
import { createCodebooks } from '../src/codebooks.ts'
import { createMetrics } from '../src/metrics.ts'

export async function currentDocument(): Promise<string> {
  // Nothing connects before the first query, and no route is called.
  const pool = openPool('postgres://localhost/none')
  const db = openDatabase(pool)
  const never = async () => {
    throw new Error('no route is called while the document is built')
  }
  const app = await buildApp({
    db,
    log: createLog({ pool, db }),
    clock: systemClock,
    codebooks: createCodebooks(db),
    commands: { registerArticle: never, publishCodebook: never },
    metrics: createMetrics(),
    config: { auth: 'off', headersTimeoutMs: 1_000, requestTimeoutMs: 1_000 },
  })
  await app.ready()
  const document = app.swagger()
  await app.close()
  return `${JSON.stringify(document, null, 2)}\n`
}

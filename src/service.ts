/** What every process of the service stands on: the database, its log, and the commands that write. */
import process from 'node:process'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { checkServer, openDatabase, openPool } from '../db/connect.ts'
import { startEmbedded } from '../db/embedded/server.ts'
import { createLog, type Log } from '../db/log/group-commit.ts'
import { createWaker, type Waker } from '../db/log/wake.ts'
import { migrate } from '../db/migrate.ts'
import type { Database } from '../db/schema.ts'
import { type Clock, systemClock } from './clock.ts'
import { codeClaim } from './code-claim.ts'
import { type Codebooks, createCodebooks } from './codebooks.ts'
import type { Config } from './config.ts'
import { decideCorrection } from './correct-claim.ts'
import { decideRetraction, decideReview } from './decide-on-claim.ts'
import { decideDismissal, decideReinstatement } from './decide-on-contradiction.ts'
import { type Lexicons, lexicons } from './extraction/lexicons.ts'
import { findTimeZone } from './held-article.ts'
import { readArticle } from './inputs/article-input.ts'
import { readRevision } from './inputs/revision-input.ts'
import { publishCodebook } from './publish-codebook.ts'
import { registerArticle } from './register-article.ts'
import { reviseArticle } from './revise-article.ts'
import type { Commands } from './routes/dependencies.ts'
import { withdrawArticle } from './withdraw-article.ts'

export type Store = Readonly<{
  /** Holds the password: never log it. */
  url: string
  /** Where the embedded database has its files; undefined with `DATABASE_URL`. */
  dataDir: string | undefined
  /** The embedded server ran already. */
  adopted: boolean
  /** Migrations that ran now. */
  migrated: readonly string[]
  pool: pg.Pool
  db: Kysely<Database>
  log: Log
  waker: Waker
  codebooks: Codebooks
  lexicons: Lexicons
  clock: Clock
  /** Names this process in its leases. */
  holder: string
  /** Finishes the appends that were taken, then lets go of the database, and stops it when nobody else uses it. */
  stop(): Promise<void>
}>

export type StoreOptions = Readonly<{
  /** Told in whole sentences what a person may want to know. */
  onNotice?: (notice: string) => void
  clock?: Clock
}>

/**
 * Opens the store of `DATABASE_URL`, or the embedded one of the data directory, with the schema of this version.
 *
 * @throws DatabaseUnavailable in one sentence, without the password
 */
export async function openStore(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { onNotice = () => {}, clock = systemClock }: StoreOptions = {},
): Promise<Store> {
  const embedded = databaseUrl === undefined ? await startEmbedded({ dataDir, onNotice }) : undefined
  const url = databaseUrl ?? embedded?.url ?? ''
  const releases: (() => Promise<void>)[] = embedded ? [embedded.stop] : []
  let isStopping = false
  const stop = async () => {
    isStopping = true
    for (let release = releases.pop(); release; release = releases.pop()) await release()
  }
  try {
    // Connections that end with their server are no news: a pool does not wait for its sockets to close.
    const onError = (error: Error) => {
      if (!isStopping) onNotice(`a connection to the database broke: ${error.message}`)
    }
    const pool = openPool(url, { onError })
    releases.push(async () => await pool.end())
    await checkServer(pool)
    const db = openDatabase(pool)
    const migrated = await migrate(db)
    const waker = createWaker({ url, pool }, { onError })
    releases.push(waker.close)
    const log = createLog({ pool, db }, { onAppended: waker.notify })
    releases.push(log.close)
    return {
      url,
      dataDir: embedded?.dataDir,
      adopted: embedded?.adopted ?? false,
      migrated,
      pool,
      db,
      log,
      waker,
      codebooks: createCodebooks(db),
      lexicons,
      clock,
      holder: `${process.pid} ${clock.uniqueId()}`,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

export type CommandDependencies = Pick<Store, 'db' | 'log' | 'codebooks' | 'lexicons' | 'clock'>

/** What the routes may write, each through the one function that the command line uses, too. */
export function createCommands(store: CommandDependencies): Commands {
  return {
    registerArticle: async (dossierId, input, requester) => {
      const article = await readArticle(input, { now: store.clock.now() })
      return await registerArticle(store, dossierId, article, requester)
    },
    reviseArticle: async (dossierId, articleId, input, reviser) => {
      const timeZone =
        input.html === undefined ? undefined : await findTimeZone(store.log, { dossierId, articleId })
      const revision = await readRevision(input, { now: store.clock.now(), timeZone })
      return await reviseArticle(store, { dossierId, articleId }, revision, reviser)
    },
    withdrawArticle: async (dossierId, articleId, withdrawal) =>
      await withdrawArticle(store, { dossierId, articleId }, withdrawal),
    publishCodebook: async (dossierId, codebook, requester) =>
      await publishCodebook(store, dossierId, codebook, requester),
    codeClaim: async (dossierId, place, coding) => await codeClaim(store, dossierId, place, coding),
    correctClaim: async (dossierId, place, correction) =>
      await decideCorrection(store, dossierId, place, correction),
    reviewClaim: async (dossierId, place, review) => await decideReview(store, dossierId, place, review),
    retractClaim: async (dossierId, place, retraction) =>
      await decideRetraction(store, dossierId, place, retraction),
    dismissContradiction: async (dossierId, contradictionId, dismissal) =>
      await decideDismissal(store, dossierId, contradictionId, dismissal),
    reinstateContradiction: async (dossierId, contradictionId, reinstatement) =>
      await decideReinstatement(store, dossierId, contradictionId, reinstatement),
  }
}

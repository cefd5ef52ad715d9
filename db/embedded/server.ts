/** Start, adopt and stop the embedded PostgreSQL: whoever needs the store shares one server, the last one stops it. */
import { realpath } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { codeOf, DatabaseUnavailable, openClient } from '../connect.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, userName } from './cluster.ts'
import { findFreePort, launch, notStarted, readTail, type Store } from './launch.ts'
import { makePlace } from './place.ts'
import { belongs, discardLockFile, readPostmaster, stopPostmaster } from './postmaster.ts'
import { isAlive } from './processes.ts'

export type EmbeddedOptions = Readonly<{
  /** Made when it is missing. */
  dataDir: string
  /** Told in whole sentences what a person may want to know. */
  onNotice?: (notice: string) => void
  /** Switches durability off, for stores that live as long as a test. */
  unsafeFast?: boolean
}>

export type Embedded = Readonly<{
  /** Holds the password: never log it. */
  url: string
  /** Where the files are, which is not always where they were asked for. */
  dataDir: string
  /** Whether the server ran already. */
  adopted: boolean
  /** Stops the server when nobody else uses it. Close the pools before. */
  stop(): Promise<void>
}>

const databaseName = 'stancelog'
/** Advisory lock in the database `postgres`: shared by everybody who uses the server, exclusive to stop it. */
const usersLock = [0x53_54_41_4e, 1]

const startTimeoutMs = 30_000
/** How long a server of ours may be silent before it is stopped and started anew. */
const silenceMaxMs = 10_000
/** How long a lock file may be unreadable: a starting server writes it at once. */
const garbageMaxMs = 2_000
const pauseMs = 50
const rejoinPauseMs = 500

/**
 * Starts the server of a data directory, or adopts the one that runs, and keeps it running until `stop`.
 *
 * When the server dies it is started again, on its old port where possible, so pools recover by themselves.
 *
 * @throws DatabaseUnavailable in one sentence with the remedy
 */
export async function startEmbedded({
  dataDir,
  onNotice = () => {},
  unsafeFast = false,
}: EmbeddedOptions): Promise<Embedded> {
  const { store, ...first } = await open(dataDir, onNotice, unsafeFast)
  let { seat } = first
  const { adopted, port } = seat
  const stopping = new AbortController()

  // Losing the connection means losing our share of the lock: the next one to leave would stop the server under us.
  const keepSeat = () => {
    seat.client.once('end', () => {
      if (!stopping.signal.aborted) rejoining = rejoin()
    })
  }
  const rejoin = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        seat = await takeSeat(store, port, onNotice)
        keepSeat()
        if (seat.port === port) return
        return onNotice(`the database was started again, but on port ${seat.port}: start this process again`)
      } catch (error) {
        onNotice(error instanceof Error ? error.message : String(error))
        await sleep(rejoinPauseMs)
      }
    }
  }
  let rejoining: Promise<void> = Promise.resolve()
  let stopped: Promise<void> | undefined
  keepSeat()

  return {
    url: urlOf(store, port, databaseName),
    dataDir: store.place.dataDir,
    adopted,
    stop: () => {
      stopping.abort()
      stopped ??= rejoining.then(() => leave(store, seat.client, onNotice))
      return stopped
    },
  }
}

async function open(
  dataDir: string,
  onNotice: (notice: string) => void,
  unsafeFast: boolean,
): Promise<{ store: Store; seat: Seat }> {
  try {
    const place = await makePlace(dataDir, onNotice)
    const binaries = await findBinaries(place.owner)
    const password = await ensureCluster(place, binaries, { unsafeFast })
    const store = { place, binaries, password, unsafeFast }
    return { store, seat: await takeSeat(store, undefined, onNotice) }
  } catch (cause) {
    // What the operating system refuses in this folder is no fault of the program.
    const isRefused = !(cause instanceof DatabaseUnavailable) && codeOf(cause) !== undefined
    if (!(isRefused && cause instanceof Error)) throw cause
    const message = `the data directory ${dataDir} cannot be used: ${cause.message}`
    throw new DatabaseUnavailable('embedded', message, { cause })
  }
}

type Seat = Readonly<{ client: pg.Client; port: number; adopted: boolean }>

const urlOf = ({ password }: Store, port: number, database: string): string =>
  `postgres://${userName}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`

/** Finds the server or starts one, until we hold our share of the lock in it. */
async function takeSeat(
  store: Store,
  wantedPort: number | undefined,
  onNotice: (notice: string) => void,
): Promise<Seat> {
  let end = performance.now() + startTimeoutMs
  let silentSince: number | undefined
  let launched = false
  let nextPort = wantedPort
  for (; performance.now() < end; await sleep(pauseMs)) {
    const written = await readPostmaster(store.place.cluster)
    const isReadable = written !== undefined && written !== 'unreadable'
    // A file that names nobody is removed by the next server itself.
    if (written === undefined || (isReadable && !isAlive(written.pid))) {
      const outcome = await launch(store, nextPort ?? (await findFreePort()), startTimeoutMs)
      if (outcome === 'running') launched = true
      nextPort = outcome === 'port_taken' ? undefined : wantedPort
      continue
    }
    const answer = isReadable ? await sitDown(store, written.port) : 'silent'
    if (typeof answer === 'object') return { client: answer, port: portOf(written), adopted: !launched }
    if (answer === 'busy') {
      // It recovers or stops: both take their time, and both end.
      end = performance.now() + startTimeoutMs
      continue
    }
    if (isReadable && !(await belongs(written.pid, store.place.cluster))) {
      await discardLockFile(store.place.cluster, written)
      continue
    }
    if (answer === 'refused') {
      throw new DatabaseUnavailable(
        'embedded',
        `the server of ${store.place.cluster} refuses the password in that folder: stop the process with the id in its ` +
          'postmaster.pid, or set STANCELOG_DATA_DIR to another folder',
      )
    }
    silentSince ??= performance.now()
    const silentMs = performance.now() - silentSince
    if (!isReadable && silentMs > garbageMaxMs) await discardLockFile(store.place.cluster, 'unreadable')
    if (isReadable && silentMs > silenceMaxMs) {
      onNotice(`the database server ${written.pid} does not answer and is started again`)
      await stopPostmaster(written.pid, store.place.cluster, store.binaries)
      end = performance.now() + startTimeoutMs
      silentSince = undefined
    }
  }
  throw notStarted(store, await readTail(store))
}

const portOf = (written: Awaited<ReturnType<typeof readPostmaster>>): number =>
  typeof written === 'object' ? written.port : 0

/**
 * Connects and takes our share of the lock. Whoever is about to stop the server holds all of it: then this waits, and
 * finds its connection closed.
 */
async function sitDown(store: Store, port: number): Promise<pg.Client | 'busy' | 'silent' | 'refused'> {
  const client = openClient(urlOf(store, port, 'postgres'), { applicationName: 'stancelog launcher' })
  try {
    await client.connect()
    const found = await client.query<{ data_directory: string }>('show data_directory')
    const folder = await realpath(found.rows[0]?.data_directory ?? '').catch(() => undefined)
    if (folder !== store.place.cluster) throw new Error('another server has that port')
    await client.query('select pg_advisory_lock_shared($1, $2)', usersLock)
    await ensureDatabase(client)
    return client
  } catch (error) {
    await client.end().catch(() => {})
    const code = codeOf(error) ?? ''
    // Starting or stopping, out of connections, closed while it stopped.
    if (/^(57P|53)/.test(code)) return 'busy'
    return code.startsWith('28') ? 'refused' : 'silent'
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('select from pg_database where datname = $1', [databaseName])
  if (found.rowCount !== 0) return
  await client.query(`create database ${databaseName}`).catch((error: unknown) => {
    // Another process makes it at this moment.
    if (!/^(42P04|23505)$/.test(codeOf(error) ?? '')) throw error
  })
}

/** Gives our share back and stops the server when that was the last one. */
async function leave(store: Store, client: pg.Client, onNotice: (notice: string) => void): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1, $2)', usersLock)
    if (!(await isLastOne(client))) return
    const written = await readPostmaster(store.place.cluster)
    if (typeof written !== 'object') return
    if (!(await stopPostmaster(written.pid, store.place.cluster, store.binaries))) {
      onNotice(`the database server ${written.pid} does not stop`)
    }
  } catch {
    // The server is gone already, and everything that was committed is on the disk.
  } finally {
    await client.end().catch(() => {})
  }
}

/** The share of a process that was killed this moment may take the server some milliseconds to collect: so ask twice. */
async function isLastOne(client: pg.Client): Promise<boolean> {
  for (const waitMs of [0, 100]) {
    await sleep(waitMs)
    const found = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock($1, $2) as alone',
      usersLock,
    )
    if (found.rows[0]?.alone) return true
  }
  return false
}

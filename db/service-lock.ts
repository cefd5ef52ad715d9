/** One service per data directory: the second one learns which process serves it, and where. */
import type pg from 'pg'
import { openClient, whyNot } from './connect.ts'

export type Holder = Readonly<{
  /** `undefined` when the database does not tell: the holder is another user of it. */
  pid: number | undefined
  address: string | undefined
  /** When it began, UTC. */
  since: string | undefined
}>

/** Another service holds the data directory. The message says which, in one sentence. */
export class DataDirectoryHeld extends Error {
  override readonly name = 'DataDirectoryHeld'
  readonly holder: Holder

  constructor(holder: Holder, dataDir: string) {
    const { pid, address, since } = holder
    const who = pid === undefined ? 'another process' : `process ${pid}`
    const where = address === undefined ? '' : `, serving ${address}`
    const when = since === undefined ? '' : ` since ${since.slice(0, 19)}Z`
    super(`${who}${where}${when}, holds ${dataDir}: stop it, or set STANCELOG_DATA_DIR to another folder`)
    this.holder = holder
  }
}

export type ServiceLock = Readonly<{
  /** Tells others the address once it is known. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}>

/** Advisory lock in the database of the service: exclusive, for as long as the connection lives. */
const serviceLock = [0x53_54_41_4e, 3]
/** PostgreSQL cuts what is longer. */
const nameBytesMax = 63
const retryMs = 500

/**
 * Takes the lock of the data directory, on a connection of its own.
 *
 * A crash gives it back by itself. When the connection breaks, as when the server is started again, the lock is taken
 * again in the background; `onLost` hears of it when another service was faster. Two services are no danger to the
 * data, since every write is guarded by leases; the lock keeps people from serving one store twice by accident.
 *
 * @param address  what others are told, such as `http://127.0.0.1:3000`
 * @throws DataDirectoryHeld when another process has it
 * @throws DatabaseUnavailable when the database cannot be reached
 */
export async function holdServiceLock(
  url: string,
  holder: Readonly<{
    pid: number
    address: string
    dataDir: string
    onLost?: (error: DataDirectoryHeld) => void
  }>,
): Promise<ServiceLock> {
  let address = holder.address
  let released = false
  let retry: NodeJS.Timeout | undefined
  let client = await take(url, holder.pid, address, holder.dataDir)
  const watch = () => {
    client.once('end', () => {
      if (!released) retry = setTimeout(takeAgain, retryMs)
    })
  }
  const takeAgain = () => {
    take(url, holder.pid, address, holder.dataDir).then(
      (taken) => {
        client = taken
        watch()
        if (released) void client.end()
      },
      (error: unknown) => {
        if (error instanceof DataDirectoryHeld) holder.onLost?.(error)
        else if (!released) retry = setTimeout(takeAgain, retryMs)
      },
    )
  }
  watch()
  return {
    announce: async (known) => {
      address = known
      await client.query(`select set_config('application_name', $1, false)`, [nameOf(holder.pid, known)])
    },
    release: async () => {
      released = true
      clearTimeout(retry)
      await client.end().catch(() => {})
    },
  }
}

async function take(url: string, pid: number, address: string, dataDir: string): Promise<pg.Client> {
  const client = openClient(url, { applicationName: nameOf(pid, address) })
  try {
    await client.connect()
    const found = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1, $2) as taken',
      serviceLock,
    )
    if (found.rows[0]?.taken) return client
    throw new DataDirectoryHeld(await findHolder(client), dataDir)
  } catch (error) {
    await client.end().catch(() => {})
    throw error instanceof DataDirectoryHeld ? error : whyNot(new URL(url).host, error)
  }
}

async function findHolder(client: pg.Client): Promise<Holder> {
  const found = await client.query<{ application_name: string | null; backend_start: string | null }>(
    `select activity.application_name, activity.backend_start
       from pg_locks join pg_stat_activity as activity using (pid)
      where locktype = 'advisory' and granted and classid = $1 and objid = $2 and objsubid = 2
        and pg_locks.database = (select oid from pg_database where datname = current_database())`,
    serviceLock,
  )
  const row = found.rows[0]
  const parts = /^stancelog serve (\d+) ?(.*)$/.exec(row?.application_name ?? '')
  return {
    pid: parts ? Number(parts[1]) : undefined,
    address: parts?.[2] || undefined,
    since: row?.backend_start ?? undefined,
  }
}

/** The name of the connection is where the database shows it to everybody, and it is gone when we are. */
const nameOf = (pid: number, address: string): string =>
  `stancelog serve ${pid} ${address}`.slice(0, nameBytesMax)

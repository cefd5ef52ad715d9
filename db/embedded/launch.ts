/** Start a server on a cluster, detached from us, and tell why when it does not start. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statfsSync } from 'node:fs'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from '../connect.ts'
import type { Binaries } from './binaries.ts'
import { type Place, serverEnvironment } from './place.ts'
import { readPostmaster } from './postmaster.ts'

export type Store = Readonly<{
  place: Place
  binaries: Binaries
  password: string
  /** Loses data when the machine crashes; for stores that live as long as a test. */
  unsafeFast: boolean
}>

const pauseMs = 20
/** The log says little, so this is years of starts or one long series of errors. */
const logBytesMax = 10_000_000
const tailBytes = 4_000
/** A segment of the write-ahead log, the largest file that a start may have to make. */
const diskBytesMin = 16_777_216

/** Several services, commands and tests, each with a pool. */
const connectionsMax = 200

export const logPath = ({ place }: Store): string => join(place.dataDir, 'server.log')

/**
 * Starts a server and waits until it is ready, has ended or the time is over.
 *
 * @returns `running`; `port_taken` when somebody was faster to the port; `folder_taken` when another server has the
 *   cluster, or has only just lost it
 * @throws DatabaseUnavailable with the server's own words
 */
export async function launch(
  store: Store,
  port: number,
  timeoutMs: number,
): Promise<'running' | 'port_taken' | 'folder_taken'> {
  const log = await openLog(store)
  try {
    const { size } = await log.stat()
    const child = spawn(store.binaries.postgres, ['-D', store.place.cluster, ...settings(store, port)], {
      ...store.place.owner,
      cwd: store.place.dataDir,
      env: serverEnvironment(),
      // A session of its own: Ctrl-C in our terminal reaches us alone, and the server can be stopped after our work.
      detached: true,
      // A file, since a pipe would end with us.
      stdio: ['ignore', log.fd, log.fd],
    })
    let failure: Error | undefined
    child.on('error', (error) => {
      failure = error
    })
    child.unref()
    const end = performance.now() + timeoutMs
    while (failure === undefined && child.exitCode === null && child.signalCode === null) {
      const written = await readPostmaster(store.place.cluster)
      const isOurs = written !== undefined && written !== 'unreadable' && written.pid === child.pid
      if ((isOurs && written.status === 'ready') || performance.now() > end) return 'running'
      await sleep(pauseMs)
    }
    const said = failure?.message ?? (await readTail(store, size))
    if (/Address already in use|could not bind/.test(said)) return 'port_taken'
    if (/lock file "postmaster\.pid"|pre-existing shared memory block/.test(said)) return 'folder_taken'
    throw notStarted(store, said)
  } finally {
    await log.close()
  }
}

export function notStarted(store: Store, said: string): DatabaseUnavailable {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it says nothing'
  const words = reason.replace(/^.*?(FATAL|PANIC):\s*/, '')
  // On a full disk the log cannot say so.
  const { bavail, bsize } = statfsSync(store.place.dataDir)
  if (bavail * bsize < diskBytesMin) {
    return new DatabaseUnavailable(
      'embedded',
      `the embedded PostgreSQL did not start: the disk of ${store.place.dataDir} is full; make room on it`,
    )
  }
  return new DatabaseUnavailable(
    'embedded',
    `the embedded PostgreSQL did not start: ${words}; its log is ${logPath(store)}`,
  )
}

/** The last lines of the server's log, from a place in it on. */
export async function readTail(store: Store, from = 0): Promise<string> {
  const log = await open(logPath(store), 'r')
  try {
    const { size } = await log.stat()
    const start = Math.max(from, size - tailBytes)
    const { buffer, bytesRead } = await log.read(Buffer.alloc(tailBytes), 0, tailBytes, start)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await log.close()
  }
}

/** A port that was free a moment ago; it may be lost again before the server has it. */
export async function findFreePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}

function settings({ unsafeFast }: Store, port: number): readonly string[] {
  const chosen: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // A socket needs a short path in a folder that both users may enter, and Windows has none.
    unix_socket_directories: '',
    max_connections: connectionsMax,
    // Containers often have 64 MB of shared memory.
    shared_buffers: '128MB',
    max_parallel_workers_per_gather: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details carry values, and a value may be an article's text.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(unsafeFast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function openLog(store: Store): Promise<FileHandle> {
  const path = logPath(store)
  const size = (await stat(path).catch(() => undefined))?.size ?? 0
  if (size > logBytesMax) await rename(path, `${path}.1`)
  const log = await open(path, 'a', 0o600)
  // When root starts the server of another user, that user starts it again some day.
  if (store.place.owner) await log.chown(store.place.owner.uid, store.place.owner.gid)
  return log
}

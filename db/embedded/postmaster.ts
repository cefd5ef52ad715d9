/** What `postmaster.pid` says, whether it is still true, and how to stop the process that it names. */
import { execFile } from 'node:child_process'
import { readFile, readlink, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './place.ts'
import { isAlive } from './processes.ts'

export type Postmaster = Readonly<{ pid: number; port: number; status: string }>

const run = promisify(execFile)

/** A fast shutdown writes everything down; a busy disk needs its time. */
const fastShutdownMs = 10_000
const immediateShutdownMs = 10_000
const pauseMs = 20

/**
 * Reads the lock file of a cluster.
 *
 * @returns `undefined` without a file, `unreadable` when it holds anything else: one that is being written, or garbage
 * @see https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export async function readPostmaster(cluster: string): Promise<Postmaster | 'unreadable' | undefined> {
  const text = await readFile(lockFile(cluster), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : parsePostmaster(text)
}

const lockFile = (cluster: string): string => join(cluster, 'postmaster.pid')

function parsePostmaster(text: string): Postmaster | 'unreadable' {
  const lines = text.split('\n').map((line) => line.trim())
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid < 1 || !Number.isInteger(port)) return 'unreadable'
  return { pid, port, status: lines[7] ?? '' }
}

/**
 * Removes a lock file that names a process which is not the server of this folder, or nobody at all: a server refuses
 * to start beside it. A file that a new server wrote in the meantime is put back. Servers also guard their folder by
 * shared memory, so even then no two of them write to it.
 */
export async function discardLockFile(cluster: string, judged: Postmaster | 'unreadable'): Promise<void> {
  const aside = join(cluster, `postmaster.pid.${process.pid}.discarded`)
  try {
    await rename(lockFile(cluster), aside)
  } catch {
    // Somebody else removed it.
    return
  }
  const found = parsePostmaster(await readFile(aside, 'utf8'))
  const pidOf = (file: Postmaster | 'unreadable') => (file === 'unreadable' ? undefined : file.pid)
  if (pidOf(found) === pidOf(judged)) await rm(aside)
  else await rename(aside, lockFile(cluster))
}

/**
 * Whether a live process is the server of this cluster. Its number alone proves nothing, since numbers are used again.
 * A server works in its folder and is started with that folder's name among its arguments.
 */
export async function belongs(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (folder !== undefined) return folder === cluster
  const commandLine =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : await run('ps', ['-o', 'args=', '-p', String(pid)]).then(
          ({ stdout }) => stdout.trim(),
          () => '',
        )
  return `${commandLine} `.replaceAll('\0', ' ').includes(` -D ${cluster} `)
}

/**
 * Stops the server of this cluster: with grace first, then at once, but never with SIGKILL, which leaves shared memory
 * and children behind.
 *
 * @returns whether it is gone
 */
export async function stopPostmaster(pid: number, cluster: string, binaries: Binaries): Promise<boolean> {
  if (process.platform === 'win32') {
    // Signals end a process on Windows without any grace.
    await run(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast'], { env: serverEnvironment() }).catch(
      () => {},
    )
    return await isGone(pid, immediateShutdownMs)
  }
  if (!signal(pid, 'SIGINT')) return true
  // One that was stopped with SIGSTOP would not see it.
  signal(pid, 'SIGCONT')
  if (await isGone(pid, fastShutdownMs)) return true
  signal(pid, 'SIGQUIT')
  return await isGone(pid, immediateShutdownMs)
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

async function isGone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (performance.now() < end) {
    if (!isAlive(pid)) return true
    await sleep(pauseMs)
  }
  return false
}

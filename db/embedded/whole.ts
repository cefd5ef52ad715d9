/** Folders that exist whole or not at all: made under a name with our process id, then renamed. */
import { randomBytes } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './processes.ts'

/** Names in use by this process. After a restart of a container another process may have our number. */
const ours = new Set<string>()

/** A new name beside `target` that says which process makes it. */
export function creationName(target: string): string {
  const name = `${target}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
  ours.add(name)
  return name
}

/** Deletes what killed processes left beside `target`. */
export async function sweepCreations(target: string): Promise<void> {
  const folder = dirname(target)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(target)}.`)) continue
    const pid = Number(/\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name)?.[1])
    if (!Number.isInteger(pid)) continue
    const path = join(folder, name)
    const isInUse = pid === process.pid ? ours.has(path) : isAlive(pid)
    if (!isInUse) await rm(path, { recursive: true, force: true })
  }
}

/** Visits a folder and everything in it, children after their parent. */
export async function walk(
  folder: string,
  visit: (path: string, entry: Kind) => Promise<void>,
): Promise<void> {
  await visit(folder, { isDirectory: () => true, isSymbolicLink: () => false })
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await walk(path, visit)
    else await visit(path, entry)
  }
}

type Kind = Pick<Dirent, 'isDirectory' | 'isSymbolicLink'>

/** Where the server's files may lie and as whom it runs: PostgreSQL refuses root, and a folder may be closed to others. */
import { randomBytes } from 'node:crypto'
import { chmod, link, lstat, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf, DatabaseUnavailable } from '../connect.ts'

/** As whom the server runs; `undefined` stands for ourselves. */
export type Owner = Readonly<{ uid: number; gid: number }>

export type Place = Readonly<{
  /** The folder that holds everything of this store; absolute, links resolved. */
  dataDir: string
  /** PostgreSQL's own folder in it. */
  cluster: string
  owner: Owner | undefined
}>

/** `nobody`: exists everywhere, and a number without an entry in the list of users is refused by PostgreSQL. */
const nobody: Owner = { uid: 65_534, gid: 65_534 }

/** Where a store goes that root keeps in a folder which the server's user cannot enter. */
const systemStateFolder = '/var/lib/stancelog'

/** Inside a closed folder: says where the store is instead, so that a folder that was renamed still finds it. */
const pointerName = 'location'

/**
 * Finds or makes the folder of the store.
 *
 * @param onNotice  told when the files lie somewhere else than asked for
 * @throws DatabaseUnavailable when the folder belongs to somebody else or cannot be made
 */
export async function makePlace(wanted: string, onNotice: (notice: string) => void): Promise<Place> {
  const asked = await makeFolder(resolve(wanted))
  if (process.getuid?.() !== 0) return await placeOfOurOwn(asked)
  const owner = (await ownerOf(join(asked, 'data'))) ?? nobody
  if (await mayEnter(owner, asked)) return { dataDir: asked, cluster: join(asked, 'data'), owner }
  const dataDir = await makeElsewhere(asked)
  onNotice(`the database runs as user ${owner.uid}, who cannot enter ${asked}; its files are in ${dataDir}`)
  const cluster = join(dataDir, 'data')
  return { dataDir, cluster, owner: (await ownerOf(cluster)) ?? nobody }
}

async function placeOfOurOwn(dataDir: string): Promise<Place> {
  const cluster = join(dataDir, 'data')
  const uid = (await stat(cluster).catch(() => undefined))?.uid
  const self = process.getuid?.()
  if (self !== undefined && uid !== undefined && uid !== self) {
    throw new DatabaseUnavailable(
      'embedded',
      `${cluster} belongs to user ${uid} and this process is user ${self}: ` +
        'run it as that user or as root, or set STANCELOG_DATA_DIR to a folder of your own',
    )
  }
  return { dataDir, cluster, owner: undefined }
}

/** Root runs the server as whoever owns the files already; files of root's own cannot be served. */
async function ownerOf(cluster: string): Promise<Owner | undefined> {
  const found = await stat(cluster).catch(() => undefined)
  if (found?.uid === 0) {
    throw new DatabaseUnavailable(
      'embedded',
      `${cluster} belongs to root, as whom PostgreSQL does not run: chown -R nobody it, or name another folder`,
    )
  }
  return found && { uid: found.uid, gid: found.gid }
}

/** By mode bits alone: a wrong guess ends in an error of PostgreSQL that names the folder. */
async function mayEnter({ uid, gid }: Owner, path: string): Promise<boolean> {
  const { mode, uid: folderUid, gid: folderGid } = await stat(path)
  const bit = folderUid === uid ? 0o100 : folderGid === gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  return dirname(path) === path || (await mayEnter({ uid, gid }, dirname(path)))
}

/** The file in the closed folder decides: without it, as in a fresh clone at an old path, the store is a new one. */
async function makeElsewhere(asked: string): Promise<string> {
  const pointer = join(asked, pointerName)
  // The name of the project is there for people, the rest keeps two of the same name apart.
  const name = basename(dirname(asked)).replace(/[^\w.-]+/g, '-')
  const suffix = randomBytes(4).toString('hex')
  const half = `${pointer}.${suffix}.tmp`
  await writeFile(half, `${join(systemStateFolder, `${name}-${suffix}`)}\n`)
  try {
    // A link is made whole or not at all: of two processes one decides, and the other reads.
    await link(half, pointer)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(half, { force: true })
  }
  const elsewhere = (await readFile(pointer, 'utf8')).trim()
  if (elsewhere.startsWith(`${systemStateFolder}/`)) return await makeFolder(elsewhere)
  throw new DatabaseUnavailable(
    'embedded',
    `${pointer} names no folder below ${systemStateFolder}: delete that file`,
  )
}

/**
 * Makes a folder and those above it. Not by `recursive`: under /proc, where nothing can be made, Node's own way never ends.
 */
async function makeMissing(path: string): Promise<void> {
  if (await exists(path)) return
  const parent = dirname(path)
  if (parent !== path) await makeMissing(parent)
  try {
    await mkdir(path)
  } catch (error) {
    // Somebody else was faster.
    if (codeOf(error) === 'EEXIST') return
    throw error
  }
  // Root's umask may be strict, and every folder that was made now must let the server's user pass.
  if (process.getuid?.() === 0) await chmod(path, 0o755)
}

/** Makes a folder that others may pass through: the secrets in it have modes of their own. */
async function makeFolder(path: string): Promise<string> {
  try {
    await makeMissing(resolve(path))
    if (!(await stat(path)).isDirectory()) throw new Error('there is a file of that name')
    return await realpath(path)
  } catch (cause) {
    const reasons: Record<string, string> = {
      EACCES: 'this user may not write there',
      EPERM: 'this user may not write there',
      EROFS: 'the disk is read-only',
      ENOSPC: 'the disk is full',
      EEXIST: 'there is a file of that name',
      ENOTDIR: 'a part of its path is a file',
      ENOENT: 'nothing can be made there',
    }
    const reason = reasons[codeOf(cause) ?? ''] ?? (cause instanceof Error ? cause.message : 'unknown reason')
    throw new DatabaseUnavailable(
      'embedded',
      `the data directory ${path} cannot be used: ${reason}; set STANCELOG_DATA_DIR to another one`,
      { cause },
    )
  }
}

/** Whether something exists, links themselves included. */
export const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

/**
 * What the server is started with. Messages in English, so that they can be read by program, and times in UTC. Nothing
 * else of ours: the server outlives us, and what stands in our environment may be secret.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const fixed = { LC_ALL: 'C', TZ: 'UTC' }
  // Windows starts nothing without its own variables.
  return process.platform === 'win32' ? { ...process.env, ...fixed } : { ...fixed, PATH: process.env.PATH }
}

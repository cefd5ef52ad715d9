/** Create a data folder, once, whole or not at all; and refuse one that these binaries cannot serve. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf, DatabaseUnavailable } from '../connect.ts'
import type { Binaries } from './binaries.ts'
import { exists, type Place, serverEnvironment } from './place.ts'
import { creationName, sweepCreations } from './whole.ts'

export const userName = 'stancelog'

/** Lies inside the cluster, so that both are made, moved and deleted together. */
const passwordName = 'stancelog.password'

const run = promisify(execFile)

/**
 * Makes the cluster unless it is there, and gives the password of its only user.
 *
 * Of two processes that do this at once one renames its folder into place, and the other deletes its own.
 *
 * @throws DatabaseUnavailable when the folder is of another PostgreSQL version, incomplete, or cannot be written
 */
export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  { unsafeFast }: Readonly<{ unsafeFast: boolean }>,
): Promise<string> {
  await sweepCreations(place.cluster)
  if (!(await exists(place.cluster))) await create(place, binaries, unsafeFast ? ['--no-sync'] : [])
  await checkVersion(place, binaries)
  try {
    return (await readFile(join(place.cluster, passwordName), 'utf8')).trim()
  } catch (cause) {
    throw new DatabaseUnavailable(
      'embedded',
      codeOf(cause) === 'ENOENT'
        ? `${place.cluster} has no file ${passwordName}, so it was not made here; set STANCELOG_DATA_DIR to another folder`
        : `${place.cluster} cannot be read by this user: run as its owner, or set STANCELOG_DATA_DIR to another folder`,
      { cause },
    )
  }
}

async function create({ cluster, owner }: Place, binaries: Binaries, more: readonly string[]): Promise<void> {
  const half = creationName(cluster)
  const password = join(half, passwordName)
  const folder = join(half, 'data')
  try {
    await mkdir(half, { mode: 0o700 })
    await writeFile(password, randomBytes(32).toString('hex'), { mode: 0o600 })
    if (owner) {
      await chown(password, owner.uid, owner.gid)
      await chown(half, owner.uid, owner.gid)
    }
    // The built-in locale gives the same order on every platform, whatever the environment says.
    const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
    const access = ['-U', userName, '--auth=scram-sha-256', `--pwfile=${password}`]
    await run(binaries.initdb, ['-D', folder, ...locale, ...access, '--no-instructions', ...more], {
      ...owner,
      cwd: half,
      env: serverEnvironment(),
    })
    await rename(password, join(folder, passwordName))
    await rename(folder, cluster)
  } catch (cause) {
    if (codeOf(cause) !== 'ENOTEMPTY' && codeOf(cause) !== 'EEXIST') throw notCreated(cluster, cause)
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

async function checkVersion({ cluster }: Place, { major }: Binaries): Promise<void> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((cause: unknown) => {
    throw new DatabaseUnavailable(
      'embedded',
      codeOf(cause) === 'ENOENT'
        ? `${cluster} is there but holds no database; delete it, or set STANCELOG_DATA_DIR to another folder`
        : `${cluster} cannot be read by this user: run as its owner, or set STANCELOG_DATA_DIR to another folder`,
      { cause },
    )
  })
  const found = text.trim()
  if (found === String(major)) return
  throw new DatabaseUnavailable(
    'embedded',
    `${cluster} was made by PostgreSQL ${found} and this is PostgreSQL ${major}: run \`stancelog backup\` with the ` +
      'version of stancelog that made it, then `stancelog restore` into a new folder with this one',
  )
}

function notCreated(cluster: string, cause: unknown): DatabaseUnavailable {
  // The words of initdb itself, without its hints.
  const said = typeof cause === 'object' && cause !== null && 'stderr' in cause ? String(cause.stderr) : ''
  const line = said.split('\n').find((text) => /error|could not|FATAL/.test(text))
  const known: Record<string, string> = {
    EACCES: 'this user may not write there',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  }
  const code = /No space left/.test(said) ? 'ENOSPC' : (codeOf(cause) ?? '')
  const reason = known[code] ?? line ?? (cause instanceof Error ? cause.message : String(cause))
  return new DatabaseUnavailable(
    'embedded',
    `the database ${cluster} cannot be made: ${reason}; change that, or set STANCELOG_DATA_DIR to another folder`,
    { cause },
  )
}

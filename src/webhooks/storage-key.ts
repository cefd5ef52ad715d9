/**
 * The keys that encrypt webhook secrets at rest: files in STANCELOG_KEYS_DIR, numbered from 1, of which the newest
 * seals and all open. The id of its key stands beside each sealed secret, so that the key can change.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { codeOf } from '../../db/connect.ts'
import { UnusableSettings } from '../config.ts'

export type Sealed = Readonly<{ keyId: string; sealed: Buffer }>

export type StorageKeyFile = Readonly<{ number: number; keyId: string; path: string }>

export type StorageKeys = Readonly<{
  directory: string
  /**
   * Encrypts with the newest key that is there at this moment, whichever process made it.
   *
   * @param boundTo  what the bytes belong to: they open for nothing else
   */
  seal(plain: Buffer, boundTo: readonly string[]): Promise<Sealed>
  /** @throws SecretUnreadable: StorageKeyMissing, or because the bytes are not those that were sealed for `boundTo` */
  open(sealed: Sealed, boundTo: readonly string[]): Promise<Buffer>
  /** The keys that are there, oldest first. Reads the directory again. */
  list(): Promise<readonly StorageKeyFile[]>
  /** Makes the next key, unless another process makes it at this moment: then that one is the next. */
  makeNext(): Promise<StorageKeyFile>
}>

/** A sealed secret that nobody can open any more. The remedy is to rotate it. */
export class SecretUnreadable extends Error {
  override readonly name: string = 'SecretUnreadable'
}

/** It was sealed with a key that is not there. */
export class StorageKeyMissing extends SecretUnreadable {
  override readonly name = 'StorageKeyMissing'

  constructor(keyId: string, directory: string) {
    super(
      `the storage key ${keyId} that sealed this secret is not in ${directory}: put its file back there, ` +
        'or rotate the secret of the endpoint',
    )
  }
}

const keyBytesCount = 32
const nonceBytes = 12
const tagBytes = 16
/** Stands before each sealed text: another way to encrypt will have another number. */
const layout = 1
const filePattern = /^webhook-secrets\.([1-9][0-9]{0,5})\.key$/
const fileName = (number: number) => `webhook-secrets.${number}.key`
/** Files hold one line, so that one that was cut short is told apart. */
const linePattern = /^storage-key:([A-Za-z0-9+/]{43}=)\n$/

type StorageKey = StorageKeyFile & Readonly<{ key: Buffer }>

/**
 * Opens the storage keys; the first start makes the first one, and two first starts at once make one.
 *
 * @throws UnusableSettings with the path and the remedy
 */
export async function openStorageKeys(keysDir: string): Promise<StorageKeys> {
  const directory = resolve(keysDir)
  await makeDirectory(directory)
  let keys = await readKeys(directory)
  if (keys.length === 0) keys = await makeKey(directory, 1)

  const reload = async () => {
    keys = await readKeys(directory)
    return keys
  }
  const newest = (found: readonly StorageKey[]): StorageKey => {
    const key = found.at(-1)
    if (key) return key
    throw unusable(directory, 'its keys are gone', 'put the files webhook-secrets.<number>.key back')
  }
  return {
    directory,
    // Sealing is rare, and a secret that is sealed with an old key would be lost when that key is deleted.
    seal: async (plain, boundTo) => sealWith(newest(await reload()), plain, boundTo),
    open: async ({ keyId, sealed }, boundTo) => {
      const find = (found: readonly StorageKey[]) => found.find((key) => key.keyId === keyId)
      // Another process may have made a key since.
      const key = find(keys) ?? find(await reload())
      if (!key) throw new StorageKeyMissing(keyId, directory)
      return openWith(key, sealed, boundTo)
    },
    list: async () => (await reload()).map(withoutKey),
    makeNext: async () => {
      const last = newest(await reload())
      keys = await makeKey(directory, last.number + 1)
      return withoutKey(newest(keys))
    },
  }
}

const withoutKey = ({ number, keyId, path }: StorageKey): StorageKeyFile => ({ number, keyId, path })

function sealWith({ keyId, key }: StorageKey, plain: Buffer, boundTo: readonly string[]): Sealed {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundBytes(boundTo))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return { keyId, sealed: Buffer.concat([Buffer.of(layout), nonce, text, cipher.getAuthTag()]) }
}

function openWith({ key }: StorageKey, sealed: Buffer, boundTo: readonly string[]): Buffer {
  if (sealed[0] !== layout || sealed.length < 1 + nonceBytes + tagBytes) {
    throw new SecretUnreadable('a sealed secret has another layout than this version knows')
  }
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const text = sealed.subarray(1 + nonceBytes, -tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(boundBytes(boundTo)).setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch (cause) {
    throw new SecretUnreadable('a sealed secret was changed, or is not in its own place', { cause })
  }
}

const boundBytes = (boundTo: readonly string[]): Buffer => Buffer.from(JSON.stringify(boundTo))

/** Makes the key unless a file of that number is there, and reads what is there then. */
async function makeKey(directory: string, number: number): Promise<readonly StorageKey[]> {
  const path = join(directory, fileName(number))
  const half = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const file = await open(half, 'wx', 0o600)
    try {
      await file.writeFile(`storage-key:${randomBytes(keyBytesCount).toString('base64')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    // A link is made whole or not at all: of two processes one decides, and the other reads.
    await link(half, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
    await syncDirectory(directory)
  } catch (error) {
    throw whyNot(directory, error)
  } finally {
    await rm(half, { force: true }).catch(() => {})
  }
  return await readKeys(directory)
}

/** So that a crash right after the first secret was stored does not lose the key that sealed it. */
async function syncDirectory(directory: string): Promise<void> {
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function readKeys(directory: string): Promise<readonly StorageKey[]> {
  try {
    const numbers = (await readdir(directory)).flatMap((name) => filePattern.exec(name)?.[1] ?? [])
    const keys = await Promise.all(numbers.map((number) => readKey(directory, Number(number))))
    return keys.sort((a, b) => a.number - b.number)
  } catch (error) {
    throw whyNot(directory, error)
  }
}

async function readKey(directory: string, number: number): Promise<StorageKey> {
  const path = join(directory, fileName(number))
  await assertClosedToOthers(path, 'chmod 600')
  const base64 = linePattern.exec(await readFile(path, 'utf8'))?.[1]
  const key = Buffer.from(base64 ?? '', 'base64')
  if (key.length !== keyBytesCount) {
    throw unusable(path, 'the key in it is cut short or changed', 'put the file back from a backup')
  }
  return { number, path, key, keyId: createHash('sha256').update(key).digest('hex').slice(0, 8) }
}

/** Node's own way to make a path, `recursive`, never ends under /proc, where nothing can be made. */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await makeMissing(directory, 0o700)
    if (!(await stat(directory)).isDirectory()) throw unusable(directory, 'it is a file', elsewhere)
    await assertClosedToOthers(directory, 'chmod 700')
  } catch (error) {
    throw whyNot(directory, error)
  }
}

async function makeMissing(path: string, mode?: number): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  const parent = dirname(path)
  if (parent !== path) await makeMissing(parent)
  await mkdir(path, mode).catch((error: unknown) => {
    // Somebody else was faster.
    if (codeOf(error) !== 'EEXIST') throw error
  })
}

/** Where there are no users in the sense of POSIX, the bits say nothing. */
async function assertClosedToOthers(path: string, remedy: string): Promise<void> {
  if (process.getuid === undefined) return
  const { mode } = await stat(path)
  if ((mode & 0o077) !== 0) throw unusable(path, 'others can read it', `run ${remedy} '${path}'`)
}

const elsewhere = 'name another directory'

const unusable = (path: string, why: string, remedy: string): UnusableSettings =>
  new UnusableSettings(`STANCELOG_KEYS_DIR: ${path} cannot be used: ${why}; ${remedy}`)

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there, or the disk knows no links',
  ENOTSUP: 'the disk knows no links',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  ENOENT: 'nothing can be made there',
}

function whyNot(directory: string, error: unknown): Error {
  if (error instanceof UnusableSettings) return error
  const reason = reasons[codeOf(error) ?? '']
  if (reason !== undefined) return unusable(directory, reason, elsewhere)
  return error instanceof Error ? error : new Error(String(error))
}

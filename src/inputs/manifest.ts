/** A directory of articles: its manifest.json says what each file is. Nothing outside of the directory is read. */
import { realpath } from 'node:fs/promises'
import { isAbsolute, join, sep, win32 } from 'node:path'
import { z } from 'zod'
import { checkPublishedAt, PublishedAt } from './article-input.ts'
import { type ReadDocument, readDocument, UnreadableDocument } from './document.ts'
import { entryFields } from './entry-fields.ts'
import { faultsOfIssues } from './faults.ts'
import { InputFault, placeText } from './input-fault.ts'
import { formatNamed } from './input-format.ts'
import { openFile, readTextFile, sentenceOf } from './text-file.ts'

/** Room for 20,000 entries. */
const manifestBytesMax = 5_000_000

const ManifestEntry = z
  .object({ ...entryFields, publishedAt: PublishedAt.optional(), file: z.string().min(1).max(1_000) })
  .superRefine(({ publishedAt, file }, context) =>
    checkPublishedAt({ publishedAt, html: formatNamed(file) === 'html' ? file : undefined }, context),
  )
type ManifestEntry = Readonly<z.infer<typeof ManifestEntry>>

/** `path` begins as the directory was named. */
type ListedFile = Readonly<{ entry: ManifestEntry; path: string }>

/**
 * The files of a directory, in the order of its manifest.
 *
 * @throws InputFault, naming the entry, before anything is read: when one entry cannot be used, none is
 */
export async function listManifest(directory: string): Promise<readonly ListedFile[]> {
  const path = join(directory, 'manifest.json')
  const document = await readManifest(directory, path)
  const parsed = z.array(ManifestEntry).safeParse(document.value)
  if (!parsed.success) {
    const [fault] = faultsOfIssues(parsed.error.issues)
    const where = { path, line: document.lineOf(fault?.pointer ?? '') }
    throw new InputFault(where, 'invalid_manifest', `${fault?.pointer || 'the manifest'}: ${fault?.detail}`)
  }
  const root = await realpath(directory)
  const files: ListedFile[] = []
  const ids = new Map<string, string>()
  for (const [at, entry] of parsed.data.entries()) {
    const where = placeText({ path, line: document.lineOf(`/${at}`) })
    const refuse = (code: string, detail: string) =>
      new InputFault(where, code, `entry ${at + 1} (${named(entry)}): ${detail}`)
    const twin = entry.id === undefined ? undefined : ids.get(entry.id)
    if (twin) throw refuse('duplicate_id', `its id is also that of ${twin}`)
    if (entry.id !== undefined) ids.set(entry.id, `entry ${at + 1}`)
    await checkInside(root, entry.file, refuse)
    files.push({ entry, path: join(directory, entry.file) })
  }
  return files
}

async function readManifest(directory: string, path: string): Promise<ReadDocument> {
  let text: string
  try {
    text = await readTextFile(path, { bytesMax: manifestBytesMax })
  } catch (error) {
    const isAbsent = error instanceof InputFault && error.message.endsWith('there is no such file')
    if (!isAbsent) throw error
    throw new InputFault(directory, 'no_manifest', 'this directory has no manifest.json')
  }
  try {
    return readDocument(text, 'json')
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    const [fault] = error.faults
    throw new InputFault({ path, line: fault?.line }, 'invalid_manifest', fault?.detail ?? 'not JSON')
  }
}

type Refuse = (code: string, detail: string) => InputFault

async function checkInside(root: string, file: string, refuse: Refuse): Promise<void> {
  // Both kinds of paths on every system: a manifest travels.
  if (isAbsolute(file) || win32.isAbsolute(file))
    throw refuse('outside', 'an absolute path; name a file in the directory')
  if (file.split(/[\\/]/).includes('..')) throw refuse('outside', 'the path leaves the directory')
  if (file.includes('\0')) throw refuse('outside', 'a path has no NUL character')
  let real: string
  try {
    real = await realpath(join(root, file))
  } catch (error) {
    throw refuse('not_found', sentenceOf(error))
  }
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep))
    throw refuse('outside', 'a link that leads out of the directory')
  try {
    await (await openFile(real)).close()
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    throw refuse(error.code, error.message.slice(real.length + 2))
  }
}

const named = ({ id, file }: ManifestEntry): string => JSON.stringify(id ?? file).slice(0, 200)

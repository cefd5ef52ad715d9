/** A version must be newer and without faults; the same version with the same content has nothing to add. */
import { type Fault, Refusal } from '../errors.ts'
import { sha256 } from '../identity.ts'
import type { DossierId } from '../ids.ts'
import type { CivilDate } from '../vocabulary.ts'
import type { Codebook } from './codebook.ts'
import type { CodebookEvent } from './events.ts'
import { faultsOf } from './validate.ts'

/** What the codebook's stream amounts to: the newest version. */
export type CodebookHistory = Readonly<{
  published: Readonly<{ version: string; contentHash: string }> | undefined
}>

export const unpublished: CodebookHistory = { published: undefined }

export function evolveCodebook(_history: CodebookHistory, event: CodebookEvent): CodebookHistory {
  return { published: { version: event.version, contentHash: event.contentHash } }
}

export type Publication = Readonly<{
  dossierId: DossierId
  by: string
  /** The day of publishing, in the codebook's time zone. */
  publishedOn: CivilDate
  /** `contentHashOf(codebook)`. */
  contentHash: string
}>

/**
 * Decides what publishing appends: one event, or none where this very codebook is in force.
 *
 * @throws Refusal `invalid_codebook` with every fault; `codebook_version_not_newer`
 */
export function publishCodebook(
  history: CodebookHistory,
  codebook: Codebook,
  { dossierId, by, publishedOn, contentHash }: Publication,
): CodebookEvent[] {
  const { published } = history
  // First: a codebook in force needs no second look, even when the rules have become stricter since.
  if (published?.version === codebook.version && published.contentHash === contentHash) return []
  const faults = [...foreign(codebook, dossierId), ...faultsOf(codebook, publishedOn).faults]
  if (faults.length > 0) throw invalidCodebook(faults)
  if (published && compareVersions(codebook.version, published.version) <= 0) {
    throw new Refusal('codebook_version_not_newer', notNewer(codebook.version, published.version), [
      { pointer: '/version', code: 'not_newer', detail: `raise it above ${published.version}` },
    ])
  }
  const { version } = codebook
  return [{ type: 'CodebookPublished', schemaVersion: 1, version, contentHash, codebook, by }]
}

export const contentHashOf = (codebook: Codebook): string => sha256(canonicalJson(codebook))

/** JSON with sorted keys and without blanks: two files that say the same give the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
  return `{${entries.join(',')}}`
}

/** Negative when `a` is older, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const theirs = b.split('.').map(Number)
  const differing = a
    .split('.')
    .map((part, index) => Number(part) - (theirs[index] ?? 0))
    .find((difference) => difference !== 0)
  return differing ?? 0
}

export function invalidCodebook(faults: readonly Fault[]): Refusal {
  const [first] = faults
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return new Refusal('invalid_codebook', `${first?.pointer || '/'}: ${first?.detail}${more}`, faults)
}

function foreign(codebook: Codebook, dossierId: DossierId): Fault[] {
  if (codebook.id === dossierId) return []
  const detail = `the codebook is that of ${codebook.id}, not of ${dossierId}; its id is the dossier's`
  return [{ pointer: '/id', code: 'other_dossier', detail }]
}

const notNewer = (version: string, published: string) =>
  version === published
    ? `Version ${version} was published with other content; a version is never published twice.`
    : `Version ${version} is older than ${published}, which is in force.`

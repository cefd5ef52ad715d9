/** A version must be newer and without faults; the same version with the same content has nothing to add. */
import { type Fault, Refusal } from '../errors.ts'
import type { DossierId } from '../ids.ts'
import type { CivilDate } from '../vocabulary.ts'
import type { Codebook } from './codebook.ts'
import type { CodebookEvent } from './events.ts'
import { type Gone, goneAfter, type Reference, successionFaults } from './succession.ts'
import { faultsOf } from './validate.ts'

/** What the codebook's stream amounts to: the newest version, and what went before it. */
export type CodebookHistory = Readonly<{
  published: Readonly<{ version: string; contentHash: string; codebook: Codebook }> | undefined
  gone: Gone
}>

export const unpublished: CodebookHistory = { published: undefined, gone: new Map() }

export function evolveCodebook(history: CodebookHistory, event: CodebookEvent): CodebookHistory {
  const { version, contentHash, codebook } = event
  const gone = goneAfter(history.gone, history.published?.codebook, codebook)
  return { published: { version, contentHash, codebook }, gone }
}

export type Publication = Readonly<{
  dossierId: DossierId
  by: string
  /** The day of publishing, in the codebook's time zone. */
  publishedOn: CivilDate
  /** `contentHashOf(codebook)`. */
  contentHash: string
  /** The claims that refer to entries which the version in force has and this one has not. */
  references?: readonly Reference[]
}>

/**
 * Decides what publishing appends: one event, or none where this very codebook is in force.
 *
 * @throws Refusal `invalid_codebook` with every fault; `codebook_version_not_newer`
 */
export function publishCodebook(
  history: CodebookHistory,
  codebook: Codebook,
  { dossierId, by, publishedOn, contentHash, references = [] }: Publication,
): CodebookEvent[] {
  const { published, gone } = history
  // First: a codebook in force needs no second look, even when the rules have become stricter since.
  if (published?.version === codebook.version && published.contentHash === contentHash) return []
  const before = published?.codebook
  const faults = [
    ...foreign(codebook, dossierId),
    ...faultsOf(codebook, publishedOn).faults,
    ...(before ? successionFaults(codebook, { before, gone, references }) : []),
  ]
  if (faults.length > 0) throw invalidCodebook(faults)
  if (published && compareVersions(codebook.version, published.version) <= 0) {
    throw new Refusal('codebook_version_not_newer', notNewer(codebook.version, published.version), [
      { pointer: '/version', code: 'not_newer', detail: `raise it above ${published.version}` },
    ])
  }
  const { version } = codebook
  return [{ type: 'CodebookPublished', schemaVersion: 1, version, contentHash, codebook, by }]
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

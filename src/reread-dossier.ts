/** Brings every article of a dossier up to the codebook in force and to this extractor; goes on where it was stopped. */
import { listUnmarked } from '../db/backlog.ts'
import { findText } from '../db/bodies.ts'
import { returnLease, takeLease } from '../db/leases.ts'
import { ArticleId } from '../events/ids.ts'
import { extractor } from './extraction/version.ts'
import type { ProjectorDependencies } from './projector.ts'
import { type ReadingDependencies, reextract } from './reextract.ts'

export type RereadDependencies = ReadingDependencies & ProjectorDependencies

/** What is asked for at a time; the lease is renewed after each page. */
const pageSize = 50
/** Longer than a page of large articles takes. */
const leaseMs = 60_000

const articlePrefix = 'article-'

/**
 * The log itself says which articles are behind, so nothing is marked and nothing is lost: an article whose newest run is
 * of this extractor and of the codebook in force is left alone.
 *
 * @returns how many articles were read again; undefined while another process does it
 */
export async function rereadDossier(
  dependencies: RereadDependencies,
  dossierId: string,
  {
    signal,
    onProgress,
  }: { signal?: AbortSignal | undefined; onProgress?: ((count: number) => void) | undefined } = {},
): Promise<number | undefined> {
  const { db, codebooks, holder } = dependencies
  const published = await codebooks.at(dossierId)
  if (!published) return 0
  const mark = { coder: extractor, codebookHash: published.contentHash }
  const wanted = {
    prefix: articlePrefix,
    type: 'ExtractionCompleted',
    mark,
    ended: ['ArticleWithdrawn', 'ArticleErased'],
    limit: pageSize,
  }
  let page = await listUnmarked(db, dossierId, wanted)
  if (page.length === 0) return 0
  const lease = () => takeLease(db, { dossierId, name: 'reread', holder, durationMs: leaseMs })
  let held = await lease()
  let count = 0
  try {
    while (held && page.length > 0) {
      for (const stream of page) {
        if (signal?.aborted) return count
        const articleId = ArticleId.parse(stream.slice(articlePrefix.length))
        await reextract(
          dependencies,
          { dossierId, articleId },
          async (hash) => await findText(db, dossierId, hash),
        )
        count += 1
        onProgress?.(count)
      }
      // What could not be read again is passed by, or this would never end.
      page = await listUnmarked(db, dossierId, { ...wanted, after: page.at(-1) })
      held = await lease()
    }
    return held ? count : undefined
  } finally {
    if (held) await returnLease(db, held)
  }
}

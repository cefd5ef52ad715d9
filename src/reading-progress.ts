/** How far the articles of a dossier are read with the codebook in force and by this extractor. */
import type { Kysely } from 'kysely'
import type { ReadState } from '../db/as-of.ts'
import { countRuns } from '../db/last-runs.ts'
import type { Database } from '../db/schema.ts'
import { coderName } from '../events/article/article.ts'
import type { PublishedCodebook } from './codebooks.ts'
import { extractor } from './extraction/version.ts'

/** As of the position that the read models reflect; without the articles that were withdrawn or erased. */
export type ReadingProgress = Readonly<{
  codebookVersion: string | null
  articleCount: number
  readCount: number
  /** Those that wait to be read: all of them before the first codebook. */
  pendingCount: number
}>

export async function findReadingProgress(
  db: Kysely<Database>,
  dossierId: string,
  {
    state,
    published,
  }: Readonly<{ state: Pick<ReadState, 'generation'> | undefined; published: PublishedCodebook | undefined }>,
): Promise<ReadingProgress> {
  const mark = { coder: coderName(extractor), codebookHash: published?.contentHash ?? null }
  const { generation } = state ?? { generation: 0 }
  const { articleCount, readCount } = await countRuns(db, { dossierId, generation }, mark)
  const codebookVersion = published?.codebook.version ?? null
  return { codebookVersion, articleCount, readCount, pendingCount: articleCount - readCount }
}

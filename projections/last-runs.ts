/** Read model `last_runs`: by which extractor, and with which codebook, each standing article was read last. */
import { coderName } from '../events/article/article.ts'
import type { Event } from '../events/catalog.ts'
import type { ArticleId } from '../events/ids.ts'

/** Both are null where the article was never read, or not since its text changed. */
export type RunMark = Readonly<{ coder: string | null; codebookHash: string | null }>

const unread: RunMark = { coder: null, codebookHash: null }

/** Notes what an event says of it; null for an article that stands no more. */
export function noteRun(runs: Map<ArticleId, RunMark | null>, event: Event): void {
  switch (event.type) {
    case 'ArticleRegistered':
    case 'ArticleRevised':
      runs.set(event.articleId, unread)
      return
    case 'ExtractionCompleted':
      runs.set(event.articleId, { coder: coderName(event.coder), codebookHash: event.codebookHash })
      return
    case 'ArticleWithdrawn':
    case 'ArticleErased':
      runs.set(event.articleId, null)
      return
    default:
      return
  }
}

/** The claims of an article, however long, without keeping others waiting. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import { type Extraction, type ExtractionInput, extract } from '../extraction/extract.ts'
import type { Lexicons } from '../extraction/lexicons.ts'
import { createReadingThread } from './thread.ts'

/** Below this it is read in about 50 ms, and a thread would only cost. UTF-16 units. */
const smallUnits = 32 * 1024

/** A million characters take two to four seconds; somebody's text may be slower than any that was measured. */
const thread = createReadingThread({ taskMs: 60_000, heapMb: 1_024 })

/** As `extract`, with a long text in a thread of its own. The same answer either way. */
export async function readClaims(
  article: ExtractionInput,
  codebook: Codebook | null,
  lexicons: Lexicons,
): Promise<Extraction> {
  if (article.text.length > smallUnits) {
    const { text, language, publishedAt, timeZone, outlet, title = null, articleId = null } = article
    const facts = { text, language, publishedAt, timeZone, outlet, title, articleId }
    const answer = await thread.ask({ kind: 'article', article: facts, codebook })
    if (answer.kind === 'article') return answer.extraction
  }
  // Short; or too much for the thread: an article that was accepted is read, even if others have to wait for it.
  return extract(article, codebook, lexicons)
}

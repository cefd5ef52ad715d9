/** The thread that reads pages, feeds, large codebooks and long articles: one after the other, so that none holds up a request. */
import { parentPort } from 'node:worker_threads'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { Refusal } from '../../events/errors.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { type Extraction, type ExtractionInput, extract } from '../extraction/extract.ts'
import { lexicons } from '../extraction/lexicons.ts'
import { type ParsedCodebook, parseCodebook } from './codebook-file.ts'
import type { DocumentFormat, FileFault } from './document.ts'
import { type Feed, FeedFault, readFeed } from './feed.ts'
import { type ReadPage, readFragment, readPage } from './html-page.ts'

export type ReadingTask =
  | Readonly<{ kind: 'page'; html: string; timeZone: string | undefined }>
  | Readonly<{ kind: 'fragment'; html: string }>
  | Readonly<{ kind: 'feed'; text: string }>
  | Readonly<{ kind: 'codebook'; text: string; format: DocumentFormat; now: Instant }>
  | Readonly<{ kind: 'article'; article: ExtractionInput; codebook: Codebook | null }>

export type ReadingAnswer =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'page'; page: ReadPage }>
  | Readonly<{ kind: 'fragment'; text: string }>
  | Readonly<{ kind: 'feed'; feed: Feed }>
  | Readonly<{ kind: 'feed_refused'; message: string }>
  | Readonly<{ kind: 'codebook'; parsed: ParsedCodebook }>
  | Readonly<{ kind: 'article'; extraction: Extraction }>
  | Readonly<{ kind: 'refused'; message: string; faults: readonly FileFault[] }>
  | Readonly<{ kind: 'too_complex' }>

const port = parentPort
port?.on('message', (task: ReadingTask) => {
  port.postMessage(answerTo(task) satisfies ReadingAnswer)
})
port?.postMessage({ kind: 'ready' } satisfies ReadingAnswer)

function answerTo(task: ReadingTask): ReadingAnswer {
  try {
    switch (task.kind) {
      case 'page':
        return { kind: 'page', page: readPage(task.html, { timeZone: task.timeZone }) }
      case 'fragment':
        return { kind: 'fragment', text: readFragment(task.html) }
      case 'feed':
        return { kind: 'feed', feed: readFeed(task.text) }
      case 'codebook':
        return { kind: 'codebook', parsed: parseCodebook(task.text, task.format, { now: task.now }) }
      case 'article':
        return { kind: 'article', extraction: extract(task.article, task.codebook, lexicons) }
      default:
        return task satisfies never
    }
  } catch (error) {
    // `as`: what the parser of files throws has a line with every fault.
    if (error instanceof Refusal) {
      return { kind: 'refused', message: error.message, faults: error.faults as readonly FileFault[] }
    }
    if (error instanceof FeedFault) return { kind: 'feed_refused', message: error.message }
    // Whatever an input does to the libraries that read it, it is that input's fault: a full stack is the common case.
    return { kind: 'too_complex' }
  }
}

/** The thread that reads pages: one after the other, so that a page that takes its time holds up no request. */
import { parentPort } from 'node:worker_threads'
import { type ReadPage, readPage } from './html-page.ts'

export type PageAnswer =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'page'; page: ReadPage }>
  | Readonly<{ kind: 'too_complex' }>

const port = parentPort
port?.on('message', (html: string) => {
  port.postMessage(answerTo(html) satisfies PageAnswer)
})
port?.postMessage({ kind: 'ready' } satisfies PageAnswer)

function answerTo(html: string): PageAnswer {
  try {
    return { kind: 'page', page: readPage(html) }
  } catch {
    // Whatever a page does to the two libraries, it is that page's fault: a full stack is the common case.
    return { kind: 'too_complex' }
  }
}

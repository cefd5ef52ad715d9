/** An HTML page to the text of its article, in a thread of its own with limits of time and memory. */
import { Worker } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import type { ReadPage } from './html-page.ts'
import type { PageAnswer } from './html-thread.ts'

export type { ReadPage } from './html-page.ts'
export type ReadHtml = (html: string) => Promise<ReadPage>

/** A page of 4 MB takes half a second on a slow machine. */
const pageMs = 2_000
/** A first thread has to load two libraries, on a machine that may be busy with its own start. */
const startMs = 30_000
/** A good page of 4 MB needs 60 MB as a tree. */
const heapMb = 96
/** More tags than any article has; counted before a thread is troubled. */
const tagsMax = 150_000
/** Far above what the thread accepts, because an element that was left open counts here to the end of the page. */
const depthMax = 2_000

type Waiting = Readonly<{ html: string; resolve(page: ReadPage): void; reject(error: Error): void }>

export type HtmlReader = Readonly<{ read: ReadHtml; close(): Promise<void> }>

/**
 * A reader with one thread, started with the first page, replaced when a page was too much for it. It keeps no process
 * alive while it has nothing to do.
 */
export function createHtmlReader({ timeoutMs = pageMs }: { timeoutMs?: number } = {}): HtmlReader {
  const queue: Waiting[] = []
  let thread: Worker | undefined
  let isReady = false
  let current: Waiting | undefined
  let timer: NodeJS.Timeout | undefined

  const read: ReadHtml = async (html) => {
    if (isHopeless(html)) throw tooComplex()
    return await new Promise((resolve, reject) => {
      queue.push({ html, resolve, reject })
      next()
    })
  }

  function next(): void {
    if (current) return
    current = queue.shift()
    if (!current) {
      thread?.unref()
      return
    }
    thread ??= start()
    thread.ref()
    if (isReady) send(current)
    else timer = setTimeout(() => giveUp(new Error('the thread that reads pages does not start')), startMs)
  }

  function start(): Worker {
    const worker = new Worker(new URL('./html-thread.mjs', import.meta.url), {
      // Flags of the process, such as loaders of a test runner, are not for this thread.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
    })
    worker.on('message', (answer: PageAnswer) => {
      if (worker === thread) take(answer)
    })
    // Out of memory comes as an error, and the thread is gone.
    worker.on('error', (error) => {
      if (worker === thread) giveUp(isReady ? tooComplex() : error)
    })
    return worker
  }

  function send({ html }: Waiting): void {
    timer = setTimeout(() => giveUp(tooComplex()), timeoutMs)
    thread?.postMessage(html)
  }

  function take(answer: PageAnswer): void {
    clearTimeout(timer)
    if (answer.kind === 'ready') {
      isReady = true
      if (current) send(current)
      return
    }
    if (answer.kind === 'page') current?.resolve(answer.page)
    else current?.reject(tooComplex())
    current = undefined
    next()
  }

  function giveUp(error: Error): void {
    clearTimeout(timer)
    current?.reject(error)
    current = undefined
    // Nothing waits for the end of a thread that is stuck: the next page gets a new one.
    void thread?.terminate()
    thread = undefined
    isReady = false
    next()
  }

  async function close(): Promise<void> {
    clearTimeout(timer)
    for (const waiting of [...(current ? [current] : []), ...queue.splice(0)]) {
      waiting.reject(new Problem('shutting_down', 'The service is stopping.'))
    }
    current = undefined
    await thread?.terminate()
    thread = undefined
    isReady = false
  }

  return { read, close }
}

/** The reader of this process. */
const reader = createHtmlReader()

/** @throws Problem `html_too_complex` after 2 s or 96 MB, or when it is nested too deeply */
export const readHtml: ReadHtml = reader.read

const tooComplex = () =>
  new Problem('html_too_complex', 'The page takes more time, memory or depth than a page may; send its text.')

/** Elements that end without being told to: their depth cannot be counted from the tags. */
const selfEnding = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup rt rp colgroup'.split(
    ' ',
  ),
)

/** One look at the tags, so that the worst pages cost no thread. What it lets through the thread judges. */
function isHopeless(html: string): boolean {
  let count = 0
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)?/gi)) {
    count++
    if (name === '' || selfEnding.has(name.toLowerCase())) continue
    depth += slash === '' ? 1 : depth > 0 ? -1 : 0
    if (count > tagsMax || depth > depthMax) return true
  }
  return count > tagsMax
}

/** An HTML page to the text of its article, in a thread of its own with limits of time and memory. */
import { Problem } from '../problem.ts'
import type { PageWish, ReadPage } from './html-page.ts'
import { createReadingThread } from './thread.ts'

export type { ReadPage } from './html-page.ts'
export type ReadHtml = (html: string, wish?: PageWish) => Promise<ReadPage>

/** A page of 4 MB takes half a second on a slow machine. */
const pageMs = 2_000
/** A good page of 4 MB needs 60 MB as a tree. */
const heapMb = 96
/** More tags than any article has; counted before a thread is troubled. */
const tagsMax = 150_000
/** Far above what the thread accepts, because an element that was left open counts here to the end of the page. */
const depthMax = 2_000

/** A piece of a page, such as an entry of a feed, to its words. */
export type ReadFragment = (html: string) => Promise<string>

export type HtmlReader = Readonly<{ read: ReadHtml; readFragment: ReadFragment; close(): Promise<void> }>

/** A reader with one thread, which is replaced when a page was too much for it. */
export function createHtmlReader({ timeoutMs = pageMs }: { timeoutMs?: number } = {}): HtmlReader {
  const thread = createReadingThread({ taskMs: timeoutMs, heapMb })
  const read: ReadHtml = async (html, { timeZone } = {}) => {
    if (isHopeless(html)) throw tooComplex()
    const answer = await thread.ask({ kind: 'page', html, timeZone })
    if (answer.kind === 'page') return answer.page
    throw tooComplex()
  }
  const readFragment: ReadFragment = async (html) => {
    if (isHopeless(html)) throw tooComplex()
    const answer = await thread.ask({ kind: 'fragment', html })
    if (answer.kind === 'fragment') return answer.text
    throw tooComplex()
  }
  return { read, readFragment, close: thread.close }
}

/** The reader of this process. */
const reader = createHtmlReader()

/** @throws Problem `html_too_complex` after 2 s or 96 MB, or when it is nested too deeply */
export const readHtml: ReadHtml = reader.read

/** @throws Problem as `readHtml` */
export const readHtmlFragment: ReadFragment = reader.readFragment

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

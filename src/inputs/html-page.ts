/** Reads the article out of a page: its text, and what the page says of itself. Runs nothing and fetches nothing. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Instant } from '../../events/vocabulary.ts'
import { agencyCreditOf } from './agency-credit.ts'
import { removeFurniture } from './html-furniture.ts'
import { languageTag, lineOf, metadataOf, type PublicationWarning } from './html-metadata.ts'
import { type HtmlNode, measure, storable, textOf } from './html-text.ts'
import { type LinkedArticle, linkedArticle } from './json-ld.ts'
import { type LivePage, type LiveText, liveText, updatesText } from './live-blocks.ts'

export type ReadPage = Readonly<{
  text: string
  title: string | null
  /** Two letters. */
  language: string | null
  publishedAt: Instant | null
  /** Why there is none, although the page names a time. */
  publishedAtFault: string | null
  /** Of a live page, the time of its newest block. */
  newestBlockAt: Instant | null
  outlet: string | null
  /** The address that the page gives itself. */
  url: string | null
  /** The agency that its byline credits. */
  agency: string | null
  warnings: readonly PageWarning[]
}>

export type PageWarning =
  | PublicationWarning
  | 'html_article_not_found'
  | 'html_article_from_metadata'
  | 'html_partly_paid'
  | 'html_several_articles'
  | 'html_textarea_unclosed'
  | 'live_published_at_newest_block'
  | 'html_comment_unclosed'

export type PageWish = Readonly<{
  /** For times without offset, and for the times of a live page's blocks; none where the caller named none. */
  timeZone?: string | undefined
}>

/** The page is not worth the time that it would take. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex'
}

/** A long live page has 20,000. */
export const elementsMax = 60_000

/** Below this the reader has found a banner rather than an article; all that the page shows is taken instead. */
const articleUnitsMin = 100

export function readPage(html: string, { timeZone }: PageWish = {}): ReadPage {
  const document = parsed(html)
  const root: HtmlNode = document.documentElement
  const linked = linkedArticle(
    [...document.querySelectorAll('script[type="application/ld+json" i]')].map(
      ({ textContent }) => textContent ?? '',
    ),
  )
  const metadata = metadataOf(document, linked, timeZone)
  const { language } = metadata
  const live = { isLive: linked?.isLive ?? false, timeZone, language }
  const before = textOf(document.body ?? root)
  const bylines = removeFurniture(document, root)
  // A page that is nothing but furniture is shown as it is, and its warning says so.
  const everything = textOf(document.body ?? root) || before
  const { text, warnings, found, newest } = wordsOf(document, { linked, live, everything })
  return {
    text,
    title: plainLine(linked?.headline) ?? metadata.title ?? lineOf(found?.title, 1_000),
    language: language ?? languageTag(found?.lang ?? ''),
    // A live page says when it began; what stands in it was published with its newest block.
    publishedAt: isLater(newest, metadata.publishedAt) ? newest : metadata.publishedAt,
    publishedAtFault: metadata.publishedAtFault,
    newestBlockAt: newest ?? null,
    outlet: metadata.outlet ?? lineOf(found?.siteName),
    url: metadata.url,
    agency: agencyCreditOf([...bylines, ...(linked?.authors ?? [])].join('\n')),
    warnings: [
      ...unclosed(html),
      ...warnings,
      ...metadata.warnings,
      ...(isLater(newest, metadata.publishedAt) ? (['live_published_at_newest_block'] as const) : []),
    ],
  }
}

const isLater = (newest: Instant | undefined, publishedAt: Instant | null): newest is Instant =>
  newest !== undefined && publishedAt !== null && newest > publishedAt

/** The words of a piece of a page, such as an entry of a feed: nothing is searched for, all of it is the article. */
export function readFragment(html: string): string {
  const document = parsed(html)
  const root: HtmlNode = document.body ?? document.documentElement
  removeFurniture(document, root)
  return textOf(root)
}

/** @throws TooComplex */
function parsed(html: string): PageDocument {
  const { document } = parseHTML(withTags(html))
  arrange(document)
  const { elementCount, isTooDeep } = measure(document.documentElement)
  if (isTooDeep || elementCount > elementsMax) throw new TooComplex()
  return document
}

type Sources = Readonly<{ linked: LinkedArticle | null; live: LivePage; everything: string }>
type Words = Readonly<{
  text: string
  warnings: readonly PageWarning[]
  found: ReturnType<Readability<HtmlNode>['parse']>
  /** The time of the newest block of a live page. */
  newest?: Instant
}>

/** The blocks of a live page, else what the reader takes for the article, else what JSON-LD holds, else all there is. */
function wordsOf(document: PageDocument, { linked, live, everything }: Sources): Words {
  const shown = liveText(document.body ?? document.documentElement, live)
  const stated = linked && updatesText(linked.updates, live, plain)
  const blocks = longer(shown, stated)
  if (blocks) return { text: blocks.text, warnings: [], found: null, newest: blocks.newest }
  const articles = countArticles(document)
  const found = search(document)
  const article = found?.content ? textOf(found.content) : ''
  const paid: PageWarning[] = linked && !linked.isFree ? ['html_partly_paid'] : []
  if (article.length >= articleUnitsMin)
    return {
      text: article,
      warnings: [...paid, ...(articles > 1 ? (['html_several_articles'] as const) : [])],
      found,
    }
  const body = linked?.body == null ? '' : plain(linked.body)
  if (body.length > article.length)
    return { text: body, warnings: ['html_article_from_metadata', ...paid], found }
  return { text: everything, warnings: ['html_article_not_found', ...paid], found }
}

/** Null where there is no article, and for trees on which the reader fails because no browser would build them. */
function search(document: PageDocument): Words['found'] {
  try {
    return new Readability<HtmlNode>(document, {
      maxElemsToParse: elementsMax,
      // The element itself: turning it into HTML and back would change its words.
      serializer: (element) => element as unknown as HtmlNode,
    }).parse()
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Articles of a length of their own, none inside another: what is appended to a page for those who read on. */
function countArticles(document: PageDocument): number {
  const inner = new Set(document.querySelectorAll('article article'))
  return [...document.querySelectorAll('article')].filter(
    (article) =>
      !inner.has(article) &&
      [...article.querySelectorAll('p')].filter(({ textContent }) =>
        /[.!?…][»”"]?\s*$/.test(textContent ?? ''),
      ).length >= sentencesMin,
  ).length
}

/** A teaser has one paragraph. */
const sentencesMin = 2

const longer = (a: LiveText | undefined, b: LiveText | null | undefined): LiveText | undefined =>
  (b?.text.length ?? 0) > (a?.text.length ?? 0) ? (b ?? undefined) : a

/** What JSON-LD holds is text, and some systems write HTML there, or entities. */
function plain(words: string): string {
  if (/<(?:p|br|div|li|a|b|i|em|strong|span|h\d)\b/i.test(words)) return readFragment(words)
  const lines = words
    .split(/\r\n|[\n\r]/)
    .map((line) => (/&[#a-z]/i.test(line) ? readFragment(line) : line.trim()))
  return storable(lines.filter((line) => line !== '').join('\n'))
}

const plainLine = (words: string | null | undefined): string | null =>
  words == null ? null : lineOf(plain(words), 1_000)

const withTags = (html: string): string => (/<[a-z!/]/i.test(html) ? html : `<pre>${html}</pre>`)

type PageDocument = ReturnType<typeof parseHTML>['document']

/**
 * The parser puts every tag where it stands, and takes the first one for the root. A browser would not mind a stray one
 * before `<html>` or `<body>`: head and body are put where everything behind this looks for them, the rest into the body.
 */
function arrange(document: PageDocument): void {
  const root = document.querySelector('html') ?? document.createElement('html')
  const head = root.querySelector('head') ?? document.createElement('head')
  const body = document.querySelector('body') ?? document.createElement('body')
  const isStray = ({ nodeType }: Node) => nodeType !== documentTypeType
  const outside = around([...document.childNodes].filter(isStray), root)
  const inside = around([...root.childNodes], body)
  document.append(root)
  root.prepend(head)
  head.after(body)
  const first = body.firstChild
  for (const node of [...outside.before, ...inside.before]) {
    if (node !== head && node !== body) body.insertBefore(node, first)
  }
  // Pages may leave out the end of their head and the beginning of their body.
  const inHead = [...head.childNodes]
  const from = inHead.findIndex((node) => !isOfHead(node))
  if (from >= 0) body.prepend(...inHead.slice(from))
  for (const node of [...inside.behind, ...outside.behind]) {
    if (node !== head && node !== body) body.append(node)
  }
}

const ofHead = new Set('TITLE META LINK SCRIPT STYLE BASE NOSCRIPT TEMPLATE'.split(' '))

const isOfHead = ({ nodeType, nodeName, textContent }: Node): boolean =>
  nodeType === elementType
    ? ofHead.has(nodeName.toUpperCase())
    : nodeType !== textType || !textContent?.trim()

/** Without `middle` among them, all of them are before it. */
function around(nodes: readonly Node[], middle: Node): { before: readonly Node[]; behind: readonly Node[] } {
  const at = nodes.indexOf(middle)
  return at < 0 ? { before: nodes, behind: [] } : { before: nodes.slice(0, at), behind: nodes.slice(at + 1) }
}

type Node = PageDocument['childNodes'][number]

const elementType = 1
const textType = 3
const documentTypeType = 10

/** What is left open swallows everything behind it, which must not happen in silence. */
function unclosed(html: string): PageWarning[] {
  const warnings: PageWarning[] = []
  const comment = html.lastIndexOf('<!--')
  if (comment >= 0 && !html.includes('-->', comment)) warnings.push('html_comment_unclosed')
  const lower = html.toLowerCase()
  const area = lower.lastIndexOf('<textarea')
  if (area >= 0 && !lower.includes('</textarea', area)) warnings.push('html_textarea_unclosed')
  return warnings
}

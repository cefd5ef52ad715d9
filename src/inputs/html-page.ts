/** Reads the article out of a page: its text, and what the page says of itself. Runs nothing and fetches nothing. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { type HtmlNode, isHidden, measure, storable, textOf } from './html-text.ts'

export type ReadPage = Readonly<{
  text: string
  title: string | null
  /** Two letters. */
  language: string | null
  /** With offset, as the page says; whoever uses it checks it. */
  publishedAt: string | null
  outlet: string | null
  warnings: readonly PageWarning[]
}>

export type PageWarning =
  | 'html_article_not_found'
  | 'html_textarea_unclosed'
  | 'html_comment_unclosed'
  | 'html_published_at_unusable'

/** The page is not worth the time that it would take. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex'
}

/** A long live page has 20,000. */
export const elementsMax = 60_000

/** Below this the reader has found a banner rather than an article; all that the page shows is taken instead. */
const articleUnitsMin = 100

export function readPage(html: string): ReadPage {
  const { document } = parseHTML(withTags(html))
  arrange(document)
  const root: HtmlNode = document.documentElement
  const { elementCount, isTooDeep } = measure(root)
  if (isTooDeep || elementCount > elementsMax) throw new TooComplex()
  const language = languageOf(document)
  const warnings = unclosed(html)
  const everything = textOf(document.body ?? root)
  removeHidden(document)
  const found = new Readability<HtmlNode>(document, {
    maxElemsToParse: elementsMax,
    // The element itself: turning it into HTML and back would change its words.
    serializer: (element) => element as unknown as HtmlNode,
  }).parse()
  const article = found?.content ? textOf(found.content) : ''
  if (article.length < articleUnitsMin) warnings.push('html_article_not_found')
  const published = found?.publishedTime ?? null
  const publishedAt = published === null ? null : withOffset(published)
  if (published !== null && publishedAt === null) warnings.push('html_published_at_unusable')
  return {
    text: article.length < articleUnitsMin ? everything : article,
    title: line(found?.title, 1_000),
    language: language ?? languageTag(found?.lang),
    publishedAt,
    outlet: line(found?.siteName, 200),
    warnings,
  }
}

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
  for (const node of [...inside.behind, ...outside.behind]) if (node !== head) body.append(node)
}

/** Without `middle` among them, all of them are before it. */
function around(nodes: readonly Node[], middle: Node): { before: readonly Node[]; behind: readonly Node[] } {
  const at = nodes.indexOf(middle)
  return at < 0 ? { before: nodes, behind: [] } : { before: nodes.slice(0, at), behind: nodes.slice(at + 1) }
}

type Node = PageDocument['childNodes'][number]

const documentTypeType = 10

function removeHidden(document: PageDocument): void {
  for (const element of document.querySelectorAll('[style],[hidden],[aria-hidden]')) {
    if (isHidden(element)) element.remove()
  }
}

function languageOf(document: PageDocument): string | null {
  const given = [
    document.documentElement?.getAttribute('lang'),
    document.documentElement?.getAttribute('xml:lang'),
    document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content'),
    document.querySelector('meta[property="og:locale"]')?.getAttribute('content'),
  ]
  return given.map(languageTag).find((tag) => tag !== null) ?? null
}

const languageTag = (text: string | null | undefined): string | null =>
  /^\s*([a-z]{2})(?:[-_]|\s*$)/i.exec(text ?? '')?.[1]?.toLowerCase() ?? null

/** `+0200` is common in pages; a time without offset would be a guess. */
function withOffset(text: string): string | null {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?\s*(Z|[+-]\d\d):?(\d\d)?$/i.exec(
    text.trim(),
  )
  if (!parts) return null
  const [, day, time, seconds = ':00', fraction = '', zone = '', minutes = '00'] = parts
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone}:${minutes}`
  return `${day}T${time}${seconds}${fraction.slice(0, 7)}${offset}`
}

function line(text: string | null | undefined, unitsMax: number): string | null {
  const cleaned = storable(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return cleaned === '' ? null : cleaned.slice(0, unitsMax).toWellFormed()
}

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

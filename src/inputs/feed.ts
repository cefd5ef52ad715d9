/** A feed to its entries: RSS, Atom, RDF or JSON Feed. Expands no entity of its own making and fetches nothing. */
import { parseFeed } from 'feedsmith'
import { lineOf } from './html-metadata.ts'
import { readFragment } from './html-page.ts'

/** What one entry says; times and HTML as written. */
export type FeedEntry = Readonly<{
  /** `guid`, `id` or, without either, the address. */
  id: string | null
  /** As written; relative to `base`. */
  link: string | null
  base: string | null
  title: string | null
  published: readonly string[]
  updated: string | null
  language: string | null
  words: Readonly<{ kind: 'html' | 'text'; content: string; isSummary: boolean }> | null
}>

export type Feed = Readonly<{ title: string | null; language: string | null; entries: readonly FeedEntry[] }>

type Parsed = ReturnType<typeof parseFeed<string>>
type Of<F extends Parsed['format']> = Extract<Parsed, { format: F }>['feed']
type EntryOf<F, K extends keyof F> = NonNullable<F[K]> extends readonly (infer E)[] ? E : never

/** @throws FeedFault with a sentence: no feed, broken, with entities of its own, or without entries */
export function readFeed(source: string): Feed {
  const text = source.replace(/^\ufeff/, '').trimStart()
  refuseOwnEntities(text)
  const feed = entriesOf(parsed(text))
  if (feed.entries.length === 0) throw new FeedFault('the feed has no entry')
  return feed
}

export class FeedFault extends Error {
  override readonly name = 'FeedFault'
}

function parsed(text: string): Parsed {
  try {
    return parseFeed(text)
  } catch (error) {
    throw new FeedFault(whyNot(text, error))
  }
}

function whyNot(text: string, error: unknown): string {
  if (/^(?:<!doctype html|<html)/i.test(text.slice(0, 100)))
    return 'this is an HTML page, no feed; read it without --feed, or name the feed that it links to'
  if (text.startsWith('{') || text.startsWith('[')) return 'this is JSON, but no JSON Feed'
  if (!text.startsWith('<')) return 'this is neither XML nor a JSON Feed'
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined
  if (error instanceof Error && error.name === 'MalformedError')
    return `the XML is broken, perhaps cut short; fetch the feed again${cause ? ` (${lineOf(cause) ?? ''})` : ''}`
  return 'this is XML, but no RSS, Atom or RDF feed'
}

/** A document type may define entities that unfold a thousandfold, or that name files: no feed needs one. */
function refuseOwnEntities(text: string): void {
  const start = prologEnd(text)
  if (!/^<!doctype/i.test(text.slice(start, start + 9))) return
  const inside = text.indexOf('[', start)
  const end = text.indexOf('>', start)
  if (inside < 0 || (end >= 0 && end < inside)) return
  throw new FeedFault('its DOCTYPE declares entities of its own; they are never expanded, so take it out')
}

/** Where the first element or document type begins: behind the declaration, instructions and comments. */
function prologEnd(text: string): number {
  let at = 0
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++
    const closing = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined
    const end = closing === undefined ? -1 : text.indexOf(closing, at)
    if (closing === undefined || end < 0) return at
    at = end + closing.length
  }
}

function entriesOf(found: Parsed): Feed {
  switch (found.format) {
    case 'rss':
      return rss(found.feed)
    case 'atom':
      return atom(found.feed)
    case 'rdf':
      return rdf(found.feed)
    case 'json':
      return json(found.feed)
    default:
      return found satisfies never
  }
}

function rss(feed: Of<'rss'>): Feed {
  const base = feed.xml?.base ?? feed.link ?? null
  return {
    title: lineOfHtml(feed.title),
    language: feed.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    entries: (feed.items ?? []).map((item: EntryOf<Of<'rss'>, 'items'>) => {
      const { guid, link } = item
      const permalink =
        guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '') ? guid?.value : undefined
      return {
        id: guid?.value ?? link ?? null,
        link: link ?? permalink ?? null,
        base: item.xml?.base ?? base,
        title: lineOfHtml(item.title),
        published: texts(
          item.pubDate,
          item.dc?.dates?.[0],
          item.dcterms?.issued?.[0],
          item.dcterms?.created?.[0],
        ),
        updated: item.dcterms?.modified?.[0] ?? item.atom?.updated ?? null,
        language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
        words: htmlWords(item.content?.encoded, item.description),
      }
    }),
  }
}

function rdf(feed: Of<'rdf'>): Feed {
  const base = feed.xml?.base ?? feed.link ?? null
  return {
    title: lineOfHtml(feed.title),
    language: feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    entries: (feed.items ?? []).map((item: EntryOf<Of<'rdf'>, 'items'>) => ({
      id: item.rdf?.about ?? item.link ?? null,
      link: item.link ?? item.rdf?.about ?? null,
      base: item.xml?.base ?? base,
      title: lineOfHtml(item.title),
      published: texts(item.dc?.dates?.[0], item.dcterms?.issued?.[0], item.dcterms?.created?.[0]),
      updated: item.dcterms?.modified?.[0] ?? null,
      language: item.dc?.languages?.[0] ?? item.xml?.lang ?? null,
      words: htmlWords(item.content?.encoded, item.description),
    })),
  }
}

function atom(feed: Of<'atom'>): Feed {
  const link = pageLink(feed.links)
  return {
    title: lineOfHtml(feed.title?.value),
    language: feed.xml?.lang ?? null,
    entries: (feed.entries ?? []).map((entry: EntryOf<Of<'atom'>, 'entries'>) => {
      const { content, summary } = entry
      const body = content && atomWords(content, { isSummary: false })
      return {
        id: entry.id ?? pageLink(entry.links),
        link: pageLink(entry.links),
        base: joined(entry.xml?.base, feed.xml?.base ?? link),
        title: lineOfHtml(entry.title?.value),
        published: texts(entry.published, entry.dc?.dates?.[0], entry.dcterms?.issued?.[0]),
        updated: entry.updated ?? null,
        language: entry.xml?.lang ?? entry.dc?.languages?.[0] ?? null,
        words: body || (summary && atomWords(summary, { isSummary: true })) || null,
      }
    }),
  }
}

function json(feed: Of<'json'>): Feed {
  return {
    title: lineOfHtml(feed.title),
    language: feed.language ?? null,
    entries: (feed.items ?? []).map((item: EntryOf<Of<'json'>, 'items'>) => ({
      id: item.id ?? item.url ?? null,
      link: item.url ?? null,
      base: feed.home_page_url ?? null,
      title: lineOfHtml(item.title),
      published: texts(item.date_published),
      updated: item.date_modified ?? null,
      language: item.language ?? null,
      words: item.content_html
        ? { kind: 'html', content: item.content_html, isSummary: false }
        : item.content_text
          ? { kind: 'text', content: item.content_text, isSummary: false }
          : item.summary
            ? { kind: 'text', content: item.summary, isSummary: true }
            : null,
    })),
  }
}

type Link = Readonly<{ href?: string | undefined; rel?: string | undefined; type?: string | undefined }>

/** The page of an entry; other links lead to files, comments and editing. */
function pageLink(links: readonly Link[] | undefined): string | null {
  const pages = (links ?? []).filter(({ rel = 'alternate' }) => rel === 'alternate')
  return (pages.find(({ type = 'text/html' }) => /html/i.test(type)) ?? pages[0])?.href ?? null
}

type AtomText = Readonly<{ value?: string | undefined; type?: string | undefined }>

function atomWords(
  { value, type = 'text' }: AtomText,
  { isSummary }: Readonly<{ isSummary: boolean }>,
): FeedEntry['words'] {
  if (value === undefined) return null
  if (/^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(type))
    return { kind: 'html', content: value, isSummary }
  return /^text(?:\/plain)?$/i.test(type) ? { kind: 'text', content: value, isSummary } : null
}

const htmlWords = (content: string | undefined, summary: string | undefined): FeedEntry['words'] =>
  content !== undefined
    ? { kind: 'html', content, isSummary: false }
    : summary !== undefined
      ? { kind: 'html', content: summary, isSummary: true }
      : null

const texts = (...found: readonly (string | undefined)[]): readonly string[] =>
  found.filter((text) => text !== undefined)

/** Titles may hold marks of emphasis, and entities that were written twice. */
const lineOfHtml = (title: string | undefined): string | null =>
  lineOf(title !== undefined && /[<&]/.test(title) ? readFragment(title) : title, 1_000)

function joined(inner: string | undefined, outer: string | null): string | null {
  if (inner === undefined) return outer
  try {
    return new URL(inner, outer ?? undefined).href
  } catch {
    return outer
  }
}

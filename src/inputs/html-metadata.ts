/** What a page says of itself: title, language, outlet, address and publication, each from the first place that has it. */
import type { Instant } from '../../events/vocabulary.ts'
import type { LinkedArticle } from './json-ld.ts'
import { readTime, timeFault } from './written-time.ts'

/** As much of a parsed page as is asked. */
export type PageElement = Readonly<{
  getAttribute(name: string): string | null
  textContent: string | null
  parentElement: PageElement | null
}>
export type PageDocument = Readonly<{
  documentElement: PageElement | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}>

export type PublicationWarning = 'html_published_at_conflict' | 'published_at_without_offset'

export type PageMetadata = Readonly<{
  title: string | null
  /** Two letters. */
  language: string | null
  outlet: string | null
  /** `http` or `https`, whole. */
  url: string | null
  publishedAt: Instant | null
  /** Why there is none, although the page names a time. */
  publishedAtFault: string | null
  warnings: readonly PublicationWarning[]
}>

/** Clocks of a content system and of its templates differ by less. */
const conflictMs = 60_000
/** What is looked at of pages that hold thousands of them. */
const candidatesMax = 20

/**
 * @param zone  for a publication time without offset; undefined where the caller named none
 */
export function metadataOf(
  document: PageDocument,
  linked: LinkedArticle | null,
  zone: string | undefined,
): PageMetadata {
  const root = document.documentElement
  const { publishedAt, fault, warnings } = publicationOf(document, linked, zone)
  return {
    title: lineOf(meta(document, 'og:title'), 1_000),
    language: firstOf(
      [
        root?.getAttribute('lang'),
        root?.getAttribute('xml:lang'),
        linked?.language,
        meta(document, 'og:locale'),
        document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content'),
        meta(document, 'dc.language'),
      ],
      languageTag,
    ),
    outlet: lineOf(meta(document, 'og:site_name')) ?? lineOf(linked?.publisher),
    url: firstOf(
      [document.querySelector('link[rel="canonical" i]')?.getAttribute('href'), meta(document, 'og:url')],
      publicAddress,
    ),
    publishedAt,
    publishedAtFault: fault,
    warnings,
  }
}

type Publication = Readonly<{
  publishedAt: Instant | null
  fault: string | null
  warnings: readonly PublicationWarning[]
}>

/**
 * The first usable time in this order: JSON-LD `datePublished`, `article:published_time`, `itemprop`, Parse.ly, Dublin
 * Core, a `<time>` in the head of the article. JSON-LD comes first because content systems write it from their own
 * record, and templates the others. When the page was changed is never taken for when it was published.
 */
function publicationOf(
  document: PageDocument,
  linked: LinkedArticle | null,
  zone: string | undefined,
): Publication {
  const stated = [
    linked?.published,
    meta(document, 'article:published_time'),
    meta(document, 'og:article:published_time'),
    ...itempropTimes(document),
    meta(document, 'parsely-pub-date'),
    ...[
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.date',
      'dc.date.created',
      'dcterms.created',
    ].map((name) => meta(document, name)),
    ...['sailthru.date', 'date', 'pubdate', 'publish-date', 'publication_date'].map((name) =>
      meta(document, name),
    ),
  ].flatMap((text) => (text ? [text] : []))
  const shown = stated.length > 0 ? [] : headTimes(document)
  const texts = [...stated, ...shown]
  const found = texts.flatMap((text) => readTime(text, zone) ?? [])
  // A time with its offset is exact; one without is taken only where there is no other.
  const exact = found.filter(({ zoneAssumed }) => !zoneAssumed)
  const first = exact[0] ?? found[0]
  if (!first) {
    const [text] = texts
    if (text === undefined) return { publishedAt: null, fault: null, warnings: [] }
    const fault = `${JSON.stringify(text.slice(0, 60))}: ${timeFault(text)}`
    return { publishedAt: null, fault, warnings: [] }
  }
  const at = (instant: Instant) => Date.parse(`${instant.slice(0, 23)}Z`)
  const conflicts = exact.some(({ instant }) => Math.abs(at(instant) - at(first.instant)) > conflictMs)
  return {
    publishedAt: first.instant,
    fault: null,
    warnings: [
      ...(conflicts ? (['html_published_at_conflict'] as const) : []),
      ...(first.zoneAssumed ? (['published_at_without_offset'] as const) : []),
    ],
  }
}

/** Of the page itself: those inside of an article that is merely linked belong to that article. */
const itempropTimes = (document: PageDocument): readonly string[] =>
  [...document.querySelectorAll('[itemprop~="datePublished" i]')]
    .slice(0, 1)
    .flatMap((element) => element.getAttribute('content') ?? element.getAttribute('datetime') ?? [])

/** When a page was changed also stands in its head. The words are those of templates, not of articles. */
const changed = /modif|updat|mis[e]? à jour|mise-a-jour|màj/i

/** The first `<time>` in the head of an article, beside its title or right within it. */
function headTimes(document: PageDocument): readonly string[] {
  const inHead = [
    ...document.querySelectorAll(
      'article header time[datetime], main header time[datetime], time[pubdate], h1 + time[datetime], h1 + * time[datetime], article > time[datetime]',
    ),
  ]
  return inHead
    .slice(0, candidatesMax)
    .filter((element) => !isChange(element))
    .slice(0, 1)
    .flatMap((element) => element.getAttribute('datetime') ?? [])
}

const isChange = (element: PageElement): boolean =>
  [element, element.parentElement].some(
    (each) =>
      changed.test(each?.getAttribute('class') ?? '') ||
      changed.test(each?.getAttribute('itemprop') ?? '') ||
      changed.test((each?.textContent ?? '').trim().slice(0, 20)),
  )

/** Pages write `name` and `property` as they like, and the case of Dublin Core too. */
function meta(document: PageDocument, name: string): string | null {
  const selector = `meta[property="${name}" i],meta[name="${name}" i],meta[itemprop="${name}" i]`
  return document.querySelector(selector)?.getAttribute('content')?.trim() || null
}

function firstOf(
  texts: readonly (string | null | undefined)[],
  read: (text: string) => string | null,
): string | null {
  for (const text of texts) {
    const found = text == null ? null : read(text)
    if (found !== null) return found
  }
  return null
}

export const languageTag = (text: string): string | null =>
  /^\s*([a-z]{2})(?:[-_]|\s*$)/i.exec(text)?.[1]?.toLowerCase() ?? null

/** Stands beside quotes: only what is whole and public. Whoever uses it checks it once more. */
export function publicAddress(text: string): string | null {
  if (!/^https?:\/\//i.test(text.trim()) || text.length > 2_000) return null
  try {
    const url = new URL(text.trim())
    return url.username === '' && url.password === '' ? url.href : null
  } catch {
    return null
  }
}

/** One line of what a page says, or null. NUL and halves of pairs cannot be stored. */
export function lineOf(text: string | null | undefined, unitsMax = 200): string | null {
  const cleaned = (text ?? '')
    .toWellFormed()
    .replace(/[\s\0]+/g, ' ')
    .trim()
  return cleaned === '' ? null : cleaned.slice(0, unitsMax).toWellFormed()
}

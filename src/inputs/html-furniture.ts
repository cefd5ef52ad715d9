/** What stands on a page beside the words of its article: taken out by what its elements call themselves. */
import { type HtmlNode, isHidden, isUnread, walk } from './html-text.ts'

/** An element that can be taken out. */
type Element = HtmlNode &
  Page &
  Readonly<{ childNodes: Iterable<HtmlNode>; remove(): void; replaceWith(...nodes: HtmlNode[]): void }>
type Page = Readonly<{ querySelectorAll(selector: string): Iterable<Element> }>

const always = [
  'figcaption,nav,dialog,menu',
  '[role="navigation" i],[role="complementary" i],[role="search" i],[role="dialog" i],[role="alertdialog" i]',
  '[role="menu" i],[role="toolbar" i],[role="banner" i] nav,[role="contentinfo" i]',
  '[itemprop~="caption" i],[itemprop~="copyrightHolder" i],[itemprop~="comment" i]',
  'amp-ad,amp-social-share,amp-consent,amp-sidebar,amp-embed,amp-sticky-ad',
].join(',')
/** Seldom the article: some systems put the whole page into a form. */
const mostly = 'aside,form,address'

/** Words that are there for ears only. */
const forEars = 'sr only|visually hidden|visuallyhidden|screen reader|screenreader|offscreen|a11y hidden'

/**
 * Words of class and id, each a list of words that must follow one another. They are those of content systems and of
 * the scripts that pages carry; a name such as "published" or "lead" says nothing and is not among them.
 */
const names = [
  forEars,
  'share|shares|sharing|sharebar|sharebuttons|sharedaddy|addthis|addtoany|partage|partager',
  'social bar|social links|social share|social buttons|socials|follow us|suivez nous',
  'newsletter|newsletters|signup|sign up|subscribe|abonnez|regwall|piano',
  'subscription box|subscription banner|subscription offer|offre abonnement|bloc abonnement',
  'cookie|cookies|consent|gdpr|rgpd|cmp|didomi|onetrust|tarteaucitron|axeptio',
  'ad|ads|adv|advert|adverts|advertisement|advertising|adslot|adunit|dfp|pub|publicite',
  'sponsor|sponsored|sponsors|partner content|taboola|outbrain|promo|promos|promobox|teads',
  'related|relateds|relatedposts|relatedarticles|read more|readmore|read also|readalso|see also|also read|inread',
  'lire aussi|lireaussi|lire plus|voir aussi|a lire|sur le meme|meme sujet|recommended',
  'recommendations|recirc|recirculation|most read|mostread|most popular|trending|plus lus',
  'more on|more stories|more from|suggestions',
  'comment|comments|commentaire|commentaires|disqus|respond',
  'tags|taglist|tag list|keywords|mots cles|topics|topic list',
  'byline|bylines|author|authors|auteur|auteurs|signature|contributors',
  'caption|captions|legend|legende|credit|credits|copyright',
  'breadcrumb|breadcrumbs|ariane|pagination|pager|toolbar|skip link|back to top',
  'reading time|read time|temps lecture|temps de lecture|post meta|article meta|entry meta',
  'publication date|date publication|published date|feedback|sidebar|footer',
  'masthead|site header|site footer',
]
  .join('|')
  .split('|')
  .map((name) => name.split(' '))

/** By their first word, so that a page of 60,000 elements costs one look-up for each word. */
const byFirst = new Map<string, string[][]>()
for (const words of names) {
  const [first = ''] = words
  byFirst.set(first, [...(byFirst.get(first) ?? []), words])
}

/** A name such as "article-body with-comments" can stand on the article itself: what holds this share of the prose stays. */
const proseShareMax = 0.4
/** The frame of the page; and headings, whose ids are made of their words. */
const lasting = new Set('HTML HEAD BODY MAIN H1 H2 H3 H4 H5 H6'.split(' '))
/** A wall of these may be all that the page has. */
const walls = new Set('cookie cookies cmp gdpr rgpd didomi onetrust tarteaucitron axeptio'.split(' '))
/** What templates put between the words of a sentence; any other name there says something of the words. */
const amongWords = new Set([...forEars.split('|'), 'ad', 'ads', 'advert', 'publicite'])
const inlines = new Set('A ABBR B CITE EM FONT I MARK Q SMALL SPAN STRONG SUP U'.split(' '))
const sentences = new Set('P LI BLOCKQUOTE DD TD'.split(' '))
/** Longer ids are made of words too. */
const idWordsMax = 3
/** Names are cut to this before they are read. */
const nameUnitsMax = 300

/** Removes what is furniture. @returns the words of bylines, which credit agencies */
export function removeFurniture(page: Page, root: HtmlNode): readonly string[] {
  const prose = proseOf(root)
  const limit = (prose.get(root) ?? 0) * proseShareMax
  const bylines: string[] = []
  const holdsArticle = (element: HtmlNode) => {
    const held = prose.get(element) ?? 0
    return held > 0 && held > limit
  }
  for (const element of page.querySelectorAll(always)) element.remove()
  for (const element of page.querySelectorAll(mostly)) if (!holdsArticle(element)) element.remove()
  for (const element of page.querySelectorAll('[class],[id]')) {
    if (lasting.has(element.nodeName.toUpperCase())) continue
    const found = furnitureName(element)
    if (found === undefined || (holdsArticle(element) && !walls.has(found))) continue
    if (isWordOfSentence(element) && !amongWords.has(found)) continue
    if (/^(?:byline|author|auteur|signature|credit)/.test(found))
      bylines.push(element.textContent?.slice(0, 200) ?? '')
    element.remove()
  }
  for (const element of page.querySelectorAll('[style],[hidden],[aria-hidden]')) {
    if (isHidden(element)) element.remove()
  }
  removeMastheads(page)
  removeLinkLines(page)
  return bylines
}

function furnitureName(element: HtmlNode): string | undefined {
  const classes = (element.getAttribute?.('class') ?? '').slice(0, nameUnitsMax).split(/\s+/).map(wordsOf)
  const id = wordsOf((element.getAttribute?.('id') ?? '').slice(0, nameUnitsMax))
  for (const words of id.length > idWordsMax ? classes : [...classes, id]) {
    // "has-comments", "no-ads" and "ad-free" say something of what they stand on; a quote is the article's.
    if (stating.has(words[0] ?? '') || words.at(-1) === 'free' || words.some((word) => word === 'quote'))
      continue
    for (const [at, word] of words.entries()) {
      const hit = byFirst
        .get(word)
        ?.find((wanted) => wanted.every((each, index) => words[at + index] === each))
      if (hit) return hit.join(' ')
    }
  }
  return undefined
}

/** A word or some within a paragraph that goes on beside them. */
function isWordOfSentence(element: HtmlNode): boolean {
  if (!inlines.has(element.nodeName.toUpperCase())) return false
  let node = element.parentNode
  while (node && inlines.has(node.nodeName.toUpperCase())) node = node.parentNode
  if (!node || !sentences.has(node.nodeName.toUpperCase())) return false
  return (node.textContent ?? '').trim().length > (element.textContent ?? '').trim().length
}

const stating = new Set('has no with without is not show hide js can'.split(' '))

/** `articleShare__bar` is `article share bar`. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9à-ÿ]+/)
    .filter((word) => word !== '')

/**
 * For each element how much text its paragraphs hold, in one walk; all text where the page has hardly any paragraphs,
 * as pages of line breaks or of boxes within boxes.
 */
function proseOf(root: HtmlNode): ReadonlyMap<HtmlNode, number> {
  const inParagraphs = new Map<HtmlNode, number>()
  const everywhere = new Map<HtmlNode, number>()
  const open: { prose: number; all: number }[] = []
  let paragraphs = 0
  walk(root, {
    enter(node) {
      if (node.nodeType === 3) {
        const last = open.at(-1)
        const units = (node.data ?? '').trim().length
        if (last) last.all += units
        if (last && paragraphs > 0) last.prose += units
        return false
      }
      if (node.nodeType !== 1 || isUnread(node)) return false
      if (node.nodeName.toUpperCase() === 'P') paragraphs++
      open.push({ prose: 0, all: 0 })
      return true
    },
    leave(node) {
      const { prose, all } = open.pop() ?? { prose: 0, all: 0 }
      if (node.nodeName.toUpperCase() === 'P') paragraphs--
      inParagraphs.set(node, prose)
      everywhere.set(node, all)
      const parent = open.at(-1)
      if (!parent) return
      parent.prose += prose
      parent.all += all
    },
  })
  const isWritten = (inParagraphs.get(root) ?? 0) >= (everywhere.get(root) ?? 0) * paragraphShareMin
  return isWritten ? inParagraphs : everywhere
}

/** Menus and footers of a page with paragraphs are half of its text and more. */
const paragraphShareMin = 0.2

/** The head of the site goes; that of the article gives its standfirst to the article, where readers look for it. */
function removeMastheads(page: Page): void {
  const own = new Set(page.querySelectorAll('main header,article header'))
  for (const header of page.querySelectorAll('header')) {
    if (own.has(header)) header.replaceWith(...header.childNodes)
    else if ([...header.querySelectorAll('h1')].length === 0) header.remove()
  }
}

/** Words that lead to a link: "Lire aussi :", "Read more on this". */
const leadWordsMax = 4
const linkShareMin = 0.45

/** A paragraph that is a link and no sentence leads to another article. */
function removeLinkLines(page: Page): void {
  const seen = new Set<Element>()
  for (const link of page.querySelectorAll('a')) {
    const block = blockOf(link)
    if (!block || seen.has(block)) continue
    seen.add(block)
    const words = (block.textContent ?? '').trim()
    const linked = [...block.querySelectorAll('a')]
      .map(({ textContent }) => (textContent ?? '').trim())
      .join(' ')
    if (words === '' || words.length > linkLineUnitsMax || /[.!?…»”"]$/.test(words)) continue
    const leadWords = words.split(/\s+/).length - linked.split(/\s+/).length
    if (linked.length >= words.length * linkShareMin && leadWords <= leadWordsMax) block.remove()
  }
}

/** Longer than any headline. */
const linkLineUnitsMax = 300
const blocks = new Set('P DIV SECTION LI DD BLOCKQUOTE TD H2 H3 H4 H5 H6'.split(' '))

function blockOf(link: Element): Element | null {
  let node: HtmlNode | null = link
  while (node && !blocks.has(node.nodeName.toUpperCase())) node = node.parentNode
  // `as`: what has such a name is an element, and every element can be searched and removed.
  return node as Element | null
}

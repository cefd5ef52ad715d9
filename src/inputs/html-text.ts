/** The words of an HTML element as they are read: a paragraph is a line, and what nobody sees is not there. */

/** As much of a DOM node as is needed; the library's own types describe a browser. */
export type HtmlNode = Readonly<{
  nodeType: number
  nodeName: string
  /** Of a text. */
  data?: string
  firstChild: HtmlNode | null
  nextSibling: HtmlNode | null
  parentNode: HtmlNode | null
  getAttribute?(name: string): string | null
  textContent?: string | null
}>

const elementType = 1
const textType = 3

/** Never words of an article: what runs, what is a form, and what stands in for a picture. */
const unread = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG CANVAS AUDIO VIDEO HEAD TITLE SELECT DATALIST BUTTON TEXTAREA RP'.split(
    ' ',
  ),
)
const lines = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)

/** Deeper pages are made by accident or by malice, and the reader behind this one recurses. */
export const elementDepthMax = 250

/** @param leavesOut  elements whose words are wanted elsewhere */
export function textOf(root: HtmlNode, leavesOut: (element: HtmlNode) => boolean = () => false): string {
  const parts: string[] = []
  let preformatted = 0
  walk(root, {
    enter(node) {
      if (node.nodeType === textType) {
        const words = node.data ?? ''
        parts.push(preformatted > 0 ? words : words.replace(/[ \t\n\r\f]+/g, ' '))
        return false
      }
      if (node.nodeType !== elementType || isUnread(node) || isHidden(node)) return false
      if (leavesOut(node)) return false
      if (nameOf(node) === 'PRE') preformatted++
      if (nameOf(node) === 'BR' || lines.has(nameOf(node))) parts.push('\n')
      return true
    },
    leave(node) {
      if (nameOf(node) === 'PRE') preformatted--
      if (lines.has(nameOf(node))) parts.push('\n')
    },
  })
  return storable(
    parts
      .join('')
      .split('\n')
      .map((line) => line.replace(/[ \t\r\f]+/g, ' ').replace(/^ | $/g, ''))
      .filter((line) => line !== '')
      .join('\n'),
  )
}

/** NUL and halves of pairs, which entities can bring in, become U+FFFD before anybody counts offsets. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

/** Whether an element lies deeper than `elementDepthMax`, and how many there are. */
export function measure(root: HtmlNode): { elementCount: number; isTooDeep: boolean } {
  let depth = 0
  let elementCount = 0
  let isTooDeep = false
  walk(root, {
    enter(node) {
      if (node.nodeType !== elementType) return false
      elementCount++
      depth++
      if (depth > elementDepthMax) isTooDeep = true
      return true
    },
    leave() {
      depth--
    },
  })
  return { elementCount, isTooDeep }
}

/** In the order of the page and without recursion. `enter` says whether to go inside; then `leave` follows. */
export function walk(
  root: HtmlNode,
  { enter, leave }: { enter(node: HtmlNode): boolean; leave(node: HtmlNode): void },
): void {
  let node: HtmlNode | null = root
  let isInside = enter(root)
  while (node) {
    if (isInside && node.firstChild) {
      node = node.firstChild
      isInside = enter(node)
      continue
    }
    while (node) {
      if (isInside) leave(node)
      if (node === root) return
      if (node.nextSibling) {
        node = node.nextSibling
        isInside = enter(node)
        break
      }
      node = node.parentNode
      isInside = true
    }
  }
}

export const isUnread = (element: HtmlNode): boolean => unread.has(nameOf(element))

const nameOf = ({ nodeName }: HtmlNode): string => nodeName.toUpperCase()

const invisible =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$|!)|font-size\s*:\s*0)/i
const white = /^(?:white|transparent|#fff(?:f?|fff(?:ff)?)|rgba?\(255,\s*255,\s*255.*\))$/i

/** As far as an element says so itself; style sheets are not read. */
export function isHidden(node: HtmlNode): boolean {
  const attribute = (name: string) => node.getAttribute?.(name) ?? null
  if (attribute('hidden') !== null || attribute('aria-hidden') === 'true') return true
  const style = attribute('style')
  if (style === null) return false
  if (invisible.test(style)) return true
  const colour = declared(style, 'color')
  if (colour === undefined) return false
  const background = declared(style, 'background-color') ?? declared(style, 'background')
  return background === undefined ? white.test(colour) : background === colour
}

function declared(style: string, property: string): string | undefined {
  const found = style.split(';').find((each) => each.split(':', 1)[0]?.trim().toLowerCase() === property)
  return found
    ?.slice(found.indexOf(':') + 1)
    .replace(/!important/i, '')
    .trim()
    .toLowerCase()
}

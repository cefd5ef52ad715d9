/**
 * Live pages: many blocks, each with a time of its own. The time becomes a line above the block's words, which is what
 * the rules date its claims by.
 */
import { localTimeOf } from '../../events/calendar.ts'
import type { Instant } from '../../events/vocabulary.ts'
import { type HtmlNode, storable, textOf, walk } from './html-text.ts'
import type { LinkedUpdate } from './json-ld.ts'
import { readTime } from './written-time.ts'

/** Two times also stand in the head of an ordinary article: when it was published, and when it was changed. */
const blocksMin = 3
/** A list of comments or of other articles has times too; a live page consists of its blocks. */
const proseShareMin = 0.5

export type LivePage = Readonly<{
  isLive: boolean
  /** For times without offset, and for the clock that the lines above blocks show. */
  timeZone: string | undefined
  /** Two letters. */
  language: string | null
}>

const months: Readonly<Record<string, readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

/** "5 septembre 2025, 17 h 32" or "5 September 2025, 17:32", as the rules read them. */
export function headingOf(
  instant: Instant,
  { timeZone = 'UTC', language }: Omit<LivePage, 'isLive'>,
): string {
  const [day = '', time = ''] = localTimeOf(instant, timeZone).split('T')
  const [year, month, date] = day.split('-').map(Number)
  const [hours = '', minutes = ''] = time.split(':')
  const name = months[language ?? '']?.[(month ?? 1) - 1]
  if (name === undefined) return `${day}, ${hours}:${minutes}`
  const clock = language === 'fr' ? `${Number(hours)} h ${minutes}` : `${hours}:${minutes}`
  return `${date} ${name} ${year}, ${clock}`
}

/** `newest` is the time of the newest block: a page is not published before what stands in it. */
export type LiveText = Readonly<{ text: string; newest: Instant }>

type LiveBlock = Readonly<{ instant: Instant; lines: readonly string[] }>

/** @returns undefined where the elements of the page are no list of blocks with times */
export function liveText(root: HtmlNode, page: LivePage): LiveText | undefined {
  const { timed, times, prose } = survey(root, page.timeZone)
  const list = listOf(root, timed)
  if (!list) return undefined
  const children = childrenOf(list)
  const blocks = children.slice(children.findIndex((child) => timed.has(child)))
  const blockCount = blocks.filter((block) => timed.has(block)).length
  const whole = prose.get(root) ?? 0
  if (blockCount < blocksMin) return undefined
  if (!page.isLive && (prose.get(list) ?? 0) < whole * proseShareMin) return undefined
  return textOfBlocks(blocksIn(blocks, { times, timed }), page, introOf(root, list))
}

/** Of the updates that the page states in JSON-LD. */
export function updatesText(
  updates: readonly LinkedUpdate[],
  page: LivePage,
  read: (html: string) => string,
): LiveText | undefined {
  const blocks = updates.flatMap(({ headline, published, body }) => {
    const time = readTime(published, page.timeZone)
    if (!time) return []
    return [{ instant: time.instant, lines: [...(headline === null ? [] : [read(headline)]), read(body)] }]
  })
  return blocks.length > 0 ? textOfBlocks(blocks, page, []) : undefined
}

/**
 * In the order of the page, newest or oldest first. A block that was pinned above the others takes its place among them:
 * a list of times that jump about is no chronicle to whoever reads it.
 */
function textOfBlocks(blocks: readonly LiveBlock[], page: LivePage, intro: readonly string[]): LiveText {
  const steps = blocks
    .slice(1)
    .map(({ instant }, index) => (instant < (blocks[index]?.instant ?? '') ? -1 : 1))
  const direction = steps.filter((step) => step < 0).length * 2 >= steps.length ? -1 : 1
  const ordered = [...blocks].sort((a, b) =>
    a.instant === b.instant ? 0 : a.instant < b.instant ? -direction : direction,
  )
  const lines = [...intro, ...ordered.flatMap(({ instant, lines }) => [headingOf(instant, page), ...lines])]
  const newest = ordered.at(direction < 0 ? 0 : -1)?.instant ?? ''
  return { text: storable(lines.filter((line) => line !== '').join('\n')), newest }
}

type Survey = Readonly<{
  /** Elements that hold a time, each with the first one in it. */
  timed: ReadonlyMap<HtmlNode, HtmlNode>
  times: ReadonlyMap<HtmlNode, Instant>
  /** How many units of text an element holds. */
  prose: ReadonlyMap<HtmlNode, number>
}>

function survey(root: HtmlNode, zone: string | undefined): Survey {
  const timed = new Map<HtmlNode, HtmlNode>()
  const times = new Map<HtmlNode, Instant>()
  const prose = new Map<HtmlNode, number>()
  const open: HtmlNode[] = []
  walk(root, {
    enter(node) {
      if (node.nodeType === 3) {
        const last = open.at(-1)
        if (last) prose.set(last, (prose.get(last) ?? 0) + (node.data ?? '').trim().length)
        return false
      }
      if (node.nodeType !== 1) return false
      open.push(node)
      const written = node.nodeName.toUpperCase() === 'TIME' ? node.getAttribute?.('datetime') : undefined
      const instant = written ? readTime(written, zone)?.instant : undefined
      if (instant !== undefined) {
        times.set(node, instant)
        for (let at = open.length - 1; at >= 0; at--) {
          const holder = open[at]
          if (!holder || timed.has(holder)) break
          timed.set(holder, node)
        }
      }
      return true
    },
    leave(node) {
      open.pop()
      const parent = open.at(-1)
      if (parent) prose.set(parent, (prose.get(parent) ?? 0) + (prose.get(node) ?? 0))
    },
  })
  return { timed, times, prose }
}

/** The element with the most children that hold a time each; of a nest of equal ones the outermost. */
function listOf(root: HtmlNode, timed: Survey['timed']): HtmlNode | undefined {
  let best: { node: HtmlNode; count: number } | undefined
  walk(root, {
    enter(node) {
      if (!timed.has(node)) return false
      const count = childrenOf(node).filter((child) => timed.has(child)).length
      if (count > (best?.count ?? 1)) best = { node, count }
      return true
    },
    leave() {},
  })
  return best?.node
}

function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  const children: HtmlNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

/** What stands above the blocks and is prose: the page's own summary of its day. */
function introOf(root: HtmlNode, list: HtmlNode): readonly string[] {
  const parts: string[] = []
  let isBefore = true
  walk(root, {
    enter(node) {
      if (node === list) isBefore = false
      if (!isBefore || node.nodeType !== 1) return false
      if (node.nodeName.toUpperCase() !== 'P') return true
      const words = textOf(node)
      if (/[.!?…]["»”]?$/.test(words)) parts.push(words)
      return false
    },
    leave() {},
  })
  return parts
}

/** Each with its first time. What has no time goes on with the block before it. */
function blocksIn(
  elements: readonly HtmlNode[],
  { times, timed }: Readonly<{ times: Survey['times']; timed: Survey['timed'] }>,
): readonly LiveBlock[] {
  const blocks: { instant: Instant; lines: string[] }[] = []
  for (const element of elements) {
    const time = timed.get(element)
    const instant = time && times.get(time)
    // Other times of a block say when it was changed. One within a sentence is a part of it.
    const words = textOf(
      element,
      (node) => times.has(node) && node.parentNode?.nodeName.toUpperCase() !== 'P',
    )
    if (instant !== undefined) blocks.push({ instant, lines: [words] })
    else blocks.at(-1)?.lines.push(words)
  }
  return blocks
}

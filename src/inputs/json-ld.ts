/** What a page says of its article in JSON-LD: the one article node that is about the page itself. */

export type LinkedUpdate = Readonly<{ headline: string | null; published: string; body: string }>

export type LinkedArticle = Readonly<{
  headline: string | null
  published: string | null
  language: string | null
  publisher: string | null
  /** Names of authors: newsrooms credit agencies there. */
  authors: readonly string[]
  body: string | null
  /** False where the page says that readers must pay. */
  isFree: boolean
  isLive: boolean
  /** Of a live page, as listed. */
  updates: readonly LinkedUpdate[]
}>

/** Far above what newsrooms write, also for a live page of a day. */
const scriptUnitsMax = 2_000_000
const nodesMax = 5_000
const updatesMax = 2_000

/** schema.org/Article and its kin; `BlogPosting` ends in the same letters. */
const articleType = /(?:Article|BlogPosting|Report)$/

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param scripts  the contents of `application/ld+json`; what is no JSON is passed over, as browsers do */
export function linkedArticle(scripts: readonly string[]): LinkedArticle | null {
  const nodes = scripts.flatMap(nodesOf)
  const byId = new Map(nodes.map((node) => [textOf(node['@id']), node] as const))
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleType.test(type)))
  const found = articles.find(isLivePage) ?? articles[0]
  if (!found) return null
  const publisher = resolved(found.publisher, byId)
  return {
    headline: textOf(found.headline) ?? textOf(found.name),
    published: textOf(found.datePublished),
    language: textOf(found.inLanguage) ?? nameOf(found.inLanguage, 'alternateName'),
    publisher: nameOf(publisher, 'name'),
    authors: listOf(found.author).flatMap((author) => nameOf(resolved(author, byId), 'name') ?? []),
    body: textOf(found.articleBody),
    isFree: !/^false$/i.test(String(found.isAccessibleForFree ?? true)),
    isLive: isLivePage(found),
    updates: listOf(found.liveBlogUpdate).slice(0, updatesMax).flatMap(updateOf),
  }
}

/**
 * The nodes that a script states at its top, in a graph or as the main thing of its page. Lists of other articles,
 * which pages state too, are not looked into.
 */
function nodesOf(script: string): readonly Node[] {
  const found: Node[] = []
  const waiting: unknown[] = [parsed(script)]
  while (waiting.length > 0 && found.length < nodesMax) {
    const value = waiting.pop()
    if (Array.isArray(value)) waiting.push(...value.slice(0, nodesMax).reverse())
    else if (isNode(value)) {
      found.push(value)
      waiting.push(value.mainEntity, value['@graph'])
    }
  }
  return found
}

function parsed(script: string): unknown {
  if (script.length > scriptUnitsMax) return null
  // Old templates hide the script from browsers of their time.
  const bare = script
    .trim()
    .replace(/^(?:<!--|\/\*\s?<!\[CDATA\[\s?\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s?\]\]>\s?\*\/|\]\]>);?$/, '')
  try {
    return JSON.parse(bare)
  } catch {
    return null
  }
}

const typesOf = (node: Node): readonly string[] => listOf(node['@type']).flatMap((type) => textOf(type) ?? [])
const isLivePage = (node: Node): boolean => typesOf(node).includes('LiveBlogPosting')
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value == null ? [] : [value]
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

function resolved(value: unknown, byId: ReadonlyMap<string | null, Node>): unknown {
  const first = listOf(value)[0]
  return (isNode(first) && first.name === undefined && byId.get(textOf(first['@id']))) || first
}

const nameOf = (value: unknown, key: string): string | null =>
  isNode(value) ? textOf(listOf(value[key])[0]) : textOf(value)

function updateOf(value: unknown): readonly LinkedUpdate[] {
  if (!isNode(value)) return []
  const published = textOf(value.datePublished)
  const body = textOf(value.articleBody) ?? textOf(value.text) ?? textOf(value.description)
  return published !== null && body !== null ? [{ headline: textOf(value.headline), published, body }] : []
}

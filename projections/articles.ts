/** Read model `articles`: one row per article, its state, and which articles are copies of one another. */
import type { ArticleEvent } from '../events/article/events.ts'
import type { ArticleId } from '../events/ids.ts'
import type { Instant, Position } from '../events/vocabulary.ts'
import { areNearCopies } from './acts/origins.ts'
import { compareText } from './compare-text.ts'
import type { Table } from './projection.ts'

export type ArticleRow = Readonly<{
  articleId: ArticleId
  status: 'registered' | 'withdrawn' | 'erased'
  externalId: string | null
  url: string | null
  title: string | null
  outlet: string | null
  agency: string | null
  language: string
  timeZone: string
  publishedAt: Instant
  /** Position of its ArticleRegistered. */
  registeredAt: Position
  textHash: string
  normalizedHash: string
  shingles: readonly number[]
  /** The oldest known article of its origin; itself when there is none. */
  origin: ArticleId
  /** Of the articles with equal normalised text: the oldest; itself when there is none. */
  exactCopyOf: ArticleId
  /** Articles that it copies or that copy it, near-copies included, in the order of their ids. */
  copies: readonly ArticleId[]
  warnings: readonly string[]
}>

export const articles: Table<ArticleRow> = { name: 'articles', key: ['articleId'] }

/** The row after an event of the article itself; its links to copies are set by `linkCopies`. */
export function foldArticle(
  row: ArticleRow | undefined,
  event: ArticleEvent,
  position: Position,
): ArticleRow | undefined {
  switch (event.type) {
    case 'ArticleRegistered': {
      const {
        type: _type,
        schemaVersion: _version,
        textLength: _length,
        fingerprint,
        by: _by,
        ...facts
      } = event
      const { articleId } = event
      return {
        ...facts,
        ...fingerprint,
        status: 'registered',
        registeredAt: position,
        origin: articleId,
        exactCopyOf: articleId,
        copies: [],
      }
    }
    case 'ArticleRevised': {
      if (!row) return undefined
      const { title, publishedAt, textHash, fingerprint, warnings } = event
      return { ...row, ...fingerprint, title: title ?? row.title, publishedAt, textHash, warnings }
    }
    case 'ArticleWithdrawn':
      return row && { ...row, status: 'withdrawn' }
    case 'ArticleErased':
      return row && { ...row, status: 'erased', title: null, shingles: [] }
    default:
      return row
  }
}

/**
 * Links every article of a neighbourhood to its copies and to its oldest relative. Which article arrived first decides
 * nothing: the oldest is the one published first.
 *
 * @param neighbourhood  articles closed under "is a copy of": no copy of any of them is missing
 */
export function linkCopies(neighbourhood: readonly ArticleRow[]): ArticleRow[] {
  const standing = neighbourhood.filter(({ status }) => status === 'registered').sort(byAge)
  const copiesOf = new Map(
    standing.map((row) => [
      row.articleId,
      standing.filter((other) => other !== row && areNearCopies(row, other)),
    ]),
  )
  const originOf = new Map<ArticleId, ArticleId>()
  for (const row of standing) {
    // The first of a family that is met is its oldest; whoever is reached from it belongs to it.
    if (originOf.has(row.articleId)) continue
    const family = [row]
    for (const member of family) {
      if (originOf.has(member.articleId)) continue
      originOf.set(member.articleId, row.articleId)
      family.push(...(copiesOf.get(member.articleId) ?? []))
    }
  }
  return neighbourhood.map((row) => ({
    ...row,
    copies: (copiesOf.get(row.articleId) ?? []).map(({ articleId }) => articleId).sort(),
    origin: originOf.get(row.articleId) ?? row.articleId,
    exactCopyOf:
      standing.find(
        ({ normalizedHash }) => normalizedHash === row.normalizedHash && row.status === 'registered',
      )?.articleId ?? row.articleId,
  }))
}

const byAge = (a: ArticleRow, b: ArticleRow): number =>
  compareText(a.publishedAt, b.publishedAt) || compareText(a.articleId, b.articleId)

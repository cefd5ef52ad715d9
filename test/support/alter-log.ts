/** Changes to a whole log after which its answers are known: other words, other days, other names, one claim less. */
import { type Article, evolve, unknownArticle } from '../../events/article/article.ts'
import type { CodedClaim, Reading } from '../../events/article/claim-events.ts'
import { claimIdOf, claimKeyOf } from '../../events/article/claim-identity.ts'
import { completeExtraction } from '../../events/article/complete-extraction.ts'
import { codeClaim, reviewClaim } from '../../events/article/decide-on-claim.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import { mirrored } from '../../events/article/read-through.ts'
import { registerArticle } from '../../events/article/register.ts'
import { addDays } from '../../events/calendar.ts'
import { type Event, parseEvent, serialize } from '../../events/catalog.ts'
import { contentHashOf } from '../../events/codebook/content-hash.ts'
import { derivedId } from '../../events/identity.ts'
import { ArticleId, type ClaimId } from '../../events/ids.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { knownAt } from './fold-log.ts'
import type { Logged } from './stage.ts'

type Log = readonly Logged[]

/** The same log with other events in it; ids are hashes, which nobody reads, and stay what they were. */
const withEvents = (log: Log, change: (event: Event) => Event): Logged[] =>
  log.map((entry) => ({ ...entry, event: change(entry.event) }))

const numbered = (log: readonly Omit<Logged, 'position'>[]): Logged[] =>
  log.map((entry, index) => ({ ...entry, position: index + 1 }))

/** Whoever was for it is against it; what a condition asks for is its opposite. */
export const mirroredLog = (log: Log): Logged[] =>
  withEvents(log, (event) =>
    'reading' in event ? { ...event, reading: mirroredReading(event.reading) } : event,
  )

const mirroredReading = (reading: Reading): Reading => ({
  ...reading,
  polarity: mirrored(reading.polarity),
  conditions: reading.conditions.map((condition) => ({
    ...condition,
    requiredSign: condition.requiredSign && (condition.requiredSign === '+' ? '-' : '+'),
  })),
})

/** Without what a codebook lets follow from other propositions. */
export const withoutEdges = (log: Log): Logged[] =>
  withEvents(log, (event) =>
    event.type === 'CodebookPublished'
      ? {
          ...event,
          codebook: {
            ...event.codebook,
            propositions: event.codebook.propositions.map(({ implies: _implies, ...rest }) => rest),
          },
        }
      : event,
  )

/** What was said, published, ruled or checked on a day was so some days later. */
export const shiftedLog = (log: Log, days: number): Logged[] =>
  withText(log, (text) => shiftedText(text, days))

/** Every date in a text of JSON, those of instants too. */
export const shiftedText = (json: string, days: number): string =>
  json.replace(/"(\d{4}-\d\d-\d\d)(?=["T])/g, (_match, date: string) => `"${addDays(date, days)}`)

/** Zones of the alphabet change places, so that orders by name change too. */
const otherNames: readonly (readonly [string, string])[] = [
  ['north', 'zulu'],
  ['south', 'alpha'],
  ['truce', 'accord'],
  ['encircled', 'besieged'],
]

export const renamedLog = (log: Log): Logged[] => withText(log, renamedText)
export const renamedText = (text: string): string =>
  otherNames.reduce((found, [name, other]) => found.replaceAll(name, other), text)
export const namedBack = (text: string): string =>
  otherNames.reduce((found, [name, other]) => found.replaceAll(other, name), text)

const withText = (log: Log, change: (json: string) => string): Logged[] =>
  withEvents(log, (event) => {
    const { payload, ...rest } = serialize(event)
    const read = parseEvent({ ...rest, payload: change(payload) })
    if (!read) throw new Error('an event without a payload')
    return read
  })

/** As if these claims had never been coded. */
export const withoutClaims = (log: Log, isGone: (claimId: ClaimId) => boolean): Logged[] =>
  numbered(log.filter(({ event }) => !('claimId' in event) || !isGone(event.claimId)))

export const withEvent = (log: Log, stream: string, event: Event): Logged[] =>
  numbered([...log, { stream, event }])

/** The same words in another outlet, some days later: read by the rules, coded and accepted as the original is. */
export function withCopy(log: Log, original: ArticleId, days: number): Logged[] {
  const { codebook, claims } = knownAt(log, log.length)
  const own = log.flatMap(({ event }) =>
    'articleId' in event && event.articleId === original ? [event] : [],
  )
  const registered = own.find((event) => event.type === 'ArticleRegistered')
  if (!codebook || !registered) return [...log]
  const revised = own.findLast((event) => event.type === 'ArticleRevised')
  const { textHash, textLength, fingerprint, publishedAt } = revised ?? registered
  const articleId = ArticleId.parse(derivedId('art', ['copy', original]))
  const day = addDays(publishedAt.slice(0, 10), days)
  let article: Article = unknownArticle
  const events: ArticleEvent[] = []
  const take = (decided: readonly ArticleEvent[]) => {
    article = decided.reduce(evolve, article)
    events.push(...decided)
  }
  take(
    registerArticle(article, {
      ...registered,
      ...{ articleId, externalId: 'copy', outlet: 'Another outlet', textHash, textLength, fingerprint },
      publishedAt: `${day}${publishedAt.slice(10)}`,
    }),
  )
  const copies = copiesOf(
    claims.filter((claim) => claim.articleId === original),
    { articleId, days },
  )
  const found = copies.filter(({ coder }) => coder.kind === 'rule').map(({ coded }) => coded)
  const codebookVersion = codebook.version
  const coder = { kind: 'rule', id: 'rule', version: 'of the copy' } as const
  const codebookHash = contentHashOf(codebook)
  take(
    completeExtraction(article, {
      ...{ articleId, coder, codebook, codebookVersion, codebookHash, textHash, found },
    }),
  )
  for (const { coder, coded } of copies) {
    if (coder.kind !== 'rule') {
      take(codeClaim(article, { articleId, coder, by: 'ana', codebook, coded }))
    }
  }
  for (const { isAccepted, coded } of copies) {
    const verdict = { verdict: 'accepted', by: 'ana', reason: 'as in the original' } as const
    if (isAccepted) take(reviewClaim(article, { articleId, claimId: coded.claimId }, verdict))
  }
  return numbered([...log, ...events.map((event) => ({ stream: `article-${articleId}`, event }))])
}

type Copy = Pick<VisibleClaim, 'coder'> & Readonly<{ coded: CodedClaim; isAccepted: boolean }>

/** Words that date something by its publication date it later; links inside of the text are those of the copy. */
function copiesOf(
  claims: readonly VisibleClaim[],
  { articleId, days }: Readonly<{ articleId: ArticleId; days: number }>,
): Copy[] {
  const readings = claims.map(({ reading, claimKey }) => {
    const { statedAt, validUntil } = reading
    const shifted = JSON.parse(shiftedText(JSON.stringify({ statedAt, validUntil }), days))
    return { claimKey, reading: { ...reading, ...shifted } as Reading }
  })
  const keys = new Map<string, string>(
    readings.map(({ claimKey, reading }) => [claimKey, claimKeyOf(articleId, reading)]),
  )
  return claims.map(({ coder, confidence, review }, index) => {
    const shifted = readings[index]?.reading
    if (!shifted) throw new Error('a claim without a reading')
    const links = shifted.links.map((link) => ({
      ...link,
      claimKey: keys.get(link.claimKey) ?? link.claimKey,
    }))
    const reading = { ...shifted, links }
    const claimKey = claimKeyOf(articleId, reading)
    const coded: CodedClaim = {
      ...{ claimId: claimIdOf(claimKey, reading), claimKey, reading, confidence, trace: [] },
      review: coder.kind === 'human' ? review : { ...review, status: 'proposed' },
    }
    return { coder, coded, isAccepted: review.status === 'accepted' && coder.kind !== 'human' }
  })
}

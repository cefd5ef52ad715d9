/**
 * What follows from a log, folded from its events in the plainest way: what every answer is compared with. It shares
 * the pure folds with the service, and nothing of what makes them incremental: each position is folded from nothing.
 */
import { isDeepStrictEqual } from 'node:util'
import { readThrough } from '../../events/article/read-through.ts'
import { dayOf } from '../../events/calendar.ts'
import type { Event } from '../../events/catalog.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { ArticleId, ClaimId, ContradictionId } from '../../events/ids.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import { foldActs } from '../../projections/acts/fold-acts.ts'
import { foldContradictions } from '../../projections/contradictions/contradictions.ts'
import type { ContradictionRecord, DisappearanceCause } from '../../projections/contradictions/record.ts'
import { foldStance, withUndatedChanges } from '../../projections/stances/fold-stance.ts'
import type { Period } from '../../projections/stances/period.ts'
import { assembleStance, validAtEndOf } from '../../projections/stances/read-stance.ts'
import { partiesOf } from '../../projections/stances/roles.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { moveRecords, placesOf, type Shelf } from './moved-records.ts'
import { party as partyId, propositionId } from './samples.ts'
import type { Logged } from './stage.ts'
import type { Folded } from './stances.ts'

export type Known = Readonly<{ codebook: Codebook | undefined; claims: readonly VisibleClaim[] }>

/** The codebook in force at a position, and the claims that count as said there (semantics.md, 4.1). */
export function knownAt(log: readonly Logged[], position: number): Known {
  const events = believed(log).flatMap(({ event, from }) => (from <= position ? [event] : []))
  const published = events.findLast((event) => event.type === 'CodebookPublished')
  const sources = sourcesOf(events)
  const claims = claimsOf(events).flatMap((claim) => {
    const source = sources.get(claim.articleId)
    return source && claim.review.status !== 'rejected' ? [{ ...claim, ...source }] : []
  })
  return { codebook: published?.codebook, claims }
}

/** Every position from which something is known. */
const stepsOf = (log: readonly Logged[]): number[] =>
  [...new Set(believed(log).map(({ from }) => from))].sort((a, b) => a - b)

/** From where on each event is believed: a revision and a run of the rules from the end of the run on. */
function believed(log: readonly Logged[]): { event: Event; from: number }[] {
  let end: Logged | undefined
  return log
    .toReversed()
    .map((entry) => {
      const { event, stream, position } = entry
      const isRevision = event.type === 'ArticleRevised'
      const isOfRun =
        isRevision ||
        ((event.type === 'ClaimRecorded' || event.type === 'ClaimSuperseded') && event.coder.kind === 'rule')
      if (event.type === 'ExtractionCompleted') end = entry
      else if (!isOfRun || end?.stream !== stream) end = undefined
      const from = end?.position ?? position
      if (isRevision) end = undefined
      return { event, from }
    })
    .toReversed()
}

type Article = Readonly<{
  articleId: ArticleId
  language: string
  outlet: string | null
  agency: string | null
  timeZone: string
  publishedAt: string
  fingerprint: Readonly<{ normalizedHash: string; shingles: readonly number[] }>
}>

/** The articles that stand, in their newest text. */
function articlesOf(events: readonly Event[]): Map<ArticleId, Article> {
  const articles = new Map<ArticleId, Article>()
  for (const event of events) {
    if (event.type === 'ArticleRegistered') articles.set(event.articleId, event)
    if (event.type === 'ArticleWithdrawn') articles.delete(event.articleId)
    if (event.type === 'ArticleRevised') {
      const before = articles.get(event.articleId)
      const { publishedAt, fingerprint } = event
      if (before) articles.set(event.articleId, { ...before, publishedAt, fingerprint })
    }
  }
  return articles
}

type Source = Pick<
  VisibleClaim,
  'language' | 'outlet' | 'agency' | 'publishedAt' | 'publishedOn' | 'origin' | 'exactCopyOf'
>

/** What a claim has from its article, of those that stand. */
function sourcesOf(events: readonly Event[]): Map<ArticleId, Source> {
  const articles = [...articlesOf(events).values()]
  return new Map(
    articles.map((article) => {
      const { articleId, language, outlet, agency, publishedAt, timeZone, fingerprint } = article
      const twins = articles.filter(
        (other) => other.fingerprint.normalizedHash === fingerprint.normalizedHash,
      )
      const source = {
        ...{ language, outlet, agency: agency?.toLowerCase() ?? null, publishedAt },
        publishedOn: dayOf(publishedAt, timeZone),
        origin: oldestOf(familyOf(article, articles)),
        exactCopyOf: oldestOf(twins),
      }
      return [articleId, source]
    }),
  )
}

/** The article, its copies, and theirs. */
function familyOf(article: Article, articles: readonly Article[]): Article[] {
  const family = [article]
  for (const member of family) {
    family.push(...articles.filter((other) => !family.includes(other) && areCopies(member, other)))
  }
  return family
}

function areCopies({ fingerprint: a }: Article, { fingerprint: b }: Article): boolean {
  const theirs = new Set(b.shingles)
  const common = a.shingles.filter((shingle) => theirs.has(shingle)).length
  const jaccard = common / (a.shingles.length + b.shingles.length - common)
  return a.normalizedHash === b.normalizedHash || jaccard >= 0.8
}

function oldestOf(articles: readonly Article[]): ArticleId {
  const ageOf = ({ publishedAt, articleId }: Article) => `${publishedAt} ${articleId}`
  const [oldest] = [...articles].sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1))
  if (!oldest) throw new Error('a family without an article')
  return oldest.articleId
}

type Claim = Pick<
  VisibleClaim,
  'claimId' | 'claimKey' | 'articleId' | 'reading' | 'coder' | 'confidence' | 'review'
>

/** Claims that were neither retracted nor superseded, as their last event has them. */
function claimsOf(events: readonly Event[]): Claim[] {
  const claims = new Map<ClaimId, Claim>()
  for (const event of events) {
    if (event.type === 'ClaimRecorded') {
      const { claimId, claimKey, articleId, reading, coder, confidence, review } = event
      claims.set(claimId, { claimId, claimKey, articleId, reading, coder, confidence, review })
    }
    if (event.type === 'ClaimRetracted' || event.type === 'ClaimSuperseded') claims.delete(event.claimId)
    const before = 'claimId' in event ? claims.get(event.claimId) : undefined
    if (before && event.type === 'ClaimCorrected') {
      const { reading } = event
      claims.set(before.claimId, { ...before, reading, review: { status: 'accepted', reasons: [] } })
    }
    if (before && event.type === 'ClaimReviewed') {
      claims.set(before.claimId, { ...before, review: { ...before.review, status: event.verdict } })
    }
  }
  return [...claims.values()]
}

/** Everything that follows from what is known from a position on. */
export type Followed = Readonly<{
  position: number
  known: Known
  everything: Everything | undefined
  records: readonly ContradictionRecord[]
  /** What people decided last about a record, and where. */
  decisions: ReadonlyMap<ContradictionId, Readonly<{ isDismissed: boolean; position: number }>>
}>

/**
 * One entry for every position at which something becomes known. Contradictions have a memory (semantics.md, section 5,
 * "Identity"): they are folded position by position, each proposition anew from all that is visible there.
 */
export function foldSteps(log: readonly Logged[]): readonly Followed[] {
  const memory: Shelf = new Map()
  const decisions = new Map<ContradictionId, { isDismissed: boolean; position: number }>()
  const steps: Followed[] = []
  for (const position of stepsOf(log)) {
    const event = log[position - 1]?.event
    if (event?.type === 'ContradictionDismissed' || event?.type === 'ContradictionReinstated') {
      const isDismissed = event.type === 'ContradictionDismissed'
      decisions.set(event.contradictionId, { isDismissed, position })
    }
    const known = knownAt(log, position)
    const before = steps.at(-1)
    if (before && event?.type === 'CodebookPublished') {
      const events = log.slice(0, position).map((entry) => entry.event)
      const asKnown = ({ codebook }: Known, { everything }: Pick<Followed, 'everything'>) => ({
        acts: everything?.folds.flatMap(({ acts }) => acts) ?? [],
        places: placesOf(events, codebook),
      })
      moveRecords(memory, asKnown(before.known, before), asKnown(known, { everything: foldAll(known) }))
    }
    const follows =
      before && isDeepStrictEqual(before.known, known)
        ? before
        : followFrom(known, { memory, position, cause: causeOf(event) })
    steps.push({ ...follows, known, position, decisions: new Map(decisions) })
  }
  return steps
}

function followFrom(known: Known, remembered: Remembered): Pick<Followed, 'everything' | 'records'> {
  const everything = foldAll(known)
  return { everything, records: everything ? foldRecords(everything, remembered) : [] }
}

type Remembered = { memory?: Shelf; position?: number; cause?: DisappearanceCause }

/** The records of every proposition, as if nothing had been known before unless it is remembered. */
export const foldRecords = (
  { codebook, folds }: Everything,
  { memory = new Map(), position = 1, cause = 'superseded' }: Remembered = {},
): ContradictionRecord[] =>
  folds.flatMap((fold) => {
    const { id } = fold.proposition
    const linkedActs = folds.filter((other) => other !== fold).flatMap(({ acts }) => acts)
    const known = memory.get(id) ?? []
    const found = foldContradictions({ ...fold, codebook, linkedActs, known, position, cause })
    memory.set(id, found)
    return found
  })

export type Everything = Readonly<{ codebook: Codebook; folds: readonly Folded[] }>

/** Every proposition anew: its acts, with whatever on another one may deny them, and the stances of all parties. */
export function foldAll({ claims, codebook }: Known): Everything | undefined {
  if (!codebook) return undefined
  const zone = codebook.timeZone
  const read = claims.map((claim) => ({ ...claim, reading: readThrough(claim.reading, codebook) }))
  const drafts = codebook.propositions.map((proposition) => {
    const own = read.filter(({ reading }) => reading.proposition === proposition.id)
    const context = { codebook, zone, kind: proposition.kind }
    return { proposition, own, context, acts: foldActs(own, context) }
  })
  const folds = drafts.map(({ proposition, own, context, acts: alone }) => {
    const elsewhere = drafts.filter((other) => other.proposition !== proposition)
    const linked = elsewhere.flatMap((other) => other.acts).filter(({ links }) => links.length > 0)
    const acts = linked.length > 0 ? foldActs(own, context, linked) : alone
    const parties = new Set(
      acts.flatMap((act) => partiesOf(act, proposition, codebook).map(({ party }) => party)),
    )
    const stances = new Map(
      [...parties].map((party) => [party, foldStance({ party, proposition, acts, codebook, zone })]),
    )
    const changes = [...stances.values()].flatMap(({ undatedChanges }) => undatedChanges)
    return { proposition, acts: withUndatedChanges(acts, changes), stances }
  })
  return { codebook, folds }
}

export type Asked = Readonly<{ party: string; proposition: string; validAt: CivilDate }>

/** One stance, assembled from the folds of everything. */
export function stanceOf(
  { codebook, folds }: Everything,
  { party, proposition, validAt }: Asked,
): StanceAnswer {
  const zone = codebook.timeZone
  const end = validAtEndOf(validAt, zone)
  const foldOf = (id: string) => folds.find((fold) => fold.proposition.id === id)
  const periodsOf = (who: string, what: string): readonly Period[] => {
    const begun = [...(foldOf(what)?.stances ?? [])].find(([id]) => id === who)?.[1].periods ?? []
    return begun.filter(({ validFrom }) => validFrom < end)
  }
  const begun = periodsOf(party, proposition)
  return assembleStance({
    party: partyId(party),
    proposition: propositionId(proposition),
    ...{ validAt, zone, codebook },
    period: begun.at(-1) ?? null,
    earlier: begun.slice(0, -1),
    acts: foldOf(proposition)?.acts ?? [],
    stateOf: (who, what) => {
      const period = periodsOf(who, what).at(-1)
      return period && { period, acts: foldOf(what)?.acts.filter(({ holder }) => holder === who) ?? [] }
    },
  })
}

/** What an event may have done to claims that are gone; a run is believed from its ExtractionCompleted on. */
function causeOf(event: Event | undefined): DisappearanceCause {
  switch (event?.type) {
    case 'ArticleWithdrawn':
      return 'withdrawn'
    case 'ClaimRetracted':
      return 'retracted'
    case 'ClaimReviewed':
      return event.verdict === 'rejected' ? 'retracted' : 'superseded'
    case 'ClaimCorrected':
      return 'corrected'
    default:
      return 'superseded'
  }
}

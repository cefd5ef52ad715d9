/** Plays a plan: every event is decided by the rules of `events/`, as the service decides it, and read by the catalogue. */

import fc from 'fast-check'
import type { Article } from '../../events/article/article.ts'
import type { Reading } from '../../events/article/claim-events.ts'
import { claimKeyOf } from '../../events/article/claim-identity.ts'
import { codeClaim, correctClaim, retractClaim, reviewClaim } from '../../events/article/decide-on-claim.ts'
import { withdrawArticle } from '../../events/article/revise.ts'
import type { Event } from '../../events/catalog.ts'
import { contentHashOf } from '../../events/codebook/content-hash.ts'
import { evolveCodebook, publishCodebook, unpublished } from '../../events/codebook/publish.ts'
import { droppedEntries, type EntryName, type Reference } from '../../events/codebook/succession.ts'
import {
  dismissContradiction,
  evolveContradiction,
  reinstateContradiction,
  undecided,
} from '../../events/contradiction/decide.ts'
import { type ArticleId, type ClaimId, CodebookVersion, DossierId } from '../../events/ids.ts'
import type { ContradictionRow } from '../../projections/rows.ts'
import { coded, linksTo } from './draft.ts'
import { type Followed, foldSteps } from './fold-log.ts'
import { createFollower, type Rows } from './follow-log.ts'
import { type Draft, type Happening, type Plan, plan } from './plan.ts'
import { read, register, reread } from './play-article.ts'
import {
  type Append,
  append,
  articleOf,
  coderOf,
  emptyStage,
  eventsOf,
  type Logged,
  logOf,
  person,
  pick,
  type Source,
  type Stage,
  streamOf,
} from './stage.ts'
import { changes, dossierId, firstCodebook, parse } from './world.ts'

export type History = Readonly<{
  appends: readonly Append[]
  log: readonly Logged[]
  /** What is known at every position, folded from nothing; worked out when it is first asked for. */
  follow: () => readonly Followed[]
  /** The rows of following along; likewise. */
  rows: () => Rows
}>

export function play({ before, happenings }: Plan): History {
  const stage = emptyStage()
  const follower = createFollower()
  let reached = 0
  const follow = () => {
    const log = logOf(stage.appends)
    follower.take(log.slice(reached))
    reached = log.length
    return follower
  }
  happenings.forEach((happening, index) => {
    if (index === before) publish(stage, firstCodebook)
    letHappen(stage, happening, () => follow().contradictions())
  })
  const { appends } = stage
  const log = logOf(appends)
  return { appends, log, follow: once(() => foldSteps(log)), rows: once(() => follow().rows()) }
}

const played = new Map<string, History>()
const playedMax = 200

/** The history of a plan; those of one seed are the same for every property of a file, and are played once. */
export function historyOf(plan: Plan): History {
  const key = JSON.stringify(plan)
  const history = played.get(key) ?? play(plan)
  if (played.size < playedMax) played.set(key, history)
  return history
}

/** One history in which much happens, the same for the same seed. A test that needs something to happen fixes it. */
export function longHistory(seed: number): History {
  const plans = fc.sample(plan, { seed, numRuns: 10 })
  const [longest = { before: 0, happenings: [] }] = plans.sort(
    (a, b) => b.happenings.length - a.happenings.length,
  )
  return play(longest)
}

function once<Value>(work: () => Value): () => Value {
  let done: { value: Value } | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

/** @returns whether it happened: rules refuse much of what a plan has in mind */
function letHappen(stage: Stage, happening: Happening, found: () => readonly ContradictionRow[]): boolean {
  switch (happening.kind) {
    case 'register':
      return register(stage, happening)
    case 'revise':
    case 'reread':
      return reread(stage, happening)
    case 'code':
      return code(stage, happening)
    case 'correct':
      return decideOnClaim(stage, happening.claim, (article, place) =>
        correct(stage, { article, place, draft: happening.draft }),
      )
    case 'review':
      return decideOnClaim(stage, happening.claim, (article, place) =>
        reviewClaim(article, place, { ...person, verdict: happening.verdict }),
      )
    case 'retract':
      return decideOnClaim(stage, happening.claim, (article, place) => retractClaim(article, place, person))
    case 'withdraw':
      return withdraw(stage, happening.article)
    case 'publish':
      // The first one is published by the plan.
      return stage.codebook !== undefined && publish(stage, changes[happening.change]?.(stage.codebook))
    case 'dismiss':
    case 'reinstate':
      return decideOnRecord(stage, { ...happening, found })
    default:
      return happening satisfies never
  }
}

function publish(stage: Stage, next: unknown): boolean {
  const published = eventsOf(stage, 'codebook').filter((event) => event.type === 'CodebookPublished')
  const version = CodebookVersion.parse(`1.${published.length}.0`)
  const codebook = parse({ ...parse(next), version })
  const dropped = stage.codebook ? droppedEntries(stage.codebook, codebook) : []
  return append(stage, 'codebook', () =>
    publishCodebook(published.reduce(evolveCodebook, unpublished), codebook, {
      dossierId: DossierId.parse(dossierId),
      by: person.by,
      publishedOn: '2026-01-01',
      contentHash: contentHashOf(codebook),
      references: referencesTo(stage, dropped),
    }),
  )
}

/** An entry that a claim names, whatever became of the claim, stays in the codebook. */
function referencesTo({ appends }: Stage, dropped: readonly EntryName[]): Reference[] {
  const events = appends.flatMap((each) => each.events)
  const claims = events.flatMap((event) => ('reading' in event ? [event] : []))
  return dropped.flatMap((entry) => {
    const naming = claims.filter(({ reading }) => JSON.stringify(reading).includes(`"${entry.id}"`))
    const [first] = naming
    return first ? [{ ...entry, claimCount: naming.length, claimId: first.claimId }] : []
  })
}

function code(stage: Stage, { article, by, draft }: Happening & { kind: 'code' }): boolean {
  const source = pick(stage.sources, article)
  const reading = source && readByHand(stage, source, draft)
  const { codebook } = stage
  if (!reading || !codebook) return false
  const { articleId } = source
  const claim = coded(articleId, reading, { kind: by, draft })
  return append(stage, streamOf(articleId), () =>
    codeClaim(articleOf(stage, articleId), {
      articleId,
      coder: coderOf(by),
      by: person.by,
      codebook,
      coded: claim,
    }),
  )
}

/** What a person or a model reads may be linked to any claim of the dossier. */
function readByHand(stage: Stage, source: Source, draft: Draft): Reading | undefined {
  const reading = read(stage, source, draft)
  if (!reading) return undefined
  const own = claimKeyOf(source.articleId, reading)
  const others = stage.claims.filter(({ claimKey }) => claimKey !== own)
  return { ...reading, links: linksTo(draft, others, null) }
}

type Place = Readonly<{ articleId: ArticleId; claimId: ClaimId }>

function decideOnClaim(
  stage: Stage,
  number: number,
  decide: (article: Article, place: Place) => readonly Event[],
): boolean {
  const claim = pick(stage.claims, number)
  if (!claim) return false
  const { articleId, claimId } = claim
  return append(stage, streamOf(articleId), () => decide(articleOf(stage, articleId), { articleId, claimId }))
}

/** The whole reading anew: perhaps of another speaker, proposition and day. */
function correct(
  stage: Stage,
  { article, place, draft }: Readonly<{ article: Article; place: Place; draft: Draft }>,
): readonly Event[] {
  const source = stage.sources.find(({ articleId }) => articleId === place.articleId)
  const reading = source && readByHand(stage, source, draft)
  const { codebook } = stage
  if (!reading || !codebook) return []
  return correctClaim(article, place, { ...person, reading, codebookVersion: codebook.version })
}

function withdraw(stage: Stage, number: number): boolean {
  const source = pick(stage.sources, number)
  if (!source) return false
  const { articleId } = source
  return append(stage, streamOf(articleId), () =>
    withdrawArticle(articleOf(stage, articleId), { articleId, ...person }),
  )
}

type OnRecord = Readonly<{
  record: number
  kind: 'dismiss' | 'reinstate'
  found: () => readonly ContradictionRow[]
}>

function decideOnRecord(stage: Stage, { record: number, kind, found }: OnRecord): boolean {
  const wanted = found().filter(({ state }) => (state === 'dismissed') === (kind === 'reinstate'))
  const record = pick(wanted, number)?.body
  if (!record) return false
  const { contradictionId } = record
  const stream = `contradiction-${contradictionId}`
  const decisions = eventsOf(stage, stream)
    .filter((event) => event.type === 'ContradictionDismissed' || event.type === 'ContradictionReinstated')
    .reduce(evolveContradiction, undecided)
  const decide = kind === 'dismiss' ? dismissContradiction : reinstateContradiction
  return append(stage, stream, () => decide(decisions, record, { contradictionId, ...person }))
}

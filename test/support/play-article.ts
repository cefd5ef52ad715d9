/** Plays what happens to articles: one is registered, revised, or read again by the next extractor. */
import { type Article, evolve, unknownArticle } from '../../events/article/article.ts'
import type { CodedClaim, Reading } from '../../events/article/claim-events.ts'
import { claimKeyOf, signOf } from '../../events/article/claim-identity.ts'
import { completeExtraction } from '../../events/article/complete-extraction.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import { registerArticle } from '../../events/article/register.ts'
import { claimsToPlace, reviseArticle } from '../../events/article/revise.ts'
import { addDays } from '../../events/calendar.ts'
import { contentHashOf } from '../../events/codebook/content-hash.ts'
import { closedPropositions } from '../../events/codebook/merges.ts'
import { derivedId, sha256 } from '../../events/identity.ts'
import { ArticleId } from '../../events/ids.ts'
import type { Coder } from '../../events/vocabulary.ts'
import { fingerprintOf } from '../../src/extraction/fingerprint.ts'
import { coded, linksTo, readingOf } from './draft.ts'
import { type Draft, firstDay, type Happening, type TextChoice } from './plan.ts'
import { append, articleOf, coderOf, person, pick, type Source, type Stage, streamOf } from './stage.ts'

export function register(
  stage: Stage,
  { day, text, outlet, drafts }: Happening & { kind: 'register' },
): boolean {
  const chosen = chooseText(stage, text)
  const words = wordsOf(chosen)
  const externalId = String(stage.sources.length)
  const articleId = ArticleId.parse(derivedId('art', [externalId, sha256(words)]))
  const source: Source = {
    articleId,
    publishedOn: addDays(firstDay, day),
    text: chosen.text,
    drafts: text.like === 'exactly' ? chosen.drafts : [...chosen.drafts, ...drafts],
    runs: 0,
  }
  const decide = () => {
    const registered = registerArticle(unknownArticle, {
      type: 'ArticleRegistered',
      schemaVersion: 1,
      articleId,
      externalId,
      url: `https://example.org/${externalId}`,
      title: null,
      outlet: `Outlet ${outlet}`,
      agency: outlet === 0 ? null : 'AFP',
      language: 'en',
      timeZone: 'Europe/Paris',
      ...factsOf(source),
      warnings: [],
      by: person.by,
    })
    return [...registered, ...run(stage, source, registered.reduce(evolve, unknownArticle))]
  }
  const isAppended = append(stage, streamOf(articleId), decide, { hash: sha256(words), text: words })
  if (isAppended) stage.sources.push(source)
  return isAppended
}

export function reread(stage: Stage, happening: Happening & { kind: 'reread' | 'revise' }): boolean {
  const before = pick(stage.sources, happening.article)
  if (!before) return false
  const lost = happening.loses === null ? undefined : pick(before.drafts, happening.loses)
  const source: Source = {
    ...before,
    drafts: [...before.drafts.filter((draft) => draft !== lost), ...happening.finds],
    runs: before.runs + 1,
    ...(happening.kind === 'revise' && {
      text: chooseText(stage, happening.text).text,
      publishedOn: addDays(before.publishedOn, happening.later),
    }),
  }
  const words = wordsOf(source)
  const article = articleOf(stage, source.articleId)
  const decide = () => {
    const revised =
      happening.kind === 'revise' ? revise(stage, { source, article, orphan: happening.orphan }) : []
    return [...revised, ...run(stage, source, revised.reduce(evolve, article))]
  }
  const isAppended = append(stage, streamOf(source.articleId), decide, { hash: sha256(words), text: words })
  if (isAppended) stage.sources[stage.sources.indexOf(before)] = source
  return isAppended
}

/** One of the claims that no run looks for again may find its words gone. */
function revise(
  { codebook }: Stage,
  { source, article, orphan }: Readonly<{ source: Source; article: Article; orphan: number | null }>,
): readonly ArticleEvent[] {
  const placed = claimsToPlace(article, codebook ? closedPropositions(codebook) : new Set())
  const gone = orphan === null ? undefined : pick(placed, orphan)
  const { articleId } = source
  return reviseArticle(
    article,
    {
      type: 'ArticleRevised',
      schemaVersion: 1,
      articleId,
      ...person,
      title: null,
      ...factsOf(source),
      warnings: [],
    },
    { orphans: gone ? [gone.claimId] : [], coder: ruleOf(source) },
  )
}

function run(stage: Stage, source: Source, article: Article): readonly ArticleEvent[] {
  const { codebook } = stage
  // Without one nobody can say what the article speaks of.
  if (!codebook) return []
  return completeExtraction(article, {
    articleId: source.articleId,
    coder: ruleOf(source),
    codebook,
    codebookVersion: codebook.version,
    codebookHash: contentHashOf(codebook),
    textHash: sha256(wordsOf(source)),
    found: findClaims(stage, source),
  })
}

/** What the rules find in a text: at most one claim of a kind in each block, linked with one another alone. */
function findClaims(stage: Stage, source: Source): CodedClaim[] {
  const places = new Map<string, { draft: Draft; reading: Reading }>()
  for (const draft of source.drafts) {
    const reading = read(stage, source, draft)
    if (!reading) continue
    const { block, speaker, holder, aboutParty, proposition, polarity } = reading
    const place = [block, speaker, holder, aboutParty, proposition, signOf(polarity)]
    places.set(place.join(), { draft, reading })
  }
  const found = [...places.values()].map(({ draft, reading }) => {
    return { draft, reading, speaker: reading.speaker, claimKey: claimKeyOf(source.articleId, reading) }
  })
  return found.map((own) => {
    const links = linksTo(
      own.draft,
      found.filter((other) => other !== own),
      { start: 5, end: 14 },
    )
    return coded(source.articleId, { ...own.reading, links }, { kind: 'rule', draft: own.draft })
  })
}

/** What somebody reads in an article, without links; undefined where the codebook in force has no such proposition. */
export const read = ({ codebook }: Stage, source: Source, draft: Draft): Reading | undefined =>
  codebook &&
  readingOf(draft, codebook, { publishedOn: source.publishedOn, textHash: sha256(wordsOf(source)) })

const ruleOf = ({ runs }: Source): Coder => coderOf('rule', String(runs + 1))

/** Words of its own, or those of another article with what is read in them. */
function chooseText(
  { appends, sources }: Stage,
  { like, article }: TextChoice,
): Pick<Source, 'text' | 'drafts'> {
  const original = pick(sources, article)
  if (like === 'none' || !original) return { text: { number: appends.length, variant: 0 }, drafts: [] }
  const { text, drafts } = original
  return { text: { ...text, variant: text.variant + (like === 'nearly' ? 1 : 0) }, drafts }
}

const wordCount = 40
/** Neighbouring variants of a text are near-copies of one another, and others are not: copies form chains. */
const wordsOf = ({ text: { number, variant } }: Pick<Source, 'text'>): string =>
  Array.from({ length: wordCount }, (_, index) => `w${number}n${index + 4 * variant}`).join(' ')

function factsOf(source: Source) {
  const words = wordsOf(source)
  return {
    publishedAt: `${source.publishedOn}T12:00:00.000000Z`,
    textHash: sha256(words),
    textLength: words.length,
    fingerprint: fingerprintOf(words),
  }
}

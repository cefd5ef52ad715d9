/** The stages from an article to its claims, in order, and nothing else. */

import type { CodedClaim } from '../../events/article/claim-events.ts'
import { dayOf } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { sha256 } from '../../events/identity.ts'
import type { CivilDate, Instant, Precision } from '../../events/vocabulary.ts'
import { type Frame, framesOf } from './attribution.ts'
import { claimsOf, codedClaim, joinRepeats } from './claims.ts'
import { cueHits, cuesOf } from './cues.ts'
import { Discourse, type Speaker } from './discourse.ts'
import { detectLanguage } from './language.ts'
import type { Lexicons } from './lexicons.ts'
import { readQuestions, withLinks } from './links.ts'
import { tokensOf } from './normalise.ts'
import { type Passage, readPassage, type Stretch, surfaceOf } from './passage.ts'
import type { Watch } from './watch.ts'

export type ExtractionInput = Readonly<{
  text: string
  /** BCP 47; null to have it detected. */
  language: string | null
  publishedAt: Instant
  timeZone: string
  outlet: string | null
  title?: string | null
  /** Part of every claim's key; the hash of the text stands in for it where there is none. */
  articleId?: string | null
}>

type Place = Readonly<{ start: number; end: number }>
export type Quotation = Place &
  Readonly<{
    kind: 'direct' | 'mixed' | 'indirect'
    speaker: (Place & Readonly<{ surface: string; id: string | null }>) | null
    cue: Place | null
  }>
export type NamedMention = Place & Readonly<{ id: string; via: 'name' | 'role' | 'metonym' }>
export type DateExpression = Place &
  Readonly<{ from: CivilDate | null; to: CivilDate | null; precision: Precision }>

export type Extraction = Readonly<{
  /** The language it was read in, or `und`. */
  language: string
  claims: readonly CodedClaim[]
  quotations: readonly Quotation[]
  mentions: readonly NamedMention[]
  dates: readonly DateExpression[]
  warnings: readonly string[]
}>

/**
 * Reads an article. Pure: the same article, codebook and lexicons give the same answer. Time grows linearly with the
 * text. Without a codebook there are no claims and no ids, only quotations and dates. A text in a language without
 * a lexicon gives nothing and a warning. Offsets are UTF-16 code units of the untouched text. `watch` is shown what
 * became of each match and changes nothing.
 */
export function extract(
  article: ExtractionInput,
  codebook: Codebook | null,
  lexicons: Lexicons,
  watch?: Watch,
): Extraction {
  const tokens = tokensOf(article.text)
  const given = article.language?.slice(0, 2).toLowerCase() ?? null
  const language = given ?? detectLanguage(tokens, lexicons)
  const lexicon = language === null ? undefined : lexicons.get(language)
  if (!lexicon || language === null) return nothingIn(language)
  const { publishedAt, timeZone, outlet } = article
  const when = { day: dayOf(publishedAt, timeZone), publishedAt, timeZone }
  const passage = readPassage(article.text, tokens, lexicon, codebook, when, outlet)
  const frames = framesOf(passage, new Discourse(passage.naming))
  const found = codebook ? codeClaims(article, codebook, passage, frames.filter(isSomebodys), watch) : []
  return {
    language,
    claims: found.slice(0, claimsMax),
    quotations: quotationsOfAll(passage, frames),
    mentions: passage.mentions.flatMap((mention) => namedMention(passage, mention)),
    dates: passage.dates.map(({ start, end, from, to, precision }) => ({ start, end, from, to, precision })),
    warnings: found.length > claimsMax ? ['claims_too_many'] : [],
  }
}

/**
 * Ten times what the longest live page holds. All that a reading appends, and all that it supersedes, must go into one
 * append.
 */
const claimsMax = 2_000

/** What only a medium reports is the newsroom's to state. */
const isSomebodys = ({ speakers }: Frame): boolean =>
  speakers.length === 0 || speakers.some(({ kind }) => kind !== 'medium')

const nothingIn = (language: string | null): Extraction => ({
  language: language ?? 'und',
  claims: [],
  quotations: [],
  mentions: [],
  dates: [],
  warnings: [language === null ? 'language_unknown' : 'language_unsupported'],
})

function codeClaims(
  article: ExtractionInput,
  codebook: Codebook,
  passage: Passage,
  frames: readonly Frame[],
  watch?: Watch,
): readonly CodedClaim[] {
  const cues = cuesOf(codebook, passage.lexicon.data.language)
  const textHash = sha256(article.text.toWellFormed())
  const { publishedAt, timeZone, outlet } = article
  const articleId = article.articleId ?? textHash
  const hits = cueHits(passage.text, passage.tokens, cues)
  watch?.onRead({ passage, frames, cues, hits })
  const sources = {
    passage,
    frames,
    codebook,
    cues,
    hits,
    textHash,
    publishedAt,
    timeZone,
    outlet,
    articleId,
  }
  // One more than is kept shows that there are more.
  const claims = joinRepeats(readQuestions(claimsOf(sources, watch))).slice(0, claimsMax + 1)
  return withLinks(passage, articleId, claims).map((claim) => codedClaim(articleId, claim))
}

/**
 * What is said, in the order of the text; incises come before what they frame. "Selon X" around words that somebody
 * says is no speaker of them.
 */
function quotationsOfAll(passage: Passage, frames: readonly Frame[]): readonly Quotation[] {
  const said = new Set(frames.flatMap(({ form, sentence }) => (isSaid(form) ? [sentence] : [])))
  const own = frames.filter(({ form, sentence }) => form !== 'according' || !said.has(sentence))
  const [incises, others] = [own.filter(isIncise), own.filter((frame) => !isIncise(frame))]
  const inOrder = (some: readonly Frame[]) =>
    some.flatMap((frame) => quotationsIn(passage, frame)).sort((a, b) => a.start - b.start || b.end - a.end)
  return [...inOrder(incises), ...inOrder(others)]
}

const isIncise = ({ form }: Frame): boolean => form === 'incise'
const isSaid = (form: Frame['form']): boolean => form === 'incise' || form === 'quote' || form === 'that'

function quotationsIn(passage: Passage, frame: Frame): readonly Quotation[] {
  const { verb, form, content, clause, cue } = frame
  const saying = verb === null || verb.speech || clause || form === 'that' || form === 'question'
  if (!saying || (form === 'object' && !clause) || form === 'passive' || form === 'nominal') return []
  const speaker = frame.speakers[0]
  const told = verb ? { from: verb.first, to: verb.last + 1 } : cue
  return content.slice(0, 1).map((stretch) => {
    const { start, end } = charsOf(passage, stretch)
    return {
      start,
      end,
      kind: kindOf(passage, form, stretch),
      speaker: speaker ? speakerPlace(passage, speaker) : null,
      cue: told ? charsOf(passage, told) : null,
    }
  })
}

function kindOf({ quoteAt }: Passage, form: Frame['form'], { from, to }: Stretch): Quotation['kind'] {
  let quoted = 0
  for (let at = from; at < to; at++) if (quoteAt.has(at)) quoted += 1
  if (quoted === 0) return 'indirect'
  return form !== 'that' && quoted >= (to - from) * 0.8 ? 'direct' : 'mixed'
}

const speakerPlace = (passage: Passage, { from, first, last, agent, party }: Speaker) => ({
  ...charsOf(passage, { from: from ?? first, to: last + 1 }),
  surface: surfaceOf(passage, from ?? first, last),
  id: agent ?? party,
})

const charsOf = ({ tokens }: Passage, { from, to }: Stretch): Place => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[Math.max(from, to - 1)]?.end ?? 0,
})

function namedMention(
  passage: Passage,
  { first, last, agent, party, via }: Passage['mentions'][number],
): readonly NamedMention[] {
  const id = agent ?? party
  if (!id || via === 'unknown' || via === 'medium') return []
  const { start, end } = charsOf(passage, { from: first, to: last + 1 })
  return [{ start, end, id, via }]
}

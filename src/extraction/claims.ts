/** From frames and cues to claims: what each clause says, once for every block, with its date. */
import type { CodedClaim } from '../../events/article/claim-events.ts'
import { claimIdOf, claimKeyOf, signOf } from '../../events/article/claim-identity.ts'
import { dayOf } from '../../events/calendar.ts'
import type { CivilDate, ReviewReason, Span, StatedAt } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import { type ClaimSources, claimOf, type Found } from './coding.ts'
import { confidenceMin, confidenceOf } from './confidence.ts'
import type { CueMatch } from './cues.ts'
import { type Placed, placeCues } from './placing.ts'
import { type Position, positionOf } from './polarity.ts'
import { itemDate, ownDate } from './stated-at.ts'
import { voicesOf } from './voice.ts'
import type { Silence, Watch } from './watch.ts'

type Matched = Readonly<{
  claim: Found
  reading: Found['reading']
  match: CueMatch
  placed: Placed
  position: Position
}>

export function claimsOf(sources: ClaimSources, watch?: Watch): readonly Found[] {
  const { passage } = sources
  const publishedOn = dayOf(sources.publishedAt, sources.timeZone)
  const dates = datesOf(sources, publishedOn)
  const bySentence = new Map<number, Matched[]>()
  let silence: Silence = 'other'
  const why = (reason: Silence) => {
    silence = reason
  }
  const onSplit = watch && ((placed: Placed) => watch.onMatch(placed, { silence: 'words_split' }))
  for (const placed of placeCues(sources, onSplit)) {
    silence = 'other'
    const { match, clause, chain, sentence } = placed
    const position = positionOf(passage, placed, why)
    const voices = position ? voicesOf(passage, placed, position, why) : []
    if (!position || voices.length === 0) watch?.onMatch(placed, { silence })
    else
      for (const voiced of voices) {
        const toCode = { match, clause, chain, sentence, position, voiced, dates, publishedOn }
        const claim = claimOf(sources, toCode, why)
        const of = claim?.reading.holder ?? claim?.reading.aboutParty ?? null
        const { by } = match.cue
        if (!claim || (by !== null && by !== of)) {
          watch?.onMatch(placed, { silence: claim ? 'other_party' : silence })
          continue
        }
        const matched = { claim, reading: claim.reading, match, placed, position }
        const here = bySentence.get(sentence)
        if (here) here.push(matched)
        else bySentence.set(sentence, [matched])
      }
  }
  return [...bySentence.values()].flatMap((here) =>
    here.flatMap((matched) => {
      const { claim, reading, placed } = matched
      const taker = here.find((other) => other !== matched && takesWordsFrom(other, matched))
      watch?.onMatch(placed, { reading, ...(taker && { takenBy: taker.match.cue.name }) })
      return taker === undefined ? claim : []
    }),
  )
}

/**
 * The more exact reading of the same words: a cue that is one party's own; words that state something, where another
 * proposition's topic is only named beside a verb among them, or beside no verb at all; and a proposition that implies
 * the other ("a 30-day truce" is not said again as "a truce").
 */
function takesWordsFrom(a: Matched, b: Matched): boolean {
  // What a question means is not known before the rest of the article is read.
  if (a.claim.question) return false
  const { weak, decidedAt } = b.position
  const among = decidedAt !== null && decidedAt >= a.match.first && decidedAt <= a.match.last
  const other = a.match.cue.proposition !== b.match.cue.proposition
  const position = a.match.cue.proposition.kind === 'position'
  if (!a.match.cue.topic && b.match.cue.topic && other && position && among) return true
  if (a.match.first > b.match.last || b.match.first > a.match.last) return false
  if (isSurer(a, b) || isContrary(a, b)) return true
  const surer = isGoverned(b) && !isGoverned(a) && a.match.cue.proposition === b.match.cue.proposition
  if (a.match.cue.by !== null && b.match.cue.by === null && partyOf(a) === partyOf(b)) return !surer
  if (!a.match.cue.topic && b.match.cue.topic && other && (weak || among)) return true
  const same =
    a.reading.speaker === b.reading.speaker && signOf(a.reading.polarity) === signOf(b.reading.polarity)
  const implied = a.match.cue.proposition.implies?.some(
    ({ proposition }) => proposition === b.reading.proposition,
  )
  return same && implied === true
}

const partyOf = ({ reading }: Matched) => reading.aboutParty ?? reading.holder

/** A verb takes the position, as none does where the words of the cue state it. */
const isGoverned = ({ position }: Matched): boolean => position.decidedAt !== null

/** Of two readings of one statement that contradict each other: the one whose verb takes the position. */
const isSurer = (a: Matched, b: Matched): boolean => contradict(a, b) && isGoverned(a) && !isGoverned(b)

/** "Must end its offensive": a cue that lists the end of it was written because the matter alone would say the contrary. */
const isContrary = (a: Matched, b: Matched): boolean =>
  contradict(a, b) &&
  isGoverned(a) === isGoverned(b) &&
  a.match.cue.sign < b.match.cue.sign &&
  a.match.hits.some((one) => b.match.hits.some((other) => one.from < other.to && other.from < one.to))

const contradict = (a: Matched, b: Matched): boolean =>
  partyOf(a) === partyOf(b) &&
  a.match.cue.proposition === b.match.cue.proposition &&
  signOf(a.reading.polarity) !== signOf(b.reading.polarity)

/** The date of every frame: its own, or that of the same speaker's earlier words in the same block. */
function datesOf({ passage, frames }: ClaimSources, publishedOn: CivilDate): ReadonlyMap<Frame, StatedAt> {
  const dates = new Map<Frame, StatedAt>()
  const carried = new Map<string, StatedAt>()
  let sentence = -1
  for (const frame of frames) {
    const isMain = frame.sentence !== sentence
    sentence = frame.sentence
    const block = passage.sentences[frame.sentence]?.block ?? -1
    const own = ownDate(passage, frame, publishedOn, isMain)
    for (const speaker of frame.speakers) {
      const key = `${block} ${speaker.agent ?? speaker.party ?? speaker.kind}`
      const earlier = carried.get(key)
      if (own) carried.set(key, { ...own, derivation: 'carried' })
      const date = own ?? earlier ?? itemDate(passage, frame)
      if (date && !dates.has(frame)) dates.set(frame, date)
    }
  }
  return dates
}

/** One claim per speaker, holder, proposition, polarity and conditions in each block; every occurrence is a span. */
export function joinRepeats(found: readonly Found[]): readonly Found[] {
  const joined = new Map<string, Found>()
  for (const claim of found) {
    const { block, speaker, holder, aboutParty, proposition, polarity } = claim.reading
    const key = [block, speaker, holder, aboutParty, proposition, signOf(polarity)].join('\n')
    const first = joined.get(key)
    joined.set(key, first ? together(first, claim) : claim)
  }
  return [...joined.values()]
}

/** The surer reading, with the spans of both and the date of the one that has one. */
function together(a: Found, b: Found): Found {
  const [kept, other] = confidenceOf(b.trace) > confidenceOf(a.trace) ? [b, a] : [a, b]
  const spans = spansOf([...kept.reading.spans, ...other.reading.spans])
  const { statedAt } = a.reading.statedAt.from === null ? b.reading : a.reading
  return { ...kept, sentence: a.sentence, reading: { ...kept.reading, spans, statedAt } }
}

const spansMax = 20

/** In order, none twice, none inside another. */
function spansOf(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Span[] = []
  for (const span of sorted) {
    const last = kept.at(-1)
    if (!last || span.end > last.end) kept.push(span)
  }
  return kept.slice(0, spansMax)
}

export function codedClaim(articleId: string, { reading, trace, reasons }: Found): CodedClaim {
  const claimKey = claimKeyOf(articleId, reading)
  const confidence = confidenceOf(trace)
  const low: ReviewReason[] = confidence < confidenceMin ? ['low_confidence'] : []
  return {
    claimId: claimIdOf(claimKey, reading),
    claimKey,
    reading,
    confidence,
    trace,
    review: { status: 'proposed', reasons: [...reasons, ...low] },
  }
}

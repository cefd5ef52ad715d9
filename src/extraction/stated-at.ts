/** When it was said: the date that governs the verb of saying, or one carried over from the same speaker's words before. */
import { addDays, addMinute, instantOfLocal } from '../../events/calendar.ts'
import type { CivilDate, StatedAt } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import type { FoundDate } from './dates.ts'
import type { Passage } from './passage.ts'
import { isParticiple, tensesOf } from './tense.ts'

export const undated = (publishedOn: CivilDate): StatedAt => ({
  from: null,
  to: addDays(publishedOn, 1),
  precision: 'unknown',
  derivation: 'publication',
  anchor: null,
})

/** The date of one frame from its own words, or null. No `to` lies beyond the day after publication. */
export function ownDate(
  passage: Passage,
  frame: Frame,
  publishedOn: CivilDate,
  isMain: boolean,
): StatedAt | null {
  const found = governingDate(passage, frame, isMain)
  return found && statedOn(found, publishedOn)
}

/**
 * The time or day of the live item in which a frame stands, for what it reports in a tense that reaches up to it.
 * Times become instants of the article's zone, a minute long.
 */
export function itemDate(passage: Passage, { verb, sentence }: Frame): StatedAt | null {
  const item = passage.items.get(passage.sentences[sentence]?.block ?? -1)
  if (!item?.heading || (verb && isEarlier(passage, verb))) return null
  const { start, end, minute } = item.heading
  const anchor = { start, end }
  if (minute === null)
    return { from: item.day, to: addDays(item.day, 1), precision: 'day', derivation: 'explicit', anchor }
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const from = instantOfLocal(`${item.day}T${clock}:00`, passage.timeZone)
  return { from, to: addMinute(from), precision: 'minute', derivation: 'explicit', anchor }
}

/** "Had rejected": before whatever the item is about. */
function isEarlier({ tokens, lexicon }: Passage, { first, last }: NonNullable<Frame['verb']>): boolean {
  const { earlier } = lexicon.data.dates.tense
  return tokens.slice(first, last + 1).some(({ word }) => earlier.includes(word))
}

function statedOn(
  { from, to, precision, derivation, start, end }: FoundDate,
  publishedOn: CivilDate,
): StatedAt | null {
  const limit = addDays(publishedOn, 1)
  if (from === null || to === null || from >= limit) return null
  if (derivation === 'deadline' || precision === 'year' || precision === 'unknown') return null
  return { from, to: to > limit ? limit : to, precision, derivation, anchor: { start, end } }
}

function governingDate(passage: Passage, frame: Frame, isMain: boolean): FoundDate | null {
  const { verb } = frame
  const sentence = passage.sentences[frame.sentence]
  if (!verb || !sentence) return null
  const contentStart = frame.content[0]?.from ?? sentence.to
  const speakerEnd = Math.max(verb.last, ...frame.speakers.map(({ last }) => last))
  const behind =
    frame.form === 'incise'
      ? firstDate(passage, verb, untilComma(passage, speakerEnd + 1, sentence.to), frame)
      : frame.form === 'object'
        ? (firstDate(passage, verb, Math.min(sentence.to, verb.last + objectReach), null) ??
          closingDate(passage, frame))
        : firstDate(passage, verb, Math.max(verb.last + 1, contentStart), frame)
  if (behind) return behind
  const subject = frame.speakers[0]?.first ?? verb.first
  const before =
    subject < verb.first ? firstDate(passage, { first: subject, last: subject }, verb.first, frame) : null
  if (before) return before
  const joined = joinedDate(passage, frame, sentence.from)
  if (joined) return joined
  // "Vendredi, X a déclaré": a date that opens the sentence belongs to its main verb.
  return isMain ? openingDate(passage, sentence.from, Math.min(subject, verb.first)) : null
}

/** "rejected on Tuesday", "rejected the plan on Tuesday": words between a verb and its day. */
const objectReach = 4

function untilComma({ tokens }: Passage, from: number, to: number): number {
  let at = from
  while (at < to && !/^[,.;:“"«]$/.test(tokens[at]?.fold ?? '')) at += 1
  return at
}

/** The first date from the beginning of a verb or subject on that is its own. */
function firstDate(
  passage: Passage,
  { first, last }: Readonly<{ first: number; last: number }>,
  to: number,
  frame: Frame | null,
): FoundDate | null {
  for (let at = first; at < to; at++) {
    const date = passage.dateAt.get(at)
    // A time of day names no day: which one it belongs to is only supposed.
    if (!date || date.first !== at || date.time) continue
    const inContent = frame?.content.some((stretch) => at >= stretch.from && at < stretch.to) ?? false
    const itsOwn = !isGoverned(passage, date) && !inRelative(passage, first, at)
    if (!inContent && date.from !== null && itsOwn && !isOfEvent(passage, last, date)) return date
    at = date.last
  }
  return null
}

/** "X, qui a passé mercredi à Vell, affirme": the day of the relative clause. */
function inRelative({ tokens, lexicon }: Passage, from: number, date: number): boolean {
  for (let at = from; at < date; at++) {
    const token = tokens[at]
    if (token?.kind === 'word' && lexicon.small.relatives.has(token.fold) && tokens[at - 1]?.fold === ',')
      return true
  }
  return false
}

/** "les pourparlers de jeudi", "avant jeudi": the day of something else. */
function isGoverned({ tokens, lexicon }: Passage, date: FoundDate): boolean {
  const before = tokens[date.first - 1]
  const opens = lexicon.small.prepositions.has(tokens[date.first]?.fold ?? '')
  return (
    !opens &&
    before?.kind === 'word' &&
    (lexicon.small.genitives.has(before.fold) || isApart(before.fold, lexicon))
  )
}

const isApart = (fold: string, { data }: Passage['lexicon']): boolean => data.dateApart.includes(fold)

/**
 * Whether a date that stands behind `from` is that of an event told in between: "after talks on Monday", "a truce
 * proposed on Monday", "X, arrivé lundi à Vell". Somebody who is asked or quoted on a day speaks on it.
 */
function isOfEvent(passage: Passage, from: number, date: FoundDate, behindVerb = false): boolean {
  const { tokens, lexicon } = passage
  const { tense, events } = lexicon.dates
  const first = Math.max(from, date.first - eventReach)
  for (let at = date.first - 1; at >= first; at--) {
    const token = tokens[at]
    if (token?.fold === ',') break
    if (token?.kind !== 'word' || at === from) continue
    if (events.has(token.word)) return true
    if (lexicon.small.determiners.has(tokens[at - 1]?.fold ?? '')) continue
    const speaks = !behindVerb && (isSaid(passage, at) || isVessel(passage, at))
    const next = tokens[at + 1]?.fold ?? ''
    const attached = at + 1 === date.first || lexicon.small.prepositions.has(next)
    if (!speaks && attached && isParticiple(token, tense) && !lexicon.auxiliaries.has(token.word)) return true
  }
  if (!behindVerb) return false
  const { relatives, complementizers } = lexicon.small
  const between = tokens.slice(Math.max(from + 1, first), date.first)
  return (
    between.some(({ fold, kind }) => kind === 'word' && (relatives.has(fold) || complementizers.has(fold))) ||
    tensesOf(between, tense).some((shown) => shown !== null)
  )
}

const isSaid = ({ tokens, lexicon }: Passage, at: number): boolean =>
  lexicon.verbs.get(tokens[at]?.word ?? '')?.some(({ entry }) => entry.speech) ?? false

/** "In a statement released on Tuesday": the words came out on that day. */
const isVessel = ({ tokens, lexicon }: Passage, at: number): boolean =>
  [1, 2, 3].some((back) => lexicon.dates.statements.has(tokens[at - back]?.word ?? ''))

/** Words between an event and the day that is told with it. */
const eventReach = 24

/** "called for more pressure on Monday": a day at the end of a deed that is done. */
function closingDate(passage: Passage, { verb, content }: Frame): FoundDate | null {
  const end = content[0]?.to ?? 0
  if (verb?.tense !== 'past') return null
  for (let at = end - 1; at >= end - 3 && at > verb.last; at--) {
    const date = passage.dateAt.get(at)
    if (!date || date.time) continue
    const itsOwn = !isGoverned(passage, date) && !isOfEvent(passage, verb.last, date, true)
    return date.from !== null && itsOwn ? date : null
  }
  return null
}

/** How far before "and rejected" the date of the deed that it goes on from may stand, in words. */
const joinedReach = 12

/** "X met Y on Tuesday and rejected …": what one subject did in one breath, both in the past, was done on one day. */
function joinedDate(passage: Passage, { verb, speakers }: Frame, from: number): FoundDate | null {
  const { tokens, lexicon } = passage
  const subject = speakers[0]?.last ?? -1
  if (verb?.tense !== 'past' || !lexicon.small.coordinators.has(tokens[verb.first - 1]?.fold ?? ''))
    return null
  for (let at = verb.first - 2; at >= Math.max(from, subject + 1, verb.first - joinedReach); at--) {
    const token = tokens[at]
    const { small } = lexicon
    const apart = token?.kind === 'mark' || small.complementizers.has(token?.fold ?? '')
    if (apart || small.relatives.has(token?.fold ?? '')) return null
    const date = passage.dateAt.get(at)
    if (!date) continue
    const own =
      date.derivation === 'weekday' || date.derivation === 'relative' || date.derivation === 'explicit'
    return own && !date.time && date.from !== null && !isGoverned(passage, date) ? date : null
  }
  return null
}

function openingDate(passage: Passage, from: number, to: number): FoundDate | null {
  let at = from
  while (at < Math.min(to, from + 12)) {
    const date = passage.dateAt.get(at)
    if (date && date.from !== null && !date.time)
      return isGoverned(passage, date) || isOfEvent(passage, from - 1, date) ? null : date
    at = date ? date.last + 1 : at + 1
  }
  return null
}

/** When it was said: the date that governs the verb of saying, or one carried over from the same speaker's words before. */
import { addDays } from '../../events/calendar.ts'
import type { CivilDate, StatedAt } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import type { FoundDate } from './dates.ts'
import type { Passage } from './passage.ts'

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
      ? firstDate(passage, verb.first, untilComma(passage, speakerEnd + 1, sentence.to), frame)
      : frame.form === 'object'
        ? (firstDate(passage, verb.first, Math.min(sentence.to, verb.last + 4), null) ??
          closingDate(passage, frame))
        : firstDate(passage, verb.first, Math.max(verb.last + 1, contentStart), frame)
  if (behind) return behind
  const subject = frame.speakers[0]?.first ?? verb.first
  const before = subject < verb.first ? firstDate(passage, subject, verb.first, frame) : null
  if (before) return before
  // "Vendredi, X a déclaré": a date that opens the sentence belongs to its main verb.
  return isMain ? openingDate(passage, sentence.from, Math.min(subject, verb.first)) : null
}

function untilComma({ tokens }: Passage, from: number, to: number): number {
  let at = from
  while (at < to && !/^[,.;:“"«]$/.test(tokens[at]?.fold ?? '')) at += 1
  return at
}

function firstDate(passage: Passage, from: number, to: number, frame: Frame | null): FoundDate | null {
  for (let at = from; at < to; at++) {
    const date = passage.dateAt.get(at)
    if (!date || date.first !== at) continue
    const inContent = frame?.content.some((stretch) => at >= stretch.from && at < stretch.to) ?? false
    if (!inContent && date.from !== null && !isGoverned(passage, date) && !inRelative(passage, from, at))
      return date
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

/** "called for more pressure on Monday": a day at the end of a deed that is done. */
function closingDate(passage: Passage, { verb, content }: Frame): FoundDate | null {
  const end = content[0]?.to ?? 0
  if (verb?.tense !== 'past') return null
  for (let at = end - 1; at >= end - 3 && at > verb.last; at--) {
    const date = passage.dateAt.get(at)
    if (date) return date.from !== null && !isGoverned(passage, date) ? date : null
  }
  return null
}

function openingDate(passage: Passage, from: number, to: number): FoundDate | null {
  let at = from
  while (at < Math.min(to, from + 12)) {
    const date = passage.dateAt.get(at)
    if (date && date.from !== null) return isGoverned(passage, date) ? null : date
    at = date ? date.last + 1 : at + 1
  }
  return null
}

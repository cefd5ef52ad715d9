/** Verbs of saying beside what is said: who speaks in "…, said X", "…, X told reporters" and "estime-t-on à Vell". */
import { isComplementizer } from './content.ts'
import type { Speaker } from './discourse.ts'
import { pronounKindAt, type SubjectSearch, speakerOf } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { subjectAfter } from './subjects.ts'
import type { VerbGroup } from './verbs.ts'

/** "estime-t-on à Vell": the city that says where is the house that speaks. */
export function houseAfter({ passage, limits }: SubjectSearch, from: number): Speaker | null {
  const { tokens, lexicon, mentionAt } = passage
  const { prepositions, determiners } = lexicon.small
  let at = from
  while (at < Math.min(limits.to, from + 3) && !mentionAt.has(at)) {
    const fold = tokens[at]?.fold ?? ''
    if (!prepositions.has(fold) && !determiners.has(fold)) return null
    at += 1
  }
  const mention = at > from ? mentionAt.get(at) : undefined
  return mention?.via === 'metonym' ? speakerOf(mention) : null
}

/** "…, a déclaré X": a verb of saying behind a comma or a closing mark, its subject behind it. */
export function inciseSubject(search: SubjectSearch, group: VerbGroup): readonly Speaker[] | null {
  const { passage, limits } = search
  const { tokens, lexicon, mentionAt } = passage
  if (!group.speech || group.tense === 'gerund' || group.tense === 'infinitive') return null
  const before = tokens[group.first - 1]
  if (group.first <= limits.from || before?.kind !== 'mark' || !/^[,”"»›!?–—]$/.test(before.fold)) return null
  if (before.fold === ',' && closesApposition(passage, group.first - 1, limits)) return null
  let at = group.last + 1
  let reach = group.last + 7
  while (at < Math.min(limits.to, reach) && !mentionAt.has(at)) {
    const token = tokens[at]
    const behind = behindPlace(passage, at)
    if (behind > at) {
      reach += behind - at
      at = behind
      continue
    }
    if (token?.kind === 'word' && lexicon.small.titles.has(token.fold)) {
      at += tokens[at + 1]?.fold === '.' ? 2 : 1
      continue
    }
    if (!token || token.kind === 'mark' || isComplementizer(passage, at)) return null
    // "said he was ready to meet X": X is nobody who speaks.
    if (lexicon.auxiliaries.has(token.word) || lexicon.verbs.has(token.word) || pronounKindAt(passage, at))
      return null
    const article = lexicon.small.determiners.has(token.fold) && !lexicon.small.prepositions.has(token.fold)
    if (article || token.capital) break
    at += 1
  }
  if (at >= limits.to) return null
  const found = subjectAfter(search, at)
  const end = found.at(-1)?.last ?? at
  // Right behind a quotation whoever is named speaks, also where the noun is in no list.
  const quoted = /^[”"»›]$/.test(before.fold) || /^[”"»›]$/.test(tokens[group.first - 2]?.fold ?? '')
  const speakers = quoted
    ? found.map((one) =>
        one.kind === 'thing' && one.by === 'noun' ? { ...one, kind: 'anonymous' as const } : one,
      )
    : found
  const somebody = speakers.length > 0 && speakers[0]?.kind !== 'thing'
  return somebody && !isComplementizer(passage, end + 1) && tokens[end + 1]?.fold !== ':' ? speakers : null
}

/** "à Bruxelles", "in London", "à la presse": where or to whom something is said, which is not who says it. */
function behindPlace({ tokens, lexicon, mentionAt, dateAt }: Passage, at: number): number {
  const { prepositions, determiners } = lexicon.small
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital || !prepositions.has(token.fold) || dateAt.has(at)) return at
  // Without its accent "à" reads like "a".
  if (lexicon.auxiliaries.has(token.word)) return at
  let next = at + 1
  while (determiners.has(tokens[next]?.fold ?? '') && !mentionAt.has(next)) next += 1
  const mention = mentionAt.get(next)
  if (mention) return mention.last + 1
  return tokens[next]?.kind === 'word' && !dateAt.has(next) ? next + 1 : at
}

/** ", Karoline Leavitt, a affirmé": the comma ends a name set between two, and the verb belongs to what is before. */
function closesApposition({ tokens, mentionAt }: Passage, comma: number, limits: Stretch): boolean {
  const mention = mentionAt.get(comma - 1)
  if (!mention) return false
  const merged = tokens.slice(mention.first, mention.last + 1).some(({ fold }) => fold === ',')
  return merged || (mention.first - 1 > limits.from && tokens[mention.first - 1]?.fold === ',')
}

/** English puts the subject first in "…”, the president said." as well. */
export function wordsAreBefore(
  passage: Passage,
  limits: Stretch,
  group: VerbGroup,
  own: readonly Speaker[],
): boolean {
  const { tokens, quoteAt } = passage
  const first = phraseFirst(passage, own)
  if (first - 2 < limits.from) return false
  const next = tokens[group.last + 1]
  const follows = isComplementizer(passage, group.last + 1) || next?.fold === ':'
  const before = tokens[first - 1]
  const quoted = /^[,”"»]$/.test(before?.fold ?? '') && (quoteAt.has(first - 2) || quoteAt.has(first - 3))
  const ends =
    group.last + 1 >= limits.to ||
    (next?.kind === 'mark' && /^[.!?,]$/.test(next.fold)) ||
    passage.dateAt.has(group.last + 1) ||
    (before?.fold === ',' &&
      isStatement(passage, limits.from, first - 1) &&
      isOnlyWhere(passage, limits, group))
  return (
    !follows &&
    (quoted ||
      (before?.fold === ',' && (first - limits.from > 4 || isStatement(passage, limits.from, first - 1)))) &&
    (ends || quoted)
  )
}

/** "…, X told reporters on Thursday": behind the verb stands to whom and where, and nothing more is said. */
function isOnlyWhere({ tokens, lexicon }: Passage, limits: Stretch, { last }: VerbGroup): boolean {
  for (let at = last + 1; at < limits.to; at++) {
    const token = tokens[at]
    if (token?.kind === 'mark' && /^[.,;!?]$/.test(token.fold)) return true
    if (token?.kind === 'mark' || lexicon.auxiliaries.has(token?.word ?? '')) return false
    const verb = lexicon.verbs.get(token?.word ?? '')
    const noun = verb?.some(({ entry }) => entry.noun?.includes(token?.word ?? '')) ?? false
    if (verb && !noun && !token?.capital) return false
  }
  return true
}

/** Words with a verb that no "when", "after" or "asked about" opens can be what somebody said. */
function isStatement({ text, tokens, lexicon }: Passage, from: number, to: number): boolean {
  const first = tokens[from]
  if (!first || lexicon.small.prepositions.has(first.fold) || lexicon.conditions.exact.has(first.fold))
    return false
  if (phrasesAt(text, tokens, from, lexicon.boundaries).length > 0) return false
  const opening = lexicon.verbs.get(first.word)
  if (first.fold.endsWith('ing') || opening?.some(({ tenses }) => tenses.includes('participle'))) return false
  return tokens.slice(from, to).some(({ word }) => lexicon.auxiliaries.has(word) || lexicon.verbs.has(word))
}

/** The first word of the subject's phrase, its article included. */
export function phraseFirst({ tokens, lexicon }: Passage, own: readonly Speaker[]): number {
  let first = own[0]?.first ?? 0
  for (;;) {
    const token = tokens[first - 1]
    const before = token?.fold ?? ''
    // "French President Emmanuel Macron": what he is stands before his name.
    const role =
      token?.kind === 'word' && (token.capital || lexicon.people.has(before)) && lexicon.data.subjectFirst
    const initial = before === '.' && tokens[first - 2]?.capital && tokens[first - 2]?.fold.length === 1
    if (initial && lexicon.data.subjectFirst) first -= 1
    else if ((!lexicon.small.determiners.has(before) && !role) || lexicon.small.complementizers.has(before))
      return first
    first -= 1
  }
}

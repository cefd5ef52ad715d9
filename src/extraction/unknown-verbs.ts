/** Quotations told by a verb that no lexicon has: "« … », glapota X", "“…,” X glowered". */
import { canSpeak } from './can-speak.ts'
import type { Speaker } from './discourse.ts'
import { openingPhrase } from './far-subjects.ts'
import { nobody, pronounKindAt, type SubjectSearch } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import type { QuoteMarks } from './quotations.ts'
import { subjectAfter } from './subjects.ts'
import { isKnownVerb } from './verb-forms.ts'

export type UnknownIncise = Readonly<{ speaker: Speaker; content: Stretch; verb: Stretch }>

/**
 * A sentence that begins with a quotation, a comma, and directly behind it a word in the form of a verb beside a name or
 * somebody who can speak. Titles have no verb of their own inside the marks, and give nothing.
 *
 * @param taken  a verb that is known tells this quotation
 */
export function unknownIncise(
  search: SubjectSearch,
  sentence: Stretch,
  taken: (token: number) => boolean,
): UnknownIncise | null {
  const { passage } = search
  const { tokens, quoteAt } = passage
  const quote = quoteAt.get(sentence.from) ?? quoteAt.get(sentence.from + 1)
  if (!quote || quote.closed === null || quote.from > sentence.from + 1 || taken(quote.from)) return null
  const comma = tokens[quote.closed + 1]?.fold === ','
  const inside = /^[,!?…]$/.test(tokens[quote.closed - 1]?.fold ?? '')
  if (!(comma || inside) || !hasVerb(passage, quote)) return null
  const at = quote.closed + (comma ? 2 : 1)
  const told = verbFirst(search, at) ?? (passage.lexicon.data.subjectFirst ? subjectFirst(search, at) : null)
  return told ? { ...told, content: { from: quote.from, to: quote.to } } : null
}

function hasVerb({ tokens, lexicon }: Passage, { from, to }: QuoteMarks): boolean {
  return tokens.slice(from, to).some(({ word }) => isKnownVerb(word, lexicon))
}

type Told = Readonly<{ speaker: Speaker; verb: Stretch }>

/** "glapota le maire", "glapota-t-il" */
function verbFirst(search: SubjectSearch, at: number): Told | null {
  const { passage, discourse } = search
  const { tokens } = passage
  if (!looksFinite(passage, at)) return null
  for (const behind of [at + 1, at + 2]) {
    if (tokens[behind]?.joint !== '-') break
    const kind = pronounKindAt(passage, behind)
    const speaker = kind && (discourse.pronoun(kind, behind, behind) ?? nobody(behind, behind))
    if (speaker) return { speaker, verb: { from: at, to: behind + 1 } }
  }
  const [speaker] = tokens[at + 1]?.kind === 'word' ? subjectAfter(search, at + 1) : []
  if (!speaker || speaker.first > at + 2) return null
  return isSomebody(passage, speaker, at + 1) ? { speaker, verb: { from: at, to: at + 1 } } : null
}

/** "X glowered." */
function subjectFirst(search: SubjectSearch, at: number): Told | null {
  const { passage, limits } = search
  const [speaker] = openingPhrase({ ...search, limits: { ...limits, from: at } }, at)
  const verb = (speaker?.last ?? limits.to) + 1
  const next = passage.tokens[verb + 1]
  const ends = verb + 1 >= limits.to || next?.kind === 'mark'
  if (!speaker || !ends || !looksFinite(passage, verb) || !isSomebody(passage, speaker, at)) return null
  return { speaker, verb: { from: verb, to: verb + 1 } }
}

const isSomebody = (passage: Passage, speaker: Speaker, from: number): boolean =>
  speaker.kind !== 'medium' &&
  (speaker.kind !== 'thing' || speaker.by === 'pronoun' || canSpeak(passage, { from, to: speaker.last + 1 }))

/** A small letter, no small word, no verb of the lexicons, and an ending that verbs have behind their subject. */
function looksFinite({ tokens, lexicon, mentionAt, dateAt }: Passage, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital || mentionAt.has(at) || dateAt.has(at)) return false
  const { small, data, people, adverbs, boundaries, stopwords } = lexicon
  const known = [small.determiners, small.prepositions, small.coordinators, small.sources, stopwords]
  const listed =
    isKnownVerb(token.word, lexicon) ||
    people.has(token.fold) ||
    adverbs.exact.has(token.fold) ||
    boundaries.exact.has(token.fold) ||
    known.some((words) => words.has(token.fold))
  return !listed && token.fold.length > 3 && data.finiteEndings.some((ending) => token.word.endsWith(ending))
}

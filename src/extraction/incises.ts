/** Verbs of saying beside what is said: who speaks in "…, said X", "…, X told reporters" and "estime-t-on à Vell". */
import { canSpeak } from './can-speak.ts'
import { isComplementizer } from './content.ts'
import type { Speaker } from './discourse.ts'
import { isArticle, pronounKindAt, type SubjectSearch, speakerOf } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { longestAt, phrasesAt } from './phrases.ts'
import { subjectAfter } from './subjects.ts'
import { canBe, isKnownVerb } from './verb-forms.ts'
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

/**
 * "…, a déclaré X": a verb of saying behind a comma or a closing mark, its subject behind it. Behind a quotation whoever
 * is named speaks; behind a plain comma only what can speak does, because "il entre, annonce la couleur" looks alike.
 */
export function inciseSubject(search: SubjectSearch, group: VerbGroup): readonly Speaker[] | null {
  const { passage, limits } = search
  const { tokens } = passage
  if (group.tense === 'gerund' || group.tense === 'infinitive') return null
  // Right behind a quotation every verb before its subject is one of saying: "« … », balaie X".
  if (!group.speech && !isBehindQuote(passage, group.first)) return null
  if (isImperative(passage, group)) return null
  const before = tokens[group.first - 1]
  if (group.first <= limits.from || before?.kind !== 'mark' || !/^[,”"»›’'!?…–—(-]$/.test(before.fold))
    return null
  if (before.fold === ',' && closesApposition(passage, group.first - 1, limits)) return null
  const at = subjectStart(search, group.last + 1)
  if (at === null) return null
  const found = subjectAfter(search, at)
  const end = found.at(-1)?.last ?? at
  const next = tokens[end + 1]
  if (found.length === 0 || isComplementizer(passage, end + 1) || next?.fold === ':') return null
  const named = found[0]?.kind !== 'thing' || found[0]?.by === 'pronoun'
  const quoted = isBehindQuote(passage, group.first) || passage.quoteAt.has(group.first)
  // "X, maire de Vell, a promis de …": whose name the commas explain is who speaks.
  if (!quoted && next?.fold !== ',' && endsSubject(passage, limits, group.first - 1)) return null
  const inside = passage.quoteAt.get(group.first)
  const ends = end + 1 >= limits.to || (next?.kind === 'mark' && next.fold !== '(') || inside?.to === end + 1
  const alias = isAlias(passage, limits, group, at)
  if (named && !alias) return found
  const whoCan = canSpeak(passage, { from: at, to: end + 1 })
  // "…, avertit le formulaire", "…, a établi l'autopsie, …": a thing speaks where nothing else can be meant.
  const alone = ends && (whoCan || isCompound(passage, group))
  const goesOn = whoCan && !next?.glued && opensAfter(passage, end + 1)
  if (!quoted && (alias || !(alone || goesOn))) return null
  return found.map((one) =>
    one.by === 'noun' && one.kind === 'thing' ? { ...one, kind: 'anonymous' as const } : one,
  )
}

/** The words before a comma are a noun phrase and what commas set behind it: a subject that waits for its verb. */
function endsSubject({ tokens, lexicon, mentionAt }: Passage, limits: Stretch, comma: number): boolean {
  const { small } = lexicon
  let opening = comma - 1
  while (opening > limits.from && tokens[opening]?.fold !== ',') opening -= 1
  if (opening <= limits.from || comma - opening > subjectMax || opening - limits.from > subjectMax)
    return false
  const first = tokens[limits.from]
  const begins =
    first?.kind === 'word' &&
    (small.determiners.has(first.fold) || mentionAt.has(limits.from) || first.capital)
  const clitic = small.clitics.has(first?.fold ?? '') && !small.determiners.has(first?.fold ?? '')
  if (!begins || small.prepositions.has(first.fold) || clitic) return false
  return !tokens
    .slice(limits.from, comma)
    .some(({ word }, index) => lexicon.auxiliaries.has(word) || (lexicon.verbs.has(word) && index > 1))
}

/** A subject and what explains it are shorter than this, each. */
const subjectMax = 14

/** "rappelez l'orateur à l'ordre": a form for "you" or "we" without its pronoun. */
export const isImperative = ({ tokens, lexicon }: Passage, { first, head, inverted }: VerbGroup): boolean => {
  const fold = tokens[head]?.fold ?? ''
  const { we, you } = lexicon.data.agreement
  return inverted === null && first === head && [...we, ...you].some((ending) => fold.endsWith(ending))
}

const isCompound = ({ tokens, lexicon }: Passage, { first, head }: VerbGroup): boolean =>
  tokens.slice(first, head).some(({ word }) => lexicon.auxiliaries.has(word))

/** "…, estime le parquet qui", "… dans son registre": what may follow the subject of an incise, unlike "et". */
function opensAfter({ tokens, lexicon, dateAt }: Passage, at: number): boolean {
  const fold = tokens[at]?.fold ?? ''
  return lexicon.small.relatives.has(fold) || lexicon.small.prepositions.has(fold) || dateAt.has(at)
}

const isBehindQuote = ({ tokens }: Passage, first: number): boolean =>
  [1, 2].some((back) => /^[”"»›]$/.test(tokens[first - back]?.fold ?? ''))

/** "Le train, dit le Rapide, …": a participle between a noun and its other name. */
function isAlias(
  { tokens, lexicon, quoteAt }: Passage,
  limits: Stretch,
  group: VerbGroup,
  at: number,
): boolean {
  if (group.first !== group.head || quoteAt.has(group.first - 2)) return false
  const participle = canBe(tokens[group.head]?.word ?? '', 'participle', lexicon.verbs)
  const article = lexicon.small.definite.has(tokens[at]?.fold ?? '')
  if (!participle || !article || lexicon.data.subjectFirst || tokens[at + 1]?.capital !== true) return false
  return !tokens
    .slice(Math.max(limits.from, group.first - 24), group.first)
    .some(({ word }) => isKnownVerb(word, lexicon))
}

/** How far behind its verb the subject of an incise may begin, in words. */
const inciseReach = 14

/**
 * Where the subject behind a verb begins: over adverbs, dates, "à la presse", "à Kiev" and what commas set apart; null
 * where something else stands there.
 */
export function subjectStart(search: SubjectSearch, from: number): number | null {
  const { passage, limits } = search
  const { text, tokens, lexicon, mentionAt, dateAt } = passage
  const { small } = lexicon
  const limit = Math.min(limits.to, from + inciseReach)
  for (let at = from; at < limit; ) {
    const token = tokens[at]
    if (mentionAt.has(at)) return at
    const adverb = longestAt(text, tokens, at, lexicon.adverbs)?.to ?? 0
    const behind = behindPlace(passage, at)
    const date = dateAt.get(at)
    if (date) at = date.last + 1
    else if (token?.fold === ',') {
      const closing = apartEnd(passage, at, limit)
      if (closing === null) return null
      at = closing + 1
    } else if (!token || (token.kind === 'mark' && !/^[“”"«»]$/.test(token.fold)) || token.kind === 'break')
      return null
    else if (token.kind === 'mark') at += 1
    else if (token.kind === 'number' || lexicon.data.dates.numbers[token.fold] !== undefined) return at
    else if (startsPlural(passage, from, at)) return at
    else if (isArticle(token.fold, lexicon)) return at
    else if (behind > at) {
      // "a demandé de pilonner les positions": an infinitive has an object of its own.
      if (isInfinitiveWord(passage, at + 1)) return null
      at = behind
    } else if (isComplementizer(passage, at)) return null
    // "said he was ready to meet X": X is nobody who speaks.
    else if (adverb === 0 && (lexicon.auxiliaries.has(token.word) || pronounKindAt(passage, at))) return null
    else if (small.titles.has(token.fold) && tokens[at + 1]?.fold === '.') at += 2
    else if (token.capital) return at
    else if (isBareNoun(passage, limits, at)) return at
    else if (lexicon.verbs.has(token.word) && adverb === 0) return null
    else at = Math.max(at + 1, adverb)
  }
  return null
}

const isInfinitiveWord = ({ tokens, lexicon, mentionAt }: Passage, at: number): boolean => {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital || mentionAt.has(at)) return false
  if (canBe(token.word, 'infinitive', lexicon.verbs)) return true
  return token.fold.length > 4 && lexicon.data.infinitiveEndings.some((ending) => token.fold.endsWith(ending))
}

/** "ont crié des manifestants": right behind the verb it is an article. */
const startsPlural = ({ tokens, lexicon: { small } }: Passage, from: number, at: number): boolean => {
  // By its accent "dès" is no article.
  const fold = tokens[at]?.word ?? ''
  return at === from && fold.length > 2 && small.determiners.has(fold) && small.genitives.has(fold)
}

/** "urged investigators.": people without an article, at the end. */
function isBareNoun({ tokens, lexicon }: Passage, limits: Stretch, at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!lexicon.data.subjectFirst || token?.kind !== 'word') return false
  if (lexicon.people.has(token.fold)) return true
  return (
    token.fold.endsWith('s') &&
    (at + 1 >= limits.to || next?.kind === 'mark') &&
    !lexicon.verbs.has(token.word)
  )
}

/** ", épuisée,", ", trois jours après,": a few words between commas, with no verb that is known. */
function apartEnd({ tokens, lexicon, mentionAt }: Passage, comma: number, limit: number): number | null {
  for (let at = comma + 1; at < Math.min(limit, comma + 7); at++) {
    const token = tokens[at]
    if (token?.fold === ',') return at > comma + 1 ? at : null
    if (token?.kind !== 'word' && token?.kind !== 'number') return null
    if (lexicon.auxiliaries.has(token.word) || mentionAt.has(at)) return null
  }
  return null
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

/** "…, je le répète, …", "…, the prefecture added, …": a subject and its verb between commas. */
export function isAside(
  passage: Passage,
  limits: Stretch,
  group: VerbGroup,
  own: readonly Speaker[],
): boolean {
  const { tokens, lexicon, mentionAt } = passage
  const first = lexicon.data.subjectFirst ? phraseFirst(passage, own) : (own[0]?.first ?? 0)
  const speaks =
    lexicon.data.subjectFirst && (!group.weak || canSpeak(passage, { from: first, to: group.first }))
  const before = tokens[first - 1]
  const next = tokens[group.last + 1]
  const pronoun = speaks || (own[0]?.by === 'pronoun' && !mentionAt.has(first))
  const opens = /^[,(–—-]$/.test(before?.fold ?? '') && first - 1 > limits.from
  const closes = next?.kind === 'mark' && /^[,)–—-]$/.test(next.fold)
  return pronoun && opens && closes
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
  if (first.fold.endsWith('ing') || canBe(first.word, 'participle', lexicon.verbs)) return false
  return tokens.slice(from, to).some(({ word }) => isKnownVerb(word, lexicon))
}

/** The first word of the subject's phrase, its article included. */
export function phraseFirst({ tokens, lexicon }: Passage, own: readonly Speaker[]): number {
  let first = own[0]?.from ?? own[0]?.first ?? 0
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

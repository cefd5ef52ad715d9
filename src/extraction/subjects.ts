/** Finds the subject of a verb: before it, behind it (inversion), or behind "par". */
import { canSpeak } from './can-speak.ts'
import type { Speaker } from './discourse.ts'
import type { Mention } from './mention.ts'
import {
  isArticle,
  nobody,
  pronounKindAt,
  type SubjectSearch,
  speakerOf,
  speakersIn,
} from './noun-phrases.ts'
import { longestAt, phrasesAt } from './phrases.ts'
import { isManner } from './verb-parts.ts'
import type { VerbGroup } from './verbs.ts'

/** A noun phrase longer than this is no subject that could be named. */
const phraseMax = 24
/** How far an apposition between commas is jumped over, in words. */
const appositionMax = 32

/** The subject to the left of a verb; an empty list where none is expressed. */
export function subjectBefore(search: SubjectSearch, group: VerbGroup): readonly Speaker[] {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  const pronoun = ownPronoun(search, group)
  if (pronoun !== null) return [nobody(pronoun, pronoun)]
  let at = skipBack(search, group.first - 1)
  if (group.predicate === 'adjective') at = skipCopulas(search, at)
  let apposed: readonly Speaker[] = []
  for (let hops = 0; hops < 3; hops++) {
    const token = tokens[at]
    if (!token || at < limits.from) return apposed
    if (token.kind === 'word' && lexicon.small.coordinators.has(token.fold)) return apposed
    if (token.kind === 'word' && lexicon.small.relatives.has(token.fold)) {
      at = skipBack(search, at - 1)
      if (tokens[at]?.fold === ',') at = skipBack(search, at - 1)
      // Whatever governs it, the name before "qui" is who did it.
      const antecedent = passage.mentionAt.get(at)
      if (antecedent && antecedent.first >= limits.from && !isPlace(search, antecedent))
        return [speakerOf(antecedent)]
      continue
    }
    if (token.fold !== ',' && token.fold !== ')' && token.fold !== '–' && token.fold !== '—') break
    const before = previousComma(search, at)
    if (before === null) return apposed
    const inside = speakersIn(search, { from: before + 1, to: at })
    const first = tokens[before + 1]
    const relative = first !== undefined && lexicon.small.relatives.has(first.fold)
    const isAgent = inside[0]?.kind === 'agent'
    if (!relative && (isAgent || (apposed.length === 0 && isName(inside[0])))) apposed = inside
    at = skipBack(search, before - 1)
  }
  const start = phraseStart(search, at)
  // "Neither A nor B accepted", "A et non B a accepté": rather nobody than one who did not.
  const isExcluding = tokens.slice(start, at + 1).some(({ fold }) => lexicon.small.excluders.has(fold))
  if (isExcluding) return []
  const found = withPhrase(search, start, speakersIn(search, { from: start, to: at + 1 }))
  // "Le chef de la diplomatie, Jean Dupont, a dit": the name between the commas says who he is.
  const own = found.filter(({ kind }) => kind === 'agent' || kind === 'party')
  if (apposed.length > 0 && !(own.length > 0 && own[0]?.kind === 'agent'))
    return apposed.map((speaker) => ({ ...speaker, from: found[0]?.first ?? start }))
  return found.length > 0 ? found : apposed
}

/** "nous croyons", "vous nous dites", "tous racontent": a pronoun that names nobody, though it looks like something else. */
function ownPronoun({ passage, limits }: SubjectSearch, group: VerbGroup): number | null {
  const { tokens, lexicon, mentionAt } = passage
  const { small, data } = lexicon
  const kind = tokens[group.first]?.kind === 'word' ? pronounKindAt(passage, group.first) : null
  if (group.first < group.head && (kind === 'we' || kind === 'you')) {
    let verb = group.first + 1
    while (verb < group.head && small.clitics.has(tokens[verb]?.fold ?? '')) verb += 1
    const fold = tokens[verb]?.fold ?? ''
    if (data.agreement[kind].some((ending) => fold.endsWith(ending))) return group.first
  }
  const at = group.first - 1
  const before = tokens[at - 1]
  if (at < limits.from || tokens[at]?.kind !== 'word' || mentionAt.has(at)) return null
  const opens = at === limits.from || before?.kind !== 'word' || small.coordinators.has(before.fold)
  const other = small.genitives.has(before?.fold ?? '') || small.complementizers.has(before?.fold ?? '')
  return small.indefinites.has(tokens[at]?.fold ?? '') && (opens || other) ? at : null
}

/** "L'avocate des parties civiles, Me Jeanne Vell, …": the name's own phrase begins before the comma. */
function withPhrase(search: SubjectSearch, start: number, found: readonly Speaker[]): readonly Speaker[] {
  const { passage, limits } = search
  const [first] = found
  if (!first || !isName(first) || passage.tokens[start - 1]?.fold !== ',' || start - 2 < limits.from)
    return found
  const from = phraseStart(search, start - 2)
  const article = passage.tokens[from]?.fold ?? ''
  const opens = from === limits.from || passage.tokens[from - 1]?.kind === 'mark'
  const noun = isArticle(article, passage.lexicon)
  const isRole = opens && noun && start - from < 14 && canSpeak(passage, { from, to: start - 1 })
  return isRole ? found.map((speaker) => ({ ...speaker, from })) : found
}

const isName = (speaker: Speaker | undefined): boolean => speaker?.kind === 'unresolved'

/** "le sommet de Bruxelles, qui a rejeté": a city that says where or which is nobody who acts. */
function isPlace({ passage: { tokens, lexicon } }: SubjectSearch, { first, via }: Mention): boolean {
  const before = tokens[first - 1]?.fold ?? ''
  return via === 'metonym' && (lexicon.small.locatives.has(before) || lexicon.small.genitives.has(before))
}

/** Left over adverbs, clitics, quotation marks and dates. */
function skipBack(search: SubjectSearch, from: number): number {
  const { passage, limits } = search
  const { tokens, lexicon, text } = passage
  let at = from
  while (at >= limits.from) {
    const token = tokens[at]
    const date = passage.dateAt.get(at)
    if (date) {
      at = date.first - 1
      continue
    }
    if (!token) break
    const quote = token.kind === 'mark' && /^[«»“”"„]$/.test(token.fold)
    if (token.kind === 'word' && at === from && pronounKindAt(passage, at) && token.joint !== '-') break
    const clitic =
      token.kind === 'word' && lexicon.small.clitics.has(token.fold) && !passage.mentionAt.has(at)
    const adverb = [1, 2, 3, 4].find((length) =>
      phrasesAt(text, tokens, at - length + 1, lexicon.adverbs).some(({ to }) => to === at + 1),
    )
    const manner = token.kind === 'word' && isManner(token.fold, lexicon)
    if (adverb) at -= adverb
    else if (quote || clitic || (manner && !token.capital)) at -= 1
    else break
  }
  return at
}

/** "X s'est dit vendredi prêt à": from the adjective back over what joins it to its subject. */
function skipCopulas(search: SubjectSearch, from: number): number {
  const { tokens, lexicon } = search.passage
  let at = from
  while (
    at >= search.limits.from &&
    tokens[at]?.kind === 'word' &&
    lexicon.small.copulas.has(tokens[at]?.fold ?? '')
  ) {
    at = skipBack(search, at - 1)
  }
  return at
}

function previousComma({ passage: { tokens }, limits }: SubjectSearch, at: number): number | null {
  const wanted = tokens[at]?.fold === ')' ? '(' : (tokens[at]?.fold ?? ',')
  for (let index = at - 1; index >= Math.max(limits.from, at - appositionMax); index--) {
    if (tokens[index]?.fold === wanted) return index
  }
  return null
}

/** The beginning of the noun phrase that ends at a token: back to a mark, a verb, a conjunction or a date. */
function phraseStart(search: SubjectSearch, at: number): number {
  const { passage, limits, isVerb } = search
  const { tokens, lexicon, text } = passage
  let start = at
  for (let index = at; index >= Math.max(limits.from, at - phraseMax); index--) {
    const token = tokens[index]
    const mention = passage.mentionAt.get(index)
    if (mention && mention.first >= limits.from) {
      start = mention.first
      index = mention.first
      continue
    }
    if (!token || passage.dateAt.has(index)) return start
    if (token.kind === 'mark' && !/^[“”"«»'’]$/.test(token.fold)) return start
    if (token.kind === 'break' || isVerb(index)) return start
    const { complementizers, relatives } = lexicon.small
    if (token.kind === 'word' && (complementizers.has(token.fold) || relatives.has(token.fold))) return start
    if (lexicon.auxiliaries.has(token.word)) return start
    if (phrasesAt(text, tokens, index, lexicon.boundaries).length > 0) return start
    start = index
  }
  return start
}

/** The noun phrase behind an inverted verb or behind "par": from its first word to its last name or noun. */
export function subjectAfter(search: SubjectSearch, from: number): readonly Speaker[] {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
  let start = from
  while (
    start < limits.to &&
    (lexicon.small.determiners.has(tokens[start]?.fold ?? '') || isFiller(search, start))
  ) {
    if (passage.mentionAt.has(start)) break
    start += 1
  }
  const direct = passage.mentionAt.get(start)
  if (direct) {
    const following = followers(search, direct)
    return [direct, ...following].map(speakerOf)
  }
  const end = phraseEnd(search, from)
  const found = end > from ? speakersIn(search, { from: skipFillers(search, from), to: end }) : []
  const name = nameBehind(search, end, found)
  return name ? [speakerOf(name)] : found
}

/** "a indiqué sa porte-parole, Jeanne Vell.": the name that a comma sets behind the post, where nothing follows it. */
function nameBehind(
  { passage, limits }: SubjectSearch,
  comma: number,
  found: readonly Speaker[],
): Mention | null {
  const { tokens, lexicon, mentionAt } = passage
  const { titles, relatives } = lexicon.small
  if (found.length !== 1 || found[0]?.kind !== 'anonymous' || tokens[comma]?.fold !== ',') return null
  let at = comma + 1
  while (!mentionAt.has(at) && (titles.has(tokens[at]?.fold ?? '') || tokens[at]?.fold === '.')) at += 1
  const name = mentionAt.get(at)
  const person = name && (name.agent !== null || name.via === 'unknown') && at < limits.to
  if (!person) return null
  const next = tokens[name.last + 1]
  const closes = name.last + 1 >= limits.to || next?.kind !== 'word' || relatives.has(next.fold)
  return closes ? name : null
}

const isFiller = ({ passage: { text, tokens, lexicon, dateAt } }: SubjectSearch, at: number): boolean =>
  dateAt.has(at) || phrasesAt(text, tokens, at, lexicon.adverbs).length > 0

function skipFillers(search: SubjectSearch, from: number): number {
  let at = from
  while (at < search.limits.to && isFiller(search, at)) {
    const { text, tokens, lexicon, dateAt } = search.passage
    const adverb = longestAt(text, tokens, at, lexicon.adverbs)?.to ?? 0
    at = Math.max(at + 1, adverb, (dateAt.get(at)?.last ?? -1) + 1)
  }
  return at
}

/** "par Kiev et ses alliés", "A, B et C": names joined to the first one; commas join only what "et" ends. */
function followers(search: SubjectSearch, first: Mention): readonly Mention[] {
  const { tokens, lexicon, mentionAt } = search.passage
  const found: Mention[] = []
  let listed: Mention[] = []
  let last = first
  while (found.length + listed.length <= 3) {
    let at = last.last + 1
    const joined = lexicon.small.coordinators.has(tokens[at]?.fold ?? '')
    if (!joined && tokens[at]?.fold !== ',') break
    at += 1
    while (lexicon.small.determiners.has(tokens[at]?.fold ?? '') && !mentionAt.has(at)) at += 1
    const next = mentionAt.get(at)
    if (!next || next.via === 'medium') break
    listed.push(next)
    if (joined) {
      found.push(...listed)
      listed = []
    }
    last = next
  }
  return found
}

function phraseEnd({ passage, limits, isVerb }: SubjectSearch, from: number): number {
  const { tokens, lexicon } = passage
  let at = from
  while (at < limits.to && at - from < 12) {
    const token = tokens[at]
    if (token?.kind !== 'word' || isVerb(at) || (passage.dateAt.has(at) && at > from)) break
    const { complementizers, relatives, coordinators } = lexicon.small
    if (complementizers.has(token.fold) || relatives.has(token.fold) || coordinators.has(token.fold)) break
    if (lexicon.auxiliaries.has(token.word)) break
    const { prepositions, nounLinks, possessives } = lexicon.small
    // "le duc à ses gens": to whom he says it.
    const toHis = possessives.has(tokens[at + 1]?.fold ?? '') && !lexicon.small.genitives.has(token.fold)
    const apart = prepositions.has(token.fold) && (!nounLinks.has(token.fold) || toHis)
    if (at > from && (apart || phrasesAt(passage.text, tokens, at, lexicon.adverbs).length > 0)) break
    at += 1
  }
  return at
}

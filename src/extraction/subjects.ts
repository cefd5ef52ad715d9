/** Finds the subject of a verb: before it, behind it (inversion), behind "par", or carried over from the verb before. */
import type { Discourse, Speaker } from './discourse.ts'
import type { PronounKind } from './lexicons.ts'
import type { Mention } from './mentions.ts'
import { demonymParty } from './naming.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import type { VerbGroup } from './verbs.ts'

export type SubjectSearch = Readonly<{
  passage: Passage
  discourse: Discourse
  /** The sentence, or the quotation inside which the verb stands. */
  limits: Stretch
  isVerb: (token: number) => boolean
}>

/** A noun phrase longer than this is no subject that could be named. */
const phraseMax = 24
/** How far an apposition between commas is jumped over, in words. */
const appositionMax = 32

/** The subject to the left of a verb; an empty list where none is expressed. */
export function subjectBefore(search: SubjectSearch, group: VerbGroup): readonly Speaker[] {
  const { passage, limits } = search
  const { tokens, lexicon } = passage
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
      if (antecedent && antecedent.first >= limits.from) return [speakerOf(antecedent)]
      continue
    }
    if (token.fold !== ',' && token.fold !== ')' && token.fold !== '–' && token.fold !== '—') break
    const before = previousComma(search, at)
    if (before === null) return apposed
    const inside = speakersIn(search, { from: before + 1, to: at })
    const first = tokens[before + 1]
    const relative = first !== undefined && lexicon.small.relatives.has(first.fold)
    if (!relative && inside.length > 0 && inside[0]?.kind === 'agent') apposed = inside
    else if (!relative && inside.length > 0 && apposed.length === 0 && isName(inside[0])) apposed = inside
    at = skipBack(search, before - 1)
  }
  const start = phraseStart(search, at)
  const found = speakersIn(search, { from: start, to: at + 1 })
  // "Le chef de la diplomatie, Jean Dupont, a dit": the name between the commas says who he is.
  const own = found.filter(({ kind }) => kind === 'agent' || kind === 'party')
  if (apposed.length > 0 && !(own.length > 0 && own[0]?.kind === 'agent')) return apposed
  return found.length > 0 ? found : apposed
}

const isName = (speaker: Speaker | undefined): boolean => speaker?.kind === 'unresolved'

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
    const manner = token.kind === 'word' && token.fold.length > 6 && /(?:ment|ly)$/.test(token.fold)
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

/** Who a noun phrase names: its last mention that no preposition governs, with what is coordinated to it. */
export function speakersIn(search: SubjectSearch, { from, to }: Stretch): readonly Speaker[] {
  const { passage, discourse } = search
  const { tokens, lexicon } = passage
  let start = from
  while (
    start < to &&
    (tokens[start]?.kind === 'mark' || lexicon.small.coordinators.has(tokens[start]?.fold ?? ''))
  ) {
    start += 1
  }
  if (start >= to) return []
  const pronoun = pronounAt(search, to - 1)
  if (pronoun) return [pronoun]
  const mentions = mentionsWithin(passage, { from: start, to })
  const free = mentions.filter((mention) => !isGoverned(search, mention, start))
  const last = free.at(-1)
  if (last)
    return [...listedBefore(search, start, free, last), ...coordinated(search, free, last)].map(speakerOf)
  return namelessSpeaker(search, { from: start, to }, mentions, discourse)
}

export const speakerOf = (mention: Mention): Speaker => {
  const { agent, party, first, last, via } = mention
  const kind = via === 'medium' ? 'medium' : via === 'unknown' ? 'unresolved' : agent ? 'agent' : 'party'
  return { kind, agent, party, first, last, by: via === 'role' ? 'role' : 'name' }
}

function mentionsWithin({ mentionAt }: Passage, { from, to }: Stretch): readonly Mention[] {
  const mentions: Mention[] = []
  for (let at = from; at < to; at++) {
    const mention = mentionAt.get(at)
    if (!mention) continue
    if (mention.first >= from) mentions.push(mention)
    at = mention.last
  }
  return mentions
}

/** A preposition before the name (articles and adjectives aside) makes it no subject. */
function isGoverned(
  { passage: { tokens, lexicon } }: SubjectSearch,
  { first }: Mention,
  from: number,
): boolean {
  for (let at = first - 1; at >= Math.max(from, first - 4); at--) {
    const token = tokens[at]
    if (token?.kind !== 'word') return false
    const { prepositions, determiners, titles, preposed } = lexicon.small
    // "des" and "du" are articles as well as prepositions; in front of a name they link.
    if (prepositions.has(token.fold)) return true
    if (!determiners.has(token.fold) && !titles.has(token.fold) && !preposed.has(token.fold)) return false
  }
  return false
}

function coordinated(
  { passage: { tokens, lexicon } }: SubjectSearch,
  free: readonly Mention[],
  last: Mention,
) {
  const before = free.at(-2)
  if (!before) return [last]
  const between = tokens.slice(before.last + 1, last.first)
  const joined =
    between.length <= 4 &&
    between.some(({ fold }) => lexicon.small.coordinators.has(fold)) &&
    between.every(
      ({ fold }) =>
        fold === ',' || lexicon.small.coordinators.has(fold) || lexicon.small.determiners.has(fold),
    )
  return joined ? [before, last] : [last]
}

/** "Le Royaume-Uni, la France et d'autres": names in a list that ends in "et". */
function listedBefore(
  search: SubjectSearch,
  start: number,
  free: readonly Mention[],
  last: Mention,
): readonly Mention[] {
  const { tokens, lexicon, mentionAt } = search.passage
  const [first] = free
  let at = start - 1
  while (lexicon.small.determiners.has(tokens[at]?.fold ?? '')) at -= 1
  const listed = tokens
    .slice(last.last + 1, last.last + 3)
    .some(({ fold }) => lexicon.small.coordinators.has(fold))
  if (!first || tokens[at]?.fold !== ',' || !(listed || free.length > 1)) return []
  const before = mentionAt.get(at - 1)
  return before &&
    before.via === 'metonym' &&
    before.first >= search.limits.from &&
    !isGoverned(search, before, search.limits.from)
    ? [before]
    : []
}

function pronounAt({ passage, discourse, limits }: SubjectSearch, at: number): Speaker | null {
  const { text, tokens, lexicon } = passage
  for (let start = Math.max(limits.from, at - 1); start <= at; start++) {
    const hit = phrasesAt(text, tokens, start, lexicon.pronouns).find(({ to }) => to === at + 1)
    if (hit) return discourse.pronoun(hit.value, start, at) ?? nobody(start, at)
  }
  return null
}

/** A pronoun that nobody fits still says where the speaker stands. */
export const nobody = (first: number, last: number): Speaker => ({
  kind: 'thing',
  agent: null,
  party: null,
  first,
  last,
  by: 'pronoun',
})

/** A phrase without a name of its own: somebody's post, a role said for short, an unnamed official, a thing. */
function namelessSpeaker(
  search: SubjectSearch,
  { from, to }: Stretch,
  mentions: readonly Mention[],
  discourse: Discourse,
): readonly Speaker[] {
  const { passage } = search
  const { tokens, lexicon, naming } = passage
  const determiner = lexicon.small.determiners.has(tokens[from]?.fold ?? '')
  const head = determiner ? from + 1 : from
  const extent = { agent: null, party: null, first: from, last: to - 1 }
  const headWords = tokens.slice(head, Math.min(to, head + 4)).map(({ fold }) => fold)
  const owner = mentions[0]
  if (owner && headWords.some((word) => lexicon.small.vessels.has(word))) {
    return [{ ...speakerOf(owner), first: from, last: to - 1, by: 'noun' }]
  }
  const person = headWords.findIndex((word) => lexicon.people.has(word))
  const definite = lexicon.small.definite.has(tokens[from]?.fold ?? '')
  if (person >= 0 && definite) {
    const adjective = tokens.slice(head + 1, to).find(({ kind, capital }) => kind === 'word' && !capital)
    const party = adjective && naming ? demonymParty(adjective.fold, naming) : null
    const words = headWords.slice(0, person + 1)
    const facts = discourse.byRole(words, party) ?? (party ? discourse.leaderOf(party) : null)
    const short = to - head <= person + 2
    if (facts && (short || party)) {
      const { id, parties } = facts
      return [{ kind: 'agent', agent: id, party: parties[0] ?? null, first: from, last: to - 1, by: 'role' }]
    }
  }
  if (headWords.some((word) => lexicon.small.mediaNouns.has(word)))
    return [{ ...extent, kind: 'medium', by: 'noun' }]
  if (person >= 0) return [{ ...extent, kind: 'anonymous', by: 'noun' }]
  const name = tokens[head]
  if (!determiner && name?.capital && head > search.limits.from)
    return [{ ...extent, kind: 'unresolved', by: 'name' }]
  return [{ ...extent, kind: 'thing', by: 'noun' }]
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
  return end > from ? speakersIn(search, { from: skipFillers(search, from), to: end }) : []
}

const isFiller = ({ passage: { text, tokens, lexicon, dateAt } }: SubjectSearch, at: number): boolean =>
  dateAt.has(at) || phrasesAt(text, tokens, at, lexicon.adverbs).length > 0

function skipFillers(search: SubjectSearch, from: number): number {
  let at = from
  while (at < search.limits.to && isFiller(search, at)) {
    const { text, tokens, lexicon, dateAt } = search.passage
    const adverb = Math.max(0, ...phrasesAt(text, tokens, at, lexicon.adverbs).map(({ to }) => to))
    at = Math.max(at + 1, adverb, (dateAt.get(at)?.last ?? -1) + 1)
  }
  return at
}

/** "par Kiev et ses alliés": names joined to the first one. */
function followers(search: SubjectSearch, first: Mention): readonly Mention[] {
  const { tokens, lexicon, mentionAt } = search.passage
  const found: Mention[] = []
  let last = first
  for (;;) {
    let at = last.last + 1
    if (!lexicon.small.coordinators.has(tokens[at]?.fold ?? '')) return found
    at += 1
    while (lexicon.small.determiners.has(tokens[at]?.fold ?? '') && !mentionAt.has(at)) at += 1
    const next = mentionAt.get(at)
    if (!next || found.length > 3) return found
    found.push(next)
    last = next
  }
}

function phraseEnd({ passage, limits, isVerb }: SubjectSearch, from: number): number {
  const { tokens, lexicon } = passage
  let at = from
  while (at < limits.to && at - from < 12) {
    const token = tokens[at]
    if (!token || token.kind !== 'word' || isVerb(at) || (passage.dateAt.has(at) && at > from)) break
    const { complementizers, relatives, coordinators } = lexicon.small
    if (complementizers.has(token.fold) || relatives.has(token.fold) || coordinators.has(token.fold)) break
    if (lexicon.auxiliaries.has(token.word)) break
    at += 1
  }
  return at
}

/** The first name of a sentence that no preposition governs. */
export function openingSubject(search: SubjectSearch, sentence: Stretch): readonly Speaker[] {
  const { mentionAt } = search.passage
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 12); at++) {
    const mention = mentionAt.get(at)
    if (!mention || mention.first !== at) continue
    const from = Math.max(sentence.from, mention.first - 3)
    return speakersIn(search, { from, to: mention.last + 1 }).filter(
      ({ kind }) => kind === 'agent' || kind === 'party',
    )
  }
  return []
}

export const pronounKindAt = ({ lexicon, tokens }: Passage, at: number): PronounKind | null =>
  lexicon.pronouns.exact.get(tokens[at]?.fold ?? '')?.find(({ words }) => words.length === 1)?.value ?? null

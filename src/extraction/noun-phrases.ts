/** Who a noun phrase names: a mention, a pronoun, a role said for short, somebody's post, or nobody we know. */
import type { Discourse, Speaker } from './discourse.ts'
import type { Lexicon, PronounKind } from './lexicons.ts'
import type { Mention } from './mention.ts'
import { demonymParty } from './naming.ts'
import type { Passage, Stretch } from './passage.ts'
import { phrasesAt, valueOfWord } from './phrases.ts'

export type SubjectSearch = Readonly<{
  passage: Passage
  discourse: Discourse
  /** The sentence, or the quotation inside which the verb stands. */
  limits: Stretch
  isVerb: (token: number) => boolean
}>

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
  // A name alone behind the comma is whose post it is: "la porte-parole de la diplomatie, Jeanne Vell".
  const joined = tokens.slice(start, to).some(({ fold }) => lexicon.small.coordinators.has(fold))
  if (last && joined && isOfList(search, start)) return []
  if (last)
    return [...listedBefore(search, start, free, last), ...coordinated(search, free, last)].map(speakerOf)
  return namelessSpeaker(search, { from: start, to }, mentions, discourse)
}

export const speakerOf = (mention: Mention): Speaker => {
  const { agent, party, first, last, via, inFull } = mention
  const kind = via === 'medium' ? 'medium' : via === 'unknown' ? 'unresolved' : agent ? 'agent' : 'party'
  const speaker = { kind, agent, party, first, last, by: via === 'role' ? 'role' : 'name' } as const
  return inFull ? { ...speaker, antecedent: inFull } : speaker
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

/** How many of a list are looked for before its last name. */
const listMax = 8

/** "Vell, Port-Ost et Norland", "A, B, and C", "A, B et leurs pairs": whom commas set before the last of a list. */
function listedBefore(
  search: SubjectSearch,
  start: number,
  free: readonly Mention[],
  last: Mention,
): readonly Mention[] {
  const { tokens, lexicon, mentionAt } = search.passage
  const { coordinators } = lexicon.small
  const [first] = free
  const serial = coordinators.has(tokens[start - 1]?.fold ?? '') && tokens[start - 2]?.fold === ','
  const goesOn = tokens.slice(last.last + 1, last.last + 3).some(({ fold }) => coordinators.has(fold))
  if (!first || !(goesOn || free.length > 1 || serial)) return []
  const found: Mention[] = []
  let at = serial ? start - 2 : phraseOpening(search, start)
  while (tokens[at]?.fold === ',' && found.length < listMax) {
    const before = mentionAt.get(at - 1)
    if (!before || before.via === 'medium' || before.first < search.limits.from) break
    at = phraseOpening(search, before.first)
    const opens = at < search.limits.from || opensList(search.passage, at)
    if (!opens || isGoverned(search, before, search.limits.from)) break
    found.unshift(before)
  }
  // "Vell left, and Norland stayed": one name and a comma is no list.
  return serial && found.length < 2 ? [] : found
}

/** "The leaders of France, Britain and Spain": names that go on with what a post is of. */
function isOfList({ passage, limits }: SubjectSearch, start: number): boolean {
  const { tokens, lexicon, mentionAt } = passage
  const first = tokens[start - 1]?.fold === ',' ? mentionAt.get(start - 2) : undefined
  if (!first || first.first < limits.from) return false
  let at = first.first - 1
  while (
    lexicon.small.determiners.has(tokens[at]?.fold ?? '') &&
    !lexicon.small.genitives.has(tokens[at]?.fold ?? '')
  )
    at -= 1
  const post = tokens[at - 1]
  if (!lexicon.small.genitives.has(tokens[at]?.fold ?? '') || !lexicon.people.has(post?.fold ?? ''))
    return false
  const opening = phraseOpening({ passage, limits }, at)
  return opening < limits.from || tokens[opening]?.kind === 'mark'
}

/** The token before the article, the title or the post of a name. */
function phraseOpening(
  { passage, limits }: Pick<SubjectSearch, 'passage' | 'limits'>,
  first: number,
): number {
  const { tokens, lexicon } = passage
  let at = first - 1
  while (
    at >= Math.max(limits.from, first - 4) &&
    tokens[at]?.kind === 'word' &&
    (lexicon.small.determiners.has(tokens[at]?.fold ?? '') ||
      lexicon.small.titles.has(tokens[at]?.fold ?? '') ||
      lexicon.people.has(tokens[at]?.fold ?? ''))
  )
    at -= 1
  return at
}

const opensList = ({ tokens, lexicon: { small } }: Passage, at: number): boolean => {
  const token = tokens[at]
  return token?.kind === 'mark' || small.complementizers.has(token?.fold ?? '')
}

function pronounAt({ passage, discourse, limits }: SubjectSearch, at: number): Speaker | null {
  const { text, tokens, lexicon } = passage
  for (let start = Math.max(limits.from, at - 1); start <= at; start++) {
    const hit = phrasesAt(text, tokens, start, lexicon.pronouns).find(({ to }) => to === at + 1)
    if (!hit) continue
    const latter = hit.to - hit.from > 1 ? latterOf(passage, start, hit.value) : null
    if (latter) return { ...speakerOf(latter), first: start, last: at, by: 'pronoun' }
    return discourse.pronoun(hit.value, start, at) ?? nobody(start, at)
  }
  return null
}

/** How far back the person may be named whom "ce dernier" means, in words. */
const latterReach = 120

/** "ce dernier", "celle-ci": the person named last, whoever spoke last. */
function latterOf({ mentionAt, naming }: Passage, before: number, kind: PronounKind): Mention | null {
  for (let at = before - 1; at >= Math.max(0, before - latterReach); at--) {
    const mention = mentionAt.get(at)
    if (!mention) continue
    at = mention.first
    const facts = mention.agent ? naming?.agents.get(mention.agent) : undefined
    const person = mention.via === 'unknown' || facts?.kind === 'person'
    const fits = !facts?.gender || (facts.gender === 'm') === (kind === 'he')
    if (person && fits) return mention
  }
  return null
}

/** "le", "the", but not "des" and "du", which are prepositions as well. */
export const isArticle = (fold: string, { small: { determiners, prepositions } }: Lexicon): boolean =>
  determiners.has(fold) && !prepositions.has(fold)

/** The same speakers, as the unspoken subject of another verb. */
export const carriedOver = (speakers: readonly Speaker[]): readonly Speaker[] =>
  speakers.map((speaker) => ({ ...speaker, by: 'inherited' }))

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
    const whole = tokens.slice(head, Math.min(to, head + 6)).map(({ fold }) => fold)
    const full = discourse.byRole(whole, party)
    const facts = full ?? discourse.byRole(words, party) ?? (party ? discourse.leaderOf(party) : null)
    const short = full !== null || to - head <= person + 2
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

/** The first name of a sentence that no preposition governs. */
export function openingSubject(
  search: SubjectSearch,
  sentence: Stretch,
  orUnknown = false,
): readonly Speaker[] {
  const { mentionAt } = search.passage
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + 12); at++) {
    const mention = mentionAt.get(at)
    if (!mention || mention.first !== at) continue
    const from = Math.max(sentence.from, mention.first - 3)
    return speakersIn(search, { from, to: mention.last + 1 }).filter(
      ({ kind }) => kind === 'agent' || kind === 'party' || (orUnknown && kind === 'unresolved'),
    )
  }
  return []
}

export const pronounKindAt = ({ lexicon, tokens }: Passage, at: number): PronounKind | null =>
  valueOfWord(lexicon.pronouns, tokens[at]?.fold ?? '') ?? null

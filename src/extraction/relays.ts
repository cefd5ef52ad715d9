/** Through whom a sentence is known: "selon X", "cité par X", "à CBS News". */
import { canSpeak } from './can-speak.ts'
import type { Discourse, Speaker } from './discourse.ts'
import { type Draft, within } from './draft.ts'
import { nobody, pronounKindAt, type SubjectSearch, speakerOf, speakersIn } from './noun-phrases.ts'
import type { Passage, Stretch } from './passage.ts'
import { longestAt, phrasesAt } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { isKnownVerb } from './verb-forms.ts'

/** `according`: the words are his by "selon", not only carried by him; `within`: only these words are. */
export type Relay = Readonly<{ who: Speaker; cue: Stretch; according: boolean; within?: Stretch }>

/** How long the phrase behind "selon" may be, in words. */
const phraseMax = 16

export function relaysOf(
  passage: Passage,
  discourse: Discourse,
  sentence: Sentence,
  drafts: readonly Draft[],
): readonly Relay[] {
  const { text, tokens, lexicon, mentionAt } = passage
  const relays: Relay[] = []
  const search: SubjectSearch = { passage, discourse, limits: sentence, isVerb: () => false }
  for (let at = sentence.from; at < sentence.to; at++) {
    const back = accordingHim(search, drafts, at) ?? accordingWhom(search, at)
    if (back) {
      relays.push(back)
      at = back.cue.to - 1
      continue
    }
    const according = accordingAt(passage, at) ?? accordingFirst(passage, sentence, at)
    const hit = according ?? phrasesAt(text, tokens, at, lexicon.relayedBy)[0]
    if (hit) {
      const who = relayAfter(search, hit.to)
      if (who && (who.kind === 'medium' || according))
        relays.push({ who, cue: { from: at, to: hit.to }, according: according !== undefined })
      continue
    }
    const medium = mentionAt.get(at)
    if (medium?.via !== 'medium' || medium.first !== at) continue
    const said = drafts.some(({ content }) => within(content, at))
    if (said || relays.some(({ who }) => who.first <= at && at <= who.last)) continue
    const who: Speaker = {
      kind: 'medium',
      agent: null,
      party: null,
      first: at,
      last: medium.last,
      by: 'name',
    }
    relays.push({ who, cue: { from: at, to: medium.last + 1 }, according: false })
  }
  return relays
}

/** "selon lui": whom the pronoun means, unless somebody in the sentence says so, who may be meant as well. */
function accordingHim(
  { passage, discourse }: SubjectSearch,
  drafts: readonly Draft[],
  at: number,
): Relay | null {
  const { text, tokens, lexicon } = passage
  const hit = longestAt(text, tokens, at, lexicon.accordingHim)
  // "according to her lawyer": whose he is.
  const noun = tokens[(hit?.to ?? at) - 1]?.fold ?? ''
  if (!hit || (lexicon.small.possessives.has(noun) && tokens[hit.to]?.kind === 'word')) return null
  const isSaid = drafts.some(({ verb, content }) => verb?.speech && within(content, at))
  if (isSaid) return null
  const owner = tokens.slice(at, hit.to).findIndex(({ fold }) => lexicon.small.possessives.has(fold))
  const first = owner > 0 ? at + owner : hit.value === 'anybody' ? at : hit.to - 1
  const last = owner > 0 ? first : hit.to - 1
  const who = discourse.pronoun(hit.value, first, last) ?? nobody(first, last)
  return { who, cue: hit, according: true }
}

/** "Macron, selon qui la trêve tient, a quitté la salle": who stands before the comma, and what is said up to the next. */
function accordingWhom({ passage, limits }: SubjectSearch, at: number): Relay | null {
  const { text, tokens, lexicon, mentionAt } = passage
  const before = mentionAt.get(at - 2)
  if (tokens[at - 1]?.fold !== ',' || !before || before.first < limits.from || before.via === 'medium')
    return null
  const indexes = before.agent === null ? [lexicon.according] : [lexicon.according, lexicon.accordingFirst]
  const hit = indexes.flatMap((index) => longestAt(text, tokens, at, index) ?? [])[0]
  const whom = tokens[hit?.to ?? -1]?.fold ?? ''
  if (!hit || !lexicon.small.relatives.has(whom)) return null
  const from = hit.to + 1
  let to = from
  while (to < limits.to && !(tokens[to]?.fold === ',' && isVerbWord(passage, to + 1))) to += 1
  return { who: speakerOf(before), cue: { from: at, to: from }, according: true, within: { from, to } }
}

/** A verb of the lexicon, or a word that is none of its small words: the sentence goes on. */
function isVerbWord({ tokens, lexicon, mentionAt, dateAt }: Passage, at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.capital || mentionAt.has(at) || dateAt.has(at)) return false
  if (isKnownVerb(token.word, lexicon)) return true
  const { determiners, prepositions, coordinators, relatives, complementizers } = lexicon.small
  const small = [determiners, prepositions, coordinators, relatives, complementizers, lexicon.stopwords]
  return !small.some((words) => words.has(token.fold)) && !lexicon.boundaries.exact.has(token.fold)
}

/** "selon X", but not "les informations selon lesquelles". */
function accordingAt({ text, tokens, lexicon }: Passage, at: number) {
  const hit = phrasesAt(text, tokens, at, lexicon.according)[0]
  return hit && !lexicon.small.relatives.has(tokens[hit.to]?.fold ?? '') ? hit : undefined
}

/** "Pour Londres, …": at the beginning, and a comma right behind the name. */
function accordingFirst({ text, tokens, lexicon, mentionAt }: Passage, sentence: Sentence, at: number) {
  if (at !== sentence.from) return undefined
  const hit = phrasesAt(text, tokens, at, lexicon.accordingFirst)[0]
  const article = hit && lexicon.small.determiners.has(tokens[hit.to]?.fold ?? '') ? 1 : 0
  const mention = hit && mentionAt.get(hit.to + article)
  return mention && tokens[mention.last + 1]?.fold === ',' ? hit : undefined
}

/** "les médias d'État russes", "Russian state media", "l'agence TASS". */
function mediaNoun({ passage }: SubjectSearch, from: number, end: number): Speaker | null {
  const { tokens, lexicon, mentionAt } = passage
  const medium = { kind: 'medium' as const, agent: null, party: null }
  for (let at = from; at < end; at++) {
    if (!lexicon.small.mediaNouns.has(tokens[at]?.fold ?? '')) continue
    const named = mentionAt.get(at + 1)
    if (named?.via === 'medium') return { ...medium, first: named.first, last: named.last, by: 'name' }
    const before = tokens.slice(from, at)
    const plain = before.every(({ kind, fold }) => kind === 'word' && !lexicon.small.genitives.has(fold))
    const start = from + before.findLastIndex(({ fold }) => lexicon.small.determiners.has(fold)) + 1
    return plain
      ? { ...medium, first: start, last: end - 1, by: 'noun' }
      : { ...medium, first: at, last: end - 1, by: 'noun' }
  }
  return null
}

/** "selon la mairie de Vell" and no more: an article, a noun, and what "de" ties to it. */
function nounEnd({ tokens, lexicon }: Passage, from: number, limit: number): number {
  const { small } = lexicon
  let at = from
  while (at < limit) {
    const token = tokens[at]
    if (token?.kind !== 'word' && token?.kind !== 'number') break
    const apart = small.prepositions.has(token.fold) && !small.genitives.has(token.fold) && at > from
    if (apart || lexicon.auxiliaries.has(token.word) || small.relatives.has(token.fold)) break
    at += 1
  }
  return Math.max(at, from + 1)
}

/** Behind "selon": a medium, a name, or somebody's account ("un récit du président X"). */
function relayAfter(search: SubjectSearch, from: number): Speaker | null {
  const { passage, limits } = search
  const { tokens, mentionAt } = passage
  let end = from
  while (end < limits.to && end - from < phraseMax && !/^[,.;:]$/.test(tokens[end]?.fold ?? '')) end += 1
  if (pronounKindAt(passage, from) || end === from) return null
  const noun = mediaNoun(search, from, end)
  if (noun) return noun
  for (let at = from; at < end; at++) {
    const mention = mentionAt.get(at)
    if (mention?.first !== at) continue
    const later = mentionAt.get(end - 1)
    const person = later?.agent ? later : mention
    return speakersIn(search, { from: person.first, to: person.last + 1 })[0] ?? null
  }
  const phrase = { from, to: nounEnd(passage, from, end) }
  const [found] = speakersIn(search, phrase)
  return found && (found.kind !== 'thing' || canSpeak(passage, phrase)) ? found : null
}

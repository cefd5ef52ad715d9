/** The subject of a verb that has none beside it: "…, estimant que", "mais soutient que", "vient de confirmer que". */
import { canSpeak } from './can-speak.ts'
import type { Speaker } from './discourse.ts'
import {
  carriedOver,
  isArticle,
  nobody,
  pronounKindAt,
  type SubjectSearch,
  speakersIn,
} from './noun-phrases.ts'
import type { Stretch } from './passage.ts'
import { phrasesAt } from './phrases.ts'
import { subjectBefore } from './subjects.ts'
import type { VerbGroup } from './verbs.ts'

/** How far into its sentence the first verb is looked for, in words. */
const openingReach = 40

/** Whoever does what the sentence tells first; an empty list where that is not plain. */
export function farSubject(search: SubjectSearch, group: VerbGroup): readonly Speaker[] {
  const governor = governorOf(search, group)
  const near = governor === null ? [] : subjectBefore(search, { ...group, first: governor, predicate: 'no' })
  return carriedOver(near.length > 0 ? near : sentenceSubject(search, group))
}

/**
 * "X, que je remercie, vient de confirmer que": the subject of a governing verb that no other rule knows.
 *
 * @param known  the verbs of the sentence that other rules know
 */
export function governedBy(
  search: SubjectSearch,
  group: VerbGroup,
  known: readonly VerbGroup[],
): readonly Speaker[] {
  const governor = governorOf(search, group)
  if (governor === null || known.some(({ first, last }) => governor >= first && governor <= last)) return []
  return carriedOver(subjectBefore(search, { ...group, first: governor, predicate: 'no' }))
}

/** "vient de confirmer", "a fini par admettre", "declined to say": where the verb begins that governs an infinitive. */
function governorOf({ passage, limits }: SubjectSearch, { first, tense }: VerbGroup): number | null {
  if (tense !== 'infinitive') return null
  const { text, tokens, lexicon } = passage
  const { small } = lexicon
  const links = [small.clitics, small.controlLinks, small.passiveBy, small.infinitiveMarkers]
  const isLink = (fold: string) => links.some((words) => words.has(fold))
  let at = first - 1
  while (at > limits.from && tokens[at]?.kind === 'word' && isLink(tokens[at]?.fold ?? '')) at -= 1
  const verb = tokens[at]
  // "avant d'admettre", "afin de dire": no verb governs it.
  if (verb?.kind !== 'word' || at === first - 1 || verb.capital || small.prepositions.has(verb.fold))
    return null
  if (phrasesAt(text, tokens, at, lexicon.boundaries).length > 0) return null
  for (let back = at - 1; back >= Math.max(limits.from, at - 3); back--) {
    if (lexicon.auxiliaries.has(tokens[back]?.word ?? '')) return back
  }
  return at
}

/** The subject of the first verb of the sentence, or the noun phrase that opens it. */
function sentenceSubject(search: SubjectSearch, group: VerbGroup): readonly Speaker[] {
  const { passage, limits, isVerb } = search
  const { tokens, lexicon } = passage
  const to = Math.min(group.first, limits.from + openingReach)
  const opening = openingPhrase(search, limits.from)
  if (opening.length > 0) return opening
  for (let at = limits.from + 1; at < to; at++) {
    const auxiliary = lexicon.auxiliaries.get(tokens[at]?.word ?? '')
    const finite = auxiliary?.some(({ tense }) => tense !== 'infinitive' && tense !== 'gerund') ?? false
    if (!finite && !isVerb(at)) continue
    const found = subjectBefore(search, { ...group, first: at, predicate: 'no' })
    return found.length > 0 && found[0]?.kind !== 'thing' ? found : []
  }
  return []
}

/**
 * "X a quitté Vell mardi et a rejeté": the subject with which the sentence begins, carried over a verb that no lexicon
 * has. An empty list where anything between may begin a clause of its own.
 */
export function joinedSubject(search: SubjectSearch, group: VerbGroup): readonly Speaker[] {
  const { passage, limits } = search
  const { text, tokens, lexicon, mentionAt } = passage
  const { small } = lexicon
  let joint = group.first - 1
  while (
    joint > limits.from &&
    phrasesAt(text, tokens, joint, lexicon.adverbs).length > 0 &&
    !small.joins.has(tokens[joint]?.fold ?? '')
  )
    joint -= 1
  if (!small.joins.has(tokens[joint]?.fold ?? '') || group.tense === 'infinitive' || group.tense === 'gerund')
    return []
  const opening = openingPhrase(search, limits.from)
  const [subject] = opening
  const next = tokens[(opening.at(-1)?.last ?? -1) + 1]
  if (!subject || subject.kind === 'thing' || subject.kind === 'medium' || joint - limits.from > openingReach)
    return []
  const isPart = next?.joint === "'" || next?.joint === '-' || lexicon.people.has(next?.fold ?? '')
  if (isPart || next?.kind !== 'word') return []
  for (let at = (opening.at(-1)?.last ?? subject.last) + 1; at < joint; at++) {
    const token = tokens[at]
    const fold = token?.fold ?? ''
    if (token?.kind === 'mark' && fold !== ',' && fold !== '.') return []
    if (small.relatives.has(fold) || small.complementizers.has(fold)) return []
    if (phrasesAt(text, tokens, at, lexicon.boundaries).length > 0) return []
    const parts = fold === ',' || small.coordinators.has(fold)
    const begins = tokens[at + 1]
    if (!parts || !begins) continue
    const noun = isArticle(begins.fold, lexicon)
    if (noun || begins.capital || mentionAt.has(at + 1) || pronounKindAt(passage, at + 1)) return []
  }
  return carriedOver(opening)
}

/** "Le maire quitte la salle", "Au soir, Jean Vasseur …": who stands first, or first behind a comma. */
export function openingPhrase(search: SubjectSearch, from: number): readonly Speaker[] {
  const { passage, limits, discourse } = search
  const { tokens, lexicon, mentionAt } = passage
  const first = tokens[from]
  if (first?.kind !== 'word') return []
  const kind = mentionAt.has(from) ? null : pronounKindAt(passage, from)
  if (kind) return [discourse.pronoun(kind, from, from) ?? nobody(from, from)]
  const article = isArticle(first.fold, lexicon)
  const head = article ? from + 1 : from
  const mention = mentionAt.get(head) ?? mentionAt.get(head + 1)
  if (article || mention) {
    const to = Math.min(limits.to, mention ? mention.last + 1 : nounEnd(passage, head))
    const phrase: Stretch = { from, to }
    return mention || canSpeak(passage, phrase) ? speakersIn(search, phrase) : []
  }
  // A time, a place or a reason comes first, and then the sentence begins.
  if (from !== limits.from) return []
  for (let at = from + 1; at < Math.min(limits.to, from + openingReach / 2); at++) {
    if (tokens[at]?.fold === ',') return openingPhrase(search, at + 1)
  }
  return []
}

/** Behind a noun its "de …" belongs to it. */
function nounEnd({ tokens, lexicon: { small } }: SubjectSearch['passage'], head: number): number {
  let at = head + 1
  while (small.genitives.has(tokens[at]?.fold ?? '') && tokens[at + 1]?.kind === 'word') {
    at += 2
    if (small.determiners.has(tokens[at - 1]?.fold ?? '')) at += 1
  }
  return at
}

/** "il convient de noter", "it is worth noting": words of nobody. */
export function isImpersonal({ passage, limits }: SubjectSearch, { first, tense }: VerbGroup): boolean {
  if (tense !== 'infinitive' && tense !== 'gerund') return false
  const { text, tokens, lexicon } = passage
  for (let at = first - 1; at >= Math.max(limits.from, first - 8); at--) {
    if (tokens[at]?.kind !== 'word') return false
    if (phrasesAt(text, tokens, at, lexicon.impersonal).some(({ to }) => to <= first)) return true
  }
  return false
}

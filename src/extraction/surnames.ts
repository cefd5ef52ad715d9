/** Whose a surname is: another bearer's, somebody's whom the codebook lacks, or a known one's, spelt otherwise. */
import type { Lexicon } from './lexicons.ts'
import type { Found } from './mention.ts'
import { demonymParty, type Naming } from './naming.ts'
import type { Token } from './normalise.ts'
import { nameKey } from './spellings.ts'

type Sources = Readonly<{ tokens: readonly Token[]; lexicon: Lexicon; naming: Naming | null }>

/** "Melania Trump": a first name that is not his makes it somebody else; how many words back that somebody begins. */
export function othersFirstName(
  { tokens, lexicon, naming }: Sources,
  at: number,
  isMention: (token: number) => boolean,
): boolean {
  const own = tokens[at]
  const before = tokens[at - 1]
  if (!own || before?.kind !== 'word' || !before.capital || own.joint !== '' || own.glued) return false
  // "Defiant Putin Rejects Truce": where everything has a capital, a capital says nothing.
  const next = tokens[at + 1]
  if (next?.kind === 'word' && next.capital && next.joint === '') return false
  const { fold } = before
  const abbreviated = fold.length <= 3
  return !(
    abbreviated ||
    isMention(at - 1) ||
    isOrdinary(fold, lexicon) ||
    lexicon.verbs.has(before.word) ||
    (naming !== null && demonymParty(fold, naming) !== null)
  )
}

/** A word of the language, which no first name is. */
const isOrdinary = (
  fold: string,
  { small, people, stopwords, adverbs, boundaries, conditions, asSaid, dates }: Lexicon,
): boolean =>
  people.has(fold) ||
  stopwords.has(fold) ||
  adverbs.exact.has(fold) ||
  boundaries.exact.has(fold) ||
  conditions.exact.has(fold) ||
  asSaid.exact.has(fold) ||
  dates.weekdays.has(fold) ||
  [
    small.titles,
    small.determiners,
    small.prepositions,
    small.governments,
    small.sources,
    small.vessels,
    small.mediaNouns,
    small.coordinators,
    small.questionWords,
    small.preposed,
    small.epithets,
  ].some((list) => list.has(fold))

/** Shorter surnames are too often words. */
const surnameMin = 4

/**
 * Bare surnames behind the full name of somebody whom the codebook lacks are his: "Jean Vasseur … Vasseur", and also
 * where a person of the codebook bears the same, until that one is named in full.
 */
export function withSurnames(
  { tokens, lexicon }: Omit<Sources, 'naming'>,
  mentions: readonly Found[],
): readonly Found[] {
  const bearers = new Map<string, Found>()
  const strangerOf = (fold: string): Pick<Found, 'inFull'> | null => {
    const bearer = bearers.get(fold)
    return bearer?.via === 'unknown' ? { inFull: { first: bearer.first, last: bearer.last } } : null
  }
  const at = new Map(mentions.map((mention) => [mention.first, mention]))
  const found: Found[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    const mention = at.get(index)
    if (mention) {
      const last = tokens[mention.last]
      const bare = mention.first === mention.last
      const titled = mention.via === 'unknown' || mention.via === 'name'
      const stranger = bare && titled ? strangerOf(last?.fold ?? '') : null
      found.push(stranger ? { ...mention, agent: null, party: null, via: 'unknown', ...stranger } : mention)
      const named = mention.via === 'name' || mention.via === 'unknown'
      if (!bare && named && last && last.fold.length >= surnameMin) bearers.set(last.fold, mention)
      index = mention.last
      continue
    }
    if (token?.kind !== 'word' || !token.capital) continue
    const stranger = strangerOf(token.fold)
    if (stranger === null) continue
    const alone =
      tokens[index + 1]?.joint !== '-' && token.joint !== '-' && !lexicon.stopwords.has(token.fold)
    if (alone)
      found.push({ first: index, last: index, agent: null, party: null, via: 'unknown', ...stranger })
  }
  return found
}

/** "Volodymyr Selenskyj", "Lawrow": names that no codebook writes so, and that sound like one that it has. */
export function spelledOtherwise(
  { tokens, naming }: Sources,
  isMention: (token: number) => boolean,
): readonly Found[] {
  if (naming === null || naming.spellings.size === 0) return []
  const keys = new Map<string, string>()
  const keyAt = (at: number): string | null => {
    const token = tokens[at]
    if (token?.kind !== 'word' || !token.capital || token.joint !== '' || isMention(at)) return null
    const known = keys.get(token.fold)
    if (known !== undefined) return known
    const key = nameKey(token.fold)
    keys.set(token.fold, key)
    return key
  }
  const found: Found[] = []
  for (let at = 0; at < tokens.length; at++) {
    const key = keyAt(at)
    if (key === null) continue
    const next = keyAt(at + 1)
    const both = next === null ? undefined : naming.spellings.get(`${key} ${next}`)
    const alone = tokens[at + 1]?.capital || tokens[at - 1]?.capital ? undefined : naming.spellings.get(key)
    const agent = both ?? alone
    if (!agent) continue
    const last = both ? at + 1 : at
    const party = naming.agents.get(agent)?.parties[0] ?? null
    found.push({ first: at, last, agent, party, via: 'name' })
    at = last
  }
  return found
}

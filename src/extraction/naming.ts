/** What a codebook calls its parties and agents on a given day, made ready to be found in a text. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import { mandatesOn } from '../../events/codebook/mandates.ts'
import type { AgentId, PartyId } from '../../events/ids.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import type { Lexicon } from './lexicons.ts'
import { nationalityIn } from './nationality.ts'
import { type Token, wordsOf } from './normalise.ts'
import { indexPhrases, type Phrase, type PhraseIndex } from './phrases.ts'
import { nameKey } from './spellings.ts'

export type Named = Readonly<{
  agent: AgentId | null
  party: PartyId | null
  via: 'name' | 'role' | 'metonym'
  /** A role too general to mean this agent before he was named: "la source". */
  needsAntecedent: boolean
}>

export type AgentFacts = Readonly<{
  id: AgentId
  kind: 'person' | 'body' | 'anonymous'
  gender: 'm' | 'f' | null
  /** In force on the day, first mandate first. */
  parties: readonly PartyId[]
  rank: number
  /** How his first names sound. */
  given: ReadonlySet<string>
  /** The folded words of each role. */
  roles: readonly (readonly string[])[]
}>

export type Naming = Readonly<{
  index: PhraseIndex<Named>
  agents: ReadonlyMap<AgentId, AgentFacts>
  /** How the names of persons sound, to the only person who is called so. */
  spellings: ReadonlyMap<string, AgentId>
  /** The beginning of an adjective of nationality, to its party. */
  demonyms: readonly Readonly<{ stem: string; party: PartyId }>[]
  /** "alliés" of Ukraine, to the party that they form: by noun and owner. */
  owned: ReadonlyMap<string, PartyId>
}>

/** Adjectives shorter than this would catch other words. */
const stemMin = 4

/** Who speaks for whom changes on few days, and neither codebook nor lexicon changes once it is read. */
const compiled = new WeakMap<Codebook, WeakMap<Lexicon, Map<number, Naming>>>()
/** An archive is read a year at a time, not a day of each year in turn; and a naming takes a megabyte. */
const keptMax = 8

export function namingOf(codebook: Codebook, language: string, lexicon: Lexicon, day: CivilDate): Naming {
  const byLexicon = compiled.get(codebook) ?? new WeakMap<Lexicon, Map<number, Naming>>()
  compiled.set(codebook, byLexicon)
  const byEpoch = byLexicon.get(lexicon) ?? new Map<number, Naming>()
  byLexicon.set(lexicon, byEpoch)
  const epoch = epochOf(codebook, day)
  const naming = byEpoch.get(epoch) ?? compileNaming(codebook, language, lexicon, day)
  byEpoch.set(epoch, naming)
  const [oldest] = byEpoch.keys()
  if (byEpoch.size > keptMax && oldest !== undefined) byEpoch.delete(oldest)
  return naming
}

/** How often a mandate began or ended up to a day: between two such days the same ones are in force. */
function epochOf({ agents }: Codebook, day: CivilDate): number {
  let changes = 0
  for (const { mandates } of agents) {
    for (const { from, until } of mandates) {
      if (from <= day) changes += 1
      if (until !== null && until <= day) changes += 1
    }
  }
  return changes
}

function compileNaming(codebook: Codebook, language: string, lexicon: Lexicon, day: CivilDate): Naming {
  const phrases: Phrase<Named>[] = []
  const agents = new Map<AgentId, AgentFacts>()
  const roleWords = new Map<string, Set<PartyId>>()
  const spellings = new Map<string, AgentId | null>()
  const partyNames = new Map(codebook.parties.map(({ id, names }) => [id, names]))
  for (const party of codebook.parties) {
    const named: Named = { agent: null, party: party.id, via: 'metonym', needsAntecedent: false }
    for (const name of namesIn(party.names, language)) {
      phrases.push({ text: name, value: named, matchCase: true })
      const bare = withoutArticle(name, lexicon)
      if (bare !== name) phrases.push({ text: bare, value: named, matchCase: true })
    }
  }
  for (const agent of codebook.agents) {
    const current = mandatesOn(agent, day)
    const parties = current.map(({ mandate }) => mandate.party)
    const roles = current.flatMap(({ mandate }) => namesIn(mandate.role, language))
    const fullNames = agent.kind === 'person' ? soundsOf(Object.values(agent.names).flat()) : []
    for (const name of fullNames) {
      const sound = name.join(' ')
      if (name.length > 1 || sound.length >= surnameMin)
        spellings.set(sound, spellings.has(sound) && spellings.get(sound) !== agent.id ? null : agent.id)
    }
    agents.set(agent.id, {
      id: agent.id,
      kind: agent.kind,
      given: new Set(fullNames.flatMap(([first, ...rest]) => (first && rest.length > 0 ? [first] : []))),
      gender: agent.gender ?? null,
      parties,
      rank: Math.min(9, ...current.map(({ mandate }) => mandate.rank)),
      roles: roles.map((role) => wordsOf(role).map(({ fold }) => fold)),
    })
    const of = { agent: agent.id, party: parties[0] ?? null }
    // A person keeps one name in every language that writes it with the same letters.
    const names = agent.kind === 'person' ? Object.values(agent.names).flat() : namesIn(agent.names, language)
    for (const name of new Set(names)) {
      const matchCase = agent.kind === 'person'
      phrases.push({ text: name, value: { ...of, via: 'name', needsAntecedent: false }, matchCase })
    }
    for (const role of roles) {
      const needsAntecedent = agent.kind !== 'person' || wordsOf(role).length < 2
      phrases.push({ text: role, value: { ...of, via: 'role', needsAntecedent } })
    }
    for (const { mandate } of current) {
      const names = namesIn(partyNames.get(mandate.party) ?? {}, language)
      for (const role of namesIn(mandate.role, language)) {
        for (const word of adjectivesIn(role, names, language)) {
          if (word.fold.length < stemMin + 1 || isCommon(word, lexicon)) continue
          roleWords.set(word.fold, (roleWords.get(word.fold) ?? new Set<PartyId>()).add(mandate.party))
        }
      }
    }
  }
  return {
    index: indexPhrases(phrases),
    agents,
    spellings: new Map([...spellings].flatMap(([sound, agent]) => (agent ? [[sound, agent] as const] : []))),
    demonyms: demonymsOf(codebook, language, lexicon, roleWords),
    owned: ownedOf(codebook, language, lexicon),
  }
}

/** A surname alone is heard only where it is long enough to be nobody else's. */
const surnameMin = 6

const soundsOf = (names: readonly string[]): readonly (readonly string[])[] =>
  names.map((name) => wordsOf(name).map(({ fold }) => nameKey(fold)))

/** Words of a role that may be adjectives: where they have a capital, the one that is; otherwise all without one. */
function adjectivesIn(role: string, names: readonly string[], language: string): readonly Token[] {
  const nationality = nationalityIn(role, names, language)
  if (nationality === undefined) return wordsOf(role).filter(({ capital }) => !capital)
  return nationality ? [nationality] : []
}

const namesIn = (names: Readonly<Record<string, readonly string[]>>, language: string): readonly string[] =>
  names[language] ?? Object.values(names).flat()

const isCommon = ({ fold }: Token, { small, people }: Lexicon): boolean =>
  people.has(fold) || small.governments.has(fold) || small.mediaNouns.has(fold) || small.vessels.has(fold)

function withoutArticle(name: string, lexicon: Lexicon): string {
  const [first, second] = wordsOf(name)
  return first && second && lexicon.small.determiners.has(first.fold) ? name.slice(second.start) : name
}

/** "les Russes" gives "russe"; so does a word that only one party's roles use: "britannique". */
function demonymsOf(
  codebook: Codebook,
  language: string,
  lexicon: Lexicon,
  roleWords: ReadonlyMap<string, ReadonlySet<PartyId>>,
): Naming['demonyms'] {
  const demonyms = new Map<string, PartyId>()
  const add = (word: string, party: PartyId) => {
    const ending = lexicon.data.inflections.find((one) => word.endsWith(one)) ?? ''
    const stem = word.slice(0, word.length - ending.length)
    if (stem.length >= stemMin && !demonyms.has(stem)) demonyms.set(stem, party)
    else if (stem.length >= stemMin - 1 && word.length >= stemMin && !demonyms.has(word))
      demonyms.set(word, party)
  }
  for (const party of codebook.parties) {
    for (const name of namesIn(party.names, language)) {
      const words = wordsOf(name)
      const [article, noun] = words
      if (words.length === 2 && article && noun && lexicon.small.determiners.has(article.fold))
        add(noun.fold, party.id)
    }
  }
  for (const [word, parties] of roleWords) {
    const [party] = parties
    if (parties.size === 1 && party) add(word, party)
  }
  return [...demonyms].map(([stem, party]) => ({ stem, party }))
}

/** A party called "<noun> of <other party>" is also "its <noun>" after that party. */
function ownedOf(codebook: Codebook, language: string, lexicon: Lexicon): ReadonlyMap<string, PartyId> {
  const byName = new Map<string, PartyId>()
  for (const { id, names } of codebook.parties) {
    for (const name of namesIn(names, language)) byName.set(key(wordsOf(name)), id)
  }
  const owned = new Map<string, PartyId>()
  for (const { id, names } of codebook.parties) {
    for (const name of namesIn(names, language)) {
      const words = wordsOf(name)
      const genitive = words.findIndex(({ fold }) => lexicon.small.genitives.has(fold))
      if (genitive < 1) continue
      const [before, after] = [words.slice(0, genitive), words.slice(genitive + 1)]
      for (const [noun, owner] of [
        [before, after],
        [after, before],
      ] as const) {
        const bare = owner.filter(({ fold }) => !lexicon.small.determiners.has(fold))
        const other = byName.get(key(owner)) ?? byName.get(key(bare))
        if (other && other !== id) owned.set(`${key(noun)} ${other}`, id)
      }
    }
  }
  return owned
}

const key = (words: readonly Token[]): string => words.map(({ fold }) => fold).join(' ')

/** The party whose adjective a word is: "ukrainienne" is Ukraine's. Endings of four letters at most are inflection. */
export function demonymParty(fold: string, naming: Naming): PartyId | null {
  for (const { stem, party } of naming.demonyms) {
    if (fold.startsWith(stem) && fold.length - stem.length <= 4) return party
  }
  return null
}

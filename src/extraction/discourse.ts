/** Who was spoken of last: what pronouns and short roles ("la porte-parole", "the official") refer to. */
import type { AgentId, PartyId } from '../../events/ids.ts'
import type { PronounKind, Referent } from './lexicons.ts'
import type { Mention } from './mention.ts'
import type { AgentFacts, Naming } from './naming.ts'

/** Who speaks or takes a position, with the tokens that say so. */
export type Speaker = Readonly<{
  kind: 'agent' | 'party' | 'anonymous' | 'unresolved' | 'medium' | 'thing'
  agent: AgentId | null
  party: PartyId | null
  first: number
  last: number
  /** Where the noun phrase begins that his name is set behind: "le chef, Jean Dupont". */
  from?: number
  /** Where he is named whom a pronoun or a surname means. */
  antecedent?: Readonly<{ first: number; last: number }>
  /** How sure the words make it: a name or metonym, a role, a pronoun, an unspoken subject, a noun of his. */
  by: 'name' | 'role' | 'pronoun' | 'inherited' | 'noun'
}>

/** How many speakers back a pronoun may reach. */
const memory = 8

/** "ministre" of "ministre sudrien", and "minister" of "Sudrian minister". */
const beginsWith = (role: readonly string[], words: readonly string[]): boolean =>
  words.every((word, index) => role[index] === word)
const endsWith = (role: readonly string[], words: readonly string[]): boolean =>
  words.every((word, index) => role[role.length - words.length + index] === word)

/** What has been said so far. It changes as the text is read from front to back, in one place. */
export class Discourse {
  readonly #naming: Naming | null
  readonly #speakers: Speaker[] = []
  #utterer: Speaker | null = null
  readonly #mentioned: AgentId[] = []
  #topic: Speaker | null = null

  constructor(naming: Naming | null) {
    this.#naming = naming
  }

  mention({ agent }: Mention): void {
    if (agent) this.#mentioned.push(agent)
  }

  /** `said`: with a verb of saying, so that a quotation without a speaker may go on with his words. */
  spoke(speaker: Speaker, said: boolean): void {
    if (speaker.kind === 'thing' || speaker.kind === 'medium') return
    if (said) this.#utterer = speaker
    this.#speakers.push(speaker)
    if (this.#speakers.length > memory) this.#speakers.shift()
  }

  /** Who alone was named in the sentence before; null where that was nobody, or more than one. */
  topic(): Speaker | null {
    return this.#topic
  }

  /** At the end of each sentence. */
  turnTo(topic: Speaker | null): void {
    this.#topic = topic
  }

  lastUtterer(): Speaker | null {
    return this.#utterer
  }

  /** The last speaker whom the pronoun fits; a party or a body is "il" or "elle", people without a name are "ils". */
  pronoun(kind: PronounKind | Referent, first: number, last: number): Speaker | null {
    // Whoever says "we" is the speaker of the words around it; that frame names him.
    if (kind === 'i' || kind === 'we' || kind === 'you') return null
    const people = this.#speakers.findLast((speaker) => speaker.kind !== 'party' && this.#fits(speaker, kind))
    const found = people ?? this.#speakers.findLast((speaker) => this.#fits(speaker, kind))
    const { first: named = first, last: namedLast = last } = found?.antecedent ?? found ?? {}
    return found
      ? { ...found, first, last, by: 'pronoun', antecedent: { first: named, last: namedLast } }
      : null
  }

  #fits(speaker: Speaker, kind: PronounKind | Referent): boolean {
    if (kind === 'anybody') return true
    const facts = this.#facts(speaker)
    if (kind === 'i' || kind === 'we' || kind === 'you' || kind === 'one') return false
    if (kind === 'they') return speaker.kind !== 'agent' || facts?.kind === 'body'
    if (speaker.kind === 'unresolved' || speaker.kind === 'anonymous') return true
    if (speaker.kind === 'party') return kind === 'he' || kind === 'she'
    if (!facts?.gender) return true
    return (kind === 'he') === (facts.gender === 'm')
  }

  #facts({ agent }: Speaker): AgentFacts | null {
    return agent ? (this.#naming?.agents.get(agent) ?? null) : null
  }

  /** The agent mentioned last, one of whose roles begins with these words: "la source", "le ministre". */
  byRole(words: readonly string[], party: PartyId | null): AgentFacts | null {
    const seen = new Set<AgentId>()
    const subject = this.#speakers.at(-1)?.agent
    const recent = this.#mentioned.slice(-200)
    // The subject of the sentence before is meant rather than whom it met.
    if (subject) recent.push(subject)
    for (const agent of recent.reverse()) {
      if (seen.has(agent)) continue
      seen.add(agent)
      const facts = this.#naming?.agents.get(agent)
      if (!facts || (party && !facts.parties.includes(party))) continue
      if (facts.roles.some((role) => beginsWith(role, words) || endsWith(role, words))) return facts
    }
    return null
  }

  /** The leader of a party among those who were mentioned: "le dirigeant russe". */
  leaderOf(party: PartyId): AgentFacts | null {
    const agent = this.#mentioned.findLast((id) => {
      const facts = this.#naming?.agents.get(id)
      return facts?.rank === 1 && facts.kind === 'person' && facts.parties.includes(party)
    })
    return agent ? (this.#naming?.agents.get(agent) ?? null) : null
  }
}

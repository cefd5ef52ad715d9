/** Whose position it is and in whose voice it reaches us: semantics.md, section 2.1, rules in order. */
import type { PartyId } from '../../events/ids.ts'
import type { Voice } from '../../events/vocabulary.ts'
import type { Frame } from './attribution.ts'
import type { CueMatch } from './cues.ts'
import type { Speaker } from './discourse.ts'
import type { Passage } from './passage.ts'
import type { Placed } from './placing.ts'
import type { Position } from './polarity.ts'
import type { Silence, WhySilent } from './watch.ts'

/** `speaker` null is the newsroom. `holds` says that the position is the speaker's party's own. */
export type Voiced = Readonly<{
  voice: Voice
  speaker: Speaker | null
  holds: boolean
  aboutParty: PartyId | null
  /** The party that the sentence names, where the speaker could speak for two. */
  partyHint: PartyId | null
  rule: string
}>

/** Everybody for whom a match inside these frames (outermost first) is a claim; an empty list where it is none. */
export function voicesOf(
  passage: Passage,
  { match, chain }: Placed,
  position: Position,
  why?: WhySilent,
): readonly Voiced[] {
  const somebody = chain.filter(({ speakers }) => speakers.some(isSomebody))
  // "According to X, Y rejects": Y's words, which are known through X.
  const [first, second] = somebody
  const isKnownThrough = first?.form === 'according' && second !== undefined && !isAsked(second)
  const speaking = isKnownThrough ? somebody.slice(1) : somebody
  const outer = speaking[0]
  if (!outer) return chain.length === 0 && !match.cue.topic ? [newsroom] : silent('no_speaker', why)
  // "record that Norland supports it": a clause behind an unknown verb is nobody's statement.
  if (outer.dependent) return silent('unknown_verb', why)
  if (match.cue.proposition.kind === 'position' && isNobodys(passage, chain, outer))
    return silent('nobodys', why)
  const inner = innerHolder(speaking, outer)
  const relay = relayOf(outer)
  return outer.speakers.filter(isSomebody).flatMap((named): Voiced[] => {
    // "According to its spokesman, Moscow rejects": the spokesman says so, for Moscow.
    const speaker = relay?.agent && named.kind === 'party' && relay.party === named.party ? relay : named
    const hint = partyNamed(passage, outer)
    const party = speaker.party
    // Of "A and B say they are ready", each says so of himself.
    const others = inner.filter(
      (other) =>
        other.party !== null &&
        other.party !== party &&
        !outer.speakers.some(({ first, party: his }) => first === other.first && his === other.party),
    )
    const subject = match.cue.proposition.subject
    // 1. Another party's position, unless the proposition is about that party: then it is the speaker's judgement.
    if (others.length > 0 && subject === undefined) {
      return others.map(({ party: about }) => ({
        voice: 'reported',
        speaker,
        holds: false,
        aboutParty: about,
        partyHint: hint,
        rule: 'another party says what this one thinks or does',
      }))
    }
    // 2. The party's own words, known only through another party.
    if (relay && relay.party !== null && party !== null && relay.party !== party) {
      return [{ ...own(speaker, hint), voice: 'relayed', rule: 'own words, told by another party' }]
    }
    // 4. Only the newsroom knows what a party thinks, or that it has not acted.
    if (isAscribed(passage, match, position, outer, chain)) {
      if (party === null) return silent('no_speaker', why)
      const about = subject === undefined ? party : null
      return [{ ...newsroom, aboutParty: about, rule: 'state of mind, or an act not done' }]
    }
    return [own(speaker, hint)]
  })
}

function silent(reason: Silence, why: WhySilent | undefined): never[] {
  why?.(reason)
  return []
}

const newsroom: Voiced = {
  voice: 'outlet',
  speaker: null,
  holds: false,
  aboutParty: null,
  partyHint: null,
  rule: 'the newsroom itself',
}

/**
 * Nobody named: a pronoun or a quotation on its own means most often somebody else than the unnamed person before it,
 * and a quotation on its own somebody else than the last stranger.
 */
export const isGuessed = ({ speaker }: Voiced): boolean =>
  speaker !== null &&
  speaker.party === null &&
  speaker.agent === null &&
  (speaker.by === 'inherited' || (speaker.by === 'pronoun' && speaker.kind !== 'unresolved'))

const own = (speaker: Speaker, partyHint: PartyId | null): Voiced => ({
  voice: 'self',
  speaker,
  holds: true,
  aboutParty: null,
  partyHint,
  rule: 'own words or decision',
})

const isSomebody = ({ kind }: Speaker): boolean => kind !== 'thing' && kind !== 'medium'

/** "Vell must recognise it": somebody wants him to, and he has not said so. */
const isAsked = ({ under, verb }: Frame): boolean => under === 'asked' || verb?.obliged === true

/**
 * "Vell must accept" without anybody who says so, and "26 states have promised", whoever announces it: the position of
 * nobody whom the codebook knows.
 */
function isNobodys(passage: Passage, chain: readonly Frame[], outer: Frame): boolean {
  if (isAsked(outer)) return true
  const inner = chain.findLast(
    ({ verb }) => verb !== null && verb.attitude !== null && verb.predicate !== 'adjective',
  )
  const [named] = inner?.speakers ?? []
  if (
    !inner ||
    !named ||
    inner === outer ||
    inner.under ||
    named.by === 'inherited' ||
    named.by === 'pronoun'
  )
    return false
  return !isSpeakersOwn(passage, named) && named.agent === null && named.party === null
}

/** "said it would accept", "said that its government refuses", "our side wants": whoever speaks means his own side. */
function isSpeakersOwn({ tokens, lexicon }: Passage, { first, last }: Speaker): boolean {
  const { firstPerson, possessives, objects } = lexicon.small
  const fold = (at: number) => tokens[at]?.fold ?? ''
  if (first === last && objects.has(fold(first))) return true
  return [first, first - 1].some((at) => firstPerson.has(fold(at)) || possessives.has(fold(at)))
}

/** Who, inside what is said, takes the position: the subjects of the innermost verb of deciding or thinking. */
function innerHolder(speaking: readonly Frame[], outer: Frame): readonly Speaker[] {
  const inner = speaking.findLast(
    ({ verb }) => verb !== null && (verb.attitude !== null || verb.mind || verb.speech),
  )
  // What is demanded of somebody is the position of whoever demands it.
  return !inner || inner === outer || isAsked(inner) ? [] : inner.speakers.filter(isSomebody)
}

/** The person of another house through whom the sentence is known, if any. */
const relayOf = ({ relays }: Frame): Speaker | null =>
  relays.find(({ who }) => who.kind === 'agent' || who.kind === 'party')?.who ?? null

/** A party named in the sentence around the speaker's words: it decides between two mandates. */
function partyNamed(passage: Passage, { sentence, speakers }: Frame): PartyId | null {
  const range = passage.sentences[sentence]
  const agent = speakers[0]?.agent
  const parties = agent ? passage.naming?.agents.get(agent)?.parties : undefined
  if (!range || !parties || parties.length < 2) return null
  for (let at = range.from; at < range.to; at++) {
    const mention = passage.mentionAt.get(at)
    if (mention && mention.agent === null && mention.party && parties.includes(mention.party))
      return mention.party
  }
  return null
}

function isAscribed(
  passage: Passage,
  match: CueMatch,
  position: Position,
  outer: Frame,
  chain: readonly Frame[],
): boolean {
  const { verb } = outer
  // Somebody who says so himself is a witness; only a sentence of the newsroom's own can ascribe.
  const said = chain.some((frame) => frame.verb === null || (frame.verb.speech && !frame.verb.mind))
  if (said || verb === null) return false
  if (position.notYet) return true
  if (!verb.mind) return false
  for (let at = match.first; at <= match.last; at++) if (passage.quoteAt.has(at)) return false
  return true
}

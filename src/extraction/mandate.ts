/** For which party a speaker spoke on the day of the words, and whether that needs a person's eye. */
import { addDays, dayOf } from '../../events/calendar.ts'
import type { Codebook, Mandate } from '../../events/codebook/codebook.ts'
import { findAgent, hasParty, type MandateThen, mandatesOn } from '../../events/codebook/mandates.ts'
import type { PartyId } from '../../events/ids.ts'
import type { CivilDate, ClaimMandate, ReviewReason, StatedAt } from '../../events/vocabulary.ts'

export type MandateAnswer = Readonly<{
  holder: PartyId | null
  mandate: ClaimMandate | null
  reasons: readonly ReviewReason[]
}>

/** An undated claim may be this much older than the article that reports it. */
const undatedReachDays = 7

/**
 * Looks the mandate up on the last day of `statedAt` (semantics.md, section 2.2). `speaker` is an agent id, or
 * `party:<id>` for a metonym, which has rank 2 and no dates. `partyHint` is the party that the sentence names, which
 * decides between two mandates; else the first in the codebook does.
 *
 * The holder is null with a reason where no mandate was in force, where it was last checked over a year before, and
 * where the agent's party changes inside the time in which the words can have been said.
 */
export function mandateAt(
  codebook: Codebook,
  speaker: string,
  statedAt: StatedAt,
  publishedOn: CivilDate,
  partyHint: string | null = null,
): MandateAnswer {
  if (speaker.startsWith('party:')) return metonym(codebook, speaker.slice('party:'.length))
  const agent = findAgent(codebook, speaker)
  if (!agent || agent.mandates.length === 0) return { holder: null, mandate: null, reasons: [] }
  const { first, last } = daysOf(statedAt, publishedOn, codebook.timeZone)
  const then = chosen(mandatesOn(agent, last), partyHint)
  if (!then) return { holder: null, mandate: null, reasons: ['mandate_mismatch'] }
  const before = chosen(mandatesOn(agent, first), partyHint)
  // A mandate that begins or ends inside the interval leaves open which one the words were said under.
  if (first < last && before?.mandate.party !== then.mandate.party) {
    return { holder: null, mandate: null, reasons: ['mandate_straddle'] }
  }
  if (then.expired) return { holder: null, mandate: null, reasons: ['mandate_unverified'] }
  return { holder: then.mandate.party, mandate: copyOf(then), reasons: [] }
}

function metonym(codebook: Codebook, party: string): MandateAnswer {
  const known = codebook.parties.find(({ id }) => id === (party as PartyId))
  if (!known || !hasParty(codebook, party)) return { holder: null, mandate: null, reasons: [] }
  const mandate: ClaimMandate = {
    party: known.id,
    role: null,
    rank: 2,
    from: null,
    until: null,
    unverified: false,
  }
  return { holder: known.id, mandate, reasons: [] }
}

const chosen = (mandates: readonly MandateThen[], hint: string | null): MandateThen | undefined =>
  mandates.find(({ mandate }) => mandate.party === hint) ?? mandates[0]

/** The first and the last day on which the words can have been said. */
function daysOf({ from, to }: StatedAt, publishedOn: CivilDate, zone: string) {
  const last = to === null ? publishedOn : isInstant(to) ? dayOf(to, zone) : addDays(to, -1)
  if (from === null) return { first: addDays(publishedOn, -undatedReachDays), last }
  const first = isInstant(from) ? dayOf(from, zone) : from
  // An interval whose end lies before its beginning is read as its end: nothing else is known of it.
  if (first > last) return { first: last, last }
  return { first, last }
}

const isInstant = (text: string): boolean => text.includes('T')

function copyOf({ mandate, unverified }: MandateThen): ClaimMandate {
  const { party, rank, from, until } = mandate
  return { party, role: roleOf(mandate), rank, from, until, unverified }
}

const roleOf = ({ role }: Mandate): string | null => Object.values(role)[0]?.[0] ?? null

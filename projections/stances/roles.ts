/** What an act is to a party: a side that can set the value, or something that is only listed (semantics.md, 4.2). */
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import type { PartyId } from '../../events/ids.ts'
import type { CivilDate } from '../../events/vocabulary.ts'
import { type Act, isHeard } from '../acts/act.ts'

export const listedBases = ['aboutParty', 'subject', 'relayed', 'collective'] as const
export type ListedBasis = (typeof listedBases)[number]
export type Role = 'self' | ListedBasis

export type PartyRole = Readonly<{ party: PartyId; role: Role }>

/**
 * Every party for which this act matters, and how. One act has at most one role for a party.
 *
 * The newsroom's own judgement of a party that the proposition is about is listed like anybody else's: the rule names
 * the claims of others, and `aboutParty` is not used where a proposition has a subject.
 */
export function partiesOf(act: Act, proposition: Proposition, codebook: Codebook): readonly PartyRole[] {
  const known = rolesOfAct.get(act)
  if (known?.proposition === proposition && known.codebook === codebook) return known.roles
  const roles = rolesOf(act, proposition, codebook)
  rolesOfAct.set(act, { proposition, codebook, roles })
  return roles
}

// Every party's fold asks for every act's roles; a cache of a pure function changes no answer.
const rolesOfAct = new WeakMap<
  Act,
  { proposition: Proposition; codebook: Codebook; roles: readonly PartyRole[] }
>()

/** Of an act, or of one claim that is looked at alone. */
export function rolesOf(
  act: Pick<Act, 'voice' | 'holder' | 'aboutParty' | 'counts' | 'lastDay'>,
  proposition: Proposition,
  codebook: Codebook,
): PartyRole[] {
  const roles = new Map<PartyId, Role>()
  const add = (party: PartyId | null | undefined, role: Role) => {
    if (party && !roles.has(party)) roles.set(party, role)
  }
  if (act.voice === 'self') add(act.holder, 'self')
  if (act.voice === 'relayed') add(act.holder ?? act.aboutParty, 'relayed')
  if (act.voice === 'reported' || act.voice === 'outlet') add(act.aboutParty, 'aboutParty')
  if (act.voice === 'self' || act.voice === 'outlet') add(proposition.subject, 'subject')
  if (act.voice === 'self' && act.holder && isHeard(act)) {
    for (const member of membersOf(codebook, act.holder, act.lastDay)) add(member, 'collective')
  }
  return [...roles].map(([party, role]) => ({ party, role }))
}

export const roleOf = (
  act: Act,
  party: PartyId,
  proposition: Proposition,
  codebook: Codebook,
): Role | undefined => partiesOf(act, proposition, codebook).find((found) => found.party === party)?.role

/** The members of a collective on a day; a party that is none has no members. */
export function membersOf(codebook: Codebook, collective: PartyId, day: CivilDate): PartyId[] {
  const members = codebook.parties.find(({ id }) => id === collective)?.members ?? []
  return members
    .filter(({ from, until }) => from <= day && (until === null || day < until))
    .map(({ party }) => party)
}

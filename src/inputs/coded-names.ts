/** The names that a coder uses, looked up in the codebook in force: whatever it lacks is said, with the names that are near. */
import type { Codebook, Proposition } from '../../events/codebook/codebook.ts'
import { findAgent, hasParty } from '../../events/codebook/mandates.ts'
import { mergeOf } from '../../events/codebook/merges.ts'
import { type Fault, Refusal } from '../../events/errors.ts'
import { nameFault } from '../name-fault.ts'
import { quoted } from '../problem.ts'
import type { ReadingInput } from './coded-claim.ts'

type NameFault = Fault & Readonly<{ code: 'unknown_agent' | 'unknown_party' | 'unknown_proposition' }>

/**
 * @param at  the pointer of the reading in its body
 * @returns the proposition; every other name of the reading is known, too
 * @throws Refusal `unknown_agent`, `unknown_party`, `unknown_proposition`, with every fault that there is
 */
export function checkNames(reading: ReadingInput, codebook: Codebook, at: string): Proposition {
  const proposition = codebook.propositions.find(({ id }) => id === reading.proposition)
  const { speaker, conditions = [], attribution = [] } = reading
  const faults = [
    speakerFault(codebook, { id: speaker, pointer: `${at}/speaker` }),
    ...(['holder', 'aboutParty', 'addressee'] as const).map((field) =>
      partyFault(codebook, { id: reading[field], pointer: `${at}/${field}` }),
    ),
    propositionFault(codebook, { id: reading.proposition, pointer: `${at}/proposition` }),
    proposition && splitFault(codebook, { id: proposition.id, pointer: `${at}/proposition` }),
    ...conditions.flatMap((condition, index) => [
      propositionFault(codebook, {
        id: condition.proposition,
        pointer: `${at}/conditions/${index}/proposition`,
      }),
      partyFault(codebook, { id: condition.controlledBy, pointer: `${at}/conditions/${index}/controlledBy` }),
    ]),
    ...attribution.map(({ who, relation }, index) =>
      // Whoever is quoted may be anybody; who passes words on, and for whom, is compared with the parties.
      relation === 'relays' || relation === 'speaksFor'
        ? linkFault(codebook, { id: who, pointer: `${at}/attribution/${index}/who` })
        : undefined,
    ),
  ].filter((fault) => fault !== undefined)
  const [first] = faults
  if (first) throw new Refusal(first.code, first.detail, faults)
  if (!proposition) throw new Error('a proposition without a fault is known')
  return proposition
}

type Wanted = Readonly<{ id: string; pointer: string }>
type Optional = Readonly<{ id: string | null | undefined; pointer: string }>

export function speakerFault(codebook: Codebook, { id, pointer }: Wanted): NameFault | undefined {
  if (id === 'outlet' || /^(?:anonymous|unresolved):/.test(id)) return undefined
  if (id.startsWith('party:')) return partyFault(codebook, { id: id.slice('party:'.length), pointer })
  const fault = nameFault(
    { codebooks: [codebook] },
    { id, pointer, part: 'agents', code: 'unknown_agent', word: 'agent' },
  )
  const hint = hasParty(codebook, id)
    ? ` It is a party: write party:${id}.`
    : ' For a name that it lacks, write `unresolved:` and the words of the article.'
  return fault && { ...fault, detail: `${fault.detail}${hint}` }
}

export function partyFault(codebook: Codebook, { id, pointer }: Optional): NameFault | undefined {
  if (!id) return undefined
  const wanted = { id, pointer, part: 'parties', code: 'unknown_party', word: 'party' } as const
  return nameFault({ codebooks: [codebook] }, wanted)
}

export function propositionFault(codebook: Codebook, { id, pointer }: Optional): NameFault | undefined {
  if (!id) return undefined
  const wanted = {
    id,
    pointer,
    part: 'propositions',
    code: 'unknown_proposition',
    word: 'proposition',
  } as const
  return nameFault({ codebooks: [codebook] }, wanted)
}

/** What was split keeps its history and takes no new claims; what was merged is read as what it became. */
function splitFault(codebook: Codebook, { id, pointer }: Wanted): NameFault | undefined {
  const target = mergeOf(id, codebook)
  const parts = codebook.propositions.find((each) => each.id === target?.proposition)?.splitInto
  if (!parts) return undefined
  const detail = `The proposition ${quoted(id)} was split into ${parts.join(', ')}: code the claim under one of them.`
  return { pointer, code: 'unknown_proposition', detail }
}

/** An agent, a party, a medium, or somebody whom the codebook lacks. */
function linkFault(codebook: Codebook, { id, pointer }: Wanted): NameFault | undefined {
  if (id.startsWith('outlet:') || hasParty(codebook, id) || findAgent(codebook, id)) return undefined
  return speakerFault(codebook, { id, pointer })
}

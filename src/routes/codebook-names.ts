/** Ids that a caller names, checked against the codebook: an unknown one is a problem, never an empty answer. */
import { type Names, nameFault, type WantedName } from '../name-fault.ts'
import { Problem, type ProblemCode, quoted } from '../problem.ts'
import type { AsOf } from './as-of.ts'

/**
 * Every later codebook counts, whichever came after it: an answer that was given at a position is given there for ever,
 * also once a version drops the name. Only a refusal may turn into an answer, when a version brings the name.
 */
export const namesFor = ({ published, later }: AsOf): Names => ({
  codebooks: [...(published ? [published] : []), ...later].map(({ codebook }) => codebook),
})

type AskedPair = Readonly<{ party?: string | undefined; proposition?: string | undefined }>

/** What a path or a query names of a pair, under these very names. */
export function checkPair(names: Names, { party, proposition }: AskedPair): void {
  if (party !== undefined) checkParty(names, party, '/party')
  if (proposition !== undefined) checkProposition(names, proposition, '/proposition')
}

function checkParty(names: Names, id: string, pointer: string): void {
  check(names, { id, pointer, part: 'parties', code: 'unknown_party', word: 'party' })
}

/** A merged proposition is read under another id, perhaps with the other sign: the caller must ask for that one. */
function checkProposition(names: Names, id: string, pointer: string): void {
  check(names, { id, pointer, part: 'propositions', code: 'unknown_proposition', word: 'proposition' })
  const merged = names.codebooks[0]?.propositions.find((each) => each.id === id)?.mergedInto
  if (!merged) return
  const flip = merged.flip ? ', whose statement is the inverse' : ''
  const detail = `${quoted(id)} was merged into ${merged.proposition}${flip}: ask for that one.`
  throw new Problem('unknown_proposition', detail, {
    errors: [{ pointer, code: 'unknown_proposition', detail }],
  })
}

/** Whoever spoke for nobody in any codebook has another form: `party:…`, `outlet`, `anonymous:…`, `unresolved:…`. */
export function checkSpeaker(names: Names, id: string, pointer: string): void {
  if (id === 'outlet' || id.includes(':')) return
  check(names, { id, pointer, part: 'agents', code: 'unknown_agent', word: 'agent' })
}

/** `between` takes either; they share one name space. */
export function checkPartyOrAgent(names: Names, id: string, pointer: string): void {
  check(names, {
    id,
    pointer,
    part: 'parties',
    also: 'agents',
    code: 'unknown_party',
    word: 'party or agent',
  })
}

function check(names: Names, wanted: WantedName<ProblemCode>): void {
  const fault = nameFault(names, wanted)
  if (!fault) return
  if (names.codebooks.length === 0) {
    throw new Problem(fault.code, 'The dossier has no codebook yet: publish one with PUT …/codebook.')
  }
  throw new Problem(fault.code, fault.detail, { errors: [fault] })
}

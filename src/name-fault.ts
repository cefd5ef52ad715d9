/** What to say of an id that the codebook lacks, with the names that somebody may have meant. */
import type { Codebook } from '../events/codebook/codebook.ts'
import type { Fault } from '../events/errors.ts'
import { didYouMean } from './near-names.ts'
import { quoted } from './problem.ts'

/**
 * The codebooks in which a name may be known: first the one in force at the asked position, then those after it. A name
 * that came later had no claims then, so its answer is unknown and not a fault.
 */
export type Names = Readonly<{ codebooks: readonly Codebook[] }>

export type WantedName<Code extends string> = Readonly<{
  id: string
  pointer: string
  part: 'parties' | 'agents' | 'propositions'
  also?: 'agents'
  code: Code
  word: string
}>

/** Undefined for an id that the codebooks have; else what to say of it, with the names that are near. */
export function nameFault<Code extends string>(
  names: Names,
  { id, pointer, part, also, code, word }: WantedName<Code>,
): (Fault & Readonly<{ code: Code }>) | undefined {
  const parts = also ? [part, also] : [part]
  if (parts.some((each) => hasName(names, each, id))) return undefined
  const known = parts.flatMap((each) => idsOf(names, each))
  return { pointer, code, detail: `The codebook has no ${word} ${quoted(id)}.${didYouMean(id, known)}` }
}

type Part = WantedName<string>['part']

const hasName = ({ codebooks }: Names, part: Part, id: string): boolean =>
  codebooks.some((codebook) => codebook[part].some((each) => each.id === id))

const idsOf = ({ codebooks }: Names, part: Part): string[] => [
  ...new Set(codebooks.flatMap((codebook) => codebook[part].map(({ id }): string => id))),
]

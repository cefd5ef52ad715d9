/** What a new version may not do to those before it: lose an id that claims refer to, or use one for something else. */
import type { Fault } from '../errors.ts'
import type { ClaimId } from '../ids.ts'
import type { Codebook } from './codebook.ts'
import { canonicalJson } from './content-hash.ts'

const parts = ['parties', 'agents', 'propositions'] as const
export type Part = (typeof parts)[number]

/** An entry of a codebook, by its place in the book and its id. */
export type EntryName = Readonly<{ part: Part; id: string }>

/** Claims of the dossier refer to an entry: one of them. */
export type Reference = EntryName & Readonly<{ claimId: ClaimId }>

/** What earlier versions had and the newest has not: under its name, what it was last. */
export type Gone = ReadonlyMap<string, Readonly<{ part: Part; value: object }>>

/** The entries that a version no longer has. */
export function droppedEntries(before: Codebook, codebook: Codebook): EntryName[] {
  const kept = new Set(entriesOf(codebook).map(keyOf))
  return entriesOf(before)
    .filter((entry) => !kept.has(keyOf(entry)))
    .map(({ part, id }) => ({ part, id }))
}

/** What is gone once a version follows another one. */
export function goneAfter(gone: Gone, before: Codebook | undefined, codebook: Codebook): Gone {
  const left = new Map(formerEntries(gone, before))
  for (const entry of entriesOf(codebook)) left.delete(nameOf(entry))
  return left
}

const formerEntries = (gone: Gone, before: Codebook | undefined): Gone =>
  new Map([...gone, ...(before ? entriesOf(before) : []).map((entry) => [nameOf(entry), entry] as const)])

/**
 * @param before      the version in force
 * @param gone        what versions before that one had
 * @param references  the claims that refer to what is dropped
 */
export function successionFaults(
  codebook: Codebook,
  { before, gone, references }: Readonly<{ before: Codebook; gone: Gone; references: readonly Reference[] }>,
): Fault[] {
  return [...inUse(droppedEntries(before, codebook), references), ...reused(codebook, before, gone)]
}

function inUse(dropped: readonly EntryName[], references: readonly Reference[]): Fault[] {
  const claims = new Map(references.map((reference) => [keyOf(reference), reference]))
  return dropped.flatMap((entry) => {
    const reference = claims.get(keyOf(entry))
    if (!reference) return []
    const { part, id } = entry
    const remedy =
      part === 'propositions' ? 'keep it, with mergedInto or splitInto if others took its place' : 'keep it'
    const detail = `${id} is gone, but claims refer to it, such as ${reference.claimId}: ${remedy}`
    return [{ pointer: `/${part}`, code: 'id_in_use', detail }]
  })
}

/** An id means one thing for ever. Whatever went may come back as what it was, for it may have gone by mistake. */
function reused(codebook: Codebook, before: Codebook, gone: Gone): Fault[] {
  const former = formerEntries(gone, before)
  const current = new Set(entriesOf(before).map(keyOf))
  return entriesOf(codebook).flatMap((entry) => {
    const { part, id, index, value } = entry
    if (current.has(keyOf(entry))) return []
    const was = former.get(nameOf(entry))
    if (!was || (was.part === part && canonicalJson(was.value) === canonicalJson(value))) return []
    const had =
      was.part === part
        ? `an earlier version had a ${singular[part]} ${id}, and this is not what it was`
        : `${id} was the id of ${articled[was.part]}`
    const detail = `${had}; an id is never used again: choose another, or bring back what it was`
    return [{ pointer: `/${part}/${index}/id`, code: 'id_reused', detail }]
  })
}

const singular: Readonly<Record<Part, string>> = {
  parties: 'party',
  agents: 'agent',
  propositions: 'proposition',
}
const articled: Readonly<Record<Part, string>> = {
  parties: 'a party',
  agents: 'an agent',
  propositions: 'a proposition',
}

type Entry = EntryName & Readonly<{ index: number; value: object }>

const entriesOf = (codebook: Codebook): Entry[] =>
  parts.flatMap((part) => codebook[part].map((value, index) => ({ part, id: value.id, index, value })))

const keyOf = ({ part, id }: EntryName): string => `${part} ${id}`

/** Parties and agents share one name space. */
const nameOf = ({ part, id }: EntryName): string => `${part === 'propositions' ? part : 'speakers'} ${id}`

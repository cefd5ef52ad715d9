/** Names that lead to two places: whoever reads a text could not tell who is meant. */
import type { Fault } from '../errors.ts'
import type { Codebook } from './codebook.ts'

type Named = Readonly<{ id: string; kind: 'party' | 'agent'; pointer: string; name: string }>

/**
 * The form in which two spellings are the same name: without regard to case, to full-width letters, to how an accent is
 * encoded and to the kind of apostrophe and blank.
 */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    // Upper case first: it makes one word of ß and ss, and of the dotless i and i.
    .toUpperCase()
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\s\u00ad]+/g, ' ')
    .trim()

export function nameFaults(codebook: Codebook): Fault[] {
  return [...missing(codebook), ...unreadable(codebook), ...shared(namesOf(codebook))]
}

function namesOf({ parties, agents }: Codebook): Named[] {
  return [
    ...parties.flatMap(({ id, names }, at) =>
      listed({ id, kind: 'party', names, pointer: `/parties/${at}` }),
    ),
    ...agents.flatMap(({ id, names }, at) => listed({ id, kind: 'agent', names, pointer: `/agents/${at}` })),
  ]
}

const listed = ({
  names,
  pointer,
  ...of
}: Pick<Named, 'id' | 'kind' | 'pointer'> & {
  names: Readonly<Record<string, readonly string[]>>
}): Named[] =>
  Object.entries(names).flatMap(([language, list]) =>
    list.map((name, index) => ({ ...of, name, pointer: `${pointer}/names/${language}/${index}` })),
  )

/** In whichever language: a text is read with the names of all of them. */
function shared(names: readonly Named[]): Fault[] {
  const owners = new Map<string, Named>()
  return names.flatMap((named) => {
    const key = foldedName(named.name)
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, named)
    // An id used twice is a fault of its own, whose names would only repeat it.
    if (owner === undefined || owner.id === named.id) return []
    const detail = `"${named.name}" is also a name of the ${owner.kind} ${owner.id} (${owner.pointer}); keep one`
    return [{ pointer: named.pointer, code: 'duplicate_name', detail }]
  })
}

function unreadable(codebook: Codebook): Fault[] {
  return namesOf(codebook)
    .filter(({ name }) => !/[\p{L}\p{N}]/u.test(name))
    .map(({ pointer }) => ({
      pointer,
      code: 'name_without_letters',
      detail: 'a name needs at least one letter or digit',
    }))
}

function missing({ title, parties, agents, propositions }: Codebook): Fault[] {
  const given: [string, object][] = [
    ['/title', title],
    ...parties.map(({ names }, at): [string, object] => [`/parties/${at}/names`, names]),
    ...agents.map(({ names }, at): [string, object] => [`/agents/${at}/names`, names]),
    ...agents.flatMap(({ mandates }, at) =>
      mandates.map(({ role }, index): [string, object] => [`/agents/${at}/mandates/${index}/role`, role]),
    ),
    ...propositions.map(({ statement }, at): [string, object] => [
      `/propositions/${at}/statement`,
      statement,
    ]),
  ]
  return given
    .filter(([, words]) => Object.keys(words).length === 0)
    .map(([pointer]) => ({ pointer, code: 'no_language', detail: 'give it in one language at least' }))
}

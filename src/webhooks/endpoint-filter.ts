/** What an endpoint wants to be told: whether its entries mean anything, and which of them the codebook has dropped. */
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { Fault } from '../../events/errors.ts'
import { SpeakerId } from '../../events/ids.ts'
import { contradictionKinds } from '../../projections/contradictions/record.ts'
import { messageTypes } from '../../projections/notifications/notification.ts'
import { nameFault } from '../name-fault.ts'
import { didYouMean } from '../near-names.ts'
import { quoted } from '../problem.ts'

export const filterEntriesMax = 100

export const filterFields = [
  'eventTypes',
  'parties',
  'propositions',
  'speakers',
  'contradictionKinds',
] as const
type FilterField = (typeof filterFields)[number]
export type FilterEntries = Readonly<Record<FilterField, readonly string[]>>

/** `opposition` is a view of the stance matrix: it is never pushed. */
const pushedKinds = contradictionKinds.filter((kind) => kind !== 'opposition')

/** Groups of types, as `stance.*` names them. */
const typeGroups = [...new Set(messageTypes.map((type) => `${type.slice(0, type.indexOf('.'))}.*`))]
const typeEntries: readonly string[] = [...messageTypes, ...typeGroups, '*']

export type FilterFaultCode =
  | 'invalid_filter'
  | 'unknown_event_type'
  | 'unknown_kind'
  | 'unknown_party'
  | 'unknown_proposition'
  | 'unknown_agent'
type FilterFault = Fault & Readonly<{ code: FilterFaultCode }>

/**
 * Every fault of the entries that are wanted.
 *
 * @param before  the entries that stand already: a name that a later codebook dropped may stay
 */
export function filterFaults(
  wanted: Partial<FilterEntries>,
  { codebook, before }: Readonly<{ codebook: Codebook | undefined; before?: FilterEntries | undefined }>,
): FilterFault[] {
  return filterFields.flatMap((field) => {
    const entries = wanted[field]
    if (entries === undefined) return []
    const pointer = `/${field}`
    if (entries.length > filterEntriesMax) {
      const detail = `At most ${filterEntriesMax} entries; these are ${entries.length}.`
      return [{ pointer, code: 'invalid_filter' as const, detail }]
    }
    if (field === 'eventTypes') {
      const whole = wholeFault(entries)
      if (whole) return [whole]
    }
    const kept = new Set(before?.[field])
    return entries.flatMap((entry, index) => {
      const fault = kept.has(entry)
        ? undefined
        : entryFault(field, { entry, codebook, pointer: `${pointer}/${index}` })
      return fault ? [fault] : []
    })
  })
}

function wholeFault(entries: readonly string[]): FilterFault | undefined {
  const fault = (detail: string) => ({ pointer: '/eventTypes', code: 'invalid_filter' as const, detail })
  if (entries.length === 0) return fault('Name at least one type, or `*` for all.')
  if (entries.includes('*') && new Set(entries).size > 1) return fault('`*` means all: leave out the others.')
  return undefined
}

type Entry = Readonly<{ entry: string; codebook: Codebook | undefined; pointer: string }>

function entryFault(field: FilterField, { entry, codebook, pointer }: Entry): FilterFault | undefined {
  switch (field) {
    case 'eventTypes': {
      if (typeEntries.includes(entry)) return undefined
      const detail = `There is no type ${quoted(entry)}; GET /v1/event-types lists them.${didYouMean(entry, typeEntries)}`
      return { pointer, code: 'unknown_event_type', detail }
    }
    case 'contradictionKinds': {
      if (pushedKinds.some((kind) => kind === entry)) return undefined
      const detail =
        entry === 'opposition'
          ? 'Plain opposition is never pushed: it is read from the stances.'
          : `There is no kind ${quoted(entry)}; there are ${pushedKinds.join(', ')}.${didYouMean(entry, pushedKinds)}`
      return { pointer, code: 'unknown_kind', detail }
    }
    case 'parties':
      return named(codebook, { id: entry, pointer, part: 'parties', code: 'unknown_party', word: 'party' })
    case 'propositions':
      return propositionFault({ entry, codebook, pointer })
    case 'speakers':
      return speakerFault({ entry, codebook, pointer })
    default:
      return field satisfies never
  }
}

type Wanted = Parameters<typeof nameFault<FilterFaultCode>>[1]

function named(codebook: Codebook | undefined, wanted: Wanted): FilterFault | undefined {
  if (codebook) return nameFault({ codebooks: [codebook] }, wanted)
  const detail = 'The dossier has no codebook yet: publish one with PUT …/codebook.'
  return { pointer: wanted.pointer, code: wanted.code, detail }
}

function propositionFault({ entry, codebook, pointer }: Entry): FilterFault | undefined {
  const code = 'unknown_proposition'
  const unknown = named(codebook, { id: entry, pointer, part: 'propositions', code, word: 'proposition' })
  if (unknown) return unknown
  const merged = codebook?.propositions.find(({ id }) => id === entry)?.mergedInto
  if (!merged) return undefined
  return { pointer, code, detail: `${quoted(entry)} was merged into ${merged.proposition}: name that one.` }
}

function speakerFault({ entry, codebook, pointer }: Entry): FilterFault | undefined {
  if (entry.startsWith('party:')) {
    const id = entry.slice('party:'.length)
    return named(codebook, { id, pointer, part: 'parties', code: 'unknown_party', word: 'party' })
  }
  const isForm = SpeakerId.safeParse(entry).success
  if (isForm && (entry === 'outlet' || entry.includes(':'))) return undefined
  return named(codebook, { id: entry, pointer, part: 'agents', code: 'unknown_agent', word: 'agent' })
}

export type UnknownEntry = Readonly<{ field: FilterField; entry: string }>

/** Entries that the codebook in force does not have, or has merged: they match nothing that happens now. */
export function unknownEntries(
  entries: FilterEntries,
  { codebook }: Readonly<{ codebook: Codebook | undefined }>,
): UnknownEntry[] {
  return filterFields.flatMap((field) =>
    entries[field]
      .filter((entry) => entryFault(field, { entry, codebook, pointer: '' }) !== undefined)
      .map((entry) => ({ field, entry })),
  )
}

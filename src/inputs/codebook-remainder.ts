/** The rules that a codebook of the wrong shape breaks besides, so that its author hears of everything at once. */
import type { z } from 'zod'
import { dayOf, isTimeZone } from '../../events/calendar.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { faultsOf } from '../../events/codebook/validate.ts'
import type { Fault } from '../../events/errors.ts'
import type { Instant } from '../../events/vocabulary.ts'

/** Mending one place can bring a fault to light that the schema had not reached. */
const roundsMax = 4

type Entry = Record<string, unknown>

/**
 * Puts something harmless in every place of the wrong shape and checks the rules on what results. Every entry keeps its
 * index, so pointers hold for the file as well.
 *
 * @returns no faults where too little is left to check
 */
export function rulesBrokenBeside(
  value: unknown,
  { issues, now }: { issues: readonly z.core.$ZodIssue[]; now: Instant },
): readonly Fault[] {
  if (!isEntry(value) || !Array.isArray(value.parties)) return []
  const parties = [...value.parties, { ...neutralEntry('parties', value.parties.length), id: neutralParty }]
  const mended = structuredClone({ ...value, parties })
  let open = issues
  for (let round = 1; round <= roundsMax; round++) {
    for (const issue of open) mend(mended, issue)
    const parsed = Codebook.safeParse(mended)
    if (!parsed.success) {
      open = parsed.error.issues
      continue
    }
    const zone = isTimeZone(parsed.data.timeZone) ? parsed.data.timeZone : 'UTC'
    return faultsOf(parsed.data, dayOf(now, zone)).faults
  }
  return []
}

function mend(codebook: Entry, issue: z.core.$ZodIssue): void {
  const [top, at, field, ...rest] = issue.path.map((key) => (typeof key === 'symbol' ? '' : key))
  const list = codebook[String(top)]
  if (issue.code === 'unrecognized_keys') leaveOut(codebook, issue)
  else if (typeof at !== 'number' || !Array.isArray(list)) mendHead(codebook, String(top))
  else mendEntry({ list, top: String(top), at }, field, rest)
}

type InList = Readonly<{ list: unknown[]; top: string; at: number }>

function mendEntry(
  { list, top, at }: InList,
  field: string | number | undefined,
  rest: readonly (string | number)[],
) {
  const neutral = neutralEntry(top, at)
  const entry = list[at]
  if (!isEntry(entry) || field === undefined) list[at] = neutral
  else if (field === 'mandates' && typeof rest[0] === 'number') mendMandate(entry, rest, at)
  else if (field === 'names' && rest.length === 2) mendName(entry, rest, at)
  else if (Object.hasOwn(neutral, field)) entry[field] = neutral[field]
  // What is not in a neutral entry is optional.
  else delete entry[field]
}

/** Nothing in it is shared with another entry, refers to anything, or lies in the future. */
function neutralEntry(list: string, at: number): Entry {
  const id = `mended-${list}-${at}`
  if (list === 'parties') return { id, names: { en: [id] } }
  if (list === 'agents') return { id, kind: 'body', names: { en: [id] }, mandates: [] }
  return { id, kind: 'position', statement: { en: 'mended' } }
}

/** Stands behind the parties of the file, for mandates that have lost theirs. */
const neutralParty = 'mended-party'

const neutralHead: Readonly<Record<string, unknown>> = {
  id: 'mended',
  version: '0.0.0',
  title: { en: 'mended' },
  timeZone: 'UTC',
  agents: [],
  propositions: [],
}

function mendHead(codebook: Entry, field: string): void {
  if (Object.hasOwn(neutralHead, field)) codebook[field] = structuredClone(neutralHead[field])
  // Nothing can be checked without parties; the rounds end without an answer.
}

function mendMandate({ mandates }: Entry, [at, field]: readonly (string | number)[], agent: number): void {
  if (!Array.isArray(mandates)) return
  const index = Number(at)
  const mandate: unknown = mandates[index]
  const neutral = neutralMandate(agent, index)
  if (isEntry(mandate) && (field === 'rank' || field === 'role')) mandate[field] = neutral[field]
  // Without a party or without dates there is nothing to check.
  else mandates[index] = neutral
}

/** One day each, centuries ago, so that no two overlap. */
function neutralMandate(agent: number, at: number): Entry {
  const year = 1000 + (at % 100)
  return {
    party: neutralParty,
    role: { en: [`mended ${agent} ${at}`] },
    rank: 1,
    from: `${year}-01-01`,
    until: `${year}-01-02`,
  }
}

function mendName({ names }: Entry, [language, at]: readonly (string | number)[], entry: number): void {
  const list: unknown = isEntry(names) ? names[String(language)] : undefined
  if (Array.isArray(list)) list[Number(at)] = `mended ${entry} ${language} ${at}`
}

function leaveOut(codebook: Entry, issue: z.core.$ZodIssueUnrecognizedKeys): void {
  let place: unknown = codebook
  for (const key of issue.path)
    place = isEntry(place) || Array.isArray(place) ? Reflect.get(place, key) : undefined
  if (isEntry(place)) for (const key of issue.keys) delete place[key]
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Windows that cannot be: mandates and memberships that end before they begin, overlap, or lie in the future. */
import type { Fault } from '../errors.ts'
import type { CivilDate } from '../vocabulary.ts'
import type { Agent, Codebook, Mandate } from './codebook.ts'
import { foldedName } from './name-faults.ts'

/** Sorts behind every date: no end is known. */
const noEnd = '9999-99-99'

type Window = Readonly<{
  pointer: string
  /** Who or what has it, for the message. */
  who: string
  from: CivilDate
  until: CivilDate | null
}>

export function mandateFaults({ agents }: Codebook, publishedOn: CivilDate): Fault[] {
  const each = agents.flatMap(({ mandates }, at) =>
    mandates.flatMap((mandate, index) =>
      windowFaults(mandate, `/agents/${at}/mandates/${index}`, publishedOn),
    ),
  )
  const held = agents.flatMap((agent, at) => overlaps(mandatesByParty(agent, at), 'overlapping_mandates'))
  return [...each, ...held, ...overlaps(exclusivePosts(agents), 'exclusive_post')]
}

/** One party belongs to another once at a time, and never to itself. */
export function memberFaults({ parties }: Codebook): Fault[] {
  return parties.flatMap(({ id, members = [] }, at) => {
    const windows = new Map<string, Window[]>()
    const faults = members.flatMap((member, index): Fault[] => {
      const pointer = `/parties/${at}/members/${index}`
      const { party, from, until } = member
      add(windows, party, { pointer, who: party, from, until })
      const own =
        party === id ? [fault(`${pointer}/party`, 'member_of_itself', `${id} is no member of itself`)] : []
      return [...own, ...orderFaults(member, pointer)]
    })
    return [...faults, ...overlaps(windows, 'overlapping_members')]
  })
}

function windowFaults(mandate: Mandate, pointer: string, publishedOn: CivilDate): Fault[] {
  const { from, until, asOf } = mandate
  const late = (field: 'from' | 'asOf', date: CivilDate) => {
    const detail = `${date} lies after the day of publishing, ${publishedOn}; a mandate is a fact, not a plan`
    return fault(`${pointer}/${field}`, 'in_the_future', detail)
  }
  const faults = orderFaults(mandate, pointer)
  if (until === null && asOf === undefined) {
    const detail = 'until: null needs asOf, the day on which the mandate was last checked'
    faults.push(fault(`${pointer}/asOf`, 'as_of_missing', detail))
  }
  if (until === null && asOf !== undefined && asOf < from) {
    faults.push(fault(`${pointer}/asOf`, 'as_of_before_from', `asOf ${asOf} lies before from ${from}`))
  }
  if (from > publishedOn) faults.push(late('from', from))
  if (asOf !== undefined && asOf > publishedOn) faults.push(late('asOf', asOf))
  return faults
}

function orderFaults({ from, until }: Pick<Window, 'from' | 'until'>, pointer: string): Fault[] {
  if (until === null || from < until) return []
  const detail = `until ${until} is not after from ${from}; until is the first day without it`
  return [fault(`${pointer}/until`, 'until_before_from', detail)]
}

function mandatesByParty({ id, mandates }: Agent, at: number): Map<string, Window[]> {
  const windows = new Map<string, Window[]>()
  for (const [index, { party, from, until }] of mandates.entries()) {
    add(windows, party, {
      pointer: `/agents/${at}/mandates/${index}`,
      who: `${id} for ${party}`,
      from,
      until,
    })
  }
  return windows
}

/** A post belongs to one person at a time. Bodies and anonymous agents share role names by their nature. */
function exclusivePosts(agents: readonly Agent[]): Map<string, Window[]> {
  const windows = new Map<string, Window[]>()
  for (const [at, agent] of agents.entries()) {
    if (agent.kind !== 'person') continue
    for (const [index, { party, role, from, until }] of agent.mandates.entries()) {
      for (const name of new Set(Object.values(role).flat().map(foldedName))) {
        const pointer = `/agents/${at}/mandates/${index}`
        add(windows, `${party} ${name}`, { pointer, who: `${agent.id} as "${name}"`, from, until })
      }
    }
  }
  return windows
}

/** Of each group, every window that begins before an earlier one of another mandate has ended. */
function overlaps(groups: ReadonlyMap<string, readonly Window[]>, code: string): Fault[] {
  const found = new Map<string, Fault>()
  for (const windows of groups.values()) {
    let last: Window | undefined
    for (const window of [...windows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
      const isOther = last !== undefined && !isOneAgent(last, window, code)
      if (last !== undefined && isOther && window.from < (last.until ?? noEnd)) {
        const detail = `${window.who} from ${window.from} overlaps ${last.who} (${last.pointer}), ${untilText(last)}`
        // One fault per pair of places: a post with three names in two languages is still one mistake.
        found.set(`${window.pointer} ${last.pointer}`, fault(window.pointer, code, detail))
      }
      if (last === undefined || (window.until ?? noEnd) > (last.until ?? noEnd)) last = window
    }
  }
  return [...found.values()]
}

/** Two mandates of one agent for one party are a fault already; as holders of one post they would be named twice. */
const isOneAgent = (a: Window, b: Window, code: string): boolean =>
  code === 'exclusive_post' && agentOf(a.pointer) === agentOf(b.pointer)

const agentOf = (pointer: string): string => pointer.split('/')[2] ?? ''

const untilText = ({ until }: Window) => (until === null ? 'which has no end; give it one' : `until ${until}`)

function add(groups: Map<string, Window[]>, key: string, window: Window): void {
  const group = groups.get(key)
  if (group) group.push(window)
  else groups.set(key, [window])
}

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail })

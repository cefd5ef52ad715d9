/**
 * What the number of a version promises to its readers (semantics.md, section 8): major when an id goes, merges, splits
 * or changes its meaning; minor for new ids, mandates, cues and edges; patch for labels. Advice, and never a fault: an
 * answer names its codebook, and whoever asks at an earlier `knownAt` reads the earlier one.
 */
import type { Fault } from '../errors.ts'
import type { Agent, Codebook, Party, Proposition } from './codebook.ts'
import { canonicalJson } from './content-hash.ts'
import { droppedEntries } from './succession.ts'

const levels = ['none', 'patch', 'minor', 'major'] as const
type Level = (typeof levels)[number]
type Change = Readonly<{ level: Level; what: string }>

export function versionWarnings(before: Codebook, codebook: Codebook): Fault[] {
  return [...understated(before, codebook), ...takenBack(before, codebook)]
}

function understated(before: Codebook, codebook: Codebook): Fault[] {
  const changes = changesBetween(before, codebook)
  const given = stepOf(before.version, codebook.version)
  const needed = highest(changes.map(({ level }) => level))
  // Before 1.0.0 nothing is promised but that a minor version may break.
  const least = needed === 'major' && before.version.startsWith('0.') ? 'minor' : needed
  if (levels.indexOf(given) >= levels.indexOf(least)) return []
  const causes = changes.filter(({ level }) => level === needed)
  const more = causes.length > 1 ? ` (and ${causes.length - 1} more)` : ''
  const detail = `${codebook.version} is a ${given} version of ${before.version}, but ${causes[0]?.what}${more}: that is a ${least} version, such as ${nextVersion(before.version, least)}`
  return [{ pointer: '/version', code: 'version_understates', detail }]
}

/** Allowed, because a merge may have been a mistake; told, because it may be one now. */
function takenBack(before: Codebook, codebook: Codebook): Fault[] {
  const earlier = new Map(before.propositions.map((each) => [each.id, each]))
  return codebook.propositions.flatMap(({ id, mergedInto, splitInto }, index) => {
    const was = earlier.get(id)
    const pointer = `/propositions/${index}`
    if (was?.mergedInto && !mergedInto) {
      const detail = `${id} was merged into ${was.mergedInto.proposition}, and is not any more: its claims are read under ${id} again`
      return [{ pointer, code: 'merge_taken_back', detail }]
    }
    if (was?.splitInto && !splitInto) {
      const detail = `${id} was split, and is not any more: it takes claims again, beside ${was.splitInto.join(', ')}`
      return [{ pointer, code: 'split_taken_back', detail }]
    }
    return []
  })
}

function changesBetween(before: Codebook, codebook: Codebook): Change[] {
  const dropped = droppedEntries(before, codebook).map(({ id }) => major(`${id} is gone`))
  const head = [
    ...(before.timeZone === codebook.timeZone ? [] : [major('its days begin in another time zone')]),
    ...(same(before.title, codebook.title) ? [] : [patch('its title is another')]),
    ...(same(before.terms, codebook.terms) ? [] : [minor('its lists of terms are others')]),
  ]
  return [
    ...dropped,
    ...head,
    ...pairs(before.parties, codebook.parties, partyChanges),
    ...pairs(before.agents, codebook.agents, agentChanges),
    ...pairs(before.propositions, codebook.propositions, propositionChanges),
  ]
}

function partyChanges(was: Party, party: Party): Change[] {
  const { id } = party
  return [
    ...(was.kind === party.kind ? [] : [major(`${id} is of another kind`)]),
    ...(same(was.members, party.members) ? [] : [minor(`${id} has other members`)]),
    ...labels(was, party),
  ]
}

function agentChanges(was: Agent, agent: Agent): Change[] {
  const { id } = agent
  return [
    ...(was.kind === agent.kind ? [] : [major(`${id} is of another kind`)]),
    ...(same(was.mandates, agent.mandates) ? [] : [minor(`${id} has other mandates`)]),
    ...labels(was, agent),
  ]
}

function propositionChanges(was: Proposition, proposition: Proposition): Change[] {
  const { id } = proposition
  const isSame = (field: keyof Proposition) => same(was[field], proposition[field])
  const reading = ['implies', 'cues', 'staleAfterDays', 'validUntil'] as const
  return [
    ...(isSame('kind') && isSame('subject') ? [] : [major(`${id} means something else`)]),
    ...(isSame('mergedInto') ? [] : [major(`${id} is merged otherwise than before`)]),
    ...(isSame('splitInto') ? [] : [major(`${id} is split otherwise than before`)]),
    ...reading.flatMap((field) => (isSame(field) ? [] : [minor(`${id} has other ${field}`)])),
    ...(isSame('statement') ? [] : [patch(`${id} is worded otherwise`)]),
  ]
}

const labels = (was: Party | Agent, now: Party | Agent): Change[] =>
  same({ ...was, mandates: 0, members: 0 }, { ...now, mandates: 0, members: 0 })
    ? []
    : [patch(`${now.id} is named otherwise`)]

/** New entries, and what became of those that were there. */
function pairs<Entry extends Readonly<{ id: string }>>(
  before: readonly Entry[],
  now: readonly Entry[],
  changesOf: (was: Entry, entry: Entry) => Change[],
): Change[] {
  const earlier = new Map(before.map((entry) => [entry.id, entry]))
  return now.flatMap((entry) => {
    const was = earlier.get(entry.id)
    return was ? changesOf(was, entry) : [minor(`${entry.id} is new`)]
  })
}

const major = (what: string): Change => ({ level: 'major', what })
const minor = (what: string): Change => ({ level: 'minor', what })
const patch = (what: string): Change => ({ level: 'patch', what })

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)

const highest = (given: readonly Level[]): Level =>
  levels.findLast((level) => given.includes(level)) ?? 'none'

/** Of two versions, the second one newer. */
function stepOf(before: string, version: string): Level {
  const [a, b] = [before, version].map((text) => text.split('.'))
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index])
  return at === 0 ? 'major' : at === 1 ? 'minor' : at === 2 ? 'patch' : 'none'
}

function nextVersion(before: string, level: Level): string {
  const [major = 0, minor = 0, patch = 0] = before.split('.').map(Number)
  if (level === 'major') return `${major + 1}.0.0`
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

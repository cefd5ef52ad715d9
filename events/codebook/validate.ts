/** What makes a codebook unusable, with every fault and its place, and what its author should look at again. */
import { addDays, isTimeZone } from '../calendar.ts'
import type { Fault } from '../errors.ts'
import type { CivilDate } from '../vocabulary.ts'
import type { Codebook, Proposition } from './codebook.ts'
import { graphFaults } from './graph-faults.ts'
import { mandateFaults, memberFaults } from './mandate-faults.ts'
import { unverifiedAfterDays } from './mandates.ts'
import { nameFaults } from './name-faults.ts'
import { termFaults } from './term-faults.ts'

/** More than anybody mends at once, and what one answer holds. */
export const faultsMax = 1_000

/** Words that `SpeakerId` gives a meaning of their own. */
const reservedIds: readonly string[] = ['outlet', 'party', 'anonymous', 'unresolved']

/**
 * Checks a codebook of the right shape against the rules of `semantics.md`, section 8.
 *
 * @param publishedOn  the day on which it is to be published, in its own time zone
 * @returns faults refuse the whole codebook; warnings do not. At most 1,000 of each, in the order of the rules
 */
export function faultsOf(
  codebook: Codebook,
  publishedOn: CivilDate,
): { faults: readonly Fault[]; warnings: readonly Fault[] } {
  const faults = [
    ...zoneFaults(codebook),
    ...idFaults(codebook),
    ...referenceFaults(codebook),
    ...mandateFaults(codebook, publishedOn),
    ...memberFaults(codebook),
    ...nameFaults(codebook),
    ...graphFaults(codebook),
    ...termFaults(codebook),
    ...subjectFaults(codebook),
    ...wikidataFaults(codebook),
  ]
  return {
    faults: faults.slice(0, faultsMax),
    warnings: warningsOf(codebook, publishedOn).slice(0, faultsMax),
  }
}

function zoneFaults({ timeZone }: Codebook): Fault[] {
  if (/^[A-Za-z]/.test(timeZone) && isTimeZone(timeZone)) return []
  return [fault('/timeZone', 'unknown_time_zone', `there is no time zone ${timeZone}; write Europe/Paris`)]
}

type Place = Readonly<{ pointer: string; id: string }>

const placesOf = ({ parties, agents }: Codebook): (Place & { wikidata?: string | undefined })[] => [
  ...parties.map(({ id, wikidata }, index) => ({ pointer: `/parties/${index}`, id, wikidata })),
  ...agents.map(({ id, wikidata }, index) => ({ pointer: `/agents/${index}`, id, wikidata })),
]

/** Parties and agents share one name space, because a question "between a and b" takes either. */
function idFaults(codebook: Codebook): Fault[] {
  const speakers = placesOf(codebook)
  const propositions = codebook.propositions.map(({ id }, index) => ({
    pointer: `/propositions/${index}`,
    id,
  }))
  return [
    ...speakers
      .filter(({ id }) => reservedIds.includes(id))
      .map(({ id, pointer }) =>
        fault(`${pointer}/id`, 'reserved_id', `${id} is a word of ours; choose another`),
      ),
    ...twice(speakers, ({ id }) => id).map(([place, first]) =>
      fault(
        `${place.pointer}/id`,
        'duplicate_id',
        `${place.id} is also the id at ${first.pointer}; rename one`,
      ),
    ),
    ...twice(propositions, ({ id }) => id).map(([place, first]) =>
      fault(
        `${place.pointer}/id`,
        'duplicate_id',
        `${place.id} is also the id at ${first.pointer}; rename one`,
      ),
    ),
  ]
}

function wikidataFaults(codebook: Codebook): Fault[] {
  const known = placesOf(codebook).filter(({ wikidata }) => wikidata !== undefined)
  return twice(known, ({ wikidata }) => wikidata ?? '').map(([place, first]) => {
    const detail = `${place.wikidata} is also that of ${first.id} (${first.pointer}); leave out what is a guess`
    return fault(`${place.pointer}/wikidata`, 'duplicate_wikidata', detail)
  })
}

/** Each entry whose key stood before, with the first that had it. */
export function twice<T>(entries: readonly T[], keyOf: (entry: T) => string): [T, T][] {
  const first = new Map<string, T>()
  return entries.flatMap((entry): [T, T][] => {
    const key = keyOf(entry)
    const before = first.get(key)
    if (before === undefined) first.set(key, entry)
    return before === undefined ? [] : [[entry, before]]
  })
}

function referenceFaults({ parties, agents, propositions }: Codebook): Fault[] {
  const partyIds = new Set<string>(parties.map(({ id }) => id))
  const propositionIds = new Set<string>(propositions.map(({ id }) => id))
  const party = (pointer: string, id: string | undefined) =>
    id === undefined || partyIds.has(id)
      ? []
      : [fault(pointer, 'unknown_party', `no party has the id ${id}${nearest(id, partyIds)}`)]
  const proposition = (pointer: string, id: string | undefined) =>
    id === undefined || propositionIds.has(id)
      ? []
      : [
          fault(
            pointer,
            'unknown_proposition',
            `no proposition has the id ${id}${nearest(id, propositionIds)}`,
          ),
        ]
  return [
    ...parties.flatMap(({ members = [] }, at) =>
      members.flatMap((member, index) => party(`/parties/${at}/members/${index}/party`, member.party)),
    ),
    ...agents.flatMap(({ mandates }, at) =>
      mandates.flatMap((mandate, index) => party(`/agents/${at}/mandates/${index}/party`, mandate.party)),
    ),
    ...propositions.flatMap(({ subject, implies = [], mergedInto, splitInto = [] }, at) => [
      ...party(`/propositions/${at}/subject`, subject),
      ...implies.flatMap((edge, index) =>
        proposition(`/propositions/${at}/implies/${index}/proposition`, edge.proposition),
      ),
      ...proposition(`/propositions/${at}/mergedInto/proposition`, mergedInto?.proposition),
      ...splitInto.flatMap((id, index) => proposition(`/propositions/${at}/splitInto/${index}`, id)),
    ]),
  ]
}

function subjectFaults({ propositions }: Codebook): Fault[] {
  return propositions.flatMap(({ subject, kind }, at) =>
    subject === undefined || kind === 'assessment'
      ? []
      : [
          fault(
            `/propositions/${at}/subject`,
            'subject_of_no_assessment',
            `a ${kind} has no subject; leave it out`,
          ),
        ],
  )
}

/** First words that turn a statement round. A statement is phrased in the positive, or its minus is read as a plus. */
const negations: Readonly<Record<string, readonly string[]>> = {
  en: ['no', 'not', 'never', 'none', 'nobody', 'nothing', 'neither', 'cannot'],
  fr: ['ne', 'n', 'non', 'pas', 'aucun', 'aucune', 'jamais', 'rien', 'nul', 'nulle', 'ni'],
}
const firstWordCount = 4

function warningsOf({ agents, propositions }: Codebook, publishedOn: CivilDate): Fault[] {
  return [
    ...propositions.flatMap(({ statement }, at) =>
      Object.entries(statement).flatMap(([language, text]) =>
        startsNegated(language, text)
          ? [
              fault(
                `/propositions/${at}/statement/${language}`,
                'negated_statement',
                'phrase it in the positive',
              ),
            ]
          : [],
      ),
    ),
    ...uncheckedMandates(agents, publishedOn),
    ...propositions.flatMap((proposition, at) =>
      isCodedByPeopleOnly(proposition)
        ? [
            fault(
              `/propositions/${at}/cues`,
              'no_cues',
              `only people can code ${proposition.id}; give it cues`,
            ),
          ]
        : [],
    ),
  ]
}

/** More than these are told of in one warning: a codebook is mostly checked on one day. */
const uncheckedMax = 3

function uncheckedMandates(agents: Codebook['agents'], publishedOn: CivilDate): Fault[] {
  const old = agents.flatMap(({ id, mandates }, at) =>
    mandates.flatMap(({ until, asOf }, index) =>
      until === null && asOf !== undefined && addDays(asOf, unverifiedAfterDays) < publishedOn
        ? [{ id, asOf, path: `/agents/${at}/mandates/${index}/asOf` }]
        : [],
    ),
  )
  const [first] = old
  if (!first || old.length <= uncheckedMax)
    return old.map(({ id, asOf, path }) => fault(path, 'unchecked_mandate', unchecked(id, asOf)))
  const message = `${old.length} mandates were last checked over ${unverifiedAfterDays} days ago, from that of ${first.id} (${first.asOf}) on; check them and raise asOf`
  return [fault(first.path, 'unchecked_mandate', message)]
}

const unchecked = (id: string, asOf: CivilDate) =>
  `the mandate of ${id} was last checked on ${asOf}, over ${unverifiedAfterDays} days ago; check it and raise asOf`

const startsNegated = (language: string, text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u, firstWordCount)
    .some((word) => negations[language]?.includes(word))

const isCodedByPeopleOnly = ({ cues = {}, mergedInto, splitInto }: Proposition): boolean =>
  mergedInto === undefined &&
  splitInto === undefined &&
  Object.values(cues).every((list) => list.length === 0)

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail })

/** Shorter lists only: a suggestion is a kindness, not worth a second of anybody's time. */
const suggestedFromMax = 2_000

/** "; did you mean ukraine?" where one id is a slip of the keyboard away. */
function nearest(id: string, ids: ReadonlySet<string>): string {
  if (ids.size > suggestedFromMax) return ''
  const close = [...ids].find((other) => isOneSlipAway(id, other))
  return close === undefined ? '' : `; did you mean ${close}?`
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && left[0] === right[1] && left[1] === right[0] && right.length === 2
}

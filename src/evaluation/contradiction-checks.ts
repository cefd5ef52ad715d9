/** What an example may expect of the contradictions that a question finds, key by key. Pure. */
import type { AnsweredContradiction } from './answers.ts'
import { areSame, type Checks, type Finding, holdsAll } from './checks.ts'
import type { ClaimNames } from './claim-names.ts'
import type { ContradictionsExpectation } from './examples.ts'

export type ContradictionsAnswer = Readonly<{
  /** Everything that the question finds. */
  found: readonly AnsweredContradiction[]
  /** The same question as known before the retraction, where there was one. */
  before: readonly AnsweredContradiction[]
}>

/** What is expected of a record is expected of each that the expectation means: those of its kind, where it names one. */
const meant = (
  { found }: ContradictionsAnswer,
  { kind }: Readonly<{ kind?: string | undefined }>,
): readonly AnsweredContradiction[] =>
  kind === undefined ? found : found.filter((record) => record.kind === kind)

/** Holds of every record that is meant, of which there is one at least. */
const ofEach = (
  records: readonly AnsweredContradiction[],
  find: (record: AnsweredContradiction) => Finding,
): Finding => {
  const findings = records.map(find)
  const answered = findings.map((finding) => finding.answered)
  return {
    right: findings.length > 0 && findings.every(({ right }) => right),
    answered: answered.length === 1 ? answered[0] : answered,
  }
}

export const contradictionChecks: Checks<ContradictionsExpectation, ContradictionsAnswer> = {
  count: (expected, { found }) => ({
    right:
      typeof expected === 'number'
        ? found.length === expected
        : found.length >= Number.parseInt(expected, 10),
    answered: found.map(shortly),
  }),
  openCount: (expected, { found }) => {
    const open = found.filter(({ state }) => state === 'open')
    return { right: open.length === expected, answered: open.map(shortly) }
  },
  kind: (_expected, answer, { expect }) => ({
    right: meant(answer, expect).length > 0,
    answered: answer.found.map(({ kind }) => kind),
  }),
  parties: (expected, answer, { expect }) =>
    ofEach(meant(answer, expect), ({ sides }) => areSame(sides, expected)),
  primary: (expected, answer, { names, expect }) =>
    ofEach(meant(answer, expect), ({ a, b }) => {
      const [first, second] = expected
      const isPair = (one: typeof a, other: typeof a) =>
        names.holds(one.claims, first ?? '') && names.holds(other.claims, second ?? '')
      return { right: isPair(a, b) || isPair(b, a), answered: [names.tell(a.claims), names.tell(b.claims)] }
    }),
  members: (expected, answer, { names, expect }) =>
    ofEach(meant(answer, expect), (record) =>
      holdsAll(
        actsOf(record).flatMap(({ claims }) => claims),
        expected,
        names,
      ),
    ),
  basis: (expected, answer, { expect }) =>
    ofEach(meant(answer, expect), ({ basis }) => ({ right: basis === expected, answered: basis })),
  cues: (expected, answer, { names, expect }) =>
    ofEach(meant(answer, expect), (record) => {
      const articleIds = new Map(
        actsOf(record)
          .flatMap(({ claims }) => claims.flatMap((claimId) => names.find(claimId)?.article ?? []))
          .map(({ articleId, externalId }) => [articleId, externalId]),
      )
      const cues = record.cues.map(({ articleId, start, end }) =>
        placeOf(articleIds.get(articleId), start, end),
      )
      return areSame(
        cues,
        expected.map(({ article, start, end }) => placeOf(article, start, end)),
      )
    }),
  sideA: (expected, answer, { names, expect }) =>
    opposed(meant(answer, expect), { claims: expected, to: expect.sideB ?? [] }, names),
  sideB: (expected, answer, { names, expect }) =>
    opposed(meant(answer, expect), { claims: expected, to: expect.sideA ?? [] }, names),
  state: (expected, answer, { expect }) =>
    ofEach(meant(answer, expect), ({ state }) => ({ right: state === expected, answered: state })),
  resolved: (expected, { found }) => {
    const resolved = found.filter(({ state }) => state === 'resolved')
    return {
      right: expected.every(({ parties, resolution }) =>
        resolved.some((record) => record.resolution === resolution && areSame(record.sides, parties).right),
      ),
      answered: resolved.map(({ sides, resolution }) => ({ parties: sides, resolution })),
    }
  },
  event: (expected, { found, before }) => {
    const told = eventsBetween(before, found)
    return { right: told.includes(expected), answered: told }
  },
}

const actsOf = ({ a, b, members }: AnsweredContradiction) => [a, b, ...members]

const shortly = ({ kind, sides, state }: AnsweredContradiction): string =>
  `${kind} of ${sides.join(' and ')}, ${state}`

const placeOf = (article: string | null | undefined, start: number, end: number): string =>
  `${article ?? '?'} ${start}-${end}`

/** Each claim stands in a record on one side, with one of the others on the other side; no record needs to hold all. */
function opposed(
  records: readonly AnsweredContradiction[],
  { claims, to }: Readonly<{ claims: readonly string[]; to: readonly string[] }>,
  names: ClaimNames,
): Finding {
  const isOpposed = (name: string): boolean =>
    records.some((record) =>
      actsOf(record).some(
        (act) =>
          names.holds(act.claims, name) &&
          actsOf(record).some(
            (other) => other.side !== act.side && to.some((opposite) => names.holds(other.claims, opposite)),
          ),
      ),
    )
  return {
    right: claims.every(isOpposed),
    answered: records.map((record) =>
      Object.fromEntries(record.sides.map((side) => [side, names.tell(claimsOnSide(record, side))])),
    ),
  }
}

const claimsOnSide = (record: AnsweredContradiction, side: string): string[] =>
  actsOf(record)
    .filter((act) => act.side === side)
    .flatMap(({ claims }) => claims)

/**
 * What subscribers are told between two positions (webhooks-and-api.md, 2.4): a record that becomes known, or is open
 * again, and one that was open and is no longer; never of a pair whose dates are only possible.
 */
function eventsBetween(
  before: readonly AnsweredContradiction[],
  after: readonly AnsweredContradiction[],
): ContradictionsExpectation['event'][] {
  const openBefore = new Set(before.filter(isOpen).map(({ contradictionId }) => contradictionId))
  return after
    .filter(({ dating, kind }) => dating === 'certain' && kind !== 'opposition')
    .flatMap((record): ContradictionsExpectation['event'][] => {
      const wasOpen = openBefore.has(record.contradictionId)
      if (isOpen(record) === wasOpen) return []
      return [wasOpen ? 'contradiction.resolved' : 'contradiction.detected']
    })
}

const isOpen = ({ state }: AnsweredContradiction): boolean => state === 'open'

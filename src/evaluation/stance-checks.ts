/** What an example may expect of a stance, key by key. Pure. */
import { signOf } from '../../events/article/claim-identity.ts'
import type { AnsweredClaim, AnsweredStance } from './answers.ts'
import {
  areSame,
  asWords,
  type Checks,
  equals,
  type Finding,
  holdsAll,
  isOneOf,
  verdictsOn,
} from './checks.ts'
import type { ClaimNames } from './claim-names.ts'
import type { StanceExpectation } from './examples.ts'

/** A stance, and the term of its proposition: where nobody holds anything, the term has passed all the same. */
export type StanceAnswer = AnsweredStance & Readonly<{ propositionValidUntil: string | null }>

export const stanceChecks: Checks<StanceExpectation, StanceAnswer> = {
  status: (expected, { status }) => equals(status, expected),
  statusIn: (expected, { status }) => isOneOf<string>(status, expected),
  value: (expected, { value }) => equals(value, expected),
  sign: (expected, { value }) => ({ right: signOf(value) === expected, answered: value }),
  never: (expected, { value }) => ({ right: !expected.includes(value), answered: value }),
  since: (expected, { since }) => equals(since, expected),
  sinceNoLaterThan: (expected, { sinceNoLaterThan }) => equals(sinceNoLaterThan, expected),
  validUntil: (expected, { validUntil, propositionValidUntil }) =>
    equals(validUntil ?? propositionValidUntil, expected),
  evidence: (expected, { evidence }, { names }) => holdsAll(claimsOf(evidence), expected, names),
  mayAlsoList: (expected, { evidence }, { names, expect }) => {
    const allowed = [...(expect.evidence ?? []), ...expected]
    const others = claimsOf(evidence).filter(
      (claimId) => !names.isDebatable(claimId) && !allowed.some((name) => names.holds([claimId], name)),
    )
    return { right: others.length === 0, answered: names.tell(others) }
  },
  listed: (expected, { listed }, { names }) => ({
    right: expected.every((wanted) =>
      listed.some(
        ({ claims, polarity, voice }) =>
          signOf(polarity) === wanted.sign &&
          claims.some((claimId) => {
            const claim = names.find(claimId)
            return (
              claim !== undefined &&
              names.holds([claimId], wanted.claim) &&
              wanted.voice === voiceOf(wanted.voice, { voice, holder: claim.holder }) &&
              (wanted.attribution === undefined || isChain(claim, wanted.attribution))
            )
          }),
      ),
    ),
    answered: listed.map(({ claims, polarity, voice }) => ({
      claims: names.tell(claims),
      sign: signOf(polarity),
      voice,
      attribution: claims.slice(0, 1).map((claimId) => chainOf(names.find(claimId))),
    })),
  }),
  uncertain: (expected, { uncertain }, { names }) => holdsAll(claimsOf(uncertain), expected, names),
  chain: ({ claim: name, attribution }, _answer, { names }) => chainFinding(names, name, attribution),
  conditions: (expected, { conditions }) => ({
    right: expected.every((wanted) => conditions.some(({ text }) => saysTheSame(text, wanted))),
    answered: conditions.map(({ text }) => text),
  }),
  conditionsOpen: (expected, { conditions }) => ({
    right: conditions.some(({ status }) => status === 'open') === expected,
    answered: conditions.map(({ text, status }) => `${text} (${status})`),
  }),
  blockedBy: (expected, { blockedBy }) => areSame(blockedBy, expected),
  derivedFrom: (expected, { derivedFrom }) => areSame(derivedFrom, expected),
  either: (expected, answer, { names }) => {
    const tried = expected.map((each) => verdictsOn(stanceChecks, each, answer, names))
    return {
      right: tried.some((verdicts) => verdicts.every(({ right }) => right)),
      answered: tried.map((verdicts) =>
        Object.fromEntries(verdicts.map(({ key, answered }) => [key, answered])),
      ),
    }
  },
}

const claimsOf = (entries: readonly Readonly<{ claims: readonly string[] }>[]): string[] =>
  entries.flatMap(({ claims }) => claims)

/** In the form that was asked for: `self`, or `self of united-states`. */
const voiceOf = (form: string, { voice, holder }: Pick<AnsweredClaim, 'voice' | 'holder'>): string =>
  form.includes(' of ') ? `${voice} of ${holder}` : voice

function chainFinding(names: ClaimNames, name: string, wanted: readonly string[]): Finding {
  const claims = names.named(name)
  return { right: claims.some((claim) => isChain(claim, wanted)), answered: claims.map(chainOf) }
}

const chainOf = (claim: AnsweredClaim | undefined): string[] => claim?.attribution.map(({ who }) => who) ?? []

/** An article that names its outlet is published by it: a plain `outlet` in the example stands for any. */
const isChain = (claim: AnsweredClaim, wanted: readonly string[]): boolean => {
  const chain = chainOf(claim)
  return (
    chain.length === wanted.length &&
    wanted.every((who, at) => {
      const answered = asWords(chain[at] ?? '')
      return asWords(who) === answered || (at === 0 && who === 'outlet' && answered.startsWith('outlet:'))
    })
  )
}

/** One coder writes "in Moscow", the other "if it is held in Moscow": the words of one stand within the other's. */
function saysTheSame(a: string, b: string): boolean {
  const [one, other] = [asWords(a), asWords(b)]
  return one.includes(other) || other.includes(one)
}

/** What an example may expect of whom an agent's words bind, key by key. Pure. */
import type { AnsweredClaim } from './answers.ts'
import type { Checks } from './checks.ts'
import type { HolderExpectation } from './examples.ts'

/** The claims that the added document gives of the agent's words of that day. */
export type HolderAnswer = readonly AnsweredClaim[]

export const holderChecks: Checks<HolderExpectation, HolderAnswer> = {
  holder: (expected, claims) => ({
    right: claims.length > 0 && claims.every(({ holder }) => holder === expected),
    answered: holdersOf(claims),
  }),
  never: (expected, claims) => ({
    right: claims.every(({ holder }) => holder === null || !expected.some((party) => party === holder)),
    answered: holdersOf(claims),
  }),
  review: (expected, claims) => ({
    right: claims.length > 0 && claims.every(({ review }) => review.reasons.includes(codeOf(expected))),
    answered: claims.flatMap(({ review }) => review.reasons),
  }),
}

const holdersOf = (claims: HolderAnswer) =>
  claims.length > 0 ? claims.map(({ holder }) => holder) : 'no claim of these words'

/** The examples write the codes with a space. */
const codeOf = (reason: string): string => reason.trim().replaceAll(' ', '_')

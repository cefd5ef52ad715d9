/** Who speaks for whom on a given day. A mandate is looked up when it was said, never today. */
import { addDays } from '../calendar.ts'
import type { AgentId, PartyId } from '../ids.ts'
import type { CivilDate } from '../vocabulary.ts'
import type { Agent, Codebook, Mandate } from './codebook.ts'

/** How long an unfinished mandate is believed after the day on which it was last checked. */
export const unverifiedAfterDays = 365

export type MandateThen = Readonly<{
  mandate: Mandate
  /** Not checked since `asOf`, which lies before the day asked about. */
  unverified: boolean
  /** `asOf` lies so far back that nobody is bound by it. */
  expired: boolean
}>

/** The mandates of an agent in force on a day, in the order of the codebook; `until` is exclusive. */
export function mandatesOn(agent: Agent, day: CivilDate): MandateThen[] {
  return agent.mandates
    .filter(({ from, until }) => from <= day && (until === null || day < until))
    .map((mandate) => {
      const { until, asOf } = mandate
      const unverified = until === null && asOf !== undefined && day > asOf
      return { mandate, unverified, expired: unverified && day > addDays(asOf, unverifiedAfterDays) }
    })
}

export const findAgent = (codebook: Codebook, id: string): Agent | undefined =>
  codebook.agents.find((agent) => agent.id === (id as AgentId))

export const hasParty = (codebook: Codebook, id: string): boolean =>
  codebook.parties.some((party) => party.id === (id as PartyId))

/** The small world of the random histories: its first codebook, and what later versions of it may change. */
import type { Agent, Codebook, Proposition } from '../../events/codebook/codebook.ts'
import { Codebook as CodebookShape } from '../../events/codebook/codebook.ts'
import { sampleCodebook } from './samples.ts'

export const dossierId = 'samples'

/** The sample codebook, and the opposite of one of its propositions in other words. */
export const firstCodebook: Codebook = parse({
  ...sampleCodebook,
  id: dossierId,
  propositions: [...sampleCodebook.propositions, position('fighting', 'The fighting should go on')],
})

type Change = (codebook: Codebook) => unknown

/** What a new version may bring. One that leads to faults is refused, as anybody's would be. */
export const changes: Readonly<Record<string, Change>> = {
  'merge the opposite': (codebook) =>
    withProposition(codebook, 'fighting', { mergedInto: { proposition: 'truce', flip: true } }),
  rename: (codebook) => ({
    ...withProposition(codebook, 'talks', { mergedInto: { proposition: 'negotiations' } }),
    propositions: [
      ...propositionsOf(codebook, 'talks', { mergedInto: { proposition: 'negotiations' } }),
      { id: 'negotiations', kind: 'assessment', statement: { en: 'The negotiations go well' } },
    ],
  }),
  split: (codebook) => ({
    ...codebook,
    propositions: [
      ...propositionsOf(codebook, 'encircled', { splitInto: ['town-encircled', 'army-encircled'] }),
      { id: 'town-encircled', kind: 'fact', statement: { en: 'The town itself is encircled' } },
      { id: 'army-encircled', kind: 'fact', statement: { en: 'The army is encircled' } },
    ],
  }),
  'move a mandate': (codebook) => ({
    ...codebook,
    agents: codebook.agents.map((agent) =>
      agent.id === 'north-minister' ? endingOn(agent, '2025-03-12', 'east') : agent,
    ),
  }),
  promote: (codebook) => ({
    ...codebook,
    agents: codebook.agents.map((agent) =>
      agent.id === 'north-envoy'
        ? { ...agent, mandates: agent.mandates.map((mandate) => ({ ...mandate, rank: 1 })) }
        : agent,
    ),
  }),
  'add a proposition': (codebook) => ({
    ...codebook,
    propositions: [...codebook.propositions, position('summit-in-south', 'The summit should be in South')],
  }),
  'add an edge': (codebook) =>
    withProposition(codebook, 'summit-in-north', {
      implies: [
        { polarity: '+', proposition: 'truce' },
        { polarity: '-', proposition: 'fighting' },
      ],
    }),
  'take an edge away': (codebook) => withProposition(codebook, 'long-truce', { implies: [] }),
  'age sooner': (codebook) => ({
    ...codebook,
    propositions: codebook.propositions.map((proposition) => ({ ...proposition, staleAfterDays: 2 })),
  }),
  'name a subject': (codebook) => withProposition(codebook, 'talks', { subject: 'south' }),
  'set a term': (codebook) => withProposition(codebook, 'truce', { validUntil: '2025-03-18' }),
  'join the alliance': (codebook) => ({
    ...codebook,
    parties: codebook.parties.map((party) =>
      party.id === 'alliance'
        ? {
            ...party,
            members: [...(party.members ?? []), { party: 'south', from: '2025-03-10', until: null }],
          }
        : party,
    ),
  }),
  drop: (codebook) => ({
    ...codebook,
    propositions: codebook.propositions.filter(({ id }) => id !== 'summit-soon'),
  }),
  'drop an agent': (codebook) => ({
    ...codebook,
    agents: codebook.agents.filter(({ id }) => id !== 'south-staff'),
  }),
  'begin again': () => firstCodebook,
  'another zone': (codebook) => ({ ...codebook, timeZone: 'America/New_York' }),
}

export function parse(codebook: unknown): Codebook {
  return CodebookShape.parse(codebook)
}

function position(id: string, statement: string) {
  return { id, kind: 'position', statement: { en: statement } }
}

const withProposition = (codebook: Codebook, id: string, change: object): object => ({
  ...codebook,
  propositions: propositionsOf(codebook, id, change),
})

const propositionsOf = ({ propositions }: Codebook, id: string, change: object): object[] =>
  propositions.map((proposition: Proposition) =>
    proposition.id === id ? { ...proposition, ...change } : proposition,
  )

/** The agent speaks for another party from a day on. */
function endingOn(agent: Agent, day: string, party: string) {
  const [mandate] = agent.mandates
  return mandate?.until === null
    ? {
        ...agent,
        mandates: [
          { ...mandate, until: day },
          { ...mandate, party, from: day },
        ],
      }
    : agent
}

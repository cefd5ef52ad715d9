/** A small codebook without faults, to be spoilt by tests one place at a time. */
import { Codebook } from '../../events/codebook/codebook.ts'

type Change = Readonly<{
  head?: object
  parties?: readonly object[]
  agents?: readonly object[]
  propositions?: readonly object[]
}>

export const mandate = (change: object = {}) => ({
  party: 'ukraine',
  role: { en: ['president'] },
  rank: 1,
  from: '2019-05-20',
  until: null,
  asOf: '2025-09-30',
  ...change,
})

export const agent = (id: string, mandates: readonly object[] = [], change: object = {}) => ({
  id,
  kind: 'person',
  names: { en: [`Name of ${id}`] },
  mandates,
  ...change,
})

export const party = (id: string, change: object = {}) => ({
  id,
  names: { en: [`Land of ${id}`] },
  ...change,
})

export const proposition = (id: string, change: object = {}) => ({
  id,
  kind: 'position',
  statement: { en: `There should be ${id}` },
  cues: { en: [id] },
  ...change,
})

/** What stands in the file, before any schema has seen it. */
export const plainCodebook = ({ head = {}, parties, agents, propositions }: Change = {}) => ({
  id: 'talks',
  version: '1.0.0',
  title: { en: 'Talks' },
  timeZone: 'Europe/Paris',
  parties: parties ?? [party('ukraine'), party('russia')],
  agents: agents ?? [agent('president', [mandate()])],
  propositions: propositions ?? [proposition('truce'), proposition('summit')],
  ...head,
})

export const codebook = (change: Change = {}): Codebook => Codebook.parse(plainCodebook(change))

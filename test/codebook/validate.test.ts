/** Every rule of a codebook: what refuses it, what only warns, and that both places are named. */
import t from 'tap'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { faultsOf } from '../../events/codebook/validate.ts'
import { agent, codebook, mandate, party, proposition } from './sample.ts'

const day = '2025-10-01'
const faults = (book: Codebook) => faultsOf(book, day).faults.map(({ pointer, code }) => `${code} ${pointer}`)
const warnings = (book: Codebook) =>
  faultsOf(book, day).warnings.map(({ pointer, code }) => `${code} ${pointer}`)
const details = (book: Codebook) => faultsOf(book, day).faults.map(({ detail }) => detail)
const withMandates = (...mandates: object[]) => codebook({ agents: [agent('president', mandates)] })
const ids = ['ukraine', 'russia'] as const

t.test('a good codebook has neither faults nor warnings', async (t) => {
  t.same(faultsOf(codebook(), day), { faults: [], warnings: [] })
})

t.test('ids are unique, and parties and agents share one name space', async (t) => {
  t.same(faults(codebook({ parties: [party('ukraine'), party('russia'), party('ukraine')] })), [
    'duplicate_id /parties/2/id',
  ])
  const both = codebook({ agents: [agent('russia', [mandate()])] })
  t.same(faults(both), ['duplicate_id /agents/0/id'])
  t.match(details(both)[0], /\/parties\/1/, 'the other place is named')
  t.same(faults(codebook({ propositions: [proposition('truce'), proposition('truce')] })), [
    'duplicate_id /propositions/1/id',
  ])
  t.same(
    faults(codebook({ propositions: [proposition('ukraine')] })),
    [],
    'a proposition may be called as a party is',
  )
  t.same(faults(codebook({ agents: [agent('outlet', [mandate()])] })), ['reserved_id /agents/0/id'])
})

t.test('a mandate begins before it ends, is checked after it began, and lies in no future', async (t) => {
  t.same(faults(withMandates(mandate({ until: '2019-05-20' }))), [
    'until_before_from /agents/0/mandates/0/until',
  ])
  t.same(faults(withMandates(mandate({ until: '2019-05-21' }))), [])
  const { asOf: _, ...unchecked } = mandate()
  t.same(faults(withMandates(unchecked)), ['as_of_missing /agents/0/mandates/0/asOf'])
  t.same(faults(withMandates(mandate({ asOf: '2019-05-19' }))), [
    'as_of_before_from /agents/0/mandates/0/asOf',
  ])
  t.same(faults(withMandates(mandate({ asOf: '2025-10-02' }))), ['in_the_future /agents/0/mandates/0/asOf'])
  t.same(faults(withMandates(mandate({ from: '2025-10-02', asOf: '2025-10-03' }))), [
    'in_the_future /agents/0/mandates/0/from',
    'in_the_future /agents/0/mandates/0/asOf',
  ])
  t.same(
    faults(withMandates(mandate({ from: day, asOf: day }))),
    [],
    'the day of publishing itself is no future',
  )
  t.same(faults(withMandates(mandate({ until: '2030-01-01' }))), [], 'an end may be known ahead')
})

t.test('mandates of one agent overlap for two parties, never for one', async (t) => {
  const first = mandate({ until: '2024-01-01' })
  t.same(faults(withMandates(first, mandate({ from: '2023-12-31', role: { en: ['chair'] } }))), [
    'overlapping_mandates /agents/0/mandates/1',
  ])
  t.same(faults(withMandates(first, mandate({ from: '2024-01-01' }))), [], 'the end is exclusive')
  t.same(faults(withMandates(first, mandate({ from: '2023-12-31', party: 'russia' }))), [])
  const open = withMandates(mandate(), mandate({ from: '2024-01-01', role: { en: ['chair'] } }))
  t.match(details(open)[0], /mandates\/0.*has no end/)
  const inside = withMandates(
    mandate({ from: '2000-01-01', until: '2010-01-01' }),
    mandate({ from: '2001-01-01', until: '2002-01-01', role: { en: ['b'] } }),
    mandate({ from: '2005-01-01', until: '2006-01-01', role: { en: ['c'] } }),
  )
  t.same(faults(inside), [
    'overlapping_mandates /agents/0/mandates/1',
    'overlapping_mandates /agents/0/mandates/2',
  ])
})

t.test('a post belongs to one person at a time; bodies and sources share theirs', async (t) => {
  const two = (kind: string, change: object = {}) =>
    codebook({
      agents: [agent('a', [mandate()]), agent('b', [mandate({ from: '2020-01-01', ...change })], { kind })],
    })
  t.same(faults(two('person')), ['exclusive_post /agents/1/mandates/0'])
  t.match(details(two('person'))[0], /b as "president".*a as "president" \(\/agents\/0\/mandates\/0\)/)
  t.same(faults(two('person', { role: { en: ['PRÉSIDENT', 'President'] } })), [
    'exclusive_post /agents/1/mandates/0',
  ])
  t.same(faults(two('body')), [])
  t.same(faults(two('anonymous')), [])
  t.same(faults(two('person', { party: 'russia' })), [])
  t.same(faults(two('person', { role: { en: ['minister'] } })), [])
  const later = [
    agent('a', [mandate({ until: '2020-01-01' })]),
    agent('b', [mandate({ from: '2020-01-01' })]),
  ]
  t.same(faults(codebook({ agents: later })), [], 'a post may change hands')
})

t.test('a name leads to one party or agent, however it is written', async (t) => {
  const named = (...names: string[]) =>
    codebook({
      parties: [
        party('ukraine', { names: { fr: ['L’Ukraine'] } }),
        party('russia', { names: { en: names } }),
      ],
    })
  for (const name of ["l'ukraine", 'L’UKRAINE', "L'\u00a0ukraine".replace('\u00a0', '')]) {
    t.same(faults(named(name)), ['duplicate_name /parties/1/names/en/0'], name)
  }
  t.match(details(named("l'ukraine"))[0], /party ukraine \(\/parties\/0\/names\/fr\/0\)/)
  const accents = codebook({
    parties: [
      party('ukraine', { names: { fr: ['E\u0301lyse\u0301e'] } }),
      party('russia', { names: { en: ['Élysée'] } }),
    ],
  })
  t.same(faults(accents), ['duplicate_name /parties/1/names/en/0'], 'composed or not')
  t.same(faults(named('Russia', 'russia', 'RUSSIA')), [], 'its own name twice is no harm')
  const agentToo = codebook({
    agents: [agent('president', [mandate()], { names: { en: ['Land of ukraine'] } })],
  })
  t.same(faults(agentToo), ['duplicate_name /agents/0/names/en/0'])
  t.same(faults(named('—')), ['name_without_letters /parties/1/names/en/0'])
  t.same(faults(codebook({ parties: [party('ukraine', { names: {} })] })), ['no_language /parties/0/names'])
})

t.test('whatever is referred to exists', async (t) => {
  const lost = codebook({
    parties: [
      party('ukraine'),
      party('union', { kind: 'collective', members: [{ party: 'mars', from: '2000-01-01', until: null }] }),
    ],
    agents: [agent('president', [mandate({ party: 'ukrane' })])],
    propositions: [
      proposition('truce', {
        kind: 'assessment',
        subject: 'venus',
        implies: [{ polarity: '+', proposition: 'pease' }],
      }),
      proposition('old', { mergedInto: { proposition: 'new' } }),
      proposition('parts', { splitInto: ['truce', 'trace'] }),
    ],
  })
  t.same(faults(lost), [
    'unknown_party /parties/1/members/0/party',
    'unknown_party /agents/0/mandates/0/party',
    'unknown_party /propositions/0/subject',
    'unknown_proposition /propositions/0/implies/0/proposition',
    'unknown_proposition /propositions/1/mergedInto/proposition',
    'unknown_proposition /propositions/2/splitInto/1',
  ])
  t.match(details(lost)[1], /did you mean ukraine/)
})

t.test('a proposition implies neither itself nor both sides of another', async (t) => {
  const edge = (to: string, polarity = '+') => ({ polarity, proposition: to })
  const circle = codebook({
    propositions: [
      proposition('a', { implies: [edge('b')] }),
      proposition('b', { implies: [edge('c', '-')] }),
      proposition('c', { implies: [edge('a')] }),
    ],
  })
  t.same(faults(circle), ['implies_circle /propositions/2/implies/0'])
  t.match(details(circle)[0], /a → b → c → a/)
  t.same(faults(codebook({ propositions: [proposition('a', { implies: [edge('a')] })] })), [
    'implies_circle /propositions/0/implies/0',
  ])
  const both = codebook({
    propositions: [
      proposition('a', { implies: [edge('b'), edge('c', '-')] }),
      proposition('b', { implies: [edge('d')] }),
      proposition('c', { implies: [edge('d')] }),
      proposition('d'),
    ],
  })
  t.same(faults(both), ['implies_both_signs /propositions/0/implies/1'])
  t.match(details(both)[0], /a leads to both \+ and - of d/)
  const twiceMinus = codebook({
    propositions: [
      proposition('a', { implies: [edge('b', '-'), edge('c')] }),
      proposition('b', { implies: [edge('c', '-')] }),
      proposition('c'),
    ],
  })
  t.same(faults(twiceMinus), [], 'minus and minus is plus: both roads lead to the same side')
})

t.test('the largest graph that fits is judged without a walk from every proposition', async (t) => {
  const last = 4_999
  const propositions = Array.from({ length: last + 1 }, (_, at) =>
    proposition(`p${at}`, {
      implies: Array.from({ length: Math.min(40, last - at) }, (_, step) => ({
        polarity: '+',
        proposition: `p${at + step + 1}`,
      })),
    }),
  )
  t.same(faults(codebook({ propositions })), [])
})

t.test('an id that is merged or split is replaced by others, and once', async (t) => {
  const merged = (into: string) => ({ mergedInto: { proposition: into } })
  t.same(faults(codebook({ propositions: [proposition('a', merged('a'))] })), [
    'merge_circle /propositions/0/mergedInto/proposition',
  ])
  const around = codebook({
    propositions: [
      proposition('a', merged('b')),
      proposition('b', { splitInto: ['c', 'a'] }),
      proposition('c'),
    ],
  })
  t.same(faults(around), ['merge_circle /propositions/1/splitInto/1'])
  const twice = codebook({
    propositions: [proposition('a', { ...merged('b'), splitInto: ['b', 'b'] }), proposition('b')],
  })
  t.same(faults(twice), [
    'merged_and_split /propositions/0/splitInto',
    'duplicate_id /propositions/0/splitInto/1',
  ])
})

t.test('only an assessment is about somebody, and a Wikidata id is used once', async (t) => {
  t.same(faults(codebook({ propositions: [proposition('truce', { subject: 'russia' })] })), [
    'subject_of_no_assessment /propositions/0/subject',
  ])
  const shared = codebook({
    parties: [party('ukraine', { wikidata: 'Q212' }), party('russia')],
    agents: [agent('president', [mandate()], { wikidata: 'Q212' })],
  })
  t.same(faults(shared), ['duplicate_wikidata /agents/0/wikidata'])
})

t.test('members belong to a party once at a time', async (t) => {
  const member = (from: string, until: string | null, id: string = ids[0]) => ({ party: id, from, until })
  const union = (...members: object[]) =>
    codebook({ parties: [party('ukraine'), party('russia'), party('union', { members })] })
  t.same(faults(union(member('2000-01-01', '2010-01-01'), member('2010-01-01', null))), [])
  t.same(faults(union(member('2000-01-01', null), member('2010-01-01', null))), [
    'overlapping_members /parties/2/members/1',
  ])
  t.same(faults(union(member('2010-01-01', '2000-01-01'))), ['until_before_from /parties/2/members/0/until'])
  t.same(faults(union(member('2010-01-01', null, 'union'))), ['member_of_itself /parties/2/members/0/party'])
})

t.test('a zone must exist', async (t) => {
  for (const timeZone of ['Mars/Phobos', '+02:00', 'nowhere']) {
    t.same(faults(codebook({ head: { timeZone } })), ['unknown_time_zone /timeZone'], timeZone)
  }
})

t.test('what an author should look at again is a warning', async (t) => {
  const book = codebook({
    agents: [agent('president', [mandate({ asOf: '2024-09-30' })])],
    propositions: [
      proposition('a', { statement: { en: 'There should be no truce', fr: 'Il faut une trêve' } }),
      proposition('b', { statement: { fr: 'Il ne faut pas de trêve' } }),
      proposition('c', { cues: { en: [] } }),
      proposition('d', { cues: undefined, mergedInto: { proposition: 'a' } }),
    ],
  })
  t.same(faults(book), [])
  t.same(warnings(book), [
    'negated_statement /propositions/0/statement/en',
    'negated_statement /propositions/1/statement/fr',
    'unchecked_mandate /agents/0/mandates/0/asOf',
    'no_cues /propositions/2/cues',
  ])
  const many = ['a', 'b', 'c', 'd'].map((id) => agent(id, [mandate({ asOf: '2024-09-30' })]))
  t.same(
    warnings(codebook({ agents: many })),
    ['unchecked_mandate /agents/0/mandates/0/asOf'],
    'four are one warning',
  )
  t.equal(warnings(codebook({ agents: many.slice(1) })).length, 3, 'three are three')
  t.same(warnings(withMandates(mandate({ asOf: '2024-10-01' }))), [], '365 days are not over yet')
})

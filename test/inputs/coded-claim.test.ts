/** What a coder sends becomes a reading: checked against the words and the codebook, and worked out where it can be. */
import t from 'tap'
import { claimIdOf, claimKeyOf } from '../../events/article/claim-identity.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { Refusal } from '../../events/errors.ts'
import { CodedClaimInput, ReadingInput } from '../../src/inputs/coded-claim.ts'
import { type CodedArticle, readingOf } from '../../src/inputs/coded-reading.ts'
import { Problem } from '../../src/problem.ts'
import { sampleCodebook } from '../support/samples.ts'

const text = [
  'A truce in sight 🕊️',
  '',
  'The president of North said "we accept the truce" while South waited.',
  'Later on we accept the truce was read out again, and again: we accept the truce.',
].join('\n')

const article: CodedArticle = {
  text,
  textHash: 'a'.repeat(64),
  publishedAt: '2025-03-15T17:30:00.000000Z',
  timeZone: 'Europe/Paris',
  outlet: 'The Sample',
  agency: null,
}

const codebook = Codebook.parse({
  ...sampleCodebook,
  agents: [
    ...sampleCodebook.agents,
    agent('turncoat', [
      { party: 'north', from: '2020-01-01', until: '2025-03-12' },
      { party: 'south', from: '2025-03-12', until: '2025-12-31' },
    ]),
    agent('unchecked', [{ party: 'north', from: '2015-01-01', until: null, asOf: '2020-01-01' }]),
    agent('private', []),
    agent('two-hats', [
      { party: 'north', from: '2020-01-01', until: '2025-12-31' },
      { party: 'alliance', from: '2025-01-01', until: '2025-12-31' },
    ]),
  ],
  propositions: [
    ...sampleCodebook.propositions,
    { id: 'split', kind: 'position', statement: { en: 'Both' }, splitInto: ['truce', 'long-truce'] },
    { id: 'merged', kind: 'position', statement: { en: 'A pause' }, mergedInto: { proposition: 'truce' } },
    { id: 'into-split', kind: 'position', statement: { en: 'All' }, mergedInto: { proposition: 'split' } },
  ],
})

function agent(id: string, mandates: readonly object[]) {
  const dressed = mandates.map((mandate) => ({ role: { en: [id] }, rank: 2, ...mandate }))
  return { id, kind: 'person', names: { en: [id] }, mandates: dressed }
}

const exact = 'we accept the truce'
const span = { start: text.indexOf(exact), end: text.indexOf(exact) + exact.length, exact }
const undated = { from: null, to: null, precision: 'unknown', derivation: 'publication' }
const on = (from: string, to: string) => ({ from, to, precision: 'day', derivation: 'explicit' })

const body = {
  speaker: 'north-president',
  proposition: 'truce',
  polarity: 2,
  claimType: 'stance',
  voice: 'self',
  statedAt: undated,
  spans: [span],
}
type Changes = Readonly<Record<string, unknown>>

const read = (changes: Changes = {}, about: Partial<CodedArticle> = {}) =>
  readingOf(ReadingInput.parse({ ...body, ...changes }), { ...article, ...about }, codebook)

/** What the schema says of a body: pointer and message of each fault. */
const faultsOf = (changes: Changes, schema: typeof ReadingInput | typeof CodedClaimInput = ReadingInput) =>
  (schema.safeParse({ ...body, ...changes }).error?.issues ?? []).map((issue) => `/${issue.path.join('/')}`)

/** What is said of a body that the schema takes, when it meets the text and the codebook. */
function refusalOf(changes: Changes) {
  try {
    read(changes)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, faults: error.faults }
    if (error instanceof Problem) return { code: error.code, faults: error.errors }
    throw error
  }
}

t.test('what is left out is worked out, and what is sent is kept', async (t) => {
  const { reading, reasons } = read()
  t.same(reasons, [])
  t.same(reading, {
    textHash: article.textHash,
    block: 1,
    spans: [
      {
        ...span,
        prefix: text.slice(span.start - 32, span.start),
        suffix: text.slice(span.end, span.end + 32),
      },
    ],
    quoteMode: 'none',
    speaker: 'north-president',
    mandate: {
      party: 'north',
      role: 'north-president',
      rank: 1,
      from: '2020-01-01',
      until: null,
      unverified: false,
    },
    holder: 'north',
    attribution: [
      { who: 'outlet:The Sample', relation: 'publishes', cue: null },
      { who: 'north-president', relation: 'quotes', cue: null },
      { who: 'north', relation: 'speaksFor', cue: null },
    ],
    aboutParty: null,
    voice: 'self',
    claimType: 'stance',
    proposition: 'truce',
    polarity: 2,
    conditions: [],
    modality: 'actual',
    addressee: null,
    links: [],
    statedAt: { from: null, to: '2025-03-16', precision: 'unknown', derivation: 'publication', anchor: null },
    validUntil: null,
    value: null,
  })
  const sent = {
    quoteMode: 'direct',
    modality: 'future',
    polarity: 1,
    addressee: 'south',
    conditions: [
      {
        text: 'South agrees',
        proposition: 'truce',
        requiredSign: '+',
        controlledBy: 'south',
        status: 'unknown',
      },
      { text: 'implied' },
    ],
    attribution: [
      { who: 'outlet:The Sample', relation: 'publishes' },
      { who: 'east', relation: 'relays', cue: { start: 0, end: 7 } },
      { who: 'somebody near the talks', relation: 'quotes' },
    ],
    links: [{ relation: 'denies', claimKey: 'b'.repeat(32), cue: { start: 2, end: 7 } }],
    validUntil: '2025-04-15',
    value: { number: 30, unit: 'days', comparator: '>=' },
  }
  t.match(read(sent).reading, {
    ...sent,
    conditions: [
      { text: 'South agrees', span: null, status: 'unknown' },
      {
        text: 'implied',
        span: null,
        status: 'open',
        proposition: null,
        requiredSign: null,
        controlledBy: null,
      },
    ],
    attribution: [{ cue: null }, { cue: { start: 0, end: 7 } }, { cue: null }],
  })
})

t.test('the chain names whoever is known: outlet, agency, speaker, and whose position it is', async (t) => {
  const chain = (changes: Changes, about: Partial<CodedArticle> = {}) =>
    read(changes, about).reading.attribution.map(({ who }) => who)
  t.same(chain({}, { outlet: null, agency: 'Reuters' }), [
    'outlet',
    'outlet:Reuters',
    'north-president',
    'north',
  ])
  t.same(chain({}, { outlet: 'AFP', agency: 'AFP' }), ['outlet:AFP', 'north-president', 'north'])
  t.same(chain({ speaker: 'party:north' }), ['outlet:The Sample', 'north'], 'a metonym is its party')
  t.same(chain({ voice: 'reported', aboutParty: 'south' }), ['outlet:The Sample', 'north-president', 'south'])
  t.same(chain({ speaker: 'party:north', voice: 'reported', aboutParty: 'south' }), [
    'outlet:The Sample',
    'north',
    'south',
  ])
  t.same(chain({ speaker: 'outlet', voice: 'outlet' }), ['outlet:The Sample'])
  t.same(chain({ speaker: 'anonymous:two  diplomats' }), ['outlet:The Sample', 'anonymous:two diplomats'])
})

t.test('spans stand word for word in one paragraph, or the answer says what stands there', async (t) => {
  const of = (...spans: readonly object[]) => refusalOf({ spans })
  const again = text.indexOf(exact, span.end)
  const third = text.indexOf(exact, again + 1)
  const at = (start: number) => ({ start, end: start + exact.length, exact })

  t.same(
    read({ spans: [at(third), at(again), at(again)] }).reading.spans.map(({ start }) => start),
    [again, third],
    'every occurrence, in order and once',
  )
  t.equal(
    claimKeyOf('a', read({ spans: [at(third), at(again)] }).reading),
    claimKeyOf('a', read({ spans: [at(again), at(third)] }).reading),
  )
  const off = of(span, { ...span, start: span.start + 1, end: span.end + 1 })
  t.equal(off?.code, 'span_mismatch')
  t.match(off?.faults, [{ pointer: '/spans/1', code: 'span_mismatch' }])
  t.match(off?.faults[0]?.detail, 'stands "e accept the truce\\""')
  t.match(off?.faults[0]?.detail, `stand at ${span.start} to ${span.end}, and elsewhere`)
  t.match(of({ ...span, exact: 'we reject the truce' })?.faults[0]?.detail, 'stand nowhere in the text')
  t.match(of({ ...span, end: text.length + 1 })?.faults[0]?.detail, `has ${text.length} UTF-16 code units`)
  t.match(of({ ...span, start: -1 })?.code, 'span_mismatch')
  t.match(of({ ...span, end: span.start })?.faults[0]?.detail, 'start must be less than end')
  t.match(of({ start: span.end, end: span.start, exact })?.code, 'span_mismatch')
  t.match(of({ start: span.start, end: span.start, exact: '' })?.code, 'span_mismatch')
  const dove = text.indexOf('🕊')
  t.match(of({ start: dove, end: dove + 1, exact: '🕊' })?.faults[0]?.detail, 'cuts a surrogate pair')
  const over = text.slice(0, 30)
  t.match(of({ start: 0, end: 30, exact: over })?.faults[0]?.detail, 'in no paragraph')
  t.match(of({ start: 20, end: 21, exact: '\n' })?.code, 'span_mismatch', 'a line break is no paragraph')
  t.match(of(span, at(again))?.faults, [{ pointer: '/spans/1', detail: /another paragraph/ }])
  const long = 'x\u202ey'.repeat(200)
  const shown = (() => {
    try {
      readingOf(
        ReadingInput.parse({ ...body, spans: [{ start: 0, end: 600, exact: 'y' }] }),
        { ...article, text: long },
        codebook,
      )
    } catch (error) {
      return error instanceof Refusal ? error.message : ''
    }
    return ''
  })()
  t.ok(shown.length < 360, 'no more than 200 characters of the article')
  t.notMatch(shown, '\u202e', 'escaped')
})

t.test('every other place lies inside the text', async (t) => {
  const outside = { start: 3, end: text.length + 1 }
  const dove = text.indexOf('🕊')
  for (const [pointer, changes] of [
    ['/statedAt/anchor', { statedAt: { ...undated, anchor: outside } }],
    ['/statedAt/anchor', { statedAt: { ...undated, anchor: { start: 4, end: 4 } } }],
    ['/statedAt/anchor', { statedAt: { ...undated, anchor: { start: dove + 1, end: dove + 4 } } }],
    ['/conditions/1/span', { polarity: 1, conditions: [{ text: 'a' }, { text: 'b', span: outside }] }],
    ['/attribution/0/cue', { attribution: [{ who: 'outlet', relation: 'publishes', cue: outside }] }],
    ['/links/0/cue', { links: [{ relation: 'replies', claimKey: 'c'.repeat(32), cue: outside }] }],
  ] as const) {
    t.match(refusalOf(changes), { code: 'span_mismatch', faults: [{ pointer }] }, pointer)
  }
  t.equal(refusalOf({ polarity: 1, conditions: [{ text: 'implied', span: null }] }), undefined)
})

t.test('a name that the codebook lacks is said, with those that are near', async (t) => {
  const codeOf = (changes: Changes) => {
    const refusal = refusalOf(changes)
    return refusal && [refusal.code, ...refusal.faults.map(({ pointer }) => pointer)].join(' ')
  }
  t.equal(codeOf({ speaker: 'north-presidet' }), 'unknown_agent /speaker')
  t.match(refusalOf({ speaker: 'north-presidet' })?.faults[0]?.detail, 'Did you mean north-president')
  t.match(refusalOf({ speaker: 'Mrs President' })?.faults[0]?.detail, 'unresolved:')
  t.match(refusalOf({ speaker: 'north' })?.faults[0]?.detail, 'write party:north')
  t.equal(codeOf({ speaker: 'party:nowhere' }), 'unknown_party /speaker')
  t.equal(codeOf({ holder: 'nrth' }), 'unknown_party /holder')
  t.equal(codeOf({ voice: 'reported', aboutParty: 'sooth' }), 'unknown_party /aboutParty')
  t.equal(codeOf({ addressee: 'x' }), 'unknown_party /addressee')
  t.equal(codeOf({ proposition: 'truces' }), 'unknown_proposition /proposition')
  t.equal(
    codeOf({ polarity: 1, conditions: [{ text: 'if', proposition: 'no', controlledBy: 'no' }] }),
    'unknown_proposition /conditions/0/proposition /conditions/0/controlledBy',
    'every fault is said at once',
  )
  t.equal(
    codeOf({
      attribution: [
        { who: 'outlet', relation: 'publishes' },
        { who: 'east-presdent', relation: 'relays' },
      ],
    }),
    'unknown_agent /attribution/1/who',
  )
  t.equal(codeOf({ attribution: [{ who: 'outlet:Radio East', relation: 'relays' }] }), undefined)
  for (const speaker of ['anonymous:officials', 'unresolved:Ms Doe', 'party:north']) {
    t.equal(codeOf({ speaker }), undefined, speaker)
  }
})

t.test('what was split takes no new claims, and what was merged does', async (t) => {
  t.match(refusalOf({ proposition: 'split' }), {
    code: 'unknown_proposition',
    faults: [{ pointer: '/proposition', detail: /split into truce, long-truce/ }],
  })
  t.equal(refusalOf({ proposition: 'into-split' })?.code, 'unknown_proposition')
  t.equal(read({ proposition: 'merged' }).reading.proposition, 'merged')
})

t.test('a holder counts where a mandate of that day covers it, and is never refused', async (t) => {
  const held = (changes: Changes) => {
    const { reading, reasons } = read(changes)
    return [reading.holder, reading.mandate?.party ?? null, ...reasons]
  }
  t.same(held({}), ['north', 'north'])
  t.same(held({ holder: 'north' }), ['north', 'north'])
  t.same(held({ holder: null }), [null, 'north'], 'nobody’s own position needs no mandate')
  t.same(held({ holder: 'south' }), [null, 'north', 'mandate_mismatch'])
  t.same(held({ speaker: 'party:south' }), ['south', 'south'])
  t.same(held({ speaker: 'party:south', holder: 'north' }), [null, 'south', 'mandate_mismatch'])
  t.same(held({ speaker: 'private' }), [null, null])
  t.same(held({ speaker: 'anonymous:officials' }), [null, null])
  t.same(held({ speaker: 'anonymous:officials', holder: 'north' }), [null, null, 'mandate_mismatch'])
  t.same(held({ speaker: 'two-hats' }), ['north', 'north'], 'the first in the codebook')
  t.same(held({ speaker: 'two-hats', holder: 'alliance' }), ['alliance', 'alliance'])
  t.same(held({ voice: 'relayed' }), ['north', 'north'], 'own words, told by another')
  t.same(held({ voice: 'reported', aboutParty: 'south' }), [null, 'north'])

  const turned = (statedAt: object) => held({ speaker: 'turncoat', statedAt })
  t.same(turned(on('2025-03-11', '2025-03-12')), ['north', 'north'], 'the last day of a mandate')
  t.same(turned(on('2025-03-12', '2025-03-13')), ['south', 'south'], 'the day on which it ends is excluded')
  t.same(turned(undated), [null, null, 'mandate_straddle'], 'the week before publication has both')
  t.same(turned(on('2019-12-31', '2020-01-01')), [null, null, 'mandate_mismatch'], 'before it began')
  t.same(held({ speaker: 'unchecked' }), [null, null, 'mandate_unverified'])
  t.same(held({ speaker: 'unchecked', voice: 'reported', aboutParty: 'south' }), [null, null])
})

t.test('a time is half-open, and nothing is said after its publication unseen', async (t) => {
  const timed = (statedAt: object, about: Partial<CodedArticle> = {}) => {
    const { reading, reasons } = read({ statedAt: { derivation: 'explicit', ...statedAt } }, about)
    const { from, to, precision, derivation } = reading.statedAt
    return [from, to, precision, derivation, ...reasons]
  }
  const code = (statedAt: object) => refusalOf({ statedAt: { derivation: 'explicit', ...statedAt } })?.code
  const day = { precision: 'day' }

  t.same(timed({ from: '2025-03-14', to: '2025-03-15', ...day }), [
    '2025-03-14',
    '2025-03-15',
    'day',
    'explicit',
  ])
  t.same(timed({ from: null, to: null, ...day }), [null, '2025-03-16', 'unknown', 'publication'])
  t.same(timed({ from: null, to: '2025-03-10', ...day }), [null, '2025-03-10', 'unknown', 'explicit'])
  t.same(timed({ from: null, to: '2025-04-10', ...day }), [null, '2025-03-16', 'unknown', 'explicit'])
  t.same(
    timed({ from: '2025-03-10', to: '2025-03-17', precision: 'week' }),
    ['2025-03-10', '2025-03-16', 'week', 'explicit'],
    'a week ends with the day after publication',
  )
  t.same(
    timed({ from: '2025-03-14T22:00:00+01:00', to: '2025-03-14T22:01:00.5+01:00', precision: 'minute' }),
    ['2025-03-14T21:00:00.000000Z', '2025-03-14T21:01:00.500000Z', 'minute', 'explicit'],
  )
  t.same(timed({ from: '2025-03-16', to: '2025-03-17', ...day }), [
    '2025-03-16',
    '2025-03-17',
    'day',
    'explicit',
    'stated_after_publication',
  ])
  const minute = { from: '2025-03-15T17:31:00Z', to: '2025-03-15T17:32:00Z', precision: 'minute' }
  t.same(timed(minute).at(-1), 'stated_after_publication', 'a minute after publication')
  t.same(
    timed({ from: '2025-03-16', to: '2025-03-17', ...day }, { publishedAt: '2025-03-15T23:30:00.000000Z' })
      .length,
    4,
    'the day of publication is that of the article’s own zone',
  )
  for (const statedAt of [
    { from: '2025-03-14', to: '2025-03-13', ...day },
    { from: '2025-03-14', to: '2025-03-14', ...day },
    { from: '2025-03-14', to: null, ...day },
    { from: '2025-03-13', to: '2025-03-15', ...day },
    { from: '2025-03-01', to: '2025-03-09', precision: 'week' },
    { from: null, to: '2025-03-14T10:00:00Z', precision: 'minute' },
    { from: '2025-03-14T10:00:00Z', to: '2025-03-14T10:00:00Z', precision: 'minute' },
    { from: null, to: '1000-01-01', ...day },
    { from: '1000-01-01T10:00:00Z', to: '1000-01-01T11:00:00Z', precision: 'minute' },
    { from: '9999-12-31T10:00:00Z', to: '9999-12-31T11:00:00Z', precision: 'minute' },
  ]) {
    t.equal(code(statedAt), 'invalid_interval', JSON.stringify(statedAt))
  }
})

t.test('the schema refuses what no claim is, and names the field', async (t) => {
  const statedAt = (changes: object) => ({ statedAt: { ...undated, ...changes } })
  const conditions = [{ text: 'if' }]
  for (const [pointer, changes] of [
    ['/aboutParty', { voice: 'relayed', holder: 'north', aboutParty: 'south' }],
    ['/holder', { voice: 'outlet', speaker: 'outlet', holder: 'north' }],
    ['/holder', { voice: 'reported', aboutParty: null, holder: 'north' }],
    ['/aboutParty', { aboutParty: 'south' }],
    ['/aboutParty', { voice: 'reported' }],
    ['/speaker', { voice: 'outlet' }],
    ['/speaker', { speaker: 'outlet' }],
    ['/speaker', { speaker: 'anonymous: ' }],
    ['/speaker', { speaker: 'unresolved:a\nb' }],
    ['/polarity', { polarity: 2, conditions }],
    ['/polarity', { polarity: null, conditions }],
    ['/polarity', { modality: 'not_yet' }],
    ['/polarity', { modality: 'question' }],
    ['/polarity', { polarity: undefined }],
    ['/polarity', { polarity: 3 }],
    ['/conditions/0/text', { polarity: 1, conditions: [{ text: 'x'.repeat(10_000) }] }],
    ['/statedAt/from', statedAt({ from: '2025-02-29', to: '2025-03-01', precision: 'day' })],
    ['/statedAt/from', statedAt({ from: '2025-02-27T10:00:00Z', to: '2025-03-01', precision: 'day' })],
    ['/statedAt/to', statedAt({ from: '2025-02-27T10:00:00Z', to: '2025-02-27', precision: 'minute' })],
    ['/statedAt/from', statedAt({ from: 'now', to: '2025-03-01', precision: 'day' })],
    ['/value/number', { value: { number: Number.POSITIVE_INFINITY, unit: '', comparator: '=' } }],
    ['/validUntil', { validUntil: '2025-02-30' }],
    ['/spans', { spans: [] }],
    ['/spans/0/start', { spans: [{ ...span, start: 1.5 }] }],
    ['/links/0/claimKey', { links: [{ relation: 'denies', claimKey: 'no key' }] }],
    ['/', { block: 1 }],
    ['/', { confidence: 1 }],
    ['/spans/0', { spans: [{ ...span, prefix: '' }] }],
  ] as const) {
    t.ok(faultsOf(changes).includes(pointer), `${pointer} ${JSON.stringify(changes).slice(0, 100)}`)
  }
  t.same(faultsOf({ polarity: null, modality: 'not_yet' }), [])
  t.same(
    refusalOf({ proposition: 'north-wants-peace', speaker: 'outlet', voice: 'outlet', aboutParty: 'north' }),
    {
      code: 'request_invalid',
      faults: [
        {
          pointer: '/aboutParty',
          code: 'has_subject',
          detail:
            'north-wants-peace is about north already: leave aboutParty out, and code whose judgement it is',
        },
      ],
    },
  )
})

t.test('a model says how sure it is, a person is not asked, and the rules send nothing', async (t) => {
  const coded = (coder: unknown, confidence?: unknown) => faultsOf({ coder, confidence }, CodedClaimInput)
  const human = { kind: 'human', id: 'ann', version: '1' }
  const model = { kind: 'model', id: 'reader', version: '2025-01' }
  t.same(coded(human), [])
  t.same(coded(human, null), [])
  t.same(coded(human, 0.9), ['/confidence'])
  t.same(coded(model, 0.9), [])
  t.same(coded(model), ['/confidence'])
  t.same(coded(model, 1.1), ['/confidence'])
  t.same(coded({ ...human, kind: 'rule' }), ['/coder/kind'])
  t.same(coded({ ...human, id: ' ' }), ['/coder/id'])
})

t.test('the same reading is the same claim, however it is written', async (t) => {
  const idOf = (changes: Changes) => {
    const { reading } = read(changes)
    return claimIdOf(claimKeyOf('art', reading), reading)
  }
  const whole = {
    holder: 'north',
    aboutParty: null,
    conditions: [],
    modality: 'actual',
    quoteMode: 'none',
    links: [],
    value: null,
    statedAt: { from: null, to: '2025-03-16', precision: 'day', derivation: 'publication', anchor: null },
  }
  t.equal(idOf(whole), idOf({}))
  t.not(idOf({ polarity: 1 }), idOf({}))
})

/** Every key of an expectation has a check that can be right and can be wrong; what is not known is refused. */
import t, { type Test } from 'tap'
import type { z } from 'zod'
import { Additions } from '../../src/evaluation/additions.ts'
import type { AnsweredClaim, AnsweredContradiction } from '../../src/evaluation/answers.ts'
import { type Verdict, verdictsOn } from '../../src/evaluation/checks.ts'
import { createClaimNames } from '../../src/evaluation/claim-names.ts'
import { type ContradictionsAnswer, contradictionChecks } from '../../src/evaluation/contradiction-checks.ts'
import {
  type ContradictionsExpectation,
  type Example,
  Examples,
  type HolderExpectation,
  type StanceExpectation,
} from '../../src/evaluation/examples.ts'
import { GoldClaim, GoldClaims } from '../../src/evaluation/gold-claim.ts'
import { handCoded, handCodedFor } from '../../src/evaluation/hand-coding.ts'
import { holderChecks } from '../../src/evaluation/holder-checks.ts'
import { inLanes } from '../../src/evaluation/in-lanes.ts'
import { missingNames } from '../../src/evaluation/material.ts'
import { type StanceAnswer, stanceChecks } from '../../src/evaluation/stance-checks.ts'
import { CodedClaimInput } from '../../src/inputs/coded-claim.ts'

const gold = (id: string, changes: Partial<z.input<typeof GoldClaim>> = {}): GoldClaim =>
  GoldClaim.parse({
    id,
    article: 'one',
    block: 0,
    spans: [{ start: 0, end: 4, exact: 'Yes.' }],
    speaker: 'north-president',
    holder: 'north',
    aboutParty: null,
    proposition: 'truce',
    polarity: 2,
    conditions: [],
    voice: 'self',
    claimType: 'stance',
    quoteMode: 'indirect',
    statedAt: { from: '2025-03-11', to: '2025-03-12', precision: 'day' },
    attribution: ['outlet', 'north-president', 'north'],
    core: true,
    ...changes,
  })

const answered = (claimId: string, changes: Partial<AnsweredClaim> = {}): AnsweredClaim => ({
  claimId,
  claimKey: '0'.repeat(32),
  article: { articleId: 'art_1', externalId: 'one' },
  block: 0,
  spans: [],
  speaker: 'north-president',
  holder: 'north',
  aboutParty: null,
  proposition: 'truce',
  polarity: 2,
  voice: 'self',
  attribution: [{ who: 'outlet:The Wire' }, { who: 'north-president' }, { who: 'north' }],
  statedAt: { from: '2025-03-11' },
  review: { reasons: [] },
  ...changes,
})

const names = createClaimNames(
  [
    answered('clm_yes', { polarity: 1 }),
    answered('clm_maybe', { block: 1 }),
    answered('clm_no', { block: 2, holder: 'south', polarity: -2 }),
    answered('clm_said', {
      block: 3,
      holder: null,
      aboutParty: 'north',
      polarity: -1,
      voice: 'reported',
      attribution: [{ who: 'outlet' }, { who: 'south-minister' }, { who: 'north' }],
    }),
    answered('clm_other', { block: 9 }),
  ],
  [
    gold('yes'),
    gold('maybe', { block: 1, core: false }),
    gold('no', { block: 2, holder: 'south', polarity: -2 }),
    gold('said', { block: 3, holder: null, aboutParty: 'north', polarity: -2, voice: 'reported' }),
    gold('missed', { block: 5 }),
  ],
)

const stance: StanceAnswer = {
  party: 'north',
  status: 'conditional',
  value: 1,
  since: '2025-03-11',
  sinceNoLaterThan: null,
  validUntil: null,
  propositionValidUntil: '2025-09-04',
  conditions: [{ text: 'S’il a lieu à Moscou', status: 'open' }],
  blockedBy: ['south'],
  derivedFrom: [],
  evidence: [{ claims: ['clm_yes', 'clm_maybe'] }],
  listed: [{ claims: ['clm_said'], polarity: -1, voice: 'reported' }],
  uncertain: [{ claims: ['clm_no'] }],
}

/** What is met by an answer, and what is not; `given` is expected beside it, `answer` is answered instead. */
type Case<Answer> = Readonly<{
  right: readonly unknown[]
  wrong: readonly unknown[]
  given?: object
  answer?: Partial<Answer>
}>

/** Every key has its row, or the table does not compile. */
type Cases<Expectation, Answer> = { readonly [Key in keyof Expectation]: Case<Answer> }

function checkCases<Expectation, Answer>(
  t: Test,
  cases: Cases<Expectation, Answer>,
  verdictsIn: (expect: object, answer: Partial<Answer>) => readonly Verdict[],
): void {
  for (const [key, { right, wrong, given = {}, answer = {} }] of Object.entries<Case<Answer>>(cases)) {
    t.ok(right.length > 0 && wrong.length > 0, `${key} is tried both ways`)
    const isRight = (expected: unknown) =>
      verdictsIn({ ...given, [key]: expected }, answer).find((verdict) => verdict.key === key)?.right
    for (const expected of right) t.equal(isRight(expected), true, `${key}: ${JSON.stringify(expected)}`)
    for (const expected of wrong) t.equal(isRight(expected), false, `${key}, not ${JSON.stringify(expected)}`)
  }
}

/** As it is written in a file: what the schema refuses could never be checked. */
function exampleOf<Query extends Example['query']>(query: Query, ask: object, expect: object) {
  const [example] = Examples.parse([{ id: 'e', ask: { query, ...ask }, expect }])
  if (example?.query !== query) throw new Error(`no example of ${query}`)
  // `as`: the query was compared, which the compiler does not carry over to the whole.
  return example as Extract<Example, { query: Query }>
}

t.test('each expectation of a stance is met by the answer that it describes, and by no other', async (t) => {
  const chain = ['outlet', 'north-president', 'north']
  const listed = { claim: 'said', sign: '-', voice: 'reported' }
  const cases: Cases<StanceExpectation, StanceAnswer> = {
    status: { right: ['conditional'], wrong: ['settled'] },
    statusIn: { right: [['settled', 'conditional']], wrong: [['settled']] },
    value: { right: [1], wrong: [2, null] },
    sign: { right: ['+'], wrong: ['-'] },
    never: { right: [[2, -2, null]], wrong: [[1], [2, 1]] },
    since: { right: ['2025-03-11'], wrong: ['2025-03-10'] },
    sinceNoLaterThan: {
      right: ['2025-03-15'],
      wrong: ['2025-03-16'],
      answer: { since: null, sinceNoLaterThan: '2025-03-15' },
    },
    validUntil: { right: ['2025-09-04'], wrong: ['2025-09-05'] },
    evidence: { right: [['yes'], ['yes', 'maybe']], wrong: [['yes', 'no'], ['missed']] },
    mayAlsoList: { right: [['yes']], wrong: [[], ['no']] },
    listed: {
      right: [[listed], [{ ...listed, attribution: ['outlet', 'south-minister', 'north'] }]],
      wrong: [
        [{ ...listed, sign: '+' }],
        [{ ...listed, voice: 'outlet' }],
        [{ ...listed, voice: 'reported of south' }],
        [{ ...listed, claim: 'no' }],
        [{ ...listed, attribution: ['outlet', 'north'] }],
        [listed, { ...listed, claim: 'yes' }],
      ],
    },
    uncertain: { right: [['no']], wrong: [['yes']] },
    chain: {
      right: [
        { claim: 'yes', attribution: chain },
        { claim: 'yes', attribution: ['outlet:the wire', ...chain.slice(1)] },
      ],
      wrong: [
        { claim: 'missed', attribution: chain },
        { claim: 'yes', attribution: ['outlet:Another', ...chain.slice(1)] },
        { claim: 'yes', attribution: [...chain, 'north'] },
      ],
    },
    conditions: {
      right: [["s'il a lieu à Moscou"]],
      wrong: [['à Kiev'], ["s'il a lieu à Moscou", 'à Kiev']],
    },
    conditionsOpen: { right: [true], wrong: [false] },
    blockedBy: { right: [['south']], wrong: [[], ['south', 'east']] },
    derivedFrom: { right: [[]], wrong: [['long-truce']] },
    either: {
      right: [[{ value: 2 }, { value: 1, since: '2025-03-11' }]],
      wrong: [[{ value: 2 }, { value: 1, since: '2025-03-10' }]],
    },
  }
  const ask = { party: 'north', proposition: 'truce', validAt: '2025-03-12' }
  checkCases(t, cases, (expect, answer) =>
    verdictsOn(stanceChecks, exampleOf('stance', ask, expect).expect, { ...stance, ...answer }, names),
  )
})

t.test('words of a condition compare as a reader would, not letter by letter', async (t) => {
  const isMet = (text: string, wanted: string) => {
    const { expect } = exampleOf(
      'stance',
      { party: 'north', proposition: 'truce', validAt: '2025-03-12' },
      { conditions: [wanted] },
    )
    const answer = { ...stance, conditions: [{ text, status: 'open' }] }
    return verdictsOn(stanceChecks, expect, answer, names)[0]?.right
  }
  t.equal(isMet('en cas d’accord  avec le Nord', 'accord avec le nord'), true)
  t.equal(isMet('accord', "en cas d'accord"), true)
  t.equal(isMet('sans accord', "en cas d'accord"), false)
})

const record: AnsweredContradiction = {
  contradictionId: 'con_1',
  kind: 'explicit_denial',
  basis: 'source_asserted',
  dating: 'certain',
  state: 'open',
  resolution: null,
  sides: ['north', 'south'],
  a: { side: 'north', claims: ['clm_yes'] },
  b: { side: 'south', claims: ['clm_no'] },
  members: [{ side: 'north', claims: ['clm_maybe'] }],
  cues: [{ articleId: 'art_1', start: 3, end: 9 }],
}
const resolved: AnsweredContradiction = { ...record, state: 'resolved', resolution: 'retracted' }
const found: ContradictionsAnswer = { found: [record], before: [] }

t.test(
  'each expectation of contradictions is met by the records that it describes, and by no others',
  async (t) => {
    const cases: Cases<ContradictionsExpectation, ContradictionsAnswer> = {
      count: { right: [1, '1 or more', '0 or more'], wrong: [0, 2, '2 or more'] },
      openCount: { right: [1], wrong: [0, 2] },
      kind: { right: ['explicit_denial'], wrong: ['opposition'] },
      parties: { right: [['south', 'north']], wrong: [['north', 'east']] },
      primary: {
        right: [
          ['yes', 'no'],
          ['no', 'yes'],
        ],
        wrong: [
          ['yes', 'maybe'],
          ['maybe', 'no'],
        ],
      },
      members: { right: [['maybe'], ['yes', 'no', 'maybe'], []], wrong: [['said']] },
      basis: { right: ['source_asserted'], wrong: ['computed'] },
      cues: {
        right: [[{ article: 'one', start: 3, end: 9 }]],
        wrong: [[], [{ article: 'two', start: 3, end: 9 }], [{ article: 'one', start: 3, end: 8 }]],
      },
      sideA: { right: [['yes', 'maybe']], wrong: [['no'], ['yes', 'said']], given: { sideB: ['no'] } },
      sideB: { right: [['no']], wrong: [['maybe'], ['said']], given: { sideA: ['yes'] } },
      state: { right: ['open'], wrong: ['resolved'] },
      resolved: {
        right: [[], [{ parties: ['south', 'north'], resolution: 'retracted' }]],
        wrong: [
          [{ parties: ['south', 'north'], resolution: 'merged' }],
          [{ parties: ['south', 'east'], resolution: 'retracted' }],
        ],
        answer: { found: [resolved] },
      },
      event: {
        right: ['contradiction.resolved'],
        wrong: ['contradiction.detected'],
        answer: { found: [resolved], before: [record] },
      },
    }
    const retract = { setup: { retract: ['yes'] }, knownAt: 'after-retraction' }
    checkCases(t, cases, (expect, answer) => {
      const example = exampleOf('contradictions', { validAt: '2025-03-12', ...retract }, expect)
      return verdictsOn(contradictionChecks, example.expect, { ...found, ...answer }, names)
    })
  },
)

t.test(
  'what is expected of a record is not met by having none, and holds of every record of the kind',
  async (t) => {
    const verdict = (expect: object, records: readonly AnsweredContradiction[]) =>
      verdictsOn(
        contradictionChecks,
        exampleOf('contradictions', { validAt: '2025-03-12' }, expect).expect,
        { found: records, before: [] },
        names,
      ).map(({ right }) => right)
    for (const expect of [
      { state: 'open' },
      { basis: 'computed' },
      { members: [] },
      { cues: [] },
      { parties: ['north', 'south'] },
    ]) {
      t.same(verdict(expect, []), [false], JSON.stringify(expect))
    }
    const other = { ...record, kind: 'opposition', state: 'ended' }
    t.same(verdict({ state: 'open' }, [record, other]), [false])
    t.same(verdict({ state: 'open', kind: 'explicit_denial' }, [record, other]), [true, true])
  },
)

t.test(
  'subscribers are told of what changes, and never of a pair whose dates are only possible',
  async (t) => {
    const ask = { validAt: '2025-03-12', setup: { retract: ['yes'] }, knownAt: 'after-retraction' }
    const isTold = (event: string, answer: ContradictionsAnswer) =>
      verdictsOn(contradictionChecks, exampleOf('contradictions', ask, { event }).expect, answer, names)[0]
        ?.right
    t.equal(isTold('contradiction.detected', { found: [record], before: [] }), true)
    t.equal(isTold('contradiction.detected', { found: [record], before: [record] }), false)
    t.equal(isTold('contradiction.detected', { found: [record], before: [resolved] }), true)
    t.equal(isTold('contradiction.resolved', { found: [resolved], before: [resolved] }), false)
    const possible = (each: AnsweredContradiction) => ({ ...each, dating: 'possible' })
    t.equal(
      isTold('contradiction.resolved', { found: [possible(resolved)], before: [possible(record)] }),
      false,
    )
  },
)

t.test(
  'each expectation of a holder is met by the claims that it describes, and never by none',
  async (t) => {
    const waiting = answered('clm_1', { holder: null, review: { reasons: ['mandate_mismatch'] } })
    const ask = { agent: 'a', statedAt: '2025-03-12', setup: { addDocument: added } }
    const verdicts = (expect: object, claims: readonly AnsweredClaim[]) =>
      verdictsOn(holderChecks, exampleOf('holder', ask, expect).expect, claims, names)
    const cases: Cases<HolderExpectation, { claims: readonly AnsweredClaim[] }> = {
      holder: { right: ['north'], wrong: ['south', null] },
      never: { right: [['south']], wrong: [['south', 'north']] },
      review: {
        right: ['mandate mismatch', 'mandate_mismatch'],
        wrong: ['undated change'],
        answer: { claims: [waiting] },
      },
    }
    checkCases(t, cases, (expect, { claims = [answered('clm_1')] }) => verdicts(expect, claims))
    const areRight = (expect: object, claims: readonly AnsweredClaim[]) =>
      verdicts(expect, claims).map(({ right }) => right)
    t.same(areRight({ holder: null }, [waiting]), [true])
    t.same(
      areRight({ holder: null, review: 'mandate mismatch' }, []),
      [false, false],
      'words that nobody coded bind nobody',
    )
  },
)

const added = { publishedAt: '2025-03-12T20:00:00+01:00', timeZone: 'Europe/Paris', text: 'Yes, he said.' }

t.test('a claim is the gold claim of the same article, block, party, proposition and sign', async (t) => {
  const isYes = (changes: Partial<AnsweredClaim>) =>
    createClaimNames([answered('clm', changes)], [gold('yes')]).holds(['clm'], 'yes')
  t.equal(isYes({}), true)
  t.equal(
    isYes({ polarity: 1, speaker: 'party:north', voice: 'relayed' }),
    true,
    'degree and speaker are not compared',
  )
  t.equal(isYes({ holder: null, aboutParty: 'north' }), true, 'nor which field names the party')
  for (const changes of [
    { article: { articleId: 'art_1', externalId: 'two' } },
    { block: 1 },
    { holder: 'south' },
    { holder: null },
    { proposition: 'long-truce' },
    { polarity: -2 as const },
    { polarity: null },
  ]) {
    t.equal(isYes(changes), false, JSON.stringify(changes))
  }
})

t.test('an example that asks or expects what nobody knows is refused by the name of the key', async (t) => {
  const example = {
    id: 'e',
    ask: { query: 'stance', party: 'north', proposition: 'truce', validAt: '2025-03-12' },
    expect: { value: 2 },
  }
  const holder = { query: 'holder', agent: 'a', statedAt: '2025-03-12' }
  const cases: readonly (readonly [string, object, string])[] = [
    ['an unknown expectation', { ...example, expect: { valeu: 2 } }, '0/expect valeu'],
    [
      'one inside either',
      { ...example, expect: { either: [{ value: 2 }, { valeu: 2 }] } },
      '0/expect/either/1 valeu',
    ],
    ['one of another query', { ...example, expect: { count: 2 } }, '0/expect count'],
    ['an unknown question', { ...example, ask: { ...example.ask, partie: 'north' } }, '0/ask partie'],
    ['an unknown query', { ...example, ask: { query: 'stanze' } }, '0/ask/query'],
    ['an unknown setup', { ...example, ask: { ...example.ask, setup: { texts: [] } } }, '0/ask/setup texts'],
    ['a day that is none', { ...example, ask: { ...example.ask, validAt: '2025-02-30' } }, '0/ask/validAt'],
    [
      'a moment without a retraction',
      { ...example, ask: { ...example.ask, knownAt: 'before-retraction' } },
      '0/ask/knownAt',
    ],
    ['a holder without a text', { ...example, ask: holder, expect: { holder: null } }, '0/ask/setup'],
  ]
  for (const [name, given, place] of cases) {
    const issues = Examples.safeParse([given]).error?.issues ?? []
    const told = issues.map((issue) =>
      [issue.path.join('/'), ...('keys' in issue ? issue.keys : [])].join(' '),
    )
    t.ok(told.includes(place), `${name}: ${JSON.stringify(told)}`)
  }
  t.equal(Examples.safeParse([example]).success, true)
  t.equal(Examples.safeParse([example, example]).success, false, 'two of one id')
})

t.test('names that the material lacks are told before anything is done', async (t) => {
  const examples = Examples.parse([
    {
      id: 'e',
      ask: {
        query: 'stance',
        party: 'north',
        proposition: 'truce',
        validAt: '2025-03-12',
        setup: { documents: ['one', 'three'] },
      },
      expect: { evidence: ['yes', 'gone'], either: [{ uncertain: ['lost'] }, { value: 2 }] },
    },
  ])
  const additions = Additions.parse({
    links: [
      { from: 'yes', to: 'no', relation: 'denies' },
      { from: 'no', to: 'yes', relation: 'denies' },
      { from: 'yes', to: 'nobody', relation: 'denies' },
    ],
    conditions: [
      { claim: 'yes', condition: 0, proposition: 'truce', requiredSign: '+', controlledBy: 'south' },
    ],
  })
  const claims = [gold('yes'), gold('no', { article: 'two' })]
  t.same(missingNames(examples, { gold: claims, additions, articles: [{ externalId: 'one', ...added }] }), [
    'gold claim no: there is no article two',
    'example e: the gold has no claim gone',
    'example e: the gold has no claim lost',
    'example e: there is no article three',
    'link from yes to nobody: the gold has no claim nobody',
    'links from yes: they lead back to it; draw one of them the other way',
    'links from no: they lead back to it; draw one of them the other way',
    'condition 0 of yes: the claim has 0',
  ])
  t.equal(GoldClaims.safeParse([gold('yes'), gold('yes')]).success, false)
})

t.test('a gold claim becomes what a person would send', async (t) => {
  const relayed = gold('relayed', {
    voice: 'relayed',
    attribution: ['outlet', 'outlet:A Wire', 'east-president', 'north-president', 'north-envoy', 'north'],
  })
  t.same(
    handCoded(relayed).attribution.map(({ relation }) => relation),
    ['publishes', 'relays', 'relays', 'quotes', 'speaksFor', 'speaksFor'],
  )
  const metonym = gold('metonym', {
    speaker: 'party:north',
    attribution: ['outlet', 'outlet:A Wire', 'north'],
  })
  t.same(
    handCoded(metonym).attribution.map(({ relation }) => relation),
    ['publishes', 'relays', 'speaksFor'],
  )
  const modality = (changes: Partial<z.input<typeof GoldClaim>>) => handCoded(gold('g', changes)).modality
  t.equal(modality({}), 'actual')
  t.equal(
    modality({ spans: [{ start: 0, end: 4, exact: 'Oui?' }] }),
    'actual',
    'a rhetorical question means something',
  )
  t.equal(modality({ polarity: null, spans: [{ start: 0, end: 5, exact: 'Oui ?' }] }), 'question')
  const outlet = { speaker: 'outlet', voice: 'outlet', holder: null } as const
  t.equal(modality({ polarity: null, ...outlet, aboutParty: 'north' }), 'not_yet')
  t.equal(modality({ polarity: null, ...outlet }), 'actual', 'merely unclear')
  const undated = { from: null, to: '2025-03-16', precision: 'unknown' } as const
  t.equal(handCoded(gold('g')).statedAt.derivation, 'explicit')
  t.equal(handCoded(gold('g', { statedAt: undated })).statedAt.derivation, 'publication')
  const asked = { claim: 'g', condition: 1, proposition: 'truce', requiredSign: '+', controlledBy: 'south' }
  const [additions] = Additions.parse({ links: [], conditions: [asked] }).conditions
  t.match(
    handCoded(gold('g', { polarity: 1, conditions: ['one', 'two'] }), {
      conditions: additions ? [additions] : [],
    }).conditions,
    [
      { text: 'one', span: null, status: 'open', controlledBy: null },
      {
        text: 'two',
        span: null,
        status: 'open',
        proposition: 'truce',
        requiredSign: '+',
        controlledBy: 'south',
      },
    ],
  )
  for (const body of [
    handCoded(relayed),
    handCoded(metonym),
    handCodedFor(
      { text: '\n\nYes, he said.\nNo.' },
      { agent: 'a', statedAt: '2025-03-12', proposition: 'truce' },
    ),
  ]) {
    t.same(CodedClaimInput.safeParse(body).error?.issues ?? [], [])
  }
})

t.test('words made up for a question are coded on their first paragraph, with no side', async (t) => {
  const words = { agent: 'a', statedAt: '2025-12-31', proposition: 'truce' }
  t.match(handCodedFor({ text: '\r\nYes, he said.\r\nNo.' }, words), {
    spans: [{ start: 2, end: 15, exact: 'Yes, he said.' }],
    polarity: null,
    statedAt: { from: '2025-12-31', to: '2026-01-01', precision: 'day' },
  })
})

t.test('the first failure of many is thrown when nobody works any more, and ends the rest', async (t) => {
  const begun: number[] = []
  let working = 0
  const work = async (item: number): Promise<void> => {
    begun.push(item)
    working += 1
    await new Promise((turn) => setTimeout(turn, item === 1 ? 1 : 20))
    working -= 1
    if (item === 1) throw new Error('the second')
  }
  const { signal } = new AbortController()
  await t.rejects(inLanes([0, 1, 2, 3, 4, 5], { count: 3, signal }, work), { message: 'the second' })
  t.equal(working, 0)
  t.same(begun, [0, 1, 2], 'nothing is begun after it')
  const stopped = AbortSignal.abort(new Error('enough'))
  await t.rejects(inLanes([6], { count: 1, signal: stopped }, work), { message: 'enough' })
  t.notOk(begun.includes(6))
})

/** The tables and limits of section 4, each written out again from its text. */
import t from 'tap'
import type { Codebook } from '../../events/codebook/codebook.ts'
import { ClaimType, type PropositionKind } from '../../events/vocabulary.ts'
import { recordsOf, viewsAt } from '../support/contradictions.ts'
import { type ClaimSample, claim, sampleCodebook } from '../support/samples.ts'
import { answer, ask, askOf, claimsOf, foldOn } from '../support/stances.ts'

const day = (on: string): ClaimSample => ({ on, published: on })
const yes: ClaimSample = { polarity: 2 }
const no: ClaimSample = { polarity: -2, type: 'rejection' }
const envoy = { speaker: 'north-envoy' }

const propositionOf: Record<PropositionKind, string> = {
  position: 'truce',
  assessment: 'talks',
  fact: 'encircled',
  forecast: 'summit-soon',
}
const fitting: Record<PropositionKind, readonly string[]> = {
  position: ['stance', 'demand', 'offer', 'commitment', 'rejection', 'threat'],
  assessment: ['assessment', 'accusation', 'forecast', 'stance'],
  fact: ['assertion', 'accusation', 'announcement'],
  forecast: ['forecast', 'commitment', 'announcement', 'assertion'],
}

t.test(
  'of each kind of proposition the types that fit count, and denial and recantation everywhere',
  async (t) => {
    for (const [kind, proposition] of Object.entries(propositionOf)) {
      for (const type of ClaimType.options) {
        const [act] = foldOn([claim({ proposition, type })], proposition).acts
        // `as`: the keys of the table above.
        const counts = [...fitting[kind as PropositionKind], 'denial', 'recantation'].includes(type)
        t.equal(act?.counts, counts ? true : 'type', `${type} on a ${kind}`)
      }
    }
  },
)

t.test(
  'ranks 1 to 4 bind a party, an anonymous official does not, and a metonym speaks with rank 2',
  async (t) => {
    const ranked = [
      'north-president',
      'north-minister',
      'north-envoy',
      'south-staff',
      'north-source',
    ] as const
    const ranks = ranked.map((speaker) => foldOn([claim({ speaker })], 'truce').acts[0])
    t.same(
      ranks.map((act) => [act?.rank, act?.counts]),
      [
        [1, true],
        [2, true],
        [3, true],
        [4, true],
        [5, 'rank'],
      ],
    )
    t.match(foldOn([claim({ speaker: 'party:north' })], 'truce').acts, [{ rank: 2, counts: true }])
  },
)

t.test('what is future counts, and no other mode but the actual', async (t) => {
  const modes = ['actual', 'future', 'hypothetical', 'not_yet', 'historical', 'question'] as const
  t.same(
    modes.map((modality) => foldOn([claim({ modality })], 'truce').acts[0]?.counts),
    [true, true, 'modality', 'modality', 'modality', 'modality'],
  )
})

t.test('only the party that recants needs no polarity', async (t) => {
  const recanted: ClaimSample = { polarity: null, type: 'recantation' }
  t.equal(foldOn([claim(recanted)], 'truce').acts[0]?.counts, true)
  const reported = claim({
    ...recanted,
    speaker: 'south-president',
    voice: 'reported',
    aboutParty: 'north',
    holder: null,
  })
  t.equal(foldOn([reported], 'truce').acts[0]?.counts, 'unclear')
})

t.test('what is listed must be certain, like what is held', async (t) => {
  const reported: ClaimSample = {
    speaker: 'south-president',
    voice: 'reported',
    aboutParty: 'north',
    holder: null,
  }
  const week = { ...reported, within: ['2025-03-10', '2025-03-15'] as const, published: '2025-03-15' }
  t.match(ask('2025-03-13', week), { status: 'unknown', listed: [], uncertain: [] })
  t.match(ask('2025-03-14', week), { status: 'reported_only', listed: [{ basis: 'aboutParty' }] })
})

t.test('72 hours are three days from one civil day to another, and hours between minutes', async (t) => {
  const at = (from: string, to: string): ClaimSample => ({
    at: [`${from}:00.000000Z`, `${to}:00.000000Z`],
    published: '2025-03-31',
  })
  const president = { ...yes, ...at('2025-03-11T10:00', '2025-03-11T10:01') }
  const statusAfter = (sample: ClaimSample, before: ClaimSample = president) =>
    ask('2025-03-31', before, { ...no, ...envoy, published: '2025-03-31', ...sample }).status
  t.equal(statusAfter(at('2025-03-14T10:00', '2025-03-14T10:01')), 'contested', 'a minute too early')
  t.equal(statusAfter(at('2025-03-14T10:01', '2025-03-14T10:02')), 'settled')
  const onDay = { ...yes, ...day('2025-03-11') }
  t.equal(statusAfter(day('2025-03-13'), onDay), 'contested')
  t.equal(statusAfter(day('2025-03-14'), onDay), 'settled')
  t.equal(statusAfter(day('2025-03-14'), president), 'settled', 'a minute and a day are days')
  const before = { ...yes, ...day('2025-03-29') }
  t.equal(statusAfter({ on: '2025-03-31' }, before), 'contested')
  const after = { ...no, ...envoy, ...day('2025-04-01') }
  t.match(ask('2025-04-01', before, after), { status: 'settled' }, 'and no change of the clock counts')
})

t.test('a term of the proposition ends what is held, and nobody reverses anything after it', async (t) => {
  const forecast: ClaimSample = { proposition: 'summit-soon', type: 'forecast' }
  const said = [
    { ...forecast, ...day('2025-08-20') },
    { ...forecast, ...day('2025-09-10'), polarity: -2 },
  ]
  const claims = claimsOf(said)
  const [fold] = foldOn(claims, 'summit-soon').stances.values()
  t.same(fold?.reversals, [])
  t.match(answer(claims, { proposition: 'summit-soon', validAt: '2025-09-10' }), {
    status: 'expired',
    value: null,
  })
})

t.test('the shorter term counts, and the newest affirmation sets or lifts its own', async (t) => {
  const term = (validUntil: string | null, on: string): ClaimSample => ({ ...yes, ...day(on), validUntil })
  const at = (validAt: string, ...said: ClaimSample[]) => ask(validAt, ...said).status
  t.equal(at('2025-04-15', term('2025-04-10', '2025-03-11'), term('2025-05-01', '2025-03-20')), 'settled')
  t.equal(at('2025-04-15', term('2025-05-01', '2025-03-11'), term('2025-04-10', '2025-03-20')), 'expired')
  t.equal(at('2025-04-15', term('2025-04-10', '2025-03-11'), term(null, '2025-03-20')), 'settled')
  const own = { proposition: 'summit-soon', type: 'forecast' } as const
  const early = askOf(
    { proposition: 'summit-soon', validAt: '2025-08-30' },
    { ...own, ...term('2025-08-25', '2025-08-20') },
  )
  t.match(early, { status: 'expired', validUntil: '2025-08-25' })
})

t.test('what expired is remembered until something is held again', async (t) => {
  const said = [{ ...yes, ...day('2025-03-11'), validUntil: '2025-03-20' }]
  t.match(ask('2025-03-25', ...said), {
    last: { value: 2, until: '2025-03-20', reason: 'expired' },
    since: null,
  })
  const again = { ...no, ...day('2025-03-30') }
  t.match(ask('2025-03-30', ...said, again), {
    value: -2,
    last: null,
    history: [{ value: 2, until: '2025-03-20', reason: 'expired', endedBy: null }],
  })
})

t.test('two parties that wait for one another are each refused once, and not in a circle', async (t) => {
  const condition = (proposition: string, controlledBy: string) =>
    ({ text: 'first the other', proposition, requiredSign: '+', controlledBy }) as const
  const claims = claimsOf([
    {
      ...day('2025-03-11'),
      polarity: -1,
      conditions: [condition('summit-in-north', 'south')],
    } as unknown as ClaimSample,
    {
      ...day('2025-03-11'),
      speaker: 'south-president',
      proposition: 'summit-in-north',
      polarity: -1,
      conditions: [condition('truce', 'north')],
    } as unknown as ClaimSample,
  ])
  const north = answer(claims, { validAt: '2025-03-12' })
  const south = answer(claims, { party: 'south', proposition: 'summit-in-north', validAt: '2025-03-12' })
  t.match(north, {
    status: 'conditional',
    value: -1,
    blockedBy: ['south'],
    conditions: [{ status: 'refused' }],
  })
  t.match(south, {
    status: 'conditional',
    value: -1,
    blockedBy: ['north'],
    conditions: [{ status: 'refused' }],
  })
})

t.test(
  'only what its own acts hold refuses: neither hearsay, nor a contest, nor what is derived',
  async (t) => {
    const venue = {
      text: 'in North',
      proposition: 'summit-in-north',
      requiredSign: '+',
      controlledBy: 'south',
    }
    const offer = { ...day('2025-03-11'), polarity: 1, conditions: [venue] } as unknown as ClaimSample
    const against: ClaimSample = { proposition: 'summit-in-north', polarity: -2, ...day('2025-03-11') }
    const blockedBy = (...said: ClaimSample[]) => ask('2025-03-12', offer, ...said).blockedBy
    t.same(blockedBy({ ...against, voice: 'reported', aboutParty: 'south', holder: null }), [])
    t.same(
      blockedBy(
        { ...against, speaker: 'south-president' },
        { ...against, speaker: 'south-minister', polarity: 2 },
      ),
      [],
    )
    t.same(blockedBy({ ...against, speaker: 'south-president' }), ['south'])
    const met = {
      ...day('2025-03-11'),
      polarity: 1,
      conditions: [{ ...venue, status: 'met' }],
    } as unknown as ClaimSample
    t.match(
      ask('2025-03-12', met, { ...against, speaker: 'south-president' }),
      { blockedBy: [], conditions: [{ status: 'met' }] },
      'what a text says was met stays met',
    )
  },
)

t.test('of premises equally near the newest counts, then the first by its id', async (t) => {
  const implies = [{ polarity: '+' as const, proposition: 'truce' }]
  const codebook = {
    ...sampleCodebook,
    propositions: sampleCodebook.propositions.map((each) =>
      ['long-truce', 'summit-in-north'].includes(each.id)
        ? { ...each, implies }
        : { ...each, implies: undefined },
    ),
  } as unknown as Codebook
  const at = (...said: ClaimSample[]) =>
    answer(claimsOf(said), { validAt: '2025-03-20', codebook }).derivedFrom
  const long = { ...yes, proposition: 'long-truce' }
  const summit = { ...yes, proposition: 'summit-in-north' }
  t.same(at({ ...long, ...day('2025-03-11') }, { ...summit, ...day('2025-03-12') }), ['summit-in-north'])
  t.same(at({ ...long, ...day('2025-03-12') }, { ...summit, ...day('2025-03-12') }), ['long-truce'])
})

t.test(
  'what is derived keeps the conditions and dates of its premise, and is stale by its own measure',
  async (t) => {
    const premise: ClaimSample = {
      proposition: 'long-truce',
      ...day('2025-03-01'),
      polarity: 1,
      conditions: [{ text: 'if watched' }],
    }
    t.match(ask('2025-04-20', premise), {
      status: 'conditional',
      value: 1,
      since: '2025-03-01',
      lastAffirmedAt: '2025-03-01',
      conditions: [{ text: 'if watched' }],
      derivedFrom: ['long-truce'],
      stale: true,
      evidence: [],
    })
  },
)

t.test('the distance of a week is counted from its last day and to its first', async (t) => {
  const within = ['2025-03-03', '2025-03-10'] as const
  const week = { ...yes, within, published: '2025-03-10' }
  const statusAfter = (on: string) => ask('2025-03-31', week, { ...no, ...envoy, ...day(on) }).status
  t.same(['2025-03-11', '2025-03-12'].map(statusAfter), ['contested', 'settled'])
  const talks = (sample: ClaimSample) => claim({ proposition: 'talks', type: 'assessment', ...sample })
  const kinds = (on: string) =>
    recordsOf(
      [
        talks({ within, published: '2025-03-10' }),
        talks({ speaker: 'south-president', ...no, type: 'assessment', ...day(on) }),
      ],
      {
        proposition: 'talks',
      },
    ).map(({ periods }) => periods[0]?.primary.daysApart)
  t.same(['2025-03-09', '2025-03-16', '2025-03-17'].map(kinds), [[0], [7], []])
})

t.test('a forecast with a term ages with its term, and any two of them may be compared', async (t) => {
  const forecast: ClaimSample = { proposition: 'summit-soon', type: 'forecast' }
  const claims = claimsOf([
    { ...forecast, ...day('2025-05-01') },
    { ...forecast, speaker: 'south-president', ...day('2025-08-20'), polarity: -2 },
  ])
  const records = recordsOf(claims, { proposition: 'summit-soon' })
  const staleAt = (validAt: string) => viewsAt(records, { validAt }).map(({ kind, stale }) => [kind, stale])
  t.same(staleAt('2025-09-03'), [['divergent_assessment', false]])
  t.same(staleAt('2025-09-04'), [['divergent_assessment', true]])
})

t.test('of two acts that tie, one condition is enough to make the stance conditional', async (t) => {
  const on = '2025-03-11'
  const second = { speaker: 'north-president-2', holder: 'north', rank: 1 }
  const one = { on, polarity: 1, conditions: [{ text: 'if watched' }] }
  for (const said of [
    [one, { on, ...second, polarity: 1 }],
    [
      { on, polarity: 1 },
      { ...one, ...second },
    ],
  ]) {
    t.match(ask(on, ...said), { status: 'conditional', value: 1, conditions: [{ text: 'if watched' }] })
  }
})

t.test('an undated sentence may set a term, and lifts none', async (t) => {
  const dated = { ...yes, ...day('2025-03-11') }
  const undated = { ...yes, published: '2025-03-20', validUntil: '2025-04-10' }
  t.match(ask('2025-04-10', dated, undated), { status: 'expired' })
})

t.test('the newsroom judges the subject of a proposition like anybody else', async (t) => {
  const outlet: ClaimSample = {
    speaker: 'outlet',
    voice: 'outlet',
    holder: null,
    proposition: 'north-wants-peace',
  }
  t.match(askOf({ validAt: '2025-03-15', proposition: 'north-wants-peace' }, outlet), {
    status: 'reported_only',
    listed: [{ basis: 'subject', by: 'outlet' }],
  })
})

t.test('whoever has left a collective is not listed with its words', async (t) => {
  const leaving: Codebook = {
    ...sampleCodebook,
    parties: sampleCodebook.parties.map((each) =>
      each.id === 'alliance'
        ? { ...each, members: each.members?.map((member) => ({ ...member, until: '2025-03-12' })) }
        : each,
    ),
  }
  const listedOn = (on: string) =>
    answer([claim({ speaker: 'alliance-chief', ...day(on) })], {
      party: 'east',
      validAt: '2025-03-20',
      codebook: leaving,
    }).listed.length
  t.same(['2025-03-11', '2025-03-12'].map(listedOn), [1, 0])
})

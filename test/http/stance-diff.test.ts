/** What the service has learned between two moments: which answers changed, and by which events; exactly those. */
import t, { type Test } from 'tap'
import { createDossier } from '../../db/dossiers.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import { type Event, serialize } from '../../events/catalog.ts'
import { Codebook } from '../../events/codebook/codebook.ts'
import { sha256 } from '../../events/identity.ts'
import { CodebookVersion } from '../../events/ids.ts'
import type { Condition } from '../../events/vocabulary.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { projectDossier } from '../../src/projector.ts'
import { get, openApp, type TestApp } from '../support/app.ts'
import { randomHistory } from '../support/history.ts'
import { articleId, claim, party, propositionId } from '../support/samples.ts'
import { append, codebook, dossier, project, publish, record, url } from './record.ts'

// The answers of whole histories are read at every position.
t.setTimeout(120_000)

type Cause = Readonly<{ position: number; believedAt: number; type: string; claims: string[] }>
type Entry = Readonly<{ party: string; proposition: string; because: readonly Cause[] }>

/** Which pairs are told, and by which positions; no more and no fewer. */
const told = (data: readonly Entry[]) =>
  data.map(({ party, proposition, because }) => [
    `${party} ${proposition}`,
    ...because.map(({ position }) => position),
  ])

const validAt = '2025-03-20'
const dated = (article: string, sample: Parameters<typeof claim>[0] = {}): VisibleClaim =>
  claim({ article, on: '2025-03-11', published: '2025-03-12', words: `${article} said so`, ...sample })

/** Publishes the sample codebook, and answers by a short name for each request. */
async function open(t: Test) {
  const test = await openApp(t)
  await publish(test)
  const read = async (path: string, headers: Record<string, string> = {}) =>
    await get(test.app, url(path), headers)
  const diff = async (from: number, to: number, more = '') => {
    await project(test)
    const answer = await read(
      `/stances/diff?validAt=${validAt}&from=position:${from}&to=position:${to}&${more}`,
    )
    t.equal(answer.statusCode, 200, answer.body.slice(0, 300))
    return answer.json()
  }
  return { test, read, diff }
}

const decision = ({ articleId, claimId }: VisibleClaim) =>
  ({ schemaVersion: 1, articleId, claimId, by: 'ada', reason: 'a second look' }) as const
const retracts = (of: VisibleClaim): ArticleEvent => ({ type: 'ClaimRetracted', ...decision(of) })
const reviews = (of: VisibleClaim, verdict: 'accepted' | 'rejected' = 'accepted'): ArticleEvent => ({
  type: 'ClaimReviewed',
  ...decision(of),
  verdict,
})

const runEnds = (of: VisibleClaim): ArticleEvent => ({
  type: 'ExtractionCompleted',
  schemaVersion: 1,
  articleId: of.articleId,
  coder: { kind: 'rule', id: 'rule', version: '1' },
  codebookVersion: CodebookVersion.parse('1.0.0'),
  codebookHash: sha256('codebook'),
  textHash: sha256('text'),
  claimCount: 1,
})

t.test('a claim that came in between', async (t) => {
  const { test, diff } = await open(t)
  const accepts = dated('a')
  await record(test, accepts, dated('a', { speaker: 'south-president', polarity: -2, block: 1 }))
  const believed = await append(test, runEnds(accepts))
  const answer = await diff(1, believed, 'party=north')
  t.match(answer, {
    dossier,
    from: { position: 1, codebookVersion: '1.0.0' },
    to: { position: believed, codebookVersion: '1.0.0' },
    validAt,
    position: believed,
    pinned: true,
    hasMore: false,
    data: [
      {
        party: 'north',
        proposition: 'truce',
        mergedInto: null,
        before: { status: 'unknown', value: null, since: null },
        after: { status: 'settled', value: 2, since: '2025-03-11', evidenceCount: 1 },
        changed: [
          'status',
          'value',
          'since',
          'lastAffirmedAt',
          'lastMentionedAt',
          'stale',
          'evidenceCount',
        ].filter((field) => field !== 'stale'),
        because: [
          {
            position: 3,
            believedAt: believed,
            type: 'ClaimRecorded',
            articleId: articleId('a'),
            claims: [accepts.claimId],
            pairs: [{ party: 'north', proposition: 'truce' }],
            by: null,
            reason: null,
            verdict: null,
            codebookVersion: '1.0.0',
          },
        ],
        hasEarlierCauses: false,
      },
    ],
  })
  t.equal(answer.data.length, 1, 'of one party alone')
  t.equal((await diff(1, believed)).data.length, 4, 'and with what follows from a no')
  t.same((await diff(1, believed - 1)).data, [], 'a run is believed when it is over, not before')
  t.equal((await diff(believed - 1, believed)).data.length, 4)
  t.same((await diff(believed, believed)).data, [], 'nothing was learned in no time')
})

t.test('what people decided, with who and why', async (t) => {
  const { test, diff } = await open(t)
  const accepts = dated('a')
  const first = await record(test, accepts)
  const retracted = await append(test, retracts(accepts))
  t.match((await diff(first, retracted)).data, [
    {
      before: { status: 'settled', value: 2 },
      after: { status: 'unknown', value: null, since: null },
      because: [
        {
          position: retracted,
          type: 'ClaimRetracted',
          claims: [accepts.claimId],
          by: 'ada',
          reason: 'a second look',
        },
      ],
    },
  ])
  t.same(told((await diff(first, retracted)).data), [['north truce', retracted]])
  t.same((await diff(1, retracted)).data, [], 'what came and went is no difference')

  const proposal = dated('b', { coder: 'model', confidence: 0.7, proposition: 'long-truce' })
  const proposed = await record(test, proposal)
  t.same((await diff(retracted, proposed)).data, [], 'what waits for review changes nothing')
  const reviewed = await append(test, reviews(proposal))
  t.same(told((await diff(proposed, reviewed)).data), [
    ['north long-truce', reviewed],
    ['north truce', reviewed],
  ])
  const answer = await diff(proposed, reviewed, 'proposition=long-truce')
  t.match(answer.data, [
    {
      after: { status: 'settled', value: 2 },
      because: [{ position: reviewed, type: 'ClaimReviewed', by: 'ada', verdict: 'accepted' }],
    },
  ])
  t.equal(answer.data[0].because.length, 1, 'that it was recorded before changed nothing')
})

t.test('an article that was withdrawn, with the claims that went with it', async (t) => {
  const { test, diff } = await open(t)
  const [one, other] = [dated('a'), dated('a', { block: 1, speaker: 'south-president', polarity: -2 })]
  const first = await record(test, one, other)
  const withdrawn = await append(test, {
    type: 'ArticleWithdrawn',
    schemaVersion: 1,
    articleId: one.articleId,
    by: 'ada',
    reason: 'the outlet took it back',
  })
  const { data } = await diff(first, withdrawn)
  t.same(told(data.filter(({ proposition }: Entry) => proposition === 'truce')), [
    ['north truce', withdrawn],
    ['south truce', withdrawn],
  ])
  const because = (of: VisibleClaim) => [
    {
      position: withdrawn,
      type: 'ArticleWithdrawn',
      claims: [of.claimId],
      reason: 'the outlet took it back',
    },
  ]
  t.match(data, [
    { party: 'north', because: because(one) },
    { party: 'south', because: because(other) },
  ])
})

t.test('what follows, by the event that made its premise', async (t) => {
  const { test, diff } = await open(t)
  const first = await record(test, dated('a', { proposition: 'long-truce' }))
  const { data } = await diff(1, first)
  t.match(data, [
    { proposition: 'long-truce', after: { derivedFrom: [] } },
    {
      proposition: 'truce',
      before: { status: 'unknown' },
      after: { status: 'settled', derivedFrom: ['long-truce'] },
      because: [{ type: 'ClaimRecorded', pairs: [{ party: 'north', proposition: 'long-truce' }] }],
    },
  ])
  // Its own word, once there is one, stands before whatever follows.
  const own = dated('b', { polarity: -2, on: '2025-03-13', published: '2025-03-13' })
  const second = await record(test, own)
  const later = await diff(first, second, 'proposition=truce')
  t.match(later.data, [
    {
      before: { value: 2, derivedFrom: ['long-truce'] },
      after: { value: -2, derivedFrom: [] },
      because: [{ claims: [own.claimId], pairs: [{ party: 'north', proposition: 'truce' }] }],
    },
  ])
  t.same(told((await diff(1, second)).data), [
    ['north long-truce', first],
    ['north truce', first, second],
    ['north unconditional-truce', second],
  ])
  t.match((await diff(1, second, 'proposition=truce')).data, [
    { before: { status: 'unknown' }, after: { value: -2 }, because: [{}, { claims: [own.claimId] }] },
  ])
})

t.test('a condition that another party refused meanwhile', async (t) => {
  const { test, diff } = await open(t)
  const asks = dated('a', {
    polarity: 1,
    conditions: [
      {
        text: 'in North',
        proposition: propositionId('summit-in-north'),
        requiredSign: '+',
        controlledBy: party('south'),
      },
    ],
  })
  const first = await record(test, asks)
  const refusal = dated('b', { speaker: 'south-president', polarity: -2, proposition: 'summit-in-north' })
  const second = await record(test, refusal)
  t.match((await diff(first, second, 'party=north')).data, [
    {
      proposition: 'truce',
      before: { conditions: [{ status: 'open' }], blockedBy: [] },
      after: { conditions: [{ status: 'refused' }], blockedBy: ['south'], status: 'conditional', value: 1 },
      changed: ['conditions', 'blockedBy'],
      because: [{ claims: [refusal.claimId], pairs: [{ party: 'south', proposition: 'summit-in-north' }] }],
    },
  ])
  t.same(told((await diff(first, second)).data), [
    ['north truce', second],
    ['south summit-in-north', second],
  ])
  const withdrawn = await append(test, retracts(refusal))
  t.match((await diff(second, withdrawn, 'party=north')).data, [
    { before: { blockedBy: ['south'] }, after: { blockedBy: [] }, because: [{ type: 'ClaimRetracted' }] },
  ])
})

t.test('a codebook: what it merged, what follows from it, and what it lets grow stale', async (t) => {
  const { test, read, diff } = await open(t)
  const first = await record(test, dated('a', { proposition: 'summit-in-north', polarity: -2 }))
  const propositions = codebook.propositions.map((each) =>
    each.id === 'summit-in-north'
      ? { ...each, mergedInto: { proposition: propositionId('truce'), flip: true } }
      : each,
  )
  const merged = await publish(test, '2.0.0', { ...codebook, propositions })
  const because = [{ position: merged, type: 'CodebookPublished', codebookVersion: '2.0.0', by: 'local' }]
  t.match((await diff(first, merged)).data, [
    {
      proposition: 'summit-in-north',
      mergedInto: { proposition: 'truce', flip: true },
      before: { value: -2 },
      after: { status: 'unknown', value: null },
      because,
    },
    { proposition: 'truce', mergedInto: null, before: { status: 'unknown' }, after: { value: 2 }, because },
  ])
  t.equal((await diff(first, merged, 'proposition=summit-in-north')).data.length, 1, 'it had answers then')
  const later = await read(`/stances/diff?from=position:${merged}&proposition=summit-in-north`)
  t.match(later.json(), { code: 'unknown_proposition', detail: /merged into truce/ })

  const impatient = propositions.map((each) => (each.id === 'truce' ? { ...each, staleAfterDays: 3 } : each))
  const staler = await publish(test, '2.1.0', { ...codebook, propositions: impatient })
  t.match((await diff(merged, staler)).data, [
    {
      proposition: 'truce',
      changed: ['stale'],
      before: { stale: false },
      after: { stale: true },
      because: [{ position: staler, codebookVersion: '2.1.0' }],
    },
  ])
  // Nine in the evening in Paris is the next day in Tokyo.
  const evening = ['2025-03-20T20:00:00.000000Z', '2025-03-20T20:01:00.000000Z'] as const
  const said = await record(test, claim({ article: 'b', at: evening, speaker: 'east-president' }))
  const moved = await publish(test, '2.2.0', { ...codebook, timeZone: 'Asia/Tokyo' })
  t.match((await diff(said, moved, 'party=east')).data, [
    { before: { value: 2 }, after: { status: 'unknown' }, because: [{ codebookVersion: '2.2.0' }] },
  ])
})

t.test('one act more is evidence, told when it is asked for', async (t) => {
  const { test, diff } = await open(t)
  const first = await record(test, dated('a', { on: '2025-03-14', published: '2025-03-14' }))
  const older = dated('b', { speaker: 'north-minister', on: '2025-03-13', published: '2025-03-14' })
  const second = await record(test, older)
  const asked = (await diff(first, second, 'include=evidence')).data
  t.match(asked, [{ changed: ['since', 'evidenceCount'], because: [{ claims: [older.claimId] }] }])
  const third = await record(
    test,
    dated('c', { speaker: 'north-envoy', on: '2025-03-14', published: '2025-03-14' }),
  )
  t.same((await diff(second, third)).data, [])
  const evidence = await diff(second, third, 'include=evidence')
  t.match(evidence.data, [{ changed: ['evidenceCount'], because: [{ position: third }] }])
  const whole = await diff(1, third)
  t.equal(whole.data[0].because.length, 2, 'only what changed more than a count')
})

t.test(
  'an undated claim moves what is known at the latest, and a change that it would make waits',
  async (t) => {
    const { test, diff } = await open(t)
    const first = await record(test, claim({ article: 'a', published: '2025-03-12' }))
    t.match((await diff(1, first)).data, [
      { after: { value: 2, since: null, sinceNoLaterThan: '2025-03-12' } },
    ])
    const contrary = claim({ article: 'b', polarity: -2, published: '2025-03-15', words: 'no more' })
    const second = await record(test, contrary)
    t.same((await diff(first, second)).data, [], 'it waits for review and changes no answer')
  },
)

t.test(
  'of a pair that turned hundreds of times the newest events are told, and that there were others',
  async (t) => {
    const { test, diff } = await open(t)
    const wavering = dated('a')
    const first = await record(test, wavering)
    const decisions = Array.from({ length: 501 }, (_, index) =>
      reviews(wavering, index % 2 === 0 ? 'rejected' : 'accepted'),
    )
    await test.log.append(dossier, {
      stream: `article-${wavering.articleId}`,
      expectedVersion: 'any',
      events: decisions.map(serialize),
    })
    const head = first + decisions.length
    const [entry] = (await diff(first, head)).data
    t.match(entry, { before: { value: 2 }, after: { status: 'unknown' }, hasEarlierCauses: true })
    const newest = Array.from({ length: 50 }, (_, index) => head - 49 + index)
    t.same(told([entry]), [['north truce', ...newest]])
    const [recent] = (await diff(head - 49, head)).data
    t.equal(recent.hasEarlierCauses, false)
    t.same(told([recent]), [['north truce', ...newest.slice(1)]], 'a shorter stretch is told whole')
  },
)

t.test('pages are one snapshot, pinned answers never change, and tags are honest', async (t) => {
  const { test, read } = await open(t)
  const parties = ['north-president', 'south-president', 'east-president'] as const
  for (const [index, speaker] of parties.entries()) {
    await record(test, dated(`article ${index}`, { speaker }))
  }
  await project(test)
  const head = (await test.log.head(dossier))?.position ?? 0
  const path = `/stances/diff?validAt=${validAt}&from=position:1`
  const whole = await read(path)
  t.match(whole.json(), { pinned: false, position: head, hasMore: false })
  t.equal(whole.headers['cache-control'], 'private, no-cache')
  const pinned = await read(`${path}&to=position:${head}`)
  t.match(pinned.json(), { pinned: true })
  t.equal(pinned.headers['cache-control'], 'private, max-age=86400')
  t.match(pinned.headers.etag, new RegExp(`^"p1-p${head}-${validAt}-r\\d+\\.rows-[\\w.-]+"$`))
  t.match(pinned.headers.link, `from=position%3A1&to=position%3A${head}`, 'the link pins both')
  const tag = String(pinned.headers.etag)
  t.equal((await read(`${path}&to=position:${head}`, { 'if-none-match': tag })).statusCode, 304)
  const other = await read(`/stances/diff?validAt=${validAt}&from=position:2&to=position:${head}`, {
    'if-none-match': tag,
  })
  t.equal(other.statusCode, 200, 'another beginning is another answer')

  const seen: unknown[] = []
  let cursor = ''
  let pages = 0
  do {
    const page = (await read(`${path}&limit=1${cursor}`)).json()
    t.equal(page.position, head)
    seen.push(...page.data)
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    if (pages++ === 0) {
      await record(test, dated('meanwhile', { speaker: 'alliance-chief' }))
      await append(test, retracts(dated('article 0', { speaker: parties[0] })))
      await project(test)
    }
  } while (cursor !== '')
  t.equal(pages, 3)
  t.same(seen, whole.json().data, 'no doubles and no holes')
  t.equal((await read(`${path}&to=position:${head}`)).body, pinned.body, 'byte for byte')

  const { nextCursor } = (await read(`${path}&limit=1`)).json()
  const code = async (query: string) => (await read(`/stances/diff?validAt=${validAt}&${query}`)).json().code
  t.equal(await code(`from=position:2&limit=1&cursor=${nextCursor}`), 'cursor_filter_mismatch')
  t.equal(await code(`from=position:1&party=north&cursor=${nextCursor}`), 'cursor_filter_mismatch')
  const edited = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
  const written = (k: unknown[]) => Buffer.from(JSON.stringify({ ...edited, k })).toString('base64url')
  t.equal(await code(`from=position:1&cursor=${written(['a', 'b', 99_999])}`), 'invalid_cursor')
  t.equal(await code(`from=position:1&cursor=${written(['a', 'b'])}`), 'invalid_cursor')
})

t.test('moments that cannot be are refused where they stand', async (t) => {
  const { test, read } = await open(t)
  await record(test, dated('a'))
  await project(test)
  const refused: readonly (readonly [string, number, string, string])[] = [
    ['', 400, 'request_invalid', '/from'],
    ['from=2025-03-11', 400, 'instant_required', '/from'],
    ['from=position:1&to=2025-03-11', 400, 'instant_required', '/to'],
    ['from=position:-1', 400, 'request_invalid', '/from'],
    ['from=position:99', 422, 'position_not_reached', '/from'],
    ['from=position:1&to=position:99', 422, 'position_not_reached', '/to'],
    ['from=2099-01-01T00:00:00Z', 422, 'known_at_in_future', '/from'],
    ['from=position:1&to=2099-01-01T00:00:00Z', 422, 'known_at_in_future', '/to'],
    ['from=position:2&to=position:1', 422, 'from_after_to', '/from'],
    ['from=position:1&knownAt=position:2', 400, 'unknown_parameter', '/knownAt'],
    ['from=position:1&validAt=2025-02-30', 400, 'request_invalid', '/validAt'],
    ['from=position:1&party=nort', 422, 'unknown_party', '/party'],
    ['from=position:1&include=unknown', 400, 'request_invalid', '/include'],
  ]
  for (const [query, status, code, pointer] of refused) {
    const answer = await read(`/stances/diff?${query}`)
    t.equal(answer.statusCode, status, query)
    t.match(answer.json(), { code, errors: [{ pointer }] }, query)
  }
  t.match((await read('/stances/diff?from=2001-01-01T00:00:00Z')).json(), {
    from: { position: 0, knownAt: null, codebookVersion: null },
    data: [{ party: 'north' }],
  })
  t.match((await read('/stances/diff?from=position:0&to=position:0')).json(), { data: [] })
  t.equal((await get(test.app, '/v1/dossiers/nobody/stances/diff?from=position:0')).statusCode, 404)
})

/** A random history with what it lacks: an edge, a merge by the second version, and conditions that others refuse. */
async function appendHistory(test: TestApp, seed: number): Promise<number> {
  await createDossier(test.clone.db, { dossierId: 'random' })
  let versions = 0
  const dressed = (event: Event): Event => {
    if (event.type === 'CodebookPublished') return { ...event, codebook: linked(event.codebook, versions++) }
    if (event.type !== 'ClaimRecorded' || Math.abs(event.reading.polarity ?? 2) === 2) return event
    return { ...event, reading: { ...event.reading, conditions: [asksRussia] } }
  }
  for (const { stream, events } of randomHistory(seed, { articleCount: 9 })) {
    const stored = events.map(dressed).map(serialize)
    await test.log.append('random', { stream, expectedVersion: 'any', events: stored })
  }
  await projectDossier({ ...test.deps, log: test.log, holder: 'test' }, 'random')
  return (await test.log.head('random'))?.position ?? 0
}

const asksRussia: Condition = {
  text: 'if the talks go well',
  span: null,
  status: 'open',
  proposition: propositionId('talks'),
  requiredSign: '+',
  controlledBy: party('russia'),
}

function linked(plain: Codebook, version: number): Codebook {
  return Codebook.parse({
    ...plain,
    propositions: plain.propositions.map((each) => {
      if (each.id === 'troops') return { ...each, implies: [{ polarity: '+', proposition: 'truce' }] }
      if (each.id === 'encirclement' && version > 0) return { ...each, mergedInto: { proposition: 'talks' } }
      return each
    }),
  })
}

const asked = [
  { seed: 11, date: '2025-04-10' },
  { seed: 12, date: '2025-04-22' },
  { seed: 13, date: '2025-04-16' },
]
for (const { seed, date } of asked) {
  t.test(
    `in a random history the causes are the turns of the answers, no more and no less (seed ${seed})`,
    async (t) => {
      const test = await openApp(t)
      const head = await appendHistory(test, seed)
      const read = async (path: string) => (await get(test.app, `/v1/dossiers/random${path}`)).json()
      // The answers at every position, by the route that everybody reads them from.
      const states: Map<string, string>[] = []
      for (let position = 0; position <= head; position++) {
        const { data } = await read(`/stances?validAt=${date}&knownAt=position:${position}`)
        states.push(
          new Map(
            data.map(({ party, proposition, evidenceCount: _count, ...state }: Record<string, unknown>) => [
              `${party} ${proposition}`,
              JSON.stringify(state),
            ]),
          ),
        )
      }
      const at = (position: number, key: string) => states[position]?.get(key)
      const middle = Math.floor(head / 2)
      for (const [from, to] of [
        [0, head],
        [middle, head],
        [3, middle],
      ] as const) {
        const answer = await read(
          `/stances/diff?validAt=${date}&from=position:${from}&to=position:${to}&limit=200`,
        )
        const keys = new Set([...(states[from]?.keys() ?? []), ...(states[to]?.keys() ?? [])])
        t.same(
          answer.data.map(({ party, proposition }: Entry) => `${party} ${proposition}`),
          [...keys].filter((key) => at(from, key) !== at(to, key)).sort(),
          `${date} ${from}-${to}: the pairs whose answers differ`,
        )
        for (const { party, proposition, because } of answer.data as Entry[]) {
          const key = `${party} ${proposition}`
          const turns = states.flatMap((_, position) =>
            position > from && position <= to && at(position - 1, key) !== at(position, key)
              ? [position]
              : [],
          )
          t.same([...new Set(because.map(({ believedAt }) => believedAt))], turns, `${key} at ${date}`)
        }
      }
    },
  )
}

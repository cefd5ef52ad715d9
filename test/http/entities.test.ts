/** Pages of parties, agents and propositions: everything known of them at the asked dates, bounded, with links to the rest. */
import t, { type Test } from 'tap'
import { AgentId } from '../../events/ids.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { get, openApp } from '../support/app.ts'
import { claim, party as partyId, propositionId } from '../support/samples.ts'
import { append, codebook, dossier, project, publish, record, url } from './record.ts'

type Page = Readonly<{
  stances: readonly Readonly<{ party: string; proposition: string; value: number | null }>[]
  latestClaims: readonly Readonly<{ claimId: string; article: { url: string } }>[]
  openContradictions: readonly Readonly<{ contradictionId: string; kind: string }>[]
  claimsUrl: string
  contradictionsUrl: string
  stancesUrl: string
  stancesUrls: readonly string[]
}>

const assessed = (article: string, sample: Parameters<typeof claim>[0]): VisibleClaim =>
  claim({ article, proposition: 'talks', type: 'assessment', words: `${article} on the talks`, ...sample })

/** An agent who left one party for another in March; the others keep their mandates. */
const moved = {
  ...codebook,
  agents: codebook.agents.map((agent) => {
    if (agent.id !== 'north-minister') return agent
    const [mandate] = agent.mandates
    if (!mandate) throw new Error('every agent of the sample has a mandate')
    const { asOf, ...left } = mandate
    return {
      ...agent,
      mandates: [
        { ...left, until: '2025-03-10' },
        { ...left, party: partyId('east'), from: '2025-03-10', until: null, ...(asOf && { asOf }) },
      ],
    }
  }),
}

const accepts = claim({ article: 'a', on: '2025-03-11', published: '2025-03-12' })
const undated = claim({ article: 'b', published: '2025-03-14', proposition: 'long-truce', words: 'some day' })
const ascribed = claim({
  article: 'c',
  speaker: 'south-president',
  voice: 'reported',
  aboutParty: 'north',
  polarity: -2,
  on: '2025-03-13',
  published: '2025-03-13',
  words: 'they want no truce',
})
const well = assessed('d', { on: '2025-03-15', published: '2025-03-15' })
const badly = assessed('e', {
  on: '2025-03-15',
  published: '2025-03-16',
  speaker: 'south-president',
  polarity: -1,
})
const early = claim({
  article: 'f',
  speaker: 'north-minister',
  on: '2025-03-05',
  published: '2025-03-05',
  polarity: 1,
  words: 'perhaps',
})

async function open(t: Test) {
  const test = await openApp(t)
  await publish(test, '1.0.0', moved)
  for (const each of [accepts, undated, ascribed, well, badly, early]) await record(test, each)
  await project(test)
  const read = async (path: string, headers: Record<string, string> = {}) =>
    await get(test.app, url(path), headers)
  const page = async (path: string): Promise<Page> => {
    const answer = await read(path)
    t.equal(answer.statusCode, 200, answer.body.slice(0, 300))
    return answer.json()
  }
  return { test, read, page }
}

const ids = (claims: Page['latestClaims']) => claims.map(({ claimId }) => claimId)
const kinds = ({ openContradictions }: Page) => openContradictions.map(({ kind }) => kind)
const of = (...claims: readonly VisibleClaim[]) => claims.map(({ claimId }) => claimId)

t.test(
  'a party: what it holds, what it said and what is told of it, newest first, and its contradictions',
  async (t) => {
    const { test, read, page } = await open(t)
    const answer = await page('/parties/north?validAt=2025-03-20')
    t.match(answer, { id: 'north', validAt: '2025-03-20', pinned: false })
    const matrix = (await read('/stances?party=north&validAt=2025-03-20')).json()
    t.same(answer.stances, matrix.data, 'as the matrix has it')
    t.ok(answer.stances.length > 2)
    t.same(
      ids(answer.latestClaims),
      of(well, undated, ascribed, accepts, early),
      'an undated one by publication',
    )
    t.match(answer.latestClaims[0], {
      article: { url: /^https:/, outlet: 'outlet of d' },
      spans: [{ exact: 'd on the talks' }],
    })
    t.same(kinds(answer), ['divergent_assessment', 'reported_vs_self'], 'the newest found first')

    const list = async (link: string) => (await get(test.app, link)).json()
    const whole = await list(answer.claimsUrl)
    t.match(whole, { pinned: true, validAt: '2025-03-20' }, 'the links pin both dates')
    t.same(
      [...whole.data].map(({ claimId }: { claimId: string }) => claimId).sort(),
      [...ids(answer.latestClaims)].sort(),
    )
    t.same((await list(answer.contradictionsUrl)).data, answer.openContradictions)
    t.same((await list(answer.stancesUrl)).data, answer.stances)

    const before = await page('/parties/north?validAt=2025-03-12')
    t.same(ids(before.latestClaims), of(undated, accepts, early), 'what was said later is not there yet')
    t.same(before.openContradictions, [])
    t.same(
      before.stances.map(({ proposition, value }) => [proposition, value]),
      [['truce', 2]],
      'nor is what it was not yet certain to have said',
    )
    const last = await page('/parties/north?validAt=9999-12-31')
    t.same(ids(last.latestClaims), ids(answer.latestClaims), 'on the last day there is')
    t.same(ids((await page('/parties/north?validAt=1000-01-01')).latestClaims), [], 'and on the first')
    const nobody = await page('/parties/alliance?validAt=2025-03-20')
    t.match(nobody, { members: ['east'], stances: [], latestClaims: [], openContradictions: [] })
  },
)

t.test('an agent: for whom it speaks then, what these hold, what it said itself', async (t) => {
  const { test, read, page } = await open(t)
  const before = await page('/agents/north-minister?validAt=2025-03-09')
  t.match(before, { mandates: [{ party: 'north' }], allMandates: [{}, {}], stances: [{ party: 'north' }] })
  t.same(ids(before.latestClaims), of(early))
  const after = await page('/agents/north-minister?validAt=2025-03-20')
  t.match(after, { mandates: [{ party: 'east' }] })
  t.same(after.stances, [], 'nothing is known of the party for which it speaks now')
  t.same(ids(after.latestClaims), of(early), 'what it said stays said by it')
  t.equal(after.stancesUrls.length, 1)
  t.match((await get(test.app, after.stancesUrls[0] ?? '')).json(), { data: [], pinned: true })

  const president = await page('/agents/south-president?validAt=2025-03-20')
  t.same(ids(president.latestClaims), of(badly, ascribed))
  t.same(kinds(president), ['divergent_assessment', 'reported_vs_self'])
  const listed = (await get(test.app, president.contradictionsUrl)).json()
  t.same(listed.data, president.openContradictions)
  t.same(
    (await page('/agents/south-staff?validAt=2025-03-20')).openContradictions,
    [],
    'it spoke no act of it',
  )
  t.same(kinds(await page('/agents/south-president?validAt=2025-03-14')), ['reported_vs_self'])
  t.same(
    kinds(await page('/agents/south-president?validAt=2025-03-12')),
    [],
    'what it says later is no word yet',
  )
  t.match((await read('/contradictions?speaker=south-presidnet')).json(), {
    code: 'unknown_agent',
    detail: /Did you mean south-president/,
    errors: [{ pointer: '/speaker' }],
  })
  const gone = await page('/agents/north-president?validAt=2019-01-01')
  t.match(gone, { mandates: [], stances: [], stancesUrls: [] })
})

t.test(
  'a proposition: every party, the newest claims, its contradictions; a merged one under its new name',
  async (t) => {
    const { test, page } = await open(t)
    const talks = await page('/propositions/talks?validAt=2025-03-20')
    t.same(
      talks.stances.map(({ party, value }) => [party, value]),
      [
        ['north', 2],
        ['south', -1],
      ],
    )
    t.same(ids(talks.latestClaims), of(badly, well), 'of one day, the newest in the log first')
    t.same(kinds(talks), ['divergent_assessment'])
    t.same((await get(test.app, talks.contradictionsUrl)).json().data, talks.openContradictions)

    const merged = {
      ...moved,
      propositions: moved.propositions.map((each) =>
        each.id === 'long-truce'
          ? { ...each, implies: [], mergedInto: { proposition: propositionId('truce') } }
          : each,
      ),
    }
    await publish(test, '2.0.0', merged)
    await project(test)
    const answer = await page('/propositions/long-truce?validAt=2025-03-20')
    t.match(answer, { id: 'long-truce', mergedInto: { proposition: 'truce', flip: false } })
    t.same(ids(answer.latestClaims), of(undated, ascribed, accepts, early))
    t.ok(answer.stances.every(({ proposition }) => proposition === 'truce'))
    t.same((await get(test.app, answer.stancesUrl)).json().data, answer.stances, 'the links lead there, too')
  },
)

t.test('what people decided shows, and a pinned page never changes', async (t) => {
  const { test, read, page } = await open(t)
  const head = (await test.log.head(dossier))?.position ?? 0
  const paths = ['/parties/north', '/agents/south-president', '/propositions/talks'].map(
    (path) => `${path}?validAt=2025-03-20&knownAt=position:${head}`,
  )
  const pinned = await Promise.all(paths.map(async (path) => await read(path)))
  for (const answer of pinned) {
    t.match(answer.json(), { pinned: true })
    t.equal(answer.headers['cache-control'], 'private, max-age=86400')
  }
  const tag = String(pinned[0]?.headers.etag)
  t.equal((await read(paths[0] ?? '', { 'if-none-match': tag })).statusCode, 304)

  const decision = { schemaVersion: 1, by: 'ada', reason: 'coding error' } as const
  const { articleId, claimId } = badly
  await append(test, { type: 'ClaimRetracted', ...decision, articleId, claimId })
  await append(test, { type: 'ArticleWithdrawn', ...decision, articleId: ascribed.articleId })
  await record(test, claim({ article: 'g', on: '2025-03-18', published: '2025-03-18', words: 'once more' }))
  await publish(test, '1.1.0', { ...moved, parties: moved.parties.filter(({ id }) => id !== 'alliance') })
  await project(test)
  const again = await Promise.all(paths.map(async (path) => (await read(path)).body))
  t.same(
    again,
    pinned.map(({ body }) => body),
    'byte for byte',
  )

  const now = await page('/agents/south-president?validAt=2025-03-20')
  t.match(now, { latestClaims: [], openContradictions: [] })
  t.same(now.stances, [])
})

t.test('an entity with many claims shows the newest ten', async (t) => {
  const { test, page } = await open(t)
  const many = Array.from({ length: 14 }, (_, index) =>
    claim({
      article: 'many',
      block: index,
      // Two of each day, so that the order within a day is told, too.
      on: `2025-04-${String(1 + Math.floor(index / 2)).padStart(2, '0')}`,
      published: '2025-04-20',
      words: `word ${index}`,
    }),
  )
  await record(test, ...many)
  await project(test)
  const answer = await page('/parties/north?validAt=2025-05-01')
  t.same(ids(answer.latestClaims), of(...many.toReversed().slice(0, 10)))
})

t.test(
  'who is not there is not found, with the names that are near or the version that has it',
  async (t) => {
    const { test, read, page } = await open(t)
    const missing = await read('/parties/nort')
    t.equal(missing.statusCode, 404)
    t.match(missing.json(), { code: 'not_found', detail: /Did you mean north\?/ })
    t.match((await read('/agents/north-presidnet')).json().detail, 'north-president')
    t.match((await read(`/propositions/${encodeURIComponent('Ünknown thing')}`)).json(), {
      code: 'not_found',
    })

    const known = (await test.log.head(dossier))?.position ?? 0
    const successor = { ...codebook.agents[0], id: AgentId.parse('newcomer'), names: { en: ['Newcomer'] } }
    await publish(test, '2.0.0', {
      ...moved,
      parties: moved.parties.filter(({ id }) => id !== 'alliance'),
      agents: [
        ...moved.agents.filter(({ id }) => id !== 'alliance-chief'),
        { ...successor, kind: 'person', mandates: [] },
      ],
    })
    await project(test)
    t.match((await read('/parties/alliance')).json(), {
      status: 404,
      detail: new RegExp(`Version 1.0.0 has it: ask with knownAt=position:${known}\\.`),
    })
    t.match(await page(`/parties/alliance?knownAt=position:${known}`), { id: 'alliance', kind: 'collective' })
    t.match(await page('/agents/newcomer'), { id: 'newcomer', mandates: [] })
    t.match((await read(`/agents/newcomer?knownAt=position:${known}`)).json(), {
      status: 404,
      detail: new RegExp(`Version 2.0.0 has it: ask with knownAt=position:${known + 1}\\.`),
    })
    t.equal((await read('/parties/north?knownAt=position:0')).statusCode, 404)
  },
)

/** What reads promise: both axes, links that pin, tags that are honest, pages that are one snapshot. */
import t, { type Test } from 'tap'
import type { ArticleEvent } from '../../events/article/events.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { get, openApp, type TestApp } from '../support/app.ts'
import { articleId, claim } from '../support/samples.ts'
import { append, codebook, dossier, project, publish, record, url } from './record.ts'

const accepts = claim({ article: 'a', on: '2025-03-11', published: '2025-03-12' })
const refuses = claim({
  article: 'a',
  block: 1,
  speaker: 'south-president',
  polarity: -2,
  words: 'we refuse',
  on: '2025-03-11',
  published: '2025-03-12',
})
const well = claim({
  article: 'b',
  proposition: 'talks',
  type: 'assessment',
  on: '2025-03-13',
  published: '2025-03-13',
  words: 'the talks go well',
})
const badly = claim({
  article: 'b',
  block: 1,
  proposition: 'talks',
  type: 'assessment',
  speaker: 'south-president',
  polarity: -1,
  words: 'they are hard',
  on: '2025-03-13',
  published: '2025-03-13',
})
const ifItSnows = claim({
  article: 'c',
  proposition: 'long-truce',
  speaker: 'east-president',
  polarity: 1,
  conditions: [{ text: 'if it snows' }],
  on: '2025-03-14',
  published: '2025-03-14',
  words: 'yes if it snows',
})
const retraction: ArticleEvent = {
  type: 'ClaimRetracted',
  schemaVersion: 1,
  articleId: articleId('b'),
  claimId: badly.claimId,
  by: 'local',
  reason: 'coding error',
}

async function openRecord(t: Test): Promise<TestApp> {
  const test = await openApp(t)
  await publish(test)
  await record(test, accepts, refuses)
  await record(test, well, badly)
  await record(test, ifItSnows)
  await project(test)
  return test
}

t.test('a small record', async (t) => {
  const test = await openRecord(t)
  const { app, log } = test
  const read = async (path: string, headers?: Record<string, string>) => await get(app, url(path), headers)
  const head = await log.head(dossier)

  t.test('answers for the date that was asked about, and says which', async (t) => {
    const answer = await read('/stances/north/truce?validAt=2025-03-12')
    t.match(answer.json(), {
      dossier,
      party: 'north',
      proposition: 'truce',
      validAt: '2025-03-12',
      validAtEnd: '2025-03-12T23:00:00.000000Z',
      knownAt: head?.recordedAt,
      position: head?.position,
      pinned: false,
      codebookVersion: '1.0.0',
      status: 'settled',
      value: 2,
      since: '2025-03-11',
      evidence: [
        {
          speaker: 'north-president',
          rank: 1,
          quote: { claimId: accepts.claimId, exact: 'they accept the truce' },
          article: { articleId: articleId('a'), url: /^https:/, outlet: 'outlet of a' },
        },
      ],
      evidenceNext: null,
    })
    t.equal(answer.headers['stancelog-position'], String(head?.position))
    t.match((await read('/stances/north/truce?validAt=2025-03-10')).json(), {
      status: 'unknown',
      value: null,
    })
    t.match(
      (await read('/stances/north/truce')).json(),
      { validAt: '2025-09-10', stale: true },
      'today by default',
    )
    t.match(
      (await read('/stances/north/truce?validAt=9999-12-31')).json(),
      { value: 2 },
      'the last day there is',
    )
    t.match((await read('/stances/north/truce?validAt=1000-01-01')).json(), { value: null }, 'and the first')
  })

  t.test('derives what follows by the codebook, and shows the matrix with totals', async (t) => {
    t.match((await read('/stances/east/truce?validAt=2025-03-15')).json(), {
      status: 'conditional',
      value: 1,
      conditions: [{ text: 'if it snows', status: 'open' }],
      derivedFrom: ['long-truce'],
      evidence: [],
    })
    const matrix = (await read('/stances?validAt=2025-03-15&proposition=truce')).json()
    t.same(
      matrix.data.map(({ party, value }: { party: string; value: number }) => [party, value]),
      [
        ['east', 1],
        ['north', 2],
        ['south', -2],
      ],
    )
    t.same(matrix.totals, [{ proposition: 'truce', support: 1, oppose: 1, neutral: 0 }])
    const all = (await read('/stances?validAt=2025-03-15&proposition=truce&conditional=include')).json()
    t.same(all.totals, [{ proposition: 'truce', support: 2, oppose: 1, neutral: 0 }])
    const party = (await read('/stances?validAt=2025-03-15&party=north&include=unknown')).json()
    t.equal(
      party.data.length,
      codebook.propositions.length,
      'pairs that nobody knows of are shown when asked for',
    )
    for (const entry of all.data) {
      const { contradictions: _1, ...one } = (
        await read(`/stances/${entry.party}/truce?validAt=2025-03-15`)
      ).json()
      t.match(one, entry, 'the matrix and the single stance agree')
    }
  })

  t.test(
    'has links that give the same answer for ever, and tags that say when there is nothing new',
    async (t) => {
      const first = await read('/stances/north/truce?validAt=2025-03-12')
      t.equal(first.headers['cache-control'], 'private, no-cache')
      t.equal(first.headers.vary, 'accept, accept-encoding, authorization')
      const tag = String(first.headers.etag)
      t.match(tag, /^"p\d+-2025-03-12-r\d+\.rows-[\w.-]+"$/)
      for (const condition of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await read('/stances/north/truce?validAt=2025-03-12', { 'if-none-match': condition })
        t.equal(again.statusCode, 304, condition)
        t.equal(again.body, '')
        t.equal(again.headers.etag, tag)
      }
      const other = await read('/stances/north/truce?validAt=2025-03-13', { 'if-none-match': tag })
      t.equal(other.statusCode, 200, 'another day is another answer')
      const missing = await read('/stances/nort/truce?validAt=2025-03-12', { 'if-none-match': '*' })
      t.equal(missing.statusCode, 422, 'what does not exist is never unchanged')
      t.equal(missing.headers['cache-control'], 'no-store')
      t.match(missing.json(), { code: 'unknown_party', detail: /north/ }, 'the nearest name is offered')

      const link = /<([^>]+)>; rel="self"/.exec(String(first.headers.link))?.[1] ?? ''
      const pinned = await get(app, link)
      t.equal(pinned.headers['cache-control'], 'private, max-age=86400')
      t.match(pinned.json(), { ...first.json(), pinned: true })
      for (const path of ['/stances', '/stances/north/truce', '/claims', '/contradictions', '/parties']) {
        const undated = await read(`${path}?knownAt=position:${head?.position}`)
        t.match(undated.json(), { pinned: false }, `${path} of today is another answer tomorrow`)
        t.equal(undated.headers['cache-control'], 'private, no-cache', path)
      }
      const events = await read(`/articles/${articleId('a')}/events?knownAt=position:${head?.position}`)
      t.equal(events.headers['cache-control'], 'private, max-age=86400', 'events have no day')
      const exact = await read(`/stances?validAt=2025-03-12&knownAt=${head?.recordedAt}`)
      t.match(
        exact.json(),
        { position: head?.position, pinned: false },
        'the moment of the head pins nothing',
      )
      t.equal(
        (await read('/stances', { 'accept-encoding': 'gzip' })).headers.etag?.toString().startsWith('W/'),
        true,
      )
    },
  )

  t.test('knows nothing at position 0, and less at earlier ones', async (t) => {
    t.match((await read('/stances?validAt=2025-03-12&knownAt=position:0')).json(), {
      data: [],
      position: 0,
      knownAt: null,
      codebookVersion: null,
      pinned: true,
    })
    t.match((await read('/stances/north/truce?knownAt=position:0')).json(), {
      status: 'unknown',
      position: 0,
    })
    t.match((await read('/stances/north/truce?knownAt=position:1')).json(), { status: 'unknown' })
    t.match((await read('/claims?knownAt=position:0')).json(), { data: [] })
    t.match((await read('/stances?validAt=2025-03-12&knownAt=2001-01-01T00:00:00Z')).json(), {
      data: [],
      position: 0,
      pinned: true,
    })
    t.equal((await read(`/stances?minPosition=${head?.position}`)).statusCode, 200)
  })

  t.test('lists claims by party, proposition, speaker, article and state', async (t) => {
    const ids = async (query: string): Promise<string[]> =>
      (await read(`/claims?${query}`)).json().data.map(({ claimId }: { claimId: string }) => claimId)
    const of = (...claims: VisibleClaim[]) => claims.map(({ claimId }) => claimId)
    t.same(await ids('party=north'), of(accepts, well))
    t.same(await ids('proposition=talks'), of(well, badly))
    t.same(await ids('speaker=east-president'), of(ifItSnows))
    t.match((await read('/claims?speaker=eats-president')).json(), {
      status: 422,
      code: 'unknown_agent',
      detail: /Did you mean east-president/,
      errors: [{ pointer: '/speaker' }],
    })
    for (const speaker of ['party:north', 'outlet', 'anonymous:a diplomat', 'unresolved:Mr X']) {
      t.same(await ids(`speaker=${encodeURIComponent(speaker)}`), [], speaker)
    }
    t.same(await ids(`article=${articleId('a')}`), of(accepts, refuses))
    t.same(await ids('voice=outlet'), [])
    t.same(await ids('review=needed'), [])
    t.same(await ids('validAt=2025-03-11'), of(accepts, refuses), 'what was said later is not there yet')
    t.same(await ids('party=south&proposition=truce'), of(refuses))
  })

  t.test('shows a claim with its trace, its history and the tag for a decision', async (t) => {
    const answer = await read(`/claims/${badly.claimId}`)
    const { claim: shown, history } = answer.json()
    t.match(shown, {
      claimId: badly.claimId,
      state: 'visible',
      holder: 'south',
      spans: [{ exact: 'they are hard' }],
      trace: [{ stage: 'attribution', factor: 0.9 }],
      article: { articleId: articleId('b') },
      review: { status: 'proposed', by: null },
      statedAt: { from: '2025-03-13', precision: 'day' },
    })
    t.match(history, [{ type: 'ClaimRecorded', position: shown.position }])
    t.equal(answer.headers.etag, `"p${shown.lastPosition}"`)
    const again = await read(`/claims/${badly.claimId}`, { 'if-none-match': String(answer.headers.etag) })
    t.equal(again.statusCode, 200, 'more than its own events may change what is shown')
    t.equal((await read(`/claims/${badly.claimId.slice(0, -1)}`)).statusCode, 404)
  })

  t.test('reads articles, their text and their events', async (t) => {
    const answer = await read(`/articles/${articleId('a')}`)
    t.match(answer.json(), {
      articleId: articleId('a'),
      status: 'registered',
      origin: articleId('a'),
      copies: [],
    })
    t.equal(answer.headers.etag, '"v3"')
    t.match((await read(`/articles/${articleId('a')}/text`)).json(), {
      text: 'they accept the truce\nwe refuse',
    })
    const events = (await read(`/articles/${articleId('a')}/events`)).json().data
    t.same(
      events.map(({ type }: { type: string }) => type),
      ['ArticleRegistered', 'ClaimRecorded', 'ClaimRecorded'],
    )
    t.equal((await read(`/articles/${articleId('nobody')}`)).statusCode, 404)
    t.equal((await read(`/articles/${articleId('a')}?knownAt=position:1`)).statusCode, 404, 'not yet known')
    t.equal((await read(`/articles?outlet=outlet%20of%20c`)).json().data.length, 1)
  })

  t.test('reads the parts of the codebook with the mandates of the day', async (t) => {
    t.match((await read('/parties/north?validAt=2025-03-12')).json(), {
      kind: 'single',
      mandates: [{ agent: 'north-president', rank: 1 }, {}, {}, {}],
    })
    t.same((await read('/parties/north?validAt=2019-01-01')).json().mandates, [], 'before any mandate began')
    t.match((await read('/parties/alliance')).json(), { kind: 'collective', members: ['east'] })
    t.match((await read('/propositions/long-truce')).json(), {
      implies: [{ polarity: '+', proposition: 'truce' }],
    })
    t.match((await read('/agents/south-staff')).json(), { mandates: [{ party: 'south', rank: 4 }] })
    const missing = await read('/parties/nort')
    t.equal(missing.statusCode, 404)
    t.match(missing.json().detail, 'north')
    t.match((await read('/codebook')).json(), { version: '1.0.0', codebook: { id: dossier } })
    t.equal((await read('/codebook?version=1.0.0')).headers['cache-control'], 'private, max-age=86400')
    t.equal((await read('/codebook?version=9.9.9')).statusCode, 404)
    t.equal((await read('/codebook?knownAt=position:0')).statusCode, 404)
  })

  t.test('finds contradictions between parties and between agents', async (t) => {
    const kinds = async (query: string): Promise<string[]> =>
      (await read(`/contradictions?${query}`)).json().data.map(({ kind }: { kind: string }) => kind)
    t.same(await kinds('validAt=2025-03-12'), [])
    t.same(await kinds('validAt=2025-03-13'), ['divergent_assessment'])
    t.same(await kinds('validAt=2025-03-13&kind=opposition'), ['opposition'], 'only where it is named')
    t.same(await kinds('validAt=2025-03-13&between=south,north'), ['divergent_assessment'])
    t.same(await kinds('validAt=2025-03-13&between=south-president,north-president'), [
      'divergent_assessment',
    ])
    t.same(await kinds('validAt=2025-03-13&between=south-minister,north-president'), [])
    t.same(await kinds('validAt=2025-03-13&state=dismissed'), [])
    t.match((await read('/contradictions?kind=oposition')).json(), {
      code: 'unknown_kind',
      detail: /opposition/,
    })
    t.match((await read('/contradictions?between=nort,south')).json(), { code: 'unknown_party' })
    const [found] = (await read('/contradictions?validAt=2025-03-13')).json().data
    const one = await read(`/contradictions/${found.contradictionId}?validAt=2025-03-13`)
    t.match(one.json(), { ...found, a: { quote: { exact: 'the talks go well' } } })
    t.equal(one.headers.etag, `"p${found.detectedAt.position}"`)
    t.equal((await read(`/contradictions/${found.contradictionId}?validAt=2025-03-12`)).statusCode, 404)
    t.match((await read('/stances/north/talks?validAt=2025-03-13')).json(), {
      contradictions: [
        { contradictionId: found.contradictionId, kind: 'divergent_assessment', state: 'open' },
      ],
    })
  })
})

t.test('a retraction is never said from then on, and changes nothing before', async (t) => {
  const test = await openRecord(t)
  const { app, log } = test
  const before = (await log.head(dossier))?.position ?? 0
  const paths = ['/stances/south/talks?', '/stances?', '/claims?', '/contradictions?']
  const read = async (path: string) =>
    await get(app, url(`${path}validAt=2025-03-13&knownAt=position:${before}`))
  const bodies = await Promise.all(paths.map(async (path) => (await read(path)).body))
  await append(test, retraction)
  await project(test)
  t.same(await Promise.all(paths.map(async (path) => (await read(path)).body)), bodies, 'byte for byte')
  const now = async (path: string) => (await get(app, url(path))).json()
  t.match(await now('/stances/south/talks?validAt=2025-03-13'), { status: 'unknown', value: null })
  t.match((await now('/contradictions?validAt=2025-03-13')).data, [
    { state: 'resolved', resolution: 'retracted' },
  ])
  t.match(await now(`/claims/${badly.claimId}`), {
    claim: { state: 'retracted', review: { by: 'local', reason: 'coding error' } },
    history: [{ type: 'ClaimRecorded' }, { type: 'ClaimRetracted', by: 'local', reason: 'coding error' }],
  })
  t.notMatch(
    JSON.stringify(await now('/claims')),
    badly.claimId,
    'it is listed only where its state is named',
  )
  t.equal((await now('/claims?state=retracted')).data.length, 1)
})

t.test('a read waits for the position that it needs, and says when it is not reached', async (t) => {
  const test = await openApp(t)
  const { app } = test
  await publish(test)
  const position = await record(test, accepts)
  const behind = await get(app, url(`/stances?minPosition=${position}`))
  t.equal(behind.statusCode, 503)
  t.equal(behind.headers['retry-after'], '1')
  t.match(behind.json(), { code: 'projection_behind' })
  const [waited] = await Promise.all([
    get(app, url(`/stances?validAt=2025-03-12&knownAt=position:${position}`)),
    project(test),
  ])
  t.match(waited.json(), { position, pinned: true, data: [{ party: 'north' }] })
})

t.test('a walk through pages is one snapshot', async (t) => {
  const test = await openApp(t)
  const { app } = test
  await publish(test)
  const dated = (index: number): VisibleClaim =>
    claim({
      article: `article ${index}`,
      on: `2025-03-${String(10 + index)}`,
      published: `2025-03-${String(10 + index)}`,
      words: `they accept the truce ${index}`,
    })
  for (let index = 0; index < 7; index++) await record(test, dated(index))
  await project(test)
  const lists = [
    '/claims?party=north&',
    '/articles?',
    '/stances/north/truce/evidence?',
    '/stances/north/truce/history?',
    '/parties?',
  ] as const
  for (const [index, path] of lists.entries()) {
    const whole = (await get(app, url(`${path}limit=200`))).json()
    t.ok(whole.data.length > 3, `${path} has several pages`)
    const seen: unknown[] = []
    let cursor = ''
    let position: number | undefined
    for (let pages = 0; pages < 10; pages++) {
      const page = (await get(app, url(`${path}limit=2${cursor}`))).json()
      position ??= page.position
      t.equal(page.position, position, 'every page reflects the position of the first')
      seen.push(...page.data)
      if (page.nextCursor === null) break
      cursor = `&cursor=${page.nextCursor}`
      if (pages === 0 && path !== '/parties?') {
        await record(test, dated(7 + index))
        await project(test)
      }
    }
    t.same(seen, whole.data, `${path}: no doubles, no holes, whatever is appended meanwhile`)
  }

  const { nextCursor } = (await get(app, url('/claims?party=north&limit=2'))).json()
  const code = async (path: string) => (await get(app, url(path))).json().code
  const wrote = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const parsed = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
  const bad = [
    nextCursor.slice(0, -5),
    '',
    '*',
    wrote([]),
    wrote('x'),
    wrote({ ...parsed, v: 2 }),
    wrote({ ...parsed, p: 'x' }),
    wrote({ ...parsed, p: 99_999 }),
    wrote({ ...parsed, k: ['x', 'y'] }),
    wrote({ ...parsed, k: [1, 'a\0'] }),
    wrote({ ...parsed, more: 1 }),
    Buffer.from('['.repeat(1_400)).toString('base64url'),
    'a'.repeat(7_000),
  ]
  for (const cursor of bad)
    t.equal(await code(`/claims?party=north&cursor=${cursor}`), 'invalid_cursor', cursor.slice(0, 20))
  t.equal(await code(`/claims?party=south&cursor=${nextCursor}`), 'cursor_filter_mismatch')
  t.equal(await code(`/claims?cursor=${nextCursor}`), 'cursor_filter_mismatch')
  t.equal(await code(`/claims?party=north&validAt=2025-03-01&cursor=${nextCursor}`), 'cursor_filter_mismatch')
  t.equal(await code(`/claims?party=north&knownAt=position:1&cursor=${nextCursor}`), 'cursor_filter_mismatch')
  t.match(await code(`/articles?cursor=${nextCursor}`), /invalid_cursor|cursor_filter_mismatch/)
})

t.test('the feed misses nothing and waits for what comes', async (t) => {
  const test = await openApp(t)
  const { app } = test
  await publish(test)
  await record(test, accepts, refuses)
  const feed = async (query: string) => (await get(app, url(`/events?${query}`))).json()
  t.same(
    (await feed('')).data.map(({ position, type }: { position: number; type: string }) => [position, type]),
    [
      [1, 'CodebookPublished'],
      [2, 'ArticleRegistered'],
      [3, 'ClaimRecorded'],
      [4, 'ClaimRecorded'],
    ],
  )
  t.match(await feed('limit=2'), { data: [{ position: 1 }, { position: 2 }], nextAfter: 2, headPosition: 4 })
  t.match(await feed('after=2&types=ClaimRecorded&limit=1'), { data: [{ position: 3 }], nextAfter: 3 })
  t.match(await feed('types=DossierClosed'), { data: [], nextAfter: 4 }, 'a filtered reader moves on')
  t.match(await feed(`stream=article-${accepts.articleId}&after=1`), { data: [{ version: 1 }, {}, {}] })
  t.match(await feed('after=99'), { data: [], nextAfter: 99 })
  t.equal(
    (await get(app, url('/events?limit=2'))).headers['cache-control'],
    'private, max-age=86400',
    'a full page',
  )
  t.equal((await get(app, url('/events?limit=5'))).headers['cache-control'], 'private, no-cache')
  const [waited] = await Promise.all([feed('after=4&wait=10'), record(test, well)])
  t.match(waited, { data: [{ position: 5 }, { position: 6 }] })
  t.match(await feed('after=6&wait=0'), { data: [], nextAfter: 6 })

  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  const waiting = fetch(`http://127.0.0.1:${port}${url('/events?after=6&wait=10')}`)
  await new Promise((turn) => setTimeout(turn, 50))
  const position = await record(test, ifItSnows)
  t.match(
    await (await waiting).json(),
    { data: [{ position: 7 }], headPosition: position },
    'on a real socket, too',
  )
  const abandoned = new AbortController()
  const gone = fetch(`http://127.0.0.1:${port}${url('/events?after=99&wait=30')}`, {
    signal: abandoned.signal,
  })
  setTimeout(() => abandoned.abort(), 50)
  await t.rejects(gone, { name: 'AbortError' })
  // Closing waits for what is under way: it would take half a minute if the wait went on.
  await app.close()
  t.pass('whoever leaves is waited for no longer')
})

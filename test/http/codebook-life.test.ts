/** The life of a codebook over HTTP: what a new version changes from then on, what stays as it was, and what it may not do. */
import { readFileSync } from 'node:fs'
import { CORE_SCHEMA, load } from 'js-yaml'
import { Kysely, PostgresDialect } from 'kysely'
import t, { type Test } from 'tap'
import { countRuns } from '../../db/last-runs.ts'
import type { Database } from '../../db/schema.ts'
import { findReferences } from '../../src/codebook-references.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { rereadDossier } from '../../src/reread-dossier.ts'
import type { TestApp } from '../support/app.ts'
import { get, openApp, openService, post } from '../support/app.ts'
import { cloneDatabase } from '../support/database.ts'
import { claim, party, propositionId } from '../support/samples.ts'
import { project, publish, record } from './record.ts'

type Entry = Readonly<{ id: string }> & Readonly<Record<string, unknown>>
type Book = Readonly<{ version: string; parties: Entry[]; agents: Entry[]; propositions: Entry[] }>

// `as`: the file is checked where it is published.
const demo = load(readFileSync('codebooks/demo.yaml', 'utf8'), { schema: CORE_SCHEMA }) as Book
const dossier = '/v1/dossiers/demo'
const truce = 'Kyiv accepted the 30-day truce on Tuesday.'
const troops = 'Moscow on Wednesday rejected any foreign troops in Ukraine.'
const talks =
  'The negotiations are moving forward, Steve Witkoff said on Tuesday. The negotiations are not easy, Mark Rutte said on Tuesday.'

type Opened = TestApp &
  Readonly<{
    publish: (version: string, change?: (book: Book) => Partial<Book>) => ReturnType<typeof put>
    register: (text: string, id: string) => Promise<Answer>
    reread: () => Promise<number | undefined>
    read: (path: string) => Promise<Record<string, never>>
    head: () => Promise<number>
  }>
type Answer = Readonly<{ article: { articleId: string }; claims: readonly Entry[]; position: number }>

const put = async ({ app }: TestApp, book: object, headers: Record<string, string>) =>
  await app.inject({
    method: 'PUT',
    url: `${dossier}/codebook`,
    headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(book),
  })

async function open(t: Test, ...texts: readonly string[]): Promise<Opened> {
  const test = await openService(t)
  const { app, log, deps } = test
  const head = async () => (await log.head('demo'))?.position ?? 0
  await post(app, '/v1/dossiers', { id: 'demo' })
  const opened: Opened = {
    ...test,
    publish: async (version, change = () => ({})) =>
      await put(test, { ...demo, ...change(demo), version }, { 'if-match': '*' }),
    register: async (text, id) => {
      const article = {
        externalId: id,
        outlet: 'Demo Wire',
        language: 'en',
        timeZone: 'Europe/London',
        publishedAt: '2025-04-17T17:10:00+01:00',
        text,
      }
      const answer = await post(app, `${dossier}/articles`, article)
      t.equal(answer.statusCode, 201, answer.body.slice(0, 300))
      return answer.json()
    },
    reread: async () => {
      const count = await rereadDossier({ ...deps, log, lexicons, holder: 'test' }, 'demo')
      await get(app, `${dossier}/claims?minPosition=${await head()}`)
      return count
    },
    read: async (path) => {
      const joined = `${dossier}${path}${path.includes('?') ? '&' : '?'}validAt=2025-04-20&minPosition=${await head()}`
      const answer = await get(app, joined)
      t.equal(answer.statusCode, 200, `${path} ${answer.body.slice(0, 300)}`)
      return answer.json()
    },
    head,
  }
  t.equal((await put(test, demo, { 'if-none-match': '*' })).statusCode, 201)
  for (const [index, text] of texts.entries()) await opened.register(text, `text ${index}`)
  return opened
}

/** The codebook with some propositions changed, and others added behind them. */
const propositions =
  (changes: Readonly<Record<string, object>>, ...added: readonly Entry[]) =>
  (book: Book): Partial<Book> => ({
    propositions: [...book.propositions.map((each) => ({ ...each, ...changes[each.id] })), ...added],
  })
const proposition = (id: string, change: object = {}): Entry => ({
  id,
  kind: 'position',
  statement: { en: `There should be ${id}` },
  ...change,
})
const claimsOn = async ({ read }: Opened, query: string) =>
  (await read(`/claims?${query}`)).data as unknown as readonly Record<string, unknown>[]

/** The bytes of answers that are pinned, to be compared with those of a later day. */
async function pinned({ app }: Opened, position: number, paths: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(
    paths.map(async (path) => {
      const { statusCode, body } = await get(
        app,
        `${dossier}${path}${path.includes('?') ? '&' : '?'}validAt=2025-04-20&knownAt=position:${position}`,
      )
      return `${statusCode} ${body}`
    }),
  )
  return answers
}

t.test('a proposition that is renamed keeps its claims, its stances and its past', async (t) => {
  const test = await open(t, truce)
  const { publish, read, reread, head, app } = test
  const before = await head()
  const paths = ['/stances', '/stances/ukraine/ceasefire-30-days', '/claims', '/propositions']
  const then = await pinned(test, before, paths)
  const implies = demo.propositions.find(({ id }) => id === 'ceasefire-30-days')?.implies
  const rename = propositions(
    { 'ceasefire-30-days': { mergedInto: { proposition: 'month-of-truce' } } },
    proposition('month-of-truce', { implies }),
  )
  t.equal((await publish('2.0.0', rename)).statusCode, 201)

  const settled = { status: 'settled', value: 2, since: '2025-04-15' }
  t.match(await read('/stances/ukraine/month-of-truce'), settled, 'at once, before anything is read again')
  const [claim] = await claimsOn(test, 'proposition=month-of-truce')
  t.match(claim, { proposition: 'month-of-truce', codedProposition: 'ceasefire-30-days', state: 'visible' })
  const old = await get(app, `${dossier}/stances/ukraine/ceasefire-30-days`)
  t.match(old.json(), {
    code: 'unknown_proposition',
    detail: /was merged into month-of-truce: ask for that one/,
  })

  t.equal(await reread(), 1)
  t.match(await read('/stances/ukraine/month-of-truce'), settled, 'and after it')
  t.match(await claimsOn(test, 'proposition=month-of-truce'), [
    { codedProposition: 'month-of-truce', codebookVersion: '2.0.0' },
  ])
  t.match(await read(`/claims/${claim?.claimId}`), {
    claim: { state: 'superseded', codebookVersion: '1.0.0' },
  })
  t.same(await pinned(test, before, paths), then, 'what was known before is the same, byte for byte')
})

t.test('a merge into the inverse statement turns every sign', async (t) => {
  const test = await open(t, troops)
  const { publish, read, reread, head } = test
  const before = await head()
  const then = await pinned(test, before, ['/stances', '/claims'])
  const merge = propositions(
    { 'foreign-troops': { mergedInto: { proposition: 'nobody-sends-troops', flip: true } } },
    proposition('nobody-sends-troops'),
  )
  t.equal((await publish('2.0.0', merge)).statusCode, 201)
  t.match(await read('/stances/russia/nobody-sends-troops'), { status: 'settled', value: 2 })
  t.match(await claimsOn(test, 'party=russia'), [
    { proposition: 'nobody-sends-troops', codedProposition: 'foreign-troops', polarity: 2 },
  ])
  await reread()
  t.match(await read('/stances/russia/nobody-sends-troops'), { status: 'settled', value: 2 })
  t.match(await claimsOn(test, 'party=russia'), [{ codedProposition: 'nobody-sends-troops', polarity: 2 }])
  t.same(await pinned(test, before, ['/stances', '/claims']), then)
})

t.test('a contradiction is read through a merge, and what was known before stays', async (t) => {
  const test = await open(t, talks)
  const { publish, read, reread, head } = test
  const list = async () => (await read('/contradictions')).data as unknown as readonly Entry[]
  const [found, ...others] = await list()
  t.match(found, { kind: 'divergent_assessment', proposition: 'talks-progress', state: 'open' })
  t.same(others, [])
  const before = await head()
  const paths = ['/contradictions', `/contradictions/${found?.contradictionId}`]
  const then = await pinned(test, before, paths)
  const merge = propositions(
    { 'talks-progress': { mergedInto: { proposition: 'talks-advance' } } },
    proposition('talks-advance', { kind: 'assessment', staleAfterDays: 7 }),
  )
  t.equal((await publish('2.0.0', merge)).statusCode, 201)
  for (const when of ['at once', 'read again']) {
    const records = await list()
    t.match(records, [
      { contradictionId: found?.contradictionId, state: 'open', proposition: 'talks-advance' },
    ])
    t.equal(records.length, 1, when)
    if (when === 'at once') t.equal(await reread(), 1)
  }
  t.same(await pinned(test, before, paths), then)
})

t.test('a dismissal outlives every name that its proposition takes', async (t) => {
  const test = await open(t, talks)
  const { app, publish, read, reread } = test
  const list = async () => (await read('/contradictions')).data as unknown as readonly Entry[]
  const [found] = await list()
  const path = `${dossier}/contradictions/${found?.contradictionId}`
  const reason = { reason: 'they speak of two rounds' }
  const dismissed = await post(app, `${path}/dismissal`, reason, { 'if-match': '*' })
  t.equal(dismissed.statusCode, 200, dismissed.body)
  const kind = { kind: 'assessment', staleAfterDays: 7 }
  const renamed = { 'talks-progress': { mergedInto: { proposition: 'talks-advance' } } }
  const inverse = { mergedInto: { proposition: 'talks-stall', flip: true } }
  const books = [
    ['2.0.0', 'talks-advance', propositions(renamed, proposition('talks-advance', kind))],
    [
      '3.0.0',
      'talks-stall',
      propositions(
        renamed,
        proposition('talks-advance', { ...kind, ...inverse }),
        proposition('talks-stall', kind),
      ),
    ],
  ] as const
  for (const [version, name, change] of books) {
    t.equal((await publish(version, change)).statusCode, 201)
    for (const when of ['at once', 'read again']) {
      const records = await list()
      const contradictionId = found?.contradictionId
      t.match(records, [{ contradictionId, state: 'dismissed', proposition: name }], `${version} ${when}`)
      t.equal(records.length, 1, `${version} ${when}`)
      if (when === 'at once') await reread()
    }
    t.match(await read(`/contradictions/${found?.contradictionId}`), { decisions: [reason] })
  }
  const back = await post(app, `${path}/reinstatement`, reason, { 'if-match': '*' })
  t.equal(back.statusCode, 200, back.body)
  t.match(await list(), [{ contradictionId: found?.contradictionId, state: 'open' }])
})

t.test('a split proposition keeps its history and takes no more claims', async (t) => {
  const test = await open(t, truce)
  const { publish, read, reread, register, head } = test
  const before = await head()
  const then = await pinned(test, before, ['/stances', '/claims'])
  const cues = { en: [{ topic: [['truce'], ['30-day']] }] }
  const split = propositions(
    { 'ceasefire-30-days': { splitInto: ['truce-on-land', 'truce-at-sea'] } },
    proposition('truce-on-land', { cues }),
    proposition('truce-at-sea', { cues: { en: ['naval truce'] } }),
  )
  t.equal((await publish('2.0.0', split)).statusCode, 201)
  t.equal(await reread(), 1)
  t.match(await claimsOn(test, 'proposition=ceasefire-30-days'), [
    { state: 'visible', codebookVersion: '1.0.0' },
  ])
  t.match(await claimsOn(test, 'proposition=truce-on-land'), [{ state: 'visible', codebookVersion: '2.0.0' }])
  t.match(await read('/stances/ukraine/ceasefire-30-days'), { status: 'settled', value: 2 })
  t.match(await read('/stances/ukraine/truce-on-land'), { status: 'settled', value: 2 })
  const later = await register(`Once more: ${truce}`, 'later')
  t.same(
    later.claims.map(({ proposition }) => proposition),
    ['truce-on-land'],
  )
  await publish('2.0.1', (book) => ({ ...split(book), title: { en: 'Other words' } }) as Partial<Book>)
  t.equal(await reread(), 2)
  t.match(
    (await claimsOn(test, 'proposition=ceasefire-30-days')).length,
    1,
    'nor does any later run take it away',
  )
  t.same(await pinned(test, before, ['/stances', '/claims']), then)
})

t.test('what a person rejected does not come back under another name', async (t) => {
  const test = await open(t, truce)
  const { app, publish, reread } = test
  const [claim] = await claimsOn(test, 'party=ukraine')
  const rejection = { reason: 'It was another truce.', verdict: 'rejected' }
  const tag = { 'if-match': `"p${claim?.lastPosition}"` }
  t.equal((await post(app, `${dossier}/claims/${claim?.claimId}/review`, rejection, tag)).statusCode, 200)
  const rename = propositions(
    { 'ceasefire-30-days': { mergedInto: { proposition: 'month-of-truce' } } },
    proposition('month-of-truce'),
  )
  await publish('2.0.0', rename)
  t.equal(await reread(), 1)
  t.same(await claimsOn(test, 'proposition=month-of-truce'), [])
  t.match(await claimsOn(test, 'proposition=month-of-truce&state=rejected'), [{ claimId: claim?.claimId }])
})

t.test('a mandate that is corrected gives the claim to another party, from then on', async (t) => {
  const test = await open(t, talks)
  const { publish, read, reread, head } = test
  t.match(await read('/stances/nato/talks-progress'), { status: 'settled', value: -1 })
  const before = await head()
  const paths = ['/stances', '/stances/nato/talks-progress', '/claims', '/contradictions']
  const then = await pinned(test, before, paths)
  const [old] = await claimsOn(test, 'speaker=mark-rutte')
  const mandates = (change: readonly object[]) => (book: Book) => ({
    agents: book.agents.map((agent) => (agent.id === 'mark-rutte' ? { ...agent, mandates: change } : agent)),
  })
  const dutch = { party: 'netherlands', role: { en: ['Dutch prime minister'] }, rank: 1, from: '2010-10-14' }
  const nato = { party: 'nato', role: { en: ['NATO secretary general'] }, rank: 1 }
  const inOffice = { until: null, asOf: '2025-09-30' }
  const moved = mandates([
    { ...dutch, until: '2025-06-01' },
    { ...nato, from: '2025-06-01', ...inOffice },
  ])
  t.equal((await publish('1.1.0', moved)).statusCode, 201)
  t.equal(await reread(), 1)
  t.match(await read('/stances/nato/talks-progress'), { status: 'unknown' })
  t.match(await read('/stances/netherlands/talks-progress'), { status: 'settled', value: -1 })
  t.match(await claimsOn(test, 'speaker=mark-rutte'), [
    { holder: 'netherlands', mandate: { party: 'netherlands' } },
  ])
  t.match(await read(`/claims/${old?.claimId}`), {
    claim: { state: 'superseded', supersededBy: null, holder: 'nato' },
  })

  const closed = mandates([{ ...dutch, until: '2025-01-01' }])
  t.equal((await publish('1.2.0', closed)).statusCode, 201)
  t.equal(await reread(), 1)
  t.match(await read('/stances/netherlands/talks-progress'), { status: 'unknown' })
  t.match(await claimsOn(test, 'review=needed'), [
    { holder: null, review: { reasons: ['mandate_mismatch'] } },
  ])

  t.equal((await publish('1.3.0')).statusCode, 201)
  t.equal(await reread(), 1)
  t.match(await read('/stances/nato/talks-progress'), { status: 'settled', value: -1 }, 'opened again')
  t.match(
    await claimsOn(test, 'speaker=mark-rutte'),
    [{ claimId: old?.claimId }],
    'the same reading is the same claim',
  )
  t.same(await pinned(test, before, paths), then)
})

t.test('a version that would lose what claims refer to is refused, and nothing changes', async (t) => {
  const test = await open(t, truce, talks)
  const { publish, head } = test
  const [kyiv] = await claimsOn(test, 'party=ukraine')
  const before = await head()
  const without =
    (...gone: readonly string[]) =>
    (book: Book): Partial<Book> => ({
      parties: book.parties.filter(({ id }) => !gone.includes(id)),
      agents: book.agents
        .filter(({ id }) => !gone.includes(id))
        .map((agent) => ({
          ...agent,
          mandates: (agent.mandates as readonly { party: string }[]).filter(
            ({ party }) => !gone.includes(party),
          ),
        })),
      propositions: book.propositions.filter(({ id }) => !gone.includes(id)),
    })
  const refusal = async (change: (book: Book) => Partial<Book>) => {
    const answer = await publish('2.0.0', change)
    const { code, errors = [] } = answer.json()
    const faults = errors.map((each: { pointer: string; code: string }) => `${each.code} ${each.pointer}`)
    return [`${answer.statusCode} ${code}`, ...faults]
  }
  const refused = '422 invalid_codebook'
  t.same(await refusal(without('ukraine')), [refused, 'id_in_use /parties'])
  t.same(await refusal(without('steve-witkoff')), [refused, 'id_in_use /agents'])
  t.same(await refusal(without('talks-progress')), [refused, 'id_in_use /propositions'])
  t.same(await refusal(without('ukraine', 'mark-rutte', 'ceasefire-30-days')), [
    refused,
    'id_in_use /parties',
    'id_in_use /agents',
    'id_in_use /propositions',
  ])
  const answer = await publish('2.0.0', without('ukraine'))
  t.match(answer.json().errors, [
    { detail: `ukraine is gone, but claims refer to it, such as ${kyiv?.claimId}: keep it` },
  ])
  const merged = { mergedInto: { proposition: 'talks-progress' } }
  t.same(await refusal(propositions({ 'talks-progress': merged })), [
    refused,
    'merge_circle /propositions/4/mergedInto/proposition',
  ])
  t.equal(await head(), before)

  t.equal(
    (await publish('2.0.0', without('france', 'emmanuel-macron'))).statusCode,
    201,
    'nobody spoke of these',
  )
  const other = { id: 'france', names: { en: ['Another land'] } }
  const back = await publish('3.0.0', (book) => ({
    parties: [...(without('france')(book).parties ?? []), other],
  }))
  t.match(back.json(), {
    code: 'invalid_codebook',
    errors: [{ pointer: '/parties/5/id', code: 'id_reused' }],
  })
  t.equal((await publish('3.0.0')).statusCode, 201, 'what went may come back as it was')
})

t.test('every place in a claim is looked at, in every claim that counts', async (t) => {
  const test = await openApp(t)
  await publish(test)
  const condition = { text: 'if', proposition: propositionId('talks'), controlledBy: party('south') }
  const made = claim({
    speaker: 'north-envoy',
    conditions: [condition],
    attribution: ['outlet', 'east-president'],
  })
  const mandate = made.reading.mandate && { ...made.reading.mandate, party: party('alliance') }
  const reading = { ...made.reading, mandate, holder: party('north'), addressee: party('east') }
  const head = await record(test, { ...made, reading })
  const names = ['north', 'south', 'east', 'alliance', 'north-envoy', 'east-president', 'south-president']
  const dropped = [
    ...names.map((id) => ({ part: id.includes('-') ? ('agents' as const) : ('parties' as const), id })),
    ...['talks', 'truce', 'encircled'].map((id) => ({ part: 'propositions' as const, id })),
  ]
  const { db } = test.clone
  const late = findReferences({ db, log: test.log }, 'samples', dropped, { patienceMs: 50 })
  await t.rejects(
    late,
    { code: 'projection_behind', message: /Nothing was published/ },
    `before position ${head}`,
  )
  await project(test)
  const found = await findReferences({ db, log: test.log }, 'samples', dropped)
  t.same(
    found.map(({ part, id }) => `${part} ${id}`),
    [
      ...['parties alliance', 'parties east', 'agents east-president', 'parties north', 'agents north-envoy'],
      ...['parties south', 'propositions talks', 'propositions truce'],
    ],
  )
  t.same(new Set(found.map(({ claimId }) => claimId)), new Set([made.claimId]))
  const misplaced = await findReferences({ db, log: test.log }, 'samples', [
    { part: 'propositions', id: 'north' },
  ])
  t.same(misplaced, [], 'a proposition of the same name is another thing')
})

t.test('claims that a person may yet accept are asked as well', async (t) => {
  const test = await open(
    t,
    'Vladimir Putin said on Tuesday that Russia would accept a full ceasefire if European troops stayed away.',
  )
  const { app, publish, head } = test
  const [claim] = await claimsOn(test, 'state=any')
  t.ok(claim, 'there is a claim')
  const decide = async (what: string, body: object) => {
    const { lastPosition } = (await get(app, `${dossier}/claims/${claim?.claimId}`)).json().claim
    const answer = await post(app, `${dossier}/claims/${claim?.claimId}/${what}`, body, {
      'if-match': `"p${lastPosition}"`,
    })
    t.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  }
  const dropped = async () => {
    const answer = await publish('2.0.0', (book) => ({
      agents: book.agents.filter(({ id }) => id !== 'vladimir-putin'),
    }))
    return answer.statusCode
  }
  await decide('review', { reason: 'a misreading', verdict: 'rejected' })
  t.equal(await dropped(), 422, 'a rejected claim may be accepted yet')
  await decide('retraction', { reason: 'a misreading' })
  const before = await head()
  t.equal(await dropped(), 201, 'a retracted one is never asked about again')
  t.equal(await head(), before + 1)
})

t.test('of two publications at once that saw the same version one wins', async (t) => {
  const test = await open(t)
  const before = await test.head()
  const seen = { 'if-match': '"1.0.0"' }
  const both = await Promise.all(
    ['1.0.1', '1.0.2'].map(async (version) => await put(test, { ...demo, version }, seen)),
  )
  t.same(both.map(({ statusCode }) => statusCode).sort(), [201, 412])
  t.equal(await test.head(), before + 1)
})

t.test('what is allowed and probably not meant is told with the publication', async (t) => {
  const test = await open(t)
  const merge = propositions({ 'foreign-troops': { mergedInto: { proposition: 'general-ceasefire' } } })
  const codes = (answer: { json: () => { warnings: readonly { pointer: string; code: string }[] } }) =>
    answer.json().warnings.map(({ pointer, code }) => `${code} ${pointer}`)
  t.same(codes(await test.publish('1.0.1', merge)), ['version_understates /version'])
  t.same(codes(await test.publish('1.0.1', merge)), [], 'nothing is told of what is in force already')
  const back = await test.publish('2.0.0')
  t.same(codes(back), ['merge_taken_back /propositions/2'])
  t.match(back.json().warnings[0].detail, /was merged into general-ceasefire, and is not any more/)
})

t.test('a dossier says how far its articles are read with the codebook in force', async (t) => {
  const test = await open(t, truce, talks, troops)
  const { app, log, deps, publish, reread, head } = test
  const reading = async () => {
    await get(app, `${dossier}/claims?minPosition=${await head()}`)
    return (await get(app, dossier)).json().reading
  }
  const all = { articleCount: 3, readCount: 3, pendingCount: 0 }
  t.same(await reading(), { codebookVersion: '1.0.0', ...all })
  await publish('1.0.1')
  t.same(await reading(), { codebookVersion: '1.0.1', articleCount: 3, readCount: 0, pendingCount: 3 })
  const stopped = new AbortController()
  const progress: number[] = []
  await rereadDossier({ ...deps, log, lexicons, holder: 'test' }, 'demo', {
    signal: stopped.signal,
    onProgress: (count) => {
      progress.push(count)
      stopped.abort()
    },
  })
  t.same(progress, [1])
  t.same(await reading(), { codebookVersion: '1.0.1', articleCount: 3, readCount: 1, pendingCount: 2 })
  const [{ articleId }] = (await get(app, `${dossier}/articles`)).json().data
  await post(app, `${dossier}/articles/${articleId}/withdrawal`, { reason: 'taken back' })
  t.match(await reading(), { articleCount: 2 }, 'a withdrawn article waits for nothing')
  await reread()
  t.same(await reading(), { codebookVersion: '1.0.1', articleCount: 2, readCount: 2, pendingCount: 0 })
  const [standing] = (await get(app, `${dossier}/articles?status=registered`)).json().data
  await post(app, `${dossier}/articles/${standing.articleId}/revisions`, { text: `${truce}\n${troops}` })
  t.match(await reading(), { articleCount: 2, readCount: 2 }, 'a revised one was read with its revision')

  await post(app, '/v1/dossiers', { id: 'other' })
  t.match((await get(app, '/v1/dossiers/other')).json(), {
    reading: { codebookVersion: null, articleCount: 0, readCount: 0, pendingCount: 0 },
  })
})

t.test('counting is a look at an index, however many articles there are', async (t) => {
  const { pool, db } = await cloneDatabase(t)
  const articles = 20_000
  await pool.query(
    `insert into last_runs select dossier, 1, 'art_' || lpad(n::text, 26, '0'), 'rules', md5((n % 2)::text)
     from generate_series(1, ${articles}) n, unnest(array['one', 'two', 'three']) dossier`,
  )
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const watched = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  })
  const { rows } = await pool.query<{ hash: string }>(`select md5('1') as hash`)
  const mark = { coder: 'rules', codebookHash: rows[0]?.hash ?? '' }
  const place = { dossierId: 'two', generation: 1 }
  t.same(await countRuns(watched, place, mark), { articleCount: articles, readCount: articles / 2 })
  t.same(await countRuns(db, place, { ...mark, codebookHash: null }), {
    articleCount: articles,
    readCount: 0,
  })
  const explained = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers, costs off, timing off, summary off) ${asked[0]?.sql}`,
    [...(asked[0]?.parameters ?? [])],
  )
  const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n')
  t.match(plan, /last_runs_by_codebook/)
  t.notMatch(plan, /Seq Scan/, plan)
  const [most = 0] = [...plan.matchAll(/shared hit=(\d+)/g)].map(([, hit]) => Number(hit))
  t.ok(most < 1_500, `${most} buffers for ${articles} articles of three times as many`)
})

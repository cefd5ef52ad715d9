/** A past answer is frozen: while a history grows, whatever was answered about a position is answered there for ever, byte for byte. */
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { type App, buildApp } from '../../src/app.ts'
import { createCodebooks } from '../../src/codebooks.ts'
import { projectDossier, rebuildDossier } from '../../src/projector.ts'
import { fixedClock, get, openApp, type TestApp } from '../support/app.ts'
import { appendTo, newDossier } from '../support/bring-in.ts'
import { same } from '../support/compare.ts'
import { type Draft, type Happening, number, plan, someDay } from '../support/plan.ts'
import { type History, play } from '../support/play.ts'
import { historyCount, holds, patienceMs } from '../support/properties.ts'
import { type Choice, type PastRoute, pastRoutesOf, pathsOf } from './past-routes.ts'

t.setTimeout(patienceMs)

/** After which append somebody asks, and about what: most often about all that is known, else about so much less. */
const asking = fc.record({ after: number, back: fc.constantFrom(0, 0, 1, 7, 29), validAt: someDay, number })
type Asking = Readonly<{ after: number; back: number; validAt: string; number: number }>

const draft: Draft = {
  ...{ block: 0, speaker: 'north-president', proposition: 'truce', polarity: -2, timing: 'day', back: 1 },
  ...{ voice: 'self', about: 'north', flavour: 'plain', condition: null, term: null, link: null },
}
const reread = { loses: 0, finds: [draft] }

/** After everything was asked: every kind of event that could change what was answered. */
const aftermath: readonly Happening[] = [
  { kind: 'publish', change: 'add a proposition' },
  { kind: 'publish', change: 'drop' },
  { kind: 'publish', change: 'drop an agent' },
  { kind: 'publish', change: 'another zone' },
  { kind: 'dismiss', record: 0 },
  { kind: 'dismiss', record: 1 },
  { kind: 'reinstate', record: 0 },
  { kind: 'review', claim: 0, verdict: 'rejected' },
  { kind: 'review', claim: 1, verdict: 'accepted' },
  { kind: 'correct', claim: 2, draft },
  { kind: 'correct', claim: 3, draft },
  { kind: 'retract', claim: 4 },
  { kind: 'retract', claim: 5 },
  { kind: 'code', article: 0, by: 'model', draft },
  { kind: 'revise', article: 0, later: 1, text: { like: 'none', article: 0 }, orphan: null, ...reread },
  { kind: 'revise', article: 1, later: 1, text: { like: 'exactly', article: 0 }, orphan: 0, ...reread },
  { kind: 'reread', article: 2, ...reread },
  { kind: 'publish', change: 'merge the opposite' },
  { kind: 'publish', change: 'rename' },
  { kind: 'publish', change: 'move a mandate' },
  { kind: 'withdraw', article: 2 },
  { kind: 'withdraw', article: 3 },
  { kind: 'register', day: 2, text: { like: 'none', article: 0 }, outlet: 1, drafts: [draft] },
]

const openPast = async (t: Test): Promise<TestApp> =>
  // Other tests compare answers with their schema.
  await openApp(t, { clock: fixedClock('2026-01-15T12:00:00.000000Z'), checkAnswers: false })

t.test('what was answered stays, whatever happens later and however it is folded', async (t) => {
  const test = await openPast(t)
  const askings = fc.array(asking, { minLength: 2, maxLength: 2 })
  await holds(
    t,
    [plan, askings],
    async ({ before, happenings }, askings) => {
      const history = play({ before, happenings: [...happenings, ...aftermath] })
      await checkFrozen(test, { history, askings })
    },
    { numRuns: Math.ceil(historyCount / 100) },
  )
})

t.test('every route about the past is asked, and every kind of event comes later', async (t) => {
  const test = await openPast(t)
  const [drawn] = fc.sample(plan, { seed: 20, numRuns: 1 })
  const { before, happenings } = drawn ?? { before: 0, happenings: [] }
  const known = play({ before, happenings })
  const history = play({ before, happenings: [...happenings, ...aftermath] })
  const later = new Set(history.log.slice(known.log.length).map(({ event }) => event.type))
  t.same(
    [...later].sort(),
    [
      'ArticleRegistered',
      'ArticleRevised',
      'ArticleWithdrawn',
      'ClaimCorrected',
      'ClaimRecorded',
      'ClaimRetracted',
      'ClaimReviewed',
      'ClaimSuperseded',
      'CodebookPublished',
      'ContradictionDismissed',
      'ContradictionReinstated',
      'ExtractionCompleted',
    ],
    'everything but an erasure',
  )
  const askings = [4, 7, 10].map((after) => ({
    after,
    back: after % 3,
    validAt: '2025-03-16',
    number: after,
  }))
  const answered = await checkFrozen(test, { history, askings })
  for (const { operationId } of pastRoutesOf(test.app.swagger())) {
    t.ok(answered.has(operationId), `${operationId} gave an answer to keep`)
  }
})

t.test('a name is known wherever it was known once, whatever a later codebook makes of it', async (t) => {
  const test = await openPast(t)
  const dossier = await newDossier(test)
  const happenings = [
    ...[1, 2].map((day) => registering(day)),
    { kind: 'publish', change: 'add a proposition' },
    registering(3),
    { kind: 'publish', change: 'begin again' },
    { kind: 'publish', change: 'merge the opposite' },
    { kind: 'publish', change: 'drop an agent' },
  ] as const
  // The first article comes before the first codebook.
  const { appends, log } = play({ before: 1, happenings })
  const versions = log
    .filter(({ event }) => event.type === 'CodebookPublished')
    .map(({ position }) => position)
  t.equal(versions.length, 5)
  const [first = 0, added = 0, again = 0, merged = 0, dropped = 0] = versions
  let position = 0
  const status = async (path: string, at: number) => {
    const known = `validAt=2025-03-20&knownAt=position:${at}`
    const url = `/v1/dossiers/${dossier}${path}${path.includes('?') ? '&' : '?'}${known}`
    return (await get(test.app, url)).statusCode
  }
  for (const append of appends) {
    await appendTo(test, dossier, append)
    position += append.events.length
    await projectDossier({ ...test.deps, log: test.log, holder: 'test' }, dossier)
    const brought = [
      await status('/stances/north/summit-in-south', 1),
      await status('/claims?proposition=summit-in-south', first),
    ]
    t.same(brought, position >= added ? [200, 200] : [422, 422], `what version 2 brings, at ${position}`)
    if (position < first) continue
    t.equal(await status('/stances/north/fighting', 1), 200, `what is merged later, at ${position}`)
    t.equal(await status('/contradictions?speaker=south-staff', first), 200, `who is dropped, at ${position}`)
  }
  t.same(
    [
      await status('/stances/north/summit-in-south', again),
      await status('/stances/north/fighting', merged),
      await status('/contradictions?speaker=south-staff', dropped),
    ],
    [422, 422, 422],
    'where it was gone for good, it is refused',
  )
})

const registering = (day: number): Happening => ({
  kind: 'register',
  day,
  text: { like: 'none', article: 0 },
  outlet: 0,
  drafts: [draft],
})

/** @returns the operations of which there was an answer */
async function checkFrozen(
  test: TestApp,
  { history, askings }: Readonly<{ history: History; askings: readonly Asking[] }>,
): Promise<ReadonlySet<string>> {
  const projector = { ...test.deps, log: test.log, holder: 'test' }
  const dossier = await newDossier(test)
  const at = `/v1/dossiers/${dossier}`
  const routes = pastRoutesOf(test.app.swagger())
  const given = new Map<string, Answer>()
  const answered = new Set<string>()
  let position = 0
  for (const [index, append] of history.appends.entries()) {
    await appendTo(test, dossier, append)
    position += append.events.length
    const wanted = askings.filter(({ after }) => after % history.appends.length === index)
    if (wanted.length > 0) await projectDossier(projector, dossier)
    for (const { back, validAt, number } of wanted) {
      const choice = { ...(await findNames(test.app, at)), number }
      const asked = { known: await momentOf(test.app, at, { position, back }), validAt, choice }
      for (const route of routes) {
        const answers = await askAll(test.app, at, { route, asked })
        if (answers.size > 0) answered.add(route.operationId)
        for (const [url, answer] of answers) given.set(url, given.get(url) ?? answer)
      }
    }
  }
  await projectDossier(projector, dossier)
  await checkAgain(test.app, given, 'whatever was appended')
  await rebuildDossier(projector, dossier)
  // As another process has it, which has nothing in memory.
  const other = await buildApp({ ...test.deps, codebooks: createCodebooks(test.clone.db) })
  try {
    await checkAgain(other, given, 'after a rebuild')
  } finally {
    await other.close()
  }
  return answered
}

/** The newest position; or an instant, which pins once something was recorded after it. */
async function momentOf(
  app: App,
  at: string,
  { position, back }: Readonly<{ position: number; back: number }>,
): Promise<string> {
  if (back === 0 || position <= back) return `position:${Math.max(0, position - back)}`
  const { data } = (await get(app, `${at}/events?after=${position - back - 1}&limit=${back + 1}`)).json()
  const [then, now] = [data.at(0)?.recordedAt, data.at(-1)?.recordedAt]
  return then < now ? then : `position:${position - back}`
}

type Answer = Readonly<{ statusCode: number; headers: Record<string, unknown>; body: string }>

async function ask(app: App, url: string): Promise<Answer> {
  const { statusCode, headers, body } = await get(app, url)
  const { 'content-length': _length, date: _date, connection: _connection, ...kept } = headers
  return { statusCode, headers: kept, body }
}

/** Everything that one route answers, page after page. What it refuses now, it may answer once a name is known. */
async function askAll(
  app: App,
  at: string,
  { route, asked }: Readonly<{ route: PastRoute; asked: Parameters<typeof pathsOf>[1] }>,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const urls = pathsOf(route, asked).map((path) => `${at}${path}`)
  for (const url of urls) {
    const answer = await ask(app, url)
    if (answer.statusCode >= 500) throw new Error(`${url}: ${answer.body}`)
    if (answer.statusCode !== 200) continue
    const { pinned, nextCursor } = JSON.parse(answer.body)
    if (pinned === false) throw new Error(`${url} is not pinned`)
    answers.set(url, answer)
    if (nextCursor) urls.push(`${url.replace(/&cursor=.*/, '')}&cursor=${nextCursor}`)
  }
  return answers
}

async function checkAgain(app: App, given: ReadonlyMap<string, Answer>, when: string): Promise<void> {
  await Promise.all(
    [...given].map(async ([url, before]) => same(await ask(app, url), before, `${url} ${when}`)),
  )
}

/** Whatever there is by now. */
async function findNames(app: App, at: string): Promise<Omit<Choice, 'number'>> {
  const idsOf = async (path: string, name: string): Promise<string[]> => {
    const answer = await get(app, `${at}${path}`)
    const { data } = answer.json()
    return data.map((each: Record<string, string>) => String(each[name]))
  }
  const listed = await idsOf('/contradictions?limit=200&validAt=2025-12-31', 'contradictionId')
  const opposed = await idsOf(
    '/contradictions?kind=opposition&limit=200&validAt=2025-12-31',
    'contradictionId',
  )
  return {
    articles: await idsOf('/articles?limit=200&validAt=2025-12-31', 'articleId'),
    claims: await idsOf('/claims?state=any&limit=200&validAt=2025-12-31', 'claimId'),
    contradictions: [...listed, ...opposed],
  }
}

/** Events: every shape that was ever stored can be read, and decisions follow from history alone. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { evolve, unknownArticle } from '../../events/article/article.ts'
import type { CodedClaim } from '../../events/article/claim-events.ts'
import { completeExtraction, type ExtractionRun } from '../../events/article/complete-extraction.ts'
import type { ArticleEvent } from '../../events/article/events.ts'
import { addDays, addHours, dayOf, daysBetween, justBefore, startOfDay } from '../../events/calendar.ts'
import { type Event, eventTypes, parseEvent, serialize } from '../../events/catalog.ts'
import { derivedId, derivedKey } from '../../events/identity.ts'
import { ArticleId, ClaimId, CodebookVersion } from '../../events/ids.ts'
import { upcast } from '../../events/upcast.ts'

const folder = new URL('../golden/', import.meta.url)
const golden = readdirSync(folder).map((name) => {
  const [type = '', schemaVersion = ''] = name.split('.')
  const payload = readFileSync(new URL(name, folder), 'utf8').trimEnd()
  return { name, type, schemaVersion: Number(schemaVersion), payload }
})

const read = (type: string): Event => {
  const found = golden.find((each) => each.type === type)
  const event = found && parseEvent(found)
  if (!event) throw new Error(`no golden ${type}`)
  return event
}

t.test('every shape that was ever stored is read, and written again byte for byte', async (t) => {
  t.same([...new Set(golden.map(({ type }) => type))].sort(), [...eventTypes].sort(), 'each type has one')
  for (const { name, ...stored } of golden) {
    const event = parseEvent(stored)
    t.ok(event, name)
    if (event) t.equal(serialize(event).payload, stored.payload, `${name} keeps its bytes`)
  }
})

t.test('what cannot be read is never skipped', async (t) => {
  const retracted = golden.find(({ type }) => type === 'ClaimRetracted')
  const payload = retracted?.payload ?? ''
  const broken = [
    { type: 'ClaimForetold', schemaVersion: 1, payload },
    { type: 'ClaimRetracted', schemaVersion: 1, payload: payload.replace('"reason"', '"motive"') },
    {
      type: 'ClaimRetracted',
      schemaVersion: 2,
      payload: payload.replace('"schemaVersion":1', '"schemaVersion":2'),
    },
    { type: 'ClaimRetracted', schemaVersion: 1, payload: payload.slice(0, -1) },
  ]
  for (const stored of broken) t.throws(() => parseEvent(stored), { name: 'UnreadableEvent' })
  t.equal(parseEvent({ type: 'ClaimRetracted', schemaVersion: 1, payload: null }), undefined, 'erased')
})

t.test('an older shape is brought to today one step at a time', async (t) => {
  const steps = {
    Sample: [
      (old: Record<string, unknown>) => ({ ...old, b: 2, schemaVersion: 2 }),
      (old: Record<string, unknown>) => ({ ...old, c: 3, schemaVersion: 3 }),
    ],
  }
  t.same(upcast('Sample', 1, { a: 1, schemaVersion: 1 }, steps), { a: 1, b: 2, c: 3, schemaVersion: 3 })
  t.same(upcast('Sample', 2, { a: 1, schemaVersion: 2 }, steps), { a: 1, c: 3, schemaVersion: 3 })
  t.same(upcast('Sample', 3, { a: 1, schemaVersion: 3 }, steps), { a: 1, schemaVersion: 3 })
})

const registered = read('ArticleRegistered') as ArticleEvent & { type: 'ArticleRegistered' }
const recorded = read('ClaimRecorded') as ArticleEvent & { type: 'ClaimRecorded' }
const { articleId } = registered
const articleAfter = (...events: ArticleEvent[]) => events.reduce(evolve, unknownArticle)
const types = (events: readonly Event[]) => events.map(({ type }) => type)

function claim(name: string, key = name): CodedClaim {
  const { reading, trace } = recorded
  return {
    claimId: ClaimId.parse(derivedId('clm', [name])),
    claimKey: derivedKey([key]) as CodedClaim['claimKey'],
    reading,
    confidence: 0.9,
    trace,
    review: { status: 'proposed', reasons: [] },
  }
}

const runThatFinds = (...found: CodedClaim[]): ExtractionRun => ({
  articleId,
  coder: { kind: 'rule', id: 'rules', version: String(found.length) },
  codebookVersion: CodebookVersion.parse('1.0.0'),
  codebookHash: registered.textHash,
  codebook: { propositions: [] },
  textHash: registered.textHash,
  found,
})

t.test('a first run records what it found and says that it is done', async (t) => {
  const events = completeExtraction(articleAfter(registered), runThatFinds(claim('truce')))
  t.match(events, [
    { type: 'ClaimRecorded', articleId, claimId: claim('truce').claimId },
    { type: 'ExtractionCompleted', claimCount: 1 },
  ])
})

t.test('the same text, extractor and codebook have nothing to add', async (t) => {
  const run = runThatFinds(claim('truce'))
  const once = articleAfter(registered, ...completeExtraction(articleAfter(registered), run))
  t.same(completeExtraction(once, run), [])
})

t.test(
  'what a newer run no longer finds is superseded, not deleted; a new reading takes its place',
  async (t) => {
    const first = completeExtraction(articleAfter(registered), runThatFinds(claim('truce'), claim('talks')))
    const article = articleAfter(registered, ...first)
    const again = claim('truce read anew', 'truce')
    const events = completeExtraction(article, runThatFinds(again))
    t.same(types(events), ['ClaimRecorded', 'ClaimSuperseded', 'ClaimSuperseded', 'ExtractionCompleted'])
    t.match(events[1], { claimId: claim('truce').claimId, supersededBy: again.claimId })
    t.match(events[2], { claimId: claim('talks').claimId, supersededBy: null })
  },
)

t.test('what a person decided outlives any later run', async (t) => {
  const run = runThatFinds(claim('truce'))
  const before = completeExtraction(articleAfter(registered), run)
  const of = {
    schemaVersion: 1,
    articleId,
    claimId: claim('truce').claimId,
    by: 'ana',
    reason: 'read twice',
  } as const
  const decisions: ArticleEvent[] = [
    { type: 'ClaimRetracted', ...of },
    { type: 'ClaimReviewed', ...of, verdict: 'rejected' },
    { type: 'ClaimReviewed', ...of, verdict: 'accepted' },
    { ...(read('ClaimCorrected') as ArticleEvent & { type: 'ClaimCorrected' }), ...of },
  ]
  for (const decision of decisions) {
    const article = articleAfter(registered, ...before, decision)
    const readAnew = runThatFinds(claim('truce read anew', 'truce'), claim('another'))
    t.same(
      types(completeExtraction(article, readAnew)),
      ['ClaimRecorded', 'ExtractionCompleted'],
      decision.type,
    )
    t.same(types(completeExtraction(article, runThatFinds())), ['ExtractionCompleted'], decision.type)
  }
})

t.test('a withdrawn article is not read', async (t) => {
  const article = articleAfter(registered, read('ArticleWithdrawn') as ArticleEvent)
  t.throws(() => completeExtraction(article, runThatFinds(claim('truce'))), { code: 'article_withdrawn' })
})

t.test('days begin where the zone says, also when a clock jumps or a day is missing', async (t) => {
  t.equal(startOfDay('2025-04-16', 'Europe/Paris'), '2025-04-15T22:00:00.000000Z')
  t.equal(
    startOfDay('2025-03-31', 'Europe/Paris'),
    '2025-03-30T22:00:00.000000Z',
    'after the change to summer time',
  )
  t.equal(
    startOfDay('2011-12-30', 'Pacific/Apia'),
    '2011-12-30T10:00:00.000000Z',
    'the day that Samoa skipped',
  )
  t.equal(
    startOfDay('2018-11-04', 'America/Sao_Paulo'),
    '2018-11-04T03:00:00.000000Z',
    'no midnight on that day',
  )
  t.equal(dayOf('2025-04-15T22:00:00.000000Z', 'Europe/Paris'), '2025-04-16')
  t.equal(dayOf('2025-04-15T21:59:59.999999Z', 'Europe/Paris'), '2025-04-15')
  t.equal(justBefore('2025-04-15T22:00:00.000000Z'), '2025-04-15T21:59:59.999999Z')
  t.equal(justBefore('2025-04-15T22:00:00.000010Z'), '2025-04-15T22:00:00.000009Z')
  t.equal(addHours('2025-04-15T22:00:00.000001Z', 72), '2025-04-18T22:00:00.000001Z')
  t.equal(addDays('2024-02-28', 2), '2024-03-01')
  t.equal(daysBetween('2025-03-29', '2025-03-31'), 2)
})

t.test('a derived id depends on every part and on where it ends', async (t) => {
  const id = derivedId('art', ['ab', 'c', null])
  t.ok(ArticleId.safeParse(id).success)
  t.equal(derivedId('art', ['ab', 'c', null]), id)
  const others = [
    ['a', 'bc', null],
    ['ab', 'c', ''],
    ['ab', 'c', '-'],
    ['ab', 'c'],
  ].map((parts) => derivedId('art', parts))
  t.equal(new Set([id, ...others]).size, 5)
})

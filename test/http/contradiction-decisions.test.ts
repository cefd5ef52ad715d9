/** What becomes of a contradiction when people decide about it or about its claims, on both axes. */
import t from 'tap'
import { serialize } from '../../events/catalog.ts'
import { ContradictionId } from '../../events/ids.ts'
import { get, post } from '../support/app.ts'
import { type ClaimSample, claim } from '../support/samples.ts'
import { claimUrl, codeOf, contradict, decide, openSamples, read, reason, review } from './deciding.ts'
import { dossier, record, url } from './record.ts'

t.test('a rejected claim takes its contradictions along; the record shows them as resolved', async (t) => {
  const test = await openSamples(t)
  const { path, south } = await contradict(test)
  const before = (await read(test, path)).json()
  t.match(before, { state: 'open', resolution: null })
  await decide(test, `${claimUrl(south)}/review`, { verdict: 'rejected', reason: 'he said the opposite' })
  t.match((await read(test, path)).json(), { state: 'resolved', resolution: 'retracted' })
  t.match((await get(test.app, `${path}?knownAt=position:${before.position}`)).json(), { state: 'open' })
  const refused = await decide(test, `${path}/dismissal`, reason)
  t.equal(codeOf(refused), '409 wrong_state')
  t.match(refused.json().detail, /is resolved: its claims no longer stand/)
  await decide(test, `${claimUrl(south)}/review`, { verdict: 'accepted', reason: 'he did say it' })
  t.match((await read(test, path)).json(), {
    state: 'open',
    resolution: null,
    contradictionId: before.contradictionId,
  })
})

t.test('a claim that counts at last may undo a contradiction, which nobody retracted', async (t) => {
  const test = await openSamples(t)
  const said = (sample: ClaimSample) => claim({ published: sample.on ?? '2025-03-11', ...sample })
  await record(test, said({ article: 'a', on: '2025-03-11' }))
  await record(test, said({ article: 'b', on: '2025-03-20', speaker: 'south-president', polarity: -2 }))
  const turned = said({ article: 'c', on: '2025-03-15', polarity: -2, confidence: 0.3 })
  await record(test, turned)
  const kind = '&kind=opposition'
  const [found] = (await read(test, url('/contradictions'), kind)).json().data
  t.match(found, { kind: 'opposition', state: 'open' })
  await decide(test, `${claimUrl(turned)}/review`, review)
  const [gone] = (await read(test, url('/contradictions'), kind)).json().data
  t.match(gone, { contradictionId: found.contradictionId, state: 'resolved', resolution: 'superseded' })
})

t.test('a dismissal hides nothing of before, and may be taken back', async (t) => {
  const test = await openSamples(t)
  const { path } = await contradict(test)
  const open = (await read(test, path)).json()
  t.same(open.decisions, [])
  const asked = `knownAt=position:${open.position}&validAt=2025-03-20`
  const pinned = await get(test.app, `${path}?${asked}`)
  const dismissed = await decide(test, `${path}/dismissal`, { reason: 'two towns of one name' })
  t.match(dismissed.json(), {
    contradiction: {
      contradictionId: open.contradictionId,
      state: 'dismissed',
      lastPosition: open.position + 1,
      decisions: [
        {
          position: open.position + 1,
          type: 'ContradictionDismissed',
          by: 'local',
          reason: 'two towns of one name',
          recordedAt: /Z$/,
        },
      ],
    },
    position: open.position + 1,
  })
  t.equal(
    codeOf(await decide(test, `${path}/dismissal`, reason)),
    '409 wrong_state',
    'it is dismissed already',
  )
  const states = async (query: string) =>
    (await read(test, url('/contradictions'), query)).json().data.map(({ state }: { state: string }) => state)
  t.same(await states('&state=dismissed'), ['dismissed'])
  t.same(await states('&state=open'), [])
  t.same(await states(`&state=open&knownAt=position:${open.position}`), ['open'], 'before, it was open')
  t.match((await read(test, path, '&validAt=2025-03-14')).json(), { state: 'dismissed' }, 'at every date')
  t.equal((await get(test.app, `${path}?${asked}`)).body, pinned.body, 'the old answer says nothing of it')
  const reinstated = await decide(test, `${path}/reinstatement`, { reason: 'one town after all' })
  t.match(reinstated.json().contradiction, {
    state: 'open',
    decisions: [
      { type: 'ContradictionDismissed' },
      { type: 'ContradictionReinstated', reason: 'one town after all' },
    ],
  })
  t.equal(
    codeOf(await decide(test, `${path}/reinstatement`, reason)),
    '409 wrong_state',
    'it is not dismissed',
  )
  const then = `${path}?knownAt=position:${open.position + 1}`
  t.match((await get(test.app, then)).json(), {
    state: 'dismissed',
    decisions: [{ type: 'ContradictionDismissed' }],
  })
  t.equal(codeOf(await decide(test, `${path}/dismissal`, reason)), '200', 'and it may be dismissed anew')
})

t.test('a record that became part of an older one says where to decide', async (t) => {
  const test = await openSamples(t)
  const state = async (day: number, speaker: 'north' | 'south') => {
    const on = `2025-03-${day}`
    const said: ClaimSample = { speaker: `${speaker}-president`, polarity: speaker === 'north' ? 2 : -2 }
    const fact: ClaimSample = { proposition: 'encircled', type: 'assertion', article: on, on, published: on }
    await record(test, claim({ ...fact, ...said }))
  }
  await state(11, 'north')
  await state(12, 'south')
  await state(28, 'north')
  await state(29, 'south')
  const list = async () => (await read(test, url('/contradictions'))).json().data
  const [younger, older] = await list()
  await state(18, 'north')
  await state(23, 'south')
  const path = url(`/contradictions/${younger.contradictionId}`)
  t.match((await read(test, path)).json(), { state: 'resolved', resolution: 'merged' })
  const answer = await decide(test, `${path}/dismissal`, reason)
  t.equal(codeOf(answer), '409 wrong_state')
  t.match(answer.json().detail, `merged into ${older.contradictionId}`)
})

t.test('a dismissal holds while the record grows, is lost and comes back', async (t) => {
  const test = await openSamples(t)
  const { path, south } = await contradict(test)
  await decide(test, `${path}/dismissal`, reason)
  const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
  const day = { on: '2025-03-15', published: '2025-03-15' }
  const again = claim({ ...fact, ...day, article: 'again', speaker: 'south-minister', polarity: -2 })
  await record(test, again)
  const grown = (await read(test, path)).json()
  t.match(grown, { state: 'dismissed', members: [{ speaker: 'south-minister' }] })
  for (const each of [south, again])
    await decide(test, `${claimUrl(each)}/review`, { verdict: 'rejected', reason: 'misheard' })
  t.match((await read(test, path)).json(), { state: 'dismissed', resolution: 'retracted' })
  t.equal(
    codeOf(await decide(test, `${path}/reinstatement`, reason)),
    '409 wrong_state',
    'nothing is left of it',
  )
  await decide(test, `${claimUrl(south)}/review`, review)
  t.match((await read(test, path)).json(), { state: 'dismissed', resolution: null })
  t.equal(codeOf(await decide(test, `${path}/reinstatement`, reason)), '200')
})

t.test('what was decided before a record was found counts for nothing, nor stands in the way', async (t) => {
  const elsewhere = await contradict(await openSamples(t))
  const contradictionId = ContradictionId.parse(elsewhere.path.split('/').at(-1))
  const test = await openSamples(t)
  const early = {
    type: 'ContradictionDismissed',
    schemaVersion: 1,
    contradictionId,
    by: 'local',
    ...reason,
  } as const
  const stream = `contradiction-${contradictionId}`
  await test.log.append(dossier, { stream, expectedVersion: 0, events: [serialize(early)] })
  const { path } = await contradict(test)
  t.equal(path, elsewhere.path, 'the same acts are the same record')
  const found = (await read(test, path)).json()
  t.match(found, { state: 'open', lastPosition: found.detectedAt.position })
  t.equal(codeOf(await decide(test, `${path}/reinstatement`, reason)), '409 wrong_state')
  t.equal(codeOf(await decide(test, `${path}/dismissal`, reason)), '200')
})

t.test('a record whose day is yet to come is decided upon, and shown at that day', async (t) => {
  const test = await openSamples(t)
  const { path } = await contradict(test, '2090-03')
  t.equal(codeOf(await read(test, path)), '404 not_found', 'today does not show it')
  const { headers } = await read(test, path, '&validAt=2090-03-20')
  const answer = await post(test.app, `${path}/dismissal`, reason, { 'if-match': String(headers.etag) })
  t.match(answer.json().contradiction, { since: '2090-03-14', state: 'dismissed', decisions: [reason] })
})

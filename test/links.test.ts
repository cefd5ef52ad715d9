/** Links across articles and propositions, on a real log: whichever end comes first, and whatever becomes of either. */
import { sql } from 'kysely'
import t, { type Test } from 'tap'
import { createDossier } from '../db/dossiers.ts'
import { createLog } from '../db/log/group-commit.ts'
import { type Event, serialize } from '../events/catalog.ts'
import type { Act } from '../projections/acts/act.ts'
import type { ContradictionRecord } from '../projections/contradictions/record.ts'
import type { VisibleClaim } from '../projections/visible-claim.ts'
import { createCodebooks } from '../src/codebooks.ts'
import { projectDossier, rebuildDossier } from '../src/projector.ts'
import { cloneDatabase } from './support/database.ts'
import { type ClaimSample, claim, link } from './support/samples.ts'
import {
  corrected,
  published,
  recorded,
  retracted,
  reviewed,
  superseded,
  told,
  withdrawn,
} from './support/told.ts'

const service = (async () => {
  const { pool, db } = await cloneDatabase(t)
  return { db, log: createLog({ pool, db }), codebooks: createCodebooks(db), holder: 'test' }
})()

let dossiers = 0

type Answer = Readonly<{
  acts: readonly Act[]
  records: readonly ContradictionRecord[]
  stances: readonly string[]
}>

/**
 * What is believed after these events, each followed on its own by a projector that holds nothing. A rebuild that
 * holds everything must give the same rows at every position.
 */
async function believed(t: Test, events: readonly Event[]): Promise<Answer> {
  const projector = await service
  const { db, log } = projector
  const dossierId = `links-${++dossiers}`
  await createDossier(db, { dossierId })
  for (const event of [published, ...events]) {
    const stream = 'articleId' in event ? `article-${event.articleId}` : 'codebook'
    await log.append(dossierId, { stream, expectedVersion: 'any', events: [serialize(event)] })
    await projectDossier(projector, dossierId)
  }
  const rowsOf = async (table: string) => {
    const { rows } = await sql<{ row: string }>`
      select (to_json(x)::jsonb - 'generation')::text as row from ${sql.table(table)} as x
      where dossier_id = ${dossierId} order by 1`.execute(db)
    return rows.map(({ row }) => row)
  }
  const everything = async () =>
    await Promise.all(['claims', 'acts', 'stance_periods', 'contradictions'].map(rowsOf))
  const followed = await everything()
  await rebuildDossier(projector, dossierId)
  t.same(await everything(), followed, 'a rebuild gives the same')
  const bodies = async <Body>(table: string): Promise<Body[]> => {
    const { rows } = await sql<{ body: Body }>`
      select body from ${sql.table(table)} where dossier_id = ${dossierId} and known_to is null`.execute(db)
    return rows.map(({ body }) => body)
  }
  const { rows: periods } = await sql<{ text: string }>`
    select party || ' ' || proposition || ' ' || status || coalesce(' ' || value, '') as text from stance_periods
    where dossier_id = ${dossierId} and known_to is null order by party, proposition, valid_from`.execute(db)
  const records = await bodies<ContradictionRecord>('contradictions')
  return {
    acts: await bodies<Act>('acts'),
    records: [...new Map(records.map((record) => [record.contradictionId, record])).values()],
    stances: periods.map(({ text }) => text),
  }
}

const said = (sample: ClaimSample) => claim({ coder: 'human', ...sample })
const day = (on: string): ClaimSample => ({ on, published: on })

const promise = said({ article: 'a1', ...day('2025-03-11') })
const never: ClaimSample = { article: 'a2', ...day('2025-03-13'), type: 'denial', polarity: null }
const denial = said({ ...never, links: [link('denies', promise, null)] })
const denialElsewhere = said({ ...never, proposition: 'long-truce', links: [link('denies', promise, null)] })

const disputesIn = ({ acts }: Answer) =>
  acts.flatMap(({ proposition, disputedBy }) => (disputedBy ? [[proposition, disputedBy]] : []))
const kept = ['north truce settled 2']
const taken = ['north truce settled 2', 'north truce unknown']

t.test(
  'who denies his words in another article takes them back, whichever article comes first',
  async (t) => {
    for (const events of [
      [...told(promise), ...told(denial)],
      [...told(denial), ...told(promise)],
    ]) {
      const answer = await believed(t, events)
      t.same(answer.stances, taken)
      t.same(disputesIn(answer), [['truce', denial.claimId]])
      t.match(answer.records, [{ kind: 'explicit_denial', basis: undefined, sides: ['north', 'north'] }])
    }
  },
)

t.test(
  'a denial that is coded on another proposition reaches the words, and contradicts nothing',
  async (t) => {
    for (const events of [
      [...told(promise), ...told(denialElsewhere)],
      [...told(denialElsewhere), ...told(promise)],
    ]) {
      const answer = await believed(t, events)
      t.same(answer.stances, taken)
      t.same(disputesIn(answer), [['truce', denialElsewhere.claimId]])
      t.same(answer.records, [])
    }
  },
)

t.test('a denial follows the words to the proposition to which a person moves them, and back', async (t) => {
  const moved = { article: 'a1', ...day('2025-03-11'), proposition: 'unconditional-truce' }
  const events = [...told(promise), ...told(denialElsewhere), corrected(promise, moved)]
  const answer = await believed(t, events)
  t.same(answer.stances, ['north unconditional-truce settled 2', 'north unconditional-truce unknown'])
  t.same(disputesIn(answer), [['unconditional-truce', denialElsewhere.claimId]])
  const back = await believed(t, [
    ...events,
    corrected(promise, { ...moved, proposition: 'long-truce' }),
    corrected(promise, { ...moved, proposition: 'truce' }),
  ])
  t.same(back.stances, taken)
})

t.test('a denial that is gone takes nothing back, and one that is found again does', async (t) => {
  for (const gone of [retracted, withdrawn, superseded, (each: VisibleClaim) => reviewed(each, 'rejected')]) {
    const events = [...told(promise), ...told(denialElsewhere), gone(denialElsewhere)]
    const answer = await believed(t, events)
    t.same(answer.stances, kept)
    t.same(disputesIn(answer), [])
  }
  const events = [
    ...told(promise),
    ...told(denialElsewhere),
    superseded(denialElsewhere),
    recorded(denialElsewhere),
  ]
  t.same((await believed(t, events)).stances, taken)
  const anew = [...told(promise), ...told(denialElsewhere), superseded(promise), recorded(promise)]
  t.same((await believed(t, anew)).stances, taken)
})

t.test('a denial that a person corrects no longer denies, or denies something else', async (t) => {
  const other = said({ article: 'a3', ...day('2025-03-12'), proposition: 'summit-in-north' })
  const events = [...told(promise), ...told(other), ...told(denialElsewhere)]
  const plain = await believed(t, [
    ...events,
    corrected(denialElsewhere, { ...never, proposition: 'long-truce' }),
  ])
  t.same(disputesIn(plain), [])
  const turned = { ...never, proposition: 'long-truce', links: [link('denies', other, null)] }
  const answer = await believed(t, [...events, corrected(denialElsewhere, turned)])
  t.same(disputesIn(answer), [['summit-in-north', denialElsewhere.claimId]])
})

const fact: ClaimSample = { proposition: 'encircled', type: 'assertion' }
const deed = said({ article: 'a2', ...fact, speaker: 'south-president', ...day('2025-03-12') })
const newsroom = said({
  article: 'a2',
  ...fact,
  speaker: 'outlet',
  voice: 'outlet',
  holder: null,
  ...day('2025-03-12'),
})
const wordOn = (target: VisibleClaim) =>
  said({ article: 'a1', ...day('2025-03-11'), links: [link('contrasts', target, null)] })

t.test(
  'words are held against a fact of another article, whoever states it and whichever comes first',
  async (t) => {
    for (const [target, side] of [
      [deed, 'south'],
      [newsroom, 'outlet of a2'],
    ] as const) {
      const word = wordOn(target)
      for (const events of [
        [...told(word), ...told(target)],
        [...told(target), ...told(word)],
      ]) {
        const { records } = await believed(t, events)
        t.match(records, [
          { kind: 'word_vs_deed', proposition: 'truce', sides: ['north', side], known: 'live' },
        ])
        t.match(records[0]?.periods, [{ dating: 'certain', primary: { basis: 'human', distance: 0 } }])
      }
    }
  },
)

t.test('the contrast may be drawn by the article that states the fact', async (t) => {
  const word = said({ article: 'a1', ...day('2025-03-11') })
  const fact = said({ ...deedSample, links: [link('contrasts', word, null)] })
  for (const events of [
    [...told(word), ...told(fact)],
    [...told(fact), ...told(word)],
  ]) {
    const { records } = await believed(t, events)
    t.match(records, [{ kind: 'word_vs_deed', proposition: 'truce', sides: ['north', 'south'] }])
  }
})
const deedSample: ClaimSample = { article: 'a2', ...fact, speaker: 'south-president', ...day('2025-03-12') }

t.test(
  'a record over two propositions hears what becomes of its fact, though nothing happens to its words',
  async (t) => {
    const word = wordOn(deed)
    const known = [...told(word), ...told(deed)]
    const [record] = (await believed(t, known)).records
    for (const [gone, resolution] of [
      [retracted(deed), 'retracted'],
      [withdrawn(deed), 'withdrawn'],
      [superseded(deed), 'superseded'],
      [corrected(deed, { ...deedSample, polarity: null }), 'corrected'],
    ] as const) {
      const { records } = await believed(t, [...known, gone])
      t.match(records, [{ known: 'resolved', resolution, contradictionId: record?.contradictionId }])
    }
    const softened = await believed(t, [...known, corrected(deed, { ...deedSample, polarity: 1 })])
    t.match(softened.records, [
      { contradictionId: record?.contradictionId, periods: [{ primary: { distance: 1 } }] },
    ])
    const moved = corrected(deed, { ...deedSample, proposition: 'truce' })
    t.same(
      (await believed(t, [...known, moved])).records.map(({ known }) => known),
      ['resolved'],
      'on one proposition it is no longer words against a fact',
    )
  },
)

t.test('what another article adds to the act of a fact shows in the record of the words', async (t) => {
  const word = wordOn(deed)
  const second = said({ ...deedSample, article: 'a3', words: 'around the town' })
  const { records } = await believed(t, [...told(word), ...told(deed), ...told(second)])
  const member = records[0]?.members.find(({ proposition }) => proposition === 'encircled')
  t.same([...(member?.claims ?? [])].sort(), [deed.claimId, second.claimId].sort())
})

t.test('a fact whose own party denies having stated it ends the record of the words', async (t) => {
  const word = wordOn(deed)
  const taken = said({
    article: 'a4',
    speaker: 'south-minister',
    ...day('2025-03-14'),
    type: 'denial',
    polarity: null,
    proposition: 'summit-in-north',
    links: [link('denies', deed, null)],
  })
  const { records, stances } = await believed(t, [...told(word), ...told(deed), ...told(taken)])
  t.same(stances.slice(-2), ['south encircled settled 2', 'south encircled unknown'])
  t.match(records, [
    { kind: 'word_vs_deed', periods: [{ state: 'open' }, { state: 'ended', until: '2025-03-14' }] },
  ])
})

t.test(
  'an explicit denial by a link of another article needs no window, and follows its target',
  async (t) => {
    const claimed = said({ ...deedSample, article: 'a1', ...day('2025-03-01') })
    const staff: ClaimSample = { article: 'a2', ...fact, type: 'denial', polarity: -2, ...day('2025-06-01') }
    const denied = said({ ...staff, links: [link('denies', claimed, null)] })
    const { records } = await believed(t, [...told(denied), ...told(claimed)])
    t.match(records, [
      { kind: 'explicit_denial', proposition: 'encircled', periods: [{ primary: { basis: 'human' } }] },
    ])
    const away = corrected(claimed, {
      ...deedSample,
      article: 'a1',
      ...day('2025-03-01'),
      proposition: 'talks',
      type: 'assessment',
    })
    const both = corrected(denied, { ...staff, proposition: 'talks', links: [link('denies', claimed, null)] })
    const gone = await believed(t, [...told(denied), ...told(claimed), away])
    t.match(
      gone.records,
      [{ known: 'resolved', resolution: 'corrected' }],
      'two propositions contradict nothing',
    )
    const found = await believed(t, [...told(denied), ...told(claimed), away, both])
    t.same(found.records.map(({ proposition, known }) => [proposition, known]).sort(), [
      ['encircled', 'resolved'],
      ['talks', 'live'],
    ])
  },
)

/** Hot reads stay one index look-up however long the history is, also on tables that nobody ever analysed. */
import { Kysely, PostgresDialect } from 'kysely'
import t from 'tap'
import { listArticles } from '../../db/articles.ts'
import { findReadState } from '../../db/as-of.ts'
import { findClaimKeys, listClaims, listNewestClaims } from '../../db/claims.ts'
import { listContradictions } from '../../db/contradictions.ts'
import { listPointers, loadClaimsByKey } from '../../db/projection-rows.ts'
import type { Database } from '../../db/schema.ts'
import { listClaimChanges, listDecidingRevisions, listPeriodRevisions } from '../../db/stance-revisions.ts'
import { findPeriod, listActs, listDecidingActs, listPeriodsAt } from '../../db/stances.ts'
import { openApp } from '../support/app.ts'
import { articleId, claim } from '../support/samples.ts'
import { dossier, project, publish, record } from './record.ts'

const revisions = 20_000

t.test('a pair with many revisions, acts and claims', async (t) => {
  const test = await openApp(t)
  const { pool } = test.clone
  await publish(test)
  await record(test, claim({ article: 'a', on: '2025-03-11', published: '2025-03-12' }))
  await record(
    test,
    claim({
      article: 'b',
      on: '2025-03-12',
      published: '2025-03-13',
      speaker: 'south-president',
      polarity: -2,
    }),
  )
  await project(test)
  const copies = [
    // Each revision was believed for one position, so that a walk along either axis alone would meet them all.
    `insert into stance_periods select dossier_id, generation, party, proposition, valid_from, valid_to, n, n + 1, status,
       value, since, since_no_later_than, last_affirmed_at, last_mentioned_at, valid_until, fold_version,
       evidence_count, deciding_acts, body
     from stance_periods, generate_series(100, ${100 + revisions}) n where party = 'north' and proposition = 'truce'`,
    `insert into acts select dossier_id, generation, party, proposition, 'act_' || lpad(n::text, 26, '0'), known_from,
       known_to, role, moment - n * interval '1 minute', body
     from acts, generate_series(1, ${revisions}) n where party = 'north' and proposition = 'truce'`,
    `insert into claims select dossier_id, generation, 'clm_' || lpad(n::text, 26, '0'), known_from, known_to, state,
       article_id, md5(n::text), recorded_at + n, last_event_at, holder, about_party, proposition, coded_proposition,
       speaker, voice, polarity, review_status, review_reasons, published_at,
       -- Forty are said on each of some hundred days, before and after the day that is asked about.
       replace(replace(body::text, '2025-03-12', (date '2024-06-02' + n / 40)::text),
         '2025-03-11', (date '2024-06-01' + n / 40)::text)::json
     from claims, generate_series(1, ${revisions}) n where holder = 'north'`,
    `insert into contradictions select dossier_id, generation, 'con_' || lpad(n::text, 26, '0'), valid_from, valid_to,
       n, n + 1, n, n, kind, proposition, sides, speakers, state, since, body
     from contradictions, generate_series(100, ${100 + revisions}) n`,
  ]
  for (const copy of copies) await pool.query(copy)
  await pool.query(`insert into claim_links select 'samples', 1, md5(n::text), 'clm_' || lpad(n::text, 26, '0')
     from generate_series(1, ${revisions}) n`)

  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      asked.push({ sql: query.sql, parameters: query.parameters })
    },
  })
  const at = { dossierId: dossier, generation: 1, position: 7 }
  const pair = { party: 'north', proposition: 'truce' }
  const validAtEnd = '2025-03-20T23:00:00.000000Z'
  const dayEnds = { first: validAtEnd, last: validAtEnd }
  const stretch = { dossierId: dossier, generation: 1, from: 7, to: 15_000 }
  const reads: readonly (readonly [string, RegExp, number, () => Promise<unknown>])[] = [
    ['a stance', /stance_periods_at/, 60, () => findPeriod(db, at, { ...pair, validAtEnd })],
    [
      'the matrix of a party',
      /stance_periods_at/,
      60,
      () => listPeriodsAt(db, at, { validAtEnd, parties: ['north'], limit: 100 }),
    ],
    ['the whole matrix', /stance_periods_at/, 60, () => listPeriodsAt(db, at, { validAtEnd, limit: 100 })],
    [
      'some pairs',
      /stance_periods_at/,
      60,
      () =>
        listPeriodsAt(db, at, {
          validAtEnd,
          parties: ['north'],
          propositions: ['truce', 'talks'],
          limit: 100,
        }),
    ],
    [
      'the newest acts',
      /acts_newest/,
      120,
      () => listActs(db, at, { ...pair, validAtEnd, role: 'self', limit: 50 }),
    ],
    [
      'the acts that decide',
      /acts_pkey|acts_newest/,
      // Without statistics the id is looked for in the pair's part of `acts_newest`: pages of keys, no rows.
      300,
      () => listDecidingActs(db, at, [{ ...pair, actId: `act_${'77'.padStart(26, '0')}` }]),
    ],
    [
      'claims by their keys',
      /claims_by_key/,
      40,
      async () => await findClaimKeys(db, dossier, [claim({ article: 'a' }).claimKey, '0'.repeat(32)]),
    ],
    ['where a dossier stands', /heads_pkey|heads/, 20, () => findReadState(db, dossier)],
    [
      'contradictions',
      /contradictions_at/,
      120,
      () => listContradictions(db, at, { validAtEnd, kind: 'opposition', limit: 50 }),
    ],
    [
      'the open contradictions of a party',
      /contradictions_at/,
      120,
      () => listContradictions(db, at, { validAtEnd, party: 'north', state: 'open', limit: 10 }),
    ],
    [
      'claims of a page',
      /claims_by_recording|claims_by_proposition/,
      200,
      () => listClaims(db, at, { validAt: '2025-03-20', validAtEnd, limit: 50 }),
    ],
    ...(
      [
        ['party', 'north'],
        ['speaker', 'north-president'],
        ['proposition', 'truce'],
      ] as const
    ).map(
      ([by, id]) =>
        [
          `the newest claims of a ${by}`,
          new RegExp(`claims_by_${by}`),
          // Those of the nine days behind the day are looked at, which may be undated.
          600,
          () => listNewestClaims(db, at, { by, id, validAt: '2025-03-20', validAtEnd, limit: 10 }),
        ] as const,
    ),
    [
      'the review queue',
      /claims_to_review/,
      60,
      () => listClaims(db, at, { validAt: '2025-03-20', validAtEnd, review: 'needed', limit: 50 }),
    ],
    [
      'what a pair was between two positions',
      /stance_periods_pkey/,
      // The row of the beginning, and the newest hundred after it.
      400,
      () => listPeriodRevisions(db, stretch, { pairs: [pair], dayEnds, limit: 100 }),
    ],
    [
      'the acts that decided between two positions',
      /acts_pkey|acts_newest/,
      300,
      () =>
        listDecidingRevisions(db, stretch, {
          deciders: [{ ...pair, actId: `act_${'77'.padStart(26, '0')}` }],
          limit: 100,
        }),
    ],
    [
      'what a position did to the claims of an article',
      /claims_by_article/,
      60,
      () => listClaimChanges(db, stretch, { articleIds: [articleId('b')], positions: [6, 7] }),
    ],
    [
      'the claims at the ends of links',
      /claims_by_key/,
      60,
      () => loadClaimsByKey(db, at, [claim({ article: 'b' }).claimKey, '0'.repeat(32)]),
    ],
    ['who is linked to a claim', /claim_links_pkey/, 60, () => listPointers(db, at, ['f'.repeat(32)])],
    ['articles', /articles/, 60, () => listArticles(db, at, { publishedBefore: validAtEnd, limit: 50 })],
  ]
  for (const [name, index, buffersMax, read] of reads) {
    asked.length = 0
    await read()
    const [query] = asked
    if (!query) throw new Error('nothing was asked')
    const explained = await pool.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers, costs off, timing off, summary off) ${query.sql}`,
      [...query.parameters],
    )
    const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n')
    t.match(plan, index, `${name}: by its index\n${plan}`)
    t.notMatch(
      plan,
      /Seq Scan on (?:stance_periods|acts|claims|contradictions|events)\b/,
      `${name}: no table is walked`,
    )
    const buffers = [...(plan.split('Planning:')[0] ?? '').matchAll(/shared hit=(\d+)(?: read=(\d+))?/g)]
    const most = Math.max(...buffers.map(([, hit, read = '0']) => Number(hit) + Number(read)))
    t.ok(most <= buffersMax, `${name}: ${most} buffers, at most ${buffersMax}`)
  }
})

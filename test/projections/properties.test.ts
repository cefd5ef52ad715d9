/** What must hold for every history, whatever happened in it: the properties P1 to P9 of semantics.md, section 6. */
import fc from 'fast-check'
import t from 'tap'
import { mirrored } from '../../events/article/read-through.ts'
import { eventTypes } from '../../events/catalog.ts'
import { readingsOf } from '../../projections/acts/readings.ts'
import { kindOf } from '../../projections/contradictions/kinds.ts'
import { findLinks } from '../../projections/contradictions/links.ts'
import { contradictionKinds } from '../../projections/contradictions/record.ts'
import { stanceStatuses } from '../../projections/stances/period.ts'
import { validAtEndOf } from '../../projections/stances/read-stance.ts'
import { mirroredLog, withCopy, withEvent, withoutClaims, withoutEdges } from '../support/alter-log.ts'
import {
  actRowsOf,
  believed,
  contentsOf,
  decidedRecordsIn,
  decidedRecordsOf,
  periodRowsOf,
  plain,
  recordsIn,
  same,
  without,
} from '../support/compare.ts'
import { foldAll, foldRecords } from '../support/fold-log.ts'
import { followLog, rowsAt } from '../support/follow-log.ts'
import { number, plan } from '../support/plan.ts'
import { historyOf } from '../support/play.ts'
import { holds, patienceMs } from '../support/properties.ts'
import { answersAtEnd, answersOf, atEnd, question } from '../support/questions.ts'
import { type Logged, logOf, pick } from '../support/stage.ts'

t.setTimeout(patienceMs)

t.test('histories have in them everything that can happen', async (t) => {
  // Always the same ones: what is rare is not there for every seed.
  const histories = fc.sample(plan, { seed: 1, numRuns: 60 }).map(historyOf)
  const events = histories.flatMap(({ log }) => log.map(({ event }) => event))
  const last = histories.flatMap(({ follow }) => follow().at(-1) ?? [])
  const records = last.flatMap((followed) => followed.records)
  const stances = last.flatMap(
    ({ everything }) => everything?.folds.flatMap((fold) => [...fold.stances]) ?? [],
  )
  const periods = stances.flatMap(([, fold]) => fold.periods)
  const has = (what: string, found: readonly unknown[], wanted: readonly unknown[]) =>
    t.strictSame(
      wanted.filter((each) => !found.includes(each)),
      [],
      what,
    )
  // Erasure and the end of a dossier are not decided by any rule yet.
  const undecided = ['ArticleErased', 'DossierClosed']
  has(
    'events',
    events.map(({ type }) => type),
    eventTypes.filter((type) => !undecided.includes(type)),
  )
  has(
    'coders',
    events.flatMap((event) => (event.type === 'ClaimRecorded' ? event.coder.kind : [])),
    ['rule', 'model', 'human'],
  )
  has(
    'kinds of contradictions',
    records.map(({ kind }) => kind),
    contradictionKinds,
  )
  has(
    'ends of contradictions',
    records.flatMap(({ resolution, periods }) => [resolution, ...periods.map((period) => period.resolution)]),
    [null, 'retracted', 'corrected', 'superseded', 'withdrawn', 'converged', 'recanted'],
  )
  has(
    'statuses',
    periods.map(({ status }) => status),
    stanceStatuses,
  )
  has(
    'causes',
    periods.map(({ cause }) => cause),
    ['begun', 'affirmed', 'reversal', 'contest', 'expiry', 'recantation', 'dispute', 'listed'],
  )
})

t.test('P1: what is appended later changes nothing that was known before', async (t) => {
  await holds(t, [plan, number], (plan, chosen) => {
    const { appends, rows } = historyOf(plan)
    const before = logOf(appends.slice(0, 1 + (chosen % appends.length)))
    const position = 1 + (chosen % before.length)
    const [then, now] = [followLog(before), rows()]
    for (const table of ['articles', 'claims', 'acts', 'stancePeriods', 'contradictions'] as const) {
      same(believed(now[table], position), believed(then[table], position), table)
    }
  })
})

t.test('P2: what begins later never changes what was held', async (t) => {
  await holds(t, [plan, question], (plan, asked) => {
    const known = atEnd(historyOf(plan).log)
    const { codebook, claims } = known
    if (!codebook) return
    const end = validAtEndOf(asked.validAt, codebook.timeZone)
    const context = { codebook, zone: codebook.timeZone, kind: 'position' } as const
    const begun = claims.filter((claim) => (readingsOf([claim], context)[0]?.timing.begins ?? '') < end)
    const held = (given: typeof claims) =>
      answersOf({ codebook, claims: given }, asked).map(
        ({ status, value, conditions, since, sinceNoLaterThan }) => [
          ...[status, value, conditions, since, sinceNoLaterThan],
        ],
      )
    same(held(claims), held(begun))
  })
})

t.test('P3: the order of arrival changes no answer and no contradiction', async (t) => {
  await holds(t, [plan, question, fc.infiniteStream(number)], (plan, asked, order) => {
    const { appends, rows, log } = historyOf(plan)
    // A decision names a record by the pair by which it was found, and that depends on the order.
    const undecided = appends.filter(({ stream }) => !stream.startsWith('contradiction-'))
    // What happened to one article, and the versions of the codebook, have one order; in between any will do.
    const queues = [...new Set(undecided.map(({ stream }) => stream))].map((stream) =>
      undecided.filter((append) => append.stream === stream),
    )
    const shuffled = logOf(
      undecided.flatMap(() => {
        const waiting = queues.filter((queue) => queue.length > 0)
        return pick(waiting, order.next().value)?.shift() ?? []
      }),
    )
    same(answersAtEnd(log, asked), answersAtEnd(shuffled, asked))
    const [here, there] = [rows(), followLog(shuffled)]
    for (const table of ['acts', 'stancePeriods'] as const) {
      same(believed(here[table], log.length), believed(there[table], shuffled.length), table)
    }
    const records = (given: typeof here, { length }: readonly Logged[]) =>
      contentsOf(recordsIn(rowsAt(given.contradictions, length)))
    same(records(here, log), records(there, shuffled), 'contradictions')
  })
})

t.test('P4: a later copy of an article changes nothing but the lists of claims', async (t) => {
  const days = fc.integer({ min: 1, max: 9 })
  await holds(t, [plan, question, number, days], (plan, asked, chosen, days) => {
    const { log } = historyOf(plan)
    // The copy is coded as the original is coded now: what people decided about one they decided about both.
    const original = pick(atEnd(log).claims, chosen)
    if (!original) return
    const copied = withCopy(log, original.articleId, days)
    same(without(answersAtEnd(log, asked), 'claims'), without(answersAtEnd(copied, asked), 'claims'))
  })
})

t.test('P5: what others say of a party never changes its value', async (t) => {
  await holds(t, [plan, question], (plan, asked) => {
    const { log } = historyOf(plan)
    const own = atEnd(log).claims.filter(({ reading }) => reading.voice === 'self')
    const ids = new Set(own.map(({ claimId }) => claimId))
    const values = (given: readonly Logged[]) => answersAtEnd(given, asked).map(({ value }) => value)
    same(values(log), values(withoutClaims(log, (claimId) => !ids.has(claimId))))
  })
})

t.test('P6: a retracted claim was never said', async (t) => {
  await holds(t, [plan, question, number], (plan, asked, chosen) => {
    const { log } = historyOf(plan)
    const claim = pick(atEnd(log).claims, chosen)
    if (!claim) return
    const { articleId, claimId } = claim
    const retracted = withEvent(log, `article-${articleId}`, {
      ...{ type: 'ClaimRetracted', schemaVersion: 1, articleId, claimId, by: 'ana', reason: 'an error' },
    })
    const unsaid = withoutClaims(log, (each) => each === claimId)
    same(answersAtEnd(retracted, asked), answersAtEnd(unsaid, asked))
    const [rows, everything] = [followLog(retracted), foldAll(atEnd(unsaid))]
    if (!everything) return
    const { length } = retracted
    same(believed(rows.acts, length), plain(actRowsOf(everything)), 'acts')
    same(believed(rows.stancePeriods, length), plain(periodRowsOf(everything)), 'stances')
    const records = recordsIn(rowsAt(rows.contradictions, length))
    same(contentsOf(records), contentsOf(foldRecords(everything)), 'contradictions')
  })
})

t.test('P7: mirrored words give mirrored stances, the same statuses and the same kinds', async (t) => {
  await holds(t, [plan, question], (plan, asked) => {
    const log = withoutEdges(historyOf(plan).log)
    const mirror = mirroredLog(log)
    same(
      answersAtEnd(log, asked).map(({ status, value }) => [status, mirrored(value)]),
      answersAtEnd(mirror, asked).map(({ status, value }) => [status, value]),
    )
    const kinds = (given: readonly Logged[]) => {
      const everything = foldAll(atEnd(given))
      return plain(
        everything ? foldRecords(everything).map(({ kind, sides }) => [kind, [...sides].sort()]) : [],
      )
    }
    same(kinds(log), kinds(mirror), 'kinds')
  })
})

t.test('P8: following along gives at every position what folding from nothing gives', async (t) => {
  await holds(t, [plan], (plan) => {
    const { follow, rows } = historyOf(plan)
    const { acts, stancePeriods, contradictions } = rows()
    for (const known of follow()) {
      const { position, everything } = known
      const at = `at ${position}`
      same(believed(acts, position), everything ? plain(actRowsOf(everything)) : [], `acts ${at}`)
      same(
        believed(stancePeriods, position),
        everything ? plain(periodRowsOf(everything)) : [],
        `stances ${at}`,
      )
      const records = decidedRecordsIn(rowsAt(contradictions, position))
      same(plain(records), plain(decidedRecordsOf(known)), `contradictions ${at}`)
    }
  })
})

t.test('P9: a contradiction is symmetric, and no act contradicts itself', async (t) => {
  await holds(t, [plan], (plan) => {
    const everything = foldAll(atEnd(historyOf(plan).log))
    if (!everything) return
    const { codebook, folds } = everything
    for (const { acts, proposition } of folds) {
      const links = findLinks(acts)
      const context = { proposition, codebook, links }
      for (const [index, a] of acts.entries()) {
        for (const b of acts.slice(index)) {
          const [one, two] = [kindOf(a, b, context), kindOf(b, a, context)]
          same(
            one && [one.kind, one.subject, ...one.sides],
            two && [two.kind, two.subject, ...[...two.sides].reverse()],
          )
          if (a === b) same(one, undefined, 'an act and itself')
        }
      }
    }
  })
})

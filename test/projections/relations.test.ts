/** What altering a history does to its answers, whatever happened in it: M1 to M5 of semantics.md, section 6. */
import fc from 'fast-check'
import t from 'tap'
import { addDays } from '../../events/calendar.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { namedBack, renamedLog, shiftedLog, shiftedText } from '../support/alter-log.ts'
import { essenceOf, same, without } from '../support/compare.ts'
import { foldAll, type Known } from '../support/fold-log.ts'
import { firstDay, number, plan, someDay } from '../support/plan.ts'
import { historyOf } from '../support/play.ts'
import { holds, patienceMs } from '../support/properties.ts'
import { answersAtEnd, answersOf, atEnd, question } from '../support/questions.ts'
import { articleId, claim } from '../support/samples.ts'
import { pick } from '../support/stage.ts'
import { answer } from '../support/stances.ts'

t.setTimeout(patienceMs)

t.test('M1: moving all dates moves all answers', async (t) => {
  await holds(t, [plan, question, fc.integer({ min: -20, max: 20 })], (plan, asked, days) => {
    const { log } = historyOf(plan)
    const validAt = addDays(asked.validAt, days)
    const moved = JSON.stringify(answersAtEnd(shiftedLog(log, days), { ...asked, validAt }))
    const back: ReturnType<typeof answersAtEnd> = JSON.parse(shiftedText(moved, -days))
    same(answersAtEnd(log, asked).map(essenceOf), back.map(essenceOf))
  })
})

t.test('M2: other names give the same answers under other names', async (t) => {
  await holds(t, [plan, question], (plan, asked) => {
    const { log } = historyOf(plan)
    const renamed = JSON.stringify(answersAtEnd(renamedLog(log), asked))
    const back: ReturnType<typeof answersAtEnd> = JSON.parse(namedBack(renamed))
    same(answersAtEnd(log, asked).map(essenceOf), back.map(essenceOf))
  })
})

t.test('M3: claims on strangers change nothing', async (t) => {
  await holds(t, [plan, question], (plan, asked) => {
    const known = atEnd(historyOf(plan).log)
    const what = pick(known.codebook?.propositions ?? [], asked.proposition)
    if (!what) return
    const related = relatedTo(what.id, known)
    const claims = known.claims.filter(({ reading }) => related.has(reading.proposition))
    same(answersOf(known, asked), answersOf({ ...known, claims }, asked))
  })
})

t.test('M4: a second wording of an act adds an origin and nothing else', async (t) => {
  await holds(t, [plan, someDay, number], (plan, validAt, chosen) => {
    const known = atEnd(historyOf(plan).log)
    const before = foldAll(known)
    const acts = before?.folds.flatMap((fold) => fold.acts) ?? []
    // Of the same day: so the act has one. What does not count is nobody's act but its own claim's.
    const act = pick(
      acts.filter(({ counts, precision }) => counts === true && precision === 'day'),
      chosen,
    )
    const first = known.claims.find(({ claimId }) => claimId === act?.claims[0]?.claimId)
    if (!before || !act || !first) return
    const added = { ...known, claims: [...known.claims, secondWordingOf(first)] }
    const proposition = before.codebook.propositions.findIndex(({ id }) => id === act.proposition)
    const answers = (given: Known) => without(answersOf(given, { proposition, validAt }), 'claims', 'origins')
    same(answers(known), answers(added))
    const after = foldAll(added)?.folds.flatMap((fold) => fold.acts)
    same(after?.find(({ actId }) => actId === act.actId)?.origins, act.origins + 1, 'the origins')
  })
})

t.test('M5: a finer date for the only act keeps the value from its publication on', async (t) => {
  const polarities = fc.constantFrom(-2, -1, 0, 1, 2)
  const terms = fc.constantFrom(null, 3, 9)
  await holds(t, [polarities, terms, fc.nat(6), fc.nat(20)], (polarity, term, back, later) => {
    const published = addDays(firstDay, 10)
    const validAt = addDays(published, later)
    const sample = { polarity, published, validUntil: term && addDays(published, term) }
    const vague = answer([claim(sample)], { validAt })
    const fine = answer([claim({ ...sample, on: addDays(published, -back) })], { validAt })
    same(vague.value, fine.value, 'the values')
  })
})

/** What an edge, a merge, a condition or a link connects with a proposition. */
function relatedTo(id: string, { codebook, claims }: Known): ReadonlySet<string> {
  const related = new Set([id])
  const bonds = [...bondsOf(codebook), ...claims.flatMap((each) => bondsBy(each, claims))]
  for (let size = 0; size < related.size; ) {
    size = related.size
    for (const bond of bonds)
      if (bond.some((end) => related.has(end))) for (const end of bond) related.add(end)
  }
  return related
}

type Bond = readonly [string, string]

const bondsOf = (codebook: Known['codebook']): Bond[] =>
  (codebook?.propositions ?? []).flatMap(({ id, implies = [], mergedInto }): Bond[] => [
    ...implies.map(({ proposition }): Bond => [id, proposition]),
    ...(mergedInto ? [[id, mergedInto.proposition] as const] : []),
  ])

const bondsBy = ({ reading }: VisibleClaim, claims: readonly VisibleClaim[]): Bond[] => [
  ...reading.conditions.flatMap(({ proposition }): Bond[] =>
    proposition ? [[reading.proposition, proposition]] : [],
  ),
  ...reading.links.flatMap(({ claimKey }) =>
    claims
      .filter((other) => other.claimKey === claimKey)
      .map((other): Bond => [reading.proposition, other.reading.proposition]),
  ),
]

/** Somebody else's report of the same act, in other words and without links. */
function secondWordingOf(first: VisibleClaim): VisibleClaim {
  const { claimId, claimKey } = claim({ article: 'second wording' })
  const own = articleId('second wording')
  const span = { start: 0, end: 9, exact: 'otherwise', prefix: '', suffix: '' }
  return {
    ...first,
    ...{ claimId, claimKey, articleId: own, origin: own, exactCopyOf: own, agency: null },
    reading: { ...first.reading, spans: [span], quoteMode: 'indirect', links: [] },
    // Of the newsroom's own voice there is one per newsroom.
    outlet: first.reading.voice === 'outlet' ? first.outlet : 'another outlet',
    publishedAt: '2025-06-01T12:00:00.000000Z',
    publishedOn: '2025-06-01',
  }
}

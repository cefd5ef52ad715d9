/** What people decide about claims, and what follows from it: readings, the review queue, records, late arrivals. */
import t from 'tap'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { type ClaimSample, claim } from '../support/samples.ts'
import { foldOn } from '../support/stances.ts'
import {
  type Believed,
  corrected,
  follow,
  recorded,
  retracted,
  reviewed,
  rowsAt,
  superseded,
  told,
  withdrawn,
} from '../support/told.ts'

const day = (on: string): ClaimSample => ({ on, published: on })
const on = '2025-03-11'
const said = (article: string, sample: ClaimSample = {}): VisibleClaim => claim({ article, ...sample })

/** The stance of North on the truce at the end of all days, as known at a position or now. */
const stanceIn = (believed: Believed, position?: number) => {
  const [row] = rowsAt(believed.periods, position).filter(
    ({ party, proposition, validTo }) => party === 'north' && proposition === 'truce' && validTo === null,
  )
  return row && [row.status, row.value, row.since]
}
/** What waits for a person: a proposed claim with a reason. */
const queueOf = ({ claims }: Believed) =>
  rowsAt(claims).flatMap(({ claimId, reviewStatus, reviewReasons, state }) =>
    reviewStatus === 'proposed' && state === 'visible' && reviewReasons.length > 0
      ? [[claimId, ...reviewReasons]]
      : [],
  )

t.test('what a person accepted wins over the wording of any number of others', async (t) => {
  const cautious = said('a1', { ...day(on), polarity: 1 })
  const bold = [
    said('a2', { ...day(on), words: 'yes' }),
    said('a3', { ...day(on), words: 'of course' }),
  ] as const
  const all = [...told(cautious), ...told(bold[0]), ...told(bold[1])]
  t.same(stanceIn(follow(all)), ['settled', 2, on], 'most origins')
  t.same(stanceIn(follow([...all, reviewed(cautious, 'accepted')])), ['settled', 1, on])
  const byHand = said('a4', { ...day(on), polarity: 1, coder: 'human', words: 'perhaps' })
  t.same(stanceIn(follow([...all, ...told(byHand)])), ['settled', 1, on], 'coded by hand')
  const fixed = corrected(bold[0], { article: 'a2', ...day(on), words: 'yes', polarity: 1 })
  const corrections = follow([...told(bold[0]), ...told(bold[1]), fixed])
  t.same(stanceIn(corrections), ['settled', 1, on], 'corrected')
  const both = [reviewed(cautious, 'accepted'), reviewed(bold[0], 'accepted'), reviewed(bold[1], 'accepted')]
  t.same(
    stanceIn(follow([...all, ...both])),
    ['settled', 2, on],
    'of what people accepted, most origins again',
  )
})

t.test("a person's conditions win with the polarity to which they belong", async (t) => {
  const without = said('a1', { ...day(on), polarity: 1 })
  const twice = said('a2', { ...day(on), polarity: 1, words: 'well' })
  const accepted = said('a3', {
    ...day(on),
    polarity: 1,
    conditions: [{ text: 'if watched' }],
    review: 'accepted',
  })
  const [act] = foldOn([without, twice, accepted], 'truce').acts
  t.match(act?.conditions, [{ text: 'if watched' }])
})

t.test('what a person accepted in one exact copy decides what both say', async (t) => {
  const copy = { exactCopyOf: 'a1', origin: 'a1' }
  const [act, ...others] = foldOn(
    [
      said('a1', { ...copy, on, published: '2025-03-12', polarity: 2 }),
      said('a2', { ...copy, on: '2025-03-12', published: '2025-03-14', polarity: 1, review: 'accepted' }),
    ],
    'truce',
  ).acts
  t.same(others, [])
  t.match(act, { polarity: 1, firstDay: on }, 'and the oldest copy still dates it')
})

t.test(
  "where a person and the rules read the same words, the person's reading dates and quotes them",
  async (t) => {
    for (const key of ['a', 'b', 'c', 'd']) {
      const ofRules = said('a1', { key: key.repeat(32) })
      const byHand = said('a1', { on, coder: 'human' })
      const [act, ...others] = foldOn([ofRules, byHand], 'truce').acts
      t.same(others, [])
      t.match(act, { dated: true, firstDay: on })
      t.equal(act?.claims[0]?.claimId, byHand.claimId)
    }
  },
)

t.test('what joined an act is evidence and nothing else, even if a person accepted it', async (t) => {
  const dated = said('a1', { on, polarity: 2, published: '2025-03-12' })
  const undated = said('a2', { polarity: 1, review: 'accepted', published: '2025-03-13' })
  const [act, ...others] = foldOn([dated, undated], 'truce').acts
  t.same(others, [])
  t.match(act, { polarity: 2, claims: [{ joined: false }, { joined: true }], origins: 2 })
})

const yes = said('a1', day('2025-03-01'))
const undatedNo = said('a2', { polarity: -2, type: 'rejection', published: '2025-03-20' })

t.test('an undated change waits for a person, and leaves the queue with any verdict', async (t) => {
  const before = [...told(yes), ...told(undatedNo)]
  t.same(queueOf(follow(before)), [[undatedNo.claimId, 'undated_change']])
  for (const decided of [
    reviewed(undatedNo, 'accepted'),
    reviewed(undatedNo, 'rejected'),
    retracted(undatedNo),
    corrected(undatedNo, { ...day('2025-03-20'), article: 'a2', polarity: -2, type: 'rejection' }),
  ]) {
    t.same(queueOf(follow([...before, decided])), [], decided.type)
  }
  const again = [...before, reviewed(undatedNo, 'rejected'), reviewed(undatedNo, 'accepted')]
  t.same(rowsAt(follow(again).claims).find(({ claimId }) => claimId === undatedNo.claimId)?.reviewReasons, [
    'undated_change',
  ])
})

t.test(
  'accepting an undated change confirms the words and not a date: only a date makes it a change',
  async (t) => {
    const before = [...told(yes), ...told(undatedNo)]
    const accepted = follow([...before, reviewed(undatedNo, 'accepted')])
    t.same(stanceIn(accepted), ['settled', 2, '2025-03-01'])
    t.match(
      rowsAt(accepted.acts).find(({ body }) =>
        body.claims.some(({ claimId }) => claimId === undatedNo.claimId),
      )?.body,
      { setAside: [{ until: null }] },
    )
    const dated = corrected(undatedNo, {
      ...day('2025-03-19'),
      article: 'a2',
      polarity: -2,
      type: 'rejection',
    })
    t.same(stanceIn(follow([...before, dated])), ['settled', -2, '2025-03-19'])
  },
)

t.test('the queue empties when the dated act that stood in the way goes', async (t) => {
  const gone = follow([...told(yes), ...told(undatedNo), retracted(yes)])
  t.same(queueOf(gone), [])
  t.same(stanceIn(gone), ['settled', -2, null])
})

t.test('a rejected claim is never said until a person accepts it after all', async (t) => {
  const rejected = [...told(yes), reviewed(yes, 'rejected')]
  t.same(stanceIn(follow(rejected)), undefined)
  t.same(stanceIn(follow([...rejected, reviewed(yes, 'accepted')])), ['settled', 2, '2025-03-01'])
  t.same(
    stanceIn(follow([...rejected, corrected(yes, { article: 'a1', ...day('2025-03-01'), polarity: 1 })])),
    ['settled', 1, '2025-03-01'],
    'whoever says how it must be read wants it read',
  )
})

t.test('a claim that arrives late lands between two others, and what was known stays known', async (t) => {
  const turn = said('a2', { ...day('2025-03-20'), polarity: -2, type: 'rejection' })
  const between = said('a3', { ...day('2025-03-10'), polarity: -2, type: 'rejection' })
  const early = [...told(yes), ...told(turn)]
  const position = early.length + 1
  const known = follow(early)
  const all = follow([...early, ...told(between)])
  const spell = (believed: Believed, at?: number) =>
    rowsAt(believed.periods, at)
      .filter(({ party }) => party === 'north')
      .map(({ value, since, validFrom }) => [value, since, validFrom.slice(0, 10)])
      .sort()
  t.same(spell(all, position), spell(known), 'at its own position')
  t.same(spell(all), [
    [-2, '2025-03-10', '2025-03-10'],
    [-2, '2025-03-10', '2025-03-20'],
    [2, '2025-03-01', '2025-03-01'],
  ])
  const records = rowsAt(all.contradictions)
  t.match(
    records.filter(({ state }) => state === 'open'),
    [{ kind: 'self_reversal', since: '2025-03-10', detectedAt: position + 2 }],
  )
  const [before] = rowsAt(known.contradictions)
  t.match(
    records.filter(({ state }) => state === 'resolved'),
    [{ contradictionId: before?.contradictionId, since: '2025-03-20', body: { resolution: 'superseded' } }],
    'of the pair that was none',
  )
})

t.test('a record that is gone says what took its last pair', async (t) => {
  const talks: ClaimSample = { proposition: 'talks', type: 'assessment' }
  const well = said('a1', { ...talks, ...day('2025-04-14') })
  const bad: ClaimSample = { ...talks, ...day('2025-04-15'), speaker: 'south-president', polarity: -2 }
  const doubt = said('a2', bad)
  const known = [...told(well), ...told(doubt)]
  const fates: [string, ReturnType<typeof told>][] = [
    ['retracted', [retracted(doubt)]],
    ['retracted', [reviewed(doubt, 'rejected')]],
    ['corrected', [corrected(doubt, { ...bad, article: 'a2', polarity: 1 })]],
    ['withdrawn', [withdrawn(doubt)]],
    ['superseded', [superseded(doubt)]],
  ]
  for (const [resolution, events] of fates) {
    const { contradictions } = follow([...known, ...events])
    t.match(
      rowsAt(contradictions),
      [{ state: 'resolved', body: { resolution, mergedInto: null } }],
      resolution,
    )
    t.match(rowsAt(contradictions, known.length + 1), [{ state: 'open' }], 'and was there before')
  }
  const neutral = said('a2', { ...bad, polarity: 0 })
  const milder = said('a3', { ...talks, ...day('2025-04-14'), polarity: 1, words: 'fair enough' })
  const tied = [...told(well), ...told(neutral), ...told(milder)]
  t.match(rowsAt(follow(tied).contradictions), [{ state: 'resolved', body: { resolution: 'superseded' } }])
  const accepted = [...tied, reviewed(well, 'accepted')]
  t.match(rowsAt(follow(accepted).contradictions), [{ state: 'open' }], 'a person has the last word')
  const both = follow([...accepted, reviewed(milder, 'accepted')])
  t.match(rowsAt(both.contradictions), [{ state: 'resolved', body: { resolution: 'superseded' } }])
  const back = follow([...known, superseded(doubt), recorded(doubt)])
  t.match(
    rowsAt(back.contradictions),
    [{ state: 'open', detectedAt: known.length + 1 }],
    'what comes back is the same',
  )
})

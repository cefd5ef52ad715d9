/** What subscribers are owed: what each step of a log tells, and that it tells the same however it is folded. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { addDays, dayOf } from '../../events/calendar.ts'
import type { Event } from '../../events/catalog.ts'
import { CodebookVersion, ContradictionId } from '../../events/ids.ts'
import { conditionKey } from '../../projections/acts/act-content.ts'
import { readContradiction } from '../../projections/contradictions/read-contradiction.ts'
import { type EndpointFilter, isWanted } from '../../projections/notifications/filter.ts'
import { messageBytes, messageBytesMax, noticeBytes } from '../../projections/notifications/message.ts'
import {
  type Facets,
  logMessageTypes,
  type MessageType,
  messageIdOf,
  messageTypes,
  type NotificationDraft,
} from '../../projections/notifications/notification.ts'
import { messageExamples, messageSchemas } from '../../projections/notifications/payloads.ts'
import { assembleStance, validAtEndOf } from '../../projections/stances/read-stance.ts'
import type { StanceAnswer } from '../../projections/stances/stance-facts.ts'
import { same } from '../support/compare.ts'
import { type Asked, type Everything, type Followed, stanceOf } from '../support/fold-log.ts'
import { type Notified, notify, recordedAt } from '../support/notified.ts'
import { firstDay, plan } from '../support/plan.ts'
import { historyOf } from '../support/play.ts'
import { historyCount, holds, patienceMs } from '../support/properties.ts'
import { claim, sampleCodebook } from '../support/samples.ts'
import type { Logged } from '../support/stage.ts'
import { corrected, published, recorded, retracted, superseded, told, withdrawn } from '../support/told.ts'
import { dossierId, parse } from '../support/world.ts'

t.setTimeout(patienceMs)

/** Each history is folded several times over: fewer of them than where one fold is looked at. */
const some = { numRuns: Math.ceil(historyCount * 0.2) }
const few = { numRuns: Math.ceil(historyCount * 0.08) }

/** Time goes by while the log grows; early in the morning, when zones have different days. */
const dayByDay = (position: number): string =>
  `${addDays(firstDay, Math.floor(position / 4))}T02:00:00.000000Z`

/** Of one history the messages are derived once, and looked at from all sides. */
const owed = new WeakMap<readonly Logged[], Notified[]>()
function owedBy(log: readonly Logged[]): Notified[] {
  const steps = owed.get(log) ?? notify(log)
  owed.set(log, steps)
  return steps
}

const messagesIn = (steps: readonly Notified[]): NotificationDraft[] => steps.flatMap(({ drafts }) => drafts)
const bytesIn = (steps: readonly Notified[]): string[] => steps.flatMap(({ bytes }) => bytes)

/** Steps, each with what is known from it on and what was known before, folded from nothing. */
function* stepsOf(log: readonly Logged[], follow: () => readonly Followed[], steps: readonly Notified[]) {
  const known = new Map(follow().map((each) => [each.position, each]))
  let before: Followed | undefined
  for (const notified of steps) {
    const after = known.get(notified.step.position) ?? before
    yield { ...notified, before, after, today: todayIn(after?.everything, notified.step.recordedAt) }
    before = after
  }
  if (log.length > 0 && !before) throw new Error('nothing is known of this log')
}

const todayIn = (everything: Everything | undefined, moment: string): string =>
  dayOf(moment, everything?.codebook.timeZone ?? 'UTC')

type Own = Pick<StanceAnswer, 'status' | 'value' | 'validUntil'> & Readonly<{ conditions: readonly string[] }>

const ownAnswers = new WeakMap<Everything, Map<string, Own>>()

/** The same, worked out once for what is known at several positions. */
function ownOf(everything: Everything | undefined, asked: Asked) {
  if (!everything) return nothing
  const known = ownAnswers.get(everything) ?? new Map<string, Own>()
  ownAnswers.set(everything, known)
  const key = `${asked.party} ${asked.proposition} ${asked.validAt}`
  const answer = known.get(key) ?? workOutOwn(everything, asked)
  known.set(key, answer)
  return answer
}

/** What a party holds by its own acts, whoever blocks its conditions. */
function workOutOwn(everything: Everything, asked: Asked): Own {
  const { codebook, folds } = everything
  const fold = folds.find(({ proposition }) => proposition.id === asked.proposition)
  const stance = [...(fold?.stances ?? [])].find(([party]) => party === asked.party)
  const end = validAtEndOf(asked.validAt, codebook.timeZone)
  const period = stance?.[1].periods.findLast(({ validFrom }) => validFrom < end)
  if (!fold || !stance || !period) return nothing
  const answer = assembleStance({
    ...{ party: stance[0], proposition: fold.proposition.id, validAt: asked.validAt },
    ...{ zone: codebook.timeZone, codebook, period, earlier: [], acts: fold.acts, stateOf: () => undefined },
  })
  // What follows by an edge is not the party's own: without other pairs nothing follows.
  return {
    status: answer.status,
    value: answer.value,
    validUntil: answer.validUntil,
    conditions: answer.conditions.map((each) => conditionKey({ ...each, span: null })).sort(),
  }
}
const nothing: Own = { status: 'unknown', value: null, validUntil: null, conditions: [] }

const shownOf = ({ status, value, since, validUntil, conditions, derivedFrom }: StanceAnswer) => ({
  ...{ status, value, since, validUntil },
  conditions: conditions.map(({ text: _text, ...rest }) => rest),
  derivedFrom,
})

const pairsOf = (...sides: (Everything | undefined)[]) => {
  const pairs = sides.flatMap((side) =>
    (side?.folds ?? []).flatMap(({ proposition, stances }) =>
      [...stances.keys()].map((party) => ({ party: String(party), proposition: String(proposition.id) })),
    ),
  )
  return [...new Map(pairs.map((pair) => [`${pair.party} ${pair.proposition}`, pair])).values()]
}

t.test('histories give every type of message of the log', async (t) => {
  const histories = fc.sample(plan, { seed: 1, numRuns: 40 }).map(historyOf)
  const told = new Set(histories.flatMap(({ log }) => messagesIn(owedBy(log)).map(({ type }) => type)))
  t.same(
    logMessageTypes.filter((type) => !told.has(type)),
    [],
  )
})

t.test('the same log gives the same bytes in batches of one, three and all steps, and again', async (t) => {
  await holds(
    t,
    [plan],
    (plan) => {
      const { log } = historyOf(plan)
      const whole = bytesIn(owedBy(log))
      for (const batchSteps of [1, 3])
        same(bytesIn(notify(log, { batchSteps })), whole, `batches of ${batchSteps}`)
      same(bytesIn(notify(log)), whole, 'again')
    },
    some,
  )
})

t.test(
  'messages are counted from one within a position, each with an id of its own, and fit their schema',
  async (t) => {
    await holds(t, [plan], (plan) => {
      const steps = owedBy(historyOf(plan).log)
      const drafts = messagesIn(steps)
      same(new Set(drafts.map(({ messageId }) => messageId)).size, drafts.length, 'ids')
      for (const { drafts, step } of steps) {
        same(
          drafts.map(({ index }) => index),
          drafts.map((_, at) => at + 1),
          'indexes',
        )
        if (drafts.some(({ position }) => position !== step.position))
          throw new Error('a position of its own')
      }
      for (const text of bytesIn(steps)) {
        const message = JSON.parse(text) as { type: MessageType }
        const parsed = messageSchemas[message.type].safeParse(message)
        if (!parsed.success) throw new Error(`${text}: ${parsed.error.message}`)
        if (!isDeepStrictEqual(parsed.data, message)) throw new Error(`not in the schema: ${text}`)
      }
    })
  },
)

t.test('what a stance message says is what the read at its link answers', async (t) => {
  await holds(
    t,
    [plan],
    (plan) => {
      const { log, follow } = historyOf(plan)
      for (const { drafts, before, after, today } of stepsOf(
        log,
        follow,
        notify(log, { batchSteps: 2, recordedAtOf: dayByDay }),
      )) {
        for (const { type, data } of drafts) {
          if (!type.startsWith('stance.')) continue
          const { party, proposition, mergedInto } = data as {
            party: string
            proposition: string
            mergedInto: unknown
          }
          if (mergedInto) continue
          const asked = { party, proposition, validAt: today }
          const at = `${type} of ${party} on ${proposition}`
          if (after?.everything) same(data.current, shownOf(stanceOf(after.everything, asked)), `${at}, now`)
          if (before?.everything && isIn(before.everything, proposition)) {
            same(data.previous, shownOf(stanceOf(before.everything, asked)), `${at}, before`)
          }
          same(
            data.url,
            `/v1/dossiers/${dossierId}/stances/${party}/${proposition}?validAt=${today}&knownAt=position:${drafts[0]?.position}`,
          )
        }
      }
    },
    some,
  )
})

const isIn = ({ codebook }: Everything, proposition: string): boolean =>
  codebook.propositions.some(({ id, mergedInto }) => id === proposition && !mergedInto)

t.test(
  'a stance message is sent exactly where some day has another stance, and names exactly these days',
  async (t) => {
    const days = Array.from({ length: 60 }, (_, index) => addDays(firstDay, index - 12))
    await holds(
      t,
      [plan],
      (plan) => {
        const { log, follow } = historyOf(plan)
        for (const { drafts, before, after, today } of stepsOf(log, follow, owedBy(log))) {
          if (before === after) continue
          for (const pair of pairsOf(before?.everything, after?.everything)) {
            const subject = `party/${pair.party}/proposition/${pair.proposition}`
            const message = drafts.find(
              (draft) => draft.type === 'stance.changed' && draft.subject === subject,
            )
            const changed = days.filter((validAt) => {
              const [was, is] = [before, after].map((side) => ownOf(side?.everything, { ...pair, validAt }))
              return !isDeepStrictEqual(was, is)
            })
            const periods = (message?.data.changedPeriods ?? []) as {
              validFrom: string
              validTo: string | null
            }[]
            const named = days.filter((day) =>
              periods.some(
                ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
              ),
            )
            same(named, changed, `the days of ${subject} at ${message?.position}`)
            if (message && changed.some((day) => day >= today)) same(message.historical, false, 'historical')
          }
        }
      },
      few,
    )
  },
)

t.test('whoever applies every stance.changed has the matrix of today at every position', async (t) => {
  await holds(
    t,
    [plan],
    (plan) => {
      const { log, follow } = historyOf(plan)
      const matrix = new Map<
        string,
        { status: string; value: number | null; validUntil: string | null; derivedFrom: string[] }
      >()
      for (const { drafts, after, today } of stepsOf(log, follow, owedBy(log))) {
        for (const { type, subject, data } of drafts) {
          if (type === 'stance.changed') matrix.set(subject, data.current as never)
        }
        const pairs = pairsOf(after?.everything)
        const subjects = pairs.map(({ party, proposition }) => `party/${party}/proposition/${proposition}`)
        for (const [at, pair] of pairs.entries()) {
          const own = ownOf(after?.everything, { ...pair, validAt: today })
          const told = matrix.get(subjects[at] ?? '') ?? { ...nothing, derivedFrom: [] }
          // What follows by an edge is shown where the party itself says nothing.
          if (told.derivedFrom.length > 0) same(own.value, null, subjects[at])
          else
            same(
              [told.status, told.value, told.validUntil],
              [own.status, own.value, own.validUntil],
              subjects[at],
            )
        }
        for (const [subject, { status, derivedFrom }] of matrix) {
          if (!subjects.includes(subject) && derivedFrom.length === 0) same(status, 'unknown', subject)
        }
      }
    },
    some,
  )
})

t.test('historical is what leaves the answer of today as it is, and never what lies ahead', async (t) => {
  await holds(
    t,
    [plan],
    (plan) => {
      const { log, follow } = historyOf(plan)
      for (const { drafts, today } of stepsOf(log, follow, owedBy(log))) {
        for (const { type, historical, data } of drafts) {
          if (!type.startsWith('stance.')) {
            same(historical, false)
            continue
          }
          const periods = data.changedPeriods as { validTo: string | null }[]
          const isAhead = periods.some(({ validTo }) => validTo === null || validTo > today)
          if (isAhead) same(historical, false, 'a change that lies ahead')
          if (historical) {
            const withoutDates = (each: unknown) => ({ ...(each as object), since: null })
            same(withoutDates(data.previous), withoutDates(data.current))
          }
        }
        for (const { type, data, position } of drafts) {
          if (type !== 'stance.reversed' && type !== 'stance.contested') continue
          const change = drafts.find(({ messageId }) => messageId === data.changeId)
          same(
            [change?.type, change?.position, change?.historical],
            ['stance.changed', position, false],
            type,
          )
        }
      }
    },
    some,
  )
})

t.test(
  'whoever counts what was detected and resolved has exactly the contradictions that are open',
  async (t) => {
    await holds(t, [plan], (plan) => {
      const { log, follow } = historyOf(plan)
      const open = new Set<string>()
      for (const { drafts, after } of stepsOf(log, follow, owedBy(log))) {
        for (const { type, data } of drafts) {
          const id = String(data.contradictionId)
          if (type === 'contradiction.detected' && data.state === 'open') open.add(id)
          if (type === 'contradiction.resolved') open.delete(id)
        }
        const standing = (after?.records ?? []).filter(
          ({ kind, known, periods, contradictionId }) =>
            kind !== 'opposition' &&
            known === 'live' &&
            periods.at(-1)?.dating === 'certain' &&
            periods.at(-1)?.state === 'open' &&
            !after?.decisions.get(contradictionId)?.isDismissed,
        )
        same([...open].sort(), standing.map(({ contradictionId }) => String(contradictionId)).sort())
      }
    })
  },
)

t.test('what a contradiction message says is what the read at its link answers', async (t) => {
  await holds(
    t,
    [plan],
    (plan) => {
      const { log, follow } = historyOf(plan)
      for (const { drafts, after } of stepsOf(log, follow, owedBy(log))) {
        for (const { type, data } of drafts) {
          if (!type.startsWith('contradiction.') || !after?.everything) continue
          const { codebook } = after.everything
          const record = after.records.find(({ contradictionId }) => contradictionId === data.contradictionId)
          const proposition = codebook.propositions.find(({ id }) => id === record?.proposition)
          if (!record || !proposition) continue
          const view = readContradiction(record, {
            validAt: /validAt=([\d-]+)/.exec(String(data.url))?.[1] ?? '',
            zone: codebook.timeZone,
            proposition,
            isDismissed: after.decisions.get(record.contradictionId)?.isDismissed ?? false,
          })
          const sideOf = (
            member: { claims: readonly string[]; side: string; polarity: unknown } | undefined,
          ) => [...[member?.claims[0], member?.side, member?.polarity]]
          const [a, b] = [data.a, data.b].map((each) => {
            const { claimId, side, polarity } = each as Record<string, unknown>
            return [claimId, side, polarity]
          })
          same(
            [data.state, data.resolution, data.basis, data.dating, data.since, a, b],
            [
              view?.state,
              view?.resolution,
              view?.basis,
              view?.dating,
              view?.since,
              sideOf(view?.a),
              sideOf(view?.b),
            ],
          )
        }
      }
    },
    some,
  )
})

t.test('no word of an article leaves the service', async (t) => {
  await holds(
    t,
    [plan],
    (plan) => {
      const { log } = historyOf(plan)
      const words = log.flatMap(({ event }) => {
        if (!('reading' in event)) return []
        const { spans, conditions, speaker } = event.reading
        return [
          ...spans.map(({ exact }) => exact),
          ...conditions.map(({ text }) => text),
          ...(/^(anonymous|unresolved):/.test(speaker) ? [speaker] : []),
        ]
      })
      const text = bytesIn(owedBy(log)).join('\n')
      same(
        [...new Set(words)].filter((each) => text.includes(JSON.stringify(each).slice(1, -1))),
        [],
      )
    },
    some,
  )
})

/** These events under the sample codebook, which is the first of them. */
const logOf = (events: readonly Event[]): Logged[] =>
  [published, ...events].map((event, index) => ({
    event,
    position: index + 1,
    stream: 'articleId' in event ? `article-${event.articleId}` : 'other',
  }))

/** What the last of these events owes, when it is recorded on a day. */
function owedByLast(events: readonly Event[], { on = '2025-03-15' } = {}): readonly NotificationDraft[] {
  const steps = notify(logOf(events), { recordedAtOf: () => `${on}T12:00:00.000000Z` })
  return steps.at(-1)?.drafts ?? []
}
const typesOf = (drafts: readonly NotificationDraft[]): string[] => drafts.map(({ type }) => type)
const only = (drafts: readonly NotificationDraft[], type: string): NotificationDraft => {
  const [found, ...others] = drafts.filter((draft) => draft.type === type)
  if (!found || others.length > 0) throw new Error(`not one ${type}: ${typesOf(drafts).join()}`)
  return found
}

const accepts = claim({ article: 'a1', on: '2025-03-10', published: '2025-03-10' })
const rejects = claim({
  article: 'a2',
  on: '2025-03-14',
  published: '2025-03-14',
  polarity: -2,
  words: 'never',
})
const northOnTruce = 'party/north/proposition/truce'

t.test(
  'a claim is told with its reading, without a word of the article, and its stance behind it',
  async (t) => {
    const drafts = owedByLast(told(accepts))
    t.same(typesOf(drafts), ['claim.recorded', 'stance.changed'])
    const [recorded, changed] = drafts
    t.match(recorded, {
      subject: `claim/${accepts.claimId}`,
      facets: { parties: ['north'], propositions: ['truce'], speakers: ['north-president'] },
      data: {
        claimId: accepts.claimId,
        articleId: accepts.articleId,
        holder: 'north',
        speaker: 'north-president',
        polarity: 2,
        statedAt: { from: '2025-03-10', to: '2025-03-11', precision: 'day' },
        reviewStatus: 'proposed',
        coderKind: 'rule',
        url: `/v1/dossiers/${dossierId}/claims/${accepts.claimId}?knownAt=position:3`,
      },
    })
    t.match(changed, {
      subject: northOnTruce,
      historical: false,
      facets: { parties: ['north'], propositions: ['truce'], speakers: ['north-president'] },
      data: {
        previous: { status: 'unknown', value: null },
        current: { status: 'settled', value: 2, since: '2025-03-10', validUntil: null, conditions: [] },
        changedPeriods: [{ validFrom: '2025-03-10', validTo: null }],
        causedBy: { event: 'ClaimRecorded', claims: [accepts.claimId] },
      },
    })
  },
)

t.test('a reversal is told beside the change, and a late word about the past is historical', async (t) => {
  const events = [...told(accepts), ...told(rejects)]
  const drafts = owedByLast(events)
  t.same(typesOf(drafts).slice(0, 3), ['claim.recorded', 'stance.changed', 'stance.reversed'])
  t.equal(only(drafts, 'stance.reversed').data.changeId, only(drafts, 'stance.changed').messageId)
  t.same(only(drafts, 'contradiction.detected').data.kind, 'self_reversal')

  const late = claim({ article: 'a3', on: '2025-03-04', published: '2025-03-15', polarity: -2, words: 'no' })
  const change = only(owedByLast([...told(accepts), ...told(late)]), 'stance.changed')
  t.equal(change.historical, true)
  t.same(change.data.changedPeriods, [{ validFrom: '2025-03-04', validTo: '2025-03-10' }])
  t.same(change.data.previous, change.data.current)
})

t.test(
  'a term that lies ahead is told at once, and one more word for what is held already is not',
  async (t) => {
    const term = claim({ article: 'a2', on: '2025-03-12', published: '2025-03-12', validUntil: '2025-03-20' })
    const change = only(owedByLast([...told(accepts), ...told(term)]), 'stance.changed')
    t.equal(change.historical, false)
    t.match(change.data.current, { status: 'settled', validUntil: '2025-03-20' })

    const future = claim({
      article: 'a4',
      on: '2025-03-25',
      published: '2025-03-15',
      polarity: -2,
      words: 'then no',
    })
    const ahead = only(owedByLast([...told(accepts), ...told(future)]), 'stance.changed')
    t.equal(ahead.historical, false, 'though today is as it was')
    t.same(ahead.data.previous, ahead.data.current)
    t.same(ahead.data.changedPeriods, [{ validFrom: '2025-03-25', validTo: null }])
    t.notOk(typesOf(owedByLast([...told(accepts), ...told(future)])).includes('stance.reversed'))

    const again = claim({ article: 'a5', on: '2025-03-13', published: '2025-03-13', words: 'again yes' })
    t.same(typesOf(owedByLast([...told(accepts), ...told(again)])), ['claim.recorded'])
  },
)

t.test('what a person decides about a claim is told with what it undoes', async (t) => {
  const events = [...told(accepts), ...told(rejects)]
  const drafts = owedByLast([...events, retracted(rejects)])
  t.same(typesOf(drafts), ['claim.retracted', 'stance.changed', 'stance.reversed', 'contradiction.resolved'])
  t.match(only(drafts, 'contradiction.resolved').data, { state: 'resolved', resolution: 'retracted' })
  t.match(only(drafts, 'contradiction.resolved').data.causedBy, {
    event: 'ClaimRetracted',
    claims: [rejects.claimId],
  })

  const moved = owedByLast([
    ...events,
    corrected(rejects, { article: 'a2', proposition: 'talks', type: 'assessment' }),
  ])
  t.same(
    only(moved, 'claim.corrected').facets.propositions,
    ['talks', 'truce'],
    'both readings are looked at',
  )
})

t.test(
  'what a later run gives up and finds again unchanged is no news, and what it drops is superseded',
  async (t) => {
    const completed: Event = {
      ...{ type: 'ExtractionCompleted', schemaVersion: 1, articleId: accepts.articleId },
      coder: { kind: 'rule', id: 'rules', version: '2' },
      codebookVersion: CodebookVersion.parse('1.0.0'),
      ...{ codebookHash: '0'.repeat(64), textHash: '0'.repeat(64), claimCount: 1 },
    }
    t.same(owedByLast([...told(accepts), completed, superseded(accepts), recorded(accepts), completed]), [])
    const dropped = owedByLast([...told(accepts), completed, superseded(accepts), completed])
    t.same(typesOf(dropped), ['claim.superseded', 'stance.changed'])
    t.equal(dropped[0]?.data.state, 'superseded')
  },
)

t.test('an article that is withdrawn or erased is told to whoever heard of its claims', async (t) => {
  const drafts = owedByLast([...told(accepts), withdrawn(accepts)])
  t.same(typesOf(drafts), ['article.withdrawn', 'stance.changed'])
  t.match(drafts[0], {
    facets: { parties: ['north'], propositions: ['truce'], speakers: ['north-president'] },
    data: { reason: 'withdrawn', status: 'withdrawn', claimCount: 0 },
  })
  const { articleId } = accepts
  const erased: Event = { type: 'ArticleErased', schemaVersion: 1, articleId, by: 'ana', reason: null }
  t.match(only(owedByLast([...told(accepts), erased]), 'article.withdrawn').data, { reason: 'erased' })
})

t.test(
  'a record that was dismissed is resolved with the reason, and detected again when that is taken back',
  async (t) => {
    const events = [...told(accepts), ...told(rejects)]
    const contradictionId = ContradictionId.parse(
      only(owedByLast(events), 'contradiction.detected').data.contradictionId,
    )
    const decision = { schemaVersion: 1, contradictionId, by: 'ana', reason: 'of different truces' } as const
    const dismissed: Event = { type: 'ContradictionDismissed', ...decision }
    t.match(only(owedByLast([...events, dismissed]), 'contradiction.resolved').data, {
      state: 'dismissed',
      dismissal: { by: 'ana', reason: 'of different truces' },
      causedBy: { event: 'ContradictionDismissed', claims: [] },
    })
    const reinstated: Event = { type: 'ContradictionReinstated', ...decision }
    const drafts = owedByLast([...events, dismissed, reinstated])
    t.match(only(drafts, 'contradiction.detected').data, { state: 'open', reinstated: true, reopened: false })
    t.same(owedByLast([...events, reinstated]), [], 'what stood anyway')
  },
)

t.test(
  'a contradiction that returns is reopened, and a disagreement between parties is never told',
  async (t) => {
    const events = [...told(accepts), ...told(rejects), retracted(rejects)]
    const again = owedByLast([
      ...events,
      corrected(rejects, { article: 'a2', on: '2025-03-14', polarity: -2 }),
    ])
    t.match(only(again, 'contradiction.detected').data, { state: 'open', reinstated: false, reopened: true })

    const south = claim({
      article: 'a6',
      speaker: 'south-president',
      on: '2025-03-12',
      polarity: -2,
      words: 'not us',
    })
    t.same(typesOf(owedByLast([...told(accepts), ...told(south)])), ['claim.recorded', 'stance.changed'])
  },
)

t.test(
  'a codebook that merges a proposition moves its stances, and says where they are read now',
  async (t) => {
    const merged = parse({
      ...sampleCodebook,
      version: '1.1.0',
      propositions: sampleCodebook.propositions.map((each) =>
        each.id === 'long-truce' ? { ...each, mergedInto: { proposition: 'truce' } } : each,
      ),
    })
    const version = merged.version
    const by = { schemaVersion: 1, contentHash: 'a'.repeat(64), by: 'ana' } as const
    const long = claim({ article: 'a7', proposition: 'long-truce', on: '2025-03-10', words: 'thirty days' })
    const drafts = owedByLast([
      ...told(long),
      { type: 'CodebookPublished', ...by, version, codebook: merged },
    ])
    t.same(typesOf(drafts), ['codebook.published', 'stance.changed', 'stance.changed'])
    t.match(drafts[0]?.data, {
      version: '1.1.0',
      previousVersion: '1.0.0',
      claimsMoved: 1,
      stancesChanged: 2,
    })
    t.match(drafts[1], {
      subject: 'party/north/proposition/long-truce',
      data: {
        mergedInto: 'truce',
        current: { status: 'unknown' },
        url: `/v1/dossiers/${dossierId}/stances/north/truce?validAt=2025-03-15&knownAt=position:4`,
      },
    })
    // It followed by an edge before it was the party's own word: the answer is the same, and so is its sign.
    t.match(drafts[2], {
      subject: northOnTruce,
      data: { mergedInto: null, previous: { derivedFrom: ['long-truce'] } },
    })
  },
)

t.test(
  'a filter takes one of a field and all of the fields, and ignores what a type does not carry',
  async (t) => {
    const all: EndpointFilter = {
      ...{ eventTypes: ['*'], parties: [], propositions: [], speakers: [], contradictionKinds: [] },
      includeHistorical: true,
    }
    const about = (type: MessageType, facets: Partial<Facets> = {}, historical = false) => ({
      ...{ type, historical },
      facets: { parties: null, propositions: null, speakers: null, contradictionKind: null, ...facets },
    })
    const stance = {
      parties: ['north'],
      propositions: ['truce'],
      speakers: ['north-president', 'north-envoy'],
    }
    const wants = (filter: Partial<EndpointFilter>, ...message: Parameters<typeof about>) =>
      isWanted({ ...all, ...filter }, about(...message))
    t.ok(messageTypes.every((type) => wants({}, type)))
    t.ok(wants({ eventTypes: [] }, 'webhook.test'), 'an empty list filters nothing')
    t.ok(wants({ eventTypes: ['claim.recorded', 'stance.*'] }, 'stance.reversed', stance))
    t.notOk(wants({ eventTypes: ['stance.*'] }, 'claim.recorded', stance))
    t.notOk(wants({ eventTypes: ['webhook.*'] }, 'webhook_endpoint.disabled'), 'a group is a whole word')
    t.notOk(wants({ eventTypes: ['stance.change'] }, 'stance.changed', stance), 'a beginning is no name')
    t.ok(wants({ parties: ['south', 'north'] }, 'stance.changed', stance))
    t.notOk(wants({ parties: ['north'], propositions: ['talks'] }, 'stance.changed', stance))
    t.ok(
      wants({ speakers: ['north-envoy'], contradictionKinds: ['self_reversal'] }, 'stance.changed', stance),
    )
    t.notOk(
      wants({ contradictionKinds: ['self_reversal'] }, 'contradiction.detected', {
        contradictionKind: 'word_vs_deed',
      }),
    )
    t.ok(wants({ parties: ['south'], speakers: ['x'] }, 'codebook.published'))
    t.ok(wants({ parties: ['south'] }, 'codebook.published', { parties: [] }), 'as a stored row has it')
    t.notOk(
      wants({ parties: ['south'] }, 'article.revised', { parties: [] }),
      'an article without claims is of nobody',
    )
    t.notOk(wants({ includeHistorical: false }, 'stance.changed', stance, true))
  },
)

const draftOf = (data: Record<string, unknown>): NotificationDraft => {
  const about = { type: 'claim.recorded', subject: 'claim/x', position: 7 } as const
  return {
    ...about,
    messageId: messageIdOf({ dossier: dossierId, ...about }),
    ...{ index: 1, historical: false, data },
    facets: { parties: [], propositions: [], speakers: [], contradictionKind: null },
  }
}
const writtenOf = (data: Record<string, unknown>): string =>
  messageBytes(draftOf(data), { dossierId, recordedAt, subjectSequence: 3 })

t.test('a message is one line with its keys in one order, and odd signs survive it', async (t) => {
  const odd = 'é 👩‍👩‍👧 \u2028\u2029 \u0000 \ud83d "\\" </script>'
  const text = writtenOf({ odd })
  t.same(Object.keys(JSON.parse(text)), [
    ...[
      'id',
      'type',
      'timestamp',
      'apiVersion',
      'dossier',
      'position',
      'index',
      'subject',
      'subjectSequence',
      'data',
    ],
  ])
  const bytes = Buffer.from(text, 'utf8')
  t.equal(JSON.parse(bytes.toString('utf8')).data.odd, odd, 'also half a sign, and a NUL')
  t.notMatch(text, /[\n\r\0]/)
  t.equal(bytes.toString('utf8'), text)
})

t.test('a message that would be too long loses the ends of its lists, and says so', async (t) => {
  const signs = '👩‍👩‍👧\u2028'
  const data = {
    claims: Array.from({ length: 20_000 }, (_, at) => `${signs}${at}`),
    sides: ['a', 'b'],
    url: '/v1/x',
  }
  const text = writtenOf(data)
  const message = JSON.parse(text)
  t.ok(Buffer.byteLength(text) <= 20_000)
  t.equal(message.data.truncated, true)
  t.same(message.data.claims, data.claims.slice(0, message.data.claims.length))
  t.ok(message.data.claims.length > 100, 'no more than needed is cut')
  t.same([message.data.sides, message.data.url], [data.sides, data.url])
  t.notOk('truncated' in JSON.parse(writtenOf({ claims: ['a', 'b', 'c'] })).data)
  const nested = JSON.parse(writtenOf({ each: Array.from({ length: 30 }, () => ({ claims: data.claims })) }))
  t.equal(nested.data.truncated, true)
  t.throws(() => writtenOf({ text: 'x'.repeat(messageBytesMax) }), /a message of/)
})

t.test('a notice has no place in the log', async (t) => {
  const { messageId } = draftOf({})
  const about = { messageId, timestamp: recordedAt, dossierId, data: { endpoint: 'we_x', url: '/v1/x' } }
  const notice = JSON.parse(noticeBytes({ ...about, type: 'webhook.test', subject: null }))
  t.match(notice, { id: messageId, position: null, index: null, subject: null, subjectSequence: null })
  t.ok(messageSchemas['webhook.test'].safeParse(notice).success)
})

t.test(
  'each type has an example that its schema takes, word for word, and refuses for another type',
  async (t) => {
    const ids = new Set<unknown>()
    for (const type of messageTypes) {
      const example = messageExamples[type] as { id: unknown; type: unknown }
      t.same(messageSchemas[type].parse(example), example, type)
      const other = messageTypes.find((each) => each !== type) ?? type
      t.notOk(messageSchemas[other].safeParse(example).success)
      ids.add(example.id)
    }
    t.equal(ids.size, messageTypes.length)
  },
)

t.test('another condition is another stance, though neither status nor value changed', async (t) => {
  const saying = (article: string, on: string, text: string) =>
    claim({ article, on, published: on, words: text, polarity: 1, conditions: [{ text }] })
  const events = told(saying('a8', '2025-03-10', 'if watched'))
  const other = owedByLast([...events, ...told(saying('a9', '2025-03-12', 'if paid'))])
  t.same(only(other, 'stance.changed').data.changedPeriods, [{ validFrom: '2025-03-12', validTo: null }])
  t.same(typesOf(owedByLast([...events, ...told(saying('a9', '2025-03-12', 'if watched'))])), [
    'claim.recorded',
  ])
})

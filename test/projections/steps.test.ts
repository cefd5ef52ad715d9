/** Steps: what becomes known at once. */
import t from 'tap'
import type { Event } from '../../events/catalog.ts'
import { createStepper } from '../../projections/steps.ts'
import { longHistory } from '../support/play.ts'

const events = longHistory(3).log
/** The first of its type in a stream: a run is of one article. */
const one = (type: Event['type'], stream?: string) => {
  const found = events.find((each) => each.event.type === type && each.stream === (stream ?? each.stream))
  if (!found) throw new Error(`no ${type}`)
  return found
}
const claim = one('ClaimRecorded')
const registered = one('ArticleRegistered', claim.stream)
const completed = one('ExtractionCompleted', claim.stream)

/** The positions of each step of a log made of these events. */
function stepsOf(log: readonly Readonly<{ stream: string; event: Event | undefined }>[]): number[][] {
  const stepper = createStepper()
  const recordedAt = '2025-04-15T12:00:00.000000Z'
  const steps = log.flatMap((each, index) => stepper.take({ ...each, position: index + 1, recordedAt }))
  return [...steps, ...stepper.end()].map((step) => [
    ...step.events.map(({ position }) => position),
    step.position,
  ])
}

t.test('the claims of one run are believed from its end on', async (t) => {
  const log = [registered, claim, claim, completed, registered]
  t.same(stepsOf(log), [
    [1, 1],
    [2, 3, 4, 4],
    [5, 5],
  ])
})

t.test('a run that breaks off ends where something else begins', async (t) => {
  const elsewhere = { ...claim, stream: 'article-another' }
  t.same(stepsOf([claim, claim, registered]), [
    [1, 2, 2],
    [3, 3],
  ])
  t.same(
    stepsOf([claim, elsewhere, completed]),
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
    'another stream is another run',
  )
  t.same(stepsOf([claim, claim]), [[1, 2, 2]], 'at the head of the log')
})

t.test('a revised text and its claims are believed together', async (t) => {
  const { stream } = registered
  // `as`: a step looks at types alone.
  const revised = { stream, event: { ...registered.event, type: 'ArticleRevised' } as Event }
  const run = [claim, completed].map(({ event }) => ({ stream, event }))
  t.same(stepsOf([registered, revised, ...run]), [
    [1, 1],
    [2, 3, 4, 4],
  ])
  t.same(
    stepsOf([revised, registered]),
    [
      [1, 1],
      [2, 2],
    ],
    'without a codebook no run follows',
  )
  t.same(
    stepsOf([...run.slice(0, 1), revised, ...run]),
    [
      [1, 1],
      [2, 3, 4, 4],
    ],
    'a run that broke off is no part of the next one',
  )
})

t.test('what a person or a model coded is believed at once', async (t) => {
  if (claim.event.type !== 'ClaimRecorded') throw new Error('no claim')
  const byHand = {
    ...claim,
    event: { ...claim.event, coder: { kind: 'human', id: 'ana', version: '1' } } as Event,
  }
  t.same(stepsOf([byHand, byHand]), [
    [1, 1],
    [2, 2],
  ])
})

t.test('an erased event is passed, and its position reached', async (t) => {
  t.same(stepsOf([registered, { stream: claim.stream, event: undefined }, completed]), [[1, 1], [2], [3, 3]])
})

t.test('a step was recorded when its last event was', async (t) => {
  const stepper = createStepper()
  const at = (minute: number) => `2025-04-15T12:0${minute}:00.000000Z`
  const reads = [registered, claim, completed, undefined].map((each, index) => ({
    event: each?.event,
    stream: claim.stream,
    position: index + 1,
    recordedAt: at(index),
  }))
  const steps = [...reads.flatMap((read) => stepper.take(read)), ...stepper.end()]
  t.same(
    steps.map((step) => [step.position, step.recordedAt]),
    [
      [1, at(0)],
      [3, at(2)],
      [4, at(3)],
    ],
  )
})

/** What becomes known at once: one extraction run, and the revision that it reads, are one step; any other event is one of its own. */
import type { Event, Placed } from '../events/catalog.ts'
import type { Instant, Position } from '../events/vocabulary.ts'

/**
 * Events that are believed from one position on: that of the last of them. Half an article's claims would make stances
 * that nobody ever held, and folding after each of them would cost the square of their number. A revised text without
 * its claims, or with those of the old one, is no better.
 */
export type Step = Readonly<{
  events: readonly Placed[]
  position: Position
  /** When its last event was recorded. */
  recordedAt: Instant
}>

/** `event` is undefined where its payload was erased: the position is passed, and nothing is said. */
export type Read = Readonly<{
  event: Event | undefined
  position: Position
  stream: string
  recordedAt: Instant
}>

/** Gathers events, in the order of the log, into steps. A run ends with its ExtractionCompleted, or where it breaks off. */
export function createStepper() {
  let run: Placed[] = []
  let runStream: string | undefined
  let runRecordedAt = ''

  function close(): Step[] {
    const last = run.at(-1)
    const step = last ? [{ events: run, position: last.position, recordedAt: runRecordedAt }] : []
    run = []
    runStream = undefined
    return step
  }

  return {
    take({ event, position, stream, recordedAt }: Read): Step[] {
      if (!event || !isOfRun(event)) {
        return [...close(), { events: event ? [{ event, position }] : [], position, recordedAt }]
      }
      const broken = stream === runStream && event.type !== 'ArticleRevised' ? [] : close()
      runStream = stream
      runRecordedAt = recordedAt
      run.push({ event, position })
      return event.type === 'ExtractionCompleted' ? [...broken, ...close()] : broken
    },
    /** The log has no more: what is open ends here. */
    end: close,
  }
}

const isOfRun = (event: Event): boolean =>
  event.type === 'ArticleRevised' ||
  event.type === 'ExtractionCompleted' ||
  ((event.type === 'ClaimRecorded' || event.type === 'ClaimSuperseded') && event.coder.kind === 'rule')

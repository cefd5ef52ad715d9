/** Who waits for a turn: endpoints in lines, dossiers in turn. In memory alone, and only what something is going on with. */
import type { EndpointPlace } from '../../db/deliveries.ts'
import type { Finished } from './worker.ts'

/** An endpoint, as one process deals with it. It changes as things happen. */
export type Line = {
  readonly key: string
  readonly place: EndpointPlace
  /** What came of exchanges, not recorded yet. */
  readonly finished: Finished[]
  /** Exchanges under way, each to be aborted by this. */
  readonly flights: Set<AbortController>
  /** Something may be due. */
  mayHaveMore: boolean
  /** A lease of it has run out, so it gets a turn even if it is not active, or not there any more. */
  isLeftBehind: boolean
  isBusy: boolean
  isQueued: boolean
  /** It gets no turn before this moment of `performance.now()`. */
  blockedUntil: number
  /** It gets turns to record, but nothing of it is taken before this moment. */
  restsUntil: number
  timer: NodeJS.Timeout | undefined
  timerAt: number
}

export type Lines = Readonly<{
  of(place: EndpointPlace): Line
  enqueue(line: Line): void
  /** The next in turn, which is busy from now on; without room only somebody who has something to record. */
  next(options: Readonly<{ hasRoom: boolean }>): Line | undefined
  /** Its turn is over. */
  release(line: Line): void
  /** It may have something due in so many milliseconds. */
  wakeAfter(line: Line, waitMs: number, wake: () => void): void
  /** It gets no turn for so long. */
  block(line: Line, blockMs: number, wake: () => void): void
  /** Nothing of it is taken for so long. */
  rest(line: Line, restMs: number, wake: () => void): void
  flying(): Line[]
  hasFinished(): boolean
  /** Ends all timers, and forgets who only waits to take something. */
  forget(): void
}>

export function createLines(): Lines {
  const all = new Map<string, Line>()
  /** By dossier, in the order in which they get their turn. */
  const queues = new Map<string, Line[]>()

  function enqueue(line: Line): void {
    if (line.isQueued || line.isBusy) return
    line.isQueued = true
    const { dossierId } = line.place
    const queue = queues.get(dossierId)
    if (queue) queue.push(line)
    else queues.set(dossierId, [line])
  }

  function next({ hasRoom }: { hasRoom: boolean }): Line | undefined {
    const now = performance.now()
    const isReady = (line: Line) =>
      line.blockedUntil <= now && (hasRoom || line.finished.length > 0 || line.isLeftBehind)
    for (const [dossierId, queue] of queues) {
      const place = queue.findIndex(isReady)
      const line = queue[place]
      if (!line) continue
      queue.splice(place, 1)
      queues.delete(dossierId)
      // The dossier goes behind all others.
      if (queue.length > 0) queues.set(dossierId, queue)
      line.isQueued = false
      line.isBusy = true
      if (line.restsUntil > now) line.mayHaveMore = false
      return line
    }
    return undefined
  }

  function release(line: Line): void {
    line.isBusy = false
    if (line.finished.length > 0 || line.mayHaveMore) enqueue(line)
    else if (line.flights.size === 0 && line.timer === undefined && line.restsUntil < performance.now()) {
      all.delete(line.key)
    }
  }

  function wakeAfter(line: Line, waitMs: number, wake: () => void): void {
    const at = performance.now() + waitMs
    if (line.timer !== undefined && line.timerAt <= at) return
    clearTimeout(line.timer)
    line.timerAt = at
    line.timer = setTimeout(() => {
      line.timer = undefined
      line.mayHaveMore = true
      enqueue(line)
      wake()
    }, waitMs)
  }

  return {
    of: (place) => {
      const key = `${place.dossierId} ${place.endpointId}`
      const known = all.get(key)
      if (known) return known
      const { dossierId, endpointId } = place
      const line: Line = {
        key,
        place: { dossierId, endpointId },
        finished: [],
        flights: new Set(),
        mayHaveMore: false,
        isLeftBehind: false,
        isBusy: false,
        isQueued: false,
        blockedUntil: 0,
        restsUntil: 0,
        timer: undefined,
        timerAt: 0,
      }
      all.set(key, line)
      return line
    },
    enqueue,
    next,
    release,
    wakeAfter,
    block: (line, blockMs, wake) => {
      line.blockedUntil = performance.now() + blockMs
      wakeAfter(line, blockMs, wake)
    },
    rest: (line, restMs, wake) => {
      line.restsUntil = performance.now() + restMs
      wakeAfter(line, restMs, wake)
    },
    flying: () => [...all.values()].filter(({ flights }) => flights.size > 0),
    hasFinished: () => [...all.values()].some(({ finished }) => finished.length > 0),
    forget: () => {
      for (const line of all.values()) {
        clearTimeout(line.timer)
        line.timer = undefined
        line.mayHaveMore = false
        line.blockedUntil = 0
        if (line.finished.length > 0) enqueue(line)
      }
    },
  }
}

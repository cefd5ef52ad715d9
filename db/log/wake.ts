/** Wakes readers of the log: one's own at once, others by NOTIFY after the commit, throttled; LISTEN with polling behind. */
import { randomBytes } from 'node:crypto'
import type { Client, Pool } from 'pg'
import { openClient } from '../connect.ts'

/**
 * Told that there may be something new in a dossier; `undefined` means in any: time has passed, or
 * the connection was gone and what was said meanwhile was not heard. Being told says nothing about what is new:
 * the reader asks the log for what is greater than the position it knows.
 */
export type WakeCallback = (dossierId: string | undefined) => void

export type Waker = Readonly<{
  /**
   * To be called after the commit. Never waits and never fails: whoever is not woken polls. Callbacks of this process run
   * before the event loop turns, once for all calls about a dossier until then.
   */
  notify(dossierId: string): void
  /** Returns the function that ends it. */
  onWake(callback: WakeCallback): () => void
  /** Resolves once the first connection listens; until then, and whenever it is lost, polling wakes. */
  ready: Promise<void>
  close(): Promise<void>
}>

export type WakerOptions = Readonly<{
  /** At most one NOTIFY per dossier in this time: under load the next one says the same. */
  throttleMs?: number
  pollMs?: number
  reconnectMs?: number
  onError?: (error: Error) => void
}>

const channel = 'stancelog'
const defaults = { throttleMs: 20, pollMs: 1_000, reconnectMs: 100 } as const
const longestReconnectMs = 5_000

/** The pool sends; one connection of its own, to the same database, listens. */
export function createWaker(
  { url, pool }: Readonly<{ url: string; pool: Pool }>,
  options: WakerOptions = {},
): Waker {
  const { throttleMs, pollMs, reconnectMs } = { ...defaults, ...options }
  const onError = options.onError ?? (() => {})
  const callbacks = new Set<WakeCallback>()
  const wake: WakeCallback = (dossierId) => {
    for (const callback of [...callbacks]) callback(dossierId)
  }

  // Whoever is woken here does not wait for the database to say it again.
  const own = randomBytes(6).toString('hex')
  const nearby = createNearby(wake)
  const sender = createSender(pool, { throttleMs, onError, own })
  const listener = createListener(url, { reconnectMs, onError, wake, own })
  const poll = setInterval(() => wake(undefined), pollMs).unref()

  return {
    notify: (dossierId) => {
      nearby(dossierId)
      sender.notify(dossierId)
    },
    onWake: (callback) => {
      callbacks.add(callback)
      return () => {
        callbacks.delete(callback)
      }
    },
    ready: listener.ready,
    close: async () => {
      clearInterval(poll)
      callbacks.clear()
      await Promise.all([sender.close(), listener.close()])
    },
  }
}

/** Wakes the callbacks of this process when the call that said so is over. */
function createNearby(wake: WakeCallback): (dossierId: string) => void {
  const said = new Set<string>()
  return (dossierId) => {
    if (said.has(dossierId)) return
    said.add(dossierId)
    queueMicrotask(() => {
      said.delete(dossierId)
      wake(dossierId)
    })
  }
}

type Throttled = { timer: NodeJS.Timeout; isWanted: boolean }

/** The first call goes out at once; those that follow within the throttle become one, at its end. */
function createSender(
  pool: Pool,
  { throttleMs, onError, own }: { throttleMs: number; onError: (error: Error) => void; own: string },
) {
  const throttled = new Map<string, Throttled>()
  const sending = new Set<Promise<void>>()

  function send(dossierId: string): void {
    const timer = setTimeout(() => {
      const isWanted = throttled.get(dossierId)?.isWanted
      throttled.delete(dossierId)
      if (isWanted) send(dossierId)
    }, throttleMs)
    throttled.set(dossierId, { timer: timer.unref(), isWanted: false })
    const sent = pool
      .query({ name: 'notify', text: 'select pg_notify($1, $2)', values: [channel, `${dossierId} ${own}`] })
      .then(() => {}, onError)
      .finally(() => sending.delete(sent))
    sending.add(sent)
  }

  return {
    notify: (dossierId: string): void => {
      const last = throttled.get(dossierId)
      if (last) last.isWanted = true
      else send(dossierId)
    },
    close: async (): Promise<void> => {
      for (const [dossierId, { timer, isWanted }] of [...throttled]) {
        clearTimeout(timer)
        // What was held back still goes out: a reader in another process need not wait for its poll.
        if (isWanted) send(dossierId)
        clearTimeout(throttled.get(dossierId)?.timer)
      }
      throttled.clear()
      await Promise.all(sending)
    },
  }
}

/** One connection that listens, made again, with growing pauses, whenever it is lost. */
function createListener(
  url: string,
  options: { reconnectMs: number; onError: (error: Error) => void; wake: WakeCallback; own: string },
) {
  const { reconnectMs, onError, wake, own } = options
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  let isClosed = false
  let pauseMs = reconnectMs
  let becomeReady = () => {}
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve
  })

  async function connect(): Promise<void> {
    let isLost = false
    const lose = (error?: Error) => {
      if (isLost) return
      isLost = true
      if (isClosed) return
      if (error) onError(error)
      current.end().catch(() => {})
      retry = setTimeout(() => void connect(), pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestReconnectMs)
    }
    const current = openClient(url, { applicationName: 'stancelog listen', onError: lose })
    client = current
    current.on('end', () => lose())
    current.on('notification', ({ payload = '' }) => {
      // An id has no blank: what stands behind it names the sender.
      const [dossierId, sender] = payload.split(' ')
      if (sender !== own) wake(dossierId)
    })
    try {
      await current.connect()
      await current.query(`listen ${channel}`)
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)))
      return
    }
    pauseMs = reconnectMs
    becomeReady()
    // Whatever was said before this moment was not heard.
    wake(undefined)
  }

  void connect()
  return {
    ready,
    close: async (): Promise<void> => {
      isClosed = true
      clearTimeout(retry)
      becomeReady()
      await client?.end().catch(() => {})
    },
  }
}

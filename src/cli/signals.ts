/** SIGINT and SIGTERM: the first asks for an orderly end, the second ends at once. */
import process from 'node:process'
import { exitCodes } from './exit-codes.ts'

export type Signals = Readonly<{
  /** Aborted by the first signal. */
  signal: AbortSignal
  /** Which it was. */
  received(): 'SIGINT' | 'SIGTERM' | undefined
}>

/** A terminal sends Ctrl-C to everybody in it, and npm hands it on once more: that is one wish, not two. */
const sameWishMs = 500

export function listenForSignals(): Signals {
  const controller = new AbortController()
  let received: 'SIGINT' | 'SIGTERM' | undefined
  let receivedAt = 0
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      const now = performance.now()
      if (received && now - receivedAt < sameWishMs) return
      // Whoever asks twice does not want to wait. The database survives it: the next start adopts its server.
      if (received) process.exit(exitCodes[name])
      received = name
      receivedAt = now
      controller.abort()
    })
  }
  return { signal: controller.signal, received: () => received }
}
